"""Errors that people read: the docstring of the class is the message."""

from __future__ import annotations

import functools
import inspect
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
        said, message, rest = _told(type(self))
        told = {name: cast("Advice", value) for name, value in values.items() if isinstance(value, tuple)}
        shown = {
            name: words.clip(_one_line(str(value)), LONGEST_ECHO)
            if f"“{{{name}}}”" in said
            else words.clip(str(value), LONGEST_LIST)
            for name, value in values.items()
            if name not in told
        }
        self.field = field
        self.message = _one_line(message).format(**shown)
        self.advice = mentions.filled(" ".join(map(_one_line, rest)), {**shown, **told})
        self.hint = mentions.plain(self.advice)
        super().__init__(self.message)

    def at(self, field: str) -> UserError:
        """The same error, laid at the parameter `field` unless it has one."""
        self.field = self.field or field
        return self


@functools.cache
def _told(error: type[UserError]) -> tuple[str, str, tuple[str, ...]]:
    """What a class says: all of it, its first paragraph, and the others."""
    said = inspect.cleandoc(error.__doc__ or "")
    message, *rest = said.split("\n\n")
    return said, message, tuple(rest)


def _one_line(paragraph: str) -> str:
    return " ".join(paragraph.split())
