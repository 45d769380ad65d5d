from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.ids import ALPHABET, LARGEST, LENGTH, UnknownRecord, is_id, new_id, read_id, spell_id

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@given(st.integers(min_value=1, max_value=LARGEST))
def test_a_spelled_id_reads_back(number: int):
    assert read_id(spell_id(number)) == number


@given(st.integers(min_value=1, max_value=LARGEST), st.integers(min_value=1, max_value=LARGEST))
def test_spellings_sort_as_the_ids_do(one: int, other: int):
    assert (spell_id(one) < spell_id(other)) == (one < other)


@given(st.integers(min_value=1, max_value=LARGEST))
def test_a_spelling_needs_no_quotes_and_is_always_as_long(number: int):
    assert is_id(spell_id(number))
    assert len(spell_id(number)) == LENGTH


def test_ids_grow_though_the_clock_stands_still_or_goes_back():
    made = [new_id(NOW - timedelta(milliseconds=step)) for step in range(1000)]
    assert made == sorted(set(made))


def test_a_later_id_is_larger():
    assert new_id(NOW + timedelta(days=400)) < new_id(NOW + timedelta(days=401))


def test_a_clock_that_was_never_set_still_gives_an_id():
    assert 0 < new_id(datetime(1970, 1, 1, tzinfo=UTC)) <= LARGEST


def test_thirty_thousand_made_at_once_by_many_threads_are_unique():
    with ThreadPoolExecutor(8) as pool:
        batches = pool.map(lambda _: [new_id(NOW) for _ in range(3750)], range(8))
        made = [each for batch in batches for each in batch]
    assert len(set(made)) == len(made) == 30_000


@given(st.one_of(st.text(), st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)))
def test_foreign_text_is_an_id_or_an_unknown_record(text: str):
    try:
        number = read_id(text)
    except UnknownRecord:
        return
    assert spell_id(number) == text


@pytest.mark.parametrize(
    "text", ["", "7kq2", "0" * LENGTH, "z" * LENGTH, "0000000000ILO", "٠" * LENGTH, "000000000000 ", "0" * 12 + "١"]
)
def test_what_no_record_can_be_called_is_unknown(text: str):
    with pytest.raises(UnknownRecord):
        read_id(text)
