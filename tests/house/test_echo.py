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
from tests.talk import PLATFORM, REALM, THURSDAY, Talk

OWNERS = {table.name: table.info["owner"] for table in metadata.sorted_tables if table.info["owner"] is not None}

OF_CIRCLES = {"feeds", "events"}
"""Tables whose rows are a member's, or without an owner a space's: then they are bound to the spaces of who asks."""

# Queries that look at everybody's rows on purpose.
EVERYBODYS = {
    "members.find": "asks who a handle is: the answer is what every other query is scoped by",
    "members.shut": "everybody's who chose a place that is closed to us",
    "followups.to_nudge": "the planner looks at everybody's, by the clock",
    "followups.wakes_at": "the planner's next moment, of anybody",
    "questions.due": "the planner looks at everybody's, by the clock",
    "questions.wakes_at": "the planner's next moment, of anybody",
    "letters.waiting": "the job that looks after letters, by the clock",
    "resources.of_spaces": "what the people of a space recommend to each other, for one of them",
    "resources.take_out": "by whoever manages the space, out of that space alone",
    "privacy.sweep": "looks for anybody half erased; what it deletes is that member's",
    "merges.expire": "deletes everybody's that are too old to be undone, by the clock",
    "held.forget": "deletes everybody's that expired, by the clock",
    "feeds.of_source": "the reader, by the address that it reads for all who added it",
    "feeds.added": "by who added it, for a space too: they are told what was found",
    "feeds.remove": "whether anybody else has its address; the feed itself is the member's or their space's",
    "feeds.forget_unused": "addresses that nobody has any more",
    "events.of_source": "the reader, by the address that it reads for all who added it",
    "events.put": "the reader, by ids of events of the address that it reads",
    "events.coming": "the reader, when an event changes: everybody who goes there",
    "events.going": "how many go, whoever they are",
    "events.forget": "deletes everybody's that are long over, by the clock",
    "events.due": "the planner looks at everybody's, by the clock",
    "events.wakes_at": "the planner's next moment, of anybody",
    "privacy.erase": "whether anybody else has an address of that member's; all else is that member's",
    "installs.used_at": "when anybody of a workspace that left was here last",
    "installs.accounts": "everybody's in a workspace that left: they are erased",
    "outbox.ripe": "the sender works for everybody",
    "outbox.pick": "the sender works for everybody",
    "outbox.claim": "the sender, by ids that it has picked",
    "outbox.directs": "the sender, by handles that it writes to",
    "outbox.opened": "the sender, by the handle that it has just written to",
    "outbox.begin": "the sender, by ids that it has leased",
    "outbox.settle": "the sender, by ids that it has leased",
    "outbox.stop": "the sender, by the name of a place, whoever's messages wait for it",
    "outbox.expire": "the sender gives up what is too late, by the clock",
    "outbox.next_due": "the sender's next moment, of anybody",
    "outbox.listing": "for operators, and for the tests' mailbox",
    "outbox.again": "operators, by ids that they were shown",
    "outbox.drop": "operators, by ids that they were shown",
    "outbox.page": "operators see everybody's ids and codes",
    "outbox.tallies": "operators see how many there are",
    "outbox.backlog": "operators see how many are due",
}


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


SAID = (
    "/met Ana Ruiz, recruiter @Acme, PyDay - hiring; promised my CV",
    "/met Ana Sol, chef @Lune",
    "/met Ana",
    "/contact list",
    "/contact show Ruiz",
    "/contact edit Ruiz company:Zorb",
    "/contact talked Sol - chess",
    "/contact add Cleo Oak, via Ruiz #python - tall",
    "/contact add Dan\nEve @Lune",
    "/contact note Cleo - sings",
    "/contact tag Cleo #go",
    "/contact tier Cleo close",
    "/contact archive Cleo",
    "/contact unarchive Cleo",
    "/contact find chess",
    "/contact find pyhton",
    "/contact list tag:python company:acme kind:x tier:close",
    "/contact add Fay Twin, +351 1\nFay Twinn",
    "/contact edit Fay Twin email:a@b.example phone:123 company:Acme",
    "/contact edit Fay Twinn email:A@b.example phone:1-23 company:acme",
    "/contact merge Fay Twin",
    "/contact duplicates",
    "/contact merge Fay Twin and Fay Twinn sure:no",
    "/contact merge Fay Twin and Fay Twinn",
    "/contact merge Fay Twin and Fay Twinn sure:yes",
    "/contact unmerge Fay Twin",
    "/contact forget Fay Twinn",
    "/contact forget Fay Twinn sure:yes",
    "/followup list",
    "/followup add Sol next friday 15:00 - slides",
    "/followup show Sol",
    "/followup snooze Sol tomorrow",
    "/followup skip Sol",
    "/followup cadence",
    "/followup cadence Sol every 6 weeks",
    "/followup cadence tier:close every 45 days",
    "/followup cadence Ruiz tier:close",
    "/followup done Ruiz",
    "/followup stop Sol",
    "/followup resume Sol",
    "/followup rhythm slower",
    "/followup fresh-start sure:yes",
    "/pause until next monday",
    "/resume",
    "/goal aim Find a job",
    "/goal set Have 3 conversations by the end of the year",
    "/goal progress 1 +1 - a note",
    "/goal check-in",
    "/goal check-in 1 8 sure - going well",
    "/goal check-in 1 9 unsure",
    "/goal edit 1 number:4",
    "/goal counted 1",
    "/did commented on 2 posts on X",
    "/gave Sol - an article",
    "/did list",
    "/share https://olga.example.org/a - knives #chess",
    "/share told Sol - knives",
    "/share skip Cleo - knives",
    "/news I am a cook now",
    "/share told Sol - cook",
    "/share list",
    "/news list",
    "/share show knives",
    "/congratulate Sol - birthday 12 May",
    "/congratulate Cleo - new job",
    "/congratulate list",
    "/heard Sol - opening at Lune; apply by 20 March",
    "/heard Cleo - advice on knives",
    "/heard close Cleo over",
    "/heard thanked Cleo",
    "/heard list",
    "/asked before Sol referral",
    "/asked Sol for a referral",
    "/gave list",
    "/asked list",
    "/asked list Sol",
    "/gave ideas Sol",
    "/rules mute too-soon Sol",
    "/rules show too-soon",
    "/rules unmute too-soon Sol",
    "/rules",
    "/pitch set who: Olga; field: maps",
    "/pitch set field: more maps",
    "/pitch set for: recruiters; why: you hire",
    "/pitch remove recruiters",
    "/tips",
    "/resources add Small Maps - short",
    "/grapevine review begin month:2026-03-01",
    "/grapevine review finish month:2026-03-01",
    "/grapevine review coach <@U0COACH22>",
    "/grapevine review document",
    "/goal complete 1",
    "/goal reopen conversations",
    "/goal list done",
    "/contact talked Sol - again",
    "/contact show Sol",
    "/goal aim clear:yes",
    "/event feed add https://olga.example.org/events.ics",
    "/event feed add https://olga.example.org/more.ics",
    "/event feed refresh 1",
    "/event feed remove 2",
    "/event feed",
    "/event add PyDay, 20 march 18:30, Hall 1",
    "/event add Chess, 21 march 18:30, Bar",
    "/event going PyDay",
    "/event list month",
    "/event show PyDay",
    "/plan situation first job",
    "/plan add roles: recruiter 2, chef; companies: Lune; skills: python; places: Berlin",
    "/plan add roles: recruiter 3",
    "/presence group Zorb club on Discord - chess",
    "/presence introduced Zorb club",
    "/presence helped Zorb club",
    "/presence edit Zorb club channel:Slack",
    "/presence tick linkedin photo",
    "/presence untick linkedin photo",
    "/presence groups",
    "/presence leave Zorb club",
    "/next rhythm 2 small:yes",
    "/next",
    "/next another",
    "/next done",
    "/next rhythm none",
    "/plan gaps",
    "/plan gap recruiter",
    "/plan list roles",
    "/plan edit roles: recruiter",
    "/plan remove recruiter",
    "/plan",
    "/plan company Lune, Zorb (fintech) - tall",
    "/plan company-step Zorb research done",
    "/plan company-step Zorb research open",
    "/plan company-edit Zorb place:Berlin",
    "/plan companies",
    "/plan path Zorb",
    "/plan company-remove Lune",
    "/home",
    "/help",
)


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
