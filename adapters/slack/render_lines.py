"""Texts and lines for Slack. What people wrote stays as they wrote it: it stands in `plain_text` or in the text
elements of `rich_text`, where Slack looks for no markup."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import UTC
from typing import Any, TypeAlias, assert_never
from urllib.parse import urlsplit

from adapters.slack.limits import SECTION_TEXT, URL
from bot.kit import times, words
from bot.kit.cards import At, ChannelMention, Code, CommandMention, Line, LinkTo, Mention, On, Span, Strong

Block: TypeAlias = dict[str, Any]
"""A block, an element or a text object of Block Kit."""

LONGEST = SECTION_TEXT
"""Letters of one line or quote, as `stored` counts. Slack names no limit for rich text; this one holds for every other
text."""

MOST = 2 * LONGEST
"""Characters of a text that are looked at."""

WHEN, CLOCK = "{date_short_pretty} at {time}", "{time}"
NOTHING = "…"
"""In place of a text that is empty where Slack takes no empty one."""

_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,30}")
_SPACE = re.compile(r"[^\S\n]")
_ODD_IN_URL = re.compile(r"[\s\\\x00-\x20\x7f-\xa0<>]")


def safe(text: str) -> str:
    """Without what is unseen or steers the direction of writing; white space at the ends stays."""
    text = text[:MOST]
    inside = text.strip()
    if not inside:
        return _SPACE.sub(" ", text)
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return _SPACE.sub(" ", start) + words.clean(inside) + _SPACE.sub(" ", end)


def stored(said: str) -> int:
    """How long a text is where Slack keeps it: in UTF-16 units, its `&`, `<` and `>` escaped."""
    return words.utf16(escaped(said))


def short(said: str, limit: int) -> str:
    """At most `limit` letters as `stored` counts, with a mark where something is left out."""
    room = limit
    while (over := stored(cut := words.clip(said, room, unit="utf16")) - limit) > 0:
        room -= -(-over // 5)  # the longest escape has five letters
    return cut


def clipped(said: str, limit: int) -> str:
    """One line of at most `limit` letters, and never empty."""
    return short(words.clean(said[:MOST], lines=False), limit) or NOTHING


def plain(said: str, limit: int) -> Block:
    """A text object that nothing is read into."""
    return {"type": "plain_text", "text": clipped(said, limit), "emoji": False}


def escaped(said: str) -> str:
    """For a text in which Slack looks for its `<…>`: there is none in it then."""
    return html.escape(said, quote=False)


def section(elements: Sequence[Block]) -> Block:
    return {"type": "rich_text_section", "elements": list(elements)}


def rich(*parts: Block) -> Block:
    return {"type": "rich_text", "elements": list(parts)}


def literal(line: Line) -> str | None:
    """The line as text, if text is all there is to it."""
    parts: list[str] = []
    for span in line:
        match span:
            case str():
                parts.append(span)
            case Strong():
                parts.append(span.text)
            case On():
                parts.append(day(span))
            case Code() | LinkTo() | Mention() | ChannelMention() | CommandMention() | At():
                return None
            case _:
                assert_never(span)
    return "".join(parts)


def size(line: Line) -> int:
    """About how many letters it takes, as `stored` counts."""
    return sum(stored(element.get("text", "")) for element in _all(line))


def elements(line: Line, limit: int = LONGEST) -> list[Block]:
    """The elements of a section; cut within the text that passes `limit` letters."""
    found: list[Block] = []
    left = limit
    for element in _all(line):
        said = element.get("text")
        if isinstance(said, str):
            element = {**element, "text": short(said, left)}
            left -= stored(said)
        if found and _alike(found[-1], element):
            element = {**element, "text": found.pop()["text"] + element["text"]}
        if element.get("text") != "":
            found.append(element)
        if left <= 0:
            break
    return found


def _alike(one: Block, other: Block) -> bool:
    return one["type"] == other["type"] == "text" and one.get("style") == other.get("style")


def is_blank(found: Sequence[Block]) -> bool:
    return all(element["type"] == "text" and not element["text"].strip() for element in found)


def text(said: str, *, bold: bool = False, code: bool = False) -> Block:
    style = {name: True for name, on in (("bold", bold), ("code", code)) if on}
    return {"type": "text", "text": said, **({"style": style} if style else {})}


def day(span: On) -> str:
    return f"{span.day:%a} {span.day.day} {span.day:%b %Y}"


def host(url: str) -> str:
    """Where a link leads, as it is looked up; empty for what isn't a plain web address."""
    if len(url) > URL or _ODD_IN_URL.search(url):
        return ""  # browsers and we might not agree on where it leads
    try:
        parts = urlsplit(url)
        name = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    return name if parts.scheme in ("http", "https") else ""


def _all(line: Line) -> list[Block]:
    return [element for span in line for element in _span(span) if element.get("text") != ""]


def _span(span: Span) -> list[Block]:
    match span:
        case str():
            return [text(safe(span))]
        case Strong():
            return [text(safe(span.text), bold=True)]
        case Code():
            return [text(safe(span.text), code=True)]
        case CommandMention():
            return [text(safe(f"/{span.typed}"), code=True)]
        case LinkTo():
            return _link(safe(span.text), span.url)
        case Mention():
            if _USER.fullmatch(span.user):
                return [{"type": "user", "user_id": span.user}]
            return [text(f"@{safe(span.name)}")]
        case ChannelMention():
            if _CHANNEL.fullmatch(span.channel):
                return [{"type": "channel", "channel_id": span.channel}]
            return [text(f"#{safe(span.channel)}")]
        case On():
            return [text(day(span))]
        case At():
            at = span.instant.astimezone(UTC)
            fallback = f"{day(On(at.date()))} {times.say_time(at.time())} UTC"
            shape = WHEN if span.dated else CLOCK
            return [{"type": "date", "timestamp": int(at.timestamp()), "format": shape, "fallback": fallback}]
        case _:
            assert_never(span)


def _link(label: str, url: str) -> list[Block]:
    """A link, with its host beside it unless the label is that very address."""
    to = host(url)
    if not to:
        return [text(label if label.strip() == url.strip() else f"{label} ({safe(url)})")]
    link: Block = {"type": "link", "url": url, "text": label.strip() or url}
    bare = label.strip().casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
    whole = url.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
    honest = bare in (whole, to, to.removeprefix("www.")) and "@" not in whole and whole.startswith(to)
    return [link] if honest else [link, text(f" ({to.removeprefix('www.')})")]
