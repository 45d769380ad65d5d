"""The rest of a review: three people, their own words, the goals to come, and the end of it."""

from datetime import date

import pytest

from tests.features.reviewing import COFFEES, goals, labels, looks, results, review
from tests.talk import Person, StoryClock


@pytest.fixture
def march(member: Person, clock: StoryClock) -> Person:
    """A month with a goal that is 1 of 3, on its last Sunday at ten."""
    member.says("/met Ana, recruiter @Acme").says(f"/goal set {COFFEES}")
    member.says('/contact talked Ana how:"coffee chat"')
    clock.until("2026-03-29 10:00")
    return member


# People


def people(member: Person, clock: StoryClock) -> Person:
    member.says("/met Ana, recruiter @Acme; promised my CV").says("/met Ben").says("/met Cleo").says("/met Dan")
    member.says("/contact tier Cleo close").says("/followup cadence Ben every 2 weeks").says("/followup stop Dan")
    clock.until("2026-03-29 10:00")
    return member.says("/review").presses("Begin")


def test_three_people_are_chosen_with_a_reason_and_stay(member: Person, clock: StoryClock):
    """L3."""
    people(member, clock).sees("Three people to look at", "You promised something, due Saturday 7 March")
    member.sees("Last talk: 3 weeks ago. The plan is every 2 weeks.", "Close to you.").does_not_see("Dan")
    chosen = [one.contact for one in looks(member)]
    member.says("/met Eve").says("/contact tier Eve close")
    clock.move(days=10)
    member.talk.restart()
    member.says("/review march").sees("Three people to look at").does_not_see("Eve")
    assert [one.contact for one in looks(member)] == chosen


def test_each_answer_says_what_it_did_and_can_be_taken_back(member: Person, clock: StoryClock):
    people(member, clock)
    before = len(member.open_followups())
    member.presses("There is news", "Ana").fills(line="New job at Lune").sees("News: “New job at Lune”", "in your note")
    member.presses("Get closer", "Ben").sees("A reminder comes in a week")
    reminders = {one.what: one.due for one in member.open_followups() if one.what}
    assert reminders["New job: at Lune"] == date(2026, 3, 30)
    assert reminders["Get closer: ask how they are, and plan a talk"] == date(2026, 4, 5)
    member.presses("Take back", "Ben").presses("Take back", "Ana").sees("You promised something")
    assert len(member.open_followups()) == before
    member.says("/contact show Ana").does_not_see("New job")


def test_help_becomes_a_promise(member: Person, clock: StoryClock):
    people(member, clock).presses("Help them", "Ben").fills(line="Send the article").sees("Help: “Send the article”")
    promise = next(one for one in member.open_followups() if one.what == "Send the article")
    assert (promise.kind.value, promise.due) == ("promise", date(2026, 3, 31))


def test_a_second_press_makes_no_second_reminder(member: Person, clock: StoryClock):
    people(member, clock)
    closer, fine = member.button("Get closer", "Ben"), member.button("All well", "Ben")
    before = len(member.open_followups())
    member.presses_again(fine).sees("All well.").presses_again(closer).sees("A reminder comes in a week")
    member.presses_again(closer).presses_again(fine).sees("A reminder comes in a week")
    assert len(member.open_followups()) == before + 1


def test_whoever_is_forgotten_or_merged_meanwhile_is_left_out(member: Person, clock: StoryClock):
    people(member, clock)
    old = member.button("All well", "Ben")
    member.says("/contact forget Ben sure:yes").says("/contact archive Cleo").says("/review")
    member.sees("One person to look at", "Ana").does_not_see("Ben", "Cleo")
    assert member.presses_again(old).failed()
    member.presses("All well").sees("What must change?")


def test_nobody_is_looked_at_twice_in_a_row_unless_something_was_promised(member: Person, clock: StoryClock):
    people(member, clock).says("/review finish month:2026-03-01")
    clock.until("2026-04-29 10:00")
    member.says("/review").presses("Begin").sees("One person to look at", "Ana").does_not_see("Ben", "Cleo")


# Own words


def test_the_words_of_last_month_can_be_kept_or_changed(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/review").presses("Begin").presses("Write it").fills(text="Ask sooner\nfor help")
    member.sees("Saved in your own words", "The network I want").presses("Skip").presses("Finish").sees("Ask sooner")
    clock.until("2026-04-29 10:00")
    member.says("/review").presses("Begin").presses("Skip").sees("Last time you wrote:", "Ask sooner")
    member.presses("Write it")
    assert member.form.fields[0].value == "Ask sooner\nfor help"
    member.presses("Keep these words").sees("Saved in your own words")
    assert review(member, date(2026, 4, 1)).change == "Ask sooner\nfor help"
    member.says("/review part month:2026-04-01 step:change").sees("Ask sooner").presses("Change it")
    member.fills(text="").sees("The network I want")
    assert review(member, date(2026, 4, 1)).change == ""


# What comes


def test_proposals_come_from_what_the_month_lacked_until_there_are_three(member: Person):
    """S8."""
    member.says("/met Ana, recruiter @Acme; promised my CV").says("/review").presses("Begin")
    member.presses("Skip").presses("Skip").sees("Your goals for April", "A goal that you add here starts on 1 April")
    member.sees("Follow up with 1 person I made a promise to by 7 April 2026.", "Attend 1 event by 30 April 2026.")
    member.sees("Help 2 people by 30 April 2026.")
    add, other = member.button("Add", "Attend"), member.button("Add", "Help")
    member.presses_again(add).sees("Added: Attend 1 event by 30 April 2026.", "Starts on 1 April, until 30 April")
    member.presses_again(add).does_not_see("Added")
    member.presses("Not this one", "Follow up").does_not_see("Follow up with")
    member.sees("Help 2 people", "Have 3 conversations with people in my field")
    member.presses_again(other).sees("Added: Help 2 people").presses("Add", "conversations").does_not_see(
        "You could add"
    )
    assert sorted(one.starts for one in goals(member)) == [date(2026, 4, 1)] * 3
    member.says("/goal drop 1").says("/review").does_not_see("Attend 1 event")


def test_what_is_planned_already_is_not_proposed(member: Person):
    member.says("/met Ana, recruiter @Acme").says("/goal set Attend 1 event every month")
    member.says("/goal set Have 2 calls with recruiters by 30 April")
    member.says("/review").presses("Begin").presses("Skip").presses("Skip").presses("Skip").presses("Skip")
    member.sees("Your goals for April", "You could add", "Help 2 people by 30 April 2026.")
    member.does_not_see("Attend 1 event by", "coffee chats with recruiters")


def test_a_proposal_can_be_changed_first(member: Person):
    member.says("/review").presses("Begin").presses("Skip")
    member.presses("Change first", "Attend")
    assert member.form.fields[0].value == "Attend 1 event by 30 April 2026."
    assert [field.name for field in member.form.fields] == ["what"]
    member.fills(what="Attend 2 meetups by end of month").sees("Added: Attend 2 meetups by end of month")
    (goal,) = goals(member)
    assert (goal.starts, goal.deadline, goal.target) == (date(2026, 4, 1), date(2026, 4, 30), 2)
    member.does_not_see("Attend 1 event")


def test_ones_own_goal_is_checked_and_set_once(member: Person):
    member.says("/review").presses("Begin").presses("Skip").presses("Write my own")
    member.fills(what="talk to people more").sees("Added: talk to people more", "Still open:", "Show")
    member.presses("Write my own").fills(what="Talk to people MORE").sees("You have this goal already")
    assert len(goals(member)) == 1


# The end


def test_a_finished_review_is_shown_with_its_document_and_can_be_changed(march: Person):
    march.says("/review").presses("Begin").presses("Done").presses("All well").presses("Skip").presses("Skip")
    march.presses("Finish").sees("March 2026: looked back on", "1 of 3. Done.", "Ana", "All well.")
    assert labels(march) == ["Document", "Send to my coach", "Change something"]
    march.says("/review").sees("March 2026: looked back on").presses("Change something").sees("March 2026: so far")
    assert review(march).finished_at is None
    march.presses("People").sees("One person to look at").presses("Next").says("/review finish month:2026-03-01")
    march.sees("March 2026: looked back on")


def test_what_counted_after_a_word_is_in_the_result(member: Person, clock: StoryClock):
    member.says("/goal set Comment on 2 posts every month").says("/review").presses("Begin").presses("Carry on")
    member.says("/goal progress 1 +2").says("/review finish month:2026-03-01").sees("1 of 1 month")
    assert (results(member)[0].done, results(member)[0].target) == (1, 1)


def test_an_old_review_reads_as_it_was(march: Person, clock: StoryClock):
    march.says("/review").presses("Begin").presses("Carry on: 3 again").says("/review finish month:2026-03-01")
    clock.until("2026-08-20 10:00")
    march.says("/review march").sees("March 2026: looked back on", "1 of 3. Carried on", "Goals for April")


def test_it_goes_on_where_it_was_left(march: Person, clock: StoryClock):
    march.says("/review").presses("Begin").presses("Let go")
    clock.move(days=5)
    march.talk.restart()
    march.says("/review march").sees("One person to look at").presses("All well").sees("What must change?")
    march.talk.restart()
    march.says("/review march").sees("What must change?")
