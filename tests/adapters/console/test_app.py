"""The console's loop, in one process: whole talks on a database of their own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.console import app
from adapters.console.app import play
from adapters.console.story import BEGINS
from tests.adapters.console.desk import MET, Desk, awaited


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


def test_the_clock_stops_at_the_next_message(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    shown = desk.says(":forward")
    assert shown.count("── message to you") == 1
    assert shown.endswith("It is now Friday 6 March 2026, 09:00.")
    assert "message to you, Saturday 7 March 2026, 09:00" in desk.says(":forward")


def test_where_nothing_comes_the_clock_stays(sit: Callable[..., Desk]):
    desk = sit()
    assert "No message is on its way" in desk.says(":forward")
    assert desk.clock() - BEGINS < timedelta(minutes=1)


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


def test_a_number_half_typed_presses_what_stood_there_before_a_message_came(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    desk.typing = "2"
    assert "message to you" in desk.says(":forward")
    assert "Last talk" in desk.says("2")
    desk.typing = "/met Be"
    assert "message to you" in desk.says(":forward")
    assert "✓ Done" in desk.says("1")


def test_one_person_can_not_press_the_buttons_of_another(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET, ":as ben")
    assert "There is no button 1 here." in desk.says("1")
    assert "Ana Ruiz" in desk.says(":as you", "2")


def test_what_comes_for_somebody_else_says_for_whom(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(":as ben", MET, ":as you")
    assert "── message to ben, somebody else, Friday 6 March 2026, 09:00 ──" in desk.says(":forward 1d")
    desk.says("/met Cy", ":as ben")
    assert "── message to “you”, somebody else, Saturday" in desk.says(":forward 1d")


def test_an_unknown_word_of_the_console_is_an_error(sit: Callable[..., Desk]):
    desk = sit()
    assert "The console has no “:frwd”." in desk.says(":frwd 3d")
    assert desk.console.failed


@pytest.mark.parametrize("line", [":help", ":?"])
def test_help_tells_the_words_of_the_console(sit: Callable[..., Desk], line: str):
    desk = sit()
    shown = desk.says(line)
    assert all(word in shown for word in (":forward 3d", ":as ben", ":who", ":now", ":history", ":quit"))
    assert not desk.console.failed


def test_a_form_is_asked_field_by_field(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    desk.answers = ["Ana", "some fine day", "tomorrow 15:00", "bring cake"]
    shown = desk.says("/followup add")
    assert "some fine day" in shown
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


def test_who_lists_the_people_of_this_machine(sit: Callable[..., Desk]):
    desk = sit()
    shown = desk.says("/met Ana", ":as zoe", "/met Ben", ":as ben", ":who")
    assert "  ben (this is who you are now)\n  you\n  zoe\n" in shown
    assert desk.console.question().prompt == "ben> "


def test_what_is_kept_of_the_typed_lines_is_told_and_can_be_ended(sit: Callable[..., Desk], tmp_path: Path):
    desk = sit(history=True)
    assert desk.console.history is not None
    desk.console.history.add("/met Ana")
    assert f"1 line, encrypted, in\n  {tmp_path / 'history'}" in desk.says(":history")
    assert "No line that you type is kept" in desk.says(":history off")
    assert not desk.console.history.on
    assert "nothing else" in desk.says(":history on")
    assert not desk.console.failed


@pytest.mark.parametrize("line", [":history", ":history off"])
def test_where_no_history_is_kept_there_is_none_to_end(sit: Callable[..., Desk], line: str):
    assert "none are kept here" in sit().says(line)


def test_a_file_is_saved_and_the_place_is_told(sit: Callable[..., Desk], tmp_path: Path):
    path = tmp_path / "exports" / "you" / "all.json"
    assert str(path) in sit().says("/dig up")
    assert path.read_bytes() == b"{}"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_can_not_be_written_is_an_error_with_the_place(sit: Callable[..., Desk], tmp_path: Path):
    (tmp_path / "exports").write_text("in the way")
    desk = sit()
    assert f"I can't write to {tmp_path / 'exports'}" in " ".join(desk.says("/dig up").split())
    assert desk.console.failed


def test_long_work_tells_how_far_it_is(sit: Callable[..., Desk]):
    shown = sit().says("/dig deep by:hand hits:sand").split("\n")
    assert shown[0] == "Digging"
    assert shown[1:-1] == [f"  {done} of 40" for done in range(4, 41, 4)]
    assert shown[-1] == "✓ Dug by hand"


def test_long_work_that_breaks_gives_a_reference_and_tells_the_log_no_private_word(
    sit: Callable[..., Desk], caplog: pytest.LogCaptureFixture
):
    desk = sit()
    with caplog.at_level(logging.ERROR):
        shown = desk.says("/dig deep by:hand hits:rock")
    assert "reference" in shown
    assert desk.console.failed
    assert "RuntimeError" in caplog.text
    assert "rock" not in caplog.text


@pytest.mark.parametrize(("said", "by"), [("1", "hand"), ("2", "2"), ("spade", "spade")])
def test_a_choice_is_given_by_its_number_or_its_name(sit: Callable[..., Desk], said: str, by: str):
    desk = sit()
    desk.answers = [said, "sand"]
    shown = desk.says("/dig deep")
    assert "[1] hand, [2] spade, [3] 2" in shown
    assert f"Dug by {by}" in shown


def test_what_was_wrong_can_be_put_right(sit: Callable[..., Desk]):
    desk = sit()
    desk.answers = ["9", "hand", "", "sand"]
    shown = desk.says("/dig deep")
    assert "I don't know “9” here" in shown
    assert "Please fill this in" in shown
    assert "Dug by hand" in shown
    assert [question.value for question in desk.questions] == ["", "9", "", ""]


def test_a_form_that_fails_is_asked_again_with_all_that_was_typed(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    desk.answers = ["Nobody", "tomorrow", "bring cake", "Ana", "", ""]
    shown = desk.says("/followup add")
    assert shown.index("I don't know anyone called “Nobody”") < shown.index("✓ I will remind you: Ana Ruiz")
    asked = [question.prompt + question.value for question in desk.questions[3:]]
    for typed, again in zip(("now: Nobody", "now: tomorrow", "bring cake"), asked, strict=True):
        assert typed in again
    assert "bring cake" in shown[shown.index("✓ I will remind you: Ana Ruiz") :]
    assert not desk.console.failed


def test_a_form_that_fails_in_a_script_is_not_asked_again(sit: Callable[..., Desk]):
    desk = sit(terse=True)
    desk.answers = ["Nobody", "tomorrow"]
    assert "I don't know anyone called “Nobody”" in desk.says("/followup add")
    assert desk.console.failed


def test_names_are_completed_for_whoever_one_is(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET, "/met Ann Lee")
    assert desk.offers("/contact show an") == ["Ana Ruiz", "Ann Lee"]
    desk.says(":as ben")
    assert desk.offers("/contact show an") == []


def test_a_person_is_completed_in_a_form_too(sit: Callable[..., Desk]):
    desk = sit()
    desk.says(MET)
    desk.answers = ["Ana", "tomorrow", ""]
    desk.says("/followup add")
    offers = desk.questions[0].offers
    assert offers is not None
    found = desk._runner.run(awaited(offers("ru", False)))
    assert [offer.text for offer in found] == ["Ana Ruiz"]


def test_who_is_erased_takes_along_what_they_typed_and_saved_here(sit: Callable[..., Desk], tmp_path: Path):
    desk = sit(history=True)
    for name in ("you", "ben"):
        desk.says(f":as {name}", "/met Ana Ruiz", "/mydata export")
        assert desk.console.history
        desk.console.history.add(f"{name} typed this")
    old = sorted((tmp_path / "exports").glob("*/*.json"))
    for path in old:
        os.utime(path, (0, 0))
    shown = desk.says(":as you", "/mydata delete sure:yes")
    assert "Erased as well: 1 line that you typed here and 1 saved export." in shown
    assert [path.parent.name for path in sorted((tmp_path / "exports").glob("*/*.json"))] == ["ben"]
    young = sorted((tmp_path / "exports" / "you").iterdir())
    assert young
    assert all(str(path) in shown for path in young)  # taken along just before
    assert desk.console.history.lines == ["ben typed this"]
    assert b"you typed" not in (tmp_path / "history").read_bytes()


def test_who_only_asks_about_deleting_keeps_what_they_typed(sit: Callable[..., Desk]):
    desk = sit(history=True)
    assert desk.console.history
    desk.console.history.add("you typed this")
    desk.says("/met Ana Ruiz", "/mydata delete")
    assert desk.console.history.lines == ["you typed this"]


def test_what_takes_long_is_said_to_be_under_way(sit: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch):
    told: list[tuple[int, int]] = []

    @contextlib.contextmanager
    def progress() -> Iterator[Callable[[int, int], None]]:
        yield lambda done, total: told.append((done, total))
        told.append((-1, -1))

    desk = sit()
    monkeypatch.setattr(desk.console.look, "progress", progress)
    assert "Dug at last" in desk.says("/dig slow")
    assert told == []
    monkeypatch.setattr(app, "MOMENT", 0.01)
    assert "Dug at last" in desk.says("/dig slow")
    assert told == [(0, 0), (-1, -1)]
