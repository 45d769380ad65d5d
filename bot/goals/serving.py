"""Which part of the network that somebody wants a goal serves (S11): what its sentence names of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.context import Context
from bot.goals import fitting, verbs
from bot.goals.model import Goal
from bot.kit import words

MOST = 2
"""Qualities that are named."""


def of(ctx: Context, goal: Goal) -> str:
    """“data engineer and Berlin”; empty where its words name nothing that the member wants."""
    wanted = ctx.store.wanted.listing(ctx.member.id)
    return words.join(list(named(goal, ((one.quality.value, one.text) for one in wanted)))[:MOST]).strip()


def named(goal: Goal, wanted: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of these qualities, each with its sort, those that a goal's sentence names: all words of a role, in any order; of
    anything else one after another."""
    said = _forms(goal.text)
    return tuple(text for sort, text in wanted if _names(goal, said, sort, text))


def _names(goal: Goal, said: Sequence[str], sort: str, text: str) -> bool:
    if sort == "company":
        return fitting.names_company(goal.text, text)
    looked_for = _forms(text)
    if not looked_for:
        return False
    if sort == "role":
        return set(looked_for) <= set(said)
    size = len(looked_for)
    starts = (at for at in range(len(said) - size + 1) if said[at : at + size] == looked_for)
    return any(not _is_something_else(said, at, sort, looked_for) for at in starts)


def _is_something_else(said: Sequence[str], at: int, sort: str, looked_for: Sequence[str]) -> bool:
    """York isn't New York, and whoever wants to “Go to 3 events” doesn't speak of the language."""
    if sort == "place":
        return at > 0 and said[at - 1] == "new"
    return at == 0 and len(looked_for) == 1 and looked_for[0] in verbs.VERBS


def _forms(text: str) -> tuple[str, ...]:
    return tuple(term.removesuffix("s") for term in words.terms(text))
