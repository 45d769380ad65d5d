"""Errors that people read: the docstring of the class is the message."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Mapping
from typing import cast

from bot.kit import mentions, words
from bot.kit.mentions import Advice

LONGEST_ECHO = 80
"""Characters of a person's own text that an error repeats."""

LONGEST_LIST = 400
"""Characters of what the bot itself has to say there, such as the choices."""


class UserError(Exception):
    """Something in that went wrong.

    Try again, or type `help`.
    """

    # A subclass says in its docstring what happened (first paragraph) and what to do next (the rest);
    # `{name}` stands for a value given when it is raised, and “{name}” for what somebody typed, which is echoed
    # in short. In the rest a command stands between backticks, or comes as a value: `advice` tells it apart, `hint` is
    # plain text. `field` is the parameter at fault, so that a form can show the message where it belongs.

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        said, message, rest, fixed = _told(type(self))
        told = {name: cast("Advice", value) for name, value in values.items() if isinstance(value, tuple)}
        shown = {
            name: words.clip(_one_line(str(value)), LONGEST_ECHO)
            if f"“{{{name}}}”" in said
            else words.clip(str(value), LONGEST_LIST)
            for name, value in values.items()
            if name not in told
        }
        self.field = field
        self.message = message.format(**shown)
        self.advice, self.hint = fixed or _advised(rest, {**shown, **told})
        super().__init__(self.message)

    def at(self, field: str) -> UserError:
        """The same error, laid at the parameter `field` unless it has one."""
        self.field = self.field or field
        return self


@functools.cache
def _told(error: type[UserError]) -> tuple[str, str, str, tuple[Advice, str] | None]:
    """What a class says: all of it, its first paragraph, the others; and these as advice where they hold no value."""
    said = inspect.cleandoc(error.__doc__ or "")
    message, *others = said.split("\n\n")
    rest = " ".join(map(_one_line, others))
    return said, _one_line(message), rest, None if "{" in rest else _advised(rest, {})


def _advised(rest: str, values: Mapping[str, str | Advice]) -> tuple[Advice, str]:
    advice = mentions.filled(rest, values)
    return advice, mentions.plain(advice)


def _one_line(paragraph: str) -> str:
    return " ".join(paragraph.split())
