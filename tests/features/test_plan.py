"""Stories of the network that somebody wants: qualities, gaps, and where they stand."""

from __future__ import annotations

import pytest

from bot.goals.model import State
from bot.kit.cards import Entries
from bot.members.model import Situation
from bot.plan.model import Wanted
from tests.talk import Person, Talk

LINE = "roles: data engineer 3, recruiter; places: Berlin; interests: climate x2"


def plan(member: Person) -> list[tuple[str, str, int | None]]:
    return [(one.quality.value, one.text, one.target) for one in wanted(member)]


def wanted(member: Person) -> list[Wanted]:
    owner = member.member.id
    return list(member.talk.look(lambda store: store.wanted.listing(owner)))


def labels(member: Person) -> list[str]:
    return [found.label for found in member.card.buttons()]


def lines(member: Person) -> int:
    return sum(len(block.items) for block in member.card.blocks if isinstance(block, Entries))


@pytest.fixture
def planned(member: Person) -> Person:
    """Somebody with a plan and three people, one of whom fits it twice."""
    member.says("/met Ana Ruiz, Senior Data Engineer @Acme, PyDay").says("/contact edit Ana place:Berlin")
    member.says("/met Ben Oak, recruiter @Acme Labs").says("/met Cleo Sol, baker @Lune")
    return member.says(f"/gv plan add {LINE}")


# Saying what is wanted


def test_one_line_makes_a_plan_and_says_all_that_was_understood(member: Person):
    """S3."""
    member.says(f"/gv plan add {LINE}").sees("Saved", "data engineer (role, 3), recruiter (role), Berlin (place)")
    assert plan(member) == [
        ("role", "data engineer", 3),
        ("role", "recruiter", None),
        ("place", "Berlin", None),
        ("interest", "climate", 2),
    ]


def test_what_is_there_is_not_added_again_but_its_number_may_change(planned: Person):
    """S3."""
    planned.says("/gv plan add roles: Data Engineers, recruiter 2").sees(
        "There already data engineer", "Changed recruiter"
    )
    assert ("role", "recruiter", 2) in plan(planned)
    assert len(plan(planned)) == 4
    planned.says("/gv plan add companies: Acme, ACME Inc.").sees("Added Acme (company)")
    assert len(plan(planned)) == 5


def test_what_nothing_tells_apart_is_asked_with_buttons(member: Person):
    """S3."""
    member.says("/gv plan add 2 recruiters, climbing").sees("What is “climbing”?")
    assert labels(member) == ["A role", "A sector", "A company", "A skill", "A place", "An interest"]
    assert plan(member) == []
    member.presses("An interest")
    assert plan(member) == [("role", "recruiters", 2), ("interest", "climbing", None)]


def test_more_than_thirty_in_a_list_are_refused_and_nothing_is_lost(member: Person):
    many = ", ".join(f"job {n}a" for n in range(30))
    member.says(f"/gv plan add roles: {many}").sees("Saved")
    member.says("/gv plan add roles: one more; places: Berlin").sees("31 roles", "room for 30", "Nothing was saved")
    assert member.failed()
    assert len(plan(member)) == 30
    member.says("/gv plan list roles").sees("Roles: 30", "This list is full")
    assert lines(member) == 20
    member.presses("More")
    assert lines(member) == 10


@pytest.mark.parametrize("line", ["roles: recruiter x0", "roles: !!!, recruiter x500", f"roles: {'long ' * 20}"])
def test_a_line_with_an_error_saves_nothing_and_says_what_to_do(member: Person, line: str):
    member.says(f"/gv plan add {line}").sees("Nothing was saved")
    assert member.failed()
    assert plan(member) == []


# Lists


def test_a_list_is_shown_replaced_and_put_back(planned: Person):
    """S3."""
    planned.says("/gv plan edit roles").sees("Roles: 2", "data engineer", "3 people wanted")
    planned.says("/gv plan edit roles: data engineer 2, mentor").sees(
        "Changed data engineer (role, 2)", "Removed recruiter"
    )
    assert plan(planned)[:2] == [("role", "data engineer", 2), ("role", "mentor", None)]
    assert ("place", "Berlin", None) in plan(planned)
    planned.presses("Put back")
    assert plan(planned)[:2] == [("role", "data engineer", 3), ("role", "recruiter", None)]
    planned.says("/gv plan edit interests: -").sees("Removed climate")
    planned.says("/gv plan edit whatever").sees("I couldn't see which list")


def test_the_form_has_the_lists_as_they_are(planned: Person):
    """S3."""
    planned.says("/gv plan edit")
    assert (planned.form.page, planned.form.pages) == (1, 2)
    known = {field.name: field.value for field in planned.form.fields}
    assert known["role_list"] == "data engineer x3, recruiter"
    assert known["interest_list"] == "climate x2"
    before = wanted(planned)
    planned.fills(**known).sees("In your plan already")
    assert wanted(planned) == before
    planned.says("/gv plan edit").fills(**known | {"place_list": "", "skill_list": "SQL"}).sees(
        "Added SQL", "Removed Berlin"
    )
    planned.presses("Edit companies").fills(company_list="Acme, Inc., Lune x2")
    assert [one for one in plan(planned) if one[0] == "company"] == [
        ("company", "Acme Inc", None),
        ("company", "Lune", 2),
    ]


def test_a_quality_is_removed_by_button_or_name_and_put_back_once(planned: Person):
    planned.says("/gv plan list").presses("Remove recruiter").sees("Removed from your plan: recruiter")
    back = planned.button("Put back")
    assert len(plan(planned)) == 3
    planned.presses_again(back).sees("Added recruiter")
    planned.presses_again(back).sees("You answered that already")
    assert len(plan(planned)) == 4
    planned.says("/gv plan remove Recruiters").sees("Removed from your plan")
    planned.says("/gv plan remove recruiter").sees("“recruiter” is not in your plan", "plan list")


def test_a_name_that_stands_in_two_lists_is_asked_about(member: Person):
    member.says("/gv plan add skills: design; interests: design").says("/gv plan remove design").sees("Which “design”?")
    member.presses("design (skill)").sees("Removed from your plan: design")
    assert plan(member) == [("interest", "design", None)]


def test_old_buttons_of_a_removed_quality_are_harmless(planned: Person):
    planned.says("/gv plan gap data engineer")
    old = [planned.button(label) for label in ("Make a goal", "Search my notes", "Remove")]
    planned.says("/gv plan list")
    old.append(planned.button("data engineer"))
    planned.says("/gv plan remove data engineer")
    for each in old:
        planned.presses_again(each)
        if each.asks:
            planned.fills(what="Have 2 coffee chats by 31 March")
        planned.sees("That is not in your plan any more")
    owner = planned.member.id
    assert planned.talk.look(lambda store: store.goals.listing(owner, State.ACTIVE)) == ()


# What is there, and what is missing


def test_the_plan_shows_who_fits_and_the_next_step(planned: Person):
    """S4, L2."""
    planned.says("/gv plan").sees("The network you want: 1 empty, 3 thin")
    planned.sees(
        "Roles data engineer (1 of 3), recruiter (1)", "2 people you know have at least one", "1 of them has two"
    )
    planned.sees("Next: Do you know somebody who is interested in climate?")


def test_gaps_are_listed_the_emptiest_first_with_names(planned: Person):
    """S4."""
    planned.says("/gv plan gaps").sees("1 empty, 3 thin", "climate · interest · empty: 0 of 2")
    planned.sees(
        "data engineer · role · thin: 1 of 3", "Ana Ruiz (strong)", "recruiter · role · thin: 1 person Ben Oak"
    )
    planned.says("/met Dan, recruiter").says("/gv plan gaps").sees("recruiter · role · covered: 2 people")
    planned.says("/contact archive Dan").says("/gv plan gaps").sees("recruiter · role · thin: 1 person")


def test_a_gap_says_who_fits_and_because_of_what(planned: Person):
    """S4, L2."""
    planned.says("/gv plan gap data engineer").sees(
        "Ana Ruiz · because: Senior Data Engineer", "Strong fit: also Berlin"
    )
    planned.does_not_see("Ben Oak")
    planned.presses("Ana Ruiz").sees("Ana Ruiz", "Fits your plan data engineer and Berlin")
    planned.says("/contact show Cleo").does_not_see("Fits your plan")


def test_a_company_fits_whole_and_never_as_a_part(planned: Person):
    """S3."""
    planned.says("/gv plan add companies: Acme").says("/gv plan gap Acme").sees("thin: 1 person", "Ana Ruiz")
    planned.does_not_see("Ben Oak")


def test_a_gap_becomes_a_goal_through_a_form(planned: Person):
    """S4."""
    planned.says("/gv plan gap data engineer").presses("Make a goal")
    (field,) = planned.form.fields
    assert field.value == "Have 2 coffee chats with data engineers by 31 March 2026"
    planned.fills(what=field.value).sees("Goal saved", "0 of 2", "Counts by itself", "(data engineer)")
    planned.says("/contact talked Ana how:coffee").sees("1 of 2")


def test_a_gap_names_events_that_fit_and_one_press_goes_there(planned: Person):
    """S4."""
    for line in (
        "Data night, 20 march 18:30, Hall 1",
        "Chess, 21 march 18:30, Bar",
        "Data breakfast, 12 march 8:00, Bar",
    ):
        planned.says(f"/event add {line}")
    planned.says("/gv plan gap data engineer").sees("Events that fit: - Data breakfast", "because: it is about “data”")
    planned.sees("Data night").does_not_see("Chess")
    planned.presses("Going", "Data night").sees("Data night")
    planned.says("/gv plan gap data engineer")
    assert {"Going", "Can't go"} <= set(labels(planned))


def test_a_question_searches_ones_own_notes(planned: Person):
    """S4."""
    planned.says("/contact note Cleo - sings, and her sister works on climate")
    planned.says("/gv plan gap climate").sees("Do you know somebody who is interested in climate?").presses(
        "Search my notes"
    )
    planned.sees("Cleo Sol", "her sister works on climate")


def test_when_all_is_covered_the_next_step_is_to_keep_in_touch(planned: Person):
    planned.says("/gv plan edit roles: recruiter 1, data engineer 1; places: Berlin 1; interests: -")
    planned.says("/gv plan").sees("3 covered", "keep in touch with them")
    assert not [label for label in labels(planned) if label.startswith("Make a goal")]


def test_whatever_is_typed_after_plan_is_a_quality_or_may_become_one(planned: Person):
    planned.says("/gv plan data engineer").sees("data engineer (role) · thin: 1 of 3")
    planned.says("/gv plan pastry chef").sees("Do you want to know such people?", "pastry chef").presses(
        "Add it to my plan"
    )
    assert ("role", "pastry chef", None) in plan(planned)
    planned.says("/gv plan gasp").sees("Did you mean", "plan gaps")


def test_nobody_sees_anybody_elses_plan(talk: Talk):
    olga, ingo = talk.person("olga"), talk.person("ingo")
    olga.says(f"/gv plan add {LINE}").says("/gv plan list")
    theirs = olga.button("Remove data engineer")
    ingo.says("/gv plan").sees("Write down whom you want to know")
    ingo.presses_again(theirs).sees("That is not in your plan any more")
    assert len(plan(olga)) == 4


# Where somebody stands


def test_nothing_planned_asks_where_one_stands_and_proposes_a_first_list(member: Person):
    """S64, S3."""
    member.says("/gv plan").sees("Write down whom you want to know", "plan add roles:", "Where do you stand?")
    member.presses("First job").sees("You look for your first job", "recruiter x2")
    assert member.member.situation is Situation.FIRST_JOB
    use = member.button("Use these")
    member.presses_again(use).sees("Added recruiter (role, 2)")
    member.presses_again(use).sees("In your plan already")
    assert ("role", "recruiter", 2) in plan(member)
    member.says("/gv plan situation first job").sees("Saved: first job")
    assert "Use these" not in labels(member)


def test_what_is_proposed_can_be_changed_first(member: Person):
    """S64."""
    member.says("/gv plan situation freelance").presses("Change them first")
    known = {field.name: field.value for field in member.form.fields}
    assert known["role_list"] == "freelancer x3, founder x3, product manager x2"
    member.fills(**known | {"role_list": "founder x1"})
    assert plan(member) == [("role", "founder", 1), ("interest", "freelancing", None)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("growing", Situation.GROWING),
        ("career change", Situation.CHANGE),
        ("self-employed", Situation.FREELANCE),
        ("I work from home", Situation.REMOTE),
        ("student", Situation.FIRST_JOB),
        ("not said", None),
    ],
)
def test_a_situation_is_understood_in_other_words(member: Person, said: str, meant: Situation | None):
    """S64."""
    member.says("/gv plan situation remote").says(f"/gv plan situation {said}").sees("Saved")
    assert member.member.situation is meant


def test_the_situation_is_a_line_of_the_settings(member: Person):
    """S64."""
    member.says("/settings").sees("Where you stand: not said").presses("Say it", "Where you stand")
    member.presses("Growing").sees("Saved: growing")
    member.says("/settings").sees("Where you stand: growing")
    member.says("/gv plan situation nonsense words").sees("I don't know “nonsense words”", "first job")


# The monthly review


def test_the_review_and_its_document_name_the_plan(planned: Person):
    """S3."""
    planned.says("/gv review month").presses("Begin")
    planned.says("/gv review skip month:2026-03-01 step:goals").says("/gv review skip month:2026-03-01 step:people")
    planned.says("/gv review skip month:2026-03-01 step:change").sees(
        "The network I want", "Your plan goes into it, too"
    )
    planned.sees("Roles data engineer (3), recruiter")
    planned.says("/gv review document")
    (text,) = [one.content.decode() for one in planned.card.attachments if one.name.endswith(".md")]
    assert "Whom I want to know, as I planned it:" in text
    assert "- Roles: data engineer (3), recruiter" in text


# Goals


def test_a_goal_that_names_a_quality_of_the_plan_is_relevant(planned: Person):
    """S11."""
    planned.says("/goal set Have 2 coffee chats with data engineers in Berlin by 31 March")
    planned.sees("It is in your plan: data engineer and Berlin.").does_not_see("What is it for?")
    planned.says("/goal set Have 2 coffee chats with bakers by 31 March").sees("What is it for?")
    planned.says("/gv plan remove data engineer").says("/gv plan remove Berlin").says("/goal show data engineers")
    planned.does_not_see("in your plan").sees("What is it for?")
    planned.says("/gv plan add companies: Acme; skills: SQL").says(
        "/goal set Have 2 coffee chats at Acme Labs by 31 March"
    )
    planned.sees("It is in your plan: Acme.")


def test_a_company_that_a_goal_only_names_in_part_is_not_served(planned: Person):
    """S11."""
    planned.says("/gv plan add companies: Acme Labs").says("/goal set Have 2 coffee chats at Acme by 31 March")
    planned.does_not_see("in your plan")
