"""A simple grammar of the quick line: `name, role @company, where, #tag - note; promised X; next fri`.

It never guesses: what fits no slot stays in the note, and every word of the line is in some field. E-mail addresses,
links and #tags are taken out of what stands before the note; within a note they stay, and are understood as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from bot.kit import dates, words
from bot.kit.errors import UserError

LINE_LIMIT = 500
"""Characters in one line, before any reading (threat H1)."""

NAME_LIMIT, FACT_LIMIT = 80, 120

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
_MET = re.compile(r"(?:we\s+)?(?:met|talked|spoke)\s*:?\s+(?:on\s+)?", re.IGNORECASE)
_AT_COMPANY = re.compile(r"(?:^|\s)(?:@\s?|at\s+)(?=\S)", re.IGNORECASE)
_THROUGH = re.compile(r"(?:met\s+|introduced\s+)?(?:through|via)\s+(?=\S)|introduced\s+by\s+(?=\S)", re.IGNORECASE)
_TAG = re.compile(r"(?<!\S)#(\w[\w+-]*)")
_EMAIL = re.compile(r"(?<![^\s<(])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?!\w)")
_HOSTS = r"(?:[a-z]{2,3}\.)?(?:linkedin\.com|github\.com|gitlab\.com|twitter\.com|x\.com|bsky\.app|xing\.com)"
_LINK = re.compile(rf"(?<!\S)(?:https?://[^\s,;]+|(?:www\.)?{_HOSTS}/[^\s,;]+)", re.IGNORECASE)


class NoName(UserError):
    """I need a name first.

    Begin with it: “Ana Ruiz, recruiter @Acme, PyDay - hiring juniors”.
    """


class LineTooLong(UserError):
    """That line has {length} characters; I can take 500 for one person.

    Put the longest part into a note later: nothing was saved yet, and your text is still in your message.
    """


@dataclass(frozen=True, slots=True)
class QuickLine:
    """One line about one person, taken apart. What was not understood is in `note`, so that no word is lost.

    `when` is the phrase that names a day to follow up, `met` one that names the day of the talk, `through` says
    who introduced them (“via Ben”); all three as typed.
    """

    name: str
    role: str = ""
    company: str = ""
    where: str = ""
    note: str = ""
    promises: tuple[str, ...] = ()
    when: str = ""
    met: str = ""
    through: str = ""
    email: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def people(text: str) -> tuple[str, ...]:
    """The lines of a text, one person each."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_line(line: str) -> QuickLine:
    """Take one line apart. Raises NoName or LineTooLong."""
    if len(line) > LINE_LIMIT:
        raise LineTooLong(length=len(line))
    tags, links, emails = _each(_TAG, line), _each(_LINK, line), _each(_EMAIL, line)
    first, *others = (part.strip() for part in line.split(";"))
    dash = _SPACED_DASH.search(first)
    head, said = (first, "") if dash is None else (first[: dash.start()], first[dash.end() :])
    head = _without(_LINK, _without(_TAG, head))
    head, surplus = _one_email(head, emails)
    notes = [*surplus, said.strip()]
    promises: list[str] = []
    when = met = through = ""
    for part in others:
        promise = _PROMISE.match(part)
        introducer = _THROUGH.match(part)
        day, talked = _after(_FOLLOW, part), _after(_MET, part)
        if promise is not None and part[promise.end() :].strip():
            promises.append(part[promise.end() :].strip())
        elif not met and _is_day(talked, past=True):
            met = talked
        elif not when and _is_day(day, past=False):
            when = day
        elif not through and introducer is not None:
            through = part
        elif _without(_LINK, _without(_TAG, part)):
            bare = _without(_LINK, _without(_TAG, part))
            notes.append("" if emails and bare == emails[0] else part)
    name, role, company, where, introduced, spare = _head(head)
    spare += [introduced] if introduced and through else []
    note = "; ".join(part for part in (*spare, *notes) if part)
    if not name:
        raise NoName
    return QuickLine(
        name,
        role,
        company,
        where,
        note,
        tuple(promises),
        when,
        met,
        through or introduced,
        emails[0] if emails else "",
        tags,
        links,
    )


def introducer(through: str) -> str:
    """“Ben” of “via Ben”."""
    return _THROUGH.sub("", through, count=1).strip()


def _each(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = (match[match.lastindex or 0] for match in pattern.finditer(text))
    return tuple(dict.fromkeys(found))


def _without(pattern: re.Pattern[str], text: str) -> str:
    return " ".join(pattern.sub(" ", text).split())


def _one_email(head: str, emails: tuple[str, ...]) -> tuple[str, list[str]]:
    """The head without addresses, and those beyond the one that is kept."""
    return _without(_EMAIL, head), [email for email in emails[1:] if email in head]


def _after(opening: re.Pattern[str], part: str) -> str:
    found = opening.match(part)
    return (part if found is None else part[found.end() :]).strip()


def _head(head: str) -> tuple[str, str, str, str, str, list[str]]:
    """Name, role, company, where, who introduced them, and the segments that fit nowhere."""
    name, *segments = (segment.strip() for segment in head.split(","))
    role = company = where = through = ""
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
        introducer = _THROUGH.match(segment)
        if introducer is not None and not through:
            through = segment
        elif at is not None and not company and after and (by_sign or _is_role(before)) and not (role and before):
            role, company = role or before, after
        elif not role and _is_role(segment):
            role = segment
        elif not where and len(segment) <= FACT_LIMIT:
            where = segment
        elif segment:
            spare.append(segment)
    if len(role) > FACT_LIMIT or len(company) > FACT_LIMIT:
        spare.append(" @".join(part for part in (role, company) if part))
        role = company = ""
    return name, role, company, where, through, spare


def _cut(name: str) -> tuple[str, str]:
    """A name within its limit, and the rest, cut at a word where there is one."""
    space = name.rfind(" ", 0, NAME_LIMIT)
    at = space if space > 0 else NAME_LIMIT
    return name[:at].strip(), name[at:].strip()


def _is_role(text: str) -> bool:
    return any(word in ROLES for word in words.fold(text).replace("/", " ").split())


def _is_day(text: str, *, past: bool) -> bool:
    """Whether it names a day; `past`: one that is over whatever today is, such as “yesterday”."""
    try:
        dates.read_when(text.strip(), today=date(2026, 1, 1), now_local=time(0, 0))
    except dates.PastDay:
        return True
    except UserError:
        return False
    return not past
