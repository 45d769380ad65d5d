"""Short forms of names: an aid to searching, and never who somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts import nicknames
from bot.kit import words
from tests.talk import Person, Talk


@pytest.fixture
def circle(member: Person) -> Person:
    """Somebody who knows a few people."""
    return member.says(
        "/contact add Robert Stone, developer @Acme\nBob Oak, chef @Lune\nRoberta Fox\nRobertson Elm\nKatherine Hill\n"
        "Alexander Reed #python\nWilliam Moss"
    )


# Finding


def test_a_short_form_finds_the_name_and_says_so(circle: Person):
    circle.says("/contact find bill").sees("Found for “bill”", "Bill may be William.", "William Moss")
    circle.presses("Show", "William").sees("William Moss")


def test_those_called_so_come_before_those_who_may_be(circle: Person):
    circle.says("/contact find bob").sees("Bob may be Robert or Roberta.")
    assert circle.text.index("Bob Oak") < circle.text.index("Robert Stone")


def test_a_name_in_full_finds_the_short_form(circle: Person):
    circle.says("/contact find robert oak").sees("Robert may be Bob.", "Bob Oak").does_not_see("Stone")


def test_only_whole_names_count(circle: Person):
    circle.says("/contact find bob").does_not_see("Robertson", "Katherine")
    circle.says("/contact find bo").sees("Bob Oak").does_not_see("Robert")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kate", "Katherine"),
        ("KATIE hill", "Katherine Hill"),
        ("Sasha", "Alexander"),
        ("sasha python", "Alexander"),
        ("bob acme", "Robert Stone"),
    ],
)
def test_other_words_narrow_it_down(circle: Person, typed: str, name: str):
    circle.says(f"/contact find {typed}").sees(name)


def test_a_short_form_that_fits_nobody_finds_nobody(circle: Person):
    circle.says("/contact find bob zurich").sees("Nothing found").does_not_see("may be")
    circle.says("/contact find peggy").sees("Nothing found").does_not_see("may be")


def test_the_archived_are_found_when_asked_for(circle: Person):
    circle.says("/contact archive William Moss").says("/contact find bill").does_not_see("William")
    circle.says("/contact find bill archived:yes").sees("William Moss (archived)")


def test_others_circles_are_not_looked_at(talk: Talk, circle: Person):
    talk.person("ingo").says("/contact find bill").sees("Nothing found")


def test_a_name_of_another_form_is_said_once(member: Person):
    member.says("/contact add " + "\n".join(f"Robert Stone{n:02}" for n in range(30)))
    member.says("/contact find bob").sees("Bob may be Robert.", "There are more").does_not_see("Robert or")


# Naming somebody


def test_a_short_form_is_asked_about_when_nobody_answers_to_it(circle: Person):
    circle.says("/contact show Bill Moss").sees("I don't know “Bill Moss”. Did you mean …?")
    circle.presses("William Moss").sees("William Moss")


def test_a_short_form_comes_before_a_typing_error(circle: Person):
    circle.says("/contact add Bull Ox").says("/contact show Bill").sees("William Moss").does_not_see("Bull")
    circle.says("/contact show Bulk").sees("Bull Ox")


def test_a_short_form_is_never_taken(circle: Person):
    circle.says("/contact talked Kate how:call").sees("Did you mean …?", "Katherine Hill").does_not_see("Logged")


def test_whoever_is_called_so_is_meant_without_a_question(circle: Person):
    circle.says("/contact show Bob").sees("Role chef").does_not_see("Did you mean")


@pytest.mark.parametrize("line", ["/met Bill - new here", "/contact add Bill"])
def test_logging_a_short_form_asks_nothing_and_makes_somebody_new(circle: Person, line: str):
    circle.says(line).sees("Bill").does_not_see("William", "somebody you know")
    circle.says("/contact list").sees("8 people you know", "William Moss", "Bill")


def test_short_forms_make_no_duplicates(member: Person):
    member.says("/contact add Robert Stone @Acme\nBob Stone @Acme").says("/contact duplicates").does_not_see("Robert")


def test_names_are_suggested_by_their_short_forms_too(talk: Talk, circle: Person):
    def suggested(typed: str) -> list[str]:
        request = circle._request("")  # pyright: ignore[reportPrivateUsage]
        return [one.label for one in talk.run(talk.bot.suggest(request, "contact show", "who", typed, talk.now()))]

    robert = "Robert Stone, developer at Acme"
    assert suggested("bob") == ["Bob Oak, chef at Lune", robert, "Roberta Fox"]
    assert suggested("bob st") == [robert]
    assert suggested("robert @ac") == [robert]


# The table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bob", "Robert"),
        ("Bill", "William"),
        ("Kate", "Katherine"),
        ("Sasha", "Alexander"),
        ("Sasha", "Alexandra"),
        ("Peggy", "Margaret"),
        ("Paco", "Francisco"),
        ("Kuba", "Jakub"),
        ("Gosia", "Małgorzata"),
        ("Саша", "Александр"),
        ("Zé", "José"),
        ("Sepp", "Josef"),
    ],
)
def test_each_leads_to_the_other(one: str, other: str) -> None:
    assert words.fold(other) in nicknames.others(one)
    assert words.fold(one) in nicknames.others(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert", "Roberta"),
        ("Katarina", "Katherine"),
        ("Ana", "Ann"),
        ("Bo", "Robert"),
        ("Bobb", "Robert"),
        ("", "Bob"),
    ],
)
def test_others_do_not(one: str, other: str) -> None:
    assert words.fold(other) not in nicknames.others(one)


@given(st.sampled_from(sorted(nicknames._OTHERS)))  # pyright: ignore[reportPrivateUsage]
def test_every_way_leads_back_and_none_in_a_circle(name: str) -> None:
    found = nicknames.others(name)
    assert name not in found
    assert len(set(found)) == len(found)
    assert all(name in nicknames.others(other) for other in found)
    assert all(words.terms(other) == (other,) for other in found)


@given(st.text(max_size=30))
def test_any_text_is_a_name_or_none(text: str) -> None:
    assert all(nicknames.others(text))
