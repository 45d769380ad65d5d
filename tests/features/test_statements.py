"""How often a command asks the database: what is known is passed on, not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from tests.talk import Person


@pytest.fixture
def sent() -> Generator[list[str]]:
    """Every statement, as text."""
    heard: list[str] = []

    def hear(connection: object, cursor: object, statement: str, *rest: object) -> None:
        heard.append(" ".join(statement.split()))

    event.listen(sa.Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(sa.Engine, "before_cursor_execute", hear)


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("/help", "/met Ana Ruiz, chef @Lune, PyDay - tall; promised my CV"),
        ("/met Ana Ruiz", "/met Ana Ruiz"),
    ],
)
def test_a_meeting_reads_nothing_twice(member: Person, sent: list[str], first: str, line: str) -> None:
    member.says(first)
    sent.clear()
    member.says(line)
    assert not member.failed()
    read = [said for said in sent if said.startswith("SELECT") and "contact_terms" not in said]
    assert {said: times for said, times in Counter(read).items() if times > 1} == {}
    assert not [said for said in read if "FROM contacts WHERE contacts.owner" in said], "the person is at hand"
    assert len(sent) <= 15, "\n".join(sent)


def test_ideas_for_somebody_with_many_tags_look_a_few_of_them_up(member: Person, sent: list[str]) -> None:
    member.says("/contact add Ana Ruiz").says("/contact tag Ana " + " ".join(f"#topic{number}" for number in range(20)))
    sent.clear()
    member.says("/gave ideas Ana").sees("Ask what would help them right now.")
    assert len(sent) <= 15, "\n".join(sent)
