"""Whom a message to somebody else names: it goes with them when they are forgotten, whatever was changed about it, and
nobody is introduced to themselves."""

from __future__ import annotations

from tests.features.drafting import drafts_to_ana
from tests.talk import Person

NO_DRAFTS = ()


def test_own_words_that_are_for_something_else_by_now_still_name_the_same_person(member: Person):
    member.says("/met Ana Ruiz").says("/contact add Ben Moss").says("/draft Ana introduction to Ben")
    member.presses("Edit").fills(text="Hi Ana, Ben Moss makes maps. Shall I bring you two together?")
    member.presses("Get in touch again").sees("Ben Moss makes maps")
    member.says("/contact forget Ben sure:yes")
    assert drafts_to_ana(member) == NO_DRAFTS


def test_who_brought_them_together_by_now_is_the_one_that_is_named(member: Person):
    member.says("/contact add Ben Moss").says("/contact add Cleo Vance").says("/contact add Ana Ruiz")
    member.says("/contact edit Ana through:Ben").says("/draft Ana coffee chat").sees("Ben Moss")
    member.says("/contact edit Ana through:Cleo").says("/draft list").presses("Open").sees("Cleo Vance")
    member.says("/contact forget Cleo sure:yes")
    assert drafts_to_ana(member) == NO_DRAFTS


def test_two_who_are_one_person_by_now_are_not_introduced_to_each_other(member: Person):
    member.says("/contact add Ana Ruiz").says("/contact add Anna Roth").says("/draft Ana introduction to Anna Roth")
    member.sees("introduce you to Anna Roth").says("/contact merge Ana Ruiz and Anna Roth").presses("Merge")
    member.says("/draft list").presses("Open").sees("introduce you to ‹whom›").does_not_see("introduce you to Ana")
    member.says("/contact unmerge Ana").says("/draft list").presses("Open").sees("introduce you to Anna Roth")
