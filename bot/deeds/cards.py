"""How deeds look. What they were is for the member alone, and stands in no notification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.journal import told
from bot.journal.model import Balance, Deed, DeedKind
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


def logged(title: str, done: Done, lines: Sequence[Line], today: date, *, counts: bool, sort: str = "") -> Card:
    """What was logged or changed: all that was understood, and what changed by it. `counts`: for some goal; `sort`:
    what was given, where that is known."""
    blocks: list[Block] = [Quote(done.deed.what)] if done.deed.what else []
    blocks += [say("You gave ", Strong(sort), ".")] if sort else []
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


def asked(title: str, done: Done, sort: str, lines: Sequence[Line], today: date) -> Card:
    """An ask that was logged or changed; `sort`: what it was for; `lines`: what there is to say of it."""
    blocks: list[Block] = [Quote(done.deed.what)] if done.deed.what else []
    blocks += [say(*line) for line in lines]
    blocks.append(footnote("This is no talk yet. If you talked, log that too. Reminders count from there."))
    whom = words.clip(done.name, NAME)
    title = f"{title}: you asked {whom} for {sort}, {times.say_day(done.deed.day, today)}"
    return Card(title, tuple(blocks), tone="good", summary="Logged")


def taken_out(done: Done, sort: str, lines: Sequence[Line], today: date) -> Card:
    """A give or an ask that was removed from the ledger."""
    blocks = [*([Quote(done.deed.what)] if done.deed.what else []), *(say(*line) for line in lines)]
    title = f"Removed: {_in_ledger(done.deed, sort)}, {times.say_day(done.deed.day, today)}"
    return Card(title, tuple(blocks), tone="good", summary="Removed")


def ledger(
    name: str,
    balance: Balance,
    rows: Sequence[tuple[Deed, str]],
    actions: Sequence[tuple[Action, ...]],
    today: date,
) -> Card:
    """What was given to a person and asked of them, newest first; each with the name of its sort."""
    items = tuple(
        Entry(
            (Strong(words.capital(_in_ledger(one, sort))), f", {times.say_day(one.day, today)}"),
            (words.clip(one.what, IN_A_LIST),) if one.what else (),
            shown,
        )
        for (one, sort), shown in zip(rows, actions, strict=True)
    )
    blocks = (say(told.balance(balance.gave, balance.asked)), Entries("", items))
    return Card(f"You and {words.clip(name, NAME)}", blocks, summary="Your ledger")


def ledgers(
    rows: Sequence[tuple[str, Balance]], actions: Sequence[tuple[Action, ...]], today: date, *, asked: bool
) -> Card:
    """A page of people, whoever something happened with last comes first; `asked`: only who was asked."""
    items = tuple(
        Entry(
            (Strong(words.clip(name, NAME)),),
            (f"{told.balance(one.gave, one.asked)} Last: {times.say_day(one.last, today)}.",),
            shown,
        )
        for (name, one), shown in zip(rows, actions, strict=True)
    )
    title = "Whom you asked" if asked else "What you gave and asked, by person"
    note = footnote("Only you can see this. It is here to remember, and it is no score.")
    return Card(title, (Entries("", items), note), summary="Your ledger")


def no_ledger(name: str = "", *, asked: bool = False) -> Card:
    """Nothing to show: with a person by name, or with anybody."""
    whom = words.clip(name, NAME)
    if whom:
        return Card(f"Nothing yet between you and {whom}", (_how_to_log(),), summary="Your ledger")
    title = "You asked nobody for anything yet" if asked else "Nothing given or asked yet"
    return Card(title, (_how_to_log(),), summary="Your ledger")


def _how_to_log() -> Block:
    gave, ask = CommandMention("gave", "Ana an article"), CommandMention("asked", "Ana for feedback")
    return say("Log what you give and what you ask for, in one line: ", gave, " or ", ask, ".")


def _in_ledger(one: Deed, sort: str) -> str:
    """“you gave feedback”, “you asked for a referral”."""
    return f"you asked for {sort}" if one.kind is DeedKind.ASK else f"you gave {sort}"


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
