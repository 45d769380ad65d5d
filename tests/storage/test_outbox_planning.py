"""Many deliveries planned at once, on both databases."""

import pytest

from bot.members.model import Place
from bot.outbox.model import Kind
from tests.storage.desk import CHANNEL, SAM, Desk, delivery


@pytest.mark.parametrize("number", [0, 1, 7, 230])
def test_many_come_back_as_they_were_put(desk: Desk, number: int):
    kinds: tuple[Kind, ...] = ("nudge", "digest", "notice")
    places = (SAM, CHANNEL, Place("slack", "T1", "D1", private=True))
    some = [delivery(f"k/{at}", to=places[at % 3], kind=kinds[at % 3]) for at in range(number)]
    assert desk.ask(lambda rows: rows.put_many(some)) == number
    assert desk.ask(lambda rows: [rows.find(one.key) for one in some]) == some


def test_those_that_are_there_change_nothing_and_are_not_counted(desk: Desk):
    old = [delivery(f"k/{at}") for at in range(150)]
    desk.ask(lambda rows: rows.put_many(old))
    again = [delivery(f"k/{at}", to=CHANNEL) for at in range(100, 320)]
    assert desk.ask(lambda rows: rows.put_many(again)) == 170
    assert desk.ask(lambda rows: rows.find("k/149")) == old[149]
    assert desk.ask(lambda rows: rows.find("k/150")) == again[50]


def test_of_several_with_one_key_the_first_is_put(desk: Desk):
    twins = [delivery("k"), delivery("k", to=CHANNEL)]
    assert desk.ask(lambda rows: rows.put_many(twins)) == 1
    assert desk.ask(lambda rows: rows.find("k")) == twins[0]
