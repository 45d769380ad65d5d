"""`manifest`, `docs` and `explain call`, as real processes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.cli import tools
from tests.cli.process import Home, Ran, together

LINES = "met Ana Ruiz\n/followup snooze Ana tomorrow\nnonsense\n\n\xff\n"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    home = Home(tmp_path_factory.mktemp("tools"))
    runs: dict[str, tuple[Home, tuple[str, ...], Mapping[str, str]]] = {
        "slack": (home, ("manifest", "slack"), {}),
        "discord": (home, ("manifest", "discord"), {"GRAPEVINE_COMMAND_PREFIX": "gv-"}),
        "teams": (home, ("manifest", "teams"), {}),
        "docs": (home, ("docs", "--check"), {}),
        "call": (home, ("explain", "call", "/met Ana - likes chess"), {}),
        "wrong call": (home, ("explain", "call", "nonsense"), {}),
        "what": (home, ("explain", "else", "x"), {}),
        "verb": (home, ("nonsense",), {}),
    }
    found = together(runs)
    found["lines"] = home.run("explain", "call", said=LINES.encode("latin-1"))
    return found


def test_manifests_are_json(ran: dict[str, Ran]):
    slack, discord = json.loads(ran["slack"].out), json.loads(ran["discord"].out)
    assert "/met" in {one["command"] for one in slack["features"]["slash_commands"]}
    assert "gv-met" in {one["name"] for one in discord}
    assert ran["slack"].status == ran["discord"].status == 0
    assert ran["slack"].err == ran["discord"].err == ""


def test_another_platform_is_refused(ran: dict[str, Ran]):
    assert ran["teams"].status == 2
    assert "slack or discord" in ran["teams"].err


def test_the_readme_lists_the_commands_as_they_are(ran: dict[str, Ran]):
    assert ran["docs"].status == 0, ran["docs"].err


def test_a_stale_readme_is_told_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    readme = tmp_path / "README.md"
    readme.write_text(f"# Grapevine\n{tools.BEGIN}\nold\n{tools.END}\nThe end – fin.\n", encoding="utf-8")
    monkeypatch.setattr(tools, "README", readme)
    assert tools.docs(check=True) == 1
    assert "old" in readme.read_text()
    assert tools.docs(check=False) == 0
    assert tools.docs(check=True) == 0
    text = readme.read_text(encoding="utf-8")
    assert "`/met" in text
    assert text.endswith("The end – fin.\n")


@pytest.mark.parametrize("text", [None, "# Grapevine\n"])
def test_a_readme_that_can_not_be_mended_is_named(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    readme = tmp_path / "README.md"
    if text is not None:
        readme.write_text(text)
    monkeypatch.setattr(tools, "README", readme)
    with pytest.raises(SystemExit) as ended:
        tools.docs(check=True)
    assert ended.value.code == 2
    assert "README.md" in capsys.readouterr().err


def test_a_call_is_explained_in_a_line_of_json(ran: dict[str, Ran]):
    (line,) = ran["call"].out.splitlines()
    said = json.loads(line)
    assert said["ok"] is True
    assert said["command"] == "met"
    assert said["missing"] == []
    assert ran["call"].status == 0


def test_what_is_not_understood_has_a_reason_and_status_1(ran: dict[str, Ran]):
    said = json.loads(ran["wrong call"].out)
    assert said["ok"] is False
    assert "nonsense" in said["reason"]
    assert ran["wrong call"].status == 1


def test_each_piped_line_gets_one_line_of_json(ran: dict[str, Ran]):
    said = [json.loads(line) for line in ran["lines"].out.splitlines()]
    assert len(said) == LINES.count("\n")
    assert [one["ok"] for one in said[:4]] == [True, True, False, False]
    assert ran["lines"].status == 0


def test_what_can_not_be_explained_says_what_can(ran: dict[str, Ran]):
    assert ran["what"].status == 2
    assert "date, note, goal, call, draft, calendar or feed" in ran["what"].err


def test_an_unknown_verb_points_to_help(ran: dict[str, Ran]):
    assert ran["verb"].status == 2
    assert "--help" in ran["verb"].err
