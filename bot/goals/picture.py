"""`/goal aim`: the big picture, the one long-term aim that goals serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.goals import cards
from bot.goals.model import FAMILIES, Aim, Family
from bot.kit.args import CalendarDay, Day, Flag, OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, Choose, say
from bot.kit.commands import Group

AIM_LIMIT = 200

goals = Group[Context](
    "goal", "Set networking goals, and see how they are going", default="list", front=True, aliases=("goals",)
)


@goals.command(
    "aim", examples=["goal aim Find a job as a backend developer", "goal aim family:community"], aliases=["big-picture"]
)
def big_picture(
    ctx: Context,
    text: Annotated[str | None, Text("The big picture, in your words", placing="rest", limit=AIM_LIMIT)] = None,
    family: Annotated[
        str | None,
        OneOf(
            "One of the usual four",
            tuple(one.value for one in FAMILIES),
            labels=tuple(FAMILIES.values()),
        ),
    ] = None,
    until: Annotated[date | None, Day("Until when")] = None,
    clear: Annotated[bool | None, Flag("Take it away")] = None,
) -> Card:
    """Show or set your big picture: the one long-term aim that your goals serve."""
    known = ctx.store.goals.aim(ctx.member.id)
    if clear:
        ctx.store.goals.clear_aim(ctx.member.id)
        card = Card("No big picture for now", (say("Your goals stay as they are."),), summary="Your big picture")
        undo = () if known is None else ctx.hold(("Undo", _back(known)))
        return card.offering(*undo, families(), big_picture.ask("In my own words"))
    if text is family is until is None:
        card = cards.big_picture(known).offering(families(), big_picture.ask("In my own words"))
        return card if known is None else card.offering(big_picture.button("Clear", clear=True))
    aim = known or Aim(ctx.member.id, Family.OWN, "", ctx.now)
    if family is not None:
        aim = replace(aim, family=Family(family), text="")
    if text is not None:
        aim = replace(aim, text=" ".join(text.split()), family=Family(family) if family else Family.OWN)
    aim = replace(aim, until=until or aim.until)
    if not aim.said:
        return cards.big_picture(None).offering(families(), big_picture.ask("In my own words"))
    ctx.store.goals.set_aim(aim)
    ctx.store.questions.wake(ctx.member.id, ctx.now)
    return _shown(aim, "Saved: your big picture")


@big_picture.prefill
def _the_aim(ctx: Context, call: Call) -> Mapping[str, str]:
    aim = ctx.store.goals.aim(ctx.member.id)
    if aim is None:
        return {}
    known = {"text": aim.text, "family": aim.family.value, "until": aim.until.isoformat() if aim.until else ""}
    return {name: value for name, value in known.items() if value}


@goals.command("aim-undo", hidden=True)
def undo_clear(
    ctx: Context,
    text: Annotated[str | None, Text("Its own words", limit=AIM_LIMIT)] = None,
    family: Annotated[str | None, OneOf("One of the usual four", tuple(one.value for one in FAMILIES))] = None,
    until: Annotated[date | None, CalendarDay("Until when; it may be over")] = None,
) -> Card:
    """Put a big picture back that was taken away. One that was set meanwhile stays."""
    known = ctx.store.goals.aim(ctx.member.id)
    aim = Aim(ctx.member.id, Family(family or ""), text or "", ctx.now, until)
    if known is None and aim.said:
        ctx.store.goals.set_aim(aim)
        return _shown(aim, "Put back: your big picture")
    return _shown(known, "Your big picture stays") if known is not None else cards.big_picture(None)


def _shown(aim: Aim, title: str) -> Card:
    card = replace(cards.big_picture(aim), title=title, tone="good")
    return card.offering(big_picture.ask("Edit"), Button("See goals", Call("goal list")))


def _back(aim: Aim) -> Call:
    return undo_clear.call(text=aim.text or None, family=aim.family.value or None, until=aim.until)


def families() -> Choose:
    """The four usual aims to pick from."""
    return Choose("Pick an aim", tuple(big_picture.button(said, family=one.value) for one, said in FAMILIES.items()))
