"""Filling in, sending and closing a form, as Discord's client does it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.adapters.discord.peer import look, payloads
from tests.adapters.discord.peer.checks import INPUT
from tests.adapters.discord.peer.look import CHECKBOX, MANY, RADIO, Control
from tests.adapters.discord.peer.model import MODAL, Body, Modal, size
from tests.adapters.discord.peer.seeing import Sight

Value = str | int | bool | date | list[str] | None
"""What somebody puts into a field: words, a number, a day, or the labels chosen. None or "" empties it."""


class Modals(Sight):
    """The part of a person that works with forms."""

    async def fills(self, given: Mapping[str, Value] | None = None, /, **values: Value) -> None:
        """Fill in the open form and send it. By custom_id or label; what isn't named stays as it is.

        What Discord's client finds wrong is in `errors` afterwards, and the form is still there.
        """
        wanted = {**(given or {}), **values}
        modal = await self._filled(wanted)
        self._starts("sends the form: " + ", ".join(f"{name} = {value}" for name, value in wanted.items()))
        await self._sends(modal)

    async def puts(self, given: Mapping[str, Value] | None = None, /, **values: Value) -> None:
        """Fill in the open form, and don't send it yet."""
        await self._filled({**(given or {}), **values})

    async def submits(self) -> None:
        """Send the open form as it is."""
        await self.fills()

    async def closes(self) -> None:
        """Close the form with its Cancel button: the app isn't told."""
        self._top("close")
        self._starts("closes the form")
        self.discord.world.close(self.id)

    def _top(self, what: str) -> Modal:
        if self.modal is None:
            raise AssertionError(self.said(f"{self.name} has no form open to {what}"))
        return self.modal

    def _inputs(self) -> dict[str, Control]:
        """The fields of the open form, by custom_id and by label."""
        if self.modal is None:
            return {}
        controls = [each for each in self.look(self.modal).controls if each.is_input]
        return {each.label: each for each in controls} | {each.id: each for each in controls}

    async def _filled(self, wanted: Mapping[str, Value]) -> Modal:
        def ready() -> bool:
            return self.modal is not None and set(wanted) <= set(self._inputs())

        if not await self.discord.world.until(ready, self.discord.patience):
            self._top("fill in")
            lacking = ", ".join(f"“{name}”" for name in wanted if name not in self._inputs())
            raise AssertionError(self.said(f"the form that {self.name} has open lacks {lacking}"))
        modal = self._top("fill in")
        for name, value in wanted.items():
            control = self._inputs()[name]
            modal.values[control.id] = self.converted(control, value)
        return modal

    def converted(self, control: Control, value: Value) -> Any:
        """What Discord keeps of a value for this kind of element. Raises AssertionError for what can't be put in."""
        kind = control.element["type"]
        if kind == CHECKBOX:
            return value in (True, "yes", "true")
        if value is None or value in ("", []):
            return [] if kind in MANY else ""
        if kind == RADIO:
            return self.option(control, str(value))["value"]
        if kind in MANY:
            chosen = value if isinstance(value, list) else [str(value)]
            return [self.option(control, each)["value"] for each in chosen]
        return str(value)

    def option(self, control: Control, label: str) -> Body:
        """Raises AssertionError when there is no such choice."""
        options = control.options()
        for same in (
            lambda each: label in (each["label"], each["value"]),
            lambda each: each["label"].casefold().startswith(label.casefold()),
        ):
            found = [each for each in options if same(each)]
            if found:
                return found[0]
        offered = ", ".join(f"“{each['label']}”" for each in options) or "nothing"
        raise AssertionError(self.said(f"“{control.label}” offers no “{label}” to {self.name}, but {offered}"))

    # Sending

    async def _sends(self, modal: Modal) -> None:
        world = self.discord.world
        controls = [each for each in self.look(modal).controls if each.is_input]
        values = {each.id: modal.values.get(each.id, look.initial(each.element)) for each in controls}
        modal.errors = {each.id: wrong for each in controls if (wrong := _wrong(each.element, values[each.id]))}
        if modal.errors:
            # Discord's own client finds these, and the app hears nothing.
            world.touch(modal, "refused")
            return
        data = payloads.submitted(modal.given, values)
        channel = world.channels[modal.channel]
        made = await self.discord.interact(MODAL, self.id, channel, data, source=modal.source)
        if not made.answered:
            self.complains("Something went wrong. Try again.")
            return
        if self.modal is modal:
            world.close(self.id)
        await self.settles()

    # Between one thing and the next

    def _reaches(self, what: str) -> None:
        if self.modal is not None:
            raise AssertionError(self.said(f"{self.name} can't {what} before the open form is sent or closed"))

    def _starts(self, doing: str) -> None:
        self.begins()
        self.discord.tell(f"{self.name} {doing}")

    async def settles(self) -> None:
        """Until there is something new to see, or until whoever runs the app says that it is done."""
        if self.discord.settled is not None:
            await self.discord.settled()
            return
        await self.discord.world.until(lambda: bool(self._arrived() or self.notices), self.discord.patience)

    def _arrived(self) -> bool:
        """Something new, and more than a sign that more is to come."""
        return any(not (getattr(each.thing, "loading", False)) for each in self.news())

    def complains(self, text: str) -> None:
        self.notices.append(text)
        self.discord.world.wake()


def _wrong(element: Body, value: Any) -> str:
    if element["type"] == CHECKBOX:
        return ""
    if not value:
        return "This field is required." if element.get("required", True) else ""
    if element["type"] == INPUT:
        least, most = element.get("min_length") or 0, element.get("max_length") or 4000
        if not least <= size(value) <= most:
            return f"Must be between {least} and {most} in length."
    elif isinstance(value, list):
        least, most = element.get("min_values", 1), element.get("max_values", 1 if element["type"] == 3 else 10)
        if not least <= len(value) <= most:
            return f"Choose between {least} and {most}."
    return ""
