"""Stories of what counted for a goal and doesn't belong to it, and of what a goal is for."""

from __future__ import annotations

import pytest

from bot.goals.model import Goal, State
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk

CHATS = "/goal set Have 3 conversations by June"
COFFEE = "/goal set Have 3 coffee chats by June"
COFFEE_WITH_ANA = '/contact talked Ana how:"coffee chat"'


def goal(member: Person, which: int = 0) -> Goal:
    owner = member.member.id
    return member.talk.look(lambda store: store.goals.listing(owner, State.ACTIVE))[which]


def counted(member: Person, which: int = 0) -> int:
    owner, one = member.member.id, goal(member, which)
    return sum(member.talk.look(lambda store: store.goals.by_day(owner, [one.id])).get(one.id, {}).values())


# Not this one


def test_a_talk_that_counted_can_be_left_out_and_brought_back(member: Person):
    member.says(CHATS).says("/met Ana").sees("1 of 3").presses("Not this one")
    member.sees("Left out", "The talk with Ana (today) stays logged.", "Have 3 conversations by June", "0 of 3")
    assert counted(member) == 0
    member.presses("Undo").sees("Counted again", "The talk with Ana (today) counts for this goal.")
    assert counted(member) == 1
    member.presses("Not this one").sees("Left out")
    assert counted(member) == 0


def test_the_second_click_is_harmless(member: Person):
    member.says(CHATS).says("/met Ana")
    out = member.button("Not this one")
    member.presses_again(out)
    back = member.button("Undo")
    member.presses_again(out).sees("Left out")
    assert (counted(member), member.failed()) == (0, False)
    for _ in range(2):
        member.presses_again(back).sees("Counted again")
        assert (counted(member), member.failed()) == (1, False)


def test_every_card_that_says_it_counts_offers_to_leave_it_out(member: Person):
    member.says(COFFEE).says("/met Ana")
    assert "Not this one" not in [found.label for found in member.card.buttons()]
    member.says(COFFEE_WITH_ANA).sees("Counts for").button("Not this one")
    member.presses("advice").sees("brought advice").button("Not this one")
    member.says("/followup done Ana").presses("Coffee chat").sees("is now at 2 of 3").presses("Not this one")
    assert counted(member) == 1


def test_with_two_goals_it_is_asked_which(member: Person):
    member.says(CHATS).says(COFFEE).says("/met Ana").says(COFFEE_WITH_ANA)
    assert (counted(member, 0), counted(member, 1)) == (2, 1)
    member.presses("Have 3 conversations by June").sees("Left out")
    assert (counted(member, 0), counted(member, 1)) == (1, 1)


def test_it_stays_out_whatever_is_changed(member: Person):
    member.says(COFFEE).says("/met Ana").says("/followup done Ana").presses("Coffee chat").presses("Not this one")
    member.presses("Call").presses("Coffee chat").does_not_see("Counts for", "is now at")
    assert counted(member) == 0
    member.says('/goal edit 1 what:"Have 5 coffee chats by May"')
    member.says("/goal edit 1 what:update").says('/goal edit 1 what:"Have 2 coffee chats by May"').sees("0 of 2")
    member.says("/contact edit Ana role:recruiter").says("/goal drop 1").presses("Take it back")
    assert counted(member) == 0
    member.says(COFFEE_WITH_ANA).sees("1 of 2")
    assert counted(member) == 1


def test_another_talk_with_the_same_person_takes_its_place(member: Person, clock: StoryClock):
    member.says("/goal set Talk to 3 people by June").says("/met Ana")
    first = member.button("Not this one")
    clock.move(days=1)
    member.says("/contact talked Ana")
    assert counted(member) == 1
    member.presses_again(first).sees("Another talk with Ana counts in its place.")
    assert counted(member) == 1
    member.presses("Undo").sees("Counted again")
    assert counted(member) == 1


def test_what_no_longer_fits_says_so_when_it_is_brought_back(member: Person):
    member.says(COFFEE).says("/met Ana").says("/followup done Ana").presses("Coffee chat").presses("Not this one")
    back = member.button("Undo")
    member.presses("Call").presses_again(back).sees("It does not count", "it does not fit this goal")
    member.presses_again(back)
    assert (counted(member), member.failed()) == (0, True)


def test_a_closed_goal_keeps_its_number(member: Person):
    member.says(CHATS).says("/met Ana")
    out = member.button("Not this one")
    member.says("/goal complete 1").presses_again(out).sees("That goal is closed")
    member.says("/goal reopen conversations")
    assert counted(member) == 1


def test_what_was_taken_back_or_erased_is_gone(member: Person):
    member.says(CHATS).says("/met Ana").presses("Not this one")
    back = member.button("Undo")
    member.says("/contact forget Ana").presses("Erase")
    member.presses_again(back)
    assert member.failed()
    member.says("/goal counted 1").sees("Nothing counted yet").does_not_see("Ana")
    assert counted(member) == 0


def test_people_made_one_keep_what_was_left_out(member: Person):
    member.says("/goal set Talk to 3 recruiters by June")
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ann Ruiz, recruiter @Acme").presses("Not this one")
    assert counted(member) == 1
    member.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    assert counted(member) == 1
    member.presses("Undo")
    assert counted(member) == 1
    member.says("/goal counted 1").sees("Left out: it does not count.")


def test_it_is_in_the_export_and_survives_a_restart(talk: Talk, member: Person):
    member.says(CHATS).says("/met Ana").presses("Not this one")
    talk.restart()
    owner = member.member.id
    (row,) = talk.look(lambda store: list(store.privacy.rows(owner, "goal_counts")))
    assert (row["amount"], row["entry"] is None) == (0, False)
    member.says("/goal show 1").sees("0 of 3")


# What counted


def test_what_counted_is_listed_and_changed_in_place(member: Person, clock: StoryClock):
    member.says(CHATS).says("/goal counted 1").sees("Nothing counted yet", "goal progress")
    member.says("/met Ana").says("/goal show 1").presses("What counted").sees("Ana, in person", "today")
    clock.move(days=1)
    member.says("/met Ben").says("/goal progress 1 +2 - at PyDay")
    member.says("/goal counted conversations").sees("What counted: 3 entries", "Ana, in person", "yesterday", "PyDay")
    member.presses("Not this one", "Ana").presses("What counted").sees("Left out: it does not count.")
    assert counted(member) == 3
    member.presses("Count it again", "Ana").presses("What counted").does_not_see("Left out")
    member.presses("Take back", "+2").sees("Taken back: 2 of 3")
    member.says("/goal counted 1").presses("Show the goal").sees("Your goal")


def test_the_list_has_pages(member: Person):
    member.says("/goal set Have 20 conversations by June")
    for number in range(12):
        member.says(f"/met Person{number}")
    seen = member.says("/goal counted 1").sees("What counted: 12 entries").text + member.presses("More").text
    assert all(f"Person{number}," in seen for number in range(12))
    member.says("/goal counted 1 page:99999").sees("Person0,", "Person1,").does_not_see("Person2,", "More")


def test_a_closed_goals_list_is_only_looked_at(member: Person):
    member.says(CHATS).says("/met Ana").says("/goal complete 1").says("/goal counted conversations").sees("Ana")
    assert [found.label for found in member.card.buttons()] == ["Show the goal"]


# What a goal is for


def test_a_goal_keeps_what_it_is_for(member: Person):
    """L5."""
    member.says(
        '/goal set Have 3 coffee chats by June want:"advice on CVs; I can review code" side:professional'
        ' questions:"How did you start?\\n\\n What would you skip? " role:recruiter company:Acme'
    )
    member.sees("You want or give", "advice on CVs; I can review code", "Side of you", "professional")
    member.sees("Questions to ask", "How did you start?", "What would you skip?", "a coffee chat (recruiter, at Acme)")
    member.says("/goal show 1").sees("advice on CVs").does_not_see("just now")
    assert goal(member).questions == "How did you start?\nWhat would you skip?"
    assert "What you want or give" not in [found.label for found in member.card.buttons()]


def test_it_is_asked_by_a_button_and_filled_in_the_form(member: Person):
    """L5."""
    member.says(COFFEE).does_not_see("You want or give").presses("What you want or give")
    assert {field.name for field in member.form.fields} >= {"want", "questions", "side"}
    member.fills(want="a mentor", side="personal").sees("Goal changed", "a mentor", "personal")
    member.presses("Edit").fills(number="4").sees("4 coffee chats", "a mentor")
    assert (goal(member).want, goal(member).side, goal(member).target) == ("a mentor", "personal", 4)


@pytest.mark.parametrize("emptied", ["want:-", "side:either", "questions:-"])
def test_each_can_be_taken_away(member: Person, emptied: str):
    member.says(f'{COFFEE} want:"a mentor" side:personal questions:"Why?"').says(f"/goal edit 1 {emptied}")
    left = {"want": goal(member).want, "side": goal(member).side, "questions": goal(member).questions}
    name = emptied.partition(":")[0]
    assert left == {"want": "a mentor", "side": "personal", "questions": "Why?", name: ""}


def test_the_same_goal_set_again_takes_what_is_new(member: Person):
    member.says(f'{COFFEE} side:personal want:"a mentor"').says(f'{COFFEE} want:"feedback" number:5')
    member.sees("You have this goal already", "feedback", "personal", "5 coffee chats")
    assert (goal(member).want, goal(member).side, goal(member).target) == ("feedback", "personal", 5)


def test_a_side_that_is_none_is_refused_before_anything_is_saved(member: Person):
    member.says(f"{COFFEE} side:outer")
    assert member.failed()
    member.says("/goal list").sees("No goal yet")


def test_what_a_goal_is_for_is_sealed(talk: Talk, member: Person):
    member.says(f'{COFFEE} want:"zorblatt advice" questions:"quilluna?"')
    owner = member.member.id
    (row,) = talk.look(lambda store: list(store.privacy.rows(owner, "goals")))
    assert (row["want"], row["questions"]) == ("zorblatt advice", "quilluna?")
    raw = repr(every_row(talk.database)["goals"])
    assert "zorblatt" not in raw
    assert "quilluna" not in raw
