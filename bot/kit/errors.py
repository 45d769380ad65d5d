"""Errors that people read: the docstring of the class is the message."""

from __future__ import annotations

import inspect

from bot.kit import words

LONGEST_ECHO = 80
"""Characters of a person's own text that an error repeats."""

LONGEST_LIST = 400
"""Characters of what the bot itself has to say there, such as the choices."""


class UserError(Exception):
    """Something in that went wrong.

    Try again, or type help.
    """

    # A subclass says in its docstring what happened (first paragraph) and what to do next (the rest);
    # `{name}` stands for a value given when it is raised, and “{name}” for what somebody typed, which is echoed
    # in short. `field` is the parameter at fault, so that a form can show the message where it belongs.

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        said = inspect.cleandoc(type(self).__doc__ or "")
        paragraphs = said.split("\n\n")
        shown = {
            name: words.clip(_one_line(str(value)), LONGEST_ECHO)
            if f"“{{{name}}}”" in said
            else words.clip(str(value), LONGEST_LIST)
            for name, value in values.items()
        }
        self.field = field
        self.message = _one_line(paragraphs[0]).format(**shown)
        self.hint = " ".join(_one_line(paragraph) for paragraph in paragraphs[1:]).format(**shown)
        super().__init__(self.message)

    def at(self, field: str) -> UserError:
        """The same error, laid at the parameter `field` unless it has one."""
        self.field = self.field or field
        return self


def _one_line(paragraph: str) -> str:
    return " ".join(paragraph.split())
