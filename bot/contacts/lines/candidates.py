"""All that may be the name of a person in a line, whoever the line is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.contacts.lines import gazetteer, jobwords, names, places, placewords, roles
from bot.contacts.lines.days import Day
from bot.contacts.lines.saywords import ABROAD, CUES, FUNCTION, GIVE, MARKED, NOBODY, POSSESSIVES, VERBS
from bot.contacts.lines.sheet import ASKED, Clause, Word


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to before `last` of clause number `clause`. `small`: written in small letters. `owner`: “Ben's”."""

    clause: int
    first: int
    last: int
    small: bool = False
    owner: bool = False


def one(found: Sequence[Word], number: int, first: int, last: int) -> Candidate:
    """A candidate of these words, up to the first that is in the possessive."""
    if found[first].low in jobwords.KIN and first and last > first + 1 and _belongs(found[first - 1]):
        first += 1  # “Tom's sister Katie”
    owner = next((n for n in range(first, last) if found[n].low.endswith("'s")), last)
    last = min(last, owner + 1)
    return Candidate(number, first, last, small=found[first].text[:1].islower(), owner=owner < last)


def _belongs(word: Word) -> bool:
    return word.low.endswith("'s") or word.low in POSSESSIVES


def within(clause: Clause, number: int, inside: dict[int, Day]) -> Iterator[Candidate]:
    """The candidates of a clause; one that begins with a plain word comes a second time without it."""
    found, stop = clause.words, len(clause.words)
    at = 0
    while at < stop:
        word = found[at]
        last = at
        if _may_begin(found, at):
            last = min(_extent(found, at, stop), _next_day(inside, at, stop))
            for first in _beginnings(found, at, last):
                for end in _ends(found, first, last):
                    yield one(found, number, first, end)
        elif word.text[:1].islower() and _may_be_small(found, at, inside):
            end = min(names.small(found, at, stop), _next_day(inside, at, stop))
            if end > at:
                yield one(found, number, at, end)
        at = max(last, at + 1)


def unnamed(word: Word) -> bool:
    """Whether the word says something else than a name: a word of sentences, a role, an occasion, a company, a town."""
    return _unnamed(word.text, word.low)


@lru_cache(ASKED)
def _unnamed(text: str, said: str) -> bool:
    word = Word(0, len(text), text, said)
    if named(word) or word.low in names.TITLES:
        return False
    low = word.low.removesuffix("'s")
    return (
        spoken(word)
        or roles.is_head(word)
        or roles.is_known(word)
        or occasion([replace(word, text=word.text.capitalize())])
        or places.is_company([word])
        or places.is_platform([word])
        or places.is_town([word])
        or low in gazetteer.listed("companies")
        or low in gazetteer.listed("places")
    )


def spoken(word: Word) -> bool:
    """Whether it is a word of sentences: a verb, “friend”, “phone”, any other plain word."""
    low = word.low.removesuffix("'s")
    if low in NOBODY:
        return True
    if named(word) or low in names.TITLES:
        return False
    return any(low in some for some in (VERBS, FUNCTION, ABROAD, GIVE, CUES, MARKED, jobwords.KIN)) or (
        low in gazetteer.listed("plain_words")
    )


def occasion(found: Sequence[Word]) -> bool:
    """Whether the words name an occasion: “PyCon19”, but not “Person19”, who is one of many."""
    return places.is_event([word for word in found if word.low.rstrip("0123456789") not in NOBODY])


def acted(word: Word) -> bool:
    """“Sourced”, “Interviewing”, “Finally”: the form of a verb or an adverb."""
    known = named(word) or doubtful(word)
    return len(word.low) > 4 and word.low.endswith(("ed", "ing", "ly")) and not known


def named(word: Word) -> bool:
    """Whether people are called so, and nothing else is; of “Ana-Maria” the first part is enough."""
    low, known = word.low.removesuffix("'s"), gazetteer.listed("given_names")
    return (low in known or low.partition("-")[0] in known) and low not in NOBODY


def doubtful(word: Word) -> bool:
    """Whether people are called so, and other things are as well."""
    low = word.low.removesuffix("'s")
    return low in gazetteer.listed("given_names_doubtful") or (low in NOBODY and low in gazetteer.listed("given_names"))


def _may_begin(found: Sequence[Word], at: int) -> bool:
    word = found[at]
    if not word.capital or not word.text[0].isalpha() or word.handle or _glued(found, at):
        return False
    return word.low not in FUNCTION or (word.low in names.WORDS_TOO and at > 0)


def _glued(found: Sequence[Word], at: int) -> bool:
    """“A*n*a”, “0%A”: it goes on with the word before."""
    return at > 0 and found[at - 1].end == found[at].start


def _extent(found: Sequence[Word], at: int, stop: int) -> int:
    last = names.extent(found, at, stop, alone=False)
    return max(last, at + 1)


def _beginnings(found: Sequence[Word], at: int, last: int) -> Iterator[int]:
    """The start of the run, and each place after words that are no name: “Deputy Ana”, “Lune Logistics Ana”."""
    yield at
    other = True
    for first in range(at + 1, last):
        before = found[first - 1]
        acts = first == at + 1 and acted(before)  # “Sourced Hui Min Tan”
        other = other and (unnamed(before) or before.text.isupper() or before.low.endswith("'s") or acts)
        closes = (before.low in placewords.COMPANY_ENDINGS and named(found[first])) or behind(found, at, first, last)
        if (other or closes) and found[first].capital:
            yield first


def behind(found: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether a full name begins at `first`, behind a company that begins at `at`: “nurse at Lune Ana Ruiz”."""
    if not (0 < at < first and last - first in (2, 3) and named(found[first])) or found[at - 1].low not in ("at", "@"):
        return False
    if found[last - 1].low in placewords.COMPANY_ENDINGS or named(found[at]) or places.is_company(found[at:last]):
        return False
    return roles.match(found, 0, loose=False, stop=at - 1) == at - 1


def _ends(found: Sequence[Word], first: int, last: int) -> Iterator[int]:
    """The whole run, and what is left of it before a word that is no surname."""
    yield last
    for end in range(first + 1, last):
        word = found[end]
        other = last - first > 2 and (places.is_company([word]) or occasion([word]) or roles.is_head(word))
        belongs = word.low.rstrip(".") in names.SUFFIXES or found[end - 1].low in names.PARTICLES
        if other and not named(word) and not belongs:
            yield end
            return


def _next_day(inside: dict[int, Day], start: int, stop: int) -> int:
    return min((at for at in inside if start < at < stop), default=stop)


def _may_be_small(found: Sequence[Word], at: int, inside: dict[int, Day]) -> bool:
    word = found[at]
    low = word.low
    if at in inside or _glued(found, at) or low in FUNCTION or low in VERBS or low in POSSESSIVES or len(low) < 2:
        return False
    pronouns = "/" in low and any(part in FUNCTION for part in low.split("/"))  # “they/them”
    if pronouns or any(day.first <= at < day.last for day in inside.values()):
        return False
    titled = low.rstrip(".") in names.TITLES and at + 1 < len(found) and found[at + 1].text.islower()
    known = named(word) and not (at and (named(found[at - 1]) or found[at - 1].low in names.TITLES))
    begins = at == 0 or found[at - 1].low in CUES or unnamed(found[at - 1])
    return titled or known or (begins and not unnamed(word) and not names.means_something(found, at, len(found)))
