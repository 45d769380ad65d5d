"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, and JSON Feed. What an entry is, and when the event it tells of begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from adapters.feeds import jsonfeed, told, wording, xmltree
from adapters.feeds.items import MOST_ITEMS, STARTS, id_of, reading, start_of
from adapters.feeds.sniff import what_is
from bot.events.model import Item, Reading, Unreadable

MOST_BYTES = 20_000_000
_BASE = "{http://www.w3.org/XML/1998/namespace}base"

_BRACKETED = re.compile(r"\[(\d{4}-\d\d-\d\d)\] ")
_BEFORE_COLON = re.compile(r"([A-Z][a-z]{2} \d{1,2}, \d{4}): ")
_HOURS = ("starthour", "starttime", "eventstarttime", "eventtime")
_PUBLISHED = ("pubdate", "published", "issued", "date", "updated", "modified")
_TEXTS = ("encoded", "content", "description", "summary", "subtitle")


def read_feed(data: bytes, *, zone: str) -> Reading:
    """The items of a feed, in its order. Times without an offset are in `zone`.

    Unreadable when it is no feed, or nothing of it can be read. ZoneInfoNotFoundError for an unknown `zone`.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("too big")
    here = ZoneInfo(zone)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return jsonfeed.read(data, here)
    try:
        root = xmltree.parse(data)
    except Unreadable:
        # A page is no broken feed, and people should hear that they need another address.
        if what_is(data).kind in {"calendar", "html"} or not data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(
            b"<"
        ):
            raise Unreadable("not a feed") from None
        raise
    kind = _local(root.tag)
    if kind not in {"rss", "rdf", "feed", "channel"}:
        raise Unreadable("not a feed")
    channel = next((each for each in root if _local(each.tag) == "channel"), root)
    base = wording.link(root.get(_BASE, "") or channel.get(_BASE, "") or _address(channel, ""))
    entries = [
        each for each in (*channel, *(root if channel is not root else ())) if _local(each.tag) in {"item", "entry"}
    ]
    items = tuple(_item(each, base, here) for each in entries[:MOST_ITEMS])
    return reading(items, _text(channel, "title"), len(entries))


def _item(entry: Element, base: str, zone: ZoneInfo) -> Item:
    base = wording.link(entry.get(_BASE, ""), base) or base
    title = wording.title(_text(entry, "title"))
    link = _address(entry, base)
    texts = [text for name in _TEXTS for text in _texts(entry, name) if text.strip()]
    published = next(
        (when for name in _PUBLISHED for text in _texts(entry, name) if (when := told.published(text))), None
    )
    title = title or wording.title(" ".join(wording.plain(texts[0]).split())[:100] if texts else "")
    own = (
        _text(entry, "guid")
        or _text(entry, "id")
        or entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    )
    return Item(
        id=id_of(own, link, title),
        title=title,
        link=link,
        start=_start(entry, zone) or start_of(texts, zone, published) or _titled(entry, title),
        published=published,
    )


def _start(entry: Element, zone: ZoneInfo) -> told.Start | None:
    """By an element that is there for it. Atom and RSS themselves have none: theirs tell of the publication."""
    said: dict[str, str] = {}
    for each in entry:
        if not each.tag.startswith("{") and _local(each.tag) in {"start", "begin", "when"}:
            continue
        text = each.get("startTime") or each.get("start") or "".join(each.itertext())
        said.setdefault(re.sub(r"[^a-z]", "", _local(each.tag)), text[:100].strip())
    for name in STARTS:
        found = told.field(said[name], zone) if said.get(name) else None
        if found is None:
            continue
        if said.get("cdoalldayevent", "").lower() == "true" and isinstance(found, datetime):
            # Midnight of the producer's zone, which only the local one of its two fields shows.
            return _day(told.field(said.get("localstart", ""), ZoneInfo("UTC")) or found.astimezone(zone))
        if not isinstance(found, datetime):
            return _with_hour(found, said, zone)
        return found
    return None


def _titled(entry: Element, title: str) -> told.Start | None:
    """The day before a title, as event calendars write it: “[2026-03-28] Concert” (Gancio), and “Mar 4, 2026: Lecture”
    (Localist) where the entry's dc:date is that day, too. Other titles begin with days of anything."""
    try:
        if found := _BRACKETED.match(title):
            return date.fromisoformat(found[1])
        if found := _BEFORE_COLON.match(title):
            day = datetime.strptime(found[1], "%b %d, %Y").replace(tzinfo=UTC).date()
            at = datetime.fromisoformat(_text(entry, "date"))
            return at.astimezone(UTC) if at.date() == day and at.tzinfo is not None else None
    except ValueError:
        return None
    return None


def _day(when: told.Start) -> date:
    return when.date() if isinstance(when, datetime) else when


def _with_hour(day: date, said: Mapping[str, str], zone: ZoneInfo) -> told.Start:
    """Day and time of day in two elements."""
    for name in _HOURS:
        at = told.clock(said[name]) if said.get(name) else None
        if at is not None:
            return datetime.combine(day, at, zone).astimezone(UTC)
    return day


def _local(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _texts(element: Element, name: str) -> Iterator[str]:
    """The texts of the children called so, whatever their namespace; markup that isn't escaped loses its tags."""
    for each in element:
        if _local(each.tag) == name and not each.tag.startswith("{http://search.yahoo.com/mrss/}"):
            yield "".join(each.itertext())


def _text(element: Element, name: str) -> str:
    plain = [each for each in element if _local(each.tag) == name and _core(each.tag)]
    found = plain or [each for each in element if _local(each.tag) == name]
    return "".join(found[0].itertext()).strip() if found else ""


def _core(tag: str) -> bool:
    """Whether an element is of the feed itself: media:title and itunes:title are others' words for something else."""
    return not tag.startswith("{") or tag[1:].partition("}")[0] in {
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
        "http://purl.org/net/rss1.1#",
    }


def _address(element: Element, base: str) -> str:
    """The page of an entry: Atom's alternate link, RSS's link, or an id that is an address."""
    best = ""
    for each in element:
        if _local(each.tag) != "link" or not _core(each.tag):
            continue
        own = wording.link(each.get(_BASE, ""), base) or base
        if each.get("href"):
            if each.get("rel", "alternate") == "alternate" and (found := wording.link(each.get("href", ""), own)):
                if each.get("type", "text/html") in {"text/html", "application/xhtml+xml"}:
                    return found
                best = best or found
        elif found := wording.link("".join(each.itertext()), own):
            return found
    if best:
        return best
    for each in element:
        if _local(each.tag) in {"guid", "id"} and each.get("isPermaLink", "true").lower() != "false":
            return wording.link("".join(each.itertext()))
    return ""
