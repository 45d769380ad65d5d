"""Names of people: where one begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contacts.lines import gazetteer, jobwords, placewords, roles
from bot.contacts.lines.saywords import ADVERBS, FUNCTION, POSSESSIVES, VERBS
from bot.contacts.lines.sheet import Word

PARTICLES = frozenset("""
van von v de der den del della di da do dos das du la le los las ter ten te af av zu zur vom und y e i bin ibn bint al
el ben abu abd st san santa mac mc o ap ab ferch dal delle degli d' d l' 't van't vande vander op het in aan
""".split()) - {"in", "i", "o", "and"}  # fmt: skip
"""Small words between the names of one person; a capital follows sooner or later."""

TITLES = frozenset(
    """
dr prof professor mr mrs ms mx miss sir dame lord lady rev father sister rabbi imam sheikh ing dipl-ing mag frau
herr madame monsieur senor senora captain capt col gen judge doctor dra sra mme mlle coach uncle aunt auntie pastor
brother mister padre fru don dona signor signora
""".split()
)

SUFFIXES = frozenset("jr sr ii iii iv phd ph.d md m.d mba esq msc bsc cpa rn jr. sr.".split())

ABBREVIATED = frozenset("ceo cto cfo coo cmo cpo cio vp svp evp hr pm swe sre cofounder co-founder".split())
"""Roles that are no surname."""

DEGREES = frozenset("med vet rer nat phil jur ing habil dent pol h.c hc mult dipl mag".split())
"""What goes on with “Dr.”: “Dr. med. vet.”"""

PLACES_TOO = frozenset("park church day camp".split())
"""Occasions and places that are surnames as well."""

WORDS_TOO = frozenset("will may june april august mark art rose dawn an do so him".split())
"""Names that are words as well: a capital within a sentence tells them apart."""

LONGEST = 6

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def is_name(word: Word) -> bool:
    """Whether a name may begin with this word: a capital, and no word of a sentence."""
    return word.capital and word.low not in FUNCTION and word.text[0].isalpha()


def _particled(word: Word) -> bool:
    """“al-Sayed”, “d'Angelo”: a small beginning and a capital within."""
    first, sign, rest = word.text.replace("'", "-").replace("’", "-").partition("-")
    return bool(sign) and rest[:1].isupper() and (first in PARTICLES or len(first) == 1)


def initial(word: Word) -> bool:
    return len(word.low) == 1 and word.capital and word.low not in ("i", "a")


def extent(found: Sequence[Word], start: int, stop: int, *, alone: bool = True) -> int:
    """Where the name that begins at `start` ends; `start` if none can begin there. `alone`: the name may be all that
    there is, so that small letters are no reason against it."""
    if start >= stop:
        return start
    at = start
    while at + 1 < stop and (
        found[at].low.rstrip(".") in TITLES or (at > start and found[at].low.rstrip(".") in DEGREES)
    ):
        at += 1
    if alone and not found[at].text[0].isalnum() and not found[at].handle:
        return next((n for n in range(at, stop) if found[n].text[0] == "@"), stop)  # “🙂 Ana”: no rule for names fits
    if found[at].capital:
        return _written(found, at, stop, alone=alone, begun=at > start)
    return small(found, at, stop) if alone else start


def _numbered(found: Sequence[Word], at: int, stop: int) -> bool:
    """“Agent 47”, “Agent 47 Oak”."""
    return found[at].text.isdigit() and (at + 1 == stop or found[at + 1].capital)


def numbered(found: Sequence[Word]) -> bool:
    """Whether a number goes with it: “Person 7”."""
    return len(found) > 1 and found[0].capital and found[-1].text.isdigit() and not _YEAR.fullmatch(found[-1].text)


def _written(found: Sequence[Word], start: int, stop: int, *, alone: bool, begun: bool) -> int:
    if not (found[start].text[0].isalpha() or alone):
        return start
    if found[start].low in FUNCTION and not alone:
        return start
    at = start + 1
    while at < stop and at < start + LONGEST:
        word = found[at]
        if word.start == found[at - 1].end:  # “A*n*a”
            at += 1
            continue
        said = word.low in FUNCTION and word.low not in PARTICLES and not (word.capital and word.low in WORDS_TOO)
        last = word.text == "A" and at + 1 == stop and at > start + 1  # “Nguyễn Văn A”
        if word.handle or (said and not initial(word) and not last):
            break
        short = (
            word.low in ABBREVIATED or word.low in jobwords.SHORT_ROLES or (len(word.low) < 4 and roles.is_known(word))
        )
        if short and word.text.isupper() and (word.low in ABBREVIATED or not found[start].text.isupper()):
            break  # “Greta QA lead”
        if alone and _numbered(found, at, stop):
            at += 1
            continue
        if word.capital or _particled(word) or word.low.rstrip(".") in SUFFIXES:
            # “Ana Ruiz Senior Designer”: the role begins with a capital as well
            if at > start + 1 and roles.is_known(word) and roles.match(found, at, loose=False, stop=stop) > at + 1:
                break
            at += 1
        elif word.low in PARTICLES and _capital_after(found, at, stop):
            at += 1
        else:
            break
    unsaid = (
        at < stop and found[at].text[0].isalpha() and found[at].text.islower() and not means_something(found, at, stop)
    )
    if unsaid and alone and at + 1 == stop and at == start + 1 and not begun:
        return at + 1  # “Ana ruiz”
    return at


def _capital_after(found: Sequence[Word], at: int, stop: int) -> bool:
    following = found[at + 1 : min(stop, at + 4)]
    for word in following:
        if word.capital:
            return word.low not in FUNCTION
        if word.low not in PARTICLES:
            return False
    return False


def small(found: Sequence[Word], start: int, stop: int) -> int:
    """“ana ruiz from …”: at most three words that mean nothing else."""
    at, last, stop = start, start + 3, min(stop, start + LONGEST + 2)
    while at < min(stop, last) and not (at > start and _ends_small(found, at, stop, start)):
        word = found[at]
        if word.handle or (at > start and word.capital) or (at == start and word.low in FUNCTION):
            break
        at += 1
        if word.low in PARTICLES and at > start + 1:
            last += 1
    return at


def _ends_small(found: Sequence[Word], at: int, stop: int, start: int) -> bool:
    """Whether the word is no part of a name in small letters; “stone” is a surname where nothing follows it."""
    word = found[at]
    if not (word.text[0].isalnum() or word.start == found[at - 1].end):
        return True
    ends = at + 1 == stop and at == start + 1 and word.low not in ADVERBS and word.low not in VERBS
    surname = word.low in gazetteer.listed("plain_words") or word.low in PLACES_TOO
    if ends and surname and found[start].low in gazetteer.listed("given_names") and not roles.is_head(word):
        return word.low in placewords.EVENTS and word.low not in PLACES_TOO
    return means_something(found, at, stop)


def means_something(found: Sequence[Word], at: int, stop: int) -> bool:
    low = found[at].low
    if low in PARTICLES and at + 1 < stop and not means_something(found, at + 1, min(stop, at + 4)):
        return False
    return (
        low in FUNCTION
        or low in VERBS
        or low in POSSESSIVES
        or low in jobwords.WORK_VERBS
        or roles.is_head(found[at])
        or (roles.is_known(found[at]) and roles.match(found, at, loose=False, stop=stop) > at)
        or low in placewords.EVENTS
        or low in placewords.PLATFORMS
        or low in jobwords.SHORT_ROLES
        or low in placewords.KNOWN_COMPANIES
        or low in gazetteer.listed("plain_words")
    )


def person(found: Sequence[Word], start: int, stop: int) -> int:
    """Where the name of somebody else ends (“via *Ben Cohen*”, “through *my friend Lea*”); `start` if it is none."""
    at = start
    kin = at
    if at < stop and found[at].low in (*POSSESSIVES, "a", "an", "the"):
        at += 1
        while (
            at < stop
            and at < start + 4
            and (found[at].low in ("old", "good", "mutual", "former") or found[at].low in jobwords.KIN)
        ):
            at += 1
            kin = at
        if kin == start or found[kin - 1].low not in jobwords.KIN:
            return start
    if at < stop and is_name(found[at]) and found[at].low not in placewords.PLATFORMS:
        return max(_written(found, at, stop, alone=False, begun=True), kin)
    if kin > start:
        return kin
    small = found[at] if at < stop else None
    if (
        small is None
        or small.low in placewords.PLATFORMS
        or small.low in FUNCTION
        or not small.text[0].isalpha()
        or small.low in placewords.EVENTS
    ):
        return start
    return at + 1 if at + 1 == stop or found[at + 1].low in FUNCTION else min(at + 2, stop)


def from_address(address: str) -> str:
    """A name out of an address, where its two parts say it clearly (“ana.ruiz”); else the address itself."""
    local = address.removeprefix("@").partition("@")[0]
    parts = [part for part in local.replace("_", ".").replace("-", ".").split(".") if part]
    if len(parts) == 2 and all(part.isalpha() and len(part) > 1 for part in parts):
        return " ".join(part[:1].upper() + part[1:] for part in parts)
    return ""
