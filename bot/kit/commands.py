"""A command is one typed, documented function; parser, manifests, forms and help derive from its signature.

followup = Group[Context]("followup", "What is due", default="list")

@followup.command("done", examples=["followup done Ana"])
def done(ctx: Context, which: Annotated[int, OpenFollowUp("Whose", placing="rest")]) -> Card:
    \"\"\"Mark a follow-up as done.\"\"\"
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, cast

from bot.kit import ids, mentions, words
from bot.kit.args import CLEAR, Ambiguous, Choice, Scene, Text, Widget
from bot.kit.calls import NAME, BrokenCall, Call
from bot.kit.cards import Button, Card, Task
from bot.kit.declared import Param, help_of, params_of
from bot.kit.errors import UserError
from bot.kit.mentions import Advice, CommandMention

C = TypeVar("C", bound=Scene)
P = ParamSpec("P")

RESERVED = frozenset({"ask", "answer"})
"""On the wire: “open the form of” (cards.ASK), and the answer to a held question (bot/held)."""

FIELDS_PER_PAGE = 5
"""Discord's modal takes five components."""

_CODED = re.compile(r"[a-z0-9.-]{1,60}")
"""A word as buttons spell it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a form; `value` is what is known already."""

    name: str
    label: str
    about: str
    widget: Widget
    required: bool
    value: str = ""
    choices: tuple[Choice, ...] = ()
    suggests: bool = False
    clears: bool = False
    limit: int = 500


@dataclass(frozen=True, slots=True)
class Form:
    """A page of at most five fields; what is submitted is `call` with the fields' values filled in. `unseen`: the names
    of what no page asks for, since only buttons say it."""

    title: str
    about: str
    call: Call
    fields: tuple[Field, ...]
    page: int = 1
    pages: int = 1
    unseen: frozenset[str] = frozenset()

    def hides(self, name: str) -> bool:
        """Whether a value of the call is a word of ours, such as a step: it means nothing to whoever sees the form."""
        return name in self.unseen and _CODED.fullmatch(self.call.values.get(name, "")) is not None

    def filled(self, values: Mapping[str, str]) -> Call:
        """The call that these values make. Fields left empty are left out; one that was emptied is cleared."""
        kept = {
            name: value for name, value in self.call.values.items() if all(name != field.name for field in self.fields)
        }
        given = {field.name: values.get(field.name, "").strip() or _cleared(field) for field in self.fields}
        return Call(self.call.name, {**kept, **{name: value for name, value in given.items() if value}})


Answer: TypeAlias = Card | Form | Task | None


def _is_settled(param: Param[C], call: Call) -> bool:
    """Nothing to ask for: it is never shown, or a button said exactly which record is meant."""
    if param.arg.widget == "pick":
        return ids.is_id(call.values.get(param.name, ""))
    return param.arg.widget == "hidden"


def _is_line(param: Param[C]) -> bool:
    """Somebody's own words, even where no form asks for them."""
    return isinstance(param.arg, Text)


def _cleared(field: Field) -> str:
    return CLEAR if field.clears and field.value else ""


class UnknownArgument(UserError):
    """“{command}” has nothing called “{name}”.

    It takes: {names}.
    """


class UnknownCommand(UserError):
    """I don't know “{said}”.

    {close}Type `help` to see what I can do.
    """


class OrganisersOnly(UserError):
    """Only organisers may do that: people who manage this server or workspace.

    Type it where you are one, in the server or workspace itself, or ask somebody who is.
    """


class Command(Generic[C, P]):
    """One declared command. `public`: its answer is for everybody in the place; `reads`: it changes nothing;
    `hidden`: not listed, for buttons and deliveries only; `scrubs`: it erases, and nothing may stay in the files;
    `glance`: shown by platforms before anybody asks, to people we don't know too, of whom it leaves no trace;
    `organiser`: only for people who manage the server or workspace where they ask, as of that moment."""

    def __init__(
        self,
        name: str,
        run: Callable[Concatenate[C, P], Answer],
        *,
        examples: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
        public: bool = False,
        reads: bool = False,
        hidden: bool = False,
        scrubs: bool = False,
        glance: bool = False,
        organiser: bool = False,
    ) -> None:
        if not NAME.fullmatch(name):
            raise ValueError(f"“{name}” can't be the name of a command: it must be one or two words in a-z, 0-9 and -")
        self.name = name
        self.run = run
        self.examples, self.aliases = examples, aliases
        self.public, self.reads, self.hidden = public, reads or glance, hidden
        self.scrubs, self.glance, self.organiser = scrubs, glance, organiser
        self.about, self.more = help_of(run)
        self.params: tuple[Param[C], ...] = tuple(params_of(run))
        self.known: Callable[[C, Call], Mapping[str, str]] | None = None

    @cached_property
    def _signature(self) -> inspect.Signature:
        return inspect.signature(self.run)

    def __call__(self, ctx: C, *args: P.args, **kwargs: P.kwargs) -> Answer:
        return self.run(ctx, *args, **kwargs)

    def call(self, *args: P.args, **kwargs: P.kwargs) -> Call:
        """The complete call with these (typed) arguments; None stands for an argument left out."""
        return self._spelled(self._signature.bind(None, *args, **kwargs).arguments)

    def button(self, label: str, /, *args: P.args, **kwargs: P.kwargs) -> Button:
        """A button that says the complete call."""
        return Button(label, self.call(*args, **kwargs))

    def mention(self, arguments: str = "") -> CommandMention:
        """The command as something to type, with these words after it."""
        return CommandMention(self.name, arguments)

    def ask(self, label: str, page: int = 1, /, **known: object) -> Button:
        """A button that opens a page of the form, filled with what is known; None stands for what isn't."""
        return Button(label, self._spelled(known), asks=page)

    def prefill(self, known: Callable[[C, Call], Mapping[str, str]]) -> Callable[[C, Call], Mapping[str, str]]:
        """Decorates the function that reads from the store what the form of a call shows at first."""
        self.known = known
        return known

    def admit(self, *, organiser: bool) -> None:
        """`organiser`: whoever asks is one, where they ask. Raises OrganisersOnly."""
        if self.organiser and not organiser:
            raise OrganisersOnly

    def _spelled(self, given: Mapping[str, object]) -> Call:
        known = {name: value for name, value in given.items() if value is not None}
        return Call(self.name, {name: self.param(name).arg.spell(value) for name, value in known.items()})

    def param(self, name: str) -> Param[C]:
        for param in self.params:
            if param.name == name:
                return param
        raise UnknownArgument(
            command=self.name, name=name, names=words.join([param.name for param in self.params]) or "nothing"
        )

    def check(self, call: Call) -> dict[str, str]:
        """What can be said against the values without a store: messages by parameter name."""
        wrong: dict[str, str] = {}
        for param in self.params:
            text = call.values.get(param.name)
            try:
                if text is not None:
                    param.arg.check(text)
                elif param.required:
                    wrong[param.name] = "Please fill this in."
            except UserError as error:
                wrong[param.name] = f"{error.message} {error.hint}".strip()
        return wrong

    def missing(self, call: Call) -> tuple[Param[C], ...]:
        return tuple(param for param in self.params if param.required and param.name not in call.values)

    def answer(self, call: Call, ctx: C) -> Answer:
        """Read the values in the context, and run; where a required one is missing, the form asks for it.

        Raises UserError or Ambiguous with the field at fault.
        """
        values: dict[str, object] = {}
        for name in call.values:
            self.param(name)
        missing = self.missing(call)
        if any(param.arg.widget == "hidden" for param in missing):
            raise BrokenCall
        if missing:
            return self.form(call)
        for param in self.params:
            text = call.values.get(param.name)
            if text is None:
                continue
            try:
                param.arg.check(text)
                values[param.name] = param.arg.read(text, ctx)
            except UserError as error:
                raise error.at(param.name) from None
            except Ambiguous as question:
                question.field = param.name
                raise
        run = cast("Callable[..., Answer]", self.run)
        return run(ctx, **values)

    def form(self, call: Call, page: int = 1, known: Mapping[str, str] | None = None) -> Form:
        """Page `page` (from 1) of the command's form, filled with what the call says, else with what is `known`.

        Required fields come first.
        """
        shown = [param for param in self.params if not _is_settled(param, call)]
        shown.sort(key=lambda param: not param.required)
        pages = max(1, -(-len(shown) // FIELDS_PER_PAGE))
        page = min(max(page, 1), pages)
        fields = [
            Field(
                name=param.name,
                label=param.label,
                about=param.arg.about,
                widget=param.arg.widget,
                required=param.required,
                value=call.values.get(param.name) or (known or {}).get(param.name, ""),
                choices=param.arg.values,
                suggests=param.arg.suggests,
                clears=param.arg.clears,
                limit=param.arg.limit,
            )
            for param in shown[(page - 1) * FIELDS_PER_PAGE : page * FIELDS_PER_PAGE]
        ]
        unseen = frozenset(each.name for each in self.params if each.arg.widget == "hidden" and not _is_line(each))
        about = mentions.plain(mentions.read(self.more))
        return Form(self.about.rstrip("."), about, call, tuple(fields), page, pages, unseen)


class Group(Generic[C]):
    """Commands that share a first word. `front`: a slash command of its own; the rest sits behind `/grapevine`.

    A command named "" is the group itself (`/met …`); `default` is what the bare group means (`/followup`).
    """

    def __init__(
        self,
        name: str,
        about: str,
        *,
        default: str | None = None,
        front: bool = False,
        aliases: tuple[str, ...] = (),
        hidden: bool = False,
    ) -> None:
        self.name, self.about = name, about
        self.default = default
        self.front, self.aliases, self.hidden = front, aliases, hidden
        self.commands: dict[str, Command[C, ...]] = {}

    def command(
        self,
        name: str,
        *,
        examples: Iterable[str] = (),
        aliases: Iterable[str] = (),
        public: bool = False,
        reads: bool = False,
        hidden: bool = False,
        scrubs: bool = False,
        glance: bool = False,
        organiser: bool = False,
    ) -> Callable[[Callable[Concatenate[C, P], Answer]], Command[C, P]]:
        def declare(run: Callable[Concatenate[C, P], Answer]) -> Command[C, P]:
            command = Command[C, P](
                f"{self.name} {name}".strip(),
                run,
                examples=tuple(examples),
                aliases=tuple(aliases),
                public=public,
                reads=reads,
                hidden=hidden or self.hidden,
                scrubs=scrubs,
                glance=glance,
                organiser=organiser,
            )
            taken = {word for known, other in self.commands.items() for word in (known, *other.aliases)}
            if taken & {name, *command.aliases}:
                raise ValueError(f"{command.name}, or an alias of it, is declared twice")
            self.commands[name] = cast("Command[C, ...]", command)
            return command

        return declare

    def find(self, word: str) -> Command[C, ...] | None:
        """The command of that name or alias, hidden ones too."""
        if word in self.commands and word:
            return self.commands[word]
        return next((command for command in self.commands.values() if word in command.aliases), None)

    @property
    def bare(self) -> Command[C, ...] | None:
        """What the group means when nothing follows it."""
        if "" in self.commands:
            return self.commands[""]
        return self.commands[self.default] if self.default is not None else None

    def listed(self) -> tuple[Command[C, ...], ...]:
        return tuple(command for command in self.commands.values() if not command.hidden)


class Catalogue(Generic[C]):
    """Every group, in the order of help."""

    def __init__(self, groups: Iterable[Group[C]]) -> None:
        self.groups = tuple(groups)
        self._by_word: dict[str, Group[C]] = {}
        self._by_name: dict[str, Command[C, ...]] = {}
        for group in self.groups:
            for word in (group.name, *group.aliases):
                if word in RESERVED:
                    raise ValueError(f"“{word}” means something else on the wire")
                if word in self._by_word:
                    raise ValueError(f"two groups answer to “{word}”")
                self._by_word[word] = group
            for command in group.commands.values():
                self._by_name[command.name] = command
        for group in self.groups:  # after all own names: an alias of one never hides another
            for word in (group.name, *group.aliases):
                for name, command in group.commands.items():
                    for local in (name, *command.aliases):
                        self._by_name.setdefault(f"{word} {local}".strip(), command)

    def __iter__(self) -> Iterator[Group[C]]:
        return iter(self.groups)

    def group(self, word: str) -> Group[C] | None:
        return self._by_word.get(word)

    def command(self, name: str) -> Command[C, ...]:
        """The command of that full name (or alias); raises UnknownCommand."""
        found = self._by_name.get(name)
        if found is None:
            raise UnknownCommand(said=name, close=self.close(name))
        return found

    def listed(self) -> tuple[Group[C], ...]:
        return tuple(group for group in self.groups if not group.hidden and group.listed())

    def close(self, said: str, among: Group[C] | None = None) -> Advice:
        """“Did you mean …? ”, or nothing. A group stands for what it means when nothing follows it."""
        groups = [among] if among is not None else list(self.listed())
        meant = {command.name: command.mention() for group in groups for command in group.listed()}
        meant |= {group.name: group.bare.mention() for group in groups if group.bare is not None}
        near = words.close(said, meant)
        if not near:  # a near miss of the last word only: `lst` for `followup list`
            last = said.rpartition(" ")[2]
            near = tuple(name for name in meant if words.close(last, [name.rpartition(" ")[2]]))[:3]
        found = tuple(dict.fromkeys(meant[name] for name in near))
        return ("Did you mean ", *mentions.either(found), "? ") if found else ()
