"""From tokens to a running connection: who we are there, what listens, and how it is going."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web as http
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import catalog, web
from adapters.slack.answers import Answers
from adapters.slack.app import SlackApp
from adapters.slack.doors import Doors
from adapters.slack.gate import Gate
from adapters.slack.inbound import PLATFORM, Body, text
from adapters.slack.messenger import SlackMessenger, client
from adapters.slack.people import People
from bot.app import Bot
from bot.kit.cards import Card
from bot.members.model import Handle
from bot.outbox.model import Refused
from bot.ports import NotConnected

PATIENCE = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each attempt to reach Slack at the start."""

AGAIN = "Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions into SLACK_BOT_TOKEN"
REFUSED = {
    "invalid_auth": f"Slack doesn't know SLACK_BOT_TOKEN. {AGAIN}.",
    "not_authed": f"SLACK_BOT_TOKEN holds no token. {AGAIN}.",
    "account_inactive": "the app was removed from this workspace. Install it again, and copy the new token.",
    "token_revoked": f"SLACK_BOT_TOKEN was revoked. Install the app again. {AGAIN}.",
    "token_expired": f"SLACK_BOT_TOKEN has expired. Turn token rotation off in the app's settings. {AGAIN}.",
}
"""By Slack's word, what to do about a bot token that it refuses."""

PING_SECONDS = 10.0
"""Between two looks at the socket, and between two attempts to open it again."""

OPEN_SECONDS = 20.0
"""Until the first socket has to be open."""

log = logging.getLogger(__name__)


def _bare(record: logging.LogRecord) -> bool:
    """What the SDKs log ends in the error's own text, which may repeat what somebody typed: only its begin is kept."""
    said = re.split(r"[:({]", record.getMessage(), maxsplit=1)[0].strip()
    kind = record.exc_info[0] if record.exc_info else None
    record.msg, record.args = f"{said} ({kind.__name__})" if kind else said, ()
    record.exc_info = record.exc_text = record.stack_info = None
    return True


_sdk = logging.getLogger("adapters.slack.sdk")
_sdk.setLevel(logging.ERROR)  # below that they log whole payloads
_sdk.addFilter(_bare)


@dataclass(frozen=True, slots=True)
class Tokens:
    """`app` is for Socket Mode, `secret` for HTTP: one of them is set where somebody listens."""

    bot: str
    app: str = ""
    secret: str = ""
    api_url: str = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are, as `auth.test` says."""

    team: str
    bot_id: str
    bot_user: str


@dataclass(frozen=True, slots=True)
class Connection:
    """`routes` are for the web process; `check` says in plain words what is wrong, nothing when all is well; `quiet`
    takes nothing new and finishes what was begun."""

    messenger: SlackMessenger
    routes: Mapping[str, Callable[[http.Request], Awaitable[http.StreamResponse]]]
    check: Callable[[], Awaitable[str]]
    quiet: Callable[[], Awaitable[None]]


@contextlib.asynccontextmanager
async def connect(
    bot: Bot, tokens: Tokens, *, listens: bool, prefix: str, guests: bool, clock: Callable[[], datetime]
) -> AsyncGenerator[Connection]:
    """`listens`: this process hears what people do; else it only sends. Raises NotConnected."""
    calls = client(tokens.bot, tokens.api_url)
    assert calls.session is not None
    async with calls.session:
        who = await _introduce(calls)
        await bot.installed(PLATFORM, who.team, clock())
        messenger = SlackMessenger(calls, who.team, doors=Doors.of(bot.catalogue, prefix=prefix))
        if not listens:
            yield Connection(messenger, {}, _well, _nothing)
            return

        async def keep(handle: Handle, card: Card, refusal: Refused) -> None:
            await bot.keep(handle, card, refusal, clock())

        answers = Answers(calls, calls.session, messenger, realm=who.team, api_url=tokens.api_url, keep=keep)
        people = People(calls, who.team, guests=guests)
        names = catalog.names(bot.catalogue, prefix=prefix)
        app = SlackApp(bot, calls, answers, people, realm=who.team, names=names, clock=clock)
        listener = bolt(who, tokens)
        app.listen(listener)
        if not tokens.app:
            gate = Gate(listener, tokens.secret, clock)
            yield Connection(messenger, {catalog.PATH: gate.handle}, _well, app.stop)
            return
        socket = AsyncSocketModeHandler(listener, tokens.app, logger=_sdk, web_client=calls, ping_interval=PING_SECONDS)
        await _open(socket)
        renewing = asyncio.create_task(_renew(socket))

        async def check() -> str:
            return "" if await socket.client.is_connected() else "no connection; it is opened again by itself"

        async def quiet() -> None:
            await socket.close_async()  # pyright: ignore[reportUnknownMemberType]
            await app.stop()

        try:
            yield Connection(messenger, {}, check, quiet)
        finally:
            renewing.cancel()
            await socket.close_async()  # pyright: ignore[reportUnknownMemberType]


async def _introduce(calls: AsyncWebClient) -> Identity:
    said: Body = {}
    for number, seconds in enumerate(PATIENCE, start=1):
        await asyncio.sleep(seconds)
        try:
            said = await web.post(calls, "auth.test", {})
            break
        except web.Failed as failed:
            if failed.code in REFUSED:
                raise NotConnected(REFUSED[failed.code]) from None
            away = f"Slack can't be reached ({failed.code})"
            if number == len(PATIENCE):
                raise NotConnected(f"{away}. Check the network, and start again.") from None
            log.warning("%s; trying again in %.0f s", away, PATIENCE[number])
    return Identity(text(said, "team_id"), text(said, "bot_id"), text(said, "user_id"))


async def _open(socket: AsyncSocketModeHandler) -> None:
    """The SDK itself would try for ever, also with a token that Slack refuses each time."""
    try:
        async with asyncio.timeout(OPEN_SECONDS):
            socket.client.wss_uri = await socket.client.issue_new_wss_url()
            await socket.connect_async()  # pyright: ignore[reportUnknownMemberType]
    except Exception as error:
        await socket.close_async()  # pyright: ignore[reportUnknownMemberType]
        code = web.code_of(error)
        raise NotConnected(
            f"Socket Mode can't be opened ({code}). Check that it is on in the app's settings, and that "
            "SLACK_APP_TOKEN is an app-level token (xapp-…) with connections:write."
        ) from None


async def _renew(socket: AsyncSocketModeHandler) -> None:
    """An address opens one socket, and only for a while; the SDK would try one that didn't for ever."""
    while True:
        await asyncio.sleep(PING_SECONDS)
        if not await socket.client.is_connected():
            socket.client.wss_uri = None  # so that it asks for another


def bolt(who: Identity, tokens: Tokens) -> AsyncApp:
    """A Bolt app that asks Slack nothing before it lets a request through: it belongs to one workspace."""
    known = AuthorizeResult(
        enterprise_id=None, team_id=who.team, bot_token=tokens.bot, bot_id=who.bot_id, bot_user_id=who.bot_user
    )

    async def authorize() -> AuthorizeResult:
        return known

    return AsyncApp(
        name="grapevine",  # without one it looks for the caller's file through every module there is
        authorize=authorize,
        client=AsyncWebClient(base_url=tokens.api_url),  # never asked for anything: our own has the token
        logger=_sdk,
        process_before_response=True,  # its other mode waits at least 10 ms, and longer with each listener
        request_verification_enabled=False,  # the gate stands in front; a socket needs none
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )


async def _well() -> str:
    return ""


async def _nothing() -> None:
    return None
