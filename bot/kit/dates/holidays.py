"""Holidays that people name instead of a date, by their English names.

Easter by the Gregorian computus (as dateutil has it); the others by law or custom: fixed days, or the nth weekday of a
month. What falls on different days in different countries has several, by region (ISO 3166) where that is known.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` such weekday of a month, -1 the last; None when there are not so many."""
    if nth > 0:
        first = date(year, month, 1)
        day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    else:
        last = calendar.monthrange(year, month)[1]
        day = last - (date(year, month, last).weekday() - weekday) % 7 + 7 * (nth + 1)
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same date each year."""

    month: int
    day: int

    def __call__(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Nth:
    """The `nth` weekday of a month, or so many days later."""

    month: int
    weekday: int
    nth: int
    later: int = 0

    def __call__(self, year: int) -> date:
        day = nth_weekday(year, self.month, self.weekday, self.nth)
        assert day is not None, "no month has fewer than four of a weekday"
        return day + timedelta(days=self.later)


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday."""

    days: int

    def __call__(self, year: int) -> date:
        return easter(year) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class UpTo:
    """The last such weekday up to a date, it included."""

    month: int
    day: int
    weekday: int

    def __call__(self, year: int) -> date:
        last = date(year, self.month, self.day)
        return last - timedelta(days=(last.weekday() - self.weekday) % 7)


Rule = Fixed | Nth | FromEaster | UpTo
"""Called with a year, the day of a holiday in it."""
MON, TUE, THU, SUN = 0, 1, 3, 6
HOLIDAYS: dict[str, tuple[Rule, ...]] = {
    "christmas eve": (Fixed(12, 24),), "xmas eve": (Fixed(12, 24),), "christmas day": (Fixed(12, 25),),
    "christmas": (Fixed(12, 25),), "xmas": (Fixed(12, 25),), "boxing day": (Fixed(12, 26),),
    "new year eve": (Fixed(12, 31),), "new years eve": (Fixed(12, 31),), "nye": (Fixed(12, 31),),
    "new year day": (Fixed(1, 1),), "new years day": (Fixed(1, 1),), "new year": (Fixed(1, 1),),
    "new years": (Fixed(1, 1),), "epiphany": (Fixed(1, 6),), "three kings": (Fixed(1, 6),),
    "groundhog day": (Fixed(2, 2),), "valentine": (Fixed(2, 14),), "valentine day": (Fixed(2, 14),),
    "valentines day": (Fixed(2, 14),), "valentines": (Fixed(2, 14),),
    "st patrick day": (Fixed(3, 17),), "st patricks day": (Fixed(3, 17),), "st paddy day": (Fixed(3, 17),),
    "saint patrick day": (Fixed(3, 17),), "st patrick": (Fixed(3, 17),), "st patricks": (Fixed(3, 17),),
    "april fools": (Fixed(4, 1),), "april fools day": (Fixed(4, 1),), "april fool day": (Fixed(4, 1),),
    "earth day": (Fixed(4, 22),), "may day": (Fixed(5, 1),), "international women day": (Fixed(3, 8),),
    "star wars day": (Fixed(5, 4),), "juneteenth": (Fixed(6, 19),), "canada day": (Fixed(7, 1),),
    "independence day": (Fixed(7, 4), Fixed(8, 15)), "fourth of july": (Fixed(7, 4),), "bastille day": (Fixed(7, 14),),
    "halloween": (Fixed(10, 31),), "all saints day": (Fixed(11, 1),), "all saints": (Fixed(11, 1),),
    "guy fawkes night": (Fixed(11, 5),), "bonfire night": (Fixed(11, 5),), "veterans day": (Fixed(11, 11),),
    "remembrance day": (Fixed(11, 11),), "armistice day": (Fixed(11, 11),), "st nicholas day": (Fixed(12, 6),),
    "good friday": (FromEaster(-2),), "holy saturday": (FromEaster(-1),), "easter sunday": (FromEaster(0),),
    "easter monday": (FromEaster(1),), "easter": (FromEaster(0),), "palm sunday": (FromEaster(-7),),
    "maundy thursday": (FromEaster(-3),), "ash wednesday": (FromEaster(-46),), "shrove tuesday": (FromEaster(-47),),
    "pancake day": (FromEaster(-47),), "mardi gras": (FromEaster(-47),), "carnival monday": (FromEaster(-48),),
    "ascension day": (FromEaster(39),), "ascension": (FromEaster(39),), "pentecost": (FromEaster(49),),
    "whit sunday": (FromEaster(49),), "whit monday": (FromEaster(50),), "pentecost monday": (FromEaster(50),),
    "mothering sunday": (FromEaster(-21),), "corpus christi": (FromEaster(60),),
    "martin luther king day": (Nth(1, MON, 3),), "mlk day": (Nth(1, MON, 3),), "presidents day": (Nth(2, MON, 3),),
    "president day": (Nth(2, MON, 3),), "memorial day": (Nth(5, MON, -1),), "labor day": (Nth(9, MON, 1),),
    "labour day": (Fixed(5, 1), Nth(9, MON, 1)), "columbus day": (Nth(10, MON, 2),),
    "indigenous peoples day": (Nth(10, MON, 2),), "thanksgiving": (Nth(11, THU, 4),),
    "thanksgiving day": (Nth(11, THU, 4),), "black friday": (Nth(11, THU, 4, 1),),
    "cyber monday": (Nth(11, THU, 4, 4),), "giving tuesday": (Nth(11, THU, 4, 5),),
    "mother day": (Nth(5, SUN, 2), FromEaster(-21)), "mothers day": (Nth(5, SUN, 2), FromEaster(-21)),
    "father day": (Nth(6, SUN, 3),), "fathers day": (Nth(6, SUN, 3),),
    "super bowl sunday": (Nth(2, SUN, 2),), "cinco de mayo": (Fixed(5, 5),), "remembrance sunday": (Nth(11, SUN, 2),),
    "victoria day": (UpTo(5, 24, MON),), "family day": (Nth(2, MON, 3),), "republic day": (Fixed(1, 26),),
    "gandhi jayanti": (Fixed(10, 2),), "australia day": (Fixed(1, 26),), "anzac day": (Fixed(4, 25),),
    "waitangi day": (Fixed(2, 6),), "melbourne cup day": (Nth(11, TUE, 1),),
    "burns night": (Fixed(1, 25),), "st david day": (Fixed(3, 1),), "st davids day": (Fixed(3, 1),),
    "st george day": (Fixed(4, 23),), "st georges day": (Fixed(4, 23),), "st andrew day": (Fixed(11, 30),),
    "st andrews day": (Fixed(11, 30),), "st stephen day": (Fixed(12, 26),), "st stephens day": (Fixed(12, 26),),
    "st brigid day": (Fixed(2, 1),), "st brigids day": (Fixed(2, 1),),
    "early may bank holiday": (Nth(5, MON, 1),), "may bank holiday": (Nth(5, MON, 1), Nth(5, MON, -1)),
    "late may bank holiday": (Nth(5, MON, -1),), "spring bank holiday": (Nth(5, MON, -1),),
    "june bank holiday": (Nth(6, MON, 1),), "summer bank holiday": (Nth(8, MON, -1),),
    "august bank holiday": (Nth(8, MON, -1), Nth(8, MON, 1)), "october bank holiday": (Nth(10, MON, -1),),
    "german unity day": (Fixed(10, 3),),
}  # fmt: skip
"""By the words of their names, without apostrophes. Several rules: countries differ, the first is the likelier."""
PLAIN = frozenset({"easter", "new year", "new years", "ascension", "all saints", "three kings", "st patrick",
                   "valentine", "valentines", "carnival monday", "earth day",
                   "family day"})  # fmt: skip
"""Words that mean other things as well, in the middle of a sentence."""
FIRST_WORDS = {name.split()[0] for name in HOLIDAYS}
LONGEST = max(name.count(" ") for name in HOLIDAYS) + 1
NAMES = {tuple(name.split()): name for name in HOLIDAYS}
_MAY_DAY, _SEPTEMBER = Fixed(5, 1), Nth(9, MON, 1)
_LABOUR: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(("US", "CA"), (_SEPTEMBER,)), "NZ": (Nth(10, MON, 4),),
    **dict.fromkeys(("IN", "DE", "AT", "CH", "FR", "ES", "IT", "PT", "BR", "MX"), (_MAY_DAY,)),
}  # fmt: skip
_MOTHERS: dict[str, tuple[Rule, ...]] = {
    "US": (Nth(5, SUN, 2),),
    **dict.fromkeys(("GB", "IE"), (FromEaster(-21), Nth(5, SUN, 2))),
}
_FATHERS: dict[str, tuple[Rule, ...]] = dict.fromkeys(("AU", "NZ"), (Nth(9, SUN, 1),))
_THANKS: dict[str, tuple[Rule, ...]] = {"CA": (Nth(10, MON, 2),)}
REGIONAL: dict[str, dict[str, tuple[Rule, ...]]] = {
    "labour day": _LABOUR, "labor day": {region: _LABOUR[region] for region in ("CA", "NZ")},
    "mother day": _MOTHERS, "mothers day": _MOTHERS, "father day": _FATHERS, "fathers day": _FATHERS,
    "thanksgiving": _THANKS, "thanksgiving day": _THANKS,
    "independence day": {"US": (Fixed(7, 4),), "IN": (Fixed(8, 15),)},
    "may bank holiday": dict.fromkeys(("IE",), (Nth(5, MON, 1),)),
    "august bank holiday": {"GB": (Nth(8, MON, -1),), "IE": (Nth(8, MON, 1),)},
}  # fmt: skip
"""What the name means in a region, instead of its rules for everywhere."""
