"""How well date phrases are read, against the labels of a corpus.

A line of a corpus is {"text", "now", "zone", "locale"?, "want"}; `want` is {"date", "time", "rrule", "end", "unclear"},
or null where there is no date to set.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.kit import dates
from bot.kit.errors import UserError

FOLDER = Path(__file__).parent
HALVES = ("working", "kept")
"""What the grammar was written with, and what it was never shown."""


@dataclass(frozen=True)
class Answer:
    """What a phrase comes to; `unclear`: it may mean another day or time as well."""

    date: date
    time: time | None = None
    rrule: str | None = None
    end: date | None = None
    unclear: bool = False


@dataclass(frozen=True)
class Case:
    text: str
    now: datetime
    zone: ZoneInfo
    locale: str
    want: Answer | None

    @property
    def local(self) -> datetime:
        """The clock on the wall, without a zone."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)

    @property
    def plain(self) -> bool:
        """A day and perhaps a time, but no rule and no period: what every reader of dates knows."""
        return self.want is not None and self.want.rrule is None and self.want.end is None


Reader = Callable[[Case], "Answer | None"]


@dataclass(frozen=True)
class Score:
    """How many of `of`: `right` in day and time, `wrong` where something was answered, the rest not answered."""

    of: int
    right: int
    wrong: int


@dataclass(frozen=True)
class Dates:
    """Of so many phrases that name a date, how many were read `exactly`: day, time, rule and end; how many of the
    `unclear` ones were asked about, and how many others needlessly. Of so many that name none, how many were `refused`.
    `silent`: how many of all were answered wrongly and without asking."""

    phrases: int
    exactly: int
    unclear: int
    asked: int
    needlessly: int
    others: int
    refused: int
    silent: int


def corpus(half: str) -> Sequence[Case]:
    with (FOLDER / f"dates_{half}.jsonl").open(encoding="utf-8") as lines:
        return [_case(json.loads(line)) for line in lines if line.strip()]


def ours(case: Case) -> Answer | None:
    try:
        found = dates.find(case.text, dates.Here(case.now, case.zone, case.locale))
    except UserError:
        return None
    return Answer(found.day, found.at, found.rule or None, found.end, bool(found.others))


def phrase(case: Case) -> str:
    """The characters of the text that ours read as a date, empty where it read none."""
    try:
        found = dates.find(case.text, dates.Here(case.now, case.zone, case.locale))
    except UserError:
        return ""
    return case.text[slice(*found.span)]


def dates_score(cases: Sequence[Case], read: Reader = ours) -> Dates:
    pairs = [(case, read(case)) for case in cases]
    named = [(case.want, answer) for case, answer in pairs if case.want is not None]
    return Dates(
        phrases=len(named),
        exactly=sum(answer is not None and exact(want, answer) for want, answer in named),
        unclear=sum(want.unclear for want, _ in named),
        asked=sum(want.unclear and answer is not None and answer.unclear for want, answer in named),
        needlessly=sum(not want.unclear and answer is not None and answer.unclear for want, answer in named),
        others=len(pairs) - len(named),
        refused=sum(case.want is None and answer is None for case, answer in pairs),
        silent=sum(
            answer is not None and not answer.unclear and not right(case.want, answer) for case, answer in pairs
        ),
    )


def score(cases: Iterable[Case], read: Reader) -> Score:
    """By day and time alone."""
    pairs = [(case.want, read(case)) for case in cases]
    good = sum(right(want, answer) for want, answer in pairs)
    bad = sum(answer is not None and not right(want, answer) for want, answer in pairs)
    return Score(len(pairs), good, bad)


def exact(want: Answer, answer: Answer) -> bool:
    """In day, time, rule and end."""
    return (want.date, want.time, want.rrule, want.end) == (answer.date, answer.time, answer.rrule, answer.end)


def right(want: Answer | None, answer: Answer | None) -> bool:
    """In day, and in time where one is named; no answer is right where there is no date."""
    if want is None or answer is None:
        return want is answer
    return want.date == answer.date and (want.time is None or want.time == answer.time)


def missed(cases: Iterable[Case], read: Reader = ours) -> Iterable[str]:
    """A line of JSON for each that isn't read exactly: for whoever works on the grammar, and is allowed to look."""
    for case in cases:
        answer = read(case)
        if answer != case.want:
            told = {"text": case.text, "now": case.now, "want": _told(case.want), "got": _told(answer)}
            yield json.dumps(told, ensure_ascii=False, default=str)


def _told(answer: Answer | None) -> dict[str, object] | None:
    return None if answer is None else asdict(answer)


def _case(line: dict[str, str | dict[str, str] | None]) -> Case:
    want = line["want"]
    return Case(
        text=str(line["text"]),
        now=datetime.fromisoformat(str(line["now"])),
        zone=ZoneInfo(str(line["zone"])),
        locale=str(line.get("locale") or ""),
        want=_answer(want) if isinstance(want, dict) else None,
    )


def _answer(want: dict[str, str]) -> Answer:
    return Answer(
        date.fromisoformat(want["date"]),
        time.fromisoformat(want["time"]) if want["time"] else None,
        want["rrule"],
        date.fromisoformat(want["end"]) if want["end"] else None,
        bool(want["unclear"]),
    )
