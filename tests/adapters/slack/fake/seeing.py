"""What one person has in front of them: the newest of it, all of it, and how to say it when a story fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING

from tests.adapters.slack.fake import look
from tests.adapters.slack.fake.look import Control, Look
from tests.adapters.slack.fake.model import Channel, Human, Message, View

if TYPE_CHECKING:
    from tests.adapters.slack.fake.slack import FakeSlack

OLDEST_SHOWN = 4


@dataclass(frozen=True)
class Seen:
    """A message, modal or Home as its reader sees it now. `notification`: what a phone shows of a message."""

    where: str
    text: str
    thing: Message | View
    notification: str = ""

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

    def __init__(self, slack: FakeSlack, person: Human) -> None:
        self.slack = slack
        self.person = person
        self.notices: list[str] = []
        """What Slack itself told them since they last did something: that the app didn't answer, say."""
        self.at_home = False
        self._since = 0

    @property
    def name(self) -> str:
        return self.person.name

    # What there is

    def visible(self) -> list[Seen]:
        """Everything of the app's that they could look at, oldest change first; a modal hides nothing here."""
        space = self.slack.space
        found: list[Message | View] = [
            message
            for channel in space.channels.values()
            if space.sees(self.person.id, channel)
            for message in channel.messages
            if message.by_bot and message.only_for in ("", self.person.id)
        ]
        found += space.modals.get(self.person.id, [])
        home = space.homes.get(self.person.id)
        if home is not None and self.at_home:
            found.append(home)
        return [self.seen(each) for each in sorted(found, key=lambda each: each.changed)]

    def seen(self, thing: Message | View) -> Seen:
        eyes = self.slack.space.eyes(self.person.id)
        if isinstance(thing, View):
            where = "the Home tab" if thing.given["type"] == "home" else "a modal"
            return Seen(where, look.view(thing, eyes).text, thing)
        said = look.mrkdwn(thing.text, eyes)
        return Seen(self.where(thing), look.message(thing, eyes).text, thing, said)

    def look(self, thing: Message | View) -> Look:
        eyes = self.slack.space.eyes(self.person.id)
        return look.view(thing, eyes) if isinstance(thing, View) else look.message(thing, eyes)

    def where(self, message: Message) -> str:
        channel = self.slack.space.channels[message.channel]
        place = "the direct message" if channel.kind == "im" else f"#{channel.name}"
        thread = ", in a thread" if message.thread else ""
        return f"in {place}{thread}" + (f", only for {self.name}" if message.only_for else "")

    def news(self) -> list[Seen]:
        return [each for each in self.visible() if each.thing.changed > self._since]

    def messages(self) -> list[Seen]:
        return [each for each in self.visible() if isinstance(each.thing, Message)]

    @property
    def modal(self) -> View | None:
        """The one on top."""
        stack = self.slack.space.modals.get(self.person.id)
        return stack[-1] if stack else None

    @property
    def text(self) -> str:
        """The message, ephemeral or not, that was shown or changed last; empty before there is one."""
        found = self.messages()
        return found[-1].text if found else ""

    @property
    def modal_text(self) -> str:
        """The modal on top with what is filled in; empty when none is open."""
        return "" if self.modal is None else self.seen(self.modal).text

    @property
    def home_text(self) -> str:
        """The Home tab as it was published last, whether they look at it or not."""
        home = self.slack.space.homes.get(self.person.id)
        return "" if home is None else self.seen(home).text

    @property
    def direct(self) -> Channel:
        return self.slack.space.direct(self.person.id)

    @property
    def inbox(self) -> list[Seen]:
        """What the app wrote in the direct conversation, oldest first, as it looks now."""
        return [self.seen(each) for each in self.direct.messages if each.by_bot and not each.only_for]

    @property
    def errors(self) -> dict[str, str]:
        """What the open modal says is wrong, by block_id."""
        return {} if self.modal is None else dict(self.modal.errors)

    # Stories

    def in_front(self) -> str:
        """News, the open modal, and the Home tab if they look at it; else the newest message."""
        top = [self.seen(self.modal)] if self.modal is not None else []
        home = self.slack.space.homes.get(self.person.id)
        here = [self.seen(home)] if home is not None and self.at_home and not top else []
        found = {id(each.thing): each for each in [*self.news(), *top, *here]}
        if not found and not self.notices and self.messages():
            found = {0: self.messages()[-1]}
        return "\n\n".join([*(each.text for each in found.values()), *self.notices])

    async def sees(self, *texts: str) -> None:
        """Each of these texts is in front of them, or comes to be there soon."""
        if await self.slack.space.until(lambda: all(text in self.in_front() for text in texts), self.slack.patience):
            return
        missing = [text for text in texts if text not in self.in_front()]
        raise AssertionError(self.said(f"{self.name} doesn't see {_quoted(missing)}"))

    async def does_not_see(self, *texts: str) -> None:
        """None of these texts is in front of them, or they go soon. See something else first, or it proves little."""
        if await self.slack.space.until(
            lambda: not any(text in self.in_front() for text in texts), self.slack.patience
        ):
            return
        there = [text for text in texts if text in self.in_front()]
        raise AssertionError(self.said(f"{self.name} still sees {_quoted(there)}"))

    async def was_sent(self, *texts: str, count: int | None = None) -> Seen:
        """A message in the direct conversation has all these texts, the newest one of those; `count`: so many do."""

        def found() -> list[Seen]:
            return [each for each in self.inbox if all(text in each for text in texts)]

        enough = await self.slack.space.until(lambda: len(found()) >= (count or 1), self.slack.patience)
        if not enough or count not in (None, len(found())):
            wanted = f"a message with {_quoted(texts)}" if count is None else f"{count} messages with {_quoted(texts)}"
            said = "\n".join(str(each) for each in self.inbox) or "nothing"
            raise AssertionError(f"{self.name} wasn't sent {wanted} but {len(found())}; in the inbox:\n{said}")
        return found()[-1]

    def said(self, problem: str) -> str:
        """The problem, and below it all that can be seen."""
        shown = [str(each) for each in self.visible()[-OLDEST_SHOWN:]]
        slack = [f"Slack says: {notice}" for notice in self.notices]
        clock = self.slack.clock()
        seen = "\n\n".join([*shown, *slack]) or "  nothing at all"
        calls = ", ".join(f"{call.method} ({call.answer})" for call in self.slack.calls[-6:]) or "none"
        return (
            f"{problem}.\n\nIt is {clock:%a %Y-%m-%d %H:%M} UTC. Visible, newest last:\n\n{seen}\n\nLast calls: {calls}"
        )

    def begins(self) -> None:
        """They do something: what was there before isn't news any more."""
        self._since = self.slack.space.count
        self.notices.clear()

    def narrated(self, thing: Message | View, how: str) -> str:
        """A line or more for whoever follows the story."""
        seen = self.seen(thing)
        if how in ("closed", "deleted"):
            return f"  ({seen.where}: {how})"
        return f"  {seen.where} ({how}) {self.name} sees:\n{indent(seen.text, '    │ ')}"

    # Finding what can be used

    def surfaces(self) -> list[Message | View]:
        """Where to look for a button: the modal on top alone, or the Home tab if they look at it, and the messages."""
        if self.modal is not None:
            return [self.modal]
        home = self.slack.space.homes.get(self.person.id)
        first: list[Message | View] = [home] if home is not None and self.at_home else []
        return first + [each.thing for each in reversed(self.messages())]

    def matching(self, label: str, about: str, kinds: Iterable[str]) -> tuple[Message | View, list[Control]] | None:
        """Where the newest controls of this label are; `about` is said above them, or at least where they are."""
        for surface in self.surfaces():
            looked = self.look(surface)
            named = [
                each
                for each in looked.controls
                if each.element["type"] in kinds and label in ("", each.label, each.element.get("action_id"))
            ]
            near = [each for each in named if about in each.about]
            if near or (named and about in looked.text):
                return surface, near or named
        return None


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
