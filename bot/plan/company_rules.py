"""Rules of dream companies: how far one is, what comes next and why, which line of a list is which company."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.kit import times, words
from bot.plan.company_model import ENOUGH, FEW, Company, State, Step, Taken, Ways

AFTER_APPLYING = timedelta(days=7)
"""When to ask how an application is going."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a step stands. `day`: when that was said; None for an open one, and for people, who are found in the log:
    then nobody had to say anything."""

    step: Step
    state: State
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What comes next, and why. `step`: None when all five are done. `ask`: whom to ask for it, a contact's id."""

    step: Step | None
    do: str
    because: str
    ask: int | None = None


def standings(company: Company, *, known: bool) -> tuple[Standing, ...]:
    """The five steps. `known`: somebody there is in the log, which does the step of people by itself, unless the
    member said something else of it."""
    said = {one.step: one for one in company.taken}
    found = [
        Standing(one, said[one].state, said[one].day) if one in said else Standing(one, State.OPEN) for one in Step
    ]
    if known and Step.PEOPLE not in said:
        found[list(Step).index(Step.PEOPLE)] = Standing(Step.PEOPLE, State.DONE)
    return tuple(found)


def done(steps: Iterable[Standing]) -> int:
    return sum(one.state is State.DONE for one in steps)


def following(steps: Iterable[Standing]) -> Standing | None:
    """The first step that isn't done; None when all are."""
    return next((one for one in steps if one.state is not State.DONE), None)


def after_press(company: Company, step: Step, state: State, today: date, *, known: bool) -> Taken | None:
    """What is to be kept of a step after this was said of it; None: nothing. What was said before keeps its day. People
    known there are a fact: that this step is open again means that more of them are wanted."""
    if state is State.OPEN:
        if step is not Step.PEOPLE or not known:
            return None
        state = State.BEGUN
    before = next((one for one in company.taken if one.step is step), None)
    return before if before is not None and before.state is state else Taken(step, state, today)


def advice(company: Company, steps: Sequence[Standing], ways: Ways, today: date) -> Advice:
    """The next step, and why."""
    name, ahead = in_words(company), following(steps)
    if ahead is None:
        return _keep(name, ways)
    match ahead.step:
        case Step.RESEARCH:
            do = f"Read about {name}: what they make, who buys it, and what is new."
            return Advice(ahead.step, do, "you can ask better questions then")
        case Step.STORY:
            do = f"Write down in three sentences: why {name}, and why you."
            return Advice(ahead.step, do, "people there will ask you this first")
        case Step.PEOPLE:
            return _find(company, ways)
        case Step.APPLY:
            there = f" and somebody there, {ways.people[0].name}" if ways.people else ""
            do = f"Write an application that is only for {name}."
            return Advice(ahead.step, do, f"you know your story{there}")
        case Step.FOLLOW_UP:
            applied = next(one.day for one in steps if one.step is Step.APPLY)
            said = f"you applied {times.say_ago(applied, today)}, and " if applied else ""
            do = "A week after you applied, ask in a short message how it is going."
            ask = ways.people[0].id if ways.people else None
            return Advice(ahead.step, do, f"{said}busy people forget", ask)


def _find(company: Company, ways: Ways) -> Advice:
    """Whom to ask for a way in, the surest first."""
    name = in_words(company)
    if ways.chains:
        by, there = ways.chains[0].by, ways.chains[0].there
        do = f"Ask {by.name} who else you could talk to at {name}."
        return Advice(Step.PEOPLE, do, f"{by.name} introduced you to {there.name}, who works there", by.id)
    if ways.people:
        one = ways.people[0]
        do = f"Ask {one.name} who else you could talk to at {name}."
        return Advice(Step.PEOPLE, do, f"{one.name} works there", one.id)
    if ways.heard:
        by, kind = ways.heard[0].by, ways.heard[0].kind
        do = f"Ask {by.name} whom they know at {name}."
        return Advice(Step.PEOPLE, do, f"you have {with_article(kind)} there from {by.name}", by.id)
    if ways.alike:
        one = ways.alike[0]
        do = f"Ask {one.name} if they know somebody at {name}."
        return Advice(Step.PEOPLE, do, f"{one.name} works in {company.grouping} too", one.id)
    do = f"Find one person at {name}: at an event, on LinkedIn, or through a friend."
    return Advice(Step.PEOPLE, do, "you know nobody there yet, and one person is enough to begin")


def in_words(company: Company) -> str:
    """The name as it ends a sentence: “Acme Inc.” has a full stop of its own."""
    return company.name.rstrip(".") or company.name


def with_article(kind: str) -> str:
    """“a lead”, “an introduction”, “advice”."""
    return kind if kind == "advice" else f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"


def _keep(name: str, ways: Ways) -> Advice:
    if ways.people:
        one = ways.people[0]
        return Advice(
            None, f"Stay in touch with {one.name}.", "all five steps are done, and the rest takes time", one.id
        )
    return Advice(None, f"Look now and then what is new at {name}.", "all five steps are done")


def follow_up_day(steps: Iterable[Standing], today: date) -> date:
    """When to remind of asking how the application is going: a week after it, tomorrow at the earliest."""
    applied = next((one.day for one in steps if one.step is Step.APPLY), None) or today
    return max(applied + AFTER_APPLYING, today + timedelta(days=1))


def hint(count: int, latest: str) -> str:
    """A word about how many companies there are; empty when they are ten to fifteen. `latest`: one of them."""
    if count < FEW:
        more = f"Who competes with {latest}, and who buys from them?"
        return f"You have {count}. Ten to fifteen give you choice. {more}"
    return f"You have {count}. Ten to fifteen are enough for most people." if count > ENOUGH else ""


def in_order(several: Iterable[Company]) -> tuple[Company, ...]:
    """By group, and by name within it; those without a group come last."""

    def place(one: Company) -> tuple[bool, str, str, int]:
        return (not one.grouping, words.fold(one.grouping), words.fold(one.name), one.id)

    return tuple(sorted(several, key=place))
