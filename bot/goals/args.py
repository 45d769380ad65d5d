"""A goal as an argument: by id from a button, by its number in the list or by words of it from people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.context import Context
from bot.goals import rules
from bot.goals.model import Goal, GoalId, State
from bot.goals.proposing import MOST
from bot.kit import ids, times, words
from bot.kit.args import Ambiguous, Arg, Choice, NotANumber, Scene
from bot.kit.errors import UserError

SHOWN = 5


class UnknownGoal(UserError):
    """I can't find a goal with “{text}”.

    Type a word of it, or its number in: `goal list`
    """


class TooManyGoals(UserError):
    """{count} goals fit “{text}”.

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


class OnlyToday(UserError):
    """I count “{number}” by hand for today only, not for {day}. Nothing was counted.

    Leave the day out to count it today. What you log with people takes a day: `contact talked` … day:yesterday
    """


class Closing(GoalRef):
    """A goal to close. Numbers move up when a goal is closed: one that meant another goal a minute ago is asked about,
    so that the same line sent twice closes one goal."""

    def read(self, text: str, scene: Context) -> GoalId:
        if text.isascii() and text.isdigit():
            self._ask(int(text[:6]), scene)
        return super().read(text, scene)

    def _ask(self, number: int, scene: Context) -> None:
        active = scene.store.goals.listing(scene.member.id, State.ACTIVE)
        closed = [
            goal
            for state in (State.DONE, State.DROPPED)
            for goal in scene.store.goals.listing(scene.member.id, state, limit=MINUTES_WORTH)
            if goal.closed_at is not None and scene.now - goal.closed_at <= STABLE
        ]
        first = min((goal.closed_at for goal in closed if goal.closed_at is not None), default=scene.now)
        seen = [goal for goal in (*active, *closed) if goal.created_at < first]  # in the list before that
        now = rules.numbered(active, number)
        before = rules.numbered(sorted(seen, key=lambda goal: goal.id), number)
        if before is None or before == now or (now is None and before in closed):
            return
        meant = [] if before in closed else [_choice(before, 60)]
        meant += [] if now is None else [_choice(now, 60)]
        gone = before if before in closed else closed[0]
        moved = f"“{words.clip(gone.text, 60)}” is closed, and the numbers after it moved up."
        ask = f"Close this one too? It is number {number} now." if before in closed else "Which one do you mean?"
        raise Ambiguous(f"{moved} {ask}", meant)


STABLE = timedelta(minutes=1)
"""For so long a number may still mean what it meant before a goal was closed."""
MINUTES_WORTH = 20
"""Goals that anybody closes in that time."""


class Amount(Arg[Scene, int]):
    """How much to add: +1, 3, -1, two."""

    widget = "number"

    def read(self, text: str, scene: Scene) -> int:
        self.check(text)
        return _value(_spoken(text)[0])

    def check(self, text: str) -> None:
        number, day = _spoken(text)
        value = _value(number) if number else 0
        if not 0 < abs(value) <= MOST:
            raise NotANumber(text=words.clip(text, 40), least=-MOST, most=MOST)
        if day not in ("", "today"):
            raise OnlyToday(number=number, day=day)

    def tail(self, text: str) -> int | None:
        """A number behind the goal's words, or a signed one by itself: a lone “2” is the goal's number. A day behind it
        is taken too, to be refused by name."""
        found = _LAST_NUMBER.search(text)
        return None if found is None else found.start(1)


_WORDS = {name: number for number, name in enumerate(times.NUMBERS, 1)}
_NUMBER = rf"(?:[+-]?[0-9]{{1,40}}|[+-]?(?:{'|'.join(_WORDS)}))"
_DAYS = "today|yesterday|(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|last week|tomorrow"
_AMOUNT = re.compile(rf"({_NUMBER})(?:\s+({_DAYS}))?", re.IGNORECASE)
_LAST_NUMBER = re.compile(rf"(?:(?<=\S)\s+|^(?=[+-]))({_NUMBER}(?:\s+(?:{_DAYS}))?)$", re.IGNORECASE)


def _spoken(text: str) -> tuple[str, str]:
    """The number and the day, as typed; empty where there is none."""
    found = _AMOUNT.fullmatch(text)
    return ("", "") if found is None else (found[1].lower(), (found[2] or "").lower())


def _value(number: str) -> int:
    plain = number.lstrip("+-")
    return (-1 if number.startswith("-") else 1) * (_WORDS[plain] if plain in _WORDS else int(plain))


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
