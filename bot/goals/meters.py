"""How far a goal is, in blocks: a meter that always has its number beside it, the pace, and the periods of a rhythm."""

from __future__ import annotations

from bot.goals import pacing, rules
from bot.goals.model import State
from bot.goals.pacing import Period, Standing
from bot.kit import words
from bot.kit.cards import Block, Meter, footnote, say

NOTHING = "–"


def progress(one: Standing) -> list[Block]:
    past = told(one)
    return [*meter(one), say(paced(one)), *([footnote(past)] if past else [])]


def meter(one: Standing) -> list[Block]:
    """None without a number to reach. Beyond it the bar stays full, and the number beside it says the rest."""
    return [Meter(_label(one), one.done, one.goal.target)] if one.goal.target else []


def paced(one: Standing) -> str:
    """The pace, and the hits in a row where there are two or more."""
    row = in_a_row(one)
    return f"{one.pace} {row}." if row else one.pace


def in_a_row(one: Standing) -> str:
    """“3 weeks in a row”, with the longest row if that is another; empty below two."""
    every = one.goal.cadence
    if one.streak.now < 2 or every is None:
        return ""
    best = f" (the longest: {one.streak.best})" if one.streak.best > one.streak.now else ""
    name = pacing.period_of(every)
    return f"{words.plural(one.streak.now, 'time' if name[0].isdigit() else name)} in a row{best}"


def told(one: Standing) -> str:
    """“Last weeks: 2, 2, pause, – · this week 0 of 1 post”, the oldest first; empty while there is nothing behind the
    present period. A short first one in which nothing was needed is only told if something was done in it."""
    every = one.goal.cadence
    if every is None:
        return ""
    shown = [each for each in one.periods if each.done or not pacing.free(one.goal, each.first, each.last)]
    if len(shown) < 2:
        return ""
    newest, *earlier = shown
    before = ", ".join(map(_said, reversed(earlier)))
    name = pacing.period_of(every)
    lead = f"Every {name} so far" if name[0].isdigit() else f"Last {name}s"
    return f"{lead}: {before}{f' · {pacing.this(one.goal)}' if newest.current else ','} {_of(one, newest)}"


def _of(one: Standing, newest: Period) -> str:
    """“0 of 1 post”: what is counted stands beside the newest number."""
    if one.goal.target is None:
        return str(newest.done)
    return f"{newest.done} of {rules.amount(one.goal, one.goal.target)}"


def _said(period: Period) -> str:
    """Nothing done is a line, no number: this is no list of marks."""
    if period.done:
        return str(period.done)
    return "pause" if period.paused else NOTHING


def _label(one: Standing) -> str:
    if one.goal.cadence is None:
        return "So far"
    if one.goal.state is not State.ACTIVE or (one.periods and not one.periods[0].current):
        return f"The last {pacing.period_of(one.goal.cadence)}"
    return pacing.this(one.goal).capitalize()
