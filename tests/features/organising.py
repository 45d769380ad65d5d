"""Commands for organisers, without a feature that has any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.kit.args import OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Group

REFUSED = "Only organisers may do that"

club = Group[Context]("club", "What a server or workspace sets for all")


@club.command("name", organiser=True)
def name(ctx: Context, to: Annotated[str, Text("What to call it", placing="rest")]) -> Card:
    """Name the club."""
    return Card(f"The club is {to} now").offering(name.button("Back", to="Acme"), name.ask("Another name"))


@name.prefill
def _known(ctx: Context, call: Call) -> Mapping[str, str]:
    return {"to": "Acme"}


@club.command("ask", organiser=True)
def ask(ctx: Context, secret: Annotated[str, OneOf("Which", ("red", "blue"), placing="word")]) -> Card:
    """Ask later."""
    return Card("Which name?", actions=ctx.hold(("The secret one", name.call(to=secret))))


feature = Feature(commands=(club,))
