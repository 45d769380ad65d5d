"""The next step of something heard: said, and done."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.context import Context
from bot.kit.args import RecordId, Text, here
from bot.kit.cards import Card
from bot.leads import keeping, rules
from bot.leads.args import LeadOf
from bot.leads.group import found, heard, opened
from bot.leads.model import LeadId, State

LIMIT = 300

Which = Annotated[int, RecordId("Which one")]


@heard.command("step", examples=["heard step Ben - apply by friday"])
def step(
    ctx: Context,
    which: Annotated[LeadId, LeadOf("Which one, or from whom", placing="rest")],
    step: Annotated[str, Text("Such as: apply by friday", label="Next step", placing="after", limit=LIMIT)],
) -> Card:
    """Say what you will do next about something you heard. With a day it comes as a reminder."""
    return _goes_on(ctx, which, step)


@heard.command("goes-on", hidden=True)
def goes_on(
    ctx: Context,
    which: Which,
    step: Annotated[str, Text("Such as: apply by friday", label="Next step", placing="rest", limit=LIMIT)],
) -> Card:
    """Say what you will do next about one thing you heard."""
    return _goes_on(ctx, LeadId(which), step)


@heard.command("stepped", hidden=True)
def stepped(ctx: Context, which: Which) -> Card:
    """Say that the next step is done."""
    one, contact = found(ctx, LeadId(which))
    if one.state is not State.OPEN:
        return opened(ctx, "That is closed already", one, contact)
    return opened(ctx, "That step is done", keeping.stepped(ctx, one), contact, (("What comes next?",),))


def _goes_on(ctx: Context, which: LeadId, typed: str) -> Card:
    one, contact = found(ctx, which)
    if one.state is not State.OPEN:
        return opened(ctx, "That is closed already", one, contact)
    ahead = rules.step(typed, here(ctx))
    kept = keeping.change(ctx, one, replace(one, step=ahead.what, due=ahead.due), contact)
    return opened(ctx, "Next step saved", kept, contact)
