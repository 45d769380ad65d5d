"""Cards through the eyes of somebody on Discord, and the worst texts that may be in them.

The parser takes a text from its beginning, as Discord's does, and says what it shows and what it made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapters.discord import limits, render
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
from tests.adapters.discord import spec
from tests.adapters.discord.peer import checks

EVIL = (
    "@everyone @here <@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678>",
    "<:smile:123456789012345678> <a:x:123456789012345678> :smile: <t:0:R> </met:123456789012345678> <id:guide>",
    "[bank.example](https://evil.example) [a](<https://evil.example>) <https://evil.example|https://bank.example>",
    "**b** *i* _i_ __u__ ~~s~~ ||spoiler|| `c` ``c`c`` ***x*** _*_ \\*\\* \\",
    "# Title\n## Title\n### Title\n-# small\n> quoted\n>>> quoted\n- point\n* point\n+ point\n1. point\n -# x\n  # x",
    "```ansi\n\x1b[31mred\n``` ```x``` ` `` ```",
    "https://evil.example/a_b_c*d https://evil.example@bank.example/ steam://run/1 see https://example.org/(x).",
    "¯\\_(ツ)_/¯ <- -> -- 3. 4) 5.5 *",
)


@dataclass
class Shown:
    """What a text shows, and each thing that was made of it: its kind and what it is."""

    text: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)


_INLINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("block", re.compile(r"```(?:[a-z0-9_+\-.#]+\n)?\n*([^\n][\s\S]*?)\n*```", re.IGNORECASE)),
    ("code", re.compile(r"(?P<run>`+)([\s\S]*?[^`])(?P=run)(?!`)")),
    ("time", re.compile(r"<(t:-?\d{1,17}(?::\w)?)>")),
    ("mention", re.compile(r"<(@!?\d+|@&\d+|#\d+|/[^<>]+:\d+|id:\w+|a?:\w+:\d+)>|@(?=everyone|here)")),
    ("masked", re.compile(r"\[((?:\[[^\]]*\]|[^\[\]])*)\]\(\s*(<?)(https?://(?:\([^)]*\)|\S)*?)>?\s*\)")),
    ("link", re.compile(r"<([^: >]+:/[^ >]+)>")),
    ("unfurls", re.compile(r"((?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s])")),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)|_((?:\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z])")),
    ("strike", re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~")),
    ("spoiler", re.compile(r"\|\|((?:\\[\s\S]|[^\\])+?)\|\|")),
    ("emoji", re.compile(r":([^\s:]+?):")),
)
_LINE = (
    ("heading", re.compile(r" *#{1,3} +"), ""),
    ("small", re.compile(r" *-# +"), ""),
    ("quote", re.compile(r" *(?:>>>|>) "), "│ "),
    ("point", re.compile(r" *(?:[-+*]|\d+\.) +"), "• "),
)


def read(text: str) -> Shown:
    found = Shown()
    at, fresh = 0, True
    while at < len(text):
        start = next(((kind, mark, seen) for kind, mark, seen in _LINE if fresh and mark.match(text, at)), None)
        if start is not None:
            kind, mark, seen = start
            end = text.find("\n", at)
            at = at + len((mark.match(text, at) or [""])[0])
            found.marks.append((kind, text[at : end if end >= 0 else len(text)]))
            found.text += seen
            continue
        fresh = False
        for kind, pattern in _INLINE:
            hit = pattern.match(text, at)
            if hit is not None and hit.end() > at:
                _made(kind, hit, found)
                at = hit.end()
                break
        else:
            fresh = text[at] == "\n"
            found.text += text[at]
            at += 1
    return found


def _made(kind: str, hit: re.Match[str], found: Shown) -> None:
    inside = next((each for each in hit.groups()[kind == "code" :] if each is not None), hit[0])
    if kind == "escape":
        found.text += inside
    elif kind in ("code", "block", "link", "unfurls", "mention", "time", "emoji"):
        found.text += hit[0] if kind in ("mention", "emoji") else inside
        found.marks.append((kind, inside))
    elif kind == "masked":
        found.text += inside  # Discord reads no escapes in there: what stands in it is shown
        found.marks.append((kind if hit[2] else "unfurls", hit[3]))
    else:
        inner = read(inside)
        found.text += inner.text
        found.marks += [(kind, inner.text), *inner.marks]


def press(label: str, id: str = "") -> Button:
    return Button(label, Call("dig", {"id": id} if id else {}))


def parts(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What a container holds, in reading order."""
    for each in components:
        yield from parts(each["components"]) if each["type"] == 17 else [each]


def marks(components: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    return [mark for each in parts(components) if each["type"] == 10 for mark in read(each["content"]).marks]


def seen(components: Sequence[dict[str, Any]]) -> str:
    """What people read, line by line."""
    lines: list[str] = []
    for each in parts(components):
        if each["type"] == 10:
            lines.append(read(each["content"]).text.replace("\u200b", ""))
        elif each["type"] == 14:
            lines.append("———")
        else:
            lines.append(" ".join(_control(control) for control in each["components"]))
    return "\n".join(lines)


def _control(control: dict[str, Any]) -> str:
    if control["type"] == 3:
        return f"[{control['placeholder']}: {', '.join(option['label'] for option in control['options'])}]"
    return f"[{control['label']}{' ↗' if 'url' in control else ''}]"


def shown(*blocks: Block) -> str:
    """What is seen below the title."""
    return seen(render.message(Card("", blocks))["components"])


def breaches(message: render.Payload) -> list[str]:
    said = dict(message)
    found = [*limits.message_breaches(message["components"]), *checks.message(said, v2=True)]
    return found + spec.problems("POST", "/channels/1/messages", said)


def types(message: render.Payload) -> list[int]:
    return [part["type"] for part in parts(message["components"])]


def everywhere(text: str) -> Card:
    """A card with this text wherever a text may be."""
    line: Line = (text, Strong(text), Code(text), LinkTo(text, "https://example.org/"), Mention(text, text))
    line += (CommandMention(text, text), CommandMention("met", text, "123456789012345678"))
    entry = Entry(
        (text,), (Strong(text),), (press(text), Choose(text, (press(text),)), Link(text, "https://example.org/"))
    )
    blocks = (
        *(say(*line), footnote(*line), Facts(((text, (text,)),)), Quote(text), Meter(text, 1, 2)),
        *(Entries(text, (entry, Entry((text,), (text,)))), Table((text,), ((text,),)), Divider()),
    )
    return Card(text, blocks, (press(text),), summary=text)
