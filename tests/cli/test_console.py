"""The console with a person at the keyboard: a real process on a terminal of its own."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.process import ROOT, Home, command

SECONDS = 20


class Terminal:
    """What a person sees, and types."""

    def __init__(self, home: Home, *arguments: str, kind: str = "dumb") -> None:
        self._own, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (30, 100))
        self.process = subprocess.Popen(
            command(*arguments),
            cwd=ROOT,
            env=home.environment({"TERM": kind}),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  so that Ctrl-C is a signal
        )
        os.close(theirs)
        self.seen = ""
        self._looked = 0

    def types(self, text: str) -> Terminal:
        os.write(self._own, text.encode())
        return self

    def pauses(self) -> Terminal:
        """A terminal can't tell Escape and a letter after it from both at once, but by the time between them."""
        time.sleep(2)
        return self

    def sees(self, text: str) -> Terminal:
        """Waits until that is shown, after what was looked for before."""
        until = time.monotonic() + SECONDS
        while (found := self.seen.find(text, self._looked)) < 0:
            assert self._shows_more(until), f"“{text}” was never shown: {self.seen}"
        self._looked = found + len(text)
        return self

    def ends(self) -> int:
        until = time.monotonic() + SECONDS
        while self._shows_more(until):
            pass
        status = self.process.wait(max(0.1, until - time.monotonic()))
        assert "Traceback" not in self.seen, self.seen
        return status

    def interrupted(self, by: Callable[[], object]) -> int:
        """Until it ends: an interrupt that falls between two keys is noticed with the next."""
        for _ in range(10):
            by()
            until = time.monotonic() + SECONDS / 10
            while self._shows_more(until):
                pass
            if time.monotonic() < until:
                break
        return self.ends()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._own)

    def _shows_more(self, until: float) -> bool:
        if not select.select([self._own], [], [], max(0, until - time.monotonic()))[0]:
            return False
        try:
            more = os.read(self._own, 65_536)
        except OSError:  # the other end is closed
            return False
        if b"\x1b[6n" in more:  # “where is the cursor?”
            self.types("\x1b[1;1R")
        self.seen += more.decode(errors="replace").replace("\r\n", "\n")
        return bool(more)


@contextlib.contextmanager
def terminal(home: Home, *arguments: str, kind: str = "dumb") -> Iterator[Terminal]:
    opened = Terminal(home, *arguments, kind=kind)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def home(tmp_path: Path, migrated_file: Path) -> Home:
    return Home(tmp_path).furnished(migrated_file)


def test_a_person_talks_presses_and_leaves(home: Home):
    with terminal(home, "run") as opened:
        opened.sees("this is the console").sees("Connect Slack").sees("> ")
        opened.types("/met Ben, developer @Acme\n").sees("Logged: Ben").sees("[2] Show").sees("> ")
        opened.types("2\n").sees("Last talk").sees("> ")
        opened.types(":now\n").sees("you are you").sees("> ")
        opened.types(":help\n").sees(":forward 3d").sees("> ")
        opened.types("nonsense\n").sees("I don't know “nonsense”").sees("> ")
        opened.types(":quit\n")
        assert opened.ends() == 0


def test_a_second_console_says_who_holds_the_database(home: Home):
    with terminal(home, "console") as opened:
        opened.sees("> ")
        second = home.run("console", "-c", "help")
        assert second.status == 1
        assert f"process {opened.process.pid} (console)" in second.err
        migration = home.run("migrate")
        assert migration.status == 1
        assert f"process {opened.process.pid} (console)" in migration.err
        doctor = home.run("doctor")
        assert doctor.status == 0, doctor.text
        opened.types("\x04")
        assert opened.ends() == 0


def test_control_c_at_the_prompt_leaves_at_once(home: Home):
    with terminal(home, "console") as opened:
        opened.sees("> ").types("/met half a li").sees("half")
        assert opened.interrupted(lambda: opened.types("\x03")) == 0


def test_an_interrupt_from_outside_leaves_at_once(home: Home):
    with terminal(home, "console") as opened:
        opened.sees("> ")
        assert opened.interrupted(lambda: opened.process.send_signal(signal.SIGINT)) == 0


def test_a_form_asks_field_by_field_and_keeps_what_is_left_empty(home: Home):
    with terminal(home, "console") as opened:
        opened.sees("> ").types("/met Ben, developer @Acme\n").sees("> ")
        opened.types("/followup add\n").sees("Whom it is about").types("Ben\n")
        opened.sees("When to remind you").types("soonish\n").sees("soonish").sees("When to remind you")
        opened.types("friday next week\n").sees("optional").types("\n").sees("I will remind you: Ben").sees("> ")
        opened.types("\x04")
        assert opened.ends() == 0


def test_control_d_in_a_form_leaves_the_form_and_saves_nothing(home: Home):
    with terminal(home, "console") as opened:
        opened.sees("> ").types("/met Ben\n").sees("> ")
        opened.types("/followup add\n").sees("Whom").types("Ben\n").sees("When to").types("tomorrow\n").sees("optional")
        opened.types("\x04").sees("nothing was saved").sees("> ")
        opened.types("/followup list\n").sees("say thanks").sees("> ")
        assert "I will remind you" not in opened.seen
        opened.types("/followup add\n").sees("Whom").types(":quit\n")
        assert opened.ends() == 0


COLOURS = "xterm-256color"
READY = "Tab completes · :help"
"""At the end of the line below the prompt."""

DONE = "\x1b[?2004l"
"""What the editor sends when it has read a line."""


def test_in_colour_a_person_completes_a_name_presses_and_leaves(home: Home):
    with terminal(home, "run", kind=COLOURS) as opened:
        opened.sees("this is the console").sees(READY)
        opened.types("/met Ben Ode, developer @Acme\r").sees("\x1b[1;32m✓ Logged: Ben Ode").sees(READY)
        opened.types("/contact show be").sees("Ben Ode, developer at Acme").types("\t\r").sees("Last talk").sees(
            ":help"
        )
        opened.types("/followup add\r").sees("Whom it is about").types("Ben\r")
        opened.sees("When to remind you").types("tomorrow\r").sees("optional").types("\r").sees("I will remind you")
        opened.sees(READY).types(":quit\r")
        assert opened.ends() == 0


def test_what_was_typed_comes_back_in_the_next_run_but_lies_nowhere_in_the_open(home: Home):
    with terminal(home, "console", kind=COLOURS) as opened:
        opened.sees(READY).types("/met Zenobia - loves chess\r").sees("Logged").sees(READY).types("\x04")
        assert opened.ends() == 0
    with terminal(home, "console", kind=COLOURS) as opened:
        opened.sees(READY).types("\x1b[A").sees("Zenobia").types("\x03")
        opened.sees(READY).types(":history off\r").sees("No line").sees(READY).types(":quit\r")
        assert opened.ends() == 0
    folder = home.database.parent
    assert (folder / "history").read_text() == "off\n"
    assert (folder / "history").stat().st_mode & 0o777 == 0o600


def test_control_c_empties_a_line_first_and_leaves_on_an_empty_one(home: Home):
    with terminal(home, "console", kind=COLOURS) as opened:
        opened.sees(READY).types("/met half a li").sees("half").types("\x03").sees(DONE).sees(READY).types("\x03")
        assert opened.ends() == 0
        assert "Logged" not in opened.seen


def test_escape_closes_the_menu_first_and_then_leaves_the_form(home: Home):
    with terminal(home, "console", kind=COLOURS) as opened:
        opened.sees("Begin with somebody you met").sees(READY).types("/met Ben Ode\r").sees("Logged").sees(READY)
        opened.types("/met Bea Ott\r").sees("Logged").sees(READY)  # of one alone no menu is made
        opened.types("/followup add\r").sees("Who:").types("\t").sees("Ben Ode").types("\x1b").pauses().types("Ben")
        opened.types("\r").sees("When:").types("\x1b").sees("nothing was saved").sees(READY)
        opened.types("\x1b").types(":now\r").sees("you are you").sees(READY).types("\x04")
        assert opened.ends() == 0
        assert "I will remind you" not in opened.seen
    with terminal(home, "console", kind=COLOURS) as opened:
        opened.sees(READY).types("\x04")
        assert opened.ends() == 0
        assert "Begin with" not in opened.seen


def test_a_script_is_drawn_in_colour_for_a_person_only(home: Home):
    with terminal(home, "console", "-c", "nonsense", kind=COLOURS) as opened:
        opened.sees("\x1b[1;31m✗ I don't know").ends()
    with terminal(home, "console", "-c", "nonsense") as opened:
        opened.sees("✗ I don't know").ends()
        assert "\x1b" not in opened.seen
    assert "\x1b" not in home.run("console", "-c", "nonsense").out
    wanted = {"FORCE_COLOR": "1", "TERM": COLOURS}
    assert "\x1b[1;31m" in home.run("console", "-c", "nonsense", variables=wanted).out
    assert "\x1b" not in home.run("console", "-c", "nonsense", variables={**wanted, "NO_COLOR": "1"}).out


def test_a_mark_stays_a_mark_where_letters_are_few(home: Home):
    few = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    shown = home.run("console", said="/met Zoë - “likes” tea", variables=few).out
    assert shown.startswith('> /met Zoe - "likes" tea\n+ Logged: Zoe\n')
    assert '| "likes" tea' in shown
    assert "?" not in shown


def test_several_people_are_pasted_at_once(home: Home):
    with terminal(home, "console", kind=COLOURS) as opened:
        opened.sees(READY).types("\x1b[200~/met Ana\nfrom far away\x1b[201~").sees("far").types("\r")
        opened.sees("Logged").sees(READY).types("\x04")
        assert opened.ends() == 0
