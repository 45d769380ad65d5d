"""Goals of people in a hurry: pasted lists, lines without a command, counts in words, and the same line twice."""

from __future__ import annotations

import pytest

from bot.goals import keeping
from tests.talk import Person, StoryClock

MEETUPS, POSTS, CALLS = "Attend 2 meetups by June", "Write 3 posts by June", "Have 2 calls by June"


@pytest.fixture
def busy(member: Person, clock: StoryClock) -> Person:
    """With three goals since a minute ago, numbered in this order."""
    for line in (CALLS, MEETUPS, POSTS):
        member.says(f"/goal set {line}")
    clock.move(minutes=1)
    return member


# --- pasted


@pytest.mark.parametrize(
    "mark",
    [
        "- ",
        "* ",
        "• ",
        "1. ",
        "2) ",
        "(3) ",
        "[ ] ",
        "[x] ",
        "[] ",
        "☐ ",
        "☐",
        "☑ ",
        "✅ ",
        "☑️ ",
        "- [ ] ",
        "1. [x] ",
        "- ☐ 2. ",
    ],
)
def test_marks_of_a_list_are_no_part_of_a_goal(mark: str):
    assert keeping.pasted(f"{mark}{CALLS}") == [CALLS]


@pytest.mark.parametrize(
    "heading",
    ["My goals:", "# Goals", "## March", "**My goals:**", "Goals for March", "🎯 Goals", "This month:", "3 goals:",
     "To-do list", "- My networking goals:", "☐", "---", "1.", "[x]"],
)  # fmt: skip
def test_headings_and_empty_marks_are_dropped(heading: str):
    assert keeping.pasted(f"{heading}\n{CALLS}\n{MEETUPS}") == [CALLS, MEETUPS]


@pytest.mark.parametrize(
    "line", ["Talk to 3 people:", "Plan 2 meetups by June", "5 coffees", "[PyDay] attend it", "#python talk"]
)
def test_what_may_be_a_goal_stays(line: str):
    assert keeping.pasted(f"{line}\n{CALLS}") == [line, CALLS]


def test_a_line_alone_is_never_dropped():
    assert keeping.pasted("My goals:") == ["My goals:"]
    assert keeping.pasted("# Goals\n---") == ["# Goals", "---"]


def test_a_pasted_list_becomes_its_goals(member: Person):
    """S15."""
    member.says(f"/goal set My goals:\n☐ {CALLS}\n[ ] {MEETUPS}\n✅ {POSTS}").says("/goal")
    member.sees("You have 3 goals", f"1. {CALLS}", f"2. {MEETUPS}", f"3. {POSTS}").does_not_see("☐", "[ ]", "My goals")


def test_a_very_long_row_of_boxes_is_read_at_once():
    assert keeping.pasted("☐ " * 1400 + "\n" + CALLS) == [CALLS]
    assert len(keeping.pasted("☐ " * 1400 + "x\n" + CALLS)) == 2


# --- without a command


def test_a_line_that_is_no_command_is_offered_as_a_goal(member: Person):
    member.says("/goal 3 coffees by friday").sees("Is it a new goal?", "3 coffees by friday")
    member.presses("Set it as a goal").sees("Goal saved", "0 of 3", "6 March")
    member.says("/goal").sees("You have 1 goal", "3 coffees by friday")


def test_nothing_is_set_before_the_button_is_pressed(member: Person):
    member.says("/goal 3 coffees by friday").says("/goal").sees("No goal yet")


@pytest.mark.parametrize("said", ["2", "meetups", "attend 2"])
def test_a_goal_that_is_named_without_a_command_is_shown(busy: Person, said: str):
    busy.says(f"/goal {said}").sees("Your goal", MEETUPS)


def test_several_goals_that_fit_are_asked_about(busy: Person):
    busy.says("/goal by june").sees("Which goal with “by june”?").presses(POSTS).sees("Your goal", POSTS)


def test_a_mistyped_command_is_still_told(busy: Person):
    busy.says("/goal lst").sees("I don't know “goal lst”", "Did you mean", "goal list")
    busy.says("/goal 9").sees("I can't find a goal with “9”")
    busy.says("/goal dropped").sees("No dropped goals")


# --- words without quotes


def test_new_words_need_no_quotes(busy: Person):
    busy.says("/goal edit 1 what:Have 5 calls by Friday").sees("Goal changed", "Have 5 calls by Friday", "0 of 5")
    busy.says("/goal edit 2 number:4 by:end of month").sees("0 of 4", "31 March")


# --- counted by hand


@pytest.mark.parametrize(
    ("said", "seen"), [("two", "Added 2"), ("+1 today", "Added 1"), ("Three", "Added 3"), ("12", "Added 12")]
)
def test_a_count_may_be_a_word(busy: Person, said: str, seen: str):
    busy.says(f"/goal progress calls {said}").sees(seen)


@pytest.mark.parametrize("day", ["yesterday", "on Monday", "last friday", "tomorrow"])
def test_a_day_that_can_not_be_counted_is_named(busy: Person, day: str):
    busy.says(f"/goal progress 1 +1 {day}").sees("for today only", day.lower(), "Nothing was counted")
    assert busy.failed()
    busy.says("/goal show 1").sees("0 of 2")


@pytest.mark.parametrize("said", ["+1000000", "1000000", "+0", "-10000", "+" + "9" * 30])
def test_a_count_out_of_bounds_is_refused_as_a_number(busy: Person, said: str):
    busy.says(f"/goal progress 1 {said}").sees("as a whole number", "from -9999 to 9999")
    busy.says("/goal show 1").sees("0 of 2")


# --- the same line twice


@pytest.mark.parametrize(("verb", "closed"), [("complete", "Completed"), ("drop", "Let go")])
def test_the_same_line_sent_twice_closes_one_goal(busy: Person, clock: StoryClock, verb: str, closed: str):
    busy.says(f"/goal {verb} 1").sees(closed, CALLS)
    clock.move(minutes=0.5)
    busy.says(f"/goal {verb} 1").sees(f"“{CALLS}” is closed", "It is number 1 now").does_not_see(closed)
    busy.says("/goal").sees("You have 2 goals", f"1. {MEETUPS}")


def test_the_next_goal_is_closed_when_that_is_meant(busy: Person):
    busy.says("/goal complete 1").says("/goal complete 1").presses(MEETUPS).sees("Completed", MEETUPS)
    busy.says("/goal").sees("You have 1 goal")


def test_a_number_of_the_list_before_may_still_be_meant(busy: Person):
    busy.says("/goal complete 1").says("/goal drop 2").sees("Which one do you mean?").presses(MEETUPS)
    busy.sees("Let go", MEETUPS).says("/goal").sees("You have 1 goal", POSTS)


def test_numbers_that_mean_the_same_as_before_are_not_asked_about(busy: Person):
    busy.says("/goal complete 3").sees("Completed", POSTS).says("/goal complete 2").sees("Completed", MEETUPS)


def test_after_a_minute_a_number_means_what_the_list_shows(busy: Person, clock: StoryClock):
    busy.says("/goal complete 1")
    clock.move(minutes=2)
    busy.says("/goal complete 1").sees("Completed", MEETUPS)


def test_goals_that_are_set_meanwhile_do_not_change_what_a_number_meant(busy: Person, clock: StoryClock):
    for number in (3, 2, 1):
        busy.says(f"/goal complete {number}")
    clock.move(minutes=0.2)
    busy.says("/goal set Read 2 books by June").says("/goal complete 1").sees("is closed", "It is number 1 now")
    busy.says("/goal set Give 2 talks by June").says("/goal complete 2").sees("“").does_not_see("Completed")
    clock.move(minutes=1)
    busy.says("/goal complete 2").sees("Completed", "Give 2 talks")


def test_a_number_that_nothing_had_before_is_not_asked_about(member: Person, clock: StoryClock):
    member.says(f"/goal set {CALLS}")
    clock.move(minutes=1)
    member.says("/goal complete 1").says(f"/goal set {MEETUPS}\n{POSTS}").says("/goal complete 2").sees(
        "Completed", POSTS
    )


def test_a_button_closes_its_own_goal_at_once(busy: Person):
    busy.says("/goal show 1")
    first = busy.button("Complete")
    busy.says("/goal show 2")
    second = busy.button("Complete")
    busy.presses_again(first).sees("Completed", CALLS).presses_again(second).sees("Completed", MEETUPS)


def test_a_goal_that_was_closed_is_named_in_full_and_reopened(member: Person):
    text = "Have 2 calls with " + "very " * 30 + "kind people by June"
    member.says(f"/goal set {text}").says("/goal complete 1").sees(text)
    member.presses("Reopen").sees("Active again").says("/goal").sees("You have 1 goal")
