"""`/contact merge | unmerge | duplicates | forget`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from bot.contacts.args import Person
from bot.contacts.commands import contacts, show
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.feature import Feature, Job
from bot.followups import chain
from bot.followups import rules as followup_rules
from bot.followups.model import FollowUpId, State
from bot.kit import ids, words
from bot.kit.args import Flag, Number, RecordId
from bot.kit.cards import Card, Line
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.tidying import cards, rules
from bot.tidying.model import UNDO_FOR, Alike, Merge, MergeId

if TYPE_CHECKING:
    from bot.ports import Store

PAGE = 4
"""Pairs on a page, each with its buttons."""

SHOWN = 2
"""People that a card names as possibly the same."""


class SamePerson(UserError):
    """That is the same person twice: {name}.

    Name the other one more fully: `contact merge Ana and Ana Ruiz`
    """


class NothingToUndo(UserError):
    """There is no merge to undo for {name}.

    A merge can be undone for 30 days.
    """


class LaterMergeFirst(UserError):
    """Somebody else was merged into {name} after that.

    Undo the later one first: `contact unmerge {name}`
    """


class OtherPerson(Person):
    """The second of two people: “and Ana Ruiz” at the end of a line."""

    def read(self, text: str, scene: Context) -> ContactId:
        return super().read(_AND.sub("", text, count=1) if _AND.match(text) else text, scene)

    def tail(self, text: str) -> int | None:
        found = _BETWEEN.search(text)
        return None if found is None else found.start(1)


_AND = re.compile(r"(?:and|with|into|&|\+)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=\S)\s+((?:and|with|into|&|\+)\s+\S)", re.IGNORECASE)


@contacts.command("merge", examples=["contact merge Ana and Ana Ruiz"])
def merge(
    ctx: Context,
    who: Annotated[ContactId, Person("The person who stays", placing="rest")],
    other: Annotated[ContactId | None, OtherPerson("The same person once more", placing="tail")] = None,
    sure: Annotated[bool | None, Flag("Yes merges them, no remembers that they are two people")] = None,
) -> Card:
    """Make one person of two records.

    You see first what would happen. What is empty is filled in, what differs goes to the note, conversations and
    follow-ups move over. You can undo it for 30 days.
    """
    kept = _person(ctx, who)
    if other is None:
        return _likely(ctx, kept)
    gone = _person(ctx, other)
    if kept.id == gone.id:
        raise SamePerson(name=kept.name)
    if sure is None:
        return _preview(ctx, kept, gone)
    if sure:
        return _merge(ctx, kept, gone)
    ctx.store.merges.tell_apart(ctx.member.id, rules.pair(kept.id, gone.id))
    return cards.told_apart(kept, gone).offering(duplicates.button("Other duplicates"))


@contacts.command("unmerge", examples=["contact unmerge Ana Ruiz"])
def unmerge(
    ctx: Context,
    who: Annotated[ContactId, Person("The person that two were merged into", placing="rest")],
    which: Annotated[int | None, RecordId("The merge")] = None,
) -> Card:
    """Undo the last merge into a person.

    The other person comes back with what moved. What you changed since then stays.
    """
    now = _person(ctx, who)
    done = ctx.store.merges.newest(ctx.member.id, who)
    if done is None or done.at + UNDO_FOR <= ctx.now or (which is not None and done.id < which):
        raise NothingToUndo(name=now.name)
    if which is not None and done.id > which:
        raise LaterMergeFirst(name=now.name)
    return _undo(ctx, now, done)


@contacts.command("duplicates", examples=["contact duplicates"], aliases=["dups"], reads=True)
def duplicates(ctx: Context, page: Annotated[int, Number("Which page", least=1, most=100)] = 1) -> Card:
    """Show people who may be in your list twice.

    I compare names, e-mail addresses, phone numbers and links; you decide.
    """
    found = ctx.store.merges.alike(ctx.member.id)
    wanted = {person for _, two in found for person in two}
    people = ctx.store.contacts.several(ctx.member.id, wanted) if wanted else {}
    pairs = rules.alike(found, people, ctx.store.merges.apart(ctx.member.id))
    shown = pairs[(page - 1) * PAGE : page * PAGE]
    if not shown:
        return cards.nobody_twice()
    card = _pairs(shown, len(pairs))
    return card.offering(duplicates.button("More", page=page + 1)) if len(pairs) > page * PAGE else card


@contacts.command("forget", examples=["contact forget Ana Ruiz"], scrubs=True)
def forget(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom to erase", placing="rest")],
    sure: Annotated[bool | None, Flag("Erase now, without asking")] = None,
) -> Card:
    """Erase a person and everything about them, for good.

    You see first what would go: conversations, follow-ups, reminders. There is no undo.
    """
    contact = _person(ctx, who)
    if not sure:
        card = cards.sure(contact, ctx.store.merges.holdings(ctx.member.id, contact.id))
        erase = replace(forget.button("Erase", who=contact.id, sure=True), tone="danger")
        return card.offering(erase, show.button("Keep", who=contact.id))
    about = ctx.store.merges.forget(ctx.member.id, contact)
    if about is None:
        raise UnknownRecord
    return cards.erased(about)


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What `contact show` says of people who may be the same."""
    others = _namesakes(ctx, contact)
    if not others:
        return ()
    named = words.join([two.introduced for two in others[:SHOWN]], last="or")
    return (("Could be", (f"the same as {named}. To look at both: ", merge.mention(contact.name))),)


def expire(store: Store, now: datetime) -> int:
    """Delete what is kept to undo merges, after 30 days."""
    return store.merges.expire(now - UNDO_FOR)


def _preview(ctx: Context, kept: Contact, other: Contact) -> Card:
    about = ctx.store.merges.holdings(ctx.member.id, other.id)
    mistakable = rules.mistakable(kept.name, other.name)
    card = cards.preview(kept, other, rules.merged(kept, other), about, mistakable=mistakable)
    return card.offering(
        replace(merge.button("Merge", who=kept.id, other=other.id, sure=True), tone="main"),
        merge.button("Keep both", who=kept.id, other=other.id, sure=False),
        merge.button("The other way round", who=other.id, other=kept.id),
    )


def _merge(ctx: Context, kept: Contact, other: Contact) -> Card:
    owner = ctx.member.id
    union = rules.merged(kept, other)
    moved = ctx.store.merges.move(owner, source=other.id, target=kept.id)
    if not ctx.store.merges.remove_person(owner, other.id):
        raise UnknownRecord
    ctx.store.contacts.save(union.contact)
    stopped = rules.surplus(ctx.store.followups.of_contact(owner, kept.id))
    for one in stopped:
        ctx.store.followups.save(chain.closed(one, State.CANCELLED, ctx.now))
    ctx.corrected(kept.id)
    if union.contact.archived_at is None:
        chain.restart(ctx, union.contact)
    done = Merge(
        MergeId(ids.new_id(ctx.now)),
        owner,
        kept.id,
        ctx.now,
        other=other,
        before=kept,
        after=union.contact,
        moved=moved,
        cancelled=tuple(one.id for one in stopped),
    )
    ctx.store.merges.add(done)
    card = cards.united(union.contact, union, moved, len(stopped))
    return card.offering(
        unmerge.button("Undo", who=kept.id, which=done.id),
        show.button("Show", who=kept.id),
    )


def _undo(ctx: Context, now: Contact, done: Merge) -> Card:
    owner = ctx.member.id
    before, stays = rules.unmerged(now, done.before, done.after)
    kept = _reachable(ctx, before, done.other.id)
    other = _reachable(ctx, done.other, kept.id)
    ctx.store.contacts.add(other)
    ctx.store.contacts.save(kept)
    back = ctx.store.merges.put_back(owner, done.moved, source=kept.id, target=other.id)
    for number in done.cancelled:
        one = ctx.store.followups.find(owner, FollowUpId(number))
        if one is not None and one.state is State.CANCELLED:
            opened = replace(one, state=State.OPEN, closed_at=None, rev=one.rev + 1)
            planned = replace(opened, nudge_at=followup_rules.next_nudge(opened, ctx.member, ctx.now))
            ctx.store.followups.save(planned)
    for person in (kept, other):
        ctx.corrected(person.id)
        if person.archived_at is None:
            chain.restart(ctx, person)
    ctx.store.merges.remove(owner, done.id)
    card = cards.parted(kept, other, back, stays, missing=done.moved.records - back.records)
    return card.offering(
        show.button(words.clip(f"Show {kept.name}", 40), who=kept.id),
        show.button(words.clip(f"Show {other.name}", 40), who=other.id),
    )


def _reachable(ctx: Context, contact: Contact, back: ContactId) -> Contact:
    """The contact without an introducer who was forgotten meanwhile; `back` is there again in a moment."""
    through = contact.through
    if through is None or through == back or ctx.store.contacts.find(ctx.member.id, through) is not None:
        return contact
    return replace(contact, through=None)


def _likely(ctx: Context, contact: Contact) -> Card:
    """Those who may be the same as one person."""
    sharing = ctx.store.contacts.several(ctx.member.id, ctx.store.merges.sharing(ctx.member.id, contact))
    others = {person.id: person for person in (*_namesakes(ctx, contact), *sharing.values())}
    if not others:
        return cards.nobody_like(contact).offering(merge.ask("Name the other one", who=contact.id))
    pairs = [Alike(contact, other, rules.likenesses(contact, other)) for other in others.values()]
    return _pairs(pairs[:PAGE], len(pairs))


def _namesakes(ctx: Context, contact: Contact) -> tuple[Contact, ...]:
    """Others of the same name, or nearly the same at the same company, that the member hasn't told apart."""
    typed = words.terms(contact.name)
    if not typed:
        return ()
    # Two looks into the index of names, each bounded: the whole name, and names that begin alike.
    begins = (typed[0][:2], typed[-1][:1]) if len(typed) > 1 else typed
    people = {one.id: one for each in (typed, begins) for one in ctx.store.contacts.named(ctx.member.id, each)}
    alike = [one for one in people.values() if one.id != contact.id and rules.likenesses(contact, one)]
    if not alike:
        return ()
    apart = ctx.store.merges.apart(ctx.member.id)
    return tuple(one for one in alike if rules.pair(contact.id, one.id) not in apart)


def _pairs(shown: Sequence[Alike], count: int) -> Card:
    actions = [
        (
            merge.button("Compare", who=two.one.id, other=two.other.id),
            merge.button("Keep both", who=two.one.id, other=two.other.id, sure=False),
        )
        for two in shown
    ]
    return cards.duplicates(shown, actions, count)


def _person(ctx: Context, who: ContactId) -> Contact:
    found = ctx.store.contacts.find(ctx.member.id, who)
    if found is None:
        raise UnknownRecord
    return found


feature = Feature(panels=(panel,), jobs=(Job("merges", timedelta(hours=1), expire),))
