"""`/event feed`: which calendars and feeds are read, for everybody in a space or for one member."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from bot.context import Context
from bot.events import cards, links, rules
from bot.events.args import FeedRef
from bot.events.circles import circle, visit
from bot.events.group import events
from bot.events.model import Circle, Feed, FeedId, Source, SourceId
from bot.kit import ids, words
from bot.kit.args import OneOf, RecordId, Text
from bot.kit.cards import Action, Card, say
from bot.kit.errors import UserError

DOES = ("list", "add", "remove", "refresh")
OF_THE_SERVER = ("server", "this server", "the server", "discord")
KEEPS_A_LIST = "discord"
"""The platform whose servers have events of their own."""
TOPICS = "What all its events are about, separated by commas: python, design"
MOST_TOPICS = 10


class NotTheOrganiser(UserError):
    """Only people who manage this space can change what everybody here sees.

    Add it for yourself with whose:mine, or ask one of them.
    """


class NothingShared(UserError):
    """There is nobody else here to share it with.

    Use the command in a channel, or leave out whose:ours.
    """


class NoListHere(UserError):
    """Only a Discord server has a list of events of its own.

    In one, whoever manages it adds that list with `event feed add server`. Here, paste the link of a calendar.
    """


class ForTheServer(UserError):
    """What a server has on is shown to everybody there, not to you alone.

    Leave out whose:mine, or ask somebody who manages the server.
    """


class WhichFeed(UserError):
    """Which one do you mean?

    Name it, or use the buttons of `event feed list`.
    """


class KnownFeed(UserError):
    """That one is in the list already: {title}.

    Nothing changed. `event feed list` shows how it is doing.
    """


class TooManyFeeds(UserError):
    """There are {count} feeds already.

    Remove one first: `event feed list`
    """


@events.command(
    "feed",
    examples=[
        "event feed",
        "event feed add https://example.org/events.ics topics:python",
        "event feed remove PyDay",
        "event feed refresh PyDay",
    ],
)
def feed(
    ctx: Context,
    do: Annotated[str, OneOf("What to do", DOES, placing="word")] = "list",
    what: Annotated[
        str | None,
        Text("The link of a calendar, a group's page or an RSS feed; or the name of one", placing="rest", limit=2000),
    ] = None,
    name: Annotated[str | None, Text("What to call it", limit=80)] = None,
    topics: Annotated[str | None, Text(TOPICS, limit=200)] = None,
    whose: Annotated[
        str | None, OneOf("For whom", ("mine", "ours"), labels=("for me alone", "for everybody here"), label="For")
    ] = None,
) -> Card:
    """Read events from calendars and feeds: add, list, remove or refresh.

    A link from Meetup, Luma, Google, Outlook or a university will do. People who manage the space add those that
    everybody sees; your own are for you alone. On Discord “server” means the events that the server itself has.
    """
    if do == "list":
        return _listed(ctx)
    if do == "add":
        return _add(ctx, what or "", name or "", read_topics(topics), whose)
    if what is None:
        raise WhichFeed
    found = FeedRef("").read(what, ctx)
    return _remove(ctx, found) if do == "remove" else _refresh(ctx, found)


def _listed(ctx: Context) -> Card:
    visit(ctx)
    feeds = ctx.store.feeds.listing(circle(ctx))
    if not feeds:
        empty = cards.nothing("yet", feeds=0, topics=())
        return replace(empty, title="No feeds yet").offering(feed.ask("Add a feed", do="add"))
    actions: list[tuple[Action, ...]] = [
        (refresh.button("Refresh", which=one.id), remove.button("Remove", which=one.id)) if _may(ctx, one) else ()
        for one in feeds
    ]
    return cards.feed_list(feeds, actions, ctx.now, ctx.zone).offering(feed.ask("Add a feed", do="add"))


def _add(ctx: Context, pasted: str, name: str, topics: tuple[str, ...], whose: str | None) -> Card:
    if not pasted:
        raise links.NoLink
    address = _own_list(ctx, pasted, whose)
    mine = not address and not for_everybody(ctx, whose)
    address = address or links.calendar(ctx.address(pasted))
    scope = Circle((), ctx.member.id) if mine else Circle((ctx.space,))
    there = ctx.store.feeds.listing(scope)
    most = rules.FEEDS_OF_MEMBER if mine else rules.FEEDS_OF_SPACE
    if len(there) >= most:
        raise TooManyFeeds(count=most)
    fresh = Feed(
        FeedId(ids.new_id(ctx.now)),
        ctx.store.feeds.source(address) or Source(SourceId(ids.new_id(ctx.now)), address, ctx.now),
        ctx.now,
        "" if mine else ctx.space,
        ctx.member.id if mine else None,
        name,
        topics,
        ctx.member.id,
    )
    if not ctx.store.feeds.add(fresh):
        raise KnownFeed(title=words.clip(fresh.title, 80))
    _read_soon(ctx, fresh.source)
    visit(ctx)
    for_whom = "Only you see its events." if mine else "Everybody here sees its events."
    card = Card(
        f"Added: {words.clip(fresh.title, 80)}",
        (say("I read it within a minute and tell you what I found. ", for_whom),),
        tone="good",
        summary="Added",
    )
    return card.offering(remove.button("Remove", which=fresh.id))


def _own_list(ctx: Context, pasted: str, whose: str | None) -> str:
    """The address of what the server itself has on, where that is meant; else empty. Raises NoListHere, ForTheServer
    and NotTheOrganiser."""
    if " ".join(pasted.casefold().split()) not in OF_THE_SERVER:
        return ""
    platform, _, server = ctx.space.partition("/")
    if platform != KEEPS_A_LIST:
        raise NoListHere
    if whose == "mine":
        raise ForTheServer
    if not ctx.organiser:
        raise NotTheOrganiser
    return f"{platform}:{server}"


@events.command("feed-refresh", hidden=True)
def refresh(ctx: Context, which: Annotated[FeedId, FeedRef("Which feed")]) -> Card:
    """Read a feed again now; one that was given up is tried again."""
    return _refresh(ctx, which)


def _refresh(ctx: Context, which: FeedId) -> Card:
    found = _changeable(ctx, which)
    soon = _read_soon(ctx, found.source)
    said = (
        "I read it within a minute."
        if soon
        else "It was read a few minutes ago; the next time is within a quarter of an hour."
    )
    return Card(f"Refreshing {words.clip(found.title, 80)}", (say(said),), tone="good", summary="A feed")


@events.command("feed-remove", hidden=True)
def remove(ctx: Context, which: Annotated[FeedId, FeedRef("Which feed")]) -> Card:
    """Take a feed and its events from the list."""
    return _remove(ctx, which)


def _remove(ctx: Context, which: FeedId) -> Card:
    found = _changeable(ctx, which)
    ctx.store.feeds.remove(circle(ctx), found.id)
    card = Card(
        f"Removed: {words.clip(found.title, 80)}",
        (say("Its events are gone from the list. Where you said you go, I still remember it."),),
        tone="good",
        summary="A feed",
    )
    whose = "mine" if found.owner is not None else "ours"
    own = found.source.address.startswith(f"{KEEPS_A_LIST}:")
    link = OF_THE_SERVER[0] if own else found.source.address
    topics = ", ".join(found.topics) or None
    again = feed.call(do="add", what=link, name=found.name or None, topics=topics, whose=whose)
    return card.offering(*ctx.hold(("Add it again", again)))


@events.command("feed-told", hidden=True, reads=True)
def told(ctx: Context, feed: Annotated[int, RecordId("The feed")]) -> Card | None:
    """What the first reading found, and that a feed was given up."""
    found = ctx.store.feeds.added(ctx.member.id, FeedId(feed))
    if found is None:
        return None
    scope = Circle((found.space,) if found.space else (), found.owner)
    start, end = ctx.now, ctx.now + rules.AHEAD
    events = ctx.store.events.between(scope, start, end, feeds=(found.id,), limit=20)
    of_feed = [one for one in events if one.source == found.source.id]
    card = cards.feed_told(found, of_feed, ctx.zone, ctx.today, advice=links.advice(found.source.address))
    if found.source.trouble:
        return card.offering(refresh.button("Try again", which=found.id), remove.button("Remove", which=found.id))
    return card


def _read_soon(ctx: Context, source: Source) -> bool:
    """Have it read now; False when that was done in the last quarter of an hour, and then when that is over."""
    due = ctx.now
    if source.read_at is not None and not source.trouble:
        due = max(ctx.now, source.read_at + rules.SOONEST)
    current = ctx.store.feeds.get_source(source.id) or source
    if not current.working or current.next_at > due:
        again = replace(current, working=True, next_at=due, failing_since=None, failures=0)
        ctx.store.feeds.save_source(again if not current.working else replace(current, next_at=due))
    return due <= ctx.now + timedelta(seconds=1)


def _changeable(ctx: Context, which: FeedId) -> Feed:
    found = ctx.store.feeds.find(circle(ctx), which)
    if found is None:
        raise ids.UnknownRecord
    if not _may(ctx, found):
        raise NotTheOrganiser
    return found


def _may(ctx: Context, feed: Feed) -> bool:
    """Their own, or one of the space where they are and manage."""
    return feed.owner == ctx.member.id or (feed.owner is None and ctx.organiser and feed.space == ctx.space)


def for_everybody(ctx: Context, whose: str | None) -> bool:
    """Whether what is added is for the space: if nothing is said, what those who manage it add in a channel. Raises
    NothingShared and NotTheOrganiser."""
    if whose is None:
        return ctx.organiser and bool(ctx.space) and ctx.room not in ("direct", "thread")
    if whose == "ours" and not ctx.space:
        raise NothingShared
    if whose == "ours" and not ctx.organiser:
        raise NotTheOrganiser
    return whose == "ours"


def read_topics(said: str | None) -> tuple[str, ...]:
    parts = (" ".join(part.strip(" #").split()) for part in (said or "").split(","))
    return tuple(dict.fromkeys(words.clip(part, 40) for part in parts if part))[:MOST_TOPICS]
