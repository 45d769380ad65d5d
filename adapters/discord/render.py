"""Cards as Components V2: a message, or several of them. What is too long is cut and says so; Discord never refuses
it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict, cast

from adapters.discord import limits
from adapters.discord.render_blocks import (
    CONTAINER,
    Part,
    Piece,
    actions,
    composed,
    heading,
    note,
    pieces,
    told_apart,
)
from adapters.discord.render_lines import NOTHING, one_line
from bot.kit import words
from bot.kit.cards import Action, Card, Divider, Entries
from bot.kit.cards import Block as CardBlock

COMPONENTS_V2 = 1 << 15
"""The flag of a message that is made of components."""

COLOURS = {"good": 0x3BA55D, "ask": 0x5865F2, "warn": 0xFAA61A, "error": 0xED4245}
"""On the edge of a card, besides the mark before its title."""

MESSAGES = 5
"""For one answer: where the app is installed for the person only, Discord takes no more."""

BELOW_LIST = 800
"""UTF-16 units below a list that stay when the list is cut."""

NOTICE = 300
"""UTF-16 units of what a card says that has nothing else to say."""

_FIRST_MARK = 1_000_000
"""Of the ids that stand for markers; Discord numbers components without an id from 1."""

_MORE = [note("… and 1000000 more")]
"""The longest line of its kind."""


class Payload(TypedDict):
    """The body of a message, new or edited."""

    flags: int
    components: list[Part]
    allowed_mentions: Mapping[str, Sequence[str]]


def message(card: Card, *, marker: str = "") -> Payload:
    """One message. `marker` stands in the custom_id of its buttons and menus, after a `#`, and for all of it in the id
    of the container: `carries` finds it."""
    given = _Given(card)
    return _payload(card, given.whole() or given.cut(given.head, given.fewer), marker)


def parts(card: Card) -> list[Payload]:
    """The card in as many messages as it takes, up to MESSAGES: long lists and texts go on in the next one."""
    given = _Given(card)
    whole = given.whole()
    if whole is not None:
        return [_payload(card, whole, "")]
    found: list[Payload] = []
    head, rest = given.head, given.pieces
    while len(found) < MESSAGES - 1 and not _fits([*head, *rest, *given.foot]):
        taken = _most(head, rest, [])
        found.append(_payload(card, [*head, *taken], ""))
        head, rest = [], rest[len(taken) :]
    return [*found, _payload(card, given.cut(head, rest), "")]


def carries(message: Mapping[str, Any], marker: str) -> bool:
    """Whether a message of ours was rendered with this marker."""
    components = _maps(message.get("components"))
    marks = [mark for part in limits.within(components) if (mark := marker_of(part.get("custom_id")))]
    if marks:
        return marker in marks
    return any(part.get("type") == CONTAINER and part.get("id") == _number(marker) for part in components)


def marker_of(custom: object) -> str:
    """The marker in a custom_id; empty when there is none."""
    return custom.partition("#")[2] if isinstance(custom, str) else ""


def _payload(card: Card, shown: Sequence[Piece], marker: str) -> Payload:
    components = composed(shown) or composed([Piece(one_line(card.notification, NOTICE) or NOTHING)])
    colour: Part = {"accent_color": COLOURS[card.tone]} if card.tone in COLOURS else {}
    id: Part = {"id": _number(marker)} if marker else {}
    container: Part = {"type": CONTAINER, **id, **colour, "components": _marked(components, marker)}
    return {"flags": COMPONENTS_V2, "components": [container], "allowed_mentions": {"parse": []}}


def _number(marker: str) -> int:
    told = int.from_bytes(hashlib.blake2s(marker.encode(), digest_size=4).digest(), "big")
    return _FIRST_MARK + told % (2**31 - _FIRST_MARK)


def _marked(components: Sequence[Part], marker: str) -> list[Part]:
    """Each custom_id once, and with the marker where there is room."""
    inside = [part for row in components for part in row.get("components", [])]
    told = iter(told_apart([part for part in inside if "custom_id" in part], "custom_id"))
    return [
        {
            **row,
            "components": [_with(next(told), marker) if "custom_id" in part else part for part in row["components"]],
        }
        if "components" in row
        else row
        for row in components
    ]


def _with(part: Part, marker: str) -> Part:
    custom = f"{part['custom_id']}#{marker}"
    return {**part, "custom_id": custom} if marker and len(custom) <= limits.CUSTOM_ID else part


class _Given:
    """A card in pieces: its title, what it says, its own actions. `fewer` is what it says with a menu for the buttons
    of each entry."""

    def __init__(self, card: Card) -> None:
        self.head = heading(card)
        self.pieces = list(_pieces(card.blocks, menus=False))
        several = any(
            len(item.actions) > 1 for block in card.blocks if isinstance(block, Entries) for item in block.items
        )
        self.fewer = list(_pieces(card.blocks, menus=True)) if several else self.pieces
        given: tuple[Action, ...] = card.actions
        while given and not _fits([*self.head, *_MORE, actions(given)]):
            given = given[:-1]
        self.foot = [actions(given)] if given else []

    def whole(self) -> list[Piece] | None:
        """All of it, if it fits into one message."""
        for told in (self.pieces, self.fewer):
            shown = [*self.head, *told, *self.foot]
            if _fits(shown):
                return shown
        return None

    def cut(self, head: Sequence[Piece], rest: Sequence[Piece]) -> list[Piece]:
        """The last message: it says what it leaves out. Of a long list that is its end, not what stands below it."""
        if _fits([*head, *rest, *self.foot]):
            return [*head, *rest, *self.foot]
        below = _below(rest)
        if not _fits([*head, *_MORE, *below, *self.foot]):
            below = []
        given = rest[: len(rest) - len(below)]
        taken = _most(head, given, [*_MORE, *below, *self.foot])
        missing = sum(piece.entries for piece in given[len(taken) :])
        more = note(f"… and {missing} more" if missing else "… and more")
        return [*head, *taken, more, *below, *self.foot]


def _pieces(blocks: Sequence[CardBlock], *, menus: bool) -> Iterator[Piece]:
    """As many as could be shown; then one that can't, for all the rest."""
    left = MESSAGES * limits.LAYOUT_TEXT
    missing = 0
    for block in _apart(blocks):
        entries = len(block.items) if isinstance(block, Entries) else 0
        for piece in pieces(block, menus=menus) if left > 0 else ():
            yield piece
            left -= words.utf16(piece.text)
            entries -= piece.entries
            if left <= 0:
                break
        missing += entries if left <= 0 else 0
    if left <= 0:
        yield Piece(NOTHING * limits.LAYOUT_TEXT, entries=missing)


def _fits(shown: Sequence[Piece]) -> bool:
    if sum(len(piece.text) for piece in shown) > limits.LAYOUT_TEXT:
        return False
    components = composed(shown)
    return limits.components(components) < limits.LAYOUT_COMPONENTS and limits.letters(components) <= limits.LAYOUT_TEXT


def _most(head: Sequence[Piece], given: Sequence[Piece], foot: Sequence[Piece]) -> list[Piece]:
    """As many as fit between the two."""
    taken: list[Piece] = []
    for piece in given:
        if not _fits([*head, *taken, piece, *foot]):
            break
        taken.append(piece)
    return taken


def _below(given: Sequence[Piece]) -> list[Piece]:
    """What stands below the last list, if it is short."""
    last = max((number for number, piece in enumerate(given) if piece.entries), default=None)
    found = [] if last is None else list(given[last + 1 :])
    return found if sum(words.utf16(piece.text) for piece in found) <= BELOW_LIST else []


def _apart(blocks: Sequence[CardBlock]) -> Iterator[CardBlock]:
    """Without the dividers that divide nothing."""
    before: CardBlock | None = None
    waits = False
    for block in blocks:
        if isinstance(block, Divider):
            waits = before is not None
            continue
        if waits:
            yield Divider()
        waits, before = False, block
        yield block


def _maps(found: object) -> list[Mapping[str, Any]]:
    if not isinstance(found, list):
        return []
    return [cast("Mapping[str, Any]", each) for each in cast("list[object]", found) if isinstance(each, dict)]
