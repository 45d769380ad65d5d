"""The fake Slack as a process of its own, so that it outlives the processes that talk to it:

    python -m tests.adapters.slack.fake --log FILE --user U1:Maya:Europe/Berlin

prints its api_url as the first line and its tokens and secret as one line of JSON, and appends a line of JSON to FILE
for every call that it has answered. What people do is posted to it:

    POST /people/U1 {"does": "presses", "with": ["Done"]}

answers what they see then, and 409 with the reason when a story would have failed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from aiohttp import web

from tests.adapters.slack.fake.faults import faulty
from tests.adapters.slack.fake.model import Body, Call
from tests.adapters.slack.fake.people import FakeUser
from tests.adapters.slack.fake.slack import FakeSlack

DOES = frozenset(
    {
        *("types", "says", "presses", "chooses", "fills", "puts", "submits", "closes", "searches", "sees"),
        *("does_not_see", "was_sent", "opens_home", "opens_messages", "shortcut", "changes_zone", "leaves"),
    }
)


class Log:
    """A line for each call, on the disk before its answer is on its way."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def __call__(self, call: Call, said: Body) -> None:
        delivery = ((call.args.get("metadata") or {}) if isinstance(call.args.get("metadata"), dict) else {}).get(
            "event_payload", {}
        )
        line = {
            "method": call.method,
            "accepted": call.accepted,
            "answer": call.answer,
            "at": call.at.timestamp(),
            "channel": said.get("channel") if isinstance(said.get("channel"), str) else call.args.get("channel"),
            "ts": said.get("ts"),
            "delivery": delivery.get("delivery"),
        }
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


class Remote:
    """People driven from another process."""

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/people/{user}", self._does),
            web.post("/clock", self._moves),
            web.post("/deliver", self._delivers),
            web.get("/state", self._state),
        ]

    async def _does(self, request: web.Request) -> web.Response:
        asked = await request.json()
        if asked["does"] not in DOES:
            return web.json_response({"failed": f"nobody {asked['does']}"}, status=400)
        user = self._slack.user(request.match_info["user"])
        try:
            found = await getattr(user, asked["does"])(*asked.get("with", ()), **asked.get("named", {}))
        except AssertionError as error:
            return web.json_response({"failed": str(error), **_screen(user)}, status=409)
        answer = found if isinstance(found, str | list) else None
        return web.json_response({"answer": answer, **_screen(user)})

    async def _moves(self, request: web.Request) -> web.Response:
        """`seconds` ahead, or `to` an instant with its offset."""
        asked = await request.json()
        if "to" in asked:
            self._slack.clock.set(datetime.fromisoformat(asked["to"]))
        self._slack.clock.move(timedelta(seconds=asked.get("seconds", 0)))
        return web.json_response({"now": self._slack.clock().isoformat()})

    async def _delivers(self, request: web.Request) -> web.Response:
        """Signed payloads `to` this address from now on: for an app that is started after the fake."""
        self._slack.posts.to = (await request.json())["to"]
        return web.json_response({})

    async def _state(self, request: web.Request) -> web.Response:
        latencies = [each.latency for each in self._slack.deliveries if each.latency is not None]
        told = {
            "calls": len(self._slack.calls),
            "sockets": len(self._slack.sockets.open),
            "deliveries": len(self._slack.deliveries),
            "unacked": len(self._slack.unacked),
            "slowest_ack": max(latencies, default=0.0),
            "pings": self._slack.pings,
            "mistakes": self._slack.mistakes,
        }
        return web.json_response(told)


def _screen(user: FakeUser) -> Body:
    inbox = [each.text for each in user.inbox]
    seen: Body = {"text": user.text, "modal": user.modal_text, "home": user.home_text, "inbox": inbox}
    news = [{"where": each.where, "text": each.text, "notification": each.notification} for each in user.news()]
    return seen | {"news": news, "errors": user.errors, "notices": user.notices}


def _known(slack: FakeSlack, told: str) -> None:
    """`U1:Maya:Europe/Berlin`; the name and the zone may be missing."""
    id, name, tz = [*told.split(":", 2), "", ""][:3]
    slack.user(id, name=name, tz=tz or "Europe/Berlin")


async def serve(options: argparse.Namespace, log: IO[str]) -> None:
    faults = faulty(retry_after=options.retry_after) if options.faulty else ()
    slack = FakeSlack(
        deliver_to=options.deliver_to,
        faults=faults,
        seed=options.seed,
        port=options.port,
        log=Log(log),
        tell=(lambda line: print(line, file=sys.stderr, flush=True)) if options.tell else None,
    )
    slack.serves(Remote(slack).routes())
    over = asyncio.Event()
    for end in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(end, over.set)
    async with slack:
        for told in options.user:
            _known(slack, told)
        print(slack.api_url)
        tokens = {"bot_token": slack.bot_token, "app_token": slack.app_token, "signing_secret": slack.signing_secret}
        print(json.dumps(tokens), flush=True)
        await over.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.adapters.slack.fake", description="A fake Slack.")
    parser.add_argument("--log", type=Path, required=True, help="where a line is written for each call")
    parser.add_argument("--user", action="append", default=[], metavar="ID:NAME:ZONE", help="somebody of the workspace")
    parser.add_argument("--deliver-to", default="", metavar="URL", help="post signed payloads there: no Socket Mode")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--faulty", action="store_true", help="a bad network for chat.postMessage")
    parser.add_argument("--retry-after", type=float, default=1.0, metavar="SECONDS", help="what a 429 asks to wait")
    parser.add_argument("--seed", type=int, default=1, help="of the faults")
    parser.add_argument("--tell", action="store_true", help="print on stderr what is said and shown")
    options = parser.parse_args()
    with options.log.open("a", encoding="utf-8") as log:
        asyncio.run(serve(options, log))


if __name__ == "__main__":
    main()
