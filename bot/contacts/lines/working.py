"""Verbs that say where somebody works and what they do: “works at Acme”, “leads data”, “drives for DHL”."""

from __future__ import annotations

from bot.contacts.lines import jobwords, places, roles, slots
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, THEY
from bot.contacts.lines.slots import TEAMS, company, role
from bot.contacts.lines.walk import Walk


def works(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“works at Acme”, “who works in sales”, “leads data”."""
    first = at
    if (
        walk.low(first) in THEY
        or (walk.low(first) in walk.names and fresh)
        or walk.low(first) in ("and", "currently", "now")
    ):
        first += 1
    if walk.low(first) in ("currently", "now", "also", "still", "just", "recently"):
        first += 1
    if first > at and first >= stop:
        return at
    if not (fresh or first > at or walk.after in ("name", "role", "place", "company", "through") or walk.single):
        return at
    low = walk.low(first)
    if low in jobwords.LEAD_VERBS and not walk.has("role"):
        last = roles.leads(walk.found, first, stop)
        if last > first and walk.put("role", first, last):
            walk.drop(at, first)
            walk.after = "role"
            return last
        return at
    if low in _ACTS:
        return _does(walk, at, first, stop) if walk.low(first) == "does" else _act(walk, at, first, stop)
    if low in ("started", "joined", "moved"):
        start = first + 2 if walk.low(first + 1) in ("at", "with", "to") else first + 1
        if low == "moved" and (start == first + 1 or places.is_town(walk.found[start : start + 1])):
            return at
        if walk.low(first + 1) == "as" and first + 2 < stop and not walk.has("role"):
            end = role(walk, at, first + 2, stop)
            if end > at:
                return end
        named = start < stop and walk.found[start].capital and walk.low(start) not in ("as", "in")
        return company(walk, at, start, stop) if named else at
    if low in _JOBS and walk.low(first + 1) in ("for", "at", "with") and first + 2 < stop:
        return _job(walk, at, first, stop)
    if low not in ("works", "work", "working") or (low == "work" and walk.low(first - 1) == "to"):
        return at  # “wants to work at Acme”
    walk.met = False
    after = walk.low(first + 1)
    if after in ("at", "for", "@", "with") and walk.found[first + 1].text[0:2] != "@x":
        end = company(walk, at, first + 2, stop)
        if end > at:
            return end
    if after in ("in", "by") and first + 2 < stop and slots.is_house(walk, first + 2, stop):
        end = company(walk, at, first + 2, stop)
        if end > at and walk.low(end) in ("as", "like") and end + 1 < stop:
            return max(end, role(walk, end, end + 1, stop))
        if end > at:
            return end
    if after in ("as", "in", "like") and not walk.has("role"):
        start = first + 2 if walk.low(first + 2) not in ARTICLES else first + 3
        last = (
            roles.match(walk.found, start, loose=after != "in", stop=walk.next_day(start, stop))
            if start < stop
            else start
        )
        if last > start and walk.put("role", start, last):
            walk.drop(at, start)
            walk.after = "role"
            bare = start == first + 2 and walk.low(last) in ("in", "by") and last + 1 < stop
            if bare and slots.is_house(walk, last + 1, stop):
                return company(walk, last, last + 1, stop)  # “works as accountant in Lune”
            return last
    how = next((n for n in range(first + 2, min(first + 5, stop - 1)) if walk.low(n) in ("as", "like")), stop)
    if how < stop and not walk.has("role"):  # “works nights as a baker”
        start = how + 2 if walk.low(how + 1) in ARTICLES else how + 1
        last = roles.match(walk.found, start, loose=False, stop=walk.next_day(start, stop))
        if last > start and walk.put("role", start, last):
            walk.drop(how, start)
            walk.drop(at, first + 1)
            walk.after = "note"
            return first + 1
    if walk.low(first + 1)[:1] == "@":
        walk.drop(at, first + 1)
        walk.after = "works"
        return first + 1
    for n in range(first + 1, stop - 1):
        if walk.low(n) in ("at", "for") and walk.found[n + 1].capital and not walk.has("company"):
            last = places.company(walk.found, n + 1, walk.next_day(n + 1, stop))
            if last > n + 1 and walk.put("company", n + 1, last):
                walk.drop(n, n + 1)
                walk.after = "note"
                return first + 1
    return at


def _act(walk: Walk, at: int, first: int, stop: int) -> int:
    """“teaches maths at Charles University”."""
    for n in range(first + 2, min(first + 6, stop - 1)):
        if walk.low(n) in ("at", "for", "@"):
            last = places.company(walk.found, n + 1, walk.next_day(n + 1, stop))
            if walk.has("role") or walk.has("company") or last == n + 1 or not walk.found[n + 1].capital:
                return at
            walk.put("role", first, n)
            walk.drop(at, first)
            walk.drop(n, n + 1)
            walk.put("company", n + 1, last)
            walk.after = "company"
            return last
        if walk.low(n) in FUNCTION:
            break
    return at


_JOBS = frozenset(
    """
drives teaches consults codes cooks writes flies researches interns volunteers practises practices trains freelances
recruits sells designs illustrates edits reports lectures studies programs develops engineers manages runs bartends
waits performs dances sings acts films photographs nurses coaches mentors tutors translates interprets audits trades
lobbies campaigns organises organizes fundraises models produces composes conducts guards patrols delivers ships
""".split()
)


def _job(walk: Walk, at: int, first: int, stop: int) -> int:
    """“he drives for DHL”: where they work; how stays in the note."""
    start = first + 2
    last = places.company(walk.found, start, walk.next_day(start, stop))
    named = walk.found[start:last]
    plain = bool(named) and named[0].capital and not places.is_town(named) and not places.is_event(named)
    if not plain or not walk.put("company", start, last):
        return at
    walk.drop(at, first)
    walk.drop(first + 1, start)
    walk.after = "note"
    return first + 1


def _does(walk: Walk, at: int, first: int, stop: int) -> int:
    """“does marketing at Nike”."""
    last = roles.leads(walk.found, first, walk.next_day(first + 1, stop))
    last = last if last > first else first + 1
    if walk.low(first) not in ("does", "do") or last == first + 1 or not walk.put("role", first + 1, last):
        return at
    walk.drop(at, first + 1)
    walk.after = "role"
    return last


_ACTS = frozenset(
    """
teaches builds designs develops sells manages runs leads handles makes maintains researches does
""".split()
)


def team(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“her team at Figma”: where they work; the team itself stays in the note."""
    theirs = walk.low(at) in ("her", "his", "their") and walk.low(at + 1) in TEAMS and walk.low(at + 2) in ("at", "@")
    if not theirs or at + 3 >= stop or walk.has("company") or not walk.found[at + 3].capital:
        return at
    last = places.company(walk.found, at + 3, walk.next_day(at + 3, stop))
    if not walk.put("company", at + 3, last):
        return at
    walk.drop(at + 2, at + 3)
    walk.after = "note"
    return at + 1
