"""The cards that say that something didn't work."""

from __future__ import annotations

from bot.kit.cards import Card, say
from bot.kit.errors import UserError


def error_card(error: UserError) -> Card:
    blocks = (say(*error.advice),) if error.advice else ()
    return Card(error.message, blocks, tone="error", summary="That didn't work")


def broken_card(reference: str) -> Card:
    return Card(
        "Something broke on my side, and nothing was changed.",
        (say(f"Please try again. If it happens again, tell whoever runs Grapevine here: reference {reference}."),),
        tone="error",
        summary="That didn't work",
    )
