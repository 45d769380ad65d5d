"""The same for being present, and for small steps."""

from collections.abc import Callable
from datetime import timedelta

from bot.members.model import MemberId
from bot.presence.model import Community, CommunityId
from storage.store import Store
from tests.storage.rows import NOW, TODAY

THEIR_GROUP = CommunityId(263)
"""Of rows.py."""

STEPS: dict[str, Callable[[Store, MemberId], object]] = {
    "presence.ticked": lambda store, me: store.presence.ticked(me),
    "presence.untick": lambda store, me: store.presence.untick(me, "photo"),
    "presence.find": lambda store, me: store.presence.find(me, THEIR_GROUP),
    "presence.named": lambda store, me: store.presence.named(me, "maps", limit=9),
    "presence.remove": lambda store, me: store.presence.remove(me, THEIR_GROUP),
    "presence.listing": lambda store, me: store.presence.listing(me, limit=9),
    "presence.size": lambda store, me: store.presence.size(me),
    "presence.save": lambda store, me: store.presence.save(Community(THEIR_GROUP, me, "changed", NOW)),
    "steps.since": lambda store, me: store.steps.since(me, TODAY - timedelta(days=9)),
    "steps.done_by_day": lambda store, me: store.steps.done_by_day(me, TODAY - timedelta(days=9)),
    "steps.rhythm": lambda store, me: store.steps.rhythm(me),
    "steps.drop_rhythm": lambda store, me: store.steps.drop_rhythm(me),
}

STEPS_UNSCOPED = {
    "presence.tick": "a row of its own owner, made when there is none",
    "presence.add": "a new row of its own owner",
    "steps.say": "a row of its own owner, in place of its own of that day; tested in test_step_queries.py",
    "steps.set_rhythm": "a row of its own owner, made when there is none",
}
