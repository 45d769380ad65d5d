"""What somebody did before: “ex CTO of Acme”, “was an intern at Acme”. It stays in the note, for who reads a former job
as the present one writes to the wrong company."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.lines import jobwords, places, roles
from bot.contacts.lines.saywords import ARTICLES, POSSESSIVES, THEY
from bot.contacts.lines.sheet import Word

FORMER = frozenset("ex former formerly previously".split())
_ONCE = frozenset("once previously formerly before long then also just".split())
_AT = frozenset("at of for from in with by @ as".split())
_ON_STAGE = frozenset("speaker panelist panellist host moderator presenter guest organizer organiser".split())
"""Whoever was that at an occasion is no former one."""


def ends(found: Sequence[Word], at: int, stop: int) -> int:
    """Where the former job that begins at `at` ends, with the company; `at` if there is none."""
    if at >= stop:
        return at
    first = at + 1 if found[at].low in THEY and at + 1 < stop else at
    low = found[first].low
    if low in ("was", "were"):
        job = _past(found, first + 1, stop, _ONCE)
        last = roles.match(found, job, loose=True, stop=stop)
        if last == job:  # “was my teacher”
            last = job + (found[job].low in jobwords.KIN) if job < stop else job
        if last == job or found[last - 1].low in _ON_STAGE:
            return at
    elif low in FORMER:
        job = _past(found, first + 1, stop, _AT)
        last = roles.match(found, job, loose=True, stop=stop) if found[job - 1].low not in _AT else job
        if last == job:
            end = places.company(found, job, stop) if job > first + 1 else job
            return end if end > job else at
        if found[last - 1].low in jobwords.KIN:
            return at
    elif low.startswith("ex-") and roles.is_head(found[first]) and low[3:] not in jobwords.KIN:
        last = max(roles.match(found, first, loose=True, stop=stop), first + 1)
    else:
        return at
    return _house(found, last, stop)


def _past(found: Sequence[Word], at: int, stop: int, fill: frozenset[str]) -> int:
    while at < stop - 1 and (found[at].low in fill or found[at].low in ARTICLES or found[at].low in POSSESSIVES):
        at += 1
    return min(at, stop)


def _house(found: Sequence[Word], last: int, stop: int) -> int:
    """Behind “of Acme”, “@Acme”, which belong to it; an occasion does not."""
    if last < stop and found[last].handle:
        return max(places.company(found, last, stop), last + 1)
    start = last + 1
    if last >= stop - 1 or found[last].low not in _AT:
        return last
    start += found[start].low in ARTICLES and start + 1 < stop
    end = places.company(found, start, stop)
    return last if places.is_event(found[start:end]) else max(end, last)
