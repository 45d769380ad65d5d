"""Rules about people: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from bot.contacts.model import TIER_INTERVALS, Contact, Tier
from bot.kit import companies, words
from bot.kit.times import Interval


def interval(contact: Contact, changed: Mapping[Tier, Interval]) -> Interval:
    """How often to be in touch: the person's own, else the tier's as the member set it, else 30, 60 or 120 days."""
    return contact.every or changed.get(contact.tier) or TIER_INTERVALS[contact.tier]


def namesakes(name: str, people: Iterable[Contact]) -> tuple[Contact, ...]:
    """Those who may be meant by `name`: the same name once folded, or a first name typed alone."""
    wanted = words.terms(name)
    found: list[Contact] = []
    for person in people:
        theirs = words.terms(person.name)
        if theirs == wanted or (len(wanted) == 1 and theirs[:1] == wanted):
            found.append(person)
    return tuple(found)


def may_be(person: Contact, company: str) -> bool:
    """Nothing speaks against their being the same person: one company is not known, or both are equal."""
    return not (person.company and company) or companies.same(person.company, company)


def certain(namesakes: Sequence[Contact], company: str) -> Contact | None:
    """The one of several people with one name who is meant for sure: the only one at that company, or the only one at
    all if nothing speaks against it. None: it could be more than one, or somebody new."""
    there = [person for person in namesakes if companies.same(person.company, company)]
    if len(there) == 1:
        return there[0]
    return namesakes[0] if len(namesakes) == 1 and may_be(namesakes[0], company) else None


def tagged(tags: Iterable[str], changes: Iterable[str]) -> tuple[str, ...]:
    """The tags after `changes`: one that begins with - takes a tag away, any other adds it; case and accents aside."""
    kept = {words.fold(tag): tag for tag in tags}
    for change in changes:
        if change.startswith("-"):
            kept.pop(words.fold(change[1:]), None)
        else:
            kept.setdefault(words.fold(change), change)
    return tuple(kept.values())


def listed(text: str) -> tuple[str, ...]:
    """The things that a text lists, each once: separated by commas, semicolons or lines; a # in front goes."""
    parts = (part.strip().removeprefix("#").strip() for part in re.split(r"[,;\n]", text))
    return tuple({words.fold(part): part for part in parts if part}.values())


def appended(note: str, text: str, day: date) -> str:
    """A note with a dated line at its end."""
    return "\n".join(part for part in (note, f"{day.isoformat()}: {text}") if part)


def in_note(typed: Iterable[str], text: str) -> bool:
    """Whether each of the folded words `typed` begins a word of `text`."""
    theirs = words.terms(text)
    return all(any(word.startswith(term) for word in theirs) for term in typed)


def excerpt(typed: Collection[str], text: str, around: int = 60) -> str:
    """The part of `text` around the first word that begins with one of `typed`, in one line."""
    said = text.split()
    hit = next((n for n, word in enumerate(said) if any(w.startswith(t) for w in words.terms(word) for t in typed)), 0)
    first = max(0, hit - 6)
    shown = words.clip(" ".join(said[first:]), 2 * around)
    return f"… {shown}" if first else shown


def url(link: str) -> str:
    """A link that can be followed; empty when it is none: only http and https are."""
    full = link if "://" in link else f"https://{link}"
    return full if _URL.fullmatch(full) else ""


_URL = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+")


def is_email(text: str) -> bool:
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None
