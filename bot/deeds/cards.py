"""How deeds look. What they were is for the member alone, and stands in no notification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.journal import told
from bot.journal.model import Deed
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Line, Quote, Strong, footnote, say

IN_A_LIST = 140
"""Characters of what was done in a list."""
NAME = 60


@dataclass(frozen=True, slots=True)
class Done:
    """Deeds that were logged at once and are alike: one of them, how many, and the name of whom they were for."""

    deed: Deed
    number: int = 1
    name: str = ""

    @property
    def said(self) -> str:
        """“3 comments on X”."""
        return told.deeds(self.deed.kind, self.number, self.deed.channel, words.clip(self.name, NAME))


def logged(title: str, done: Done, lines: Sequence[Line], today: date, *, counts: bool) -> Card:
    """What was logged or changed: all that was understood, and what changed by it. `counts`: for some goal."""
    blocks: list[Block] = [Quote(done.deed.what)] if done.deed.what else []
    blocks += [say(*line) for line in lines]
    if not lines and not counts:
        blocks.append(footnote("It counts for no goal right now. To set one: ", CommandMention("goal set")))
    title = f"{title}: {done.said}, {times.say_day(done.deed.day, today)}"
    return Card(title, tuple(blocks), tone="good", summary="Logged")


def removed(done: Done, lines: Sequence[Line], today: date) -> Card:
    blocks = [*([Quote(done.deed.what)] if done.deed.what else []), *(say(*line) for line in lines)]
    title = f"Removed: {done.said}, {times.say_day(done.deed.day, today)}"
    return Card(title, tuple(blocks), tone="good", summary="Removed")


def listed(several: Sequence[Done], actions: Sequence[tuple[Action, ...]], today: date, *, size: int) -> Card:
    """A page, the newest day first; `size`: how many there are in all."""
    items = tuple(
        Entry(
            (Strong(words.capital(one.said)), f", {times.say_day(one.deed.day, today)}"),
            (words.clip(one.deed.what, IN_A_LIST),) if one.deed.what else (),
            shown,
        )
        for one, shown in zip(several, actions, strict=True)
    )
    return Card(f"What you did: {size:,} in all", (Entries("", items),), summary="What you did")


def elsewhere(what: str) -> Card:
    """Where a line belongs that is no deed; nothing was saved of it."""
    return Card(
        "Then it belongs somewhere else",
        (
            Quote(what),
            say("Nothing is saved yet. Where it counts:"),
            say("You met or talked to somebody: ", CommandMention("met"), "."),
            say("You were at an event of ", CommandMention("event list"), ": I ask about it the morning after."),
            say("Any other event, or all else that a goal is about: ", CommandMention("goal progress", "1 +1"), "."),
        ),
        summary="Not saved",
    )


def nothing_yet() -> Card:
    return Card(
        "Nothing logged yet",
        (
            say("Log what you do for your network without a talk, in one line:"),
            say("“wrote a post on LinkedIn about testing”, “commented on 3 posts on X”, “applied to Acme; yesterday”."),
            footnote("What you give to somebody you know: ", CommandMention("gave")),
        ),
        summary="Nothing logged yet",
    )
