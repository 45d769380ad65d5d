"""How the check of a goal looks: five lines with a sign and a word each, then the one thing that is asked now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.goals.rules import Check
from bot.kit.cards import Action, Block, Entries, Entry, Facts, Line, Strong


@dataclass(frozen=True, slots=True)
class Offer:
    """A whole sentence to take, why, and its buttons."""

    lead: str
    text: str
    why: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked now: `said` puts the question and why something is proposed; `left` more come after it."""

    title: str
    said: str
    actions: tuple[Action, ...]
    left: int = 0


def blocks(checks: Sequence[Check], question: Question | None, offers: Sequence[Offer]) -> list[Block]:
    found: list[Block] = [Facts(tuple(map(_line, checks)))] if checks else []
    items = [] if question is None else [_asked(question)]
    items += [_offered(offer) for offer in offers]
    return [*found, Entries("", tuple(items))] if items else found


def _line(check: Check) -> tuple[str, Line]:
    if check.open:
        return f"? {check.name}", (check.why,)
    if check.holds:
        return f"✓ {check.name}", (check.why,)
    return f"– {check.name}", (f"{check.why} Kept in your words.",)


def _asked(question: Question) -> Entry:
    after = {0: "", 1: "One more after this."}.get(question.left, f"{question.left} more after this.")
    return Entry((Strong(question.title), f" {question.said}"), (after,) if after else (), question.actions)


def _offered(offer: Offer) -> Entry:
    return Entry((f"{offer.lead} “{offer.text}”".strip(),), (offer.why,) if offer.why else (), offer.actions)
