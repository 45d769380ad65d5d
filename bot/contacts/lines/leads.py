"""What leads to a name in a sentence: “I met …”, “Ben introduced me to …”, “I owe … a coffee”, “my neighbour …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.contacts.lines import candidates, days, deeds, jobwords, names, roles
from bot.contacts.lines.days import Day
from bot.contacts.lines.model import NAME_LIMIT
from bot.contacts.lines.saywords import (
    FUNCTION,
    GIVE,
    MEET_FILL,
    MEET_VERBS,
    MESSAGES,
    NOBODY,
    POSSESSIVES,
    THEY_ARE,
    VERBS,
)
from bot.contacts.lines.sheet import Clause, Word
from bot.kit import dates

BEFORE = frozenset("at in on during over after via through thanks yesterday today last this from".split())
"""What a clause in front of the one with the name may begin with."""

_ADVERBS = frozenset(
    """
i we i've we've just finally also recently today yesterday so really hey new contact had a
""".split()
)
_TO = frozenset("with to into w".split())
_CALLED = frozenset("called named".split())
_ACTED = frozenset("with to send email call write ping message text thank up in introduce give tell ask for".split())


@dataclass(frozen=True, slots=True)
class Head:
    """The name: words `first` to before `last` of clause number `clause`, or `found` itself where it is no whole word;
    none at all where a mention stands for it. `opens`: where what leads to it begins, such as “I met”. `met`: it tells
    of the meeting. `before`: the clauses in front. `through`: the words that name who introduced them. `around`: what
    is to be done goes on both sides of the name. `giver`: as `through`, but in the first clause of the line."""

    clause: int
    first: int
    last: int
    found: tuple[Word, ...]
    opens: int = 0
    met: bool = False
    before: tuple[int, ...] = ()
    through: tuple[int, int] | None = None
    around: bool = False
    giver: tuple[int, int] | None = None


def head(
    clause: Clause,
    number: int,
    first: int,
    last: int,
    *,
    opens: int | None = None,
    met: bool = False,
    through: tuple[int, int] | None = None,
    around: bool = False,
) -> Head:
    """A head whose name keeps to its limit."""
    found = clause.words
    while last > first + 1 and found[last - 1].end - found[first].start > NAME_LIMIT:
        last -= 1
    opens = first if opens is None else opens
    return Head(number, first, last, tuple(found[first:last]), opens, met, (), through, around)


def told(clause: Clause, number: int, phrases: Sequence[dates.Phrase]) -> Head | None:
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
        last = min(names.extent(found, end, stop), first_day(inside, end, stop))
        if found[end].low in NOBODY:
            continue
        if last > end and found[end].low not in FUNCTION and found[end].low not in POSSESSIVES:
            return head(clause, number, end, last, opens=opens, met=True)
        related = _related_at(clause, number, end, opens)
        if related is not None:
            return related
    return _acted(clause, number, inside)


def first_day(inside: dict[int, Day], start: int, stop: int) -> int:
    return min((at for at in inside if start < at < stop), default=stop)


def _may_stand_before(found: Sequence[Word], opens: int, inside: dict[int, Day]) -> bool:
    first = found[0].low
    return opens == 0 or first in BEFORE or first in _ADVERBS or 0 in inside or first in ("and", "great", "met")


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


def presents(found: Sequence[Word], at: int) -> bool:
    """“… introduced Ana”, “… recommended Ana Ruiz”; but “recommended Python” is about no one."""
    if at + 1 >= len(found) or not names.is_name(found[at + 1]):
        return False
    return found[at].low == "introduced" or (found[at].low == "recommended" and candidates.named(found[at + 1]))


def _introduced(clause: Clause, number: int) -> Head | None:
    """“Nora connected me with Finn”."""
    found, stop = clause.words, len(clause.words)
    mine = _mine(found)
    if not names.is_name(found[0]) and found[0].text[:1].isupper() and not mine[1]:
        return None
    last = names.extent(found, 0, stop, alone=False)
    if 0 < last < stop - 1 and presents(found, last):
        end = names.extent(found, last + 1, stop, alone=False)
        return head(clause, number, last + 1, end, opens=last, met=True, through=(0, last))
    for verb in range(1, min(stop - 2, mine[1] + 6)):
        end = _whom(found, verb, stop)
        if not end:
            continue
        last = names.extent(found, end, stop, alone=found[0].text.islower())
        if last > end:
            until = verb - 1 if found[verb - 1].low in ("kindly", "just", "has", "also") else verb
            given = mine if mine[1] else (0, until)
            if not mine[1] and any(word.low in ("from", "at", "of", "who", "my") for word in found[1:until]):
                given = (0, max(1, names.extent(found, 0, until, alone=found[0].text.islower())))
            return head(clause, number, end, last, opens=until, met=True, through=given)
    return None


def _mine(found: Sequence[Word]) -> tuple[int, int]:
    """The words that name who is meant by “My colleague Stefan”: “Stefan”; of “My boss” all of it; else nothing."""
    if found[0].low not in POSSESSIVES:
        return 0, 0
    until = names.person(found, 0, min(len(found), 7))
    first = next((n for n in range(1, until) if names.is_name(found[n]) and found[n].low not in jobwords.KIN), 0)
    return first, until


def _whom(found: Sequence[Word], verb: int, stop: int) -> int:
    """Where the name comes in “introduced me to Ana”, “put us in touch with Ana”; 0 if it is nothing of the kind."""
    if verb + 2 >= stop or found[verb + 1].low not in ("me", "us"):
        return 0
    end, low = 0, found[verb].low
    if low in ("introduced", "connected", "intro'd", "linked", "hooked", "referred", "pointed"):
        end = next((n + 1 for n in range(verb + 2, min(verb + 5, stop)) if found[n].low in ("to", "with")), 0)
    elif low == "put":
        end = next((n + 1 for n in range(verb + 2, min(verb + 6, stop)) if found[n].low == "with"), 0)
    return end if end < stop and found[end].low not in FUNCTION else 0


def across(clauses: Sequence[Clause], start: int) -> Head | None:
    """“Laura, a friend, introduced me to Ana”: who introduced them stands in a clause of its own."""
    found = clauses[start].words
    mine = _mine(found)
    last = mine[1] or names.extent(found, 0, len(found), alone=found[0].text.islower())
    if not last or (last < len(found) and found[last].low not in ("from", "at", "of")):
        return None
    for number in range(start + 1, min(start + 3, len(clauses))):
        clause = clauses[number]
        if clause.mark[:1] not in (",", "(", ")", "–", "—", "-"):
            return None
        end = next((end for verb in (0, 1) if (end := _whom(clause.words, verb, len(clause.words)))), 0)
        until = names.extent(clause.words, end, len(clause.words), alone=found[0].text.islower()) if end else 0
        if until > end:
            one = head(clause, number, end, until, opens=0, met=True)
            return replace(one, giver=(mine[0], last))
    return None


def _is_one(word: Word) -> bool:
    return names.is_name(word) or candidates.named(word)


def _passed_on(clause: Clause, number: int) -> Head | None:
    """“Introduced by Ben to Alice”."""
    found, stop = clause.words, len(clause.words)
    after = deeds.via(found, 0, stop) or int(found[0].low == "by")
    if not after or after == stop:
        return None
    until = names.person(found, after, stop)
    for n in range(until, min(until + 4, stop - 1)):  # “By Fatma I was introduced to Alice”
        if until > after and found[n].low in ("to", "met") and names.is_name(found[n + 1]):
            last = names.extent(found, n + 1, stop, alone=False)
            return head(clause, number, n + 1, last, opens=until, met=True, through=(after, until))
    if until > after and until + 1 < stop and found[until].low == "to" and names.is_name(found[until + 1]):
        last = names.extent(found, until + 1, stop, alone=False)
        return head(clause, number, until + 1, last, opens=until, met=True)
    return None


def _acted(clause: Clause, number: int, inside: dict[int, Day]) -> Head | None:
    """“I owe Ana Ruiz a coffee”, “follow up with Ana next week”: the name stands behind what is to be done."""
    found, stop = clause.words, len(clause.words)
    for n in range(min(stop - 2, 5)):  # “a message from Ana”
        if found[n].low in MESSAGES and found[n + 1].low == "from" and names.is_name(found[n + 2]):
            return head(clause, number, n + 2, names.extent(found, n + 2, stop, alone=False), opens=n + 1, met=True)
        if found[n].low not in ("got", "received", "a", "an", "had", "nice", "long", "another", "new", "first", "my"):
            break
    if stop > 2 and found[0].low in GIVE and _is_one(found[1]) and found[2].text.islower():
        return head(clause, number, 1, 2, opens=1)
    for n in range(min(stop - 2, 6)):  # “her name is Ana”
        if found[n].low == "name" and found[n + 1].low in ("is", "was") and names.is_name(found[n + 2]):
            return head(clause, number, n + 2, names.extent(found, n + 2, stop, alone=False), opens=n, met=True)
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
            return head(clause, number, n, min(last, first_day(inside, n, stop)), opens=n)
        if word.low not in _ACTED:
            small = found[0].text.islower() and word.text.isalpha() and not names.means_something(found, n, stop)
            if small and (n + 1 == stop or n + 1 in inside or found[n + 1].low in FUNCTION):
                return head(clause, number, n, n + 1, opens=n)
            break
    return None


def related(clause: Clause, number: int) -> Head | None:
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
            return head(clause, number, at + 1, last, opens=opens, met=start > 0)
    return None
