"""A Discord in a process of its own, with the faults that platforms have, that outlives the workers that are killed:

    python -m tests.delivery.guild --faults faulty --log FILE

prints the address of its API and the token of its app as the first lines, and appends one line of JSON for every
message that it accepts: for the same nonce within `--nonce-seconds` there is one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from tests.adapters.discord.peer import FakeDiscord, Fault
from tests.adapters.discord.peer.model import Body, Call
from tests.delivery.sink import FAULTY, HEALTHY, Accepted, Faults

SEND = "send"
STORIES = {"healthy": HEALTHY, "faulty": FAULTY}


def planned(faults: Faults, *, lateness: float) -> list[Fault]:
    """The same faults, as this Discord is told of them; a limit of one route stops one channel."""
    if faults == HEALTHY:
        return []
    return [
        Fault(SEND, "limited", None, faults.refused, seconds=faults.retry_after),
        Fault(SEND, "failed_before", None, faults.failed_before),
        Fault(SEND, "reset_before", None, faults.reset_before),
        Fault(SEND, "reset_after", None, faults.reset_after),
        Fault(SEND, "hangs", None, faults.hangs),
        Fault(SEND, "failed_after", None, faults.failed_after),
        Fault(SEND, "late", None, faults.late, seconds=lateness),
    ]


async def serve(
    faults: Iterable[Fault], *, seed: int, people: int, channels: int, nonce_seconds: float, log: Path
) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    known: set[str] = set()
    with log.open("a") as file:

        def note(call: Call, said: Body) -> None:
            # A nonce that is known is answered with the message that stands.
            if call.name != SEND or not call.accepted or said["id"] in known:
                return
            known.add(said["id"])
            nonce = call.body["nonce"]
            one = Accepted(call.channel, nonce, nonce, call.at.timestamp(), said["id"])
            file.write(json.dumps(asdict(one)) + "\n")
            file.flush()

        async with FakeDiscord(faults=faults, seed=seed, nonce_seconds=nonce_seconds, log=note) as discord:
            for number in range(people):
                discord.user(f"U{number}")
            for number in range(channels):
                discord.channel(f"C{number}")
            print(discord.api_url, discord.token, sep="\n", flush=True)
            await ended.wait()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.delivery.guild", description=__doc__)
    parser.add_argument("--faults", choices=STORIES, default="healthy")
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lateness", type=float, default=HEALTHY.lateness, help="seconds until a late one is accepted")
    parser.add_argument("--nonce-seconds", type=float, default=180.0, help="how long a nonce is remembered")
    parser.add_argument("--people", type=int, default=1)
    parser.add_argument("--channels", type=int, default=1)
    given = parser.parse_args(arguments)
    given.log.touch()
    faults = planned(STORIES[given.faults], lateness=given.lateness)
    asyncio.run(
        serve(
            faults,
            seed=given.seed,
            people=given.people,
            channels=given.channels,
            nonce_seconds=given.nonce_seconds,
            log=given.log,
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
