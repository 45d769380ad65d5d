"""Families of date phrases, in plain values. Most of what people type is in the corpus of tests/understanding."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.kit import dates
from bot.kit.dates import Here, When
from bot.kit.errors import UserError

WEDNESDAY = Here(datetime(2026, 3, 4, 10, tzinfo=UTC), ZoneInfo("UTC"))
"""4 March 2026 at 10:00; its week is Monday 2 to Sunday 8."""


def there(zone: str, local: str, locale: str = "") -> Here:
    return Here(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), ZoneInfo(zone), locale)


def spelled(text: str, here: Here = WEDNESDAY) -> str:
    """The first day, and the time if one is named."""
    reading = dates.read(text, here)
    return dates.spell_when(When(reading.day, reading.at))


def others(text: str, here: Here = WEDNESDAY) -> list[str]:
    return [dates.spell_when(other) for other in dates.read(text, here).others]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-03-04"), ("Tomorrow", "2026-03-05"), ("the day after tomorrow", "2026-03-06"),
        ("fri", "2026-03-06"), ("on Friday.", "2026-03-06"), ("this fri", "2026-03-06"), ("next mon", "2026-03-09"),
        ("next wed", "2026-03-11"), ("friday next week", "2026-03-13"), ("tuesday of next week", "2026-03-10"),
        ("friday week", "2026-03-13"), ("in 3 days", "2026-03-07"), ("3 days", "2026-03-07"), ("2w", "2026-03-18"),
        ("a week", "2026-03-11"), ("in twelve days", "2026-03-16"), ("a couple of weeks", "2026-03-18"),
        ("in a fortnight", "2026-03-18"), ("in a few days", "2026-03-07"), ("in 1 month", "2026-04-04"),
        ("two weeks from now", "2026-03-18"), ("in 3 business days", "2026-03-09"),
        ("two days after christmas", "2026-12-27"), ("a week before easter", "2026-03-29"),
        ("the monday after easter", "2026-04-06"), ("end of week", "2026-03-06"), ("end of next week", "2026-03-13"),
        ("end of the month", "2026-03-31"), ("eom", "2026-03-31"), ("end of Q2", "2026-06-30"),
        ("end of year", "2026-12-31"), ("start of Q3", "2026-07-01"), ("early next week", "2026-03-09"),
        ("mid-March", "2026-03-15"), ("2026-03-06", "2026-03-06"), ("6 March", "2026-03-06"),
        ("March 6th", "2026-03-06"), ("6th of march", "2026-03-06"), ("6.3.", "2026-03-06"),
        ("6 mar 2027", "2027-03-06"),
        ("March 6, 2027", "2027-03-06"), ("3 march", "2027-03-03"), ("29 feb", "2028-02-29"),
        ("the 15th", "2026-03-15"),
        ("the 3rd", "2026-04-03"), ("first monday of may", "2026-05-04"), ("thanksgiving", "2026-11-26"),
        ("easter", "2026-04-05"), ("in 1.5 weeks", "2026-03-14"),
        ("by may", "2026-05-31"), ("by the end of Q2", "2026-06-30"), ("before may", "2026-04-30"),
        ("before friday", "2026-03-05"), ("until friday", "2026-03-06"), ("until june", "2026-06-01"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(text: str, day: str) -> None:
    reading = dates.read(text, WEDNESDAY)
    assert (spelled(text), reading.end, reading.rule, reading.others) == (day, None, "", ())
    assert reading.when == When(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tonight", "2026-03-04T20:00"), ("tmrw 9am", "2026-03-05T09:00"), ("fri, 9 a.m.", "2026-03-06T09:00"),
        ("fri 9", "2026-03-06T09:00"), ("2026-03-06T15:00", "2026-03-06T15:00"), ("at 9", "2026-03-05T09:00"),
        ("at 3", "2026-03-04T15:00"), ("9:30", "2026-03-05T09:30"), ("21:30", "2026-03-04T21:30"),
        ("at 15:00", "2026-03-04T15:00"), ("noon", "2026-03-04T12:00"), ("12am", "2026-03-05T00:00"),
        ("12:30 pm", "2026-03-04T12:30"), ("midnight", "2026-03-05T00:00"), ("fri midnight", "2026-03-07T00:00"),
        ("tomorrow morning", "2026-03-05T09:00"), ("this afternoon", "2026-03-04T14:00"),
        ("tomorrow evening at 7", "2026-03-05T19:00"), ("tonight at 9", "2026-03-04T21:00"),
        ("fri 6 march 15:00", "2026-03-06T15:00"), ("half 5", "2026-03-04T17:30"), ("quarter to 9", "2026-03-05T08:45"),
        ("0930", "2026-03-05T09:30"), ("9h30", "2026-03-05T09:30"), ("tomorrow after lunch", "2026-03-05T13:00"),
        ("eod", "2026-03-04T17:00"), ("2-4pm", "2026-03-04T14:00"), ("before 5pm", "2026-03-04T17:00"),
        ("in half an hour", "2026-03-04T10:30"), ("in 2 hours", "2026-03-04T12:00"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_with_its_day(text: str, moment: str) -> None:
    reading = dates.read(text, WEDNESDAY)
    assert (spelled(text), reading.end, reading.rule, reading.others) == (moment, None, "", ())


@pytest.mark.parametrize(
    ("text", "first", "last", "due"),
    [
        ("next week", "2026-03-09", "2026-03-15", "2026-03-09"),
        ("this week", "2026-03-04", "2026-03-08", "2026-03-06"),
        ("next month", "2026-04-01", "2026-04-30", "2026-04-01"),
        ("next quarter", "2026-04-01", "2026-06-30", "2026-04-01"),
        ("Q3", "2026-07-01", "2026-09-30", "2026-07-01"),
        ("in 2027", "2027-01-01", "2027-12-31", "2027-01-01"),
        ("in March", "2026-03-04", "2026-03-31", "2026-03-04"),
        ("early March", "2026-03-04", "2026-03-10", "2026-03-04"),
        ("late March", "2026-03-21", "2026-03-31", "2026-03-21"),
        ("this weekend", "2026-03-07", "2026-03-08", "2026-03-07"),
        ("week of 9 March", "2026-03-09", "2026-03-15", "2026-03-09"),
        ("within 10 days", "2026-03-04", "2026-03-14", "2026-03-14"),
        ("over the next 6 weeks", "2026-03-04", "2026-04-15", "2026-04-15"),
        ("5-7 March", "2026-03-05", "2026-03-07", "2026-03-05"),
        ("3-5 March", "2026-03-04", "2026-03-05", "2026-03-04"),
        ("mon-wed", "2026-03-09", "2026-03-11", "2026-03-09"),
        ("28 March to 2 April", "2026-03-28", "2026-04-02", "2026-03-28"),
        ("between 6 and 9 march", "2026-03-06", "2026-03-09", "2026-03-06"),
    ],
)
def test_a_period_has_a_first_and_a_last_day_and_begins_today_if_it_has_begun(
    text: str, first: str, last: str, due: str
) -> None:
    reading = dates.read(text, WEDNESDAY)
    assert (str(reading.day), str(reading.end), str(reading.due)) == (first, last, due)
    assert reading.others == ()


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("wed", "2026-03-11", "2026-03-04"),
        ("wed 11am", "2026-03-11T11:00", "2026-03-04T11:00"),
        ("next fri", "2026-03-13", "2026-03-06"),
        ("nxt fri", "2026-03-13", "2026-03-06"),
        ("next fri 9am", "2026-03-13T09:00", "2026-03-06T09:00"),
        ("by next week", "2026-03-15", "2026-03-09"),
        ("friday after next", "2026-03-13", "2026-03-20"),
        ("next weekend", "2026-03-14", "2026-03-07"),
        ("fri 7 march", "2026-03-07", "2026-03-06"),
        ("6/3", "2026-03-06", "2026-06-03"),
        ("6/3/2027", "2027-03-06", "2027-06-03"),
        ("mother's day", "2026-05-10", "2026-03-15"),
    ],
)
def test_what_may_mean_two_days_names_both(text: str, first: str, other: str) -> None:
    assert (spelled(text), others(text)) == (first, [other])


def test_a_time_that_has_passed_leaves_one_weekday() -> None:
    assert (spelled("wed 9am"), others("wed 9am")) == ("2026-03-11T09:00", [])


def test_next_friday_said_on_a_saturday_is_clear() -> None:
    saturday = there("UTC", "2026-03-07T10:00")
    assert (spelled("next fri", saturday), others("next fri", saturday)) == ("2026-03-13", [])


@pytest.mark.parametrize(
    "text",
    [
        *("", "the", "soon", "later", "someday", "asap", "in the summer", "9", "may", "march on", "second"),
        *("sat with her", "2 years experience", "room 12", "version 3.5", "24/7", "May Chen", "June from HR"),
        *("call 555 1234", "top 10", "1 on 1"),
    ],
)
def test_what_names_no_day_is_refused_whole_or_searched(text: str) -> None:
    for look in (dates.read, dates.find):
        with pytest.raises(dates.UnclearDay) as caught:
            look(text, WEDNESDAY)
        assert caught.value.message == f"I couldn't read “{text}” as a day."
        assert "next friday" in caught.value.hint


@pytest.mark.parametrize("text", ["today tomorrow", "9am 10am", "wed fri", "in -3 days", "friday, Ana and Ben"])
def test_more_than_one_phrase_is_no_day(text: str) -> None:
    with pytest.raises(dates.UnclearDay):
        dates.read(text, WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 Feb", "February has no day 31"),
        ("2026-02-30", "February 2026 has no day 30"),
        ("2026-13-01", "there is no month 13"),
        ("32nd", "no month has a day 32"),
        ("25:00", "there is no 25:00 on the clock"),
        ("9:75", "there is no 9:75 on the clock"),
        ("in 11 years", "more than 10 years away"),
        ("in 999999999 days", "more than 10 years away"),
        ("6 mar 99999", "too far away"),
        ("99999-01-01", "too far away"),
        (f"in {10**400} weeks", "more than 10 years away"),
        ("every 999 weeks", "more than ten years apart"),
        ("every monday until 2020", "over before it begins"),
        ("daily from 13 march until sunday", "over before it begins"),
    ],
)
def test_what_cannot_be_says_why(text: str, reason: str) -> None:
    with pytest.raises(dates.ImpossibleDay, match=reason) as caught:
        dates.read(text, WEDNESDAY)
    assert "next friday" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yesterday", "that was yesterday"),
        ("last fri", "that was 5 days ago"),
        ("3 days ago", "that was 3 days ago"),
        ("2025-01-01", "that was 14 months ago"),
        ("3 mar 2026", "that was yesterday"),
        ("today 9am", "it is 10:00 already"),
        ("this morning", "it is 10:00 already"),
        ("2026-03-04T10:00", "it is 10:00 already"),
    ],
)
def test_what_is_over_says_since_when(text: str, reason: str) -> None:
    with pytest.raises(dates.PastDay, match=reason) as caught:
        dates.read(text, WEDNESDAY)
    assert "tomorrow" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "phrase", "moment"),
    [
        ("remind me to call Ana on friday at 3pm about her CV", "on friday at 3pm", "2026-03-06T15:00"),
        ("met her last week, ping in 2 weeks", "in 2 weeks", "2026-03-18"),
        ("met Ana on 3 march, follow up on the 15th!", "on the 15th", "2026-03-15"),
        ("May Chen wants my CV by 20 march", "by 20 march", "2026-03-20"),
        ("June from HR said tomorrow 9am works", "tomorrow 9am", "2026-03-05T09:00"),
        ("next wed - lunch with Ana, 12:30", "next wed", "2026-03-11T12:30"),
        ("Ana, march 6, 2027", "march 6, 2027", "2027-03-06"),
        ("Ana; 2w", "2w", "2026-03-18"),
        ("Rust night 20 march 19:00", "20 march 19:00", "2026-03-20T19:00"),
        ("Ana Ñandú \N{PARTY POPPER} friday \N{PARTY POPPER}", "friday", "2026-03-06"),
        ("“Ping Ana”, … in 3 days…", "in 3 days", "2026-03-07"),
        ("Ping Ana every other tuesday, she asked", "every other tuesday", "2026-03-10"),
    ],
)
def test_the_phrase_that_is_meant_is_found_in_a_sentence(text: str, phrase: str, moment: str) -> None:
    reading = dates.find(text, WEDNESDAY)
    start, end = reading.span
    assert (text[start:end], dates.spell_when(When(reading.day, reading.at))) == (phrase, moment)
    assert text[:start] + phrase + text[end:] == text


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("met her yesterday", dates.PastDay),
        ("saw her on friday", dates.PastDay),
        ("we talked 3 days ago", dates.PastDay),
        ("pay on 31 feb", dates.ImpossibleDay),
        ("Ana, dev, 2 years", dates.UnclearDay),
    ],
)
def test_a_sentence_without_a_day_to_come_says_why(text: str, error: type[UserError]) -> None:
    with pytest.raises(error):
        dates.find(text, WEDNESDAY)


def test_every_phrase_of_a_sentence_is_told_from_left_to_right() -> None:
    text = "met her last week, lunch on friday, CV by 20 march"
    found = dates.phrases(text, WEDNESDAY)
    assert [(text[slice(*each.span)], each.over) for each in found] == [
        ("last week", True),
        ("on friday", False),
        ("by 20 march", False),
    ]
    assert [each.reading and str(each.reading.due) for each in found] == [None, "2026-03-06", "2026-03-20"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", "2026-02-27"),
        ("wed", "2026-03-04"),
        ("last friday", "2026-02-27"),
        ("yesterday", "2026-03-03"),
        ("a week ago", "2026-02-25"),
        ("3 march", "2026-03-03"),
        ("5 march", "2025-03-05"),
        ("29 feb", "2024-02-29"),
        ("the 15th", "2026-02-15"),
        ("this morning", "2026-03-04"),
        ("midnight", "2026-03-04"),
        ("christmas", "2025-12-25"),
        ("2025-12-31", "2025-12-31"),
    ],
)
def test_a_day_that_was_is_the_last_one(text: str, day: str) -> None:
    assert dates.read_past(text, WEDNESDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("tomorrow", dates.FutureDay),
        ("next friday", dates.FutureDay),
        ("coming fri", dates.FutureDay),
        ("next weekend", dates.FutureDay),
        ("next week", dates.FutureDay),
        ("2030-01-01", dates.FutureDay),
        ("31 feb", dates.ImpossibleDay),
        ("soon", dates.UnclearDay),
        ("every monday", dates.UnclearDay),
        ("x" * 501, dates.TooLongForADay),
    ],
)
def test_a_day_that_never_was_is_refused(text: str, error: type[UserError]) -> None:
    with pytest.raises(error):
        dates.read_past(text, WEDNESDAY)


@pytest.mark.parametrize(
    ("zone", "local", "text", "moment"),
    [
        ("Europe/Berlin", "2026-03-28T12:00", "tomorrow 02:30", "2026-03-29T03:30"),
        ("America/New_York", "2026-03-07T12:00", "tomorrow 2:30am", "2026-03-08T03:30"),
        ("Australia/Lord_Howe", "2026-10-03T12:00", "tomorrow 02:15", "2026-10-04T02:45"),
        ("Africa/Cairo", "2026-04-23T12:00", "midnight", "2026-04-24T01:00"),
        ("Pacific/Apia", "2011-12-29T12:00", "tomorrow 9am", "2011-12-31T09:00"),
        ("Europe/Berlin", "2026-03-29T01:30", "in 2 hours", "2026-03-29T04:30"),
    ],
)
def test_a_time_that_the_clocks_skip_is_as_much_later(zone: str, local: str, text: str, moment: str) -> None:
    assert spelled(text, there(zone, local)) == moment


@pytest.mark.parametrize(
    ("zone", "local", "text", "moment"),
    [
        ("Europe/Berlin", "2026-10-24T12:00", "tomorrow 02:30", "2026-10-25T02:30"),
        ("America/New_York", "2026-10-31T12:00", "tomorrow 1:30am", "2026-11-01T01:30"),
        ("Australia/Lord_Howe", "2026-04-04T12:00", "tomorrow 01:45", "2026-04-05T01:45"),
        ("America/New_York", "2026-11-01T00:30", "in 3 hours", "2026-11-01T02:30"),
    ],
)
def test_a_time_that_comes_twice_is_kept(zone: str, local: str, text: str, moment: str) -> None:
    assert spelled(text, there(zone, local)) == moment


@pytest.mark.parametrize(
    ("zone", "text", "moment"),
    [
        ("UTC", "tomorrow", "2026-03-05"),
        ("Pacific/Honolulu", "tomorrow", "2026-03-05"),
        ("Asia/Tokyo", "tomorrow", "2026-03-06"),
        ("Pacific/Kiritimati", "at 9", "2026-03-06T09:00"),
        ("Asia/Tokyo", "at 9", "2026-03-05T09:00"),
        ("Asia/Tokyo", "tonight", "2026-03-05T20:00"),
        ("America/New_York", "tonight", "2026-03-04T20:00"),
    ],
)
def test_today_is_the_day_on_the_wall_of_the_one_who_says_it(zone: str, text: str, moment: str) -> None:
    late = Here(datetime(2026, 3, 4, 23, 30, tzinfo=UTC), ZoneInfo(zone))
    assert spelled(text, late) == moment


@pytest.mark.parametrize(
    ("zone", "locale", "first", "asked"),
    [
        ("UTC", "", "2026-03-06", ["2026-06-03"]),
        ("UTC", "en-GB", "2026-03-06", []),
        ("Europe/Berlin", "de", "2026-03-06", []),
        ("America/New_York", "en-US", "2026-06-03", []),
        ("America/New_York", "en-GB", "2026-03-06", []),
        ("America/New_York", "", "2026-06-03", ["2026-03-06"]),
        ("Europe/Berlin", "en-US", "2026-06-03", ["2026-03-06"]),
    ],
)
def test_the_order_of_day_and_month_goes_by_the_locale(zone: str, locale: str, first: str, asked: list[str]) -> None:
    here = there(zone, "2026-03-04T10:00", locale)
    assert (spelled("6/3", here), others("6/3", here)) == (first, asked)


@pytest.mark.parametrize("locale", ["", "en-US", "en-GB"])
@pytest.mark.parametrize(
    ("text", "day"), [("13/3", "2026-03-13"), ("3/13", "2026-03-13"), ("5/5", "2026-05-05"), ("6.3.", "2026-03-06")]
)
def test_one_possible_order_is_clear_everywhere(text: str, day: str, locale: str) -> None:
    here = there("America/Chicago", "2026-03-04T10:00", locale)
    assert (spelled(text, here), others(text, here)) == (day, [])
