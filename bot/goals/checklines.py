"""How the check of a goal looks: five lines with a sign and a word each, then the one thing that is asked now. Where
nothing is open, one line is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.goals.rules import Check
from bot.kit import words
from bot.kit.cards import Action, Block, Entries, Entry, Facts, Line, Strong, say


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


def settled(checks: Sequence[Check]) -> bool:
    """Whether nothing is asked of it."""
    return not any(check.open for check in checks)


def blocks(
    checks: Sequence[Check], question: Question | None, offers: Sequence[Offer], *, each: bool = False
) -> list[Block]:
    """`each`: all five lines, even where nothing is open."""
    found: list[Block] = []
    if checks:
        found = [say(summed(checks))] if settled(checks) and not each else [Facts(tuple(map(_line, checks)))]
    items = [] if question is None else [_asked(question)]
    items += [_offered(offer) for offer in offers]
    return [*found, Entries("", tuple(items))] if items else found


def summed(checks: Sequence[Check]) -> str:
    """“✓ All five checks hold. Serves: Find a job.”"""
    kept = [check.name for check in checks if not check.holds and check.letter != "R"]
    relevant = next((check for check in checks if check.letter == "R"), None)
    serves = relevant.why if relevant is not None and relevant.holds else ""
    said = "✓ Nothing is open." if kept or not serves else "✓ All five checks hold."
    in_words = f"Kept in your words: {words.join(kept)}." if kept else ""
    return " ".join(part for part in (said, in_words, serves) if part)


def _line(check: Check) -> tuple[str, Line]:
    if check.open:
        return f"? {check.name}", (check.why,)
    if check.holds:
        return f"✓ {check.name}", (check.why,)
    kept = "That is fine." if check.letter == "R" else "Kept in your words."  # of what it is for nothing was written
    return f"– {check.name}", (f"{check.why} {kept}",)


def _asked(question: Question) -> Entry:
    after = {0: "", 1: "One more after this."}.get(question.left, f"{question.left} more after this.")
    return Entry((Strong(question.title), f" {question.said}"), (after,) if after else (), question.actions)


def _offered(offer: Offer) -> Entry:
    return Entry((f"{offer.lead} “{offer.text}”".strip(),), (offer.why,) if offer.why else (), offer.actions)
