"""What a channel and its organisers see of the weekly digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.digest import rules
from bot.digest.model import TIP, TOTALS, Digest, Post, Sum, Totals
from bot.events import cards as event_cards
from bot.events.model import Event, EventId
from bot.kit import times, words, zones
from bot.kit.calls import Call
from bot.kit.cards import (
    Action,
    At,
    Block,
    Button,
    Card,
    ChannelMention,
    Choose,
    CommandMention,
    Divider,
    Entries,
    Entry,
    Facts,
    Line,
    Strong,
    footnote,
    say,
)
from bot.kit.ids import spell_id
from bot.members.model import Place
from bot.tips.known import BY_NAME

SECTION_NAMES = {TOTALS: "the week in numbers", TIP: "a tip"}
_GONE = {"cancelled": "Cancelled: ", "gone": "No longer listed: "}

CANNOT = {
    "direct": ("That isn't a channel.", "A digest is for everybody: type the command in a channel, or name one."),
    "unnamed": (
        "This conversation isn't a channel.",
        "Name one, as in channel:#general. Any name will do here, and its posts are shown to you.",
    ),
    "thread": ("That is a thread.", "Use the channel itself: what is added during the week goes into a thread there."),
    "unknown channel": ("I can't find that channel.", "If it is private, invite me first."),
    "archived": ("That channel is archived.", "Choose another one, or unarchive it."),
    "not here": ("I'm not in that channel.", "Invite me there, and try again."),
    "not you": ("You aren't in that channel.", "Join it first: a digest is set up by somebody who reads it."),
    "silent": ("I may not write in that channel.", "Give me the permissions to see it and to send messages there."),
    "history": ("I may not read that channel's history.", "Give me “Read Message History”: threads need it."),
    "threads": ("I may not open threads there.", "Give me “Create Public Threads” and “Send Messages in Threads”."),
    "elsewhere": ("That channel is of another space.", "Type the command where the channel is."),
    "scope": ("I may not look at channels.", "Whoever runs me can install me again, with the permissions of today."),
    "unasked": ("I couldn't ask the platform about that channel.", "Nothing was changed. Try again in a moment."),
}
"""Why no digest can come to a channel, by Messenger.can_post's word: what is so, and what to do."""


def week(
    first: date,
    events: Sequence[Event],
    going: Mapping[EventId, int],
    *,
    zone: ZoneInfo,
    totals: Totals | None = None,
    tip: str = "",
) -> Card:
    """The post. It is the same whenever it is made: only its events change it."""
    last = first + timedelta(days=rules.DAYS - 1)
    title = f"What is on, {_days(first, last)}"
    blocks: list[Block] = []
    shown = events[: rules.SHOWN]
    for day, some in groupby(shown, key=lambda one: max(one.day(zone), first)):
        items = tuple(Entry(_titled(one), event_cards.detail(one, zone, going.get(one.id, 0), on=day)) for one in some)
        blocks.append(Entries(event_cards.named(day), items))
    if len(events) > len(shown):
        blocks.append(say(f"And {len(events) - len(shown)} more this week."))
    if not events:
        blocks.append(say("Nothing is on the list for these seven days."))
        blocks.append(say("Do you know of something? Add it with ", CommandMention("event add"), "."))
    besides = [] if totals is None else _totals(totals)
    if tip in BY_NAME:
        besides.append(say(Strong("Tip of the week: "), BY_NAME[tip].said))
    card = Card(title, (*blocks, *([Divider(), *besides, Divider()] if besides else [])), summary=title)
    open_ones = [one for one in shown if one.takes_place]
    if open_ones:
        options = tuple(_go(one, zone) for one in open_ones)
        card = card.saying(
            say("Going somewhere? Choose it below, and I help you prepare."),
            footnote(f"{_whose_clock(zone)} Nobody sees who goes, only how many."),
        )
        card = card.offering(Choose("I'm going to …", options))
    return card.offering(Button("See all", Call("event list"))) if events else card


def _go(event: Event, zone: ZoneInfo) -> Button:
    day = event.day(zone)
    label = f"{words.clip(event.title, 56)}, {times.DAYS[day.weekday()][:3]} {day.day}"
    return Button(label, Call("event going", {"which": spell_id(event.id)}))


def _titled(event: Event) -> Line:
    """Who reads only titles sees there that one doesn't take place."""
    title = event_cards.titled(event)
    return title if event.takes_place else (Strong(_GONE.get(event.status, _GONE["cancelled"])), *title)


def _whose_clock(zone: ZoneInfo) -> str:
    """Each reader sees their own times; the headings are the same for all."""
    return f"Times are in your own zone, days are those of {zones.city(zone.key)}."


def _totals(totals: Totals) -> list[Block]:
    past = [
        said
        for one, said in (
            (totals.talks, f"{words.plural(totals.talks.count, 'conversation')} logged"),
            (totals.done, f"{words.plural(totals.done.count, 'follow-up')} done"),
            (totals.goals, f"{words.plural(totals.goals.count, 'goal')} reached"),
        )
        if one != Sum()
    ]
    line: Line = (Strong("Here, last week: "), f"{words.join(past)}.") if past else ()
    if totals.due != Sum():
        due, people = totals.due.count, totals.due.people
        verb = "is" if due == 1 else "are"
        said = f"{words.plural(due, 'follow-up')} {verb} due now, among {people} people."
        line = (*line, f" {said}") if line else (Strong("Here: "), said)
    return [say(*line)] if line else []


def late(events: Sequence[Event], zone: ZoneInfo) -> Card:
    """In the thread of a post: what was added during its week."""
    title = f"{words.plural(len(events), 'more event')} this week"
    items = tuple(
        Entry(event_cards.titled(one), (f"{event_cards.named(one.day(zone))}, ", *event_cards.detail(one, zone, 0)))
        for one in events[: rules.SHOWN]
    )
    options = tuple(_go(one, zone) for one in events[: rules.SHOWN])
    card = Card(title, (Entries("", items),), (Choose("I'm going to …", options),), summary=title)
    return card.offering(Button("See all", Call("event list"))) if len(events) > rules.SHOWN else card


def preview(card: Card, digest: Digest, count: int, *, saved: bool) -> Card:
    """The post as it would be, between a word on when it comes and what can be done."""
    coming: Line = ("The next one comes ", At(digest.next_at), ".")
    where: Line = ("This is the post for ", ChannelMention(digest.place.id), f": {schedule(digest)}. ")
    notes: list[Block] = [say(*coming) if saved else say(*where, *coming)]
    if not count:
        said = "it says so then" if digest.says_empty else "nothing is posted then"
        notes.append(say(f"No event is on the list for that week yet: {said}."))
    if not saved:
        notes.append(footnote("Nothing is saved yet."))
    post = (Divider(), *card.blocks, Divider()) if count or digest.says_empty else ()
    return Card(f"Preview: {card.title}", (*notes, *post), tone="ask", summary="A preview of the digest")


def no_feed() -> Block:
    return say("There is no feed here yet. Add the calendar of a group, or of your own, and the digest fills itself.")


def saved(digest: Digest, *, edited: bool) -> Card:
    title = "The digest is changed" if edited else "The digest is set up"
    said = say("It comes to ", ChannelMention(digest.place.id), f" {schedule(digest)}; next ", At(digest.next_at), ".")
    return Card(title, (said,), tone="good", summary="Saved")


def listed(
    digests: Sequence[tuple[Digest, Post | None]], actions: Sequence[Sequence[Action]], *, organisers: str
) -> Card:
    """Every digest of a space, when it comes and what it posted last."""
    items = tuple(
        Entry(
            (ChannelMention(one.place.id), f" · {schedule(one)}"),
            _standing(one, last),
            tuple(own),
        )
        for (one, last), own in zip(digests, actions, strict=True)
    )
    card = Card(words.plural(len(digests), "digest").capitalize(), (Entries("", items),), summary="Digests")
    return (
        card.saying(footnote("Besides those who manage this space, its organisers' role may change them."))
        if (organisers)
        else card
    )


def _standing(digest: Digest, last: Post | None) -> Line:
    coming: Line = ("Paused",) if digest.paused else ("Next ", At(digest.next_at))
    if last is None:
        return (*coming, " · nothing posted yet")
    if last.posted_at is None:
        return (*coming, " · one is on its way")
    return (*coming, " · last ", At(last.posted_at))


def nothing_yet() -> Card:
    return Card(
        "No digest yet",
        (
            say(
                "Once a week I post in a channel what is on. People see each time by their own clock, and say with one "
                "press that they go."
            ),
            say(
                "Type ", CommandMention("digest setup"), " in the channel; you see a preview before anything is saved."
            ),
        ),
        summary="Digests",
    )


def details(digest: Digest, feeds: Sequence[str]) -> Facts:
    """What is set up, in pairs."""
    sections = words.join([SECTION_NAMES[one] for one in digest.sections if one in SECTION_NAMES]) or "events alone"
    return Facts(
        (
            ("Channel", (ChannelMention(digest.place.id),)),
            ("When", (schedule(digest),)),
            ("About", (words.join(digest.topics) or "everything",)),
            ("From", (words.join(feeds) or "all feeds of this space",)),
            ("With", (sections,)),
            ("Empty weeks", ("said" if digest.says_empty else "left out",)),
        )
    )


def schedule(digest: Digest) -> str:
    return f"{times.DAYS[digest.weekday]}s at {times.say_time(digest.at)} ({zones.city(digest.zone)} time)"


def removing(digest: Digest) -> Card:
    said = say("Nothing more is posted in ", ChannelMention(digest.place.id), ". What was posted stays there.")
    return Card("Remove this digest?", (said,), tone="ask", summary="Remove a digest")


def missed(digest: Digest, due: datetime) -> Card:
    """To its owner: a post that was too late."""
    return Card(
        "I left out a digest",
        (
            say("The one of ", At(due), " for ", ChannelMention(digest.place.id), " was more than a day late."),
            say("I was away then. The next one comes ", At(digest.next_at), "."),
        ),
        tone="warn",
        summary="About your digest",
    )


def left(place: Place) -> Card:
    """To its owner, who isn't in the channel any more."""
    return Card(
        "I paused your digest",
        (
            say("You aren't in ", ChannelMention(place.id), " any more, and a digest needs somebody who reads it."),
            say("Anybody there who manages the space may go on with ", CommandMention("digest resume"), "."),
        ),
        tone="warn",
        summary="About your digest",
    )


def announcement() -> Card:
    """Public: what Grapevine is, and a way to begin."""
    return Card(
        "Meet people, and keep in touch",
        (
            say(
                "I'm Grapevine. Tell me in one line whom you met. I remind you to say thanks, to keep your promises, "
                "and to stay in touch."
            ),
            say("What you tell me stays with you: nobody here sees whom you know."),
        ),
        (Button("Start", Call("welcome start"), tone="main"),),
        summary="Grapevine is here",
    )


def _days(first: date, last: date) -> str:
    start = str(first.day) if first.month == last.month else f"{first.day} {times.MONTHS[first.month - 1]}"
    return f"{start} to {last.day} {times.MONTHS[last.month - 1]}"
