"""Stories of dream companies as people really type them."""

from __future__ import annotations

import pytest

from bot.kit.cards import Choose, Entries
from bot.plan import company_rules as rules
from tests.features.test_companies import kept
from tests.talk import Person


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Stripe and N26", ["N26", "Stripe"]),
        ("Stripe and N26 (fintech)", ["N26", "Stripe"]),
        ("Stripe, N26 and Zalando", ["N26", "Stripe", "Zalando"]),
        ("Google or Zorblatt", ["Google", "Zorblatt"]),
        ("Ernst and Young", ["Ernst and Young"]),
        ("Procter & Gamble", ["Procter & Gamble"]),
        ("I want to work at Stripe", ["Stripe"]),
        ("my dream company is Stripe", ["Stripe"]),
    ],
)
def test_two_companies_without_a_comma_are_two(member: Person, said: str, names: list[str]):
    """S6."""
    member.says(f"/plan company {said}").says("/plan companies")
    assert [one.name for one in rules.in_order(kept(member))] == names


def test_where_nobody_can_know_if_a_name_is_two_companies_it_is_asked(member: Person):
    """S6."""
    member.says("/plan company Acme, Lune and Zorb").sees("“Lune and Zorb”: one company, or two?")
    assert kept(member) == []
    two, one = member.button("Two companies"), member.button("One company")
    member.presses_again(two).sees("Added 3 companies", "Lune", "Zorb")
    member.presses_again(one)
    assert {one.name for one in kept(member)} == {"Acme", "Lune", "Zorb"}
    member.says("/plan company Fry and Sons").presses("One company").sees("Added: Fry and Sons")
    member.says("/plan company Fry and Sons").sees("Fry and Sons is on your list already")


@pytest.mark.parametrize("said", ["none", "n/a", "nothing", "-"])
def test_a_word_that_says_nothing_is_no_company_and_no_place(member: Person, said: str):
    """S6."""
    member.says(f"/plan company {said}").sees("I couldn't find the name of a company")
    member.says("/plan company").fills(names="Acme", group=said, place=said, like=said)
    member.does_not_see("Group", "Place", "Similar to")
    member.says("/plan company-edit Acme place:Berlin").sees("Place Berlin")
    member.says(f"/plan company-edit Acme place:{said}").does_not_see("Place")


def test_steps_are_said_in_other_words(member: Person):
    """L8."""
    member.says("/plan company Acme").says("/plan company-step Acme applied").sees("Done: an application only for them")
    member.says("/plan company-step Acme research started").sees("1. Learn about them: started today")
    member.says("/plan company-step Acme researched finished").sees("1. Learn about them: done today")


def test_the_card_of_a_company_has_few_buttons(member: Person):
    """At most eight beside the menus, with people there and doors."""
    member.says("/plan company Acme").says("/met Ana, recruiter @Acme").says("/met Ben, tester @Acme")
    member.says("/met Cleo, baker @Acme, via Dan").says("/plan path Acme")
    beside = [one for one in member.card.actions if not isinstance(one, Choose)]
    entries = [
        one
        for block in member.card.blocks
        if isinstance(block, Entries)
        for each in block.items
        for one in each.actions
    ]
    assert len(beside) + len(entries) <= 8
    menus = {
        one.label: [option.label for option in one.options] for one in member.card.actions if isinstance(one, Choose)
    }
    assert menus["Show …"][:2] == ["Ana", "Ben"]
    assert menus["More …"] == ["Edit", "Remove"]


def test_many_at_once_are_named_as_far_as_a_card_is_read(member: Person):
    member.says(f"/plan company {', '.join(f'Firm{n}' for n in range(40))}").sees("Added 40 companies", "And 25 more.")


def test_a_step_without_a_word_says_nothing_is_done(member: Person):
    """L8."""
    member.says("/plan company Acme").says("/plan company-step Acme").sees("How far are you?", "Steps 0 of 5")
    assert kept(member)[0].taken == ()


def test_nothing_new_is_not_said_to_be_added(member: Person):
    """S6."""
    member.says("/plan company Acme, Lune").says("/plan company Lune, Acme").sees("On your list already")
    member.does_not_see("What was new").says("/plan company Lune (games), Acme").sees(
        "What was new about them is added"
    )


def test_a_number_behind_the_list_is_a_page(member: Person):
    member.says(f"/plan company {', '.join(f'Firm{n}' for n in range(30))}").says("/plan companies 2")
    member.sees("Dream companies: 30", "Firm9")
