"""Words that somebody may have meant, where what they typed begins none that they know."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.context import Context

MOST_WORDS = 60_000
"""Of one member, looked at; comparing with so many takes some 10 ms."""

MOST_MEANT = 3
"""Words that one typed word is taken for."""

MOST_TRIES = 6
LONGEST_WORD = 40
TYPED_WORDS = 6


def meant(ctx: Context, typed: Sequence[str], *, names: bool) -> tuple[tuple[str, ...], ...]:
    """What `typed`, folded words that found nothing, may have been meant for: each as words of the member's own, the
    nearest first; nothing if one of them is near to none."""
    if not typed or len(typed) > TYPED_WORDS:
        return ()
    known = ctx.store.contacts.vocabulary(ctx.member.id, names=names, limit=MOST_WORDS)
    options = [_near(word, known) for word in typed]
    tries = sorted(product(*options), key=lambda tried: sum(distance for _, distance in tried))
    found = [tuple(word for word, _ in tried) for tried in tries]
    return tuple(one for one in found if one != tuple(typed))[:MOST_TRIES]


def slips(word: str) -> int:
    """Typing errors that are forgiven in a word: a letter too many, too few or wrong, or two in the wrong order."""
    return 0 if len(word) < 3 or len(word) > LONGEST_WORD else 1 if len(word) < 8 else 2


def _near(word: str, known: Sequence[str]) -> list[tuple[str, int]]:
    if any(one.startswith(word) for one in known):
        return [(word, 0)]
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips(word), limit=MOST_MEANT)
    return [(near, int(distance)) for near, distance, _ in found] if slips(word) else []
