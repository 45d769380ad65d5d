"""Whose clock a card speaks of: where nobody told a member's zone, what shows a time of day says which one it took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from bot.kit import zones
from bot.kit.cards import (
    Block,
    Card,
    Code,
    Divider,
    Entries,
    Facts,
    Footnote,
    Line,
    Meter,
    Paragraph,
    Quote,
    Strong,
    Table,
    footnote,
)
from bot.members.model import Member

TOLD = ("member", "platform")
"""Who may have told a zone; any other one is assumed."""

_CLOCK = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])")
"""A time of day as `times.say_time` writes it."""


def assumed(member: Member) -> bool:
    return member.zone_from not in TOLD


def tells_time(card: Card) -> bool:
    """Whether a time of day stands in it. What somebody else wrote doesn't count, nor do instants: those are shown by
    the reader's own clock."""
    return any(_CLOCK.search(said) for said in _said(card))


def footed(card: Card, member: Member) -> Card:
    """The card with a line about the zone, unless it speaks of the zone already."""
    names = {member.zone, zones.city(member.zone)}
    if any(re.search(rf"\b{re.escape(name)}\b", said) for said in _said(card) for name in names):
        return card
    return card.saying(footnote(f"Times are by the clock of {zones.city(member.zone)}; nobody told me yours."))


def _said(card: Card) -> Iterator[str]:
    yield card.title
    for block in card.blocks:
        for line in _lines(block):
            for span in line:
                if isinstance(span, str):
                    yield span
                elif isinstance(span, Strong | Code):
                    yield span.text


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph() | Footnote():
            yield block.line
        case Facts():
            yield from (line for _, line in block.pairs)
        case Entries():
            yield from (line for item in block.items for line in (item.line, item.detail))
        case Table():
            yield from block.rows
        case Meter():
            yield (block.label,)
        case Quote() | Divider():
            return
        case _:
            assert_never(block)
