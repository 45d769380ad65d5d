"""Cards about talks that are looked through, or taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.journal.model import Entry, EntryId, How
from bot.kit import words
from bot.kit.cards import Card
from bot.members.model import MemberId
from bot.met import cards as met
from tests.builders import CREATED, TODAY, a_contact
from tests.gallery.content import BUTTONS, Content


def _talk(content: Content) -> Entry:
    return Entry(
        EntryId(1),
        MemberId(1),
        1,
        at=CREATED,
        day=TODAY,
        how=How.COFFEE,
        where=content.where,
        note=content.note,
        promise=content.promise,
    )


def met_talks(content: Content) -> Iterator[Card]:
    several = [_talk(content), replace(_talk(content), where="", note="")]
    yield met.talks(a_contact(content.name), several, [BUTTONS, ()], TODAY, page=1)
    yield met.talks(a_contact(content.name), [], [], TODAY, page=2)


def met_taken_back(content: Content) -> Iterator[Card]:
    told = ((f"“{words.clip(content.promise, 60)}” is now at 1 of 3.",),)
    yield met.taken_back(a_contact(content.name), _talk(content), told, TODAY, alone=False)
    yield met.taken_back(a_contact(content.name), _talk(content), (), TODAY, alone=True)


MET: dict[str, Callable[[Content], Iterator[Card]]] = {
    "met.talks": met_talks,
    "met.taken_back": met_taken_back,
}
