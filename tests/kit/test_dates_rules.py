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
from bot.kit.dates import Here, ImpossibleDay, Rule, UnclearDay, days, limits
from bot.kit.dates.rule import Repeat
from bot.kit.dates.scan import Days, Scan

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
    ("every year on the last friday of november", "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR", "2026-11-27"),
    ("every november on the last friday", "FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR", "2026-11-27"),
    ("every last monday in october", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1MO", "2026-10-26"),
    ("first monday of may every year", "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", "2026-05-04"),
    ("last sunday of every quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1SU", "2026-03-29"),
    ("first day of each quarter", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1", "2026-04-01"),
    ("end of every year", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "2026-12-31"),
    ("every second weekend", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "2026-03-07"),
    ("9 june every year", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=9", "2026-06-09"),
    ("every boxing day", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=26", "2026-12-26"),
    ("every thanksgiving", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26"),
    ("every day except sunday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", "2026-03-05"),
    ("every day but monday", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU", "2026-03-05"),
    ("every weekday except friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-03-05"),
    ("daily excluding weekends", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-03-05"),
    ("every other day except sunday", "FREQ=DAILY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA", "2026-03-06"),
    ("every month except august", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12", "2026-04-04"),
    ("every monday but not in may or june", "FREQ=WEEKLY;BYMONTH=1,2,3,4,7,8,9,10,11,12;BYDAY=MO", "2026-03-09"),
)
WITHIN = (
    ("every monday in april", "FREQ=WEEKLY;UNTIL=20260430;BYDAY=MO", "2026-04-06"),
    ("mondays in june", "FREQ=WEEKLY;UNTIL=20260630;BYDAY=MO", "2026-06-01"),
    ("every day in may", "FREQ=DAILY;UNTIL=20260531", "2026-05-01"),
    ("every tuesday this month", "FREQ=WEEKLY;UNTIL=20260331;BYDAY=TU", "2026-03-10"),
    ("every weekday next week", "FREQ=WEEKLY;UNTIL=20260315;BYDAY=MO,TU,WE,TH,FR", "2026-03-09"),
    ("every day over the next 2 weeks", "FREQ=DAILY;UNTIL=20260318", "2026-03-05"),
    ("every day for the rest of the month", "FREQ=DAILY;UNTIL=20260331", "2026-03-05"),
    ("every friday in q3", "FREQ=WEEKLY;UNTIL=20260930;BYDAY=FR", "2026-07-03"),
    ("every month in 2027", "FREQ=MONTHLY;UNTIL=20271231", "2027-01-01"),
    ("every monday in april and may", "FREQ=WEEKLY;UNTIL=20260531;BYDAY=MO", "2026-04-06"),
    ("every monday in april and june", "FREQ=WEEKLY;UNTIL=20260630;BYMONTH=4,6;BYDAY=MO", "2026-04-06"),
    ("every monday for 3 weeks in april", "FREQ=WEEKLY;COUNT=3;BYDAY=MO", "2026-04-06"),
    ("every day for 2 weeks except sundays", "FREQ=WEEKLY;UNTIL=20260318;BYDAY=MO,TU,WE,TH,FR,SA", "2026-03-05"),
)


@pytest.mark.parametrize(("text", "rule", "first"), [*PHRASES, *WITHIN])
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
        ("every day this week at 9", "2026-03-05 09:00"),
        ("every day at 11 this week", "2026-03-04 11:00"),
        ("every weekday in april at 9", "2026-04-01 09:00"),
        ("every day at 9 except sunday", "2026-03-05 09:00"),
        ("every day at noon", "2026-03-04 12:00"),
        ("every other day at noon", "2026-03-06 12:00"),
        ("every 3 days at noon", "2026-03-07 12:00"),
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
        ("every monday at 9 in april", "every Monday at 09:00 until 30 April 2026, from Monday 6 April 2026"),
        ("every day except sunday at 9", "every day at 09:00 except Sunday, from Thursday 5 March 2026"),
        ("every day but not in may", "every day except in May, from Thursday 5 March 2026"),
        ("every month except august", "every month except in August, from Saturday 4 April 2026"),
        ("every other day except sunday", "every 2 days except Sunday, from Friday 6 March 2026"),
        ("every last monday in october", "on the last Monday of October, from Monday 26 October 2026"),
        ("every 2 years on the last friday of may", "every 2 years on the last Friday of May, from Friday 29 May 2026"),
        ("end of every quarter", "on the last day of March, June, September and December, from Tuesday 31 March 2026"),
    ],
)
def test_it_is_said_back_in_a_sentence(text: str, says: str) -> None:
    assert dates.read(text, WEDNESDAY).says == says


@pytest.mark.parametrize(
    "text",
    [
        *("last working day of every month", "every last working day of the month", "every 3 working days"),
        *("first week of every month", "5th friday of every quarter", "15th of every quarter", "every easter"),
        *("easter every year", "every year on easter", "every year on the last friday", "every mother's day"),
        *("every day except the 15th", "every friday except good friday", "every day except april 5th"),
        *("every week except mondays", "every monday except monday", "every monday this week"),
    ],
)
def test_what_no_rule_says_is_refused_and_not_read_as_a_plainer_one(text: str) -> None:
    with pytest.raises(ImpossibleDay):
        dates.read(text, WEDNESDAY)


@pytest.mark.parametrize("text", ["every second counts", "every last drop", "every third", "every first"])
def test_an_ordinal_alone_is_no_day_of_the_month(text: str) -> None:
    with pytest.raises(UnclearDay):
        dates.find(text, WEDNESDAY)


def test_a_period_after_the_weekly_of_somebody_is_not_its_end() -> None:
    assert not dates.find("join our weekly this month", WEDNESDAY).rule
    assert dates.find("ping Ana weekly this month", WEDNESDAY).rule == "FREQ=WEEKLY;UNTIL=20260331"


MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)


def test_a_rule_after_a_day_or_a_period_begins_with_it() -> None:
    mondays = Repeat(Rule("week", days=((0, 0),)))
    april = Days(date(2026, 4, 1), date(2026, 4, 30))
    assert limits.started(mondays, april) == Repeat(mondays.rule, date(2026, 4, 1))
    within = limits.started(mondays, april, "in")
    assert (within.rule.text, within.start) == ("FREQ=WEEKLY;UNTIL=20260430;BYDAY=MO", date(2026, 4, 1))
    monthly = limits.started(Repeat(Rule("month")), Days(date(2026, 3, 10), repeats="year"))
    assert (monthly.rule, monthly.start) == (Rule("month"), date(2026, 3, 10))


def test_days_of_the_week_before_every_week_are_those_it_comes_on() -> None:
    scan = Scan("mon-fri every week", WEDNESDAY, days.look)
    weekly = limits.started(Repeat(Rule("week")), Days(MONDAY, FRIDAY))
    assert weekly.rule.text == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    assert limits.first_day(scan, weekly, from_today=False) == date(2026, 3, 5)
    later = limits.started(Repeat(Rule("week")), Days(date(2026, 11, 9), date(2026, 11, 13)))
    assert limits.first_day(scan, later, from_today=False) == date(2026, 11, 9)


CANADA, INDIA = ("en-CA", "America/Toronto"), ("en-IN", "Asia/Kolkata")
BRITAIN, AMERICA = ("en-GB", "Europe/London"), ("en-US", "America/New_York")


@pytest.mark.parametrize(
    ("text", "where", "days"),
    [
        ("thanksgiving", CANADA, "2026-10-12"),
        ("thanksgiving", AMERICA, "2026-11-26"),
        ("thanksgiving", ("en-US", "America/Toronto"), "2026-11-26 2026-10-12"),
        ("victoria day", CANADA, "2026-05-18"),
        ("labour day", CANADA, "2026-09-07"),
        ("labour day", ("", "Pacific/Auckland"), "2026-10-26"),
        ("independence day", INDIA, "2026-08-15"),
        ("independence day", ("", "Asia/Kolkata"), "2026-08-15"),
        ("independence day", AMERICA, "2026-07-04"),
        ("independence day", ("", "Europe/Berlin"), "2026-07-04 2026-08-15"),
        ("republic day", INDIA, "2027-01-26"),
        ("gandhi jayanti", INDIA, "2026-10-02"),
        ("mother's day", BRITAIN, "2026-03-15 2026-05-10"),
        ("mother's day", AMERICA, "2026-05-10"),
        ("mother's day", ("en-US", "Europe/London"), "2026-05-10 2026-03-15"),
        ("mother's day", ("", "Europe/Berlin"), "2026-05-10 2026-03-15"),
        ("father's day", ("en-AU", "Australia/Sydney"), "2026-09-06"),
        ("anzac day", ("en-AU", "Australia/Sydney"), "2026-04-25"),
        ("st. george's day", BRITAIN, "2026-04-23"),
        ("august bank holiday", BRITAIN, "2026-08-31"),
        ("august bank holiday", ("en-IE", "Europe/Dublin"), "2026-08-03"),
        ("spring bank holiday", BRITAIN, "2026-05-25"),
        ("german unity day", ("", "Europe/Berlin"), "2026-10-03"),
    ],
)
def test_a_holiday_is_that_of_the_country(text: str, where: tuple[str, str], days: str) -> None:
    locale, zone = where
    reading = dates.read(text, Here(WEDNESDAY.now, ZoneInfo(zone), locale))
    assert " ".join(str(day) for day in (reading.day, *(other.day for other in reading.others))) == days


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
    st.builds(Rule, st.sampled_from(["day", "week", "month", "year"]), N, months=MONTHS),
    st.builds(Rule, st.sampled_from(["day", "week"]), N, months=MONTHS, days=WEEKDAYS),
    st.builds(Rule, st.just("day"), N, days=WEEKDAYS),
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
@example(Rule("year", months=(11,), days=((-1, 4),)), date(2026, 3, 4))
@example(Rule("year", 2, months=(5,), days=((1, 0), (3, 0))), date(2026, 6, 4))
@example(Rule("month", months=(1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)), date(2026, 8, 4))
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
