"""Pausing sends nothing: it is checked when a message is planned, and again when it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.events import jobs as outings
from bot.feature import Feature
from bot.followups import chain
from bot.kit import times
from bot.kit.args import Day
from bot.kit.cards import Card, say
from bot.kit.commands import Group
from bot.kit.errors import UserError

pause = Group[Context]("pause", "Stop all reminders for a while")
resume = Group[Context]("resume", "Start the reminders again")


class PauseOver(UserError):
    """A pause until {day} would be over at once.

    Name the first day on which reminders may come again, such as “next monday”, or leave the day out.
    """


@pause.command("", examples=["pause", "pause until next monday"])
def pause_reminders(
    ctx: Context, until: Annotated[date | None, Day("The first day with reminders again", placing="tail")] = None
) -> Card:
    """Stop all reminders, until a day or until you come back.

    Your list stays as it is, and every command still works.
    """
    if until is not None and until <= ctx.today:
        raise PauseOver(day=times.say_day(until, ctx.today))
    member = replace(ctx.member, paused_until=until or date.max)
    ctx.store.members.save(member)
    ctx.store.pauses.begin(member.id, ctx.today, until)
    chain.replan_pause(ctx.store, member, ctx.now, ctx.member.paused_until)
    said = f"until {times.say_day(until, ctx.today)}" if until else "until you resume"
    card = Card(
        f"Paused {said}",
        (say("I will not write to you before. Your list stays, and nothing is lost."),),
        tone="good",
        summary="Paused",
    )
    return card.offering(resume_reminders.button("Resume now"))


@resume.command("", examples=["resume"])
def resume_reminders(ctx: Context) -> Card:
    """Start the reminders again after a pause."""
    paused = ctx.member.paused(ctx.today)
    member = replace(ctx.member, paused_until=None, stopped=False)
    ctx.store.members.save(member)
    ctx.store.pauses.end(member.id, ctx.today)
    chain.replan_pause(ctx.store, member, ctx.now, ctx.member.paused_until)
    outings.replan(ctx.store, member, ctx.now)
    title = "Reminders are on again" if paused else "Reminders are on"
    return Card(
        title,
        (say("Promises and days you named come tomorrow morning; the rest waits for your next nudge day."),),
        tone="good",
        summary="Resumed",
    )


feature = Feature(commands=(pause, resume))
