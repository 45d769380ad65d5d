"""Stories of `/next`: one step for today, out of all that is there, with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from bot.members.model import Situation
from bot.next.model import Said
from tests.features.test_deeds import done, labels
from tests.talk import Person, StoryClock

TODAY = date(2026, 3, 5)


def said(member: Person) -> list[Said]:
    owner = member.member.id
    return list(member.talk.look(lambda store: store.steps.since(owner, date(2000, 1, 1))))


def answers(member: Person) -> list[tuple[str, str]]:
    return [(one.kind.value, one.answer.value) for one in said(member)]


def settled(member: Person) -> None:
    """Somebody who knows people, has a goal and a plan, and nothing that is due."""
    member.says("/contact add Zoe Quiet").says("/goal set Comment on 90 posts by the end of next year")
    member.says("/plan situation growing").says("/plan add roles: baker").says("/contact add Bo Baker, baker")
    member.says("/contact add Al Baker, baker")


# The first day


def test_the_first_day_works_with_nothing_logged(member: Person):
    """S17, S18, S62."""
    member.says("/next").sees("Write down three people you know", "About 10 minutes", "Because every network begins")
    assert labels(member)[:4] == ["Done", "Smaller", "Another", "Not now"]
    member.does_not_see("LinkedIn")
    member.presses("Done").fills(text="Ana Ruiz, Ben, Cleo Oak").sees("Added 3 people", "1 small step this week.")
    member.presses("One more step").sees("Set one goal", "a goal says which step comes next")
    member.presses("Done")
    assert member.form.fields[0].value.startswith("Have 3 conversations")
    member.fills(text="Have 3 coffee chats by June").sees("Goal saved", "2 small steps this week.")
    member.presses("One more step").sees("Say where you stand").presses("Change of field")
    assert member.member.situation is Situation.CHANGE
    member.presses("One more step").sees("Write down whom you want to know").presses("Done")
    member.fills(text="roles: recruiter 2").sees("recruiter")
    member.presses("One more step").sees("Find somebody who works as a recruiter", "you know nobody like that yet")
    member.presses("Done").fills(text="Dan Recruiter, recruiter @Acme").sees("Added")
    assert answers(member) == [(kind, "done") for kind in ("people", "first-goal", "situation", "plan", "gap")]


def test_the_first_step_can_be_smaller(member: Person):
    """S18, S20."""
    member.says("/next").presses("Smaller").sees("Write down one person you know", "About 5 minutes")
    assert "Smaller" not in labels(member)
    member.presses("Done").fills(text="Ana").sees("Ana", "1 small step this week.")
    assert [one.small for one in said(member)] == [True]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Ruiz, Ben, Cleo Oak", {"Ana Ruiz", "Ben", "Cleo Oak"}),
        ("Ana Ruiz, recruiter @Acme", {"Ana Ruiz"}),
        ("Ana Ruiz\nBen, baker", {"Ana Ruiz", "Ben"}),
    ],
)
def test_names_with_commas_are_people_and_a_line_with_facts_is_one(member: Person, text: str, names: set[str]):
    member.says("/next").presses("Done").fills(text=text)
    owner = member.member.id
    page = member.talk.look(lambda store: store.contacts.page(owner))
    assert {one.name for one in page} == names


def test_what_is_wrong_in_the_form_is_said_there_and_nothing_is_noted(member: Person):
    member.says("/next").presses("Another").sees("Set one goal").presses("Done")
    member.fills(text="x" * 600)
    assert member.failed()
    member.says("/next").sees("Set one goal")
    assert answers(member) == [("people", "another")]


# The order


def test_a_promise_comes_before_any_other_follow_up_and_that_before_an_event(member: Person, clock: StoryClock):
    settled(member)
    member.says("/event add PyDay, 9 march 18:30").says("/event going PyDay")
    member.says("/met Ana Ruiz - chess; promised my CV; on 8 march")
    clock.until("2026-03-08 10:00")
    member.says("/next").sees("Keep your promise to Ana Ruiz", "you promised it", "my CV").presses("Done")
    member.sees("Done: Ana Ruiz", "1 small step this week.")
    assert [one for one in member.open_followups() if one.kind.value == "promise"] == []
    member.says("/met Bo Baker")
    clock.move(days=1)
    member.says("/next").sees("Say thanks to Bo Baker", "thanks are best while the talk is fresh").presses("Done")
    member.says("/next").sees("Prepare for PyDay", "it is today at 18:30", "Prepare").presses("Done")
    member.sees("Well done!", "2 small steps this week.")
    assert answers(member) == [("promise", "done"), ("follow-up", "done"), ("event", "done")]


def test_an_event_of_tomorrow_comes_before_a_goal_and_one_that_began_does_not_come(member: Person, clock: StoryClock):
    settled(member)
    member.says("/goal set Write 9 posts by saturday").says("/event add PyDay, tomorrow 18:30")
    member.says("/event going PyDay")
    member.says("/next").sees("Prepare for PyDay", "it is tomorrow at 18:30").presses("Prepare").sees("PyDay")
    clock.until("2026-03-06 18:31")
    member.says("/next").does_not_see("PyDay").sees("Write one post")


def test_a_draft_that_waits_and_thanks_for_a_lead_come_before_goals(member: Person, clock: StoryClock):
    """S44."""
    settled(member)
    member.says("/draft Zoe thanks").says("/next").does_not_see("Send your message")
    clock.move(days=1)
    member.says("/next").sees("Send your message to Zoe Quiet", "you wrote it yesterday").presses("Done")
    member.says("/heard Bo Baker - opening at Lune").says("/heard close Bo Baker over").says("/next")
    member.sees("Tell Bo Baker how it ended", "people who helped you like to hear it").presses("Done").sees("Thanked")
    assert answers(member) == [("draft", "done"), ("thanks", "done")]


def test_a_message_to_somebody_in_the_archive_is_no_step(member: Person, clock: StoryClock):
    settled(member)
    member.says("/draft Zoe thanks").says("/contact archive Zoe")
    clock.move(days=1)
    member.says("/next").does_not_see("Zoe")


def test_a_goal_whose_time_runs_out_comes_before_a_gap_and_others_behind_it(member: Person, clock: StoryClock):
    settled(member)
    member.says("/plan add roles: tester").says("/goal set Have 2 coffee chats by 31 march").says("/next")
    member.sees("Find somebody who works as a tester")
    clock.until("2026-03-27 10:00")
    member.says("/next").sees("Have one coffee chat", "2 more by Tuesday 31 March and you reach your goal", "Your goal")
    member.presses("Done").fills(text="Ana Ruiz, recruiter @Acme").sees("Ana Ruiz", "1 of 2", "1 small step this week.")
    member.says("/next").presses("Another").sees("Find somebody who works as a tester").presses("Another")
    member.does_not_see("tester")


def test_nobody_is_told_that_they_are_behind(member: Person, clock: StoryClock):
    """S19, S62."""
    member.says("/contact add Ana").says("/goal set Write 9 posts by the end of march")
    clock.until("2026-03-29 10:00")
    member.says("/next").sees("Write one post").does_not_see("ehind", "missed", "failed")


def test_the_gap_of_a_plan_comes_before_being_present(member: Person):
    """S4, S17."""
    settled(member)
    member.says("/plan add skills: SQL").says("/next").sees("Find somebody who knows SQL", "you know nobody like that")
    member.presses("Smaller").sees("Ask a friend if they know somebody who knows SQL").presses("Done")
    member.sees("Well done!", "The rest waits until you want it")
    member.says("/next").does_not_see("SQL")


def test_a_rule_that_is_muted_gives_no_step(member: Person):
    settled(member)
    member.says("/plan add skills: SQL").says("/rules mute next-gap").says("/next").does_not_see("SQL")
    member.says("/rules mute next-presence").says("/goal complete 1").says("/rules mute tips")
    member.says("/next").sees("Set one goal").presses("Another").sees("No more steps today", "Enjoy your day")


def test_a_step_of_being_present_is_logged_and_the_one_done_last_comes_last(member: Person, clock: StoryClock):
    """S54, S55, S56, S57."""
    settled(member)
    member.says("/goal complete 1").says("/goal set Talk to 3 people by the end of next year").says("/next")
    member.presses("Another").sees("Answer one question").presses("Another").sees("Comment on one post")
    member.presses("Done").sees("Logged: a comment", "1 small step this week.")
    assert [one.what for one in done(member)] == ["commented on a post"]
    clock.move(days=1)
    member.says("/next").presses("Another").sees("Answer one question").presses("Another").sees("Write one short post")


def test_a_profile_item_and_a_group_are_done_for_real(member: Person):
    """S54, S56."""
    settled(member)
    member.says("/plan situation change").says("/presence group Reactiflux").says("/presence joined Reactiflux")
    seen: list[str] = []
    for _ in range(12):
        member.says("/next")
        seen.append(member.card.title)
        if member.card.title == "Introduce yourself in Reactiflux":
            member.presses("Done").sees("You introduced yourself: Reactiflux")
        elif member.card.title == "Add a photo to your LinkedIn profile":
            member.presses("Done").sees("Done: photo, LinkedIn")
        else:
            member.presses("Another")
    assert {"Introduce yourself in Reactiflux", "Add a photo to your LinkedIn profile"} <= set(seen)
    assert sorted(one.what for one in done(member)) == [
        "Introduced myself in Reactiflux",
        "Joined Reactiflux",
        "LinkedIn profile: photo",
    ]


@pytest.mark.parametrize("situation", list(Situation))
def test_each_situation_begins_with_a_step_of_its_own(member: Person, situation: Situation):
    """S64."""
    settled(member)
    member.says(f"/plan situation {situation.value}").says("/next").presses("Another")
    first = {
        Situation.FIRST_JOB: "Comment on one post",
        Situation.CHANGE: "Join one group",
        Situation.REMOTE: "Join one group",
        Situation.FREELANCE: "Show something",
        Situation.GROWING: "Answer one question",
    }[situation]
    member.sees(first)
