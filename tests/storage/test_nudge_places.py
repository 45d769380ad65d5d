"""Where nudges come, and how those that wait are sent elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.members.model import Place
from bot.outbox.model import DeliveryId
from bot.outbox.model import State as DeliveryState
from storage.store import Database
from tests.storage.rows import MINE, NOW, THEIRS, write

GROUP = Place(THEIRS.handle.platform, THEIRS.handle.realm, "G1", private=False)


@pytest.fixture
def two(database: Database) -> Database:
    """Two members with a row of each kind."""
    database.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    return database


def test_a_place_for_nudges_is_remembered_until_it_is_closed(two: Database) -> None:
    thread = replace(GROUP, id="D1:17.5", private=True)
    for place in (thread, GROUP):
        for one in (MINE, THEIRS):
            two.write_now(lambda store, me=one.id, to=place: store.members.choose(me, to, NOW))
        assert two.read_now(lambda store: store.members.nudged(MINE.id)) == (MINE.handle, place)
    assert two.write_now(lambda store: store.members.shut(thread)) == ()
    assert two.write_now(lambda store: store.members.shut(replace(GROUP, realm="T9"))) == ()
    assert two.write_now(lambda store: store.members.unchoose(THEIRS.id))
    assert two.write_now(lambda store: store.members.shut(GROUP)) == ((MINE.id, MINE.handle),)
    assert two.write_now(lambda store: store.members.shut(GROUP)) == ()
    assert not two.write_now(lambda store: store.members.unchoose(MINE.id))
    assert two.read_now(lambda store: store.members.nudged(MINE.id)) == (MINE.handle, None)


def test_nudges_of_a_place_go_elsewhere_unless_they_may_have_arrived(two: Database) -> None:
    gone, elsewhere = replace(MINE.delivery, to=GROUP, kind="nudge"), replace(GROUP, id="G2")
    some = {
        "waits": gone,
        "in hand": replace(gone, state=DeliveryState.LEASED, lease_token="t", lease_until=NOW + timedelta(minutes=2)),
        "refused": replace(gone, state=DeliveryState.DEAD, error="is_archived", attempt=3),
        "swept along": replace(gone, state=DeliveryState.CANCELLED, error="is_archived"),
        "being sent": replace(gone, state=DeliveryState.SENDING, first_sending_at=NOW),
        "perhaps there": replace(gone, state=DeliveryState.DEAD, error="is_archived", first_sending_at=NOW),
        "died of something else": replace(gone, state=DeliveryState.DEAD, error="invalid_blocks"),
        "taken back": replace(gone, state=DeliveryState.CANCELLED),
        "too late": replace(gone, expires_at=NOW),
        "a digest": replace(gone, kind="digest"),
        "direct": replace(gone, to=MINE.handle),
    }
    rows = {name: replace(one, id=DeliveryId(900 + at), key=name) for at, (name, one) in enumerate(some.items())}
    two.write_now(lambda store: [store.outbox.put(one) for one in rows.values()])
    moved = two.write_now(lambda store: store.outbox.readdress(MINE.id, elsewhere, NOW, code="is_archived"))
    found = {name: two.read_now(lambda store, key=name: store.outbox.find(key)) for name in rows}
    there = [name for name, one in found.items() if one != rows[name]]
    assert there == ["waits", "in hand", "refused", "swept along"]
    assert moved == 4
    for name in there:
        fresh = replace(rows[name], to=elsewhere, not_before=NOW, error="", attempt=0, state=DeliveryState.PENDING)
        assert found[name] == replace(fresh, lease_token=None, lease_until=None)
    assert two.write_now(lambda store: store.outbox.readdress(MINE.id, MINE.handle, NOW)) == 4
