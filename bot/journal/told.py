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


def balance(gave: int, asked: int) -> str:
    """“You gave 3 times, asked once.”: numbers to remember by, and no score."""
    said = [f"{verb} {_times(number)}" for verb, number in (("gave", gave), ("asked", asked)) if number]
    return f"You {', '.join(said)}." if said else "Nothing given, nothing asked."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


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
