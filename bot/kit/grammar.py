"""What people type, read into a call; linear in the length of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.kit import words
from bot.kit.args import Scene
from bot.kit.calls import Call
from bot.kit.commands import Catalogue, Command, Group, UnknownCommand
from bot.kit.errors import UserError

C = TypeVar("C", bound=Scene)

LONGEST = 4000
"""Characters in one message to the bot; each argument has a limit of its own below it."""

_WORD = re.compile(r"\S+")
_NAMED = re.compile(r'(?<!\S)([a-z][a-z0-9_]*):(?:"((?:[^"\\]|\\.)*)"(?!\S)|(\S+))', re.DOTALL)
_DASH = re.compile(r"(?<!\s)(?:\s+-{1,2}\s+|\s*\n\s*)")  # looks at each run of white space once


class TooMuch(UserError):
    """That is more than I can read at once.

    Send it in parts of at most 4,000 characters.
    """


class NothingSaid(UserError):
    """There is nothing here yet.

    Try `met Ana Ruiz, recruiter @Acme, PyDay`, or `help`.
    """


class Surplus(UserError):
    """I read “{command}”, but not “{rest}” after it.

    Type `help {command}` to see what it takes.
    """


@dataclass(frozen=True, slots=True)
class Typed(Generic[C]):
    """A line read: the command and what is filled in; `asks_help` when the line asked about the command."""

    command: Command[C, ...]
    call: Call
    asks_help: str | None = None

    @property
    def complete(self) -> bool:
        return not self.command.missing(self.call)


def read(text: str, catalogue: Catalogue[C], *, roots: tuple[str, ...] = ("grapevine", "gv")) -> Typed[C]:
    """The call that a typed line means; `roots` are the names of the command that all others sit behind.

    Raises UserError (UnknownCommand with “did you mean”, TooMuch, NothingSaid, Surplus).
    """
    if len(text) > LONGEST:
        raise TooMuch
    text = words.plain_quotes(words.clean(text)).lstrip("/").strip()
    head = _WORD.search(text)
    while head is not None and head[0].casefold() in roots:
        head = _WORD.search(text, head.end())
        if head is None:
            return _help(catalogue, "")
    if head is None:
        raise NothingSaid
    group = catalogue.group(head[0].casefold())
    if group is None:
        said = " ".join(text.split()[:2]) if catalogue.close(" ".join(text.split()[:2])) else head[0]
        raise UnknownCommand(said=said, close=catalogue.close(said))
    command, rest = _choose(catalogue, group, text[head.end() :].strip())
    if command is None:
        return _help(catalogue, rest)
    if rest.casefold() in ("help", "?") and command.name != "help":
        return _help(catalogue, command.name)
    return Typed(command, fill(command, rest))


def fill(command: Command[C, ...], text: str) -> Call:
    """The command's call with `name:value` taken from anywhere and the free text put where it belongs."""
    values: dict[str, str] = {}
    free = _take_named(command, text, values).strip()
    open_params = [param for param in command.params if param.name not in values]
    for param in open_params:
        if param.arg.placing == "after" and free:
            dash = _DASH.search(free)
            if dash is not None and free[dash.end() :].strip():
                values[param.name] = free[dash.end() :].strip()
                free = free[: dash.start()].strip()
    for param in open_params:
        if param.arg.placing == "tail" and free:
            start = param.arg.tail(free)
            if start is not None:
                values[param.name] = free[start:].strip(" ,;")
                free = free[:start].rstrip(" ,;")
    for param in open_params:
        if param.arg.placing == "word" and free:
            word = _WORD.match(free)
            if word is not None:
                values[param.name] = word[0]
                free = free[word.end() :].strip()
    for param in open_params:
        if param.arg.placing == "rest" and free:
            values[param.name] = free
            free = ""
    if free:
        tail = next((param for param in open_params if param.arg.placing == "tail" and param.name not in values), None)
        if tail is None:
            raise Surplus(command=command.name, rest=free)
        values[tail.name] = free
    return Call(command.name, values)


def _choose(catalogue: Catalogue[C], group: Group[C], text: str) -> tuple[Command[C, ...] | None, str]:
    """The command of a group that `text` begins with, and what is left; no command: the topic to explain."""
    word = _WORD.match(text)
    if word is None:
        return (group.bare, "") if group.bare is not None else (None, group.name)
    said = word[0].casefold()
    if said in ("help", "?") and text == word[0] and group.name != "help":
        return None, group.name
    found = group.find(said)
    if found is not None:
        return found, text[word.end() :].strip()
    bare = group.bare
    if bare is not None and (any(param.arg.placing != "named" for param in bare.params) or ":" in said):
        return bare, text
    raise UnknownCommand(said=f"{group.name} {word[0]}", close=catalogue.close(f"{group.name} {said}", group))


def _take_named(command: Command[C, ...], text: str, values: dict[str, str]) -> str:
    names = {param.name for param in command.params}
    left: list[str] = []
    at = 0
    for found in _NAMED.finditer(text):
        name = found[1]
        if name not in names or name in values:
            continue
        values[name] = found[3] if found[2] is None else re.sub(r"\\(.)", _unescaped, found[2], flags=re.DOTALL)
        left.append(text[at : found.start()].strip(" "))
        at = found.end()
    left.append(text[at:].strip(" "))
    return " ".join(part for part in left if part)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]


def _help(catalogue: Catalogue[C], topic: str) -> Typed[C]:
    command = catalogue.command("help")
    return Typed(command, Call("help", {"topic": topic} if topic else {}), asks_help=topic)
