"""Which part of the network that somebody wants a goal serves (S11): what its sentence names of it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.context import Context
from bot.goals import fitting
from bot.goals.model import Goal
from bot.kit import words

MOST = 2
"""Qualities that are named."""


def of(ctx: Context, goal: Goal) -> str:
    """“data engineer and Berlin”; empty where its words name nothing that the member wants."""
    wanted = ctx.store.wanted.listing(ctx.member.id)
    return words.join(list(named(goal, ((one.quality.value, one.text) for one in wanted)))[:MOST]).strip()


def named(goal: Goal, wanted: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of these qualities, each with its sort, those whose words all stand in a goal's sentence; of a company, one after
    another."""
    said = _forms(goal.text)
    return tuple(text for sort, text in wanted if _names(goal, said, sort, text))


def _names(goal: Goal, said: frozenset[str], sort: str, text: str) -> bool:
    if sort == "company":
        return fitting.names_company(goal.text, text)
    looked_for = _forms(text)
    return bool(looked_for) and looked_for <= said


def _forms(text: str) -> frozenset[str]:
    return frozenset(term.removesuffix("s") for term in words.terms(text))
