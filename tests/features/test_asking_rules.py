"""Tables of the rules by which something is asked by itself: days in, days out."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import rules
from bot.asking.model import Question
from bot.kit import times
from tests.builders import a_member

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "last_days"),
    [("2026-02-25", False), ("2026-02-26", True), ("2026-02-28", True), ("2026-03-28", False), ("2026-03-29", True),
     ("2026-12-31", True), ("2028-02-26", False), ("2028-02-27", True)],
)  # fmt: skip
def test_the_last_three_days_of_a_month(day: str, last_days: bool):
    assert rules.ends(date.fromisoformat(day)) is last_days


@pytest.mark.parametrize(
    ("days", "today", "comes"),
    [
        ({1, 3}, "2026-03-29", False),  # a Sunday; Tuesday 31 March is still to come
        ({1, 3}, "2026-03-31", True),
        ({0, 1}, "2026-03-30", True),
        ({3}, "2026-03-29", True),  # no Thursday is left
        (set(), "2026-03-31", False),
        ({1}, "2026-03-24", False),
    ],
)
def test_on_which_day_the_look_back_is_offered(days: set[int], today: str, comes: bool):
    member, on = replace(a_member(nudge_days=frozenset(days)), seen_at=NOW), date.fromisoformat(today)
    fresh = Question(member.id, NOW)
    assert rules.offers_review(fresh, member, on) is comes
    assert not rules.offers_review(replace(fresh, offered=on.replace(day=1)), member, on)
    assert not rules.offers_review(fresh, replace(member, seen_at=NOW - timedelta(days=9)), on)


@given(
    st.sets(st.integers(0, 6)),
    st.times(min_value=time(8), max_value=time(20, 59)),
    st.sampled_from(["UTC", "Pacific/Apia", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
)
def test_the_next_look_is_ahead_and_comes_before_each_nudge_time(days: set[int], at: time, zone: str, moment: datetime):
    at = at.replace(second=0, microsecond=0)
    member, now = a_member(nudge_days=frozenset(days), nudge_at=at, zone=zone), moment.replace(tzinfo=UTC)
    look = rules.next_look(member, now)
    assert look > now
    day, slot = times.next_after(now + rules.LEAD, at, member.tz)
    while slot - rules.LEAD < look:
        assert day.weekday() not in days
        assert not rules.ends(day)
        day, slot = times.next_after(slot, at, member.tz)
    assert look == slot - rules.LEAD
