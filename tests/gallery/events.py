"""An example of every view of events, and of what comes before and after one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.attending import cards as attending
from bot.attending import rules as attending_rules
from bot.events import cards as events
from bot.events import planning
from bot.events.model import (
    Attendance,
    AttendanceId,
    Event,
    EventId,
    Feed,
    FeedId,
    Going,
    Source,
    SourceId,
)
from bot.journal.model import Entry, EntryId, How
from bot.kit.cards import Card
from bot.members.model import MemberId
from bot.met.commands import Logged
from tests.builders import CREATED, TODAY, a_contact, a_member
from tests.gallery.content import BUTTONS, Content

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
COUNTS = (("Counts for “Attend 3 events by June”: 1 of 3.",),)


def _event(content: Content, number: int = 1, *, days: int = 7) -> Event:
    starts = NOW + timedelta(days=days)
    title = f"{content.where} {number}"
    url = "https://example.org/pyday?utm_source=feed"
    return Event(
        EventId(number),
        title[:200],
        starts,
        f"uid{number}",
        CREATED,
        ends=starts + timedelta(hours=2, minutes=30),
        location=content.company,
        url=url,
        topics=(content.role[:40], "python"),
    )


def _said(content: Content, number: int = 1, *, days: int = 7, state: Going = Going.GOING) -> Attendance:
    event = _event(content, number, days=days)
    one = Attendance(
        AttendanceId(number), MemberId(1), event.id, state, event.title, event.starts, "Europe/Berlin", CREATED
    )
    return planning.planned(replace(one, remind="1h"), event, a_member(zone="Europe/Berlin"), NOW)


def _feed(content: Content, number: int = 1, **more: object) -> Feed:
    source = Source(SourceId(number), "https://example.org/events.ics", NOW + timedelta(hours=1), name=content.company)
    source = replace(source, **more)  # type: ignore[arg-type]
    return Feed(FeedId(number), source, CREATED, owner=MemberId(1) if number == 1 else None, space="slack/T1")


def events_listed(content: Content) -> Iterator[Card]:
    whole = replace(_event(content, 2, days=8), all_day=True, ends=None, status="tentative", url="", online=True)
    long = replace(_event(content, 3, days=-1), ends=NOW + timedelta(days=3))
    some = [long, _event(content), whole]
    going, said = {EventId(1): 3}, {EventId(1): _said(content)}
    actions = {one.id: BUTTONS for one in some}
    yield events.listed("3 events", some, actions, zone=BERLIN, today=TODAY, going=going, said=said)


def events_shown(content: Content) -> Iterator[Card]:
    one = _event(content)
    feeds = [_feed(content), _feed(content, 2)]
    yield events.shown(one, zone=BERLIN, today=TODAY, going=3, said=_said(content), feeds=feeds)
    for status in ("cancelled", "gone"):
        other = replace(one, status=status, topics=(), url="", location="")
        yield events.shown(other, zone=BERLIN, today=TODAY, going=0, said=None, feeds=())


def events_added(content: Content) -> Iterator[Card]:
    yield events.added(_event(content), BERLIN, TODAY, everybody=False)
    yield events.added(replace(_event(content), location=""), BERLIN, TODAY, everybody=True)


def events_no_day(content: Content) -> Iterator[Card]:
    yield events.no_day(content.where).offering(*BUTTONS)
    yield events.no_day("")


def events_nothing(content: Content) -> Iterator[Card]:
    yield events.nothing("in the next seven days", feeds=0, topics=())
    yield events.nothing("in the next seven days", feeds=2, topics=())
    yield events.nothing("in the next seven days", feeds=2, topics=(content.role,))


def events_feed_list(content: Content) -> Iterator[Card]:
    feeds = [
        _feed(content),
        _feed(content, 2, read_at=NOW - timedelta(hours=3), found=7, truncated=True),
        _feed(content, 3, read_at=NOW - timedelta(days=3), trouble="not found", working=False),
    ]
    yield events.feed_list(feeds, [BUTTONS] * 3, NOW, BERLIN)


def events_feed_told(content: Content) -> Iterator[Card]:
    yield events.feed_told(_feed(content, found=2, read_at=NOW), [_event(content)], BERLIN, TODAY)
    yield events.feed_told(_feed(content, kind="feed", read_at=NOW), [], BERLIN, TODAY)
    yield events.feed_told(_feed(content, trouble="forbidden"), [], BERLIN, TODAY)
    yield events.feed_told(_feed(content, trouble="broken", working=False), [], BERLIN, TODAY)
    server = _feed(content, address="discord:1", name="", trouble="no permission")
    yield events.feed_told(server, [], BERLIN, TODAY)
    page = _feed(content, trouble="not a calendar")
    yield events.feed_told(page, [], BERLIN, TODAY, advice="On its page press Subscribe, and paste the link.")


def events_going(content: Content) -> Iterator[Card]:
    yield events.going(_said(content), _event(content), TODAY, BERLIN, NOW, known=False)
    soon = replace(_said(content, days=1), remind="")
    yield events.going(soon, _event(content, days=1), TODAY, BERLIN, NOW, known=True, told=COUNTS)


def events_not_going(content: Content) -> Iterator[Card]:
    yield events.not_going(content.where)
    yield events.not_going(content.where, told=COUNTS)


def events_reminding(content: Content) -> Iterator[Card]:
    yield events.reminding(_said(content), TODAY, BERLIN)
    yield events.reminding(replace(_said(content), remind=""), TODAY, BERLIN)


def events_reminder(content: Content) -> Iterator[Card]:
    yield events.reminder(_said(content), _event(content), TODAY, BERLIN)
    yield events.reminder(_said(content), None, TODAY, BERLIN)
    yield events.reminder(replace(_said(content), all_day=True), None, TODAY, BERLIN)


def events_called_off(content: Content) -> Iterator[Card]:
    yield events.called_off(_said(content), replace(_event(content), status="cancelled"), TODAY)
    yield events.called_off(_said(content), None, TODAY)


def events_where_you_go(content: Content) -> Iterator[Card]:
    coming = [_said(content), replace(_said(content, 2, days=9), all_day=True, remind_at=None)]
    states = (Going.WENT, Going.MISSED, Going.GOING)
    past = [_said(content, number, days=-number, state=state) for number, state in enumerate(states, start=3)]
    actions = {one.id: BUTTONS for one in (*coming, *past)}
    yield events.where_you_go(coming, past, actions, TODAY, BERLIN)
    yield events.where_you_go(coming[:1], (), actions, TODAY, BERLIN)
    yield events.where_you_go((), (), {}, TODAY, BERLIN)


def attending_prep(content: Content) -> Iterator[Card]:
    one, event = _said(content), _event(content)
    questions = attending_rules.questions((), private=True)
    facts = events.facts(one, event, TODAY, BERLIN)
    mine = {"pitch": content.note, "audience": content.role}
    yield attending.prep(event.title, facts, questions, [content.name] * 5, more=12, **mine)
    yield attending.prep(one.title, events.facts(one, None, TODAY, BERLIN), [("A", content.note[:200])] * 3, ())


def attending_nowhere(content: Content) -> Iterator[Card]:
    yield attending.nowhere()


def attending_asked(content: Content) -> Iterator[Card]:
    yield attending.asked(_said(content, days=-1), TODAY)


def _logged(content: Content, number: int) -> Logged:
    contact = replace(a_contact(f"{content.name} {number}", company=content.company), role=content.role)
    entry = Entry(EntryId(number), MemberId(1), contact.id, CREATED, TODAY, How.EVENT, content.where)
    return Logged(contact, entry, (), (), new=number != 1)


def attending_people(content: Content) -> Iterator[Card]:
    logged = [_logged(content, number) for number in range(50)]
    yield attending.people(_said(content, days=-1), logged, COUNTS, TODAY)
    yield attending.people(_said(content, days=-1), logged[:2], (), TODAY)


def attending_went(content: Content) -> Iterator[Card]:
    yield attending.went(_said(content, days=-1), COUNTS)


def attending_missed(content: Content) -> Iterator[Card]:
    yield attending.missed(_said(content, days=-1), ())


def attending_undone(content: Content) -> Iterator[Card]:
    one = _said(content, days=-1)
    yield attending.undone(one, [content.name] * 50, (), COUNTS)
    yield attending.undone(one, [content.name], [content.name] * 2, ())
    yield attending.undone(one, (), [content.name], ())


EVENTS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "events.listed": events_listed,
    "events.shown": events_shown,
    "events.added": events_added,
    "events.no_day": events_no_day,
    "events.nothing": events_nothing,
    "events.feed_list": events_feed_list,
    "events.feed_told": events_feed_told,
    "events.going": events_going,
    "events.not_going": events_not_going,
    "events.reminding": events_reminding,
    "events.reminder": events_reminder,
    "events.called_off": events_called_off,
    "events.where_you_go": events_where_you_go,
    "attending.prep": attending_prep,
    "attending.nowhere": attending_nowhere,
    "attending.asked": attending_asked,
    "attending.people": attending_people,
    "attending.went": attending_went,
    "attending.missed": attending_missed,
    "attending.undone": attending_undone,
}
