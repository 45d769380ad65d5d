"""Stories of steps in the words of people, of what is done without `/next`, and of kinds that were passed over."""

from __future__ import annotations

import pytest

from bot.members.model import MemberId
from bot.next import rules
from bot.next.args import NONE
from bot.next.model import Answer, Kind, Said, Step, StepId
from tests.builders import CREATED, TODAY
from tests.features.test_deeds import done
from tests.features.test_next import answers, said, settled
from tests.talk import Person, StoryClock


@pytest.mark.parametrize("text", ["none", "Nobody", "-", "keine", "i don't know"])
def test_who_has_nothing_to_say_in_the_form_gets_no_record_of_it(member: Person, text: str):
    """S62, S63."""
    member.says("/next").presses("Done").fills(text=text).sees("so I saved nothing", "That is fine")
    assert member.failed()
    owner = member.member.id
    assert member.talk.look(lambda store: store.contacts.count(owner)) == 0
    assert said(member) == []


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("not now", "“Write down three people you know” comes back tomorrow"),
        ("something else", "Set one goal"),
        ("a different one please", "Set one goal"),
        ("skip", "Set one goal"),
        ("shorter", "Write down one person you know"),
        ("why", "Write down three people you know"),
    ],
)
def test_a_step_understands_other_words(member: Person, typed: str, seen: str):
    """S63."""
    member.says(f"/next {typed}").sees(seen)


@pytest.mark.parametrize("typed", ["smaler", "2", "potato"])
def test_words_that_say_nothing_of_steps_change_nothing(member: Person, typed: str):
    member.says(f"/next {typed}").sees(f"I don't know “next {typed}”")
    assert member.failed()
    assert said(member) == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2", "2"),
        ("two", "2"),
        ("2 a week", "2"),
        ("three steps every week", "3"),
        ("3x", "3"),
        ("twice a week", "2"),
        ("every day", "7"),
        ("0", NONE),
        ("off", NONE),
        ("none", NONE),
    ],
)
def test_a_rhythm_is_read_as_people_say_it(member: Person, typed: str, number: str):
    """S20, S63."""
    member.says("/next rhythm 5").says(f"/next rhythm {typed}")
    owner = member.member.id
    kept = member.talk.look(lambda store: store.steps.rhythm(owner))
    assert (NONE if kept is None else str(kept.weekly)) == number


@pytest.mark.parametrize("typed", ["10", "3 a month", "every 2 weeks", "lots"])
def test_a_rhythm_that_is_no_number_of_steps_a_week_is_asked_again(member: Person, typed: str):
    member.says(f"/next rhythm {typed}").sees("Try one of these", "7 or none")
    assert member.failed()


# What is done without /next


def test_a_follow_up_that_is_done_from_its_reminder_counts_as_a_step_of_the_week(member: Person, clock: StoryClock):
    """S20."""
    settled(member)
    member.says("/next rhythm 2").says("/met Ana Ruiz - chess; promised my CV")
    clock.until("2026-03-06 10:00")
    member.was_sent("Ana Ruiz", at="2026-03-06 09:00")
    member.presses("Done").sees("Done: Ana Ruiz").does_not_see("small step")
    member.says("/next rhythm").sees("1 small step this week, and 1 more to go")
    clock.until("2026-03-07 10:00")
    member.says("/followup list").presses("Done").says("/next rhythm").sees("2 small steps this week: as many as you")
    assert answers(member) == [("follow-up", "done"), ("promise", "done")]


def test_a_follow_up_that_is_done_as_the_step_of_the_day_counts_once(member: Person, clock: StoryClock):
    settled(member)
    member.says("/met Ana Ruiz")
    clock.move(days=1)
    member.says("/next").presses("Done").sees("1 small step this week")
    assert answers(member) == [("follow-up", "done")]
    member.presses("We did not talk").says("/next rhythm 2").sees("1 small step this week")


def test_what_was_logged_today_by_a_line_is_not_asked_for_again_today(member: Person, clock: StoryClock):
    """S54."""
    settled(member)
    member.says("/goal complete 1").says("/goal set Talk to 3 people by the end of next year")
    member.says("/did answered a question on Stack Overflow").says("/next").presses("Another")
    member.sees("Comment on one post")
    clock.move(days=1)
    member.says("/next").presses("Another").sees("Answer one question")


# Kinds that were passed over


def _step(kind: Kind, about: str) -> Step:
    return Step(kind, about, f"{kind.value} {about}", "it is due", 5)


def _passed(kind: Kind, *several: str) -> list[Said]:
    return [
        Said(StepId(number), MemberId(1), TODAY, CREATED, kind, about, Answer.ANOTHER)
        for number, about in enumerate(several, 1)
    ]


def test_who_passed_over_three_of_a_kind_sees_another_kind_and_then_the_rest():
    """S17, S62."""
    promises = [_step(Kind.PROMISE, str(number)) for number in range(100)]
    goal = _step(Kind.GOAL, "1")

    def next_after(said: list[Said]) -> Step | None:
        return rules.choose(iter([*promises, goal]), said, TODAY, small=False)

    assert next_after(_passed(Kind.PROMISE, "0", "1")) == promises[2]
    three = _passed(Kind.PROMISE, "0", "1", "2")
    assert next_after(three) == goal
    assert next_after([*three, *_passed(Kind.GOAL, "1")]) == promises[3]


# Goals about being present


def test_a_goal_to_complete_a_profile_is_served_by_its_parts_and_reached_by_the_last(member: Person):
    """S54."""
    settled(member)
    member.says("/goal complete 1").says("/goal set complete my GitHub profile by 7 march")
    member.says("/next").sees("Add a photo to your GitHub profile", "Because it is part of your goal")
    old = member.button("Done")
    for number in range(1, 7):
        member.says("/next").presses("Done").sees(f"{number} small step")
    member.sees("complete now", "1 of 1")
    member.presses_again(old).sees("You did that already")
    assert len(done(member)) == 6


def test_an_old_button_for_a_part_that_is_there_meanwhile_ticks_no_other_part(member: Person):
    settled(member)
    member.says("/goal complete 1").says("/goal set complete my GitHub profile by 7 march").says("/next")
    old = member.button("Done")
    member.says("/presence tick github photo").presses_again(old).sees("settled already")
    assert [one.what for one in done(member)] == ["GitHub profile: photo"]


def test_a_goal_about_one_part_of_a_profile_asks_for_that_part(member: Person):
    """S54."""
    settled(member)
    member.says("/goal complete 1").says("/goal set Update my LinkedIn headline by 7 march")
    member.says("/next").sees("Write a headline for your LinkedIn profile").presses("Done").sees("1 of 1")


def test_a_goal_to_join_groups_asks_for_the_name_alone(member: Person):
    """S56."""
    settled(member)
    member.says("/goal complete 1").says("/goal set Join 2 communities by 7 march")
    member.says("/next").sees("Join one group").presses("Done").fills(text="Reactiflux")
    member.sees("You joined: Reactiflux", "1 of 2", "1 small step this week.")


def test_a_goal_to_introduce_oneself_says_so(member: Person):
    """S56."""
    settled(member)
    member.says("/goal complete 1").says("/goal set Introduce myself in 2 groups by 7 march")
    member.says("/next").sees("Introduce yourself in one group").presses("Done")
    member.fills(text="introduced myself in Reactiflux").sees("1 of 2", "Add it to my groups")
