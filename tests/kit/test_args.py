from __future__ import annotations

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import dates, times
from bot.kit.args import (
    Ambiguous,
    Arg,
    Day,
    Empty,
    Every,
    Flag,
    Moment,
    NotAChoice,
    NotANumber,
    NotYesOrNo,
    Number,
    OneOf,
    RecordId,
    Text,
    TooLong,
)
from bot.kit.dates import When
from bot.kit.errors import UserError
from tests.kit.sample import NOON, Bed, Here, texts

HERE = Here()
KINDS: list[Arg[Here, Any]] = [
    Text("x"),
    Number("x", least=-5, most=40),
    Flag("x"),
    OneOf("x", ("north", "south"), labels=("North bed", "South bed")),
    Day("x"),
    Moment("x"),
    Every("x"),
    RecordId("x"),
    Bed("x"),
]
kinds = st.sampled_from(KINDS)


@given(kinds, st.one_of(texts, st.from_regex(r"[+-]{0,2}[0-9٣²]{1,14}"), st.text(alphabet="0123456789-:Tt aepmrxyx")))
def test_any_text_is_a_value_or_an_error_for_people(kind: Arg[Here, Any], text: str):
    try:
        kind.check(text)
        value = kind.read(text, HERE)
    except (UserError, Ambiguous):
        return
    assert kind.read(kind.spell(value), HERE) == value


@given(kinds, texts)
def test_what_can_be_read_passes_the_check(kind: Arg[Here, Any], text: str):
    try:
        kind.read(text, HERE)
    except (UserError, Ambiguous):
        return
    kind.check(text)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Text("x"), 'two\nlines "quoted"'),
        (Number("x", least=-5), -5),
        (Flag("x"), True),
        (Flag("x"), False),
        (Day("x"), date(2026, 3, 6)),
        (Moment("x"), When(date(2026, 3, 6))),
        (Moment("x"), When(date(2026, 3, 6), time(9, 30))),
        (Moment("x", repeats=True), When(date(2026, 3, 6), time(9, 30), "FREQ=WEEKLY;COUNT=6;BYDAY=FR")),
        (Every("x"), times.Interval(1, "month")),
        (Every("x"), times.Interval(3, "week")),
        (RecordId("x"), 2**63 - 1),
    ],
)
def test_a_spelled_value_reads_back(kind: Arg[Here, Any], value: object):
    kind.check(kind.spell(value))
    assert kind.read(kind.spell(value), HERE) == value


@pytest.mark.parametrize("text", ["", "x", "1.5", "+-5", "-+5", "--1", "41", "0", "٣", "²", " 3", "3\n", "9" * 5000])
def test_what_is_no_number_within_the_bounds_is_refused(text: str):
    with pytest.raises(NotANumber):
        Number("x", least=1, most=40).check(text)


def test_a_number_may_have_a_sign():
    assert Number("x", least=-5).read("-5", HERE) == -5
    assert Number("x").read("+5", HERE) == 5


def test_free_text_has_a_limit_and_is_never_blank():
    with pytest.raises(TooLong, match="41 characters; I can take 40"):
        Text("x", limit=40).check("a" * 41)
    with pytest.raises(Empty):
        Text("x").check(" \n")


@pytest.mark.parametrize("said", ["north", "North", "NORTH BED", "nörth"])
def test_a_choice_goes_by_its_word_and_its_label(said: str):
    kind = OneOf("x", ("north", "south"), labels=("North bed", "South bed"))
    kind.check(said)
    assert kind.read(said, HERE) == "north"


def test_an_unknown_choice_is_told_all_the_choices():
    with pytest.raises(NotAChoice) as caught:
        OneOf("x", ("north", "south", "west")).check("east")
    assert caught.value.hint == "Try one of these: north, south or west."


@pytest.mark.parametrize(("said", "meant"), [("Yes", True), ("on", True), ("n", False), ("FALSE", False)])
def test_yes_and_no_have_several_names(said: str, meant: bool):
    assert Flag("x").read(said, HERE) is meant


def test_maybe_is_neither_yes_nor_no():
    with pytest.raises(NotYesOrNo):
        Flag("x").check("maybe")


def test_a_day_is_read_in_the_zone_of_the_one_who_says_it():
    late = NOON.replace(hour=23)
    kind = Day("x")
    assert kind.read("tomorrow", Here(late, ZoneInfo("UTC"))) == date(2026, 3, 3)
    assert kind.read("tomorrow", Here(late, ZoneInfo("Asia/Tokyo"))) == date(2026, 3, 4)


@pytest.mark.parametrize("kind", [Day("x"), Moment("x")])
def test_a_day_that_no_one_can_read_is_found_without_a_zone(kind: Arg[Here, Any]):
    with pytest.raises(dates.UnclearDay):
        kind.check("soon")


@pytest.mark.parametrize("kind", [Day("x"), Moment("x")])
@pytest.mark.parametrize(
    ("text", "locale", "days"),
    [
        ("next fri", "", ["2026-03-06", "2026-03-13"]),
        ("mon", "", ["2026-03-02", "2026-03-09"]),
        ("6/3", "", ["2026-03-06", "2026-06-03"]),
        ("6/3", "en-US", ["2026-03-06", "2026-06-03"]),
    ],
)
def test_an_unclear_day_is_asked_about_the_sooner_one_first(
    kind: Arg[Here, Any], text: str, locale: str, days: list[str]
):
    kind.check(text)
    with pytest.raises(Ambiguous) as caught:
        kind.read(text, Here(locale=locale))
    assert text in caught.value.question
    assert [choice.text for choice in caught.value.choices] == days
    assert [str(Day("x").read(choice.text, Here())) for choice in caught.value.choices] == days


def test_the_choices_of_a_moment_keep_its_time():
    with pytest.raises(Ambiguous) as caught:
        Moment("x").read("next fri 9am", HERE)
    choices = caught.value.choices
    assert [choice.label for choice in choices] == ["Friday 6 March 2026, 09:00", "Friday 13 March 2026, 09:00"]
    assert [Moment("x").read(choice.text, HERE) for choice in choices] == [
        When(date(2026, 3, 6), time(9)),
        When(date(2026, 3, 13), time(9)),
    ]


@pytest.mark.parametrize("kind", [Day("x"), Moment("x")])
def test_a_locale_that_decides_leaves_nothing_to_ask(kind: Arg[Here, Any]):
    british, american = Here(locale="en-GB"), Here(zone=ZoneInfo("America/Chicago"), locale="en-US")
    assert kind.spell(kind.read("6/3", british)) == "2026-03-06"
    assert kind.spell(kind.read("6/3", american)) == "2026-06-03"


@pytest.mark.parametrize(("text", "day"), [("next week", "2026-03-09"), ("within 10 days", "2026-03-12")])
def test_a_period_is_the_day_that_a_reminder_means(text: str, day: str):
    assert str(Day("x").read(text, HERE)) == day
    assert Moment("x").read(text, HERE) == When(date.fromisoformat(day))


@pytest.mark.parametrize("kind", [Day("x"), Moment("x")])
def test_what_comes_again_and_again_is_no_single_day(kind: Arg[Here, Any]):
    with pytest.raises(dates.Repeating, match="every other tuesday"):
        kind.check("every other tuesday")


def test_what_may_repeat_keeps_its_rule():
    kind = Moment("x", repeats=True)
    kind.check("every other tuesday at 9")
    value = kind.read("every other tuesday at 9", HERE)
    assert value == When(date(2026, 3, 3), time(9), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    assert kind.read(kind.spell(value), HERE) == value


@pytest.mark.parametrize("kind", [Day("x"), Moment("x")])
def test_whether_a_day_is_over_is_left_to_the_zone(kind: Arg[Here, Any]):
    kind.check("2025-12-31")
    with pytest.raises(dates.PastDay):
        kind.read("2025-12-31", HERE)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("the rose tomorrow", "tomorrow"), ("rose in 3 days", "in 3 days"), ("tomorrow", "tomorrow"), ("the rose", None)],
)
def test_the_longest_ending_that_is_a_day_is_its_tail(text: str, phrase: str | None):
    start = Moment("x").tail(text)
    assert (None if start is None else text[start:]) == phrase


def test_suggestions_match_without_case_and_accents():
    kind = OneOf("x", ("north", "south"), labels=("Nórth bed", "South bed"))
    assert [choice.text for choice in kind.suggest("NORT", HERE)] == ["north"]
    assert len(kind.suggest("", HERE)) == 2


def test_suggestions_stop_at_what_a_menu_holds():
    assert len(OneOf("x", [f"bed {number}" for number in range(40)]).suggest("bed", HERE)) == 25
