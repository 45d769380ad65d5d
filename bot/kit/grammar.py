"""What people type, read into a call; linear in the length of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.kit import words
from bot.kit.args import Scene, Text
from bot.kit.calls import Call
from bot.kit.commands import Catalogue, Command, Group, UnknownCommand
from bot.kit.errors import UserError

C = TypeVar("C", bound=Scene)

LONGEST = 4000
"""Characters in one message to the bot; each argument has a limit of its own below it."""

LONGEST_WISH = 100
"""Characters of a line that may say what somebody wants, as `help` takes them."""

_SENTENCE = frozenset(
    "i my we our you your he she they it somebody someone what when where who whom how why can could is are do does"
    " the a an there".split()
)
"""Words with which people begin a sentence, and never the name of a command."""

_WORD = re.compile(r"\S+")
_NAMED = re.compile(r'(?<!\S)([a-z][a-z0-9_]*):(?:"((?:[^"\\]|\\.)*)"(?!\S)|(\S+))', re.DOTALL)
OTHERWISE = "otherwise"
"""The hidden command of a group that answers to what neither its commands nor its default can read; it takes all of it
as free text."""

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


def read(
    text: str, catalogue: Catalogue[C], *, roots: tuple[str, ...] = ("grapevine", "gv"), wishes: bool = False
) -> Typed[C]:
    """The call that a typed line means; `roots` are the names of the command that all others sit behind. With `wishes`
    a line that begins with no command asks `help`, where it isn't one with a slip in its name.

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
        line = text[head.start() :]
        if wishes and _in_own_words(line, catalogue):
            return _help(catalogue, line)
        two = " ".join(line.split()[:2])
        said = two if catalogue.close(two) else head[0]
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
    free = _take_named(command, _quoted(command, text), values).strip()
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


def _in_own_words(line: str, catalogue: Catalogue[C]) -> bool:
    """Whether a line is no command with a slip in its name, but may say what somebody wants: “what now”."""
    if len(line) > LONGEST_WISH or catalogue.group("help") is None:
        return False
    first = line.split(maxsplit=1)[0]
    if words.fold(first).partition("'")[0] in _SENTENCE:
        return True
    names = [word for group in catalogue for word in (group.name, *group.aliases)]
    return not words.close(first.casefold(), names)


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
    otherwise = group.commands.get(OTHERWISE)
    if otherwise is not None and (bare is None or not _reads(bare, text)):
        return otherwise, text
    if bare is not None and (any(param.arg.placing != "named" for param in bare.params) or ":" in said):
        return bare, text
    raise UnknownCommand(said=f"{group.name} {word[0]}", close=catalogue.close(f"{group.name} {said}", group))


def _reads(command: Command[C, ...], text: str) -> bool:
    """Whether a command has a place for all of a text, and can read what stands there."""
    try:
        return not command.check(fill(command, text))
    except UserError:
        return False


def _quoted(command: Command[C, ...], text: str) -> str:
    """The line with quotes around a last option that goes on: `goal edit 1 what:Have 2 calls by Friday`.

    Only an option that is text, and only where what comes before says whom or what it is about, by itself or as an
    option: after `met role:chef Ana Ruiz` the name is still to come. What belongs to another argument stays outside:
    what follows a dash or a line break, and a phrase at the end.
    """
    named = [found for found in _NAMED.finditer(text) if any(found[1] == param.name for param in command.params)]
    if not named or named[-1][3] is None or len({found[1] for found in named}) < len(named):
        return text
    last, said = named[-1], {found[1] for found in named}
    option = command.param(last[1])
    open_params = [param for param in command.params if param.name not in said]
    rest = next((param for param in open_params if param.arg.placing == "rest"), None)
    before = text[: named[0].start()].strip()
    if not isinstance(option.arg, Text) or isinstance(getattr(rest, "arg", None), Text) or (rest and not before):
        return text
    end = len(text)
    dash = _DASH.search(text, last.start(3))
    split = dash is not None and not dash[0].strip() and option.arg.widget != "lines"
    if dash is not None and (split or any(param.arg.placing == "after" for param in open_params)):
        end = dash.start()
    for param in open_params:
        if param.arg.placing == "tail":
            start = param.arg.tail(text[last.end() : end])
            end = end if start is None else last.end() + start
    value = text[last.start(3) : end].rstrip()
    if value == last[3]:
        return text
    spelled = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{text[: last.start(3)]}"{spelled}"{text[last.start(3) + len(value) :]}'


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
