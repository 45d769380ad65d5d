"""Cards as plain text. Colour comes later; nothing here depends on it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import assert_never
from zoneinfo import ZoneInfo

from adapters.console.limits import WIDTH
from bot.kit import times, words
from bot.kit.cards import (
    Action,
    At,
    Block,
    Button,
    Card,
    Choose,
    Code,
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
from bot.kit.commands import Form

MARKS = {"plain": "", "good": "✓ ", "ask": "? ", "warn": "! ", "error": "✗ "}
METER = 20


def card(shown: Card, zone: ZoneInfo) -> str:
    """The whole card; its buttons numbered in reading order, as `Card.buttons` gives them."""
    numbers = iter(range(1, len(shown.buttons()) + 1))
    lines = [MARKS[shown.tone] + shown.title]
    for block in shown.blocks:
        lines += [f"  {line}" if line else "" for line in _block(block, zone, numbers)]
    actions = _actions(shown.actions, numbers)
    lines += [f"  {line}" for line in actions]
    lines += [f"  ({attachment.name}, {len(attachment.content)} bytes)" for attachment in shown.attachments]
    return "\n".join(lines)


def form(asked: Form) -> str:
    """What a form still wants, for a console without anybody to ask."""
    lines = [f"? {asked.title}"]
    for field in asked.fields:
        known = f" = {field.value}" if field.value else (" (needed)" if field.required else "")
        lines.append(f"  {field.name}: {field.about}{known}")
    example = " ".join(f"{field.name}:…" for field in asked.fields if field.required and not field.value)
    lines.append(f"  Type the command again with what is missing: {asked.call.name} {example}".rstrip())
    return "\n".join(lines)


def text(line: Line, zone: ZoneInfo) -> str:
    return "".join(_span(span, zone) for span in line)


def _span(span: Span, zone: ZoneInfo) -> str:
    match span:
        case str():
            return span
        case Strong() | Code():
            return span.text
        case LinkTo():
            return f"{span.text} <{span.url}>"
        case Mention():
            return f"@{span.name}"
        case On():
            return f"{span.day:%a} {span.day.day} {span.day:%b %Y}"
        case At():
            local = span.instant.astimezone(zone)
            return f"{local:%a} {local.day} {local:%b %Y} {times.say_time(local.time())}"
        case _:
            assert_never(span)


def _block(block: Block, zone: ZoneInfo, numbers: Iterator[int]) -> list[str]:
    match block:
        case Paragraph():
            return _fold(text(block.line, zone))
        case Footnote():
            return _fold(text(block.line, zone))
        case Facts():
            return _facts(block.pairs, zone)
        case Entries():
            return _entries(block, zone, numbers)
        case Quote():
            return [f"│ {line}" for part in block.text.split("\n") for line in _fold(part)]
        case Table():
            return _table(block)
        case Meter():
            full = min(METER, round(METER * block.done / max(1, block.total)))
            return [f"{block.label}: [{'#' * full}{'.' * (METER - full)}] {block.done} of {block.total}"]
        case Divider():
            return ["-" * 20]
        case _:
            assert_never(block)


def _facts(pairs: Sequence[tuple[str, Line]], zone: ZoneInfo) -> list[str]:
    wide = max((len(label) for label, _ in pairs), default=0)
    lines: list[str] = []
    for label, value in pairs:
        first, *more = _fold(text(value, zone), WIDTH - wide - 2) or [""]
        lines.append(f"{label:<{wide}}  {first}")
        lines += [" " * (wide + 2) + line for line in more]
    return lines


def _entries(block: Entries, zone: ZoneInfo, numbers: Iterator[int]) -> list[str]:
    lines = [f"{block.title}:"] if block.title else []
    for item in block.items:
        lines += _fold(f"- {text(item.line, zone)}")
        lines += [f"  {line}" for line in _fold(text(item.detail, zone))]
        lines += [f"  {line}" for line in _actions(item.actions, numbers)]
    return lines


def _table(block: Table) -> list[str]:
    rows = [block.headers, *block.rows]
    wide = [max(len(row[column]) for row in rows) for column in range(len(block.headers))]
    return ["  ".join(f"{cell:<{size}}" for cell, size in zip(row, wide, strict=True)).rstrip() for row in rows]


def _actions(actions: Sequence[Action], numbers: Iterator[int]) -> list[str]:
    parts: list[str] = []
    for action in actions:
        match action:
            case Button():
                parts.append(f"[{next(numbers)}] {action.label}")
            case Link():
                parts.append(f"{action.label} <{action.url}>")
            case Choose():
                options = ", ".join(f"[{next(numbers)}] {option.label}" for option in action.options)
                parts.append(f"{action.label}: {options}")
            case _:
                assert_never(action)
    return _fold("  ".join(parts)) if parts else []


def _fold(line: str, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(words.clean(line, lines=False), width, break_long_words=False, break_on_hyphens=False)
