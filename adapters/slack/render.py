"""Cards as Block Kit: a message, several of them, a Home tab, a modal. What is too long is cut and says so; Slack
never refuses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal, NotRequired, TypedDict

from adapters.slack import limits
from adapters.slack import render_blocks as shown
from adapters.slack.limits import letters
from adapters.slack.render_lines import (
    LONGEST,
    Block,
    clipped,
    escaped,
    literal,
    plain,
    rich,
    section,
    stored,
    text,
)
from bot.kit import words
from bot.kit.cards import Block as CardBlock
from bot.kit.cards import (
    Card,
    Divider,
    Entries,
    Facts,
    Paragraph,
    Quote,
    Table,
)

ROWS = 25
"""Of a table that is told in several messages, in each."""

NOTICE = 500
"""UTF-16 units of the text in a notification."""

STRUCTURE = 2_000
"""Bytes of a view besides its blocks."""


_HANGING = re.compile(r"(?: (?:a|about|an|and|at|for|from|in|of|on|or|that|the|to|with|your))+$")


class Message(TypedDict):
    """`text` is what notifications show."""

    text: str
    blocks: list[Block]


class View(TypedDict):
    type: Literal["modal", "home"]
    blocks: list[Block]
    title: NotRequired[Block]
    submit: NotRequired[Block]
    close: NotRequired[Block]
    callback_id: NotRequired[str]
    private_metadata: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Room:
    """What is left: blocks, and letters as limits.letters counts or, in a view, bytes. Less than none is too little."""

    blocks: int
    letters: int
    view: bool = False

    def without(self, used: Sequence[Block]) -> Room:
        cost = limits.size(list(used)) if self.view else letters(list(used))
        return replace(self, blocks=self.blocks - len(used), letters=self.letters - cost)

    @property
    def is_enough(self) -> bool:
        return self.blocks >= 0 and self.letters >= 0


MORE = shown.note("… and more")
MESSAGE = Room(limits.MESSAGE_BLOCKS, limits.MESSAGE_LETTERS)
VIEW = Room(limits.VIEW_BLOCKS, limits.VIEW_BYTES - STRUCTURE, view=True)


def message(card: Card, *, marker: str = "") -> Message:
    """One message; the first block's id is `g:` and the marker, if there is one."""
    blocks = _card(card, count(1), MESSAGE)
    if marker:
        blocks[0] = {**blocks[0], "block_id": f"g:{marker}"}
    return {"text": escaped(clipped(card.notification, NOTICE)), "blocks": blocks}


def parts(card: Card) -> list[Card]:
    """The card in as many as it takes for nothing to be left out: long lists and texts go on in the next one."""
    found: list[list[CardBlock]] = [[]]
    room = MESSAGE.without(shown.heading(card))
    for block in _atoms(card.blocks):
        used = [each for piece in shown.pieces(block, count(1)) for each in piece.blocks]
        left = room.without(used)
        if not left.without(MORE).is_enough and room != MESSAGE:
            found.append([])
            left = MESSAGE.without(used)
        found[-1].append(block)
        room = left
    if not room.without([*shown.actions(card.actions, count(1)), *MORE]).is_enough and found[-1]:
        found.append([])
    cards = [replace(card, title="", tone="plain", blocks=_joined(blocks), actions=()) for blocks in found]
    cards = [replace(each, summary=card.notification, attachments=()) for each in cards]
    cards[0] = replace(cards[0], title=card.title, tone=card.tone)
    cards[-1] = replace(cards[-1], actions=card.actions, attachments=card.attachments)
    return cards


def home(cards: Sequence[Card]) -> list[Block]:
    """The blocks of a Home tab: the cards below each other."""
    found: list[Block] = []
    numbers = count(1)
    room = VIEW
    for index, card in enumerate(cards):
        apart: list[Block] = [{"type": "divider"}] if index else []
        left = room.without(found)
        share = replace(left, blocks=left.blocks // (len(cards) - index), letters=left.letters // (len(cards) - index))
        found += [*apart, *_card(card, numbers, share.without(apart))]
    return found


def modal_card(card: Card) -> View:
    """A modal that only shows a card; its title is there in full."""
    short = title(card.title)
    whole = short == card.title and card.tone == "plain"
    return {
        "type": "modal",
        "callback_id": "card",
        "title": plain(short, limits.VIEW_TITLE),
        "close": plain("Close", limits.VIEW_BUTTON),
        "blocks": _card(replace(card, title="") if whole else card, count(1), VIEW),
    }


def title(said: str) -> str:
    """The title of a modal, cut between words."""
    line = words.clean(said, lines=False)
    if words.utf16(line) <= limits.VIEW_TITLE:
        return line
    first = words.split(line, limits.VIEW_TITLE - 1, "utf16")[0]
    return _HANGING.sub("", first.rstrip(" ,.;:")) + "…"


def _card(card: Card, numbers: Iterator[int], room: Room) -> list[Block]:
    """At least one block."""
    head, foot = shown.heading(card), shown.actions(card.actions, numbers)
    while not room.without([*head, *MORE, *foot]).is_enough and foot:
        foot = foot[:-1]
    room = room.without([*head, *foot])
    found: list[Block] = []
    rest = [piece for block in _apart(card.blocks) for piece in shown.pieces(block, numbers)]
    while rest:
        piece, *rest = rest
        left = room.without(piece.blocks)
        if not (left.without(MORE) if rest else left).is_enough:
            missing = sum(each.entries for each in (piece, *rest))
            found += shown.note(f"… and {missing} more") if missing else MORE
            break
        found += piece.blocks
        room = left
    return [*head, *found, *foot] or [rich(section([text(clipped(card.notification, LONGEST))]))]


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


def _atoms(blocks: Sequence[CardBlock]) -> Iterator[CardBlock]:
    """The blocks in pieces that can stand in different messages."""
    for block in _apart(blocks):
        match block:
            case Entries() if len(block.items) > 1:
                for index, item in enumerate(block.items):
                    yield Entries("" if index else block.title, (item,))
            case Facts() if len(block.pairs) > 1:
                for pair in block.pairs:
                    yield Facts((pair,))
            case Quote():
                for piece in _portions(block.text):
                    yield Quote(piece)
            case Paragraph() if (said := literal(block.line)) is not None and stored(said) > LONGEST:
                for piece in _portions(said):
                    yield Paragraph((piece,))
            case Table() if len(block.rows) > ROWS:
                for start in range(0, len(block.rows), ROWS):
                    yield replace(block, rows=block.rows[start : start + ROWS])
            case _:
                yield block


def _portions(said: str) -> Iterator[str]:
    """As much in each as a block holds."""
    for piece in words.split(said, LONGEST, "utf16"):
        if stored(piece) <= LONGEST:
            yield piece
        else:
            yield from words.split(piece, LONGEST // 5, "utf16")  # the longest escape has five letters


def _joined(blocks: Sequence[CardBlock]) -> tuple[CardBlock, ...]:
    """What `_atoms` took apart, as far as it stands in one message."""
    found: list[CardBlock] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Entries) and isinstance(last, Entries) and not block.title:
            found[-1] = replace(last, items=last.items + block.items)
        elif isinstance(block, Facts) and isinstance(last, Facts):
            found[-1] = Facts(last.pairs + block.pairs)
        else:
            found.append(block)
    return tuple(found)
