"""What stands in front of the name and belongs to it: “Zalando's developer Mariam”, “the pottery class: Ottilie”."""

from __future__ import annotations

from bot.contacts.lines import bygone, days, gazetteer, phrases, places, placewords, roles, saywords, slots
from bot.contacts.lines.jobwords import HEADS, KIN, MODIFIERS
from bot.contacts.lines.labels import LABELS
from bot.contacts.lines.walk import Walk

_OPENERS = frozenset("the a an that this our my another some".split())
_WHENCE = frozenset("from at of for with @".split())
_INTENSE = frozenset("super very really so quite such new lovely nice great funny young old hey wow".split())
_TOLD = frozenset(
    "met meet saw spoke talked chatted called to with w from just i we again finally today yesterday".split()
)


def described(walk: Walk, start: int, stop: int) -> None:
    """“Zalando's junior developer”, “the category manager”, “Spotify recruiter” in front of a name that begins at
    `stop`."""
    if stop <= start or (start == 0 and _promised(walk, stop)):
        return
    if walk.low(stop - 1) in ("has", "hired", "employs") and _is_named(walk, start, stop - 1):
        walk.put("company", start, stop - 1)
        return
    if walk.low(stop - 1) in ("works", "is", "called", "named", "was"):
        _presented(walk, start, stop - 1)
        return
    first = next((n + 1 for n in range(stop - 1, start - 1, -1) if _parts(walk, n)), start)
    while first < stop and _praises(walk, first):
        first += 1
    former = any(walk.low(n) in bygone.FORMER or walk.low(n)[:3] == "ex-" for n in range(start, stop))
    if first == stop or former:
        return
    split = next((n for n in range(first, stop) if _is_role(walk, n, stop, loose=False)), stop)
    named = walk.found[first:split]
    if _owns(walk, first) and (split == first + 1 or _is_role(walk, first + 1, stop, loose=True)):
        if walk.put("company", first, first + 1):
            walk.sheet.fields["company"] = [walk.found[first].text[:-2]]
        split = first + 1
    elif not named or split == stop or not _is_named(walk, first, split) or not walk.put("company", first, split):
        split = first
    if split < stop and _is_role(walk, split, stop, loose=True) and walk.found[stop - 1].low not in KIN:
        walk.put("role", split, stop)


def _presented(walk: Walk, start: int, stop: int) -> None:
    """“the principal at Lincoln High School is …”, “someone from Ecosia called …”."""
    first = next((n for n in range(start, stop) if walk.low(n) not in _TOLD and walk.low(n) not in _OPENERS), stop)
    while stop > first and walk.low(stop - 1) in ("is", "was", "who", "who's"):
        stop -= 1
    end = roles.match(walk.found, first, loose=first > start, stop=stop)
    if end > first and walk.found[end - 1].low not in KIN and walk.put("role", first, end):
        walk.drop(start, first)
    at = next((n for n in range(max(first, end), min(stop, first + 5)) if walk.low(n) in _WHENCE), stop)
    house = walk.has("role") and walk.low(stop - 1) in placewords.VENUES
    if at < stop and places.is_event(walk.found[at + 1 : stop]) and not house:
        slots.place(walk, at, at + 1, stop)
    elif at < stop:
        walk.after = "role"
        slots.preposition(walk, at, stop)


def _parts(walk: Walk, at: int) -> bool:
    """Whether a role can't go on over this word."""
    low = walk.low(at)
    return low in _OPENERS or low in _TOLD or low in saywords.FUNCTION - {"it", "mobile"} or low in saywords.VERBS


def _promised(walk: Walk, stop: int) -> bool:
    """“promise: show my app to Heidrun”: what a label before the clause says."""
    clauses = walk.sheet.clauses
    here = next((n for n, clause in enumerate(clauses) if clause.words and clause.words is walk.found), 0)
    label = " ".join(word.low for word in clauses[here - 1].words) if here and clauses[here].mark == ":" else ""
    if LABELS.get(label) != "promise" or phrases.promise(walk, 0, 0, stop) == 0:
        return False
    walk.sheet.drop(clauses[here - 1].words)
    return True


def _praises(walk: Walk, at: int) -> bool:
    return walk.low(at) in _INTENSE or walk.low(at) in saywords.PRAISE


def _owns(walk: Walk, at: int) -> bool:
    word = walk.found[at]
    return word.capital and word.text[-2:] in ("'s", "’s") and len(word.text) > 4 and word.low not in saywords.THEY_ARE


def _is_named(walk: Walk, first: int, stop: int) -> bool:
    """Whether these words are the name of something: known as a company, or with capitals and no plain words."""
    named = walk.found[first:stop]
    plain = gazetteer.listed("plain_words")
    return places.is_company(named) or all(
        word.capital and word.low not in plain and word.low not in MODIFIERS and word.low not in HEADS for word in named
    )


def _is_role(walk: Walk, start: int, stop: int, *, loose: bool) -> bool:
    return start < stop and roles.match(walk.found, start, loose=loose, stop=stop) == stop


def place(walk: Walk, stop: int) -> bool:
    """“the Thursday ceramics class:”, “mozilla:”, “Spoke to Otto Group:”: a clause in front of the one with the name,
    that says only where, or what somebody does."""
    first = next((n for n in range(stop) if walk.low(n) not in _TOLD and walk.low(n) not in _OPENERS), stop)
    told = any(walk.low(n) in _TOLD for n in range(first))
    said = walk.found[first:stop]
    if not said or first in walk.days:
        return False
    if walk.low(stop - 1) in ("week", "month", "day", "year") and any(word.low == "of" for word in said):
        return True  # “Candidate of the week:” stays in the note
    if walk.has("company") and places.is_town(said):
        return True  # “Airbus (Toulouse)”
    if days.may_begin(said[0]) and days.alone(said, walk.sheet.text, walk.today) and walk.put("when", first, stop):
        return True  # “23 March: call Ana”
    if told:
        return _work(walk, first, stop)
    whence = next((n for n in range(first, stop - 1) if walk.low(n) in ("from", "at")), stop)
    if (
        whence < stop
        and places.is_event(walk.found[whence + 1 :])
        and slots.place(walk, whence, whence + 1, stop) > whence
    ):
        return True  # “hidden gem from the Clojure conj:”
    if any(word.low in saywords.FUNCTION or word.low in saywords.VERBS - _INTENSE or word.handle for word in said):
        return False
    plain = next((n for n in range(first, stop) if not _praises(walk, n)), stop)
    if plain > first and stop > plain + 1 and _is_role(walk, plain, stop, loose=True) and walk.put("role", plain, stop):
        return True  # “Super nice staff engineer:”
    company = places.is_company(said) and not places.is_event(said)
    occasion = len(said) <= 5 and places.is_event(said[-1:]) and walk.low(0) not in slots.OPENS
    if (company or occasion) and walk.put("company" if company else "where", first, stop):
        walk.drop(0, first)
        return True
    return False


def _work(walk: Walk, first: int, stop: int) -> bool:
    """“Met the category manager from Rossmann”, “Spoke to Otto Group”."""
    if places.is_company(walk.found[first:stop]) and walk.put("company", first, stop):
        walk.drop(0, first)
        return True
    end = roles.match(walk.found, first, loose=walk.low(first - 1) in _OPENERS, stop=stop)
    if end == first or not walk.put("role", first, end):
        return False
    walk.drop(0, first)
    walk.after = "role"
    if end < stop:
        slots.preposition(walk, end, stop)
    return True
