"""The command tree, derived from the declared commands: `python -m bot manifest discord` prints it.

Front doors are native groups with typed options, or one command where a group has nothing but itself (`/met`). All
else is the text option of the root command: as a native tree it would break the 8,000 characters of a command. A
group can't be run bare on Discord: a command without a name of its own stands in it under the group's name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from adapters.discord import limits
from adapters.discord.limits import ApplicationCommand, Option, OverBudget
from bot.kit import grammar, words
from bot.kit.args import Choice, Number, Scene
from bot.kit.commands import Catalogue, Command, Group, Param
from bot.kit.errors import UserError

C = TypeVar("C", bound=Scene)

WHAT = "what"
"""The one option of the root command: a line as people type it elsewhere."""

LOG_CONTACT = "Log contact"
FOLLOW_UP = "Follow up on this"

CONTEXTS = [0, 1, 2]
"""In servers, in the DM with the bot, in other DMs."""
INTEGRATION_TYPES = [0, 1]
"""Installed in a server, or for one person."""


def commands(
    catalogue: Catalogue[C], *, prefix: str = "", root: str = "grapevine", alias: str = "gv"
) -> list[ApplicationCommand]:
    """The body of the bulk PUT: front doors, the root and its alias, the context menus.

    `prefix` goes before each front door, not before `root` and `alias`. Raises OverBudget with all that Discord would
    refuse.
    """
    found = [_door(group, prefix) for group in catalogue.listed() if group.front and _listed(group)]
    behind = [group.name for group in catalogue.listed() if not group.front]
    about = f"Everything else: {words.join(behind)}" if behind else "Everything, as a line of text"
    found += [_root(root, about), _root(alias, f"Short for /{root}")]
    found += [_menu(limits.USER, LOG_CONTACT), _menu(limits.MESSAGE, FOLLOW_UP)]
    breaches = limits.breaches(found)
    if breaches:
        raise OverBudget(breaches)
    return found


def names(catalogue: Catalogue[C], *, prefix: str = "", root: str = "grapevine", alias: str = "gv") -> dict[str, str]:
    """Which word of ours each command stands for."""
    doors = {prefix + group.name: group.name for group in catalogue.listed() if group.front}
    return {**doors, root: root, alias: alias}


def completions(catalogue: Catalogue[C], typed: str) -> list[Choice]:
    """What the root's line may begin with: commands by their words, those behind it first."""
    wanted = words.fold(typed)
    groups = sorted(catalogue.listed(), key=lambda group: group.front)
    found = [
        Choice(f"{command.name}: {command.about}", command.name)
        for group in groups
        for command in group.listed()
        if words.fold(command.name).startswith(wanted) or (wanted and f" {wanted}" in f" {words.fold(command.name)}")
    ]
    own = [Choice(typed, typed)] if typed.strip() and not any(one.text == typed.strip() for one in found) else []
    return [*own, *found][: limits.CHOICES]


@dataclass(frozen=True, slots=True)
class Argument:
    """The argument that somebody is typing at the end of a root's line. `before`: the line up to there."""

    command: str
    param: str
    typed: str
    before: str

    def lines(self, found: Sequence[Choice]) -> list[Choice]:
        """Whole lines to choose from; first the one that was typed, since it may be meant as it is."""
        own = [Choice(self.before + self.typed, self.before + self.typed)] if self.typed else []
        ends = [Choice(f"{self.before}{one.label}", f"{self.before}{one.text}") for one in found]
        fit = [one for one in ends if len(one.text) <= limits.CHOICE_VALUE]  # cut, it would mean something else
        return [*own, *fit][: limits.CHOICES]


def argument(catalogue: Catalogue[C], line: str, *, roots: Collection[str]) -> Argument | None:
    """The argument with suggestions that is typed at the end of a line; None while the command itself is typed, or
    something that nothing is suggested for."""
    said = line.split()
    plain = " ".join(said)
    for count in (2, 1):
        name = " ".join(said[:count]).casefold()
        try:
            command = catalogue.command(name)
        except UserError:
            continue
        typed = plain[len(name) :].removeprefix(" ")
        first = next((param for param in command.params if param.arg.widget != "hidden"), None)
        begun = len(said) > count or line.endswith(" ")
        if command.hidden or not begun or len(said) < count or first is None or not first.arg.suggests:
            return None
        return Argument(command.name, first.name, typed, f"{name} ")
    return None


def _door(group: Group[C], prefix: str) -> ApplicationCommand:
    listed = _listed(group)
    if [command.name for command in listed] == [group.name]:
        return _chat(prefix + group.name, listed[0].about, _options(listed[0]))
    return _chat(prefix + group.name, group.about, [_subcommand(group, command) for command in listed])


def _root(name: str, about: str) -> ApplicationCommand:
    what: Option = {
        "type": limits.STRING,
        "name": WHAT,
        "description": "What you would like to do; nothing shows help",
        "required": False,
        "autocomplete": True,
        "max_length": grammar.LONGEST,
    }
    return _chat(name, about, [what])


def _chat(name: str, about: str, options: list[Option]) -> ApplicationCommand:
    return {
        "type": limits.CHAT_INPUT,
        "name": name,
        "description": _clipped(about),
        "options": options,
        "contexts": CONTEXTS,
        "integration_types": INTEGRATION_TYPES,
    }


def _menu(type_: Literal[2, 3], name: str) -> ApplicationCommand:
    return {"type": type_, "name": name, "contexts": CONTEXTS, "integration_types": INTEGRATION_TYPES}


def _listed(group: Group[C]) -> list[Command[C, ...]]:
    """The group's commands that a person can fill in: what only a button knows makes a command one of buttons."""
    return [
        command
        for command in group.listed()
        if not any(param.required and param.arg.widget == "hidden" for param in command.params)
    ]


def _subcommand(group: Group[C], command: Command[C, ...]) -> Option:
    return {
        "type": limits.SUBCOMMAND,
        "name": command.name.removeprefix(group.name).strip() or group.name,
        "description": _clipped(command.about),
        "options": _options(command),
    }


def _options(command: Command[C, ...]) -> list[Option]:
    """Required ones first, as Discord wants them; otherwise in the order of the declaration."""
    shown = [param for param in command.params if param.arg.widget != "hidden"]
    return [_option(param) for param in sorted(shown, key=lambda param: not param.required)]


def _option(param: Param[C]) -> Option:
    arg = param.arg
    option: Option = {
        "type": limits.STRING,
        "name": param.name,
        "description": _clipped(arg.about),
        "required": param.required,
    }
    if arg.widget == "flag":
        option["type"] = limits.BOOLEAN
        return option
    if isinstance(arg, Number):
        option["type"] = limits.INTEGER
        option["min_value"], option["max_value"] = arg.least, arg.most
        return option
    if arg.values and not arg.suggests and len(arg.values) <= limits.CHOICES:
        option["choices"] = [
            {"name": words.clip(choice.label, limits.CHOICE_LABEL, unit="utf16"), "value": choice.text}
            for choice in arg.values
        ]
        return option
    if arg.suggests or arg.values:
        option["autocomplete"] = True
    option["max_length"] = min(arg.limit, limits.OPTION_TEXT)
    return option


def _clipped(text: str) -> str:
    return words.clip(text, limits.COMMAND_DESCRIPTION, unit="utf16")
