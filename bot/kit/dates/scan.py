"""A text while it is read: its tokens, the day it is said on, and the small things that all phrases are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from bot.kit import times
from bot.kit.dates.model import FURTHEST_YEARS, Here
from bot.kit.dates.tokens import NOTHING, NUMBERS, SATURDAY, Token, split
from bot.kit.times import CalendarUnit

HUGE = 1_000_000
"""What a number of more than six digits counts as."""
_LOUD_WORDS, _LOUD_SHARE = 4, 0.8
MOST_FILLERS = 4
"""Words like “on” and “the” that are passed over in a row; a longer row is no date."""
_LOOKAHEAD = 40
"""More words than any phrase looks back or ahead."""
_NO_WORDS, _NO_TOKENS = [""] * _LOOKAHEAD, [NOTHING] * _LOOKAHEAD
TOO_FAR = f"it is more than {FURTHEST_YEARS} years away"
_AMERICAN = frozenset(
    "Adak Anchorage Boise Chicago Denver Detroit Indiana Indianapolis Juneau Kentucky Los_Angeles Louisville Menominee"
    " Metlakatla New_York Nome North_Dakota Phoenix Sitka Yakutat Puerto_Rico".split()
)
"""Cities of zones where people write the month first (with Pacific/Honolulu and the old US/ names)."""
_MONTH_FIRST = frozenset({"en-us", "es-us", "en-ph", "ja", "zh", "ko", "hu", "lt"})
"""Locales and languages in which the month stands before the day (CLDR)."""


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
    repeats: str = ""  # "month" or "year": how often such a day comes, when nothing says which one is meant
    deadline: bool = False  # its last day is what counts
    moment: datetime | None = None  # the local clock, of “in 2 hours”
    part: str = ""  # “tonight”


Found = tuple[Days, int] | None
"""What a phrase names and the place after it; None where no such phrase begins."""


@dataclass
class Scan:
    """A text, read from left to right, where and when it was said.

    `look` reads one phrase for a day or period at a place, within so many others. `back`: what was, not what comes:
    “friday” is the last one.
    """

    text: str
    here: Here
    look: Callable[[Scan, int, int], Found]
    back: bool = False
    tokens: list[Token] = field(init=False)
    words: list[str] = field(init=False)
    """The texts of the tokens; empty around them, so that looking a few words back and ahead needs no check."""
    today: date = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = split(self.text)
        self.words = [token.text for token in self.tokens] + _NO_WORDS
        self.today = self.here.today
        self._padded = self.tokens + _NO_TOKENS
        self._read: dict[tuple[int, int], Found] = {}

    def days(self, i: int, depth: int = 0) -> Found:
        """The phrase for a day or period that begins at `i`, in whatever form; each place is read once."""
        key = i, depth
        if key not in self._read:
            self._read[key] = self.look(self, i, depth)
        return self._read[key]

    def at(self, i: int) -> Token:
        """The token; NOTHING before the first and after the last."""
        return self._padded[i]

    def says(self, i: int, *said: str) -> int | None:
        """The place after the words, if these stand at `i`."""
        for each in said:
            if self.words[i] != each:
                return None
            i += 1
        return i

    def skip(self, i: int, *fillers: str) -> int:
        """The place after any of these words that stand at `i`, up to MOST_FILLERS."""
        end = i + MOST_FILLERS
        while i < end and self.words[i] in fillers:
            i += 1
        return i

    @cached_property
    def loud(self) -> bool:
        """“CALL ANA FRIDAY”, “Email Ana In Two Weeks”: where nearly all words begin large, that says nothing."""
        named = [self.text[token.start].isupper() for token in self.tokens if token.kind == "word"]
        return len(named) >= _LOUD_WORDS and sum(named) >= _LOUD_SHARE * len(named)

    def free(self, i: int) -> bool:
        """Whether a phrase may begin here: not within “covid-19”, “v2” or “#3”."""
        token = self.at(i)
        if not token.glued:
            return True
        before = self.at(i - 1)
        if before.kind != "mark" or before.text in "#$£€+%_":
            return False
        return before.text not in "-/.:'&@" or not before.glued

    def closed(self, i: int) -> bool:
        """Whether a phrase may end before the token `i`: not within “6pm_x”, “5%” or “3.5”."""
        token = self.at(i)
        if not token.glued:
            return True
        if token.kind != "mark" or token.text in "%$€£°_":
            return False
        after = self.at(i + 1)
        return not (token.text in "-/.:'&@+" and after.glued and after.kind != "mark")

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

    # The calendar

    def moved(self, n: int, unit: CalendarUnit, *, from_: date | None = None) -> date:
        """So many days, months … from today, or from another day. Impossible when no calendar goes that far."""
        try:
            return times.shift(from_ or self.today, n, unit)
        except (OverflowError, ValueError):
            raise Impossible(TOO_FAR) from None

    def period(self, unit: str, ahead: int = 0, *, of: date | None = None) -> tuple[date, date]:
        """First and last day of the week, month, quarter or year that it is, or of one ahead."""
        day = of or self.today
        match unit:
            case "week":
                first = self.moved(7 * ahead - day.weekday(), "day", from_=day)
                return first, self.moved(6, "day", from_=first)
            case "weekend":
                first = self.moved(7 * ahead + SATURDAY - day.weekday(), "day", from_=day)
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

    def clipped(self, first: date, last: date) -> Days:
        """A period; one under way begins today."""
        return Days(max(first, self.today) if last >= self.today and not self.back else first, last)

    @cached_property
    def month_first(self) -> tuple[bool, bool]:
        """Whether “6/3” is June 3, and whether that is sure."""
        area, _, city = self.here.zone.key.partition("/")
        american = area == "US" or (area == "America" and city.split("/")[0] in _AMERICAN) or city == "Honolulu"
        locale = self.here.locale.lower().replace("_", "-")
        if not locale or locale == "en":
            return american, False
        first = locale in _MONTH_FIRST or locale.split("-")[0] in _MONTH_FIRST
        return first, locale != "en-us" or area == "America" or american
