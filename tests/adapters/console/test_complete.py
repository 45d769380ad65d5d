"""What may come next in a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console.complete import Lookup, choices, complete
from bot.context import Context
from bot.features import FEATURES
from bot.kit import ids
from bot.kit.args import Choice
from bot.kit.commands import Catalogue

CATALOGUE = Catalogue[Context](group for feature in FEATURES for group in feature.commands)
ROOTS = ("grapevine", "gv")


def offered(line: str, *, asked: bool = False) -> list[str]:
    return [offer.text for offer in complete(line, CATALOGUE, roots=ROOTS, asked=asked).offers]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/con", "contact"),
        ("con", "contact"),
        ("/grapevine con", "contact"),
        ("/gra", "grapevine"),
        ("/contact sh", "show"),
        ("/gv contact tal", "talked"),
        ("/contact talked Ana how:ca", "call"),
        (":for", ":forward"),
    ],
)
def test_a_word_half_typed_is_completed(line: str, first: str):
    assert offered(line)[0] == first


def test_the_command_that_all_sit_behind_is_offered_once():
    assert offered("/").count("grapevine") == 1
    assert "grapevine" not in offered("/grapevine g")


def test_nothing_is_offered_before_anything_is_typed():
    assert offered("") == []
    assert "met" in offered("", asked=True)
    assert "met" in offered("/")


@pytest.mark.parametrize("line", ["/nonsense x", "12", "/contact show x y:z", "/contact nonsense "])
def test_what_leads_nowhere_offers_nothing(line: str):
    assert offered(line) == []


def test_the_tab_key_offers_the_arguments_that_are_left():
    assert "how:" in offered("/contact talked Ana ", asked=True)
    assert "how:" not in offered("/contact talked Ana how:call ", asked=True)
    assert offered("/contact talked Ana h") == [], "free text is left in peace"


@pytest.mark.parametrize(
    ("line", "param", "typed"),
    [
        ("/contact show An", "who", "An"),
        ("/contact show Ana Ru", "who", "Ana Ru"),
        ("/followup done A", "which", "A"),
        ("/followup add when:tomorrow An", "who", "An"),
        ('/followup add who:"Ana R', "who", "Ana R"),
    ],
)
def test_people_are_looked_up(line: str, param: str, typed: str):
    lookup = complete(line, CATALOGUE, roots=ROOTS).lookup
    assert lookup is not None
    assert (lookup.param, lookup.typed) == (param, typed)


def person(label: str, number: int) -> Choice:
    return Choice(label, ids.spell_id(number))


def test_people_stand_in_the_line_by_name_and_by_id_where_two_share_one():
    lookup = Lookup("contact show", "who", "an", 2, one_word=False)
    one, two, three = 2**60 + 1, 2**60 + 2, 2**60 + 3
    found = [person("Ana Ruiz, recruiter at Acme", one), person("Ann", two), person("ann, cook", three)]
    assert [offer.text for offer in lookup.offers(found)] == ["Ana Ruiz", ids.spell_id(two), ids.spell_id(three)]
    assert [offer.label for offer in lookup.offers(found)] == [choice.label for choice in found]


def test_a_value_of_several_words_is_quoted_where_one_word_stands():
    lookup = Lookup("followup add", "who", "an", 2, one_word=True)
    assert [offer.text for offer in lookup.offers([person("Ana Ruiz", 2**60)])] == ['"Ana Ruiz"']


def test_choices_of_a_field_are_found_by_any_part():
    both = (Choice("coffee chat", "coffee"), Choice("call", "call"))
    assert [offer.text for offer in choices(both, "chat")] == ["coffee"]


@given(st.text(max_size=80), st.booleans())
def test_any_line_is_completed_or_left_alone(line: str, asked: bool):
    for start in ("", "/", "/contact ", "/contact talked ", "/followup add who:"):
        for offer in complete(start + line, CATALOGUE, roots=ROOTS, asked=asked).offers:
            assert 0 <= offer.over <= len(start + line)
