"""What some fetched bytes are, whatever the server calls them: many send calendars as text/plain."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Literal

from adapters.feeds import wording, xmltree

Kind = Literal["calendar", "feed", "html", "something else"]

_LOOKED_AT = 4_000
_PAGE = 300_000
"""Characters of a page in which its links are looked for; they stand in its head."""

_CALENDAR = re.compile(r"^\s*BEGIN\s*:\s*(?:VCALENDAR|VEVENT)\b", re.IGNORECASE | re.MULTILINE)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(rss|rdf|feed|channel)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body|title|div|script)[\s>]", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(link|base|a)\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z:-]{1,30})\s{0,5}=\s{0,5}(?:\"([^\"]{0,2100})\"|'([^']{0,2100})'|([^\s\"'<>]{1,2100}))"
)
_TYPES: dict[str, Literal["calendar", "feed"]] = {
    "text/calendar": "calendar",
    "application/calendar+xml": "calendar",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "feed",
}
MOST_LINKS = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A calendar or feed that a page names: an http(s) or webcal address and the page's words for it."""

    address: str
    kind: Literal["calendar", "feed"]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """`links` are those of a page, calendars before feeds, each address once."""

    kind: Kind
    links: tuple[Link, ...] = ()


def what_is(data: bytes, address: str = "") -> Sniffed:
    """By their content alone; `address` is where the bytes came from, for relative links. Never fails."""
    text = xmltree.decoded(data[: _LOOKED_AT * 2])[:_LOOKED_AT].replace("\0", "").lstrip("\ufeff \t\r\n")
    if _CALENDAR.search(text):
        return Sniffed("calendar")
    text = _COMMENT.sub("", text)
    root, page = _ROOT.search(text), _HTML.search(text)
    if root and (page is None or root.start() < page.start()):
        return Sniffed("feed")
    if page:
        return Sniffed("html", _links(xmltree.decoded(data[: _PAGE * 2])[:_PAGE], address))
    if text.startswith("{") and _is_json_feed(data):
        return Sniffed("feed")
    return Sniffed("something else")


def _is_json_feed(data: bytes) -> bool:
    try:
        said: object = json.loads(xmltree.decoded(data))
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and "jsonfeed" in str(said.get("version", "")) and "items" in said  # type: ignore[reportUnknownMemberType]


def _links(page: str, address: str) -> tuple[Link, ...]:
    """What its `<link rel="alternate">` name, and plain links to calendars: those whose address ends like one."""
    base = address
    found: dict[str, Link] = {}
    for tag in _TAG.finditer(page):
        said = {each[1].lower(): unescape(each[2] or each[3] or each[4] or "") for each in _ATTRIBUTE.finditer(tag[2])}
        href = said.get("href", "").strip()
        if tag[1].lower() == "base":
            base = wording.link(href, address) or base
            continue
        kind = _kind(tag[1].lower(), said, href)
        whole = _address(href, base) if kind else ""
        if kind and whole:
            found.setdefault(whole, Link(whole, kind, wording.title(said.get("title", ""))))
    return tuple(sorted(found.values(), key=lambda each: each.kind != "calendar"))[:MOST_LINKS]


def _kind(tag: str, said: dict[str, str], href: str) -> Literal["calendar", "feed"] | None:
    if tag == "link" and "alternate" in said.get("rel", "").lower().split():
        return _TYPES.get(said.get("type", "").partition(";")[0].strip().lower())
    path = href.partition("?")[0].partition("#")[0].lower()
    if tag == "a" and (href.lower().startswith("webcal") or path.endswith((".ics", ".ical"))):
        return "calendar"
    return None


def _address(href: str, base: str) -> str:
    scheme, colon, rest = href.partition("://")
    if colon and scheme.lower() in {"webcal", "webcals"}:
        return "webcal://" + rest if wording.link("https://" + rest) else ""
    return wording.link(href, base)
