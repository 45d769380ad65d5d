"""What holds for every text, however strange: it is a day to come or a refusal, in time that grows with its length."""

import time as stopwatch
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kit import dates
from bot.kit.dates import Here, Reading, When
from bot.kit.errors import UserError

UTC_ZONE = ZoneInfo("UTC")
WEDNESDAY = Here(datetime(2026, 3, 4, 10, tzinfo=UTC), UTC_ZONE)

LOOKS: tuple[Callable[[str, Here], object], ...] = (dates.read, dates.find, dates.phrases, dates.read_past)
BOMBS = (
    *("9", "T", "am ", ":", "in ", "a couple of ", "fri ", "1 ", "9:00 ", "\u0301", "end of ", "the ", "twenty ", "3-"),
    *("1 month and ", "every ", "before ", "from monday to ", "first ", "2 or ", "mon,", "half ", "6/3 ", "Ana met "),
)


def seconds(look: Callable[[str, Here], object], text: str) -> float:
    """Of the processor, the best of three."""
    taken: list[float] = []
    for _ in range(3):
        started = stopwatch.process_time()
        with suppress(UserError):
            look(text, WEDNESDAY)
        taken.append(stopwatch.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("bomb", BOMBS)
def test_four_times_the_text_takes_about_four_times_as_long(bomb: str, look: Callable[[str, Here], object]) -> None:
    text = (bomb * 500)[:500]
    whole = seconds(look, text)
    assert whole < 1
    # Growth by the square would be 16; a part of a millisecond is noise.
    assert whole < 10 * seconds(look, text[:125]) + 0.0005


@pytest.mark.parametrize("look", [dates.read, dates.find, dates.read_past])
def test_a_text_too_long_for_a_day_is_refused_unread(look: Callable[[str, Here], object]) -> None:
    with pytest.raises(dates.TooLongForADay):
        look("tomorrow " * 20_000, WEDNESDAY)


def test_a_text_too_long_for_a_day_holds_no_phrases() -> None:
    assert dates.phrases("tomorrow " * 56, WEDNESDAY) == ()
    assert len(dates.phrases("tomorrow " * 55, WEDNESDAY)) == 55


VOCABULARY = (
    *("in", "a", "couple", "of", "few", "3", "99999", "31", "6", "29", "9999", "0001", "32nd", "15th", "days", "weeks"),
    *("w", "month", "year", "hours", "minutes", "quarter", "working", "next", "this", "last", "end", "early", "mid"),
    *(
        "the",
        "eom",
        "weekend",
        "week",
        "ago",
        "yesterday",
        "tomorrow",
        "fri",
        "monday",
        "sunday",
        "feb",
        "march",
        "may",
    ),
    *("at", "9", "9am", "25:00", "15:30", "00:01", "noon", "midnight", "morning", "tonight", "half", "past", "2-4pm"),
    *(
        "every",
        "other",
        "daily",
        "weekly",
        "twice",
        "times",
        "first",
        "second",
        "until",
        "before",
        "after",
        "by",
        "for",
    ),
    *(
        "within",
        "over",
        "from",
        "to",
        "between",
        "and",
        "since",
        "starting",
        "-",
        ",",
        ";",
        "6/3",
        "13/3",
        "6.3.",
        "Q3",
    ),
    *("easter", "christmas", "mother's", "day", "2026-02-30", "2026-03-06t15:00", "9999-12-31T23:59", "0001-01-01"),
    *("remind", "me", "ping", "met", "Ana", "2027", "week-end", "3-5"),
)
tokens = st.lists(st.sampled_from(VOCABULARY), max_size=7).map(" ".join)
texts = st.one_of(tokens, tokens, st.text(st.characters(codec=None)), st.text("0123456789-/.: TFREQ=;"))
SPOTS = (
    *("UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Africa/Cairo"),
)
FIRST, LAST = datetime(1, 1, 3), datetime(9999, 12, 29)
heres = st.builds(
    Here,
    st.one_of(st.datetimes(FIRST, LAST), st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31))).map(
        lambda naive: naive.replace(tzinfo=UTC)
    ),
    st.sampled_from(SPOTS).map(ZoneInfo),
    st.sampled_from(["", "en-GB", "en-US", "de"]),
)
SUNDAY = Here(datetime(2026, 3, 8, 10, tzinfo=UTC), UTC_ZONE)
NEW_YORK = Here(datetime(2026, 3, 4, 15, tzinfo=UTC), ZoneInfo("America/New_York"))
LORD_HOWE = Here(datetime(2026, 3, 4, 15, tzinfo=UTC), ZoneInfo("Australia/Lord_Howe"))


def readings(text: str, here: Here) -> Iterator[Reading]:
    """What the text comes to as a whole, as a sentence, and phrase by phrase."""
    for look in (dates.read, dates.find):
        with suppress(UserError):
            yield look(text, here)
    yield from (each.reading for each in dates.phrases(text, here) if each.reading is not None)


@given(texts, heres)
@example("9999-12-31T23:59", NEW_YORK)
@example("0001-01-01 00:01", LORD_HOWE)
@example("3-5 march", WEDNESDAY)
@example("yesterday to sunday", WEDNESDAY)
@example("in march at 9am", WEDNESDAY)
@example("within a week 9am", WEDNESDAY)
def test_any_text_is_a_moment_to_come_or_a_refusal(text: str, here: Here) -> None:
    for reading in readings(text, here):
        for when in (When(reading.day, reading.at), reading.when, *reading.others):
            assert when.day >= here.today
            assert when.at is None or when.day > here.today or when.at > here.local.time()
        assert When(reading.day, reading.at) not in reading.others
        assert reading.says


@given(texts, heres)
@example("this weekend midnight", SUNDAY)
@example("this weekend midnight", WEDNESDAY)
def test_any_period_ends_after_it_begins(text: str, here: Here) -> None:
    for reading in readings(text, here):
        assert reading.end is None or reading.day <= reading.due <= reading.end


@given(texts, heres)
@example("daily from 13 march until sunday", WEDNESDAY)
def test_any_rule_reads_back_and_first_comes_on_its_day(text: str, here: Here) -> None:
    for reading in readings(text, here):
        if reading.rule:
            rule = dates.read_rule(reading.rule)
            assert rule.text == reading.rule
            assert next(rule.since(reading.day)) == reading.day


@given(texts, heres)
def test_phrases_follow_each_other_within_the_text(text: str, here: Here) -> None:
    after = 0
    for each in dates.phrases(text, here):
        start, end = each.span
        assert after <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        after = end


@given(texts, heres)
def test_what_is_found_stands_in_the_text(text: str, here: Here) -> None:
    for look in (dates.read, dates.find):
        with suppress(UserError):
            start, end = look(text, here).span
            assert 0 <= start < end <= len(text)


@given(texts, heres)
def test_any_text_is_a_day_that_was_or_a_refusal(text: str, here: Here) -> None:
    with suppress(UserError):
        assert dates.read_past(text, here) <= here.today


rules = st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=1,15"])


@given(st.dates(WEDNESDAY.today + timedelta(days=1), date(2036, 12, 31)), st.none() | st.times(), rules)
def test_the_spelled_form_reads_back(day: date, at: time | None, rule: str) -> None:
    when = When(day, at and at.replace(second=0, microsecond=0), rule)
    assert dates.read_when(dates.spell_when(when), WEDNESDAY) == when


@given(texts, heres)
def test_each_of_two_days_is_spelled_so_that_it_is_clear(text: str, here: Here) -> None:
    for reading in readings(text, here):
        for when in (reading.when, *reading.others):
            again = dates.read(dates.spell_when(when), here)
            assert (again.when, again.others) == (when, ())
