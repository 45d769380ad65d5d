"""`/contact edit`, `note`, `tag`, `tier`, `archive`: what is known about somebody, and how close they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Annotated

from bot.contacts import cards, rules
from bot.contacts.args import NOBODY, HowClose, Introducer, Person, TagWords, find_person
from bot.contacts.group import contacts, show_button
from bot.contacts.model import CHANNELS, KINDS, Contact, ContactId, Stage, Tier
from bot.contacts.quickline import FACT_LIMIT, NAME_LIMIT
from bot.context import Context
from bot.kit.args import OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Card, Choose, say
from bot.kit.commands import FIELDS_PER_PAGE, Form
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord

NOTE_LIMIT = 4000
"""Characters of all notes on one person together: what a field of a form holds."""

LIST_LIMIT = 400
MOST_IN_LIST = 30


class NotAnAddress(UserError):
    """“{text}” doesn't look like an e-mail address.

    It needs an @ and a domain, such as ana@acme.example.
    """


class NotALink(UserError):
    """“{text}” doesn't look like a web address.

    Begin it with https://, and put a comma between two links.
    """


class NoteFull(UserError):
    """There is no room left in the notes on {name}: they have {length} of 4,000 characters.

    Shorten them first with `contact edit {name}`, on its last page.
    """


class Themself(UserError):
    """That is the same person, and nobody introduces themselves.

    Choose the person who introduced you, or - for nobody.
    """


class TooManyListed(UserError):
    """That is more than 30 in one list.

    Keep the ones that help you find this person again.
    """


def _text(about: str, limit: int = FACT_LIMIT, label: str = "", *, lines: bool = False) -> Text:
    return Text(about, limit=limit, clears=True, lines=lines, label=label)


@contacts.command("edit", examples=["contact edit Ana company:Acme role:recruiter"])
def edit(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom to change", placing="rest")],
    name: Annotated[str | None, Text("Their name", limit=NAME_LIMIT)] = None,
    role: Annotated[str | None, _text("What they do; - empties it")] = None,
    company: Annotated[str | None, _text("Where they work; - empties it")] = None,
    where: Annotated[str | None, _text("Where you met; - empties it")] = None,
    tags: Annotated[str | None, _text("Tags, with commas", LIST_LIMIT)] = None,
    email: Annotated[str | None, _text("E-mail address", 254, "E-mail")] = None,
    phone: Annotated[str | None, _text("Phone number", 40)] = None,
    links: Annotated[str | None, _text("Profiles and pages, with commas", 1000)] = None,
    place: Annotated[str | None, _text("Where they live")] = None,
    channel: Annotated[str | None, _text(f"Through what you met: {', '.join(CHANNELS[:3])} …")] = None,
    through: Annotated[ContactId | None, Introducer("Who introduced you; - for nobody")] = None,
    kind: Annotated[str | None, _text(f"What they are: {', '.join(KINDS[:3])} …")] = None,
    sector: Annotated[str | None, _text("Line of business")] = None,
    skills: Annotated[str | None, _text("What they can, with commas", LIST_LIMIT)] = None,
    interests: Annotated[str | None, _text("What they like, with commas", LIST_LIMIT)] = None,
    cares: Annotated[str | None, _text("What they care about, for your eyes only", 500, "Cares about")] = None,
    note: Annotated[str | None, _text("Your notes, for your eyes only", NOTE_LIMIT, "Notes", lines=True)] = None,
    stage: Annotated[str | None, OneOf("How well you know each other", tuple(stage.value for stage in Stage))] = None,
) -> Card | Form:
    """Change what you know about a person.

    What you leave out stays as it is. A lone - empties a fact.
    """
    before = ctx.store.contacts.find(ctx.member.id, who)
    if before is None:
        raise UnknownRecord
    plain = {
        "name": name,
        "role": role,
        "company": company,
        "met_at": where,
        "email": email,
        "phone": phone,
        "place": place,
        "channel": channel,
        "kind": kind,
        "sector": sector,
        "cares": cares,
        "note": note,
    }
    lists = {"tags": tags, "links": links, "skills": skills, "interests": interests}
    others = {"where": where, "through": through, "stage": stage}
    given = [field for field, value in {**plain, **lists, **others}.items() if value is not None]
    if not given:
        return edit.form(edit.call(who), known=_known(ctx, before))
    if email and not rules.is_email(email):
        raise NotAnAddress(field="email", text=email)
    if through == before.id:
        raise Themself(field="through")
    after = replace(
        before,
        **{field: value for field, value in plain.items() if value is not None},
        **{field: _listed(field, text) for field, text in lists.items() if text is not None},
        through=before.through if through is None else None if through == NOBODY else through,
        stage=before.stage if stage is None else Stage(stage),
    )
    told = ctx.save(before, after)
    card = cards.changed(after, through=through_name(ctx, after), told=told)
    return card.offering(edit.ask("Edit", who=who), edit.ask("More", _page_after(given), who=who), show_button(who))


def _page_after(given: Collection[str]) -> int:
    """The page of the form behind the last one with a field that was given; the first one after the last."""
    asked = [param.name for param in edit.params if param.name != "who"]
    last = max(number for number, name in enumerate(asked) if name in given)
    return (last // FIELDS_PER_PAGE + 1) % PAGES + 1


PAGES = -(-(len(edit.params) - 1) // FIELDS_PER_PAGE)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    return _known(ctx, find_person(call.values["who"], ctx)) if "who" in call.values else {}


def _known(ctx: Context, contact: Contact) -> dict[str, str]:
    return {
        "name": contact.name,
        "role": contact.role,
        "company": contact.company,
        "where": contact.met_at,
        "tags": ", ".join(contact.tags),
        "email": contact.email,
        "phone": contact.phone,
        "links": ", ".join(contact.links),
        "place": contact.place,
        "channel": contact.channel,
        "through": through_name(ctx, contact),
        "kind": contact.kind,
        "sector": contact.sector,
        "skills": ", ".join(contact.skills),
        "interests": ", ".join(contact.interests),
        "cares": contact.cares,
        "note": contact.note,
        "stage": contact.stage.value,
    }


@contacts.command("note", examples=["contact note Ana - starts at Lune in May"])
def note(
    ctx: Context,
    who: Annotated[ContactId, Person("About whom", placing="rest")],
    text: Annotated[str, Text("What to remember, for your eyes only", placing="after", lines=True, limit=2000)],
) -> Card:
    """Add a note about a person, with today's date.

    It is encrypted, and only you can read it. Change or shorten it with `contact edit`.
    """
    before = _found(ctx, who)
    longer = rules.appended(before.note, text, ctx.today)
    if len(longer) > NOTE_LIMIT:
        raise NoteFull(name=before.name, length=f"{len(before.note):,}")
    ctx.save(before, replace(before, note=longer))
    return cards.noted(before, text).offering(edit.ask("Edit", PAGES, who=who), show_button(who))


@contacts.command("tag", examples=["contact tag Ana #python #pyday", "contact tag Ana -pyday"], aliases=["untag"])
def tag(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom to tag", placing="rest")],
    tags: Annotated[tuple[str, ...], TagWords("Tags: #python adds, -python takes away", placing="tail")],
) -> Card:
    """Tag a person, or take a tag away.

    Find them again with `contact list tag:python`.
    """
    before = _found(ctx, who)
    after = replace(before, tags=rules.tagged(before.tags, tags))
    if len(after.tags) > MOST_IN_LIST:
        raise TooManyListed(field="tags")
    ctx.save(before, after)
    shown = " ".join(f"#{one}" for one in after.tags) or "no tags"
    card = Card(f"{after.name}: {shown}", tone="good", summary="Tagged")
    return card.offering(edit.ask("Edit", who=who), show_button(who))


@contacts.command("tier", examples=["contact tier Ana close"])
def tier(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom", placing="rest")],
    tier: Annotated[str, HowClose("How close: close, warm or light")],
) -> Card:
    """Say how close you are: it sets how often I remind you to keep in touch.

    Close is every 30 days, warm every 60, light every 120, until you change that with
    `followup cadence`.
    """
    before = _found(ctx, who)
    after = replace(before, tier=Tier(tier), every=None, parked=False)
    told = ctx.save(before, after)
    interval = rules.interval(after, ctx.store.contacts.intervals(ctx.member.id))
    card = Card(
        f"{after.name} is {tier}: keep in touch {interval}",
        tuple(say(*line) for line in told),
        tone="good",
        summary="Saved",
    )
    return card.offering(how_close(after, "Change"), show_button(who))


@contacts.command("archive", examples=["contact archive Ana"])
def archive(ctx: Context, who: Annotated[ContactId, Person("Whom to archive", placing="rest")]) -> Card:
    """Put a person away: out of lists, suggestions and reminders, and nothing is lost.

    They are still found by name, and come back with `contact unarchive`.
    """
    before = _found(ctx, who)
    if before.archived_at is not None:
        return Card(f"{before.name} is in your archive already").offering(unarchive.button("Bring back", who=who))
    told = ctx.save(before, replace(before, archived_at=ctx.now))
    card = Card(f"Archived: {before.name}", tuple(say(*line) for line in told), tone="good", summary="Archived")
    return card.offering(unarchive.button("Undo", who=who))


@contacts.command("unarchive", examples=["contact unarchive Ana"])
def unarchive(ctx: Context, who: Annotated[ContactId, Person("Whom to bring back", placing="rest")]) -> Card:
    """Bring an archived person back, with the follow-ups they had."""
    before = _found(ctx, who)
    if before.archived_at is None:
        return Card(f"{before.name} is not in your archive").offering(show_button(who))
    told = ctx.save(before, replace(before, archived_at=None))
    card = Card(f"{before.name} is back", tuple(say(*line) for line in told), tone="good", summary="Back")
    return card.offering(show_button(who))


def how_close(contact: Contact, label: str = "Keep in touch") -> Choose:
    """A menu of the tiers."""
    return Choose(label, tuple(tier.button(one.value, who=contact.id, tier=one.value) for one in Tier))


def through_name(ctx: Context, contact: Contact) -> str:
    """The name of who introduced somebody; empty when nobody did."""
    found = None if contact.through is None else ctx.store.contacts.find(ctx.member.id, contact.through)
    return "" if found is None else found.name


def _found(ctx: Context, who: ContactId) -> Contact:
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    return contact


def _listed(field: str, text: str) -> tuple[str, ...]:
    listed = rules.listed(text)
    if len(listed) > MOST_IN_LIST:
        raise TooManyListed(field=field)
    wrong = next((one for one in listed if field == "links" and not rules.url(one)), None)
    if wrong is not None:
        raise NotALink(field=field, text=wrong)
    return listed
