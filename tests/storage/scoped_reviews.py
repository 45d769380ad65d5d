"""The same for reviews, and for goals that go with them."""

from collections.abc import Callable
from datetime import timedelta

from bot.goals.model import GoalId
from bot.members.model import MemberId
from bot.review.model import Answer, Look, LookId, Reason, Review, ReviewId
from storage.store import Store
from tests.storage.rows import NOW, THEIRS, TODAY

MONTH = TODAY.replace(day=1)
THEIR_REVIEW, THEIR_LOOK, THEIR_REVIEWED = ReviewId(222), LookId(224), GoalId(206)
"""Of rows.py."""

LATER = NOW + timedelta(days=1)

REVIEWS: dict[str, Callable[[Store, MemberId], object]] = {
    "reviews.find": lambda store, me: store.reviews.find(me, THEIR_REVIEW),
    "reviews.of_month": lambda store, me: store.reviews.of_month(me, MONTH),
    "reviews.latest": lambda store, me: store.reviews.latest(me),
    "reviews.results": lambda store, me: store.reviews.results(me, THEIR_REVIEW),
    "reviews.looks": lambda store, me: store.reviews.looks(me, THEIR_REVIEW),
    "reviews.look": lambda store, me: store.reviews.look(me, THEIR_LOOK),
    "reviews.in_touch": lambda store, me: store.reviews.in_touch(me),
    "reviews.tally": lambda store, me: store.reviews.tally(me, TODAY, TODAY, since=NOW, until=LATER).talks,
    "reviews.save": lambda store, me: store.reviews.save(Review(THEIR_REVIEW, me, MONTH, NOW, change="changed")),
    "reviews.save_look": lambda store, me: store.reviews.save_look(
        Look(THEIR_LOOK, THEIR_REVIEW, me, THEIRS.contact.id, 2, Reason.SILENCE, Answer.FINE)
    ),
    "goals.remove": lambda store, me: store.goals.remove(me, THEIR_REVIEWED),
}
REVIEWS_SAVING = ("reviews.save", "reviews.save_look")

REVIEWS_UNSCOPED = {
    "reviews.add": "a new row of its own owner",
    "reviews.say": "a row of its own owner; tested in test_reviews.py",
    "reviews.look_at": "new rows of their own owner",
}
