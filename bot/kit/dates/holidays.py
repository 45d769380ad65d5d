"""Holidays that people name instead of a date, by their English names.

Easter by the Gregorian computus (as dateutil has it); the others by law or custom: fixed days, or the nth weekday of a
month. What falls on different days in different countries has two rules, and is asked about.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` such weekday of a month, -1 the last; None when there are not so many."""
    if nth > 0:
        first = date(year, month, 1)
        day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    else:
        last = calendar.monthrange(year, month)[1]
        day = last - (date(year, month, last).weekday() - weekday) % 7 + 7 * (nth + 1)
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _nth(month: int, weekday: int, nth: int, later: int = 0) -> Rule:
    def found(year: int) -> date:
        day = nth_weekday(year, month, weekday, nth)
        assert day is not None, "no month has fewer than four of a weekday"
        return day + timedelta(days=later)

    return found


def _easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


MON, THU, SUN = 0, 3, 6
HOLIDAYS: dict[str, tuple[Rule, ...]] = {
    "christmas eve": (_fixed(12, 24),), "xmas eve": (_fixed(12, 24),), "christmas day": (_fixed(12, 25),),
    "christmas": (_fixed(12, 25),), "xmas": (_fixed(12, 25),), "boxing day": (_fixed(12, 26),),
    "new year eve": (_fixed(12, 31),), "new years eve": (_fixed(12, 31),), "nye": (_fixed(12, 31),),
    "new year day": (_fixed(1, 1),), "new years day": (_fixed(1, 1),), "new year": (_fixed(1, 1),),
    "new years": (_fixed(1, 1),), "epiphany": (_fixed(1, 6),), "three kings": (_fixed(1, 6),),
    "groundhog day": (_fixed(2, 2),), "valentine": (_fixed(2, 14),), "valentine day": (_fixed(2, 14),),
    "valentines day": (_fixed(2, 14),), "valentines": (_fixed(2, 14),),
    "st patrick day": (_fixed(3, 17),), "st patricks day": (_fixed(3, 17),), "st paddy day": (_fixed(3, 17),),
    "saint patrick day": (_fixed(3, 17),), "st patrick": (_fixed(3, 17),), "st patricks": (_fixed(3, 17),),
    "april fools": (_fixed(4, 1),), "april fools day": (_fixed(4, 1),), "april fool day": (_fixed(4, 1),),
    "earth day": (_fixed(4, 22),), "may day": (_fixed(5, 1),), "international women day": (_fixed(3, 8),),
    "star wars day": (_fixed(5, 4),), "juneteenth": (_fixed(6, 19),), "canada day": (_fixed(7, 1),),
    "independence day": (_fixed(7, 4),), "fourth of july": (_fixed(7, 4),), "bastille day": (_fixed(7, 14),),
    "halloween": (_fixed(10, 31),), "all saints day": (_fixed(11, 1),), "all saints": (_fixed(11, 1),),
    "guy fawkes night": (_fixed(11, 5),), "bonfire night": (_fixed(11, 5),), "veterans day": (_fixed(11, 11),),
    "remembrance day": (_fixed(11, 11),), "armistice day": (_fixed(11, 11),), "st nicholas day": (_fixed(12, 6),),
    "good friday": (_easter(-2),), "holy saturday": (_easter(-1),), "easter sunday": (_easter(0),),
    "easter monday": (_easter(1),), "easter": (_easter(0),), "palm sunday": (_easter(-7),),
    "maundy thursday": (_easter(-3),), "ash wednesday": (_easter(-46),), "shrove tuesday": (_easter(-47),),
    "pancake day": (_easter(-47),), "mardi gras": (_easter(-47),), "carnival monday": (_easter(-48),),
    "ascension day": (_easter(39),), "ascension": (_easter(39),), "pentecost": (_easter(49),),
    "whit sunday": (_easter(49),), "whit monday": (_easter(50),), "pentecost monday": (_easter(50),),
    "corpus christi": (_easter(60),),
    "martin luther king day": (_nth(1, MON, 3),), "mlk day": (_nth(1, MON, 3),), "presidents day": (_nth(2, MON, 3),),
    "president day": (_nth(2, MON, 3),), "memorial day": (_nth(5, MON, -1),), "labor day": (_nth(9, MON, 1),),
    "labour day": (_fixed(5, 1), _nth(9, MON, 1)), "columbus day": (_nth(10, MON, 2),),
    "indigenous peoples day": (_nth(10, MON, 2),), "thanksgiving": (_nth(11, THU, 4),),
    "thanksgiving day": (_nth(11, THU, 4),), "black friday": (_nth(11, THU, 4, 1),),
    "cyber monday": (_nth(11, THU, 4, 4),), "giving tuesday": (_nth(11, THU, 4, 5),),
    "mother day": (_nth(5, SUN, 2), _easter(-21)), "mothers day": (_nth(5, SUN, 2), _easter(-21)),
    "father day": (_nth(6, SUN, 3),), "fathers day": (_nth(6, SUN, 3),),
    "super bowl sunday": (_nth(2, SUN, 2),),
}  # fmt: skip
"""Several rules: countries differ, and the first is the likelier one."""
PLAIN = frozenset({"easter", "new year", "new years", "ascension", "all saints", "three kings", "st patrick",
                   "valentine", "valentines", "carnival monday", "earth day"})  # fmt: skip
"""Words that mean other things as well, in the middle of a sentence."""
FIRST_WORDS = {name.split()[0] for name in HOLIDAYS}
LONGEST = max(name.count(" ") for name in HOLIDAYS) + 1
NAMES = {tuple(name.split()): name for name in HOLIDAYS}
AMERICAN_ONLY = frozenset({"mother day", "mothers day"})
"""Sure in America."""
