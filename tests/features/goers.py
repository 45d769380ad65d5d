"""People who go to events, for the stories about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.events import jobs, reading
from bot.events.model import Circle, Event, Going
from bot.members.model import Place
from bot.ports import Store
from tests.talk import PLATFORM, REALM, Person, Talk

PYDAY = "/event add PyDay, 12 March 18:30-21:00, Startup House, https://example.org/pyday"
SHARED = "/event add PyDay, 12 March 18:30-21:00, Startup House for:here"
CHANNEL = Place(PLATFORM, REALM, "C1", private=False)


def said(member: Person) -> tuple[Going, ...]:
    owner, now = member.member.id, member.talk.now()
    year = timedelta(days=400)
    found = member.talk.look(lambda store: store.events.attended(owner, now - year, now + year))
    return tuple(one.state for one in found)


def the_event(talk: Talk, member: Person) -> Event:
    """The first one they go to, as it is kept."""
    owner, now = member.member.id, talk.now()

    def work(store: Store) -> Event | None:
        said = store.events.attended(owner, now - timedelta(days=9), now + timedelta(days=99))
        return jobs.event_of(store, said[0])

    found = talk.look(work)
    assert found is not None
    return found


def circle_of(member: Person) -> Circle:
    return Circle((), member.member.id)


def moves(talk: Talk, event: Event, **to: object) -> Event:
    """Its calendar says something else of it now."""
    after = replace(event, **to)  # type: ignore[arg-type]

    def work(store: Store) -> None:
        store.events.save(after)
        reading.moved(store, (after,), talk.now())

    talk.change(work)
    return after


def in_the_channel(who: Person, text: str, *, pressed: bool = False, organiser: bool = False) -> Person:
    request = who._request(text)
    return who._does(replace(request, where=CHANNEL, room="open", pressed=pressed, organiser=organiser))
