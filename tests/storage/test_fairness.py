"""A workspace with thousands of messages due holds nobody else's one message up."""

from collections.abc import Sequence
from datetime import timedelta

from bot.kit.calls import Call
from bot.members.model import Handle, MemberId
from bot.outbox.model import Delivery, Pace
from storage.store import Database, Store
from tests.storage.rows import NOW

MANY = 2_000
BATCH = 100
PACE = Pace()


def _due(key: str, space: int, minutes_ago: int) -> Delivery:
    return Delivery.new(
        key=key,
        to=Handle("slack", f"T{space}", "U1"),
        member=MemberId(1),
        call=Call("followup nudge", {"day": "2026-03-05"}),
        kind="nudge",
        not_before=NOW - timedelta(minutes=minutes_ago),
        expires_at=NOW + timedelta(hours=6),
        now=NOW,
    )


def _put(database: Database, several: Sequence[Delivery]) -> None:
    database.write_now(lambda store: [store.outbox.put(one) for one in several])


def _claim(database: Database, token: str) -> tuple[Delivery, ...]:
    def claim(store: Store) -> tuple[Delivery, ...]:
        picked = store.outbox.pick(
            NOW, platform="slack", limit=BATCH, per_channel=MANY, skip=(), suspect=False, pace=PACE, since=None
        )
        return store.outbox.claim(picked, NOW, token=token, pace=PACE)

    return database.write_now(claim)


def test_thousands_of_one_workspace_hold_no_other_up(database: Database) -> None:
    _put(database, [_due(f"nudge/a/{number}", 0, 60) for number in range(MANY)])
    first = _claim(database, "w0")
    assert len(first) == BATCH  # alone, it has the sender to itself
    others = [_due(f"nudge/b{space}/{number}", space, 0) for space in range(1, 21) for number in range(2)]
    _put(database, others)  # later, and due an hour after the backlog
    claimed = _claim(database, "w1")
    assert {one.key for one in others} <= {one.key for one in claimed}
    assert len(claimed) == BATCH  # the rest of the batch is the backlog's


def test_several_backlogs_take_turns(database: Database) -> None:
    _put(database, [_due(f"nudge/{space}/{number}", space, 60 - space) for space in range(4) for number in range(200)])
    for turn in range(4):
        spaces = [one.space for one in _claim(database, f"w{turn}")]
        assert {space: spaces.count(space) for space in set(spaces)} == {
            f"slack/T{space}": BATCH // 4 for space in range(4)
        }
