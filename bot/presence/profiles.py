"""`/grapevine presence`: the checklist of profiles, and small actions that are logged as deeds."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from bot.context import Context
from bot.journal.model import DeedKind
from bot.kit import words
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose
from bot.presence import cards, checklist, noting, rules
from bot.presence.args import ItemOf, ProfileOf
from bot.presence.checklist import BY_NAME, ITEMS, PROFILES, Profile
from bot.presence.group import presence

ACTIONS = (("I commented", "comment"), ("I answered", "answer"), ("I showed my work", "showcase"), ("I posted", "post"))
"""What each opens the form of a deed with."""


@presence.command(
    "show", examples=["presence", "presence github"], aliases=["profile", "profiles", "checklist"], reads=True
)
def show(
    ctx: Context,
    where: Annotated[
        str | None,
        ProfileOf("Which profile"),
    ] = None,
) -> Card:
    """Show what your profile has, what comes next, and your groups.

    Nothing is read from LinkedIn, X or GitHub: you tick what is there.
    """
    ticked = ctx.store.presence.ticked(ctx.member.id)
    shown = rules.shown_first(ticked) if where is None else BY_NAME[where]
    card = cards.profile(shown, ticked, ctx.store.presence.size(ctx.member.id), ctx.today)
    others = tuple(show.button(one.title, where=one.name) for one in PROFILES if one is not shown)
    did = tuple(Button(label, Call("did", {"kind": kind}), asks=1) for label, kind in ACTIONS)
    told = Choose("I did something small", did)
    return card.offering(*_ticking(shown, ticked), told, Button("Groups", Call("presence groups")), *others)


@presence.command("tick", examples=["presence tick LinkedIn: headline"], aliases=["done", "have"])
def tick(ctx: Context, item: Annotated[str, ItemOf("What is there now")]) -> Card:
    """Tick a part of a profile that is in order now. It counts for goals about your profile."""
    profile, known = ITEMS[item]
    owner = ctx.member.id
    before = ctx.store.presence.ticked(owner)
    if item in before:
        card = cards.ticked(profile, known, (), new=False, complete=rules.complete(profile, before))
        return card.offering(untick.button("Take it back", item=item), show.button("My profile", where=profile.name))
    ctx.store.presence.tick(owner, item, ctx.today)
    complete = rules.complete(profile, {*before, item})
    what = checklist.said(item) + (f". My {profile.title} profile is complete." if complete else "")
    lines, offers = noting.log(ctx, DeedKind.PROFILE, what, profile.title)
    card = cards.ticked(profile, known, lines, new=True, complete=complete)
    back = untick.button("Take it back", item=item)
    return card.offering(back, show.button("My profile", where=profile.name), *offers)


@presence.command("untick", examples=["presence untick LinkedIn: headline"])
def untick(ctx: Context, item: Annotated[str, ItemOf("What is not there")]) -> Card:
    """Take a tick back. What was logged with it is taken out, too."""
    profile, known = ITEMS[item]
    day = ctx.store.presence.ticked(ctx.member.id).get(item)
    lines = () if day is None else noting.take_out(ctx, DeedKind.PROFILE, checklist.said(item), day)
    was = ctx.store.presence.untick(ctx.member.id, item)
    card = cards.unticked(profile, known, lines, was=was)
    return card.offering(tick.button("Tick it again", item=item), show.button("My profile", where=profile.name))


def _ticking(shown: Profile, ticked: Collection[str]) -> tuple[Action, ...]:
    """The next item as a button; any other, and what was ticked, in menus."""
    still = [item for item in shown.items if item.name not in ticked]
    there = [item for item in shown.items if item.name in ticked]
    found: list[Action] = []
    if still:
        found.append(tick.button(f"I have it: {still[0].title}", item=still[0].name))
    if still[1:]:
        options = tuple(tick.button(words.capital(item.title), item=item.name) for item in still[1:])
        found.append(Choose("Something else that is there", options))
    if there:
        options = tuple(untick.button(words.capital(item.title), item=item.name) for item in there)
        found.append(Choose("Take a tick back", options))
    return tuple(found)
