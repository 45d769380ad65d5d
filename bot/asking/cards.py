"""How it looks when something is asked by itself: short, and easy to leave alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.goals import cards as goals
from bot.goals import counting
from bot.goals.pacing import Standing
from bot.kit import times, words
from bot.kit.cards import Block, Card, Line, say

SHOWN = 3
"""Goals in the question; the check-in itself has them all."""

BENEATH, NAMED = 2, 40
"""Goals in a line, and characters of each: so beneath a nudge, which is about something else."""

HOW = "How are your goals going?"


def check_in(standings: Sequence[Standing], reached: Sequence[Standing] = (), *, private: bool) -> Card:
    """The question alone; what is `reached` isn't asked about. Where others read too it names no goal."""
    blocks: list[Block] = []
    if private:
        shown = standings[:SHOWN]
        blocks += goals.going(shown, [()] * len(shown))
        more = len(standings) - len(shown)
        blocks += [say(f"And {words.plural(more, 'more goal')}.")] if more else []
        blocks += [say("One tap for each: how likely is it that you reach it?")]
        blocks += [say(_reached(reached))] if reached else []
    else:
        blocks += [say("A short check-in waits for you. Only you see what opens.")]
    return Card(HOW, tuple(blocks), tone="ask", summary="A short check-in")


def _reached(done: Sequence[Standing]) -> str:
    told = [f"“{words.clip(one.goal.text, NAMED)}”" for one in done[:BENEATH]]
    more = len(done) - len(told)
    return f"Reached already: {words.join([*told, *([f'{more} more'] if more else [])])}. Well done!"


def review(month: date, *, begun: bool, private: bool) -> Card:
    """The offer to look back on a month."""
    name = times.MONTHS[month.month - 1]
    if not private:
        text = "A look back on the month waits for you. Only you see what opens."
    elif begun:
        text = f"You began to look back on {name}. It goes on where you left it."
    else:
        text = f"{name} is nearly over. How did your goals go, who matters next, and what comes in the new month?"
    return Card("Your month in five minutes", (say(text),), tone="ask", summary="Your month in five minutes")


def check_in_aside(standings: Sequence[Standing], *, private: bool) -> Line:
    """The same question beneath the nudge of the day."""
    if not private:
        return (f"{HOW} A short check-in waits for you; only you see what opens.",)
    told = [f"“{words.clip(one.goal.text, NAMED)}” ({counting.said(one)})" for one in standings[:BENEATH]]
    more = len(standings) - len(told)
    return (f"{HOW} {words.join([*told, *([f'{more} more'] if more else [])])}.",)


def review_aside(month: date, *, begun: bool) -> Line:
    """The same offer beneath the nudge of the day."""
    what = "goes on where you left it" if begun else "takes five minutes"
    return (f"{times.MONTHS[month.month - 1]} is nearly over. A look back on it {what}.",)


def skipped(what: str) -> Card:
    said = {
        "review": "I will not offer it again this month. You can still look back at any time.",
        "check-in": "I will not ask again this week. You can still check in at any time.",
    }[what]
    return Card("All right", (say(said),), summary="All right")
