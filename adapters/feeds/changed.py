"""Series with changed instances, by recurring-ical-events: which of several versions counts, what was moved where, and
what a change does to all that come after it. Imported when the first one is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from icalendar.cal import Component
from recurring_ical_events import EventAdapter, Occurrence, PeriodEndBeforeStart, Series  # pyright: ignore[reportMissingTypeStubs]
from recurring_ical_events.adapters.component import ComponentAdapter  # pyright: ignore[reportMissingTypeStubs]

from adapters.feeds.moments import Moment, Period
from adapters.feeds.series import Event, Found, Window, ids

A_DAY = timedelta(days=1)
"""Asked for beyond the window: where clocks change before it, the library overlooks long events that end in its first
hour."""


class _Value:
    """A date property, as far as the library looks at it."""

    def __init__(self, dt: Moment, **params: str) -> None:
        self.dt: object = dt
        self.params = params


class _Values:
    """A property with several dates."""

    def __init__(self, moments: Sequence[Moment | Period]) -> None:
        self.dts = [
            _Value(cast(Any, (each.start, each.length)) if isinstance(each, Period) else each) for each in moments
        ]


class _Adapter(EventAdapter):
    """An event of ours in the place of a component of icalendar."""

    def __init__(self, event: Event, planned: Sequence[Moment | Period], *, over: bool = False) -> None:
        parts: dict[str, object] = {
            "UID": event.uid,
            "DTSTART": _Value(event.start),
            "DTEND": _Value(event.end),
            "SEQUENCE": event.sequence,
        }
        if event.instance is not None:
            params = {"RANGE": "THISANDFUTURE"} if event.and_future else {}
            parts["RECURRENCE-ID"] = _Value(event.instance, **params)
        if planned or event.rules:
            parts["RDATE"] = _Values(planned)
        if event.without:
            parts["EXDATE"] = _Values(event.without)
        super().__init__(cast(Component, parts))
        self.event = event
        self._over = over

    @property
    def rrules(self) -> set[str]:
        """None, as the starts are worked out. Of a rule that ended before it began there is one, by which the library
        knows that the start itself is no occurrence either."""
        if not self._over:
            return set()
        before = ids(self.event.start)[0] - timedelta(days=2)
        aware = isinstance(self.event.start, datetime) and self.event.start.tzinfo is not None
        return {f"FREQ=DAILY;UNTIL={before:%Y%m%dT%H%M%S}{'Z' if aware else ''}"}


class _Occurrence(Occurrence):
    def __init__(self, adapter: ComponentAdapter, start: Any, end: Any, sequence: int) -> None:
        super().__init__(adapter, start, end, sequence)
        assert isinstance(adapter, _Adapter)
        self.event = adapter.event


class _Series(Series):
    def occurrence(self, adapter: ComponentAdapter, start: Any = None, end: Any = None) -> Occurrence:
        return _Occurrence(adapter, start, end, self.sequence)


def occurrences(
    events: Sequence[Event], core: Event | None, planned: Sequence[Moment], window: Window
) -> Iterator[Found]:
    """Those in the window. `planned` are the starts of `core`; all the others are its instances or older versions."""
    adapters: list[ComponentAdapter] = []
    for event in events:
        if event is core:
            periods = [each for each in event.more if isinstance(each, Period)]
            adapters.append(_Adapter(event, [*planned, *periods], over=window.is_over(event)))
        elif event.instance is not None:
            adapters.append(_Adapter(event, ()))
    try:
        found = list(_Series(adapters).between(window.low - A_DAY, window.high))
    except PeriodEndBeforeStart:
        return
    for each in found:
        assert isinstance(each, _Occurrence)
        assert isinstance(each.end, date)
        if not window.holds(each.start, each.end):
            continue
        yield Found(each.event, each.start, each.end, _planned(each.event, each.start))


def _planned(event: Event, start: Moment) -> Moment:
    if event.instance is None:
        return start
    if not event.and_future:
        return event.instance
    shift = ids(event.start)[0] - ids(event.instance)[0]
    return start - shift if shift != timedelta(0) else start
