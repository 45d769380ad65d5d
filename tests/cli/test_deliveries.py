"""`deliveries`: what operators are shown, and what they can do about it, as real processes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import clock
from bot.cli.codes import MEANINGS, explain
from bot.kit.calls import Call
from bot.kit.ids import new_id, read_id, spell_id
from bot.members.model import Handle, MemberId, Place
from bot.outbox import rules
from bot.outbox.model import Delivery, DeliveryId, Kind, Pace, State, Stop
from storage import migrate
from storage.engine import Engine, open_engine
from storage.lock import lock_database
from storage.outbox import OutboxRows
from tests.cli.process import Home, Ran, together

PACE = Pace()
CHANNEL = Place("slack", "T1", "C1", private=False)
PERSON = Handle("slack", "T1", "U-secretuser")
MEMBER = MemberId(new_id(datetime(2026, 3, 5, tzinfo=UTC)))


@dataclass
class Operated:
    """A database with deliveries, and the command line on it."""

    home: Home
    variables: Mapping[str, str]
    engine: Engine

    def put(self, key: str, state: State, *, error: str = "", kind: Kind = "nudge", space: str = "") -> str:
        """One in that state; its id as spelled."""
        now = clock.now()
        made = Delivery.new(
            key=f"secret/{key}",
            to=CHANNEL if kind == "digest" else PERSON,
            member=MEMBER,
            call=Call("followup nudge", {"day": "secretday"}),
            kind=kind,
            not_before=now - timedelta(minutes=5),
            expires_at=now + timedelta(hours=9),
            now=now,
            space=space,
        )

        def write(rows: OutboxRows) -> None:
            rows.put(made)
            if state is State.PENDING and not error:
                return
            (claimed,) = rows.claim([made.id], now, token="t", pace=PACE)
            begun = rules.begun(claimed, "hash", now=now, pace=PACE)
            if state in (State.SENT, State.UNKNOWN, State.SENDING):
                rows.begin([("t", begun)])
                claimed = begun
            if state is not State.SENDING:
                rows.settle([("t", replace(claimed, state=state, error=error, lease_token=None, lease_until=None))])

        self.ask(write)
        return spell_id(made.id)

    def ask(self, work: Callable[[OutboxRows], Any]) -> Any:
        return self.engine.write(lambda connection: work(OutboxRows(connection))).result()

    def state(self, spelled: str) -> State:
        found: Delivery = self.ask(lambda rows: rows.get(DeliveryId(read_id(spelled))))
        return found.state

    def run(self, *arguments: str) -> Ran:
        return self.home.run("deliveries", *arguments, variables=self.variables)

    def lines(self, *arguments: str) -> list[dict[str, Any]]:
        ran = self.run("--json", *arguments)
        assert ran.status == 0, ran.text
        return [json.loads(line) for line in ran.out.splitlines()]


@contextmanager
def operated(folder: Path, url: str) -> Generator[Operated]:
    home = Home(folder)
    variables = {} if url == "" else {"DATABASE_URL": url}
    with open_engine(url or f"sqlite:///{home.database}") as engine:
        yield Operated(home, variables, engine)


@pytest.fixture
def desk(tmp_path: Path, migrated_file: Path) -> Generator[Operated]:
    """On the embedded database, which a bot runs on all the while."""
    database = Home(tmp_path).database
    database.parent.mkdir(parents=True)
    shutil.copy(migrated_file, database)
    with lock_database(database, purpose="run"), operated(tmp_path, "") as made:
        yield made


@pytest.fixture
def server(tmp_path: Path, fresh_postgres: Callable[[], str]) -> Generator[Operated]:
    with operated(tmp_path, fresh_postgres()) as made:
        migrate.upgrade(made.engine)
        yield made


def story(desk: Operated) -> None:
    """What operators do, once."""
    dead = desk.put("dead", State.DEAD, error="invalid_blocks")
    digest = desk.put("digest", State.UNKNOWN, error="timeout", kind="digest")
    waits = desk.put("waits", State.PENDING)
    retried = desk.put("retried", State.PENDING, error="ratelimited")
    sent = desk.put("sent", State.SENT)
    desk.ask(lambda rows: rows.stop(Stop("discord", "20028", clock.now() + timedelta(minutes=30))))
    shown = desk.run()
    assert shown.status == 0, shown.text
    assert "secret" not in shown.text
    for text in (
        *(dead, digest, retried, spell_id(MEMBER), "2 due, the first since", "min)"),
        *(f"{code}: {explain(code)}" for code in ("invalid_blocks", "timeout", "ratelimited")),
        *("discord  for 29 min more. 20028: too many new", MEANINGS[State.UNKNOWN], "slack/T1/C1"),
    ):
        assert text in shown.out
    assert waits not in shown.out
    assert sent not in shown.out

    unsure = desk.run("again", dead, digest, sent, waits)
    assert unsure.status == 1
    for text in (f"{dead} is in line again", f"{digest} may be in its channel already", "--sure", f"{sent} was sent"):
        assert text in unsure.out
    assert [desk.state(one) for one in (dead, digest, sent)] == [State.PENDING, State.UNKNOWN, State.SENT]
    sure = desk.run("again", digest.upper(), digest, "--sure")
    assert (sure.status, desk.state(digest)) == (0, State.PENDING)
    dropped = desk.run("drop", waits, digest)
    assert (dropped.status, desk.state(waits), desk.state(digest)) == (0, State.CANCELLED, State.CANCELLED)
    assert desk.run("drop", sent).status == 1
    assert "discord is open again" in desk.run("resume", "discord").out
    assert "Nothing is stopped" in desk.run().out


def test_operators_see_and_act_beside_a_running_bot(desk: Operated):
    story(desk)


@pytest.mark.pg
def test_operators_see_and_act_on_a_server(server: Operated):
    story(server)


def test_scripts_get_one_object_a_line(desk: Operated):
    dead = desk.put("dead", State.DEAD, error="compose:KeyError")
    desk.put("digest", State.UNKNOWN, error="timeout", kind="digest")
    desk.ask(lambda rows: rows.stop(Stop("slack/T2", "token_revoked")))
    found = desk.lines()
    assert [one["what"] for one in found] == ["backlog", "count", "count", "stop", "delivery", "delivery"]
    assert "secret" not in json.dumps(found)
    (told,) = [one for one in found if one.get("id") == dead]
    assert (told["state"], told["attempt"], told["code"], told["may_have_arrived"]) == (
        *("dead", 1, "compose:KeyError"),
        False,
    )
    assert datetime.fromisoformat(told["due"]) < datetime.fromisoformat(found[0]["at"])
    assert found[3] == {
        "what": "stop",
        "name": "slack/T2",
        "code": "token_revoked",
        "until": None,
        "why": explain("token_revoked"),
    }


def test_a_long_list_comes_in_pages(desk: Operated):
    now = clock.now()
    template = Delivery.new(
        key="k", to=PERSON, member=MEMBER, call=Call("help"), kind="nudge", now=now,
        not_before=now, expires_at=now + timedelta(hours=9),
    )  # fmt: skip
    many = [replace(template, id=DeliveryId(10_000 + number), key=f"k/{number}") for number in range(2_500)]
    desk.ask(lambda rows: rows.put_many(many))
    desk.ask(lambda rows: rows.stop(Stop("slack/T1", "token_revoked")))  # cancels them all
    first = desk.run("--state", "cancelled", "--limit", "3")
    ids = [spell_id(12_499 - number) for number in range(4)]
    assert [one in first.out for one in ids] == [True, True, True, False]
    assert f"--before {ids[2]}" in first.out
    second = desk.run("--state", "cancelled", "--limit", "3", "--before", ids[2])
    assert ids[3] in second.out
    assert ids[2] not in second.out.splitlines()
    everything = [one["id"] for one in desk.lines("--state", "cancelled", "--limit", "100000") if "id" in one]
    assert everything == [spell_id(one.id) for one in reversed(many)]


def test_nothing_is_sent_again_to_where_it_is_stopped(desk: Operated):
    digest = desk.put("digest", State.PENDING, kind="digest")
    desk.ask(lambda rows: rows.stop(Stop("slack/T1/C1", "is_archived")))
    refused = desk.run("again", digest)
    assert refused.status == 1
    assert "resume slack/T1/C1" in refused.out
    assert desk.run("resume", "--all").status == 0
    assert desk.run("again", digest).status == 0
    assert desk.state(digest) is State.PENDING


def test_nothing_at_all_is_said_so(desk: Operated, tmp_path: Path):
    empty = desk.run()
    assert empty.status == 0
    for text in ("Nothing was ever planned", "Nothing is stopped", "Nothing is unknown, dead or tried again"):
        assert text in empty.out
    assert [one["what"] for one in desk.lines()] == ["backlog"]
    fresh = Home(tmp_path / "fresh")
    none = fresh.run("deliveries")
    assert (none.status, "no database yet" in none.out) == (0, True)
    assert not fresh.database.exists()


REFUSED = (
    (("again", "nonsense"), 2, "“nonsense” is no delivery's id"),
    (("drop", "0" * 13), 2, "is no delivery's id"),
    (("again", spell_id(7)), 1, "isn't there"),
    (("drop", spell_id(7)), 1, "isn't there"),
    (("resume", "slack/T9"), 1, "Nothing of the name “slack/T9” is stopped"),
    (("resume", "--all"), 0, "Nothing is stopped"),
    (("resume",), 2, "--all"),
    (("resume", "slack", "--all"), 2, "--all"),
    (("--state", "lost"), 2, "pending"),
    (("--before", "x"), 2, "is no delivery's id"),
    (("--limit", "0"), 2, "--limit"),
    (("again",), 2, "ID"),
)


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> dict[str, Ran]:
    home = Home(tmp_path_factory.mktemp("refused"))
    home.database.parent.mkdir(parents=True)
    shutil.copy(migrated_file, home.database)
    return together({" ".join(asked): (home, ("deliveries", *asked), {}) for asked, _, _ in REFUSED})


@pytest.mark.parametrize(("arguments", "status", "said"), REFUSED)
def test_what_can_not_be_done_says_why(arguments: tuple[str, ...], status: int, said: str, refusals: dict[str, Ran]):
    ran = refusals[" ".join(arguments)]
    assert ran.status == status, ran.text
    assert said in ran.text


def test_an_old_database_is_not_touched(tmp_path: Path):
    home = Home(tmp_path)
    home.database.parent.mkdir(parents=True)
    home.database.touch()
    ran = home.run("deliveries")
    assert ran.status == 2
    assert "python -m bot migrate" in ran.err


@pytest.mark.parametrize("code", ["lost", "timeout", "50007", "compose:KeyError", "ClientConnectorError", "new", ""])
def test_every_code_is_explained(code: str):
    assert explain(code)


def test_every_state_is_explained():
    assert MEANINGS.keys() == {*State}
