"""The last day that a goal names: “by May”, “before 30 June”, “in the next 6 weeks”, “this quarter”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.kit import dates, times
from bot.kit.errors import UserError
from bot.kit.times import CalendarUnit


@dataclass(frozen=True, slots=True)
class Until:
    """The span of the phrase, its day (none when it is over), and the day on which it begins if that is said."""

    span: tuple[int, int]
    day: date | None
    starts: date | None = None


_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_BY = r"by|before|until|till|through|up to|no later than"


_END_OF = compiled(
    rf"\b(?:(?:{_BY}|at|on|before)\s+)?(?:the\s+)?end\s+of\s+(?:the\s+)?"
    rf"(?:(?P<which>this|next)\s+)?(?:(?P<unit>week|month|quarter|year)\b|{_MONTH}(?:\s+(?P<year>20\d\d))?|(?P<only>20\d\d)\b)"
)
_QUARTER = compiled(
    rf"\b(?:(?P<by>{_BY}|in|during|within|for|this)\s+)?(?:the\s+)?(?:end\s+of\s+)?q(?P<n>[1-4])\b(?:\s+(?:of\s+)?(?P<year>20\d\d))?"
)
_IN_MONTH = compiled(
    rf"\b(?P<by>{_BY}|in|during|this)\s+{_MONTH}(?!\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b)(?:\s+(?P<year>20\d\d))?"
)
_SPAN = compiled(
    rf"\b(?:(?P<in>in|within|over|during|for)\s+)?(?:the\s+)?(?P<next>(?:next|coming|following)\s+)?"
    rf"(?:(?P<n>\d{{1,3}}|{vocabulary.WORD_NUMBER}|an?)\s+)?(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?)\b"
    rf"(?P<now>\s+from\s+(?:now|today))?"
)
_PERIOD = compiled(
    rf"\b(?:(?P<by>{_BY})\s+)?(?:(?:in|during|for)\s+)?(?P<which>this|next)\s+(?P<unit>week|month|quarter|year)\b"
)
_YEAR = compiled(r"\b(?:in|during)\s+(?P<year>20\d\d)\b")
_PREPOSITION = compiled(rf"\b(?P<by>{_BY}|on)\s+")
_BARE = compiled(
    rf"\b(?:today|tonight|tomorrow|this weekend|20\d\d-\d\d?-\d\d?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:\s+20\d\d)?"
    rf"|{_MONTH.replace('month', 'named')}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+20\d\d)?)"
)
_DATED = compiled(
    rf"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|{_MONTH}|\d-\d|\b(?:today|tonight|tomorrow|weekend|yesterday)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b"
)


def find(said: str, today: date) -> Until | None:
    """The first deadline that a pattern finds, the surest pattern first."""
    for look in (_end_of, _quarter, _in_month, _span, _period, _in_year, _by_day, _bare_day):
        for found in look(said, today):
            return found
    return None


def _in_time(span: tuple[int, int], day: date, today: date, starts: date | None = None) -> Until:
    return Until(span, day if day >= today else None, starts)


def _end_of(said: str, today: date) -> Iterator[Until]:
    for found in _END_OF.finditer(said):
        if found["only"]:
            yield _in_time(found.span(), date(int(found["only"]), 12, 31), today)
        elif found["month"]:
            yield _in_time(found.span(), _last_of(_the_month(found, today)), today)
        else:
            day = _period_end(found["unit"].lower(), today, ahead=(found["which"] or "").lower() == "next")
            friday = day - timedelta(days=2)
            week = found["unit"].lower() == "week"
            yield _in_time(found.span(), friday if week and friday >= today else day, today)


def _quarter(said: str, today: date) -> Iterator[Until]:
    for found in _QUARTER.finditer(said):
        first = date(int(found["year"] or today.year), 3 * int(found["n"]) - 2, 1)
        if not found["year"] and _period_end("quarter", first) < today:
            first = first.replace(year=first.year + 1)
        before = (found["by"] or "").lower() == "before" and "end" not in found[0].lower()
        yield _in_time(found.span(), first - timedelta(days=1) if before else _period_end("quarter", first), today)


def _in_month(said: str, today: date) -> Iterator[Until]:
    for found in _IN_MONTH.finditer(said):
        first = _the_month(found, today)
        before = found["by"].lower() == "before"
        if before and not found["year"] and first <= today:
            continue  # the month it is: nobody can tell which year is meant
        yield _in_time(found.span(), first - timedelta(days=1) if before else _last_of(first), today)


def _span(said: str, today: date) -> Iterator[Until]:
    for found in _SPAN.finditer(said):
        number = (found["n"] or "").lower()
        unit = found["unit"].lower()
        if not (found["in"] or found["next"] or found["now"]) or (
            not number and (not found["next"] or unit[-1] == "s")
        ):
            continue
        if not number and not found["in"]:
            continue  # “next month” is a period of the calendar
        if not number and found["next"].strip().lower() == "next" and "the" not in found[0].lower().split():
            continue
        n = vocabulary.number(number) if number not in ("", "a", "an") else 1
        day = _moved(today, n, unit.removesuffix("s"))
        if day is not None:
            yield Until(found.span(), day)


def _period(said: str, today: date) -> Iterator[Until]:
    for found in _PERIOD.finditer(said):
        ahead, unit = found["which"].lower() == "next", found["unit"].lower()
        if ahead and found["by"]:
            continue  # its first day or its last?
        day = _period_end(unit, today, ahead=ahead)
        starts = _period_end(unit, today) + timedelta(days=1) if ahead else None
        yield Until(found.span(), day, starts)


def _in_year(said: str, today: date) -> Iterator[Until]:
    for found in _YEAR.finditer(said):
        yield _in_time(found.span(), date(int(found["year"]), 12, 31), today)


def _by_day(said: str, today: date) -> Iterator[Until]:
    """After “by”, “until”, “on” …: the longest phrase that kit/dates reads."""
    for found in _PREPOSITION.finditer(said):
        ends = [found.end() + each.end() for each in re.finditer(r"\S+", said[found.end() : found.end() + 60])][:5]
        for end in reversed(ends):
            phrase = said[found.end() : end]
            if not _DATED.search(phrase):
                continue
            read = _day(phrase, today)
            if read is None:
                continue
            day, before = read.day, found["by"].lower() == "before"
            if before and day is not None and day > today:
                day -= timedelta(days=1)
            yield Until((found.start(), end), day)
            break


def _bare_day(said: str, today: date) -> Iterator[Until]:
    for found in _BARE.finditer(said):
        read = _day(found[0], today)
        if read is not None:
            yield Until(found.span(), read.day)


def _day(phrase: str, today: date) -> Until | None:
    """The day of a phrase; without a day when it is over."""
    try:
        return Until((0, 0), dates.read(phrase.strip(" .,;:!)"), dates.start_of(today)).day)
    except dates.PastDay:
        return Until((0, 0), None)
    except UserError:
        return None


def _the_month(found: re.Match[str], today: date) -> date:
    """The first day of the month named: this year's, or next year's when it is over."""
    number = next(n for n, name in enumerate(times.MONTHS, 1) if name.lower().startswith(found["month"][:3].lower()))
    if found["year"]:
        return date(int(found["year"]), number, 1)
    return date(today.year + (number < today.month), number, 1)


def _last_of(first: date) -> date:
    return times.add_months(first, 1) - timedelta(days=1)


def _period_end(unit: str, day: date, *, ahead: bool = False) -> date:
    """The last day of the calendar period that `day` is in, or of the one `ahead`."""
    match unit:
        case "week":
            end = day + timedelta(days=6 - day.weekday())
        case "month":
            end = _last_of(day.replace(day=1))
        case "quarter":
            end = _last_of(date(day.year, (day.month - 1) // 3 * 3 + 3, 1))
        case _:
            end = date(day.year, 12, 31)
    return _period_end(unit, end + timedelta(days=1)) if ahead else end


def _moved(today: date, n: int, unit: str) -> date | None:
    each: dict[str, tuple[int, CalendarUnit]] = {"fortnight": (2, "week"), "quarter": (3, "month")}
    base: dict[str, CalendarUnit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    size, of = each[unit] if unit in each else (1, base[unit])
    try:
        return times.shift(today, n * size, of) if n else None
    except (OverflowError, ValueError):
        return None
