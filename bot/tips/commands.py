"""`/grapevine tips`: one at a time, answers to questions, and how-to cards."""

from __future__ import annotations

from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.guard.model import Mute, MuteId
from bot.kit import ids, words
from bot.kit.args import Number, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.tips import cards, howto, rules
from bot.tips.choosing import chosen
from bot.tips.group import tips
from bot.tips.known import BY_NAME, TIPS
from bot.tips.model import HowTo, Tip
from bot.tips.resources import resources

PAGE = 10
ANSWERS = 5
"""Tips that one question brings."""
TITLES = tuple(sorted(TIPS, key=lambda one: not one.question))
"""As they are listed: questions first."""
PAGES = -(-len(TITLES) // PAGE)


class NoTip(UserError):
    """I have no tip about “{text}”.

    Ask it in other words, or look through `tips list`
    """


class NoPlace(UserError):
    """I have no how-to card about “{text}”.

    There are four: LinkedIn, X, Slack and Discord, and events. For example: `tips how events`
    """


@tips.command("next", examples=["tips", "tips is it fake?"], aliases=["more", "another"])
def next_tip(
    ctx: Context,
    about: Annotated[
        str | None, Text("What you ask yourself", placing="rest", label="Your question", limit=200)
    ] = None,
) -> Card:
    """Get one tip, or an answer to what you ask yourself. They come one at a time."""
    if about:
        return _answer(ctx, about)
    found = chosen(ctx)
    if found is None:
        return cards.all_seen().offering(*(_how(name, label) for name, label in _places()))
    return _told(ctx, *found)


@tips.command("list", examples=["tips list"], reads=True)
def list_tips(ctx: Context, page: Annotated[int | None, Number("Which page", least=1, most=PAGES)] = None) -> Card:
    """List all tips, the questions first."""
    page = page or 1
    shown = [(one, (read.button("Read", one.name),)) for one in TITLES[(page - 1) * PAGE : page * PAGE]]
    card = cards.listed(shown, page, PAGES, len(TITLES))
    return card.offering(list_tips.button("More", page=page + 1)) if page < PAGES else card


@tips.command("read", hidden=True)
def read(ctx: Context, name: Annotated[str, Text("Which tip", limit=40)]) -> Card:
    """Show one tip."""
    one = BY_NAME.get(name)
    if one is None:
        raise UnknownRecord
    return _told(ctx, one)


@tips.command("never", hidden=True)
def never(ctx: Context, name: Annotated[str, Text("Which tip", limit=40)]) -> Card:
    """Put a tip away that is not for you."""
    one = BY_NAME.get(name)
    if one is None:
        raise UnknownRecord
    _mute(ctx, rules.mute(one.name))
    return cards.put_away(one).offering(again.button("Undo", one.name), next_tip.button("Another tip"))


@tips.command("again", hidden=True)
def again(ctx: Context, name: Annotated[str, Text("Which tip", limit=40)]) -> Card:
    """Take back that a tip is not for you."""
    one = BY_NAME.get(name)
    if one is None:
        raise UnknownRecord
    ctx.store.mutes.unmute(ctx.member.id, rules.mute(one.name), None)
    return _told(ctx, one)


@tips.command("off", examples=["tips off"], aliases=["stop"])
def off(ctx: Context) -> Card:
    """Get no tip unasked any more. You can still ask for one."""
    _mute(ctx, rules.ALL)
    return cards.switched(on=False).offering(on.button("Undo"))


@tips.command("on", examples=["tips on"])
def on(ctx: Context) -> Card:
    """Get a tip unasked now and then, where a small step would help."""
    ctx.store.mutes.unmute(ctx.member.id, rules.ALL, None)
    return cards.switched(on=True).offering(next_tip.button("A tip"), off.button("Turn them off"))


@tips.command("how", examples=["tips how", "tips how linkedin", "tips how events"])
def how(
    ctx: Context,
    where: Annotated[str | None, Text("LinkedIn, X, Slack, Discord or events", placing="rest", limit=200)] = None,
) -> Card:
    """Show what to do in ten minutes on LinkedIn, X, Slack or Discord, or at an event.

    Each card has the steps, phrases to write, and what to leave.
    """
    if where is None:
        return cards.places().offering(*(_how(name, label) for name, label in _places()))
    one = howto.named(where)
    if one is None:
        question = f"how {where}"  # “tips how do I end a talk?”
        if rules.about(TIPS, question):
            return _answer(ctx, question)
        raise NoPlace(text=where)
    return _how_to(one)


def _how_to(one: HowTo) -> Card:
    does = (Button(label, Call(name), asks=1 if opens else 0) for label, name, opens in one.does)
    others = (_how(name, label) for name, label in _places() if name != one.name)
    return cards.how(one).offering(*does, *others)


def _answer(ctx: Context, question: str) -> Card:
    found = rules.about(TIPS, question)
    place = howto.named(question)
    more = () if place is None else (_how(place.name, place.title),)
    if not found:
        if place is None:
            raise NoTip(text=question)
        return _how_to(place)
    asked = words.terms(question)
    found = tuple(one for one in found if words.terms(one.question) == asked) or found
    if len(found) == 1:
        return _told(ctx, found[0]).offering(*more)
    several = [(one, (read.button("Read", one.name),)) for one in found[:ANSWERS]]
    return cards.several(question, several).offering(*more)


def _told(ctx: Context, one: Tip, why: str = "") -> Card:
    """Shown, and remembered as shown today."""
    ctx.store.tips.tell(ctx.member.id, one.name, ctx.today)
    silent = ctx.store.mutes.muted(ctx.member.id, None)
    mine: tuple[Action, ...] = (next_tip.button("Another tip"),)
    if rules.mute(one.name) not in silent:
        mine += (never.button("Not for me", one.name),)
    else:
        mine += (again.button("Bring it back", one.name),)
    return cards.tip(one, why, off=rules.ALL in silent).offering(*mine, list_tips.button("All tips"))


def _mute(ctx: Context, rule: str) -> None:
    ctx.store.mutes.mute(Mute(MuteId(ids.new_id(ctx.now)), ctx.member.id, rule, None, ctx.now))


def _places() -> tuple[tuple[str, str], ...]:
    return tuple(zip(howto.HOW_TO, howto.LABELS, strict=True))


def _how(name: str, label: str) -> Button:
    return how.button(label, name)


feature = Feature(commands=(tips, resources))
