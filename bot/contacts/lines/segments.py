"""What a segment between two commas is as it stands: a role, an occasion, a company, or neither for certain."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.lines import deeds, places, roles
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, THEY_ARE, VERBS
from bot.contacts.lines.sheet import Clause, Word
from bot.contacts.lines.walk import Walk


def role(walk: Walk, start: int, stop: int) -> int:
    """Where the role that begins a segment ends; 0 if none begins it, or for no plain reason."""
    first = start + 1 if walk.low(start) in ARTICLES and start + 1 < stop else start
    if walk.has("role") or _opens(walk, start, stop):
        return 0
    found = walk.found
    end = roles.match(found, first, loose=True, stop=walk.next_day(first, stop))
    if end == first or (end < stop and walk.low(end) not in ("at", "@", "of", "for", "from", "in", "and")):
        end = _before_sign(walk, first, stop) if walk.low(end)[:1] != "@" else end
        end = end if end > first else roles.match(found, first, loose=True, stop=walk.next_day(first, stop))
    if end == first:
        return 0
    after = walk.low(end)
    goes_on = end in walk.days or after in FUNCTION or after in VERBS or after in THEY_ARE
    slot = after in ("at", "@", "of", "for", "from") or after[:1] == "@"
    if not (end == stop or slot or (goes_on and (not walk.noted or first > start))):
        return 0
    for split in (1, 2):  # “Google engineer”
        known = end > first + split and places.is_company(found[first : first + split])
        rest = known and roles.match(found, first + split, loose=False, stop=end) == end
        if rest and walk.put("company", first, first + split):
            first += split
            break
    if not walk.put("role", first, end):
        return 0
    walk.drop(start, first)
    walk.after = "role"
    return end


def _before_sign(walk: Walk, first: int, stop: int) -> int:
    """“growth @Notion”: what stands between the name and a company is what they do there, whatever it is called."""
    for at in range(first, min(first + 4, stop)):
        word = walk.found[at]
        if word.handle or word.low == "@":
            return at
        if word.low in FUNCTION or word.low in VERBS or not word.text[0].isalpha():
            break
    return first


def _opens(walk: Walk, at: int, stop: int) -> bool:
    """Whether a phrase with a verb or “via” begins here."""
    found = walk.found
    return any(take(found, at, stop) > at for take in (deeds.via, deeds.own, deeds.following)) and not (
        walk.low(at) in ("meeting", "contact", "call", "write", "visit")
        and roles.match(found, at, loose=False, stop=stop) > at
    )


def named(walk: Walk, clauses: Sequence[Clause], number: int, first: int, stop: int) -> int:
    """Where a segment ends that is the bare name of an occasion or a company; 0 if it is neither for certain."""
    end = walk.next_day(first, stop)
    start = first + 1 if walk.low(first) == "the" and first + 1 < end else first
    segment = walk.found[start:end]
    if not segment or deeds.via(walk.found, first, stop) > first:
        return 0
    described = start > first and places.is_event(segment[:1]) and not any(word.low in VERBS for word in segment)
    single = len(segment) == 1 and places.is_company(segment)  # “(stripe)”
    if not (places.bare(segment) or _plain_event(segment) or described or single) or (
        end in walk.days and not segment[0].capital
    ):
        return 0
    event, company = places.is_event(segment), places.is_company(segment)
    weak = not (event or company)
    if weak and (walk.noted or end in walk.days or clauses[number].mark[:1] in ";.!?…"):
        return 0
    if len(segment) == 1 and (weak or places.is_platform(segment)) and _labels(walk, segment[0]):
        return 0
    field = _field(walk, clauses, number, segment, event=event, company=company)
    if not field or not walk.put(field, start, end):
        return 0
    walk.drop(first, start)
    walk.after = "place" if field == "where" else field
    return end


def _labels(walk: Walk, word: Word) -> bool:
    """Whether a link or a number comes right after: “LinkedIn: https://…”, “tel 0171 …”."""
    return any(
        walk.sheet.text[word.end : mark.start].strip() in ("", ":")
        for mark in walk.sheet.marks
        if mark.start >= word.end
    )


def _plain_event(segment: Sequence[Word]) -> bool:
    """“yoga class”, “speed networking night”: an occasion in small letters, and nothing else."""
    plain = all(word.low not in VERBS and word.low not in FUNCTION and word.text[0].isalpha() for word in segment)
    return plain and len(segment) <= 4 and places.is_event(segment[-1:])


def _field(
    walk: Walk, clauses: Sequence[Clause], number: int, segment: Sequence[Word], *, event: bool, company: bool
) -> str:
    if company and not walk.has("company") and not (event and not walk.has("role")):
        return "company"
    if roles.match(segment, 0, loose=False, stop=1) and len(segment) > 1 and segment[1].low == "of":
        return ""
    if event:
        return "where"
    if roles.match(segment, 0, loose=True, stop=len(segment)) or len(segment[0].text) + len(segment) < 4:
        return ""
    if walk.has("company"):
        return "where" if walk.slot and not places.is_town(segment) else ""
    if places.is_town(segment):
        return ""
    following = next((clause.words for clause in clauses[number + 1 : number + 2]), ())
    if walk.has("role") or (following and roles.match(following, 0, loose=False, stop=len(following))):
        return "company"
    return "where" if clauses[number].mark == "," and not following else ""


def may_place(walk: Walk, clauses: Sequence[Clause], number: int) -> bool:
    """Whether the clause before said only what somebody is or where they work, so that a place may come next."""
    at = number - 1
    while at > 0 and not clauses[at].words:
        at -= 1
    before = clauses[at].words if at >= 0 else ()
    return bool(before) and not walk.has("where") and not any(walk.sheet.free(word) for word in before)
