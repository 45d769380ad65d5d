"""The sender over a real database."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.members.model import Place
from bot.outbox.model import Abilities, Ambiguous, Kind, Later, Receipt, Refused, State
from storage.outbox import OutboxRows
from tests.features.post import CARD, MORNING, PACE, Database, Platform, Play, Post


def test_what_is_due_is_sent_once_with_its_marker(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put()
        assert await post.sender.drain() == 1
        assert await post.sender.drain() == 0
        sent = database.get("nudge/1")
        assert post.platform.sent == [(Place("slack", "T1", "D-U1", private=True), CARD, sent.marker)]
        assert (sent.state, sent.sent_at, sent.receipt) == (
            State.SENT,
            MORNING,
            Receipt(Place("slack", "T1", "D-U1", private=True), "1"),
        )

    play(story)


def test_sending_is_committed_before_the_call_and_no_transaction_is_open_during_it(play: Play):
    async def story(database: Database) -> None:
        seen: list[State] = []
        platform = Platform()
        # On SQLite this write would wait for ever behind an open transaction.
        platform.before = lambda: seen.append(
            database.engine.write(
                lambda connection: OutboxRows(connection).listing(list(State), limit=1)[0].state
            ).result()
        )
        post = Post(database, platform)
        post.put()
        await post.passes()
        assert seen == [State.SENDING]

    play(story)


def test_hundreds_of_deliveries_all_arrive_once(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform(), pace=replace(PACE, batch=100))
        for number in range(250):
            post.put(f"nudge/{number}")
        handled = [await post.sender.drain() for _ in range(4)]
        assert handled == [100, 100, 50, 0]
        assert len({marker for _, _, marker in post.platform.sent}) == len(post.platform.sent) == 250

    play(story)


def test_nothing_to_say_any_more_is_suppressed(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put()
        post.cards["nudge/1"] = None
        await post.passes()
        assert (post.state(), post.platform.calls) == (State.SUPPRESSED, 0)

    play(story)


def test_quiet_hours_move_a_delivery_to_their_end(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put()
        post.cards["nudge/1"] = Later(MORNING + timedelta(hours=1))
        await post.passes()
        assert (post.state(), post.platform.calls) == (State.PENDING, 0)
        post.cards.clear()
        await post.passes(2, apart=timedelta(hours=1))
        assert post.state() is State.SENT

    play(story)


def test_one_poisonous_delivery_dies_alone_and_logs_nothing_private(play: Play, caplog: pytest.LogCaptureFixture):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put("nudge/1")
        post.put("nudge/2")
        post.cards["nudge/1"] = ValueError("dinner with the ambassador")
        await post.passes(5, apart=timedelta(minutes=1))
        assert (post.state("nudge/1"), post.state("nudge/2")) == (State.DEAD, State.SENT)
        assert database.get("nudge/1").error == "compose:ValueError"
        assert "compose:ValueError" in caplog.text
        assert "ambassador" not in caplog.text

    play(story)


def test_a_passing_fault_in_composing_costs_nothing_but_time(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put()
        post.cards["nudge/1"] = ConnectionError("the database is away")
        await post.passes()
        post.cards.clear()
        await post.passes(2, apart=timedelta(minutes=1))
        assert post.state() is State.SENT

    play(story)


def test_a_refusal_is_tried_again_and_a_permanent_one_is_not(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform(replies=[Refused("internal"), Refused("is_archived", permanent=True)]))
        post.put()
        await post.passes()
        assert post.state() is State.PENDING
        await post.passes(3, apart=timedelta(minutes=1))
        assert (post.state(), post.platform.calls, database.get("nudge/1").error) == (State.DEAD, 2, "is_archived")

    play(story)


def test_what_expired_is_not_sent(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put(lasts=timedelta(hours=1))
        database.time += timedelta(hours=1)
        assert await post.sender.drain() == 0
        assert (post.state(), post.platform.calls) == (State.EXPIRED, 0)

    play(story)


@pytest.mark.parametrize("kind", ["nudge", "digest"])
def test_a_message_that_arrived_despite_its_reply_is_found_and_not_repeated(play: Play, kind: Kind):
    async def story(database: Database) -> None:
        post = Post(database, Platform(replies=[Ambiguous("http_500")]))
        post.put(kind=kind)
        await post.passes(2)
        assert (post.state(), post.platform.calls) == (State.SENT, 1)
        assert database.get("nudge/1").sent_at == MORNING

    play(story)


def test_a_message_that_did_not_arrive_is_sent_again_after_it_was_twice_absent(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform(lossy=True))
        post.put()
        await post.passes(2)
        assert (post.state(), post.platform.calls) == (State.SENDING, 1)
        post.platform.lossy = False
        await post.passes(2)
        assert (post.state(), post.platform.calls, len(post.platform.sent)) == (State.SENT, 2, 1)

    play(story)


def test_a_message_that_shows_up_late_is_not_repeated(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform(replies=[Ambiguous("timeout")], hidden=1))
        post.put()
        await post.passes(4)
        assert (post.state(), post.platform.calls) == (State.SENT, 1)

    play(story)


def test_a_clock_that_jumps_ahead_does_not_shorten_the_time_to_settle(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform(replies=[Ambiguous("timeout")], hidden=3))
        post.put()
        await post.passes()
        for _ in range(3):
            database.time += timedelta(hours=1)
            await post.sender.drain()
        assert (post.state(), post.platform.calls) == (State.SENDING, 1)
        database.time += timedelta(hours=1)
        await post.sender.drain()
        assert (post.state(), post.platform.calls) == (State.SENT, 1)

    play(story)


def test_with_a_nonce_an_uncertain_message_is_repeated_at_once_and_arrives_once(play: Play):
    async def story(database: Database) -> None:
        can = Abilities(nonce=True, read_back=True, edit=True, direct=True)
        post = Post(database, Platform(can, replies=[Ambiguous("timeout")]))
        post.put()
        await post.passes(2, apart=timedelta(seconds=5))
        assert (post.state(), post.platform.calls, len(post.platform.sent)) == (State.SENT, 2, 1)

    play(story)


def test_without_read_back_a_nudge_is_repeated_once_and_a_digest_never(play: Play):
    async def story(database: Database) -> None:
        can = Abilities(nonce=False, read_back=False, edit=True, direct=True)
        post = Post(database, Platform(can, lossy=True))
        post.put("nudge/1")
        post.put("digest/1", kind="digest")
        await post.passes(5)
        assert (post.state("nudge/1"), post.state("digest/1")) == (State.UNKNOWN, State.UNKNOWN)
        assert post.platform.calls == 3

    play(story)


@pytest.mark.parametrize("arrived", [True, False])
def test_after_a_crash_in_the_call_the_next_process_looks_before_it_repeats(play: Play, arrived: bool):
    async def story(database: Database) -> None:
        def dies() -> None:
            # As after SIGKILL: nothing of what follows is written down.
            raise asyncio.CancelledError

        platform = Platform(replies=[asyncio.CancelledError()]) if arrived else Platform(before=dies)
        first = Post(database, platform)
        first.put()
        await first.sender.drain()
        assert first.state() is State.SENDING
        assert (first.state(), len(platform.sent)) == (State.SENDING, int(arrived))

        second = Post(database, Platform(sent=platform.sent))
        database.time += PACE.lease
        await second.passes(2)
        assert second.state() is State.SENT
        assert second.platform.calls == (0 if arrived else 1)
        assert len(second.platform.sent) == 1

    play(story)


def test_stopping_gives_back_what_has_not_begun_and_finishes_what_has(play: Play):
    async def story(database: Database) -> None:
        at_the_platform, go_on = asyncio.Event(), asyncio.Event()

        async def slow() -> None:
            at_the_platform.set()
            await go_on.wait()

        post = Post(database, Platform(replies=[slow]), pace=PACE)
        post.put("nudge/1")
        post.put("nudge/2")
        drain = asyncio.create_task(post.sender.drain())
        await at_the_platform.wait()
        stop = asyncio.create_task(post.sender.stop())
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(drain, stop)
        assert sorted([post.state("nudge/1"), post.state("nudge/2")]) == [State.PENDING, State.SENT]
        assert await post.sender.drain() == 0
        assert post.platform.calls == 1
        await Post(database, post.platform).passes()
        assert post.platform.calls == 2

    play(story)


def test_stopping_does_not_wait_for_ever(play: Play):
    async def story(database: Database) -> None:
        at_the_platform = asyncio.Event()

        async def hangs() -> None:
            at_the_platform.set()
            await asyncio.Event().wait()

        post = Post(database, Platform(replies=[hangs]), pace=replace(PACE, grace=timedelta(milliseconds=20)))
        post.put("nudge/1")
        post.put("nudge/2")
        drain = asyncio.create_task(post.sender.drain())
        await at_the_platform.wait()
        await post.sender.stop()
        assert sorted([post.state("nudge/1"), post.state("nudge/2")]) == [State.PENDING, State.SENDING]
        drain.cancel()
        await asyncio.gather(drain, return_exceptions=True)

    play(story)


def test_a_platform_that_hangs_is_left_after_the_time_limit(play: Play):
    async def story(database: Database) -> None:
        async def hangs() -> None:
            await asyncio.Event().wait()

        post = Post(database, Platform(replies=[hangs]), pace=replace(PACE, http=timedelta(milliseconds=10)))
        post.put()
        await post.passes()
        assert (post.state(), database.get("nudge/1").error) == (State.SENDING, "timeout")

    play(story)


def test_that_a_message_was_sent_is_written_down_after_a_passing_fault(play: Play):
    async def story(database: Database) -> None:
        platform = Platform()
        platform.before = lambda: setattr(database, "broken", 2)
        post = Post(database, platform, pace=PACE.scaled(600))
        post.put()
        await post.passes()
        assert (post.state(), platform.calls) == (State.SENT, 1)

    play(story)


def test_a_delivery_cancelled_after_its_claim_is_not_sent(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put()

        async def cancel() -> None:
            await database.write(lambda store: store.outbox.cancel("nudge/"))

        post.meanwhile = cancel
        await post.passes()
        assert (post.state(), post.platform.calls) == (State.CANCELLED, 0)

    play(story)


def test_what_has_waited_a_quarter_of_its_lease_is_given_back(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        post.put()

        async def dawdle() -> None:
            post.seconds += 31

        post.meanwhile = dawdle
        await post.passes()
        assert (post.state(), post.platform.calls) == (State.PENDING, 0)

    play(story)


def test_what_was_picked_before_its_space_asked_to_wait_is_not_claimed_after(play: Play):
    async def story(database: Database) -> None:
        wait = Refused("ratelimited", retry_after=timedelta(minutes=10), scope="space")
        post = Post(database, Platform(replies=[wait]), pace=replace(PACE, batch=1))
        for number in range(2):  # all picked with the first
            post.put(f"waits/{number}", team="T1", user=f"U{number}")
            post.put(f"goes/{number}", team="T2", user=f"U{number}")
        async with asyncio.timeout(20):
            assert [await post.sender.drain() for _ in range(4)] == [1, 1, 1, 0]
        assert {post.state(f"goes/{number}") for number in range(2)} == {State.SENT}
        assert {post.state(f"waits/{number}") for number in range(2)} == {State.PENDING}
        await post.passes(4, apart=timedelta(minutes=10))
        assert {post.state(f"waits/{number}") for number in range(2)} == {State.SENT}

    play(story)
