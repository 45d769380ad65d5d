"""What comes back: the phrases for it, the rules they come to, and when a rule has its day."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kit import dates
from bot.kit.dates import Here, Rule

TEN = time(10, tzinfo=UTC)
WEDNESDAY = Here(datetime.combine(date(2026, 3, 4), TEN), ZoneInfo("UTC"))
"""4 March 2026 at 10:00."""

PHRASES = (
    ("daily", "FREQ=DAILY", "2026-03-05"),
    ("every 3 days", "FREQ=DAILY;INTERVAL=3", "2026-03-07"),
    ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "2026-03-18"),
    ("weekly", "FREQ=WEEKLY", "2026-03-11"),
    ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "2026-06-04"),
    ("every year", "FREQ=YEARLY", "2027-03-04"),
    ("every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-03-06"),
    ("mondays and thursdays", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-03-05"),
    ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-05"),
    ("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-03-07"),
    ("twice a week", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-03-05"),
    ("twice a month", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-03-15"),
    ("on the 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-03-15"),
    ("every 31st", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31"),
    ("end of every month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31"),
    ("first monday of every month", "FREQ=MONTHLY;BYDAY=1MO", "2026-04-06"),
    ("monthly on the first tuesday", "FREQ=MONTHLY;BYDAY=1TU", "2026-04-07"),
    ("every last friday of the month", "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27"),
    ("last friday of the month", "FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27"),
    ("every year on 6 march", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=6", "2026-03-06"),
    ("every monday until june", "FREQ=WEEKLY;UNTIL=20260531;BYDAY=MO", "2026-03-09"),
    ("every monday until 6 april", "FREQ=WEEKLY;UNTIL=20260406;BYDAY=MO", "2026-03-09"),
    ("every monday for 6 weeks", "FREQ=WEEKLY;COUNT=6;BYDAY=MO", "2026-03-09"),
    ("every monday from april", "FREQ=WEEKLY;BYDAY=MO", "2026-04-06"),
)


@pytest.mark.parametrize(("text", "rule", "first"), PHRASES)
def test_what_comes_back_has_a_rule_and_a_first_day(text: str, rule: str, first: str) -> None:
    reading = dates.read(text, WEDNESDAY)
    assert (reading.rule, str(reading.day), reading.at, reading.end) == (rule, first, None, None)
    assert reading.others == ()


@pytest.mark.parametrize("text", [text for text, _, _ in PHRASES if " until " not in text and " from " not in text])
@given(st.dates(date(2026, 1, 1), date(2036, 12, 31)))
def test_a_rule_first_comes_on_the_day_it_is_said_to(text: str, today: date) -> None:
    reading = dates.read(text, Here(datetime.combine(today, TEN), ZoneInfo("UTC")))
    assert reading.day > today
    assert next(dates.read_rule(reading.rule).since(reading.day)) == reading.day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("every wednesday at 9", "2026-03-11 09:00"),
        ("every wednesday at 11am", "2026-03-04 11:00"),
        ("daily at 9", "2026-03-05 09:00"),
        ("every weekday at 18:00", "2026-03-04 18:00"),
        ("every friday morning", "2026-03-06 09:00"),
    ],
)
def test_it_comes_today_only_if_its_time_is_still_ahead(text: str, moment: str) -> None:
    reading = dates.read(text, WEDNESDAY)
    assert f"{reading.day} {reading.at:%H:%M}" == moment


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("every other friday", "every other Friday, from Friday 6 March 2026"),
        ("daily at 9", "every day at 09:00, from Thursday 5 March 2026"),
        ("every weekday", "every working day, from Thursday 5 March 2026"),
        ("every 2 weeks", "every 2 weeks, from Wednesday 18 March 2026"),
        ("twice a month", "on the 1st and 15th of every month, from Sunday 15 March 2026"),
        ("last friday of the month", "on the last Friday of every month, from Friday 27 March 2026"),
        ("every year on 6 march", "every year on 6 March, from Friday 6 March 2026"),
        ("every monday until june", "every Monday until 31 May 2026, from Monday 9 March 2026"),
        ("every monday for 6 weeks", "every Monday, 6 times, from Monday 9 March 2026"),
    ],
)
def test_it_is_said_back_in_a_sentence(text: str, says: str) -> None:
    assert dates.read(text, WEDNESDAY).says == says


def test_months_without_a_31st_have_it_on_their_last_day() -> None:
    monthly = Rule("month").since(date(2026, 1, 31))
    assert [each.day for each in itertools.islice(monthly, 5)] == [31, 28, 31, 30, 31]


def test_the_31st_of_every_month_leaves_out_months_without_one() -> None:
    listed = Rule("month", monthdays=(31,)).since(date(2026, 1, 31))
    assert [each.month for each in itertools.islice(listed, 4)] == [1, 3, 5, 7]


def test_a_count_goes_on_from_the_first_day_not_from_the_day_one_asks() -> None:
    rule, first = Rule("week", count=3), date(2026, 3, 6)
    assert rule.after(date(2026, 3, 6), first) == date(2026, 3, 13)
    assert rule.after(date(2026, 3, 13), first) == date(2026, 3, 20)
    assert rule.after(date(2026, 3, 20), first) is None


def test_nothing_comes_after_the_last_day() -> None:
    rule = Rule("week", until=date(2026, 3, 20), days=((0, 4),))
    assert rule.after(date(2026, 3, 13), date(2026, 3, 6)) == date(2026, 3, 20)
    assert rule.after(date(2026, 3, 20), date(2026, 3, 6)) is None


def test_a_rule_may_be_old() -> None:
    assert Rule("day").after(date(2026, 3, 4), date(1926, 3, 4)) == date(2026, 3, 5)
    fridays = Rule("week", 2, days=((0, 4),))
    assert fridays.after(date(2026, 3, 6), date(1926, 3, 5)) in (date(2026, 3, 13), date(2026, 3, 20))


def test_a_rule_ends_with_the_calendar() -> None:
    assert list(Rule("year").since(date(9998, 3, 4))) == [date(9998, 3, 4), date(9999, 3, 4)]
    assert Rule("week", days=((0, 4),)).after(date(9999, 12, 31), date(9999, 12, 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "DAILY", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=x", "FREQ=WEEKLY;BYDAY=XX"),
        *("FREQ=WEEKLY;BYHOUR=9", "FREQ=DAILY;UNTIL=2026", "FREQ=DAILY;UNTIL=20260231", "INTERVAL=2", "FREQ"),
        *("FREQ=MONTHLY;BYMONTHDAY=,", "RRULE:FREQ=DAILY"),
    ],
)
def test_a_text_that_no_rule_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.read_rule(text)


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTH_DAYS = st.lists(st.sampled_from([-1, *range(1, 29)]), min_size=1, max_size=3, unique=True).map(
    lambda listed: tuple(sorted(listed))
)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(
    lambda listed: tuple((0, day) for day in sorted(listed))
)
NTHS = st.lists(
    st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.integers(0, 6)), min_size=1, max_size=2, unique=True
).map(tuple)
MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=2, unique=True).map(lambda listed: tuple(sorted(listed)))
N = st.integers(1, 5)
shapes = st.one_of(
    st.builds(Rule, st.sampled_from(["day", "week", "month", "year"]), N),
    st.builds(Rule, st.just("week"), N, days=WEEKDAYS),
    st.builds(Rule, st.just("month"), N, monthdays=MONTH_DAYS),
    st.builds(Rule, st.just("month"), N, days=NTHS),
    st.builds(Rule, st.just("year"), N, months=MONTHS, monthdays=MONTH_DAYS),
    st.builds(Rule, st.just("year"), N, months=MONTHS, days=NTHS),
)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule, with a count, with a last day, or without either (RFC 5545 has no rule with both)."""
    shape = draw(shapes)
    count, until = draw(st.sampled_from([(True, False), (False, True), (False, False)]))
    return Rule(
        shape.unit,
        shape.n,
        count=draw(st.integers(1, 12)) if count else None,
        until=draw(DAYS) if until else None,
        months=shape.months,
        monthdays=shape.monthdays,
        days=shape.days,
    )


@given(rules())
def test_the_text_of_a_rule_reads_back(rule: Rule) -> None:
    assert dates.read_rule(rule.text) == rule
    assert rule.says


@given(rules(), DAYS.filter(lambda day: day.day <= 28))
@example(Rule("week", 2, days=((0, 0), (0, 6))), date(2026, 3, 8))
@example(Rule("month", days=((5, 4),)), date(2026, 3, 1))
def test_a_rule_comes_when_rfc_5545_has_it_come(rule: Rule, anchor: date) -> None:
    ours = list(itertools.takewhile(lambda day: day < anchor + timedelta(days=3650), rule.since(anchor)))
    theirs = rrulestr(rule.text, dtstart=datetime(anchor.year, anchor.month, anchor.day))
    horizon = datetime(anchor.year, anchor.month, anchor.day) + timedelta(days=3650)
    within = itertools.takewhile(lambda moment: moment < horizon, theirs)
    assert ours[:200] == [moment.date() for moment in itertools.islice(within, 200)]


@given(rules(), DAYS, st.integers(0, 4000))
def test_the_next_time_is_the_first_one_after_the_day(rule: Rule, anchor: date, later: int) -> None:
    day = anchor + timedelta(days=later)
    after = rule.after(day, anchor)
    assert after is None or after > day
    ahead = [each for each in rule.since(anchor) if each > day]
    if ahead:  # it is looked for within ten years of the anchor there, and of the day here
        assert after == ahead[0]
