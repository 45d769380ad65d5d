"""A real sender and a real database before a platform that resets, hangs, delays and lies."""

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Kind, Pace, Rates, State, Stop
from tests.delivery.loopback import DISCORD_LIKE, NEITHER, SLACK_LIKE
from tests.delivery.office import Office, office
from tests.delivery.sink import FAULTY, Fault, Faults, Says, Sink

PACE = Pace()
LATENESS = 0.7
"""Seconds; a call that is given up sooner arrives all the same."""
IMPATIENT = replace(PACE, http=timedelta(seconds=0.5))


def channel(number: int, team: str = "T1") -> Place:
    return Place("slack", team, f"{team}-C{number}", private=False)


@dataclass(frozen=True)
class End:
    """How a delivery ends: its state, how many copies arrived, and how often it was posted."""

    state: State
    copies: int
    posts: int


SENT = State.SENT
ACCEPTED: tuple[Fault, ...] = ("reset_after", "hangs", "failed_after", "late", "malformed")
LOST: tuple[Fault | Says, ...] = ("reset_before", "failed_before", Says("internal_error"))
REFUSED: tuple[Fault | Says, ...] = ("refused", Says("service_unavailable"))
FOR_GOOD = (Says("is_archived"), Says("invalid_blocks"), Says("user_disabled"))


def end(fault: Fault | Says, kind: Kind, can: Abilities) -> End:
    """What is to become of a delivery whose first call meets a fault, by kind and ability."""
    if fault in FOR_GOOD:
        return End(State.DEAD, 0, 1)
    if fault in REFUSED:
        return End(SENT, 1, 2)
    arrived = fault in ACCEPTED
    if can.nonce:
        return End(SENT, 1, 2)
    if can.read_back:
        return End(SENT, 1, 1 if arrived else 2)
    if kind == "digest":
        return End(State.UNKNOWN, int(arrived), 1)
    return End(SENT, 2 if arrived else 1, 2)


@pytest.mark.parametrize(
    "can",
    [
        pytest.param(DISCORD_LIKE, id="nonce and read-back"),
        pytest.param(SLACK_LIKE, id="read-back"),
        pytest.param(NEITHER, id="neither"),
    ],
)
def test_every_fault_ends_by_kind_and_ability(migrated_url: str, can: Abilities):
    async def story() -> None:
        sink = Sink(Faults(lateness=LATENESS), nonce_seconds=60 if can.nonce else None)
        async with office(migrated_url, sink) as at:
            wanted: dict[str, End] = {}
            for number, fault in enumerate((*ACCEPTED, *LOST, *REFUSED, *FOR_GOOD)):
                for kind in ("nudge", "digest"):
                    place = channel(number, kind)
                    sink.script[place.id].append(fault)
                    (key,) = at.put([place], kind=kind)
                    wanted[key] = end(fault, kind, can)
            sender = at.sender(can, pace=IMPATIENT)
            await sender.drain()
            await asyncio.sleep(LATENESS)
            # Time to settle passes and half of it again; then what was absent is sent once more.
            for by in (PACE.first_retry, PACE.settle, PACE.settle / 2, PACE.settle):
                at.move(by)
                await sender.drain()
            assert ends(at) == wanted
            assert await sender.drain() == 0

    asyncio.run(story())


def ends(at: Office) -> dict[str, End]:
    every = at.all()
    copies = Counter(one.marker for one in at.sink.accepted)
    posts = Counter(at.sink.posted)
    return {
        key: End(one.state, copies[one.marker], posts[one.marker])
        for key, one in every.items()
        if one.lease_token is None and one.losses == 0
    }


def test_a_workspace_told_to_wait_for_ten_minutes_keeps_nobody_waiting(migrated_url: str):
    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            loud = at.put([channel(number % 10) for number in range(60)])
            for number in range(10):
                sink.script[channel(number).id].append(Says(status=429, retry_after=600, scope="space"))
            # The loud ones fill the sender before the others come due.
            pace = replace(PACE, batch=40)
            senders = [at.sender(SLACK_LIKE, pace=pace) for _ in range(2)]
            await senders[0].drain()
            asked = sink.calls
            assert asked <= Rates().at_once
            quiet = at.put([channel(number, f"T{2 + number % 3}") for number in range(30)])
            for sender in senders:
                while await sender.drain():
                    pass
            assert at.states() == {State.PENDING: len(loud), SENT: len(quiet)}
            assert sink.calls == asked + len(quiet)
            (stop,) = at.database.read_now(lambda store: store.outbox.stops(at.now()))
            assert (stop.name, stop.code) == ("slack/T1", "ratelimited")
            assert stop.until is not None
            assert timedelta(seconds=590) < stop.until - at.now() < timedelta(seconds=602)

            # Leases would run out meanwhile, if any were kept.
            at.move(PACE.lease + timedelta(seconds=1))
            assert [await sender.drain() for sender in senders] == [0, 0]
            assert {(one.attempt, one.losses) for key, one in at.all().items() if key in loud} == {(0, 0)}
            assert sink.calls == asked + len(quiet)

            sink.script.clear()
            at.move(timedelta(minutes=10))
            for sender in senders:
                while await sender.drain():
                    pass
            assert at.states() == {SENT: len(loud) + len(quiet)}
            assert (sink.copies(), len(sink.accepted)) == (0, len(loud) + len(quiet))
            assert at.database.read_now(lambda store: store.outbox.stops(at.now())) == ()

    asyncio.run(story())


def test_a_stop_reaches_a_sender_that_has_already_claimed(migrated_url: str):
    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            at.put([channel(1)] * 20)
            slow = at.sender(SLACK_LIKE, pace=PACE, rates=Rates(channel=5.0))
            assert await slow.pump() > 1
            until = at.now() + timedelta(minutes=10)
            at.database.write_now(lambda store: store.outbox.stop(Stop("slack/T1", "ratelimited", until)))
            at.put([channel(1, "T2")])
            while at.states()[SENT] < 2:
                await slow.pump()
            assert at.states() == {State.PENDING: 19, SENT: 2}
            await slow.stop()

    asyncio.run(story())


def test_new_conversations_told_to_wait_keep_no_open_one_waiting(migrated_url: str):
    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            old, new = [[Handle("slack", "T1", f"{who}{number}") for number in range(5)] for who in ("old", "new")]
            for person in old:
                at.known(person, f"D-{person.user}")
            sink.script["/direct"] += [Says(status=429, retry_after=600, scope="opening")] * 5
            at.put(new + old)
            sender = at.sender(SLACK_LIKE, pace=PACE, rates=Rates(opening=0.2))
            await sender.drain()
            assert at.states() == {State.PENDING: 5, SENT: 5}
            assert (sink.directs, sink.calls) == (1, 5)
            # Other senders don't call there either.
            assert await at.sender(SLACK_LIKE, pace=PACE).drain() >= 0
            assert (sink.directs, sink.calls) == (1, 5)
            sink.script.clear()
            at.move(timedelta(minutes=11))
            await sender.drain()
            assert at.states() == {SENT: 10}

    asyncio.run(story())


FAILURES: tuple[Fault | Says, ...] = ("failed_before", "reset_before", Says("internal_error"), Says("missing_scope"))


@pytest.mark.parametrize("failure", FAILURES[:3], ids=str)
def test_opening_a_conversation_sends_nothing_so_a_failure_is_a_definite_no(migrated_url: str, failure: Fault | Says):
    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            sink.script["/direct"].append(failure)
            at.put([Handle("slack", "T1", "U1")])
            sender = at.sender(NEITHER, pace=PACE)
            await sender.drain()
            assert (at.states(), sink.calls) == ({State.PENDING: 1}, 0)
            at.move(PACE.first_retry)
            await sender.drain()
            assert (at.states(), sink.calls) == ({SENT: 1}, 1)

    asyncio.run(story())


@pytest.mark.parametrize("failure", FAILURES, ids=str)
def test_a_read_back_that_fails_says_nothing_about_the_message(migrated_url: str, failure: Fault | Says):
    async def story() -> None:
        sink = Sink(nonce_seconds=None)
        async with office(migrated_url, sink) as at:
            place = channel(1)
            sink.script[place.id].append("reset_after")
            sink.script["/find"].extend((failure, failure))
            at.put([place])
            sender = at.sender(SLACK_LIKE, pace=PACE)
            for _ in range(4):
                await sender.drain()
                at.move(PACE.lease)
            for_good = failure == FAILURES[3]
            assert at.states() == {State.UNKNOWN if for_good else SENT: 1}
            assert (sink.finds, sink.calls, len(sink.accepted)) == (1 if for_good else 3, 1, 1)

    asyncio.run(story())


@pytest.mark.parametrize(
    "can",
    [pytest.param(DISCORD_LIKE, id="nonce and read-back"), pytest.param(SLACK_LIKE, id="read-back")],
)
def test_all_arrive_once_through_every_fault_together(migrated_url: str, can: Abilities):
    pace = PACE.scaled(60)
    lateness = pace.settle.total_seconds() / 3
    faults = replace(FAULTY, lateness=lateness, retry_after=0.05)

    async def story() -> None:
        sink = Sink(faults, nonce_seconds=4 * pace.nonce.total_seconds() if can.nonce else None)
        async with office(migrated_url, sink) as at:
            kinds: tuple[Kind, ...] = ("nudge", "digest")
            for kind in kinds:
                at.put([channel(number % 75, f"T{number % 15}") for number in range(75)], kind=kind)
            senders = [at.sender(can, pace=pace, rates=Rates(channel=1 / 120)) for _ in range(2)]
            await at.pumped(*senders)
            for sender in senders:
                await sender.stop()
            assert at.states() == {SENT: 150}
            assert len({one.marker for one in sink.accepted}) == 150
            assert sink.copies() == 0
            assert sink.calls > 150

    asyncio.run(story())
