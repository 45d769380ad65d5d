"""The parts of a card as components: each in pieces that are shown whole or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from adapters.discord import limits
from adapters.discord.render_lines import (
    NOTHING,
    PORTION,
    UNSEEN,
    address,
    clipped,
    lines,
    one_line,
    portions,
    safe,
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

Part: TypeAlias = dict[str, Any]
"""A component, or something within."""

ROW, BUTTON, SELECT, TEXT, SEPARATOR, CONTAINER = 1, 2, 3, 10, 14, 17
"""Types of components [component]."""

STYLES = {"plain": 2, "main": 1, "danger": 4}
LINK = 5

CHOOSE = "choose"
"""The custom_id of a menu: what is chosen in it says what to do."""

MARKS = {"plain": "", "good": "✓ ", "ask": "? ", "warn": "! ", "error": "✗ "}
METER = 10
"""Squares of a full one."""

TITLE = "### "
APART = "\n"
"""Before a title, and before a heading that stands below other text."""

HEADING = 300
CELL = 200
"""UTF-16 units of a title, and of a cell of a table."""

TABLE = 1_800
"""UTF-16 units of a table; a longer one goes on in another, below the same headers."""

BELOW = 30
"""Components below an entry or a card: a message has room for them beside any text that belongs there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown whole or not at all: markdown, then components below it. `entries`: how many of a list end in
    it."""

    text: str = ""
    below: tuple[Part, ...] = ()
    entries: int = 0


def heading(card: Card) -> list[Piece]:
    """The title, marked with the tone; nothing for a card without one."""
    said = one_line(card.title, HEADING)
    return [Piece(f"{TITLE}{MARKS[card.tone]}{said}")] if said else []


def note(said: str) -> Piece:
    """A line in small letters."""
    return Piece(f"-# {said}")


def pieces(block: CardBlock, *, menus: bool = False) -> Iterator[Piece]:
    """In reading order; nothing for a block that says nothing. `menus`: the buttons of an entry are one menu, which
    takes less room."""
    match block:
        case Paragraph():
            yield from _texts(lines(block.line))
        case Footnote():
            yield from _texts(_each_line("-# ", said) for said in lines(block.line))
        case Facts():
            for label, value in block.pairs:
                yield from _texts(lines((*_label(label), *value)))
        case Entries():
            yield from _entries(block, menus=menus)
        case Quote():
            said = safe(block.text).strip()
            yield from _texts(_each_line("> ", part) for part in (portions(said) if said else ()))
        case Table():
            yield from _texts(_tables(block))
        case Meter():
            full = min(METER, round(METER * block.done / max(1, block.total)))
            bar = "█" * full + "░" * (METER - full)
            yield Piece(f"{one_line(block.label, HEADING)}: {bar} {block.done} of {block.total}")
        case Divider():
            yield Piece(below=({"type": SEPARATOR},))
        case _:
            assert_never(block)


def actions(given: Sequence[Action]) -> Piece:
    """Rows of buttons and menus; an address that can't be a button is a line of text above them."""
    rows: list[Part] = []
    made: list[Part] = []
    addresses: list[str] = []
    for action in given:
        match action:
            case Button():
                made.append(_button(action))
            case Link():
                to = address(action.url)
                if to and len(to) <= limits.BUTTON_URL:
                    label = clipped(action.label, limits.BUTTON_LABEL)
                    made.append({"type": BUTTON, "style": LINK, "label": label, "url": to})
                else:
                    addresses.append(one_line(f"{action.label}: {action.url}", HEADING, links=False))
            case Choose():
                if action.options:
                    rows += _rows(made)
                    made = []
                    rows.append(_menu(action))
            case _:
                assert_never(action)
    while sum(map(words.utf16, addresses)) > PORTION - len(addresses):
        addresses.pop()
    return Piece("\n".join(addresses), (*rows, *_rows(made)))


def composed(given: Iterable[Piece]) -> list[Part]:
    """The pieces as components; texts right below each other are one."""
    found: list[Part] = []
    said: list[str] = []
    for piece in given:
        if piece.text:
            first = not said or said[-1].startswith(TITLE)
            said.append(piece.text.removeprefix(APART) if first else piece.text)
        if piece.below:
            found += _display(said)
            said = []
            found += piece.below
    return found + _display(said)


def _display(said: Sequence[str]) -> list[Part]:
    return [{"type": TEXT, "content": "\n".join(said)}] if said else []


def _texts(found: Iterable[str]) -> Iterator[Piece]:
    return (Piece(said) for said in found)


def _each_line(mark: str, said: str) -> str:
    return "\n".join(mark + line for line in said.split("\n") if line.strip() or mark == "> ")


def _label(said: str) -> Line:
    return (Strong(said.strip()), ": ") if said.strip() else ()


def _entries(block: Entries, *, menus: bool) -> Iterator[Piece]:
    """An entry with buttons has them right below it; where none has any, they are the points of a list. A line is left
    empty before a heading."""
    pressed = any(item.actions for item in block.items)
    above = [APART + f"**{one_line(block.title, HEADING)}**"] if block.title.strip() else []
    for item in block.items:
        said = [*lines(item.line), *lines(item.detail)]
        if not said and not item.actions:
            continue
        if not pressed and said:
            said = [f"- {_indented(said[0])}", *(f"  {_indented(more)}" for more in said[1:])]
        while len(said) > 1 and sum(map(words.utf16, said)) > 2 * PORTION:
            yield Piece("\n".join([*above, said[0]]))
            above, said = [], said[1:]
        below = actions(_fewer(item, menus=menus)) if item.actions else Piece()
        texts = [*above, *said, *([below.text] if below.text else [])]
        yield Piece("\n".join(texts), below.below, 1)
        above = []
    if above:
        yield Piece(above[0])


def _indented(said: str) -> str:
    """Within a point of a list."""
    return "\n  ".join(line.strip() for line in said.split("\n") if line.strip())


def _fewer(item: Entry, *, menus: bool) -> tuple[Action, ...]:
    """With `menus`, all buttons in one menu; what there is no room for is left out."""
    given = item.actions
    buttons = tuple(action for action in given if isinstance(action, Button))
    if menus and len(buttons) > 1:
        given = (*(action for action in given if not isinstance(action, Button)), Choose("What to do", buttons))
    while limits.components(actions(given).below) > BELOW:
        given = given[:-1]
    return given


def _tables(block: Table) -> Iterator[str]:
    cells = [[_cell(cell) for cell in row] for row in (block.headers, *block.rows)]
    wide = [max(_columns(row[at]) for row in cells) for at in range(len(block.headers))]
    first, *rest = [words.clip("  ".join(map(_padded, row, wide)).rstrip(), TABLE // 2, unit="utf16") for row in cells]
    held = [first]
    used = words.utf16(first)
    for line in rest:
        used += words.utf16(line) + 1
        if used > TABLE and len(held) > 1:
            yield _code(held)
            held, used = [first], words.utf16(first) + words.utf16(line) + 1
        held.append(line)
    yield _code(held)


def _padded(cell: str, wide: int) -> str:
    return cell + " " * (wide - _columns(cell))


def _cell(said: str) -> str:
    """Nothing ends the table but its end."""
    shown = words.clip(words.clean(said[: 2 * CELL], lines=False), CELL, unit="utf16")
    return shown.replace("``", f"`{UNSEEN}`")


def _code(shown: Sequence[str]) -> str:
    said = "\n".join(shown)
    return f"```\n{said if said.strip() else NOTHING}\n```"


def _columns(said: str) -> int:
    """How wide it stands in a fixed font."""
    return sum(
        0
        if unicodedata.combining(letter) or letter == UNSEEN
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in said
    )


def _rows(made: Sequence[Part]) -> list[Part]:
    step = limits.ROW_BUTTONS
    return [{"type": ROW, "components": list(made[start : start + step])} for start in range(0, len(made), step)]


def _button(button: Button) -> Part:
    return {
        "type": BUTTON,
        "style": STYLES[button.tone],
        "label": clipped(button.label, limits.BUTTON_LABEL),
        "custom_id": button.wire(),
    }


def _menu(menu: Choose) -> Part:
    options = [
        {"label": clipped(option.label, limits.SELECT_TEXT), "value": option.wire()}
        for option in menu.options[: limits.SELECT_OPTIONS]
    ]
    shown = clipped(menu.label, limits.PLACEHOLDER)
    select: Part = {"type": SELECT, "custom_id": CHOOSE, "placeholder": shown, "options": told_apart(options, "value")}
    return {"type": ROW, "components": [select]}


def told_apart(parts: Sequence[Part], name: str) -> list[Part]:
    """Where two say the same, the second and those after it have a number that is cut off again when they come back."""
    seen: dict[str, int] = {}
    found: list[Part] = []
    for part in parts:
        said = part[name]
        seen[said] = seen.get(said, 0) + 1
        found.append({**part, name: f"{said}~{seen[said]}"} if seen[said] > 1 else part)
    return found
