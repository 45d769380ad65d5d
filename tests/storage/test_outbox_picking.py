"""What is looked for, in whose turn, and what is stopped."""

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.members.model import Member, MemberId, Place
from bot.outbox import rules
from bot.outbox.model import State, Stop
from storage.engine import open_engine
from storage.members import MemberRows
from storage.outbox import OutboxRows
from storage.schema import metadata
from tests.storage.desk import CHANNEL, NOW, PACE, SAM, Desk, delivery


@pytest.fixture
def unused(database_url: str) -> Generator[Desk]:
    """In a database of its own: how PostgreSQL reads a table depends on what it once held."""
    with open_engine(database_url) as engine:
        engine.write(metadata.create_all).result()
        yield Desk(engine)


def test_looking_for_what_is_due_uses_the_indexes_made_for_it(unused: Desk):
    """On PostgreSQL too, which would rather read an empty table than an index: it is told not to."""
    seen: list[str] = []
    sqlite = unused.engine.name == "sqlite"

    def plan(rows: OutboxRows) -> None:
        connection = rows._connection  # pyright: ignore[reportPrivateUsage]
        if not sqlite:
            connection.execute(text("SET LOCAL enable_seqscan = off"))

        def explain(conn: object, cursor: object, statement: str, parameters: Any, *_: object) -> None:
            driver = connection.connection.driver_connection
            assert driver is not None
            asked = f"EXPLAIN QUERY PLAN {statement}" if sqlite else f"EXPLAIN {statement}"
            seen.extend(str(row[3 if sqlite else 0]) for row in driver.execute(asked, parameters))

        event.listen(connection, "before_cursor_execute", explain)
        rows.ripe(NOW, since=None, pace=PACE)
        rows.pick(
            NOW, platform="slack", limit=9, per_channel=9, skip=(), suspect=False, pace=PACE, since=NOW - PACE.lease
        )
        event.remove(connection, "before_cursor_execute", explain)

    unused.ask(plan)
    plans = "\n".join(seen)
    assert "SCAN deliveries" not in plans
    assert "Seq Scan on deliveries" not in plans
    for index in ("ix_deliveries_due", "ix_deliveries_retrying", "ix_deliveries_held"):
        assert plans.count(index) >= 2


def test_a_hot_channel_has_only_its_first_ones_picked(desk: Desk):
    hot = [delivery(f"d/{number}", to=CHANNEL, kind="digest") for number in range(50)]
    calm = delivery("d/other", to=replace(CHANNEL, id="C2"), kind="digest")
    desk.put(*hot, calm)
    picked = desk.pick("discord", limit=20, per_channel=3)
    assert picked == (hot[0].id, calm.id, hot[1].id, hot[2].id)


@pytest.mark.parametrize("name", ["slack/T1/U1", "slack/T1", "slack"])
def test_nothing_is_picked_where_it_is_skipped_or_stopped(desk: Desk, name: str):
    one = delivery()
    desk.put(one, delivery("other", to=CHANNEL, kind="digest"))
    assert desk.pick("slack", skip=[name]) == ()
    desk.ask(lambda rows: rows.stop(Stop(name, "ratelimited", NOW + timedelta(minutes=10))))
    assert desk.pick("slack") == ()
    assert len(desk.pick("discord")) == 1
    assert desk.pick("slack", NOW + timedelta(minutes=11)) == (one.id,)
    assert desk.state(one) is State.PENDING


def test_conversations_to_open_are_picked_only_as_far_as_they_may_be(desk: Desk):
    member = Member(MemberId(7), NOW, "UTC")
    desk.engine.write(lambda connection: MemberRows(connection).add(member, SAM)).result()
    desk.ask(lambda rows: rows.opened({SAM: Place("slack", "T1", "D1", private=True)}))
    new = [delivery(f"new/{number}", to=replace(SAM, user=f"N{number}")) for number in range(3)]
    open_one, channel = delivery("open"), delivery("channel", to=replace(CHANNEL, platform="slack"))
    desk.put(*new, open_one, channel)
    others = {open_one.id, channel.id}
    assert len(desk.pick()) == 5
    assert set(desk.pick(openings=1)) == {new[0].id, *others}
    assert set(desk.pick(openings=0)) == others
    desk.ask(lambda rows: rows.stop(Stop(rules.opening("slack"), "ratelimited", NOW + timedelta(minutes=10))))
    assert set(desk.pick()) == set(desk.pick(openings=2)) == others


def test_the_longer_stop_holds(desk: Desk):
    for minutes in (10, 5):
        desk.ask(lambda rows, m=minutes: rows.stop(Stop("slack", f"code{m}", NOW + timedelta(minutes=m))))
    assert desk.ask(lambda rows: rows.stops(NOW)) == (Stop("slack", "code10", NOW + timedelta(minutes=10)),)
    desk.ask(lambda rows: rows.stop(Stop("slack", "token_revoked")))
    desk.ask(lambda rows: rows.stop(Stop("slack", "ratelimited", NOW + timedelta(days=9))))
    assert desk.ask(lambda rows: rows.stops(NOW + timedelta(days=99))) == (Stop("slack", "token_revoked"),)
    assert desk.ask(lambda rows: rows.resume("slack"))
    assert not desk.ask(lambda rows: rows.resume("slack"))
    assert desk.ask(lambda rows: rows.stops(NOW)) == ()


@pytest.mark.parametrize("name", ["slack/T1/U1", "slack/T1", "slack"])
def test_what_waits_for_a_place_stopped_for_ever_is_cancelled(desk: Desk, name: str):
    mine, begun = delivery(), delivery("begun")
    other = delivery("other", to=CHANNEL, kind="digest")
    desk.put(begun)
    desk.begin(desk.claim()[0])
    desk.put(mine, other)
    desk.ask(lambda rows: rows.stop(Stop(name, "account_inactive")))
    assert desk.state(mine) is State.CANCELLED
    assert (desk.state(other), desk.state(begun)) == (State.PENDING, State.SENDING)


def test_what_was_due_before_the_mark_is_left_out(desk: Desk):
    old, new = delivery("old", due=NOW - timedelta(minutes=5)), delivery("new", due=NOW - timedelta(seconds=5))
    mark = NOW - timedelta(minutes=1)
    desk.put(old)
    assert not desk.ask(lambda rows: rows.ripe(NOW, since=mark, pace=PACE))
    assert desk.ask(lambda rows: rows.ripe(NOW, since=None, pace=PACE))
    desk.put(new)
    assert desk.ask(lambda rows: rows.ripe(NOW, since=mark, pace=PACE))
    assert desk.pick(since=mark) == (new.id,)


def test_a_lease_that_ran_out_is_seen_whatever_the_mark(desk: Desk):
    desk.put(delivery(due=NOW - timedelta(hours=1)))
    desk.claim(NOW - timedelta(hours=1))
    assert desk.ask(lambda rows: rows.ripe(NOW, since=NOW - timedelta(minutes=1), pace=PACE))
    assert len(desk.pick(since=NOW - timedelta(minutes=1))) == 1
