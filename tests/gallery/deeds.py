"""An example of every view of deeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.deeds import cards as deeds
from bot.deeds.cards import Done
from bot.journal.model import Deed, DeedId, DeedKind
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
    yield deeds.logged("Changed", _give(content), (), TODAY, counts=True)
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


DEEDS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "deeds.logged": deeds_logged,
    "deeds.removed": deeds_removed,
    "deeds.listed": deeds_listed,
    "deeds.elsewhere": deeds_elsewhere,
    "deeds.nothing_yet": deeds_nothing_yet,
}
