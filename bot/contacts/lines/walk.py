"""Where the reading of a line stands: the words at hand, and what the sentence has said so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.contacts.lines import days
from bot.contacts.lines.days import Day
from bot.contacts.lines.model import FACT_LIMIT
from bot.contacts.lines.saywords import THEM
from bot.contacts.lines.sheet import Clause, Sheet, Word
from bot.kit import dates

DASHES = frozenset({"-", "--", "–", "—"})


@dataclass(slots=True)
class Walk:
    """`met`: the sentence tells of the meeting, so that “at” is a place; `told`: it tells of what has been, so that its
    days are past; `after`: what was understood last; `noted`: a note has begun, where only what is plain counts;
    `others`: somebody else is who acts; `awaits`: a follow-up was announced and its day comes next; `implied`: where
    a day stands that nobody announced; `before`:
    what `met` was before a bracket; `slot`: a place may
    come next, as in “role @company, place”; `single`: the line has no punctuation that could help."""

    sheet: Sheet
    phrases: Sequence[dates.Phrase]
    names: frozenset[str] = frozenset()
    found: Sequence[Word] = ()
    days: dict[int, Day] = field(default_factory=dict[int, Day])
    met: bool = False
    noted: bool = False
    others: bool = False
    awaits: bool = False
    told: bool = False
    today: date | None = None
    implied: tuple[int, int] | None = None
    kin: bool = False
    before: bool = False
    slot: bool = False
    single: bool = False
    dashed: bool = False
    after: str = ""

    def begin(self, clause: Clause, number: int) -> None:
        """A new clause: a comma carries the sentence on, a full stop ends it."""
        mark = clause.mark[:1]
        if mark in ";.!?…\n":
            self.met = self.noted = self.told = False
            self.awaits = False
        elif mark in DASHES and number and not self.dashed:
            self.noted = True
        if mark == ")":
            self.met = self.before
        elif mark != "," or self.after != "place":
            self.before, self.met = self.met, False
        self.after, self.others = "", False
        self.awaits = self.awaits and mark in ",:"
        self.found = clause.words
        self.days = days.within(clause.words, self.phrases, self.today)

    def has(self, name: str) -> bool:
        return self.sheet.has(name)

    def put(self, name: str, start: int, end: int) -> bool:
        """These words are the value of a field, unless it has one or they are too long for it."""
        if start >= end or self.has(name) or len(self.sheet.said(self.found[start:end])) > FACT_LIMIT:
            return False
        self.sheet.put(name, self.found[start:end])
        if name == "company" and self.found[start].text[0] == "@":
            self.sheet.fields[name] = [self.sheet.value(name)[1:].strip() or self.sheet.value(name)]
        return True

    def drop(self, start: int, end: int) -> None:
        self.sheet.drop(self.found[start:end])

    def low(self, at: int) -> str:
        return self.found[at].low if 0 <= at < len(self.found) else ""

    def next_day(self, start: int, stop: int) -> int:
        """Where the next date begins, else `stop`."""
        return min((at for at in self.days if start <= at < stop), default=stop)

    def day_ahead(self, start: int, stop: int) -> Day | None:
        """The first date from `start` on that is not over."""
        return next((self.days[at] for at in sorted(self.days) if start <= at < stop and not self.days[at].over), None)

    def is_them(self, at: int) -> bool:
        """“her”, or the name of the person."""
        return self.low(at) in THEM or self.low(at) in self.names

    def past_them(self, at: int) -> int:
        while self.is_them(at) or (
            self.low(at) in ("with", "to", "again", "back")
            and (self.is_them(at + 1) or self.low(at) not in ("with", "to"))
        ):
            at += 1
        return at
