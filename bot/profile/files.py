"""A member's data as files: JSON with everything; people as CSV and vCard.

Written row by row: a hundred thousand people never lie in memory as objects, only as the bytes of the files.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple, cast

from bot.kit import times, words
from bot.kit.sheets import cell
from bot.members.model import MemberId

if TYPE_CHECKING:
    from bot.members.ports import Privacy

VERSIONS = ("4.0", "3.0")

PEOPLE = "contacts"
Row = Mapping[str, object]

COLUMNS = {
    "Name": "name",
    "Role": "role",
    "Company": "company",
    "Sector": "sector",
    "Kind": "kind",
    "Place": "place",
    "E-mail": "email",
    "Phone": "phone",
    "Where we met": "met_at",
    "Channel": "channel",
    "Met through": "through",
    "Skills": "skills",
    "Interests": "interests",
    "Tags": "tags",
    "Links": "links",
    "What they care about": "cares",
    "Note": "note",
    "How close": "tier",
    "Keep in touch": "every",
    "Stage": "stage",
    "Added": "created_at",
    "Archived": "archived_at",
}
"""Heads of the table, and the columns they show."""


class Written(NamedTuple):
    """The files' bytes, and how many people are in them."""

    everything: bytes
    table: bytes
    cards: bytes
    people: int


def write(privacy: Privacy, member: MemberId, now: datetime, *, vcard: str) -> Written:
    """All files of a member. `vcard` is one of VERSIONS."""
    everything, table, cards = _File(), _File(), _File()
    names = privacy.names(member)
    table.write("\ufeff")  # without it Excel takes UTF-8 for something older
    sheet = csv.writer(table, quoting=csv.QUOTE_ALL)
    sheet.writerow(COLUMNS)

    def people() -> Iterator[Row]:
        for row in privacy.rows(member, PEOPLE):
            shown = {**row, "through": names.get(str(row["through"]), "")}
            sheet.writerow(cell(_said(shown[name])) for name in COLUMNS.values())
            cards.write(card(row, version=vcard))
            yield row

    everything.write(f'{{"format": "grapevine 1", "exported_at": {json.dumps(now.isoformat())}')
    for name in privacy.tables():
        everything.write(f",\n{json.dumps(name)}: [")
        for count, row in enumerate(people() if name == PEOPLE else privacy.rows(member, name)):
            everything.write((",\n" if count else "\n") + json.dumps(_plain(row), ensure_ascii=False))
        everything.write("]")
    everything.write("}\n")
    return Written(everything.content(), table.content(), cards.content(), len(names))


def card(row: Row, *, version: str) -> str:
    """One person as a vCard: RFC 6350 (4.0), or RFC 2426 (3.0)."""
    name = _line(row["name"])
    given, _, family = name.rpartition(" ")
    if not given:
        given, family = name, ""
    uid = "UID;VALUE=text" if version == "4.0" else "UID"
    fields: list[tuple[str, str]] = [
        ("BEGIN", "VCARD"),
        ("VERSION", version),
        (uid, _escape(f"grapevine-{row['id']}")),
        ("FN", _escape(name)),
        ("N", f"{_escape(family)};{_escape(given)};;;"),
        ("ORG", _escape(_line(row["company"]))),
        ("TITLE", _escape(_line(row["role"]))),
        ("EMAIL", _escape(_line(row["email"]))),
        ("TEL", _escape(_line(row["phone"]))),
        ("NOTE", _escape(_note(row))),
        ("CATEGORIES", ",".join(_escape(_line(tag)) for tag in _several(row["tags"]))),
        *(("URL", "".join(_line(link).split())) for link in _several(row["links"])),
        ("END", "VCARD"),
    ]
    return "".join(_folded(f"{field}:{value}") for field, value in fields if value)


def _note(row: Row) -> str:
    where = _line(row["met_at"])
    parts = [f"Met: {where}" if where else "", words.clean(_said(row["cares"])), words.clean(_said(row["note"]))]
    return "\n".join(part for part in parts if part)


def _escape(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def _line(value: object) -> str:
    said = _said(value)
    return words.clean(said, lines=False) if said else ""


def _folded(line: str) -> str:
    """At most 75 bytes a line, cut between characters; what follows begins with a space."""
    if line.isascii() and len(line) <= 75:
        return f"{line}\r\n"
    parts: list[str] = []
    room, size, start = 75, 0, 0
    for index, letter in enumerate(line):
        width = len(letter.encode())
        if size + width > room:
            parts.append(line[start:index])
            start, size, room = index, 0, 74
        size += width
    parts.append(line[start:])
    return "\r\n ".join(parts) + "\r\n"


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(_several(cast("object", value)))
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.isoformat()
        case time():
            return times.say_time(value)
        case _:
            return str(value)


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else ()


def _plain(row: Row) -> dict[str, object]:
    """What JSON can say: numbers and truth as they are, moments in ISO 8601."""
    return {name: _json(value) for name, value in row.items()}


def _json(value: object) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return list(_several(cast("object", value))) if isinstance(value, tuple) else _said(value)


class _File:
    """Text written as UTF-8 bytes, its line ends as they are."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()

    def write(self, text: str) -> int:
        return self._bytes.write(text.encode())

    def content(self) -> bytes:
        return self._bytes.getvalue()
