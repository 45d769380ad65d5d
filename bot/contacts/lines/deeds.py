"""What follows from a talk: the writer's own promises, and when to be in touch again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.contacts.lines.saywords import ASKED, BARE, FOLLOWING, GIVE, MET, OWN, SEND, SENDING, THEM, VIA
from bot.contacts.lines.sheet import Word

Phrases = dict[str, tuple[tuple[str, ...], ...]]


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


_OWN, _BARE, _FOLLOWING = _by_first(OWN), _by_first(BARE), _by_first(FOLLOWING)
_VIA, _MET = _by_first(VIA), _by_first(MET)
_LINKS = frozenset("and also then but so plus".split())


def _after(phrases: Phrases, found: Sequence[Word], start: int, stop: int) -> int:
    """Where the longest of the phrases at `start` ends; `start` if there is none."""
    if start >= stop:
        return start
    for phrase in phrases.get(found[start].low, ()):
        end = start + len(phrase)
        if end <= stop and all(found[start + n].low == word for n, word in enumerate(phrase)):
            return end
    return start


def via(found: Sequence[Word], start: int, stop: int) -> int:
    return _after(_VIA, found, start, stop)


def met(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “we met”, “ran into” ends."""
    return _after(_MET, found, start, stop)


def own(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “I'll”, “I promised” ends."""
    end = _after(_OWN, found, start, stop)
    if (
        end > start
        and end - start < 3
        and found[end - 1].low in ("i'd", "would")
        and not (end < stop and found[end].low in GIVE)
    ):
        return start
    if end > start and found[start].low == "ill" and not (end < stop and found[end].low in GIVE | {"ping", "follow"}):
        return start
    return end


def bare(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “promised”, “will” ends, which may be the writer's; “will” only with something that one does for others,
    and none of them for “me”."""
    end = _after(_BARE, found, start, stop)
    if end == start or end >= stop or found[end].low in ("me", "us"):
        return start
    if found[start].low in ("promised", "promise", "owe", "todo", "owing", "owed", "also", "still", "remember"):
        return end
    if found[start].low in ("to",) or found[end].low in GIVE or following(found, end, stop) > end:
        return start if end + 1 < stop and found[end + 1].low in ("me", "us") else end
    return start


def sends(found: Sequence[Word], start: int, stop: int) -> bool:
    """“send her the deck”, “intro her to Ben” at the beginning of a clause."""
    if start + 1 >= stop or found[start].low not in SEND | SENDING:
        return False
    after = found[start + 1].low
    return after in THEM or after in ("my", "the", "over", "a", "cv", "slides", "deck", "link")


def following(found: Sequence[Word], start: int, stop: int) -> int:
    """Where “follow up”, “ping”, “call her” ends."""
    return _after(_FOLLOWING, found, start, stop)


def asked(found: Sequence[Word], start: int, stop: int) -> bool:
    """“Remind me”: what comes next may be something promised."""
    return any(tuple(word.low for word in found[start : start + len(phrase)]) == phrase for phrase in ASKED)


def bare_of_links(found: Sequence[Word], start: int, stop: int) -> int:
    """The first word after “and”, “also” …"""
    while start < stop and found[start].low in _LINKS:
        start += 1
    return start
