"""`run` and `console` in pipes and scripts, as real processes."""

from __future__ import annotations

import os
import re
import signal
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.vault import Keyring
from tests.cli.process import Home, Ran, Started, ended

LINES = """\
# comments and empty lines are skipped

/met Cleo, designer @Lune - likes chess
/followup add
Cleo
tomorrow
:forward 3d
1
:as ben
/followup
:as you
/contact list
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture(scope="module")
def piped(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return Home(tmp_path_factory.mktemp("piped")).run("run", said=LINES)


@pytest.mark.parametrize("stdin", ["/dev/null", "closed", "an empty pipe"])
def test_with_nobody_to_listen_to_run_plays_the_story_and_leaves(home: Home, stdin: str):
    ran = home.run("run", said="" if stdin == "an empty pipe" else None, closed=stdin == "closed")
    assert ran.status == 0, ran.text
    assert "Logged: Ana Ruiz" in ran.out
    assert "Done: Ana Ruiz" in ran.out
    assert "make run" in ran.out
    assert "Connect Slack" in ran.out
    assert not home.database.parent.exists(), "the story has a database of its own"
    assert not home.keys.exists()


def test_piped_lines_are_read_to_the_end(piped: Ran):
    assert piped.status == 0, piped.text
    assert "> /contact list" in piped.out
    assert piped.out.index("1 person you know") > piped.out.index("You are you now.")


def test_a_form_in_a_pipe_takes_the_next_lines(piped: Ran):
    assert "I will remind you: Cleo" in piped.out


def test_the_clock_moves_and_what_is_due_arrives_on_the_way(piped: Ran):
    assert re.search(r"── message to you, \w+ \d+ \w+ \d{4}, 09:00 ──", piped.out)
    assert piped.out.index("── message") < piped.out.index("It is now")


def test_a_number_presses_that_button(piped: Ran):
    assert "> 1\n✓ Done: Cleo" in piped.out


def test_somebody_else_on_this_machine_sees_nothing_of_it(piped: Ran):
    assert "You are ben now.\n\n> /followup\nNothing to follow up yet" in piped.out


def test_a_form_that_a_pipe_does_not_finish_saves_nothing_and_fails(home: Home):
    ran = home.run("run", said="/met Cleo\n/followup add\nCleo\n")
    assert ran.status == 1, ran.text
    assert "nothing was saved" in ran.out


def test_a_line_that_is_not_understood_ends_in_status_1(home: Home):
    ran = home.run(
        "console", "-c", "/met Ben, developer @Acme", "-c", "/foo", "-c", "40", "-c", ":frwd 3d", "-c", "/followup add"
    )
    assert ran.status == 1
    assert "I don't know “foo”" in ran.out
    assert "There is no button 40 here" in ran.out
    assert "The console has no “:frwd”" in ran.out
    assert "followup add who:…" in ran.out


def test_what_one_run_saved_the_next_one_knows(home: Home):
    first = home.run("console", "-c", "/met Ben, developer @Acme", "--as", "zoe")
    again = home.run("console", "-c", "1", "-c", "/contact show Ben", "--as", "zoe", "--forward", "2h")
    other = home.run("console", "-c", "/contact list")
    assert (first.status, other.status) == (0, 0)
    assert "Company" in again.out
    assert "Nobody here yet" in other.out
    assert home.keys.stat().st_mode & 0o777 == 0o600
    assert home.database.stat().st_mode & 0o777 == 0o600


def test_strange_bytes_and_a_poor_terminal_end_nothing(home: Home):
    ran = home.run(
        "console", said=b"/met \xff\x00\x1b[2J Ren\xc3\xa9e\n/contact list\n", variables={"PYTHONIOENCODING": "ascii"}
    )
    assert ran.status == 0, ran.text
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("console", "--forward", "zz"), "“zz”"),
        (("console", "--as", ""), "a name"),
        (("console",), "console -c"),
        (("run", "part"), "“part”"),
        (("run", "web"), "PostgreSQL"),
        (("run", "worker"), "PostgreSQL"),
    ],
)
def test_what_can_not_be_run_says_what_to_do(home: Home, arguments: tuple[str, ...], said: str):
    ran = home.run(*arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""
    assert not home.database.exists()


def test_an_interrupted_pipe_leaves_without_a_traceback(home: Home):
    process = home.start("console", piped=True)
    assert process.stdin is not None
    process.stdin.write("/met Ben\n")
    process.stdin.flush()
    _until_it_reads(process)
    process.send_signal(signal.SIGINT)
    ran = ended(process.wait(10), *process.communicate())
    assert ran.status != 0


@pytest.mark.pg
def test_a_server_refuses_to_start_half(home: Home, fresh_postgres: Callable[[], str]):
    url = fresh_postgres()
    keyless = home.run("run", "web", variables={"DATABASE_URL": url})
    assert keyless.status == 2
    assert "GRAPEVINE_KEYS" in keyless.err
    assert "Keyring.generate()" in keyless.err
    old = home.run("run", "web", variables={"DATABASE_URL": url, "GRAPEVINE_KEYS": Keyring.generate()})
    assert old.status == 2
    assert "python -m bot migrate" in old.err
    assert not home.database.exists()


@pytest.mark.pg
def test_the_web_process_serves_health_and_stops_when_told(home: Home, fresh_postgres: Callable[[], str]):
    variables = {"DATABASE_URL": fresh_postgres(), "GRAPEVINE_KEYS": Keyring.generate(), "PORT": "0"}
    migrated = home.run("migrate", variables=variables)
    assert migrated.status == 0, migrated.text
    web, worker = [home.start("run", part, variables=variables, genuine=True) for part in ("web", "worker")]
    try:
        port = _port(web)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert (answer.status, answer.read()) == (200, b"ok\n")
        taken = home.run("run", "web", variables=variables | {"PORT": str(port)})
        assert taken.status == 1
        assert "Set PORT" in taken.err
        _line(worker, "no platform is connected")
    finally:
        for process in (web, worker):
            process.send_signal(signal.SIGTERM)
        ran = [ended(process.wait(10), *process.communicate()) for process in (web, worker)]
    assert [one.status for one in ran] == [0, 0], ran


@pytest.mark.pg
def test_a_server_that_is_not_there_is_named_without_its_password(home: Home):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"postgresql://grapevine:geheim@127.0.0.1:{port}/grapevine"
    ran = home.run("run", "web", variables={"DATABASE_URL": url, "GRAPEVINE_KEYS": Keyring.generate()})
    assert ran.status == 2
    assert f"127.0.0.1:{port}" in ran.err
    assert "geheim" not in ran.text


def _port(process: Started) -> int:
    found = re.search(r"listening on 127\.0\.0\.1:(\d+)", _line(process, "listening on"))
    assert found is not None
    return int(found[1])


def _line(process: Started, text: str) -> str:
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if text in line:
            return line
    raise AssertionError(f"it ended without saying “{text}”: {said}")


def _until_it_reads(process: Started) -> None:
    """Until it has taken what was piped in, so that it waits for more."""
    assert process.stdin is not None
    while _unread(process.stdin.fileno()):
        assert process.poll() is None


def _unread(pipe: int) -> int:
    import array
    import fcntl
    import termios

    left = array.array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, left)
    os.sched_yield()
    return left[0]
