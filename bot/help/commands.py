"""`help`, and `<group> help`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.help.needs import needs
from bot.kit import words
from bot.kit.args import Text
from bot.kit.calls import Call
from bot.kit.cards import Block, Button, Card, Code, Entries, Entry, Facts, Line, Strong, say
from bot.kit.commands import Catalogue, Command, Group, UnknownCommand

help_ = Group[Context]("help", "What Grapevine can do", aliases=("?",))


@help_.command("", examples=["help", "help followup", "help I met someone"], reads=True)
def show_help(
    ctx: Context,
    topic: Annotated[str | None, Text("A command, or what you want to do", placing="rest", limit=100)] = None,
) -> Card:
    """Show what Grapevine can do, how one command works, or what helps with what you have in mind."""
    catalogue = ctx.catalogue
    if not topic:
        return _overview(catalogue)
    name = words.fold(topic).lstrip("/")
    group = catalogue.group(name)
    if group is not None and not group.hidden:
        return (
            _one(next(iter(group.commands.values())), catalogue)
            if list(group.commands) == [""]
            else _group(group, catalogue)
        )
    try:
        command = catalogue.command(name)
    except UnknownCommand:
        found = _needs(topic, catalogue)
        if found is None:
            raise
        return found
    if command.hidden:
        raise UnknownCommand(said=topic, close=catalogue.close(name))
    return _one(command, catalogue)


def _overview(catalogue: Catalogue[Context]) -> Card:
    blocks: list[Block] = [say("I help you keep up with people you meet. Start with one line:")]
    blocks.append(say(Code("/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV")))
    fronts = _abouts((f"/{group.name}", group.about) for group in catalogue.listed() if group.front)
    others = _abouts((f"/grapevine {group.name}", group.about) for group in catalogue.listed() if not group.front)
    blocks += [fronts, others, say("Or say what you want: ", Code("/grapevine help I met someone"), ".")]
    return Card("What I can do", tuple(blocks), summary="Help")


def _needs(question: str, catalogue: Catalogue[Context]) -> Card | None:
    """What helps with a question in one's own words: a button each, so that nothing has to be copied."""
    entries: list[Entry] = []
    for need in needs(question):
        known = [(_command(catalogue, name), label) for name, label in need.commands]
        actions = tuple(_doing(command, label) for command, label in known if command is not None)
        if actions:
            entries.append(Entry((Strong(need.about),), actions=actions))
    if not entries:
        return None
    return Card("This may help", (Entries("", tuple(entries)),), summary="Help")


def _command(catalogue: Catalogue[Context], name: str) -> Command[Context, ...] | None:
    """None for a command that isn't there."""
    try:
        return catalogue.command(name)
    except UnknownCommand:
        return None


def _doing(command: Command[Context, ...], label: str) -> Button:
    """Does it at once where nothing is needed; else its form asks."""
    call = Call(command.name)
    return Button(label, call, asks=1 if command.missing(call) else 0)


def _line(catalogue: Catalogue[Context], example: str) -> str:
    """An example as it is typed: with its slash, so that a copy of it never ends up as a message to everybody."""
    group = catalogue.group(example.partition(" ")[0])
    return f"/{example}" if group is not None and group.front else f"/grapevine {example}"


def _group(group: Group[Context], catalogue: Catalogue[Context]) -> Card:
    examples = [example for command in group.listed() for example in command.examples[:1]]
    blocks: list[Block] = [_abouts((command.name, command.about) for command in group.listed())]
    if examples:
        blocks.append(Entries("Try", tuple(Entry((Code(_line(catalogue, example)),)) for example in examples[:5])))
    return Card(f"/{group.name}: {group.about}", tuple(blocks), summary="Help")


def _abouts(pairs: Iterable[tuple[str, str]]) -> Facts:
    return Facts(tuple((name, (about,)) for name, about in pairs))


def _one(command: Command[Context, ...], catalogue: Catalogue[Context]) -> Card:
    blocks: list[Block] = [say(command.about)]
    if command.more:
        blocks.append(say(command.more))
    pairs: list[tuple[str, Line]] = [
        (f"{param.name}{'' if param.required else ' (optional)'}", (param.arg.about,))
        for param in command.params
        if param.arg.widget != "hidden"
    ]
    if pairs:
        blocks.append(Facts(tuple(pairs)))
    if command.examples:
        blocks.append(Entries("Try", tuple(Entry((Code(_line(catalogue, example)),)) for example in command.examples)))
    return Card(command.name, tuple(blocks), summary="Help")


feature = Feature(commands=(help_,))
