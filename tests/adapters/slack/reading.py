"""Blocks through the eyes of somebody in Berlin, and the worst texts that may be in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from adapters.slack import limits, render
from bot.kit.calls import Call
from bot.kit.cards import (
    Block,
    Button,
    Card,
    Choose,
    Code,
    CommandMention,
    Divider,
    Entries,
    Entry,
    Facts,
    Line,
    Link,
    LinkTo,
    Mention,
    Meter,
    Quote,
    Strong,
    Table,
    footnote,
    say,
)
from tests.adapters.slack.fake import checks, look, markup

BERLIN = markup.Eyes("Europe/Berlin", {"U1": "ana"}, {"C1": "general"}, lambda: datetime(2026, 3, 9, tzinfo=UTC))
EVIL = (
    "<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <#C1> @channel @everyone",
    "<https://evil.example|https://bank.example> [bank.example](https://evil.example) &lt;!channel&gt;",
    "*bold* _it_ ~no~ `x` ```y``` > quote :smile: <!date^0^{date}|x>",
)


def press(label: str, id: str = "") -> Button:
    return Button(label, Call("dig", {"id": id} if id else {}))


def seen(blocks: Sequence[dict[str, Any]]) -> str:
    """What somebody in Berlin sees."""
    return look.blocks([{"block_id": str(number), **block} for number, block in enumerate(blocks)], BERLIN).text


def shown(*blocks: Block) -> str:
    """What is seen below the title."""
    return seen(render.message(Card("", blocks))["blocks"])


def breaches(message: render.Message) -> list[str]:
    return [*limits.message_breaches(message["blocks"], message["text"]), *checks.message_faults(message["blocks"])]


def types(blocks: Sequence[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in blocks]


def texts(found: object) -> list[str]:
    """Every text of blocks, literal or not."""
    if isinstance(found, dict):
        own = [found["text"]] if isinstance(found.get("text"), str) else []
        return own + [text for value in found.values() for text in texts(value)]
    return [text for value in found for text in texts(value)] if isinstance(found, list) else []


def everywhere(text: str) -> Card:
    """A card with this text wherever a text may be."""
    line: Line = (text, Strong(text), Code(text), LinkTo(text, "https://example.org/"), Mention(text, text))
    line += (CommandMention(text, text), CommandMention("met", text, "123456789012345678"))
    entry = Entry(line, line, (press(text), Choose(text, (press(text),)), Link(text, "https://example.org/")))
    blocks = (
        *(say(*line), footnote(*line), footnote(text), Facts(((text, line),)), Quote(text), Meter(text, 1, 2)),
        *(Entries(text, (entry, Entry(line, line))), Table((text,), ((text,),)), Divider()),
    )
    return Card(text, blocks, (press(text),), summary=text)
