"""What changes a dream company: its facts, its steps, and taking it off the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.model import ContactId
from bot.context import Context
from bot.followups import chain
from bot.followups.model import Kind
from bot.kit import companies as company_names
from bot.kit import ids, times
from bot.kit.args import RecordId, Text
from bot.kit.calls import BrokenCall, Call
from bot.kit.cards import Block, Card, CommandMention, say
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.plan import company_cards as cards
from bot.plan import company_rules as rules
from bot.plan import company_showing as showing
from bot.plan import joined
from bot.plan.companies import FACT, NAME, NOTE, TooManyCompanies
from bot.plan.company_args import AtTheEnd, Dream
from bot.plan.company_model import MOST, Company, CompanyId, State, Step, Taken
from bot.plan.group import plan

STEPS = tuple(step.value for step in Step)
STATES = tuple(state.value for state in State)
WHICH = "Which of your dream companies"

STATES_TOO = {"started": "begun", "begin": "begun", "finished": "done", "ready": "done", "reopen": "open"}
STEPS_TOO = {
    "researched": "research",
    "read": "research",
    "applied": "apply",
    "application": "apply",
    "person": "people",
    "followed-up": "follow-up",
    "followup": "follow-up",
}
"""What people type for the same."""

_SAID = {State.DONE: "Done", State.BEGUN: "Started", State.OPEN: "Open again"}


class OnTheList(UserError):
    """“{text}” is on your list already.

    Remove one of the two: `plan company-remove {name}`
    """


@plan.command("company-step", examples=["plan company-step Acme research done"])
def step(
    ctx: Context,
    which: Annotated[CompanyId, Dream(WHICH, placing="rest")],
    state: Annotated[str | None, AtTheEnd("How far you are: done, begun or open", STATES, others=STATES_TOO)] = None,
    step: Annotated[
        str | None,
        AtTheEnd("Which of the five steps", STEPS, labels=tuple(cards.STEPS.values()), others=STEPS_TOO),
    ] = None,
) -> Card:
    """Say how far you are with a step towards a company.

    The steps are research, story, people, apply and follow-up. Without a step, “done” means the next one.
    """
    one = showing.listed(ctx, which)
    known = bool(ctx.store.companies.people(ctx.member.id, [one.key], limit=1))
    ahead = rules.following(rules.standings(one, known=known))
    if step is None and ahead is None:
        return showing.whole(ctx, one, told=[say("All five steps are done.")])
    if step is None and state is None:
        asks = ("How far are you? For example: ", CommandMention("plan company-step", f"{one.name} {STEPS[0]} done"))
        return showing.whole(ctx, one, told=[say(*asks)])
    meant = Step(step) if step else ahead.step if ahead else Step.RESEARCH
    wanted = State(state) if state else State.DONE
    taken = rules.after_press(one, meant, wanted, ctx.today, known=known)
    if taken is None:
        ctx.store.companies.reopen(ctx.member.id, one.id, meant)
    else:
        ctx.store.companies.take(ctx.member.id, one.id, taken)
    told = f"{_SAID[taken.state if taken else State.OPEN]}: {cards.STEPS[meant].lower()}."
    return showing.whole(ctx, showing.listed(ctx, which), told=[say(told)])


@plan.command("company-edit", examples=["plan company-edit Acme group:fintech"])
def edit(
    ctx: Context,
    which: Annotated[CompanyId, Dream(WHICH, placing="rest")],
    name: Annotated[str | None, Text("Its name", limit=NAME)] = None,
    group: Annotated[str | None, Text("Their industry, or how you sort them", limit=FACT, clears=True)] = None,
    like: Annotated[
        str | None, Text("A company that it is similar to", label="Similar to", limit=NAME, clears=True)
    ] = None,
    place: Annotated[str | None, Text("Where it is", limit=FACT, clears=True)] = None,
    note: Annotated[str | None, Text("Your note, for your eyes only", lines=True, limit=NOTE, clears=True)] = None,
) -> Card | Form:
    """Change what you wrote about a dream company."""
    one = showing.listed(ctx, which)
    if name is group is like is place is note is None:
        return edit.form(edit.call(which), known=_known(one))
    group, like, place, note = (one and joined.unless_nothing(one) for one in (group, like, place, note))
    meant = replace(
        one,
        name=one.name if name is None else name,
        grouping=one.grouping if group is None else group,
        similar=one.similar if like is None else like,
        place=one.place if place is None else place,
        note=one.note if note is None else note,
    )
    if meant.key != one.key and ctx.store.companies.keyed(ctx.member.id, [meant.key]):
        raise OnTheList(text=meant.name, name=one.name, field="name")
    if company_names.same(meant.similar, meant.name):
        meant = replace(meant, similar="")
    ctx.store.companies.save(meant)
    return showing.whole(ctx, meant, title=f"Changed: {meant.name}")


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    which = call.values.get("which", "")
    found = ctx.store.companies.find(ctx.member.id, CompanyId(ids.read_id(which))) if ids.is_id(which) else None
    return {} if found is None else _known(found)


def _known(one: Company) -> Mapping[str, str]:
    return {"name": one.name, "group": one.grouping, "like": one.similar, "place": one.place, "note": one.note}


@plan.command("company-met", hidden=True)
def met(ctx: Context, which: Annotated[CompanyId, Dream(WHICH)]) -> Form:
    """Log somebody who works there."""
    one = showing.listed(ctx, which)
    return ctx.catalogue.command("met").form(Call("met"), known={"company": one.name})


@plan.command("company-remind", hidden=True)
def remind(
    ctx: Context,
    which: Annotated[CompanyId, Dream(WHICH)],
    who: Annotated[int, RecordId("Somebody who works there")],
) -> Card:
    """Remind me to ask how an application is going, a week after it."""
    one = showing.listed(ctx, which)
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(who))
    if contact is None or contact.archived_at is not None:
        raise UnknownRecord
    day = rules.follow_up_day(rules.standings(one, known=True), ctx.today)
    what = f"Ask how my application at {one.name} is going"
    waiting = [each for each in ctx.store.followups.of_contact(ctx.member.id, contact.id) if each.what == what]
    if waiting:
        day = waiting[0].due
    else:
        chain.add(ctx, contact.id, Kind.ONCE, day, at=None, what=what, named=True)
    told: Block = say(f"I remind you about {contact.name} {times.say_day(day, ctx.today)}.")
    return showing.whole(ctx, one, told=[told])


@plan.command("company-remove", examples=["plan company-remove Acme"])
def remove(ctx: Context, which: Annotated[CompanyId, Dream(WHICH, placing="rest")]) -> Card:
    """Take a company off your list. You can put it back."""
    one = showing.listed(ctx, which)
    ctx.store.companies.remove(ctx.member.id, one.id)
    back = put_back.call(
        name=one.name,
        group=one.grouping or None,
        like=one.similar or None,
        place=one.place or None,
        note=one.note or None,
        steps=spelled(one.taken) or None,
    )
    return cards.removed(one, steps=len(one.taken)).offering(*ctx.hold(("Put back", back)), showing.list_button())


@plan.command("company-back", hidden=True)
def put_back(
    ctx: Context,
    name: Annotated[str, Text("Its name", limit=NAME)],
    group: Annotated[str | None, Text("Their industry", limit=FACT)] = None,
    like: Annotated[str | None, Text("A similar company", limit=NAME)] = None,
    place: Annotated[str | None, Text("Where it is", limit=FACT)] = None,
    note: Annotated[str | None, Text("Your note", lines=True, limit=NOTE)] = None,
    steps: Annotated[str | None, Text("How far you are")] = None,
) -> Card:
    """Put a company back on the list."""
    me, number = ctx.member.id, CompanyId(ids.new_id(ctx.now))
    one = Company(number, me, name, ctx.now, group or "", like or "", place or "", note or "", taken_of(steps or ""))
    there = ctx.store.companies.keyed(me, [one.key])
    if there:
        title = f"{there[0].name} is on your list already"
        return showing.whole(ctx, there[0], title=title)
    count = len(ctx.store.companies.listing(me))
    if count >= MOST:
        raise TooManyCompanies(number=count + 1, most=MOST)
    ctx.store.companies.add([one])
    return showing.whole(ctx, one, title=f"Put back: {one.name}")


def spelled(taken: tuple[Taken, ...]) -> str:
    """Steps as a call carries them: “research/done/2026-03-05 story/begun/2026-03-06”."""
    return " ".join(f"{one.step.value}/{one.state.value}/{one.day.isoformat()}" for one in taken)


def taken_of(text: str) -> tuple[Taken, ...]:
    """What `spelled` wrote; raises BrokenCall."""
    try:
        several = [one.split("/") for one in text.split()]
        return tuple(Taken(Step(which), State(state), date.fromisoformat(day)) for which, state, day in several)
    except ValueError:
        raise BrokenCall from None
