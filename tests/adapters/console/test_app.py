"""The console's loop, in one process: whole talks on a database of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.console.app import Console, play
from adapters.console.story import BEGINS
from bot.app import Bot
from bot.clock import MovableClock
from bot.features import FEATURES
from storage import migrate
from storage.store import Database, open_database
from storage.vault import Keyring, Vault

MET = "/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV"


class Desk:
    """A console, what it showed, and the answers that lie ready for its forms."""

    def __init__(self, database: Database, clock: MovableClock, *, terse: bool = False, asks: bool = True) -> None:
        self.shown: list[str] = []
        self.answers: list[str | None] = []
        self.clock = clock
        self._runner = asyncio.Runner()
        bot = Bot(database, FEATURES)
        self.console = Console(bot, clock, "UTC", self.shown.append, self._answer if asks else None, terse=terse)

    def says(self, *lines: str) -> str:
        """What is shown upon these lines."""
        self.shown.clear()
        for line in lines:
            self.stays = self._runner.run(self.console.line(line))
        return "\n".join(self.shown)

    def close(self) -> None:
        self._runner.close()

    async def _answer(self, prompt: str) -> str | None:
        self.shown.append(prompt)
        return self.answers.pop(0)


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    clock = MovableClock()
    clock.set(BEGINS)
    opened = open_database(f"sqlite:///{tmp_path / 'grapevine.db'}", Vault(Keyring.parse(Keyring.generate())), clock)
    migrate.upgrade(opened.engine)
    desks: list[Desk] = []

    def desk(**choices: bool) -> Desk:
        desks.append(Desk(opened, clock, **choices))
        return desks[-1]

    yield desk
    for one in desks:
        one.close()
    opened.close()


@pytest.mark.parametrize("line", ["", "   ", "# a comment"])
def test_nothing_said_is_nothing_done(sit: Callable[..., Desk], line: str):
    assert sit().says(line) == ""


@pytest.mark.parametrize("line", [":quit", ":q", ":exit"])
def test_leaving(sit: Callable[..., Desk], line: str):
    desk = sit()
    desk.says(line)
    assert not desk.stays


def test_each_message_comes_at_its_own_time(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    shown = desk.says(":forward 3d")
    assert shown.index("Friday 6 March 2026, 09:00") < shown.index("Saturday 7 March 2026, 09:00")
    assert shown.endswith("It is now Sunday 8 March 2026, 18:00.")
    assert desk.clock() - BEGINS >= timedelta(days=3)


def test_numbers_are_those_of_the_newest_card_with_buttons(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET, ":forward 1d", "nonsense")
    assert "✓ Done: Ana Ruiz" in desk.says("1")


@pytest.mark.parametrize("number", ["0", "99", "12345678901234567890"])
def test_a_number_without_a_button_says_so(sit: Callable[..., Desk], number: str):
    desk = sit()
    desk.says(MET)
    assert f"There is no button {int(number)} here." in desk.says(number)
    assert desk.console.failed


def test_one_person_can_not_press_the_buttons_of_another(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET, ":as ben")
    assert "There is no button 1 here." in desk.says("1")
    assert "Ana Ruiz" in desk.says(":as you", "2")


def test_what_comes_for_somebody_else_says_for_whom(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(":as ben", MET, ":as you")
    assert "── message to ben, Friday 6 March 2026, 09:00 ──" in desk.says(":forward 1d")


def test_an_unknown_word_of_the_console_is_an_error(sit: Callable[..., Desk]):
    desk = sit()
    assert "The console has no “:frwd”." in desk.says(":frwd 3d")
    assert desk.console.failed


@pytest.mark.parametrize("line", [":help", ":?"])
def test_help_tells_the_words_of_the_console(sit: Callable[..., Desk], line: str):
    desk = sit()
    shown = desk.says(line)
    assert all(word in shown for word in (":forward 3d", ":as ben", ":now", ":quit"))
    assert not desk.console.failed


def test_a_form_is_asked_field_by_field(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    desk.answers = ["Ana", "nxt fri", "tomorrow 15:00", "bring cake"]
    shown = desk.says("/followup add")
    assert "nxt fri" in shown
    assert "✓ I will remind you: Ana Ruiz" in shown
    assert not desk.answers
    assert not desk.console.failed


@pytest.mark.parametrize("end", [None, "/contact list", ":now"])
def test_a_form_that_is_left_saves_nothing(sit: Callable[..., Desk], end: str | None):
    desk = sit()
    desk.says(MET)
    desk.answers = ["Ana", "tomorrow", end]
    shown = desk.says("/followup add")
    assert "nothing was saved" in shown
    assert "I will remind you" not in shown
    assert desk.stays


def test_quit_in_a_form_leaves_the_console(sit: Callable[..., Desk]):
    desk = sit()
    desk.answers = [":quit"]
    desk.says("/followup add")
    assert not desk.stays


def test_a_script_is_asked_only_for_what_it_must_say(sit: Callable[..., Desk]):
    desk = sit(terse=True)
    desk.says(MET)
    desk.answers = ["Ana", "tomorrow"]
    assert "✓ I will remind you: Ana Ruiz" in desk.says("/followup add")


def test_where_nobody_can_be_asked_the_form_says_what_is_missing(sit: Callable[..., Desk]):
    desk = sit(asks=False)
    assert "followup add who:… when:…" in desk.says("/followup add")
    assert desk.console.failed


def test_lines_are_shown_before_what_comes_of_them(sit: Callable[..., Desk]):
    desk = sit()
    asyncio.run(play(desk.console, [":now"]))
    assert desk.shown == ["\n> :now", "It is Thursday 5 March 2026, 18:00; you are you."]
