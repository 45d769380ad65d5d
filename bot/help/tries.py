"""Buttons in place of examples: nothing has to be copied, so nothing ends up in a channel for everybody by a slip."""

from __future__ import annotations

from bot.context import Context
from bot.kit import grammar, words
from bot.kit.calls import Call
from bot.kit.cards import Button, CommandMention
from bot.kit.commands import Catalogue, Command

LABEL = 75
"""UTF-16 units of a button's label: what Slack takes; Discord takes 80."""


def doing(command: Command[Context, ...], label: str) -> Button:
    """Does it at once where nothing is needed; else its form asks."""
    call = Call(command.name)
    return Button(label, call, asks=1 if command.missing(call) else 0)


def of(
    command: Command[Context, ...], catalogue: Catalogue[Context]
) -> tuple[tuple[Button, ...], tuple[CommandMention, ...]]:
    """A button for each example, and mentions of those whose words no button has room for."""
    found: list[Button] = []
    told: list[CommandMention] = []
    alone = False  # an example of the command by itself, or of nothing but a person or a goal
    for example in command.examples:
        said = _arguments(command, example)
        button = _filled_in(command, grammar.read(example, catalogue).call, said)
        if button is None:
            told.append(command.mention(said))
        elif button.call.values:
            found.append(button)
        else:
            alone = True
    bare = () if found and not alone and not told else (doing(command, _label(command)),)
    return (*bare, *found), tuple(told)


def _label(command: Command[Context, ...]) -> str:
    if command.missing(Call(command.name)):
        return "Fill it in"
    return "Show it" if command.reads else "Do it now"


def _filled_in(command: Command[Context, ...], call: Call, label: str) -> Button | None:
    """A button that opens the form filled in, or shows at once what is only looked up. Whom or which goal it is about
    is left open: that is always one of their own. None: its words are too long."""
    picked = [param.name for param in command.params if param.arg.widget == "pick"]
    call = Call(call.name, {name: value for name, value in call.values.items() if name not in picked})
    complete = command.reads and not command.missing(call)
    button = Button(label, call, asks=0 if complete else 1)
    try:
        button.wire()
    except ValueError:
        return None
    return button if words.utf16(label) <= LABEL else None


def _arguments(command: Command[Context, ...], example: str) -> str:
    """What follows the command in an example of it; nothing for its group alone."""
    return example.removeprefix(command.name).strip() if example.startswith(command.name) else ""
