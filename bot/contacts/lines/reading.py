"""The reading of a line: whom it is about, then clause by clause what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.contacts.lines import (
    being,
    candidates,
    deeds,
    front,
    heads,
    houses,
    phrases,
    places,
    roles,
    segments,
    slots,
    working,
)
from bot.contacts.lines.heads import Head
from bot.contacts.lines.jobwords import KIN
from bot.contacts.lines.labels import LABELS, NAMES
from bot.contacts.lines.placewords import PLATFORMS
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, MEETINGS, POSSESSIVES, THEY, THEY_WILL
from bot.contacts.lines.sheet import CONNECTIVES, Clause, Sheet, Word
from bot.contacts.lines.walk import DASHES, Walk
from bot.kit import dates

_SKIPPED = frozenset("and but also so then now plus still currently just".split())
_POINTS = frozenset("she he it his her their the name is was are called named who whom with to about and".split())
"""What may only point to the name that comes next."""

_TOLD = frozenset(
    """
met had ran bumped talked spoke chatted got sat caught grabbed shared crossed hung was been reconnected connected
introduced
""".split()
)
_TAKES: tuple[Callable[..., int], ...] = (
    being.former, phrases.through, phrases.deed, phrases.introduction, phrases.meeting, being.is_, working.works,
    working.team, houses.called, houses.hires, houses.years,
)  # fmt: skip


MOST_CLAUSES = 50
"""Parts between marks that are looked at; what comes after so many is for the note."""


def read(sheet: Sheet, found: Sequence[dates.Phrase], today: date) -> bool:
    """Fill the fields of the sheet. False: there is no name in it."""
    head = heads.find(sheet, found)
    clauses = sheet.clauses
    called = () if head is None else head.found
    walk = Walk(
        sheet,
        found,
        today=today,
        names=frozenset(word.low for word in called if word.low not in FUNCTION),
        single=sum(bool(clause.words) for clause in clauses) == 1,
        dashed=_dashed(clauses),
    )
    for number, clause in enumerate(clauses[:MOST_CLAUSES]):
        walk.begin(clause, number)
        walk.kin = head is None and number == 0
        walk.slot = segments.may_place(walk, clauses, number)
        if head is not None and number == head.clause:
            _around(walk, head)
        elif _names_next(walk, clauses, head, number):
            walk.sheet.let_go(clause.words)
        elif head is not None and head.giver and number in head.before:
            walk.after = "through"
            if number == head.before[0]:
                walk.put("through", *head.giver)
            walk.noted = True  # what is said of them is for the note
        elif _told_by_label(walk, clauses, head, number):
            continue  # “Via: Ben; Ana, nurse”
        elif head is not None and number in head.before:
            _before(walk, acts=0 < head.first == head.opens, heading=_heads(clauses, head, number))
        elif clause.words and not _labelled(walk, clauses, number):
            _clause(walk, clauses, number)
    return sheet.has("name")


def _names_next(walk: Walk, clauses: Sequence[Clause], head: Head | None, number: int) -> bool:
    """“Name:”, “Who:” in front of the name."""
    labels = head is not None and head.clause == number + 1 and clauses[head.clause].mark == ":"
    return labels and " ".join(word.low for word in walk.found) in NAMES


def _told_by_label(walk: Walk, clauses: Sequence[Clause], head: Head | None, number: int) -> bool:
    """Whether the clause is the label of who introduced them, or what stands behind it."""
    if _says_through(clauses, number):
        return head is None or head.clause != number + 1
    return _says_through(clauses, number - 1) and _labelled(walk, clauses, number)


def _says_through(clauses: Sequence[Clause], number: int) -> bool:
    """“Via:”, “Referral:”; who introduced somebody comes next."""
    if number < 0 or number + 1 >= len(clauses) or clauses[number + 1].mark != ":":
        return False
    return LABELS.get(" ".join(word.low for word in clauses[number].words[:3])) == "through"


def _dashed(clauses: Sequence[Clause]) -> bool:
    """Whether dashes stand for commas: several of them, and no comma before the last."""
    dashes = [n for n, clause in enumerate(clauses) if n and clause.mark in DASHES]
    return len(dashes) > 1 and not any(clause.mark == "," for clause in clauses[: dashes[-1]])


def _around(walk: Walk, head: Head) -> None:
    """The clause with the name in it: what leads to it, the name, and what comes after."""
    stop = len(walk.found)
    if head.first == head.last:  # “Tom's advice”, “Met @tom”: the words stay where they are
        if head.found:
            walk.sheet.fields["name"] = [" ".join(word.text for word in head.found)]
        walk.drop(head.opens, head.first)
        walk.met = walk.told = head.met
        walk.after = "name" if head.met else ""
        _phrases(walk, head.first, stop, fresh=not head.met)
        return
    if head.around:  # “I owe Ana a coffee”: what is to be done goes around the name
        walk.sheet.fields["name"] = [walk.sheet.said(head.found)]
        _phrases(walk, 0, stop, fresh=True)
        walk.sheet.take(word for word in head.found if walk.sheet.free(word))
        return
    if head.through is not None:
        walk.put("through", *head.through)
        walk.drop(head.opens, head.first)
        walk.told = head.met
    else:
        _lead(walk, head)
    if head.opens and head.through is None:
        front.described(walk, 0, head.opens)
        first = segments.role(walk, 0, head.opens)
        worked = first > 0 and walk.low(first) in ("at", "of", "for", "from", "@")
        walk.met, walk.after = not worked, "role" if worked else "met"
        _phrases(walk, first, head.opens, fresh=not worked)
        _let_go_before(walk, head.opens)
    walk.sheet.put("name", head.found)
    walk.after, walk.met, walk.others = "name", head.met, False
    _phrases(walk, head.last, stop)


def _let_go_before(walk: Walk, at: int) -> None:
    """“his name is”, “she is”, “it was” right before the name."""
    while at > 0 and walk.low(at - 1) in _POINTS and walk.sheet.taken[walk.found[at - 1].start] != 1:
        at -= 1
        walk.drop(at, at + 1)


def _lead(walk: Walk, head: Head) -> None:
    """“Just met”, “had coffee with”: the coffee stays in the note, since it says how they talked. “A recruiter called”:
    what somebody does."""
    found = walk.found
    told = range(head.opens, head.first)
    walk.told = head.met and any(found[n].low in _TOLD for n in told)
    front.described(walk, head.opens, head.first)
    for n in told:
        if n in walk.days:
            phrases.placed_day(walk, walk.days[n], walk.days[n].last, fresh=True)
        start = n + 1
        end = roles.match(found, start, loose=True, stop=head.first) if found[n].low in ARTICLES else start
        if end > start and found[end - 1].low not in KIN and walk.put("role", start, end):
            walk.drop(n, start)
    for n in told:
        if found[n].low in ("from", "at") and n + 1 < head.first and found[n + 1].capital:
            slots.company(walk, n, n + 1, head.first)
    how = next((n for n in told if found[n].low in MEETINGS or found[n].low in ("great", "working")), head.first)
    verbs = ("had", "grabbed", "shared", "great", "nice", "good", "working")
    how = next((n for n in range(head.opens, how) if walk.low(n) in verbs), how) if how < head.first else how
    how = min(how, next((n for n in told if found[n].low in POSSESSIVES), how))
    walk.drop(head.opens, how)
    walk.drop(head.first - 1, head.first)


def _before(walk: Walk, *, acts: bool, heading: bool) -> None:
    """A clause before the one with the name: “At PyDay, I met …”, “PyDay: Ana”, “Stripe - Hana”."""
    found, stop = walk.found, len(walk.found)
    if all(word.low in CONNECTIVES for word in found):
        walk.drop(0, stop)
        return
    if front.place(walk, stop):
        return
    role = segments.role(walk, 0, stop)
    if role:
        _phrases(walk, role, stop)
        return
    if heading and 0 not in walk.days and places.bare(found) and not places.is_event(found) and _named_so(found):
        walk.put("company", 0, stop)
        return
    if (
        0 not in walk.days
        and places.bare(found)
        and walk.low(0) not in slots.OPENS
        and walk.low(0) not in heads.NO_NAMES
    ):
        field = _bare(found)
        if field and walk.put(field, 0, walk.next_day(0, stop)):
            return
    walk.met = True
    walk.after = "met"
    day = walk.days.get(0)
    if day is not None and day.last == stop and not acts:
        walk.put("met", 0, stop)
        return
    _phrases(walk, 0, stop, fresh=True)


def _heads(clauses: Sequence[Clause], head: Head, number: int) -> bool:
    """Whether the clause stands with a colon in front of a name, behind which comes what they do and no further name of
    something: “Lune: Ana, nurse”."""
    if number + 1 != head.clause or clauses[head.clause].mark != ":":
        return False
    named = len(clauses[head.clause].words) == head.last
    at = head.clause + named
    rest = () if at == len(clauses) else clauses[at].words[0 if named else head.last :]
    further = clauses[at + 1].words if at + 1 < len(clauses) else ()
    elsewhere = any(word.low in ("at", "@", "of", "from") or word.handle for word in rest)
    return bool(rest) and segments.is_role(rest) and not elsewhere and not places.bare(further)


def _named_so(found: Sequence[Word]) -> bool:
    """Whether no word in it is one that lines begin with: “Urgent: …”."""
    told = any(candidates.spoken(word) or candidates.acted(word) for word in found)
    return not told and not places.is_town(found) and found[-1].low not in KIN


def _bare(found: Sequence[Word]) -> str:
    """Which field a bare segment in front of the name is: “PyDay”, “Lune GmbH”; “Strong profile” and “Rejected” are
    none."""
    if places.is_company(found) and not places.is_event(found):
        return "company"
    low = found[-1].low
    if low in KIN or low in MEETINGS or found[0].low in KIN or roles.is_head(found[-1]):
        return ""
    told = candidates.spoken(found[0]) or candidates.acted(found[0])
    return "where" if places.is_event(found) or not (told or found[-1].text.islower()) else ""


def _labelled(walk: Walk, clauses: Sequence[Clause], number: int) -> bool:
    """“role: designer”: what follows a label is believed."""
    clause = clauses[number]
    before = clauses[number - 1].words if number else ()
    if clause.mark != ":" or not 1 <= len(before) <= 2:
        return False
    said = " ".join(word.low for word in before)
    label = LABELS.get(said)
    if said == "source":  # “Source: LinkedIn”, “Source: Ben Cohen”
        capital = bool(clause.words) and clause.words[0].capital
        label = "where" if places.is_event(clause.words) else "through" if capital else None
    if said.startswith("what") and not roles.match(clause.words, 0, loose=True, stop=len(clause.words)):
        return False
    if label is None or not all(walk.sheet.free(word) for word in before):
        return False
    stop = len(clause.words)
    if label == "note":
        walk.noted = True
    elif label == "when":
        walk.awaits = True
        _phrases(walk, 0, stop)
    elif label == "promise" and deeds.following(walk.found, 0, stop) and walk.days:
        walk.awaits = True  # “next step: call her on friday”
        _phrases(walk, 0, stop, fresh=True)
    elif label == "promise":
        phrases.promise(walk, 0, 0, stop)
    elif not walk.has(label):
        end = walk.next_day(0, stop)
        if label == "role":
            end = roles.match(walk.found, 0, loose=True, stop=end) or end
        walk.put(label, 0, end)
        walk.after = label
        _phrases(walk, end, stop)
    walk.sheet.let_go(before)
    return True


def _label_of_mark(walk: Walk, stop: int) -> bool:
    """“her e-mail is”, “LinkedIn:” in front of the address itself: every word is a connective, or a part of it."""
    end = walk.found[-1].end
    mark = next((mark for mark in walk.sheet.marks if mark.start >= end and mark.kind != "tag"), None)
    if mark is None or walk.sheet.text[end : mark.start].strip(" :.") or stop > 5:
        return False
    value = mark.value.lower()
    if not all(word.low in CONNECTIVES or (word.low in PLATFORMS and word.low in value) for word in walk.found):
        return False
    if mark.kind == "link" and "/" not in mark.value:
        return False
    walk.sheet.let_go(walk.found)
    return True


def _clause(walk: Walk, clauses: Sequence[Clause], number: int) -> None:
    stop = len(walk.found)
    if not any(word.text[0].isalnum() or word.handle for word in walk.found):
        return  # nothing but signs
    if _label_of_mark(walk, stop):
        return
    first = 0
    while first < stop - 1 and walk.low(first) in _SKIPPED:
        first += 1
    at = first
    if first not in walk.days:
        at = segments.role(walk, first, stop) or segments.named(walk, clauses, number, first, stop) or first
    if at > first:
        walk.drop(0, first)
        _phrases(walk, at, stop)
    else:
        _phrases(walk, 0, stop, fresh=True)


def _phrases(walk: Walk, start: int, stop: int, *, fresh: bool = False) -> None:
    """One phrase after the other. What opens nothing is a part of the note until something plain opens."""
    at = start
    while at < stop:
        day = walk.days.get(at)
        if day is not None and walk.sheet.free(walk.found[at]):
            phrases.placed_day(walk, day, stop, fresh=fresh)
            at, fresh = day.last, False
            continue
        end = _phrase(walk, at, stop, fresh=fresh)
        linked = walk.low(at) in _SKIPPED and end == at and (fresh or walk.after != "note")
        if end == at:
            _leave(walk, at)
            end = at + 1
        at, fresh = end, linked


def _phrase(walk: Walk, at: int, stop: int, *, fresh: bool) -> int:
    """Where the phrase that opens at `at` ends; `at` if nothing opens."""
    if not walk.sheet.free(walk.found[at]):
        return at + 1
    if not walk.found[at].text[0].isalpha() and walk.low(at)[:1] not in ("@", "<"):
        return at
    for take in _TAKES:
        end = take(walk, at, stop, fresh=fresh)
        if end > at:
            return end
    if walk.found[at].handle:
        return slots.sign(walk, at, stop)
    if walk.after == "note" and not fresh and not walk.single:
        return at
    end = slots.preposition(walk, at, stop)
    if end > at:
        return end
    begins = walk.low(at) in ARTICLES or roles.match(walk.found, at, loose=False, stop=stop) > at
    if walk.after in ("name", "company", "place", "through") and not walk.has("role") and begins:
        return slots.role(walk, at, at, stop)
    return at


def _leave(walk: Walk, at: int) -> None:
    """A word for the note."""
    low = walk.low(at)
    if low in _SKIPPED:
        return
    if low in THEY or low in THEY_WILL or walk.after == "name" or (low in walk.names and at + 1 < len(walk.found)):
        walk.others = True
    if low in ("i", "we"):
        walk.others = False
    described = walk.kin and low in KIN
    walk.after = "name" if described else "note"
