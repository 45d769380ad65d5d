"""How deeds are told in a few words, without what is private in them."""

from __future__ import annotations

from bot.journal.model import DeedKind
from bot.kit import words

NOUNS = {
    DeedKind.POST: "post",
    DeedKind.COMMENT: "comment",
    DeedKind.APPLICATION: "application",
    DeedKind.SHOWCASE: "showcase",
    DeedKind.ANSWER: "answer",
    DeedKind.GROUP: "group step",
    DeedKind.PROFILE: "profile step",
    DeedKind.ASK: "ask",
}


def deeds(kind: DeedKind, number: int = 1, channel: str = "", name: str = "") -> str:
    """“3 comments on X”, “an application”, “help for Ana Ruiz”, “help, 2 times”."""
    if kind is DeedKind.HELP:
        times = f", {number} times" if number > 1 else ""
        said = f"help for {name}{times}" if name else f"help{times}"
    elif number > 1:
        said = words.plural(number, NOUNS[kind])
    else:
        said = f"{'an' if NOUNS[kind][0] in 'aeiou' else 'a'} {NOUNS[kind]}"
    return f"{said} on {channel}" if channel else said
