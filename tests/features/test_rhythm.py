"""A rhythm of small steps: weeks that fill up, a pause that breaks nothing, and a line beneath the nudge (S20)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.members.model import MemberId
from bot.members.pauses import Pause
from bot.next import cards, rules
from bot.next.model import Answer, Kind, Pressed, Rhythm, Said, Step, StepId
from tests.builders import CREATED, TODAY
from tests.features.test_next import said, settled
from tests.talk import Person, StoryClock, Talk

MONDAY = date(2026, 3, 2)
WEEK = timedelta(days=7)
TWO = Rhythm(MemberId(1), 2, MONDAY)


def _done(*weeks: int) -> dict[date, int]:
    """So many steps in each week from the first."""
    return {MONDAY + number * WEEK + timedelta(days=3): steps for number, steps in enumerate(weeks) if steps}


@pytest.mark.parametrize(
    ("weeks", "row"),
    [((2, 2, 2), 3), ((2, 0, 2), 1), ((2, 2, 0), 2), ((3, 1), 1), ((), 0)],
)
def test_full_weeks_make_a_row_and_the_present_one_never_ends_it(weeks: tuple[int, ...], row: int):
    """S20."""
    today = MONDAY + max(0, len(weeks) - 1) * WEEK + timedelta(days=4)
    assert rules.streak(TWO, _done(*weeks), today, ()).now == row


def test_a_pause_breaks_nothing():
    """S20."""
    today = MONDAY + 3 * WEEK
    assert rules.streak(TWO, _done(2, 0, 2), today, ()).now == 1
    pause = Pause(MONDAY + WEEK, MONDAY + 2 * WEEK)
    assert rules.streak(TWO, _done(2, 0, 2), today, (pause,)).now == 2


def test_who_wants_fewer_keeps_their_weeks_and_who_wants_more_begins_anew():
    fewer, more = Rhythm(TWO.owner, 1, TODAY), Rhythm(TWO.owner, 3, TODAY)
    assert rules.changed(TWO, fewer).since == MONDAY
    assert rules.changed(TWO, more).since == TODAY
    assert rules.changed(None, more) == more


@pytest.mark.parametrize(
    ("number", "rhythm", "says"),
    [
        (0, TWO, ""),
        (0, None, ""),
        (1, None, "1 small step this week."),
        (1, TWO, "1 small step this week, and 1 more to go."),
        (2, TWO, "2 small steps this week: as many as you wanted."),
        (9, TWO, "9 small steps this week: as many as you wanted."),
    ],
)
def test_growth_is_told_and_nothing_else(number: int, rhythm: Rhythm | None, says: str):
    """S19."""
    assert cards.growth(number, rhythm, rules.NO_ROW) == says


def _step(about: str, minutes: int = 5, small: str = "") -> Step:
    return Step(Kind.PRESENCE, about, about, "", minutes, small)


def _said(about: str, answer: Answer, days: int = 0) -> Said:
    return Said(StepId(1), MemberId(1), TODAY - timedelta(days=days), CREATED, Kind.PRESENCE, about, answer)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Answer)), st.integers(0, 3)), max_size=12))
def test_nothing_answered_today_comes_again_today(history: list[tuple[str, Answer, int]]):
    answered = [_said(about, answer, days) for about, answer, days in history]
    found = rules.choose([_step(about) for about in "abc"], answered, TODAY, small=False)
    today = {one.about for one in answered if one.day == TODAY}
    assert (found is None) == (today == set("abc"))
    assert found is None or found.about not in today


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 27)), max_size=12))
def test_what_was_not_done_for_longest_comes_first(history: list[tuple[str, int]]):
    done = [_said(about, Answer.DONE, days) for about, days in history]
    order = [step.about for step in rules.by_rest([_step(about) for about in "abcd"], done)]
    last = {about: max((one.day for one in done if one.about == about), default=date.min) for about in "abcd"}
    assert [last[about] for about in order] == sorted(last.values())


def test_only_small_steps_are_shown_where_those_are_wanted():
    """S20."""
    steps = [_step("long", 20), _step("both", 20, "a part of it"), _step("short")]
    found = rules.choose(steps, (), TODAY, small=True)
    assert found is not None
    assert (found.about, found.do, found.minutes, found.is_small) == ("both", "a part of it", 5, True)


@pytest.mark.parametrize(("shown", "done", "already"), [(0, 0, True), (1, 0, True), (0, 1, False)])
def test_a_press_is_a_second_one_if_the_step_was_done_since_it_was_shown(shown: int, done: int, already: bool):
    pressed = Pressed(Kind.PRESENCE, "a", TODAY - timedelta(days=shown))
    assert rules.done_already(pressed, [_said("a", Answer.DONE, done)]) is already


# Stories


def test_a_rhythm_is_chosen_changed_and_let_go(member: Person):
    """S20."""
    member.says("/next rhythm").sees("How many small steps a week?").presses("2 a week").sees("2 small steps a week")
    member.sees("A new week, a fresh start.").presses("Only small steps").sees("five minutes each")
    member.presses("3 a week").sees("3 small steps a week, five minutes each").presses("Steps of any size")
    member.does_not_see("five minutes each").presses("No rhythm").sees("No rhythm any more")
    member.says("/next rhythm none").sees("You had none")
    member.says("/next rhythm 9").sees("I don't know “9” here")
    assert member.failed()
    member.says("/next rhythm small:yes").sees("How many small steps a week?").presses("2")
    member.sees("2 small steps a week, five minutes each")


def test_with_small_steps_alone_done_means_the_small_version(member: Person):
    """S20."""
    settled(member)
    member.says("/plan add roles: tester").says("/next rhythm 2 small:yes").says("/next")
    member.sees("Ask a friend if they know somebody who works as a tester", "About 5 minutes").says("/next done")
    member.sees("A good start", "1 small step this week, and 1 more to go.")
    assert [one.small for one in said(member)] == [True]


def test_a_month_with_a_pause_makes_one_row(talk: Talk, member: Person, clock: StoryClock):
    """S20."""
    settled(member)
    member.says("/next rhythm 1")
    for monday in ("2026-03-09", "2026-03-16"):
        clock.until(f"{monday} 10:00")
        _does_one(member)
    member.says("/next rhythm").sees("as many as you wanted. 2 weeks in a row.")
    clock.until("2026-03-22 10:00")
    member.says("/pause until 6 april")
    clock.until("2026-03-27 10:00")
    member.says("/next rhythm").sees("You are on a pause. It breaks nothing.").does_not_see("0 of")
    clock.until("2026-04-07 10:00")
    member.says("/next rhythm").sees("2 weeks in a row: a new week, a fresh start.")
    _does_one(member)
    member.says("/next rhythm").sees("3 weeks in a row.", "Weeks with all your steps: 3")


def test_a_week_without_a_step_shows_as_a_fresh_start(member: Person, clock: StoryClock):
    """S19, S20."""
    settled(member)
    member.says("/next rhythm 1")
    _does_one(member)
    clock.move(days=20)
    member.says("/next rhythm").sees("A new week, a fresh start.").does_not_see("missed", "behind", "0 small", "0 of")


def _does_one(member: Person) -> None:
    """A step of being present."""
    for _ in range(9):
        member.says("/next")
        if member.card.title.startswith("Comment"):
            member.presses("Done")
            return
        member.presses("Another")
    raise AssertionError(f"no such step came: {member.text}")


def test_the_nudge_offers_a_step_in_a_week_without_one(member: Person, clock: StoryClock):
    """S20."""
    settled(member)
    member.says("/next rhythm 2").says("/followup add Zoe on 10 march")
    clock.until("2026-03-10 10:00")  # a Tuesday, which is a nudge day
    message = member.was_sent("Zoe Quiet", "You wanted 2 small steps a week. One for today:", at="2026-03-10 09:00")
    assert "Zoe" not in message.text.partition("One for today:")[2]
    member.presses("Next step").sees("Zoe Quiet")
    member.was_sent_nothing()


def test_the_nudge_says_nothing_where_a_step_was_taken_or_no_rhythm_is_set(member: Person, clock: StoryClock):
    settled(member)
    member.says("/followup add Zoe on 10 march").says("/followup add Bo on 12 march").says("/next rhythm 1")
    clock.until("2026-03-09 10:00")
    _does_one(member)
    clock.until("2026-03-10 10:00")
    assert "small step" not in member.was_sent("Zoe Quiet").text
    member.says("/next rhythm none")
    clock.until("2026-03-12 10:00")
    assert "small step" not in member.was_sent("Bo Baker").text


def test_a_rhythm_alone_sends_nothing(member: Person, clock: StoryClock):
    member.says("/next rhythm 7")
    clock.move(days=30)
    member.was_sent_nothing()


def test_on_a_day_that_is_no_nudge_day_nothing_rides_along(member: Person, clock: StoryClock):
    settled(member)
    member.says("/next rhythm 2").says("/followup add Zoe on 11 march")
    clock.until("2026-03-11 10:00")  # a Wednesday
    assert [message for message in member.mailed if "small step" in message.text] == []
    assert "Zoe Quiet" in member.mailed[-1].text


def test_where_others_read_too_no_step_is_named(talk: Talk):
    step = Step(Kind.GAP, "", "Find somebody who works as zorblatt", "", 20)
    assert "zorblatt" in str(cards.aside(step, 2, private=True))
    assert "zorblatt" not in str(cards.aside(step, 2, private=False))
