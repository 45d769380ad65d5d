"""An example of every view of what is asked by itself, and of the nudge that had nothing else to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.asking import cards as asking
from bot.asking import rules
from bot.followups import cards as followups
from bot.kit.cards import Card
from tests.builders import TODAY
from tests.gallery.content import BUTTONS, Content
from tests.gallery.goals import some_standings

MONTH = rules.month(TODAY)


def asking_check_in(content: Content) -> Iterator[Card]:
    yield asking.check_in(some_standings(content) * 2, private=True).offering(*BUTTONS)
    reached = some_standings(content)[:1] * 3
    yield asking.check_in(some_standings(content), reached, private=True).offering(*BUTTONS)
    yield asking.check_in(some_standings(content), reached, private=False).offering(*BUTTONS[:1])


def asking_review(content: Content) -> Iterator[Card]:
    yield asking.review(MONTH, begun=False, private=True).offering(*BUTTONS)
    yield asking.review(MONTH, begun=True, private=True)
    yield asking.review(MONTH, begun=False, private=False)


def asking_skipped(content: Content) -> Iterator[Card]:
    yield asking.skipped("check-in")
    yield asking.skipped("review").offering(*BUTTONS)


def followups_only_aside(content: Content) -> Iterator[Card]:
    private = asking.check_in_aside(some_standings(content) * 2, private=True)
    for told in (
        private,
        asking.check_in_aside(some_standings(content), private=False),
        asking.review_aside(MONTH, begun=True),
        asking.review_aside(MONTH, begun=False),
    ):
        yield followups.only_aside([told]).offering(*BUTTONS)


ASKING: dict[str, Callable[[Content], Iterator[Card]]] = {
    "asking.check_in": asking_check_in,
    "asking.review": asking_review,
    "asking.skipped": asking_skipped,
    "followups.only_aside": followups_only_aside,
}
