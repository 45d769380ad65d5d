"""How an answer from earlier looks."""

from __future__ import annotations

from dataclasses import replace

from bot.held.earlier import Earlier
from bot.kit.cards import At, Card, Divider, Entries, Entry, Strong, footnote

COULD_NOT = "I couldn't show it then. Nothing was done twice."


def beneath(card: Card, earlier: Earlier) -> Card:
    """The card with the one from earlier beneath it, which keeps its buttons beside its own title."""
    said = earlier.card
    head = Entry((Strong(said.title),), ("From earlier: ", At(earlier.at)), said.actions)
    return card.saying(Divider(), Entries("", (head,)), *said.blocks, footnote(COULD_NOT))


def alone(earlier: Earlier) -> Card:
    """The one from earlier, in a message of its own."""
    card = earlier.card.saying(footnote("From earlier: ", At(earlier.at), f". {COULD_NOT}"))
    return replace(card, summary="An answer from earlier")
