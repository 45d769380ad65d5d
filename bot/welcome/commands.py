"""`/grapevine welcome`, and what is put beneath the first answer and the first after a quiet spell."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.feature import Feature
from bot.followups import chain, rules
from bot.followups.cadence import fresh_start
from bot.kit import ids, words
from bot.kit.args import OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, say
from bot.kit.commands import Group
from bot.kit.zones import ZoneName
from bot.members import rules as member_rules
from bot.welcome import cards

NAME_LIMIT = 80
WORTH_A_WORD = 3

STEPS = ("where", "whom")
"""Each is saved by itself, can be skipped, and is passed over once it was answered."""

welcome = Group[Context]("welcome", "A quick start, in 90 seconds", default="start")


@welcome.command("start", examples=["welcome"], reads=True)
def start(ctx: Context, skip: Annotated[str | None, OneOf("The step to leave out", STEPS)] = None) -> Card:
    """Set up the few things that help me help you.

    Every step can be skipped, and each is saved at once. Come back to it whenever you like.
    """
    return _step(ctx, after=skip)


@welcome.command("where", hidden=True)
def where(
    ctx: Context,
    zone: Annotated[str, ZoneName("The nearest big city, or a zone such as Europe/Berlin", placing="rest")],
) -> Card:
    """Say where you are, so that reminders come by your clock."""
    member = replace(ctx.member, zone=zone, zone_from="member")
    ctx.store.members.save(member)
    chain.replan_all(ctx.store, member, ctx.now)
    return _step(replace(ctx, member=member), after="where").saying(say(f"Saved: your time zone is {zone}."))


@welcome.command("whom", hidden=True)
def whom(
    ctx: Context,
    first: Annotated[str, Text("A name is enough", limit=NAME_LIMIT)],
    second: Annotated[str | None, Text("A name is enough", limit=NAME_LIMIT)] = None,
    third: Annotated[str | None, Text("A name is enough", limit=NAME_LIMIT)] = None,
) -> Card:
    """Write down up to three people you would like to keep in touch with."""
    people: list[Contact] = []
    for name in (first, second, third):
        clean = words.clean(name or "", lines=False)
        if clean and words.terms(clean) and not _known(ctx, clean):
            person = Contact(ContactId(ids.new_id(ctx.now)), ctx.member.id, clean, ctx.now, parked=True)
            ctx.store.contacts.add(person)
            people.append(person)
    return _ready(people)


def greet(ctx: Context, card: Card) -> Card:
    """One button beneath the first answer; after two quiet weeks a welcome back, without a backlog."""
    if not ctx.member.welcomed:
        return _offer(ctx, card)
    if ctx.away < member_rules.QUIET_SPELL or ctx.store.members.get(ctx.member.id) is None:
        return card
    waiting = ctx.store.followups.open_until(ctx.member.id, ctx.today + rules.SOON)
    people = rules.by_person(chain.items(ctx, waiting), ctx.today)[:WORTH_A_WORD]
    greeted = cards.back(card, people, ctx.today)
    late = any(one.due < ctx.today for one in waiting)
    return greeted.offering(fresh_start.button("A fresh start")) if late else greeted


def _offer(ctx: Context, card: Card) -> Card:
    member = ctx.store.members.get(ctx.member.id)  # the command may have changed it, or erased it
    if member is None:
        return card
    ctx.store.members.save(replace(member, welcomed=True))
    if any(button.call.name.startswith(welcome.name) for button in card.buttons()):
        return card
    return card.offering(start.button("Start here (90 seconds)"))


def _step(ctx: Context, after: str | None) -> Card:
    """The first step that is still open, behind the one that was skipped."""
    open_steps = STEPS[STEPS.index(after) + 1 :] if after else STEPS
    for step in open_steps:
        said = f"{STEPS.index(step) + 1} of {len(STEPS)}"
        skip = start.button("Skip", skip=step)
        if step == "where" and ctx.member.zone_from != "member":
            card = cards.where(ctx.member, ctx.now, said)
            right = Button("That's right", where.call(ctx.member.zone))
            return card.offering(right, where.ask("Somewhere else"), skip)
        if step == "whom" and not ctx.store.contacts.count(ctx.member.id):
            return cards.whom(said).offering(whom.ask("Name three people"), skip)
    return _ready(())


def _ready(people: list[Contact] | tuple[Contact, ...]) -> Card:
    card = cards.ready(people)
    return card.offering(Button("I met somebody", Call("met"), asks=1), Button("Settings", Call("settings show")))


def _known(ctx: Context, name: str) -> bool:
    found = ctx.store.contacts.named(ctx.member.id, words.terms(name))
    return any(words.terms(person.name) == words.terms(name) for person in found)


feature = Feature(commands=(welcome,), greets=greet)
