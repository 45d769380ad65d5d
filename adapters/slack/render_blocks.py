"""The parts of a card as blocks of Block Kit: each in pieces that are shown whole or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from adapters.slack import limits
from adapters.slack.render_lines import (
    LONGEST,
    MOST,
    NOTHING,
    Block,
    clipped,
    elements,
    host,
    is_blank,
    literal,
    plain,
    rich,
    safe,
    section,
    short,
    size,
    stored,
    text,
)
from bot.kit import words
from bot.kit.cards import (
    Action,
    Button,
    Card,
    Choose,
    Divider,
    Entries,
    Entry,
    Facts,
    Footnote,
    Line,
    Link,
    Meter,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from bot.kit.cards import Block as CardBlock

MARKS = {"plain": "", "good": "✓ ", "ask": "? ", "warn": "! ", "error": "✗ "}
METER = 10
"""Squares of a full one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown whole or not at all; `entries`: how many of a list are in it."""

    blocks: tuple[Block, ...]
    entries: int = 0


def heading(card: Card) -> list[Block]:
    """The title, marked with the tone; nothing for a card without one."""
    said = words.clean(card.title[:MOST], lines=False)
    if not said:
        return []
    said = MARKS[card.tone] + said
    if stored(said) <= limits.HEADER:
        return [{"type": "header", "text": plain(said, limits.HEADER)}]
    return [rich(section([text(clipped(said, LONGEST), bold=True)]))]


def note(said: str) -> list[Block]:
    """A line in small letters."""
    return [{"type": "context", "elements": [plain(said, LONGEST)]}]


def pieces(block: CardBlock, numbers: Iterator[int]) -> Iterator[Piece]:
    """In reading order; nothing for a block that says nothing. `numbers` are those of its buttons."""
    match block:
        case Paragraph():
            yield from _lines([block.line])
        case Footnote():
            said = literal(block.line)
            if said is None:
                yield from _lines([block.line])
            elif said.strip():
                yield Piece(tuple(note(said)))
        case Facts():
            yield from _lines([(*_label(label), *value) for label, value in block.pairs])
        case Entries():
            yield from _entries(block, numbers)
        case Quote():
            said = short(safe(block.text).strip(), LONGEST)
            if said:
                yield Piece((rich({"type": "rich_text_quote", "elements": [text(said)]}),))
        case Table():
            yield Piece((rich({"type": "rich_text_preformatted", "elements": [text(_table(block))]}),))
        case Meter():
            full = min(METER, round(METER * block.done / max(1, block.total)))
            bar = "█" * full + "░" * (METER - full)
            yield from _lines([(f"{block.label}: {bar} {block.done} of {block.total}",)])
        case Divider():
            yield Piece(({"type": "divider"},))
        case _:
            assert_never(block)


def _label(said: str) -> Line:
    return (Strong(f"{said}:"), " ") if said.strip() else ()


def _lines(lines: Iterable[Line]) -> Iterator[Piece]:
    """Lines right below each other, in as few blocks as hold them."""
    held: list[Block] = []
    used = 0
    for line in lines:
        found = elements(line)
        if is_blank(found):
            continue
        if held and used + size(line) > LONGEST:
            yield Piece((rich(*held),))
            held, used = [], 0
        held.append(section(found))
        used += size(line)
    if held:
        yield Piece((rich(*held),))


def _entries(block: Entries, numbers: Iterator[int]) -> Iterator[Piece]:
    """An entry with buttons has them right below it; where none has any, they are the points of a list."""
    pressed = any(item.actions for item in block.items)
    above = [section([text(clipped(block.title, LONGEST), bold=True)])] if block.title.strip() else []
    points: list[Block] = []
    used = 0
    for item in block.items:
        said = _entry(item)
        if not said and not item.actions:
            continue
        long = sum(stored(each.get("text", "")) for each in said)
        if points and used + long > LONGEST:
            yield Piece((rich(*above, _list(points)),), len(points))
            above, points, used = [], [], 0
        if not pressed:
            points.append(section(said))
            used += long
            continue
        first = [*above, *([section(said)] if said else [])]
        yield Piece((*([rich(*first)] if first else []), *actions(item.actions, numbers)), 1)
        above = []
    if points:
        yield Piece((rich(*above, _list(points)),), len(points))
    elif above:
        yield Piece((rich(*above),))


def _entry(item: Entry) -> list[Block]:
    said, detail = elements(item.line, LONGEST // 2), elements(item.detail, LONGEST // 2)
    if is_blank(said) or is_blank(detail):
        return [*said, *detail] if not is_blank([*said, *detail]) else []
    return [*said, text("\n"), *detail]


def _list(points: Sequence[Block]) -> Block:
    return {"type": "rich_text_list", "style": "bullet", "elements": list(points)}


def _table(block: Table) -> str:
    rows = [[words.clean(cell[:MOST], lines=False) for cell in row] for row in (block.headers, *block.rows)]
    wide = [max(_columns(row[at]) for row in rows) for at in range(len(block.headers))]
    lines = [
        "  ".join(cell + " " * (most - _columns(cell)) for cell, most in zip(row, wide, strict=True)) for row in rows
    ]
    shown: list[str] = []
    left = LONGEST - len("… and 1000000 more")
    for line in lines:
        left -= stored(line.rstrip()) + 1
        if left < 0:
            return "\n".join([*shown, f"… and {len(lines) - len(shown)} more"])
        shown.append(line.rstrip())
    return "\n".join(shown) if any(shown) else NOTHING


def _columns(said: str) -> int:
    """How wide it stands in a fixed font."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in said
    )


def actions(given: Sequence[Action], numbers: Iterator[int]) -> list[Block]:
    """Rows of buttons and menus, each with a number of its own."""
    made: list[Block] = []
    addresses: list[Line] = []
    for action in given:
        match action:
            case Button():
                made.append(_button(action, next(numbers)))
            case Link():
                if host(action.url):
                    label = plain(action.label, limits.BUTTON_LABEL)
                    made.append(
                        {"type": "button", "action_id": f"link:{next(numbers)}", "text": label, "url": action.url}
                    )
                else:
                    addresses.append((f"{action.label}: {action.url}",))
            case Choose():
                if action.options:
                    made.append(_menu(action, next(numbers)))
            case _:
                assert_never(action)
    step = limits.ACTIONS_ELEMENTS
    rows: list[Block] = [
        {"type": "actions", "elements": made[start : start + step]} for start in range(0, len(made), step)
    ]
    return rows + [block for piece in _lines(addresses) for block in piece.blocks]


def _button(button: Button, number: int) -> Block:
    style = {"main": "primary", "danger": "danger"}.get(button.tone)
    return {
        "type": "button",
        "action_id": f"do:{number}",
        "text": plain(button.label, limits.BUTTON_LABEL),
        "value": button.wire(),
        **({"style": style} if style else {}),
    }


def _menu(menu: Choose, number: int) -> Block:
    return {
        "type": "static_select",
        "action_id": f"choose:{number}",
        "placeholder": plain(menu.label, limits.PLACEHOLDER),
        "options": [
            {"text": plain(option.label, limits.OPTION_LABEL), "value": option.wire()}
            for option in menu.options[: limits.SELECT_OPTIONS]
        ],
    }
