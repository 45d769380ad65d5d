"""People in the channels of workspaces and servers, and feeds that were read without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.context import Request
from bot.events import reading
from bot.events.model import Occurrence, Reading, Source
from bot.members.model import Handle, Place
from bot.ports import Store
from tests.talk import Person, Talk

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
"""When a talk begins: a Thursday."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LINK = "https://example.org/events.ics"
NOT_YOURS = "Only people who manage this space"


class Guest(Person):
    """Somebody in a channel of a space; `organiser`: they manage it."""

    organiser = False
    space = ""
    direct = False

    def _request(self, text: str) -> Request:
        asked = replace(super()._request(text), organiser=self.organiser, space=self.space)
        if self.direct:
            return asked
        return replace(asked, where=Place(self.handle.platform, self.handle.realm, "C1", private=False), room="open")


def guest(talk: Talk, name: str, *, organiser: bool = False, zone: str = "", guild: str = "") -> Guest:
    """`guild`: on Discord, in that server."""
    one = Guest(talk, name, zone)
    talk._people[name] = one
    one.organiser = organiser
    if guild:
        one.handle, one.space = Handle("discord", "discord", name), f"discord/{guild}"
    return one


def talk_at(title: str, days: float, **more: Any) -> Occurrence:
    start = NOW + days * DAY
    return replace(Occurrence(title, "", title, start, start + HOUR), **more)


def has_read(talk: Talk, some: Sequence[Occurrence], link: str = LINK, name: str = "") -> None:
    """As when the reader has been there."""

    def work(store: Store) -> None:
        source = store.feeds.source(link)
        assert source is not None
        said = Reading(tuple(some), name=name)
        reading.read(store, source.id, said, talk.now(), seen=replace(source, kind="calendar"))

    talk.change(work)


def source(talk: Talk, link: str = LINK) -> Source:
    found = talk.look(lambda store: store.feeds.source(link))
    assert found is not None
    return found
