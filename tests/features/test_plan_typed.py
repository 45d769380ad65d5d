"""Stories of the plan as people really type and press: odd words, second lists, old habits."""

from __future__ import annotations

import pytest

from bot.kit.cards import Choose, Entries
from bot.plan import reading
from bot.plan.model import Quality
from tests.features.test_plan import labels, plan, planned
from tests.talk import Person

__all__ = ["planned"]

R, S, C, K, P, I = Quality  # noqa: E741 - one letter each keeps the table below readable


@pytest.mark.parametrize("said", ["none", "None.", "n/a", "-", "nobody", "keine", "I don't know"])
def test_a_word_that_says_nothing_is_no_entry(planned: Person, said: str):
    """S3."""
    planned.says("/gv plan edit")
    known = {field.name: field.value for field in planned.form.fields}
    planned.fills(**known | {"sector_list": said}).does_not_see("sector")
    planned.says(f"/gv plan add {said}").sees("Nothing was changed", "plan add recruiter 2")
    assert len(plan(planned)) == 4
    planned.says(f"/gv plan edit places: {said}").sees("Removed Berlin")


def test_the_plan_leads_to_dream_companies_and_says_how_many_there_are(planned: Person):
    """S6, S7."""
    planned.says("/gv plan").does_not_see("Dream companies 2").presses("Dream companies").sees("No dream companies yet")
    planned.says("/gv plan company Acme, Lune").says("/gv plan").sees("2. You know somebody at 2 of them.")
    planned.presses("Dream companies").sees("Dream companies: 2")


def test_companies_of_the_plan_become_dream_companies_by_one_press(member: Person):
    """S6."""
    member.says("/gv plan add companies: Monzo, Wise; roles: mentor").presses("Also as dream companies")
    member.sees("Added 2 companies", "Monzo", "Wise")
    member.says("/gv plan add companies: Acme, MONZO Ltd.")
    assert "Also as dream companies" in labels(member)
    member.says("/gv plan remove Monzo").presses("Put back")
    assert "Also as dream companies" not in labels(member)
    member.says("/gv plan gap Wise").presses("The way there").sees("Five steps", "Wise")


def test_a_gap_that_has_a_goal_shows_it_and_the_next_one_comes_first(planned: Person):
    """S4, S11."""
    planned.says("/gv plan").sees("somebody who is interested in climate?").presses("Make a goal: climate")
    planned.fills(what="Have 2 coffee chats with people who like climate by 31 March").says("/gv plan")
    planned.sees(
        "You have a goal for: climate.", "Next: Do you know somebody who works as a data engineer? So far 1 of 3"
    )
    planned.says("/gv plan gaps").sees("Your goal: Have 2 coffee chats with people who like climate")
    planned.presses("Your goal").sees("Your goal", "0 of 2")
    planned.says("/gv plan gap climate").sees("Your goal: Have 2 coffee chats")
    assert "Make a goal" not in labels(planned)
    planned.says("/gv plan edit roles: -").says("/gv plan edit places: -").says("/gv plan")
    planned.sees("Next: work on your goals").presses("My goals").sees("climate")


@pytest.mark.parametrize(
    ("said", "sees"),
    [
        ("roles", "Roles: 2"),
        ("my roles", "Roles: 2"),
        ("who is missing?", "Your gaps"),
        ("dream companies", "No dream companies yet"),
        ("companys", "No dream companies yet"),
        ("goals", "No goal yet"),
        ("clear", "What do you want to take out?"),
        ("roles: tester 2", "Added tester (role, 2)"),
        ("roles tester 2", "Added tester (role, 2)"),
        ("gaps berlin", "Berlin (place)"),
        ("gaps roles", "data engineer · role"),
        ("gaps skills", "No skills in your plan yet"),
        ("gap climat", "Did you mean"),
        ("companies Acme, Lune", "plan company Acme, Lune"),
    ],
)
def test_words_after_plan_are_understood(planned: Person, said: str, sees: str):
    """S3, S4."""
    planned.says(f"/gv plan {said}").sees(sees).does_not_see("Do you want to know such people?")


def test_a_dream_company_is_shown_by_its_name_alone(planned: Person):
    """S7."""
    planned.says("/gv plan company Lune (fintech)").says("/gv plan lune inc").sees("Five steps", "Group fintech")


def test_what_is_proposed_leaves_ones_own_numbers(member: Person):
    """S64."""
    member.says("/gv plan add roles: recruiter 5").says("/gv plan situation first job").presses("Use these")
    assert plan(member)[0] == ("role", "recruiter", 5)
    member.says("/gv plan situation growing").presses("Change them first")
    assert "recruiter x5" in {field.name: field.value for field in member.form.fields}["role_list"]


def test_more_people_than_wanted_are_said_plainly(planned: Person):
    """S4."""
    for name in ("Dan", "Eva", "Finn", "Gus", "Hana", "Ivo"):
        planned.says(f"/met {name}, recruiter @Zorb")
    planned.says("/gv plan add roles: recruiter 2; companies: Zorb").says("/gv plan").sees("recruiter (7)")
    planned.says("/gv plan gap recruiter").sees("covered: 7 people, 2 wanted", "And 2 more.", "All of them")
    planned.says('/contact list kind:"recruiter"').sees("Ben Oak", "Ivo")
    planned.says("/gv plan gap Zorb").sees("because: works at Zorb")


def test_events_of_two_letters_are_whole_words_and_no_event_is_said(member: Person):
    """S4, S46."""
    member.says("/event add UX evening, 20 march 18:30, Berlin").says("/event add Luxury fair, 21 march 18:30, Berlin")
    member.says("/gv plan add roles: UX designer, baker; places: Berlin").says("/gv plan gap UX designer")
    member.sees("UX evening", "because: it is about “ux”").does_not_see("Luxury fair")
    member.says("/gv plan gap Berlin").sees("because: it is in Berlin")
    member.says("/gv plan gap baker").sees("I know of no event about it").presses("All events").sees("UX evening")


def test_cards_of_the_plan_have_few_buttons(member: Person):
    """At most eight beside the menus, for somebody with full lists."""
    member.says("/gv plan situation growing")
    for sort in ("roles", "skills", "companies"):
        member.says(f"/gv plan add {sort}: {', '.join(f'{sort} {letter}a' for letter in 'bcdefghijk')}")
    for line in ("plan", "plan list", "plan gaps", "plan gap roles ba"):
        member.says(f"/gv {line}")
        beside = [one for one in member.card.actions if not isinstance(one, Choose)]
        entries = [
            one
            for block in member.card.blocks
            if isinstance(block, Entries)
            for item in block.items
            for one in item.actions
        ]
        assert len(beside) + len(entries) <= 8, line


@pytest.mark.parametrize(
    ("wants", "goal", "named"),
    [
        ("skills: Go", "Go to 3 events by 31 March", False),
        ("skills: Go", "Have 2 chats with people who know Go by 31 March", True),
        ("places: York", "Have 2 coffee chats with people in New York by 31 March", False),
        ("places: New York", "Have 2 coffee chats with people in New York by 31 March", True),
        ("skills: public speaking", "Ask 2 people for feedback on public speaking by 31 March", True),
        ("skills: public speaking", "Have 2 chats about speaking in public by 31 March", False),
    ],
)
def test_a_goal_serves_what_it_names_and_not_what_only_looks_like_it(
    member: Person, wants: str, goal: str, named: bool
):
    """S11."""
    member.says(f"/gv plan add {wants}").says(f"/goal set {goal}")
    assert ("It is in your plan" in member.text) is named


def test_a_page_behind_the_last_one_is_the_last_one(planned: Person):
    planned.says("/gv plan gaps page:9").sees("climate · interest").says("/gv plan list page:9").sees("climate")


def test_a_job_with_a_typing_error_is_asked_about(member: Person):
    """S3."""
    member.says("/gv plan add recruter").sees("Did you mean “recruiter”?").presses("Yes")
    assert plan(member) == [("role", "recruiter", None)]
    member.says("/gv plan add 3 data enginers").presses("No, as I wrote it").says("/gv plan add climbing")
    member.sees("What is “climbing”?")
    assert plan(member)[1] == ("role", "data enginers", 3)


def test_whoever_knows_somebody_adds_them_from_the_gap(planned: Person):
    """S4."""
    planned.says("/gv plan add roles: UX designers; companies: Lune").says("/gv plan gap UX designers")
    planned.sees("works as a UX designer?").presses("I know somebody")
    assert {field.name: field.value for field in planned.form.fields}["role"] == "UX designer"
    planned.fills(who="Fay Ito", role="UX designer").says("/gv plan gap UX designers").sees("thin: 1 person", "Fay Ito")
    planned.says("/gv plan gap Lune").presses("I know somebody")
    assert {field.name: field.value for field in planned.form.fields}["company"] == "Lune"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("people at Stripe and N26", [(C, "Stripe", None), (C, "N26", None)]),
        ("companies: Stripe and N26, Ernst and Young", [
            (C, "Stripe", None), (C, "N26", None), (C, "Ernst and Young", None),
        ]),
        ("companies: Stripe and Zorbly", [(C, "Stripe and Zorbly", None)]),
        ("data engineers and recruiters in Berlin", [
            (R, "data engineers", None), (R, "recruiters", None), (P, "Berlin", None),
        ]),
        ("I want to know 3 data engineers in Berlin and two recruiters at Stripe", [
            (R, "data engineers", 3), (P, "Berlin", None), (R, "recruiters", 2), (C, "Stripe", None),
        ]),
        ("companies: Stripe, Monzo; recruiters 2", [(C, "Stripe", None), (C, "Monzo", None), (R, "recruiters", 2)]),
        ("role: mentor, places Berlin", [(R, "mentor", None), (P, "Berlin", None)]),
        ("roles recruiter 2; skills Python and SQL", [(R, "recruiter", 2), (K, "Python", None), (K, "SQL", None)]),
        ("skills trainer", [(R, "skills trainer", None)]),
        ("people who like arts and crafts", [(I, "arts and crafts", None)]),
        ("3 people in Berlin or Hamburg", [(P, "Berlin", 3), (P, "Hamburg", None)]),
        ("people in Trinidad and Tobago", [(P, "Trinidad and Tobago", None)]),
        ("I'm looking for a mentor and 2 recruiters", [(R, "mentor", None), (R, "recruiters", 2)]),
        ("sales and marketing manager", [(R, "sales and marketing manager", None)]),
        ("skills: research and development", [(K, "research and development", None)]),
        ("I need someone who works in fintech", [(S, "fintech", None)]),
        ("roles: none; places: Berlin", [(P, "Berlin", None)]),
    ],
)  # fmt: skip
def test_lines_without_commas_and_colons_are_read(line: str, read: list[tuple[Quality, str, int | None]]):
    """S3."""
    assert [(one.quality, one.text, one.target) for one in reading.read(line)] == read
