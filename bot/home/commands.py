"""`home`: the dashboard. People open it without asking for anything, so it leaves no trace of those we don't know."""

from __future__ import annotations

from bot.contacts.commands import find
from bot.context import Context
from bot.events import cards as event_cards
from bot.events import going, jobs, rules
from bot.events.circles import circle
from bot.feature import Feature
from bot.followups import daily
from bot.goals import commands as goals
from bot.goals import counting
from bot.goals.model import State
from bot.home import cards
from bot.kit.calls import Call
from bot.kit.cards import Button, Card
from bot.kit.commands import Group

home = Group[Context]("home", "Everything at a glance", default="show", hidden=True)

LOG = Button("Log somebody", Call("met"), asks=1, tone="main")
NEXT = Button("Next step", Call("next show"))
SETTINGS = Button("Settings", Call("settings show"))
HELP = Button("Help", Call("help"))

EVENTS, LOOKED_AT = 3, 30


@home.command("show", glance=True)
def show(ctx: Context) -> Card:
    """Show what is due, how your goals are going, and what you can do next."""
    due, doing = _due(ctx), _going(ctx)
    set_goal = goals.set_goal.ask("Set a goal")
    if not (due.first or due.following or doing.number or doing.aim or ctx.store.contacts.count(ctx.member.id)):
        begin = Button("Start here (90 seconds)", Call("welcome start"))
        return cards.nothing_yet().offering(LOG, begin, NEXT, set_goal, SETTINGS, HELP)
    paused = ctx.member.paused(ctx.today)
    until = ctx.member.paused_until if paused else None
    events = _next(ctx)
    card = cards.dashboard(due, doing, ctx.today, paused_until=until, events=events)
    see_events = (Button("Events", Call("event list")),) if events.first else ()
    see_goals = (goals.list_goals.button("Goals"),) if doing.number else ()
    resume = (Button("Resume reminders", Call("resume")),) if paused else ()
    see = (_see_list(due), *see_goals, set_goal, *see_events, find.ask("Find"))
    return card.offering(LOG, NEXT, *see, *resume, SETTINGS, HELP)


def _due(ctx: Context) -> cards.Due:
    owner, followups = ctx.member.id, ctx.store.followups
    listed = daily.ranked(ctx)
    people = followups.count_due(owner, ctx.today)
    if not listed:
        return cards.Due(people, following=followups.next_due(owner))
    first = listed[: cards.MOST]
    actions = [daily.few_actions(item.followup) for _, item in first]
    return cards.Due(people, first, actions, more=max(len(listed), people) - len(first))


def _see_list(due: cards.Due) -> Button:
    return daily.list_due.button(f"Follow-ups ({due.more} more)" if due.more else "Follow-ups")


def _going(ctx: Context) -> cards.Going:
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    first = counting.standings(ctx, active[: cards.MOST])
    return cards.Going(first, len(active), ctx.store.goals.aim(ctx.member.id))


def _next(ctx: Context) -> cards.Next:
    """The next three to which they go, else the next three that are on."""
    theirs = going.upcoming(ctx, limit=EVENTS)
    if theirs:
        found = [jobs.event_of(ctx.store, one) or one for one in theirs]
        return cards.Next([event_cards.next_one(one, ctx.today, ctx.zone) for one in found], theirs=True)
    there = ctx.store.events.between(circle(ctx), ctx.now, ctx.now + rules.AHEAD, limit=LOOKED_AT)
    ahead = [one for one in rules.folded(there) if one.over_at > ctx.now]
    return cards.Next([event_cards.next_one(one, ctx.today, ctx.zone) for one in ahead[:EVENTS]])


feature = Feature(commands=(home,))
