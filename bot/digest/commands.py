"""`/digest`: what organisers set up, and what they can do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Annotated, TypeAlias

from bot.context import Context
from bot.digest import cards, looking, rules
from bot.digest.args import ChannelRef, DigestRef, RoleRef, feeds_of, here, meant, read_feeds
from bot.digest.group import digest
from bot.digest.jobs import delivery, draft, finished, plan, tidy
from bot.digest.model import SECTIONS, TIP, TOTALS, Digest, DigestId
from bot.digest.posting import hello, settled
from bot.events.feeds import feed as event_feed
from bot.events.feeds import read_topics
from bot.feature import Feature, Job
from bot.kit import ids, times, words
from bot.kit.args import Flag, OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Card, say
from bot.kit.clocktimes import ClockTime
from bot.kit.errors import UserError
from bot.kit.zones import ZoneName
from bot.members.model import Place
from bot.outbox.model import Delivery

WEEKDAYS = tuple(day.lower() for day in times.DAYS)
KINDS: dict[str, tuple[str, ...]] = {"both": SECTIONS, "numbers": (TOTALS,), "tip": (TIP,), "none": ()}
EVERYTHING = "everything"

DayWord: TypeAlias = Annotated[
    str, OneOf("Which day it comes", WEEKDAYS, labels=times.DAYS, placing="word", label="Day")
]
Clock: TypeAlias = Annotated[time, ClockTime("A time of day: 9:00, 17:30", placing="rest", label="Time")]
Zone: TypeAlias = Annotated[str, ZoneName("Whose clock: the nearest big city", label="Time zone")]
About: TypeAlias = Annotated[str, Text("Only about these, separated by commas; or “everything”", limit=200)]
From: TypeAlias = Annotated[str, Text("Only from these feeds, separated by commas; or “all”", limit=400)]
With: TypeAlias = Annotated[
    str,
    OneOf(
        "What it has besides events",
        tuple(KINDS),
        labels=("the week in numbers and a tip", "the week in numbers", "a tip", "events alone"),
        label="Besides events",
    ),
]
Empty: TypeAlias = Annotated[bool, Flag("Say it when nothing is on", label="Empty weeks")]
Channel: TypeAlias = Annotated[str, ChannelRef("Another channel than this one: #general")]
Which: TypeAlias = Annotated[DigestId, DigestRef("Which one: its channel", placing="rest", label="Digest")]


class NoChannelHere(UserError):
    """There is no channel here that could have a digest.

    Type the command in a channel of the server or workspace.
    """


class CannotPost(UserError):
    """{wrong}

    {remedy}
    """


class TooManyDigests(UserError):
    """There are {count} digests in this space already.

    Remove one first: `digest list` shows them.
    """


class PostedAlready(UserError):
    """This week's post of that channel is out already, on its way, or was held back.

    The next one comes as usual. What is added meanwhile goes into the post and its thread.
    """


class AnnouncedLately(UserError):
    """I was announced in that channel this week.

    Once a week is enough; try again next week.
    """


@digest.command(
    "setup",
    organiser=True,
    examples=[
        "digest setup",
        "digest setup friday 9:00 zone:Berlin",
        "digest setup monday 8:30 topics:python sections:tip",
    ],
)
def setup(
    ctx: Context,
    on: DayWord | None = None,
    at: Clock | None = None,
    zone: Zone | None = None,
    topics: About | None = None,
    feeds: From | None = None,
    sections: With | None = None,
    empty: Empty | None = None,
    channel: Channel | None = None,
) -> Card:
    """Set up the weekly post of a channel, or change it: day, time, what it is about.

    Type it in the channel. You see a preview first. What you leave out stays as it is; at first that is Monday at nine.
    """
    made = _made(ctx, Asked(on, at, zone, topics, feeds, sections, empty, channel))
    call = _spelled(made)
    keep, change = ctx.hold(("Save", replace(call, name=save.name)), ("Change", call))
    card = _preview(ctx, made, saved=False).offering(replace(keep, tone="main"), replace(change, asks=1))
    if not feeds_of(ctx):
        card = card.saying(cards.no_feed()).offering(event_feed.ask("Add a feed", do="add", whose="ours"))
    return card


@digest.command("save", hidden=True, organiser=True)
def save(
    ctx: Context,
    on: DayWord | None = None,
    at: Clock | None = None,
    zone: Zone | None = None,
    topics: About | None = None,
    feeds: From | None = None,
    sections: With | None = None,
    empty: Empty | None = None,
    channel: Channel | None = None,
) -> Card:
    """Save what the preview showed."""
    made = _made(ctx, Asked(on, at, zone, topics, feeds, sections, empty, channel))
    before = ctx.store.digests.at(made.place)
    if before is None:
        ctx.store.digests.add(made)
    else:
        ctx.store.digests.save(made)
    card = cards.saved(made, edited=before is not None)
    return card.offering(preview.button("Preview", which=made.id), now.button("Post now", which=made.id))


@setup.prefill
def _known(ctx: Context, call: Call) -> Mapping[str, str]:
    there = ctx.store.digests.at(here(ctx))
    return {} if there is None or there.space != ctx.space else _spelled(there).values


@digest.command("list", organiser=True, reads=True, examples=["digest"])
def list_digests(ctx: Context) -> Card:
    """Show the digests of this space: where, when, and what was posted last."""
    found = ctx.store.digests.listing(ctx.space) if ctx.space else ()
    if not found:
        return cards.nothing_yet().offering(setup.ask("Set up here"))
    last = ctx.store.digests.last([one.place for one in found])
    actions = [
        (
            preview.button("Preview", which=one.id),
            resume.button("Resume", which=one.id) if one.paused else pause.button("Pause", which=one.id),
            remove.button("Remove", which=one.id),
        )
        for one in found
    ]
    organisers = ctx.store.events.organisers(ctx.space)
    return cards.listed([(one, last.get(one.place)) for one in found], actions, organisers=organisers)


@digest.command("preview", organiser=True, reads=True, examples=["digest preview"])
def preview(ctx: Context, which: Which | None = None) -> Card:
    """Show the next post as it would be now."""
    one = meant(ctx, which)
    names = {feed.id: feed.title for feed in feeds_of(ctx)}
    feeds = [names[feed] for feed in one.feeds if feed in names]
    card = _preview(ctx, one, saved=True)
    card = replace(card, blocks=(cards.details(one, feeds), *card.blocks))
    return card.offering(now.button("Post now", which=one.id))


@digest.command("pause", organiser=True, examples=["digest pause"])
def pause(ctx: Context, which: Which | None = None) -> Card:
    """Post nothing until you resume it."""
    one = meant(ctx, which)
    ctx.store.digests.save(replace(one, paused=True))
    ctx.store.outbox.cancel(_prefix(one))
    card = Card("The digest is paused", (say("Nothing is posted until you resume it."),), tone="good", summary="Paused")
    return card.offering(resume.button("Resume", which=one.id))


@digest.command("resume", organiser=True, examples=["digest resume"])
def resume(ctx: Context, which: Which | None = None) -> Card:
    """Post again each week, beginning with the next one."""
    one = meant(ctx, which)
    _demand(ctx, one.place)
    again = replace(one, paused=False, owner=ctx.member.id, next_at=_next(ctx, one))
    ctx.store.digests.save(again)
    return replace(cards.saved(again, edited=True), title="The digest goes on").offering(
        pause.button("Pause", which=one.id)
    )


@digest.command("now", organiser=True, examples=["digest now"])
def now(ctx: Context, which: Which | None = None) -> Card:
    """Post this week's digest at once: the seven days from today."""
    one = meant(ctx, which)
    _demand(ctx, one.place)
    (week,) = looking.weeks(ctx.store, [(one, draft(one, ctx.now, ctx.now))])
    if not week.events and not one.says_empty:
        return Card(
            "Nothing to post",
            (say("No event is on the list for the coming seven days."),),
            summary="Nothing to post",
        ).offering(event_feed.ask("Add a feed", do="add", whose="ours"))
    ((one, post),) = finished(ctx.store, [(one, week.post)], ctx.now)
    if post.id not in ctx.store.digests.put([post]):
        raise PostedAlready
    ctx.store.outbox.put(delivery(replace(one, owner=ctx.member.id), post, ctx.now, at_once=True))
    after = replace(one, next_at=_next(ctx, one), tip=post.tip or one.tip)
    ctx.store.digests.planned([after])
    return Card("I post it now", (say("It takes a moment."),), tone="good", summary="Posting")


@digest.command("remove", organiser=True, examples=["digest remove"])
def remove(ctx: Context, which: Which | None = None) -> Card:
    """Remove a digest. What it posted stays."""
    one = meant(ctx, which)
    yes = replace(really.button("Remove it", which=one.id), tone="danger")
    return cards.removing(one).offering(yes, pause.button("Pause instead", which=one.id))


@digest.command("remove-really", hidden=True, organiser=True)
def really(ctx: Context, which: Which) -> Card:
    """Remove it."""
    one = meant(ctx, which)
    ctx.store.outbox.cancel(_prefix(one))
    ctx.store.digests.remove(ctx.space, one.id)
    return Card("The digest is removed", (say("What was posted stays there."),), tone="good", summary="Removed")


@digest.command("announce", organiser=True, examples=["digest announce"])
def announce(ctx: Context, channel: Channel | None = None) -> Card:
    """Tell a channel once that I am here, with a button to start."""
    if not ctx.space:
        raise NoChannelHere
    place = here(ctx, channel)
    _demand(ctx, place)
    day = times.local_day(ctx.now, ctx.zone)
    put = ctx.store.outbox.put(
        Delivery.new(
            key=rules.announced_key(place, day),
            to=place,
            member=ctx.member.id,
            call=hello.call(),
            kind="digest",
            not_before=ctx.now,
            expires_at=ctx.now + timedelta(hours=1),
            now=ctx.now,
            space=ctx.space,
        )
    )
    if not put:
        raise AnnouncedLately
    return Card(
        "I introduce myself now",
        (say("Whoever presses Start gets their welcome privately."),),
        tone="good",
        summary="Announced",
    )


@digest.command("organisers", organiser=True, examples=["digest organisers none"])
def organisers(
    ctx: Context, role: Annotated[str, RoleRef("A role of this server: @organisers; or none", placing="rest")]
) -> Card:
    """Let a role set up digests too, besides those who manage the server."""
    if not ctx.space:
        raise NoChannelHere
    ctx.store.events.set_organisers(ctx.space, role)
    title = "That role may set up digests now" if role else "Only those who manage this space may set up digests now"
    return Card(title, (), tone="good", summary="Saved")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said of a digest; None is left as it is."""

    on: str | None
    at: time | None
    zone: str | None
    topics: str | None
    feeds: str | None
    sections: str | None
    empty: bool | None
    channel: str | None


def _made(ctx: Context, asked: Asked) -> Digest:
    """The digest as asked for, over what the channel has; raises UserError for one that can't be."""
    if not ctx.space:
        raise NoChannelHere
    place = here(ctx, asked.channel)
    _demand(ctx, place)
    before = ctx.store.digests.at(place)
    if before is None and len(ctx.store.digests.listing(ctx.space)) >= rules.MOST:
        raise TooManyDigests(count=rules.MOST)
    if before is not None and before.space != ctx.space:
        raise NoChannelHere
    made = before or _fresh(ctx, place)
    if asked.on is not None:
        made = replace(made, weekday=WEEKDAYS.index(asked.on))
    made = replace(
        made,
        at=made.at if asked.at is None else asked.at,
        zone=asked.zone or made.zone,
        topics=made.topics if asked.topics is None else _topics(asked.topics),
        feeds=made.feeds if asked.feeds is None else read_feeds(ctx, asked.feeds),
        sections=made.sections if asked.sections is None else KINDS[asked.sections],
        says_empty=made.says_empty if asked.empty is None else asked.empty,
        owner=ctx.member.id,
        paused=False,
    )
    return replace(made, next_at=_next(ctx, made))


def _fresh(ctx: Context, place: Place) -> Digest:
    last = ctx.store.digests.last([place]).get(place)
    return Digest(
        DigestId(ids.new_id(ctx.now)),
        place,
        ctx.space,
        0,
        time(9),
        ctx.member.zone,
        ctx.now,
        ctx.now,
        sections=SECTIONS,
        tip="" if last is None else last.tip,
    )


def _topics(said: str) -> tuple[str, ...]:
    return () if words.fold(said.strip()) in (EVERYTHING, "all") else read_topics(said)


def _spelled(one: Digest) -> Call:
    """The call that sets up exactly this."""
    kind = next(name for name, kept in KINDS.items() if set(kept) == set(one.sections))
    return setup.call(
        on=WEEKDAYS[one.weekday],
        at=one.at,
        zone=one.zone,
        topics=", ".join(one.topics) or EVERYTHING,
        feeds=", ".join(ids.spell_id(feed) for feed in one.feeds) or "all",
        sections=kind,
        empty=one.says_empty,
        channel=one.place.id,
    )


def _demand(ctx: Context, place: Place) -> None:
    """Both who asks and we may post there; raises CannotPost."""
    reason = ctx.cannot_post(place)
    if reason:
        wrong, remedy = cards.CANNOT.get(reason, cards.CANNOT["unasked"])
        raise CannotPost(wrong=wrong, remedy=remedy)


def _next(ctx: Context, one: Digest) -> datetime:
    since = times.local_day(ctx.now, one.tz) - timedelta(days=7)
    return rules.next_time(one, ctx.now, posted=ctx.store.digests.weeks(one.place, since))


def _preview(ctx: Context, one: Digest, *, saved: bool) -> Card:
    first: date = times.local_day(one.next_at, one.tz)
    post = replace(draft(one, one.next_at, ctx.now), starts=first, planned_at=one.next_at)
    ((one, post),) = finished(ctx.store, [(one, post)], ctx.now)
    (week,) = looking.weeks(ctx.store, [(one, post)])
    (card,) = looking.composed(ctx.store, [week])
    return cards.preview(replace(card, actions=()), one, len(week.events), saved=saved)


def _prefix(one: Digest) -> str:
    """Of what is on its way for it."""
    return f"digest/{one.place.platform}/{one.place.realm}/{one.place.id}/"


feature = Feature(
    commands=(digest,),
    jobs=(Job("digests", timedelta(seconds=20), plan), Job("digests tidy", timedelta(hours=6), tidy)),
    aftermath=settled,
    wakes=lambda store: store.digests.wakes_at(),
)
