"""What Discord tells of a server's own events, as values: series, exceptions, who may see what, and nonsense."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from adapters.discord import scheduled
from bot.events.model import Occurrence
from tests.adapters.discord.peer import snowflake
from tests.adapters.discord.peer.model import Body
from tests.adapters.discord.peer.scheduled import exception, weekly

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
"""A Thursday."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
G1 = snowflake("G1")
SERVER: Body = {"id": G1, "name": "Acme", "roles": [{"id": G1, "permissions": str(1 << 10)}]}


def told(start: datetime = NOW + DAY, end: datetime | None = None, **more: Any) -> Body:
    event: Body = {"id": "9", "guild_id": G1, "name": "Quiz", "scheduled_start_time": start.isoformat(), "status": 1}
    event |= {"scheduled_end_time": end.isoformat() if end else None, "channel_id": None, "recurrence_rule": None}
    return event | {"entity_metadata": {"location": "Bar"}, "guild_scheduled_event_exceptions": []} | more


def read(*events: Body, channels: tuple[Body, ...] = ()) -> tuple[Occurrence, ...]:
    return scheduled.reading(events, SERVER, channels, NOW).occurrences


def days(rule: Body, first: datetime = NOW) -> list[date]:
    return [one.start.date() for one in read(told(first, recurrence_rule=rule)) if isinstance(one.start, datetime)]


def test_a_series_is_read_sixty_days_ahead() -> None:
    some = read(told(NOW, NOW + HOUR, recurrence_rule=weekly(NOW)))
    assert [one.start for one in some] == [NOW + week * 7 * DAY for week in range(9)]
    assert len({one.instance for one in some}) == 9
    assert [one.end for one in some] == [NOW + week * 7 * DAY + HOUR for week in range(9)]


RULES = [
    ({"frequency": 3, "interval": 1, "by_weekday": [0, 1, 2, 3, 4]}, [5, 6, 9, 10, 11]),
    ({"frequency": 3, "interval": 3}, [5, 8, 11, 14, 17]),
    ({"frequency": 2, "interval": 2, "by_weekday": [3]}, [5, 19, 2, 16, 30]),
    ({"frequency": 1, "interval": 1, "by_n_weekday": [{"n": 1, "day": 3}]}, [5, 2]),
    ({"frequency": 1, "interval": 1, "by_n_weekday": [{"n": 5, "day": 3}]}, [5, 26, 30]),
    ({"frequency": 1, "interval": 2}, []),
    ({"frequency": 0, "interval": 1, "by_month": [3], "by_month_day": [5]}, [5]),
    ({"frequency": 2, "interval": 1, "count": 3}, [5]),
    ({"frequency": 2, "interval": 1, "end": "2026-03-13T00:00:00+00:00"}, [5, 12]),
    ({"frequency": 9, "interval": 1}, [5]),
    ({"frequency": 2, "interval": 0}, [5, 12, 19, 26, 2]),
    ({}, [5]),
]


@pytest.mark.parametrize(("rule", "of_month"), RULES)
def test_rules_of_recurrence_are_followed(rule: Body, of_month: list[int]) -> None:
    assert [day.day for day in days(rule)][:5] == (of_month or [5])


def test_one_time_of_a_series_can_be_moved_or_called_off() -> None:
    week = 7 * DAY
    event = told(NOW, NOW + HOUR, recurrence_rule=weekly(NOW))
    moved = exception(event, NOW + week, scheduled_start_time=(NOW + week + DAY).isoformat())
    off = exception(event, NOW + 2 * week, is_canceled=True)
    some = read(event | {"guild_scheduled_event_exceptions": [moved, off, {"event_exception_id": "x"}]})
    assert some[1].start == NOW + week + DAY
    assert some[1].end == NOW + week + DAY + HOUR
    assert some[1].instance == "20260312T180000Z", "its place in the series stays"
    assert [one.status for one in some[:4]] == ["confirmed", "confirmed", "cancelled", "confirmed"]


@pytest.mark.parametrize(("status", "kept"), [(1, "confirmed"), (2, "confirmed"), (3, "confirmed"), (4, "cancelled")])
def test_a_cancelled_event_is_known_as_one(status: int, kept: str) -> None:
    assert [one.status for one in read(told(status=status))] == [kept]


def test_what_discord_tells_badly_is_left_out_and_the_rest_is_read() -> None:
    wrong = [told(scheduled_start_time=None), told(scheduled_start_time="soon"), told(id=None), {}, told(name=None)]
    assert [one.title for one in read(*wrong, told(id="10"))] == ["Quiz", ""]
    backwards = read(told(NOW + DAY, NOW))
    assert backwards[0].end == NOW + DAY
    assert read(told(NOW - 3 * DAY, NOW - 3 * DAY + HOUR)) == ()


def test_names_and_places_are_plain_and_bounded() -> None:
    (one,) = read(
        told(name="Q\u202eu\nz" * 300, entity_metadata={"location": "B\x00ar " * 200}, description="d" * 9_000)
    )
    assert "\n" not in one.title
    assert "\u202e" not in one.title
    assert (len(one.title) <= 200, len(one.location) <= 300, len(one.description)) == (True, True, 2_000)


ALLOW, DENY = {"id": G1, "allow": "1024", "deny": "0"}, {"id": G1, "allow": "0", "deny": "1024"}


@pytest.mark.parametrize(
    ("permissions", "overwrites", "seen"),
    [
        (1 << 10, [], True),
        (1 << 10, [DENY], False),
        (0, [], False),
        (0, [ALLOW], True),
        (1 << 3, [DENY], True),
        (1 << 10, [{**DENY, "id": "someone"}], True),
    ],
)
def test_who_sees_a_channel_is_worked_out_as_discord_does(permissions: int, overwrites: list[Body], seen: bool) -> None:
    server = SERVER | {"roles": [{"id": G1, "permissions": str(permissions)}]}
    channel: Body = {"id": "7", "name": "stage", "permission_overwrites": overwrites}
    assert dict(scheduled.open_channels(server, [channel])) == ({"7": "stage"} if seen else {})
