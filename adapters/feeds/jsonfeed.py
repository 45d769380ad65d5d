"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import cast
from zoneinfo import ZoneInfo

from adapters.feeds import told, wording, xmltree
from adapters.feeds.items import MOST_ITEMS, STARTS, id_of, reading, start_of
from bot.events.model import Item, Reading, Unreadable

Entry = Mapping[str, object]


def read(data: bytes, zone: ZoneInfo) -> Reading:
    """Unreadable for any other JSON."""
    try:
        said: object = json.loads(xmltree.decoded(data))
    except ValueError:
        raise Unreadable("not a feed") from None
    except RecursionError:
        raise Unreadable("broken") from None
    feed = _entry(said)
    if feed is None or not isinstance(feed.get("items"), list) or "jsonfeed" not in _text(feed, "version"):
        raise Unreadable("not a feed")
    base = wording.link(_text(feed, "home_page_url"))
    entries = [entry for each in cast(list[object], feed["items"]) if (entry := _entry(each)) is not None]
    items = [_item(each, base, zone) for each in entries[:MOST_ITEMS]]
    return reading(items, _text(feed, "title"), len(entries))


def _item(entry: Entry, base: str, zone: ZoneInfo) -> Item:
    texts = [text for name in ("content_html", "content_text", "summary") if (text := _text(entry, name))]
    link = wording.link(_text(entry, "url"), base) or wording.link(_text(entry, "external_url"), base)
    published = told.published(_text(entry, "date_published"))
    title = wording.title(_text(entry, "title")) or wording.title(texts[0][:100] if texts else "")
    return Item(
        id=id_of(_text(entry, "id"), link, title),
        title=title,
        link=link,
        start=_start(entry, zone) or start_of(texts, zone, published),
        published=published,
    )


def _start(entry: Entry, zone: ZoneInfo) -> told.Start | None:
    """By a field of the entry, or of one of its extensions, whose names begin with a stroke."""
    extensions = [inner for name, each in entry.items() if name.startswith("_") and (inner := _entry(each)) is not None]
    for each in (entry, *extensions):
        said = {re.sub(r"[^a-z]", "", name.lower()): _text(each, name) for name in each}
        for name in STARTS:
            if (found := told.field(said.get(name, ""), zone)) is not None:
                return found
    return None


def _entry(said: object) -> Entry | None:
    return cast(Entry, said) if isinstance(said, dict) else None


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    return str(value) if isinstance(value, str | int) else ""
