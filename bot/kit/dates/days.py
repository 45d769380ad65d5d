"""Which reader looks at which word: all phrases that name a day or a period, in whatever form.

A reader looks at one place of a Scan and answers the Days and the place after them, or None. Readers look ahead a few
words at most, so that reading is linear in the text. Phrases within phrases (“2 days after easter”) are read through
`Scan.days`, which asks `look`: so the readers needn't know each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.kit.dates import away, dated, edges, feasts, near, nths, periods
from bot.kit.dates.holidays import FIRST_WORDS
from bot.kit.dates.scan import Days, Found, Scan
from bot.kit.dates.tokens import LAST, MONTHS, ORDINALS, PERIODS, WEEKDAYS, WEEKENDS, WHICH

_Look = Callable[[Scan, int, int], Found]

_LOOKS: tuple[tuple[_Look, Iterable[str]], ...] = (
    (near.named, {*near.NAMED, *LAST}),
    (away.away, away.STARTS),
    (feasts.holiday, {*FIRST_WORDS, *LAST, "the", "this", "next", "coming"}),
    (edges.edge, edges.STARTS),
    (nths.ordinal_weekday, ORDINALS),
    (nths.the, {"the"}),
    (near.weekday, {*WEEKDAYS, *WHICH}),
    (dated.month_and_day, MONTHS),
    (dated.day_and_month, {*ORDINALS, "twenty", "thirty"}),
    (periods.period, {*PERIODS, *MONTHS, *WHICH, *WEEKENDS, "w/e", "w/c", "wc", "w/b", "q", "h"}),
)
"""Each reader with the words its phrases can begin with; the first that finds something is right."""
_BY_WORD: dict[str, tuple[_Look, ...]] = {
    word: tuple(look for look, words in _LOOKS if word in words)
    for word in {word for _, words in _LOOKS for word in words}
}
STARTS = frozenset(_BY_WORD)
"""The words with which a day or a period can begin."""


def look(scan: Scan, i: int, depth: int) -> Found:
    """The phrase for a day or period that begins at `i`, within `depth` others."""
    token = scan.at(i)
    match token.kind:
        case "word":
            after = scan.at(i + 1)
            if token.text == "the" and after.kind == "word" and after.text not in STARTS:
                return None  # “the” begins few dates, and nearly every reader would look at it
            for reader in _BY_WORD.get(token.text, ()):
                found = reader(scan, i, depth)
                if found is not None:
                    return found
            return None
        case "number" | "ordinal":
            if token.text == "2" and scan.at(i + 1).glued and scan.words[i + 1] in ("morrow", "moro", "mrw"):
                return Days(scan.moved(1, "day")), i + 2
            if len(token.text) == 8 and token.text[:2] in ("19", "20"):
                return dated.compact(scan, i)
            return away.away(scan, i, depth) or dated.day_and_month(scan, i) or nths.nth_of(scan, i)
        case "iso":
            return dated.iso(scan, i)
        case "numeric":
            return dated.numeric(scan, i)
        case "clock":
            return dated.dotted(scan, i)
        case _:
            return None
