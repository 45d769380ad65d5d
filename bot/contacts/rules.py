"""Rules about people: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.contacts.model import TIER_INTERVALS, Contact, Tier
from bot.kit import words
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
