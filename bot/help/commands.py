"""`help`, and `<group> help`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.help import tries
from bot.help.needs import needs
from bot.kit import mentions, words
from bot.kit.args import Text
from bot.kit.cards import Block, Card, Choose, CommandMention, Entries, Entry, Facts, Line, Strong, say
from bot.kit.commands import Catalogue, Command, Group, UnknownCommand
from bot.kit.errors import UserError

EXAMPLE = "Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV"


class PersonAlone(UserError):
    """I don't know what to do with “{name}”.

    Did you meet them? Begin with met: `met {name}`
    """


help_ = Group[Context]("help", "What Grapevine can do", aliases=("?",))


@help_.command("", examples=["help", "help followup", "help I met someone"], reads=True)
def show_help(
    ctx: Context,
    topic: Annotated[str | None, Text("A command, or what you want to do", placing="rest", limit=100)] = None,
) -> Card:
    """Show what Grapevine can do, how a command works, or which command helps you now."""
    catalogue = ctx.catalogue
    if not topic:
        return _overview(catalogue)
    name = words.fold(topic).lstrip("/")
    group = catalogue.group(name)
    if group is not None and not group.hidden:
        own = group.commands.get("")
        return _group(group) if own is None else _one(own, catalogue)
    try:
        command = catalogue.command(name)
    except UnknownCommand:
        found = _needs(topic, catalogue)
        if found is not None:
            return found
        if "@" in topic or "," in topic:
            raise PersonAlone(name=topic) from None
        first = name.split(" ")[0]
        if catalogue.group(first) is None and first != name:
            raise UnknownCommand(said=topic, close=()) from None  # a wish, of which no name of a command is meant
        raise
    if command.hidden:
        raise UnknownCommand(said=topic, close=catalogue.close(name))
    return _one(command, catalogue)


def _overview(catalogue: Catalogue[Context]) -> Card:
    """Every group, by the command that it means when nothing follows it."""
    groups = sorted(catalogue.listed(), key=lambda group: not group.front)
    known = [(group.bare, group.about) for group in groups if group.bare is not None]
    start = (tries.doing(command, "I met somebody") for command in [_command(catalogue, "met")] if command is not None)
    return Card(
        "What I can do",
        (
            say("I help you keep up with people you meet. One line is enough to start: “", EXAMPLE, "”"),
            _abouts([(command.mention(), about) for command, about in known]),
        ),
        summary="Help",
    ).offering(
        *start,
        show_help.ask("Say what you want"),
        Choose("How it works", tuple(show_help.button(group.name, group.name) for group in groups)),
    )


def _needs(question: str, catalogue: Catalogue[Context]) -> Card | None:
    """What helps with a question in one's own words: a button each, so that nothing has to be copied."""
    entries: list[Entry] = []
    for need in needs(question):
        known = [(_command(catalogue, name), label) for name, label in need.commands]
        actions = tuple(tries.doing(command, label) for command, label in known if command is not None)
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


def _group(group: Group[Context]) -> Card:
    listed = group.listed()
    card = Card(
        f"{group.name.capitalize()}: {group.about}",
        (_abouts([(command.mention(), command.about) for command in listed]),),
        summary="Help",
    )
    return card.offering(Choose("How it works", tuple(show_help.button(one.name, one.name) for one in listed)))


def _abouts(known: Sequence[tuple[CommandMention, str]]) -> Entries:
    return Entries("", tuple(Entry((mention, f": {about}")) for mention, about in known))


def _one(command: Command[Context, ...], catalogue: Catalogue[Context]) -> Card:
    """How to use one command: what it takes, and its examples as buttons; one that a button can't carry is told."""
    blocks: list[Block] = [say(command.mention())]
    if command.more:
        blocks.append(say(*mentions.read(command.more)))
    pairs: list[tuple[str, Line]] = [
        (f"{param.name}{'' if param.required else ' (optional)'}", (param.arg.about,))
        for param in command.params
        if param.arg.widget != "hidden"
    ]
    if pairs:
        blocks.append(Facts(tuple(pairs)))
    buttons, told = tries.of(command, catalogue)
    if told:
        blocks.append(Entries("Such as", tuple(Entry((one,)) for one in told)))
    group = catalogue.group(command.name)
    others = () if group is None else tuple(one for one in group.listed() if one is not command)
    if others and group is not None and command is group.commands.get(""):
        blocks.append(_abouts([(one.mention(), one.about) for one in others]))
    return Card(command.about.rstrip("."), tuple(blocks), buttons, summary="Help")


feature = Feature(commands=(help_,))
