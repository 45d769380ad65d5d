"""The same for pitches, tips and what people of a space recommend."""

from collections.abc import Callable

from bot.members.model import MemberId
from bot.pitch.model import Pitch, PitchId, Slots
from bot.tips.model import Resource, ResourceId
from storage.store import Store
from tests.storage.rows import NOW

THEIR_PITCH, THEIR_RESOURCE = PitchId(262), ResourceId(265)
"""Of rows.py."""
SPACE = "slack/T1"

PITCHES: dict[str, Callable[[Store, MemberId], object]] = {
    "pitches.listing": lambda store, me: store.pitches.listing(me),
    "pitches.remove": lambda store, me: store.pitches.remove(me, THEIR_PITCH),
    "pitches.save": lambda store, me: store.pitches.save(Pitch(THEIR_PITCH, me, NOW, NOW, slots=Slots("changed"))),
    "tips.told": lambda store, me: store.tips.told(me),
    "resources.mine": lambda store, me: store.resources.mine(me, THEIR_RESOURCE),
    "resources.remove": lambda store, me: store.resources.remove(me, THEIR_RESOURCE),
    "resources.save": lambda store, me: store.resources.save(
        Resource(THEIR_RESOURCE, SPACE, me, NOW, "book", "changed")
    ),
}
PITCHES_SAVING = ("pitches.save",)

PITCHES_UNSCOPED = {
    "pitches.add": "a new row of its own owner",
    "tips.tell": "a row of its own owner, made when there is none",
    "resources.add": "a new row of its own owner",
    "resources.of_spaces": "what the people of a space recommend to each other; tested in test_pitch_queries.py",
    "resources.take_out": "by whoever manages the space, out of that space alone; tested in test_pitch_queries.py",
}
