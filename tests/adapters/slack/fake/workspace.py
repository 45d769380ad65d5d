"""The workspace: who is in it, what was said, which modals are open. Everything that changes is told to who waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from adapters.slack import limits
from bot.clock import MovableClock
from tests.adapters.slack.fake.markup import Eyes, pings
from tests.adapters.slack.fake.model import (
    BOT_NAME,
    BOT_USER,
    Answering,
    Body,
    Channel,
    Human,
    Message,
    Refusal,
    Trigger,
    Upload,
    View,
    token,
)


class Workspace:
    """`homes` and `modals` are by user id; of a person's modals the last one is on top."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.people: dict[str, Human] = {BOT_USER: Human(BOT_USER, BOT_NAME, "", is_bot=True)}
        self.channels: dict[str, Channel] = {"C1": Channel("C1", "general")}
        self.homes: dict[str, View] = {}
        self.modals: dict[str, list[View]] = {}
        self.triggers: dict[str, Trigger] = {}
        self.answering: dict[str, Answering] = {}
        self.uploads: dict[str, Upload] = {}
        self.pings: list[str] = []
        """Everything that notified many people at once, as “@channel in C1”."""
        self.mentions: list[str] = []
        """Users and groups that a message of the bot mentioned."""
        self.messages_tab = True
        self.home_tab = True
        self.told: Callable[[Message | View, str], None] = lambda thing, how: None
        self.count = 0
        self._stamp = 0
        self._news = asyncio.Event()

    # Time

    def stamp(self) -> str:
        """The next message's ts: no two are the same."""
        self._stamp = max(self._stamp + 1, int(self.clock().timestamp() * 1_000_000))
        return f"{self._stamp // 1_000_000}.{self._stamp % 1_000_000:06}"

    def touch(self, thing: Message | View, how: str) -> None:
        """`how`: posted, edited, deleted, opened, updated, closed or published."""
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
            raise Refusal("user_not_found") from None

    def direct(self, user: str) -> Channel:
        """The direct conversation of the bot with somebody, opened if need be."""
        id = f"D{user[1:]}"
        if id not in self.channels:
            self.channels[id] = Channel(id, "directmessage", "im", {user}, bot=True)
        return self.channels[id]

    def open_direct(self, user: str) -> Channel:
        """As the API does it: raises Refusal for who can't be written to."""
        person = self.person(user)
        if person.deleted:
            raise Refusal("user_disabled")
        if person.is_bot:
            raise Refusal("cannot_dm_bot")
        return self.direct(user)

    def channel(self, id: str, *, writing: bool = False) -> Channel:
        """A channel that the bot may look at, or write to. Raises Refusal as Slack does."""
        channel = self.channels.get(id)
        if channel is None or (channel.kind == "private" and not channel.bot):
            raise Refusal("channel_not_found")
        if writing and channel.archived:
            raise Refusal("is_archived")
        if not channel.bot and writing:
            raise Refusal("not_in_channel")
        if channel.kind == "im" and writing:
            user = next(iter(channel.members))
            if self.person(user).deleted:
                raise Refusal("user_disabled")
            if not self.messages_tab:
                raise Refusal("messages_tab_disabled")
        return channel

    def sees(self, user: str, channel: Channel) -> bool:
        return user in channel.members or channel.kind == "public"

    # Messages

    def post(
        self,
        channel: Channel,
        text: str,
        blocks: Sequence[Body] = (),
        *,
        user: str = BOT_USER,
        thread: str = "",
        metadata: Body | None = None,
        only_for: str = "",
        files: Iterable[Body] = (),
        link_names: bool = False,
    ) -> Message:
        by_bot = user == BOT_USER
        named = [each if each.get("block_id") else {**each, "block_id": token(size=5)} for each in blocks]
        # Slack cuts a longer text.
        said = Message(self.stamp(), channel.id, user, text[:40_000], named, thread, by_bot, metadata, only_for)
        said.files = list(files)
        said.at = self.clock()
        channel.messages.append(said)
        if by_bot:
            self._heard(said, link_names)
        self.touch(said, "posted")
        return said

    def edit(self, message: Message, text: str, blocks: Sequence[Body] = ()) -> None:
        message.text = text
        message.blocks = [each if each.get("block_id") else {**each, "block_id": token(size=5)} for each in blocks]
        message.edited = self.stamp()
        self._heard(message, False)
        self.touch(message, "edited")

    def delete(self, message: Message) -> None:
        channel = self.channels[message.channel]
        channel.messages = [each for each in channel.messages if each is not message]
        self.touch(message, "deleted")

    def _heard(self, message: Message, link_names: bool) -> None:
        loud, mentioned = pings(message.text, message.blocks, link_names=link_names)
        self.pings += [f"{each} in {message.channel}" for each in loud]
        self.mentions += mentioned

    # Modals and triggers

    def trigger(self, user: str, view: str = "") -> str:
        id = f"{self.stamp().replace('.', '')}.{token(size=8).lower()}.{token(size=16).lower()}"
        self.triggers[id] = Trigger(user, self.clock(), view)
        return id

    def pull(self, id: str) -> Trigger:
        """What a trigger is worth. Raises Refusal when it is old, used or unknown."""
        trigger = self.triggers.get(id)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if self.clock() - trigger.at > timedelta(seconds=limits.TRIGGER):
            raise Refusal("expired_trigger_id")
        trigger.used = True
        return trigger

    def view(self, id: str = "", external: str = "") -> View:
        """A view that is still there, by one of its ids."""
        for view in [*self.homes.values(), *(view for stack in self.modals.values() for view in stack)]:
            if (id and view.id == id) or (external and view.external == external):
                return view
        raise Refusal("not_found")

    def fresh_view(self, user: str, given: Body, *, on: View | None = None) -> View:
        """A view of its own, above `on` if that is given."""
        id = f"V{token(size=9)}"
        blocks = [each if each.get("block_id") else {**each, "block_id": token(size=5)} for each in given["blocks"]]
        external = given.get("external_id") or ""
        above = on.id if on else None
        root = (on.root or on.id) if on else id
        return View(id, user, {**given, "blocks": blocks}, self.fresh_hash(), root, above, external)

    def change_view(self, view: View, given: Body) -> None:
        """Show something else in this view. What was put into inputs that stay is kept, as Slack keeps it."""
        blocks = [each if each.get("block_id") else {**each, "block_id": token(size=5)} for each in given["blocks"]]
        kept = {(each["block_id"], (each.get("element") or {}).get("action_id")) for each in view.blocks}
        stays = {each["block_id"] for each in blocks if (each["block_id"], _action(each)) in kept}
        view.values = {name: value for name, value in view.values.items() if name in stays}
        view.given = {**given, "blocks": blocks}
        view.external = given.get("external_id") or view.external
        view.errors = {}
        view.hash = self.fresh_hash()
        self.touch(view, "published" if given["type"] == "home" else "updated")

    def fresh_hash(self) -> str:
        return f"{int(self.clock().timestamp())}.{token(size=8).lower()}"

    def close(self, user: str, *, all: bool = False) -> View | None:
        """Close the modal on top, or all of them; the one that was on top."""
        stack = self.modals.get(user, [])
        if not stack:
            return None
        top = stack[-1]
        self.modals[user] = [] if all else stack[:-1]
        self.touch(top, "closed")
        return top

    # Answers by URL

    def answer_url(self, base: str, user: str, channel: str, message: Message | None = None) -> str:
        id = token(size=24)
        self.answering[id] = Answering(user, channel, self.clock(), message)
        return f"{base}actions/T1/{len(self.answering)}/{id}"


def _action(block: Body) -> str | None:
    return (block.get("element") or {}).get("action_id")
