"""The fake Discord as a process of its own, so that it outlives the processes that talk to it:

    python -m tests.adapters.discord.peer --log FILE --user U1:Maya:Europe/Berlin

prints its addresses and its token as one line of JSON, and appends a line of JSON to FILE for every request that it has
answered. What people do is posted to its url:

    POST /people/U1 {"does": "presses", "with": ["Done"]}

answers what they see then, and 409 with the reason when a story would have failed.
"""

from __future__ import annotations

import argparse
import asyncio
import inspect
import json
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from aiohttp import web

from tests.adapters.discord.peer.discord import FakeDiscord
from tests.adapters.discord.peer.faults import faulty
from tests.adapters.discord.peer.model import Body, Call
from tests.adapters.discord.peer.people import FakeUser

DOES = frozenset(
    {
        *("types", "says", "presses", "chooses", "completes", "fills", "puts", "submits", "closes", "sees"),
        *("does_not_see", "was_sent", "changes_zone", "closes_messages", "opens_messages", "installs", "leaves"),
        "reloads",
    }
)


class Log:
    """A line for each request, on the disk before its answer is on its way."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def __call__(self, call: Call, said: Body) -> None:
        given: Body = call.body if isinstance(call.body, dict) else {}
        line = {
            "name": call.name,
            "accepted": call.accepted,
            "answer": call.answer,
            "at": call.at.timestamp(),
            "channel": call.channel,
            "message": said.get("id") if call.accepted else None,
            "nonce": given.get("nonce"),
        }
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


class Remote:
    """People driven from another process."""

    def __init__(self, discord: FakeDiscord) -> None:
        self._discord = discord

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/people/{user}", self._does),
            web.post("/clock", self._moves),
            web.post("/gateway/disconnect", self._disconnects),
            web.get("/state", self._state),
        ]

    async def _does(self, request: web.Request) -> web.Response:
        asked = await request.json()
        if asked["does"] not in DOES:
            return web.json_response({"failed": f"nobody {asked['does']}"}, status=400)
        user = self._discord.user(request.match_info["user"])
        try:
            found = getattr(user, asked["does"])(*asked.get("with", ()), **asked.get("named", {}))
            found = await found if inspect.isawaitable(found) else found
        except AssertionError as error:
            return web.json_response({"failed": str(error), **_screen(user)}, status=409)
        answer = found if isinstance(found, str | list) else None
        return web.json_response({"answer": answer, **_screen(user)})

    async def _moves(self, request: web.Request) -> web.Response:
        """`seconds` ahead, or `to` an instant with its offset."""
        asked = await request.json()
        if "to" in asked:
            self._discord.clock.set(datetime.fromisoformat(asked["to"]))
        self._discord.clock.move(timedelta(seconds=asked.get("seconds", 0)))
        return web.json_response({"now": self._discord.clock().isoformat()})

    async def _disconnects(self, request: web.Request) -> web.Response:
        await self._discord.gateway.disconnect((await request.json()).get("how", "reconnect"))
        return web.json_response({})

    async def _state(self, request: web.Request) -> web.Response:
        discord = self._discord
        latencies = [each.latency for each in discord.interactions if each.latency is not None]
        told = {
            "calls": len(discord.calls),
            "shards": len(discord.gateway.open),
            "commands": len(discord.world.commands.get("", [])),
            "interactions": len(discord.interactions),
            "unanswered": len(discord.unanswered),
            "slowest_answer": max(latencies, default=0.0),
            "pings": discord.pings,
            "refused": discord.refused,
            "invalid": discord.invalid,
            "identified": discord.gateway.identified,
            "resumed": discord.gateway.resumed,
        }
        return web.json_response(told)


def _screen(user: FakeUser) -> Body:
    inbox = [each.text for each in user.inbox]
    seen: Body = {"text": user.text, "modal": user.modal_text, "inbox": inbox}
    news = [{"where": each.where, "text": each.text} for each in user.news()]
    return seen | {"news": news, "errors": user.errors, "notices": user.notices, "links": user.links}


def _known(discord: FakeDiscord, told: str) -> None:
    """`U1:Maya:Europe/Berlin`; the name and the zone may be missing."""
    id, name, tz = [*told.split(":", 2), "", ""][:3]
    discord.user(id, name=name, tz=tz or "Europe/Berlin")


async def serve(options: argparse.Namespace, log: IO[str]) -> None:
    discord = FakeDiscord(
        faults=faulty(retry_after=options.retry_after) if options.faulty else (),
        seed=options.seed,
        port=options.port,
        patience=options.patience,
        nonce_seconds=options.nonce_seconds,
        log=Log(log),
        tell=(lambda line: print(line, file=sys.stderr, flush=True)) if options.tell else None,
    )
    discord.serves(Remote(discord).routes())
    over = asyncio.Event()
    for end in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(end, over.set)
    async with discord:
        for told in options.user:
            _known(discord, told)
        here = {"url": discord.url, "api_url": discord.api_url, "gateway_url": discord.gateway_url}
        print(json.dumps(here | {"token": discord.token, "application_id": discord.application_id}), flush=True)
        await over.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.adapters.discord.peer", description="A fake Discord.")
    parser.add_argument("--log", type=Path, required=True, help="where a line is written for each request")
    parser.add_argument("--user", action="append", default=[], metavar="ID:NAME:ZONE", help="somebody in the server")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--faulty", action="store_true", help="a bad network for sending messages")
    parser.add_argument("--retry-after", type=float, default=1.0, metavar="SECONDS", help="what a 429 asks to wait")
    parser.add_argument("--nonce-seconds", type=float, default=180.0, help="how long a nonce means the same message")
    parser.add_argument("--patience", type=float, default=5.0, help="seconds that people wait to see something")
    parser.add_argument("--seed", type=int, default=1, help="of the faults")
    parser.add_argument("--tell", action="store_true", help="print on stderr what is said and shown")
    options = parser.parse_args()
    with options.log.open("a", encoding="utf-8") as log:
        asyncio.run(serve(options, log))


if __name__ == "__main__":
    main()
