"""A rule by its name as people type it, “too soon”, “Toosoon” or its title; and the person about whom it is silent."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.contacts.args import Person
from bot.contacts.model import ContactId
from bot.context import Context
from bot.guard.registry import BY_NAME, RULES
from bot.kit import words
from bot.kit.args import OneOf, Placing, Scene
from bot.kit.errors import UserError

SLIPS = 2
NAME_WORDS = 12
"""Words that a title of a rule has, and more."""
_ABOUT = re.compile(r"\s*(?:about|for|with)\s+(?=\S)", re.IGNORECASE)


class UnknownRule(UserError):
    """I have no rule called “{text}”.

    `rules list` shows all of them, with a button to mute each. Or type a name: `rules mute too-soon`
    """


class RuleName(OneOf):
    """One of the rules; forms show their titles."""

    def __init__(self, about: str, *, placing: Placing = "rest") -> None:
        titles = [rule.title for rule in RULES]
        super().__init__(about, tuple(BY_NAME), labels=titles, placing=placing, label="Rule")

    def read(self, text: str, scene: Scene) -> str:
        return _found(text)

    def check(self, text: str) -> None:
        _found(text)


class About(Person):
    """The person behind the name of a rule: “too-soon Ana”, “ask only about Ana”."""

    def __init__(self, about: str) -> None:
        super().__init__(about, placing="tail")

    def read(self, text: str, scene: Context) -> ContactId:
        return super().read(_ABOUT.sub("", text, count=1), scene)

    def tail(self, text: str) -> int | None:
        ends = [found.end() for found in re.finditer(r"\S+", text)][:-1][:NAME_WORDS]
        exact = next((end for end in ends if _exact(text[:end])), None)
        end = exact or next((end for end in ends if named(text[:end])), None)
        return None if end is None or named(text) else end + 1


def named(text: str) -> str:
    """The name of the rule that is meant; empty where none is."""
    bare = _bare(text)
    if exact := _exact(text):
        return exact
    near = [(OSA.distance(bare, _bare(rule.name), score_cutoff=SLIPS), rule.name) for rule in RULES]
    slips, name = min(near)
    return name if slips <= SLIPS and len(bare) > 2 * SLIPS else ""


def _exact(text: str) -> str:
    bare = _bare(text)
    return next((rule.name for rule in RULES if bare in (_bare(rule.name), _bare(rule.title))), "")


def _found(text: str) -> str:
    name = named(text)
    if not name:
        raise UnknownRule(text=text)
    return name


def _bare(text: str) -> str:
    return "".join(words.terms(text))
