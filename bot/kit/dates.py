"""Dates as people type them: "next fri 9am", "in a fortnight", "end of month", "6 March".

A small grammar: words are read from left to right, each phrase by one pattern without nested quantifiers, so that it is
linear in the text. Choices it makes, which the card then shows:

- "fri" is the next Friday after today; "next fri" is the Friday of the next calendar week.
- "next week" is the same weekday, "next month" its first day, "end of week" its Friday, "weekend" the coming Saturday.
- Hours 1 to 6 without am, pm or a leading zero are in the afternoon; "midnight" ends the day it is said with.
- A time that has passed today is tomorrow's; a day and month that have passed are next year's.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from bot.kit import times, words
from bot.kit.errors import UserError

LONGEST_TEXT = 500
"""Characters; more is refused unread (reliability: long input is what hangs parsers of dates)."""
LONGEST_TAIL = 80
"""Characters of a date phrase at the end of a sentence."""
FURTHEST_YEARS = 10


class UnclearDay(UserError):
    """I couldn't read “{text}” as a day.

    Try “next friday”, “in 3 days” or 2026-03-06.
    """


class TooLongForADay(UnclearDay):
    """That is too long to be a day.

    Try “next friday”, “in 3 days” or 2026-03-06.
    """


class ImpossibleDay(UserError):
    """“{text}” can't be: {reason}.

    Try “next friday”, “in 3 days” or 2026-03-06.
    """


class PastDay(UserError):
    """“{text}” is over: {reason}.

    Try “tomorrow”, “next friday” or “in 3 days”.
    """


class FutureDay(UserError):
    """“{text}” is still to come. Say when it was, such as “yesterday”, “last friday” or 2026-03-06."""


@dataclass(frozen=True)
class When:
    """A local day, and the time of day if one was named."""

    day: date
    at: time | None = None


def read_when(text: str, *, today: date, now_local: time) -> When:
    """What `text` names, in the calendar where it is `today`, `now_local`. UnclearDay, ImpossibleDay or PastDay."""
    return _read(text, today, now_local).when()


def read_past(text: str, *, today: date) -> date:
    """The day that `text` names, today at the latest: "friday" is the last one, "3 March" that of this year or the one
    before. UnclearDay, ImpossibleDay or FutureDay."""
    reading = _read(text, today, time(0))
    day = reading.named() or today
    if day > today and not _AHEAD.search(reading.text):
        day = reading.before(day)
    if day > today:
        raise FutureDay(text=reading.text)
    return day


def find_when(text: str, *, today: date, now_local: time) -> tuple[When, tuple[int, int]] | None:
    """The date phrase that ends `text`, and its span, if all that follows the last ";", "," or "follow up" is one.

    The span takes in the separator, and "follow up" or "remind me" if that begins the segment: what lies outside the
    span is the text without the date. After a comma a bare time or duration is no date ("Ana, designer, 2 years").
    """
    found: tuple[When, tuple[int, int]] | None = None
    tail = max(0, len(text) - LONGEST_TAIL - 40)
    for mark in reversed(list(_MARKS.finditer(text, tail))):
        segment = text[mark.end() :]
        asked = _ASKED.match(segment)
        phrase = segment[asked.end() :] if asked else segment
        try:
            reading = _read(phrase, today, now_local)
            when = reading.when()
        except UserError:
            if found:
                break
            continue
        if mark[0] not in ";,":
            found = found or (when, (mark.end(), len(text)))
        elif asked or mark[0] == ";" or reading.dated:
            found = when, (mark.start(), len(text))
    return found


def spell_when(when: When) -> str:
    """The exact form, which `read_when` reads back: 2026-03-06 or 2026-03-06T15:00."""
    day = when.day.isoformat()
    return day if when.at is None else f"{day}T{times.say_time(when.at)}"


def _read(text: str, today: date, now_local: time) -> _Reading:
    if len(text) > LONGEST_TEXT:
        raise TooLongForADay()
    said = words.clean(text, lines=False)
    reading = _Reading(said, today, now_local)
    plain = words.plain_quotes(said).lower().replace("a.m", "am").replace("p.m", "pm").replace(",", " ")
    plain = _ISO_T.sub(r"\1 \2", plain)
    plain = " ".join(word for word in (word.strip(".!?;") for word in plain.split()) if word)
    start = 0
    while start < len(plain):
        for pattern, take in _PHRASES:
            if found := pattern.match(plain, start):
                take(reading, found)
                start = found.end()
                break
        else:
            raise UnclearDay(text=said)
    return reading


_FIXED = frozenset({"noon", "midday", "midnight"})


class _Reading:
    """What the phrases so far have said."""

    def __init__(self, text: str, today: date, now_local: time) -> None:
        self.text = text
        self.today = today
        self.now = now_local
        self.day: date | None = None
        self.weekday: date | None = None
        self.clock: tuple[int, int, bool] | None = None  # hour, minute, whether its half of the day is open
        self.part: str | None = None
        self.dated = False

    def when(self) -> When:
        day = self.named()
        at = self._at()
        if day is None and at is None and self.part != "midnight":
            raise UnclearDay(text=self.text)
        if day is None:
            today = self.part == "midnight" or (at is not None and at > self.now)
            day = self.today if today else self.moved(1, "day")
        if self.part == "midnight":
            day, at = self.moved(1, "day", from_=day), time(0)
        if day < self.today:
            raise PastDay(text=self.text, reason=f"that was {times.say_ago(day, self.today)}")
        if day == self.today and at is not None and at <= self.now:
            raise PastDay(text=self.text, reason=f"it is {times.say_time(self.now)} already")
        if day.year > self.today.year + FURTHEST_YEARS:
            raise self.impossible(f"it is more than {FURTHEST_YEARS} years away")
        return When(day, at)

    def set_day(self, day: date, *, dated: bool = True) -> None:
        if self.day is not None:
            raise UnclearDay(text=self.text)
        self.day = day
        self.dated = dated

    def set_clock(self, hour: int, minute: int, *, open_: bool) -> None:
        if self.clock is not None or self.part in _FIXED:
            raise UnclearDay(text=self.text)
        if hour > 23 or minute > 59:
            raise self.impossible(f"there is no {hour}:{minute:02} on the clock")
        self.clock = hour, minute, open_

    def set_part(self, part: str) -> None:
        if self.part is not None or (self.clock is not None and part in _FIXED):
            raise UnclearDay(text=self.text)
        self.part = part

    def impossible(self, reason: str) -> ImpossibleDay:
        return ImpossibleDay(text=self.text, reason=reason)

    def moved(self, n: int, unit: times.CalendarUnit, *, from_: date | None = None) -> date:
        try:
            return times.shift(from_ or self.today, n, unit)
        except (OverflowError, ValueError):
            raise self.impossible(f"it is more than {FURTHEST_YEARS} years away") from None

    def before(self, day: date) -> date:
        """The last time there was such a day: the same weekday, day of the month or day of the year."""
        said = self.text.lower()
        unit = "week" if self.day is None or "weekend" in said else "year" if re.search(_MONTH, said) else "month"
        earlier = (self.moved(-n, unit, from_=day) for n in range(1, 9))
        return next(each for each in earlier if unit == "week" or each.day == day.day)

    def named(self) -> date | None:
        if self.weekday is None:
            return self.day
        if self.day is not None and self.day.weekday() != self.weekday.weekday():
            weekday = times.DAYS[self.day.weekday()]
            raise self.impossible(f"{self.day.day} {times.MONTHS[self.day.month - 1]} {self.day.year} is a {weekday}")
        return self.day or self.weekday

    def _at(self) -> time | None:
        if self.clock is None:
            return self._tonight() if self.part == "tonight" else _PARTS.get(self.part or "")
        hour, minute, open_ = self.clock
        if open_ and ((self.part in {"afternoon", "evening", "tonight"} and hour < 12) or (not self.part and hour < 7)):
            hour += 12
        return time(hour, minute)

    def _tonight(self) -> time:
        return time(20) if self.now < time(20) else time(min(self.now.hour + 1, 23))


_PARTS = {"morning": time(9), "noon": time(12), "midday": time(12), "afternoon": time(14), "evening": time(18)}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_COUNT = rf"(?:(?P<digits>[0-9]+) ?|(?:a )?(?P<word>an?|couple(?: of)?|{'|'.join(times.NUMBERS)}) )"
_UNIT = r"(?P<unit>days?|d|weeks?|wks?|w|fortnights?|months?|mths?|mo|years?|yrs?|y)"
_DAY_OF_MONTH = r"(?P<day>[0-9]{1,3})(?:st|nd|rd|th)?"
_YEAR = r"(?: (?P<year>[0-9]{4,}))?"
_AHEAD = re.compile(r"\b(?:next|tomorrow|in|end|from|coming|[0-9]{4})\b", re.IGNORECASE)
_ISO_T = re.compile(r"([0-9])t([0-9])")
_MARKS = re.compile(r"[;,]|\b(?:follow[ -]?up|remind me)\b", re.IGNORECASE)
_ASKED = re.compile(r"\s*(?:and |then )?(?:follow[ -]?up|remind me)\b", re.IGNORECASE)


def _span(reading: _Reading, found: re.Match[str]) -> None:
    n = times.number(found["digits"] or found["word"]) or 0
    unit: tuple[int, times.CalendarUnit]
    match found["unit"][0]:
        case "d":
            unit = 1, "day"
        case "w":
            unit = 1, "week"
        case "f":
            unit = 2, "week"
        case "m":
            unit = 1, "month"
        case _:
            unit = 1, "year"
    sign = -1 if found["ago"] else 1
    dated = bool(found["in"] or found["from"])
    reading.set_day(reading.moved(sign * n * unit[0], unit[1]), dated=dated)


def _named(reading: _Reading, found: re.Match[str]) -> None:
    days = {"yesterday": -1, "today": 0, "tonight": 0, "day after tomorrow": 2}.get(found[1], 1)
    reading.set_day(reading.moved(days, "day"))
    if found[1] == "tonight":
        reading.set_part("tonight")


def _weekday(reading: _Reading, found: re.Match[str]) -> None:
    if reading.weekday is not None:
        raise UnclearDay(text=reading.text)
    number = next(n for n, name in enumerate(times.DAYS) if name.lower().startswith(found["weekday"][:3]))
    ahead = (number - reading.today.weekday() - 1) % 7 + 1
    if found["which"] == "last":
        ahead -= 7 if ahead < 7 else 14
    elif found["which"] == "next" or found["week"]:
        ahead = number - reading.today.weekday() + 7
    reading.weekday = reading.moved(ahead, "day")
    reading.dated = True


def _next(reading: _Reading, found: re.Match[str]) -> None:
    match found["unit"]:
        case "week":
            reading.set_day(reading.moved(1, "week"))
        case "month":
            reading.set_day(reading.moved(1, "month").replace(day=1))
        case _:
            reading.set_day(reading.moved(1, "year").replace(month=1, day=1))


def _weekend(reading: _Reading, found: re.Match[str]) -> None:
    today = reading.today.weekday()
    reading.set_day(reading.moved(12 - today if found["next"] else (5 - today - 1) % 7 + 1, "day"))


def _end(reading: _Reading, found: re.Match[str]) -> None:
    unit = found["unit"] or {"w": "week", "m": "month", "y": "year"}[found["short"]]
    if unit == "week":
        friday = 4 - reading.today.weekday()
        return reading.set_day(reading.moved(friday + (7 if found["next"] or friday < 0 else 0), "day"))
    day = reading.moved(1, "month" if unit == "month" else "year") if found["next"] else reading.today
    month = 12 if unit == "year" else day.month
    reading.set_day(date(day.year, month, calendar.monthrange(day.year, month)[1]))


def _iso(reading: _Reading, found: re.Match[str]) -> None:
    reading.set_day(_checked(reading, found["year"], int(found["month"]), int(found["day"])))


def _day_and_month(reading: _Reading, found: re.Match[str]) -> None:
    month = next(n for n, name in enumerate(times.MONTHS, 1) if name.lower().startswith(found["month"][:3]))
    day = int(found["day"])
    if found["year"]:
        return reading.set_day(_checked(reading, found["year"], month, day))
    year = reading.today.year
    # 29 February is at most eight years away; any other day exists this year and the next.
    days = [_checked(reading, str(y), month, day) for y in range(year, year + 9) if _exists(y, month, day)]
    coming = [each for each in days if each >= reading.today]
    if not coming:
        raise reading.impossible(f"{times.MONTHS[month - 1]} has no day {day}")
    reading.set_day(coming[0])


def _ordinal(reading: _Reading, found: re.Match[str]) -> None:
    first, day = reading.today.replace(day=1), int(found["day"])
    months = [times.add_months(first, n) for n in range(3)] if first.year < date.max.year else [first]
    for month in months:
        if _exists(month.year, month.month, day) and month.replace(day=day) >= reading.today:
            return reading.set_day(month.replace(day=day))
    raise reading.impossible(f"no month has a day {day}")


def _clock(reading: _Reading, found: re.Match[str]) -> None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if not found["half"]:
        return reading.set_clock(hour, minute, open_=0 < hour < 13 and found["hour"][0] != "0")
    if not 1 <= hour <= 12:
        raise reading.impossible(f"there is no {hour} {found['half']} on the clock")
    reading.set_clock(hour % 12 + (12 if found["half"] == "pm" else 0), minute, open_=False)


def _bare_hour(reading: _Reading, found: re.Match[str]) -> None:
    if not (found["at"] or reading.day or reading.weekday):
        raise UnclearDay(text=reading.text)
    reading.set_clock(int(found["hour"]), 0, open_=0 < int(found["hour"]) < 13 and found["hour"][0] != "0")


def _part(reading: _Reading, found: re.Match[str]) -> None:
    reading.set_part(found["part"])
    if found["this"]:
        reading.set_day(reading.today)


def _filler(reading: _Reading, found: re.Match[str]) -> None:
    """Says nothing by itself."""


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(year, month)[1] if year <= date.max.year else False


def _checked(reading: _Reading, year: str, month: int, day: int) -> date:
    if len(year) > 4:
        raise reading.impossible("that year is too far away")
    if not 1 <= month <= 12:
        raise reading.impossible(f"there is no month {month}")
    try:
        return date(int(year), month, day)
    except ValueError:
        raise reading.impossible(f"{times.MONTHS[month - 1]} {year} has no day {day}") from None


_Take = Callable[[_Reading, re.Match[str]], None]
# The first that fits wins, so longer phrases stand before shorter ones that begin alike.
_PHRASES: tuple[tuple[re.Pattern[str], _Take], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?: |$)"), take)
    for pattern, take in (
        (rf"(?P<in>in )?{_COUNT}{_UNIT}(?:(?P<from> from (?:now|today)| time)|(?P<ago> ago))?", _span),
        (r"(?:the )?(day after tomorrow|yesterday|today|tonight|tomorrow|tommorow|tomorow|tmrw|tmr|tmw)", _named),
        (rf"(?P<week>next week )(?:on )?{_WEEKDAY}(?P<which>)", _weekday),
        (rf"(?:(?P<which>this|next|coming|last) )?{_WEEKDAY}(?: (?:(?P<week>next week)|this week))?", _weekday),
        (r"next (?P<unit>week|month|year)", _next),
        (r"(?:(?:the |this )|(?P<next>next ))?weekend", _weekend),
        (r"end of (?:the |this |(?P<next>next ))?(?P<unit>week|month|year)(?P<short>)", _end),
        (r"eo(?P<short>[wmy])(?P<next>(?!))?(?P<unit>)", _end),
        (r"(?P<year>[0-9]{4,})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})", _iso),
        (rf"{_DAY_OF_MONTH}(?: of)? {_MONTH}{_YEAR}", _day_and_month),
        (rf"{_MONTH} (?:the )?{_DAY_OF_MONTH}{_YEAR}", _day_and_month),
        (r"(?P<day>[0-9]{1,3})(?:st|nd|rd|th)", _ordinal),
        (r"(?P<hour>[0-9]{1,2})[:.h](?P<minute>[0-9]{2})(?: ?(?P<half>am|pm))?", _clock),
        (r"(?P<hour>[0-9]{1,2})(?P<minute>) ?(?P<half>am|pm)", _clock),
        (r"(?P<at>at )?(?P<hour>[0-9]{1,2})(?: o'clock)?", _bare_hour),
        (r"(?:in the |(?P<this>this ))?(?P<part>morning|afternoon|evening)", _part),
        (r"(?P<this>(?!))?(?P<part>noon|midday|midnight)", _part),
        (r"on|at|by|the|until|till", _filler),
    )
)
