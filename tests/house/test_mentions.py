"""Every command that a text names is there under that name, and can be typed as it stands."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from adapters.discord.doors import Doors
from bot.context import Context
from bot.features import FEATURES
from bot.kit import grammar
from bot.kit.commands import Catalogue, Command
from bot.kit.errors import UserError
from bot.kit.mentions import CommandMention, read

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)
COMMANDS = [command for group in CATALOGUE for command in group.commands.values()]
TWO_WORDS = "|".join(command.name for command in COMMANDS if " " in command.name and not command.hidden)
ONE_WORD = "|".join(group.name for group in CATALOGUE)
NO_PLAIN_WORD = "|".join(group.name for group in CATALOGUE if group.name not in ("next", "plan"))
NAMED = re.compile(
    rf"\b(?:{TWO_WORDS})\b|(?:\b[Tt]ype|\b[Uu]se|\b[Tt]ry|:) (?:{NO_PLAIN_WORD})\b|(?<!\w)/(?:{ONE_WORD})\b"
)
MAKERS = {"bot/kit/mentions.py", "bot/kit/commands.py", "adapters/discord/doors.py", "adapters/slack/doors.py"}
"""They make mentions of whatever they are given."""

OPERATORS = ("bot/cli/", "bot/__main__.py", "adapters/console/")
"""Read at a terminal, where a line can't be posted anywhere."""

SAMPLES = {"{name}": "Ana", "{command}": "followup add", "{rule}": "too-soon", "{what}": "recruiter", "{way}": "thanks"}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    files = sorted(file for folder in ("bot", "adapters") for file in (ROOT / folder).rglob("*.py"))
    return tuple((str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))) for file in files)


def errors() -> Iterator[type[UserError]]:
    for path, _ in modules():
        if path != "bot/__main__.py":
            importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    found: list[type[UserError]] = [UserError]
    while found:
        one = found.pop()
        found += one.__subclasses__()
        if one.__module__.startswith(("bot.", "adapters.")):
            yield one


def mentioned(text: str) -> list[CommandMention]:
    return [part for part in read(text) if isinstance(part, CommandMention)]


def in_code() -> Iterator[tuple[str, CommandMention]]:
    """What `CommandMention(…)` and `command.mention(…)` say, as far as it stands there literally."""
    for path, module in modules():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or path in MAKERS:
                continue
            said = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            where = f"{path}:{node.lineno}"
            if isinstance(node.func, ast.Name) and node.func.id == CommandMention.__name__:
                assert said, f"{where} names a command that can't be looked up"
                yield where, CommandMention(*said)
            elif isinstance(node.func, ast.Attribute) and node.func.attr == "mention":
                command = _declared(path, node.func.value)
                if command is not None and len(said) == len(node.args):
                    yield where, command.mention(*said)


def _declared(path: str, expression: ast.expr) -> Command[Context, ...] | None:
    """The command that an expression means in its module; None for a variable."""
    found: object = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    for name in ast.unparse(expression).split("."):
        found = getattr(found, name, None)
    return found if isinstance(found, Command) else None


def in_texts() -> Iterator[tuple[str, CommandMention]]:
    for error in errors():
        for one in mentioned(error.__doc__ or ""):
            yield f"{error.__module__}.{error.__name__}", one
    for command in COMMANDS:
        for one in mentioned(command.more):
            yield f"the help of {command.name}", one


@pytest.fixture(scope="module")
def mentions() -> list[tuple[str, CommandMention]]:
    return [*in_code(), *in_texts()]


def test_a_command_that_is_named_is_there_and_can_be_typed(mentions: list[tuple[str, CommandMention]]):
    for where, mention in mentions:
        can_be_typed(where, mention)


def can_be_typed(where: str, mention: CommandMention) -> None:
    command = CATALOGUE.command(mention.command)
    assert command.name == mention.command, f"{where}: it is an alias"
    assert not command.hidden, where
    line = mention.typed
    for name, sample in SAMPLES.items():
        line = line.replace(name, sample)
    assert "{" not in line, "a value that this test has no sample of"
    typed = grammar.read(line, CATALOGUE)
    assert typed.command is command
    assert command.check(typed.call).keys() <= {param.name for param in command.missing(typed.call)}


def test_texts_name_commands(mentions: list[tuple[str, CommandMention]]):
    assert {"goal aim", "contact list", "help", "settings here", "met"} <= {one.command for _, one in mentions}


def test_discord_has_a_place_for_every_command_behind_a_front_door():
    fronts = {command.name for group in CATALOGUE.listed() if group.front for command in group.listed()}
    assert Doors.of(CATALOGUE).paths.keys() == fronts


def test_what_an_error_says_first_is_a_title_and_names_no_command():
    assert [error for error in errors() if "`" in (error.__doc__ or "").split("\n\n")[0]] == []
    assert [command.name for command in COMMANDS if "`" in command.about] == []


def test_no_command_is_named_in_plain_words():
    """It would be a line to copy: one that ends up in a channel for everybody by a slip."""
    found = [f"{where}: {text[:80]}" for where, text in _plain_texts() if NAMED.search(text)]
    assert found == []


def _plain_texts() -> Iterator[tuple[str, str]]:
    for error in errors():
        yield error.__name__, re.sub(r"`[^`]+`", "", " ".join((error.__doc__ or "").split()))
    for command in COMMANDS:
        yield command.name, re.sub(r"`[^`]+`", "", f"{command.about} {command.more}")
    for path, module in modules():
        for node in _shown(module) if not path.startswith(OPERATORS) else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in NAMES:
                yield f"{path}:{node.lineno}", node.value


NAMES = {command.name for command in COMMANDS}


def _shown(node: ast.AST) -> Iterator[ast.AST]:
    """Without what is told to readers of the code, examples, and the words that are matched against."""
    for child in ast.iter_child_nodes(node):
        told = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        examples = isinstance(child, ast.keyword) and child.arg == "examples"
        if not told and not examples:
            yield child
            yield from _shown(child)
