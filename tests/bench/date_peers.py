"""Date phrases as others read them: dateparser and parsedatetime, each as well as it can be set up for this."""

# They are installed by `make bench` alone.
# pyright: reportMissingImports=false

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeAlias

import dateparser
import parsedatetime
from dateparser.search import search_dates

from tests.understanding.scoring_dates import Answer, Case, Reader, phrase, right

LONG = 6
"""Words; a longer text is a sentence with a phrase in it."""

Plain: TypeAlias = "Callable[[Case, str], datetime | None]"


def _calendar(locale: str) -> parsedatetime.Calendar:
    constants = parsedatetime.Constants(locale, usePyICU=False)
    for part, hour in {"morning": 9, "afternoon": 14, "tonight": 20}.items():  # as ours has them
        constants.re_sources[part] = {"hr": hour, "mn": 0, "sec": 0}
    return parsedatetime.Calendar(constants, version=parsedatetime.VERSION_CONTEXT_STYLE)


_BY_ORDER = {"MDY": _calendar("en_US"), "DMY": _calendar("en_AU")}


def dateparser_reads(case: Case, text: str) -> datetime | None:
    """The whole text, else the first date within it that isn't over."""
    settings: Any = {
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": order(case),
        "RELATIVE_BASE": case.local,
    }
    found = dateparser.parse(text, languages=["en"], settings=settings)
    if found is not None:
        return found.replace(tzinfo=None)
    within: Any = search_dates(text, languages=["en"], settings=settings) or ()
    return _ahead(case, (moment.replace(tzinfo=None) for _, moment in within))


def parsedatetime_reads(case: Case, text: str) -> datetime | None:
    """The text, or of a long one the first date within it that isn't over."""
    calendar = _BY_ORDER[order(case)]
    if len(text.split()) > LONG:
        return _ahead(case, (each[0] for each in calendar.nlp(text, sourceTime=case.local.timetuple()) or ()))
    moment, context = calendar.parseDT(text, sourceTime=case.local.timetuple())
    return moment if context.hasDateOrTime else None


PEERS: dict[str, Plain] = {"dateparser": dateparser_reads, "parsedatetime": parsedatetime_reads}


def generously(read: Plain) -> Reader:
    """Reads the text; where that isn't right, the bare phrase that ours has found in it. The better one counts."""

    def reads(case: Case) -> Answer | None:
        answer = answered(read, case, case.text)
        if case.want is None or right(case.want, answer):
            return answer
        bare = phrase(case)
        alone = answered(read, case, bare) if bare else None
        return alone if right(case.want, alone) else answer

    return reads


def answered(read: Plain, case: Case, text: str) -> Answer | None:
    try:
        found = read(case, text)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None  # some texts make them stumble: that isn't held against them
    return None if found is None else Answer(found.date(), found.time().replace(second=0, microsecond=0))


def order(case: Case) -> str:
    american = case.locale.endswith("US") or (not case.locale and case.zone.key.startswith("America/"))
    return "MDY" if american else "DMY"


def _ahead(case: Case, found: Iterable[datetime]) -> datetime | None:
    several = list(found)
    return next((each for each in several if each.date() >= case.local.date()), several[0] if several else None)
