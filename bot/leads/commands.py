"""`/grapevine heard`: what comes through people, what to do about it, and whom to thank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.deeds.args import Given
from bot.feature import Feature
from bot.journal.model import Entry, EntryId, Outcome
from bot.kit import ids, nothing, words
from bot.kit.args import CalendarDay, Instant, Number, OneOf, RecordId, Text, here
from bot.kit.calls import Call
from bot.kit.cards import Action, Card, Line
from bot.kit.commands import Form
from bot.kit.ids import UnknownRecord
from bot.leads import cards, keeping, rules, stepping, thanking, turned
from bot.leads.args import AnyLead, Ending, LeadOf, Source
from bot.leads.group import draft_button, found, heard, opened, person, show_button, thank_buttons
from bot.leads.model import Lead, LeadId, State

PAGE = 5
LIMIT, LINE, COMPANY = 500, 300, 120
KINDS = tuple(kind.value for kind in cards.KINDS)
LABELS = tuple(cards.KINDS.values())


@heard.command(
    "",
    examples=[
        "heard Ben - opening for a data analyst at Acme; apply by friday",
        "heard Ana introduced me to Dana Li; write to her tomorrow",
    ],
)
def log(
    ctx: Context,
    who: Annotated[ContactId, Source("From whom you heard it", placing="rest")],
    what: Annotated[str, Given("What you heard, and what you will do by when", label="What you heard", limit=LIMIT)],
    kind: Annotated[str | None, OneOf("What it is, if the words don't say", KINDS, labels=LABELS)] = None,
    company: Annotated[str | None, Text("Which company it is about", limit=COMPANY)] = None,
    step: Annotated[str | None, Text("Such as: apply by friday", label="Next step", limit=LINE)] = None,
    talk: Annotated[int | None, RecordId("The talk that brought it")] = None,
) -> Card:
    """Write down what you heard from a person: an opening, a referral, an introduction, advice.

    A next step with a day comes as a reminder. Once it is closed, I help you thank the person. Only you can read it.
    """
    contact = person(ctx, who)
    entry = None if talk is None else ctx.store.journal.find(ctx.member.id, EntryId(talk))
    if talk is not None and (entry is None or entry.contact != contact.id):
        raise UnknownRecord
    nothing.refuse(what, "what")
    said = rules.read(what, here(ctx))
    ahead = said.step if step is None else rules.step(step, here(ctx))
    meant = Outcome(kind) if kind else entry.outcome if entry is not None and entry.outcome else said.kind
    one = Lead(
        LeadId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        meant,
        ctx.today if entry is None else entry.day,
        ctx.now,
        what=said.what if step is None else what,
        company=said.company if company is None or nothing.is_nothing(company) else company,
        step=ahead.what,
        due=ahead.due,
        entry=None if entry is None else entry.id,
    )
    known = _there(ctx, one)
    if known is not None:
        return opened(ctx, "You have that already", known, contact)
    return opened(ctx, "Saved", keeping.add(ctx, one, contact), contact)


@heard.command("list", examples=["heard list"], reads=True)
def list_leads(ctx: Context, page: Annotated[int, Number("Which page", least=1, most=100_000)] = 1) -> Card:
    """Show what you heard from people: what is open first, then whom to thank."""
    size = ctx.store.leads.size(ctx.member.id)
    if not size:
        return cards.nothing_yet().offering(log.ask("Write something down"))
    several = ctx.store.leads.page(ctx.member.id, limit=PAGE, skip=(page - 1) * PAGE)
    if not several:
        raise UnknownRecord
    people = ctx.store.contacts.several(ctx.member.id, [one.contact for one in several])
    shown = [(one, people[one.contact]) for one in several if one.contact in people]
    card = cards.listed(shown, [_compact(one) for one, _ in shown], ctx.today, size=size)
    if size > page * PAGE:
        card = card.offering(list_leads.button("More", page=page + 1))
    return card.offering(log.ask("Write something down"))


@heard.command("show", examples=["heard show Ben"], reads=True)
def show(ctx: Context, which: Annotated[LeadId, AnyLead("Which one, or from whom", placing="rest")]) -> Card:
    """Show something you heard, with its next step."""
    one, contact = found(ctx, which)
    return opened(ctx, "Heard from", one, contact)


@heard.command("close", examples=["heard close Ben won - I start in May", "heard close Ana over"])
def close(
    ctx: Context,
    which: Annotated[LeadId, LeadOf("Which one, or from whom", placing="rest")],
    how: Annotated[str, Ending("How it ended: won or over")],
    result: Annotated[str | None, Text("What came of it, in one line", placing="after", limit=LINE)] = None,
) -> Card:
    """Say how something you heard ended, and thank the person it came from."""
    one, contact = found(ctx, which)
    if one.state is not State.OPEN:
        return opened(ctx, "That is closed already", one, contact)
    ended = keeping.close(ctx, one, State(how), result or "")
    card = cards.closed(ended, contact, ctx.today)
    return card.offering(*thank_buttons(ended), reopen.button("Undo", which=ended.id))


@heard.command("reopen", hidden=True)
def reopen(ctx: Context, which: Annotated[int, RecordId("Which one")]) -> Card:
    """Say that something you heard is open after all."""
    one, contact = found(ctx, LeadId(which))
    if one.state is State.OPEN:
        return opened(ctx, "It is open", one, contact)
    return opened(ctx, "Open again", keeping.reopen(ctx, one, contact), contact)


@heard.command("edit", examples=["heard edit Ben"])
def edit(
    ctx: Context,
    which: Annotated[LeadId, AnyLead("Which one, or from whom", placing="rest")],
    what: Annotated[str | None, Text("What you heard", label="What you heard", lines=True, limit=LIMIT)] = None,
    kind: Annotated[str | None, OneOf("What it is", KINDS, labels=LABELS)] = None,
    company: Annotated[str | None, Text("Which company; - empties it", limit=COMPANY, clears=True)] = None,
    step: Annotated[
        str | None, Text("Such as: apply by friday; - empties it", label="Next step", limit=LINE, clears=True)
    ] = None,
) -> Card | Form:
    """Change something you heard; the reminder of its next step changes along."""
    one, contact = found(ctx, which)
    if what is kind is company is step is None:
        return edit.form(edit.call(which), known=_known(one))
    same = step is not None and words.fold(step) == words.fold(_said(one))  # a day that is over by now reads as it did
    ahead = rules.Step(one.step, one.due) if step is None or same else rules.step(step, here(ctx))
    meant = replace(
        one,
        what=one.what if what is None else what,
        kind=Outcome(kind) if kind else one.kind,
        company=one.company if company is None else company,
        step=ahead.what,
        due=ahead.due,
    )
    return opened(ctx, "Changed", keeping.change(ctx, one, meant, contact), contact)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    said = call.values.get("which", "")
    known = ctx.store.leads.find(ctx.member.id, LeadId(ids.read_id(said))) if ids.is_id(said) else None
    return {} if known is None else _known(known)


@heard.command("remove", examples=["heard remove Ben"], aliases=["delete"])
def remove(ctx: Context, which: Annotated[LeadId, AnyLead("Which one, or from whom", placing="rest")]) -> Card:
    """Remove something you heard, with its reminder."""
    one, contact = found(ctx, which)
    keeping.remove(ctx, one)
    back = put_back.call(
        who=one.contact,
        kind=one.kind.value,
        what=one.what,
        day=one.day,
        state=one.state.value,
        company=one.company or None,
        step=one.step or None,
        due=one.due,
        result=one.result or None,
        closed=one.closed_at,
        thanked=one.thanked,
        talk=one.entry,
    )
    return cards.removed(one, contact).offering(*ctx.hold(("Put back", back)), list_leads.button("What you heard"))


@heard.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    who: Annotated[int, RecordId("From whom")],
    kind: Annotated[str, OneOf("What it is", KINDS)],
    what: Annotated[str, Text("What you heard", limit=LIMIT)],
    day: Annotated[date, CalendarDay("When you heard it")],
    state: Annotated[str, OneOf("Whether it is open", tuple(one.value for one in State))],
    company: Annotated[str | None, Text("Which company", limit=COMPANY)] = None,
    step: Annotated[str | None, Text("Next step", limit=LINE)] = None,
    due: Annotated[date | None, CalendarDay("By when")] = None,
    result: Annotated[str | None, Text("What came of it", limit=LINE)] = None,
    closed: Annotated[datetime | None, Instant("When it was closed")] = None,
    thanked: Annotated[date | None, CalendarDay("When they were thanked")] = None,
    talk: Annotated[int | None, RecordId("The talk that brought it")] = None,
) -> Card:
    """Write down again what was removed."""
    contact = person(ctx, ContactId(who))
    entry = None if talk is None else ctx.store.journal.find(ctx.member.id, EntryId(talk))
    number, kept = LeadId(ids.new_id(ctx.now)), State(state)
    one = Lead(number, ctx.member.id, contact.id, Outcome(kind), day, ctx.now, what, company or "", step or "", due)
    one = replace(one, entry=None if entry is None else entry.id)
    if kept is State.OPEN:
        return opened(ctx, "Put back", keeping.add(ctx, one, contact), contact)
    one = replace(one, state=kept, result=result or "", closed_at=closed or ctx.now, thanked=thanked)
    ctx.store.leads.add(one)
    return opened(ctx, "Put back", one, contact)


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What came through a person."""
    told = rules.tally(ctx.store.leads.of_contact(ctx.member.id, contact.id))
    return (("Through them", (told,)),) if told else ()


def offers(ctx: Context, entry: Entry) -> tuple[Action, ...]:
    """A talk that brought a lead or a referral can be kept as one."""
    if entry.outcome is None or entry.outcome not in (Outcome.LEAD, Outcome.REFERRAL):
        return ()
    known = ctx.store.leads.of_contact(ctx.member.id, ContactId(entry.contact))
    if any(one.entry == entry.id for one in known):
        return ()
    return (log.ask(f"Keep the {entry.outcome.value}", who=ContactId(entry.contact), talk=entry.id),)


def _there(ctx: Context, fresh: Lead) -> Lead | None:
    """What is open already and says the same."""
    known = ctx.store.leads.of_contact(ctx.member.id, fresh.contact)
    same = (one for one in known if one.state is State.OPEN and words.terms(one.what) == words.terms(fresh.what))
    return next(same, None)


def _compact(one: Lead) -> tuple[Action, ...]:
    if one.state is State.OPEN:
        return close.ask("How it ended", which=one.id), show_button(one)
    if one.to_thank:
        return thanking.thanked.button("I thanked them", which=one.id), draft_button(one), show_button(one)
    return (show_button(one),)


def _said(one: Lead) -> str:
    """The next step as it is typed."""
    return " by ".join(part for part in (one.step, one.due.isoformat() if one.due is not None else "") if part)


def _known(one: Lead) -> dict[str, str]:
    """What the form shows at first."""
    return {"what": one.what, "kind": one.kind.value, "company": one.company, "step": _said(one)}


__all__ = ["feature", "stepping", "turned"]

feature = Feature(commands=(heard,), reactions=(keeping.after_talk,), offers=(offers,), panels=(panel,))
