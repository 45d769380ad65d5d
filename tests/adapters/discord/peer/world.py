"""Everything there is: people, servers, channels, what was said, which forms are open. Everything that changes is told
to who waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from bot.clock import MovableClock
from tests.adapters.discord.peer.markup import Eyes, pings
from tests.adapters.discord.peer.model import (
    BOT,
    BOT_NAME,
    DM,
    EPOCH,
    SEND_MESSAGES,
    V2,
    VIEW_CHANNEL,
    Body,
    Channel,
    File,
    Guild,
    Human,
    Interaction,
    Message,
    Modal,
    Refusal,
    snowflake,
    unknown,
    written,
)


class World:
    """`modals` are by user id: nobody has two open. `base` is the address that files are fetched from."""

    def __init__(self, clock: MovableClock, *, nonce_seconds: float) -> None:
        self.clock = clock
        self.base = ""
        self.nonce_seconds = nonce_seconds
        self.people: dict[str, Human] = {BOT: Human(BOT, BOT_NAME, "", is_bot=True)}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        self.modals: dict[str, Modal] = {}
        self.commands: dict[str, list[Body]] = {}
        """By the id of the server, "" for those that are everywhere."""
        self.application: Body = {}
        """What else the Developer Portal says of it."""
        self.files: dict[str, File] = {}
        self.pings: list[str] = []
        """Everything of the bot's that notified many people at once, as “@everyone in #general”."""
        self.mentions: list[str] = []
        """Ids of people whom a message of the bot notified by name."""
        self.told: Callable[[Message | Modal, str], None] = lambda thing, how: None
        self.count = 0
        self._last = 0
        self._news = asyncio.Event()

    # Time

    def fresh(self) -> str:
        """The next id: no two are the same, and later ones are greater."""
        now = (int(self.clock().timestamp() * 1000) - EPOCH) << 22
        self._last = max(self._last + 1, now)
        return str(self._last)

    def touch(self, thing: Message | Modal, how: str) -> None:
        """`how`: posted, edited, deleted, opened, closed or refused."""
        self.count += 1
        thing.changed = self.count
        self.told(thing, how)
        self.wake()

    def wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def until(self, found: Callable[[], bool], within: float) -> bool:
        """Wait until this holds, at most `within` seconds; whether it does."""
        until = time.monotonic() + within
        while not found():
            left = until - time.monotonic()
            if left <= 0:
                return False
            try:
                async with asyncio.timeout(left):
                    await self._news.wait()
            except TimeoutError:
                return found()
        return True

    # People and places

    def eyes(self, user: str) -> Eyes:
        """How this person sees names and times."""
        person = self.people.get(user)
        names = {each.id: each.name for each in self.people.values()}
        channels = {each.id: each.name for each in self.channels.values()}
        return Eyes(person.tz if person else "", names, channels, self.clock)

    def person(self, user: str) -> Human:
        try:
            return self.people[user]
        except KeyError:
            raise unknown("User") from None

    def direct(self, user: str) -> Channel:
        """The direct messages of the bot with somebody, opened if need be."""
        id = snowflake(f"D{int(user) % 10**17}")
        if id not in self.channels:
            self.channels[id] = Channel(id, "", DM, "", {user})
        return self.channels[id]

    def open_direct(self, user: str) -> Channel:
        """As the API does it: it opens even for who can't be written to."""
        if self.person(user).is_bot:
            raise Refusal(403, 50007, "Cannot send messages to this user")
        return self.direct(user)

    def channel(self, id: str, *, writing: bool = False) -> Channel:
        """A channel that the bot may look at, or write to. Raises Refusal as Discord does."""
        channel = self.channels.get(id)
        if channel is None:
            raise unknown("Channel")
        if channel.kind == DM:
            if writing:
                self._reaches(self.person(next(iter(channel.members))))
            return channel
        guild = self.guilds.get(channel.guild)
        if guild is None or not guild.installed:
            raise Refusal(403, 50001, "Missing Access")
        may = self.allowed(channel)
        if not may & VIEW_CHANNEL:
            raise Refusal(403, 50001, "Missing Access")
        if writing and not may & SEND_MESSAGES:
            raise Refusal(403, 50013, "Missing Permissions")
        return channel

    def _reaches(self, person: Human) -> None:
        if not self.shares(person):
            raise Refusal(403, 50278, "Cannot send messages to this user due to having no mutual guilds")
        if person.closed:
            raise Refusal(403, 50007, "Cannot send messages to this user")

    def shares(self, person: Human) -> bool:
        """Whether they have the app, or are in a server that has it."""
        return person.installed or any(self.guilds[each].installed for each in person.guilds if each in self.guilds)

    def allowed(self, channel: Channel) -> int:
        """What the bot may do there."""
        if not channel.guild:
            return VIEW_CHANNEL | SEND_MESSAGES
        return self.guilds[channel.guild].permissions if channel.permissions is None else channel.permissions

    def sees(self, user: str, channel: Channel) -> bool:
        return user in channel.members or (bool(channel.guild) and channel.guild in self.people[user].guilds)

    # Messages

    def post(self, channel: Channel, body: Body, *, user: str = BOT, only_for: str = "", **more: Any) -> Message:
        """Say something, as checked before. `more`: nonce, enforced, interaction, flags."""
        said = Message(self.fresh(), channel.id, user, self.clock(), by_bot=user == BOT, only_for=only_for)
        self._put(said, body)
        for name, value in more.items():
            setattr(said, name, value)
        channel.messages.append(said)
        if said.by_bot:
            self._heard(said, body)
        self.touch(said, "posted")
        return said

    def edit(self, message: Message, body: Body, *, how: str = "edited") -> None:
        self._put(message, body)
        if how == "edited":
            message.edited = self.clock()
        else:
            self._heard(message, body)
        self.touch(message, how)

    def delete(self, message: Message) -> None:
        channel = self.channels[message.channel]
        channel.messages = [each for each in channel.messages if each is not message]
        self.touch(message, "deleted")

    def _put(self, message: Message, body: Body) -> None:
        if "content" in body:
            message.content = body["content"] or ""
        if "components" in body:
            message.components = numbered(body["components"] or [])
        if "embeds" in body:
            message.embeds = body["embeds"] or []
        if "flags" in body:
            message.flags |= body["flags"] or 0
        message.flags &= ~(1 << 7)
        if "files" in body:
            kept = {str(each.get("id")) for each in body.get("attachments") or []}
            stay = [each for each in message.files if each.id in kept]
            message.files = [*stay, *body["files"]]
            self.files |= {each.id: each for each in body["files"]}

    def _heard(self, message: Message, body: Body) -> None:
        loud, named = pings(message.content, message.components, body.get("allowed_mentions"))
        where = self.channels[message.channel].called
        self.pings += [f"{each} in {where}" for each in loud]
        self.mentions += named

    def same(self, channel: Channel, nonce: str | int) -> Message | None:
        """A message of the bot with this nonce, of the last minutes."""
        since = self.clock() - timedelta(seconds=self.nonce_seconds)
        for message in reversed(channel.messages):
            if message.by_bot and message.nonce is not None and str(message.nonce) == str(nonce) and message.at > since:
                return message
        return None

    def message(self, channel: Channel, id: str) -> Message:
        for each in channel.messages:
            if each.id == id:
                return each
        raise unknown("Message")

    def shown(self, message: Message) -> Body:
        """A message as Discord tells of it; the nonce is told only in answer to its sending, and to the gateway."""
        told: Body = {"id": message.id, "channel_id": message.channel, "content": message.content, "type": 0}
        told |= {"author": self.people[message.user].told(), "timestamp": written(message.at), "tts": False}
        told |= {"edited_timestamp": written(message.edited) if message.edited else None, "flags": message.flags}
        told |= {"mention_everyone": False, "mentions": [], "mention_roles": [], "pinned": False}
        told |= {"embeds": message.embeds, "components": message.components}
        told["attachments"] = [each.told(self.base, message.channel) for each in message.files]
        if message.interaction:
            made = self.interactions[message.interaction]
            told["type"] = 20 if made.kind == 2 else 19 if made.kind == 3 else 0
            told["interaction_metadata"] = {"id": made.id, "type": made.kind, "user": self.people[made.user].told()}
            told["interaction_metadata"]["authorizing_integration_owners"] = {}
            told["application_id"] = told["webhook_id"] = BOT
        return told

    # Forms

    def close(self, user: str) -> None:
        modal = self.modals.pop(user, None)
        if modal is not None:
            self.touch(modal, "closed")


def is_v2(body: Body, before: Message | None = None) -> bool:
    """Whether this message has the new components: once it has, there is no way back."""
    return bool(((body.get("flags") or 0) | (before.flags if before else 0)) & V2)


def numbered(components: Sequence[Body]) -> list[Body]:
    """As Discord keeps them: each with a number of its own, the ones that were given first."""
    taken = {each["id"] for each in _every(components) if each.get("id")}
    free = (number for number in range(1, 1_000) if number not in taken)

    def kept(each: Body) -> Body:
        fresh = {**each, "id": each.get("id") or next(free)}
        if isinstance(each.get("components"), list):
            fresh["components"] = [kept(inside) for inside in each["components"]]
        if isinstance(each.get("accessory"), dict):
            fresh["accessory"] = kept(each["accessory"])
        return fresh

    return [kept(each) for each in components]


def _every(components: Sequence[Body]) -> list[Body]:
    found: list[Body] = []
    for each in components:
        accessory = [each["accessory"]] if isinstance(each.get("accessory"), dict) else []
        found += [each, *accessory, *_every(each.get("components") or [])]
    return found
