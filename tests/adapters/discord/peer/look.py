"""What a person sees of components, as plain text, and what in them can be pressed, chosen or filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.adapters.discord.peer.checks import BUTTON, INPUT, SELECTS
from tests.adapters.discord.peer.markup import Eyes, markdown
from tests.adapters.discord.peer.model import Body, Message, Modal
from tests.adapters.discord.peer.world import is_v2

RADIO, CHECKBOXES, CHECKBOX = 21, 22, 23
MANY = SELECTS | {CHECKBOXES}


@dataclass(frozen=True)
class Control:
    """Something to use. `about` is what stands above it, back to the last line of buttons; `label` its name."""

    label: str
    about: str
    element: Body
    is_input: bool = False

    @property
    def id(self) -> str:
        return self.element.get("custom_id", "")

    def options(self) -> list[Body]:
        return self.element.get("options") or []


@dataclass(frozen=True)
class Look:
    """`links`: the label and the address of each link that hides its address."""

    text: str
    controls: tuple[Control, ...]
    links: tuple[tuple[str, str], ...] = ()


def message(found: Message, eyes: Eyes) -> Look:
    """A message. Of the new kind it shows only the files that its components name."""
    if found.loading:
        return Look("grapevine is thinking…", ())
    eyes = _own(eyes)
    page = _Page(eyes)
    if found.content:
        page.say(markdown(found.content, eyes))
    for embed in found.embeds:
        page.say(*_embed(embed, eyes))
    named: Mapping[str, int] = {each.name: len(each.content) for each in found.files}
    page.show(found.components, named)
    if not is_v2({}, found):
        page.say(*(_file(name, size) for name, size in named.items()))
    return page.look()


def modal(found: Modal, eyes: Eyes) -> Look:
    """A form with its title, what Discord's client finds wrong, and its buttons."""
    eyes = _own(eyes)
    page = _Page(eyes)
    page.say(f"═ {found.given['title']} ═")
    page.show(found.components, {}, found.values, found.errors)
    page.say("[Cancel] [Submit]")
    return page.look()


def _own(eyes: Eyes) -> Eyes:
    return Eyes(eyes.tz, eyes.names, eyes.channels, eyes.clock)


class _Page:
    def __init__(self, eyes: Eyes) -> None:
        self._eyes = eyes
        self._lines: list[str] = []
        self._controls: list[Control] = []
        self._above: list[str] = []

    def look(self) -> Look:
        return Look("\n".join(line for line in self._lines if line), tuple(self._controls), tuple(self._eyes.links))

    def say(self, *said: str) -> None:
        for each in said:
            # What comes after buttons begins something new; another line of buttons still belongs to what is above.
            self._above = [each] if self._above and self._above[-1] == "" else [*self._above, each]
            self._lines.append(each)

    def show(
        self,
        components: Sequence[Body],
        files: Mapping[str, int],
        values: Mapping[str, Any] | None = None,
        errors: Mapping[str, str] | None = None,
    ) -> None:
        for each in components:
            match each["type"]:
                case 1:
                    self._row(each["components"], values, errors)
                case 9:
                    self.say(*(markdown(text["content"], self._eyes) for text in each["components"]))
                    self._beside(each["accessory"])
                case 10:
                    self.say(markdown(each["content"], self._eyes))
                case 12:
                    self.say(*(f"(picture: {item.get('description') or ''})" for item in each["items"]))
                case 13:
                    name = each["file"]["url"].removeprefix("attachment://")
                    self.say(_file(name, files.get(name, 0)))
                case 14:
                    self._above = []
                    self._lines.append("———" if each.get("divider", True) else "")
                case 17:
                    self._above = []
                    self.show(each["components"], files)
                    self._above = []
                case 18:
                    self._labelled(each, values or {}, errors or {})

    def _row(self, inside: Sequence[Body], values: Mapping[str, Any] | None, errors: Mapping[str, str] | None) -> None:
        for each in inside:
            if each["type"] == INPUT:
                # The older way to name an input.
                self._field(each["label"], "", each, values or {}, errors or {})
        controls = [self._control(each) for each in inside if each["type"] != INPUT]
        if not controls:
            return
        self._controls += controls
        self._lines.append(" ".join(shown(each, None) for each in controls))
        if self._above and self._above[-1]:
            self._above.append("")

    def _beside(self, element: Body) -> None:
        if element["type"] != BUTTON:
            return
        control = self._control(element)
        self._controls.append(control)
        self._lines[-1] += f" {shown(control, None)}"

    def _control(self, element: Body) -> Control:
        name = element.get("label") if element["type"] == BUTTON else element.get("placeholder")
        emoji = (element.get("emoji") or {}).get("name") or ""
        label = " ".join(each for each in (emoji, name) if each) if element["type"] == BUTTON else name or ""
        return Control(label, "\n".join(each for each in self._above if each), element)

    def _labelled(self, label: Body, values: Mapping[str, Any], errors: Mapping[str, str]) -> None:
        self._field(label["label"], label.get("description") or "", label["component"], values, errors)

    def _field(
        self, label: str, description: str, element: Body, values: Mapping[str, Any], errors: Mapping[str, str]
    ) -> None:
        hint = f" ({description})" if description else ""
        control = Control(label, "\n".join(each for each in self._above if each), element, is_input=True)
        optional = "" if element.get("required", True) or element["type"] == CHECKBOX else " (optional)"
        self._lines.append(f"{label}{optional}{hint}: {shown(control, values.get(control.id))}")
        self._controls.append(control)
        if errors.get(control.id):
            self._lines.append(f"  ✗ {errors[control.id]}")


def _embed(embed: Body, eyes: Eyes) -> list[str]:
    fields = [f"{each['name']}: {each['value']}" for each in embed.get("fields") or []]
    footer = (embed.get("footer") or {}).get("text")
    texts = [embed.get("title"), embed.get("description"), *fields, footer]
    return [markdown(each, eyes) for each in texts if each]


def _file(name: str, size: int) -> str:
    return f"(file {name}, {size} bytes)"


def shown(control: Control, value: Any) -> str:
    """A control with what is in it: `[Done]`, `[Snooze ▾]`, `[x]`."""
    element = control.element
    if element["type"] == BUTTON:
        return f"[{control.label}{' ↗' if element.get('url') else ''}{' ✗' if element.get('disabled') else ''}]"
    here = read(element, value)
    if element["type"] == CHECKBOX:
        return "[x]" if here else "[ ]"
    menu = " ▾" if element["type"] in SELECTS else ""
    return f"[{here or ('' if control.is_input else control.label)}{menu}]"


def initial(element: Body) -> Any:
    """What an element holds before anybody touched it, as it is sent."""
    if element["type"] == INPUT:
        return element.get("value") or ""
    if element["type"] == CHECKBOX:
        return bool(element.get("default"))
    chosen = [each["value"] for each in element.get("options") or [] if each.get("default")]
    if element["type"] == RADIO:
        return chosen[0] if chosen else None
    return chosen


def read(element: Body, value: Any) -> str:
    """A value as it is shown. `value` None: what was there at first; an empty one has been emptied."""
    found = initial(element) if value is None else value
    labels = {each["value"]: each["label"] for each in element.get("options") or []}
    if isinstance(found, list):
        return ", ".join(labels.get(each, str(each)) for each in found)
    if isinstance(found, bool):
        return "yes" if found else ""
    return labels.get(found, str(found or ""))
