"""`/grapevine settings`: when and how reminders come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Annotated

from bot.context import Context
from bot.events import jobs as outings
from bot.followups import chain
from bot.kit import times, zones
from bot.kit.args import OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, say
from bot.kit.clocktimes import ClockTime
from bot.kit.commands import Group
from bot.kit.errors import UserError
from bot.kit.times import Hours
from bot.kit.zones import ZoneName
from bot.members import clocks, rules
from bot.members.model import Member, Place
from bot.outbox.model import channel
from bot.outbox.rules import closing
from bot.profile import cards
from bot.profile.args import ClockSpan, Weekdays

NAME_LIMIT = 80

settings = Group[Context]("settings", "Your time zone, nudge days and quiet hours", default="show")


class NudgeInQuiet(UserError):
    """Your nudges come at {at}, and that lies in quiet hours from {start} to {end}.

    Choose other quiet hours, or move the nudges first, for example to {other}.
    """


class QuietAtNudge(UserError):
    """{at} lies in your quiet hours, {start} to {end}.

    Choose another time, or change the quiet hours first.
    """


class OthersMayRead(UserError):
    """As far as I can tell, anybody may come to read this place. Nudges name people you know, so they don't come here.

    Type `settings here` in a private channel, a group conversation, or a thread of our direct conversation. To get
    them in the direct conversation, type `settings direct`.
    """


@settings.command("show", examples=["settings"], reads=True)
def show(ctx: Context) -> Card:
    """Show your settings, each with a button to change it."""
    resumes = ctx.member.paused(ctx.today)
    chosen = _chosen(ctx)
    edits = {
        "name": set_name.ask("Edit"),
        "zone": set_zone.ask("Edit"),
        "days": set_days.ask("Edit"),
        "time": set_time.ask("Edit"),
        "quiet": set_quiet.ask("Edit"),
        "nudges": set_nudges.button(
            "Make them short" if ctx.member.full_nudges else "Make them full", style=_other(ctx)
        ),
        "pause": Button("Resume", Call("resume")) if resumes else Button("Pause", Call("pause")),
    }
    question = ctx.store.questions.of(ctx.member.id)
    asked = question is None or question.next_at is not None
    switch = Call("goal check-in", {"ask": "off" if asked else "on"})
    edits["situation"] = Button("Change" if ctx.member.situation else "Say it", Call("plan situation"))
    edits["asks"] = Button("Don't ask me" if asked else "Ask me", switch)
    if chosen is not None:
        edits["where"] = set_direct.button("Get them directly")
    elif ctx.room in ("closed", "thread"):
        edits["where"] = set_here.button("Get them here")
    here = chosen is not None and channel(chosen) == channel(ctx.place)
    return cards.settings(ctx.member, ctx.now, edits, where=cards.where(chosen, here=here), asked=asked)


@settings.command("zone", examples=["settings zone Berlin", "settings zone America/New_York"])
def set_zone(
    ctx: Context,
    where: Annotated[str, ZoneName("The nearest big city, or a zone such as Europe/Berlin", placing="rest")],
) -> Card:
    """Set your time zone, by city or by its name.

    Everything that waits for you moves to the new clock.
    """
    member = _save(ctx, replace(ctx.member, zone=where, zone_from="member"))
    return _saved(
        f"Your time zone: {member.zone}",
        f"It is {zones.clock(member.zone, ctx.now)} there now. Your nudges come at {times.say_time(member.nudge_at)}.",
        set_zone.ask("Edit"),
    )


@set_zone.prefill
def _zone_now(ctx: Context, call: Call) -> Mapping[str, str]:
    return {} if clocks.assumed(ctx.member) else {"where": ctx.member.zone}


@settings.command("days", examples=["settings days tue thu", "settings days none"])
def set_days(
    ctx: Context, on: Annotated[frozenset[int], Weekdays("Days of the week: tue thu, mon-fri, none", placing="rest")]
) -> Card:
    """Set the days on which I may remind you to keep in touch.

    Promises, thanks and days you named come in any case.
    """
    member = _save(ctx, replace(ctx.member, nudge_days=on))
    said = "Promises, thanks and days you named come on their day all the same."
    return _saved(f"Nudge days: {cards.days(member)}", said, set_days.ask("Edit"))


@set_days.prefill
def _days_now(ctx: Context, call: Call) -> Mapping[str, str]:
    return {"on": Weekdays("").spell(ctx.member.nudge_days)}


@settings.command("time", examples=["settings time 9:00"])
def set_time(ctx: Context, at: Annotated[time, ClockTime("A time of day: 9:00, 17:30", placing="rest")]) -> Card:
    """Set the time of day at which nudges come."""
    quiet = ctx.member.quiet
    if rules.within(quiet, at):
        raise QuietAtNudge(
            at=times.say_time(at), start=times.say_time(quiet.start), end=times.say_time(quiet.end), field="at"
        )
    member = _save(ctx, replace(ctx.member, nudge_at=at))
    return _saved(
        f"Nudge time: {times.say_time(member.nudge_at)}",
        f"That is the clock in {member.zone}, where it is {zones.clock(member.zone, ctx.now)}.",
        set_time.ask("Edit"),
    )


@set_time.prefill
def _time_now(ctx: Context, call: Call) -> Mapping[str, str]:
    return {"at": times.say_time(ctx.member.nudge_at)}


@settings.command("quiet", examples=["settings quiet 21:00-8:00"])
def set_quiet(
    ctx: Context, hours: Annotated[Hours, ClockSpan("From when to when: 21:00-8:00", placing="rest")]
) -> Card:
    """Set the hours in which no nudge comes.

    What you set with a clock time of its own still comes at that time.
    """
    if rules.within(hours, ctx.member.nudge_at):
        raise NudgeInQuiet(
            at=times.say_time(ctx.member.nudge_at),
            start=times.say_time(hours.start),
            end=times.say_time(hours.end),
            other=times.say_time(hours.end),
            field="hours",
        )
    member = _save(ctx, replace(ctx.member, quiet=hours))
    return _saved(
        f"Quiet hours: {cards.hours(member)}",
        "What you set with a clock time of its own still comes at that time.",
        set_quiet.ask("Edit"),
    )


@set_quiet.prefill
def _quiet_now(ctx: Context, call: Call) -> Mapping[str, str]:
    return {"hours": ClockSpan("").spell(ctx.member.quiet)}


@settings.command("nudges", examples=["settings nudges full", "settings nudges short"])
def set_nudges(
    ctx: Context, style: Annotated[str, OneOf("How much a nudge says", ("full", "short"), placing="word")]
) -> Card:
    """Say how much a nudge tells: names only, or the promise and the note too."""
    before = ctx.member.full_nudges
    ctx.store.members.save(replace(ctx.member, full_nudges=style == "full"))
    if style == "short":
        said = "They name people; the promise and the note open with Show, for your eyes only."
    elif before:
        said = "They were full already."
    else:
        said = (
            "They tell the promise and the note. A direct message is part of the workspace's history. Its owners may "
            "be able to export that."
        )
    return _saved(f"Nudges are {style} now", said, set_nudges.button("Change back", style=_other(ctx, style)))


@settings.command("here", examples=["settings here"])
def set_here(ctx: Context) -> Card:
    """Get my nudges here instead of in our direct conversation.

    Here is a private channel, a group conversation, or a thread of our direct conversation.
    """
    if ctx.room == "direct" or _is_direct(ctx):
        return _directly(ctx)
    if ctx.room == "open":
        raise OthersMayRead
    place = replace(ctx.place, private=ctx.room == "thread")
    outbox, before = ctx.store.outbox, _chosen(ctx)
    if closing(place, outbox.stops(ctx.now)) is not None:
        outbox.resume(channel(place))  # whoever asks for it here says that I am let in
    ctx.store.members.choose(ctx.member.id, place, ctx.now)
    outbox.readdress(ctx.member.id, place, ctx.now)
    if before == place:
        card = Card("Your nudges come here already", (), tone="good", summary="Saved")
    else:
        card = cards.brought(shared=not place.private, full=ctx.member.full_nudges)
    return card.offering(set_direct.button("Get them directly"), show.button("All settings"))


@settings.command("direct", examples=["settings direct"])
def set_direct(ctx: Context) -> Card:
    """Get my nudges in our direct conversation again."""
    return _directly(ctx)


@settings.command("name", examples=["settings name Maria"])
def set_name(ctx: Context, name: Annotated[str, Text("What to call you", placing="rest", limit=NAME_LIMIT)]) -> Card:
    """Set the name I know you by."""
    member = replace(ctx.member, name=name)
    ctx.store.members.save(member)
    return _saved(f"Your name: {member.name}", "", set_name.ask("Edit"))


@set_name.prefill
def _name_now(ctx: Context, call: Call) -> Mapping[str, str]:
    return {"name": ctx.member.name}


def _chosen(ctx: Context) -> Place | None:
    """The place that was chosen for nudges."""
    found = ctx.store.members.nudged(ctx.member.id)
    return None if found is None else found[1]


def _is_direct(ctx: Context) -> bool:
    """Whether the place is the direct conversation, where the platform itself didn't say so."""
    home = ctx.store.members.home(ctx.member.id, ctx.place.platform)
    return home is not None and ctx.store.outbox.directs([home]).get(home) == replace(ctx.place, private=True)


def _directly(ctx: Context) -> Card:
    if ctx.store.members.unchoose(ctx.member.id):
        title = "Your nudges come to you directly again"
        home = ctx.store.members.home(ctx.member.id)
        if home is not None:
            ctx.store.outbox.readdress(ctx.member.id, home, ctx.now)
    else:
        title = "Your nudges come to you directly already"
    card = Card(
        title, (say("That is our direct conversation, and nobody else reads it."),), tone="good", summary="Saved"
    )
    return card.offering(show.button("All settings"))


def _other(ctx: Context, style: str = "") -> str:
    full = style == "full" if style else ctx.member.full_nudges
    return "short" if full else "full"


def _save(ctx: Context, member: Member) -> Member:
    """Save, and give everything that waits its new time."""
    ctx.store.members.save(member)
    chain.replan_all(ctx.store, member, ctx.now)
    outings.replan(ctx.store, member, ctx.now)
    ctx.store.questions.shift(member.id, ctx.now)
    return member


def _saved(title: str, said: str, edit: Button) -> Card:
    card = Card(title, (say(said),) if said else (), tone="good", summary="Saved")
    return card.offering(edit, show.button("All settings"))
