"""People who use the app: what they do, in the words of stories. What they see is in `seeing`, modals in `modals`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.adapters.slack.fake import payloads
from tests.adapters.slack.fake.look import MENUS, Control, state
from tests.adapters.slack.fake.modals import Modals
from tests.adapters.slack.fake.model import Body, Channel, Delivery, Message, Refusal, View, token
from tests.adapters.slack.fake.seeing import Seen
from tests.adapters.slack.fake.webapi import respond

if TYPE_CHECKING:
    pass

_MENTION = re.compile(r"(?<![\w<&])@([\w.]+)")
_CHANNEL = re.compile(r"(?<![\w<&])#([\w-]+)")

MENU_KINDS = (*MENUS, "datepicker", "timepicker", "radio_buttons", "checkboxes")
LOG_CONTACT, LOG_CONTACT_FROM_MESSAGE = "log_contact", "log_contact_from_message"


@dataclass(frozen=True)
class Held:
    """A button on something, remembered as it was."""

    thing: Message | View
    control: Control


class FakeUser(Modals):
    """Somebody in front of Slack. Whatever they do returns when the app has taken it and something new is to be seen.

    `channel` "" is the direct conversation with the app. An open modal covers everything else: nothing can be typed or
    pressed outside it until it is sent or closed.
    """

    # Words

    async def types(self, text: str, channel: str = "C1") -> Seen | None:
        """A slash command if it begins with a slash, else a message, which is returned."""
        if text.startswith("/"):
            await self._commands(text, self._place(channel))
            return None
        return await self._writes(text, self._place(channel))

    async def says(self, text: str) -> Seen:
        """A message to the app in the direct conversation."""
        return await self._writes(text, self.direct)

    def _place(self, channel: str) -> Channel:
        return self.direct if channel in ("", self.direct.id) else self.slack.space.channels[channel]

    async def _commands(self, typed: str, channel: Channel) -> None:
        self._reaches("type")
        self._starts(f"in {_named(channel)}: {typed}")
        name = typed.partition(" ")[0]
        known = self.slack.commands is None or name in self.slack.commands
        if not (known and self.slack.installed):
            self.notices.append(f"{name} is not a valid command.")
            return
        space = self.slack.space
        url = space.answer_url(self.slack.url, self.person.id, channel.id)
        trigger = space.trigger(self.person.id)
        body = payloads.command(self.person, channel, self.escaped(typed), response_url=url, trigger=trigger)
        delivery = await self.slack.deliver("slash_commands", body)
        if delivery.acked:
            self._responded(delivery, channel)
        else:
            self._complains(delivery, f"{name} failed with the error")
        await self.settles()

    def _responded(self, delivery: Delivery, channel: Channel) -> None:
        said = delivery.answer or {}
        if not (said.get("text") or said.get("blocks")):
            return
        try:
            respond(self.slack, self.person.id, channel.id, said)
        except Refusal as refusal:
            self.slack.mistakes.append(f"the answer in the acknowledgement: {refusal.code}")

    async def _writes(self, text: str, channel: Channel) -> Seen:
        self._reaches("type")
        self._starts(f"in {_named(channel)}: {text}")
        parts: list[Body] = [{"type": "text", "text": text}]
        blocks: list[Body] = [
            {
                "type": "rich_text",
                "block_id": token(size=5),
                "elements": [{"type": "rich_text_section", "elements": parts}],
            }
        ]
        message = self.slack.space.post(channel, self.escaped(text), blocks, user=self.person.id)
        if channel.bot and await self.slack.event(payloads.said(self.person, message, channel)) is not None:
            await self.settles()
        return self.seen(message)

    def escaped(self, text: str) -> str:
        """As Slack passes on what somebody types: people and channels by their ids, and & < > escaped."""
        space = self.slack.space
        people = {name: each.id for each in space.people.values() for name in (each.handle, each.name.casefold())}
        places = {each.name: each.id for each in space.channels.values() if each.kind != "im"}
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

        def person(found: re.Match[str]) -> str:
            id = people.get(found[1].casefold())
            return f"<@{id}|{space.people[id].handle}>" if id else found[0]

        def place(found: re.Match[str]) -> str:
            id = places.get(found[1])
            return f"<#{id}|{found[1]}>" if id else found[0]

        return _CHANNEL.sub(place, _MENTION.sub(person, text))

    # Buttons and menus

    async def presses(self, label: str, about: str = "") -> str:
        """Press a button; `about` is what stands above it if there are several. The address, if it is a link."""
        return await self.presses_again(await self.button(label, about))

    async def button(self, label: str, about: str = "") -> Held:
        """A button, to press now or later: the newest one of this label."""
        return await self._finds(label, about, ("button",), "button")

    async def presses_again(self, held: Held) -> str:
        """Press a button that was there before, and may be gone or changed by now."""
        element = held.control.element
        self._starts(f"presses [{held.control.label}]")
        action = {"action_id": element.get("action_id", ""), "block_id": held.control.block_id, "text": element["text"]}
        action |= {name: element[name] for name in ("value", "style", "url") if name in element} | {"type": "button"}
        await self._acts(held, action, waits="url" not in element)
        return element.get("url", "")

    async def chooses(self, menu: str, label: str, about: str = "") -> None:
        """Choose from a menu outside the inputs of a modal; `menu` may be empty. A date picker takes 2026-03-09."""
        held = await self._finds(menu, about, MENU_KINDS, "menu")
        element = held.control.element
        self._starts(f"chooses {label} from [{held.control.label}]")
        action: Body = {"type": element["type"], "action_id": element.get("action_id", "")}
        action["block_id"] = held.control.block_id
        value = await self.converted(held.control, label, held.thing)
        key = {"datepicker": "selected_date", "timepicker": "selected_time"}.get(element["type"], "selected_option")
        action |= {key: value} | ({"placeholder": element["placeholder"]} if "placeholder" in element else {})
        await self._acts(held, action)

    async def _finds(self, label: str, about: str, kinds: tuple[str, ...], what: str) -> Held:
        space = self.slack.space
        await space.until(lambda: self.matching(label, about, kinds) is not None, self.slack.patience)
        found = self.matching(label, about, kinds)
        near = f" about “{about}”" if about else ""
        if found is None:
            where = " in the modal, which covers all else" if self.modal is not None else ""
            raise AssertionError(self.said(f"{self.name} finds no {what} “{label}”{near}{where}"))
        surface, controls = found
        if len({str(each.element.get("value", each.element)) for each in controls}) > 1:
            several = f"{len(controls)} {what}s “{label}”{near}; say `about` which one"
            raise AssertionError(self.said(f"{self.name} finds {several}"))
        return Held(surface, controls[0])

    async def _acts(self, held: Held, action: Body, *, waits: bool = True) -> None:
        space, thing = self.slack.space, held.thing
        action["action_ts"] = space.stamp()
        trigger = space.trigger(self.person.id, thing.id if isinstance(thing, View) else "")
        body = payloads.actions(self.person, action, trigger)
        if isinstance(thing, View):
            body |= payloads.pressed_in(thing, state(thing.blocks, thing.values))
        else:
            channel = space.channels[thing.channel]
            url = space.answer_url(self.slack.url, self.person.id, channel.id, thing)
            body |= payloads.pressed_on(thing, channel, url, state(thing.blocks, {}))
        delivery = await self.slack.deliver("interactive", body)
        if not delivery.acked:
            self._complains(delivery, "A warning sign beside the button:")
        elif waits:
            await self.settles()

    # Home and shortcuts

    async def opens_home(self) -> None:
        await self._opens("home")

    async def opens_messages(self) -> None:
        """The other tab: the direct conversation."""
        await self._opens("messages")

    async def _opens(self, tab: str) -> None:
        self._reaches("open the Home tab" if tab == "home" else "read messages")
        self._starts(f"opens the {tab} tab")
        self.at_home = tab == "home"
        space = self.slack.space
        told = payloads.home(self.person, self.direct, tab, space.stamp(), space.homes.get(self.person.id))
        if await self.slack.event(told) is not None and self.at_home:
            await self.settles()

    async def shortcut(self, callback_id: str = LOG_CONTACT) -> None:
        """A global shortcut, from the menu beside the message field."""
        self._reaches("use a shortcut")
        self._starts(f"uses the shortcut {callback_id}")
        space = self.slack.space
        trigger = space.trigger(self.person.id)
        body = payloads.shortcut(self.person, callback_id, space.stamp(), trigger)
        await self._uses(body)

    async def message_shortcut(self, message: Message | Seen, callback_id: str = LOG_CONTACT_FROM_MESSAGE) -> None:
        """A shortcut from the menu of a message that they see."""
        self._reaches("use a shortcut")
        found = message.message if isinstance(message, Seen) else message
        self._starts(f"uses the shortcut {callback_id} on: {found.text}")
        space = self.slack.space
        channel = space.channels[found.channel]
        url = space.answer_url(self.slack.url, self.person.id, channel.id)
        trigger = space.trigger(self.person.id)
        at = space.stamp()
        body = payloads.message_action(
            self.person, callback_id, found, channel, at, response_url=url, trigger=trigger
        )  # fmt: skip
        await self._uses(body)

    async def _uses(self, body: Body) -> None:
        delivery = await self.slack.deliver("interactive", body)
        if delivery.acked:
            await self.settles()
        else:
            self._complains(delivery, "We had some trouble connecting. Try again?")

    # Themselves

    async def changes_zone(self, tz: str) -> None:
        self._starts(f"is now in {tz}")
        self.person.tz = tz
        await self._changed()

    async def leaves(self) -> None:
        """Their account is deactivated."""
        self._starts("leaves the workspace")
        self.person.deleted = True
        await self._changed()

    async def _changed(self) -> None:
        space = self.slack.space
        self.person.updated = int(space.clock().timestamp())
        await self.slack.event(payloads.user_change(self.person, space.clock(), space.stamp()))
        if self.slack.settled is not None:
            await self.slack.settled()

    def reloads(self) -> None:
        """Slack starts anew on their screen: ephemeral messages and modals are gone."""
        for channel in self.slack.space.channels.values():
            channel.messages = [each for each in channel.messages if each.only_for != self.person.id]
        self.slack.space.modals.pop(self.person.id, None)
        self.slack.space.wake()


def _named(channel: Channel) -> str:
    return "the direct message" if channel.kind == "im" else f"#{channel.name}"
