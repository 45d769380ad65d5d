"""What can be said of a message: its problems but for those that are muted, what is missing, whether it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.context import Context
from bot.drafts import composing
from bot.drafts.check import Problem, check, hints
from bot.drafts.check.model import ASKS_FOR_JOB, NO_ASK, NO_PERSONALISATION, NO_VALUE, TEMPLATE, TOO_LONG
from bot.drafts.known import SPECIFIC
from bot.drafts.model import Channel
from bot.drafts.pieces import Fact, Gap, Pieces
from bot.guard import muting
from bot.kit import words

RULES = {
    ASKS_FOR_JOB: "draft-asks-for-job",
    NO_PERSONALISATION: "draft-not-personal",
    TOO_LONG: "draft-too-long",
    NO_VALUE: "draft-no-value",
    TEMPLATE: "draft-template",
    NO_ASK: "draft-no-ask",
}
"""By the name of a problem: the name of its rule, by which it is muted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`missing`: gaps that are still there. `fine`: names of what was looked for and isn't wrong. `muted`: how many
    problems aren't shown. `personal`: it holds something that only this person could get (S26)."""

    problems: tuple[Problem, ...] = ()
    fine: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    muted: int = 0
    personal: bool = True

    @property
    def ready(self) -> bool:
        return self.personal and not self.missing


def judge(
    ctx: Context,
    text: str,
    channel: Channel,
    *,
    first: bool,
    contact: int | None = None,
    facts: Mapping[str, Pieces] | None = None,
) -> Judged:
    """`first`: it is the first that the person gets. `facts`: what the log has for a message to that contact."""
    missing = composing.left_open(text)
    found = [_without_gaps(one, missing) for one in check(text, channel, first_contact=first)]
    problems = [one for one in found if one is not None]
    if mentions(text, facts or {}):
        problems = [one for one in problems if one.name != NO_PERSONALISATION]
    named = {one.name for one in problems}
    silent = muting.muted_rules(ctx, contact)
    shown = tuple(one for one in problems if RULES[one.name] not in silent)
    left_out = () if first else (ASKS_FOR_JOB,)
    return Judged(
        shown,
        tuple(name for name in RULES if name not in named and name not in left_out),
        missing,
        hints(text, channel),
        len(problems) - len(shown),
        NO_PERSONALISATION not in named,
    )


def mentions(text: str, facts: Mapping[str, Pieces]) -> bool:
    """Whether a text holds one of the facts that only this person could get."""
    said = f" {' '.join(words.terms(text))} "
    specific = (piece.text for name in SPECIFIC & facts.keys() for piece in facts[name] if isinstance(piece, Fact))
    return any(f" {' '.join(words.terms(fact))} " in said for fact in specific if words.terms(fact))


def _without_gaps(problem: Problem, missing: tuple[str, ...]) -> Problem | None:
    """Gaps of ours are told as what is missing, and not as a template besides."""
    if problem.name != TEMPLATE:
        return problem
    ours = {Gap(name).shown for name in missing}
    why = tuple(one for one in problem.why if one not in ours)
    return replace(problem, why=why) if why else None
