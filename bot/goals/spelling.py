"""Slips of the fingers in the words that goals are about: “cofee”, “recuiters”, “atend”."""

from __future__ import annotations

import re

from bot.goals import verbs

_WORDS = (
    "attend meetup meetups message messages application applications coffee coffees recruiter recruiters conversation"
    " conversations interview interviews conference conferences workshop workshops connection connections article"
    " articles developer developers designer designers engineer engineers mentor mentors networking community"
    " communities"
    " comment comments hackathon hackathons webinar webinars publish event events feedback write rewrite writing"
    " receive"
    " organise organize schedule introduce introduction introductions internship internships referral referrals"
    " practise practice certificate certificates contact contacts newsletter newsletters portfolio portfolios"
    " research reconnect colleague colleagues linkedin professional university student students teacher teachers"
    " prepare complete informational virtual request requests profile resume subscribe register participate"
    " project projects position positions professor professors relationship relationships website websites"
    " discussion discussions tutorial tutorials exercise exercises speaker speakers founder founders"
    " contribute contribution contributions opportunity opportunities headline headlines company companies"
).split()
_BY_FIRST: dict[str, list[str]] = {}
for _word in _WORDS:
    _BY_FIRST.setdefault(_word[0], []).append(_word)
_SHORT = 5
"""Letters of a word that becomes another one with one letter exchanged: “white” is no slip of “write”."""
_KNOWN = frozenset(_WORDS) | frozenset(verbs.FORMS)
_LONG = re.compile(r"(?<![\w@#./'-])[a-z]{5,14}(?![\w'@]|\.\w)")


def mended(text: str) -> str:
    """The text, in small letters, with those words as they are written where one letter is wrong."""
    return _LONG.sub(lambda found: _meant(found[0]), text)


def _meant(word: str) -> str:
    if word in _KNOWN:
        return word
    return next((known for known in _BY_FIRST.get(word[0], ()) if _one_off(word, known)), word)


def _one_off(typed: str, meant: str) -> bool:
    """Whether one letter is missing, too many, another one, or two have changed places; plural and tense are meant."""
    if abs(len(typed) - len(meant)) > 1 or typed[-2:] in ("ed", "er") or (typed[-1] == "s") != (meant[-1] == "s"):
        return typed[-2:] == "er" and meant[-2:] == "er" and len(typed) < len(meant) and _shorter(typed, meant)
    if len(typed) < len(meant):
        return _shorter(typed, meant)
    if len(typed) > len(meant):
        return _shorter(meant, typed)
    differ = [at for at, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    if len(differ) == 2 and differ[1] == differ[0] + 1:
        return typed[differ[0]] == meant[differ[1]] and typed[differ[1]] == meant[differ[0]]
    return len(meant) > _SHORT and len(differ) == 1 and 0 < differ[0] < len(meant) - 1


def _shorter(short: str, long: str) -> bool:
    """Whether `short` is `long` without one of its letters within."""
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return len(long) == len(short) + 1 and 0 < at < len(long) - 1 and short[at:] == long[at + 1 :]
