"""A month is looked back on by buttons: what is said of its goals, changed until it is finished, nothing done twice."""

from datetime import date

import pytest

from bot.goals.model import CheckIn, CheckInId, Confidence, State
from bot.kit.cards import Button
from bot.review.model import Verdict
from tests.features.reviewing import COFFEES, goals, labels, results, review
from tests.talk import Person, StoryClock, Talk, button


@pytest.fixture
def march(member: Person, clock: StoryClock) -> Person:
    """A month with a goal that is 1 of 3, on its last Sunday at ten."""
    member.says("/met Ana, recruiter @Acme").says(f"/goal set {COFFEES}")
    member.says('/contact talked Ana how:"coffee chat"')
    clock.until("2026-03-29 10:00")
    return member


# The beginning


def test_the_month_begins_with_what_matters_and_can_wait(march: Person):
    """S13."""
    march.says("/goal aim family:job").says("/review").sees(
        "Looking back on March 2026", "Conversations 2", "Follow-ups done none logged", "Find a job", "1 goal"
    )
    march.does_not_see("people you know").presses("Later").sees("It waits for you", "review month 2026-03")
    march.presses("Go on").sees("Goal 1 of 1")


def test_a_month_without_goals_and_people_is_looked_back_on_kindly(member: Person):
    member.says("/review").sees("no goals this month, and that is fine. We look at what comes next", "A minute")
    member.does_not_see("people").presses("Begin").sees("The network I want").presses("Skip")
    member.sees("Your goals for April", "None for April yet", "Attend 1 event by 30 April 2026.")
    member.presses("Finish").sees("March 2026: looked back on")
    assert labels(member) == ["Document", "Change something"], "there is nothing to show to a coach"
    assert review(member).finished_at is not None
    member.presses("Change something").presses("People").sees("nobody here yet to stay in touch with")


def test_who_looks_back_is_told_how_many_people_there_are(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=9)
    member.says("/review").sees("We look at one person and at what comes next", "About three minutes")
    member.says("/met Ben").says("/goal set Write 1 post by 31 March").says("/review")
    member.sees("We go through 1 goal, one person and the goals of the next month.")


@pytest.mark.parametrize(
    "said", ["/review 2026-03", "/review month:2026-03", "/review march", "/grapevine review this month"]
)
def test_a_month_can_be_named(march: Person, said: str):
    march.says(said).sees("Looking back on March 2026")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/review 2026-04", "April 2026 has not begun yet"),
        ("/review ferbuary", "I couldn't read “ferbuary” as a month"),
        ("/review 2025-11", "No review of November 2025"),
        ("/review begin month:2025-11-01", "No review of November 2025"),
        ("/review begin month:2026-04-01", "No review of April 2026"),
    ],
)
def test_a_month_that_cannot_be_meant_is_told(march: Person, said: str, told: str):
    march.says(said).sees(told)


def test_early_in_a_month_it_asks_which_one(march: Person, clock: StoryClock):
    clock.until("2026-04-07 23:00")
    march.says("/review").sees("Which month?", "March 2026 is not looked back on yet")
    assert labels(march) == ["March 2026", "April 2026"]
    march.does_not_see("You began")
    march.presses("April 2026").sees("Looking back on April 2026")
    march.says("/review").presses("March 2026").sees("Looking back on March 2026").presses("Begin").says("/review")
    march.sees("You began March 2026: goal 1 of 1 is next.").does_not_see("not looked back on")
    march.presses("Go on with March 2026").presses("Skip")
    march.says("/review").sees("You began March 2026: the people to look at are next.")
    clock.until("2026-04-08 00:30")
    march.says("/review").sees("Looking back on April 2026").says("/review last month").sees("One person to look at")


def test_the_first_days_are_those_of_the_members_own_clock(talk: Talk, clock: StoryClock):
    there = talk.person("olga", zone="Pacific/Kiritimati")  # 14 hours ahead
    there.says(f"/goal set {COFFEES}")
    clock.until("2026-03-31 11:00")
    there.says("/review").sees("Which month?")


def test_a_month_that_was_finished_or_had_no_goals_is_not_asked_about(member: Person, clock: StoryClock):
    clock.until("2026-04-02 10:00")
    member.says("/review").sees("Looking back on April 2026")
    member.says("/review march").presses("Begin").says("/review").sees("Which month?")
    member.says("/review finish month:2026-03-01").says("/review").sees("Looking back on April 2026")


# Goals


def test_carried_on_a_goal_goes_to_the_same_place_of_the_next_month(march: Person):
    """S13."""
    march.says("/review").presses("Begin").sees("1 of 3", "Until Tuesday 31 March 2026")
    march.presses("Carry on: 3 again").sees("Carried on: Have 3 coffee chats with recruiters by 30 April 2026.")
    (later,) = goals(march)
    assert (later.deadline, later.target, later.starts) == (date(2026, 4, 30), 3, date(2026, 4, 1))
    (result,) = results(march)
    assert (result.verdict, result.done, result.target, result.following) == (Verdict.CARRY, 1, 3, later.id)
    assert later.came_from == result.goal
    assert [one.id for one in goals(march, State.DROPPED)] == [result.goal]


def test_what_is_left_can_be_carried_on_and_counts_without_a_gap(march: Person, clock: StoryClock):
    march.says("/review").presses("Begin").presses("Carry on: the 2 left")
    (later,) = goals(march)
    assert (later.text, later.target) == ("Have 2 coffee chats with recruiters by 30 April 2026.", 2)
    clock.move(days=1)
    march.says('/contact talked Ana how:"coffee chat"').sees(f"Counts for “{COFFEES}”: 2 of 3.").does_not_see("of 2")
    march.says("/review march").presses("All well").says("/review finish month:2026-03-01").sees("2 of 3. Carried on")
    clock.until("2026-04-02 10:00")
    march.says('/contact talked Ana how:"coffee chat"').sees("Counts for “Have 2 coffee chats", "1 of 2").does_not_see(
        "of 3"
    )
    march.says('/contact talked Ana how:"coffee chat" day:2026-03-31').sees(f"Counts for “{COFFEES}”: 3 of 3.")
    march.says("/review march").sees("3 of 3. Carried on")
    march.says("/review document march").sees("Your document: March 2026")
    assert "- **Result:** 3 of 3 coffee chats." in march.card.attachments[0].content.decode()


def test_every_button_of_a_goal_may_be_pressed_twice(march: Person):
    march.says("/review").presses("Begin")
    first = {one.label: one for one in march.card.buttons()}
    for label in ("Carry on: 3 again", "Carry on: the 2 left", "Let go", "Done", "Carry on: 3 again"):
        march.presses_again(first[label]).presses_again(first[label])
        assert len(results(march)) == 1
        assert len(goals(march)) == (1 if label.startswith("Carry") else 0), label
    assert len([goal for state in State for goal in goals(march, state)]) == 2


def test_a_verdict_can_be_changed_until_the_review_is_finished(march: Person):
    march.says("/review").presses("Begin").presses("Carry on: 3 again").presses("Change").sees(
        "You said: carried on", "It goes on as: Have 3 coffee chats"
    )
    keep = march.button("Let go")
    march.presses("Done").sees("Done: Have 3 coffee chats")
    assert goals(march) == []
    assert [one.text for one in goals(march, State.DONE)] == [COFFEES]
    march.says("/review finish month:2026-03-01").presses_again(keep).sees("March 2026: looked back on")
    assert [one.text for one in goals(march, State.DONE)] == [COFFEES]
    march.presses("Change something").presses("Change").presses("Let go")
    assert [one.text for one in goals(march, State.DROPPED)] == [COFFEES]


def test_what_was_counted_by_hand_for_the_next_goal_is_not_thrown_away(march: Person, clock: StoryClock):
    march.says("/review").presses("Begin").presses("Carry on: 3 again")
    clock.move(days=2)
    march.says("/goal progress coffee +1 - with Ben")
    march.says("/review reopen month:2026-03-01").presses("Change").presses("Done")
    assert [one.text for one in goals(march, State.DROPPED)] == [
        "Have 3 coffee chats with recruiters by 30 April 2026."
    ]


def test_a_rhythm_without_a_last_day_simply_goes_on(member: Person, clock: StoryClock):
    member.says("/goal set Comment on 2 posts every week").says("/goal progress 1 +2")
    clock.until("2026-03-10 10:00")
    member.says("/goal progress 1 +2")
    clock.until("2026-03-29 10:00")
    member.says("/review").presses("Begin").sees("2 of 4 weeks", "Carry on").does_not_see("again")
    member.presses("Carry on").sees("It goes on: Comment on 2 posts every week")
    assert [one.text for one in goals(member)] == ["Comment on 2 posts every week"]
    (result,) = results(member)
    assert (result.verdict, result.done, result.target, result.following) == (Verdict.CARRY, 2, 4, None)


def test_a_reached_goal_proposes_done_first(member: Person):
    member.says("/goal set Write 1 post this month").says("/goal progress 1").says("/review").presses("Begin")
    member.sees("You reached it!")
    first = member.card.actions[0]
    assert isinstance(first, Button)
    assert first.label == "Done"


def test_a_goal_is_adapted_in_a_form_that_is_filled_in(march: Person):
    march.says("/review").presses("Begin").presses("Adapt")
    known = {field.name: field.value for field in march.form.fields}
    sentence = "Have 3 coffee chats with recruiters by 30 April 2026."
    assert known == {"what": sentence, "number": "3", "by": "2026-04-30", "every": ""}
    march.fills(**{**known, "number": "1"}).sees("Adapted: Have 3 coffee chats")
    (later,) = goals(march)
    assert (later.target, later.deadline, results(march)[0].verdict) == (1, date(2026, 4, 30), Verdict.ADAPT)
    march.presses("Change").presses("Adapt")
    again = {field.name: field.value for field in march.form.fields}
    assert again["number"] == "1"
    march.fills(**{**again, "what": "Have 2 calls with recruiters by 20 April 2026", "by": "2026-04-30"})
    (later,) = goals(march)
    assert (later.target, later.deadline) == (2, date(2026, 4, 20))


@pytest.mark.parametrize(("field", "value"), [("by", "nonsense"), ("number", "many"), ("every", "blue moon")])
def test_a_wrong_word_in_that_form_changes_nothing(march: Person, field: str, value: str):
    march.says("/review").presses("Begin").presses("Adapt")
    known = {one.name: one.value for one in march.form.fields}
    march.fills(**{**known, field: value})
    assert march.failed()
    assert march.reply is not None
    assert march.reply.field == field
    assert [one.text for one in goals(march)] == [COFFEES]
    assert results(march) == []


def test_a_reason_is_one_line_and_optional(march: Person):
    march.says("/review").presses("Begin").presses("Let go").presses("Add why").fills(line="Two were  cancelled")
    march.sees("Your reason is noted").presses("Change why")
    assert march.form.fields[0].value == "Two were cancelled"
    march.fills(line="Ill").says("/review finish month:2026-03-01").sees("1 of 3. Let go. “Ill”")


def test_the_last_check_in_is_told(march: Person):
    (one,) = goals(march)
    number, day = CheckInId(7), date(2026, 3, 20)
    said = CheckIn(number, one.owner, one.id, day, one.created_at, 1, Confidence.SURE, "two said yes")
    march.talk.change(lambda store: store.check_ins.say(said))
    march.says("/review").presses("Begin").sees("Last check-in: Friday 20 March", "two said yes")


def test_an_unlinked_goal_is_asked_what_it_is_for(march: Person):
    """S11."""
    march.says("/goal aim family:job").says("/review").presses("Begin")
    march.sees("Does it serve your big picture, “Find a job”?").presses("Yes").does_not_see("Does it serve")
    assert goals(march)[0].serves_aim
    march.says("/goal set Write 1 post by 31 March").says("/review").presses("Skip").sees(
        "Goal 2 of 2", "Does it serve"
    )
    march.presses("Not really").does_not_see("Does it serve").sees("Goal 2 of 2")
    assert goals(march)[1].kept == "R"


def test_a_big_picture_can_be_set_on_the_way(march: Person):
    march.says("/review").presses("Begin").sees("You have no big picture yet")
    card = march.card
    march.presses("Find a job").sees("Your big picture: Find a job", "Does it serve your big picture, “Find a job”?")
    other = button(card, "Be known for my expertise")
    assert other is not None
    march.presses_again(other).sees("Your big picture: Find a job")


def test_the_question_for_a_big_picture_can_be_put_away(march: Person):
    march.says("/review").presses("Begin").presses("Not now").does_not_see("no big picture").sees("Goal 1 of 1")
    march.says("/review").does_not_see("no big picture")


@pytest.mark.parametrize("label", ["Skip", "Let go"])
def test_whoever_goes_on_without_a_big_picture_is_asked_once(march: Person, label: str):
    march.says("/goal set Write 1 post by 31 March").says("/review").presses("Begin").sees("no big picture yet")
    march.presses(label).sees("Goal 2 of 2").does_not_see("no big picture")


def test_goals_that_were_reached_are_done_by_one_press(member: Person):
    for what in ("Write 1 post", "Comment on 1 post", "Have 1 call"):
        member.says(f"/goal set {what} by 31 March").says("/goal progress 1 1")
        member.says(f"/goal progress {what} 1") if what != "Write 1 post" else None
    member.says("/goal set Attend 2 meetups by 31 March").says("/review").presses("Begin").sees("You reached it!")
    assert labels(member)[0:1] != ["Skip"]
    every = member.button("Done with all 3 reached")
    member.presses_again(every).sees("Done: 3 goals that you reached.", "Goal 4 of 4", "Attend 2 meetups")
    member.presses_again(every).does_not_see("Done: ").sees("Goal 4 of 4")
    assert [one.text for one in goals(member)] == ["Attend 2 meetups by 31 March"]


def test_a_number_that_changes_after_a_review_leaves_the_review_alone(member: Person):
    member.says("/goal set Write 2 posts by 30 June").says("/goal progress 1 1")
    member.says("/review").presses("Begin").presses("Carry on").says("/goal edit 1 number:5")
    member.says("/review finish month:2026-03-01").sees("1 of 5")
    member.says("/goal edit 1 number:9").says("/review").sees("1 of 5")
    member.says("/review document").sees("Your document")
    assert "- **Result:** 1 of 5 posts." in member.card.attachments[0].content.decode()


def test_an_old_button_of_a_finished_review_says_that_it_changes_nothing(march: Person):
    march.says("/review").presses("Begin")
    old = march.button("Let go")
    march.says("/review finish month:2026-03-01").does_not_see("changes nothing").presses_again(old)
    march.sees("This review is finished, so that button changes nothing", "March 2026: looked back on")
    assert len(goals(march)) == 1


def test_a_rhythm_that_had_only_begun_is_not_said_to_run_when_the_month_is_over(member: Person, clock: StoryClock):
    member.says("/goal set Attend 1 event every month")
    clock.until("2026-03-31 10:00")
    member.says("/review").presses("Begin").sees("So far, in a month that still runs.")
    clock.until("2026-04-02 10:00")
    member.says("/review march").sees("nothing was missed").does_not_see("still runs")


def test_a_rhythm_says_what_was_counted_and_only_once(member: Person, clock: StoryClock):
    member.says("/goal set Comment on 2 posts every week").says("/goal set Write 1 article every day")
    clock.until("2026-03-29 10:00")
    member.says("/review").presses("Begin").sees("None of the 3 weeks had 2 posts.").does_not_see("0 of 3")


def test_what_was_completed_or_dropped_before_needs_no_word(march: Person):
    march.says("/goal set Write 1 post by 31 March").says("/goal set Attend 1 meetup by 31 March")
    march.says("/goal complete post").says("/goal drop meetup").says("/review").presses("Begin").sees("Goal 1 of 3")
    march.presses("Let go").sees("One person to look at")
    said = {one.verdict for one in results(march)}
    assert said == {Verdict.DONE, Verdict.DROP}
    assert len(results(march)) == 3


def test_a_goal_opened_again_meanwhile_is_asked_about_again(march: Person):
    march.says("/review").presses("Begin").presses("Done").says("/goal reopen coffee").says("/review")
    march.sees("Goal 1 of 1").presses("Carry on: 3 again").says(
        "/goal reopen Have 3 coffee chats with recruiters by 31 March"
    )
    march.says("/review").sees("Goal 1 of 1").presses("Carry on: 3 again")
    assert len(goals(march)) == 1


def test_a_goal_that_is_carried_in_april_is_no_longer_of_march(march: Person, clock: StoryClock):
    clock.until("2026-04-03 10:00")
    march.says('/contact talked Ana how:"coffee chat"').says("/review march").presses("Begin").sees("1 of 3")
    march.presses("Carry on: the 2 left").sees("Carried on")
    (later,) = goals(march)
    assert later.starts == date(2026, 4, 1)
    march.says("/goal show 1").sees("1 of 2")  # the talk of 3 April counts for it
    march.says("/review april").presses("Begin").sees("Goal 1 of 1", "Have 2 coffee chats")


def test_a_month_of_many_goals_goes_through_the_newest_twenty(member: Person):
    for n in range(3):
        member.says("/goal set " + "\n".join(f"Write {n * 10 + m + 1} posts about tests by 31 March" for m in range(8)))
    member.says("/review").sees("the newest 20 of your 24 goals").presses("Begin").sees("Goal 1 of 20", "Write 5 posts")
    member.says("/review finish month:2026-03-01").sees("And 19 more.")


@pytest.mark.parametrize("said", ["verdict says:done", "skip", "goal", "why line:x", "serves says:yes", "adapt what:x"])
def test_a_button_of_a_review_that_is_gone_says_so(member: Person, said: str):
    member.says("/goal set Write 1 post by 31 March")
    name, _, rest = said.partition(" ")
    member.says(f"/review {name} month:2026-03-01 goal:0000000000abc {rest}")
    assert member.failed()


def test_whoever_sets_the_first_goal_in_a_review_is_asked_by_itself_from_then_on(member: Person, clock: StoryClock):
    member.says("/review").presses("Begin").says('/review own month:2026-03-01 what:"Write 3 posts by June"')
    member.sees("Added: Write 3 posts by June")
    clock.until("2026-03-31 10:00")
    member.was_sent("You began to look back on March", at="2026-03-31 09:00")
