"""`help`, and `<group> help`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.kit import words
from bot.kit.args import Text
from bot.kit.cards import Block, Card, Code, Entries, Entry, Facts, Line, say
from bot.kit.commands import Catalogue, Command, Group, UnknownCommand

help_ = Group[Context]("help", "What Grapevine can do", aliases=("?",))


@help_.command("", examples=["help", "help followup"], reads=True)
def show_help(
    ctx: Context,
    topic: Annotated[str | None, Text("A command you want to know more about", placing="rest", limit=100)] = None,
) -> Card:
    """Show what Grapevine can do, or how one command works."""
    catalogue = ctx.catalogue
    if not topic:
        return _overview(catalogue)
    name = words.fold(topic).lstrip("/")
    group = catalogue.group(name)
    if group is not None and not group.hidden:
        return _one(next(iter(group.commands.values()))) if list(group.commands) == [""] else _group(group)
    command = catalogue.command(name)
    if command.hidden:
        raise UnknownCommand(said=topic, close=catalogue.close(name))
    return _one(command)


def _overview(catalogue: Catalogue[Context]) -> Card:
    blocks: list[Block] = [say("I help you keep up with people you meet. Start with one line:")]
    blocks.append(say(Code("/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV")))
    fronts = _abouts((f"/{group.name}", group.about) for group in catalogue.listed() if group.front)
    others = _abouts((f"/grapevine {group.name}", group.about) for group in catalogue.listed() if not group.front)
    blocks += [fronts, others, say("Add “help” after any command to see how it works.")]
    return Card("What I can do", tuple(blocks), summary="Help")


def _group(group: Group[Context]) -> Card:
    examples = [example for command in group.listed() for example in command.examples[:1]]
    blocks: list[Block] = [_abouts((command.name, command.about) for command in group.listed())]
    if examples:
        blocks.append(Entries("Try", tuple(Entry((Code(example),)) for example in examples[:5])))
    return Card(f"/{group.name}: {group.about}", tuple(blocks), summary="Help")


def _abouts(pairs: Iterable[tuple[str, str]]) -> Facts:
    return Facts(tuple((name, (about,)) for name, about in pairs))


def _one(command: Command[Context, ...]) -> Card:
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
        blocks.append(Entries("Try", tuple(Entry((Code(example),)) for example in command.examples)))
    return Card(command.name, tuple(blocks), summary="Help")


feature = Feature(commands=(help_,))
