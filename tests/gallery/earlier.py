"""Examples of answers from earlier, and of what is asked beneath a first one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from bot.earlier import cards as earlier
from bot.held.earlier import Earlier
from bot.kit.cards import Card, Quote, say
from bot.members.model import Member, MemberId
from bot.welcome import cards as welcome
from tests.gallery.content import BUTTONS, Content

AT = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
DONE = Card("Done: Ben", (say("The list is empty."),), BUTTONS, tone="good", summary="Done")


def _kept(content: Content) -> Earlier:
    said = (say("Role: ", content.role), Quote(content.note))
    return Earlier(Card(f"Logged: {content.name}", said, BUTTONS, tone="good", summary="Logged"), AT)


def earlier_beneath(content: Content) -> Iterator[Card]:
    yield earlier.beneath(DONE, _kept(content))


def earlier_alone(content: Content) -> Iterator[Card]:
    yield earlier.alone(_kept(content))


def welcome_by_which_clock(content: Content) -> Iterator[Card]:
    yield welcome.by_which_clock(DONE, Member(MemberId(1), AT, "UTC"), AT)
    yield welcome.by_which_clock(DONE, Member(MemberId(1), AT, "America/Argentina/ComodRivadavia", "space"), AT)


EARLIER: dict[str, Callable[[Content], Iterator[Card]]] = {
    "earlier.beneath": earlier_beneath,
    "earlier.alone": earlier_alone,
    "welcome.by_which_clock": welcome_by_which_clock,
}
