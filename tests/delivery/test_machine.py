"""Two workers, a platform that misbehaves, clocks that jump: whatever happens in whichever order, these hold.

What was taken back is not sent. No message comes twice but where nobody could know better. What is over stays over, but
that `sent` may become true later. And once all is well again, every delivery comes to an end that has a reason.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import FINAL, Delivery, Kind, Later, State, Stop
from storage.engine import Engine, open_engine
from storage.schema import deliveries, metadata, stops
from tests.careless import careless
from tests.delivery.world import ABILITIES, PACE, POINTS, Copy, Fate, TimeLoop, Worker, World

EXAMPLES = int(os.environ.get("N", "0")) or (40 if settings().max_examples < 1_000 else 5_000)
HOW = settings(
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
SETTLE = PACE.settle.total_seconds()
ROUNDS = 200
"""Passes until all is over, at most; a few dozen are usual."""

_late = st.sampled_from([1.0, 20.0, 29.0, 31.0, 59.0, 61.0, 200.0])
_scopes = st.sampled_from(["message", "place", "space", "platform"])
_fates = st.one_of(
    st.just(Fate()),
    st.just(Fate(unclear=True)),
    st.just(Fate(accepted=False, unclear=True)),
    st.just(Fate(hangs=True)),
    st.just(Fate(accepted=False, hangs=True)),
    st.builds(lambda lands: Fate(unclear=True, lands=lands), _late),
    st.builds(lambda shown: Fate(unclear=True, shown=shown), _late),
    st.just(Fate(accepted=False, refused="internal")),
    st.builds(
        lambda scope, wait: Fate(accepted=False, refused="ratelimited", scope=scope, wait=wait),
        _scopes,
        st.sampled_from([3.0, 600.0, 4000.0]),
    ),
    st.builds(
        lambda scope: Fate(accepted=False, refused="gone", scope=scope, permanent=True),
        st.sampled_from(["message", "message", "person", "place", "space"]),
    ),
)
_in_doubt = st.one_of(
    st.sampled_from([Fate(unclear=True), Fate(accepted=False, unclear=True), Fate(hangs=True)]),
    st.builds(lambda lands, shown: Fate(unclear=True, lands=lands, shown=shown), _late, st.just(0.0)),
    st.builds(lambda shown: Fate(unclear=True, shown=shown), _late),
)
_openings = st.sampled_from(
    [
        Fate(),
        Fate(unclear=True),
        Fate(hangs=True),
        Fate(accepted=False, refused="ratelimited", scope="opening", wait=30.0),
        Fate(accepted=False, refused="gone", scope="person", permanent=True),
    ]
)
_dooms = st.one_of(
    st.none(), st.none(), st.tuples(st.sampled_from(POINTS), st.sampled_from([1, 1, 2, 3]), st.booleans())
)
_faults = st.one_of(
    st.just([]), st.just([]), st.lists(st.sampled_from(["", "", "before", "after"]), min_size=1, max_size=5)
)
_kinds: list[Kind] = ["nudge", "digest", "notice"]
_plans = st.tuples(
    st.sampled_from(_kinds),
    st.sampled_from([1, 2]),
    st.sampled_from([1, 5, 0.05]),
    st.sampled_from([0, 0, 10]),
)
"""Kind, number of the person or channel, hours until it expires, minutes until it is due."""

_workers = st.integers(0, 1)


class Delivering(RuleBasedStateMachine):
    engine: Engine

    def __init__(self) -> None:
        super().__init__()
        self.engine.write(lambda to: [to.execute(table.delete()) for table in (deliveries, stops)]).result()
        self.world = World(self.engine, "slack")
        self.loop = TimeLoop(self.world.clock)
        self.workers: list[Worker] = []
        self.seen: dict[str, Delivery] = {}
        self.withdrawn: set[str] = set()
        self.problems: list[str] = []
        self.halts = 0
        self.jumped = self.troubled = self.refused = False

    def run(self, work: Any) -> None:
        self.loop.run_until_complete(work)
        assert not self.problems, self.problems

    # What may happen

    @initialize(platform=st.sampled_from(list(ABILITIES)), plans=st.lists(_plans, min_size=1, max_size=3))
    def starts(self, platform: str, plans: list[tuple[Kind, int, float, int]]) -> None:
        self.world.platform = platform
        self.world.begins = self.begins
        self.workers = [Worker(self.world, name) for name in ("first", "second")]
        for plan in plans:
            self.plans(plan)

    @rule(plan=_plans)
    def plans(self, plan: tuple[Kind, int, float, int]) -> None:
        kind, number, hours, minutes = plan
        platform = self.world.platform
        now = self.world.clock.now()
        delivery = Delivery.new(
            key=f"{kind}/{number}/{len(self.world.keys)}",
            to=Place(platform, "T1", f"C{number}", private=False)
            if kind == "digest"
            else Handle(platform, f"T{number}", f"U{number}"),
            member=None if kind == "digest" else MemberId(number),
            call=Call("followup nudge"),
            kind=kind,
            not_before=now + timedelta(minutes=minutes),
            expires_at=now + timedelta(minutes=minutes, hours=hours),
            now=now,
        )
        self.world.keys[delivery.marker] = delivery.key
        self.world.cards[delivery.key] = Card("Good morning")
        assert self.world.write(lambda outbox: outbox.put(delivery))
        assert not self.world.write(lambda outbox: outbox.put(delivery)), "a key was put twice"

    @rule(
        which=_workers,
        fates=st.lists(_fates, max_size=3),
        openings=st.one_of(st.just([]), st.lists(_openings, max_size=2)),
        doom=_dooms,
        faults=_faults,
    )
    def drains(
        self,
        which: int,
        fates: list[Fate],
        openings: list[Fate],
        doom: tuple[str, int, bool] | None,
        faults: list[str],
    ) -> None:
        self.world.fates, self.world.openings = list(fates), list(openings)
        self.refused |= any(fate.refused for fate in (*fates, *openings))
        self.troubled |= doom is not None or bool(faults)
        worker = self.workers[which]
        worker.faults = list(faults)
        self.run(worker.drains(doom))
        worker.faults = []
        self.world.fates, self.world.openings = [], []
        self.halts += worker.dead or worker.frozen
        if worker.dead:
            self.workers[which] = Worker(self.world, worker.name)

    @rule(
        plan=_plans,
        fate=_in_doubt,
        wrong=st.sampled_from([None, None, 3600, -3600]),
        seconds=st.sampled_from([1, 31, 61]),
        which=_workers,
        taken_back=st.booleans(),
    )
    def a_call_is_in_doubt(
        self,
        plan: tuple[Kind, int, float, int],
        fate: Fate,
        wrong: int | None,
        seconds: int,
        which: int,
        taken_back: bool,
    ) -> None:
        """What goes wrong most: nobody knows whether it arrived, and somebody looks soon."""
        kind, number, hours, _ = plan
        self.plans((kind, number, hours, 0))
        self.drains(which, [fate], [], None, [])
        if wrong is not None:
            self.the_clock_jumps(wrong)
        if taken_back:
            self.cancels(f"{kind}/{number}/")
        for _ in range(2):
            self.time_passes(seconds)
            self.drains(which, [], [], None, [])

    @rule(seconds=st.sampled_from([1, 30, 61, 121, 121, 300, 1000, 3600]))
    def time_passes(self, seconds: int) -> None:
        self.run(asyncio.sleep(seconds))

    @rule(wrong=st.sampled_from([0, 3600, -3600, -300]))
    def the_clock_jumps(self, wrong: int) -> None:
        self.jumped |= self.world.clock.wrong != timedelta(seconds=wrong)
        self.world.clock.wrong = timedelta(seconds=wrong)

    @precondition(lambda self: any(worker.frozen for worker in self.workers))
    @rule(which=_workers)
    def thaws(self, which: int) -> None:
        if self.workers[which].frozen:
            self.run(self.workers[which].thaws())

    @rule(prefix=st.sampled_from(["nudge/1/", "digest/", "notice/"]))
    def cancels(self, prefix: str) -> None:
        self.take_back({key for key in self.world.keys.values() if key.startswith(prefix)})
        self.world.write(lambda outbox: outbox.cancel(prefix))

    @rule(number=st.sampled_from([1, 2]))
    def cancels_a_member(self, number: int) -> None:
        self.take_back({key for key, row in self.world.rows().items() if row.member == number})
        self.world.write(lambda outbox: outbox.cancel_member(MemberId(number)))

    @precondition(lambda self: self.world.cards)
    @rule(pick=st.randoms(use_true_random=False), change=st.sampled_from(["edit", "edit", "erase", "quiet"]))
    def compose_will_say(self, pick: Any, change: str) -> None:
        key = pick.choice(sorted(self.world.cards))
        until = self.world.clock.now() + timedelta(minutes=20)
        said = {"edit": Card(f"Good day {len(self.seen)}"), "erase": None, "quiet": Later(until)}
        if self.world.cards[key] is not None:
            self.world.cards[key] = said[change]

    @rule(name=st.sampled_from(["/T1/C1", "/T1", "/T1/U1", ""]), minutes=st.sampled_from([None, 10]))
    def stops(self, name: str, minutes: int | None) -> None:
        self.refused = True
        until = None if minutes is None else self.world.clock.now() + timedelta(minutes=minutes)
        stop = Stop(self.world.platform + name, "asked", until)
        self.world.write(lambda outbox: outbox.stop(stop))

    @precondition(lambda self: self.refused)
    @rule(pick=st.randoms(use_true_random=False))
    def resumes(self, pick: Any) -> None:
        now = self.world.clock.now()
        there = self.world.read(lambda outbox: outbox.stops(now))
        if there:
            name = pick.choice([stop.name for stop in there])
            assert self.world.write(lambda outbox: outbox.resume(name))

    # What has to hold

    def take_back(self, keys: set[str]) -> None:
        rows = self.world.rows()
        self.withdrawn |= {key for key in keys if rows[key].state in (State.PENDING, State.LEASED)}

    def begins(self, worker: Worker, key: str, card: Card) -> None:
        """At the start of a call."""
        row, now = self.world.rows()[key], self.world.clock.now()
        if worker.dazed and worker.where in ("written", "after_begin"):
            return  # The call had begun, as far as anybody can know.
        if key in self.withdrawn:
            self.problems.append(f"{key} was taken back, and sent")
        if key in self.seen and self.seen[key].state in FINAL:
            self.problems.append(f"{key} was {self.seen[key].state}, and sent")
        if worker.dazed:
            return
        if row.state is not State.SENDING:
            self.problems.append(f"{key} is {row.state} while it is sent")
        if card != self.world.card(key):
            self.problems.append(f"{key} says {card} instead of {self.world.card(key)}")
        soon = now + timedelta(milliseconds=1)
        stopped = {stop.name for stop in worker.knew[key] if stop.until is None or stop.until > soon}
        if stopped & {row.channel, row.space, row.to.platform}:
            self.problems.append(f"{key} was sent to {row.channel}, but there is a stop on {stopped}")

    @invariant()
    def it_holds(self) -> None:
        self.what_is_over_stays_over()
        self.nothing_comes_twice()

    def what_is_over_stays_over(self) -> None:
        rows = self.world.rows()
        for key, before in self.seen.items():
            row = rows[key]
            if before.state in FINAL and row.state is not before.state:
                assert row.state is State.SENT, f"{key} was {before.state} and is {row.state}"
            if before.state is State.SENT:
                assert (row.receipt, row.sent_at) == (before.receipt, before.sent_at)
            assert row.attempt <= PACE.attempts + 1, f"{key}: {row.attempt} attempts"
            assert row.losses <= PACE.crowded_losses + PACE.lonely_losses + self.halts, f"{key}: {row.losses} losses"
        self.seen = rows

    def nothing_comes_twice(self) -> None:
        for marker, key in self.world.keys.items():
            copies = self.world.on_platform(marker)
            if len(copies) > 1:
                assert len(copies) <= self.may_come(key, copies), f"{key} came {len(copies)} times"
            row = self.seen[key]
            if row.state is State.SENT:
                assert any(copy.marker == marker for copy in self.world.copies), f"{key} is sent, but nobody has it"

    def may_come(self, key: str, copies: list[Copy]) -> int:
        can = ABILITIES[copies[0].place.platform]
        if not can.read_back:
            return 1 if key.startswith("digest/") else 2
        # Who may look for a message looks after the time to settle, and again half of that later; a clock that jumped
        # leaves only the second wait. One that shows up later than that comes again.
        shows = SETTLE / 2 if self.jumped else SETTLE
        return 1 + sum(copy.hidden >= shows for copy in copies)

    def teardown(self) -> None:
        try:
            if not self.problems:
                self.heals()
        finally:
            for worker in self.workers:
                self.loop.run_until_complete(worker.dies())
            self.loop.close()

    def heals(self) -> None:
        """All is well from here on; whoever was frozen goes on."""
        self.world.fates, self.world.openings = [], []
        for worker in self.workers:
            if worker.frozen:
                self.run(worker.thaws())
        wait = 30
        for number in range(ROUNDS):
            before = self.seen
            self.run(self.workers[number % 2].drains(None))
            self.what_is_over_stays_over()
            if all(row.state in FINAL for row in self.seen.values()):
                break
            wait = 30 if self.seen != before else min(2 * wait, 1800)
            self.run(asyncio.sleep(wait))
        self.run(asyncio.sleep(max(0.0, *(copy.lands - self.world.clock.seconds for copy in self.world.copies), 0.0)))
        self.nothing_comes_twice()
        for row in self.seen.values():
            self.ended_for_a_reason(row)

    def ended_for_a_reason(self, row: Delivery) -> None:
        key, state = row.key, row.state
        copies = self.world.on_platform(row.marker)
        reasons = {
            State.SENT: bool(copies),
            State.UNKNOWN: self.world.called[key] > 0 or self.troubled,
            State.CANCELLED: key in self.withdrawn or self.refused,
            State.EXPIRED: self.world.clock.latest + PACE.last_retry >= row.expires_at,
            State.SUPPRESSED: self.world.cards[key] is None,
            State.DEAD: self.refused or self.troubled,
        }
        assert reasons.get(state), f"{key} is {state} ({row.error}) without a reason"
        if state not in (State.SENT, State.UNKNOWN):
            shows = SETTLE / 2 if self.jumped else SETTLE
            assert all(copy.hidden >= shows for copy in copies), f"{key} is {state}, but arrived"


@pytest.mark.parametrize("share", [1, pytest.param(10, marks=pytest.mark.pg)], ids=["sqlite", "postgresql"])
def test_no_order_of_events_loses_doubles_or_holds_up_a_delivery(
    share: int, tmp_path: Path, request: pytest.FixtureRequest
):
    """On PostgreSQL, where every step takes longer, with a tenth of the examples."""
    if share == 1:
        url = f"sqlite:///{tmp_path / 'machine.db'}"
    else:
        fresh: Callable[[], str] = request.getfixturevalue("fresh_postgres")
        url = fresh()
    with open_engine(url) as engine:
        careless(engine).write(metadata.create_all).result()
        machine = type("Machine", (Delivering,), {"engine": engine})
        run_state_machine_as_test(machine, settings=settings(HOW, max_examples=EXAMPLES // share))
