"""What a line says of being present: something shown, a question answered, a group, a part of a profile (S54 to S57).

Each is a verb with a noun behind it, and neither says it alone: one joins a call, answers an e-mail and updates a CV,
too. Values in, values out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.journal.model import DeedKind

_FAR = 9
"""Words behind the verb in which its noun stands."""

_JOINS = frozenset("joined join joining".split())
_SIGNS = {("signed", "up"), ("sign", "up"), ("became", "a"), ("become", "a"), ("became", "part"), ("got", "into")}
"""“signed up for”, “became a member of”: they join as well."""
_GROUPS = frozenset(
    "community communities group groups server servers slack discord workspace forum forums subreddit subreddits guild"
    " club clubs chapter chapters meetup-group channel network networks reddit".split()
)
_NO_GROUPS = frozenset("call calls huddle meeting meetup team interview webinar session company standup event".split())
"""One joins these for an hour, or for a job."""

_INTRODUCES = frozenset("introduced introduce introducing".split())
_ONESELF = frozenset("myself me ourselves".split())
_EVERYBODY = frozenset("group community everyone everybody channel server forum members all folks".split())

_ANSWERS = frozenset("answered answer answering".split())
_SAID = frozenset("posted wrote left gave added submitted".split())
_ASKED = frozenset("question questions thread threads query queries".split())

_SHOWS = frozenset(
    "showed show showing shown showcased showcase showcasing presented presenting present demoed demoing demo demo'd"
    " shared share sharing published publish publishing posted post posting uploaded launched released pushed".split()
)
_MADE = frozenset(
    "project projects portfolio app prototype work website homepage case-study repo repository game tool package"
    " library".split()
)
_OTHERS = frozenset("her his their your ana's".split())
"""Whose work it is, where it isn't one's own."""
_LEARNT = frozenset("learned learnt built made created wrote shipped".split())
_TOLD = frozenset(
    "post posts article articles comment comments blog thread tweet video story newsletter link links about job"
    " jobs opening openings role cv resume".split()
)
"""Before these one has posted, commented or applied, whatever it is about."""

_CHANGES = frozenset(
    "updated update updating completed complete completing finished finish improved improve improving rewrote rewrite"
    " rewriting wrote added add adding changed change polished polish set filled fill refreshed uploaded put fixed"
    " cleaned created optimised optimized edited filled-in made".split()
)
_PROFILES = frozenset("profile profiles headline bio banner readme tagline".split())
_SECTIONS = {("about", "section"), ("about", "me"), ("skills", "section"), ("featured", "section"),
             ("profile", "photo"), ("profile", "picture"), ("experience", "section")}  # fmt: skip


def kind(said: Sequence[str], at: int) -> DeedKind | None:
    """What the verb at that place of the line's words, in small letters, says with what follows it; None for nothing of
    the sort."""
    verb, after = said[at], said[at + 1 : at + 1 + _FAR]
    if verb in _JOINS or (verb, *said[at + 1 : at + 2]) in _SIGNS:
        return DeedKind.GROUP if _joins(after) else None
    if verb in _INTRODUCES and after[:1] and after[0] in _ONESELF:
        return DeedKind.GROUP if _to_all(after[1:]) else None
    if verb in _ANSWERS and _ASKED & set(after):
        return DeedKind.ANSWER
    if verb in _SAID and {"answer", "answers"} & set(after[:4]):
        return DeedKind.ANSWER
    if verb in _CHANGES and _own_profile(after):
        return DeedKind.PROFILE
    return DeedKind.SHOWCASE if verb in _SHOWS and _own_work(after) else None


def _joins(after: Sequence[str]) -> bool:
    for word in after:
        if word in _NO_GROUPS:
            return False
        if word in _GROUPS or word == "r":  # r/learnpython
            return True
    return False


def _to_all(after: Sequence[str]) -> bool:
    """Not to one person, which is a talk."""
    if "to" not in after[:1]:
        return True
    return bool(_EVERYBODY & set(after[:5]))


def _own_profile(after: Sequence[str]) -> bool:
    if _OTHERS & set(after) or any(word.endswith("'s") for word in after):
        return False
    return bool(_PROFILES & set(after)) or any(pair in _SECTIONS for pair in pairwise(after))


def _own_work(after: Sequence[str]) -> bool:
    """What one made or learnt, and not somebody else's, nor a post about it."""
    for place, word in enumerate(after):
        if word in _TOLD or word in _OTHERS or word.endswith("'s"):
            return False
        if word in _MADE:
            return word != "work" or "my" in after[:place]
        if word == "what" and after[place + 1 : place + 2] in (["i"], ["we"]) and _LEARNT & set(after[place + 2 :]):
            return True
    return False
