"""The noun of what is counted or done, as typed: “hiring managers”, “jobs” of “remote jobs”, “PyCon Berlin”."""

from __future__ import annotations

import re

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.kit import words

_AGAIN = re.compile(r"\(\d{1,5}\)\s*")
"""“ten (10) calls”."""
_ENDS = frozenset(
    "& - -- a about aged above across after again against an and applied around as at attended back because before"
    " below between by during each either every for from her here him how i if in including inside into looking me"
    " near next of on or out outside over per plus regarding sent so than that them then there they this through"
    " till to under until up using via vs w w/ we what when where which while who whose with within without"
    " written".split()
)
"""What ends a noun phrase."""
_ENDS_AFTER = _ENDS | frozenset(
    "more online working paying related my the face-to-face face currently regularly total faster quicker"
    " sooner earlier".split()
)
_TITLES = frozenset({"dr.", "mr.", "mrs.", "ms.", "st.", "prof."})
_SKIPS = frozenset("additional at different least more my new of other our the their x".split())
_GROUPS = frozenset("Women Ladies Girls Society Association Friends School University Institute Papers".split())
_MARKS = ",;:.!?()\"'"
_PERSON = compiled(rf"{vocabulary.HEADS}|people|women|men|contacts?|members?|graduates?|employees?|associates?")
_ACRONYM = re.compile(r"[A-Z]{2,4}")
_OWN = frozenset("discord elevator facebook github linkedin personal portfolio slack stack twitter".split())
"""Names that say whose profile or page it is."""
_COMPOUNDS = frozenset(
    "blog business career case cloud code coffee cold community connection cover data demo discord"
    " discovery email facebook follow-up former github hiring hr information informational intro job key lightning"
    " machine meetup mock old open phone portfolio practice practise product profile project public pull research"
    " security side slack study success talent team test thank-you ui user ux video voice zoom".split()
)
"""Words that belong to the noun after them: “hiring managers”. Others only say which: “remote jobs”."""


def unit(after: str) -> str:
    """The noun after a number as typed, without what only says which: “data engineers”, “jobs”."""
    if after[:1] in (",", ";", ".", ")", "!", "?"):
        return ""
    words_after = _AGAIN.sub("", after.lstrip("+ ")).split()
    skipped = 0
    while skipped < len(words_after) and words_after[skipped].lower() in _SKIPS:
        skipped += 1
    while skipped < len(words_after) and words_after[skipped][0].isdigit():
        skipped += 1  # “three 1:1 chats”
    kept = phrase(words_after[skipped:])
    foreign = next((at for at, word in enumerate(kept) if at and word in vocabulary.FOREIGN), len(kept))
    return head(kept[:foreign])


def phrase(all_words: list[str]) -> list[str]:
    """The words of one noun phrase, from the first one on."""
    found: list[str] = []
    for word in all_words:
        plain = word.strip(_MARKS).lower()
        if found and _in_name(found[-1], plain):
            found.append(word)
            continue
        if found and plain.endswith("ly") and found[-1].endswith("s"):
            break  # “managers directly after …”
        if (plain in (_ENDS_AFTER if found else _ENDS) and word != "About") or not plain or word.startswith(("@", "(")):
            break
        found.append(word.strip(_MARKS))
        if (word[-1] in ",;.!?)" and word.lower() not in _TITLES) or len(found) == 6:
            break
    return found


def _in_name(before: str, plain: str) -> bool:
    """“Women Who Code”, “Women in Tech”: a small word within a name."""
    return plain in ("in", "who", "of", "that") and before in _GROUPS


def head(found: list[str]) -> str:
    """The noun with the word that belongs to it; a name stays whole."""
    if not found:
        return ""
    kept = [found[-1]]
    if len(found) > 1 and found[-2].lower() in _COMPOUNDS:
        kept.insert(0, found[-2])
    elif not _PERSON.fullmatch(found[-1]):
        kept = [*([found[-2]] if len(found) > 1 and _ACRONYM.fullmatch(found[-2]) else []), *kept]
    return words.clip(" ".join(kept), 60)


def name(found: list[str]) -> str:
    """One thing by its name, or by its noun: “PyCon Berlin”, “GitHub profile”, “course”."""
    while len(found) > 1 and not any(sign.isalpha() for sign in found[-1]):
        found = found[:-1]
    if found[-1][0].isupper():
        return words.clip(" ".join(found), 60)
    kept = head(found)
    if kept == found[-1] and len(found) > 1 and found[-2].lower() in _OWN:
        return f"{found[-2]} {kept}"
    return kept
