"""A text while it is read: its tokens, the day it is said on, and the small things that all phrases are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.kit import times
from bot.kit.dates.model import FURTHEST_YEARS, Here
from bot.kit.dates.tokens import MINUTES, NOTHING, NUMBERS, SHORT_UNITS, UNITS, Token, split
from bot.kit.times import CalendarUnit

HUGE = 1_000_000
LOOKAHEAD = 40
"""More words than any phrase looks back or ahead."""
AMERICAN = frozenset(
    "Adak Anchorage Boise Chicago Denver Detroit Indiana Indianapolis Juneau Kentucky Los_Angeles Louisville Menominee"
    " Metlakatla New_York Nome North_Dakota Phoenix Sitka Yakutat Puerto_Rico".split()
)
"""Cities of zones where people write the month first (with Pacific/Honolulu and the old US/ names)."""
MONTH_FIRST = frozenset({"en-us", "es-us", "en-ph", "ja", "zh", "ko", "hu", "lt"})


class Impossible(Exception):
    """What was said can't be, whatever day it is; holds the reason."""


@dataclass(slots=True)
class Days:
    """A day or a period that a phrase names. `others` are what else it may mean.

    `weak`: too little to be a date in the middle of a sentence. `fixed`: it names its year, or can't be another one.
    `weekday`: no more than a day of the week, which a date may follow (“fri 6 march”).
    """

    first: date
    last: date | None = None
    others: tuple[date, ...] = ()
    weak: bool = False
    fixed: bool = False
    weekday: bool = False
    repeats: str = ""  # what comes back on its own: "week", "month", "year"; so that it can be looked for backwards
    deadline: bool = False  # its last day is what counts
    moment: datetime | None = None  # the local clock, of “in 2 hours”
    part: str = ""


@dataclass(slots=True)
class Duration:
    months: int = 0
    days: int = 0
    workdays: int = 0
    minutes: int = 0
    most: Duration | None = None  # of “in 2 or 3 weeks”
    short: bool = False  # “2w”

    def after(self, day: date, sign: int = 1) -> date:
        try:
            moved = times.add_months(day, sign * self.months) + timedelta(days=sign * self.days)
            for _ in range(min(self.workdays, 5000)):
                moved += timedelta(days=sign)
                while moved.weekday() > 4:
                    moved += timedelta(days=sign)
        except (OverflowError, ValueError):
            raise Impossible(f"it is more than {FURTHEST_YEARS} years away") from None
        return moved


@dataclass
class Scan:
    """`back`: what was, not what comes: “friday” is the last one."""

    text: str
    here: Here
    back: bool = False
    tokens: list[Token] = field(init=False)
    today: date = field(init=False)
    read: dict[tuple[int, int], tuple[Days, int] | None] = field(init=False, default_factory=dict)
    """What days.days found at which place."""
    words: list[str] = field(init=False)
    """The texts of the tokens; empty around them, so that looking a few words back and ahead needs no check."""

    def __post_init__(self) -> None:
        self.tokens = split(self.text)
        self.today = self.here.today
        self.words = [token.text for token in self.tokens] + [""] * LOOKAHEAD
        self._size = len(self.tokens)

    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < self._size else NOTHING

    def says(self, i: int, *said: str) -> int | None:
        """The place after the words, if these stand at `i`."""
        for each in said:
            if self.words[i] != each:
                return None
            i += 1
        return i

    def skip(self, i: int, *fillers: str) -> int:
        while self.words[i] in fillers:
            i += 1
        return i

    def free(self, i: int) -> bool:
        """Whether a phrase may begin here: not within “covid-19”, “v2” or “#3”."""
        token = self.at(i)
        if not token.glued:
            return True
        before = self.at(i - 1)
        if before.kind != "mark":
            return False
        if before.text in "#$£€+%_":
            return False
        if before.text in "-/.:'&@":
            return not before.glued
        return True

    def closed(self, i: int) -> bool:
        """Whether a phrase may end before the token `i`: not within “6pm_x”, “5%” or “3.5”."""
        token = self.at(i)
        if not token.glued:
            return True
        if token.kind != "mark":
            return False
        after = self.at(i + 1)
        if token.text in "%$€£°_":
            return False
        return not (token.text in "-/.:'&@+" and after.glued and after.kind != "mark")

    # Numbers, units, lengths of time

    def number(self, i: int) -> tuple[int, int] | None:
        """A whole number in digits or words."""
        token = self.at(i)
        if token.kind == "number":
            return (int(token.text) if len(token.text) <= 6 else HUGE), i + 1
        n = NUMBERS.get(token.text)
        if n is None:
            return None
        if n >= 20 and n % 10 == 0:
            j = i + 2 if self.words[i + 1] == "-" else i + 1
            ones = NUMBERS.get(self.words[j], 0)
            if 0 < ones < 10 and self.words[j] not in ("a", "an"):
                return n + ones, j + 1
        return n, i + 1

    def count(self, i: int) -> tuple[float, int] | None:
        """A number of units: “3”, “2.5”, “a couple of”, “half a”, “one and a half”."""
        word = self.words[i]
        if word == "half":
            j = self.skip(i + 1, "-")
            return 0.5, j + 1 if self.words[j] in ("a", "an") else j
        j = i + 1 if word == "a" else i
        if self.words[j] in ("couple", "pair"):
            return 2, j + 2 if self.words[j + 1] == "of" else j + 1
        if self.words[j] in ("few", "couple's") and (j > i or word == "few"):
            return 3, j + 1
        if self.words[j] == "dozen":
            return 12, j + 1
        if self.words[j] == "half" and j > i:
            return 0.5, self.skip(j + 1, "-", "of", "a")
        found = self.number(i)
        if found is None:
            if self.at(i).kind == "clock" and "." in self.words[i]:
                return None
            return None
        n, j = found
        if self.at(i).kind == "number" and self.words[j] == "." and self.at(j).glued and self.at(j + 1).glued:
            tenths = self.words[j + 1]
            if self.at(j + 1).kind == "number" and len(tenths) == 1:
                return n + int(tenths) / 10, j + 2
        after = self.says(j, "and", "a", "half")
        return (n + 0.5, after) if after is not None else (n, j)

    def duration(self, i: int) -> tuple[Duration, int] | None:
        """“3 days”, “1 month and 3 days”, “2w”, “half an hour”, “2 or 3 weeks”."""
        whole = Duration()
        j, parts = i, 0
        while parts < 4:
            piece = self._piece(j, whole)
            if piece is None:
                break
            j, parts = piece, parts + 1
            k = self.skip(j, ",", "and", "&")
            if k > j + 2 or self.count(k) is None or (k == j and self.words[k] in ("a", "an")):
                break
            nxt = self._piece(k, Duration())
            if nxt is None:
                break
            j = k
        return (whole, j) if parts else None

    def _piece(self, i: int, into: Duration) -> int | None:
        found = self.count(i)
        if found is None:
            fortnight = self.words[i] == "fortnight"
            if not fortnight:
                return None
            found = (1, i)
        n, j = found
        high: float | None = None
        if self.words[j] in ("-", "to", "or"):
            more = self.count(j + 1)
            if more is not None and more[0] > n and self._unit(more[1]) is not None:
                high, j = more
        unit = self._unit(j)
        if unit is None:
            return None
        kind, size, j = unit
        if self.words[j - 1] in SHORT_UNITS and self.at(i).kind == "number" and not self.at(j - 1).glued:
            if self.words[j - 1] in ("d", "w", "y", "h"):
                return None
        half = self.says(j, "and", "a", "half")
        if half is not None:
            n, j = n + 0.5, half
        if not _add(into, n, kind, size):
            return None
        into.short = self.at(j - 1).glued
        if high is not None:
            into.most = Duration()
            _add(into.most, high, kind, size)
        return j

    def _unit(self, i: int) -> tuple[str, int, int] | None:
        """Kind ("day", "month", "year", "workday", "minute"), how many of it, and the place after it."""
        i = i + 1 if self.words[i] == "-" and self.at(i).glued else i  # “a 2-week”
        i = self.skip(i, "full", "whole", "more", "calendar")
        word = self.words[i]
        if word in ("business", "working", "work", "week") and self.words[i + 1] in ("day", "days"):
            return "workday", 1, i + 2
        if word in ("workday", "workdays", "weekdays", "weekday"):
            return "workday", 1, i + 1
        if word in MINUTES:
            return "minute", MINUTES[word], i + 1
        if word in UNITS:
            size, unit = UNITS[word]
            return unit, size, i + 1
        if word in ("night", "nights"):
            return "day", 1, i + 1
        return None

    # The calendar

    def moved(self, n: int, unit: CalendarUnit, *, from_: date | None = None) -> date:
        try:
            return times.shift(from_ or self.today, n, unit)
        except (OverflowError, ValueError):
            raise Impossible(f"it is more than {FURTHEST_YEARS} years away") from None

    def period(self, unit: str, ahead: int = 0, *, of: date | None = None) -> tuple[date, date]:
        """First and last day of the week, month, quarter or year that it is, or of one ahead."""
        day = of or self.today
        match unit:
            case "week":
                first = self.moved(7 * ahead - day.weekday(), "day", from_=day)
                return first, self.moved(6, "day", from_=first)
            case "weekend":
                first = self.moved(7 * ahead + 5 - day.weekday(), "day", from_=day)
                return first, self.moved(1, "day", from_=first)
            case "month":
                first = self.moved(ahead, "month", from_=day.replace(day=1))
                return first, self.moved(-1, "day", from_=self.moved(1, "month", from_=first))
            case "quarter":
                begin = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
                first = self.moved(3 * ahead, "month", from_=begin)
                return first, self.moved(-1, "day", from_=self.moved(3, "month", from_=first))
            case _:
                first = self.moved(ahead, "year", from_=day.replace(month=1, day=1))
                return first, first.replace(month=12, day=31)

    @cached_property
    def month_first(self) -> tuple[bool, bool]:
        """Whether “6/3” is June 3, and whether that is sure."""
        area, _, city = self.here.zone.key.partition("/")
        american = area == "US" or (area == "America" and city.split("/")[0] in AMERICAN) or city == "Honolulu"
        locale = self.here.locale.lower().replace("_", "-")
        if not locale or locale == "en":
            return american, False
        first = locale in MONTH_FIRST or locale.split("-")[0] in MONTH_FIRST
        return first, locale != "en-us" or area == "America" or american


def _add(into: Duration, n: float, kind: str, size: int) -> bool:
    """Add `n` units; False for halves that make no sense (“1.5 days”)."""
    if kind == "minute":
        into.minutes += round(n * size)
        return True
    whole = n * size
    if kind == "year":
        kind, whole = "month", whole * 12
    elif kind == "week":
        kind, whole = "day", whole * 7
        whole = float(int(whole)) if whole != int(whole) and n % 1 == 0.5 else whole
    elif kind == "month" and whole % 1 == 0.5:
        into.days += 15
        whole = int(whole)
    if kind == "day" and whole == 0.5:
        into.minutes += 12 * 60
        return True
    if whole != int(whole):
        return False
    n = min(int(whole), HUGE)
    match kind:
        case "day":
            into.days += n
        case "workday":
            into.workdays += n
        case _:
            into.months += n
    return True
