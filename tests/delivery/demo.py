"""Three processes send from one database, and one of them is killed on the way: `make demo-replicas`.

PostgreSQL is the tests' own, the platform is the sink, and the senders are the product's, sixty times as fast: a lease
lasts two seconds instead of two minutes.
"""

from __future__ import annotations

import argparse
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.outbox.model import State
from tests.delivery.harness import Field, Verdict, field
from tests.postgres import postgres

DUE = 300
REPLICAS = 3
SECONDS = 4.0
"""Within which the second half comes due."""
STILL_SECONDS = 0.6
"""After which nobody who is alive still holds what it held before: it has begun the call by then, or given it back."""
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`sent`: how many calls of each process were answered, by its number. `held`: what the killed one had in hand,
    `calling` of it on the way to the platform."""

    killed: int
    sent: Counter[int]
    held: int
    calling: int
    verdict: Verdict


def demo(url: str, folder: Path, *, due: int = DUE, say: Callable[[str], None] = print) -> Outcome:
    """`url`: an empty PostgreSQL database. `folder` gets the logs."""
    with field(url, folder, faults="healthy") as ground:
        ground.plant(due, seconds=SECONDS)
        say(f"{due} messages wait in one database: half of them are due now, the others within {SECONDS:.0f} seconds.")
        began = time.perf_counter()
        ground.start(REPLICAS)
        workers = tuple(ground.workers)
        say(f"{REPLICAS} processes begin to send: {', '.join(map(str, workers))}. None of them leads.")
        _wait(lambda: ground.arrived() >= due // 3 and all(_sent(ground)[worker] for worker in workers))
        killed, _ = _sent(ground).most_common(1)[0]
        ground.end(killed, signal.SIGKILL)
        at, arrived = time.perf_counter() - began, ground.arrived()
        before = _held(ground)
        time.sleep(STILL_SECONDS)
        held = [one for one in _held(ground) if one in before]
        calling = sum(state is State.SENDING for _, _, state in held)
        begun = (
            f"; for {calling} of them the call had begun, and nobody can tell whether they arrived" if calling else ""
        )
        say(f"After {at:.1f} s and {arrived} messages, {killed} is killed with SIGKILL.")
        say(f"  It had {len(held)} in hand{begun}.")
        ground.drain()
        seconds = time.perf_counter() - began
        outcome = Outcome(killed, _sent(ground), len(held), calling, ground.verdict())
    say(f"The other two take that over when its leases run out. After {seconds:.1f} s nothing is left to send:")
    for worker in workers:
        say(f"  {worker} sent {outcome.sent[worker]}{', and was killed' if worker == killed else ''}")
    verdict = outcome.verdict
    found = due - sum(outcome.sent.values())
    if found > 0:
        say(f"  {found} more had arrived when {killed} died: the others saw them there, and sent none of them again")
    doubled = verdict.nudges_doubled + verdict.digests_doubled
    say(f"The platform has {due - verdict.lost} of {due}: lost {verdict.lost}, doubled {doubled}.")
    return outcome


def _wait(done: Callable[[], bool]) -> None:
    until = time.perf_counter() + PATIENCE_SECONDS
    while not done() and time.perf_counter() < until:
        time.sleep(0.02)


def _held(ground: Field) -> list[tuple[int, str | None, State]]:
    """What somebody has in hand, with the token of the lease."""

    states = (State.LEASED, State.SENDING)
    found = ground.database.read_now(lambda store: store.outbox.listing(states, limit=10_000))
    return [(one.id, one.lease_token, one.state) for one in found if one.lease_token is not None]


def _sent(ground: Field) -> Counter[int]:
    """How many calls of each process were answered."""
    path = Path(ground.order.log)
    lines = path.read_text().splitlines() if path.exists() else []
    return Counter(int(line.split()[0]) for line in lines if line.endswith(" after_call"))


def main() -> int:
    """Exit status 1 when anything was lost or doubled."""
    read = argparse.ArgumentParser(prog="make demo-replicas", description=__doc__)
    read.add_argument("--due", type=int, default=DUE, help="how many messages")
    due: int = read.parse_args().due
    with postgres() as server, tempfile.TemporaryDirectory(prefix="grapevine-demo-") as folder:
        url = server.lend()
        try:
            print(f"PostgreSQL is running{f' (process {server.pid})' if server.pid else ''}.")
            verdict = demo(url, Path(folder), due=due).verdict
        finally:
            server.give_back(url)
    return int(not verdict.clean or verdict.nudges_doubled + verdict.digests_doubled > 0)


if __name__ == "__main__":
    raise SystemExit(main())
