"""Cards drawn for a person at a terminal, with rich. A colour is never the only signal: the marks of `render` stay."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import assert_never
from zoneinfo import ZoneInfo

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from adapters.console import render
from adapters.console.limits import NARROWEST, WIDTH
from bot.kit import words
from bot.kit.cards import (
    Action,
    At,
    Block,
    Button,
    Card,
    ChannelMention,
    Choose,
    Code,
    CommandMention,
    Divider,
    Entries,
    Facts,
    Footnote,
    Line,
    Link,
    LinkTo,
    Mention,
    Meter,
    On,
    Paragraph,
    Quote,
    Span,
    Strong,
    Table,
)
from bot.kit.commands import Field, Form

TONES = {"plain": "bold", "good": "bold green", "ask": "bold cyan", "warn": "bold yellow", "error": "bold red"}
BUTTONS = {"plain": "", "main": "bold", "danger": "red"}
FAINT, KEY, BAR = "dim", "bold cyan", "cyan"
METER, SHORTEST = 24, 8

_MEASURE = Console(file=io.StringIO(), legacy_windows=False)
_ADDRESS = re.compile(r"https?://\S+")


class Painted:
    """Draws for the terminal as wide as it is now. rich reads NO_COLOR, TERM and COLORTERM from the environment."""

    def __init__(self, width: Callable[[], int] = lambda: shutil.get_terminal_size().columns) -> None:
        self._width = width

    def card(self, shown: Card, zone: ZoneInfo) -> str:
        return self._text(card(shown, zone, self._columns()))

    def message(self, shown: Card, zone: ZoneInfo, *, to: str, mine: bool, at: str) -> str:
        """A message that nobody asked for: framed, so that it can't be taken for an answer."""
        title = Text.assemble("message to ", (_clean(render.addressee(to, mine=mine)), "bold" if mine else ""))
        inside = card(shown, zone, self._columns() - 4)
        if title.cell_len + len(at) + 3 <= self._columns() - 6:
            title.append(f" · {at}")
        else:
            inside = Group(Text(at, FAINT), inside)
        frame = Panel(
            inside,
            title=title,
            title_align="left",
            subtitle=None if mine else Text(f"type :as {_clean(to)} to answer"),
            subtitle_align="left",
            box=box.ROUNDED if mine else box.SQUARE,
            border_style="magenta" if mine else FAINT,
            padding=(0, 1),
            width=self._columns(),
        )
        return self._text(frame)

    def form(self, asked: Form) -> str:
        title = Text(f"? {_clean(asked.title)}", TONES["ask"])
        return self._text(title.append(f"{render.page(asked)}; Enter keeps a field", "not bold dim"))

    def field(self, asked: Field) -> str:
        about = Text(_clean(asked.about))
        if not asked.required and not asked.value:
            about.append(" (optional)", FAINT)
        lines: list[RenderableType] = [about]
        if asked.choices:
            options = [
                Text.assemble((f"[{number}]", KEY), f" {_clean(choice.label)}")
                for number, choice in enumerate(asked.choices, 1)
            ]
            lines += _packed(options, self._columns() - 2)
        if asked.value and not render.prefills(asked):
            lines.append(Text(f"now: {_clean(asked.value)}; Enter keeps it", FAINT))
        return self._text(Padding(Group(*lines), (0, 0, 0, 2)))

    def wrong(self, text: str) -> str:
        """What is wrong with the value of a field."""
        return self._text(Padding(Text.assemble(("✗ ", TONES["error"]), _clean(text)), (0, 0, 0, 2)))

    def note(self, text: str) -> str:
        """The console's own words."""
        return self._text(Text(text, FAINT))

    @contextlib.contextmanager
    def progress(self) -> Generator[Callable[[int, int], None]]:
        """A bar that is gone when the work is done, on a terminal only: (done, total). Without a total it says only
        that something goes on."""

        def tell(done: int, total: int) -> None:
            said = f"{done:,} of {total:,}" if total else "Still working …"
            bar.update(task, completed=done, total=total or None, visible=True, description=said)

        columns = (TextColumn("  "), BarColumn(METER), TextColumn("{task.description}"))
        with Progress(*columns, transient=True, disable=not sys.stdout.isatty()) as bar:
            task = bar.add_task("", total=1, visible=False)
            yield tell

    def _columns(self) -> int:
        return max(NARROWEST, min(WIDTH, self._width()))

    def _text(self, drawn: RenderableType) -> str:
        page = Console(
            file=io.StringIO(),
            force_terminal=True,
            width=self._columns(),
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )
        with page.capture() as capture:
            page.print(drawn)
        return capture.get().rstrip("\n")


def card(shown: Card, zone: ZoneInfo, width: int = WIDTH) -> RenderableType:
    """The whole card; its buttons numbered in reading order, as `Card.buttons` gives them."""
    numbers = iter(range(1, len(shown.buttons()) + 1))
    below: list[RenderableType] = []
    labels = [len(_clean(label)) for block in shown.blocks if isinstance(block, Facts) for label, _ in block.pairs]
    for block in shown.blocks:
        below += _block(block, zone, numbers, width - 2, max(labels, default=0))
    actions = _actions(shown.actions, numbers, width - 2)
    if actions and below:
        below.append(Text())
    below += actions
    title = Text(render.MARKS[shown.tone] + _clean(shown.title), TONES[shown.tone])
    return Group(title, Padding(Group(*below), (0, 0, 0, 2))) if below else title


def line(spans: Line, zone: ZoneInfo) -> Text:
    drawn = Text()
    for span in spans:
        drawn.append_text(_span(span, zone))
    return drawn


def _span(span: Span, zone: ZoneInfo) -> Text:
    match span:
        case str():
            return Text(_clean(span))
        case Strong():
            return Text(_clean(span.text), "bold")
        case Code():
            return Text(_clean(span.text), "bold cyan")
        case CommandMention():
            return Text(_clean(span.typed), "bold cyan")
        case LinkTo():
            url = _clean(span.url)
            return Text.assemble((_clean(span.text), _link(url)), (f" <{url}>", FAINT))
        case Mention():
            return Text(f"@{_clean(span.name)}", "bold")
        case ChannelMention():
            return Text(f"#{_clean(span.channel)}", "bold")
        case On() | At():
            return Text(render.text((span,), zone), "bold")
        case _:
            assert_never(span)


def _block(block: Block, zone: ZoneInfo, numbers: Iterator[int], width: int, labels: int) -> list[RenderableType]:
    """`labels`: columns that the labels of facts take in the whole card."""
    match block:
        case Paragraph():
            return [line(block.line, zone)]
        case Footnote():
            drawn = line(block.line, zone)
            drawn.stylize(FAINT)
            return [drawn]
        case Facts():
            return [_facts(block, zone, labels)]
        case Entries():
            return _entries(block, zone, numbers, width)
        case Quote():
            return [_quote(block.text, width)]
        case Table():
            return [_table(block)]
        case Meter():
            return [_meter(block, width)]
        case Divider():
            return [Rule(style=FAINT)]
        case _:
            assert_never(block)


def _facts(block: Facts, zone: ZoneInfo, labels: int) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=FAINT, width=min(labels, 22), overflow="fold")
    grid.add_column(overflow="fold")
    for label, value in block.pairs:
        grid.add_row(Text(_clean(label)), line(value, zone))
    return grid


def _entries(block: Entries, zone: ZoneInfo, numbers: Iterator[int], width: int) -> list[RenderableType]:
    rows: list[RenderableType] = []
    if block.title:
        rows.append(Text(_clean(block.title), "bold underline"))
    for item in block.items:
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(style=BAR)
        grid.add_column(overflow="fold")
        inside: list[RenderableType] = [line(item.line, zone)]
        if item.detail:
            detail = line(item.detail, zone)
            detail.stylize(FAINT)
            inside.append(detail)
        grid.add_row("•", Group(*inside, *_actions(item.actions, numbers, width - 2)))
        rows.append(grid)
    return rows


def _quote(text: str, width: int) -> Text:
    """With its bar before every line, so that one sees where the quoted words end."""
    lines: list[Text] = []
    for part in text.split("\n"):
        said = Text(_clean(part), "italic")
        for found in _ADDRESS.finditer(said.plain):
            said.stylize(_link(found[0]), found.start(), found.end())
        lines += said.wrap(_MEASURE, max(1, width - 2), overflow="fold") or [said]
    for said in lines:
        said.rstrip()
    return Text("\n").join(Text.assemble(("│ ", BAR), said) for said in lines)


def _table(block: Table) -> Grid:
    drawn = Grid(box=box.SIMPLE_HEAD, border_style=FAINT, header_style="bold", pad_edge=False, show_edge=False)
    for column, header in enumerate(block.headers):
        cells = [row[column] for row in block.rows]
        counts = bool(cells) and all(cell.replace(",", "").isdigit() for cell in cells)
        drawn.add_column(Text(_clean(header)), overflow="fold", justify="right" if counts else "left")
    for row in block.rows:
        drawn.add_row(*(Text(_clean(cell)) for cell in row))
    return drawn


def _meter(block: Meter, width: int) -> Text:
    """On one line where it fits with a bar that still tells something."""
    label, count = _clean(block.label), f"  {block.done} of {block.total}"
    reached = block.total > 0 and block.done >= block.total
    size = max(SHORTEST, min(METER, width - len(label) - len(count) - 4))
    full = min(size, round(size * block.done / max(1, block.total)))
    return Text.assemble(
        f"{label}  ",
        ("█" * full, "green" if reached else BAR),
        ("░" * (size - full), FAINT),
        count,
        (" ✓", "green") if reached else "",
    )


def _actions(actions: Sequence[Action], numbers: Iterator[int], width: int) -> list[Text]:
    rows: list[Text] = []
    row: list[Text] = []
    for action in actions:
        match action:
            case Button():
                row.append(_button(action, next(numbers)))
            case Link():
                url = _clean(action.url)
                row.append(Text.assemble((_clean(action.label), _link(url)), (f" <{url}>", FAINT)))
            case Choose():  # a line of its own, so that one sees where the menu ends
                rows += _packed(row, width)
                row = []
                options = [_button(option, next(numbers)) for option in action.options]
                rows += _packed([Text(f"{_clean(action.label)}:", FAINT), *options], width)
            case _:
                assert_never(action)
    return rows + _packed(row, width)


def _button(button: Button, number: int) -> Text:
    return Text.assemble((f"[{number}]", KEY), " ", (_clean(button.label), BUTTONS[button.tone]))


def _packed(parts: Sequence[Text], width: int) -> list[Text]:
    """Parts beside each other, broken between them: a number stays with its label."""
    rows: list[Text] = []
    for part in parts:
        if rows and rows[-1].cell_len + 3 + part.cell_len <= width:
            rows[-1].append("   ").append_text(part)
        else:
            rows.append(Text().append_text(part))  # a row has no style of its own: the next part would take it on
    for row in rows:
        row.overflow = "fold"
    return rows


def _link(url: str) -> Style:
    """Only what opens in a browser becomes a link."""
    return Style(underline=True, link=url) if _ADDRESS.fullmatch(url) else Style(underline=True)


def _clean(text: str) -> str:
    """On one line, and nothing in it that steers a terminal; the space beside the next span stays."""
    inner = words.clean(text, lines=False)
    if not inner:
        return " " if text.isspace() else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
