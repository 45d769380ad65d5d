"""Who is named by a message to somebody else takes it along when they are forgotten, whatever was changed about it."""

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
