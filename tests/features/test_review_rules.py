"""Rules of a review, on plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goals import reading
from bot.goals import rules as goal_rules
from bot.goals.model import Goal, GoalId, State
from bot.kit.times import Interval
from bot.members.model import MemberId
from bot.members.pauses import Pause
from bot.review import months, rules
from bot.review.model import Result, ResultId, Review, ReviewId, Verdict
from bot.review.rules import Stood

UTC_ZONE = ZoneInfo("UTC")
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
NOW = datetime(2026, 3, 29, 10, tzinfo=UTC)
TODAY = NOW.date()
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def goal(starts: date = date(2026, 3, 5), **values: object) -> Goal:
    return replace(Goal(GoalId(1), MemberId(1), "Have 3 coffee chats by 31 March", starts, NOW), **values)


def at(day: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


# Which goals a month had


@pytest.mark.parametrize(
    ("one", "there"),
    [
        (goal(), True),
        (goal(date(2026, 3, 31)), True),
        (goal(APRIL), False),
        (goal(date(2025, 1, 1)), True),
        (goal(closed_at=at(1), state=State.DONE), True),
        (goal(date(2026, 2, 1), closed_at=at(28, 2), state=State.DONE), False),
        (goal(deadline=date(2026, 2, 1)), True),
    ],
)
def test_a_goal_is_of_a_month_in_which_it_was_active(one: Goal, there: bool):
    assert bool(rules.of_month([one], MARCH, UTC_ZONE)) is there


def test_a_goal_closed_at_night_is_of_the_local_month():
    one = goal(date(2026, 2, 1), closed_at=datetime(2026, 2, 28, 23, 30, tzinfo=UTC), state=State.DONE)
    assert rules.of_month([one], MARCH, UTC_ZONE) == ()
    assert rules.of_month([one], MARCH, ZoneInfo("Europe/Berlin")) == (one,)


def test_what_a_goal_of_the_month_was_carried_on_as_is_of_the_next_one():
    carried = goal(date(2026, 3, 30), id=GoalId(2), came_from=GoalId(1))
    both = [carried, goal()]
    assert rules.of_month(both, MARCH, UTC_ZONE, begun=NOW) == (goal(),)
    assert rules.of_month(both, MARCH, UTC_ZONE, begun=NOW + timedelta(hours=1)) == (goal(), carried)
    assert rules.of_month([carried], APRIL, UTC_ZONE, begun=NOW) == (carried,)


@pytest.mark.parametrize(
    ("one", "there"),
    [
        (goal(deadline=date(2026, 3, 31)), False),
        (goal(deadline=APRIL), True),
        (goal(), True),
        (goal(APRIL), True),
        (goal(date(2026, 5, 1)), False),
        (goal(closed_at=at(2, 4), state=State.DONE), True),
        (goal(closed_at=at(2, 4), state=State.DROPPED), False),
        (goal(closed_at=at(29), state=State.DONE), False),
    ],
)
def test_goals_of_the_month_to_come(one: Goal, there: bool):
    assert bool(rules.ahead([one], APRIL, UTC_ZONE)) is there


# Where it stood


def test_a_goal_stands_where_it_was_at_the_end_of_the_month():
    by_day = {date(2026, 3, 6): 1, date(2026, 3, 31): 1, APRIL: 1}
    one = goal(target=3)
    assert rules.stood(one, by_day, MARCH, date(2026, 4, 5)).said == "2 of 3"
    assert rules.stood(one, by_day, MARCH, date(2026, 3, 10)).said == "1 of 3"
    assert rules.stood(replace(one, target=None), by_day, MARCH, date(2026, 4, 5)).said == "2 in all"
    assert rules.stood(one, {TODAY: -2}, MARCH, TODAY).done == 0


@pytest.mark.parametrize(
    ("every", "by_day", "pauses", "said"),
    [
        (Interval(1, "week"), {}, (), "0 of 5 weeks"),  # those that end on 1, 8, 15, 22 and 29 March
        (Interval(1, "week"), {date(2026, 3, 2): 2, date(2026, 3, 9): 2}, (), "2 of 5 weeks"),
        (Interval(1, "week"), {date(2026, 3, 30): 2}, (), "1 of 6 weeks"),  # the one that runs counts once it is hit
        (Interval(1, "week"), {}, (Pause(date(2026, 3, 9), date(2026, 3, 16)),), "0 of 4 weeks"),
        (Interval(1, "week"), {date(2026, 3, 9): 2}, (Pause(date(2026, 3, 9), date(2026, 3, 16)),), "1 of 5 weeks"),
        (Interval(1, "month"), {date(2026, 3, 9): 2}, (), "1 of 1 month"),
        (
            Interval(2, "week"),
            {date(2026, 3, 9): 2},
            (),
            "1 of 3 spans of 2 weeks",
        ),  # those that end on 1, 15 and 29 March
        (Interval(3, "month"), {date(2026, 3, 9): 1}, (), "1 of 2"),
        (Interval(1, "year"), {}, (), "0 of 2"),
    ],
)
def test_a_rhythm_tells_how_many_periods_were_hit(
    every: Interval, by_day: dict[date, int], pauses: tuple[Pause, ...], said: str
):
    one = goal(date(2026, 2, 2), cadence=every, target=2)
    assert rules.stood(one, by_day, MARCH, date(2026, 3, 31), pauses).said == said


def test_a_short_first_period_keeps_its_number_when_the_month_is_over():
    one = goal(date(2026, 3, 5), cadence=Interval(1, "month"), target=2)
    assert rules.stood(one, {date(2026, 3, 6): 1}, MARCH, date(2026, 3, 29)) == Stood(1, 2, runs=True)
    assert rules.stood(one, {date(2026, 3, 6): 1}, MARCH, date(2026, 4, 3)) == Stood(1, 2, runs=False)


def test_a_first_week_that_was_cut_short_is_not_held_against_anybody():
    one = goal(date(2026, 3, 5), cadence=Interval(1, "week"), target=1)
    assert rules.stood(one, {}, MARCH, date(2026, 3, 29)).said == "0 of 3 weeks"
    assert rules.stood(one, {date(2026, 3, 6): 1}, MARCH, date(2026, 3, 29)).said == "1 of 4 weeks"


@given(
    st.sampled_from([Interval(n, unit) for n in (1, 2, 3) for unit in ("day", "week", "month")]),
    DAYS,
    st.dictionaries(st.integers(-40, 400), st.integers(-3, 5), max_size=12),
    DAYS,
    DAYS,
)
def test_no_more_is_hit_than_there_was(every: Interval, starts: date, counts: dict[int, int], month: date, today: date):
    by_day = {starts + timedelta(days=n): amount for n, amount in counts.items()}
    stood = rules.stood(goal(starts, cadence=every, target=2), by_day, months.first(month), today)
    assert stood.done >= 0
    assert not stood.periods or (stood.target is not None and stood.done <= stood.target)


# What fits


@pytest.mark.parametrize(
    ("stands", "on", "first", "left"),
    [
        (Stood(3, 3), False, "done", False),
        (Stood(2, 3), False, "carry", True),
        (Stood(2, 3), True, "carry", False),
        (Stood(0, 3), False, "adapt", False),
        (Stood(4, None), False, "carry", False),
        (Stood(4, 4, "week"), True, "done", False),
    ],
)
def test_what_fits_best_comes_first(stands: Stood, on: bool, first: str, left: bool):
    said = rules.fitting(stands, on=on)
    assert said[0] == first
    assert ("left" in said) is left
    assert {"done", "carry", "adapt", "drop"} <= set(said)
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("deadline", "today", "moved"),
    [
        (date(2026, 3, 31), TODAY, date(2026, 4, 30)),
        (date(2026, 3, 15), TODAY, date(2026, 4, 15)),
        (date(2026, 1, 31), TODAY, date(2026, 4, 30)),
        (date(2025, 12, 10), TODAY, date(2026, 4, 10)),
        (date(2026, 3, 1), TODAY, date(2026, 4, 30)),  # the 1st would be over as it begins
        (date(2026, 3, 3), date(2026, 4, 5), date(2026, 4, 30)),
    ],
)
def test_a_deadline_keeps_its_place_in_the_month(deadline: date, today: date, moved: date):
    assert rules.moved(deadline, MARCH, APRIL, today) == moved


@given(DAYS, st.integers(0, 80), st.integers(0, 400))
def test_a_goal_carried_on_has_days_left(deadline: date, late: int, earlier: int):
    month = months.first(deadline)
    today = months.first(deadline) + timedelta(days=late)
    planned = months.planned(month, today)
    ended = deadline - timedelta(days=earlier)
    moved = rules.moved(ended, month, planned, today)
    assert planned > month
    assert rules.begins(goal(deadline=ended), month, today) == ended + timedelta(days=1)
    assert ended < moved <= months.last(planned)
    assert moved > today


@pytest.mark.parametrize(
    ("deadline", "today", "starts"),
    [
        (date(2026, 3, 31), TODAY, APRIL),
        (date(2026, 3, 31), date(2026, 4, 5), APRIL),
        (date(2026, 3, 20), TODAY, date(2026, 3, 21)),
        (date(2026, 3, 31), date(2026, 4, 27), APRIL),  # planned is May by then
        # What has no last day in the month ends when it is changed, or with the month
        (None, TODAY, date(2026, 3, 30)),
        (date(2026, 6, 30), TODAY, date(2026, 3, 30)),
        (None, date(2026, 4, 5), APRIL),
    ],
)
def test_what_goes_on_counts_from_the_day_after(deadline: date | None, today: date, starts: date):
    assert rules.begins(goal(deadline=deadline), MARCH, today) == starts


@pytest.mark.parametrize(
    ("month", "today", "planned"),
    [
        (MARCH, date(2026, 3, 1), APRIL),
        (MARCH, date(2026, 4, 1), APRIL),
        (MARCH, date(2026, 4, 23), APRIL),
        (MARCH, date(2026, 4, 24), date(2026, 5, 1)),
        (MARCH, date(2026, 5, 2), date(2026, 5, 1)),
        (MARCH, date(2026, 5, 28), date(2026, 6, 1)),
        (date(2025, 12, 1), date(2025, 12, 30), date(2026, 1, 1)),
    ],
)
def test_the_month_that_is_planned_is_never_over(month: date, today: date, planned: date):
    assert months.planned(month, today) == planned


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_goal_closed_for_last_month_is_of_last_month(zone: str):
    for now in (NOW, datetime(2026, 4, 5, 12, tzinfo=UTC)):
        at_ = rules.close_at(MARCH, now, ZoneInfo(zone))
        assert at_ <= now
        closed = goal(closed_at=at_, state=State.DONE)
        assert rules.of_month([closed], MARCH, ZoneInfo(zone))
        assert not rules.of_month([closed], APRIL, ZoneInfo(zone))


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("Have 3 coffee chats with recruiters by 31 March", 3, "Have 3 coffee chats with recruiters by 30 April 2026."),
        ("Have 3 coffee chats with recruiters by 31 March", 1, "Have 1 coffee chat with recruiters by 30 April 2026."),
        ("3 coffee chats this month", 3, "Have 3 coffee chats by 30 April 2026."),
        ("network more", 3, "network more"),
    ],
)
def test_a_goal_is_said_with_its_new_day_and_number(text: str, number: int, said: str):
    typed = date(2026, 3, 5)
    one = goal_rules.understood(goal(text=text), reading.read(text, typed), typed)
    assert rules.sentence(one, typed, TODAY, by=date(2026, 4, 30), number=number) == said


def test_a_word_holds_as_long_as_the_goal_is_as_it_says():
    carried = Result(ResultId(1), ReviewId(1), MemberId(1), GoalId(1), Verdict.CARRY, 1, 3)
    copied, done = replace(carried, following=GoalId(2)), replace(carried, verdict=Verdict.DONE)
    active, closed, dropped = goal(), goal(state=State.DONE), goal(state=State.DROPPED)
    holds = {
        (n, m)
        for n, m in product(range(3), range(3))
        if rules.settled((active, closed, dropped)[n], (carried, copied, done)[m])
    }
    assert holds == {(0, 0), (1, 1), (2, 1), (1, 2)}
    assert not rules.settled(active, None)


def test_a_step_is_over_when_it_was_answered_or_left_out():
    review = Review(ReviewId(1), MemberId(1), MARCH, NOW)
    assert rules.finished_steps(review, goals_left=1, people_left=1) == frozenset()
    full = replace(review, change="x", network="y", skipped=frozenset({"people", "no-event"}))
    assert rules.finished_steps(full, goals_left=0, people_left=2) == {"goals", "people", "change", "network"}


# Months


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-03", MARCH),
        ("March", MARCH),
        ("mar.", MARCH),
        ("march 2025", date(2025, 3, 1)),
        ("June", date(2025, 6, 1)),
        ("this month", MARCH),
        ("last month", date(2026, 2, 1)),
    ],
)
def test_months_are_read_as_people_write_them(text: str, month: date):
    scene = Scene()
    assert months.WhichMonth("").read(text, scene) == month
    assert months.WhichMonth("").read(months.WhichMonth("").spell(month), scene) == month


@pytest.mark.parametrize("text", ["", "2026-13", "ma", "soon", "2026-03-05", "0001-01", "9" * 39])
def test_what_is_no_month_is_refused(text: str):
    with pytest.raises(months.UnclearMonth):
        months.WhichMonth("").read(text, Scene())


class Scene:
    """A place and a moment to read in."""

    now, zone, locale = NOW, UTC_ZONE, ""
