"""The words and numbers of a date phrase, each with its place in the text.

One pattern without nested quantifiers goes over the text once; a token that is glued to letters (“v2”, “covid-19”)
begins no phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal, get_args

from bot.kit import times
from bot.kit.times import CalendarUnit

Kind = Literal["word", "number", "ordinal", "iso", "numeric", "clock", "mark", "none"]


@dataclass(slots=True)
class Token:
    text: str
    start: int
    end: int
    kind: Kind
    glued: bool  # nothing stands between it and the letter, digit or sign before


NOTHING = Token("", 0, 0, "none", glued=False)

_TOKEN = re.compile(
    r"""
      (?P<word>[ap]\.m\.? | w/[ceb](?![^\W_]) | [^\W\d_]+(?:'[^\W\d_]+)*)
    | (?P<iso>[0-9]{4,6}(?P<sign>[-/.])[0-9]{1,2}(?P=sign)[0-9]{1,2}(?![0-9])(?:t(?=[0-9]{1,2}:))?)
    | (?P<numeric>[0-9]{1,2}(?P<by>[./-])[0-9]{1,2}(?P=by)(?:[0-9]{4}|[0-9]{2})(?![0-9])
                | [0-9]{1,2}/[0-9]{1,2}(?![0-9/])
                | [0-9]{1,2}\.[0-9]{1,2}\.(?![0-9]))
    | (?P<clock>[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2})?(?![0-9]) | [0-9]{1,2}\.[0-9]{2}(?![0-9.]))
    | (?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)(?![^\W_]))
    | (?P<number>[0-9]+)
    | (?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE,
)
_KINDS: dict[str | None, Kind] = {kind: kind for kind in get_args(Kind)}
_PLAIN = str.maketrans(dict.fromkeys("’‘‛`´", "'") | dict.fromkeys("–—−‐‑‒―", "-") | dict.fromkeys("\u00a0\u202f", " "))


def split(text: str) -> list[Token]:
    """The tokens of a text, lower case; their places count in `text` as it is."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters become two in lower case
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    found: list[Token] = []
    last = -1
    for each in _TOKEN.finditer(lower if lower.isascii() else lower.translate(_PLAIN)):
        kind = _KINDS[each.lastgroup]
        start, end = each.span()
        said = each[0]
        if kind == "word" and not said.isalpha():
            said = said.replace(".", "").removesuffix("'s")
        found.append(Token(said, start, end, kind, start == last))
        last = end
    return found


NUMBERS: dict[str, int] = times.CARDINALS | {"a": 1, "an": 1}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "last": -1, "final": -1,
}  # fmt: skip


def _names(*rows: str) -> dict[str, int]:
    """Each row holds the spellings of one number, from 0 on."""
    return {name: n for n, row in enumerate(rows) for name in row.split()}


WEEKDAYS = _names(
    "monday mon moday monady munday",
    "tuesday tue tues tuseday tusday teusday tuesay tuesdy",
    "wednesday wed weds wednes wendesday wensday wednsday wedensday wendsday",
    "thursday thu thur thurs thursady thrusday thirsday thurday thursdy tursday",
    "friday fri firday friady frday",
    "saturday sat saterday satuday satruday saturdy",
    "sunday sun sunady sudnay",
)
MONTHS = {
    name: n + 1
    for name, n in _names(
        "january jan januray janurary",
        "february feb febuary feburary febrary",
        "march mar",
        "april apr aprl arpil",
        "may",
        "june jun",
        "july jul",
        "august aug augst agust",
        "september sep sept setember septmber",
        "october oct ocotber",
        "november nov novemeber novmber",
        "december dec decmber decemeber",
    ).items()
}
SHAKY = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon", "jan", "jun", "dec", "sep", "oct", "nov", "april",
                   "june", "august", "weds", "feb", "apr", "jul", "aug", "july"})  # fmt: skip
"""Words that are names, verbs or other things as well: alone in a sentence they are no date."""
TOMORROW = frozenset(
    "tomorrow tommorow tomorow tommorrow tomorrrow tmrw tmr tmw tmrrw tmmrw tomo tomoz tomorro tmorrow 2morrow"
    " 2moro".split()
)
TODAY = frozenset("today tday 2day".split())
THIS = frozenset({"this", "the", "current"})
NEXT = frozenset({"next", "nxt", "following"})
COMING = frozenset({"coming", "upcoming", "nearest"})
LAST = frozenset({"last", "past", "previous", "prev"})
WHICH = THIS | NEXT | COMING | LAST
"""What says which week, month or weekday is meant."""
WEEKS = frozenset({"week", "wk"})
WEEKENDS = frozenset({"weekend", "wknd"})
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
SATURDAY = 5
"""As date.weekday() counts; what is earlier is a working day."""

UNITS: dict[str, tuple[int, CalendarUnit]] = {
    **dict.fromkeys("day days d".split(), (1, "day")),
    **dict.fromkeys("week weeks wk wks w".split(), (1, "week")),
    **dict.fromkeys("fortnight fortnights".split(), (2, "week")),
    **dict.fromkeys("month months mth mths mo mos".split(), (1, "month")),
    **dict.fromkeys("quarter quarters qtr".split(), (3, "month")),
    **dict.fromkeys("year years yr yrs y".split(), (1, "year")),
}
"""How many of which calendar unit."""
MINUTES = {**dict.fromkeys("minute minutes min mins".split(), 1), **dict.fromkeys("hour hours hr hrs h".split(), 60)}
PERIODS = {"week": "week", "wk": "week", "month": "month", "quarter": "quarter", "qtr": "quarter", "year": "year"}

PARTS = {
    "morning": time(9), "noon": time(12), "midday": time(12), "lunch": time(12), "lunchtime": time(12),
    "afternoon": time(14), "evening": time(18), "night": time(20), "eve": time(18),
}  # fmt: skip
"""When a part of the day begins for a reminder (product rules)."""
OFFICE_END = time(17)
