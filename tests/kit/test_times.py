from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock
from bot.kit import times
from bot.kit.errors import UserError

BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
QUARTERS = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
days = st.dates(date(2000, 1, 1), date(2090, 1, 1))
intervals = st.sampled_from(list(times.LONGEST)).flatmap(
    lambda unit: st.builds(times.Interval, st.integers(1, times.LONGEST[unit]), st.just(unit))
)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def transitions(zone: ZoneInfo) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    """Each change of offset in 2026-2027: its instant (to the quarter of an hour), the offset before and after."""
    here, end = utc(2026, 1, 1), utc(2028, 1, 1)
    while here < end:
        ahead = here + timedelta(days=3)
        before, after = here.astimezone(zone).utcoffset(), ahead.astimezone(zone).utcoffset()
        if before != after:
            low = here
            while low.astimezone(zone).utcoffset() == before:
                low += timedelta(minutes=15)
            assert before is not None
            assert after is not None
            yield low, before, after
        here = ahead


def rule_sets() -> list[tuple[ZoneInfo, list[tuple[datetime, timedelta, timedelta]]]]:
    """One zone for each distinct set of local times at which clocks change, and by how much."""
    found: dict[object, tuple[ZoneInfo, list[tuple[datetime, timedelta, timedelta]]]] = {}
    for name in sorted(available_timezones()):
        changes = list(transitions(ZoneInfo(name)))
        signature = tuple((at + before, after - before) for at, before, after in changes)
        found.setdefault(signature, (ZoneInfo(name), changes))
    return list(found.values())


def oracle(zone: ZoneInfo, around: datetime, before: timedelta) -> dict[tuple[date, time], datetime]:
    """The instant of every local quarter of an hour near a transition, found by looking at every UTC quarter."""
    seen: dict[tuple[date, time], datetime] = {}
    for step in range(-9 * 96, 9 * 96):
        at = around + step * timedelta(minutes=15)
        local = at.astimezone(zone)
        seen.setdefault((local.date(), local.time().replace(fold=0)), at)
    for day in {day for day, _ in seen}:
        for at in QUARTERS:  # what the clock skips counts by the offset before
            seen.setdefault((day, at), (datetime.combine(day, at) - before).replace(tzinfo=UTC))
    return seen


def slots(start: datetime, end: datetime, at: time, zone: ZoneInfo, weekdays: set[int] | None) -> list[object]:
    found: list[object] = []
    day, moment = times.next_after(start, at, zone, weekdays)
    while moment < end:
        found.append((day, moment))
        day, moment = times.next_after(moment, at, zone, weekdays)
    return found


def test_no_slot_is_skipped_or_doubled_over_all_rules_of_two_years() -> None:
    sets = rule_sets()
    assert len(sets) >= 10
    for zone, changes in sets:
        for around, before, _ in changes or [(utc(2026, 3, 29), zone.utcoffset(datetime(2026, 3, 29)), None)]:
            assert before is not None
            seen = oracle(zone, around, before)
            start, end = around - timedelta(days=7), around + timedelta(days=7)
            patterns: list[set[int] | None] = [None, {0}, {6}, {around.astimezone(zone).weekday(), 2}]
            for at in QUARTERS:
                due = sorted((moment, day) for (day, t), moment in seen.items() if t == at and start < moment < end)
                for weekdays in patterns:
                    wanted = [(day, moment) for moment, day in due if weekdays is None or day.weekday() in weekdays]
                    assert slots(start, end, at, zone, weekdays) == wanted, (zone, at, weekdays)


def test_a_gap_in_spring_moves_forward() -> None:
    assert times.instant(date(2026, 3, 29), time(2, 30), BERLIN) == utc(2026, 3, 29, 1, 30)  # 03:30 in summer time


def test_an_overlap_in_autumn_is_its_first_time() -> None:
    assert times.instant(date(2026, 10, 25), time(2, 30, fold=1), BERLIN) == utc(2026, 10, 25, 0, 30)


def test_the_day_that_apia_skipped_is_one_slot_with_the_next() -> None:
    found = slots(utc(2011, 12, 29), utc(2012, 1, 1), time(9), APIA, None)
    assert found == [
        (date(2011, 12, 29), utc(2011, 12, 29, 19)),
        (date(2011, 12, 30), utc(2011, 12, 30, 19)),  # is 31 December there
        (date(2012, 1, 1), utc(2011, 12, 31, 19)),
    ]


def test_lord_howe_moves_its_clocks_by_half_an_hour() -> None:
    assert times.instant(date(2026, 10, 4), time(2, 15), LORD_HOWE) == utc(2026, 10, 3, 15, 45)  # shown as 02:45
    assert times.instant(date(2026, 4, 5), time(1, 45), LORD_HOWE) == utc(2026, 4, 4, 14, 45)  # the first 01:45
    assert times.instant(date(2026, 4, 5), time(2, 0), LORD_HOWE) == utc(2026, 4, 4, 15, 30)


def test_no_weekday_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="weekdays"):
        times.next_after(utc(2026, 1, 1), time(9), BERLIN, set())


@pytest.mark.parametrize(
    ("name", "zone"), [("europe/berlin", "Europe/Berlin"), (" America/New york ", "America/New_York")]
)
def test_a_zone_is_known_in_any_case(name: str, zone: str) -> None:
    assert times.zone(name).key == zone


@pytest.mark.parametrize("name", ["", "America", "../../etc/passwd", "x" * 10_000, "\0", "Europe/Berlin\0", "Factory"])
def test_a_name_that_is_not_on_the_list_is_refused(name: str) -> None:
    with pytest.raises(times.UnknownZone):
        times.zone(name)


def test_an_unknown_zone_suggests_others() -> None:
    with pytest.raises(times.UnknownZone) as caught:
        times.zone("Berlim")
    assert "Europe/Berlin" in caught.value.hint


@pytest.mark.parametrize(
    ("hour", "quiet"), [(21, False), (22, True), (23, True), (0, True), (7, True), (8, False), (12, False)]
)
def test_quiet_hours_pass_midnight(hour: int, quiet: bool) -> None:
    assert times.Hours(time(22), time(8)).contains(utc(2026, 5, 5, hour), ZoneInfo("UTC")) is quiet


def test_quiet_hours_end_on_the_morning_after() -> None:
    hours = times.Hours(time(22), time(8))
    assert hours.end_after(utc(2026, 1, 5, 23), BERLIN) == utc(2026, 1, 6, 7)
    assert hours.end_after(utc(2026, 1, 5, 1), BERLIN) == utc(2026, 1, 5, 7)


def test_in_a_doubled_hour_quiet_hours_end_within_it() -> None:
    second_ten_past_two = utc(2026, 10, 25, 1, 10)
    assert times.Hours(time(22), time(2, 30)).end_after(second_ten_past_two, BERLIN) == utc(2026, 10, 25, 1, 30)


@given(
    st.sampled_from(QUARTERS),
    st.sampled_from(QUARTERS),
    st.integers(0, 400 * 24 * 4),
    st.sampled_from([BERLIN, LORD_HOWE]),
)
def test_quiet_hours_are_over_at_their_end(start: time, end: time, quarter: int, zone: ZoneInfo) -> None:
    at = utc(2026, 1, 1) + quarter * timedelta(minutes=15)
    if start == end:
        return
    over = times.Hours(start, end).end_after(at, zone)
    assert over > at
    assert not times.Hours(start, end).contains(over, zone)


def test_quiet_hours_all_day_are_refused() -> None:
    with pytest.raises(times.AllDayHours):
        times.Hours(time(9), time(9))


@pytest.mark.parametrize(
    ("day", "n", "moved"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_end_on_their_last_day(day: date, n: int, moved: date) -> None:
    assert times.add_months(day, n) == moved


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("every 3 months", "every 3 months"), ("30 days", "every 30 days"), ("2w", "every 2 weeks"),
        ("Monthly", "every month"), ("quarterly", "every 3 months"), ("fortnight", "every 2 weeks"),
        ("every other week", "every 2 weeks"), ("a couple of weeks", "every 2 weeks"), ("once a year", "every year"),
        ("every six months", "every 6 months"), ("every quarter", "every 3 months"), ("every day", "every day"),
    ],
)  # fmt: skip
def test_intervals_are_read_as_people_say_them(text: str, spelled: str) -> None:
    assert str(times.every(text)) == spelled


@given(intervals)
def test_a_spelled_interval_reads_back(interval: times.Interval) -> None:
    assert times.every(str(interval)) == interval


@pytest.mark.parametrize(
    "text", ["0 days", "11 years", "121 months", "99999999999 weeks", "-3 days", "", "9" * 5000, "soon"]
)
def test_hostile_or_endless_intervals_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        times.every(text)


@given(intervals, days)
def test_an_interval_takes_about_its_days(interval: times.Interval, day: date) -> None:
    assert abs((interval.after(day) - day).days - interval.days) <= 5


@pytest.mark.parametrize(
    ("days", "said", "ago", "until"),
    [
        (0, "today", "today", "today"),
        (1, "tomorrow", "tomorrow", "tomorrow"),
        (-1, "yesterday", "yesterday", "yesterday"),
        (3, "Saturday 7 March", "in 3 days", "in 3 days"),
        (-3, "Sunday 1 March", "3 days ago", "3 days ago"),
        (-35, "Wednesday 28 January", "5 weeks ago", "5 weeks ago"),
        (-125, "Thursday 30 October", "4 months ago", "4 months ago"),
        (400, "8 April 2027", "in 13 months", "in 13 months"),
        (-800, "25 December 2023", "2 years ago", "2 years ago"),
    ],
)
def test_days_are_said_in_words(days: int, said: str, ago: str, until: str) -> None:
    today = date(2026, 3, 4)
    day = today + timedelta(days=days)
    assert (times.say_day(day, today), times.say_ago(day, today), times.say_until(day, today)) == (said, ago, until)


def test_times_are_said_on_the_24_hour_clock() -> None:
    assert times.say_time(time(9)) == "09:00"


def test_a_clock_can_be_moved_and_set() -> None:
    clock = MovableClock(lambda: utc(2026, 1, 1))
    clock.move(timedelta(days=3))
    assert clock() == utc(2026, 1, 4)
    clock.set(utc(2027, 1, 1))
    assert clock() == utc(2027, 1, 1)
