"""When the events of one UID take place: a series and the instances of it that were changed.

What is plain (one event, with or without a rule) is worked out here. Where instances were changed, moved, or changed
for all the future, recurring-ical-events decides, given the starts of the rule instead of the rule: the same library
that others read these files with, without the time that it takes for a hostile rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from adapters.feeds.expand import Budget, starts
from adapters.feeds.lines import Property
from adapters.feeds.moments import Moment, Period
from adapters.feeds.rules import BadRule, Rule
from adapters.feeds.warn import Warnings


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A VEVENT whose times were read. `start` and `end` are alike: days, clock times, or with a zone."""

    uid: str
    start: Moment
    end: Moment
    lines: Mapping[str, Property]
    sequence: int = -1
    instance: Moment | None = None
    and_future: bool = False
    rules: tuple[Rule, ...] = ()
    more: tuple[Moment | Period, ...] = ()
    without: tuple[Moment, ...] = ()

    @property
    def length(self) -> timedelta:
        """By the clock, where both ends are in one zone: a night shift ends at six also when clocks change."""
        start, end = self.start, self.end
        if isinstance(start, datetime) and isinstance(end, datetime):
            return end - start
        return _day(end) - _day(start)


@dataclass(frozen=True, slots=True)
class Found:
    """`planned` is the start that the rule gives, by which an instance is known even when it was moved."""

    event: Event
    start: Moment
    end: Moment
    planned: Moment


@dataclass(frozen=True, slots=True)
class Window:
    """From `low` until before `high`, both with the reader's zone, which is also that of days and bare clock times."""

    low: datetime
    high: datetime
    zone: tzinfo

    def holds(self, start: Moment, end: Moment) -> bool:
        """Whether an event touches the window. One without a length must begin in it."""
        first, last = self.instant(start), self.instant(end)
        if first == last:
            return self.low <= first < self.high
        return first < self.high and self.low < last

    def is_over(self, event: Event) -> bool:
        """Whether its rule ended before it began: it has no occurrence then, not even its start."""
        ends = [self.instant(rule.until) for rule in event.rules if rule.until is not None]
        return bool(ends) and self.instant(event.start) > max(ends)

    def instant(self, moment: Moment) -> datetime:
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time(0))
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)


@dataclass(slots=True)
class Expansion:
    """What one reading needs to expand its series."""

    window: Window
    warnings: Warnings
    budget: Budget = field(default_factory=Budget)

    def find(self, events: Sequence[Event]) -> list[Found]:
        """The occurrences in the window of all events of one UID."""
        if len(events) == 1 and events[0].instance is None:
            return list(self._plain(events[0]))
        return list(self._changed(events))

    def _plain(self, event: Event) -> Iterator[Found]:
        window = self.window
        days = not isinstance(event.start, datetime)
        away = _ids(event.without)
        away_days = {each for each in event.without if not isinstance(each, datetime)}
        lengths: dict[datetime, timedelta] = {}
        for each in event.more:
            if isinstance(each, Period):
                lengths |= dict.fromkeys(ids(each.start), each.length)
        seen: set[Moment] = set()
        for start in self._starts(event, event.length, timedelta(0)):
            known = ids(start)
            if start in seen or not away.isdisjoint(known) or _day(start) in away_days:
                continue
            seen.add(start)
            length = next((lengths[each] for each in reversed(known) if each in lengths), event.length)
            end = start + length
            if days:
                start, end = _day(start), _day(end)
            if window.holds(start, end):
                yield Found(event, start, end, start)

    def _starts(self, event: Event, before: timedelta, after: timedelta) -> list[Moment]:
        """The start itself, those of the rules and the single dates, from `before` the window until `after` it.

        They are of the kind of the event's own start: days, clock times, or with its zone.
        """
        clock = _clock(event.start)
        tz = event.start.tzinfo if isinstance(event.start, datetime) else None
        low = self._local(self.window.low, tz) - before - timedelta(days=2)
        high = self._local(self.window.high, tz) + after + timedelta(days=1)
        found: list[datetime] = []
        for rule in event.rules:
            try:
                found += starts(rule, clock, low, high, tz=tz, budget=self.budget)
            except BadRule as error:
                self.warnings.add(str(error))
        if not self.window.is_over(event):
            found.append(clock)
        if isinstance(event.start, datetime):
            whole: list[Moment] = [each.replace(tzinfo=tz) for each in found]
        else:
            whole = [each.date() for each in found]
        return whole + [_alike(each, event.start) for each in event.more]

    def _local(self, moment: datetime, tz: tzinfo | None) -> datetime:
        return (moment.astimezone(tz) if tz else moment).replace(tzinfo=None)

    def _changed(self, events: Sequence[Event]) -> Iterator[Found]:
        from adapters.feeds.changed import occurrences

        moves = [
            abs(self.window.instant(each.start) - self.window.instant(each.instance))
            for each in events
            if each.instance
        ]
        reach = max((each.length for each in events), default=timedelta(0)) + max(moves, default=timedelta(0))
        # An event that shares its UID with a newer one without being an instance of it is out of date: only the newest
        # of them is expanded.
        cores = [each for each in events if each.instance is None]
        core = max(cores, key=lambda each: each.sequence) if cores else None
        planned = self._starts(core, reach, reach) if core is not None else []
        yield from occurrences(events, core, planned, self.window)


def ids(moment: Moment) -> tuple[datetime, ...]:
    """What two writings of one start have in common: the instant, and the clock time in its own zone."""
    clock = _clock(moment)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return (moment.astimezone(UTC).replace(tzinfo=None), clock)
    return (clock,)


def _ids(moments: Sequence[Moment]) -> set[datetime]:
    return {each for moment in moments for each in ids(moment)}


def _clock(moment: Moment) -> datetime:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, time(0))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _alike(moment: Moment | Period, model: Moment) -> Moment:
    """A single date as the series has them."""
    if isinstance(moment, Period):
        moment = moment.start
    if not isinstance(model, datetime):
        return _day(moment)
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(0), tzinfo=model.tzinfo)
    if moment.tzinfo is None or model.tzinfo is None:
        return moment.replace(tzinfo=model.tzinfo)
    return moment
