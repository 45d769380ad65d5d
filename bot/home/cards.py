"""How the dashboard looks. It is small, so that either platform shows it whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.followups import cards as followups
from bot.followups.model import Item
from bot.goals import cards as goals
from bot.goals.model import Aim
from bot.goals.pacing import Standing
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Divider, Entries, Entry, Line, Strong, footnote, say

EXAMPLE = "Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV"
MOST = 5
"""People, and goals."""


@dataclass(frozen=True, slots=True)
class Due:
    """The first of the ranked list, each with the heading it stands under and with its actions, and how many
    `more` the list has; `people` are due in all. `following`: the day of the next one where nothing is shown."""

    people: int = 0
    first: Sequence[tuple[str, Item]] = ()
    actions: Sequence[tuple[Action, ...]] = ()
    more: int = 0
    following: date | None = None


@dataclass(frozen=True, slots=True)
class Going:
    """The first goals, of so many, and the big picture they serve."""

    first: Sequence[Standing] = ()
    number: int = 0
    aim: Aim | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The next events, each with when and where: those to which they go (`theirs`), else those that are on."""

    first: Sequence[tuple[Line, Line]] = ()
    theirs: bool = False


def dashboard(due: Due, going: Going, today: date, *, paused_until: date | None, events: Next = Next()) -> Card:
    """`paused_until`: the first day with reminders again; `date.max` is no such day, None no pause."""
    blocks: list[Block] = []
    if paused_until is not None:
        until = "you resume them" if paused_until == date.max else times.say_day(paused_until, today)
        blocks.append(say(f"Reminders are paused until {until}."))
    blocks += followups.listed(due.first, due.actions, today)
    if not due.first:
        blocks.append(_nothing_due(due, today))
    if going.aim is not None or going.first:
        blocks.append(Divider())
    if going.aim is not None:
        blocks.append(say("Your big picture: ", Strong(going.aim.said)))
    blocks += goals.going(going.first, [()] * len(going.first))
    more = going.number - len(going.first)
    if more:
        blocks.append(footnote(f"{words.plural(more, 'more goal')} in your list."))
    if events.first:
        head = "Next events you go to" if events.theirs else "Next events"
        blocks += [Divider(), Entries(head, tuple(Entry(title, detail) for title, detail in events.first))]
    return Card(followups.due_title(due.people), tuple(blocks), summary="Your dashboard")


def _nothing_due(due: Due, today: date) -> Block:
    if due.following is not None:
        return say(f"The next one is {times.say_day(due.following, today)}.")
    return say("Log somebody you met, and I remind you of the next step at the right time.")


def nothing_yet() -> Card:
    """The dashboard of somebody of whom nothing is known."""
    return Card(
        "Begin with one person",
        (
            say("Tell me in one line whom you met. I remind you to say thanks, to keep what you promised, and to stay "
                "in touch."),
            say("For example: ", CommandMention("met", EXAMPLE)),
            footnote("What you write down is for your eyes only."),
        ),
        summary="Your dashboard",
    )  # fmt: skip
