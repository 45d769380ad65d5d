"""What entries of all kinds of feeds have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from adapters.feeds import told, wording
from bot.events.model import Item, Reading

MOST_ITEMS = 1_000

# Fields for the beginning of an event, in namespaces of their own (RSS event module, xCal, Trumba, Google Data, Modern
# Events Calendar …), best first; written without case and strokes.
STARTS = (
    *(
        "dtstart",
        "startdate",
        "startdatetime",
        "datetimestart",
        "start",
        "starttime",
        "startsat",
        "starts",
        "eventstart",
    ),
    *("eventstartdate", "eventdate", "begin", "begindate", "when", "localstart"),
)


def start_of(texts: Sequence[str], zone: ZoneInfo, published: datetime | None) -> told.Start | None:
    """What the texts of an entry say by their markup, else in their first lines."""
    for text in texts:
        if (found := told.marked(text, zone)) is not None:
            return found
    for text in texts:
        if (found := told.top(text, zone, published=published)) is not None:
            return found
    return None


def id_of(own: str, link: str, title: str) -> str:
    own = own.strip()
    if own and len(own) <= 500 and own.isprintable():
        return own
    return link or "made-" + hashlib.sha256((own or title).encode("utf-8", "replace")).hexdigest()[:32]


def reading(items: Sequence[Item], name: str, count: int) -> Reading:
    """`count` is how many entries there were before MOST_ITEMS of them were read."""
    truncated = count > MOST_ITEMS
    warnings = (f"More than {MOST_ITEMS:,} entries; the others are left out.",) if truncated else ()
    return Reading(items=tuple(items), warnings=warnings, name=wording.title(name), truncated=truncated)
