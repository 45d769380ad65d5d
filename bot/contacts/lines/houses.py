"""Companies that a few words lead to: “her startup is called Lune”, “hiring cooks for Lune”, “12 years at Lune”."""

from __future__ import annotations

from bot.contacts.lines import places, slots
from bot.contacts.lines.saywords import FUNCTION, VERBS
from bot.contacts.lines.sheet import Word
from bot.contacts.lines.walk import Walk

KINDS = frozenset("startup start-up company firm agency studio business bakery brewery shop consultancy".split())
"""What somebody's own company may be called before it is named."""

_HIRES = frozenset("hiring hires recruiting recruits sourcing staffing".split())
_YEARS = frozenset("years yrs year yr y months".split())


_OVER = frozenset("left before until till ago quit then fired".split())


def called(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“startup Lune”, “her company is called Lune”: which kind it is stays in the note."""
    if walk.low(at) not in KINDS or walk.found[at].capital or walk.has("company") or walk.met:
        return at
    first = at + 1
    named = walk.low(first) in ("called", "named")
    if walk.low(first) in ("is", "was") and first + 1 < stop:
        named, first = True, first + 1
        first += walk.low(first) in ("called", "named")
    first += named and walk.low(first) in ("called", "named")
    last = _name(walk, first, stop)
    if last == first or not (named or fresh or at == 0 or last == stop or walk.low(last) in FUNCTION | VERBS):
        return at
    if not walk.put("company", first, last):
        return at
    walk.drop(at + 1, first)
    walk.after = "company"
    return at + 1


def _name(walk: Walk, first: int, stop: int) -> int:
    """Where the name of a company that begins at `first` ends; `first` where something else stands there."""
    if first >= stop or first in walk.days or not slots.is_house(walk, first, stop):
        return first
    return places.company(walk.found, first, walk.next_day(first, stop))


def hires(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“hiring Go developers for Lune”: who hires for a company is there; the rest stays in the note."""
    if walk.low(at) not in _HIRES or walk.has("company"):
        return at
    for n in range(at + 1, min(at + 7, stop - 1)):
        if walk.low(n) != "for":
            continue
        last = _name(walk, n + 1, stop)
        if last > n + 1 and walk.put("company", n + 1, last):
            walk.drop(n, n + 1)
            walk.after = "note"
            return at + 1
        break
    return at


def years(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“12 yrs at Lune”: at the beginning of a clause, where nothing says that it is over."""
    counted = at == 1 and walk.low(at) in _YEARS and walk.found[0].text[0].isdigit()
    if not counted or walk.has("company") or walk.low(at + 1) not in ("at", "@", "with"):
        return at
    if any(walk.low(n) in _OVER for n in range(at + 2, stop)):
        return at
    last = _name(walk, at + 2, stop)
    if last == at + 2 or not walk.put("company", at + 2, last):
        return at
    walk.drop(at + 1, at + 2)
    walk.after = "note"
    return at + 1


def owner(found: tuple[Word, ...]) -> Word | None:
    """Ana of “Ana's startup is called Lune”; None where nobody's company is named."""
    first = found[0]
    if not first.low.endswith("'s") or len(first.text) < 4 or not first.capital:
        return None
    kind = next((n for n in range(1, min(4, len(found) - 2)) if found[n].low in KINDS), 0)
    if kind and found[kind + 1].capital and found[kind + 2].text.islower():
        return Word(first.start, first.end - 2, first.text[:-2], first.low[:-2])
    if not kind or found[kind + 1].low not in ("is", "called", "named"):
        return None
    named = found[min(kind + (3 if found[kind + 2].low in ("called", "named") else 2), len(found) - 1)]
    if not named.capital or named.low in FUNCTION:
        return None
    return Word(first.start, first.end - 2, first.text[:-2], first.low[:-2])
