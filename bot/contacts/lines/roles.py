"""What somebody does: “senior backend developer”, “head of growth”, “PhD student in robotics”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.contacts.lines import deeds, gazetteer, jobwords, places, placewords
from bot.contacts.lines.saywords import FUNCTION, PRAISE, VERBS
from bot.contacts.lines.sheet import ASKED, Word

_ORDINAL = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)")
_LEVELS = frozenset({"I", "II", "III", "IV", "V", "1", "2", "3"})

LONGEST = 7
"""Words before and with the last one of a role."""


def is_head(word: Word) -> bool:
    return _is_head(word.low.rstrip("."), word.text)


@lru_cache(ASKED)
def _is_head(low: str, text: str) -> bool:
    if low in jobwords.HEADS or low.endswith(jobwords.ROLE_ENDINGS):
        return True
    if not low.isascii() and text.endswith(jobwords.HEADS_ELSEWHERE):
        return True
    if low.isalpha():
        return False
    last = low.replace("/", "-").rpartition("-")[2]
    return last != low and last in jobwords.HEADS


def _sounds(found: Sequence[Word], at: int, stop: int) -> bool:
    """Whether a word that nobody has listed ends as words of work do (“harpist”) and ends a phrase."""
    word = found[at]
    if len(word.low) < 5 or not word.text.isalpha() or not word.text.islower():
        return False
    if not word.low.endswith(jobwords.ENDINGS) or word.low in jobwords.NOT_WORK or word.low in placewords.EVENTS:
        return False
    if word.low in VERBS or word.low in PRAISE or word.low in jobwords.MODIFIERS:
        return False
    return at + 1 == stop or found[at + 1].low in _BEHIND or found[at + 1].handle


_BEHIND = frozenset("at @ of for from in with and & / + who by to on via".split())


def _is_folk(found: Sequence[Word], at: int, start: int) -> bool:
    """“security guy”, “board member”: with a word of work in front."""
    if found[at].low == "responsible" and at + 1 < len(found) and found[at + 1].low in ("for", "of"):
        return True
    if found[at].low == "member" and at + 1 < len(found) and found[at + 1].low == "of":
        return True
    if at == start:
        return False
    low, before = found[at].low, found[at - 1]
    if low == "member":
        return before.low in jobwords.MEMBERS
    works = before.low in jobwords.DEPARTMENTS or before.low in jobwords.SHORT_ROLES
    return low in jobwords.FOLK and works


def is_known(word: Word) -> bool:
    return _is_known(word.low)


@lru_cache(ASKED)
def _is_known(low: str) -> bool:
    if low in jobwords.MODIFIERS or low in jobwords.DEPARTMENTS or low in jobwords.HEADS:
        return True
    parts = () if low.isalpha() else low.replace("/", "-").split("-")
    return len(parts) > 1 and all(part in jobwords.MODIFIERS or part in jobwords.HEADS for part in parts if part)


def match(found: Sequence[Word], start: int, *, loose: bool, stop: int) -> int:
    """Where the role that begins at `start` ends; `start` if there is none. `loose`: the place says that it is a role,
    so that words may stand in it which nobody has listed."""
    head = -1
    for at in range(start, min(stop, start + LONGEST)):
        word = found[at]
        if is_head(word) or _is_folk(found, at, start) or (loose and _sounds(found, at, stop)):
            head = at
        elif is_known(word) and (word.low not in FUNCTION or word.text == "IT" or word.low == "mobile"):
            continue
        elif (
            word.low in FUNCTION
            or word.low in VERBS
            or word.low in PRAISE
            or word.handle
            or (
                not (loose and (word.text[0].isalpha() or _ORDINAL.fullmatch(word.low)))
                and not is_known(word)
                and word.low not in ("&", "/")
            )
        ):
            break
    if head < 0:
        head = _short(found, start, stop, loose=loose)
    if head < 0:
        return start
    told = head + 2 < stop and found[head + 1].text == "I" and found[head + 2].low not in ("at", "@", "for", "in")
    if head + 1 < stop and found[head + 1].text in _LEVELS and not told:
        head += 1
    end = head + 1
    if (
        found[head].low == "lead"
        and head > start
        and found[head - 1].low in ("warm", "hot", "cold", "new", "qualified")
    ):
        return start
    if found[head].low in jobwords.KIN and not _is_folk(found, head, start) and found[head].low not in _TRADES:
        return start  # “friend of Igor”, “ex colleague”
    while end < stop and found[end].low in jobwords.DEPARTMENTS and loose:
        end += 1  # “directrice marketing”
    if end < stop and found[head].low in _OF_LANGUAGES and found[end].low in placewords.LANGUAGES:
        end += end + 1 == stop or found[end + 1].low in _BEHIND  # “developer Java”
    end = _complement(found, _joined(found, end, stop), stop)
    if end + 1 < stop and found[end].low == "for":
        return _complement(found, end, stop)
    return end


_OF_LANGUAGES = frozenset("developer programmer coder engineer dev teacher tutor translator interpreter".split())
_TRADES = frozenset("mentor coach teacher professor partner landlord landlady".split())


def _short(found: Sequence[Word], start: int, stop: int, *, loose: bool) -> int:
    """“HR”, “in sales”: a department that stands for what somebody does there."""
    last = -1
    for at in range(start, min(stop, start + 4)):
        low = found[at].low
        if low == "it" and found[at].text != "IT":
            break
        if low in jobwords.SHORT_ROLES or (loose and low in jobwords.DEPARTMENTS):
            last = at
        elif not is_known(found[at]):
            break
    if last < 0:
        return -1
    after = found[last + 1] if last + 1 < stop else None
    ends = (
        after is None or after.low in ("at", "@", "for", "from", "and", "of", "in", "to", "with", "who") or after.handle
    )
    return last if ends else -1


def _joined(found: Sequence[Word], end: int, stop: int) -> int:
    """“founder and CEO”, “designer / developer”."""
    if end + 1 < stop and found[end].low in ("and", "&", "/", "+", "turned", "slash"):
        further = match(found, end + 1, loose=False, stop=stop)
        if further > end + 1:
            return further
    return end


def _complement(found: Sequence[Word], end: int, stop: int) -> int:
    """With “of growth”, “in robotics”, “to the CEO” behind it; a company, a town or a sentence is none."""
    if end + 1 >= stop:
        return end
    said, head, after = found[end].low, found[end - 1].low, found[end + 1]
    if said in ("de", "du", "des", "del", "di", "d") and not after.capital:
        return _words(found, end + 1, stop)
    if said == "for" and after.low in placewords.CITIES and (end + 2 == stop or found[end + 2].low in ("at", "@")):
        return end + 2
    if said == "to" and head in ("assistant", "advisor", "adviser", "pa", "ea", "secretary", "aide"):
        return _words(found, end + 1, stop, articles=True)
    if said in ("for", "of") and head == "responsible" and not after.capital:
        return _words(found, end + 1, stop)
    if said == "of" and head == "member":
        if after.capital:
            return end
        return _words(found, end + 1, stop, articles=True)
    if said == "of":
        department = after.low in jobwords.DEPARTMENTS
        subject = head in jobwords.OF_SUBJECT or _is_subject(found, end + 1, stop)
        if head in jobwords.OF_COMPANY and after.capital and not department and not (head == "chair" and subject):
            return end
        short = after.text.isupper() and len(after.text) < 5 and head in jobwords.CHIEFS - jobwords.OF_COMPANY
        short = short and after.low not in gazetteer.listed("companies")  # “head of CSR”
        if department or (subject and after.capital) or after.text == "IT" or short:
            return _words(found, end + 1, stop)
        if head in jobwords.OF_COMPANY and (places.is_unheard(after) or after.low in ("startup", "company", "firm")):
            return end  # “founder of lune”
        if not (after.capital or after.low in FUNCTION or after.handle):
            return _words(found, end + 1, stop)
        return end
    if said == "in" and after.low in ("company", "firm"):
        return end
    if said == "in" and (after.low not in FUNCTION or after.text == "IT"):
        learned = after.text.isupper() and (head in jobwords.CHIEFS or head in jobwords.LEARNED)
        pair = " ".join(word.low for word in found[end + 1 : end + 3])
        town = after.low in placewords.CITIES or pair in placewords.COUNTRY_PAIRS
        if not town and (not after.capital or after.low in jobwords.DEPARTMENTS or learned):
            return _words(found, end + 1, stop)
    return end


def _is_subject(found: Sequence[Word], start: int, stop: int) -> bool:
    """“Materials Science”, “Medieval History”: what somebody may be a head of, though it has capitals."""
    last = start
    while last + 1 < stop and found[last + 1].capital and last < start + 3:
        last += 1
    low = found[last].low
    return low in jobwords.SUBJECTS or low in jobwords.DEPARTMENTS or (len(low) > 6 and low.endswith(("ology", "ics")))


def _words(found: Sequence[Word], start: int, stop: int, *, articles: bool = False) -> int:
    """The end of at most four words of a subject; “and” and “&” may stand between two of them."""
    at = start
    while at < stop and at < start + 5:
        low = found[at].low
        between = low in ("and", "&") and at > start and at + 1 < stop and is_known(found[at + 1])
        named = found[at].text == "IT" or (articles and low == "the")
        if found[at].handle or low in ("chez", "bei") or (low in FUNCTION and not between and not named):
            break
        if low in VERBS and at > start:
            break
        if at > start and deeds.following(found, at, len(found)) > at and at + 1 < len(found):
            break  # “in data science coffee next week”
        at += 1
    return at if at > start else start - 1


def leads(found: Sequence[Word], start: int, stop: int) -> int:
    """The end of “leads data”, “runs the design team”; `start` if it is nothing of the kind."""
    at = start + 1
    if at < stop and found[at].low in ("the", "their", "all"):
        at += 1
    first = at
    while (
        at < stop
        and at < first + 4
        and (is_known(found[at]) or found[at].low in ("team", "and", "&", "teams", "department"))
    ):
        at += 1
    ends = at == stop or found[at].low in ("at", "for", "@", "in", "of") or found[at].handle
    return at if at > first and ends else start
