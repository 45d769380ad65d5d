"""The same for what rules look at, said, and are silent about."""

from collections.abc import Callable
from datetime import timedelta

from bot.members.model import MemberId
from storage.store import Store
from tests.storage.rows import NOW, THEIRS, TODAY

WHOM = THEIRS.contact.id
RULE = "too-soon"
"""Of rows.py."""

MUTES: dict[str, Callable[[Store, MemberId], object]] = {
    "mutes.talks": lambda store, me: store.mutes.talks(me, WHOM, limit=9),
    "mutes.deeds": lambda store, me: store.mutes.deeds(me, WHOM, limit=9),
    "mutes.late": lambda store, me: store.mutes.late(me, WHOM, TODAY + timedelta(days=1)),
    "mutes.crowd": lambda store, me: store.mutes.crowd(me, NOW).added,
    "mutes.said": lambda store, me: store.mutes.said(me, WHOM, TODAY),
    "mutes.unmute": lambda store, me: store.mutes.unmute(me, RULE, WHOM),
    "mutes.muted": lambda store, me: store.mutes.muted(me, WHOM),
    "mutes.silences": lambda store, me: store.mutes.silences(me),
    "mutes.people": lambda store, me: store.mutes.people(me, RULE, limit=9),
    "deeds.balance": lambda store, me: store.deeds.balance(me, WHOM),
    "deeds.balances": lambda store, me: store.deeds.balances(me, limit=9),
}

MUTES_UNSCOPED = {
    "mutes.say": "rows of their own owner, in place of their older ones; tested in test_mute_queries.py",
    "mutes.mute": "a row of its own owner, in place of one like it; tested in test_mute_queries.py",
}
