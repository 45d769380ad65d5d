"""The fake Slack: one workspace, one app, on a port of its own."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from typing import Any, Literal

from aiohttp import web

from adapters.slack import catalog, limits
from bot.clock import MovableClock
from tests.adapters.slack.fake import payloads
from tests.adapters.slack.fake.faults import Fault, Faults, Kind
from tests.adapters.slack.fake.model import BOT_USER, TEAM, Body, Call, Channel, Delivery, Human, Message, View
from tests.adapters.slack.fake.people import FakeUser
from tests.adapters.slack.fake.posting import Posts
from tests.adapters.slack.fake.sockets import Sockets
from tests.adapters.slack.fake.webapi import WebApi
from tests.adapters.slack.fake.workspace import Workspace

SCOPES = frozenset(scope for scope, _ in catalog.SCOPES)
EVENTS = frozenset(event for event, _ in catalog.EVENTS)
FAREWELLS = ("app_uninstalled", "tokens_revoked")


def _nobody(line: str) -> None:
    """Nobody follows the story."""


class FakeSlack:
    """An async context manager. Payloads go to the app's sockets, or signed to `deliver_to`.

    `commands`: the slash commands that exist (with their slash; without it every one does). `events`: those the app
    listens to. `patience`: seconds that people wait for something to appear. `retries`: seconds before an event is sent
    again, counted from its failure. `settled` is awaited after everything that people do: with a bot in the same
    process it can say when the bot is done. `tell` is given a line for everything that is said or shown.
    """

    def __init__(
        self,
        *,
        deliver_to: str = "",
        scopes: Iterable[str] = SCOPES,
        events: Iterable[str] = EVENTS,
        commands: Iterable[str] | None = None,
        faults: Iterable[Fault] = (),
        seed: int = 1,
        clock: MovableClock | None = None,
        port: int = 0,
        patience: float = 5.0,
        retries: tuple[float, ...] = limits.EVENT_RETRIES,
        ack_seconds: float = limits.ACK,
        settled: Callable[[], Awaitable[None]] | None = None,
        tell: Callable[[str], None] | None = None,
        log: Callable[[Call, Body], None] | None = None,
    ) -> None:
        self.clock = clock or MovableClock()
        self.space = Workspace(self.clock)
        self.scopes = frozenset(scopes)
        self.events = frozenset(events)
        self.commands = None if commands is None else frozenset(commands)
        self.faults = Faults(faults, seed=seed)
        self.patience = patience
        self.retries = retries
        self.ack_seconds = ack_seconds
        self.settled = settled
        self.tell = tell or _nobody
        self._followed = tell is not None
        self.log = log
        self.team = TEAM
        self.bot_user = BOT_USER
        self.bot_token = f"xoxb-1-{secrets.token_hex(12)}"
        self.app_token = f"xapp-1-A1-1-{secrets.token_hex(16)}"
        self.signing_secret = secrets.token_hex(16)
        self.dead_tokens: dict[str, str] = {}
        """Tokens that are no longer good, and the error they meet."""
        self.twice = False
        """Everything is delivered a second time, as if the first acknowledgement had been lost."""
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.unacked: list[Delivery] = []
        """Payloads that nobody took in time; for commands and presses the person saw an error."""
        self.mistakes: list[str] = []
        """What Slack would have swallowed: errors at fields that aren't there, options it can't show."""
        self.closing = asyncio.Event()
        self.sockets = Sockets(self.space.wake)
        self.posts = Posts(deliver_to, self.signing_secret, self.clock)
        self.url = ""
        self._port = port
        self._users: dict[str, FakeUser] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._more: list[web.RouteDef] = []
        self._runner: web.AppRunner | None = None
        self.space.told = self._told

    def serves(self, routes: Iterable[web.RouteDef]) -> None:
        """Answer these addresses, too; to be said before it is entered."""
        self._more += routes

    async def __aenter__(self) -> FakeSlack:
        app = web.Application(client_max_size=20_000_000)
        app.add_routes(WebApi(self).routes())
        app.add_routes([web.get("/link/", self.sockets.connected), *self._more])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = self.sockets.url = f"http://127.0.0.1:{port}/"
        await self.posts.open()
        return self

    async def __aexit__(self, *error: object) -> None:
        self.closing.set()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        await self.posts.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.url}api/"

    @property
    def installed(self) -> bool:
        return self.bot_token not in self.dead_tokens

    @property
    def pings(self) -> list[str]:
        """Every broadcast that a message of the app set off: there should be none."""
        return self.space.pings

    # Setting the scene

    def user(
        self,
        id: str,
        *,
        name: str = "",
        tz: str = "Europe/Berlin",
        locale: str = "en-US",
        restricted: bool = False,
        ultra_restricted: bool = False,
        stranger: bool = False,
        team: str = TEAM,
    ) -> FakeUser:
        """Somebody, made at the first call; in every public channel."""
        if id not in self._users:
            person = Human(id, name or f"Person {id}", tz, locale, restricted, ultra_restricted, stranger, team=team)
            self.space.people[id] = person
            self._users[id] = FakeUser(self, person)
            for channel in self.space.channels.values():
                if channel.kind == "public":
                    channel.members.add(id)
        return self._users[id]

    def channel(
        self,
        id: str,
        *,
        name: str = "",
        private: bool = False,
        bot: bool = False,
        members: Iterable[str] = (),
        archived: bool = False,
    ) -> Channel:
        """A channel, made or changed; the bot is only in those with `bot`. A public one has everybody in it."""
        inside = set(members) if private else set(self._users)
        channel = Channel(id, name or id.lower(), "private" if private else "public", inside, bot, archived)
        before = self.space.channels.get(id)
        channel.messages = before.messages if before else []
        self.space.channels[id] = channel
        return channel

    def fault(self, method: str, kind: Kind, **more: Any) -> Fault:
        """What befalls the next call of a method; see Fault."""
        planned = Fault(method, kind, **more)
        self.faults.planned.append(planned)
        return planned

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def connected(self, count: int = 1, *, within: float = 10.0) -> None:
        """Wait until the app has so many sockets open."""
        if not await self.space.until(lambda: len(self.sockets.open) >= count, within):
            raise AssertionError(f"the app opened {len(self.sockets.open)} sockets in {within} s, not {count}")

    # Payloads to the app

    async def deliver(
        self, kind: Literal["slash_commands", "interactive", "events_api"], payload: Body, *, answers: bool = True
    ) -> Delivery:
        """Give a payload to the app and wait for its acknowledgement; an event is sent again later if need be."""
        delivery = Delivery(f"{len(self.deliveries) + 1}", kind, payload, answers)
        self.deliveries.append(delivery)
        await self._attempt(delivery)
        if not delivery.acked and kind == "events_api":
            self.spawn(self._again(delivery))
        if self.twice:
            await self.redeliver(delivery)
        return delivery

    async def redeliver(self, delivery: Delivery) -> Delivery:
        """The same payload once more, however long ago it was: what it answered the first time stands."""
        copy = Delivery(delivery.id, delivery.kind, delivery.payload, delivery.answers, delivery.attempts)
        await self._attempt(copy, reason="http_timeout")
        return copy

    async def _attempt(self, delivery: Delivery, reason: str = "") -> None:
        delivery.attempts += 1
        way = self.posts if self.posts.to else self.sockets
        if not await way.deliver(delivery, self.ack_seconds, reason=reason):
            self.unacked.append(delivery)
        self.space.wake()

    async def _again(self, delivery: Delivery) -> None:
        for wait in self.retries:
            await asyncio.sleep(wait)
            await self._attempt(delivery, reason="http_error" if delivery.status else "http_timeout")
            if delivery.acked:
                return

    async def event(self, event: Mapping[str, Any]) -> Delivery | None:
        """Tell the app of an event, if it listens to such."""
        kind = payloads.event_name(event)
        if kind not in self.events or not (self.installed or kind in FAREWELLS):
            return None
        return await self.deliver("events_api", payloads.event(dict(event), self.clock()), answers=False)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do this beside everything else, until the fake is closed."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # What happens to the app

    async def uninstalls(self, order: tuple[str, ...] = FAREWELLS) -> None:
        """The workspace takes the app away; its token is worth nothing from now on."""
        self.dead_tokens[self.bot_token] = "account_inactive"
        for kind in order:
            tokens = {"tokens": {"oauth": [], "bot": [BOT_USER]}} if kind == "tokens_revoked" else {}
            await self.event({"type": kind, **tokens, "event_ts": self.space.stamp()})

    async def revokes(self, tokens: Mapping[str, list[str]] | None = None) -> None:
        """Tokens are revoked, by kind and user: the bot's, unless others are named."""
        gone = {"oauth": [], "bot": [BOT_USER]} if tokens is None else dict(tokens)
        if BOT_USER in gone.get("bot", ()):
            self.dead_tokens[self.bot_token] = "token_revoked"
        await self.event({"type": "tokens_revoked", "tokens": gone, "event_ts": self.space.stamp()})

    def reinstalls(self) -> None:
        """The same tokens are good again."""
        self.dead_tokens.clear()

    # What the app did

    def heard(self, call: Call, said: Body) -> None:
        """A call was answered."""
        if self.log is not None:
            self.log(call, said)

    def _told(self, thing: Message | View, how: str) -> None:
        self._echo(thing, how)
        reader = self._reader(thing) if self._followed else None
        if reader is not None:
            self.tell(reader.narrated(thing, how))

    def _reader(self, thing: Message | View) -> FakeUser | None:
        """Whose eyes a story sees this with; nobody's, if a person wrote it."""
        if isinstance(thing, View):
            return self._users.get(thing.user)
        if not thing.by_bot:
            return None
        among = [thing.only_for] if thing.only_for else sorted(self.space.channels[thing.channel].members)
        return next((self._users[user] for user in among if user in self._users), None)

    def _echo(self, thing: Message | View, how: str) -> None:
        """Slack tells the app of its own messages in the direct conversations, too."""
        if isinstance(thing, View) or not thing.by_bot or thing.only_for or "message.im" not in self.events:
            return
        channel = self.space.channels[thing.channel]
        if channel.kind == "im" and (self.sockets.open or self.posts.to):
            self.spawn(self.event(payloads.echo(thing, how, self.space.stamp())))
