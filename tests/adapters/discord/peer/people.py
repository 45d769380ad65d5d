"""People who use the app: what they do, in the words of stories. What they see is in `seeing`, forms in `modals`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from adapters.discord import limits
from tests.adapters.discord.peer import payloads
from tests.adapters.discord.peer.checks import BUTTON, SELECTS
from tests.adapters.discord.peer.look import Control
from tests.adapters.discord.peer.modals import Modals
from tests.adapters.discord.peer.model import (
    COMMAND,
    COMPONENT,
    DM,
    TYPING,
    Body,
    Channel,
    Interaction,
    Message,
    Modal,
    size,
    snowflake,
)
from tests.adapters.discord.peer.seeing import Seen

Given = str | int | bool


@dataclass(frozen=True)
class Held:
    """A button on something, remembered as it was."""

    thing: Message | Modal
    control: Control


class FakeUser(Modals):
    """Somebody in front of Discord. What they do returns when the app has answered and something new is to be seen.

    `channel` "" is the direct messages with the app. An open form covers everything else: nothing can be typed or
    pressed outside it until it is sent or closed.
    """

    # Words

    async def types(self, text: str, /, channel: str = "C1", **options: Given) -> Seen | None:
        """A slash command if it begins with a slash, else a message, which is returned.

        Options stand behind their names, `/met who:Dana where:PyCon`, or are given by name. Words without a name go
        into the first option.
        """
        if text.startswith("/"):
            await self._commands(text, self._place(channel), options)
            return None
        return await self._writes(text, self._place(channel))

    async def says(self, text: str) -> Seen:
        """A message to the app."""
        return await self._writes(text, self.direct)

    def _place(self, channel: str) -> Channel:
        world = self.discord.world
        return self.direct if channel in ("", self.direct.id) else world.channels[snowflake(channel)]

    async def _writes(self, text: str, channel: Channel) -> Seen:
        self._reaches("type")
        self._starts(f"in {channel.called}: {text}")
        said = self.discord.world.post(channel, {"content": text}, user=self.id)
        if channel.kind == DM:
            await self.settles()
        return self.seen(said)

    # Commands

    async def _commands(self, typed: str, channel: Channel, given: Mapping[str, Given]) -> None:
        self._reaches("type")
        named = "".join(f" {name}:{value}" for name, value in given.items())
        self._starts(f"in {channel.called}: {typed}{named}")
        found = self._command(typed, channel)
        if found is None:
            self.complains(f"{typed.partition(' ')[0]} is no command here.")
            return
        declared, path, leaf, rest = found
        values = self._values(leaf, rest, given)
        options = [self._option(leaf, name, value) for name, value in values.items()]
        lacking = [each["name"] for each in _options(leaf) if each.get("required") and each["name"] not in values]
        if lacking:
            self.complains(f"This option is required: {', '.join(lacking)}.")
            return
        data = payloads.command(declared, _nested(path, options), guild=channel.guild)
        await self._asks(await self.discord.interact(COMMAND, self.id, channel, data))

    async def _asks(self, made: Interaction) -> None:
        if made.answered:
            await self.settles()
        else:
            self.complains("The application did not respond")

    def _command(self, typed: str, channel: Channel) -> tuple[Body, list[Body], Body, str] | None:
        """The command, the way to the one meant by it, that one, and what was typed behind; None: there is none."""
        name, _, rest = typed.removeprefix("/").partition(" ")
        declared = next((each for each in self.offered(channel) if each["type"] == 1 and each["name"] == name), None)
        if declared is None:
            return None
        path: list[Body] = []
        leaf = declared
        while any(each["type"] in (1, 2) for each in leaf.get("options") or []):
            word, _, behind = rest.strip().partition(" ")
            deeper = next((each for each in leaf["options"] if each["name"] == word), None)
            if deeper is None:
                return None
            path.append(deeper)
            leaf, rest = deeper, behind
        return declared, path, leaf, rest.strip()

    def offered(self, channel: Channel) -> list[Body]:
        """The commands that Discord shows them there."""
        world = self.discord.world
        context = {0: 0, 1: 1}.get(channel.kind, 2)
        guild = world.guilds.get(channel.guild)
        theirs = guild is not None and guild.installed
        if context == 1:
            theirs = world.shares(self.person)
        ways = {0} if theirs and context != 2 else set[int]()
        ways |= {1} if self.person.installed else set()
        return [
            each
            for each in [*world.commands.get("", []), *world.commands.get(channel.guild or "-", [])]
            if ways & set(each.get("integration_types") or [0])
            and (each.get("contexts") is None or context in each["contexts"])
        ]

    def _values(self, leaf: Body, typed: str, given: Mapping[str, Given]) -> dict[str, Given]:
        names = [each["name"] for each in _options(leaf)]
        unknown = [name for name in given if name not in names]
        if unknown:
            raise AssertionError(self.said(f"“{leaf['name']}” has no option {', '.join(unknown)}, but {names}"))
        if not typed:
            return dict(given)
        if not names:
            raise AssertionError(self.said(f"“{leaf['name']}” takes no options, and not “{typed}”"))
        parts = re.split(rf"(?:^|(?<=\s))({'|'.join(map(re.escape, names))}):\s*", typed)
        first, rest = parts[0].strip(), parts[1:]
        found: dict[str, Given] = {names[0]: first} if first else {}
        for name, value in zip(rest[::2], rest[1::2], strict=True):
            if name in found:
                # An option is given once; the same word later on is one of the words.
                last = list(found)[-1]
                found[last] = f"{found[last]} {name}:{value}".strip()
            else:
                found[name] = value.strip()
        return found | dict(given)

    def _option(self, leaf: Body, name: str, value: Given) -> Body:
        """An option as Discord sends it; its client lets nothing else in."""
        option = next(each for each in _options(leaf) if each["name"] == name)
        told: Body = {"name": name, "type": option["type"]}
        if option["type"] == limits.BOOLEAN:
            return told | {"value": value in (True, "true", "True", "yes")}
        if option["type"] == limits.INTEGER:
            number = int(value)
            if not option.get("min_value", number) <= number <= option.get("max_value", number):
                raise AssertionError(self.said(f"“{name}” takes no {number}"))
            return told | {"value": number}
        if option.get("choices"):
            wanted = [each for each in option["choices"] if str(value) in (each["name"], each["value"])]
            if not wanted:
                offered = ", ".join(f"“{each['name']}”" for each in option["choices"])
                raise AssertionError(self.said(f"“{name}” offers no “{value}” to {self.name}, but {offered}"))
            return told | {"value": wanted[0]["value"]}
        if not option.get("min_length", 0) <= size(str(value)) <= option.get("max_length", limits.OPTION_TEXT):
            raise AssertionError(self.said(f"“{name}” is too long or too short for {self.name}'s text"))
        return told | {"value": str(value)}

    async def completes(self, typed: str, /, channel: str = "C1") -> list[str]:
        """What is offered while somebody types the last option of a command: its labels."""
        return [each["name"] for each in await self.suggestions(typed, channel)]

    async def suggestions(self, typed: str, channel: str = "C1") -> list[Body]:
        """The same with the values behind the labels."""
        self._reaches("type")
        place = self._place(channel)
        found = self._command(typed, place)
        if found is None:
            raise AssertionError(self.said(f"“{typed}” is no command for {self.name}"))
        declared, path, leaf, rest = found
        values = self._values(leaf, rest, {}) or {_options(leaf)[0]["name"]: ""}
        last = list(values)[-1]
        declaration = next(each for each in _options(leaf) if each["name"] == last)
        if not declaration.get("autocomplete"):
            raise AssertionError(self.said(f"“{last}” has no suggestions"))
        options: list[Body] = [
            {"name": name, "type": each["type"], "value": value}
            for name, value in values.items()
            for each in _options(leaf)
            if each["name"] == name
        ]
        options[-1]["focused"] = True
        data = payloads.command(declared, _nested(path, options), guild=place.guild)
        made = await self.discord.interact(TYPING, self.id, place, data)
        if not made.answered:
            self.complains("Loading options failed")
        return made.choices

    async def uses(self, command: str, on: FakeUser | Seen | Message, channel: str = "C1") -> None:
        """A command from the menu of a person, or of a message that they see."""
        self._reaches("open a menu")
        world = self.discord.world
        person = isinstance(on, FakeUser)
        message = None if isinstance(on, FakeUser) else on.message if isinstance(on, Seen) else on
        place = self._place(message.channel) if message is not None else self._place(channel)
        self._starts(f"uses “{command}” on {on.name if isinstance(on, FakeUser) else 'a message'}")
        kind = limits.USER if person else limits.MESSAGE
        offered = [each for each in self.offered(place) if each["type"] == kind]
        declared = next((each for each in offered if each["name"] == command), None)
        if declared is None:
            names = ", ".join(f"“{each['name']}”" for each in offered) or "nothing"
            raise AssertionError(self.said(f"the menu offers no “{command}” to {self.name}, but {names}"))
        if isinstance(on, FakeUser):
            data = payloads.on_person(world, declared, on.person, place.guild)
        else:
            assert message is not None
            data = payloads.on_message(world, declared, message, place.guild)
        await self._asks(await self.discord.interact(COMMAND, self.id, place, data))

    # Buttons and menus

    async def presses(self, label: str, about: str = "") -> str:
        """Press a button; `about` is what stands above it if there are several. The address, if it is a link."""
        return await self.presses_again(await self.button(label, about))

    async def button(self, label: str, about: str = "") -> Held:
        """A button, to press now or later: the newest one of this label."""
        return await self._finds(label, about, (BUTTON,), "button")

    async def presses_again(self, held: Held) -> str:
        """Press a button that was there before, and may be gone or changed by now."""
        element = held.control.element
        self._starts(f"presses [{held.control.label}]")
        if element.get("disabled"):
            raise AssertionError(self.said(f"“{held.control.label}” can't be pressed"))
        if not element.get("url"):
            await self._acts(held, payloads.pressed(element))
        return element.get("url", "")

    async def chooses(self, menu: str, label: str, about: str = "") -> None:
        """Choose from a menu of a message; `menu` may be empty."""
        held = await self._finds(menu, about, tuple(SELECTS), "menu")
        self._starts(f"chooses {label} from [{held.control.label}]")
        value = self.option(held.control, label)["value"]
        await self._acts(held, payloads.pressed(held.control.element, [value]))

    async def _finds(self, label: str, about: str, kinds: tuple[int, ...], what: str) -> Held:
        world = self.discord.world
        await world.until(lambda: self.matching(label, about, kinds) is not None, self.discord.patience)
        found = self.matching(label, about, kinds)
        near = f" about “{about}”" if about else ""
        if found is None:
            where = " in the form, which covers all else" if self.modal is not None else ""
            raise AssertionError(self.said(f"{self.name} finds no {what} “{label}”{near}{where}"))
        surface, controls = found
        if len({(each.element.get("custom_id"), each.element.get("url")) for each in controls}) > 1:
            several = f"{len(controls)} {what}s “{label}”{near}; say `about` which one"
            raise AssertionError(self.said(f"{self.name} finds {several}"))
        return Held(surface, controls[0])

    async def _acts(self, held: Held, data: Body) -> None:
        assert isinstance(held.thing, Message), "forms have no buttons"
        channel = self.discord.world.channels[held.thing.channel]
        made = await self.discord.interact(COMPONENT, self.id, channel, data, source=held.thing)
        if made.answered:
            await self.settles()
        else:
            self.complains("This interaction failed")

    # Themselves

    def changes_zone(self, tz: str) -> None:
        """Their computer is somewhere else now: nobody is told."""
        self._starts(f"is now in {tz}")
        self.person.tz = tz

    def closes_messages(self) -> None:
        """They take no direct messages from strangers any more."""
        self._starts("closes their direct messages")
        self.person.closed = True

    def opens_messages(self) -> None:
        self._starts("opens their direct messages")
        self.person.closed = False

    def installs(self) -> None:
        """The app is theirs, wherever they are."""
        self.person.installed = True

    def leaves(self, guild: str = "G1") -> None:
        self._starts("leaves a server")
        self.person.guilds.pop(snowflake(guild), None)

    def reloads(self) -> None:
        """Discord starts anew on their screen: ephemeral messages and forms are gone."""
        world = self.discord.world
        for channel in world.channels.values():
            channel.messages = [each for each in channel.messages if each.only_for != self.id]
        world.modals.pop(self.id, None)
        world.wake()


def _options(leaf: Body) -> list[Body]:
    return leaf.get("options") or []


def _nested(path: list[Body], options: list[Body]) -> list[Body]:
    """The options inside the subcommand that they belong to."""
    for each in reversed(path):
        options = [{"name": each["name"], "type": each["type"], "options": options}]
    return options
