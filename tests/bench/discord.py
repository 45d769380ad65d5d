"""Discord's interactions from the gateway's payload to the handler, against discord.py's own command tree; and what is
suggested while somebody types, among 30,000 people, against a handler that suggests nothing."""

from __future__ import annotations

import asyncio
import contextlib
import random
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import discord
from discord import app_commands

from adapters.discord import catalog
from adapters.discord.answers import Answers
from adapters.discord.app import DiscordApp
from adapters.discord.connection import Address, Listener, connect
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.rest import Breaker, Rest, client
from bot import clock
from bot.app import Bot, Reply
from bot.context import Context, Request
from bot.feature import Feature
from bot.features import FEATURES
from bot.kit import ids
from bot.kit.cards import Card
from bot.kit.commands import Group
from bot.members import rules as member_rules
from bot.members.model import Handle, MemberId
from storage import migrate
from storage.engine import open_engine
from storage.store import Database
from storage.vault import Keyring, Vault
from tests.adapters.catalogues import group
from tests.adapters.discord.peer import FakeDiscord, FakeUser, payloads, snowflake
from tests.adapters.discord.peer.model import COMMAND, Body, Interaction, token
from tests.bench.measure import PAIRS, Figure, medians
from tests.bench.people import MANY, crowd

BATCH = 200
"""Commands of one turn, one after the other."""

GROUPS = 20
"""Of ten commands each."""

LOOKS = 500
"""Suggestions of each case; they take turns."""


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> Sequence[Figure]:
    return [await _dispatch(folder), *await _suggesting(folder)]


# In the process


class Deaf(Rest):
    """Discord that takes everything at once."""

    async def call(self, method: str, path: str, *ids: str, **more: Any) -> object:
        return None


class Told(Bot):
    """Reads what was asked, as always, and only says that it did."""

    reached: asyncio.Event

    async def answer(self, request: Request, now: datetime) -> Reply:
        if getattr(self.read(request), "name", "") != f"g{GROUPS - 1} do9":
            raise AssertionError("another command was read")
        self.reached.set()
        return Reply(Card("done"))


async def _dispatch(folder: Path) -> Figure:
    fake = FakeDiscord()
    reached = asyncio.Event()
    with closing(_database(folder / "few.db")) as database:
        bot = Told(database, _declared())
        bot.reached = reached
        rest = client("t")
        async with rest.session:
            deaf = Deaf(rest.session, "", Breaker())
            messenger = DiscordMessenger(deaf)
            answers = Answers(deaf, messenger, lambda who, card, said: bot.keep(who, card, said, clock.now()))
            app = DiscordApp(bot, answers, names=catalog.names(bot.catalogue), roots=bot.roots, clock=clock.now)
            cases = {"ours": Listener(app, 1), "tree": _stock(reached)}
            for each in cases.values():
                await each._async_setup_hook()
                bot_user = cast("Any", fake.world.people[fake.bot_user].told())
                each._connection.user = discord.ClientUser(state=each._connection, data=bot_user)
            turns = [
                {case: await _timed(each, fake, reached) for case, each in cases.items()} for _ in range(PAIRS + 1)
            ]
            await app.stop()
    took = medians(turns[1:])  # the first one warms up
    return Figure("interaction to handler, in the process, discord.py's tree", took["ours"], took["tree"], "ms", most=3)


async def _timed(listener: discord.Client, fake: FakeDiscord, reached: asyncio.Event) -> float:
    """Median ms from the gateway's payload to the handler."""
    took: list[float] = []
    for _ in range(BATCH):
        told = _interaction(fake)
        reached.clear()
        began = time.perf_counter()
        listener._connection.parse_interaction_create(cast("Any", told))
        await reached.wait()
        took.append((time.perf_counter() - began) * 1_000)
        await asyncio.sleep(0.001)  # what comes after the handler
    return statistics.median(took)


def _interaction(fake: FakeDiscord) -> Body:
    person = fake.user("U1", name="Maya")
    channel = fake.world.channels[snowflake("C1")]
    made = Interaction(fake.world.fresh(), token(40), COMMAND, person.id, channel.id, fake.clock(), {}, None, False)
    options = [{"name": "do9", "type": 1, "options": [{"name": "arg0", "type": 3, "value": "hello"}]}]
    command = {"id": "1", "name": f"g{GROUPS - 1}", "type": 1}
    return payloads.interaction(fake.world, made, payloads.command(command, options, guild=channel.guild))


def _declared() -> tuple[Feature, ...]:
    groups = [group(f"g{number}", commands=10, args=1) for number in range(GROUPS)]
    return (Feature(tuple(cast("Group[Context]", each) for each in groups)),)


def _stock(reached: asyncio.Event) -> discord.Client:
    """The same commands, each of which only says that it was reached."""
    made = _plain()
    tree = app_commands.CommandTree(made)

    async def run(interaction: discord.Interaction, arg0: str = "") -> None:
        reached.set()

    for number in range(GROUPS):
        some = app_commands.Group(name=f"g{number}", description="A group")
        for at in range(10):
            some.add_command(app_commands.Command(name=f"do{at}", description="Does something.", callback=run))
        tree.add_command(some)
    return made


def _plain() -> discord.AutoShardedClient:
    intents = discord.Intents.none()
    intents.guilds = True
    return discord.AutoShardedClient(intents=intents, max_messages=None, chunk_guilds_at_startup=False)


# Suggestions, over sockets


async def _suggesting(folder: Path) -> Sequence[Figure]:
    async with AsyncExitStack() as stack:
        ours, theirs = [await stack.enter_async_context(FakeDiscord()) for _ in range(2)]
        database = stack.enter_context(closing(_database(folder / "many.db")))
        maya, ben = ours.user("U1", name="Maya"), theirs.user("U1", name="Ben")
        terms = _filled(database, maya.id)
        bot = Bot(database, FEATURES)
        address = Address(ours.api_url, ours.gateway_url)
        stack.enter_context(ours.reached())
        await stack.enter_async_context(
            connect(bot, ours.token, listens=True, prefix="", clock=clock.now, address=address)
        )
        await ours.connected()
        await stack.enter_async_context(_suggests_nothing(theirs))
        took: dict[str, list[float]] = {"ours": [], "theirs": []}
        dice = random.Random(3)
        for number in range(LOOKS + 20):
            term = dice.choice(terms)
            found = await _looked(maya, f"/contact show who:{term}", took["ours"])
            if not found:
                raise AssertionError(f"nobody was suggested for {term}")
            await _looked(ben, f"/show who:{term}", took["theirs"])
            if number == 19:  # those warmed up
                for some in took.values():
                    some.clear()
    middle, empty = (statistics.median(some) for some in took.values())
    about = "suggestions among 30,000 people, end to end"
    return [
        Figure(f"{about}, 99 of 100 within, an empty handler", _99(took["ours"]), _99(took["theirs"]), "ms", most=3),
        Figure(f"{about}, median, an empty handler", middle, empty, "ms"),
    ]


async def _looked(who: FakeUser, typed: str, took: list[float]) -> list[str]:
    found = await who.completes(typed)
    latency = who.discord.interactions[-1].latency
    if latency is None:
        raise AssertionError("an interaction was not answered")
    took.append(latency * 1_000)
    return found


def _filled(database: Database, user: str) -> list[str]:
    """30,000 people of one member; the beginnings of some last names."""
    member = member_rules.newcomer(MemberId(ids.new_id(clock.now())), clock.now(), "Europe/Madrid", "UTC", "Maya")
    database.write_now(lambda store: store.members.add(member, Handle("discord", "discord", user)))
    people = crowd(member.id, MANY)
    database.write_now(lambda store: store.contacts.add_many(people))
    return [one.name.split()[1][:4].casefold() for one in people[::50]]


@asynccontextmanager
async def _suggests_nothing(fake: FakeDiscord) -> AsyncGenerator[None]:
    """discord.py as its own guide has it."""
    made = _plain()
    tree = app_commands.CommandTree(made)

    async def suggest(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return []

    async def show(interaction: discord.Interaction, who: str) -> None:
        """Nobody runs it."""

    command: app_commands.Command[Any, Any, Any] = app_commands.Command(
        name="show", description="Somebody", callback=cast("Callable[..., Any]", show)
    )
    command.autocomplete("who")(suggest)
    tree.add_command(command)
    with fake.reached():
        await made.login(fake.token)
        await tree.sync()
        running = asyncio.create_task(made.connect())
        try:
            await fake.connected()
            yield
        finally:
            await made.close()
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running


def _99(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=100)[98]


def _database(file: Path) -> Database:
    engine = open_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    return Database(engine, Vault(Keyring.parse(Keyring.generate())), clock.now)
