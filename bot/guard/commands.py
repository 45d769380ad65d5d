"""`/grapevine rules`: what the bot may say unasked, each with its reason, and how to make it silent."""

from __future__ import annotations

from typing import Annotated

from bot.contacts.model import ContactId
from bot.context import Context
from bot.deeds import writing
from bot.feature import Feature
from bot.guard import asking, cards
from bot.guard.args import About, RuleName
from bot.guard.model import Mute, MuteId, Silence
from bot.guard.registry import BY_NAME, RULES, Rule
from bot.kit import ids
from bot.kit.cards import Button, Card, Choose
from bot.kit.commands import Group
from bot.kit.errors import UserError

PEOPLE = 10
"""People about whom a rule is silent, on its card."""

rules = Group[Context]("rules", "What I may say to you, and what not", default="list")

WhichRule = Annotated[str, RuleName("Which rule")]
AboutWhom = Annotated[ContactId | None, About("About whom, if not about everybody")]


class AboutNobody(UserError):
    """“{rule}” is not about one person.

    Mute it for good with `rules mute {rule}`, or leave it on.
    """


@rules.command("list", examples=["rules list"], reads=True)
def list_rules(ctx: Context, which: Annotated[str | None, RuleName("Only this one", placing="rest")] = None) -> Card:
    """List what I may say to you unasked, and mute what you don't want to hear.

    Each rule looks at what you logged, and says why. Only you see it.
    """
    if which is not None:
        return _one(ctx, BY_NAME[which])
    silences = ctx.store.mutes.silences(ctx.member.id)
    said = [(one, silences.get(one.name, Silence())) for one in RULES]
    menus = {
        "Mute …": [mute.button(one.title, rule=one.name) for one, silence in said if not silence.everybody],
        "Turn on …": [unmute.button(one.title, rule=one.name) for one, silence in said if silence.everybody],
        "About whom …": [show.button(one.title, rule=one.name) for one, silence in said if silence.people],
    }
    offered = [Choose(label, tuple(buttons)) for label, buttons in menus.items() if buttons]
    return cards.listed(RULES, silences).offering(*offered)


@rules.command("show", examples=["rules show too-soon"], reads=True)
def show(ctx: Context, rule: WhichRule) -> Card:
    """Show one rule: why it is there, and about whom it is silent."""
    return _one(ctx, BY_NAME[rule])


def _one(ctx: Context, one: Rule) -> Card:
    rule, silence = one.name, _silence(ctx, one)
    numbers = [ContactId(number) for number in ctx.store.mutes.people(ctx.member.id, rule, limit=PEOPLE)]
    people = ctx.store.contacts.several(ctx.member.id, numbers)
    rows = [
        (people[number].name, (unmute.button("Unmute", rule=rule, who=number),))
        for number in numbers
        if number in people
    ]
    return cards.rule(one, silence, rows).offering(_switch(one, silence), list_rules.button("All rules"))


@rules.command("mute", examples=["rules mute too-soon", "rules mute ask-only Ana"], aliases=["off"])
def mute(
    ctx: Context,
    rule: WhichRule,
    who: AboutWhom = None,
) -> Card:
    """Make a rule silent: about one person, or about everybody."""
    one = BY_NAME[rule]
    name = _about(ctx, one, who)
    ctx.store.mutes.mute(Mute(MuteId(ids.new_id(ctx.now)), ctx.member.id, rule, who, ctx.now))
    return cards.muted(one, name).offering(unmute.button("Undo", rule=rule, who=who), list_rules.button("All rules"))


@rules.command("unmute", examples=["rules unmute too-soon", "rules unmute ask-only Ana"], aliases=["on"])
def unmute(
    ctx: Context,
    rule: WhichRule,
    who: AboutWhom = None,
) -> Card:
    """Let a rule speak again: about one person, or about everybody."""
    one = BY_NAME[rule]
    name = _about(ctx, one, who)
    changed = ctx.store.mutes.unmute(ctx.member.id, rule, who)
    silence = _silence(ctx, one)
    card = cards.unmuted(one, silence, name, changed=changed)
    undo = (mute.button("Mute", rule=rule, who=who),) if changed else ()
    people = (show.button("About whom", rule=rule),) if silence.people else ()
    return card.offering(*undo, *people, list_rules.button("All rules"))


def _about(ctx: Context, one: Rule, who: ContactId | None) -> str:
    """The name of the person; empty for everybody. Raises UnknownRecord or AboutNobody."""
    if who is None:
        return ""
    if not one.people:
        raise AboutNobody(rule=one.name)
    return writing.person(ctx, who).name


def _silence(ctx: Context, one: Rule) -> Silence:
    return ctx.store.mutes.silences(ctx.member.id).get(one.name, Silence())


def _switch(one: Rule, silence: Silence) -> Button:
    switched = unmute if silence.everybody else mute
    return switched.button("Unmute" if silence.everybody else "Mute", rule=one.name)


feature = Feature(commands=(rules,), did=(asking.after_deeds,))
