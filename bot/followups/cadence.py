"""`/followup cadence` and `/followup fresh-start`: how often to be in touch, and starting over without a backlog."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.contacts import rules as contact_rules
from bot.contacts.args import Person
from bot.contacts.model import TIER_INTERVALS, ContactId, Tier
from bot.context import Context
from bot.followups import chain, rules
from bot.followups.daily import followups, list_due
from bot.followups.model import Kind, State
from bot.kit import times, words
from bot.kit.args import Every, Flag, OneOf
from bot.kit.cards import Card, Table, say
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.kit.times import Interval

TIERS = tuple(tier.value for tier in Tier)


class CadenceUnclear(UserError):
    """Tell me how often, or how close.

    Try `followup cadence Ana every 6 weeks`, `followup cadence Ana tier:close` or
    `followup cadence tier:close every 45 days`.
    """


@followups.command(
    "cadence",
    examples=[
        "followup cadence Ana every 6 weeks",
        "followup cadence Ana tier:close",
        "followup cadence every 45 days tier:close",
    ],
)
def cadence(
    ctx: Context,
    who: Annotated[ContactId | None, Person("One person; leave out to change a tier", placing="rest")] = None,
    every: Annotated[Interval | None, Every("How often: every 6 weeks, 30 days", placing="tail")] = None,
    tier: Annotated[str | None, OneOf("How close", TIERS)] = None,
) -> Card:
    """Set how often to keep in touch, for one person or for a whole tier.

    Close is every 30 days, warm every 60, light every 120, until you change it. An interval of a person's own wins.
    """
    if who is not None:
        return _of_person(ctx, who, every, tier)
    if tier is not None and every is not None:
        return _of_tier(ctx, Tier(tier), every)
    if tier is not None or every is not None:
        raise CadenceUnclear
    changed = ctx.store.contacts.intervals(ctx.member.id)
    rows = tuple((one.value, str(changed.get(one, TIER_INTERVALS[one]))) for one in Tier)
    card = Card("How often to keep in touch", (Table(("Tier", "Interval"), rows),), summary="Your cadence")
    said = say("To change one: ", cadence.mention("tier:close every 45 days"))
    return card.saying(said).offering(cadence.ask("Change one", every=Interval(45, "day"), tier=Tier.CLOSE.value))


@followups.command("fresh-start", examples=["followup fresh-start"])
def fresh_start(ctx: Context, sure: Annotated[bool | None, Flag("Do it now")] = None) -> Card:
    """Start over without a backlog.

    Old thanks and check-ins go. Keeping in touch starts a new round. Promises and days you named stay.
    """
    overdue = [one for one in ctx.store.followups.open_until(ctx.member.id, ctx.today) if one.due < ctx.today]
    let_go = [one for one in overdue if one.kind in (Kind.THANKS, Kind.CHECK_IN) and not one.named]
    rounds = [one for one in overdue if one.kind is Kind.CADENCE]
    stay = len(overdue) - len(let_go) - len(rounds)
    if not overdue:
        return Card("Nothing is late", (say("There is nothing to clear away."),), summary="Nothing is late")
    told = [
        f"Let go: {words.plural(len(let_go), 'late thanks or check-in', 'late thanks and check-ins')}",
        f"A new round from today: {words.plural(len(rounds), 'person', 'people')} to keep in touch with",
        f"Still in your list: {words.plural(stay, 'promise or named day', 'promises and named days')}",
    ]
    lines = tuple(say(line + ".") for line in told if ": 0 " not in line)
    if not sure:
        card = Card("A fresh start would do this", lines, tone="ask", summary="A fresh start?")
        return card.offering(fresh_start.button("Start fresh", sure=True), list_due.button("Keep as it is"))
    for one in let_go:
        ctx.store.followups.save(chain.closed(one, State.SKIPPED, ctx.now))
    for one in rounds:
        due = ctx.today + rules.days(one.span)
        ctx.store.followups.save(rules.moved(one, ctx.member, ctx.now, due=due, at=None, named=False))
    card = Card("A fresh start", lines, tone="good", summary="A fresh start")
    return card.offering(list_due.button("See the list"))


def _of_person(ctx: Context, who: ContactId, every: Interval | None, tier: str | None) -> Card:
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    if every is None and tier is None:
        raise CadenceUnclear
    fresh = replace(contact, tier=Tier(tier) if tier else contact.tier, every=every, parked=False)
    ctx.store.contacts.save(fresh)
    following = chain.restart(ctx, fresh)
    interval = contact_rules.interval(fresh, ctx.store.contacts.intervals(ctx.member.id))
    lines = () if following is None else (say(f"Next {times.say_day(following.due, ctx.today)}."),)
    return Card(f"{contact.name}: keep in touch {interval}", lines, tone="good", summary="Saved")


def _of_tier(ctx: Context, tier: Tier, every: Interval) -> Card:
    """Changing a tier's interval changes everyone in it who has no interval of their own."""
    ctx.store.contacts.set_interval(ctx.member.id, tier, every)
    touched = 0
    for contact in ctx.store.contacts.with_tier(ctx.member.id, tier):
        if contact.every is None and not contact.parked:
            chain.restart(ctx, contact)
            touched += 1
    return Card(
        f"{tier.value.capitalize()}: keep in touch {every}",
        (
            say(
                f"That changes {words.plural(touched, 'person', 'people')}."
                if touched
                else "Nobody is in this tier yet."
            ),
        ),
        tone="good",
        summary="Saved",
    )
