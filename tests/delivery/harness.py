"""A field to kill workers on: a database full of deliveries, a sink, workers, and the count of what became of it all.

The workers are processes and so is the sink, so that whatever happens to a worker, the sink goes on and its log says
what the platform has in the end. That log is compared with what was planted; the database is asked only how each
delivery ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from bot import clock
from bot.kit.calls import Call
from bot.kit.ids import new_id
from bot.members.model import Handle, Member, MemberId, Place
from bot.outbox.model import FINAL, Delivery, Kind, State
from storage import migrate
from storage.engine import open_engine
from storage.store import Database, Store
from storage.vault import Keyring, Vault
from tests.adapters.discord.peer.model import snowflake
from tests.delivery.sink import read_log
from tests.delivery.worker import DISCORD, PLATFORM, SLACK_REALM, Order, Peer
from tests.forked import Forked, programs

LATENESS = 0.7
"""Seconds. In proportion to the time to settle it is what a platform would be that shows messages 42 s late."""
NONCE_SECONDS = 3.0
"""How long the sink remembers a nonce: in proportion, "the past few minutes" as Discord says."""
SPACES = 6
CHANNELS = 8
"""Of each space."""
PEOPLE = 20
"""Of each space."""
LIFETIME = timedelta(hours=6)
DRAIN_SECONDS = 90.0
_one_upgrade = threading.Lock()
"""Alembic keeps what it is at in a module, and trials may go on side by side."""

Ability = Literal["nonce and read-back", "read-back", "neither"]
ABILITIES: tuple[Ability, ...] = ("nonce and read-back", "read-back", "neither")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of what was planted. All of it is counted in deliveries, but for `copies`, the most of one message.

    `lost`: the platform doesn't have it, and no operator is told that this may be so. `unknown`: they are told.
    `strange`: messages that nobody planted. `unfinished`: rows that are missing or still on their way. `mistold`: said
    not to have been sent, and the platform has it. `struck`: calls that a worker died in, so that nobody knows whether
    they arrived.
    """

    due: int
    kills: int
    lost: int
    unknown: int
    nudges_doubled: int
    digests_doubled: int
    copies: int
    strange: int
    unfinished: int
    mistold: int
    struck: int
    died: int
    """Workers that nobody killed and that ended otherwise than by being told to."""
    failures: int
    """How often the database failed a worker."""
    start: float
    """Seconds from the start of a worker to its first look for work: the median."""
    seconds: float
    errors: Counter[str]
    """Codes of the deliveries that are dead, unknown or expired."""

    @property
    def clean(self) -> bool:
        """Nothing lost, nothing left over, nothing told wrongly, no worker gone."""
        return not (self.lost or self.strange or self.unfinished or self.mistold or self.died)


class Field:
    """Made by `field`."""

    def __init__(self, url: str, order: Order, sink_log: Path, nursery: Forked) -> None:
        self.database = Database(open_engine(url), Vault(Keyring.parse(Keyring.generate())))
        self.order = order
        self.workers: list[int] = []
        self.kills = 0
        self._sink_log = sink_log
        self._nursery = nursery
        self._planted: dict[tuple[str, str], Delivery] = {}
        self._random = random.Random(1)
        self._began = time.perf_counter()

    def plant(self, due: int, *, seconds: float) -> None:
        """Half of them are due at once, so that there is a backlog; the rest come due evenly over so many seconds."""
        now = clock.now()
        people = [(Member(MemberId(new_id(now)), now, "UTC"), handle) for handle in _people(self.order.peer)]
        channels = _channels(self.order.peer)
        ahead = [timedelta(seconds=max(0.0, seconds * (2 * number / due - 1))) for number in range(due)]
        deliveries = [_delivery(number, people, channels, now, now + wait) for number, wait in enumerate(ahead)]
        self._planted = {(self._place(delivery), delivery.marker): delivery for delivery in deliveries}
        assert len(self._planted) == due

        def write(store: Store) -> None:
            for member, handle in people:
                store.members.add(member, handle)
            for delivery in deliveries:
                assert store.outbox.put(delivery)

        self.database.write_now(write)

    def start(self, workers: int = 1) -> None:
        for _ in range(workers):
            self.workers.append(self._ask({"start": asdict(self.order)}))

    def kill(self, worker: int) -> None:
        """SIGKILL, and another one in its place."""
        self.kills += 1
        self.end(worker, signal.SIGKILL)
        self.start()

    def end(self, worker: int, how: signal.Signals) -> tuple[int, float]:
        """Its exit status, and the seconds it took to end."""
        began = time.perf_counter()
        os.kill(worker, how)
        status = self._ask({"wait": worker})
        self.workers.remove(worker)
        return status, time.perf_counter() - began

    def signal(self, number: signal.Signals) -> None:
        """To every worker."""
        for worker in self.workers:
            os.kill(worker, number)

    def kill_often(self, kills: int, *, every: float = 0.15) -> None:
        """Kill whichever worker, about every so many seconds."""
        for _ in range(kills):
            time.sleep(self._random.uniform(0.5, 1.5) * every)
            self.kill(self._random.choice(self.workers))

    def kill_in_calls(self, kills: int, *, patience: float = 3.0) -> None:
        """Kill so many workers while they call the platform, each after a moment; one that calls nothing for so many
        seconds is killed all the same."""
        path = Path(self.order.log)
        path.touch()
        with path.open() as log:
            for _ in range(kills):
                calling, waited = self.workers[0], time.perf_counter()
                while time.perf_counter() - waited < patience:
                    worker, _, note = log.readline().partition(" ")
                    if note == "after_begin\n" and int(worker) in self.workers:
                        calling = int(worker)
                        break
                    if not note:
                        time.sleep(0.001)
                time.sleep(self._random.uniform(0, 2 * self.order.distance))
                self.kill(calling)

    def drain(self, seconds: float = DRAIN_SECONDS) -> None:
        """Wait until every delivery has come to its end, or none has for so many seconds."""
        left, moved = self.open(), time.perf_counter()
        while left and time.perf_counter() - moved < seconds:
            time.sleep(0.1)
            now = self.open()
            if now < left:
                left, moved = now, time.perf_counter()

    def open(self) -> int:
        """How many deliveries haven't come to their end."""
        return sum(count for state, count in self._counts().items() if state not in FINAL)

    def arrived(self) -> int:
        """How many messages the platform has."""
        return sum(1 for _ in read_log(self._sink_log))

    def verdict(self) -> Verdict:
        """Ends the workers and counts."""
        died = sum(self.end(worker, signal.SIGTERM)[0] != 0 for worker in tuple(self.workers))
        found = Counter((one.place, one.marker) for one in read_log(self._sink_log))
        rows = self.database.read_now(lambda store: store.outbox.listing(list(State), limit=10 * len(self._planted)))
        ended = {row.key: row for row in rows}
        states = {where: ended.get(delivery.key) for where, delivery in self._planted.items()}
        notes = tuple(self._notes())
        starts = sorted(float(note.split()[1]) for note in notes if note.startswith("ready"))
        return Verdict(
            due=len(self._planted),
            kills=self.kills,
            lost=sum(not found[at] and not _is(row, State.UNKNOWN) for at, row in states.items()),
            unknown=sum(_is(row, State.UNKNOWN) for row in states.values()),
            nudges_doubled=self._doubled("nudge", found),
            digests_doubled=self._doubled("digest", found),
            copies=max(found.values(), default=0),
            strange=len(found.keys() - self._planted.keys()),
            unfinished=sum(row is None or row.state not in FINAL for row in states.values()),
            mistold=sum(bool(found[at]) and not _is(row, State.SENT, State.UNKNOWN) for at, row in states.items()),
            struck=notes.count("after_begin") - notes.count("after_call"),
            died=died,
            failures=sum(note.startswith(("failed", "said writing down")) for note in notes),
            start=starts[len(starts) // 2] if starts else 0.0,
            seconds=time.perf_counter() - self._began,
            errors=Counter(f"{row.state}: {row.error}" for row in rows if row.state is not State.SENT),
        )

    def _place(self, delivery: Delivery) -> str:
        """Where the platform has its message."""
        to = delivery.to
        if isinstance(to, Place):
            return to.id
        match self.order.peer:
            case "slack":
                return f"D{to.user[1:]}"
            case "discord":
                return snowflake(f"D{int(to.user) % 10**17}")
            case "sink":
                return f"D-{to.user}"

    def _doubled(self, kind: Kind, found: Counter[tuple[str, str]]) -> int:
        return sum(found[at] > 1 for at, delivery in self._planted.items() if delivery.kind == kind)

    def _notes(self) -> Iterable[str]:
        path = Path(self.order.log)
        return (line.partition(" ")[2] for line in path.read_text().splitlines()) if path.exists() else ()

    def _counts(self) -> Counter[State]:
        found: Counter[State] = Counter()
        for one in self.database.read_now(lambda store: store.outbox.tallies()):
            found[one.state] += one.count
        return found

    def _ask(self, order: dict[str, object]) -> int:
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(json.dumps(order) + "\n")
        self._nursery.stdin.flush()
        return int(self._nursery.stdout.readline())


@contextlib.contextmanager
def field(
    url: str,
    folder: Path,
    *,
    faults: Literal["healthy", "faulty"] = "faulty",
    ability: Ability = "nonce and read-back",
    peer: Peer = "sink",
    order: Order = Order("", "", ""),  # noqa: B008  a constant
) -> Generator[Field]:
    """A migrated database at `url`, a platform and a nursery; `order` says the rest of what workers are told."""
    with _one_upgrade, open_engine(url) as engine:
        migrate.upgrade(engine)
    sink_log = folder / "sink.jsonl"
    sink = ["--faults", faults, "--log", str(sink_log), "--lateness", str(LATENESS)]
    people = ["--people", str(PEOPLE), "--channels", str(CHANNELS)]
    nonces = ["--nonce-seconds", str(NONCE_SECONDS)]
    match peer:
        case "slack":
            sink = ["tests.delivery.workspace", *sink, *people]
        case "discord":
            sink = ["tests.delivery.guild", *sink, *people, *nonces]
        case "sink":
            sink = ["tests.delivery.sink", *sink, *(nonces if ability == "nonce and read-back" else ())]
    with _program(sink) as platform, _program(["tests.delivery.worker"]) as nursery:
        told = replace(
            order,
            url=url,
            sink=platform.stdout.readline().strip(),
            token=platform.stdout.readline().strip() if peer != "sink" else "",
            peer=peer,
            log=str(folder / "workers.log"),
            nonce=ability == "nonce and read-back",
            read_back=ability != "neither",
        )
        made = Field(url, told, sink_log, nursery)
        try:
            yield made
        finally:
            made.database.close()


@contextlib.contextmanager
def _program(arguments: Sequence[str]) -> Generator[Forked]:
    """A module of ours, ended by SIGTERM."""
    process = programs.fork(arguments[0], arguments[1:], os.environ, piped=True, overheard=False)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.kill()


def _people(peer: Peer) -> list[Handle]:
    match peer:
        case "slack":
            return [Handle(PLATFORM, SLACK_REALM, f"U{number}") for number in range(PEOPLE)]
        case "discord":
            return [Handle(DISCORD, DISCORD, snowflake(f"U{number}")) for number in range(PEOPLE)]
        case "sink":
            spaces = range(SPACES)
            return [Handle(PLATFORM, f"T{space}", f"U{space}-{number}") for space in spaces for number in range(PEOPLE)]


def _channels(peer: Peer) -> list[Place]:
    match peer:
        case "slack":
            return [Place(PLATFORM, SLACK_REALM, f"C{number}", private=False) for number in range(CHANNELS)]
        case "discord":
            ids = [snowflake(f"C{number}") for number in range(CHANNELS)]
            return [Place(DISCORD, DISCORD, id, private=False) for id in ids]
        case "sink":
            return [
                Place(PLATFORM, f"T{space}", f"C{space}-{number}", private=False)
                for space in range(SPACES)
                for number in range(CHANNELS)
            ]


def _delivery(
    number: int, people: Sequence[tuple[Member, Handle]], channels: Sequence[Place], now: datetime, due: datetime
) -> Delivery:
    """Nudges to people and digests to channels by turns."""
    kind: Kind = "digest" if number % 2 else "nudge"
    member, handle = people[number // 2 % len(people)]
    to = handle if kind == "nudge" else channels[number // 2 % len(channels)]
    return Delivery.new(
        key=f"{kind}/{number}",
        to=to,
        member=member.id if kind == "nudge" else None,
        call=Call("followup nudge"),
        kind=kind,
        not_before=due,
        expires_at=due + LIFETIME,
        now=now,
    )


def _is(row: Delivery | None, *states: State) -> bool:
    return row is not None and row.state in states
