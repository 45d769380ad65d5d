"""`/event`: what is on, and what somebody enters by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from bot.context import Context
from bot.events import cards, feeds, going, jobs, rules
from bot.events.args import EventRef
from bot.events.circles import circle, visit
from bot.events.group import events
from bot.events.line import EventLine, read_line
from bot.events.model import Attendance, Circle, Event, EventId
from bot.events.reading import moved, tidy
from bot.feature import Feature, Job
from bot.kit import ids, times, words
from bot.kit.args import Flag, Moment, Number, OneOf, Text, here
from bot.kit.calls import Call
from bot.kit.cards import Action, Card, Choose
from bot.kit.dates import When
from bot.kit.errors import UserError

PAGE = 10
PERIODS = ("this week", "next week", "month", "all")
WEEK, MONTH = 7, 31
MOST_ENTERED = 200
"""Coming events that one member, or one space, may have entered by hand."""


class NoLongerEvent(UserError):
    """That was on {day}, so nobody can go any more.

    Say a day to come, such as “next friday 18:30”.
    """


class TooManyEntered(UserError):
    """There are {count} events by hand already.

    Remove some first: `event list`
    """


@dataclass(frozen=True, slots=True)
class Period:
    """Some local days, and how people call them."""

    first: date
    days: int
    said: str


@events.command("list", examples=["event list", "event list next week", "event list month about:python"], reads=True)
def list_events(
    ctx: Context,
    when: Annotated[
        str, OneOf("Which days", PERIODS, labels=("this week", "next week", "the next month", "all"), placing="rest")
    ] = "this week",
    about: Annotated[str | None, Text("Only about this topic", limit=80)] = None,
    where: Annotated[str | None, OneOf("Online or on site", ("online", "near"), labels=("online", "on site"))] = None,
    page: Annotated[int, Number("Which page of the list", least=1, most=100)] = 1,
) -> Card:
    """Show what is on: this week, next week, or the next month.

    The seven days from today, unless you ask for others. Times are in your own zone.
    """
    visit(ctx)
    period = _period(when, ctx.today)
    found = what_is_on(ctx, period, about=about, where=where)
    theirs = ctx.store.feeds.listing(circle(ctx))
    if not found:
        card = cards.nothing(period.said, feeds=len(theirs), topics=(about,) if about else ())
        more = (
            () if when == "all" else (list_events.button("Look further ahead", when="all", about=about, where=where),)
        )
        return card.offering(*(more if theirs else ()), add.ask("Add an event"), feeds.feed.ask("Add a feed", do="add"))
    shown = found[(page - 1) * PAGE : page * PAGE]
    ids_shown = [one.id for one in shown]
    said = ctx.store.events.said(ctx.member.id, ids_shown)
    actions = {one.id: _actions(one, said.get(one.id)) for one in shown}
    card = cards.listed(
        f"{words.plural(len(found), 'event')} {period.said}",
        shown,
        actions,
        zone=ctx.zone,
        today=ctx.today,
        going=ctx.store.events.going(ids_shown),
        said=said,
    )
    card = card.offering(Choose("Show …", tuple(show.button(words.clip(one.title, 70), which=one.id) for one in shown)))
    if len(found) > page * PAGE:
        return card.offering(list_events.button("More", when=when, about=about, where=where, page=page + 1))
    return card


def what_is_on(
    ctx: Context, period: Period, *, about: str | None = None, where: str | None = None
) -> tuple[Event, ...]:
    """Each event once, by start; without those that are over."""
    scope = circle(ctx)
    start, end = rules.days(period.first, period.days, ctx.zone)
    found = ctx.store.events.between(scope, start - rules.FAR, end + rules.FAR)
    found = tuple(one for one in found if rules.within(one, period.first, period.days, ctx.zone))
    found = tuple(one for one in found if one.all_day or one.over_at > ctx.now)
    found = rules.about(rules.folded(found), (about,) if about else (), ctx.store.feeds.listing(scope))
    if where is not None:
        found = tuple(one for one in found if one.online == (where == "online"))
    return found


@events.command(
    "add",
    examples=[
        "event add PyDay, 12 March 18:30-21:00, Startup House, #python, https://example.org/pyday",
        "event add Coffee with the makers, next friday 9am, online",
    ],
)
def add(
    ctx: Context,
    what: Annotated[
        str, Text("Its name; or the whole line: name, when, where, link", placing="rest", label="Event", limit=500)
    ],
    when: Annotated[When | None, Moment("When it begins: next friday 18:30")] = None,
    where: Annotated[str | None, Text("Where it takes place", limit=200)] = None,
    online: Annotated[bool, Flag("It takes place online")] = False,
    link: Annotated[str | None, Text("Its page", limit=1000)] = None,
    topics: Annotated[str | None, Text("What it is about, separated by commas", limit=200)] = None,
    whose: Annotated[
        str | None, OneOf("For whom", ("mine", "ours"), labels=("for me alone", "for everybody here"), label="For")
    ] = None,
) -> Card:
    """Add an event in one line or a form: its name, when, where.

    People who manage the space add it for everybody, everyone else for themselves.
    """
    line = read_line(what, here(ctx))
    if when is not None:
        line = replace(line, day=when.day, at=when.at)
    if line.day is None:
        known = {"what": what, "where": where, "link": link, "topics": topics, "whose": whose}
        (held,) = ctx.hold(("Say when", Call(add.name, {name: value for name, value in known.items() if value})))
        return cards.no_day(line.title).offering(replace(held, asks=1))
    line = replace(
        line,
        where=where or line.where,
        link=ctx.address(link) if link else line.link,
        topics=(*line.topics, *feeds.read_topics(topics)),
        online=online or line.online,
    )
    everybody = feeds.for_everybody(ctx, whose)
    event = _entered(ctx, line, everybody=everybody)
    scope = Circle((ctx.space,)) if everybody else Circle((), ctx.member.id)
    coming = ctx.store.events.between(scope, ctx.now, ctx.now + timedelta(days=3660), feeds=())
    if len(coming) >= MOST_ENTERED:
        raise TooManyEntered(count=MOST_ENTERED)
    ctx.store.events.add(event)
    return cards.added(event, ctx.zone, ctx.today, everybody=everybody).offering(
        show.button("Show", which=event.id), remove.button("Remove", which=event.id)
    )


@events.command("show", examples=["event show PyDay"], reads=True)
def show(ctx: Context, which: Annotated[EventId, EventRef("Which event", placing="rest")]) -> Card:
    """Show one event: when, where, and how many go."""
    event = find(ctx, which)
    said = ctx.store.events.said(ctx.member.id, (event.id,)).get(event.id)
    card = cards.shown(
        event,
        zone=ctx.zone,
        today=ctx.today,
        going=ctx.store.events.going((event.id,)).get(event.id, 0),
        said=said,
        feeds=[one for one in ctx.store.feeds.listing(circle(ctx)) if one.source.id == event.source],
    )
    removes = (remove.button("Remove", which=event.id),) if _may_remove(ctx, event) else ()
    return card.offering(*_actions(event, said, now=ctx.now), *removes)


@events.command("remove", hidden=True)
def remove(ctx: Context, which: Annotated[EventId, EventRef("Which event")]) -> Card:
    """Take an event from the list that somebody entered by hand."""
    event = find(ctx, which)
    if not _may_remove(ctx, event):
        raise feeds.NotTheOrganiser
    moved(ctx.store, (replace(event, status="gone"),), ctx.now, by=ctx.member.id)
    ctx.store.events.remove(circle(ctx), event.id)
    return Card(f"Removed: {words.clip(event.title, 80)}", tone="good", summary="Removed")


def find(ctx: Context, which: EventId) -> Event:
    """One that the member sees; raises UnknownRecord."""
    event = ctx.store.events.find(circle(ctx), which)
    if event is None:
        raise ids.UnknownRecord
    return event


def _period(when: str, today: date) -> Period:
    monday = today - timedelta(days=today.weekday())
    match when:
        case "next week":
            return Period(monday + timedelta(days=7), WEEK, "next week")
        case "month":
            return Period(today, MONTH, "in the next month")
        case "all":
            return Period(today, rules.AHEAD.days, "in the next two months")
        case _:
            return Period(today, WEEK, "in the next seven days")


def _entered(ctx: Context, line: EventLine, *, everybody: bool) -> Event:
    day = line.day or ctx.today
    if line.at is None:
        starts = datetime.combine(day, time(0), UTC)
        ends = starts + timedelta(days=1)
    else:
        starts = times.instant(day, line.at, ctx.zone)
        ends = None if line.until is None else times.instant(_last(day, line.at, line.until), line.until, ctx.zone)
    if day < ctx.today or (line.at is not None and starts <= ctx.now):
        raise NoLongerEvent(day=times.say_day(day, ctx.today))
    event = EventId(ids.new_id(ctx.now))
    return Event(
        event,
        line.title or "Untitled",
        starts,
        ids.spell_id(event),
        ctx.now,
        ends=ends,
        all_day=line.at is None,
        space=ctx.space if everybody else "",
        owner=None if everybody else ctx.member.id,
        location=line.where,
        url=line.link,
        online=line.online or rules.is_online(line.where, line.link),
        topics=line.topics,
    )


def _last(day: date, at: time, until: time) -> date:
    return day if until > at else day + timedelta(days=1)


def _may_remove(ctx: Context, event: Event) -> bool:
    if event.source is not None:
        return False
    return event.owner == ctx.member.id or (event.owner is None and ctx.organiser and event.space == ctx.space)


def _actions(event: Event, said: Attendance | None, *, now: datetime | None = None) -> tuple[Action, ...]:
    """In a list; `now`: on the event's own card, where nothing is offered any more once it is over."""
    if now is None:
        return going.toggle(event, said)
    return () if event.over_at <= now and not event.all_day else going.choices(event, said)


feature = Feature(
    commands=(events,),
    jobs=(Job("events tidy", timedelta(hours=1), tidy), Job("events", jobs.EVERY, jobs.plan)),
    returned=jobs.replan,
    moved=jobs.replan,
    wakes=lambda store: store.events.wakes_at(),
)
