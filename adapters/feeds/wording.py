"""Texts of others made plain: no markup, no entities, no unseen characters; and links that may be followed."""

from __future__ import annotations

import re
from html import unescape as entities
from urllib.parse import urljoin, urlsplit

from bot.events.model import MOST_ADDRESS, MOST_LOCATION, MOST_TEXT, MOST_TITLE
from bot.kit import words

_LONGEST = 20_000
"""Characters of a text that are looked at, before it is clipped to what is kept."""

_GONE = re.compile(r"<(script|style|head|template)\b[^>]{0,500}>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|hr)\b[^<>]{0,200}>", re.I)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[^<>]*|/)?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(r"[ \t\u00a0]+")
_LINES = re.compile(r" ?\n\s*")
_LINK = re.compile(r"https?://[^\s<>\"'\\\]\[{}|^`]{3,}", re.I)
_HREF = re.compile(r"href\s*=\s*[\"']?\s*(https?://[^\s<>\"']{3,})", re.I)


def plain(text: str) -> str:
    """`text` without markup and entities, its lines kept. Something like "a < b" or "<!channel>" is no markup."""
    text = text[:_LONGEST]
    if "<" in text:
        text = _GONE.sub(" ", text)
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _decoded(_decoded(text))  # feeds made of feeds encode twice
    if not text.isascii() or not text.isprintable():
        text = words.clean(text)
    return _LINES.sub("\n", _SPACE.sub(" ", text)).strip()


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda found: entities(found[0]), text)


def one_line(text: str, limit: int) -> str:
    return words.clip(" ".join(plain(text).split()), limit)


def title(text: str) -> str:
    return one_line(text, MOST_TITLE)


def location(text: str) -> str:
    return one_line(text, MOST_LOCATION)


def description(text: str) -> str:
    return words.clip(plain(text), MOST_TEXT)


def link(text: str, base: str = "") -> str:
    """`text` as a link that may be shown, relative to `base`; "" for anything but http(s) with a host."""
    text = text.strip().strip("<>\"'").strip()
    if "&amp;" in text:
        text = text.replace("&amp;", "&")
    if not text or len(text) > MOST_ADDRESS or not text.isprintable() or any(each in text for each in ' \\<>"'):
        return ""
    try:
        whole = urljoin(base, text) if base else text
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return ""
    return whole if parts.scheme.lower() in {"http", "https"} and host and len(whole) <= MOST_ADDRESS else ""


def first_link(text: str) -> str:
    """The first link in a text or in its markup."""
    text = text[:_LONGEST]
    found = _HREF.search(text) or _LINK.search(text)
    if found is None:
        return ""
    return link(found[1]) if found.re is _HREF else link(_bare(found[0]))


def _bare(text: str) -> str:
    """A link that stood in a sentence, without the full stop or bracket after it."""
    text = text.rstrip(".,;:!?*_~")
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip(".,;:!?")
    return text
