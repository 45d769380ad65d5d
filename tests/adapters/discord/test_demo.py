"""What `make demo-discord` shows."""

from __future__ import annotations

import pytest

from tests.adapters.discord import demo
from tests.adapters.story import WIDTH, Failed, Outcome


def test_the_story_is_told_to_its_end():
    said: list[str] = []
    outcome = demo.tell(said.append)
    text = "\n".join(said)
    steps = ["Logged: Ana Ruiz", "Europe/Berlin", "Set a networking goal", "Goal saved", "keep your promise"]
    steps += ["Fri 6 March, 09:00  Grapevine sends a message by itself", "Say thanks: Ana Ruiz", "Done: Ana Ruiz"]
    steps += ["is now at 1 of 3", "› contact find ana"]
    places = [text.find(step) for step in steps]
    assert -1 not in places, text
    assert places == sorted(places), text
    assert outcome.well, outcome
    assert outcome.taken >= 7
    assert max(map(len, [*said, *demo.summary(outcome)])) <= WIDTH


@pytest.mark.parametrize("wrong", [None, Outcome("gateway", 8, 0.1, unacked=0, pings=1, mistakes=0, status=0)])
def test_a_story_that_goes_another_way_fails(
    wrong: Outcome | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def goes() -> Outcome:
        if wrong is None:
            raise Failed("Maya doesn't see “Logged”")
        return wrong

    monkeypatch.setattr(demo, "tell", goes)
    monkeypatch.setattr("sys.argv", ["demo"])
    assert demo.main() == 1
    shown = capsys.readouterr()
    assert "Maya doesn't see" in shown.err or "pings 1" in shown.out
