"""Stories of goals: set in a sentence, checked, counted by what is logged and by hand, and closed."""

from __future__ import annotations

import pytest

from bot.goals.model import Goal, State
from bot.kit.cards import Button, Entries
from tests.talk import Person, StoryClock, Talk

COFFEE = "/goal set Have 3 coffee chats with recruiters by 30 June"


def goals(member: Person, state: State = State.ACTIVE) -> tuple[Goal, ...]:
    owner = member.member.id
    return member.talk.look(lambda store: store.goals.listing(owner, state))


def counted(member: Person) -> list[int]:
    """What is counted for each active goal."""
    owner, found = member.member.id, goals(member)
    by_day = member.talk.look(lambda store: store.goals.by_day(owner, [goal.id for goal in found]))
    return [sum(by_day.get(goal.id, {}).values()) for goal in found]


# Setting one


def test_no_goal_yet_says_how_to_begin(member: Person):
    member.says("/goal").sees("No goal yet", "For example: “Have 3 coffee chats")
    member.says("/goals").sees("No goal yet")


def test_a_goal_is_saved_as_typed_and_what_was_understood_is_said(member: Person):
    member.says(COFFEE).sees(
        "Goal saved",
        "Have 3 coffee chats with recruiters by 30 June",
        "3 coffee chats",
        "Tuesday 30 June 2026",
        "Counts by itself when you log a coffee chat (recruiter)",
        "✓ Specific It names one thing.",
        "✓ Time-bound Until Tuesday 30 June 2026.",
        "Three goals a month work well",
    )
    member.does_not_see("Measurable?", "Time-bound?")
    assert goals(member)[0].text == "Have 3 coffee chats with recruiters by 30 June"


def test_an_aim_is_one_press_away_from_a_goal(member: Person):
    """S1."""
    member.says("/goal aim Find a job as a developer").says(COFFEE).sees("Relevant?")
    member.presses("It serves: Find a job as a developer").sees(
        "✓ All five checks hold. Serves: Find a job as a developer."
    )
    assert goals(member)[0].serves_aim


def test_words_can_always_stay(member: Person):
    """S10."""
    member.says("/goal set Network more").sees("Specific?")
    for _ in range(3):
        member.presses("Keep my words").sees("Kept in your words.")
    member.presses("Not now").does_not_see("?", "Use this sentence")
    assert goals(member)[0].kept == "SMART"


def test_several_lines_are_several_goals_on_one_card(member: Person):
    member.says("/goal set Have 3 coffee chats by 30 June\nNetwork more\n\nAttend 2 meetups this month")
    member.sees(
        "Saved 3 goals",
        "Still open: specific, measurable, actionable and time-bound.",
        "3 coffee chats, until Tuesday 30 June 2026.",
    )
    assert len(goals(member)) == 3
    member.says("/goal").does_not_see("Three goals a month")


def test_the_same_goal_twice_is_saved_once(member: Person):
    member.says(COFFEE).says(COFFEE).sees("You have this goal already")
    assert len(goals(member)) == 1


def test_a_goal_too_long_to_keep_is_refused_before_it_is_read(member: Person):
    member.says("/goal set " + "have coffee " * 60).sees("one sentence of at most 300")
    several = "\n".join(f"Write {number} posts by June" for number in range(1, 12))
    member.says(f"/goal set {several}").sees("Those are 11 goals, and I read at most 10 in one message", "in parts")
    assert member.failed()
    member.says("/goal")
    assert goals(member) == ()


# Counting


def test_a_conversation_that_fits_counts_by_itself_and_says_so(member: Person):
    """S12."""
    member.says(COFFEE).says("/met Ana, recruiter @Acme").does_not_see("Counts for")
    member.says('/contact talked Ana how:"coffee chat"')
    member.sees("Counts for “Have 3 coffee chats with recruiters by 30 June”: 1 of 3.")
    assert counted(member) == [1]
    member.says("/contact show Ana").sees("Counts for")


def test_another_role_does_not_count(member: Person):
    member.says(COFFEE).says("/met Ben, chef @Lune").says('/contact talked Ben how:"coffee chat"')
    member.does_not_see("Counts for")
    assert counted(member) == [0]


def test_saying_how_it_went_counts_and_taking_it_back_takes_it_back(member: Person):
    member.says(COFFEE).says("/met Ana, recruiter @Acme").says("/followup done Ana")
    assert counted(member) == [0]
    member.presses("Coffee chat").sees("is now at 1 of 3")
    assert counted(member) == [1]
    member.says("/goal show 1").sees("1 of 3")


def test_a_conversation_taken_back_no_longer_counts(member: Person):
    member.says("/goal set Message 2 recruiters by June").says("/met Ana, recruiter @Acme").says("/followup done Ana")
    member.sees("1 of 2")
    assert counted(member) == [1]
    member.presses("We did not talk").sees("no conversation logged")
    assert counted(member) == [0]


def test_people_count_once_and_conversations_each(member: Person, clock: StoryClock):
    member.says("/goal set Talk to 3 recruiters by June").says("/goal set Have 3 conversations by June")
    member.says("/met Ana, recruiter @Acme")
    clock.move(days=1)
    member.says("/contact talked Ana how:call")
    assert counted(member) == [1, 2]


def test_somebody_known_before_is_not_met_again(member: Person, clock: StoryClock):
    member.says("/met Old")
    clock.move(days=2)
    member.says("/goal set Meet 3 new people by June").says("/contact talked Old").says("/met New")
    assert counted(member) == [1]


def test_a_new_role_of_somebody_counts_anew(member: Person):
    member.says("/goal set Talk to 3 recruiters by June").says("/met Ana")
    assert counted(member) == [0]
    member.says("/contact edit Ana role:recruiter")
    assert counted(member) == [1]


def test_what_is_logged_after_the_last_day_does_not_count(member: Person, clock: StoryClock):
    member.says("/goal set Have 3 conversations by tomorrow")
    clock.move(days=2)
    member.says("/met Ana").does_not_see("Counts for")
    member.says("/goal").sees("Its last day was Friday 6 March 2026")


def test_a_rhythm_counts_in_the_present_week(member: Person, clock: StoryClock):
    member.says("/goal set Have 2 conversations every week").says("/met Ana").sees("1 of 2")
    member.says("/goal").sees("1 more this week, by Sunday 8 March")
    clock.until("2026-03-09 10:00")
    member.says("/goal").sees("0 of 2", "2 more this week, by Sunday 15 March")


def test_the_week_is_the_members_own(talk: Talk):
    member = talk.person("kiri", zone="Pacific/Kiritimati")
    talk.clock.until("2026-03-08 09:00")  # Sunday in UTC, and 23:00 there
    member.says("/goal set Have 2 conversations every week").says("/met Ana").sees("1 of 2")
    talk.clock.until("2026-03-08 11:00")
    member.says("/goal").sees("0 of 2")


def test_progress_by_hand_is_added_and_undone(member: Person):
    """S12."""
    member.says("/goal set Attend 4 meetups by June").says("/goal progress 1").sees("Added 1: 1 of 4")
    member.says("/goal progress meetups +2 - PyDay").sees("Added 2: 3 of 4").presses("Undo").sees("Taken back: 1 of 4")
    member.says("/goal progress meetups -1").sees("Taken away 1: 0 of 4")
    member.says("/goal progress meetups -1").sees("I can't take 1 away")
    assert counted(member) == [0]


def test_undo_works_once(member: Person):
    member.says("/goal set Attend 4 meetups by June").says("/goal progress 1")
    pressed = member.button("Undo")
    member.presses_again(pressed)
    member.presses_again(pressed)
    assert member.failed()
    assert counted(member) == [0]


def test_a_goal_reached_offers_to_complete_it(member: Person):
    member.says("/goal set Attend 2 meetups by June").says("/goal progress 1 2").sees("You have reached it!")
    member.presses("Complete").sees("Completed. Well done!", "2 of 2")
    assert [goal.state for goal in goals(member, State.DONE)] == [State.DONE]
    member.says("/goal list done").sees("Attend 2 meetups")


# Pace


def test_behind_says_what_would_catch_up(member: Person, clock: StoryClock):
    """S12."""
    member.says("/goal set Attend 4 meetups in the next 4 weeks").says("/goal").sees("On pace. 4 more by")
    clock.move(days=15)
    member.says("/goal").sees("Behind. 4 more by Thursday 2 April 2026", "about 2 a week is enough")
    member.says("/goal progress 1 4").sees("Reached.")


# Changing, closing, finding


def test_a_form_shows_the_goal_as_it_is(member: Person):
    member.says(COFFEE).presses("Edit")
    assert {field.name: field.value for field in member.form.fields}["number"] == "3"
    shown = {field.name: field.value for field in member.form.fields}
    member.fills(**{**shown, "number": "5"}).sees("Goal changed", "5 coffee chats", "Tuesday 30 June 2026")


def test_emptied_fields_are_emptied(member: Person):
    member.says(COFFEE).says("/goal edit 1 by:- role:-").sees("Goal changed", "anyone", "Time-bound?")
    assert (goals(member)[0].deadline, goals(member)[0].role) == (None, "")


def test_new_words_are_read_anew_and_counted_again(member: Person):
    member.says("/goal set Have 2 conversations by June").says("/met Ana, recruiter @Acme").says("/met Ben, chef")
    member.says('/goal edit 1 what:"Talk to 4 recruiters by May"').sees("1 of 4", "Sunday 31 May 2026")
    assert counted(member) == [1]


@pytest.mark.parametrize("wrong", ["number:none", "by:nonsense", "every:often"])
def test_a_value_that_cannot_be_read_changes_nothing(member: Person, wrong: str):
    member.says(COFFEE)
    before = goals(member)
    member.says(f"/goal edit 1 {wrong}")
    assert member.failed()
    assert goals(member) == before


def test_dropping_is_kind_and_can_be_taken_back(member: Person):
    member.says(COFFEE).says("/met Ana, recruiter").says("/goal drop coffee").sees("Let go", "That is fine")
    assert goals(member) == ()
    member.says('/contact talked Ana how:"coffee chat"').does_not_see("Counts for")
    member.says("/goal reopen coffee").sees("Active again", "1 of 3")


def test_what_was_not_reached_is_completed_without_praise_for_it(member: Person):
    member.says("/goal set Attend 2 meetups by June").says("/goal complete 1").sees("Completed", "0 of 2")
    member.does_not_see("Well done")


def test_completing_twice_is_completing(member: Person):
    member.says(COFFEE).says("/goal complete 1").says("/goal complete coffee").sees("Completed")
    assert len(goals(member, State.DONE)) == 1


def test_words_that_fit_two_goals_are_asked_about(member: Person):
    member.says("/goal set Attend 2 meetups by June").says("/goal set Attend 3 conferences by June")
    member.says("/goal progress attend +1").sees("Which goal with “attend”?")
    member.presses("Attend 3 conferences by June").sees("Added 1: 1 of 3")
    member.says("/goal show nothing").sees("I can't find a goal with “nothing”.")
    member.says("/goal show 9").sees("I can't find a goal with “9”.")


def test_a_long_list_has_pages(member: Person):
    for number in range(12):
        member.says(f"/goal set Attend {number + 1} meetups in city {number} by June")
    seen = member.says("/goal").sees("You have 12 goals").text + member.presses("More").text
    assert all(f"{number + 1}. Attend" in seen for number in range(12))


# The big picture


def test_the_big_picture_is_on_every_goal_screen(member: Person):
    """S1."""
    member.says("/goal aim").sees("What is your big picture?").presses("Build a support community")
    member.sees("Saved: your big picture", "Build a support community")
    for said in ("/goal", COFFEE, "/goal", "/goal show 1", "/goal progress 1"):
        member.says(said).sees("Build a support community")
    member.says("/goal aim").presses("Clear").sees("No big picture for now")
    member.says("/goal aim").sees("What is your big picture?")


@pytest.mark.parametrize("aim", ["Leave sales - for design until:2026-12-31", "Leave sales family:job"])
def test_a_big_picture_that_was_cleared_can_be_put_back(member: Person, clock: StoryClock, aim: str):
    member.says(f"/goal aim {aim}")
    before = member.talk.look(lambda store: store.goals.aim(member.member.id))
    clock.until("2027-03-01 12:00")
    member.says("/goal aim").presses("Clear").sees("No big picture for now")
    undo = member.button("Undo")
    assert member.button("In my own words").asks
    member.presses_again(undo).sees("Put back: your big picture")
    after = member.talk.look(lambda store: store.goals.aim(member.member.id))
    assert before is not None
    assert after is not None
    assert (after.text, after.family, after.until) == (before.text, before.family, before.until)
    cleared = member.says("/goal aim").presses("Clear").button("Undo")
    member.says("/goal aim Learn Rust").presses_again(cleared).sees("Your big picture stays", "Learn Rust")
    member.says("/goal aim").presses("Clear")
    member.says("/goal aim clear:yes").sees("No big picture for now").does_not_see("Undo")


def test_in_the_list_the_meter_stands_before_the_buttons(member: Person):
    member.says("/goal set Have 3 calls by June").says("/goal set Have 4 coffee chats by June").says("/goal")
    kinds = [type(block).__name__ for block in member.card.blocks]
    assert kinds[:6] == ["Paragraph", "Meter", "Entries"] * 2
    first = member.card.blocks[2]
    assert isinstance(first, Entries)
    assert [one.label for one in first.items[0].actions if isinstance(one, Button)] == ["+1", "Show"]


def test_goals_survive_a_restart(talk: Talk, member: Person):
    member.says(COFFEE)
    talk.restart()
    member.says("/goal").sees("1. Have 3 coffee chats with recruiters")


def test_two_people_made_one_count_as_one(member: Person):
    member.says("/goal set Talk to 3 recruiters by June")
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ann Ruiz, recruiter @Acme")
    assert counted(member) == [2]
    member.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    assert counted(member) == [1]
    member.presses("Undo")
    assert counted(member) == [2]
