"""An example of every view of tips and recommendations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.kit import words
from bot.kit.cards import Card
from bot.members.model import MemberId
from bot.tips import books, howto
from bot.tips import cards as tips
from bot.tips.cards import Shelved
from bot.tips.known import BY_NAME, TIPS
from bot.tips.model import KINDS, Resource, ResourceId
from tests.builders import CREATED
from tests.gallery.content import BUTTONS, Content


def _resource(content: Content) -> Resource:
    return Resource(
        ResourceId(1),
        "slack/T1",
        MemberId(1),
        CREATED,
        "book",
        words.clip(content.note, 200),
        author=words.clip(content.name, 100),
        link="https://example.org/guide",
        about=words.clip(content.promise, 300),
    )


def tips_tip(content: Content) -> Iterator[Card]:
    yield tips.tip(BY_NAME["fake"], "It comes because you have not seen it yet.")
    yield tips.tip(BY_NAME["small-start"], off=True)


def tips_all_seen(content: Content) -> Iterator[Card]:
    yield tips.all_seen()


def tips_several(content: Content) -> Iterator[Card]:
    yield tips.several(words.clip(content.note, 200), [(one, BUTTONS[:1]) for one in TIPS[:5]])


def tips_listed(content: Content) -> Iterator[Card]:
    yield tips.listed([(one, BUTTONS[:1]) for one in TIPS[:10]], 1, 9, len(TIPS))


def tips_put_away(content: Content) -> Iterator[Card]:
    yield tips.put_away(BY_NAME["fake"])


def tips_switched(content: Content) -> Iterator[Card]:
    yield tips.switched(on=True)
    yield tips.switched(on=False)


def tips_how(content: Content) -> Iterator[Card]:
    yield from map(tips.how, howto.HOW_TO.values())


def tips_places(content: Content) -> Iterator[Card]:
    yield tips.places()


def tips_shelf(content: Content) -> Iterator[Card]:
    one = _resource(content)
    several = [Shelved(replace(one, kind=kind), BUTTONS) for kind in KINDS]
    several.append(Shelved(replace(one, kind="other", link="", author="", about=""), BUTTONS[:1]))
    yield tips.shelf(books.SEEDS, several, page=1, pages=13, here=True)
    yield tips.shelf(books.SEEDS, (), page=1, pages=1, here=True)
    yield tips.shelf((), several[:1], page=2, pages=2, here=False)


def tips_added(content: Content) -> Iterator[Card]:
    yield tips.added(_resource(content))


def tips_sure(content: Content) -> Iterator[Card]:
    yield tips.sure(_resource(content))


def tips_taken_out(content: Content) -> Iterator[Card]:
    yield tips.taken_out(_resource(content))


LEARNING: dict[str, Callable[[Content], Iterator[Card]]] = {
    "tips.tip": tips_tip,
    "tips.all_seen": tips_all_seen,
    "tips.several": tips_several,
    "tips.listed": tips_listed,
    "tips.put_away": tips_put_away,
    "tips.switched": tips_switched,
    "tips.how": tips_how,
    "tips.places": tips_places,
    "tips.shelf": tips_shelf,
    "tips.added": tips_added,
    "tips.sure": tips_sure,
    "tips.taken_out": tips_taken_out,
}
