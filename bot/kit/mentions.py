"""A command named in a text, as something to type or press on whatever platform shows it.

In the docstrings of errors and commands it stands between backticks: “Find them again with `contact list tag:python`.”
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import TypeAlias

NAME = re.compile(r"[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*(?= |\Z))?")
"""The full name of a command: one or two words."""

_BETWEEN = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class CommandMention:
    """`command` is the full name in the catalogue, `arguments` what is typed after it. Adapters put the platform's own
    name in its place, and the platform's `id` of it beside it, where it has one."""

    command: str
    arguments: str = ""
    id: str = ""

    @property
    def typed(self) -> str:
        return f"{self.command} {self.arguments}".rstrip()


Advice: TypeAlias = tuple[str | CommandMention, ...]
"""What a text says, with the commands in it told apart."""


def read(template: str) -> Advice:
    """The text with a mention in place of whatever stands between backticks."""
    return tuple(part for part in _parts(template) if part != "")


def filled(template: str, values: Mapping[str, str | Advice]) -> Advice:
    """The same, and each `{name}` is replaced by its value; what people typed never becomes a mention by it."""
    found: list[str | CommandMention] = []
    for part in _parts(template):
        if isinstance(part, str):
            found += _put_in(part, values)
        else:
            plainly = {name: value if isinstance(value, str) else plain(value) for name, value in values.items()}
            found.append(replace(part, arguments=part.arguments.format(**plainly)))
    return _joined(found)


def plain(line: Iterable[str | CommandMention]) -> str:
    """For where a text is all there can be, such as below the field of a form."""
    return "".join(part if isinstance(part, str) else f"“{part.typed}”" for part in line)


def either(found: Sequence[CommandMention]) -> Advice:
    """“A, B or C”."""
    between = ["", *[", "] * (len(found) - 2), " or "][: len(found)]
    return tuple(part for pair in zip(between, found, strict=True) for part in pair if part != "")


def _joined(parts: Iterable[str | CommandMention]) -> Advice:
    """Texts right beside each other as one."""
    found: list[str | CommandMention] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return tuple(found)


def _parts(template: str) -> Iterator[str | CommandMention]:
    for number, part in enumerate(_BETWEEN.split(template)):
        name = NAME.match(part) if number % 2 else None
        yield part if name is None else CommandMention(name[0], part[name.end() :].strip())


def _put_in(text: str, values: Mapping[str, str | Advice]) -> Iterator[str | CommandMention]:
    for literal, name, _, _ in Formatter().parse(text):
        yield literal
        value = values[name] if name else ""
        if isinstance(value, str):
            yield value
        else:
            yield from value
