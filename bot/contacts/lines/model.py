"""One line about one person, taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from bot.journal.model import How
from bot.kit.errors import UserError

LINE_LIMIT = 500
"""Characters in one line, before any reading (threat H1)."""

NAME_LIMIT, FACT_LIMIT = 80, 120


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

    `when` is the phrase that names a day to follow up, `met` one that names the day of the talk, both as typed;
    `through` is who introduced them, `how` the kind of talk where the line says it. Not `named`: the line has no
    name, and `name` was made of an address.
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
    phone: str = ""
    handle: str = ""
    named: bool = True
    how: How | None = None
