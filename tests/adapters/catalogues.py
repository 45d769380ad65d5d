"""Declared commands to try the catalogues with: one of each kind, and any number of any size."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Annotated

from hypothesis import strategies as st

from bot.kit.args import Arg, Day, Flag, Number, OneOf, RecordId, Scene, Text
from bot.kit.cards import Card
from bot.kit.commands import Catalogue, Command, Group


class Someone(Text):
    """A name, suggested as it is typed."""

    suggests = True


def sample() -> Catalogue[Scene]:
    """Two front doors (one that is only itself), one group behind, hidden commands and each kind of argument."""
    met = Group[Scene]("met", "Log somebody you met", front=True)
    contact = Group[Scene]("contact", "The people you know", default="list", front=True)
    tips = Group[Scene]("tips", "How networking works", default="show")
    secret = Group[Scene]("nudge", "What deliveries say", front=True, hidden=True)

    @met.command("", examples=["met Ana Ruiz, recruiter @Acme - loves chess"])
    def met_someone(
        ctx: Scene,
        note: Annotated[str, Text("What you talked about", placing="after", lines=True, limit=2000)] = "",
        *,
        who: Annotated[str, Text("Who it was", placing="rest")],
    ) -> Card:
        """Log somebody you met, and start following up."""
        return Card(who + note)

    @met.command("again", hidden=True)
    def met_again(ctx: Scene, id: Annotated[int, RecordId("The contact")]) -> Card:
        """Log the same person again."""
        return Card(str(id))

    @contact.command("list", reads=True)
    def list_contacts(ctx: Scene, page: Annotated[int, Number("Which page", least=1, most=99)] = 1) -> Card:
        """Everybody you know."""
        return Card(str(page))

    @contact.command("edit")
    def edit(
        ctx: Scene,
        name: Annotated[str, Someone("Whose entry", placing="rest")],
        tier: Annotated[str, OneOf("How close", ["close", "warm"], labels=["Close", "Warm 🌞"])] = "warm",
        met_on: Annotated[object, Day("When you met")] = None,
        starred: Annotated[bool, Flag("Keep on top")] = False,
        record: Annotated[int | None, RecordId("The contact")] = None,
    ) -> Card:
        """Change what you know about somebody; the sentence goes on until it has more than a hundred characters."""
        return Card(name)

    @contact.command("snooze")
    def snooze(ctx: Scene, id: Annotated[int, RecordId("The contact")]) -> Card:
        """Wait with somebody: a button's command."""
        return Card(str(id))

    @tips.command("show", reads=True)
    def show(ctx: Scene) -> Card:
        """One tip."""
        return Card("tip")

    @secret.command("list", reads=True)
    def due(ctx: Scene) -> Card:
        """What is due."""
        return Card("due")

    return Catalogue([met, contact, tips, secret])


def command(name: str, about: str, args: Sequence[tuple[str, Arg, bool]], *, to: Group[Scene]) -> Command[Scene, ...]:
    """A command with these (name, kind, required) parameters, added to the group."""

    def run(ctx: Scene, **values: object) -> Card:
        return Card(name)

    ordered = sorted(args, key=lambda arg: not arg[2])
    run.__doc__ = about
    run.__annotations__ = {"ctx": Scene, **{name: Annotated[object, arg] for name, arg, _ in ordered}}
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    empty = inspect.Parameter.empty
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter("ctx", kind)]
        + [inspect.Parameter(name, kind, default=empty if required else None) for name, _, required in ordered]
    )
    return to.command(name)(run)


def group(name: str, *, about: str = "A group", front: bool = True, commands: int = 1, args: int = 0) -> Group[Scene]:
    """A group with that many commands of that many arguments each."""
    made = Group[Scene](name, about, front=front)
    for number in range(commands):
        words = [(f"arg{at}", Text(f"Argument {at}"), False) for at in range(args)]
        command(f"do{number}", "Does something.", words, to=made)
    return made


_NAMES = st.sampled_from(["a", "b-c", "x" * 31, "x" * 32, "x" * 33, "me", "gv"])
_WORDS = st.sampled_from(["", "add", "list", "x" * 33])
_KEYS = st.sampled_from(["who", "when", "met_on", "x" * 33])
_ABOUTS = st.sampled_from(["Does it", "", " ", "x" * 101, "x" * 9000, "👩‍👩‍👧‍👦" * 60, "e" + "\u0301" * 400]) | st.text(
    max_size=9
)
_CHOICES = st.sampled_from([(), ("yes", "no"), ("same", "same"), ("",), ("x" * 101,), tuple(map(str, range(26)))])
_KINDS: st.SearchStrategy[Arg] = st.one_of(
    st.builds(Text, _ABOUTS, limit=st.sampled_from([1, 500, 9000])),
    st.builds(Someone, _ABOUTS),
    st.builds(Flag, _ABOUTS),
    st.builds(RecordId, _ABOUTS),
    st.builds(Number, _ABOUTS, least=st.sampled_from([0, -(2**60)]), most=st.sampled_from([9, 2**60])),
    st.builds(OneOf, _ABOUTS, _CHOICES),
)
_ARGS = st.lists(st.tuples(_KEYS, _KINDS, st.booleans()), max_size=3, unique_by=lambda arg: arg[0])
_MORE = st.sampled_from([0, 0, 0, 24, 25])
"""How many more of the same there are."""


@st.composite
def hostile(draw: st.DrawFn) -> Catalogue[Scene]:
    """A few groups, commands and arguments with names, texts and numbers of any size."""
    groups: list[Group[Scene]] = []
    for name in draw(st.lists(_NAMES, max_size=3, unique=True)):
        made = Group[Scene](name, draw(_ABOUTS), front=draw(st.booleans()))
        for word in draw(st.lists(_WORDS, max_size=2, unique=True)):
            args = draw(_ARGS)
            args += [(f"more{at}", Text("More"), False) for at in range(draw(_MORE))]
            # Without a docstring a command can't be declared at all.
            command(word, draw(_ABOUTS).strip() or "Does it", args, to=made)
        for at in range(draw(_MORE)):
            command(f"more{at}", "Does it", [], to=made)
        groups.append(made)
    groups += [group(f"more{at}") for at in range(draw(st.sampled_from([0, 0, 0, 48, 98])))]
    return Catalogue(groups)
