"""A Slack in a process of its own, with the faults that platforms have, that outlives the workers that are killed:

    python -m tests.delivery.workspace --faults faulty --log FILE

prints the address of its Web API and the token of its app as the first lines, and appends one line of JSON for every
message that it accepts. It grants the permissions of the app's manifest: direct conversations may be read back, and
channels may not.
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

from adapters.slack.messenger import EVENT_TYPE
from tests.adapters.slack.fake import FakeSlack, Fault
from tests.adapters.slack.fake.model import Body, Call
from tests.delivery.sink import FAULTY, HEALTHY, Accepted, Faults

METHOD = "chat.postMessage"
STORIES = {"healthy": HEALTHY, "faulty": FAULTY}
REFUSED = 0.002
"""How large a part is answered with 429: less than elsewhere, as each stops the whole workspace for a second or two."""


def planned(faults: Faults, *, lateness: float) -> list[Fault]:
    """The same faults, as this Slack is told of them."""
    if faults == HEALTHY:
        return []
    return [
        Fault(METHOD, "refused", None, REFUSED, seconds=1),
        Fault(METHOD, "failed_before", None, faults.failed_before),
        Fault(METHOD, "reset_before", None, faults.reset_before),
        Fault(METHOD, "reset_after", None, faults.reset_after),
        Fault(METHOD, "hangs", None, faults.hangs),
        Fault(METHOD, "failed_after", None, faults.failed_after),
        Fault(METHOD, "late", None, faults.late, seconds=lateness),
    ]


async def serve(faults: Iterable[Fault], *, seed: int, people: int, channels: int, log: Path) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    with log.open("a") as file:

        def note(call: Call, said: Body) -> None:
            if call.method == METHOD and call.accepted:
                one = Accepted(said["channel"], marker(call.args), None, call.at.timestamp(), said["ts"])
                file.write(json.dumps(asdict(one)) + "\n")
                file.flush()

        async with FakeSlack(faults=faults, seed=seed, log=note) as slack:
            for number in range(people):
                slack.user(f"U{number}")
            for number in range(channels):
                slack.channel(f"C{number}", bot=True)
            print(slack.api_url, slack.bot_token, sep="\n", flush=True)
            await ended.wait()


def marker(message: Body) -> str:
    metadata = message["metadata"]
    assert metadata["event_type"] == EVENT_TYPE
    return metadata["event_payload"]["delivery"]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.delivery.workspace", description=__doc__)
    parser.add_argument("--faults", choices=STORIES, default="healthy")
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lateness", type=float, default=HEALTHY.lateness, help="seconds until a late one is accepted")
    parser.add_argument("--people", type=int, default=1)
    parser.add_argument("--channels", type=int, default=1)
    given = parser.parse_args(arguments)
    given.log.touch()
    faults = planned(STORIES[given.faults], lateness=given.lateness)
    asyncio.run(serve(faults, seed=given.seed, people=given.people, channels=given.channels, log=given.log))


if __name__ == "__main__":
    main(sys.argv[1:])
