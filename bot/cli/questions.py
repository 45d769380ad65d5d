"""The lines that `explain` is asked, as JSON Lines: `{"text": …, "now": …, "zone": …, "locale": …}`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from bot.kit import times, words
from bot.kit.errors import UserError

LONGEST_TEXT = 500
"""Characters; what people type is shorter, and nothing longer is read by a grammar."""
LONGEST_LINE = 16_384
"""Bytes: the longest text with each character escaped, and as much beside it."""
YEARS = range(1970, 3000)
"""Of now: dates are reckoned some years to either side of it."""
AT_ONCE = 65_536
"""Bytes of one look at standard input."""


class Malformed(Exception):
    """What is wrong with a line, in words."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text that was typed at `now` (aware) in `zone`; `locale` as "en-US", empty where it isn't known."""

    text: str
    now: datetime
    zone: ZoneInfo
    locale: str = ""

    @property
    def today(self) -> date:
        return times.local_day(self.now, self.zone)


def arriving(longest: int = LONGEST_LINE) -> Iterator[list[bytes]]:
    """The lines of standard input, in batches of what has arrived: a pipe that waits for its answer has one by one.

    A line that has more bytes than `longest` comes cut, and still longer.
    """
    rest = b""
    while sys.stdin is not None and (chunk := os.read(sys.stdin.fileno(), AT_ONCE)):
        *lines, rest = (rest + chunk).split(b"\n")
        rest = rest[: longest + 1]
        if lines:
            yield lines
    if rest:
        yield [rest]


def read_question(line: bytes) -> Question:
    """Raises Malformed."""
    asked = read_object(line, LONGEST_LINE)
    text = at_most(LONGEST_TEXT, read_string(asked, "text"))
    now = _moment(read_string(asked, "now"))
    try:
        zone = times.zone(read_string(asked, "zone"))
    except UserError as error:
        raise Malformed(told(error)) from None
    return Question(text, now, zone, "" if asked.get("locale") is None else read_string(asked, "locale"))


def read_object(line: bytes, longest: int) -> dict[str, object]:
    """Raises Malformed for a line of more bytes, and for one that is no JSON object."""
    return _object(_decoded(line, longest))


def read_string(asked: dict[str, object], name: str) -> str:
    """Raises Malformed where it is missing or null, and for text that can't be."""
    found = asked.get(name)
    if found is None:
        raise Malformed(f"“{name}” is missing.")
    if not isinstance(found, str):
        raise Malformed(f"“{name}” isn't a string.")
    if not found.isascii() and any("\ud800" <= letter <= "\udfff" for letter in found):
        raise Malformed(f"“{name}” has half a character in it: a lone surrogate.")
    return found


def at_most(most: int, text: str) -> str:
    """Raises Malformed for a text of more than so many characters."""
    if len(text) > most:
        raise Malformed(f"“text” has {len(text)} characters; {most} are the most that is read.")
    return text


def told(error: UserError) -> str:
    """The message and what to try, as one reason."""
    return f"{error.message} {error.hint}".strip()


def _decoded(line: bytes, longest: int) -> str:
    if len(line) > longest:
        raise Malformed(f"This line is longer than {longest:,} bytes.")
    try:
        text = line.decode("utf-8-sig")  # a mark at the beginning is what some editors put there
    except UnicodeDecodeError as error:
        raise Malformed(f"This line isn't UTF-8: see its byte {error.start + 1}.") from None
    if not text.strip():
        raise Malformed("This line is empty.")
    return text


def _object(text: str) -> dict[str, object]:
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise Malformed(f"This line isn't JSON: {error.msg.lower()}, at character {error.colno}.") from None
    except (ValueError, RecursionError):  # a number of thousands of digits; lists within lists within lists
        raise Malformed("This line is no JSON that can be read.") from None
    if not isinstance(found, dict):
        raise Malformed("This line is JSON, but no object.")
    return cast("dict[str, object]", found)


def _moment(text: str) -> datetime:
    try:
        now = datetime.fromisoformat(text)
    except ValueError:
        raise Malformed(
            f"“now” isn't a moment: {words.clip(words.clean(text[:80], lines=False), 40)}. "
            "Write 2026-03-04T10:00:00+01:00."
        ) from None
    if now.utcoffset() is None:
        raise Malformed("“now” doesn't say its offset from UTC. Write 2026-03-04T10:00:00+01:00, or Z for UTC itself.")
    if now.year not in YEARS:
        raise Malformed(f"“now” isn't between {YEARS[0]} and {YEARS[-1]}.")
    return now
