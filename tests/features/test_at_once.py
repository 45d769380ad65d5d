"""Two presses of one member in the same moment. SQLite does one after the other anyway; PostgreSQL has to be told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator

import pytest

from bot.context import Request
from bot.members.model import Place
from tests.features.drafting import MET, talks
from tests.talk import PLATFORM, REALM, Person, Talk

TWICE = 2
ROUNDS = 6
"""Chances for two transactions to meet: without a lock about every one of them does."""

pytestmark = pytest.mark.pg


@pytest.fixture
def busy(migrated_postgres: Callable[[], str]) -> Generator[Talk]:
    with Talk(migrated_postgres()) as talk:
        yield talk


def at_once(person: Person, *lines: str) -> list[bool]:
    """Whether each was answered with an error; all are asked before any is answered."""
    place = Place(PLATFORM, REALM, person.name, private=True)
    asked = [Request(person.handle, place, line, pressed=not line.startswith("/")) for line in lines]

    async def all_of() -> list[bool]:
        bot, now = person.talk.bot, person.talk.now()
        return [reply.failed for reply in await asyncio.gather(*(bot.answer(one, now) for one in asked))]

    return person.talk.run(all_of())


def test_a_message_that_is_sent_by_two_presses_is_logged_once(busy: Talk):
    member = busy.person().says(MET)
    for number in range(ROUNDS):
        sent = member.says("/draft Ana share").button("I sent it").wire()
        before = len(talks(member))
        assert at_once(member, *[sent] * TWICE) == [False] * TWICE
        assert len(talks(member)) == before + 1, number


def test_a_group_that_is_added_by_two_presses_is_there_once(busy: Talk):
    member = busy.person().says("/presence groups")
    for number in range(ROUNDS):
        assert at_once(member, *[f"/presence group Maps {number}"] * TWICE) == [False] * TWICE
    member.says("/presence groups").sees(f"Your groups: {ROUNDS}")


def test_a_step_that_is_done_by_two_presses_counts_once(busy: Talk):
    member = busy.person().says("/presence show")
    for number in range(ROUNDS):
        item = ("x-photo", "x-bio", "x-link", "x-people", "x-activity", "github-photo")[number]
        assert at_once(member, *[f"/presence tick {item}"] * TWICE) == [False] * TWICE
    owner = member.member.id
    assert busy.look(lambda store: store.deeds.size(owner)) == ROUNDS
