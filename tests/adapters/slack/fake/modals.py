"""Filling in, searching, sending and closing a modal, as Slack's client does it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.adapters.slack.fake import look, payloads
from tests.adapters.slack.fake.checks import option_faults
from tests.adapters.slack.fake.look import Control, state
from tests.adapters.slack.fake.markup import plain
from tests.adapters.slack.fake.model import Body, Delivery, Message, Refusal, View
from tests.adapters.slack.fake.seeing import Sight
from tests.adapters.slack.fake.views import checked

Value = str | int | float | bool | date | list[str] | None
"""What somebody puts into an input: words, a number, a day, or the labels chosen. None or "" empties it."""

SHORTEST_SEARCH = 3
"""Letters typed before Slack asks the app, unless it said otherwise."""


class Modals(Sight):
    """The part of a person that works with modals."""

    async def fills(self, given: Mapping[str, Value] | None = None, /, **values: Value) -> None:
        """Fill in the open modal and send it. By block_id or label; what isn't named stays as it is.

        What Slack or the app finds wrong is in `errors` afterwards, and the modal is still there.
        """
        wanted = {**(given or {}), **values}
        view = await self._filled(wanted)
        self._starts("sends the form: " + ", ".join(f"{name} = {value}" for name, value in wanted.items()))
        await self._sends(view)

    async def puts(self, given: Mapping[str, Value] | None = None, /, **values: Value) -> None:
        """Fill in the open modal, and don't send it yet."""
        await self._filled({**(given or {}), **values})

    async def submits(self) -> None:
        """Send the open modal as it is."""
        await self.fills()

    async def closes(self) -> None:
        """Close the modal on top with its Cancel button; the one below it comes to light."""
        view = self._top("close")
        self._starts("closes the form")
        self.slack.space.close(self.person.id)
        if view.given.get("notify_on_close"):
            await self.slack.deliver("interactive", payloads.closed(self.person, view), answers=False)
            if self.slack.settled is not None:
                await self.slack.settled()

    async def searches(self, field: str, text: str) -> list[str]:
        """Type into a menu that the app fills, by block_id or label; the labels it offers."""
        await self.slack.space.until(lambda: self._menu(field) is not None, self.slack.patience)
        found = self._menu(field)
        if found is None:
            raise AssertionError(self.said(f"{self.name} finds no menu “{field}” to search in"))
        options = await self._asks(found[1], text, found[0])
        return [plain(each["text"], self.slack.space.eyes(self.person.id)) for each in options]

    def _menu(self, field: str) -> tuple[Message | View, Control] | None:
        for surface in self.surfaces():
            for control in self.look(surface).controls:
                if control.element["type"] == "external_select" and field in ("", control.label, control.block_id):
                    return surface, control
        return None

    # Inputs

    def _top(self, what: str) -> View:
        if self.modal is None:
            raise AssertionError(self.said(f"{self.name} has no modal open to {what}"))
        return self.modal

    def _inputs(self) -> dict[str, Control]:
        """The inputs of the modal on top, by block_id and by label."""
        if self.modal is None:
            return {}
        controls = [each for each in self.look(self.modal).controls if each.is_input]
        return {each.label: each for each in controls} | {each.block_id: each for each in controls}

    async def _filled(self, wanted: Mapping[str, Value]) -> View:
        def ready() -> bool:
            return (
                self.modal is not None and set(wanted) <= set(self._inputs()) and bool(self.modal.given.get("submit"))
            )

        if not await self.slack.space.until(ready, self.slack.patience):
            self._top("fill in")
            lacking = ", ".join(f"“{name}”" for name in wanted if name not in self._inputs()) or "a button to send it"
            raise AssertionError(self.said(f"the modal that {self.name} has open lacks {lacking}"))
        view = self._top("fill in")
        for name, value in wanted.items():
            control = self._inputs()[name]
            view.values[control.block_id] = await self.converted(control, value, view)
        return view

    async def converted(self, control: Control, value: Value, thing: Message | View) -> Any:
        """What Slack keeps of a value for this kind of element. Raises AssertionError for what can't be put in."""
        kind = control.element["type"]
        if value is None or value in ("", []):
            return [] if kind in ("checkboxes", "multi_static_select", "multi_external_select") else ""
        match kind:
            case "checkboxes" | "multi_static_select":
                chosen = value if isinstance(value, list) else [str(value)]
                return [self._option(control, control.options(), each) for each in chosen]
            case "static_select" | "radio_buttons" | "overflow":
                return self._option(control, control.options(), str(value))
            case "external_select":
                return self._option(control, await self._asks(control, str(value), thing), str(value))
            case "datepicker":
                if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
                    raise AssertionError(f"“{control.label}” is a date picker and takes no “{value}”, but 2026-03-09")
        return str(value)

    def _option(self, control: Control, options: list[Body], label: str) -> Body:
        eyes = self.slack.space.eyes(self.person.id)
        labels = [plain(each["text"], eyes) for each in options]
        for same in (lambda each: each == label, lambda each: each.casefold().startswith(label.casefold())):
            found = [option for option, each in zip(options, labels, strict=True) if same(each)]
            if found:
                return found[0]
        offered = ", ".join(f"“{each}”" for each in labels) or "nothing"
        raise AssertionError(self.said(f"“{control.label}” offers no “{label}” to {self.name}, but {offered}"))

    async def _asks(self, control: Control, typed: str, thing: Message | View) -> list[Body]:
        """What the app offers for these letters. Slack shows nothing if the app doesn't answer well."""
        if len(typed) < control.element.get("min_query_length", SHORTEST_SEARCH):
            return []
        space = self.slack.space
        if isinstance(thing, View):
            where = payloads.pressed_in(thing, state(thing.blocks, thing.values))
        else:
            channel = space.channels[thing.channel]
            where = payloads.pressed_on(thing, channel, "", {})
            where.pop("response_url")
        action = control.element.get("action_id", "")
        body = payloads.suggestion(self.person, typed, control.block_id, action, where)
        delivery = await self.slack.deliver("interactive", body)
        answer = delivery.answer or {}
        faults = option_faults(answer) if delivery.acked else ["no answer in time"]
        if faults:
            self.slack.mistakes += [f"the options for “{control.label}”: {fault}" for fault in faults]
            return []
        groups = answer.get("option_groups") or []
        return [*(answer.get("options") or []), *(each for group in groups for each in group["options"])]

    # Sending

    async def _sends(self, view: View) -> None:
        view.errors = self._wrong(view)
        if view.errors:
            # Slack's own client finds these, and the app hears nothing.
            self.slack.space.touch(view, "refused")
            return
        trigger = self.slack.space.trigger(self.person.id, view.id)
        body = payloads.submission(self.person, view, state(view.blocks, view.values), trigger)
        delivery = await self.slack.deliver("interactive", body)
        if not delivery.acked:
            self._complains(delivery, "We had some trouble connecting. Try again?")
            return
        self._answered(view, delivery.answer or {})
        if not view.errors:
            await self.settles()

    def _wrong(self, view: View) -> dict[str, str]:
        found: dict[str, str] = {}
        eyes = self.slack.space.eyes(self.person.id)
        for control in self.look(view).controls:
            if not control.is_input:
                continue
            element = control.element
            said = look.read(element, view.values.get(control.block_id), eyes)
            if not said and not control.block.get("optional"):
                found[control.block_id] = "Please complete this required field."
            elif len(said) > element.get("max_length", 3000):
                found[control.block_id] = f"Please enter no more than {element.get('max_length', 3000)} characters."
            elif element["type"] == "number_input" and said and _number(element, said):
                found[control.block_id] = _number(element, said)
        return found

    def _answered(self, view: View, answer: Body) -> None:
        """What the app's acknowledgement does to the modal."""
        space, user = self.slack.space, self.person.id
        stack = space.modals.get(user, [])
        if view not in stack:
            return
        try:
            match answer.get("response_action"):
                case None:
                    stack.remove(view)
                    space.touch(view, "closed")
                case "clear":
                    space.close(user, all=True)
                case "errors":
                    inputs = {each["block_id"] for each in view.blocks if each["type"] == "input"}
                    given = answer.get("errors") or {}
                    self.slack.mistakes += [f"an error at “{name}”, which is no input" for name in set(given) - inputs]
                    view.errors = {name: text for name, text in given.items() if name in inputs}
                    space.touch(view, "refused")
                case "update":
                    space.change_view(view, checked(answer.get("view"), "modal"))
                case "push":
                    fresh = space.fresh_view(user, checked(answer.get("view"), "modal"), on=view)
                    stack.append(fresh)
                    space.touch(fresh, "opened")
                case other:
                    self.slack.mistakes.append(f"response_action “{other}”")
        except Refusal as refusal:
            self.slack.mistakes.append(f"the modal in the acknowledgement: {refusal.code} {refusal.more}")
            self.notices.append("We had some trouble connecting. Try again?")

    # Between one thing and the next

    def _reaches(self, what: str) -> None:
        if self.modal is not None:
            raise AssertionError(self.said(f"{self.name} can't {what} before the open modal is sent or closed"))

    def _starts(self, doing: str) -> None:
        self.begins()
        self.slack.tell(f"{self.name} {doing}")

    async def settles(self) -> None:
        """Until there is something new to see, or until whoever runs the app says that it is done."""
        if self.slack.settled is not None:
            await self.slack.settled()
            return
        await self.slack.space.until(lambda: bool(self.news() or self.notices), self.slack.patience)

    def _complains(self, delivery: Delivery, text: str) -> None:
        error = "operation_timeout" if self.slack.sockets.open or delivery.status == 200 else "dispatch_failed"
        self.notices.append(f"{text} “{error}”")
        self.slack.space.wake()


def _number(element: Body, said: str) -> str:
    try:
        number = float(said)
    except ValueError:
        return "Please enter a valid number."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Please enter a whole number."
    if number < float(element.get("min_value", number)):
        return f"Please enter a number that is {element['min_value']} or more."
    if number > float(element.get("max_value", number)):
        return f"Please enter a number that is {element['max_value']} or less."
    return ""
