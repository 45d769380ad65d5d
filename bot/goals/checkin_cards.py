"""How a check-in looks: one goal at a time, and what was said of all of them at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.goals import cards, counting, meters
from bot.goals.model import CheckIn, Confidence, GoalId
from bot.goals.pacing import Standing
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, Entries, Entry, Line, Quote, Strong, footnote, say

LIKELY = {Confidence.SURE: "likely", Confidence.UNSURE: "unsure", Confidence.UNLIKELY: "unlikely"}
"""What somebody says of a goal, in the words of the question."""

HOW_LIKELY = "How likely is it that you reach it?"

SHOWN = 10
"""Goals in the summary."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a check-in is: the goal at a `place`, counted from 1, among so many in `all`."""

    place: int
    all: int


def one(standing: Standing, step: Step | None, last: CheckIn | None, today: date, *, told: str) -> Card:
    """One goal, and how likely the member finds it that they reach it. `told`: what was saved just now."""
    blocks: list[Block] = [say(told)] if told else []
    blocks += [Quote(standing.goal.text), *meters.progress(standing)]
    if last is not None and (last.day != today or last.confidence or last.line):
        blocks.append(footnote(f"Last check-in: {said(last, today)}"))
    reached = "You have reached it, well done! Complete it, or leave it open and go on."
    blocks.append(say(reached if standing.finished else HOW_LIKELY))
    title = "Check-in" if step is None or step.all == 1 else f"Goal {step.place} of {step.all}"
    return Card(title, tuple(blocks), tone="ask", summary="Your check-in")


def said(one: CheckIn, today: date) -> str:
    """“Thursday 12 March, 2 by then, likely: “two good talks””."""
    sure = likely(one)
    line = f": “{one.line}”" if one.line else ""
    return f"{times.say_day(one.day, today)}, {one.number} by then{sure}{line}"


def likely(one: CheckIn) -> str:
    """“, likely”; empty where they didn't say."""
    return f", {LIKELY[one.confidence]}" if one.confidence is not Confidence.OPEN else ""


def summary(
    standings: Sequence[Standing],
    latest: Mapping[GoalId, CheckIn],
    actions: Mapping[GoalId, tuple[Action, ...]],
    today: date,
    *,
    asked: bool,
    reached: int = 0,
) -> Card:
    """What was said today of each goal, with the smallest next step where it is unlikely. `asked`: once a week they are
    asked by itself. `reached`: so many more were not asked about, since they are reached."""
    items = [_summed(one, latest.get(one.goal.id), actions.get(one.goal.id, ()), today) for one in standings[:SHOWN]]
    blocks: list[Block] = [Entries("", tuple(items))]
    more = len(standings) - len(items)
    blocks += [say(f"And {words.plural(more, 'more goal')}.")] if more else []
    blocks += [say(all_reached(reached))] if reached else []
    how = "I ask again in a week or later, on a nudge day." if asked else "I don't ask by myself. Come back any time."
    blocks.append(footnote(how))
    done = sum(one.goal.id in latest and latest[one.goal.id].day == today for one in standings)
    title = f"Checked in on {words.plural(done, 'goal')}" if done else "Nothing said of your goals today"
    return Card(title, tuple(blocks), tone="good" if done else "plain", summary="Your check-in")


def _summed(one: Standing, last: CheckIn | None, actions: tuple[Action, ...], today: date) -> Entry:
    head: Line = (Strong(words.clip(one.goal.text, cards.IN_A_LIST)),)
    if last is None or last.day != today:
        return Entry(head, (f"{counting.said(one)}. {meters.paced(one)}",), actions)
    sure = likely(last)
    line = f" “{last.line}”" if last.line else ""
    step = "What would make it likely? Smaller, later or let go: all are fine." if _unlikely(last) else ""
    pace = meters.paced(one) if one.goal.target is not None else ""  # without a number it is the same as what was said
    parts = (f"{counting.said(one)}{sure}.{line}", pace, step)
    return Entry(head, (" ".join(part for part in parts if part),), actions)


def _unlikely(last: CheckIn) -> bool:
    return last.confidence is Confidence.UNLIKELY


def all_reached(number: int) -> str:
    are = f"{words.plural(number, 'goal')} {'is' if number == 1 else 'are'}"
    return f"{are} reached, so I don't ask about {_them(number)}."


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def only_reached(number: int) -> Card:
    """All goals that have begun are reached."""
    text = f"{words.capital(all_reached(number))} Complete {_them(number)}, or set another number."
    return Card("Nothing to check in on now", (say(text),), tone="good", summary="Your check-in")


def switched(*, on: bool) -> Card:
    """Whether anything is asked by itself from now on."""
    if on:
        text = "Once a week at most I ask how your goals go. At the end of a month I offer to look back on it."
        return Card("I will ask you again", (say(text),), tone="good", summary="Saved")
    text = "I will not ask how your goals go, nor offer the look back on a month. You can do both at any time."
    return Card("I will not ask any more", (say(text),), tone="good", summary="Saved")


def not_begun(starts: date) -> Card:
    """There are goals, and none of them has begun."""
    text = f"Your next goal starts on {times.full_day(starts)}. Until then there is nothing to check in on."
    return Card("Nothing to check in on yet", (say(text),), summary="Your check-in")
