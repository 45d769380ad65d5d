"""A call is a command with its arguments filled in, and has exactly one text form.

`followup snooze id:01h9kz… until:2026-03-06` is what people can type, what a button carries and what the outbox stores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.kit.errors import UserError
from bot.kit.mentions import NAME

_KEY = re.compile(r" ([a-z][a-z0-9_]*):")
_BARE = re.compile(r'[^\s"\\]+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


class BrokenCall(UserError):
    """I couldn't read that button any more.

    It may come from an older version. Type the command again, or `help` to see them all.
    """


def _no_values() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Call:
    """`name` is one or two words (`met`, `followup snooze`); `values` are texts by parameter name."""

    name: str
    values: Mapping[str, str] = field(default_factory=_no_values)

    def but(self, **values: str) -> Call:
        """The same call with some values replaced or added."""
        return Call(self.name, {**self.values, **values})


def spell(call: Call) -> str:
    """The one text form of a call: names in alphabetical order, values quoted only where they must be."""
    words = [call.name]
    words += [f"{key}:{_quote(call.values[key])}" for key in sorted(call.values)]
    return " ".join(words)


def parse(text: str) -> Call:
    """The call that `spell` wrote as `text`; raises BrokenCall."""
    head = NAME.match(text)
    if head is None:
        raise BrokenCall
    values: dict[str, str] = {}
    at = head.end()
    while at < len(text):
        key = _KEY.match(text, at)
        if key is None or key[1] in values:
            raise BrokenCall
        quoted = _QUOTED.match(text, key.end())
        if quoted is not None:
            values[key[1]] = _unquote(quoted[1])
            at = quoted.end()
            continue
        bare = _BARE.match(text, key.end())
        if bare is None:
            raise BrokenCall
        values[key[1]] = bare[0]
        at = bare.end()
    return Call(head[0], values)


def _quote(value: str) -> str:
    if _BARE.fullmatch(value):
        return value
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in value) + '"'


def _unquote(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.DOTALL)
