"""`explain draft`, as a real process. S26, S35."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.process import Home
from tests.cli.test_explain import asked

GOOD: Mapping[str, object] = {
    "text": "Hi Ana, your talk about slow tests helped me. I wrote down how we did it, here: example.org/fast. "
    "Would you have 15 minutes next Tuesday?",
    "channel": "email",
    "first_contact": True,
}
BAD: dict[str, tuple[bytes, str]] = {
    "an empty line": (b"", "empty"),
    "no JSON": (b"Hi Ana", "isn't JSON"),
    "another encoding": ('{"text": "Käse"}'.encode("latin-1"), "isn't UTF-8"),
    "a list": (b"[]", "no object"),
    "lists within lists": (b"[" * 9_000, "JSON"),
    "no text": (b"{}", "“text” is missing"),
    "a number as text": (b'{"text": 7}', "“text” isn't a string"),
    "an empty text": (b'{"text": ""}', "“text” is empty"),
    "nothing that is seen": (b'{"text": " \\u200b\\n\\u0000"}', "“text” is empty"),
    "half a character": (b'{"text": "Hi\\ud83d"}', "surrogate"),
    "too long a text": (json.dumps({**GOOD, "text": "a" * 200_001}).encode(), "200001 characters"),
    "too long a line": (b" " * 2_500_001, "longer than"),
    "another channel": (json.dumps({**GOOD, "channel": "fax"}).encode(), "connection_note or dm"),
    "a channel in capitals": (json.dumps({**GOOD, "channel": "EMAIL"}).encode(), "“channel” isn't one of"),
    "a number as channel": (json.dumps({**GOOD, "channel": 1}).encode(), "“channel” isn't a string"),
    "a word as first contact": (json.dumps({**GOOD, "first_contact": "yes"}).encode(), "true or false"),
    "a number as first contact": (json.dumps({**GOOD, "first_contact": 1}).encode(), "true or false"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("explain"))


def test_each_problem_comes_with_the_words_that_show_it(home: Home):
    text = "Dear [Name], I came across your profile. Are you hiring?"
    good, bad = asked(home, "draft", GOOD, {**GOOD, "text": text})
    assert good == {"problems": [], "why": {}}
    assert bad["problems"] == [
        "asks_for_job_immediately",
        "no_personalisation",
        "no_value_offered",
        "generic_template_text",
    ]
    why = bad["why"]
    assert isinstance(why, dict)
    assert list(why) == bad["problems"]
    assert why["asks_for_job_immediately"] == ["Are you hiring"]
    assert why["generic_template_text"] == ["[Name]", "came across your profile"]
    assert why["no_personalisation"][0] == "your profile"


def test_the_channel_sets_the_length_and_the_first_contact_whether_a_job_may_be_asked_for(home: Home):
    long = " ".join(["word"] * 180)
    lines = [{"text": f"{long} Are you hiring?", "channel": channel} for channel in ("email", "dm", None)]
    said = asked(
        home, "draft", *lines, {"text": "Are you hiring?", "first_contact": False}, {"text": "Are you hiring?"}
    )
    found = [each["problems"] for each in said]
    assert ["too_long" in (each if isinstance(each, list) else []) for each in found] == [
        False,
        True,
        False,
        False,
        False,
    ]
    assert ["asks_for_job_immediately" in str(each) for each in found] == [True, True, True, False, True]


def test_a_note_that_only_paying_accounts_can_send_gets_a_hint(home: Home):
    said = asked(home, "draft", {**GOOD, "channel": "connection_note", "text": f"{GOOD['text']} {'x' * 80}"}, GOOD)
    assert [list(each) for each in said] == [["problems", "why", "hints"], ["problems", "why"]]


def test_what_is_wrong_with_a_line_is_said_in_its_place(home: Home):
    lines: list[Mapping[str, object] | bytes] = [GOOD]
    for line, _ in BAD.values():
        lines += [line, GOOD]
    said = asked(home, "draft", *lines)
    assert said[::2] == [said[0]] * (len(BAD) + 1)
    for (name, (_, reason)), answer in zip(BAD.items(), said[1::2], strict=True):
        assert answer.keys() == {"ok", "reason"}, name
        assert answer["ok"] is False, name
        assert reason in str(answer["reason"]), name


def test_a_long_text_is_answered(home: Home):
    (said,) = asked(home, "draft", {"text": "Ж🙏" * 60_000, "channel": "dm"})
    assert said["problems"]


def test_a_given_text_is_an_email_to_somebody_new(home: Home):
    ran = home.run("explain", "draft", "Are you hiring?")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["problems"][0] == "asks_for_job_immediately"
    assert home.run("explain", "draft", "").status == 1


def test_nothing_is_written(home: Home):
    home.run("explain", "draft", "Are you hiring?")
    assert list(Path(home.folder).rglob("*")) == []
