"""When somebody who goes to an event hears of it: tables of plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.attending import rules
from bot.events import planning
from bot.events.model import Attendance, AttendanceId, Event, EventId, Going
from bot.goals.model import Action, Goal, GoalId
from bot.members.model import MemberId
from tests.builders import CREATED, TODAY, a_member

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
LISBON, TOKYO = a_member(zone="Europe/Lisbon"), a_member(zone="Asia/Tokyo")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def an_event(starts: datetime, ends: datetime | None = None, **more: object) -> Event:
    made = Event(EventId(1), "PyDay", starts, "uid", CREATED, ends=ends)
    return replace(made, **more)  # type: ignore[arg-type]


def going(event: Event, zone: str = "UTC", remind: str = "") -> Attendance:
    return Attendance(
        AttendanceId(1),
        MemberId(1),
        event.id,
        Going.GOING,
        event.title,
        event.starts,
        zone,
        CREATED,
        event.all_day,
        remind=remind,
    )


def test_the_card_comes_the_day_before_and_the_question_the_morning_after() -> None:
    one = planning.planned(going(event := an_event(at(12, 18), at(12, 21))), event, LISBON, NOW)
    assert (one.prep_at, one.ask_at, one.remind_at) == (at(11, 9), at(13, 9), None)


def test_days_are_those_of_the_member() -> None:
    event = an_event(at(12, 18), at(12, 21))  # in Tokyo it is the 13th, 03:00 to 06:00
    one = planning.planned(going(event), event, TOKYO, NOW)
    assert (one.prep_at, one.zone) == (at(12, 0), "Asia/Tokyo")
    assert one.ask_at == at(14, 0), "the morning of the 13th comes while it is the night of the event for nobody there"


def test_what_is_within_a_day_is_prepared_now_and_what_has_begun_is_not() -> None:
    soon, begun = an_event(at(6, 8)), an_event(at(5, 17), at(5, 21))
    assert planning.planned(going(soon), soon, LISBON, NOW).prep_at == NOW
    one = planning.planned(going(begun, remind="1h"), begun, LISBON, NOW)
    assert (one.prep_at, one.remind_at, one.ask_at) == (None, None, at(6, 9))


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        (an_event(at(12, 20)), at(13, 9)),
        (an_event(at(12, 20), at(13, 2)), at(13, 9)),
        (an_event(at(12, 20), at(13, 8)), at(14, 9)),
        (an_event(at(12, 9), at(14, 17)), at(15, 9)),
        (an_event(at(12, 0), at(14, 0), all_day=True), at(14, 9)),
        (an_event(at(12, 0), at(12, 0), all_day=True), at(13, 9)),
    ],
    ids=["no end", "past midnight", "all night", "three days", "two whole days", "a whole day"],
)
def test_the_question_comes_after_the_last_day(event: Event, asked: datetime) -> None:
    assert planning.planned(going(event), event, a_member(), NOW).ask_at == asked


def test_the_question_never_comes_before_it_is_over() -> None:
    early = a_member(nudge_at=time(5))
    event = an_event(at(12, 20), at(13, 5, 30))
    assert planning.planned(going(event), event, early, NOW).ask_at == at(14, 5)


@pytest.mark.parametrize("status", ["cancelled", "gone"])
def test_what_does_not_take_place_has_no_messages(status: str) -> None:
    event = an_event(at(12, 18), status=status)
    one = planning.planned(going(event, remind="1h"), event, LISBON, NOW)
    assert (one.prep_at, one.ask_at, one.remind_at, one.remind) == (None, None, None, "1h")
    back = replace(event, status="confirmed")
    assert planning.planned(one, back, LISBON, NOW).remind_at == at(12, 17)


def test_who_does_not_go_gets_nothing() -> None:
    event = an_event(at(12, 18))
    for state in (Going.DECLINED, Going.WENT, Going.MISSED):
        one = planning.planned(replace(going(event), state=state, ask_at=NOW), event, LISBON, NOW)
        assert (one.prep_at, one.ask_at, one.remind_at) == (None, None, None)


@pytest.mark.parametrize(
    ("choice", "all_day", "when"),
    [
        ("1h", False, at(12, 17)),
        ("3h", False, at(12, 15)),
        ("day", False, at(11, 18)),
        ("day", True, at(11, 18)),
        ("1h", True, None),
        ("", False, None),
    ],
)
def test_a_reminder_comes_when_it_was_chosen_for(choice: str, all_day: bool, when: datetime | None) -> None:
    event = an_event(at(12, 0) if all_day else at(12, 18), all_day=all_day)
    assert planning.planned(going(event, remind=choice), event, a_member(), NOW).remind_at == when


def test_only_reminders_still_to_come_are_offered() -> None:
    one = going(an_event(at(6, 17)))
    assert [*planning.reminders(one, at(5, 12))] == ["1h", "3h", "day"]
    assert [*planning.reminders(one, at(6, 15))] == ["1h"]
    assert [*planning.reminders(one, at(6, 16))] == []


def test_nobody_is_asked_a_week_late() -> None:
    event = an_event(at(12, 18))
    assert planning.planned(going(event), event, LISBON, at(20, 8)).ask_at == at(13, 9)
    assert planning.planned(going(event), event, LISBON, at(20, 9)).ask_at is None


def test_a_pause_without_an_end_has_nothing_after_it() -> None:
    assert planning.after_pause(NOW, replace(LISBON, paused_until=date(2026, 3, 9))) == at(9, 9)
    assert planning.after_pause(NOW, replace(LISBON, paused_until=date.max)) is None


@pytest.mark.parametrize(
    ("title", "met_at", "same"),
    [
        ("PyDay 2026", "PyDay", True),
        ("PyDay #7", "pyday 2025", True),
        ("Python Meetup Vol. 3", "Python meetup", True),
        ("PyDay", "PyDay Porto", False),
        ("2026", "2026", True),
        ("2026", "2025", False),
        ("…", "", False),
    ],
)
def test_editions_of_an_event_belong_together(title: str, met_at: str, same: bool) -> None:
    assert bool(rules.same_series(title, [met_at])) is same


def a_goal(role: str = "", questions: str = "") -> Goal:
    return Goal(GoalId(1), MemberId(1), "Talk", TODAY, CREATED, Action.TALK, role=role, questions=questions)


def test_the_questions_follow_the_goals() -> None:
    whom = [each for each, _ in rules.questions([a_goal(), a_goal("recruiter"), a_goal("engineer")], private=True)]
    assert whom == ["A recruiter", "An engineer", "An organiser or a speaker"]
    assert rules.questions([], private=True)[1][0] == "Somebody who does the work you want to do"


def test_an_own_question_is_asked_only_where_nobody_else_reads() -> None:
    goals = [a_goal("designer", "Which tool do you miss?\nAnd why?")]
    assert rules.questions(goals, private=True)[1] == ("A designer", "Which tool do you miss?")
    assert rules.questions(goals, private=False)[1] == ("A designer", rules.TO_OTHERS)


def test_an_hour_without_an_end_takes_two() -> None:
    event = an_event(at(12, 18))
    assert planning.over_at(going(event), event) == at(12, 18) + timedelta(hours=2)
