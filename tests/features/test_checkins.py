"""Stories of check-ins: one goal at a time, a tap each."""

import pytest

from bot.goals.model import CheckIn, Confidence, GoalId, State
from bot.kit.cards import Button
from tests.talk import Person, StoryClock, Talk

COFFEE, POST, MEETUP = "Have 3 coffee chats by June", "Post 4 times by June", "Attend 2 meetups every month"


@pytest.fixture
def busy(member: Person, clock: StoryClock) -> Person:
    """Somebody with three goals."""
    for text in (COFFEE, POST, MEETUP):
        member.says(f"/goal set {text}")
        clock.move(minutes=1)
    return member


def said(member: Person) -> list[tuple[int, str, str]]:
    """Of each goal in the list: the number, how sure, and the line of the newest check-in."""

    def newest(goal: GoalId) -> CheckIn | None:
        return next(iter(member.talk.look(lambda store: store.check_ins.of_goal(owner, goal))), None)

    owner = member.member.id
    active = member.talk.look(lambda store: store.goals.listing(owner, State.ACTIVE))
    return [(one.number, one.confidence.value, one.line) for goal in active if (one := newest(goal.id)) is not None]


def counted(member: Person, text: str) -> int:
    """The sum of what counted for the goal with that text."""
    owner = member.member.id
    goal = next(g for g in member.talk.look(lambda store: store.goals.listing(owner, State.ACTIVE)) if g.text == text)
    by_day = member.talk.look(lambda store: store.goals.by_day(owner, [goal.id]))
    return sum(by_day.get(goal.id, {}).values())


# One at a time


def test_one_tap_saves_and_goes_on_to_the_next(busy: Person):
    busy.says("/goal check-in").sees("Goal 1 of 3", COFFEE, "0 of 3", "How likely is it that you reach it?")
    busy.presses("Likely").sees(f"“{COFFEE}”: 0 of 3, likely.", "Goal 2 of 3", POST)
    busy.presses("Unsure").sees("Goal 3 of 3", MEETUP)
    busy.presses("Unlikely").sees("Checked in on 3 goals", "0 of 3, likely.", "0 of 4, unsure.", "0 of 2, unlikely.")
    assert said(busy) == [(0, "sure", ""), (0, "unsure", ""), (0, "unlikely", "")]


def test_a_goal_can_be_skipped_and_is_offered_at_the_end(busy: Person):
    busy.says("/goal check-in").presses("Skip").sees("Goal 2 of 3").presses("Likely").presses("Likely")
    busy.sees("Checked in on 2 goals").presses("Check in", COFFEE).sees("Goal 1 of 3", COFFEE)
    busy.presses("Likely").sees("Checked in on 3 goals")


def test_a_check_in_that_was_left_goes_on_where_it_was(busy: Person, talk: Talk):
    busy.says("/goal check-in").presses("Likely")
    talk.restart()
    busy.says("/help").says("/goal check-in").sees("Goal 2 of 3", POST)


def test_those_of_which_nothing_was_said_lately_come_first(busy: Person, clock: StoryClock):
    busy.says("/goal check-in post sure")
    clock.move(days=3)
    busy.says("/goal check-in").sees("Goal 1 of 3", COFFEE).presses("Likely").sees("Goal 2 of 3", MEETUP)
    busy.presses("Likely").sees("Goal 3 of 3", POST, "Last check-in: Thursday 5 March, 0 by then, likely")
    clock.move(days=10)
    busy.says("/goal check-in").sees("Goal 1 of 3", COFFEE)


def test_after_the_last_one_the_next_check_in_of_the_day_shows_what_was_said(member: Person):
    member.says(f"/goal set {COFFEE}").says("/goal check-in").sees("Check-in").presses("Likely").sees("Checked in on 1")
    member.says("/goal check-in").sees("Checked in on 1 goal", "0 of 3, likely")


def test_without_goals_one_is_offered(member: Person):
    member.says("/goal check-in").sees("No goal yet").presses("Set a goal")
    assert member.form.call.name == "goal set"


def test_goals_that_have_not_begun_are_not_asked_about(member: Person):
    member.says("/goal set Have 2 coffee chats in April").says("/goal check-in")
    member.sees("Nothing to check in on yet", "Wednesday 1 April 2026")


# Numbers


def test_plus_one_stays_with_the_goal(busy: Person):
    busy.says("/goal check-in").presses("+1").sees("1 of 3", "Goal 1 of 3").presses("+1").sees("2 of 3")
    busy.presses("Likely").sees("2 of 3, likely.", "Goal 2 of 3")
    assert counted(busy, COFFEE) == 2


def test_a_second_click_on_plus_one_counts_once(busy: Person):
    busy.says("/goal check-in")
    plus = busy.button("+1")
    busy.presses_again(plus).presses_again(plus)
    assert counted(busy, COFFEE) == 1


def test_a_second_click_replaces_what_was_said(busy: Person):
    busy.says("/goal check-in")
    sure, unsure = busy.button("Likely"), busy.button("Unsure")
    busy.presses_again(sure).presses_again(sure).presses_again(unsure).sees("Goal 2 of 3")
    assert said(busy)[0] == (0, "unsure", "")


def test_the_number_is_where_it_stands_now(busy: Person):
    busy.says("/goal check-in coffee chats number:2 confidence:sure").sees("2 of 3, likely.", "Goal 2 of 3")
    busy.says("/goal check-in coffee chats number:1 confidence:sure").sees("1 of 3")
    busy.says("/goal check-in coffee chats number:1 confidence:unsure")
    assert counted(busy, COFFEE) == 1


def test_a_number_adds_only_what_did_not_count_by_itself(busy: Person):
    busy.says("/met Ana").says('/contact talked Ana how:"coffee chat"').sees("1 of 3")
    busy.says("/goal check-in coffee 2 sure").sees("2 of 3, likely.")
    assert counted(busy, COFFEE) == 2
    busy.says("/goal check-in coffee 1 sure").sees("1 of 3, likely.")


def test_a_number_below_what_counted_by_itself_says_what_to_do(busy: Person):
    busy.says("/met Ana").says('/contact talked Ana how:"coffee chat"')
    busy.says("/goal check-in coffee 0 sure").sees("1 of it counted by itself", "goal counted")
    assert busy.failed()
    assert (counted(busy, COFFEE), said(busy)) == (1, [])


def test_the_number_of_a_rhythm_is_that_of_its_present_period(member: Person, clock: StoryClock):
    member.says(f"/goal set {MEETUP}").says("/goal check-in 1 2 sure").sees("2 of 2")
    clock.until("2026-04-02 12:00")
    member.says("/goal check-in").sees("0 of 2").presses("+1").sees("1 of 2")
    member.says("/goal check-in 1 0 unsure").sees("0 of 2")
    assert counted(member, MEETUP) == 2


@pytest.mark.parametrize(
    ("typed", "number", "sure", "line"),
    [
        ("coffee 2 sure - two good talks", 2, "sure", "two good talks"),
        ("1 2 sure", 2, "sure", ""),
        ("1 unlikely - no time", 0, "unlikely", "no time"),
        ('coffee chats number:2 confidence:sure line:"went well"', 2, "sure", "went well"),
        ("coffee sure", 0, "sure", ""),
        ("coffee likely - as planned", 0, "sure", "as planned"),
        ("coffee 2", 2, "", ""),
    ],
)
def test_everything_can_be_typed_in_one_line(busy: Person, typed: str, number: int, sure: str, line: str):
    busy.says(f"/goal check-in {typed}")
    assert not busy.failed(), busy.text
    assert said(busy) == [(number, sure, line)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("sure", "I don't know which one you mean"),
        ("coffee number:many", "as a whole number"),
        ("coffee number:-1", "as a whole number"),
        ("coffee number:99999", "as a whole number"),
        ("coffee confidence:maybe", "likely, unsure or unlikely"),
        ("knitting 2 sure", "I can't find a goal with"),
        ("9", "I can't find a goal with"),
    ],
)
def test_wrong_input_saves_nothing_and_says_what_to_try(busy: Person, typed: str, text: str):
    busy.says(f"/goal check-in {typed}").sees(text)
    assert busy.failed()
    assert said(busy) == []


def test_with_one_goal_its_name_can_be_left_out(member: Person):
    member.says(f"/goal set {COFFEE}").says("/goal check-in sure - good talks").sees("0 of 3, likely. “good talks”")


def test_a_line_stays_with_the_answer_it_was_said_with(busy: Person):
    busy.says("/goal check-in coffee unlikely - no time").says("/goal check-in coffee number:1")
    assert said(busy) == [(1, "unlikely", "no time")]
    busy.says("/goal check-in coffee 2 likely")
    assert said(busy) == [(2, "sure", "")]
    busy.says("/goal check-in coffee 2 likely - two good talks").presses("Unsure")
    assert said(busy)[0] == (2, "sure", "two good talks")


def test_a_line_written_before_the_answer_stays(busy: Person):
    busy.says('/goal check-in coffee line:"a slow week"').presses("Unsure")
    assert said(busy) == [(0, "unsure", "a slow week")]


# The form


def test_the_form_takes_a_number_and_a_word(busy: Person):
    busy.says("/goal check-in").presses("Number and a word")
    assert [field.name for field in busy.form.fields] == ["confidence", "number", "line"]
    busy.fills(confidence="unsure", number="1", line="two rooms were full").sees("1 of 3, unsure.", "Goal 2 of 3")
    assert said(busy) == [(1, "unsure", "two rooms were full")]


def test_the_form_knows_what_was_said_today_and_empties_it(busy: Person):
    busy.says("/goal check-in coffee 1 sure - too early").says("/goal check-in coffee").presses("Number and a word")
    assert {field.name: field.value for field in busy.form.fields} == {
        "confidence": "sure",
        "number": "",
        "line": "too early",
    }
    busy.fills(confidence="sure", number="", line="")
    assert said(busy) == [(1, "sure", "")]


def test_a_number_alone_asks_how_likely_it_is(busy: Person):
    busy.says("/goal check-in coffee 2").sees("2 of 3", "Goal 1 of 3", "How likely is it that you reach it?")
    assert said(busy) == [(2, "", "")]
    busy.presses("Likely").sees("Goal 2 of 3")
    assert said(busy) == [(2, "sure", "")]


# At the end


def test_what_is_unlikely_gets_the_smallest_next_step(busy: Person):
    busy.says("/goal check-in coffee 1 unlikely").presses("Likely").presses("Likely")
    busy.sees("1 of 3, unlikely.", "Smaller, later or let go: all are fine.")
    busy.presses("Make it 2").sees("1 of 2")


def test_the_day_of_an_unlikely_goal_can_be_moved(busy: Person):
    busy.says("/goal check-in coffee unlikely").presses("Likely").presses("Likely").presses("By 14 July")
    busy.sees("Tuesday 14 July 2026")


def test_an_unlikely_goal_can_be_edited_or_dropped(busy: Person):
    busy.says("/goal check-in coffee unlikely").presses("Likely").presses("Likely")
    drop = busy.button("Drop", COFFEE)
    busy.presses("Edit", COFFEE)
    assert busy.form.call.name == "goal edit"
    busy.presses_again(drop).sees("Let go", COFFEE)


def test_a_goal_that_is_reached_can_be_completed(busy: Person):
    busy.says("/goal check-in coffee 3 sure").presses("Likely").presses("Likely").presses("Complete").sees("Well done")


def test_reached_goals_are_not_asked_about_and_completed_with_one_button(busy: Person):
    busy.says("/goal progress coffee +3").says("/goal progress post +4").says("/goal progress meetups +2")
    busy.says("/goal check-in").sees("Check-in", MEETUP).does_not_see(COFFEE).presses("Likely")
    busy.sees("Checked in on 1 goal", "2 goals are reached, so I don't ask about them.")
    completes = busy.button("Complete what is reached")
    busy.presses_again(completes).sees("Completed 2 goals. Well done!", COFFEE, "3 of 3", POST, "4 of 4")
    busy.presses("Reopen", POST).sees("Active again")
    busy.presses_again(completes).sees("Completed 1 goal").presses_again(completes).sees("Nothing to complete")
    busy.says("/goal").sees("You have 1 goal", MEETUP)


def test_a_goal_that_is_reached_in_the_check_in_keeps_its_place(busy: Person):
    busy.says("/goal check-in coffee 2").presses("+1").sees("Goal 1 of 3", "You have reached it, well done!")
    busy.does_not_see("How likely").presses("Skip").sees("Goal 2 of 3", POST)


def test_when_all_is_reached_there_is_nothing_to_ask(member: Person):
    member.says(f"/goal set {COFFEE}").says("/goal progress 1 3").says("/goal check-in")
    member.sees("Nothing to check in on now", "1 goal is reached").presses("Complete what is reached")
    member.sees("Completed 1 goal").says("/goal check-in").sees("No goal yet")


def test_one_that_is_reached_can_still_be_spoken_of(member: Person):
    member.says(f"/goal set {COFFEE}").says("/goal progress 1 3").says("/goal check-in coffee")
    member.sees("You have reached it, well done!").presses("Complete").sees("Completed")


def test_a_goal_of_one_has_nothing_smaller(member: Person):
    member.says("/goal set Attend 1 meetup by June").says("/goal check-in unlikely")
    assert [button.label for button in member.card.buttons()][:3] == ["By 14 July", "Edit", "Drop"]


# What stays


def test_the_card_of_a_goal_tells_the_last_check_in(busy: Person, clock: StoryClock):
    busy.says("/goal show coffee").does_not_see("by then")
    busy.says("/goal check-in coffee 2 sure - two good talks")
    clock.move(days=3)
    busy.says("/goal show coffee").sees("Check-in Thursday 5 March, 2 by then, likely: “two good talks”")


def test_a_closed_goal_is_not_checked_in_on(busy: Person):
    busy.says("/goal check-in")
    sure = busy.button("Likely")
    busy.says("/goal complete coffee").presses_again(sure).sees("That goal is completed", "goal reopen")
    assert busy.failed()
    busy.says("/goal check-in").sees("Goal 1 of 2", POST)


def test_the_store_gives_back_what_was_said(busy: Person, talk: Talk):
    busy.says("/goal check-in coffee sure")
    owner = busy.member.id
    goal = talk.look(lambda store: store.goals.listing(owner, State.ACTIVE))[0]
    one = talk.look(lambda store: store.check_ins.of_goal(owner, goal.id))[0]
    assert one.confidence is Confidence.SURE
    assert talk.look(lambda store: store.check_ins.since(owner, one.day)) == (one,)
    assert talk.look(lambda store: store.check_ins.latest(owner, [goal.id])) == {goal.id: one}
    assert talk.look(lambda store: store.check_ins.days(owner, [goal.id], before=one.day)) == {}


# By itself, or not


def test_asking_can_be_turned_off_and_on(busy: Person, talk: Talk):
    busy.says("/goal check-in ask:off").sees("I will not ask any more").says("/goal set Write 2 posts by June")
    question = talk.look(lambda store: store.questions.of(busy.member.id))
    assert question is not None
    assert question.next_at is None
    busy.says("/goal check-in coffee sure").presses("Skip").presses("Skip").presses("Skip")
    busy.sees("I don't ask by myself").presses("Ask me once a week").sees("I will ask you again")
    question = talk.look(lambda store: store.questions.of(busy.member.id))
    assert question is not None
    assert question.next_at is not None


def test_buttons_carry_ids_and_words_only(busy: Person):
    busy.says("/goal check-in coffee 1 unlikely - secret words")
    seen: list[Button] = []
    for _ in range(3):
        seen += busy.card.buttons()
        busy.says("/goal check-in").presses("Likely")
    assert all("secret" not in one.wire() and "coffee" not in one.wire() for one in seen)
