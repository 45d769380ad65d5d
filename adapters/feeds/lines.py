"""From bytes to the lines and properties of a calendar (RFC 5545, 3.1), however they are encoded, ended and folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_LINE = 64_000
MOST_PARAMS = 50
"""Parameters of a line; nothing that was seen has more than ten."""

_NAME = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*(?=[;:])")
_PARAM = re.compile(r';[ \t]*([^=;:"\n]*)(?:=((?:"[^"\n]*"?|[^";:,\n]+|,)*+))?')
_TIMED = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
_ESCAPE = re.compile(r"\\([\\;,nN:\"])")
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class Property(NamedTuple):
    """One line: `name` and the names of parameters in capitals, the values as they stand."""

    name: str
    params: dict[str, str]
    value: str


class BadLine(ValueError):
    """A line beyond the limits, or that is no property."""


def text_of(data: bytes) -> str:
    r"""The unfolded text, with "\n" for every end of a line. Never fails: what can't be decoded becomes "\ufffd".

    Lines are unfolded before they are decoded, since some producers fold in the middle of a character.
    """
    data = _as_utf8(data)
    # Inside a line a lone CR is a stray; doubled ones ("\r\r\n") come from converting the ends twice.
    data = data.replace(b"\r", b"" if b"\n" in data else b"\n")
    if b"\n\n" in data:
        data = re.sub(rb"\n{2,}", b"\n", data)
    data = data.replace(b"\n ", b"").replace(b"\n\t", b"")
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Mixed files exist: a Latin-1 description among UTF-8 titles.
        return "\n".join(map(_decoded, data.split(b"\n")))


def _as_utf8(data: bytes) -> bytes:
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    head = data[:64]
    if len(head) >= 4 and head.count(b"\0") * 3 > len(head):  # UTF-16 without its mark: every other byte of ASCII is 0
        encoding = "utf-16-be" if head[0] == 0 else "utf-16-le"
        return data.decode(encoding, "replace").encode("utf-8", "replace")
    return data


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def parse(line: str) -> Property:
    """BadLine for what is too long, has too many parameters or is no property."""
    if len(line) > LONGEST_LINE:
        raise BadLine
    found = _NAME.match(line)
    if found is None:
        raise BadLine
    name, at = found[1].upper(), found.end()
    if line[at] == ":":
        return Property(name, {}, line[at + 1 :])
    params: dict[str, str] = {}
    for _ in range(MOST_PARAMS + 1):
        found = _PARAM.match(line, at)
        if found is None:
            break
        params.setdefault(found[1].strip().upper(), (found[2] or "").strip().replace('"', ""))
        at = found.end()
    if at >= len(line) or line[at] != ":":
        raise BadLine
    value = line[at + 1 :]
    if "TZID" in params and name in _TIMED and not value.lstrip()[:4].isdigit():
        value = _beyond_colons(params, value)
    return Property(name, params, value)


def _beyond_colons(params: dict[str, str], value: str) -> str:
    """The times of a line whose TZID has a colon and no quotes: `TZID=tzone://Microsoft/Utc:20260305T170000`."""
    more, colon, times = value.rpartition(":")
    if not colon:
        return value
    zone, *others = more.split(";")
    params["TZID"] += ":" + zone.strip().strip('"')
    for each in others:
        key, _, said = each.partition("=")
        params.setdefault(key.strip().upper(), said.strip())
    return times


def properties(text: str) -> Iterator[Property | None]:
    """The properties among the lines of `text`; None for a line beyond the limits. What is no property is passed over:
    it is mostly a text whose breaks were not escaped."""
    for line in text.split("\n"):
        if not line or line.isspace():
            continue
        try:
            yield parse(line)
        except BadLine:
            if len(line) > LONGEST_LINE or line.count(";") > MOST_PARAMS:
                yield None


def unescape(value: str) -> str:
    r"""A TEXT value as it is meant (3.3.11): `\,` `\;` `\\` `\n`, and `\:` `\"` that some producers write."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
