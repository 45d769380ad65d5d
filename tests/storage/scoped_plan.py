"""The same for the qualities that somebody wants."""

from collections.abc import Callable

from bot.members.model import MemberId
from bot.plan.model import Quality, Wanted, WantedId
from storage.store import Store
from tests.storage.rows import NOW

THEIR_WANTED = WantedId(260)
"""Of rows.py."""

PLAN: dict[str, Callable[[Store, MemberId], object]] = {
    "wanted.find": lambda store, me: store.wanted.find(me, THEIR_WANTED),
    "wanted.listing": lambda store, me: store.wanted.listing(me),
    "wanted.remove": lambda store, me: store.wanted.remove(me, [THEIR_WANTED]),
    "wanted.people": lambda store, me: store.wanted.people(me, [("c", "acme"), ("n", "ana")], ["acme"]),
    "wanted.save": lambda store, me: store.wanted.save(Wanted(THEIR_WANTED, me, Quality.ROLE, "changed", NOW, 9)),
}
PLAN_SAVING = ("wanted.save",)

PLAN_UNSCOPED = {"wanted.add": "new rows of their own owner"}
