"""What a line of news says, as tables of plain values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.followups.rules import OCCASIONS, occasion
from bot.kit.dates import Here, read_rule
from bot.milestones import rules
from bot.milestones.model import TITLES, Occasion

HERE = Here(datetime(2026, 3, 5, 18, tzinfo=UTC), ZoneInfo("UTC"), "en-GB")
TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("line", "kind", "day", "what"),
    [
        ("new job at Acme", Occasion.JOB, "2026-03-05", "at Acme"),
        ("has a new job: lead designer", Occasion.JOB, "2026-03-05", "lead designer"),
        ("new job since Monday", Occasion.JOB, "2026-03-02", ""),
        ("joined Lune in January", Occasion.JOB, "2026-03-05", "joined Lune in January"),
        ("got promoted to team lead", Occasion.PROMOTION, "2026-03-05", "to team lead"),
        ("her birthday is 12 May", Occasion.BIRTHDAY, "2026-05-12", ""),
        ("b-day 12 May", Occasion.BIRTHDAY, "2026-05-12", ""),
        ("birthday on 12 May 1990", Occasion.BIRTHDAY, "1990-05-12", ""),
        ("turns 30 on 3 April", Occasion.BIRTHDAY, "2026-04-03", "turns 30"),
        ("started at Acme 1 March 2024", Occasion.ANNIVERSARY, "2024-03-01", "started at Acme"),
        ("5 years at Acme on 3 April", Occasion.ANNIVERSARY, "2026-04-03", "5 years at Acme"),
        ("won the hackathon last week", Occasion.AWARD, "2026-03-05", "won the hackathon last week"),
        ("speaks at PyDay on 20 march", Occasion.TALK, "2026-03-20", "speaks at PyDay"),
        ("published a paper about maps", Occasion.PUBLICATION, "2026-03-05", "published a paper about maps"),
        ("graduated yesterday", Occasion.GRADUATION, "2026-03-04", ""),
        ("passed her AWS exam", Occasion.GRADUATION, "2026-03-05", "passed her AWS exam"),
        ("got married", Occasion.OTHER, "2026-03-05", "got married"),
        ("birthday 6/3", Occasion.BIRTHDAY, "2026-03-06", ""),
        ("", Occasion.OTHER, "2026-03-05", ""),
    ],
)
def test_a_line_is_an_occasion_a_day_and_what_it_is_about(line: str, kind: Occasion, day: str, what: str):
    """S28."""
    said = rules.read(line, HERE)
    assert (said.kind, said.day.isoformat(), said.what) == (kind, day, what)
    assert said.yearly == (kind in (Occasion.BIRTHDAY, Occasion.ANNIVERSARY))


def test_what_is_said_beside_the_line_counts_more():
    said = rules.read("joined Lune in 2023", HERE, Occasion.ANNIVERSARY, date(2023, 4, 1))
    assert (said.day, said.what, said.yearly) == (date(2023, 4, 1), "joined Lune in 2023", True)


@pytest.mark.parametrize("line", ["joined Lune in 2023", "birthday in May"])
def test_what_comes_each_year_needs_a_day(line: str):
    with pytest.raises(rules.NoSingleDay):
        rules.read(line, HERE)


@pytest.mark.parametrize(
    ("day", "today", "following"),
    [
        ("1990-05-12", "2026-03-05", "2026-05-12"),
        ("1990-03-05", "2026-03-05", "2026-03-05"),
        ("1990-03-04", "2026-03-05", "2027-03-04"),
        ("2000-02-29", "2026-02-28", "2026-02-28"),
        ("2000-02-29", "2026-03-01", "2027-02-28"),
        ("2000-02-29", "2028-02-28", "2028-02-29"),
        ("2000-12-31", "2026-12-31", "2026-12-31"),
    ],
)
def test_the_next_time_of_a_day_of_the_year(day: str, today: str, following: str):
    said, now = date.fromisoformat(day), date.fromisoformat(today)
    assert rules.next_day(said, now, yearly=True).isoformat() == following


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_the_rule_comes_on_the_same_days_as_the_list_says(day: date, today: date):
    first = rules.next_day(day, today, yearly=True)
    assert today <= first
    following = read_rule(rules.rule(day)).after(first, first)
    assert following == rules.next_day(day, date(first.year + 1, 1, 1), yearly=True)


@given(st.text(max_size=300))
def test_any_line_can_be_read(line: str):
    try:
        said = rules.read(line, HERE)
    except rules.NoSingleDay:
        return
    assert len(said.what) <= len(line)


def test_reminders_know_every_occasion_by_its_title():
    assert set(OCCASIONS) == set(TITLES.values())
    assert [occasion(f"{title}: private") for title in OCCASIONS] == list(OCCASIONS)
    assert occasion("something private") == "Good news"
