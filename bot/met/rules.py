"""A simple grammar of the quick line: `name, role @company, where - note; promised X; next fri`.

It never guesses: what fits no slot stays in the note, and every word of the line is in some field.
"""

from __future__ import annotations

import re
from datetime import date, time

from bot.contacts.model import Contact
from bot.kit import dates, words
from bot.kit.errors import UserError
from bot.met.model import Meeting

LINE_LIMIT = 500
"""Characters in one line, before any reading (threat H1)."""

NAME_LIMIT, PLACE_LIMIT = 80, 120

# fmt: off
ROLES = frozenset({
    "accountant", "advisor", "analyst", "animator", "architect", "artist", "assistant", "author", "baker",
    "bartender", "chef", "ceo", "cfo", "clerk", "cmo", "coach", "colleague", "consultant", "coo", "coordinator",
    "copywriter", "cto", "data", "designer", "dev", "developer", "devops", "director", "doctor", "driver", "editor",
    "electrician", "engineer", "entrepreneur", "farmer", "founder", "co-founder", "cofounder", "freelancer",
    "friend", "geologist", "head", "hr", "illustrator", "instructor", "intern", "investor", "journalist", "junior",
    "lawyer", "lead", "lecturer", "librarian", "manager", "marketer", "mechanic", "mentor", "musician", "neighbour",
    "neighbor", "nurse", "officer", "organiser", "organizer", "owner", "partner", "pharmacist", "photographer",
    "physicist", "pm", "president", "producer", "professor", "programmer", "psychologist", "qa", "recruiter",
    "researcher", "sales", "scientist", "senior", "singer", "sre", "strategist", "student", "sysadmin", "teacher",
    "tester", "therapist", "trainer", "translator", "tutor", "uncle", "vp", "writer",
})
# fmt: on

_SPACED_DASH = re.compile(r"\s-{1,2}\s")
_PROMISE = re.compile(r"(?:i\s+)?promised\s*:?\s+(?:(?:him|her|them|to)\s+)?", re.IGNORECASE)
_FOLLOW = re.compile(r"(?:follow[\s-]?up|remind\s+me|talk\s+again|check\s+in)\s*:?\s*(?:on\s+)?", re.IGNORECASE)
_AT_COMPANY = re.compile(r"(?:^|\s)(?:@\s?|at\s+)(?=\S)", re.IGNORECASE)


class NoName(UserError):
    """I need a name first.

    Begin with it: “Ana Ruiz, recruiter @Acme, PyDay - hiring juniors”.
    """


class LineTooLong(UserError):
    """That line has {length} characters; I can take 500 for one person.

    Put the longest part into a note later: nothing was saved yet, and your text is still in your message.
    """


def people(text: str) -> tuple[str, ...]:
    """The lines of a text, one person each."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_meeting(line: str) -> Meeting:
    """Take one line apart. Raises NoName or LineTooLong."""
    if len(line) > LINE_LIMIT:
        raise LineTooLong(length=len(line))
    first, *others = (part.strip() for part in line.split(";"))
    dash = _SPACED_DASH.search(first)
    head, said = (first, "") if dash is None else (first[: dash.start()], first[dash.end() :])
    notes = [said.strip()]
    promises: list[str] = []
    when = ""
    for part in others:
        promise = _PROMISE.match(part)
        following = _FOLLOW.match(part)
        day = part[following.end() :] if following is not None else part
        if promise is not None and part[promise.end() :].strip():
            promises.append(part[promise.end() :].strip())
        elif not when and _is_day(day):
            when = day.strip()
        else:
            notes.append(part)
    name, role, company, where, spare = _head(head)
    note = "; ".join(part for part in (*spare, *notes) if part)
    if not name:
        raise NoName
    return Meeting(name, role, company, where, note, tuple(promises), when)


def noted(meeting: Meeting, known: Contact) -> str:
    """The note of a talk with somebody known, with what was said of them that differs from what is known: it is not
    overwritten, and not lost."""
    differing = [
        f"{label}: {said}"
        for label, said, before in (("role", meeting.role, known.role), ("company", meeting.company, known.company))
        if said and before and words.fold(said) != words.fold(before)
    ]
    return "; ".join(part for part in (meeting.note, *differing) if part)


def _head(head: str) -> tuple[str, str, str, str, list[str]]:
    """Name, role, company, where, and the segments that fit nowhere."""
    name, *segments = (segment.strip() for segment in head.split(","))
    role = company = where = ""
    spare: list[str] = []
    at = _AT_COMPANY.search(name)
    if at is not None and name[: at.start()].strip() and "@" in name[at.start() : at.end()]:
        name, company = name[: at.start()].strip(), name[at.end() :].strip()
    if len(name) > NAME_LIMIT:
        name, cut = _cut(name)
        spare.append(cut)
    for segment in segments:
        at = _AT_COMPANY.search(segment)
        before, after = ("", "") if at is None else (segment[: at.start()].strip(), segment[at.end() :].strip())
        by_sign = at is not None and "@" in segment[at.start() : at.end()]
        if at is not None and not company and after and (by_sign or _is_role(before)) and not (role and before):
            role, company = role or before, after
        elif not role and _is_role(segment):
            role = segment
        elif not where and len(segment) <= PLACE_LIMIT:
            where = segment
        elif segment:
            spare.append(segment)
    if len(role) > PLACE_LIMIT or len(company) > PLACE_LIMIT:
        spare.append(" @".join(part for part in (role, company) if part))
        role = company = ""
    return name, role, company, where, spare


def _cut(name: str) -> tuple[str, str]:
    """A name within its limit, and the rest, cut at a word where there is one."""
    space = name.rfind(" ", 0, NAME_LIMIT)
    at = space if space > 0 else NAME_LIMIT
    return name[:at].strip(), name[at:].strip()


def _is_role(text: str) -> bool:
    return any(word in ROLES for word in words.fold(text).replace("/", " ").split())


def _is_day(text: str) -> bool:
    try:
        dates.read_when(text.strip(), today=date(2026, 1, 1), now_local=time(0, 0))
    except dates.PastDay:
        return True
    except UserError:
        return False
    return True
