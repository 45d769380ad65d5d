"""What somebody is, or was: “she's a designer”, “is head of growth”, “ex CTO of Acme”."""

from __future__ import annotations

from bot.contacts.lines import bygone, gazetteer, roles
from bot.contacts.lines.saywords import ARTICLES, BE, FUNCTION, PRAISE, THEY, THEY_ARE, VERBS
from bot.contacts.lines.slots import company, company_behind, is_house, place
from bot.contacts.lines.walk import Walk


def former(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“ex CTO of Acme”, “was an intern at Acme”: for the note, whatever stands before it."""
    end = bygone.ends(walk.found, at, walk.next_day(at, stop))
    if end > at:
        walk.after, walk.met = "name", False
    return end


def is_(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """“she's a designer”, “is head of growth”, “who is at Acme”."""
    low = walk.low(at)
    end = at
    if low in THEY_ARE:
        end = at + 1
    elif (low in THEY or (low in walk.names and fresh)) and walk.low(at + 1) in BE:
        end = at + 2
    elif (low in BE and (fresh or walk.after in ("name", "company", "place", "role", "through"))) or (
        low in ("now", "currently", "still") and walk.after in ("name", "company")
    ):
        end = at + 1
    if end == at or end >= stop:
        return at
    while walk.low(end) in ("now", "currently", "still", "also", "just", "actually", "both"):
        end += 1
    walk.others = low not in BE and walk.low(at) in (*THEY, *THEY_ARE)
    first = end + 1 if walk.low(end) in (*ARTICLES, "their", "our", "my", "one") else end
    first += first > end and walk.low(first) in ("new", "current") and first + 1 < stop
    if walk.low(end) in ("in", "into") and end + 1 < stop:
        last = roles.match(walk.found, end + 1, loose=False, stop=stop)
        if last > end + 1 and not walk.has("role") and walk.put("role", end + 1, last):
            walk.drop(at, end + 1)
            walk.after = "role"
            return last
        return at
    if walk.low(end) == "at" and walk.low(end - 1) in ("was", "were") and end + 1 < stop and not walk.has("where"):
        walk.met = True  # “was at Maker Faire”
        return place(walk, at, end + 1, stop)
    if walk.low(end) in ("at", "@", "with", "from") and not walk.has("company"):
        return company(walk, at, end + 1, stop)
    if walk.has("role"):
        return at
    last = roles.match(walk.found, first, loose=True, stop=walk.next_day(first, stop))
    last = last if last > first else _unheard(walk, first, stop, said=walk.low(first - 1) in ("a", "an"))
    if last > first and walk.put("role", first, last):
        walk.drop(at, first)
        walk.met, walk.after = False, "role"
        bare = first == end and walk.low(last) in ("in", "by", "for") and last + 1 < stop
        if bare and is_house(walk, last + 1, stop):
            return company(walk, last, last + 1, stop)  # “is engineer by Lune”
        return company_behind(walk, last, stop)
    return at


def _unheard(walk: Walk, first: int, stop: int, *, said: bool) -> int:
    """Where one to three words end that nobody has listed, behind “she is” and in front of “at Lune”: “Einkäuferin”.
    `said`: an article stands there, so that plain words may be among them."""
    at = first
    while at < min(stop, first + 3):
        word = walk.found[at]
        if word.low in FUNCTION or word.low in VERBS or word.low in PRAISE or not word.text[0].isalpha():
            break
        at += 1
    where = walk.low(at) if at + 1 < stop else ""
    if at == first or at in walk.days or where not in ("at", "in", "by", "for") or not is_house(walk, at + 1, stop):
        return first
    told = said or not gazetteer.plain(walk.low(at - 1))
    return at if told and (said or where != "in" or at == first + 1) else first
