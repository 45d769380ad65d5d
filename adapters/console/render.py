"""Cards as plain text: for pipes, scripts and terminals that know no colour."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import assert_never
from zoneinfo import ZoneInfo

from adapters.console.limits import NARROWEST, WIDTH
from bot.kit import times, words
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

MARKS = {"plain": "", "good": "✓ ", "ask": "? ", "warn": "! ", "error": "✗ "}
METER = 20

_WORD = re.compile(r"(\s*)(\S+)")


def card(shown: Card, zone: ZoneInfo, width: int = WIDTH) -> str:
    """The whole card; its buttons numbered in reading order, as `Card.buttons` gives them."""
    numbers = iter(range(1, len(shown.buttons()) + 1))
    inner = width - 2  # what is left of a line below the title
    lines = _fold(MARKS[shown.tone] + shown.title, width)
    labels = [len(label) for block in shown.blocks if isinstance(block, Facts) for label, _ in block.pairs]
    for block in shown.blocks:
        lines += [f"  {line}" if line else "" for line in _block(block, zone, numbers, inner, max(labels, default=0))]
    actions = _actions(shown.actions, numbers, inner)
    lines += [f"  {line}" for line in actions]
    lines += [f"  ({attachment.name}, {len(attachment.content)} bytes)" for attachment in shown.attachments]
    return "\n".join(lines)


def form(asked: Form, width: int = WIDTH) -> str:
    """What a form still wants, for a console without anybody to ask."""
    lines: list[str] = []
    for field in asked.fields:
        known = f" = {field.value}" if field.value else (" (needed)" if field.required else "")
        lines += _fold(f"{field.name}: {field.about}{known}", width - 2)
    example = " ".join(f"{field.name}:…" for field in asked.fields if field.required and not field.value)
    lines += _fold(f"Type the command again with what is missing: {asked.call.name} {example}".rstrip(), width - 2)
    return "\n".join([*_fold(f"? {asked.title}", width), *(f"  {line}" for line in lines)])


def field(asked: Field, width: int = WIDTH) -> str:
    """What a field is about, and what may be in it."""
    about = [asked.about]
    if asked.choices:
        numbered = (f"[{number}] {choice.label}" for number, choice in enumerate(asked.choices, start=1))
        about.append(f"one of: {', '.join(numbered)}")
    if asked.value:
        about.append(f"now: {asked.value}")
    elif not asked.required:
        about.append("optional")
    return "\n".join(f"  {line}" for line in _fold("; ".join(about), width - 2))


def prefills(asked: Field) -> bool:
    """Whether its value is worth changing letter by letter, where the keyboard can do that."""
    return bool(asked.value) and not asked.choices and asked.widget in ("line", "lines", "number")


def page(asked: Form) -> str:
    return f", page {asked.page} of {asked.pages}" if asked.pages > 1 else ""


def addressee(name: str, *, mine: bool) -> str:
    """Whom a message is for; one may be called “you” while somebody else sits here."""
    called = f"“{name}”" if name == "you" else name
    return name if mine else f"{called}, somebody else"


class Plain:
    """`ask.Look` without colours, and with nothing that moves. `out` gets a line of progress at a time; `width`: the
    columns of the terminal, where it is one."""

    def __init__(self, out: Callable[[str], None], width: Callable[[], int] = lambda: WIDTH) -> None:
        self._out = out
        self._width = width

    def card(self, shown: Card, zone: ZoneInfo) -> str:
        return card(shown, zone, self._columns())

    def message(self, shown: Card, zone: ZoneInfo, *, to: str, mine: bool, at: str) -> str:
        return f"── message to {addressee(to, mine=mine)}, {at} ──\n{self.card(shown, zone)}"

    def form(self, asked: Form) -> str:
        return self.note(f"? {asked.title}{page(asked)} (an empty line leaves a field as it is)")

    def field(self, asked: Field) -> str:
        return field(asked, self._columns())

    def wrong(self, text: str) -> str:
        return "\n".join(f"  {line}" for line in _fold(f"✗ {text}", self._columns() - 2))

    def note(self, text: str) -> str:
        folded = (
            [line] if columns(line) <= self._columns() else _fold(line, self._columns()) for line in text.split("\n")
        )
        return "\n".join(line for lines in folded for line in lines)

    def _columns(self) -> int:
        return max(NARROWEST, min(WIDTH, self._width()))

    @contextlib.contextmanager
    def progress(self) -> Generator[Callable[[int, int], None]]:
        """A line for every tenth."""
        last = 0

        def tell(done: int, total: int) -> None:
            nonlocal last
            tenth = 10 * done // max(1, total)
            if tenth > last:
                last = tenth
                self._out(f"  {done} of {total}")

        yield tell


def text(line: Line, zone: ZoneInfo) -> str:
    return "".join(_span(span, zone) for span in line)


def _span(span: Span, zone: ZoneInfo) -> str:
    match span:
        case str():
            return span
        case Strong() | Code():
            return span.text
        case CommandMention():
            return f"“{span.typed}”" if span.arguments else span.typed
        case LinkTo():
            return f"{span.text} <{span.url}>"
        case Mention():
            return f"@{span.name}"
        case ChannelMention():
            return f"#{span.channel}"
        case On():
            return f"{span.day:%a} {span.day.day} {span.day:%b %Y}"
        case At():
            local = span.instant.astimezone(zone)
            if not span.dated:
                return times.say_time(local.time())
            return f"{local:%a} {local.day} {local:%b %Y} {times.say_time(local.time())}"
        case _:
            assert_never(span)


def _block(block: Block, zone: ZoneInfo, numbers: Iterator[int], inner: int, wide: int) -> list[str]:
    """Lines of at most `inner` columns; `wide` is how many the labels of facts take in the whole card."""
    match block:
        case Paragraph():
            return _fold(text(block.line, zone), inner)
        case Footnote():
            return _fold(text(block.line, zone), inner)
        case Facts():
            return _facts(block.pairs, zone, inner, wide)
        case Entries():
            return _entries(block, zone, numbers, inner)
        case Quote():
            return [f"│ {line}" for part in block.text.split("\n") for line in _fold(part, inner - 2)]
        case Table():
            return _table(block)
        case Meter():
            full = min(METER, round(METER * block.done / max(1, block.total)))
            return [f"{block.label}: [{'#' * full}{'.' * (METER - full)}] {block.done} of {block.total}"]
        case Divider():
            return ["-" * 20]
        case _:
            assert_never(block)


def _facts(pairs: Sequence[tuple[str, Line]], zone: ZoneInfo, inner: int, wide: int) -> list[str]:
    lines: list[str] = []
    for label, value in pairs:
        first, *more = _fold(text(value, zone), inner - wide - 2) or [""]
        lines.append(f"{label:<{wide}}  {first}")
        lines += [" " * (wide + 2) + line for line in more]
    return lines


def _entries(block: Entries, zone: ZoneInfo, numbers: Iterator[int], inner: int) -> list[str]:
    lines = [f"{block.title}:"] if block.title else []
    for item in block.items:
        inside = _fold(text(item.line, zone), inner - 2)
        inside += _fold(text(item.detail, zone), inner - 2)
        inside += _actions(item.actions, numbers, inner)
        lines += [f"{'  ' if number else '- '}{line}" for number, line in enumerate(inside)]
    return lines


def _table(block: Table) -> list[str]:
    rows = [block.headers, *block.rows]
    wide = [max(columns(row[column]) for row in rows) for column in range(len(block.headers))]
    padded = ([cell + " " * (size - columns(cell)) for cell, size in zip(row, wide, strict=True)] for row in rows)
    return ["  ".join(cells).rstrip() for cells in padded]


def _actions(actions: Sequence[Action], numbers: Iterator[int], inner: int) -> list[str]:
    lines: list[str] = []
    row: list[str] = []
    for action in actions:
        match action:
            case Button():
                row.append(f"[{next(numbers)}] {action.label}")
            case Link():
                row.append(f"{action.label} <{action.url}>")
            case Choose():  # a line of its own, so that one sees where the menu ends
                lines += _packed(row, inner)
                row = []
                options = (f"[{next(numbers)}] {option.label}" for option in action.options)
                lines += _packed([f"{action.label}:", *options], inner)
            case _:
                assert_never(action)
    return lines + _packed(row, inner)


def _packed(parts: Sequence[str], inner: int) -> list[str]:
    """Parts beside each other, broken between them: a number stays with its label."""
    lines: list[str] = []
    for part in parts:
        clean = words.clean(part, lines=False)
        if lines and columns(lines[-1]) + 2 + columns(clean) <= inner - 2:
            lines[-1] += f"  {clean}"
        else:
            lines += _fold(clean, inner - 2)
    return lines


def _fold(line: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken between words. A longer word is cut, but no URL: it would not open."""
    lines: list[str] = []
    for space, word in _WORD.findall(words.clean(line, lines=False)):
        for piece in _pieces(word, width):
            if lines and columns(lines[-1]) + len(space) + columns(piece) <= width:
                lines[-1] += space + piece
            else:
                lines.append(piece)
            space = ""
    return lines


def _pieces(word: str, width: int) -> list[str]:
    wide = columns(word)
    if wide <= width or "://" in word:
        return [word]
    return words.split(word, width if wide == len(word) else width // 2)


def columns(text: str) -> int:
    """How wide a terminal shows it, or less where several characters join into one picture."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else (2 if unicodedata.east_asian_width(letter) in "WF" else 1)
        for letter in text
    )
