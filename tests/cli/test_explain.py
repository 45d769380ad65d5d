"""`explain date`, `explain note` and `explain goal`, as real processes."""

from __future__ import annotations

import json
import re
import select
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.process import ROOT, Home, Ran, command, together

NOW = "2026-03-04T10:00:00+01:00"  # a Wednesday
BERLIN: Mapping[str, object] = {"now": NOW, "zone": "Europe/Berlin"}
TERSE = "Ana Ruiz, recruiter @Acme, PyDay - loves chess; promised my CV; next fri"
FACTS = ("name", "role", "company", "met_at", "through", "promise", "followup", "email", "phone", "handle", "note")
NOTE = {*FACTS, "links", "tags"}
GOAL = {"letters", "action", "count", "unit", "cadence", "deadline", "deadline_phrase"}
GOOD: Mapping[str, object] = {"text": "in 3 days", **BERLIN}

BAD: dict[str, tuple[bytes, str]] = {
    "an empty line": (b"", "empty"),
    "a blank line": (b"  \t\r", "empty"),
    "no JSON": (b"next friday", "isn't JSON"),
    "half an object": (b'{"text": "next', "isn't JSON"),
    "another encoding": ('{"text": "Käse"}'.encode("latin-1"), "isn't UTF-8"),
    "a list": (b'["next friday"]', "no object"),
    "a string": (b'"next friday"', "no object"),
    "null": (b"null", "no object"),
    "lists within lists": (b"[" * 9_000, "JSON"),
    "a number of thousands of digits": (b'{"text": ' + b"9" * 9_000 + b"}", "JSON"),
    "no text": (json.dumps(BERLIN).encode(), "“text” is missing"),
    "a text that is none": (json.dumps({**GOOD, "text": None}).encode(), "“text” is missing"),
    "a number as text": (json.dumps({**GOOD, "text": 7}).encode(), "“text” isn't a string"),
    "half a character": (json.dumps({**GOOD, "text": "fri\ud83d"}).encode(), "surrogate"),
    "half a character in the zone": (json.dumps({**GOOD, "zone": "\udc00"}).encode(), "surrogate"),
    "a long text": (json.dumps({**GOOD, "text": "fri " * 200}).encode(), "800 characters"),
    "a long line": (b" " * 300_000, "longer than"),
    "no now": (json.dumps({"text": "fri", "zone": "UTC"}).encode(), "“now” is missing"),
    "a now that is none": (json.dumps({**GOOD, "now": "tomorrow"}).encode(), "isn't a moment"),
    "a now that can't be": (json.dumps({**GOOD, "now": "2026-02-31T10:00:00Z"}).encode(), "isn't a moment"),
    "a number as now": (json.dumps({**GOOD, "now": 1_772_614_800}).encode(), "“now” isn't a string"),
    "a naive now": (json.dumps({**GOOD, "now": "2026-03-04T10:00:00"}).encode(), "offset"),
    "a now at the end of time": (json.dumps({**GOOD, "now": "9999-12-31T23:59:59-12:00"}).encode(), "between"),
    "a now at its beginning": (json.dumps({**GOOD, "now": "0001-01-01T00:00:00+14:00"}).encode(), "between"),
    "no zone": (json.dumps({"text": "fri", "now": NOW}).encode(), "“zone” is missing"),
    "an unknown zone": (json.dumps({**GOOD, "zone": "Europe/Berlni"}).encode(), "Europe/Berlin"),
    "a folder of zones": (json.dumps({**GOOD, "zone": "America"}).encode(), "time zone"),
    "a path as zone": (json.dumps({**GOOD, "zone": "../../etc/passwd"}).encode(), "time zone"),
    "a number as locale": (json.dumps({**GOOD, "locale": 1}).encode(), "“locale” isn't a string"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("explain"))


@pytest.fixture(scope="module")
def given(home: Home) -> dict[str, Ran]:
    """Texts that are given as arguments."""
    return together(
        {
            "date": (home, ("explain", "date", "in 3 days", "--zone", "Pacific/Kiritimati"), {}),
            "no date": (home, ("explain", "date", "a good book"), {}),
            "nothing": (home, ("explain", "date", ""), {}),
            "note": (home, ("explain", "note", TERSE), {}),
            "goal": (home, ("explain", "goal", "Have 3 coffee chats every fortnight"), {}),
            "long goal": (home, ("explain", "goal", "x" * 301), {}),
            "no zone": (home, ("explain", "date", "friday", "--zone", "Nowhere/Land"), {}),
        }
    )


def asked(home: Home, what: str, *lines: Mapping[str, object] | bytes, end: bytes = b"\n") -> list[dict[str, object]]:
    """The answers of one process to these lines; one to each."""
    said = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    ran = home.run("explain", what, said=said + end)
    assert (ran.status, ran.err) == (0, "")
    answers = ran.out.split("\n")
    assert answers.pop() == ""
    assert len(answers) == len(lines)
    return [json.loads(answer) for answer in answers]


def test_a_date_is_told_with_all_that_was_read(home: Home):
    (said,) = asked(home, "date", {"text": "call Ana in 3 days", **BERLIN, "locale": "en-GB", "want": {"more": []}})
    assert said.pop("says")
    assert said == {
        "ok": True,
        "date": "2026-03-07",
        "time": None,
        "rrule": None,
        "end": None,
        "span": [9, 18],
        "alternatives": [],
    }


def test_times_rules_ends_and_other_days_are_told(home: Home):
    texts = ("in 3 days at 15:00", "every 2 weeks", "next week", "friday")
    clock, rule, period, unclear = asked(home, "date", *({"text": text, **BERLIN} for text in texts))
    assert (clock["date"], clock["time"]) == ("2026-03-07", "15:00")
    assert (rule["date"], rule["rrule"]) == ("2026-03-18", "FREQ=WEEKLY;INTERVAL=2")
    assert (period["date"], period["end"]) == ("2026-03-09", "2026-03-15")
    assert (unclear["date"], unclear["alternatives"]) == ("2026-03-06", [])
    (unclear,) = asked(home, "date", {"text": "friday", "now": "2026-03-06T10:00:00Z", "zone": "UTC"})
    assert (unclear["date"], unclear["alternatives"]) == ("2026-03-13", [{"date": "2026-03-06", "time": None}])


def test_the_day_is_that_of_the_zone_and_not_of_the_offset(home: Home):
    late = {"text": "tomorrow", "now": "2026-03-04T23:30:00-05:00", "zone": "America/New_York"}
    said = asked(home, "date", late, {**late, "zone": "Asia/Tokyo"}, {**late, "zone": "asia/tokyo"})
    assert [each["date"] for each in said] == ["2026-03-05", "2026-03-06", "2026-03-06"]


def test_the_locale_decides_which_number_is_the_month(home: Home):
    said = asked(home, "date", *({"text": "6/3", **BERLIN, "locale": locale} for locale in ("en-GB", "en-US", None)))
    assert [each["date"] for each in said] == ["2026-03-06", "2026-06-03", "2026-03-06"]


@pytest.mark.parametrize("what", ["date", "note", "goal"])
def test_what_is_wrong_with_a_line_is_said_in_its_place(what: str, home: Home):
    lines: list[Mapping[str, object] | bytes] = [GOOD]
    for line, _ in BAD.values():
        lines += [line, GOOD]
    said = asked(home, what, *lines)
    good = said[0]
    assert good.get("ok", True)
    assert said[::2] == [good] * (len(BAD) + 1)
    for (name, (_, reason)), answer in zip(BAD.items(), said[1::2], strict=True):
        assert answer.keys() == {"ok", "reason"}, name
        assert answer["ok"] is False, name
        assert reason in str(answer["reason"]), name


def test_text_that_names_no_day_has_a_reason(home: Home):
    (said,) = asked(home, "date", {"text": "a good book", **BERLIN})
    assert said["ok"] is False
    assert said["reason"]


def test_three_thousand_lines_are_answered_in_their_order_by_one_process(home: Home):
    lines = [{"text": f"in {number % 300 + 1} days", **BERLIN} for number in range(3_000)]
    said = asked(home, "date", *lines)
    days = [(date(2026, 3, 4) + timedelta(days=number % 300 + 1)).isoformat() for number in range(3_000)]
    assert [each["date"] for each in said] == days


def test_the_last_line_needs_no_end_and_lines_may_end_as_on_windows(home: Home):
    line = json.dumps(GOOD).encode()
    said = asked(home, "date", b"\xef\xbb\xbf" + line + b"\r", b"\r", line, end=b"")
    assert [each["ok"] for each in said] == [True, False, True]
    assert asked(home, "goal", end=b"") == []  # nothing was said, and nothing is


def test_a_pipe_that_waits_is_answered_line_by_line(home: Home):
    started = home.start("explain", "date", piped=True)
    try:
        assert started.stdin is not None
        assert started.stdout is not None
        for days in ("05", "06"):
            started.stdin.write(json.dumps({**GOOD, "text": f"2026-03-{days}"}) + "\n")
            started.stdin.flush()
            assert select.select([started.stdout], [], [], 20)[0], "it waits for more"
            assert json.loads(started.stdout.readline())["date"] == f"2026-03-{days}"
        started.stdin.close()
        assert started.wait(timeout=20) == 0
    finally:
        started.kill()


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_it_is_utf_8_whatever_the_terminal_speaks(locale: str, home: Home):
    said = json.dumps({"text": "Zoë Łukasz\u2028日本", **BERLIN}, ensure_ascii=False) + "\n"
    variables = {"LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = home.run("explain", "note", said=said, variables=variables)
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1
    assert "Zoë Łukasz" in ran.out
    assert "日本" in ran.out


def test_who_has_read_enough_may_hang_up(home: Home):
    arguments = command("explain", "date")
    lines = (json.dumps(GOOD).encode() + b"\n") * 20_000  # more than any pipe holds
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=home.environment({}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdin.write(lines[: len(json.dumps(GOOD)) + 1])
        started.stdin.flush()
        assert select.select([started.stdout], [], [], 20)[0], "it waits for more"
        assert json.loads(started.stdout.readline())["ok"] is True
        started.stdout.close()
        try:
            started.stdin.write(lines)
            started.stdin.close()
        except BrokenPipeError:
            started.stdin = None  # it has ended, and closing would try once more
        assert (started.stderr.read(), started.wait(20)) == (b"", 0)


def test_without_standard_input_nothing_is_said(home: Home):
    ran = home.run("explain", "date", closed=True)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_note_has_each_of_its_fields(home: Home, given: dict[str, Ran]):
    (said,) = asked(home, "note", {"text": TERSE, **BERLIN})
    assert said.keys() == NOTE
    assert (said["name"], said["role"], said["company"], said["met_at"]) == ("Ana Ruiz", "recruiter", "Acme", "PyDay")
    assert (said["promise"], said["followup"], said["note"]) == ("my CV", "next fri", "loves chess")
    assert (said["email"], said["links"], said["tags"]) == (None, [], [])
    assert json.loads(given["note"].out) == said


def test_a_line_without_a_name_is_all_note(home: Home):
    (said,) = asked(home, "note", {"text": "???", **BERLIN})
    assert said == {**dict.fromkeys(FACTS), "links": [], "tags": [], "note": "???"}


def test_a_goal_has_each_of_its_fields(home: Home):
    text = "Have 3 coffee chats with backend developers by 30 June"
    (said,) = asked(home, "goal", {"text": text, **BERLIN})
    assert said.keys() == GOAL
    letters = said.pop("letters")
    assert isinstance(letters, dict)
    assert {name: each["ok"] for name, each in letters.items()} == {
        "specific": True,
        "measurable": True,
        "actionable": True,
        "relevant": False,  # nobody said what for
        "timebound": True,
    }
    assert all(each["why"] for each in letters.values())
    assert said == {
        "action": "coffee_chat",
        "count": 3,
        "unit": "coffee chats",
        "cadence": None,
        "deadline": "2026-06-30",
        "deadline_phrase": "by 30 June",
    }


def test_a_text_may_be_given_and_is_typed_now_in_the_zone(given: dict[str, Ran]):
    said = json.loads(given["date"].out)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", said["date"])
    assert (said["ok"], said["span"], given["date"].status) == (True, [0, 9], 0)
    assert json.loads(given["goal"].out)["cadence"] == "week"


@pytest.mark.parametrize("name", ["no date", "nothing", "long goal"])
def test_a_given_text_that_can_not_be_read_has_status_1(name: str, given: dict[str, Ran]):
    said = json.loads(given[name].out)
    assert (said["ok"], given[name].status, given[name].err) == (False, 1, "")
    assert said["reason"]


def test_a_zone_that_is_unknown_has_status_2(given: dict[str, Ran]):
    assert (given["no zone"].status, given["no zone"].out) == (2, "")
    assert "Nowhere/Land" in given["no zone"].err


def test_nothing_is_written(home: Home, given: dict[str, Ran]):
    assert given
    assert list(home.folder.rglob("*")) == []


@pytest.mark.parametrize("what", ["date", "note", "goal", "draft"])
def test_no_platform_and_no_database_is_imported(what: str, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "explain", what, "friday"],
        cwd=ROOT,
        env=Home(tmp_path).environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(re.findall(r"\| +(\w+)[\w.]*$", done.stderr, re.MULTILINE))
    assert "bot" in imported
    heavy = {"adapters", "storage", "sqlalchemy", "aiohttp", "discord", "slack_bolt", "slack_sdk", "apscheduler"}
    assert imported & heavy == set()
