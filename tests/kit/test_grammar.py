from __future__ import annotations

import gc
from contextlib import suppress
from itertools import product
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.kit.calls import Call, parse, spell
from bot.kit.commands import Command, UnknownCommand
from bot.kit.errors import UserError
from bot.kit.grammar import LONGEST, NothingSaid, Surplus, TooMuch, Typed, fill, read
from bot.kit.words import clean, plain_quotes
from tests.kit.sample import CATALOGUE, COMMANDS, measure, plant_it, repeat, texts, wait, watered

HEADS = [
    "",
    "plant ",
    "water ",
    "water done ",
    "water every ",
    "pour ls ",
    "garden measure ",
    "help ",
    "gv ",
    "/water ",
    "watr ",
]
HOSTILE = [
    'a:"', ' a:"', 'what:"', ' what:"x', ' what:"\\', 'what:x ', ' what:"" ', "\\", '\\"', '"', ":", " :", " ", "\n",
    "x \n", " - ", " -", "x  ", "--", "gv ", "help ", "water ", "a", "a_", ", ; ", "6 ", "next ", "in 3 days ", "é",
    "e\u0301", "\u0301", "👩‍👩‍👧", "\u200d", "\u202e", "“", "/", "\x00", "\ud800", "\u2028",
]  # fmt: skip


def hostile(head: str, piece: str, end: str, *, length: int) -> str:
    """`length` characters of `piece`, between two that may make it a value, or keep its spaces from being trimmed."""
    return (head + piece * length)[: length - len(end)] + end


def typed(text: str) -> Call:
    return read(text, CATALOGUE).call


@given(st.sampled_from(HEADS), st.one_of(st.text(st.characters()), texts))
def test_any_text_is_a_call_a_form_or_an_error_for_people(head: str, rest: str):
    try:
        line = read(head + rest, CATALOGUE)
    except UserError as error:
        said = f"{error.message} {error.hint}"
    else:
        assert line.complete == (not line.command.missing(line.call))
        assert parse(spell(line.call)) == line.call
        said = line.command.name
    assert said.strip()


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_whole_message_of_hostile_text_is_read_too(piece: str):
    for head, end in product(HEADS, ["", "z", '"']):
        with suppress(UserError):
            assert isinstance(read(hostile(head, piece, end, length=LONGEST), CATALOGUE), Typed)


def seconds(text: str) -> float:
    """What reading costs at best: of several times, the one that was disturbed least."""
    best = float("inf")
    for _ in range(5):
        start = perf_counter()
        with suppress(UserError):
            read(text, CATALOGUE)
        best = min(best, perf_counter() - start)
    return best


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_costs_in_proportion_to_the_length(piece: str):
    gc.disable()
    try:
        for head in ("plant x ", "water done x ", "gv ", ""):
            short, long = (hostile(head, piece, "z", length=length) for length in (LONGEST // 4, LONGEST))
            # Four times the text: about 4 if linear, 16 if quadratic. Only a machine that is busy each time fails
            # wrongly.
            assert any(seconds(long) < 8 * seconds(short) for _ in range(20)), head
    finally:
        gc.enable()


def test_more_than_a_message_holds_is_refused_unread():
    assert typed("plant " + "x" * (LONGEST - 6)).values["what"]
    with pytest.raises(TooMuch):
        typed("plant " + "x" * (LONGEST - 5))


@pytest.mark.parametrize(
    ("command", "line"), [(command, example) for command in COMMANDS for example in command.examples]
)
def test_every_example_is_read_as_its_own_command(command: Command, line: str):
    answer = read(line, CATALOGUE)
    assert answer.command is command
    assert answer.asks_help is None
    assert set(command.check(answer.call)) <= {"owner"}


ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126)).map(str.strip)


@given(st.sampled_from(COMMANDS), st.data())
def test_a_spelled_call_may_also_be_typed(command: Command, data: st.DataObject):
    values = {param.name: data.draw(ASCII) for param in command.params if param.required or data.draw(st.booleans())}
    assume(values or command.name not in ("plant", "garden"))
    call = Call(command.name, values)
    assert typed(spell(call)) == call


# --- what is typed is kept

WORDS = st.lists(
    st.one_of(
        st.text(alphabet="abcxyz09éß@#.!?'()/_&", min_size=1, max_size=8),
        st.sampled_from(
            ["zz:top", "http://a.b/c?d=e:f", "12:30", "a:", ":b", "O'Neill", "what", "bed:north", "note:hi"]
        ),
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS, st.sampled_from([" ", "  ", " - ", "\n", ", "]))
def test_no_word_that_was_typed_is_lost(said: list[str], between: str):
    assume(said[0] not in ("help", "?"))
    call = typed("plant " + between.join(said))
    kept = " ".join(call.values.values())
    for word in said:
        name, colon, value = word.partition(":")
        assert clean(value if colon and name in call.values else word) in kept


@given(texts)
def test_not_a_letter_of_free_text_is_lost_and_its_order_stays(text: str):
    said = plain_quotes(text)
    assume(":" not in said and said.strip("/") and said.casefold() not in ("help", "?"))
    values = typed(f"plant {text}").values
    assert letters(values.get("what", "") + values.get("note", "")) == letters(said)


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def test_free_text_takes_the_rest():
    assert typed("plant Basil, by the window").values == {"what": "Basil, by the window"}


@pytest.mark.parametrize("dash", [" - ", " -- ", " – ", " — ", "\n", " \n\n "])
def test_a_note_follows_a_dash_or_a_new_line(dash: str):
    assert typed(f"plant Basil{dash}from Ana - she has more") == Call(
        "plant", {"what": "Basil", "note": "from Ana - she has more"}
    )


@pytest.mark.parametrize("what", ["Jean-Luc", "A -- ", "-5 degrees", "rock -n roll", "fern-"])
def test_a_dash_inside_words_starts_no_note(what: str):
    assert typed(f"plant {what}").values == {"what": what.strip()}


def test_a_day_at_the_end_is_recognised():
    assert typed("water done the old rose in 3 days").values == {"which": "the old rose", "on": "in 3 days"}


def test_what_only_a_day_could_take_is_left_for_it_to_refuse():
    call = typed("secret wait id:0000000000001 until the cows come home")
    assert call.values == {"id": "0000000000001", "until": "until the cows come home"}
    assert set(wait.check(call)) == {"until"}


def test_words_that_are_no_day_stay_together():
    assert typed("water done the old rose").values == {"which": "the old rose"}


def test_one_word_and_then_the_rest():
    assert typed("water every Basil 2 weeks").values == {"which": "Basil", "often": "2 weeks"}


def test_what_no_argument_takes_is_named():
    with pytest.raises(Surplus) as caught:
        typed("water list of roses")
    assert caught.value.message == "I read “water list”, but not “of roses” after it."


# --- name:value


@pytest.mark.parametrize(
    "line",
    ["bed:north old rose", "old bed:north rose", "old rose bed:north", 'old rose bed:"north"', "old  bed:north  rose"],
)
def test_a_named_value_stands_anywhere(line: str):
    assert typed(f"plant {line}").values == {"what": "old rose", "bed": "north"}


def test_a_quoted_value_holds_spaces_quotes_and_lines():
    assert typed(r'plant note:"she said \"hi\"\nC:\\ bye" rose').values == {
        "what": "rose",
        "note": 'she said "hi"\nC:\\ bye',
    }


def test_a_new_line_after_a_named_value_still_starts_the_note():
    assert typed("plant rose bed:north\nfrom Ana").values == {"what": "rose", "bed": "north", "note": "from Ana"}


def test_an_empty_quoted_value_is_given_and_found_wanting():
    call = typed('plant rose note:""')
    assert call.values["note"] == ""
    assert set(plant_it.check(call)) == {"note"}


def test_names_that_the_command_does_not_take_are_text():
    assert typed("plant rose colour:red http://a.b 12:30").values == {"what": "rose colour:red http://a.b 12:30"}


def test_a_name_said_twice_keeps_both():
    assert typed("plant rose bed:north bed:south").values == {"bed": "north", "what": "rose bed:south"}


def test_a_quote_that_never_closes_is_text():
    assert typed('plant bed:"north rose').values == {"bed": '"north', "what": "rose"}


def test_names_within_another_quoted_value_are_its_text():
    assert typed('plant note:"not bed:north" rose').values == {"note": "not bed:north", "what": "rose"}


def test_named_values_of_a_command_without_other_placings_suffice():
    call = fill(measure, 'owner:Ana first_tree:"old oak" beds:4')
    assert call.values == {"owner": "Ana", "first_tree": "old oak", "beds": "4"}


# --- as phones write it


@pytest.mark.parametrize(
    "line", ["plant note:“for Ana” rose", "plant note:„for Ana“ rose", "plant note:«for Ana» rose"]
)
def test_smart_quotes_count_as_quotes(line: str):
    assert typed(line).values == {"note": "for Ana", "what": "rose"}


@pytest.mark.parametrize(
    "line", ["/plant rose", "Plant rose", "PLANT rose", "  plant   rose ", "plant\u00a0rose", "pl\u200bant rose"]
)
def test_a_slash_capitals_and_spaces_change_nothing(line: str):
    assert typed(line) == Call("plant", {"what": "rose"})


@pytest.mark.parametrize("line", ["gv water done rose", "/grapevine water done rose", "GV gv water done rose"])
def test_every_command_sits_behind_the_root_too(line: str):
    assert typed(line) == Call("water done", {"which": "rose"})


# --- which command


@pytest.mark.parametrize("line", ["water", "pour", "water list", "water ls", "pour LS", "/water", "gv pour"])
def test_defaults_and_aliases_lead_to_one_command(line: str):
    assert typed(line) == Call("water list")


def test_a_bare_command_with_something_missing_is_incomplete():
    line = read("plant", CATALOGUE)
    assert (line.command, line.complete) == (plant_it, False)
    form = line.command.form(line.call)
    assert [field.name for field in form.fields] == ["what", "note", "bed"]


def test_what_is_known_fills_the_form():
    line = read("water every Basil", CATALOGUE)
    assert (line.command, line.complete) == (repeat, False)
    assert [field.value for field in line.command.form(line.call).fields] == ["Basil", ""]


def test_a_line_that_is_only_a_day_leaves_the_rest_to_the_form():
    line = read("water done tomorrow", CATALOGUE)
    assert (line.command, line.complete, line.call.values) == (watered, False, {"on": "tomorrow"})


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("help", None), ("gv", ""), ("grapevine", ""), ("help water", "water"), ("water help", "water"),
        ("water ?", "water"), ("garden", "garden"), ("plant help", "plant"), ("water done help", "water done"),
        ("water ls ?", "water list"),
    ],
)  # fmt: skip
def test_help_is_there_for_everything_and_for_each_command(line: str, topic: str | None):
    answer = read(line, CATALOGUE)
    assert answer.command.name == "help"
    assert answer.call.values.get("topic", "") == (topic or "")
    assert answer.asks_help == (None if line.startswith("help") else topic)


def test_a_topic_that_is_help_itself_is_still_a_topic():
    assert typed("help help") == Call("help", {"topic": "help"})


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("watr", "water list"),
        ("plnt rose", "plant"),
        ("wter done rose", "water done"),
        ("water dnoe rose", "water done"),
    ],
)
def test_a_slip_is_told_what_it_may_have_meant(line: str, meant: str):
    with pytest.raises(UnknownCommand) as caught:
        typed(line)
    assert f"Did you mean “{meant}”" in caught.value.hint
    assert "{" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize("line", ["xyzzy", "xyzzy plugh", "what now", "gv what now", "/gv I am shy"])
def test_a_line_in_ones_own_words_asks_help(line: str):
    asked = read(line, CATALOGUE, wishes=True).call
    assert asked.name == "help"
    assert line.removeprefix("/").removeprefix("gv ") in asked.values.values()


def test_a_long_line_of_nothing_known_is_no_wish():
    with pytest.raises(UnknownCommand):
        read("xyzzy " + "plugh " * 20, CATALOGUE, wishes=True)


def test_a_line_like_nothing_known_gets_no_guess():
    with pytest.raises(UnknownCommand) as caught:
        typed("xyzzy plugh")
    assert caught.value.message == "I don't know “xyzzy”."


@pytest.mark.parametrize("line", ["", " ", "/", "\u200b", "\x00\n"])
def test_nothing_said_is_answered_with_an_example(line: str):
    with pytest.raises(NothingSaid):
        typed(line)
