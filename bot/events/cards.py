"""What people see of events and feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.events import planning, rules
from bot.events.model import Attendance, AttendanceId, Event, EventId, Feed, Going
from bot.kit import times, words
from bot.kit.cards import Action, At, Block, Card, Code, Entries, Entry, Facts, Line, LinkTo, Strong, footnote, say

SHOWN_TITLE, SHOWN_PLACE = 120, 50
MOST_COMING, MOST_PAST = 20, 10
_GOES = "you're going"


def titled(event: Event) -> Line:
    """Its title, and where it leads."""
    title = words.clip(event.title, SHOWN_TITLE)
    return (LinkTo(title, event.url),) if event.url else (Strong(title),)


def where(event: Event) -> str:
    """The place in a few words, "online", or nothing when nobody said."""
    if event.location.startswith(("http://", "https://")):
        return "online"
    place = words.clip(event.location, SHOWN_PLACE)
    return (
        f"{place}, online too"
        if place and event.online and "online" not in place.lower()
        else place or ("online" if event.online else "")
    )


def named(day: date) -> str:
    """A day that the reader needn't count to: “Monday 9 March”."""
    return f"{times.DAYS[day.weekday()]} {day.day} {times.MONTHS[day.month - 1]}"


def clock(event: Event, zone: ZoneInfo, on: date | None = None) -> Line:
    """When it begins and ends, beside its day: times in the reader's own zone. `on`: the day it is told under, for one
    that may have begun before; then its beginning would read as one of that day."""
    first, last = event.day(zone), event.last_day(zone)
    if event.all_day:
        return ("all day",) if last <= (on or first) else (f"all day until {named(last)}",)
    if on is not None and first < on and event.ends is not None:
        return ("until ", At(event.ends))
    if event.ends is None:
        return (At(event.starts, dated=False),)
    if event.ends - event.starts < timedelta(hours=20):
        return (At(event.starts, dated=False), f", {_length(event.ends - event.starts)}")
    return (At(event.starts, dated=False), " until ", At(event.ends))


def listed(
    title: str,
    events: Sequence[Event],
    actions: Mapping[EventId, Sequence[Action]],
    *,
    zone: ZoneInfo,
    today: date,
    going: Mapping[EventId, int],
    said: Mapping[EventId, Attendance],
) -> Card:
    """Events under the headings of their days; what began before is under today."""
    blocks: list[Block] = []
    for day, some in groupby(events, key=lambda one: max(one.day(zone), today)):
        items = tuple(
            Entry(
                titled(one),
                detail(one, zone, going.get(one.id, 0), said.get(one.id), on=day),
                tuple(actions.get(one.id, ())),
            )
            for one in some
        )
        blocks.append(Entries(words.capital(times.say_day(day, today)), items))
    return Card(title, tuple(blocks), summary="What is on")


def detail(event: Event, zone: ZoneInfo, going: int, said: Attendance | None = None, *, on: date | None = None) -> Line:
    """When, where, how many go, and whether the reader does. `on`: as in `clock`."""
    parts: list[Line] = [clock(event, zone, on)]
    parts += [(text,) for text in (where(event),) if text]
    parts += [("tentative",)] if event.status == "tentative" else []
    parts += [(f"{going} going",)] if going else []
    parts += [(_GOES,)] if said is not None and said.state is Going.GOING else []
    return tuple(span for number, part in enumerate(parts) for span in ((" · ",) if number else ()) + part)


def shown(
    event: Event, *, zone: ZoneInfo, today: date, going: int, said: Attendance | None, feeds: Sequence[Feed]
) -> Card:
    pairs: list[tuple[str, Line]] = [("When", _when(event, zone, today))]
    if text := where(event):
        pairs.append(("Where", (text,)))
    if event.url:
        pairs.append(("Link", (LinkTo(words.clip(event.url, 60), event.url),)))
    if event.topics:
        pairs.append(("Topics", (", ".join(event.topics),)))
    if going:
        pairs.append(("Going", (words.plural(going, "person", "people"),)))
    if feeds:
        pairs.append(("From", (words.join([one.title for one in feeds[:3]]),)))
    blocks: tuple[Block, ...] = (Facts(tuple(pairs)),)
    if event.status == "cancelled":
        blocks = (say("This event is cancelled."), *blocks)
    elif event.status == "gone":
        blocks = (say("Its calendar doesn't list this event any more."), *blocks)
    if said is not None and said.state is Going.GOING:
        blocks += (say("You're going."),)
    return Card(words.clip(event.title, SHOWN_TITLE), blocks, summary="An event")


def _when(event: Event, zone: ZoneInfo, today: date) -> tuple[str, *Line]:
    day = times.say_day(event.day(zone), today)
    return (f"{day}, ", *clock(event, zone))


def added(event: Event, zone: ZoneInfo, today: date, *, everybody: bool) -> Card:
    whose = "Everybody here sees it in the list and in the digest." if everybody else "Only you see it."
    day, *rest = _when(event, zone, today)
    return Card(
        f"On the list: {words.clip(event.title, SHOWN_TITLE)}",
        (say(words.capital(day), *rest, f". {words.capital(where(event))}" if where(event) else ""), say(whose)),
        tone="good",
        summary="Saved",
    )


def no_day(title: str) -> Card:
    return Card(
        f"When is {words.clip(title, 80) or 'it'}?",
        (say("I found no day in that. Say when, or type it again with one: ", Code("PyDay, next friday 18:30")),),
        tone="ask",
        summary="One more step",
    )


def going(
    one: Attendance,
    event: Event,
    today: date,
    zone: ZoneInfo,
    now: datetime,
    *,
    known: bool,
    told: Sequence[Line] = (),
) -> Card:
    """That they go, and when they hear of it. `known`: they had said so before."""
    blocks: list[Block] = [say(*_when(event, zone, today), f" · {where(event)}" if where(event) else "")]
    comes: list[tuple[str, Line]] = []
    if one.prep_at is not None:
        soon = one.prep_at <= now + timedelta(minutes=1)
        at = "in a minute" if soon else _clock_day(one.prep_at, today, zone)
        comes.append(("Before", (f"{at}: I help you prepare",)))
    if one.ask_at is not None:
        comes.append(("After", (f"{_clock_day(one.ask_at, today, zone)}: I ask whom you met",)))
    if comes:
        blocks.append(Facts(tuple(comes)))
    if one.remind:
        blocks.append(say(*_reminds(one, today, zone)))
    blocks += [say(*line) for line in told]
    blocks.append(footnote("Nobody sees your name: lists only count people."))
    title = f"{words.capital(_GOES)}{' already' if known else ''}: {words.clip(event.title, SHOWN_TITLE)}"
    return Card(title, tuple(blocks), tone="good", summary="You're going")


def not_going(title: str, *, told: Sequence[Line] = ()) -> Card:
    blocks = (say("You get no more messages about it."), *(say(*line) for line in told))
    return Card(f"Not going: {words.clip(title, SHOWN_TITLE)}", blocks, tone="good", summary="Saved")


def reminding(one: Attendance, today: date, zone: ZoneInfo) -> Card:
    title = f"{'Reminder set' if one.remind else 'No reminder'}: {words.clip(one.title, SHOWN_TITLE)}"
    said: Line = ("The card to prepare and the question afterwards still come.",)
    said = _reminds(one, today, zone) if one.remind else said
    return Card(title, (say(*said),), tone="good", summary="Saved")


def reminder(one: Attendance, event: Event | None, today: date, zone: ZoneInfo) -> Card:
    """Soon it begins."""
    title = f"Coming up: {words.clip(one.title, SHOWN_TITLE)}"
    return Card(title, (Facts(facts(one, event, today, zone)),), summary="A reminder")


def called_off(one: Attendance, event: Event | None, today: date) -> Card:
    """It doesn't take place, or its calendar lost it."""
    cancelled = event is not None and event.status == "cancelled"
    title = f"{'Cancelled' if cancelled else 'No longer in its calendar'}: {words.clip(one.title, SHOWN_TITLE)}"
    said = f"You wanted to go there {times.say_day(one.day, today)}. I won't remind you of it."
    return Card(title, (say(said),), tone="warn", summary="About an event")


def where_you_go(
    coming: Sequence[Attendance],
    past: Sequence[Attendance],
    actions: Mapping[AttendanceId, Sequence[Action]],
    today: date,
    zone: ZoneInfo,
) -> Card:
    """What is to come, the next one first, and what they said of past ones, the last one first."""
    if not coming and not past:
        return Card("No plans yet", (say("Press Going where something looks good."),), summary="Your events")

    def rows(some: Sequence[Attendance]) -> tuple[Entry, ...]:
        return tuple(
            Entry((Strong(words.clip(one.title, SHOWN_TITLE)),), _said(one, today, zone), tuple(actions[one.id]))
            for one in some
        )

    blocks = tuple(Entries(head, rows(some)) for head, some in (("Coming", coming), ("Before", past)) if some)
    return Card("Your events", blocks, summary="Your events")


def next_one(one: Event | Attendance, today: date, zone: ZoneInfo) -> tuple[Line, Line]:
    """An event in two lines: its title, and when and where."""
    if isinstance(one, Attendance):
        return (Strong(words.clip(one.title, SHOWN_TITLE)),), _said(one, today, zone)
    place = where(one)
    return titled(one), (*_when(one, zone, today), *((f" · {place}",) if place else ()))


def facts(one: Attendance, event: Event | None, today: date, zone: ZoneInfo) -> tuple[tuple[str, Line], ...]:
    """When and where, with its link."""
    if event is None:
        clock_time: Line = ("all day",) if one.all_day else (At(one.starts, dated=False),)
        return (("When", (f"{times.say_day(one.day, today)}, ", *clock_time)),)
    pairs: list[tuple[str, Line]] = [("When", _when(event, zone, today))]
    pairs += [("Where", (text,)) for text in (where(event),) if text]
    pairs += [("Link", (LinkTo(words.clip(event.url, 60), event.url),))] if event.url else []
    return tuple(pairs)


def _said(one: Attendance, today: date, zone: ZoneInfo) -> Line:
    day = times.say_day(one.day, today)
    match one.state:
        case Going.WENT:
            return (f"{day} · you were there",)
        case Going.MISSED:
            return (f"{day} · you did not go",)
        case _:
            begins: Line = (day,) if one.all_day else (f"{day}, ", At(one.starts, dated=False))
            reminds = () if one.remind_at is None else (f" · reminder {_clock_day(one.remind_at, today, zone)}",)
            return (*begins, *reminds)


def _reminds(one: Attendance, today: date, zone: ZoneInfo) -> Line:
    at = planning.remind_at(one, one.remind)
    return () if at is None else (f"I remind you {_clock_day(at, today, zone)}.",)


def _clock_day(at: datetime, today: date, zone: ZoneInfo) -> str:
    """By the clock that the member chose for reminders; the platform's may be another."""
    local = at.astimezone(zone)
    return f"{times.say_day(local.date(), today)} at {times.say_time(local.time())}"


def nothing(period: str, *, feeds: int, topics: Sequence[str]) -> Card:
    if topics:
        return Card(
            f"Nothing about {words.join(topics, last='or')} {period}",
            (say("Try without the topic, or look further ahead."),),
            summary="What is on",
        )
    if feeds:
        return Card(
            f"Nothing is on {period}", (say("Look further ahead, or add something yourself."),), summary="What is on"
        )
    return Card(
        "No events yet",
        (
            say(
                "Paste the calendar link of a group you like. Links from Meetup, Luma, Google or a university will do, "
                "and so will an RSS feed."
            ),
            say("Or add one event in a line: its name, when, where."),
        ),
        summary="What is on",
    )


def feed_list(feeds: Sequence[Feed], actions: Sequence[Sequence[Action]], now: datetime, zone: ZoneInfo) -> Card:
    items = tuple(
        Entry(
            (
                Strong(words.clip(feed.title, 80)),
                " · yours alone" if feed.owner is not None else " · for everybody here",
            ),
            (health(feed, now, zone),),
            tuple(own),
        )
        for feed, own in zip(feeds, actions, strict=True)
    )
    return Card(words.plural(len(feeds), "feed"), (Entries("", items),), summary="Feeds")


def health(feed: Feed, now: datetime, zone: ZoneInfo) -> str:
    """What is known of a feed, in one line of plain words."""
    source = feed.source
    if source.read_at is None and not source.trouble:
        return "Not read yet: I do it within a minute."
    read = "" if source.read_at is None else f"read {_ago(source.read_at, now)}"
    if source.trouble:
        why = rules.TROUBLE.get(source.trouble, rules.TROUBLE["broken"])
        last = f" Last {read}." if read else ""
        then = (
            f"I try again {_at(source.next_at, now, zone)}." if source.working else "I stopped trying; press Refresh."
        )
        return f"I could not read it: {why}.{last} {then}"
    return words.capital(f"{_found(feed)}. {words.capital(read)}; next {_at(source.next_at, now, zone)}.")


def _found(feed: Feed) -> str:
    count = words.plural(feed.source.found, "event") if feed.source.found else "no event"
    return f"{count} in the next two months{', more than I can take' if feed.source.truncated else ''}"


def _ago(then: datetime, now: datetime) -> str:
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 2:
        return "just now"
    if minutes < 90:
        return f"{minutes} minutes ago"
    return f"{round(minutes / 60)} hours ago" if minutes < 36 * 60 else f"{round(minutes / 1440)} days ago"


def _at(then: datetime, now: datetime, zone: ZoneInfo) -> str:
    if then <= now + timedelta(minutes=1):
        return "within a minute"
    local = then.astimezone(zone)
    day = times.say_day(local.date(), now.astimezone(zone).date())
    return f"{'' if day == 'today' else f'{day} '}at {times.say_time(local.time())}"


def feed_told(feed: Feed, events: Sequence[Event], zone: ZoneInfo, today: date, *, advice: str = "") -> Card:
    """After the first reading, and when it is given up. `advice` says where its site keeps the link of the calendar."""
    source = feed.source
    if source.trouble:
        why = rules.TROUBLE.get(source.trouble, rules.TROUBLE["broken"])
        last = say("I keep trying for a week.") if source.working else say("I tried for a week and stopped.")
        title = f"I could not read {words.clip(feed.title, 80)}"
        look = (say(advice),) if advice and source.trouble in ("not a calendar", "not a feed") else ()
        return Card(title, (say(words.capital(f"{why}.")), *look, last), tone="warn", summary="About a feed")
    blocks: list[Block] = [say(words.capital(f"{_found(feed)}."))]
    if events:
        first = events[0]
        blocks.append(say("The next one: ", *titled(first), ", ", *_when(first, zone, today)))
    elif source.kind == "feed":
        blocks.append(footnote("A news feed tells of events only where its entries say when they begin."))
    return Card(f"I read {words.clip(feed.title, 80)}", tuple(blocks), tone="good", summary="About a feed")


def _length(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h" if not rest else f"{hours}½ h" if rest == 30 else f"{hours} h {rest} min"
