"""How a review looks. One thing at a time, few words, and nothing that counts people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.contacts.model import Contact
from bot.goals import pacing
from bot.goals.model import Aim, Goal
from bot.kit import times, words
from bot.kit.cards import (
    Action,
    Block,
    Card,
    Entries,
    Entry,
    Facts,
    Line,
    Meter,
    Quote,
    Strong,
    footnote,
    say,
)
from bot.review.model import Answer, Look, Result, Review, Tally, Verdict
from bot.review.months import named
from bot.review.proposals import Proposal
from bot.review.rules import Stood

IN_A_LIST = 140
"""Characters of a goal in a list."""
IN_OVERVIEW = 80
"""The same where all of them are told."""
ON_TOP = 80
"""The same in the line that says what was just done."""
OWN_WORDS = 200
"""Characters of what they wrote that an overview shows."""
LISTED = 5
"""Goals that an overview names; the rest is a number."""

SAID = {
    Verdict.DONE: "Done",
    Verdict.CARRY: "Carried on",
    Verdict.ADAPT: "Adapted",
    Verdict.DROP: "Let go",
}


def which(last: date, this: date) -> Card:
    return Card(
        "Which month?",
        (say(f"{named(last)} is not looked back on yet, and {named(this)} has only begun."),),
        tone="ask",
        summary="Your monthly review",
    )


def start(month: date, tally: Tally, aim: Aim | None, goals: int, *, more: int = 0, hint: str = "") -> Card:
    """The month in four numbers, before anything is asked. `more`: goals beyond those that are gone through."""
    blocks: list[Block] = [_numbers(tally)]
    blocks += [say("Your big picture: ", Strong(aim.said))] if aim is not None else []
    if goals:
        which = f"the newest {goals} of your {goals + more} goals" if more else words.plural(goals, "goal")
        what = f"{which}, three people, and the goals of the next month"
        blocks.append(say(f"We go through {what}. About five minutes, all by buttons."))
    else:
        blocks.append(
            say("You had no goals this month, and that is fine. We look at three people and at what comes next.")
        )
        blocks.append(say("About three minutes, all by buttons."))
    blocks.append(footnote("Each press is saved. Leave whenever you like, and go on another day."))
    blocks += [footnote(hint)] if hint else []
    return Card(f"Looking back on {named(month)}", tuple(blocks), tone="ask", summary="Your monthly review")


def waits(month: date, command: Line) -> Card:
    return Card(
        "It waits for you",
        (say(f"Nothing is lost. To look back on {named(month)}: ", *command),),
        summary="Your monthly review",
    )


def none(month: date) -> Card:
    return Card(
        f"No review of {named(month)}",
        (say("A month can be looked back on while it runs, and in the month after it."),),
        summary="Your monthly review",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A goal that is asked about, the `number`th of `of`. `later`: what it goes on as."""

    goal: Goal
    stands: Stood
    number: int
    of: int
    result: Result | None = None
    later: Goal | None = None
    check_in: str = ""


def goal(one: Asked, aim: Aim | None, serves: Sequence[Action]) -> Card:
    """One goal of the month. `serves`: what says whether it serves the big picture; none where that is known."""
    blocks: list[Block] = [Quote(one.goal.text)]
    if one.stands.target:
        blocks.append(Meter("Result", min(one.stands.done, one.stands.target), one.stands.target))
    told = " ".join(part for part in (_result(one.stands), _running(one), _until(one.goal)) if part)
    blocks += [say(told)] if told else []
    blocks += [say(one.check_in)] if one.check_in else []
    if one.result is not None:
        blocks.append(say("You said: ", Strong(_said(one.result)), "."))
        blocks += [Quote(one.result.why)] if one.result.why else []
    if one.later is not None:
        blocks.append(say(f"It goes on as: {words.clip(one.later.text, IN_A_LIST)}"))
    if serves and aim is not None:
        line: Line = (f"Does it serve your big picture, “{words.clip(aim.said, IN_A_LIST)}”?",)
        blocks.append(Entries("", (Entry(line, (), tuple(serves)),)))
    elif serves:
        blocks.append(Entries("", (Entry(("What is it for? You have no big picture yet.",), (), tuple(serves)),)))
    title = f"Goal {one.number} of {one.of}"
    return Card(title, tuple(blocks), tone="ask", summary="Your monthly review")


def noted(card: Card, line: str, actions: Sequence[Action] = ()) -> Card:
    """The card, with what was just done above it."""
    top = Entries("", (Entry((f"✓ {line}",), (), tuple(actions)),))
    return replace(card, blocks=(top, *card.blocks))


def verdict(result: Result, goal: Goal, later: Goal | None) -> str:
    """“Carried on until 30 April: Have 3 coffee chats …”."""
    if result.verdict is Verdict.CARRY and later is None:
        return f"It goes on: {words.clip(goal.text, ON_TOP)}"
    if later is not None:
        return f"{SAID[result.verdict]}: {words.clip(later.text, ON_TOP)}"
    return f"{SAID[result.verdict]}: {words.clip(goal.text, ON_TOP)}"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody whom a review looks at, as they are now, and why in a sentence."""

    look: Look
    contact: Contact
    why: str


def people(seen: Sequence[Seen], actions: Mapping[int, Sequence[Action]]) -> Card:
    """At most three people, and what was said of them; `actions` by look."""
    if not seen:
        return Card(
            "People",
            (say("Nobody needs a closer look this time: you are in touch with everybody who has reminders."),),
            summary="Your monthly review",
        )
    items = tuple(
        Entry(
            (Strong(one.contact.name), *((f", {one.contact.work}",) if one.contact.work else ())),
            (_answer(one.look) or one.why,),
            tuple(actions.get(one.look.id, ())),
        )
        for one in seen
    )
    title = {1: "One person", 2: "Two people"}.get(len(seen), "Three people") + " to look at"
    return Card(title, (Entries("", items),), tone="ask", summary="Your monthly review")


def answered(look: Look, name: str) -> str:
    """What was just said of somebody, and what it did."""
    return f"{name}: {_answer(look)}"


def change(text: str, before: str) -> Card:
    """What must change; `text` is what they wrote, `before` what they wrote a month ago."""
    return _own_words(
        "What must change?",
        "One line is enough: what will you do differently in your network?",
        text,
        before,
    )


def network(text: str, before: str) -> Card:
    """The network they want."""
    return _own_words(
        "The network I want",
        "In your own words: whom do you want to know, and for what? It goes into your document.",
        text,
        before,
    )


@dataclass(frozen=True, slots=True)
class Coming:
    """What the month of `planned` has: its goals, and proposals with their actions."""

    planned: date
    today: date
    goals: Sequence[Goal]
    proposals: Sequence[tuple[Proposal, tuple[Action, ...]]]


def coming(one: Coming) -> Card:
    """The goals of the month to come."""
    month = times.MONTHS[one.planned.month - 1]
    blocks: list[Block] = []
    if one.goals:
        items = tuple(_ahead(goal, one.today) for goal in one.goals[:LISTED])
        blocks.append(Entries("", items))
        blocks += _more(len(one.goals))
    else:
        blocks.append(say(f"None for {month} yet. Three work well; one is a good start."))
    if one.proposals:
        items = tuple(
            Entry((proposal.sentence,), (f"Why: {proposal.why}",), actions) for proposal, actions in one.proposals
        )
        blocks.append(Entries("You could add", items))
        if one.planned > one.today:
            blocks.append(footnote(f"A goal that you add here starts on {_short(one.planned)}."))
    return Card(f"Your goals for {month}", tuple(blocks), tone="ask", summary="Your monthly review")


@dataclass(frozen=True, slots=True)
class Told:
    """A review as an overview tells it: goals with their results (none where nothing was said)."""

    review: Review
    tally: Tally
    goals: Sequence[tuple[Goal, Stood, Result | None]]
    people: Sequence[Seen]
    planned: date
    ahead: Sequence[Goal]
    today: date
    more: int = 0
    """Goals beyond those that were gone through."""


def overview(one: Told) -> Card:
    """The whole review: when it is finished, and to change something."""
    month, done = named(one.review.month), one.review.finished_at is not None
    blocks: list[Block] = [_numbers(one.tally)]
    if one.goals:
        shown = one.goals[-LISTED:]
        items = tuple(_told(goal, stands, result) for goal, stands, result in shown)
        blocks.append(Entries("Goals", items))
        blocks += _more(len(one.goals) + one.more)
    if one.people:
        lines = tuple(Entry((Strong(seen.contact.name),), (_answer(seen.look) or seen.why,)) for seen in one.people)
        blocks.append(Entries("People", lines))
    for label, text in (("What must change", one.review.change), ("The network I want", one.review.network)):
        blocks += [say(Strong(label)), Quote(words.clip(text, OWN_WORDS))] if text else []
    if one.ahead:
        label = f"Goals for {times.MONTHS[one.planned.month - 1]}"
        blocks.append(Entries(label, tuple(_ahead(goal, one.today, limit=IN_OVERVIEW) for goal in one.ahead[:LISTED])))
        blocks += _more(len(one.ahead))
    title = f"{month}: looked back on" if done else f"{month}: so far"
    return Card(title, tuple(blocks), tone="good" if done else "plain", summary="Your monthly review")


def _numbers(tally: Tally) -> Facts:
    """Talks and follow-ups first: relationships, never how many people (S41)."""
    pairs = (
        ("Conversations", tally.talks),
        ("Follow-ups done", tally.done),
        ("Events", tally.events),
        ("Help given", tally.gives),
    )
    return Facts(tuple((label, (str(number) if number else "none logged",)) for label, number in pairs))


def _result(stands: Stood) -> str:
    """What the meter and the number beside it don't say; empty when they say it all."""
    plain = f"{stands.said}." if stands.target is None or stands.periods else ""
    return " ".join(part for part in (plain, "You reached it!" if stands.reached else "") if part)


def _running(one: Asked) -> str:
    """Of a rhythm whose first period still runs."""
    every = one.goal.cadence
    return f"So far, in a {every.unit} that still runs." if every is not None and not one.stands.periods else ""


def _until(goal: Goal) -> str:
    return f"Until {pacing.day(goal.deadline)}." if goal.deadline is not None else ""


def _said(result: Result) -> str:
    return (
        "it goes on" if result.verdict is Verdict.CARRY and result.following is None else SAID[result.verdict].lower()
    )


def _answer(look: Look) -> str:
    """What was said of somebody, and what it did; empty while nothing was."""
    match look.answer:
        case Answer.NEWS:
            return (
                f"News: “{words.clip(look.what, ON_TOP)}”. It is in your note, and a reminder to write comes tomorrow."
            )
        case Answer.CLOSER:
            return "Get closer. A reminder comes in a week."
        case Answer.HELP:
            return f"Help: “{words.clip(look.what, ON_TOP)}”. I remind you in two days."
        case Answer.FINE:
            return "All well."
        case Answer.OPEN:
            return ""


def _own_words(title: str, about: str, text: str, before: str) -> Card:
    blocks: list[Block] = [say(about)]
    if text:
        blocks.append(Quote(text))
    elif before:
        blocks += [say("Last time you wrote:"), Quote(before)]
    return Card(title, tuple(blocks), tone="ask", summary="Your monthly review")


def _ahead(goal: Goal, today: date, *, limit: int = IN_A_LIST) -> Entry:
    when = [f"starts on {_short(goal.starts)}"] if goal.starts > today else []
    when += [f"until {_short(goal.deadline)}"] if goal.deadline is not None else [str(goal.cadence or "no last day")]
    return Entry((Strong(words.clip(goal.text, limit)),), (words.capital(", ".join(when)),))


def _told(goal: Goal, stands: Stood, result: Result | None) -> Entry:
    said = words.capital(_said(result)) if result is not None else "nothing said yet"
    why = f" “{words.clip(result.why, ON_TOP)}”" if result is not None and result.why else ""
    return Entry((Strong(words.clip(goal.text, IN_OVERVIEW)),), (f"{stands.said}. {words.capital(said)}.{why}",))


def _more(count: int) -> list[Block]:
    return [footnote(f"And {count - LISTED} more.")] if count > LISTED else []


def _short(day: date) -> str:
    return f"{day.day} {times.MONTHS[day.month - 1]}"
