"""The process that sends, told to stop while a message is on its way: a real one, on PostgreSQL."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot import clock
from bot.kit.calls import Call
from bot.outbox.model import Delivery, DeliveryId, State
from storage import migrate
from storage.store import Database, open_database
from storage.vault import Keyring, Vault
from tests.cli.process import ROOT, Home, Ran, ended
from tests.postgres import PostgresServer
from tests.storage.rows import MINE

pytestmark = pytest.mark.pg


@dataclass
class Stopped:
    """What was seen of the process while it stopped, and what it left behind."""

    asked: dict[str, tuple[int, str]]
    ran: Ran
    deliveries: tuple[Delivery, ...]

    @property
    def log(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.ran.err.splitlines()]


@pytest.fixture(scope="module")
def stopped(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Generator[Stopped]:
    url, keys = postgres_server.lend(), Keyring.generate()
    with closing(open_database(url, Vault(Keyring.parse(keys)))) as database:
        migrate.upgrade(database.engine)
        _plan(database)
        home = Home(tmp_path_factory.mktemp("served"))
        variables = {"DATABASE_URL": url, "GRAPEVINE_KEYS": keys, "PORT": "0"}
        variables |= {"GRAPEVINE_METRICS": "on", "GRAPEVINE_LOG_FORMAT": "json"}
        asked, ran = _stop_it(home.environment(variables))
        yield Stopped(asked, ran, database.read_now(lambda store: store.outbox.listing([*State], limit=9)))
    postgres_server.give_back(url)


def _plan(database: Database) -> None:
    """Two messages to one person, due now."""
    now = clock.now()
    made = Delivery.new(
        key="ask/1",
        to=MINE.handle,
        member=MINE.id,
        call=Call("followup ask"),
        kind="nudge",
        not_before=now,
        expires_at=now + timedelta(hours=9),
        now=now,
    )
    second = replace(made, id=DeliveryId(made.id + 1), key="ask/2", not_before=now + timedelta(milliseconds=1))
    database.write_now(
        lambda store: (store.members.add(MINE.member, MINE.handle), *map(store.outbox.put, (made, second)))
    )


def _stop_it(environment: dict[str, str]) -> tuple[dict[str, tuple[int, str]], Ran]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.served"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stderr.readline()
        port = int(json.loads(first)["message"].rpartition(":")[2])
        asked = {"ready before": _get(port, "readyz")}
        assert process.stdout.readline() == "sending\n"
        asked["metrics"] = _get(port, "metrics")
        process.send_signal(signal.SIGTERM)
        while (ready := _get(port, "readyz"))[0] == 200:
            assert process.poll() is None
        asked |= {"ready": ready, "healthy": _get(port, "healthz")}
        out, err = process.communicate("go on\n", timeout=20)
        return asked, ended(process.returncode, out, first + err)
    finally:
        process.kill()
        process.wait()


def _get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_told_to_stop_it_is_not_ready_any_more_and_still_healthy(stopped: Stopped):
    assert stopped.asked["ready before"] == (200, "ok\n")
    assert stopped.asked["ready"] == (503, "process: stopping\n")
    assert stopped.asked["healthy"] == (200, "ok\n")


def test_what_is_in_flight_is_finished_and_the_rest_given_back(stopped: Stopped):
    assert stopped.ran.status == 0, stopped.ran.text
    sent, waiting = stopped.deliveries
    assert (sent.key, sent.state, sent.attempt) == ("ask/1", State.SENT, 1)
    assert (waiting.state, waiting.attempt, waiting.lease_token) == (State.PENDING, 0, None)


def test_the_figures_tell_of_what_is_in_hand(stopped: Stopped):
    status, text = stopped.asked["metrics"]
    assert status == 200
    assert "grapevine_held 2.0" in text
    assert "grapevine_claimed_sum 2.0" in text
    assert MINE.handle.user not in text


def test_the_log_is_json_with_the_delivery_its_state_and_how_late_it_was(stopped: Stopped):
    (told,) = [line for line in stopped.log if line.get("state") == "sent"]
    assert (told["level"], told["logger"], told["attempt"]) == ("info", "bot.outbox.sender", 1)
    late = told["late"]
    assert isinstance(late, float)
    assert late > 0
