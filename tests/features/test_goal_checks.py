"""Stories of the check on a goal's card: five lines, one question at a time, whole sentences, and pressing twice."""

from __future__ import annotations

import pytest

from bot.goals.model import Goal, State
from bot.kit.cards import Button
from tests.talk import Person, StoryClock, Talk

USE = "Use this sentence"


def goals(member: Person, state: State = State.ACTIVE) -> tuple[Goal, ...]:
    owner = member.member.id
    return member.talk.look(lambda store: store.goals.listing(owner, state))


def texts(member: Person) -> list[str]:
    return [goal.text for goal in goals(member)]


def open_buttons(member: Person) -> set[str]:
    return {one.label for one in member.card.buttons()}


# One question at a time


def test_five_lines_stand_in_the_order_of_the_word(member: Person):
    """S10, L1."""
    member.says("/goal set Have coffee chats with recruiters by 30 June").sees(
        "✓ Specific It names one thing. ? Measurable No number yet. ✓ Actionable You do it yourself."
        " ? Relevant You have no big picture yet. ✓ Time-bound Until Tuesday 30 June 2026."
    )


def test_the_rest_follows_by_itself_after_each_answer(member: Person):
    """S10."""
    member.says("/goal set Have coffee chats with recruiters").sees("Measurable?", "2 more after this.")
    member.does_not_see("Specific?", "Relevant?", "Time-bound?").presses("Keep my words")
    member.sees("– Measurable No number yet. Kept in your words.", "Time-bound?", "One more after this.")
    member.presses("In two weeks").sees("Until Thursday 19 March 2026.", "Relevant?").does_not_see("after this")
    member.presses("Find a job").sees(
        "Nothing is open. Kept in your words: Measurable. Serves: Find a job."
    ).does_not_see("?")
    goal = goals(member)[0]
    assert (goal.target, str(goal.deadline), goal.kept, goal.serves_aim) == (None, "2026-03-19", "M", True)


def test_one_button_settles_number_and_day(member: Person):
    member.says("/goal set Have coffee chats with people").presses("3 by 31 March").sees("Relevant?").does_not_see(
        "Time-bound?"
    )
    assert (goals(member)[0].target, str(goals(member)[0].deadline)) == (3, "2026-03-31")


def test_one_button_settles_number_and_rhythm(member: Person):
    member.says("/goal set Have coffee chats with people").presses("1 every week").sees("This week", "every week")
    assert (goals(member)[0].target, str(goals(member)[0].cadence)) == (1, "every week")


def test_where_nothing_is_open_one_line_says_so_and_the_five_are_a_press_away(member: Person):
    member.says("/goal aim Find a job").says("/goal set Have 3 coffee chats by June").presses("It serves: Find a job")
    member.sees("How many 3 coffee chats", "Until Tuesday 30 June 2026", "✓ All five checks hold. Serves: Find a job.")
    member.does_not_see("✓ Specific").says("/goal show 1").does_not_see("✓ Specific")
    own = [one.label if isinstance(one, Button) else f"({one.label})" for one in member.card.actions]
    assert own == ["+1", "Edit", "(More)"]
    member.presses("The five checks").sees("✓ Specific It names one thing.", "✓ Relevant Serves: Find a job.")
    member.does_not_see("All five checks hold").presses("Drop").sees("Let go")


def test_what_was_kept_is_named_in_the_one_line(member: Person):
    member.says("/goal set Network more")
    for label in ("Keep my words", "Keep my words", "Keep my words", "Not now"):
        member.presses(label)
    member.sees("All right", "✓ Nothing is open. Kept in your words: Specific, Measurable, Actionable and Time-bound.")
    member.presses("The five checks").sees("– Relevant You have no big picture yet. That is fine.")


def test_a_reached_goal_has_complete_in_front(member: Person):
    member.says("/goal set Have 2 calls by June").says("/goal progress 1 2").says("/goal show 1")
    assert member.card.actions[0] == member.button("Complete")


def test_near_the_end_of_a_month_the_next_one_is_proposed(member: Person, clock: StoryClock):
    member.says("/goal set Have 2 coffee chats").sees("By 31 March")
    clock.until("2026-03-25 12:00")
    member.says("/goal show 1").sees("By 31 March")
    clock.until("2026-03-26 12:00")
    member.says("/goal show 1").sees("By 30 April")


def test_another_number_is_a_form_that_shows_what_is_known(member: Person):
    member.says("/goal set Have coffee chats with people by 30 June").presses("Another number")
    shown = {field.name: field.value for field in member.form.fields}
    assert shown == {"number": "", "by": "2026-06-30", "every": ""}
    member.fills(**{**shown, "number": "7"}).sees("7 coffee chats")


def test_a_number_that_cannot_be_read_changes_nothing(member: Person):
    member.says("/goal set Have coffee chats with people by 30 June").presses("Another number")
    member.fills(number="none", by="2026-06-30", every="")
    assert member.failed()
    assert goals(member)[0].target is None


def test_an_event_without_a_day_is_asked_for_its_day(member: Person):
    member.says("/goal set Have 3 coffee chats before my graduation")
    member.sees("“before my graduation” is a fine deadline.", "Which day is that?").presses("Pick the day")
    member.fills(number="3", by="30 june").sees("In one sentence: “Have 3 coffee chats before my graduation on 30 June")
    member.presses(USE)
    assert texts(member) == ["Have 3 coffee chats before my graduation on 30 June 2026."]
    assert str(goals(member)[0].deadline) == "2026-06-30"


def test_a_deadline_that_is_over_gets_another_day(member: Person):
    member.says("/goal set Have 3 coffee chats by 30 June 2020").sees("“by 30 June 2020” is over.")
    member.presses("In two weeks").sees("Thursday 19 March 2026").does_not_see("is over")


def test_a_day_on_an_old_card_is_refused_with_the_reason(member: Person, clock: StoryClock):
    old = member.says("/goal set Have 3 coffee chats").button("In two weeks")
    clock.move(weeks=3)
    member.presses_again(old)
    assert member.failed()
    assert goals(member)[0].deadline is None


def test_pressing_twice_changes_nothing_more(member: Person):
    member.says("/goal set Have coffee chats with people")
    both, keeps = member.button("3 by 31 March"), member.button("Keep my words")
    member.presses_again(both)
    once = goals(member)
    member.presses_again(both).sees("Nothing changed")
    assert goals(member) == once
    member.presses_again(keeps)
    member.presses_again(keeps).sees("Kept as you wrote it")
    assert goals(member)[0].kept == "M"


# Whole sentences


def test_a_sentence_with_what_was_missing_is_proposed_and_taken(member: Person):
    member.says("/goal set more coffee chats with recruiters").sees(
        "For example: “Have 3 coffee chats with recruiters by 31 March 2026.”"
    )
    use = member.button(USE)
    member.presses(USE).sees("Goal changed", "✓ Measurable", "✓ Time-bound")
    assert texts(member) == ["Have 3 coffee chats with recruiters by 31 March 2026."]
    member.presses_again(use).sees("It says so already")
    member.says("/goal set more coffee chats with recruiters").presses(USE).presses("Back to my words")
    assert texts(member)[-1] == "more coffee chats with recruiters"


def test_what_was_noted_and_counted_stays_with_a_new_sentence(member: Person):
    member.says("/goal aim Find a job").says('/goal set Have coffee chats want:"advice" questions:"How did you begin?"')
    member.says("/met Ana").says('/contact talked Ana how:"coffee chat"').says("/goal progress 1 2")
    member.says("/goal show 1").presses(USE).sees("3 of 3", "advice", "How did you begin?")
    goal = goals(member)[0]
    assert (goal.want, goal.questions, goal.target) == ("advice", "How did you begin?", 3)


def test_whom_the_member_chose_by_hand_stays_with_a_new_sentence(member: Person):
    member.says("/goal set more coffee chats with recruiters").says("/goal edit 1 role:designer").presses(USE)
    assert (goals(member)[0].role, goals(member)[0].target) == ("designer", 3)


def test_a_vague_goal_gets_something_to_do(member: Person):
    member.says("/goal set Network more").sees("? Specific I can't read what you will do.", "For example: “")
    member.presses(USE).does_not_see("Specific?", "Measurable?", "Time-bound?")
    assert goals(member)[0].target == 3


def test_kept_words_are_not_asked_to_be_others(member: Person):
    member.says("/goal set Network more").presses("Keep my words").presses("3 by 31 March").does_not_see(USE)
    assert texts(member) == ["Network more"]


def test_a_reason_in_a_second_sentence_is_left_out_of_one(member: Person):
    """S9."""
    member.says("/goal set I will have 3 chats by June. It matters.").sees("A goal is one sentence").presses(USE)
    assert texts(member) == ["Have 3 chats by June."]


def test_a_sentence_is_only_proposed_on_a_look_where_something_is_open(member: Person):
    member.says("/goal set more coffee chats with recruiters").presses("3 by 31 March").sees("In one sentence:")
    member.says("/goal show 1").does_not_see(USE)


def test_an_old_sentence_says_that_its_day_is_over(member: Person, clock: StoryClock):
    use = member.says("/goal set more coffee chats").button(USE)
    clock.move(weeks=8)
    member.presses_again(use).sees("That day is over")
    assert texts(member) == ["more coffee chats"]


# Results, and what leads there


def test_a_result_is_met_with_what_leads_there_and_keeps_its_words(member: Person):
    """L1."""
    member.says("/goal set Get a referral at Acme by 30 June").sees("It is a result, and others decide it.")
    member.sees("Ask 3 people at Acme").does_not_see("Actionable?")
    add = member.button("Add this goal")
    member.presses("Add this goal").sees("It leads to “Get a referral at Acme by 30 June”")
    result, lead = goals(member)
    assert (result.text, result.kept) == ("Get a referral at Acme by 30 June", "SA")
    assert (lead.company, str(lead.deadline)) == ("Acme", "2026-06-30")
    member.presses_again(add).sees("You have this goal already")
    assert len(goals(member)) == 2
    member.says("/goal show 1").sees(f"What you do for it: “{lead.text}”").does_not_see("Add this goal")


def test_what_was_proposed_for_other_words_is_not_set(member: Person):
    add = member.says("/goal set Get a referral at Acme by 30 June").button("Add this goal")
    member.says('/goal edit 1 what:"Have 3 coffee chats by June"').presses_again(add).sees("proposed for other words")
    assert texts(member) == ["Have 3 coffee chats by June"]


def test_a_result_may_stay(member: Person):
    member.says("/goal set Get a job at Acme by June").presses("Keep my words").presses("Not now")
    member.does_not_see("?")
    assert goals(member)[0].kept == "SAR"


# Several in one


def test_two_goals_in_one_are_split_and_the_first_keeps_what_counted(member: Person):
    """S9."""
    member.says("/goal aim Find a job").says("/goal set Attend 2 events and write 3 posts by June")
    member.sees("This looks like 2 goals.", "“Attend 2 events by June”", "“Write 3 posts by June”")
    first, split = goals(member)[0], member.button("Split into 2")
    member.says("/goal progress 1").presses_again(split).sees("Split into 2 goals", "Write 3 posts by June")
    assert texts(member) == ["Attend 2 events by June", "Write 3 posts by June"]
    assert goals(member)[0].id == first.id
    member.says("/goal").sees("1 of 2", "0 of 3")
    member.presses_again(split).sees("It is one goal already")
    assert len(goals(member)) == 2


def test_a_day_that_was_filled_in_goes_to_both_parts(member: Person):
    member.says("/goal set Attend 2 events and write 3 posts").says("/goal edit 1 by:2026-06-30")
    member.says("/goal show 1").presses("Split into 2")
    assert [str(goal.deadline) for goal in goals(member)] == ["2026-06-30", "2026-06-30"]


def test_two_goals_in_one_may_stay_one(member: Person):
    member.says("/goal set Attend 2 events and write 3 posts by June").presses("Keep as one").does_not_see("Split")
    assert len(goals(member)) == 1


def test_pasted_goals_are_freed_from_their_marks_and_each_is_asked_about(member: Person):
    """S15."""
    member.says("/goal set 1. Have 3 coffee chats by 30 June\n- write posts\n• Attend 2 meetups this month")
    assert texts(member) == ["Have 3 coffee chats by 30 June", "write posts", "Attend 2 meetups this month"]
    member.sees(
        "Still open: measurable and time-bound.",
        "Attend 2 meetups this month 2 meetups, until Tuesday 31 March 2026. Only open: what it is for.",
    ).presses("1 every week", "write posts")
    assert str(goals(member)[1].cadence) == "every week"


@pytest.mark.parametrize(
    "text", ["Have 2 chats - with Ana", "Have 2 chats * a * b", "Talk about 1. AI 2. data", "-", "2)"]
)
def test_marks_within_a_goal_are_its_words(member: Person, text: str):
    member.says(f"/goal set {text}")
    assert texts(member) == [text]


def test_many_pasted_goals_have_one_button_each(member: Person):
    member.says("/goal set " + "\n".join(f"write posts about {topic}" for topic in ("css", "sql", "go", "rust")))
    assert open_buttons(member) >= {"Show", "See all goals"}
    assert not any(label.startswith("3 by") for label in open_buttons(member))


# What it is for


def test_what_a_goal_says_that_it_is_for_can_become_the_big_picture(member: Person):
    member.says("/goal set Have 3 coffee chats by June because I want to find a job as a data analyst")
    member.sees("You say what it is for: Find a job as a data analyst.")
    press = member.button("Make that my big picture: Find a job as a data analyst")
    member.presses_again(press).sees("✓ All five checks hold. Serves: Find a job as a data analyst.")
    member.says("/goal aim Change from sales to design").presses_again(press).sees("Your big picture stays")
    member.says("/goal aim").sees("Change from sales to design")


def test_a_goal_that_names_the_big_picture_is_linked_to_it(member: Person):
    """S2, S11."""
    member.says("/goal aim Find a job as a developer")
    member.says("/goal set Talk to 3 recruiters by May so that I get a job").sees("I linked it to your big picture")
    assert goals(member)[0].serves_aim
    member.says("/goal set Have 2 chats by May so that I learn Spanish").sees("Relevant?").presses("Another reason")
    assert not goals(member)[1].serves_aim


def test_a_big_picture_in_ones_own_words_is_set_from_a_goal(member: Person):
    member.says("/goal set Have 3 coffee chats by June").presses("In my own words").fills(text="Leave  sales")
    member.sees("✓ All five checks hold. Serves: Leave sales.")


def test_an_aim_on_an_old_card_leaves_the_newer_one(member: Person):
    pick = member.says("/goal set Have 3 coffee chats by June").button("Find a job")
    member.says("/goal aim Leave sales").presses_again(pick).sees("Your big picture stays", "Leave sales")


# One's own pace


def talks(member: Person, clock: StoryClock, number: int, every: float = 4) -> None:
    for name in ("Ana", "Ben", "Cleo", "Dan", "Eva", "Fay", "Gus", "Hal")[:number]:
        member.says(f"/met {name}").says(f'/contact talked {name} how:"coffee chat"')
        clock.move(days=every)


def test_somebody_new_is_not_warned(member: Person, clock: StoryClock):
    talks(member, clock, 1, every=2)
    member.says("/goal set Have 90 coffee chats by end of month").sees("✓ Actionable You do it yourself. ? Relevant")


def test_much_more_than_ones_own_pace_is_asked_about_with_a_smaller_number(member: Person, clock: StoryClock):
    talks(member, clock, 4, every=6.5)
    member.says("/goal set Have 40 coffee chats in the next 4 weeks").sees(
        "Achievable?", "In the last 27 days you had 4"
    )
    member.presses("Make it 8").sees("a stretch, and possible").does_not_see("Achievable?")
    assert goals(member)[0].target == 8


def test_a_stretch_may_stay(member: Person, clock: StoryClock):
    talks(member, clock, 4, every=6.5)
    member.says("/goal set Have 40 coffee chats in the next 4 weeks").presses("Keep my words")
    member.sees("✓ Actionable").does_not_see("Achievable?")
    assert (goals(member)[0].target, goals(member)[0].kept) == (40, "A")


def test_a_number_is_proposed_from_ones_own_pace(member: Person, clock: StoryClock):
    talks(member, clock, 4, every=6.5)
    member.says("/goal set Have coffee chats with people in the next 4 weeks").sees("so 5 is a step up").presses("5")
    assert goals(member)[0].target == 5


def test_nobody_elses_pace_is_looked_at(talk: Talk, clock: StoryClock):
    busy, quiet = talk.person("busy"), talk.person("quiet")
    quiet.says("/met Zoe")
    talks(busy, clock, 8)
    quiet.says("/goal set Have coffee chats with people in the next 4 weeks").does_not_see("you had")


# Safe


@pytest.mark.parametrize("label", [USE, "Split into 2", "Add this goal", "3 by 31 March", "Find a job"])
def test_another_persons_buttons_find_nothing(talk: Talk, member: Person, label: str):
    said = {"Split into 2": "Attend 2 events and write 3 posts", "Add this goal": "Get a job at Acme"}
    member.says(
        f"/goal set {said.get(label, 'Have coffee chats with people')}"
        + (" 2 times by May" if label == "Find a job" else "")
    )
    if label not in open_buttons(member):
        member.says("/goal set Have 2 coffee chats by May")
    pressed, before = member.button(label), goals(member)
    other = talk.person("other")
    other.says("/goal")
    other.presses_again(pressed)
    assert other.failed()
    assert (goals(member), goals(other)) == (before, ())


@pytest.mark.parametrize("label", [USE, "Split into 2", "Add this goal", "3 by 31 March"])
def test_a_closed_goal_stays_as_it_is(member: Person, label: str):
    said = {"Split into 2": "Attend 2 events and write 3 posts", "Add this goal": "Get a job at Acme"}
    pressed = member.says(f"/goal set {said.get(label, 'Have coffee chats with people')}").button(label)
    member.says("/goal drop 1").presses_again(pressed).sees("That goal is closed")
    assert goals(member) == ()


def test_no_button_carries_words_of_a_goal(member: Person):
    for said in (
        "more coffee chats with Zebedee",
        "Get a job at Zebedee",
        "Meet Zebedee and write 3 posts about zebedee",
    ):
        member.says(f"/goal set {said} so that I become a zebedee")
        assert not [one for one in member.card.buttons() if "zebedee" in one.wire().lower()]


def test_a_hundred_goals_leave_no_room_to_split(member: Person):
    for first in range(0, 90, 10):
        member.says("/goal set " + "\n".join(f"Attend 2 meetups in city {first + n} by June" for n in range(10)))
    member.says("/goal set " + "\n".join(f"Attend 2 fairs in city {n} by June" for n in range(9)))
    member.says("/goal set Attend 2 events and write 3 posts by June").presses("Split into 2")
    assert member.failed()
    assert len(goals(member)) == 100
