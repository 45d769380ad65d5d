"""What a phrase comes to: a day, a time of day, a last day, a rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.kit.dates import limits
from bot.kit.dates.phrase import Draft
from bot.kit.dates.rule import Rule
from bot.kit.dates.scan import Days, Impossible, Scan
from bot.kit.dates.tokens import PARTS

TONIGHT = time(20)
"""When it is later already, “tonight” is within the next hour (product rules)."""
_WEEK = timedelta(days=7)
_SUNDAY = 6
_TO_FRIDAY = timedelta(days=2)
"""Back from Sunday."""


@dataclass(slots=True)
class Result:
    """The local day (and time) that a draft comes to, before anybody asks whether it is over."""

    day: date
    at: time | None
    end: date | None
    rule: Rule | None
    due: date
    others: tuple[tuple[date, time | None], ...]
    moment: datetime | None = None


def settle(scan: Scan, it: Draft) -> Result:
    """Raises Impossible when what was said contradicts itself."""
    try:
        return _settle(scan, it)
    except (OverflowError, ValueError):
        raise Impossible("it is outside of the calendar") from None


def _settle(scan: Scan, it: Draft) -> Result:
    at, midnight = _time(scan, it)
    if it.repeat is not None:
        at = time(0) if midnight else at
        from_today = at is not None and at > scan.here.local.time()
        day = limits.first_day(scan, it.repeat, from_today=from_today)
        return Result(day, at, None, it.repeat.rule, day, ())
    if it.days is None:
        return _time_alone(scan, at, midnight=midnight)
    found = _same_weekday(it.days, it.named)
    if found.moment is not None:
        moment = found.moment.replace(second=0, microsecond=0)
        return Result(moment.date(), moment.time(), None, None, moment.date(), (), moment)
    first, last, due, others = _led(scan, it.lead, found, clocked=at is not None or midnight)
    if midnight:
        first, at = _on(first, 1), time(0)
        due, others = first, tuple(_on(other, 1) for other in others)
    return Result(first, at, last, None, due, tuple((other, at) for other in others if _ahead(scan, other, at)))


def _led(scan: Scan, lead: str, found: Days, *, clocked: bool) -> tuple[date, date | None, date, tuple[date, ...]]:
    """First day, last day, the day that counts, and what else it may be, by the word that leads: “by may” is its last
    day, “before may” the day before, “after may” the day after."""
    first, last, others = found.first, found.last, found.others
    match lead:
        case "by" if last is not None:
            asked = first > scan.today and last - first < _WEEK  # “by next week”: its first day or its last
            return last, None, last, (first,) if asked else ()
        case "before" if not clocked:
            day = first - timedelta(days=1)
            return day, None, day, tuple(other - timedelta(days=1) for other in others)
        case "until":
            return first, None, first, others
        case "after" if not clocked and last is not None:
            day = last + timedelta(days=1)
            return day, None, day, others
        case "after" if not clocked:
            day = _on(first, 1)
            return day, None, day, tuple(_on(other, 1) for other in others)
        case _:
            return first, last, _due(found), others


def _due(found: Days) -> date:
    """The day that a deadline means: the last one of “within 10 days”, of “this week” its Friday."""
    first, last = found.first, found.last
    if last is None or not found.deadline:
        return first
    friday = last - _TO_FRIDAY
    return friday if last - first < _WEEK and last.weekday() == _SUNDAY and friday >= first else last


def _on(day: date, n: int) -> date:
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise Impossible("it is too far away") from None


def _ahead(scan: Scan, day: date, at: time | None) -> bool:
    """Whether another reading still lies ahead."""
    now = scan.here.local
    return day > now.date() or (day == now.date() and (at is None or at > now.time()))


def _same_weekday(day: Days, named: Days | None) -> Days:
    """The date, checked against the day of the week that was said beside it."""
    if named is None or day.first.weekday() == named.first.weekday():
        return day
    for other in day.others:
        if other.weekday() == named.first.weekday():
            return replace(day, first=other, others=())
    return replace(day, others=(named.first,))  # the date counts, but who knows which of the two is wrong


def _time(scan: Scan, it: Draft) -> tuple[time | None, bool]:
    """The time of day, and whether it is the midnight that ends the day."""
    part = it.part.part if it.part is not None else it.repeat.part if it.repeat is not None else ""
    tonight = it.days is not None and it.days.part == "tonight"
    if it.clock is not None:
        return (None, True) if it.clock.midnight else (it.clock.at("tonight" if tonight else part), False)
    if it.part is not None:
        return it.part.at(part), False
    if part:
        return PARTS[part], False
    return (_tonight(scan) if tonight else None), False


def _tonight(scan: Scan) -> time:
    now = scan.here.local.time()
    if now < TONIGHT:
        return TONIGHT
    return time(now.hour + 1) if now.hour < 23 else time(23, 59)


def _time_alone(scan: Scan, at: time | None, *, midnight: bool) -> Result:
    """A time that has passed today is tomorrow's."""
    at = time(0) if midnight else at
    assert at is not None, "a draft says something"
    now = scan.here.local.time()
    day = scan.today if not midnight and (at > now or scan.back) else _on(scan.today, 1)
    return Result(day, at, None, None, day, ())
