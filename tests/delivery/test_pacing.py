"""Rates that a platform sets, over real sockets: who has to wait makes nobody else wait."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.members.model import Handle, Place
from bot.outbox.model import Pace, Rates, State
from tests.delivery.loopback import DISCORD_LIKE, SLACK_LIKE
from tests.delivery.office import office
from tests.delivery.sink import Sink

PACE = Pace()
HOT, MESSAGES, OTHERS = "C-hot", 60, 400


def test_a_hot_channel_keeps_no_other_waiting(migrated_url: str):
    interval = 0.01

    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            places = [Place("slack", f"T{number % 8}", f"C{number}", private=False) for number in range(OTHERS)]
            hot = at.put([Place("slack", "T1", HOT, private=False)] * MESSAGES)
            at.put(places)
            sender = at.sender(SLACK_LIKE, pace=PACE, rates=Rates(channel=interval))
            # As long as the clock stands still, no channel may have a second message.
            at.still()
            draining = asyncio.create_task(sender.drain())
            await until(lambda: len(sink.accepted) > OTHERS)
            assert Counter(one.place for one in sink.accepted) == Counter([HOT, *(place.id for place in places)])
            for messages in range(2, 6):
                # A microsecond more: sums of floats may end below it, and a clock that stands never makes that up.
                at.move(timedelta(seconds=interval, microseconds=1))
                await until(lambda messages=messages: arrived(sink) >= messages)
                await asyncio.sleep(3 * interval)
                assert arrived(sink) == messages
            at.still(stands=False)
            assert await draining == MESSAGES + OTHERS
            assert at.states() == {State.SENT: MESSAGES + OTHERS}
            # One after the other, in the order in which they came due.
            assert [sink.texts[one.message] for one in sink.accepted if one.place == HOT] == hot

    def arrived(sink: Sink) -> int:
        return sum(one.place == HOT for one in sink.accepted)

    asyncio.run(story())


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110  nothing tells of the sink's messages, and the office is open for a minute
        await asyncio.sleep(0.005)


def test_a_hot_channel_that_fills_the_sender_keeps_nobody_out(migrated_url: str):
    """More waits for one channel than a sender takes at once, and others come due after it."""

    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            at.put([Place("slack", "T1", HOT, private=False)] * MESSAGES)
            # In a quarter of a lease that channel may have five messages.
            sender = at.sender(SLACK_LIKE, pace=replace(PACE, batch=10), rates=Rates(channel=6.0))
            at.still()
            await sender.pump()
            at.put([Place("slack", f"T{number % 3}", f"C{number}", private=False) for number in range(30)])
            while len(sink.accepted) < 31:
                await sender.pump()
            # It looks again while it still has room, so it may hold twice as many.
            assert at.states()[State.LEASED] <= 10
            await sender.stop()
            assert at.states() == {State.PENDING: MESSAGES - 1, State.SENT: 31}

    asyncio.run(story())


def test_opening_conversations_is_rationed_and_messages_are_not(migrated_url: str):
    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            at.put([Handle("slack", "T1", f"U{number}") for number in range(10)])
            at.put([Place("slack", "T1", f"C{number}", private=False) for number in range(10)])
            sender = at.sender(DISCORD_LIKE, pace=PACE, rates=Rates(opening=0.01, at_once=2))
            at.still()
            draining = asyncio.create_task(sender.drain())
            await until(lambda: len(sink.accepted) > 10)
            assert sum(one.place.startswith("D-") for one in sink.accepted) == 1
            at.still(stands=False)
            assert await draining == 20
            assert at.states() == {State.SENT: 20}

    asyncio.run(story())


def test_new_conversations_that_fill_the_sender_keep_nobody_out(migrated_url: str):
    """More people than a sender takes at once hear from us for the first time, and others come due after them."""

    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            at.put([Handle("slack", "T1", f"new{number}") for number in range(MESSAGES)])
            old = [Handle("slack", f"T{number % 3}", f"old{number}") for number in range(15)]
            for person in old:
                at.known(person, f"D-{person.user}")
            # In a quarter of a lease five conversations may be opened.
            sender = at.sender(DISCORD_LIKE, pace=replace(PACE, batch=10), rates=Rates(opening=6.0))
            at.still()
            await sender.pump()
            at.put([*old, *(Place("slack", "T1", f"C{number}", private=False) for number in range(15))])
            for _ in range(12):
                await sender.pump()
            await until(lambda: len(sink.accepted) == 31)
            assert sink.directs == 1
            assert at.states()[State.LEASED] <= 10
            await sender.stop()
            assert at.states() == {State.PENDING: MESSAGES - 1, State.SENT: 31}

    asyncio.run(story())


def test_a_thousand_due_in_one_minute_are_on_time(migrated_sqlite_url: str):
    """A minute in one second, at Slack's rates sixty times as fast."""
    scale = 60

    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_sqlite_url, sink) as at:
            people = [Handle("slack", f"T{number % 20}", f"U{number % 500}") for number in range(1_000)]
            at.put(people, due=lambda number: timedelta(seconds=number / 1_000 * 60 / scale))
            sender = at.sender(SLACK_LIKE, pace=PACE, rates=Rates(channel=1 / scale))
            await at.pumped(sender)
            assert (at.states(), sink.calls, sink.copies()) == ({State.SENT: 1_000}, 1_000, 0)
            late = sorted(one.sent_at - one.not_before for one in at.all().values() if one.sent_at is not None)
            # Six seconds, a tenth of what a nudge may be late: the machine that tests may be busy.
            assert late[990] < timedelta(seconds=6)

    asyncio.run(story())
