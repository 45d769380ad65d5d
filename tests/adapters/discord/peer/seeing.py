"""What one person has in front of them: the newest of it, all of it, and how to say it when a story fails."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING

from tests.adapters.discord.peer import look
from tests.adapters.discord.peer.look import Control, Look
from tests.adapters.discord.peer.model import Channel, Human, Message, Modal

if TYPE_CHECKING:
    from tests.adapters.discord.peer.discord import FakeDiscord

OLDEST_SHOWN = 4


@dataclass(frozen=True)
class Seen:
    """A message or form as its reader sees it now. `links` hide their addresses behind a label."""

    where: str
    text: str
    thing: Message | Modal
    links: tuple[tuple[str, str], ...] = ()

    def __contains__(self, text: str) -> bool:
        return text in self.text

    def __str__(self) -> str:
        return f"{self.where}:\n{indent(self.text, '  ')}"

    @property
    def message(self) -> Message:
        assert isinstance(self.thing, Message), f"this is no message: {self}"
        return self.thing


class Sight:
    """The eyes of `person`. News is what was shown or changed since they last did something."""

    def __init__(self, discord: FakeDiscord, person: Human) -> None:
        self.discord = discord
        self.person = person
        self.notices: list[str] = []
        """What Discord itself told them since they last did something: that the app didn't answer, say."""
        self._since = 0

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name

    # What there is

    def visible(self) -> list[Seen]:
        """Everything of the app's that they could look at, oldest change first; a form hides nothing here."""
        world = self.discord.world
        found: list[Message | Modal] = [
            message
            for channel in world.channels.values()
            if world.sees(self.id, channel)
            for message in channel.messages
            if message.by_bot and message.only_for in ("", self.id)
        ]
        if self.modal is not None:
            found.append(self.modal)
        return [self.seen(each) for each in sorted(found, key=lambda each: each.changed)]

    def seen(self, thing: Message | Modal) -> Seen:
        looked = self.look(thing)
        where = "a form" if isinstance(thing, Modal) else self.where(thing)
        return Seen(where, looked.text, thing, looked.links)

    def look(self, thing: Message | Modal) -> Look:
        eyes = self.discord.world.eyes(self.id)
        return look.modal(thing, eyes) if isinstance(thing, Modal) else look.message(thing, eyes)

    def where(self, message: Message) -> str:
        channel = self.discord.world.channels[message.channel]
        return f"in {channel.called}" + (f", only for {self.name}" if message.only_for else "")

    def news(self) -> list[Seen]:
        return [each for each in self.visible() if each.thing.changed > self._since]

    def messages(self) -> list[Seen]:
        return [each for each in self.visible() if isinstance(each.thing, Message)]

    @property
    def modal(self) -> Modal | None:
        return self.discord.world.modals.get(self.id)

    @property
    def text(self) -> str:
        """The message, ephemeral or not, that was shown or changed last; empty before there is one."""
        found = self.messages()
        return found[-1].text if found else ""

    @property
    def modal_text(self) -> str:
        """The open form with what is filled in; empty when none is open."""
        return "" if self.modal is None else self.seen(self.modal).text

    @property
    def links(self) -> list[tuple[str, str]]:
        """Every link that hides its address from them: label and address."""
        return [link for each in self.visible() for link in each.links]

    @property
    def direct(self) -> Channel:
        return self.discord.world.direct(self.id)

    @property
    def inbox(self) -> list[Seen]:
        """What the app wrote in the direct messages, oldest first, as it looks now."""
        return [self.seen(each) for each in self.direct.messages if each.by_bot and not each.only_for]

    @property
    def errors(self) -> dict[str, str]:
        """What Discord's client finds wrong with the open form, by custom_id."""
        return {} if self.modal is None else dict(self.modal.errors)

    # Stories

    def in_front(self) -> str:
        """News and the open form; else the newest message."""
        top = [self.seen(self.modal)] if self.modal is not None else []
        found = {id(each.thing): each for each in [*self.news(), *top]}
        if not found and not self.notices and self.messages():
            found = {0: self.messages()[-1]}
        return "\n\n".join([*(each.text for each in found.values()), *self.notices])

    async def sees(self, *texts: str) -> None:
        """Each of these texts is in front of them, or comes to be there soon."""
        world, patience = self.discord.world, self.discord.patience
        if await world.until(lambda: all(text in self.in_front() for text in texts), patience):
            return
        missing = [text for text in texts if text not in self.in_front()]
        raise AssertionError(self.said(f"{self.name} doesn't see {_quoted(missing)}"))

    async def does_not_see(self, *texts: str) -> None:
        """None of these texts is in front of them, or they go soon. See something else first, or it proves little."""
        world, patience = self.discord.world, self.discord.patience
        if await world.until(lambda: not any(text in self.in_front() for text in texts), patience):
            return
        there = [text for text in texts if text in self.in_front()]
        raise AssertionError(self.said(f"{self.name} still sees {_quoted(there)}"))

    async def was_sent(self, *texts: str, count: int | None = None) -> Seen:
        """A direct message has all these texts, the newest one of those; `count`: so many do."""

        def found() -> list[Seen]:
            return [each for each in self.inbox if all(text in each for text in texts)]

        enough = await self.discord.world.until(lambda: len(found()) >= (count or 1), self.discord.patience)
        if not enough or count not in (None, len(found())):
            wanted = f"a message with {_quoted(texts)}" if count is None else f"{count} messages with {_quoted(texts)}"
            said = "\n".join(str(each) for each in self.inbox) or "nothing"
            raise AssertionError(f"{self.name} wasn't sent {wanted} but {len(found())}; in the inbox:\n{said}")
        return found()[-1]

    def said(self, problem: str) -> str:
        """The problem, and below it all that can be seen."""
        shown = [str(each) for each in self.visible()[-OLDEST_SHOWN:]]
        notices = [f"Discord says: {notice}" for notice in self.notices]
        clock = self.discord.clock()
        seen = "\n\n".join([*shown, *notices]) or "  nothing at all"
        calls = ", ".join(f"{call.name} ({call.answer})" for call in self.discord.calls[-6:]) or "none"
        refused = "".join(f"\nRefused: {each}" for each in self.discord.refused[-3:])
        return (
            f"{problem}.\n\nIt is {clock:%a %Y-%m-%d %H:%M} UTC. Visible, newest last:\n\n{seen}\n\n"
            f"Last requests: {calls}{refused}"
        )

    def begins(self) -> None:
        """They do something: what was there before isn't news any more."""
        self._since = self.discord.world.count
        self.notices.clear()

    def narrated(self, thing: Message | Modal, how: str) -> str:
        """A line or more for whoever follows the story."""
        seen = self.seen(thing)
        if how in ("closed", "deleted"):
            return f"  ({seen.where}: {how})"
        return f"  {seen.where} ({how}) {self.name} sees:\n{indent(seen.text, '    │ ')}"

    # Finding what can be used

    def surfaces(self) -> list[Message | Modal]:
        """Where to look for a button: the open form alone, or the messages, the newest first."""
        if self.modal is not None:
            return [self.modal]
        return [each.thing for each in reversed(self.messages())]

    def matching(self, label: str, about: str, kinds: Collection[int]) -> tuple[Message | Modal, list[Control]] | None:
        """Where the newest controls of this label are; `about` is said above them, or at least where they are."""
        for surface in self.surfaces():
            looked = self.look(surface)
            named = [
                each for each in looked.controls if each.element["type"] in kinds and label in ("", each.label, each.id)
            ]
            near = [each for each in named if about in each.about]
            if near or (named and about in looked.text):
                return surface, near or named
        return None


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
