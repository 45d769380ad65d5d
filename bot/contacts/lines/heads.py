"""Whom a line is about: the name, wherever the sentence has put it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.contacts.lines import days, deeds, jobwords, names, places, roles
from bot.contacts.lines.days import Day
from bot.contacts.lines.labels import LABELS
from bot.contacts.lines.model import NAME_LIMIT
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, GIVE, MEET_FILL, MEET_VERBS, POSSESSIVES, THEY_ARE, VERBS
from bot.contacts.lines.sheet import Clause, Sheet, Word
from bot.contacts.lines.walk import DASHES
from bot.kit import dates

_BEFORE = frozenset("at in on during over after via through thanks yesterday today last this from".split())
_ADVERBS = frozenset(
    """
i we i've we've just finally also recently today yesterday so really hey new contact had a
""".split()
)
NO_NAMES = frozenset(
    """
the a an she he they we it i hey hi hello ok okay so well btw fyi wow yay note there no not new finally great good
nice
""".split()
)
"""What a clause in front of the one with the name may begin with."""

_MESSAGES = frozenset("e-mail email mail message dm letter text call card note invitation request".split())
_TO = frozenset("with to into w".split())
_CALLED = frozenset("called named".split())
_ACTED = frozenset("with to send email call write ping message text thank up in introduce give tell ask for".split())


@dataclass(frozen=True, slots=True)
class Head:
    """The name: words `first` to before `last` of clause number `clause`, or `found` itself where it is no whole word;
    none at all where a mention stands for it. `opens`: where what leads to it begins, such as “I met”. `met`: it tells
    of the meeting. `before`: the clauses in front. `through`: the words that name who introduced them."""

    clause: int
    first: int
    last: int
    found: tuple[Word, ...]
    opens: int = 0
    met: bool = False
    before: tuple[int, ...] = ()
    through: tuple[int, int] | None = None


def find(sheet: Sheet, phrases: Sequence[dates.Phrase]) -> Head | None:
    """The head of a line; None where nobody is named."""
    clauses = sheet.clauses
    start = next((n for n, clause in enumerate(clauses) if clause.words), None)
    if start is None or (start and clauses[start].mark in (",", ";", "mark")):
        return None
    labelled = _labelled(clauses)
    if labelled is not None:
        return labelled
    begins = _behind_colon(clauses, start, phrases)
    here = clauses[begins]
    told = _told(here, begins, phrases) or _related(here, begins)
    if told is None and begins == start:
        told = _company_first(clauses, start)
        if told is None and _leads_in(here, phrases):
            told = _later(clauses, start, phrases)
    addressed = any(mark.start < here.words[0].start for mark in sheet.marks if mark.kind != "tag")
    if addressed and not (names.is_name(here.words[0]) and not _other_than_name(here.words[:3])):
        return told
    if told is None and not _nameless(here):
        told = _head(here, begins, 0, _plain(here.words, days.within(here.words, phrases)))
    return None if told is None else replace(told, before=tuple(range(start, told.clause)))


def _head(
    clause: Clause,
    number: int,
    first: int,
    last: int,
    *,
    opens: int | None = None,
    met: bool = False,
    through: tuple[int, int] | None = None,
) -> Head:
    """A head whose name keeps to its limit."""
    found = clause.words
    while last > first + 1 and found[last - 1].end - found[first].start > NAME_LIMIT:
        last -= 1
    return Head(number, first, last, tuple(found[first:last]), first if opens is None else opens, met, (), through)


def _nameless(clause: Clause) -> bool:
    """“Hiring manager at Wise”, “the guy from Netlify”, “@ana_r”, “promised my CV”: nobody is named."""
    found = clause.words
    first = found[0].low
    if found[0].handle or deeds.own(found, 0, len(found)) or is_worker(found):
        return True
    if len(found) == 1 or found[1].start == found[0].end:
        return False
    told = first in ("promised", "owe", "todo", "remind", "some", "this", "that", "someone", "somebody")
    begun = found[0].text.islower() or found[1].text.islower()
    small = begun and (first in MEET_VERBS or first in ("no", "not", "forgot", "spent"))
    return told or small or first in ARTICLES or first in POSSESSIVES


def is_worker(found: Sequence[Word]) -> bool:
    """A role where a name should be: all of it listed words, and then a company."""
    end = roles.match(found, 0, loose=False, stop=len(found))
    if end == 0 or (end == 1 and found[0].low in jobwords.SURNAMES):
        return False
    if end == len(found):
        return end > 1
    return found[end].low in ("at", "@", "from", "of", "for", "who") or found[end].handle


def _labelled(clauses: Sequence[Clause]) -> Head | None:
    for number, clause in enumerate(clauses[1:], 1):
        label = clauses[number - 1].words
        if clause.mark == ":" and len(label) == 1 and label[0].low == "name" and clause.words:
            last = names.extent(clause.words, 0, len(clause.words)) or len(clause.words)
            return _head(clause, number, 0, last)
    return None


def _behind_colon(clauses: Sequence[Clause], start: int, phrases: Sequence[dates.Phrase]) -> int:
    """The clause after “PyDay:” or “via Kwame:”, where the line begins so; else its first."""
    for number in range(start + 1, min(start + 3, len(clauses))):
        clause = clauses[number]
        if clause.mark != ":":
            continue
        label = " ".join(word.low for word in clauses[number - 1].words)
        if clause.words and label not in LABELS and _may_lead(clauses, start, number, phrases):
            return number
        break
    return start


def _may_lead(clauses: Sequence[Clause], start: int, number: int, phrases: Sequence[dates.Phrase]) -> bool:
    """Whether what stands before the colon is a place, a day or who introduced them, and no name."""
    found = clauses[start].words
    told = _told(clauses[start], start, phrases)
    if told is not None and _told(clauses[number], number, phrases) is None and not _only_name(clauses[number]):
        return False
    if deeds.via(found, 0, len(found)) or found[0].low in _BEFORE or 0 in days.within(found, phrases):
        return True
    if (
        found[0].low in NO_NAMES
        or is_worker(found)
        or places.is_event(found)
        or places.is_company(found)
        or found[0].low in ("met", "new")
    ):
        return True
    behind = clauses[number].words
    last = names.extent(behind, 0, len(behind), alone=False)
    return places.bare(found) and 1 < last == len(behind) and not _other_than_name(behind)


def _only_name(clause: Clause) -> bool:
    found = clause.words
    last = names.extent(found, 0, len(found), alone=False)
    return 1 < last == len(found) and not _other_than_name(found)


def _other_than_name(found: Sequence[Word]) -> bool:
    role = roles.match(found, 0, loose=True, stop=len(found)) > 0
    return role or places.is_event(found) or places.is_company(found) or places.is_town(found)


def _leads_in(clause: Clause, phrases: Sequence[dates.Phrase]) -> bool:
    """“At PyDay, …”, “Yesterday …”, “intro from Ben - …”, “recruiter from Acme, …”: a name does not begin so."""
    found = clause.words
    if deeds.via(found, 0, len(found)) or is_worker(found) or found[0].low in NO_NAMES:
        return True
    dated = 0 in days.within(found, phrases) and not found[0].capital
    return dated or (found[0].low in _BEFORE and not found[0].text.isupper())


def _later(clauses: Sequence[Clause], start: int, phrases: Sequence[dates.Phrase]) -> Head | None:
    """The name in one of the next clauses."""
    for number in range(start + 1, min(start + 4, len(clauses))):
        found = clauses[number].words
        if not found:
            continue
        told = _told(clauses[number], number, phrases)
        if told is not None:
            return told
        last = names.extent(found, 0, len(found), alone=False)
        whole = last == len(found) or not _nameless(clauses[start])
        if last and whole and names.is_name(found[0]) and not _other_than_name(found[:last]):
            return _head(clauses[number], number, 0, last)
    return None


def _company_first(clauses: Sequence[Clause], start: int) -> Head | None:
    """“Stripe - Hana Suzuki - account executive”."""
    if start + 1 >= len(clauses):
        return None
    first, second = clauses[start].words, clauses[start + 1].words
    if not second or clauses[start + 1].mark not in DASHES | {"|", "/", ","}:
        return None
    known = places.is_company(first) or (places.is_event(first) and places.bare(first))
    last = names.extent(second, 0, len(second), alone=False)
    if known and last == len(second) and 1 < last <= 4 and names.is_name(second[0]) and not _other_than_name(second):
        return _head(clauses[start + 1], start + 1, 0, last)
    return None


def _told(clause: Clause, number: int, phrases: Sequence[dates.Phrase]) -> Head | None:
    """The name in a sentence: “I met …”, “Ben introduced me to …”, “I owe … a coffee”, “ping …”."""
    found, stop = clause.words, len(clause.words)
    introduced = _introduced(clause, number) or _passed_on(clause, number)
    if introduced is not None:
        return introduced
    inside = days.within(found, phrases)
    for opens in range(min(stop, 14)):
        end = _meeting(found, opens, stop, inside)
        if not opens < end < stop or not _may_stand_before(found, opens, inside):
            continue
        if found[end].handle:
            return Head(number, end, end, (), opens=opens, met=True)
        last = min(names.extent(found, end, stop), _first_day(inside, end, stop))
        if last > end and found[end].low not in FUNCTION and found[end].low not in POSSESSIVES:
            return _head(clause, number, end, last, opens=opens, met=True)
        related = _related_at(clause, number, end, opens)
        if related is not None:
            return related
    return _acted(clause, number, inside)


def _first_day(inside: dict[int, Day], start: int, stop: int) -> int:
    return min((at for at in inside if start < at < stop), default=stop)


def _may_stand_before(found: Sequence[Word], opens: int, inside: dict[int, Day]) -> bool:
    first = found[0].low
    return opens == 0 or first in _BEFORE or first in _ADVERBS or 0 in inside or first in ("and", "great", "met")


def _meeting(found: Sequence[Word], start: int, stop: int, inside: dict[int, Day]) -> int:
    """Where “just met”, “had a quick coffee with” that begins at `start` ends."""
    at, verb = start, False
    while at < stop and at < start + 9:
        low = found[at].low
        if at in inside:
            at = inside[at].last
            continue
        if verb and (low in _TO or (low == "2" and found[at - 1].low in ("spoke", "talked"))):
            return at + 1
        if low in ("met", "meet") and (
            verb or all(word.low in _ADVERBS or word.low in MEET_FILL or word.low == "to" for word in found[start:at])
        ):
            after = found[at + 1].low if at + 1 < stop else ""
            if after not in ("with", "up", "w") and (after not in MEET_VERBS or after == "met"):
                return at + 1 if at + 1 < stop and _nameable(found[at + 1]) else start
            verb = True
        elif low == "meeting" and at + 1 < stop and names.is_name(found[at + 1]):
            return at + 1
        elif low in MEET_VERBS:
            verb = True
        elif low == "to" and at + 1 < stop and found[at + 1].low in ("meet", "see"):
            verb = False
        elif low not in _ADVERBS and low not in MEET_FILL:
            return start
        at += 1
    return start


def _nameable(word: Word) -> bool:
    plain = word.text[0].isalpha() and word.low not in FUNCTION
    return plain or word.low in POSSESSIVES or word.low in ("a", "an", "the") or word.handle


def _introduced(clause: Clause, number: int) -> Head | None:
    """“Nora connected me with Finn”."""
    found, stop = clause.words, len(clause.words)
    if not names.is_name(found[0]) and found[0].text[:1].isupper():
        return None
    for verb in range(1, min(stop - 2, 6)):
        low, whom = found[verb].low, found[verb + 1].low
        if whom not in ("me", "us"):
            continue
        end = 0
        if low in ("introduced", "connected", "intro'd", "linked", "hooked", "referred", "pointed"):
            end = next((n + 1 for n in range(verb + 2, min(verb + 5, stop)) if found[n].low in ("to", "with")), 0)
        elif low == "put":
            end = next((n + 1 for n in range(verb + 2, min(verb + 6, stop)) if found[n].low == "with"), 0)
        if not 0 < end < stop or found[end].low in FUNCTION:
            continue
        last = names.extent(found, end, stop, alone=found[0].text.islower())
        if last > end:
            until = verb - 1 if found[verb - 1].low in ("kindly", "just", "has", "also") else verb
            return _head(clause, number, end, last, opens=until, met=True, through=(0, until))
    return None


def _passed_on(clause: Clause, number: int) -> Head | None:
    """“Introduced by Ben to Alice”."""
    found, stop = clause.words, len(clause.words)
    after = deeds.via(found, 0, stop)
    if not after:
        return None
    until = names.person(found, after, stop)
    if until > after and until + 1 < stop and found[until].low == "to" and names.is_name(found[until + 1]):
        last = names.extent(found, until + 1, stop, alone=False)
        return _head(clause, number, until + 1, last, opens=until, met=True)
    return None


def _acted(clause: Clause, number: int, inside: dict[int, Day]) -> Head | None:
    """“I owe Ana Ruiz a coffee”, “follow up with Ana next week”: the name stands behind what is to be done."""
    found, stop = clause.words, len(clause.words)
    for n in range(min(stop - 2, 5)):  # “a message from Ana”
        if found[n].low in _MESSAGES and found[n + 1].low == "from" and names.is_name(found[n + 2]):
            return _head(clause, number, n + 2, names.extent(found, n + 2, stop, alone=False), opens=n + 1, met=True)
        if found[n].low not in ("got", "received", "a", "an", "had", "nice", "long", "another", "new", "first", "my"):
            break
    if stop > 2 and found[0].low in GIVE and names.is_name(found[1]) and found[2].text.islower():
        return _head(clause, number, 1, 2, opens=1)
    for n in range(min(stop - 2, 6)):  # “her name is Ana”
        if found[n].low == "name" and found[n + 1].low in ("is", "was") and names.is_name(found[n + 2]):
            return _head(clause, number, n + 2, names.extent(found, n + 2, stop, alone=False), opens=n, met=True)
    own = deeds.own(found, 0, stop) or deeds.bare(found, 0, stop)
    ends = deeds.following(found, own, stop)
    asked = deeds.asked(found, own, stop)
    if asked and ends in inside:
        ends = inside[ends].last
    if asked and ends < stop and found[ends].low == "to":
        ends += 1
    at = max(own, ends)
    for n in range(at, min(at + 4, stop)) if at else ():
        word = found[n]
        if names.is_name(word) or (word.capital and word.low in names.WORDS_TOO):
            last = names.extent(found, n, stop, alone=False) if names.is_name(word) else n + 1
            return _head(clause, number, n, min(last, _first_day(inside, n, stop)), opens=n)
        if word.low not in _ACTED:
            small = found[0].text.islower() and word.text.isalpha() and not names.means_something(found, n, stop)
            if small and (n + 1 == stop or n + 1 in inside or found[n + 1].low in FUNCTION):
                return _head(clause, number, n, n + 1, opens=n)
            break
    return None


def _related(clause: Clause, number: int) -> Head | None:
    """“My neighbour Klaus”, “Tom's sister Katie”, “a designer called Ana”; else “Tom's advice” is about Tom."""
    found = clause.words
    first = found[0]
    if not _owned(first):
        return None
    related = _related_at(clause, number, 0, 0)
    owner = first.low.endswith("'s") and first.low not in THEY_ARE and names.is_name(first)
    if related is None and owner and len(found) > 1:
        return Head(number, 0, 0, (Word(first.start, first.end - 2, first.text[:-2], first.low[:-2]),))
    return related


def _owned(word: Word) -> bool:
    return word.low in POSSESSIVES or word.low in ("the", "this", "a", "an", "that") or word.low.endswith("'s")


def _related_at(clause: Clause, number: int, start: int, opens: int) -> Head | None:
    found, stop = clause.words, len(clause.words)
    if not _owned(found[start]):
        return None
    for at in range(start, min(start + 9, stop - 1)):
        low = found[at].low
        thing = at > start and found[at].text.islower() and low not in FUNCTION and low not in VERBS
        kin = low in jobwords.KIN or low in _CALLED or thing or (at > start and roles.is_head(found[at]))
        if kin and names.is_name(found[at + 1]):
            last = names.extent(found, at + 1, stop, alone=False)
            return _head(clause, number, at + 1, last, opens=opens, met=start > 0)
    return None


def _plain(found: Sequence[Word], inside: dict[int, Day]) -> int:
    """The name that begins a line, where it ends; anything else up to what opens a phrase."""
    stop = len(found)
    last = names.extent(found, 0, stop)
    if last == 0:
        opening = ("at", "@", "from", "via", "who", "met", "is")
        last = next((n for n in range(1, stop) if found[n].low in opening or n in inside), stop)
    day = _first_day(inside, 0, stop)
    if day < last and all(word.capital for word in found[day:last]) and last == stop:
        return last  # “April May”
    return min(last, day) or 1
