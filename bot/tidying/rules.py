"""Rules of merging: what one record of two looks like, who may be the same, and what undoing changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import combinations
from typing import Any, NamedTuple

import regex

from bot.contacts.model import Contact, ContactId, Stage, Tier
from bot.followups.model import FollowUp, Kind
from bot.kit import companies, words
from bot.tidying.model import Alike, Pair, Why

FACTS = {
    "role": "role",
    "company": "company",
    "met_at": "met at",
    "kind": "kind",
    "sector": "sector",
    "place": "place",
    "email": "e-mail",
    "phone": "phone",
    "channel": "channel",
    "cares": "cares about",
}
LISTS = {"skills": "skills", "interests": "interests", "tags": "tags", "links": "links"}
STAGES = tuple(Stage)
ONE_EACH = (Kind.THANKS, Kind.CHECK_IN, Kind.CADENCE)
"""Kinds that one person needs at most once."""

WEIGHT: dict[Why, int] = {"e-mail": 8, "phone": 4, "link": 4, "name": 3, "near name": 2}

# Letters of other alphabets, folded, that people take for Latin ones (UTS 39 lists thousands).
_LOOKS = str.maketrans("авеікмнорстухѕјԁԛԝһαβεικμνορτυχ", "abeikmhopctyxsjdqwhabeikmvoptyx")
_ALPHABETS = [regex.compile(rf"\p{{Script={name}}}") for name in ("Latin", "Cyrillic", "Greek")]


class Union(NamedTuple):
    """Two records as one: `filled` was empty before, `noted` differs and goes to the note; both as (label, value)."""

    contact: Contact
    filled: tuple[tuple[str, str], ...]
    noted: tuple[tuple[str, str], ...]


def merged(kept: Contact, other: Contact) -> Union:
    """`kept` with what only `other` has. What differs is written into the note, so that nothing is lost."""
    changes: dict[str, Any] = {}
    filled: list[tuple[str, str]] = []
    noted: list[tuple[str, str]] = []
    if _is_fuller(other.name, kept.name):
        changes["name"] = other.name
        filled.append(("name", other.name))
    elif words.fold(other.name) != words.fold(kept.name) and not _is_fuller(kept.name, other.name):
        noted.append(("also known as", other.name))
    for name, label in FACTS.items():
        mine, theirs = str(getattr(kept, name)), str(getattr(other, name))
        if theirs and not mine:
            changes[name] = theirs
            filled.append((label, theirs))
        elif theirs and not _equal(name, mine, theirs):
            noted.append((label, theirs))
    for name, label in LISTS.items():
        mine, theirs = _list(kept, name), _list(other, name)
        new = _without(theirs, mine)
        if new:
            changes[name] = (*mine, *new)
            filled.append((label, ", ".join(new)))
    if other.tier is not Tier.WARM and kept.tier is Tier.WARM:  # warm is what nobody chose
        changes["tier"] = other.tier
        filled.append(("tier", other.tier.value))
    elif other.tier not in (Tier.WARM, kept.tier):
        noted.append(("tier", other.tier.value))
    if other.every is not None and kept.every is None:
        changes["every"] = other.every
        filled.append(("keep in touch", str(other.every)))
    elif other.every is not None and other.every != kept.every:
        noted.append(("keep in touch", str(other.every)))
    if STAGES.index(other.stage) > STAGES.index(kept.stage):
        changes["stage"] = other.stage
        filled.append(("stage", other.stage.value))
    changes["through"] = _through(kept, other)
    changes["parked"] = kept.parked and other.parked
    changes["archived_at"] = kept.archived_at if other.archived_at is not None else None
    changes["note"] = _note(kept, other, noted)
    return Union(replace(kept, **changes), tuple(filled), tuple(noted))


def unmerged(now: Contact, before: Contact, after: Contact) -> tuple[Contact, tuple[str, ...]]:
    """The person who stayed, as before the merge, and the names of fields that were changed since and stay."""
    changes: dict[str, Any] = {}
    stays: list[str] = []
    for name in (field.name for field in fields(Contact)):
        if getattr(before, name) == getattr(after, name):
            continue
        if getattr(now, name) == getattr(after, name):
            changes[name] = getattr(before, name)
        else:
            stays.append(FACTS.get(name, name.replace("_", " ")))
    return replace(now, **changes), tuple(stays)


def surplus(waiting: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """The open follow-ups of one person that there is one too many of: of each such kind the newest stays. A day that
    the person named stays too."""
    newest_first = sorted(waiting, key=lambda one: one.id, reverse=True)
    seen: set[Kind] = set()
    too_many: list[FollowUp] = []
    for one in newest_first:
        if one.kind in ONE_EACH and not (one.named and one.kind is not Kind.CADENCE):
            too_many += [one] if one.kind in seen else []
            seen.add(one.kind)
    return tuple(too_many)


def pair(one: ContactId, other: ContactId) -> Pair:
    return (one, other) if one < other else (other, one)


def alike(
    found: Iterable[tuple[Why, Pair]], people: dict[ContactId, Contact], apart: frozenset[Pair]
) -> tuple[Alike, ...]:
    """Each pair once with all that speaks for it, the surest first; none that the member told apart."""
    whys: dict[Pair, list[Why]] = {}
    for why, two in found:
        if two in apart or two[0] not in people or two[1] not in people:
            continue
        if why == "near name" and not near(people[two[0]].name, people[two[1]].name):
            continue
        known = whys.setdefault(two, [])
        known += [why] if why not in known else []
    pairs = [_alike(people[one], people[other], why) for (one, other), why in whys.items()]
    return tuple(sorted(pairs, key=lambda two: (-_weight(two.why), words.fold(two.one.name), two.one.id, two.other.id)))


def likenesses(one: Contact, other: Contact) -> tuple[Why, ...]:
    """What speaks for two people being the same, seen from their records alone."""
    found: list[Why] = []
    if one.email and one.email.casefold() == other.email.casefold():
        found.append("e-mail")
    if digits(one.phone) and digits(one.phone) == digits(other.phone):
        found.append("phone")
    if set(one.links) & set(other.links):
        found.append("link")
    same_company = companies.same(one.company, other.company)
    if words.fold(one.name) == words.fold(other.name):
        found.append("name")
    elif same_company and near(one.name, other.name):
        found.append("near name")
    return tuple(found)


def near(one: str, other: str) -> bool:
    """Whether two names may be one person's: words in another order, an initial or a part left out, one slip of the
    keyboard, or letters that look the same."""
    mine, theirs = words.terms(looks(one)), words.terms(looks(other))
    if not mine or not theirs:
        return False
    if sorted(mine) == sorted(theirs):
        return True
    if mine[0] == theirs[0] and (_goes_into(mine, theirs) or _goes_into(theirs, mine)):
        return True
    whole, other_whole = " ".join(mine), " ".join(theirs)
    return min(len(whole), len(other_whole)) > 3 and _one_slip(whole, other_whole)


def looks(text: str) -> str:
    """Folded, with letters that look alike made the same."""
    return words.fold(text).translate(_LOOKS)


def mistakable(one: str, other: str) -> bool:
    """Names that look the same and are not written with the same letters, or mix alphabets (threat D5)."""
    differ = words.fold(one) != words.fold(other) and looks(one) == looks(other)
    return differ or any(sum(bool(alphabet.search(name)) for alphabet in _ALPHABETS) > 1 for name in (one, other))


def digits(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isdigit())


def every_pair(people: Sequence[ContactId]) -> tuple[Pair, ...]:
    return tuple(combinations(sorted(people), 2))


def _alike(one: Contact, other: Contact, why: Sequence[Why]) -> Alike:
    kept, gone = sorted((one, other), key=lambda person: (-_known(person), person.id))
    return Alike(kept, gone, tuple(sorted(why, key=lambda each: -WEIGHT[each])))


def _weight(why: Sequence[Why]) -> int:
    return sum(WEIGHT[each] for each in why)


def _known(person: Contact) -> int:
    filled = sum(bool(getattr(person, name)) for name in (*FACTS, *LISTS, "note"))
    return filled + len(words.terms(person.name)) + (0 if person.parked else 1)


def _is_fuller(name: str, than: str) -> bool:
    """“Ana Ruiz” is fuller than “Ana” and “Ana R.”."""
    long, short = words.terms(name), words.terms(than)
    return len(name) > len(than) and bool(short) and long[0] == short[0] and _goes_into(short, long)


def _goes_into(short: Sequence[str], long: Sequence[str]) -> bool:
    """Each word of `short` begins a word of `long`, in the same order; only an initial may stand for more."""
    at = 0
    for term in short:
        while at < len(long) and not (long[at] == term or (len(term) == 1 and long[at].startswith(term))):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _one_slip(one: str, other: str) -> bool:
    """One letter more, less or other, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    mine, theirs = one[start:], other[start:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    return max(len(mine), len(theirs)) <= 1 or (len(mine) == len(theirs) == 2 and mine == theirs[::-1])


def _through(kept: Contact, other: Contact) -> ContactId | None:
    for through in (kept.through, other.through):
        if through not in (None, kept.id, other.id):
            return through
    return None


def _list(contact: Contact, name: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(contact, name)
    return found


def _equal(fact: str, mine: str, theirs: str) -> bool:
    return companies.same(mine, theirs) if fact == "company" else words.fold(mine) == words.fold(theirs)


def _without(theirs: Iterable[str], mine: Iterable[str]) -> tuple[str, ...]:
    known = {words.fold(each) for each in mine}
    return tuple(each for each in dict.fromkeys(theirs) if words.fold(each) not in known)


def _note(kept: Contact, other: Contact, noted: Sequence[tuple[str, str]]) -> str:
    said = "; ".join(f"{label}: {value}" for label, value in noted)
    theirs = other.note if other.note != kept.note else ""
    return "\n".join(part for part in (kept.note, theirs, said) if part)
