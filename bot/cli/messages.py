"""The messages that `explain draft` is asked, as JSON Lines: `{"text": …, "channel": …, "first_contact": …}`.

Without a channel it is an e-mail; without a word of whether they know each other, it is a first contact.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.cli import questions
from bot.cli.questions import Malformed
from bot.drafts.model import Channel
from bot.kit import words

LONGEST = 200_000
"""Characters; an e-mail of 200 words has some 1,200. Whatever is longer is no message."""
LONGEST_LINE = 2_500_000
"""Bytes: the longest message with each character escaped, as two halves if it must be."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message to somebody, before it is sent."""

    text: str
    channel: Channel = Channel.EMAIL
    first_contact: bool = True


def read_message(line: bytes) -> Message:
    """Raises Malformed."""
    asked = questions.read_object(line, LONGEST_LINE)
    text = read_text(questions.read_string(asked, "text"))
    channel = Channel.EMAIL if asked.get("channel") is None else _channel(questions.read_string(asked, "channel"))
    first = asked.get("first_contact")
    if not (first is None or isinstance(first, bool)):
        raise Malformed("“first_contact” isn't true or false.")
    return Message(text, channel, first is not False)


def read_text(text: str) -> str:
    """Raises Malformed for a text without anything to read, and for one that is too long."""
    if not words.clean(text):
        raise Malformed("“text” is empty.")
    return questions.at_most(LONGEST, text)


def _channel(name: str) -> Channel:
    try:
        return Channel(name)
    except ValueError:
        raise Malformed(f"“channel” isn't one of {words.join(tuple(Channel), last='or')}.") from None
