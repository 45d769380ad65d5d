"""How far a goal is, in blocks: a meter that always has its number beside it, the pace, and the periods of a rhythm."""

from __future__ import annotations

from bot.goals import pacing
from bot.goals.model import State
from bot.goals.pacing import Period, Standing
from bot.kit import words
from bot.kit.cards import Block, Meter, footnote, say


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
    if one.streak.now < 2:
        return ""
    best = f" (the longest: {one.streak.best})" if one.streak.best > one.streak.now else ""
    return f"{words.plural(one.streak.now, _unit(one))} in a row{best}"


def told(one: Standing) -> str:
    """“Weeks: this one 1 of 2 · before that 2, 2, pause, 1”; empty while there is one period only."""
    if len(one.periods) < 2:
        return ""
    newest, *earlier = one.periods
    of = f" of {one.goal.target}" if one.goal.target is not None else ""
    first = "this one" if newest.current else "the last one"
    return f"{_periods(one)}: {first} {newest.done}{of} · before that {', '.join(map(_said, earlier))}"


def _said(period: Period) -> str:
    return "pause" if period.paused and not period.hit and not period.done else str(period.done)


def _label(one: Standing) -> str:
    if one.goal.cadence is None:
        return "So far"
    if one.goal.state is not State.ACTIVE or (one.periods and not one.periods[0].current):
        return "The last " + pacing.this(one.goal).removeprefix("this ").replace("today", "day")
    return pacing.this(one.goal).capitalize()


def _unit(one: Standing) -> str:
    every = one.goal.cadence
    return "round" if every is None or every.n > 1 else every.unit


def _periods(one: Standing) -> str:
    every = one.goal.cadence
    if every is None or every.n == 1:
        return f"{_unit(one).capitalize()}s"
    return f"Rounds of {words.plural(every.n, every.unit)}"
