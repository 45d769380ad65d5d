"""The same for drafts."""

from collections.abc import Callable
from datetime import timedelta

from bot.drafts.model import Channel, Draft, DraftId, Purpose
from bot.members.model import MemberId
from storage.store import Store
from tests.storage.rows import NOW, THEIRS, TODAY

THEIR_DRAFT = DraftId(270)
"""Of rows.py."""


def _asked(store: Store, me: MemberId) -> object:
    """First they are asked about, of whoever asks."""
    store.drafts.ask(me, TODAY, TODAY, most=9)
    return store.drafts.asked(me, TODAY, limit=9)


DRAFTS: dict[str, Callable[[Store, MemberId], object]] = {
    "drafts.find": lambda store, me: store.drafts.find(me, THEIR_DRAFT),
    "drafts.remove": lambda store, me: store.drafts.remove(me, THEIR_DRAFT),
    "drafts.listing": lambda store, me: store.drafts.listing(me, limit=9),
    "drafts.waiting": lambda store, me: store.drafts.waiting(me, limit=9),
    "drafts.size": lambda store, me: store.drafts.size(me),
    "drafts.of_contact": lambda store, me: store.drafts.of_contact(me, THEIRS.contact.id, limit=9),
    "drafts.ask": lambda store, me: store.drafts.ask(me, TODAY, TODAY, most=9),
    "drafts.asked": _asked,
    "drafts.next_ask": lambda store, me: store.drafts.next_ask(me, TODAY),
    "drafts.save": lambda store, me: store.drafts.save(
        Draft(THEIR_DRAFT, me, THEIRS.contact.id, Purpose.SHARE, Channel.DM, "changed", NOW)
    ),
    "questions.sooner": lambda store, me: store.questions.sooner(me, NOW - timedelta(days=9)),
}
DRAFTS_SAVING = ("drafts.save", "questions.sooner")

DRAFTS_UNSCOPED = {"drafts.add": "a new row of its own owner"}
