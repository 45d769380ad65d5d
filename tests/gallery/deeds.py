"""An example of every view of deeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.deeds import cards as deeds
from bot.deeds.cards import Done
from bot.journal.model import Balance, Deed, DeedId, DeedKind
from bot.kit import words
from bot.kit.cards import Card
from bot.members.model import MemberId
from tests.builders import CREATED, TODAY
from tests.gallery.content import BUTTONS, Content


def _comments(content: Content) -> Done:
    what = words.clip(content.note, 1000)
    return Done(Deed(DeedId(1), MemberId(1), DeedKind.COMMENT, TODAY, CREATED, what, None, content.where[:60]), 3)


def _give(content: Content) -> Done:
    day = TODAY - timedelta(days=400)
    return Done(Deed(DeedId(2), MemberId(1), DeedKind.HELP, day, CREATED, content.promise, contact=1), 1, content.name)


def deeds_logged(content: Content) -> Iterator[Card]:
    counts = ((f"Counts for “{words.clip(content.promise, 60)}”: 2 of 3.",),)
    yield deeds.logged("Logged", _comments(content), counts, TODAY, counts=True)
    yield deeds.logged("Changed", _give(content), (), TODAY, counts=True, sort="something to read or watch")
    yield deeds.logged("Put back", replace(_give(content), name=""), (), TODAY, counts=False)


def deeds_removed(content: Content) -> Iterator[Card]:
    yield deeds.removed(_comments(content), (("“Comment” is now at 1 of 3.",),), TODAY)
    yield deeds.removed(_give(content), (), TODAY)


def deeds_listed(content: Content) -> Iterator[Card]:
    several = [_comments(content), _give(content), Done(replace(_give(content).deed, what="", contact=None), 2)]
    yield deeds.listed(several, [BUTTONS, BUTTONS, ()], TODAY, size=12_345)


def deeds_elsewhere(content: Content) -> Iterator[Card]:
    yield deeds.elsewhere(words.clip(content.note, 1000))


def deeds_nothing_yet(content: Content) -> Iterator[Card]:
    yield deeds.nothing_yet()


def _ask(content: Content) -> Done:
    one = replace(_give(content).deed, kind=DeedKind.ASK, day=TODAY, sort="referral")
    return Done(one, 1, content.name)


def deeds_asked(content: Content) -> Iterator[Card]:
    yield deeds.asked("Logged", _ask(content), "a referral", (), TODAY)
    hint = ("A hint. ", f"Because your first talk with {words.clip(content.name, 60)} was today.", " Next, wait.")
    yield deeds.asked(
        "Changed", replace(_ask(content), deed=replace(_ask(content).deed, what="")), "help", [hint], TODAY
    )


def deeds_taken_out(content: Content) -> Iterator[Card]:
    yield deeds.taken_out(_ask(content), "a referral", (), TODAY)
    yield deeds.taken_out(_give(content), "feedback", (("“Help” is now at 1 of 3.",),), TODAY)


def deeds_ledger(content: Content) -> Iterator[Card]:
    rows = [
        (_ask(content).deed, "a referral"),
        (_give(content).deed, "feedback"),
        (replace(_give(content).deed, what=""), "help"),
    ]
    yield deeds.ledger(content.name, Balance(1, 12_345, 2, TODAY), rows, [BUTTONS, BUTTONS, ()], TODAY)


def deeds_ledgers(content: Content) -> Iterator[Card]:
    rows = [(content.name, Balance(1, 1, 3, TODAY)), ("Ben", Balance(2, 0, 1, TODAY - timedelta(days=400)))]
    for asked in (False, True):
        yield deeds.ledgers(rows, [BUTTONS, ()], TODAY, asked=asked)


def deeds_no_ledger(content: Content) -> Iterator[Card]:
    yield deeds.no_ledger(content.name)
    yield deeds.no_ledger()
    yield deeds.no_ledger(asked=True)


DEEDS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "deeds.logged": deeds_logged,
    "deeds.removed": deeds_removed,
    "deeds.listed": deeds_listed,
    "deeds.elsewhere": deeds_elsewhere,
    "deeds.nothing_yet": deeds_nothing_yet,
    "deeds.asked": deeds_asked,
    "deeds.taken_out": deeds_taken_out,
    "deeds.ledger": deeds_ledger,
    "deeds.ledgers": deeds_ledgers,
    "deeds.no_ledger": deeds_no_ledger,
}
