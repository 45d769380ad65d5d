"""Who got what: noted with what is logged of it, taken back, and spelled for a removal that can be undone."""

from __future__ import annotations

from datetime import date

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.followups import chain
from bot.journal.model import Deed, DeedId, DeedKind, Entry, EntryId, Give, How
from bot.kit import ids, times, words
from bot.kit.calls import BrokenCall, Call
from bot.kit.cards import Action, Button, Line
from bot.sharing.cards import Given
from bot.sharing.model import Handed, Share, Sort, State

LOGGED = 1000
"""Characters of a deed."""


def told(
    ctx: Context, share: Share, contact: Contact, message: EntryId | None = None
) -> tuple[Handed | None, tuple[Line, ...], tuple[Action, ...]]:
    """Note that a person was told, and log it: a link as given to them, news as a message. What was noted (None: it was
    before), what is to be said of it, and what to offer. `message`: the one that told them, where it is logged."""
    number = message or ids.new_id(ctx.now)
    one = Handed(ids.new_id(ctx.now), share.id, contact.id, ctx.member.id, State.TOLD, ctx.today, number)
    known = [each for each in ctx.store.shares.of_contact(ctx.member.id, contact.id) if each.share == share.id]
    if known and known[0].state is State.NOT:  # they changed their mind
        ctx.store.shares.take_back(ctx.member.id, known[0].id)
    if not ctx.store.shares.hand(one):
        return None, (), ()
    if share.kind is Sort.NEWS and message is not None:
        return one, (), ()
    if share.kind is Sort.NEWS:
        note = words.clip(f"My news: {share.text or share.link}", LOGGED)
        owner, who = ctx.member.id, contact.id
        entry = Entry(EntryId(number), owner, who, ctx.now, ctx.today, How.MESSAGE, note=note, started="me")
        return one, ctx.record(entry), ctx.offered(entry)
    what = words.clip(" ".join(f"{share.text} {share.link}".split()), LOGGED)
    sort = Give.ARTICLE if share.link else Give.SHARE
    deed = Deed(
        DeedId(number), ctx.member.id, DeedKind.HELP, ctx.today, ctx.now, what, contact=contact.id, sort=sort.value
    )
    ctx.store.deeds.add([deed])
    lines, offers = ctx.told_of([deed.id])
    return one, tuple(lines), tuple(offers)


def skip(ctx: Context, share: Share, contact: Contact) -> Handed | None:
    """Note that a share is not for a person; None when something was noted already."""
    one = Handed(ids.new_id(ctx.now), share.id, contact.id, ctx.member.id, State.NOT, ctx.today)
    return one if ctx.store.shares.hand(one) else None


def untell(ctx: Context, share: Share, contact: Contact, one: Handed) -> tuple[Line, ...]:
    """Take back what was logged of something that was noted."""
    if one.made is None:
        return ()
    if share.kind is not Sort.NEWS:
        gone = ctx.store.deeds.remove(ctx.member.id, DeedId(one.made))
        return tuple(ctx.told_of([DeedId(one.made)])[0]) if gone else ()
    entry = ctx.store.journal.find(ctx.member.id, EntryId(one.made))
    lines = None if entry is None else ctx.retract(entry)
    if lines is None:
        return ()
    cadence = chain.restart(ctx, contact)
    if cadence is not None:
        lines = ((f"Keep in touch: {times.say_day(cadence.due, ctx.today)}.",), *lines)
    return lines


def given(ctx: Context, share: Share) -> tuple[Given, ...]:
    """Who has to do with a share, by name, the newest first."""
    handed = ctx.store.shares.handed(ctx.member.id, share.id)
    people = ctx.store.contacts.several(ctx.member.id, [one.contact for one in handed]) if handed else {}
    return tuple(Given(people[one.contact].name, one.state, one.day) for one in handed if one.contact in people)


def actions(share: Share, person: Contact) -> tuple[Action, ...]:
    which, who = ids.spell_id(share.id), ids.spell_id(person.id)
    return (
        Button("Told them", Call("share told", {"which": which, "who": who})),
        Button("Draft", Call("draft", {"who": who, "purpose": "share", "link": which})),
        Button("Not for them", Call("share skip", {"which": which, "who": who})),
    )


def spelled(ctx: Context, share: Share) -> str:
    """Who has to do with a share, for a held call."""
    return " ".join(map(_spelled, ctx.store.shares.handed(ctx.member.id, share.id)))


def _spelled(one: Handed) -> str:
    made = ids.spell_id(one.made) if one.made else ""
    return f"{ids.spell_id(one.contact)}/{one.state.value}/{one.day.isoformat()}/{made}"


def put_back(ctx: Context, share: Share, people: str) -> None:
    """Note again what `spelled` wrote, of those whom the member still knows; raises BrokenCall."""
    found = [_handed(ctx, share, part) for part in reversed(people.split())]
    known = ctx.store.contacts.several(ctx.member.id, [one.contact for one in found])
    for one in found:
        if one.contact in known:
            ctx.store.shares.hand(one)


def _handed(ctx: Context, share: Share, part: str) -> Handed:
    try:
        who, state, day, made = part.split("/")
        contact, logged = ContactId(ids.read_id(who)), ids.read_id(made) if made else None
        number = ids.new_id(ctx.now)
        return Handed(number, share.id, contact, ctx.member.id, State(state), date.fromisoformat(day), logged)
    except ValueError:
        raise BrokenCall from None
