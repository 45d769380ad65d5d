"""A goal as an argument: by id from a button, by its number in the list or by words of it from people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.context import Context
from bot.goals import rules
from bot.goals.model import Goal, GoalId, State
from bot.goals.proposing import MOST
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice, NotANumber, Scene
from bot.kit.errors import UserError

SHOWN = 5


class UnknownGoal(UserError):
    """I don't find a goal with “{text}”.

    Type a word of it, or its number in: `goal list`
    """


class TooManyGoals(UserError):
    """{count} goals answer to “{text}”.

    Type more of the goal, or its number in: `goal list`
    """


class GoalRef(Arg[Context, GoalId]):
    """A goal of the member: active ones first, and closed ones by their words too."""

    widget = "pick"
    suggests = True
    limit = 300

    def read(self, text: str, scene: Context) -> GoalId:
        if ids.is_id(text):
            by_id = scene.store.goals.find(scene.member.id, GoalId(ids.read_id(text)))
            if by_id is not None:
                return by_id.id
            if not text.isalpha():
                raise ids.UnknownRecord
        active = scene.store.goals.listing(scene.member.id, State.ACTIVE)
        if text.isascii() and text.isdigit():
            by_number = rules.numbered(active, int(text[:6]))
            if by_number is None:
                raise UnknownGoal(text=text)
            return by_number.id
        found = _matching(text, active)
        for state in (State.DONE, State.DROPPED):
            found = found or _matching(text, scene.store.goals.listing(scene.member.id, state))
        return _only(found, text)

    def spell(self, value: GoalId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        active = scene.store.goals.listing(scene.member.id, State.ACTIVE)
        found = _matching(typed, active) if typed.strip() else active
        return [_choice(goal, 100) for goal in found[:25]]


class Amount(Arg[Scene, int]):
    """How much to add: +1, 3, -1."""

    widget = "number"

    def read(self, text: str, scene: Scene) -> int:
        self.check(text)
        return int(text)

    def check(self, text: str) -> None:
        if not _AMOUNT.fullmatch(text) or not 0 < abs(int(text)) <= MOST:
            raise NotANumber(text=text, least=-MOST, most=MOST)

    def tail(self, text: str) -> int | None:
        """A number behind the goal's words, or a signed one by itself: a lone “2” is the goal's number."""
        found = _LAST_NUMBER.search(text)
        return None if found is None else found.start(1)


_AMOUNT = re.compile(r"[+-]?[0-9]{1,6}")
_LAST_NUMBER = re.compile(r"(?:(?<=\S)\s+|^(?=[+-]))([+-]?[0-9]{1,6})$")


def _matching(text: str, goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Those in which each word typed begins a word; one whose words are exactly these stands for all."""
    typed = words.terms(text)
    found: list[Goal] = []
    for goal in goals:
        theirs = words.terms(goal.text)
        if typed and all(any(term.startswith(word) for term in theirs) for word in typed):
            found.append(goal)
    exact = [goal for goal in found if words.terms(goal.text) == typed]
    return tuple(exact if len(exact) == 1 else found)


def _only(found: Sequence[Goal], text: str) -> GoalId:
    if not found:
        raise UnknownGoal(text=text)
    if len(found) == 1:
        return found[0].id
    if len(found) > SHOWN:
        raise TooManyGoals(count=f"{len(found)}", text=text)
    raise Ambiguous(f"Which goal with “{words.clip(text, 40)}”?", [_choice(goal, 75) for goal in found])


def _choice(goal: Goal, limit: int) -> Choice:
    return Choice(words.clip(goal.text, limit, unit="utf16"), ids.spell_id(goal.id))
