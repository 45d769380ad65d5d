"""Stories of goals that are changed: what changed is shown before and after, and can be put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goals import changes, editing, pacing
from bot.goals.checked import MORE
from bot.goals.model import Action, Goal, GoalId, State
from bot.kit.calls import Call
from bot.kit.cards import Button, Facts
from bot.kit.times import Interval
from bot.members.model import MemberId
from tests.talk import Person, StoryClock

COFFEE = "/goal set Have 3 coffee chats with recruiters by 30 June"


def goals(member: Person, state: State = State.ACTIVE) -> tuple[Goal, ...]:
    owner = member.member.id
    return member.talk.look(lambda store: store.goals.listing(owner, state))


def talked(member: Person) -> Person:
    """With two recruiters and a designer."""
    for name in ("Ana, recruiter @Acme", "Ben, recruiter @Lune", "Cleo, designer @Lune"):
        member.says(f"/met {name}").says(f'/contact talked {name.split(",")[0]} how:"coffee chat"')
    return member


def changed(member: Person) -> dict[str, str]:
    """What the newest card says that changed, by label."""
    for block in member.card.blocks:
        if isinstance(block, Facts) and any("→" in str(line[0]) for _, line in block.pairs):
            return {label: str(line[0]) for label, line in block.pairs}
    return {}


def test_a_change_shows_what_was_and_what_is_and_counts_anew(member: Person):
    talked(member.says(COFFEE)).says("/goal edit 1 number:4 role:- by:2026-05-31").sees("Goal changed")
    assert changed(member) == {
        "How many": "3 coffee chats → 4 coffee chats",
        "Until": "Tuesday 30 June 2026 → Sunday 31 May 2026",
        "Counts": "recruiter → anyone",
        "So far": "2 of 3 → 3 of 4",
    }


def test_new_words_say_what_is_understood_now(member: Person):
    talked(member.says(COFFEE)).says('/goal edit 1 what:"Have 1 coffee chat with designers every week"')
    member.sees("I read your new words like this.", "Before: “Have 3 coffee chats with recruiters by 30 June”")
    assert changed(member) == {
        "How many": "3 coffee chats → 1 coffee chat",
        "How often": "once → every week",
        "Until": "Tuesday 30 June 2026 → no last day",
        "Counts": "recruiter → designer",
        "So far": "2 of 3 → 1 of 1 this week",
    }


def test_new_words_that_mean_the_same_say_so(member: Person):
    member.says(COFFEE).says('/goal edit 1 what:"Have 3 coffee chats with recruiters until 30 June"')
    member.sees("I understand it as before.", "Before: “Have 3 coffee chats with recruiters by 30 June”")
    assert changed(member) == {}


def test_a_change_that_changes_nothing_says_so(member: Person):
    member.says(COFFEE).says("/goal edit 1 number:3 role:recruiter").sees("Nothing changed")
    member.does_not_see("→", "Undo")


def test_people_may_be_of_a_sector_and_only_one_channel_counts(member: Person):
    member.says(COFFEE).says("/goal edit 1 sector:fintech channel:linkedin company:Acme").sees("Goal changed")
    assert changed(member)["Counts"] == "recruiter → recruiter, at Acme, in fintech, on LinkedIn"
    member.says("/goal edit 1 sector:- channel:-")
    assert (goals(member)[0].sector, goals(member)[0].channel) == ("", "")
    member.says('/goal set Have 5 calls by June sector:"green energy" channel:slack')
    assert (goals(member)[1].sector, goals(member)[1].channel) == ("green energy", "Slack")


def test_private_words_are_shown_to_their_owner_alone_and_never_on_a_button(member: Person):
    member.says(COFFEE).says('/goal edit 1 want:"learn how they hire" questions:"What next?"').sees(
        "learn how they hire"
    )
    member.says('/goal edit 1 questions:"What then?"')
    assert changed(member) == {"Questions to ask": "1 question → 1 question, in other words"}
    assert all("hire" not in one.wire() for one in member.card.buttons())
    assert "learn" not in member.card.notification


# Undo


def test_a_change_is_put_back_with_all_that_followed_from_it(member: Person, clock: StoryClock):
    talked(member.says("/goal set Have 3 coffee chats with recruiters next month")).says("/goal edit 1 number:5")
    before = goals(member)
    clock.move(days=1)
    member.says('/goal edit 1 what:"Have 2 calls with chefs every week" number:7 side:personal want:"advice"')
    assert goals(member) != before
    member.presses("Undo").sees("Put back as it was", "7 calls → 5 coffee chats")
    assert goals(member) == before


def test_an_undo_can_be_undone_and_each_is_pressed_once(member: Person):
    member.says(COFFEE).says("/goal edit 1 number:4")
    first = member.button("Undo")
    member.presses_again(first).sees("4 coffee chats → 3 coffee chats").does_not_see("your new words").presses("Undo")
    assert goals(member)[0].target == 4
    member.presses_again(first).sees("You answered that already.")
    assert goals(member)[0].target == 4


def test_ones_own_words_put_back_are_not_called_new(member: Person):
    member.says(COFFEE).says('/goal edit 1 what:"Have 4 calls by June"').sees("your new words").presses("Undo")
    member.sees("Put back as it was", "4 calls → 3 coffee chats").does_not_see("your new words", "Before:")
    member.says("/goal set more coffee chats with designers").presses("Use this sentence").presses("Back to my words")
    member.sees("Put back as it was").does_not_see("your new words")


def test_what_was_closed_meanwhile_stays_closed(member: Person):
    talked(member.says(COFFEE)).says("/goal edit 1 number:2")
    undo = member.button("Undo")
    member.says("/goal complete 1").presses_again(undo)
    (goal,) = goals(member, State.DONE)
    assert (goal.target, goals(member)) == (3, ())


@pytest.mark.parametrize("text", ["nothing", "{}", '{"text": 1}', "[1]", "null"])
def test_what_was_not_kept_by_us_changes_nothing(member: Person, text: str):
    member.says(COFFEE)
    before = goals(member)
    wire = Call("goal edit-undo", {"which": "1", "was": text})
    member.presses_again(Button("Undo", wire))
    assert member.failed()
    assert goals(member) == before


some = st.text(max_size=20)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
drawn = st.builds(
    Goal,
    id=st.just(GoalId(1)),
    owner=st.just(MemberId(1)),
    text=some,
    starts=days,
    created_at=st.just(datetime(2026, 3, 5, tzinfo=UTC)),
    action=st.sampled_from(Action),
    target=st.none() | st.integers(1, 9999),
    unit=some,
    role=some,
    company=some,
    sector=some,
    channel=some,
    cadence=st.none() | st.builds(Interval, st.integers(1, 10), st.sampled_from(["day", "week", "month", "year"])),
    deadline=st.none() | days,
    kept=st.sampled_from(["", "SM", "SMART"]),
    want=some,
    side=st.sampled_from(["", "personal", "professional"]),
    questions=some,
)


@given(drawn, drawn)
def test_whatever_was_changed_is_put_back(before: Goal, after: Goal):
    assert changes.put_back(after, changes.kept(before)) == before
    assert len(changes.kept(replace(before, text="\N{GRINNING FACE}" * 300, want="ä" * 500, questions='"' * 1000))) < (
        editing.KEPT
    )


@given(drawn, drawn, st.integers(0, 9))
def test_whatever_was_changed_is_told(before: Goal, after: Goal, number: int):
    was, now = pacing.standing(before, {before.starts: number}, date(2026, 3, 5)), pacing.standing(
        after, {after.starts: number}, date(2026, 3, 5)
    )  # fmt: skip
    told = changes.between(was, now)
    assert all(old != new for _, old, new in told)
    assert changes.between(was, was) == ()
    if (before.target, before.deadline, before.side) != (after.target, after.deadline, after.side):
        assert told


# The form


def test_the_first_page_has_what_is_wanted_most_and_the_second_what_a_goal_is_for(member: Person):
    member.says(COFFEE).presses("Edit")
    assert [field.name for field in member.form.fields] == ["what", "number", "by", "every", "role"]
    member.presses("What you want or give")
    assert member.form.page == MORE
    assert [field.name for field in member.form.fields] == ["want", "questions", "side", "company", "sector"]


def test_a_form_sent_back_as_it_was_changes_nothing(member: Person):
    member.says(COFFEE).presses("Edit")
    member.fills(**{field.name: field.value for field in member.form.fields}).sees("Nothing changed")
