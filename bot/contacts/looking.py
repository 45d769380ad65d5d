"""`/contact show`, `list` and `find`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.contacts import cards, facts, finding, rules, talks
from bot.contacts.args import Person
from bot.contacts.group import contacts, show_button
from bot.contacts.model import KINDS, Contact, ContactId, Tier, Which
from bot.context import Context
from bot.kit import companies, ids, words
from bot.kit.args import Flag, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose
from bot.kit.ids import UnknownRecord

PAGE = 20
INTRODUCED = 8
"""People shown of those whom somebody introduced."""

NOTES_READ = 1_000
"""Notes of each sort, the newest, that are decrypted for one search."""


@contacts.command("show", examples=["contact show Ana Ruiz"], reads=True)
def show(ctx: Context, who: Annotated[ContactId, Person("Whom to show", placing="rest")]) -> Card:
    """Show what you know about a person.

    Only you can see it. A first name is enough when it is clear.
    """
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    entries = ctx.store.journal.of_contact(ctx.member.id, contact.id)
    panels = [pair for panel in ctx.panels for pair in panel(ctx, contact)]
    introduced = ctx.store.contacts.introduced(ctx.member.id, contact.id, limit=INTRODUCED + 1)
    names = [one.name for one in introduced[:INTRODUCED]] + ["others"] * (len(introduced) > INTRODUCED)
    card = cards.person(contact, entries, panels, ctx.today, through=facts.through_name(ctx, contact), introduced=names)
    buttons = (talks.talked.button(how, who=contact.id, how=how) for how in talks.HOWS)
    actions: list[Action] = [Choose("Talked today", tuple(buttons)), facts.edit.ask("Edit", who=contact.id)]
    actions.append(Button("Draft a message", Call("draft", {"who": ids.spell_id(contact.id)})))
    if entries:
        actions.append(talks.list_button(contact.id))
    if contact.archived_at is not None:
        actions.append(facts.unarchive.button("Bring back", who=contact.id))
    elif contact.parked:
        actions.append(facts.how_close(contact))
    return card.offering(*actions)


@contacts.command("list", examples=["contact list", "contact list tag:python"], aliases=["all"], reads=True)
def list_people(
    ctx: Context,
    tag: Annotated[str | None, Text("With this tag, skill or interest", limit=60)] = None,
    company: Annotated[str | None, Text("At this company", limit=120)] = None,
    tier: Annotated[str | None, OneOf("How close", tuple(tier.value for tier in Tier))] = None,
    kind: Annotated[str | None, Text(f"What they are: {', '.join(KINDS[:3])} …", limit=60)] = None,
    archived: Annotated[bool | None, Flag("The archived ones")] = None,
    after: Annotated[int | None, RecordId("The last person of the page before")] = None,
) -> Card:
    """List the people you know, by name.

    A filter looks for whole words: tag:python, tier:close, kind:recruiter, archived:yes.
    A company is its whole name: company:Acme finds “Acme, Inc.” too, and not “Acme Labs”.
    """
    which, about = _which(tag, company, tier, kind, archived or False)
    count = ctx.store.contacts.count(ctx.member.id, which)
    if not count:
        return cards.nobody(about, company=company or "")
    last_shown = None if after is None else ctx.store.contacts.find(ctx.member.id, ContactId(after))
    page = ctx.store.contacts.page(ctx.member.id, after=last_shown, limit=PAGE + 1, which=which)
    shown = page[:PAGE]
    last = ctx.store.journal.last_days(ctx.member.id, tuple(contact.id for contact in shown))
    card = cards.people(shown, count, last, ctx.today, about=about or "you know")
    if len(page) <= PAGE:
        return card
    call = list_people.call(tag=tag, company=company, tier=tier, kind=kind, archived=archived, after=shown[-1].id)
    if tag or company or kind:  # words of the member's own don't travel in a button
        return card.offering(*ctx.hold(("More", call)))
    return card.offering(list_people.button("More", tier=tier, archived=archived, after=shown[-1].id))


@contacts.command("find", examples=["contact find python", "contact find chess"], aliases=["search"], reads=True)
def find(
    ctx: Context,
    what: Annotated[str, Text("Words of a name, company, tag, role or your notes", placing="rest", limit=200)],
    archived: Annotated[bool | None, Flag("Archived people too")] = None,
) -> Card:
    """Find people by any words: names, companies, tags, roles, and your own notes.

    The beginning of a word is enough. A typing error is forgiven when nothing else fits.
    """
    typed = words.terms(what)
    too = archived or False
    people = ctx.store.contacts.matching(ctx.member.id, typed, limit=PAGE + 1, archived=too)
    noted, looked_at = _in_notes(ctx, typed, too) if typed else ({}, (0, 0))
    short = finding.nicknamed(ctx, typed, limit=PAGE + 1, everywhere=True, archived=too)
    short = {known: one for known, one in short.items() if known not in {person.id for person in people}}
    meant = ""
    if not people and not noted and not short:
        for tried in finding.meant(ctx, typed, names=False):
            people = ctx.store.contacts.matching(ctx.member.id, tried, limit=PAGE + 1, archived=too)
            if people:
                meant = " ".join(tried)
                break
    hits = {person.id: (person, noted.get(person.id, (person, ""))[1]) for person in people}
    hits |= {known: hit for known, hit in noted.items() if known not in hits}
    hits |= {known: (person, "") for known, (person, _, _) in short.items() if known not in hits}
    shown = [(person, excerpt, (show_button(person.id),)) for person, excerpt in list(hits.values())[:PAGE]]
    names = dict.fromkeys((word, name) for known, (_, word, name) in short.items() if known in list(hits)[:PAGE])
    return cards.found(
        shown, said=what, meant=meant, short_for=tuple(names), more=len(hits) > PAGE, looked_at=looked_at
    )


def _in_notes(
    ctx: Context, typed: Sequence[str], archived: bool
) -> tuple[dict[ContactId, tuple[Contact, str]], tuple[int, int]]:
    """The people whose newest notes have all the words, with the part that does; how many notes were read, of all."""
    people = ctx.store.contacts.noted(ctx.member.id, limit=NOTES_READ)
    entries = ctx.store.journal.noted(ctx.member.id, limit=NOTES_READ)
    fitting: dict[ContactId, str] = {}
    for owner, text in (
        *((person.id, part) for person in people for part in (person.note, person.cares)),
        *((ContactId(entry.contact), part) for entry in entries for part in (entry.note, entry.promise)),
    ):
        if owner not in fitting and rules.in_note(typed, text):
            fitting[owner] = rules.excerpt(typed, text)
    found = ctx.store.contacts.several(ctx.member.id, list(fitting)[: PAGE + 1])
    hits = {
        known: (found[known], excerpt)
        for known, excerpt in fitting.items()
        if known in found and (archived or found[known].archived_at is None)
    }
    read = len(people) + len(entries)
    if len(people) < NOTES_READ and len(entries) < NOTES_READ:
        return hits, (read, read)
    return hits, (read, ctx.store.contacts.count_noted(ctx.member.id) + ctx.store.journal.count_noted(ctx.member.id))


def _which(
    tag: str | None, company: str | None, tier: str | None, kind: str | None, archived: bool
) -> tuple[Which, str]:
    """The filter, and how to say it."""
    terms = [(field, term) for field, text in (("t", tag), ("r", kind)) for term in words.terms(text or "")]
    said = [f"tagged #{tag.lstrip('#')}"] if tag else []
    said += [f"at {company}"] if company else []
    said += [f"in the tier {tier}"] if tier else []
    said += [f"who fit “{kind}”"] if kind else []
    said += ["in your archive"] if archived else []
    which = Which(None if tier is None else Tier(tier), tuple(terms), archived, companies.company(company or ""))
    return which, words.clip(", ".join(said), 100)
