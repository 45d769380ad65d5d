"""The same for letters to coaches."""

from collections.abc import Callable

from bot.members.model import MemberId
from bot.review.model import Letter, LetterId, ReviewId, Sent
from storage.store import Store
from tests.storage.rows import NOW, THEIRS

THEIR_LETTER, THEIR_REVIEW = LetterId(225), ReviewId(222)
"""Of rows.py."""

LETTERS: dict[str, Callable[[Store, MemberId], object]] = {
    "letters.find": lambda store, me: store.letters.find(me, THEIR_LETTER),
    "letters.of_review": lambda store, me: store.letters.of_review(me, THEIR_REVIEW),
    "letters.latest": lambda store, me: store.letters.latest(me, "slack", "T1"),
    "letters.known": lambda store, me: store.letters.known(me, ["ana", "acme"]).people,
    "letters.remove": lambda store, me: store.letters.remove(me, THEIR_LETTER),
    "letters.save": lambda store, me: store.letters.save(
        Letter(THEIR_LETTER, me, THEIR_REVIEW, THEIRS.handle, "changed", NOW, Sent.FAILED)
    ),
}
LETTERS_SAVING = ("letters.save",)

LETTERS_UNSCOPED = {
    "letters.add": "a new row of its own owner",
    "letters.waiting": "everybody's that may be settled, by the clock; tested in test_letters.py",
}
