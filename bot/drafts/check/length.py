"""How long a message may be, by where it goes."""

from __future__ import annotations

from bot.drafts.model import Channel

WORDS = {Channel.EMAIL: 200, Channel.LINKEDIN_MESSAGE: 150, Channel.DM: 150}
"""The most; words are what white space parts."""
CHARACTERS = {Channel.CONNECTION_NOTE: 300}
"""The most that LinkedIn takes in the note to an invitation; every character counts."""
FREE_CHARACTERS = 200
"""Of a connection note, for accounts that pay nothing (LinkedIn's help pages, 2025)."""


def over(text: str, channel: Channel) -> str:
    """How long it is and how long it may be; "" where it fits."""
    count, most, unit = measured(text, channel)
    return f"{count} {unit}; {most} are the most" if count > most else ""


def measured(text: str, channel: Channel) -> tuple[int, int, str]:
    """How long it is, how long it may be, and in what that is counted."""
    if channel in CHARACTERS:
        return len(text), CHARACTERS[channel], "characters"
    return len(text.split()), WORDS[channel], "words"
