import time as stopwatch
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import dates
from bot.kit.dates import When
from bot.kit.errors import UserError

WEDNESDAY = date(2026, 3, 4)
TEN = time(10)


def read(text: str) -> When:
    return dates.read_when(text, today=WEDNESDAY, now_local=TEN)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("today", "2026-03-04"), ("tonight", "2026-03-04T20:00"), ("Tomorrow", "2026-03-05"),
        ("tmrw 9am", "2026-03-05T09:00"),
        ("the day after tomorrow", "2026-03-06"), ("fri", "2026-03-06"), ("on Friday.", "2026-03-06"),
        ("this fri", "2026-03-06"),
        ("wed", "2026-03-11"), ("next fri", "2026-03-13"), ("next wed", "2026-03-11"), ("next mon", "2026-03-09"),
        ("friday next week", "2026-03-13"), ("in 3 days", "2026-03-07"), ("3 days", "2026-03-07"), ("2w", "2026-03-18"),
        ("a week", "2026-03-11"), ("in twelve days", "2026-03-16"), ("a couple of weeks", "2026-03-18"),
        ("in a fortnight", "2026-03-18"), ("in 1 month", "2026-04-04"), ("two weeks from now", "2026-03-18"),
        ("next week", "2026-03-11"), ("next month", "2026-04-01"), ("this weekend", "2026-03-07"),
        ("next weekend", "2026-03-14"), ("end of week", "2026-03-06"), ("end of the month", "2026-03-31"),
        ("eom", "2026-03-31"), ("end of year", "2026-12-31"), ("2026-03-06", "2026-03-06"),
        ("2026-03-06T15:00", "2026-03-06T15:00"), ("6 March", "2026-03-06"), ("March 6th", "2026-03-06"),
        ("6th of march", "2026-03-06"), ("6 mar 2027", "2027-03-06"), ("March 6, 2027", "2027-03-06"),
        ("3 march", "2027-03-03"), ("29 feb", "2028-02-29"), ("the 15th", "2026-03-15"), ("the 3rd", "2026-04-03"),
        ("next fri 9am", "2026-03-13T09:00"), ("fri, 9 a.m.", "2026-03-06T09:00"), ("fri 9", "2026-03-06T09:00"),
        ("at 9", "2026-03-05T09:00"), ("at 3", "2026-03-04T15:00"), ("9:30", "2026-03-05T09:30"),
        ("21:30", "2026-03-04T21:30"), ("at 15:00", "2026-03-04T15:00"), ("noon", "2026-03-04T12:00"),
        ("12am", "2026-03-05T00:00"), ("12:30 pm", "2026-03-04T12:30"), ("midnight", "2026-03-05T00:00"),
        ("fri midnight", "2026-03-07T00:00"), ("tomorrow morning", "2026-03-05T09:00"),
        ("this afternoon", "2026-03-04T14:00"), ("tomorrow evening at 7", "2026-03-05T19:00"),
        ("tonight at 9", "2026-03-04T21:00"), ("fri 6 march 15:00", "2026-03-06T15:00"),
    ],
)  # fmt: skip
def test_days_are_read_as_people_type_them(text: str, spelled: str) -> None:
    assert dates.spell_when(read(text)) == spelled


@pytest.mark.parametrize(
    "text", ["", "the", "nxt fri", "soon", "9", "today tomorrow", "9am 10am", "in 1.5 weeks", "6/3", "wed fri"]
)
def test_what_is_unclear_is_refused(text: str) -> None:
    with pytest.raises(dates.UnclearDay):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("31 Feb", "25:00", "9:75", "13pm", "2026-13-01", "2026-02-30", "99999-01-01", "6 mar 99999", "in 11 years"),
        *("32nd", "fri 7 march", f"in {10**400} weeks", "in 999999999 days"),
    ],
)
def test_what_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(dates.ImpossibleDay):
        read(text)


@pytest.mark.parametrize(
    "text", ["yesterday", "last fri", "3 days ago", "2025-01-01", "today 9am", "this morning", "3 mar 2026"]
)
def test_what_is_over_is_refused(text: str) -> None:
    with pytest.raises(dates.PastDay):
        read(text)


def test_a_refusal_says_what_to_try() -> None:
    with pytest.raises(dates.UnclearDay) as caught:
        read("nxt fri")
    assert caught.value.message == "I couldn't read “nxt fri” as a day."
    assert "next friday" in caught.value.hint


@pytest.mark.parametrize(
    "bomb", ["9", "T", "am ", ":", "in ", "a couple of ", "fri ", "1 ", "9:00 ", "\u0301", "end of "]
)
@pytest.mark.parametrize("size", [500, 100_000])
def test_hostile_text_is_refused_at_once(bomb: str, size: int) -> None:
    started = stopwatch.perf_counter()
    with pytest.raises(UserError):
        read((bomb * size)[:size])
    assert stopwatch.perf_counter() - started < 0.5


phrases = st.lists(
    st.sampled_from(
        [
            *(
                "in",
                "a",
                "couple",
                "3",
                "99999",
                "31",
                "6",
                "29",
                "9999",
                "32nd",
                "days",
                "weeks",
                "w",
                "month",
                "year",
            ),
            *("next", "this", "last", "end", "of", "the", "eom", "weekend", "ago", "yesterday", "fri", "mon", "feb"),
            *("march", "at", "9", "9am", "25:00", "15:30", "noon", "midnight", "morning", "tonight", "evening"),
            *("2026-02-30", "2026-03-06t15:00"),
        ]
    ),
    max_size=6,
).map(" ".join)


@given(st.one_of(phrases, st.text(st.characters(codec=None))), st.dates(), st.times())
def test_any_text_is_a_moment_to_come_or_a_refusal(text: str, today: date, now: time) -> None:
    try:
        when = dates.read_when(text, today=today, now_local=now)
    except UserError:
        return
    assert when.day >= today
    assert when.at is None or when.day > today or when.at > now


@given(st.dates(WEDNESDAY, date(2036, 12, 31)), st.none() | st.times())
def test_the_spelled_form_reads_back(day: date, at: time | None) -> None:
    when = When(day, at and at.replace(second=0, microsecond=0))
    assert dates.read_when(dates.spell_when(when), today=date(2026, 3, 3), now_local=TEN) == when


@pytest.mark.parametrize(
    ("text", "rest", "spelled"),
    [
        ("Ana, dev @Acme - hiring; promised CV; next fri", "Ana, dev @Acme - hiring; promised CV", "2026-03-13"),
        ("Ana - note; follow up next fri", "Ana - note", "2026-03-13"),
        ("Ana; remind me tomorrow 9am.", "Ana", "2026-03-05T09:00"),
        ("Ana, march 6, 2027", "Ana", "2027-03-06"),
        ("Ana, fri, 9am", "Ana", "2026-03-06T09:00"),
        ("Ana; 2w", "Ana", "2026-03-18"),
        ("promised to follow up in 2 weeks", "promised to follow up", "2026-03-18"),
        ("promised to follow up, next fri", "promised to follow up", "2026-03-13"),
    ],
)
def test_a_sentence_may_end_in_a_day(text: str, rest: str, spelled: str) -> None:
    found = dates.find_when(text, today=WEDNESDAY, now_local=TEN)
    assert found is not None
    when, (start, end) = found
    assert (dates.spell_when(when), text[:start], text[end:]) == (spelled, rest, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana",
        "next fri",
        "Ana, dev, 2 years",
        "Ana, 9am",
        "Ana; met her on friday",
        "Ana; 31 feb",
        "fri; " + "x" * 10_000,
    ],
)
def test_a_sentence_that_ends_otherwise_keeps_its_words(text: str) -> None:
    assert dates.find_when(text, today=WEDNESDAY, now_local=TEN) is None


@given(st.lists(st.one_of(phrases, st.sampled_from([";", ",", "follow up", "Ana"]))).map(" ".join))
def test_what_is_found_is_at_the_end(text: str) -> None:
    found = dates.find_when(text, today=WEDNESDAY, now_local=TEN)
    assert found is None or (0 <= found[1][0] < found[1][1] == len(text))
