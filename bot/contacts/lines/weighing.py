"""How sure it is that a candidate is a person, and how much the line is about them.

Both are sums of small numbers, set so that any one sign can be outweighed by two others. Below `SURE` it is no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.contacts.lines import days, deeds, gazetteer, jobwords, leads, names, places, roles
from bot.contacts.lines.candidates import Candidate, acted, doubtful, named, occasion, spoken, unnamed
from bot.contacts.lines.days import Day
from bot.contacts.lines.saywords import (
    ARTICLES,
    BE,
    CALLED,
    COPULAS,
    CUES,
    FUNCTION,
    KEPT,
    MEETS,
    MESSAGES,
    MONTHS,
    NOBODY,
    PLACING,
    POSSESSIVES,
    SAYS,
    THEIR,
    THEY,
    THEY_ARE,
    VERBS,
)
from bot.contacts.lines.sheet import Clause, Word
from bot.kit import dates

SURE = 0.7

MOST = 12
"""Clauses that are searched for the name."""

_INTRODUCES = frozenset("introduced connected intro'd introed introduces linked referred put hooked pointed".split())
_PLACES_TOO = frozenset("park church day camp".split())
"""Occasions and places that are surnames as well."""

_JOINED = frozenset("and & n".split())


@dataclass(slots=True)
class Line:
    """A line about a person; `start` is its first clause with words, `lower`: none of its words is capitalised,
    `foreign`: most of them are in another alphabet."""

    clauses: Sequence[Clause]
    phrases: Sequence[dates.Phrase]
    start: int
    lower: bool = False
    foreign: bool = False
    inside: list[dict[int, Day]] = field(default_factory=list[dict[int, Day]])
    places: list[frozenset[int]] = field(default_factory=list[frozenset[int]])
    through: list[frozenset[int]] = field(default_factory=list[frozenset[int]])
    promised: list[int] = field(default_factory=list[int])
    """For each clause: where what the writer will do begins, else its end."""

    def __post_init__(self) -> None:
        cased = [word for clause in self.clauses for word in clause.words if word.text[:1].isalpha()]
        self.foreign = sum(not word.text[0].isascii() for word in cased) * 2 > len(cased)
        self.lower = not any(word.text[:1].isupper() and word.low != "i" for word in cased)
        for number, clause in enumerate(self.clauses):
            found = clause.words if number < self.start + MOST else ()
            self.inside.append(days.within(found, self.phrases))
            self.places.append(_placed(found))
            self.through.append(_through(found))
            own = next((n for n in range(len(found)) if deeds.own(found, n, len(found)) > n), len(found))
            self.promised.append(own)


def _placed(found: Sequence[Word]) -> frozenset[int]:
    """The words that name a place or a company, as the preposition in front of them says."""
    held = set[int]()
    for n in range(len(found) - 1):
        if found[n].handle:
            held.update(range(n + 1, places.company(found, n, len(found))))
        if found[n].low not in PLACING or (n and found[n].low == "from" and found[n - 1].low in MESSAGES):
            continue
        start = n + 1
        while start < len(found) - 1 and found[start].low in (*ARTICLES, *POSSESSIVES):
            start += 1
        held.add(start)
        if not found[start].capital:
            continue
        end = places.company(found, start, len(found))
        end = next((k for k in range(start + 1, end) if found[k].low in VERBS | jobwords.WORK_VERBS), end)
        known = next((k for k in range(start + 1, end) if named(found[k]) and unnamed(found[k - 1])), end)
        held.update(range(start, known))
    return frozenset(held)


def _through(found: Sequence[Word]) -> frozenset[int]:
    """The words that name who introduced somebody."""
    held, stop = set[int](), len(found)
    for n in range(stop - 1):
        end = deeds.via(found, n, stop)
        if end == n and found[n].low == "by" and (n == 0 or _introduced(found[max(0, n - 8) : n])):
            end = n + 1
        if n < end < stop:
            held.update(range(end, max(names.person(found, end, stop), end + 1)))
    return frozenset(held)


def _introduced(found: Sequence[Word]) -> bool:
    return any(word.low in _INTRODUCES for word in found)


def person(line: Line, one: Candidate) -> float:
    """How sure it is that these are the words of a person's name."""
    found = line.clauses[one.clause].words
    mine = found[one.first : one.last]
    core = _core(mine)
    sum_ = _spelling(mine, core, line=line, small=one.small) + _otherwise(line, one, core)
    return sum_ + _cued(line, found, one) + _goes_on(line, found, one) + _dated(line, one)


def _dated(line: Line, one: Candidate) -> float:
    """“12 May” is a day; “May” alone may be one as well."""
    for day in line.inside[one.clause].values():
        if day.first <= one.first < day.last:
            return -9.0 if day.last - day.first > 1 else -2.0 if one.last - one.first == 1 else -0.1
    found = line.clauses[one.clause].words
    beside = (*found[max(0, one.first - 1) : one.first], *found[one.last - 1 : one.last + 1])
    counted = any(word.text[0].isdigit() for word in beside)
    return -9.0 if counted and found[one.first].low in MONTHS else 0.0


def _core(mine: Sequence[Word]) -> Sequence[Word]:
    """Without titles."""
    at = 0
    while at < len(mine) - 1 and mine[at].low.rstrip(".") in names.TITLES:
        at += 1
    return mine[at:]


def _spelling(mine: Sequence[Word], core: Sequence[Word], *, line: Line, small: bool) -> float:
    """What the words themselves say: a title, a given name, several capitals."""
    sum_ = 3.0 if len(core) < len(mine) else 0.0
    if named(core[0]):
        sum_ += 3
    elif doubtful(core[0]) or any(named(word) for word in core[1:]):
        sum_ += 1.5
    foreign = not mine[0].text[0].isupper() and not mine[0].text[0].islower()
    if foreign and len(mine[0].text) < 12:
        sum_ += 1.5 if line.foreign else 3
    if small:
        sum_ -= 2.0 if any(spoken(word) for word in core[1:]) else 0.0
        return sum_ + (0.5 if len(core) > 1 else 0.0) - (0.0 if line.lower or sum_ > 2 else 1.5)
    if len(core) > 1:
        sum_ += 1.5 if len(core) < 5 else 0.8
    elif "-" in core[0].text or names.initial(core[0]):
        sum_ += 0.8
    if _camel(core[0].text):
        sum_ -= 1.5
    if _counted(core):
        sum_ += 5
    elif any(letter.isdigit() for letter in core[0].text):
        sum_ -= 2
    return sum_ + 0.3


def _counted(core: Sequence[Word]) -> bool:
    """“Person 7”, “Agent 47”; but “Poster 42” is none of whom one counts."""
    return names.numbered(core) and (roles.is_head(core[0]) or core[0].low in NOBODY)


def _camel(text: str) -> bool:
    """“EuroSys”, “SoundCloud”; but “McGregor”, “DeVito”."""
    within = next((n for n in range(1, len(text)) if text[n].isupper() and text[n - 1].islower()), 0)
    return within > 3 or (
        within > 0 and text[:within] not in ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz")
    )


def _otherwise(line: Line, one: Candidate, core: Sequence[Word]) -> float:
    """What speaks against a name: the words mean something else."""
    found = line.clauses[one.clause].words
    known = named(core[0])
    low = " ".join(word.low for word in core).removesuffix("'s")
    first = core[0]
    sum_ = 0.0
    maybe = doubtful(first) and (first.capital or (line.lower and one.first == 0))
    if (spoken(first) or (one.small and unnamed(first))) and (one.small or len(core) == one.last - one.first):
        sum_ -= (1.5 if len(core) == 1 or one.first == 0 else 0.5) if maybe else 4.0
    glued = len(core) > 1 and core[1].start == first.end
    if (first.low in FUNCTION and first.low not in names.WORDS_TOO and not names.initial(first) and not glued) or (
        first.text[0].isdigit() and one.last > one.first + 1
    ):
        sum_ -= 4
    if acted(first) and one.first == 0 and one.last < len(found):
        sum_ -= 1.5
    if len(core) > 1 and places.is_company(core):
        sum_ -= 6
    elif (gazetteer.company(low) or places.is_company(core)) and not (known and len(core) == 2):
        sum_ -= 4 if not known else 2
    elif occasion(core):
        surname = len(core) == 2 and core[1].low in _PLACES_TOO and not unnamed(first)
        sum_ -= 0.5 if known else 1.0 if surname else 4
    if (low in gazetteer.listed("places") or places.is_town(core)) and not known:
        sum_ -= 1 if maybe and one.first == 0 else 3
    if places.is_platform(core[:1]):
        sum_ -= 3
    alone = one.first == 0 and one.last == len(found)
    short = first.text.isupper() and (3 if alone else 2) <= len(first.text) < 6 and first.text.isalpha()
    if not known and short and (len(core) == 1 or not core[-1].text.isupper()):
        sum_ -= 1.5
    work = roles.match(found, one.first, loose=False, stop=len(found))
    surnamed = len(core) > 1 and (known or (maybe and (work < one.last or core[-1].low in jobwords.SURNAMES)))
    if work > one.first and not surnamed and (work >= one.last or not known) and len(core) == one.last - one.first:
        sum_ -= 4
    elif roles.is_head(core[-1]) and len(core) > 1 and core[-1].low not in jobwords.SURNAMES:
        sum_ -= 2
    if len(core) > 2 and places.is_company([core[-1]]):
        sum_ -= 1
    return sum_


def _cued(line: Line, found: Sequence[Word], one: Candidate) -> float:
    """What stands before a name: “called”, “met”, “it was”; or a preposition of places."""
    if one.first == 0:
        return 0.5
    before = found[one.first - 1].low
    if one.first in line.places[one.clause]:
        return -1.0 if before == "from" and named(found[one.first]) else -3.0
    if before in CALLED:
        return 3.0 if not _of_kept(found, one.first - 1) else -1.0
    if before in COPULAS or before == "works":
        return 2.0
    if before in CUES or (before == "from" and one.first > 1 and found[one.first - 2].low in MESSAGES):
        return 1.5
    if one.first in line.through[one.clause]:
        return 1.0
    if roles.is_head(found[one.first - 1]) or before in jobwords.KIN:
        return 2.0
    return 0.0 if one.small or before in ARTICLES else 0.5


def _of_kept(found: Sequence[Word], at: int) -> bool:
    """“dog called Judge”, “her dog is called Judge”, “prefers to be called Manu”."""
    return any(word.low in KEPT or word.low in ("be", "gets") for word in found[max(0, at - 3) : at])


def _goes_on(line: Line, found: Sequence[Word], one: Candidate) -> float:
    """What comes after a name: a role, a company, what they do; or nothing else in the segment."""
    if one.last == len(found):
        return 0.7 if one.first == 0 else 0.2
    after = found[one.last].low
    if after in ("at", "from", "of", "@", "with") or found[one.last].handle:
        return 0.5
    if after in BE or after in THEY or after in THEY_ARE or after in ("who", "whom", "has", "works"):
        return 1.5
    return 1.0 if after in VERBS else 0.0


def about(line: Line, one: Candidate) -> float:
    """How much the line is about this person, if it is one."""
    clause = line.clauses[one.clause]
    found, before = clause.words, clause.words[one.first - 1].low if one.first else ""
    sum_ = -0.3 * (one.clause - line.start) - 0.05 * one.first
    opening = one.clause == line.start and (one.first == 0 or (one.first == 1 and found[0].handle))
    if opening:
        sum_ += _begun(line, one) if not _dated(line, one) else 0
    elif one.first == 0:
        sum_ += 2.5 if clause.mark == ":" else 0.5
        sum_ += 1.0 if one.last == len(found) and named(found[0]) else 0.0
    if one.first in line.through[one.clause] or _introduces(found, one.last):
        sum_ -= 16
    if one.owner:
        sum_ -= 8
    if before in CALLED or (before in COPULAS and one.first > 1):
        sum_ += 3 if not _of_kept(found, one.first - 1) else -6
    elif before in CUES:
        sum_ += 1
    if one.first in line.places[one.clause]:
        sum_ -= 2
    if before in _JOINED and one.first > 1:
        sum_ -= 1.5
    if _theirs(line, found, one):
        sum_ -= 8
    elif one.first and _described(found, one.first):
        sum_ += 2
    if one.first > line.promised[one.clause] and before not in ("with", "tell", "told"):
        sum_ -= 2
    return sum_ + _worked(line, found, one)


def _begun(line: Line, one: Candidate) -> float:
    """What it counts that the line begins so: whom one writes about comes first, but so do verbs and companies."""
    found = line.clauses[one.clause].words
    mine: Sequence[Word] = found[one.first : one.last]
    core = _core(mine)
    if _counted(core) or ((named(core[0]) or len(core) < len(mine)) and _otherwise(line, one, core) >= 0):
        return 8
    last = mine[-1]
    after = last if len(mine) > 1 and last.text.islower() else found[one.last] if one.last < len(found) else None
    thing = after is not None and after.text.isalpha() and after.text.islower() and after.low not in FUNCTION | VERBS
    if doubtful(core[0]):
        if thing and len(core) == 1 and after and gazetteer.plain(after.low):
            return 2  # “Art school”
        begins = after is not None and after.low in FUNCTION - BE  # “Guy with the hat”
        return 1 if len(core) == 1 and (one.small or (spoken(core[0]) and begins)) else 4
    if acted(core[0]) or unnamed(core[0]):
        return 1
    return 2 if thing and not one.small else 4  # “Study group”


def _introduces(found: Sequence[Word], at: int) -> bool:
    """“… introduced me to Ana”, “… introduced Ana”, “… says I should talk to Ana”."""
    at += at < len(found) and found[at].low in ("kindly", "just", "has", "also", "had")
    if at + 1 >= len(found):
        return False
    if found[at].low in SAYS:
        return any(_sends_to(found, n) for n in range(at + 1, min(at + 7, len(found) - 1)))
    return (found[at].low in _INTRODUCES and found[at + 1].low in ("me", "us")) or leads.presents(found, at)


def _sends_to(found: Sequence[Word], at: int) -> bool:
    """“to contact Ana”, “should talk to Ana”."""
    if found[at].low not in MEETS or found[at - 1].low not in ("to", "should", "must"):
        return False
    whom = at + 2 if found[at + 1].low in ("to", "with") else at + 1
    return whom < len(found) and named(found[whom])


def _theirs(line: Line, found: Sequence[Word], one: Candidate) -> bool:
    """“her husband Paul”, “twin brother Viktor”, “landlord is Mr. Braun”: somebody of the person."""
    for n in range(max(0, one.first - 2), one.first):
        if found[n].low in KEPT or found[n].low in jobwords.KIN:
            owned = n and found[n - 1].low in THEIR
            return bool(owned) or (one.clause > line.start and not (n and found[n - 1].low == "my"))
    return False


def _described(found: Sequence[Word], first: int) -> bool:
    """“recruiter Elsa”, “my neighbour Klaus”: a role or a relation comes right before."""
    word = found[first - 1]
    return roles.is_head(word) or word.low in jobwords.KIN


def _worked(line: Line, found: Sequence[Word], one: Candidate) -> float:
    """Whether what they do comes next."""
    at = one.last
    if at == len(found):
        following = next((clause.words for clause in line.clauses[one.clause + 1 : one.clause + 2]), ())
        found, at = following, 0
    at += at < len(found) and found[at].low in (*ARTICLES, "as")
    if at >= len(found) or found[at].low in FUNCTION:
        return 0.0
    return 1.5 if roles.match(found, at, loose=False, stop=len(found)) > at else 0.0
