"""How something comes back: the part of RFC 5545's RRULE that people say, its days, and how it is said back."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.kit import times, words
from bot.kit.dates.holidays import nth_weekday
from bot.kit.times import CalendarUnit

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4))
_FREQ: dict[CalendarUnit, str] = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_UNIT: dict[str, CalendarUnit] = {freq: unit for unit, freq in _FREQ.items()}
_LENGTH: dict[CalendarUnit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
_FEW = 2
"""Days of the week that are said as left out."""
LOOKED_AT = 3700
"""Days looked through for the next time: ten years."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Every `n` `unit`s. `days`: (nth, weekday) with nth 0 for every one, Monday 0; `monthdays`: -1 is the last day.

    `until` is the last day on which it may come, `count` how many times in all.
    """

    unit: CalendarUnit
    n: int = 1
    count: int | None = None
    until: date | None = None
    months: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """As RFC 5545 has it, without “RRULE:”."""
        parts = [f"FREQ={_FREQ[self.unit]}"]
        parts += [f"INTERVAL={self.n}"] if self.n > 1 else []
        parts += [f"COUNT={self.count}"] if self.count else []
        parts += [f"UNTIL={self.until.isoformat().replace('-', '')}"] if self.until else []
        parts += [f"BYMONTH={','.join(map(str, self.months))}"] if self.months else []
        parts += [f"BYMONTHDAY={','.join(map(str, self.monthdays))}"] if self.monthdays else []
        parts += [f"BYDAY={','.join(f'{nth or str()}{CODES[day]}' for nth, day in self.days)}"] if self.days else []
        return ";".join(parts)

    @property
    def plain(self) -> bool:
        """Nothing but an interval: it is counted from any day."""
        return not (self.months or self.monthdays or self.days)

    def after(self, day: date, anchor: date) -> date | None:
        """The first occurrence after `day` of what began on `anchor`; None when there is none (within ten years)."""
        return next((each for each in self.since(anchor, after=day) if each > day), None)

    def since(self, anchor: date, *, after: date | None = None) -> Iterator[date]:
        """The occurrences of what began on `anchor`, for ten years at most; those up to `after` may be left out."""
        begin = anchor if after is None or self.count is not None else max(anchor, after)
        for number, each in enumerate(self._days(anchor, begin), 1):
            if (self.until is not None and each > self.until) or (self.count is not None and number > self.count):
                return
            yield each

    def _days(self, anchor: date, begin: date) -> Iterator[date]:
        if self.plain:
            passed = int((begin - anchor).days / (self.n * _LENGTH[self.unit]))  # never more than have passed
            for k in range(passed, passed + LOOKED_AT):
                try:
                    there = times.shift(anchor, k * self.n, self.unit)
                except (OverflowError, ValueError):
                    return
                # RFC 5545 leaves out months without such a day; to be reminded on their last day is kinder.
                yield there
            return
        for k in range(LOOKED_AT):
            if begin.toordinal() + k > date.max.toordinal():
                return
            day = begin + timedelta(days=k)
            if self._fits(day, anchor):
                yield day

    def _fits(self, day: date, anchor: date) -> bool:
        match self.unit:
            case "day":
                apart = (day - anchor).days
            case "week":
                apart = ((day - timedelta(days=day.weekday())) - (anchor - timedelta(days=anchor.weekday()))).days // 7
            case "month":
                apart = (day.year - anchor.year) * 12 + day.month - anchor.month
            case "year":
                apart = day.year - anchor.year
        if apart % self.n or (self.months and day.month not in self.months):
            return False
        last = calendar.monthrange(day.year, day.month)[1]
        if self.monthdays and day.day not in self.monthdays and day.day - last - 1 not in self.monthdays:
            return False
        if self.days:
            return any(
                day.weekday() == weekday and (not nth or day == nth_weekday(day.year, day.month, weekday, nth))
                for nth, weekday in self.days
            )
        if self.monthdays or self.unit == "day":
            return True
        if self.unit == "week":
            return day.weekday() == anchor.weekday()
        return day.day == min(anchor.day, last)  # as a plain interval has it: the 31st is the last day elsewhere

    @property
    def says(self) -> str:
        """“every other Friday”, “every 3 months”, “on the first Tuesday of every month”."""
        return self.say()

    def say(self, at: str = "") -> str:
        """With the time of day, which stands before what is left out and before its end: “every day at 09:00 except
        Sunday until 30 April 2026”."""
        said = self._says() + (f" at {at}" if at else "") + self._left_out()
        if self.until is not None:
            said += f" until {self.until.day} {times.MONTHS[self.until.month - 1]} {self.until.year}"
        return f"{said}, {words.plural(self.count, 'time')}" if self.count else said

    def _says(self) -> str:
        every = f"every {self.unit}" if self.n == 1 else f"every {self.n} {self.unit}s"
        if self.unit == "year" and self.months and self.monthdays:
            if self.monthdays == (-1,):
                return f"{'' if self.n == 1 else f'{every} '}on the last day of {_named_months(self.months)}"
            days = [f"{day} {times.MONTHS[month - 1]}" for month in self.months for day in self.monthdays]
            return f"{every} on {words.join(days)}"
        if self.monthdays:
            named = ["last day" if day == -1 else _th(day) for day in self.monthdays]
            return f"on the {words.join(named)} of {every}"
        if self.days and self.days[0][0]:
            named = [f"{_ORDINALS.get(nth, _th(nth))} {times.DAYS[day]}" for nth, day in self.days]
            if self.unit != "year" or not self.months:
                return f"on the {words.join(named)} of {every}"
            of = f"on the {words.join(named)} of {_named_months(self.months)}"
            return of if self.n == 1 else f"{every} {of}"
        if self.days == WORKDAYS and self.n == 1:
            return "every working day"
        if self.days and not self._days_out:
            named_days = words.join([times.DAYS[day] for _, day in self.days])
            if self.unit == "week" and self.n < 3:
                return f"every {'other ' if self.n == 2 else ''}{named_days}"
            return f"{every} on {named_days}"
        return "every day" if self.days and self.n == 1 else every

    @property
    def _days_out(self) -> tuple[int, ...]:
        """The one or two days of the week on which something daily doesn't come."""
        daily = self.unit == "day" or (self.unit == "week" and self.n == 1)
        missing = tuple(day for day in range(7) if (0, day) not in self.days)
        few = self.days and not self.days[0][0] and len(missing) <= _FEW and (self.n > 1 or self.days != WORKDAYS)
        return missing if daily and few else ()

    def _left_out(self) -> str:
        """“ except Sunday”, “ except in August”, “ in April and May”."""
        said = f" except {words.join([times.DAYS[day] for day in self._days_out])}" if self._days_out else ""
        if not self.months or (self.unit == "year" and (self.monthdays or (self.days and self.days[0][0]))):
            return said
        missing = tuple(month for month in range(1, 13) if month not in self.months)
        if len(missing) < len(self.months):
            return f"{said} except in {_named_months(missing)}" if missing else said
        return f"{said} in {_named_months(self.months)}"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule while it is read. `start`: a first day that was named; `part`: of “every morning”.

    `weak`: a word that says as much about other things (“weekly”). `loose`: the first day was named by its weekday, and
    says no more than that when it is within a week.
    """

    rule: Rule
    start: date | None = None
    part: str = ""
    weak: bool = False
    loose: bool = False


def read_rule(text: str) -> Rule:
    """The rule of a text that `Rule.text` made; ValueError for any other."""
    values = dict(part.split("=", 1) for part in text.split(";"))
    try:
        rule = Rule(_UNIT[values.pop("FREQ")], int(values.pop("INTERVAL", "1")))
        if "COUNT" in values:
            rule = replace(rule, count=int(values.pop("COUNT")))
        if "UNTIL" in values:
            until = values.pop("UNTIL")
            rule = replace(rule, until=date(int(until[:4]), int(until[4:6]), int(until[6:8])))
        numbers = {key: tuple(map(int, values.pop(key, "").split(","))) if values.get(key) else () for key in
                   ("BYMONTH", "BYMONTHDAY")}  # fmt: skip
        byday = values.pop("BYDAY", "")
        days = tuple((int(each[:-2] or 0), CODES.index(each[-2:])) for each in byday.split(",") if each)
    except KeyError:
        raise ValueError(f"no rule: {text!r}") from None
    if values or rule.n < 1:
        raise ValueError(f"no rule: {text!r}")
    return replace(rule, months=numbers["BYMONTH"], monthdays=numbers["BYMONTHDAY"], days=days)


def _named_months(months: tuple[int, ...]) -> str:
    return words.join([times.MONTHS[month - 1] for month in months])


def _th(n: int) -> str:
    if 10 <= n % 100 <= 20:
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"
