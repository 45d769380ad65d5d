"""`/grapevine congratulate`: what there is to congratulate people on, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.group import show_button
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.feature import Feature
from bot.followups.daily import done
from bot.followups.model import FollowUp
from bot.kit import ids, nothing, times
from bot.kit.args import Ambiguous, CalendarDay, Choice, Flag, Number, OneOf, RecordId, Text, here
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.kit.commands import Form, Group
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.milestones import cards, remembering, rules
from bot.milestones.args import AnyDay, GoodNews, Lucky, NotedOf
from bot.milestones.model import TITLES, Milestone, MilestoneId, Occasion

PAGE = 5
"""Each has three buttons: more would not fit on Discord."""
ON_A_CARD = 3
RECENT = 30
"""Days for which news stays on a person's card."""
LIMIT = 300
KINDS = tuple(kind.value for kind in Occasion)
LABELS = tuple(TITLES[kind] for kind in Occasion)

congratulate = Group[Context](
    "congratulate", "Note good news of people, and be reminded to congratulate them", aliases=("congrats",)
)


class PutAway(UserError):
    """{name} is in your archive, so I remind you of nothing about them.

    Bring them back first: `contact unarchive {name}`
    """


@congratulate.command(
    "",
    examples=[
        "congratulate Ana - new job at Acme",
        "congratulate Ana - birthday 12 May",
        "congratulate Ben - started at Acme 1 March 2024",
    ],
)
def log(
    ctx: Context,
    who: Annotated[ContactId, Lucky("Whom to congratulate", placing="rest")],
    what: Annotated[str, GoodNews("What is new, and when it was or will be", label="What is new", limit=LIMIT)],
    kind: Annotated[str | None, OneOf("What it is, if the words don't say", KINDS, labels=LABELS)] = None,
    day: Annotated[date | None, AnyDay("When it was or will be")] = None,
    yearly: Annotated[bool | None, Flag("Whether it comes again each year")] = None,
) -> Card:
    """Note good news of a person, and be reminded to congratulate them.

    News comes up with your next reminders. A day to come is kept until then. Birthdays and work anniversaries come each
    year. Only you can read it.
    """
    contact = _person(ctx, who)
    if contact.archived_at is not None:
        raise PutAway(name=contact.name)
    nothing.refuse(what, "what")
    said = rules.read(what, here(ctx), Occasion(kind) if kind else None, day)
    if said.others:
        meant = sorted({said.day, *said.others})
        question = Ambiguous("Which day is it?", [Choice(times.full_day(one), one.isoformat()) for one in meant])
        question.field = "day"
        raise question
    comes_again = said.yearly if yearly is None else yearly
    one, new = remembering.fresh(ctx, who, said.kind, said.day, said.what, yearly=comes_again)
    if not new:
        return cards.known(one, contact, ctx.today).offering(*_changes(one), show_button(who))
    kept, reminder = remembering.save(ctx, one)
    return _saved(ctx, "Saved", kept, contact, reminder)


@congratulate.command("list", examples=["congratulate list"], reads=True)
def list_ahead(ctx: Context, page: Annotated[int, Number("Which page", least=1, most=100_000)] = 1) -> Card:
    """Show birthdays and other days to come, the soonest first."""
    ahead = rules.upcoming(ctx.store.milestones.ahead(ctx.member.id, ctx.today), ctx.today)
    if not ahead:
        return cards.nothing_yet().offering(log.ask("Note good news"))
    shown = ahead[(page - 1) * PAGE : page * PAGE]
    if not shown:
        raise UnknownRecord
    known = ctx.store.milestones.several(ctx.member.id, tuple(number for _, number in shown))
    people = ctx.store.contacts.several(ctx.member.id, [one.contact for one in known.values()])
    several = [(day, known[number], people[known[number].contact]) for day, number in shown if number in known]
    over = frozenset(one.id for day, one, _ in several if day == ctx.today and _is_over(ctx, one))
    drafts = {one.id: () if one.id in over else (draft_button(one, one.followup),) for _, one, _ in several}
    actions = [(*drafts[one.id], *_changes(one)) for _, one, _ in several]
    card = cards.listed(several, actions, ctx.today, over, size=len(ahead))
    if len(ahead) > page * PAGE:
        card = card.offering(list_ahead.button("More", page=page + 1))
    return card.offering(log.ask("Note good news"))


@congratulate.command("edit", examples=["congratulate edit Ana"])
def edit(
    ctx: Context,
    milestone: Annotated[MilestoneId, NotedOf("Whose, or which one", placing="rest")],
    what: Annotated[
        str | None, Text("What is new; - empties it", label="What is new", limit=LIMIT, clears=True)
    ] = None,
    kind: Annotated[str | None, OneOf("What it is", KINDS, labels=LABELS)] = None,
    day: Annotated[date | None, AnyDay("When it was or will be")] = None,
    yearly: Annotated[bool | None, Flag("Whether it comes again each year")] = None,
) -> Card | Form:
    """Change good news that you noted; its reminder changes along."""
    found, contact = _found(ctx, milestone)
    if what is kind is day is yearly is None:
        return edit.form(edit.call(milestone), known=_known(found))
    meant = replace(
        found,
        what=found.what if what is None else what,
        kind=Occasion(kind) if kind else found.kind,
        day=day or found.day,
        yearly=found.yearly if yearly is None else yearly,
    )
    kept, reminder = remembering.change(ctx, found, meant)
    return _saved(ctx, "Changed", kept, contact, reminder)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    said = call.values.get("milestone", "")
    found = ctx.store.milestones.find(ctx.member.id, MilestoneId(ids.read_id(said))) if ids.is_id(said) else None
    return {} if found is None else _known(found)


@congratulate.command("remove", examples=["congratulate remove Ana"], aliases=["delete"])
def remove(ctx: Context, milestone: Annotated[MilestoneId, NotedOf("Whose, or which one", placing="rest")]) -> Card:
    """Remove good news that you noted, with its reminder."""
    found, contact = _found(ctx, milestone)
    reminded = remembering.remove(ctx, found)
    back = put_back.call(
        who=found.contact,
        kind=found.kind.value,
        day=found.day,
        what=found.what or None,
        yearly=found.yearly,
        reminds=reminded,
    )
    card = cards.removed(found, contact, reminder=reminded)
    return card.offering(*ctx.hold(("Put back", back)), list_ahead.button("Days to come"))


@congratulate.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    who: Annotated[int, RecordId("Whom it is about")],
    kind: Annotated[str, OneOf("What it is", KINDS)],
    day: Annotated[date, CalendarDay("When it was or will be")],
    what: Annotated[str | None, Text("What is new", limit=LIMIT)] = None,
    yearly: Annotated[bool | None, Flag("Whether it comes again each year")] = None,
    reminds: Annotated[bool | None, Flag("With a reminder")] = None,
) -> Card:
    """Note again what was removed."""
    contact = _person(ctx, ContactId(who))
    one, new = remembering.fresh(ctx, contact.id, Occasion(kind), day, what or "", yearly=bool(yearly))
    if not new:
        return cards.known(one, contact, ctx.today).offering(*_changes(one))
    if not reminds:
        return _saved(ctx, "Put back", remembering.keep(ctx, one), contact, None)
    kept, reminder = remembering.save(ctx, one)
    return _saved(ctx, "Put back", kept, contact, reminder)


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What there is to congratulate a person on: days to come, and news of the last month."""
    known = ctx.store.milestones.of_contact(ctx.member.id, contact.id)
    days = [(rules.next_day(one.day, ctx.today, yearly=one.yearly), one) for one in known]
    told = sorted((pair for pair in days if (ctx.today - pair[0]).days <= RECENT), key=lambda pair: pair[0])
    return tuple(cards.fact(one, ctx.today) for _, one in told[:ON_A_CARD])


def _is_over(ctx: Context, one: Milestone) -> bool:
    """Whether today's reminder of it was settled: they were congratulated, or shouldn't be."""
    waiting = remembering.reminder(ctx, one)
    return waiting is None or waiting.due > ctx.today


def draft_button(one: Milestone, reminder: int | None) -> Button:
    """A message about just that, as long as its reminder is open."""
    values = {"who": ids.spell_id(one.contact), "purpose": "congratulation"}
    about = {} if reminder is None else {"followup": ids.spell_id(reminder)}
    return Button("Draft", Call("draft", {**values, **about}))


def _saved(ctx: Context, title: str, one: Milestone, contact: Contact, reminder: FollowUp | None) -> Card:
    actions: list[Action] = [draft_button(one, None if reminder is None else reminder.id)]
    if reminder is not None and reminder.due <= ctx.today:
        actions.insert(0, done.button("Done", which=reminder.id))
    card = cards.saved(title, one, contact, _will_come(ctx, reminder), ctx.today)
    return card.offering(*actions, *_changes(one), list_ahead.button("Days to come"))


def _will_come(ctx: Context, reminder: FollowUp | None) -> str:
    if reminder is None:
        return "Its reminder was settled before."
    if reminder.nudge_at is None:
        return "Your reminders are paused; it waits in your list."
    local = reminder.nudge_at.astimezone(ctx.zone)
    return f"You will hear from me {times.say_day(local.date(), ctx.today)} at {times.say_time(local.time())}."


def _changes(one: Milestone) -> tuple[Button, ...]:
    return edit.ask("Edit", milestone=one.id), remove.button("Remove", milestone=one.id)


def _person(ctx: Context, who: ContactId) -> Contact:
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    return contact


def _found(ctx: Context, which: int) -> tuple[Milestone, Contact]:
    """Raises UnknownRecord."""
    found = ctx.store.milestones.find(ctx.member.id, MilestoneId(which))
    if found is None:
        raise UnknownRecord
    return found, _person(ctx, found.contact)


def _known(one: Milestone) -> dict[str, str]:
    """What the form shows at first."""
    return {
        "what": one.what,
        "kind": one.kind.value,
        "day": one.day.isoformat(),
        "yearly": "yes" if one.yearly else "no",
    }


feature = Feature(commands=(congratulate,), panels=(panel,))
