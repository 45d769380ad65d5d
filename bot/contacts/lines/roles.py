"""What somebody does: “senior backend developer”, “head of growth”, “PhD student in robotics”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contacts.lines import jobwords, placewords
from bot.contacts.lines.saywords import FUNCTION, PRAISE, VERBS
from bot.contacts.lines.sheet import Word

_ORDINAL = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)")
_LEVELS = frozenset({"I", "II", "III", "IV", "V", "1", "2", "3"})

LONGEST = 7
"""Words before and with the last one of a role."""


def is_head(word: Word) -> bool:
    low = word.low.rstrip(".")
    if low in jobwords.HEADS or low.endswith(jobwords.ROLE_ENDINGS):
        return True
    last = low.replace("/", "-").rpartition("-")[2]
    return last != low and last in jobwords.HEADS


def is_known(word: Word) -> bool:
    low = word.low
    return low in jobwords.MODIFIERS or low in jobwords.DEPARTMENTS or all(
        part in jobwords.MODIFIERS or part in jobwords.HEADS for part in low.replace("/", "-").split("-") if part
    )  # fmt: skip


def match(found: Sequence[Word], start: int, *, loose: bool, stop: int) -> int:
    """Where the role that begins at `start` ends; `start` if there is none. `loose`: the place says that it is a role,
    so that words may stand in it which nobody has listed."""
    head = -1
    for at in range(start, min(stop, start + LONGEST)):
        word = found[at]
        if is_head(word):
            head = at
        elif is_known(word) and (word.low not in FUNCTION or word.text == "IT"):
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
    if head + 1 < stop and found[head + 1].text in _LEVELS:
        head += 1
    end = head + 1
    if found[head].low in jobwords.KIN and found[head].low not in (
        "mentor",
        "coach",
        "teacher",
        "professor",
        "partner",
    ):
        return start  # “friend of Igor”, “ex colleague”
    while end < stop and found[end].low in jobwords.DEPARTMENTS and loose:
        end += 1  # “directrice marketing”
    return _complement(found, _joined(found, end, stop), stop)


def _short(found: Sequence[Word], start: int, stop: int, *, loose: bool) -> int:
    """“HR”, “in sales”: a department that stands for what somebody does there."""
    last = -1
    for at in range(start, min(stop, start + 4)):
        low = found[at].low
        if low in jobwords.SHORT_ROLES or (loose and low in jobwords.DEPARTMENTS):
            last = at
        elif not is_known(found[at]):
            break
    if last < 0:
        return -1
    after = found[last + 1] if last + 1 < stop else None
    ends = after is None or after.low in ("at", "@", "for", "from", "and", "of", "in") or after.handle
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
    if said == "to" and head in ("assistant", "advisor", "adviser", "pa", "ea"):
        return _words(found, end + 1, stop, articles=True)
    if said == "of":
        department = after.low in jobwords.DEPARTMENTS
        if head in jobwords.OF_COMPANY and after.capital and not department:
            return end
        if department or not (after.capital or after.low in FUNCTION or after.handle):
            return _words(found, end + 1, stop)
        return end
    if said == "in" and after.low not in FUNCTION:
        pair = " ".join(word.low for word in found[end + 1 : end + 3])
        town = after.low in placewords.CITIES or pair in placewords.COUNTRY_PAIRS
        if not town and (not after.capital or after.low in jobwords.DEPARTMENTS or after.text.isupper()):
            return _words(found, end + 1, stop)
    return end


def _words(found: Sequence[Word], start: int, stop: int, *, articles: bool = False) -> int:
    """The end of at most four words of a subject; “and” and “&” may stand between two of them."""
    at = start
    while at < stop and at < start + 5:
        low = found[at].low
        between = low in ("and", "&") and at > start and at + 1 < stop and is_known(found[at + 1])
        if found[at].handle or (low in FUNCTION and not between and not (articles and low == "the")):
            break
        if low in VERBS and at > start:
            break
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
