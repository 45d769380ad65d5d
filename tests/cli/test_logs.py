"""The log as JSON lines: whole objects, fields of our own, and none of an error's words."""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime

from bot.cli.logs import FIELDS, JsonLines


def written(record: logging.LogRecord) -> dict[str, object]:
    line = JsonLines().format(record)
    assert "\n" not in line
    return json.loads(line)


def record(message: str = "delivery %s is dead", *arguments: object, **extra: object) -> logging.LogRecord:
    return logging.getLogger("bot.outbox.sender").makeRecord(
        "bot.outbox.sender", logging.WARNING, "sender.py", 1, message, arguments or ("a",), None, extra=extra
    )


def test_a_line_says_when_where_and_what():
    said = written(record())
    assert datetime.fromisoformat(str(said.pop("time"))).utcoffset() is not None
    assert said == {"level": "warning", "logger": "bot.outbox.sender", "message": "delivery a is dead"}


def test_ids_codes_and_figures_have_names_of_their_own():
    extra = {"delivery": "0" * 13, "kind": "nudge", "state": "dead", "code": "lost", "attempt": 3, "late": 0.25}
    said = written(record(**extra))
    assert {name: said[name] for name in FIELDS} == extra


def test_what_is_empty_or_not_ours_is_left_out():
    said = written(record(code="", late=None, note="private", delivery=["private"]))
    assert said.keys() == {"time", "level", "logger", "message"}


def test_lines_and_strange_characters_in_a_message_stay_in_one_object():
    assert written(record("two\nlines “%s” \x1b[2J", "ł"))["message"] == "two\nlines “ł” \x1b[2J"


def test_a_traceback_is_told_without_the_words_of_its_error():
    try:
        raise ValueError("what somebody typed")
    except ValueError:
        failed = record()
        failed.exc_info = sys.exc_info()
    said = written(failed)
    assert said["error"] == "ValueError"
    assert "test_logs.py" in str(said["where"])
    assert "typed" not in json.dumps(said)
