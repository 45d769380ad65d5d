"""Rules of following up, as tables of plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts.model import Tier
from bot.followups import rules
from bot.followups.model import FollowUp, Kind
from tests.builders import TODAY, a_contact, a_followup, a_member, an_item

DAY = timedelta(days=1)
NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def days(n: int) -> date:
    return TODAY + n * DAY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            (a_followup(Kind.PROMISE), Tier.LIGHT),
            (a_followup(Kind.ONCE, days(-30)), Tier.CLOSE),
            id="a promise before anything late",
        ),
        pytest.param(
            (a_followup(Kind.PROMISE, days(-2), span=2), Tier.LIGHT),
            (a_followup(Kind.PROMISE, days(-1), span=2), Tier.CLOSE),
            id="the later of two promises",
        ),
        pytest.param(
            (a_followup(Kind.CADENCE, days(-10), span=30), Tier.LIGHT),
            (a_followup(Kind.CADENCE, days(-15), span=60), Tier.CLOSE),
            id="lateness counts by interval, not by days",
        ),
        pytest.param(
            (a_followup(Kind.CADENCE, days(-6), span=60), Tier.CLOSE),
            (a_followup(Kind.CADENCE, days(-6), span=60), Tier.WARM),
            id="the closer tier where lateness is equal",
        ),
        pytest.param(
            (a_followup(Kind.CADENCE, days(-6), span=60), Tier.WARM),
            (a_followup(Kind.CADENCE, days(-6), span=60), Tier.LIGHT),
            id="warm before light",
        ),
    ],
)
def test_the_order_is_promise_then_lateness_then_tier(first: tuple[FollowUp, Tier], second: tuple[FollowUp, Tier]):
    one, other = (an_item(followup, a_contact(tier=tier)) for followup, tier in (first, second))
    assert rules.ranked([other, one], TODAY) == rules.ranked([one, other], TODAY) == (one, other)


@pytest.mark.parametrize(
    ("followup", "band"),
    [
        (a_followup(due=TODAY), "now"),
        (a_followup(due=days(-400)), "now"),
        (a_followup(due=days(1)), "soon"),
        (a_followup(due=days(7)), "soon"),
        (a_followup(due=days(8)), "later"),
        (a_followup(Kind.CADENCE, days(0), span=60), "now"),
        (a_followup(Kind.CADENCE, days(-29), span=60), "now"),
        (a_followup(Kind.CADENCE, days(-30), span=60), "drifting"),
        (a_followup(Kind.CHECK_IN, days(-30), span=30), "now"),
    ],
)
def test_the_list_has_bands(followup: FollowUp, band: str):
    assert rules.band(followup, TODAY) == band


def test_soon_is_in_the_order_of_days():
    later, sooner = an_item(a_followup(Kind.PROMISE, days(3))), an_item(a_followup(Kind.CADENCE, days(2), span=60))
    assert rules.bands([later, sooner], TODAY).soon == (sooner, later)


@pytest.mark.parametrize(
    ("ignored", "slower", "stopped", "pace"),
    [
        (0, False, False, "normal"),
        (2, False, False, "normal"),
        (3, False, False, "weekly"),
        (5, False, False, "weekly"),
        (6, False, False, "question"),
        (7, False, False, "silent"),
        (0, True, False, "weekly"),
        (0, False, True, "silent"),
    ],
)
def test_keeping_in_touch_backs_off(ignored: int, slower: bool, stopped: bool, pace: str):
    assert rules.pace(a_member(ignored=ignored, slower=slower, stopped=stopped)) == pace


@pytest.mark.parametrize(
    ("followup", "comes"),
    [
        pytest.param(a_followup(Kind.PROMISE, days(2)), datetime(2026, 3, 7, 9), id="a promise on its day, a Saturday"),
        pytest.param(a_followup(Kind.THANKS, days(1)), datetime(2026, 3, 6, 9), id="thanks on their day, a Friday"),
        pytest.param(a_followup(named=True, due=days(3)), datetime(2026, 3, 8, 9), id="a named day, a Sunday"),
        pytest.param(a_followup(Kind.PROMISE), datetime(2026, 3, 6, 9), id="due today, but nine is over"),
        pytest.param(a_followup(Kind.PROMISE, days(-9)), datetime(2026, 3, 6, 9), id="late: the next morning"),
        pytest.param(a_followup(Kind.CHECK_IN, days(1)), datetime(2026, 3, 10, 9), id="a check-in on a nudge day"),
        pytest.param(a_followup(Kind.CADENCE, days(5), span=60), datetime(2026, 3, 10, 9), id="a cadence on Tuesday"),
        pytest.param(a_followup(Kind.CADENCE, days(6), span=60), datetime(2026, 3, 12, 9), id="a cadence on Thursday"),
        pytest.param(a_followup(Kind.PROMISE, nudged=1), datetime(2026, 3, 10, 9), id="told before: a nudge day"),
        pytest.param(a_followup(at=time(15)), datetime(2026, 3, 5, 15), id="a clock time at that minute"),
        pytest.param(a_followup(at=time(3), due=days(1)), datetime(2026, 3, 6, 3), id="a clock time in quiet hours"),
        pytest.param(a_followup(at=time(11)), datetime(2026, 3, 6, 9), id="a clock time that is over"),
    ],
)
def test_when_it_comes_up(followup: FollowUp, comes: datetime):
    assert rules.next_nudge(followup, a_member(), NOON) == comes.replace(tzinfo=UTC)


@pytest.mark.parametrize("kind", [Kind.PROMISE, Kind.THANKS, Kind.ONCE])
def test_what_people_named_comes_in_silence_too(kind: Kind):
    silent = a_member(stopped=True)
    assert rules.next_nudge(a_followup(kind, days(1)), silent, NOON) == datetime(2026, 3, 6, 9, tzinfo=UTC)


def test_keeping_in_touch_waits_for_ever_in_silence():
    assert rules.next_nudge(a_followup(Kind.CADENCE, days(1), span=60), a_member(stopped=True), NOON) is None


def test_a_weekly_pace_has_one_day_a_week():
    weekly = a_member(ignored=3, nudge_days=frozenset({1, 3}))
    followup = a_followup(Kind.CADENCE, days(6), span=60)
    assert rules.next_nudge(followup, weekly, NOON) == datetime(2026, 3, 17, 9, tzinfo=UTC)


def test_a_pause_moves_what_falls_into_it_to_its_end():
    paused = a_member(paused_until=days(5))
    assert rules.next_nudge(a_followup(Kind.PROMISE, days(1)), paused, NOON) == datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_a_pause_without_an_end_moves_everything_out_of_sight():
    assert rules.next_nudge(a_followup(at=time(15)), a_member(paused_until=date.max), NOON) is None


_ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "Pacific/Apia"]
)
_FOLLOWUPS = st.builds(
    a_followup,
    st.sampled_from(Kind),
    st.integers(-60, 60).map(days),
    at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    span=st.integers(1, 120),
    named=st.booleans(),
    nudged=st.integers(0, 3),
)


@given(_FOLLOWUPS, _ZONES, st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)))
def test_it_never_comes_up_in_the_past_nor_before_its_day(followup: FollowUp, zone: str, now: datetime):
    comes = rules.next_nudge(followup, a_member(zone=zone), now)
    assert comes is not None
    assert comes > now
    assert comes.astimezone(ZoneInfo(zone)).date() >= followup.due


@given(_FOLLOWUPS, _ZONES)
def test_it_comes_at_nine_unless_it_has_a_clock_time(followup: FollowUp, zone: str):
    member = a_member(zone=zone)
    comes = rules.next_nudge(followup, member, NOON)
    planned = replace(followup, nudge_at=comes)
    if comes is not None and not rules.is_clocked(planned, member):
        assert comes.astimezone(ZoneInfo(zone)).time() == time(9)


@pytest.mark.parametrize(
    ("now", "start"),
    [
        (datetime(2026, 3, 5, 7), datetime(2026, 3, 5, 9)),
        (datetime(2026, 3, 5, 11), datetime(2026, 3, 5, 11)),
        (datetime(2026, 3, 5, 22), datetime(2026, 3, 6, 8)),
    ],
)
def test_a_nudge_goes_out_after_nine_and_outside_quiet_hours(now: datetime, start: datetime):
    assert rules.send_from(a_member(), now.replace(tzinfo=UTC)) == start.replace(tzinfo=UTC)


def test_a_moved_followup_is_told_of_afresh():
    moved = rules.moved(a_followup(nudged=3), a_member(), NOON, due=days(1), at=None, named=True)
    assert (moved.nudged, moved.rev, moved.nudge_at) == (0, 1, datetime(2026, 3, 6, 9, tzinfo=UTC))
