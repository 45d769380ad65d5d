"""Holidays in a text: “easter”, “new year's eve 2027”, “next thanksgiving”; what they are and when is in `holidays`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.kit.dates import holidays
from bot.kit.dates.dated import FIRST_YEAR, LAST_YEAR, year_at
from bot.kit.dates.holidays import FIRST_WORDS, HOLIDAYS, LONGEST, NAMES, PLAIN, REGIONAL
from bot.kit.dates.regions import regions
from bot.kit.dates.rule import Rule
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import LAST


@dataclass(slots=True)
class Feast(Days):
    """A holiday. `yearly`: how it comes back, where an RRULE can say that; Easter's can't."""

    yearly: Rule | None = None


def holiday(scan: Scan, i: int, depth: int = 0) -> Found:
    """“easter”, “the 4th of july”, “christmas 2027”; two days where countries differ."""
    j = scan.skip(i, "the", "this", "next", "coming", *LAST)
    found = _name(scan, j) if scan.words[j] in FIRST_WORDS else None
    if found is None:
        return None
    name, end = found
    rules = _rules(scan, name)
    year, after = year_at(scan, end)
    if year is None:
        past = scan.back or scan.words[j - 1] in LAST
        first, *rest = (_nearest(scan, [rule(scan.today.year + n) for n in (-1, 0, 1)], past=past) for rule in rules)
    elif FIRST_YEAR <= year <= LAST_YEAR:
        first, *rest = (rule(year) for rule in rules)
    else:
        raise Impossible("that year is too far away")
    others = tuple(day for day in rest if day != first)
    it = Feast(first, others=others, weak=name in PLAIN, repeats="year", fixed=year is not None)
    it.yearly = None if others else _yearly(rules[0])
    return it, after


def _rules(scan: Scan, name: str) -> tuple[holidays.Rule, ...]:
    """What the name means here, the likeliest first. Many programs have en-US for everybody who never chose: where the
    zone is of another country with a day of its own, both count."""
    known = regions(scan)
    by_region = REGIONAL.get(name, {})
    own = [by_region[region] for region in known if region in by_region]
    if not own:
        return HOLIDAYS[name]
    if known[0] != "US":
        return own[0]
    usual = by_region.get("US", HOLIDAYS[name][:1])
    return tuple(dict.fromkeys([*usual, *own[-1]]))


def _yearly(rule: holidays.Rule) -> Rule | None:
    match rule:
        case holidays.Fixed(month, day):
            return Rule("year", months=(month,), monthdays=(day,))
        case holidays.Nth(month, weekday, nth, 0):
            return Rule("year", months=(month,), days=((nth, weekday),))
        case _:
            return None


def _name(scan: Scan, i: int) -> tuple[str, int] | None:
    """The longest name of a holiday that stands here, with or without its apostrophes and dots."""
    said: list[str] = []
    found: tuple[str, int] | None = None
    for k in range(i, i + LONGEST + 1):
        word = scan.words[k].replace("'", "").replace(".", "")
        if word:
            said.append(word)
            name = NAMES.get(tuple(said))
            found = found if name is None else (name, k + 1)
        elif scan.words[k] not in (".", "'"):
            break
    return found


def _nearest(scan: Scan, around: list[date], *, past: bool) -> date:
    if past:
        return max(day for day in around if day <= scan.today)
    return min(day for day in around if day >= scan.today)
