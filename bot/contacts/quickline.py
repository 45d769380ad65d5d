"""The quick line: what people type about somebody, from `name, role @company, where, #tag - note; promised X; next fri`
to “Met Tom from Stripe at the Berlin JS meetup, I'll send him the paper by friday”.

It never guesses: what is unsure stays in the note, and every word of the line is in some field.
"""

from __future__ import annotations

import re

from bot.contacts.lines import names, noting, reading, sheet, talking
from bot.contacts.lines.marks import Mark
from bot.contacts.lines.model import FACT_LIMIT, LINE_LIMIT, NAME_LIMIT, LineTooLong, NoName, QuickLine
from bot.contacts.lines.sheet import Sheet
from bot.journal.model import How
from bot.kit import dates

__all__ = [
    "FACT_LIMIT", "LINE_LIMIT", "NAME_LIMIT", "LineTooLong", "NoName", "QuickLine", "explained", "kind", "people",
    "read_line",
]  # fmt: skip


_QUOTED = re.compile(r'\s*"([^"]*[^"\s][^"]*)"\s*')


def people(text: str) -> tuple[str, ...]:
    """The lines of a text, one person each."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_line(line: str, here: dates.Here = dates.SOMEWHERE) -> QuickLine:
    """Take one line apart. Raises NoName or LineTooLong.

    `here` decides only which days are over; what a phrase means is for whoever uses it. A line in double quotes is a
    name as it stands, which is how platforms say whom they mean.
    """
    if len(line) > LINE_LIMIT:
        raise LineTooLong(length=len(line))
    exact = _QUOTED.fullmatch(line)
    if exact is not None and len(exact[1].strip()) <= NAME_LIMIT:
        return QuickLine(exact[1].strip())
    found = sheet.read(line)
    phrases = dates.phrases(found.unmarked, here)
    named = reading.read(found, phrases, here.today)
    first = {mark.kind: mark for mark in reversed(found.marks)}
    name, surplus = _name(found, first) if not named else _short(found.value("name"))
    if not name:
        raise NoName
    kept = {id(mark) for mark in first.values() if mark.kind in ("email", "phone")}
    kept |= {id(mark) for mark in found.marks if mark.kind in ("tag", "link")}
    note = noting.note(found)
    spare = [mark.value for mark in found.marks if id(mark) not in kept and mark.value not in note]
    return QuickLine(
        name,
        role=found.value("role"),
        company=found.value("company"),
        where=found.value("where"),
        note="; ".join(part for part in (surplus, note, *spare) if part),
        promises=tuple(found.fields.get("promise", ())),
        when=found.value("when"),
        met=found.value("met"),
        through=found.value("through"),
        email=_value(first, "email"),
        tags=_each(found, "tag"),
        links=_each(found, "link"),
        phone=_value(first, "phone"),
        handle=found.value("handle"),
        named=named,
        how=talking.told(found, name, phrases, here.today),
    )


def kind(text: str, name: str, here: dates.Here) -> How | None:
    """How they talked, as far as a text about a talk with somebody of that name says it plainly."""
    text = text[:LINE_LIMIT]
    found = sheet.read(text)
    return talking.told(found, name, dates.phrases(found.unmarked, here), here.today)


def explained(line: QuickLine) -> dict[str, object]:
    """The line as plain values: text or None, and lists of links and tags. A name that was made of an address is none,
    and a day of the talk belongs to the note."""
    note = "; ".join(part for part in (line.note, line.met) if part)
    return {
        "name": line.name if line.named else None,
        "role": line.role or None,
        "company": line.company or None,
        "met_at": line.where or None,
        "through": line.through or None,
        "promise": "; ".join(line.promises) or None,
        "followup": line.when or None,
        "email": line.email or None,
        "phone": line.phone or None,
        "handle": line.handle or None,
        "links": list(line.links),
        "tags": list(line.tags),
        "note": note or None,
    }


def _name(found: Sheet, first: dict[str, Mark]) -> tuple[str, str]:
    """What an address says best where there is no name."""
    handle, email, link = found.value("handle"), _value(first, "email"), _value(first, "link")
    told = handle or email or link.rstrip("/").rpartition("/")[2]
    if told:
        name = names.from_address(told) or (told.partition("@")[0] if told == email else told)
    else:
        work = " at ".join(part for part in (found.value("role"), found.value("company")) if part)
        begun = bool(found.clauses[0].words)
        name = (work if begun else "") or _value(first, "phone")
    return name[:NAME_LIMIT].strip(), ""


def _short(name: str) -> tuple[str, str]:
    """A name within its limit, and the rest, cut at a word where there is one."""
    if len(name) <= NAME_LIMIT:
        return name, ""
    space = name.rfind(" ", 0, NAME_LIMIT)
    at = space if space > 0 else NAME_LIMIT
    return name[:at].strip(), name[at:].strip()


def _value(first: dict[str, Mark], kind: str) -> str:
    return first[kind].value if kind in first else ""


def _each(found: Sheet, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.value for mark in found.marks if mark.kind == kind))
