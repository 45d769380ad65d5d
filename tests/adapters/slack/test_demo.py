"""What `make demo-slack` shows, in both modes side by side."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.adapters.slack import demo
from tests.adapters.slack.demo import MODES, WIDTH, Outcome

Shown = dict[str, tuple[Outcome, list[str]]]


@pytest.fixture(scope="module")
def shown() -> Shown:
    def play(mode: str) -> tuple[Outcome, list[str]]:
        said: list[str] = []
        return demo.tell(mode, said.append), said

    with ThreadPoolExecutor(len(MODES)) as pool:
        return dict(zip(MODES, pool.map(play, MODES), strict=True))


@pytest.mark.parametrize("mode", MODES)
def test_the_story_is_told_to_its_end(mode: str, shown: Shown):
    outcome, said = shown[mode]
    text = "\n".join(said)
    steps = [
        "Logged: Ana Ruiz",
        "Set a networking goal",
        "Goal saved",
        "keep your promise",
        "sends a message by itself",
    ]
    steps += ["Say thanks: Ana Ruiz", "Done: Ana Ruiz", "is now at 1 of 3", "the Home tab", "1 of 3"]
    places = [text.find(step) for step in steps]
    assert -1 not in places, text
    assert places[:-1] == sorted(places[:-1])
    assert outcome.well, outcome
    assert outcome.taken >= 8
    assert max(map(len, said)) <= WIDTH


@pytest.mark.parametrize("mode", MODES)
def test_a_locked_phone_tells_nothing_about_anybody(mode: str, shown: Shown):
    (line,) = [line for line in shown[mode][1] if "locked phone" in line]
    assert "Ana" not in line


def test_both_modes_show_the_same(shown: Shown):
    first, second = ([line for line in said if "is process" not in line][1:] for _, said in shown.values())
    assert first == second


def test_the_end_says_what_was_seen_and_fits(shown: Shown):
    lines = demo.summary([outcome for outcome, _ in shown.values()])
    assert "pings 0" in "\n".join(lines)
    assert max(map(len, lines)) <= WIDTH
    bad = Outcome("http", taken=8, slowest=0.1, unacked=0, pings=1, mistakes=0, status=0)
    assert not bad.well


def test_a_story_that_goes_another_way_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def fails(mode: str) -> Outcome:
        raise demo.Failed("Maya doesn't see “Logged”")

    monkeypatch.setattr(demo, "tell", fails)
    monkeypatch.setattr("sys.argv", ["demo", "http"])
    assert demo.main() == 1
    assert "Maya doesn't see" in capsys.readouterr().err
