from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kit.calls import BrokenCall, Call, parse, spell
from tests.kit.sample import calls


@given(calls)
@example(Call("met", {"first_name": "Ana"}))
@example(Call("met", {"a1": ""}))
@example(Call("met b", {"who": 'she said "hi: \\ there"\nbye'}))
def test_a_spelled_call_parses_to_itself(call: Call):
    assert parse(spell(call)) == call


@given(st.text(st.characters()))
def test_a_value_survives_even_as_it_was_before_it_was_cleaned(value: str):
    assert parse(spell(Call("met", {"who": value}))).values == {"who": value}


@given(calls, st.randoms(use_true_random=False))
def test_the_order_of_the_values_changes_nothing(call: Call, random):
    shuffled = list(call.values.items())
    random.shuffle(shuffled)
    assert spell(Call(call.name, dict(shuffled))) == spell(call)


@given(calls, calls)
def test_two_calls_are_spelled_the_same_only_when_they_are_the_same(one: Call, other: Call):
    assert (spell(one) == spell(other)) == (one == other)


def test_the_spelling_that_is_stored_does_not_change():
    call = Call("followup snooze", {"until": "2026-03-06", "id": "01h9kz0000000", "note": 'say "hi"\nC:\\'})
    assert spell(call) == 'followup snooze id:01h9kz0000000 note:"say \\"hi\\"\\nC:\\\\" until:2026-03-06'


@given(st.text())
@example("")
@example("met who")
@example("met who:")
@example('met who:"')
@example('met who:"a"b')
@example("met who:a who:b")
@example("met\nwho:a")
def test_text_that_is_no_call_is_a_broken_call(text: str):
    try:
        call = parse(text)
    except BrokenCall:
        return
    assert parse(spell(call)) == call


@pytest.mark.parametrize(
    "text", ["", "Met", "met  who:a", "met who:", 'met who:"', "met who:a who:b", "met a b c", " met"]
)
def test_what_was_tampered_with_is_refused(text: str):
    with pytest.raises(BrokenCall):
        parse(text)


def test_but_replaces_and_adds_values_in_a_copy():
    call = Call("met", {"who": "Ana"})
    assert call.but(who="Ben", at="PyDay") == Call("met", {"who": "Ben", "at": "PyDay"})
    assert call == Call("met", {"who": "Ana"})
