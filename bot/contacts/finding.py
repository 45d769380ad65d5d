"""Words that somebody may have meant: short forms of names, and what is near to words that begin none they know."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.contacts import nicknames
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.kit import words

MOST_WORDS = 60_000
"""Of one member, looked at; comparing with so many takes some 10 ms."""

MOST_MEANT = 3
"""Words that one typed word is taken for."""

MOST_TRIES = 6
LONGEST_WORD = 40
TYPED_WORDS = 6
NAME_WORDS = 3
"""Of the typed words, looked up as short forms."""


def nicknamed(
    ctx: Context, typed: Sequence[str], *, limit: int, everywhere: bool = False, archived: bool = False
) -> dict[ContactId, tuple[Contact, str, str]]:
    """People with one of the folded words `typed` as another form of their name, each with the word and their name for
    it: “bob” and “Robert”. The other words begin words of the name, or any of theirs if `everywhere`."""
    look = ctx.store.contacts.matching if everywhere else ctx.store.contacts.named
    found: dict[ContactId, tuple[Contact, str, str]] = {}
    for at, word in list(enumerate(typed))[:NAME_WORDS]:
        called = nicknames.others(word)
        if not called or len(typed) > TYPED_WORDS:
            continue
        rest = (*typed[:at], *typed[at + 1 :])
        for person in look(ctx.member.id, rest, called=called, limit=limit, archived=archived):
            theirs = next((one for one in person.name.split() if set(words.terms(one)) & set(called)), person.name)
            found.setdefault(person.id, (person, word, theirs.strip(",.;")))
    return dict(list(found.items())[:limit])


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
