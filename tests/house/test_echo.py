"""Each statement that touches a table of members' rows says whose: in its WHERE, or in what it inserts.

Read from the SQL that is really sent, so that a query written tomorrow is looked at too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import FrameType
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.events import reading
from bot.events.model import Occurrence, Reading
from bot.outbox.model import State
from bot.ports import Store
from bot.tips.model import ResourceId
from storage.schema import metadata
from tests.features import digests
from tests.features.digests import tell_of_each_kind
from tests.house.everything import EVERYBODYS, SAID
from tests.talk import PLATFORM, REALM, THURSDAY, Talk

OWNERS = {table.name: table.info["owner"] for table in metadata.sorted_tables if table.info["owner"] is not None}

OF_CIRCLES = {"feeds", "events"}
"""Tables whose rows are a member's, or without an owner a space's: then they are bound to the spaces of who asks."""


@dataclass
class Echo:
    """Every statement sent, with the query that sent it: `contacts.find`."""

    heard: list[tuple[str, str]] = field(default_factory=list)

    def hear(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        self.heard.append((_asker(sys._getframe()), " ".join(statement.split())))

    def unscoped(self) -> list[tuple[str, str]]:
        return [(asker, said) for asker, said in self.heard if any(not scoped(said, table) for table in touched(said))]


def _asker(frame: FrameType | None) -> str:
    """The outermost method of a query class on the stack."""
    found = "none"
    while frame is not None:
        kind = type(frame.f_locals.get("self"))
        if kind.__module__.startswith("storage.") and kind.__name__.endswith("Rows"):
            found = f"{kind.__module__.removeprefix('storage.')}.{frame.f_code.co_name}"
        frame = frame.f_back
    return found


def touched(statement: str) -> list[str]:
    """The tables of members' rows that a statement reads or writes, as often as it names them."""
    named = re.findall(r'\b(?:FROM|JOIN|INTO|UPDATE)\s+"?(\w+)', statement)
    listed = re.findall(r"\bFROM\s+\w+((?:,\s*\w+)+)", statement)
    named += [name.strip() for names in listed for name in names.split(",") if name.strip()]
    return [name for name in named if name in OWNERS]


def scoped(statement: str, table: str) -> bool:
    """Whether each use of the table is bound to an owner, or to spaces, given as a value."""
    owner = OWNERS[table]
    if statement.startswith("INSERT"):
        columns = re.match(r"INSERT INTO \w+ \(([^)]*)\)", statement)
        return columns is not None and owner in re.findall(r"\w+", columns[1])
    if table in OF_CIRCLES:
        statement = _of_one(statement, table)
    # A value is ? on SQLite and %(name)s on PostgreSQL, in brackets after IN; another column would be no value. “+ 0”
    # keeps SQLite from an index.
    bound = re.findall(rf"\b{table}\.{owner} (?:\+ 0 )?(?:= |IN \()(?:\?|%\()", statement.partition(" WHERE ")[2])
    return len(bound) >= touched(statement).count(table)


def _of_one(statement: str, table: str) -> str:
    """What is bound to spaces, whether or not to a member beside them, as if it were bound to a member."""
    values = r"(?:= (?:\?|%\([^()]*\)s(?:::\w+)?)|IN \((?:\?|%\()(?:[^()]|\([^()]*\))*\))"
    shared = rf"{table}\.owner IS NULL AND {table}\.space {values}"
    both = re.sub(rf"{shared} OR {table}\.owner (?==)", f"{table}.owner ", statement)
    return re.sub(shared, f"{table}.owner = ?", both)


@pytest.fixture
def echo() -> Generator[Echo]:
    heard = Echo()
    event.listen(sa.Engine, "before_cursor_execute", heard.hear)
    yield heard
    event.remove(sa.Engine, "before_cursor_execute", heard.hear)


_USED: dict[str, Echo] = {}


@pytest.fixture
def used(talk: Talk, echo: Echo) -> Echo:
    """Everything was used: commands, buttons, suggestions, jobs, the sender, a return after silence, erasure. What was
    heard of it once on each database serves all tests. A migration was heard before that, if at all."""
    name = talk.database.engine.name
    if name in _USED:
        return _USED[name]
    member = talk.person("olga")
    for said in SAID:
        member.says(said)
        assert not member.failed(), f"{said}: {member.text}"
    talk.change(_read)
    member.says("/met Ana").presses("Somebody new")
    member.says("/followup done Ruiz").presses("Coffee chat").says("/contact show Ruiz").presses("Edit")
    member.says("/goal progress 1").presses("Undo")
    member.says("/goal set Have 9 chats this year").says("/contact talked Sol").presses("Not this one").presses("Undo")
    request = member._request("")
    for typed in ("", "an"):
        talk.run(talk.bot.suggest(request, "contact show", "who", typed, talk.now()))
    talk.clock.move(days=60)
    assert member.mailed
    member.says("/review begin month:2026-05-01").presses("Carry on").presses("Change").presses("Let go")
    member.says("/review skip month:2026-05-01 step:goals").presses("All well").says("/followup list")
    now = talk.now()
    for asks in (
        lambda store: store.outbox.again([], now, expires_at=now),
        lambda store: store.outbox.drop([]),
        lambda store: store.resources.take_out("slack/T1", ResourceId(1)),
        lambda store: store.outbox.page([State.DEAD], failing=True, limit=9, before=None),
        lambda store: (store.outbox.tallies(), store.outbox.backlog(now)),
    ):
        talk.change(asks)
    tell_of_each_kind(member)
    member.presses("Try again").presses("It is there").presses("Post again")
    talk.change(lambda store: store.outbox.cancel_member(member.member.id))
    group = replace(request, where=digests.CHANNEL, room="closed", said="/settings here")
    talk.run(talk.bot.answer(group, now))
    member.says("/settings").presses("Get them directly")
    owner = member.member.id
    talk.database.write_now(
        lambda store: (
            [list(store.privacy.rows(owner, table)) for table in store.privacy.tables()],
            store.privacy.erase(owner),
        )
    )
    talk.person("ben").says("/help")
    talk.run(talk.bot.moved(talk.person("ben").handle, "Europe/Berlin", now))
    talk.run(talk.bot.removed(PLATFORM, REALM, now))
    talk.clock.skip(days=31)
    talk.plan()
    _USED[name] = echo
    return echo


def _read(store: Store) -> None:
    """As the reader of feeds does: something new, a change of it, and trouble."""
    for due in reading.take(store, THURSDAY):
        for days in (1, 2):
            start = THURSDAY + timedelta(days=days)
            said = Reading((Occurrence("1", "", "Talk", start, start),))
            reading.read(store, due.source.id, said, THURSDAY, seen=due.source)
        reading.failed(store, due.source.id, "busy", THURSDAY)


def test_every_statement_says_whose_rows_it_means(used: Echo) -> None:
    assert [heard for heard in used.unscoped() if heard[0] not in EVERYBODYS] == []
    assert len(used.heard) > 300


def test_each_query_for_everybody_is_used_and_really_one(used: Echo) -> None:
    assert {asker for asker, _ in used.unscoped()} == EVERYBODYS.keys()


def test_every_query_of_a_member_was_heard(used: Echo) -> None:
    heard = {asker.partition(".")[0] for asker, said in used.heard if touched(said)}
    assert heard == {
        "members",
        "pauses",
        "contacts",
        "wanted",
        "companies",
        "journal",
        "deeds",
        "mutes",
        "letters",
        "drafts",
        "pitches",
        "tips",
        "resources",
        "reviews",
        "followups",
        "goals",
        "checkins",
        "questions",
        "held",
        "merges",
        "outbox",
        "privacy",
        "installs",
        "feeds",
        "events",
        "shares",
        "leads",
        "milestones",
        "presence",
        "steps",
    }
    assert {table for _, said in used.heard for table in touched(said)} == OWNERS.keys()


@pytest.mark.parametrize(
    ("statement", "fine"),
    [
        ("SELECT held.id FROM held WHERE held.owner = ? AND held.id = ?", True),
        ("SELECT held.id FROM held WHERE held.owner = %(owner)s::BIGINT", True),
        ("SELECT members.id FROM members WHERE members.id IN (?, ?)", True),
        ("SELECT held.id FROM held WHERE held.id = ?", False),
        ("SELECT held.id, held.owner FROM held", False),
        ("SELECT held.id FROM held JOIN members ON members.id = held.owner WHERE members.id = ?", False),
        ("SELECT held.id FROM held, members WHERE held.owner = members.id AND members.id = ?", False),
        ("SELECT held.id FROM held WHERE held.owner = ? AND held.id IN (SELECT held.id FROM held)", False),
        ("UPDATE held SET answered=? WHERE held.id = ?", False),
        ("DELETE FROM held WHERE held.owner = ?", True),
        ("INSERT INTO held (id, owner) VALUES (?, ?)", True),
        ("INSERT INTO held (id) VALUES (?)", False),
        ("SELECT feeds.id FROM feeds WHERE feeds.owner IS NULL AND feeds.space IN (?, ?) OR feeds.owner = ?", True),
        ("SELECT feeds.id FROM feeds WHERE feeds.owner IS NULL AND feeds.space = %(space)s::VARCHAR", True),
        ("SELECT feeds.id FROM feeds WHERE feeds.space IN (?)", False),
        ("SELECT feeds.id FROM feeds WHERE feeds.owner IS NULL", False),
        ("SELECT feeds.id FROM feeds WHERE feeds.id = ? AND feeds.added_by = ?", False),
        (
            "SELECT events.id FROM events WHERE (events.source IN (SELECT feeds.source FROM feeds) OR "
            "events.owner IS NULL AND events.space IN (?) OR events.owner = ?)",
            False,
        ),
    ],
)
def test_the_look_at_a_statement_is_strict(statement: str, fine: bool) -> None:
    assert all(scoped(statement, table) for table in touched(statement)) is fine
