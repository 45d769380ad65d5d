"""A tip, a how-to card, a book: texts of ours. And what people of a space recommend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, NewType

from bot.members.model import MemberId, Situation

ResourceId = NewType("ResourceId", int)


class Tip(NamedTuple):
    """`name` stays: what was shown is remembered by it, and it is never used for another tip. `question`: what it
    answers, empty for one that is just to try. `situations`: for whom it is; none: for all."""

    name: str
    text: str
    question: str = ""
    situations: frozenset[Situation] = frozenset()

    @property
    def said(self) -> str:
        """With its question, as one text."""
        return f"{self.question} {self.text}".lstrip()


class HowTo(NamedTuple):
    """What to do in ten minutes in one place (S59). `phrases`: for when, and what to write (S63). `does`: labels of
    buttons, with the full name of the command, and whether its form is opened."""

    name: str
    title: str
    steps: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    nots: tuple[str, ...]
    does: tuple[tuple[str, str, bool], ...]
    links: tuple[tuple[str, str], ...]
    """To read on: the name of an official page, and its address."""


KINDS = ("book", "course", "article", "video", "podcast", "community", "other")


class Seed(NamedTuple):
    """A book, a course or a site that everybody is shown."""

    kind: str
    title: str
    author: str
    about: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """What somebody recommends to the people of a space."""

    id: ResourceId
    space: str
    owner: MemberId
    created_at: datetime
    kind: str
    title: str
    author: str = ""
    link: str = ""
    about: str = ""
