"""`draft list` and `draft check`: what waits to be sent, and what can be said of any message."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.drafts import cards
from bot.drafts.args import BY_CHANNEL, CHANNELS, PURPOSES, ByName
from bot.drafts.choosing import How, Why
from bot.drafts.group import DraftGone, button, drafts, found, rows
from bot.drafts.judging import judge
from bot.drafts.model import LIMIT, Channel, Draft, DraftId, Purpose, State
from bot.drafts.showing import fresh, seen, will_ask
from bot.drafts.writing import write
from bot.kit import ids, times
from bot.kit.args import CalendarDay, Flag, Number, RecordId, Text
from bot.kit.cards import Button, Card, Choose, Line
from bot.kit.ids import UnknownRecord

PAGE = 10
NEWEST = 3
"""Drafts of a person that are looked at for their card."""


@drafts.command("list", examples=["draft list"], reads=True)
def list_drafts(ctx: Context, after: Annotated[int | None, RecordId("The last one of the page before")] = None) -> Card:
    """Show the messages that you have not sent yet, the newest first."""
    last = None if after is None else ctx.store.drafts.find(ctx.member.id, DraftId(after))
    if after is not None and last is None:
        raise DraftGone
    size = ctx.store.drafts.size(ctx.member.id)
    page = ctx.store.drafts.listing(ctx.member.id, limit=PAGE + 1, after=last)
    if not page:
        return cards.nothing_yet().offering(write.ask("Write to somebody"))
    listed = rows(ctx, page[:PAGE])
    card = cards.listed(listed, [_steps(one.draft) for one in listed], ctx.today, size=size)
    return card.offering(list_drafts.button("More", after=page[PAGE - 1].id)) if len(page) > PAGE else card


@drafts.command("show", hidden=True)
def show(ctx: Context, draft: Annotated[int, RecordId("Which message")]) -> Card:
    """Open a message."""
    one, contact = found(ctx, draft)
    return seen(ctx, fresh(ctx, one, contact), contact)


@drafts.command("check", examples=["draft check Hi Ana, could we talk on Friday? channel:dm first:no"], reads=True)
def check_text(
    ctx: Context,
    text: Annotated[
        str, Text("The message, as you would send it", label="The message", placing="rest", lines=True, limit=LIMIT)
    ],
    channel: Annotated[str | None, ByName("How it goes out", CHANNELS, BY_CHANNEL)] = None,
    first: Annotated[bool | None, Flag("It is the first that they get from you")] = None,
) -> Card:
    """Check a message before you send it: what is good, and what to change.

    I look for six things, such as a clear question and something that only they could get. Nothing is kept of it.
    """
    which = Channel(channel) if channel else Channel.EMAIL
    is_first = first is None or first
    judged = judge(ctx, text, which, first=is_first)
    rest = [one for one in CHANNELS if one is not which]
    others = [(CHANNELS[one], check_text.call(text, channel=one, first=is_first)) for one in rest]
    again = "We know each other" if is_first else "It is the first message"
    held = ctx.hold((again, check_text.call(text, channel=which, first=not is_first)), *others)
    return cards.checked(text, which, judged, first=is_first).offering(held[0], Choose("Read it as", held[1:]))


@drafts.command("remove", hidden=True)
def remove(ctx: Context, draft: Annotated[int, RecordId("Which message")]) -> Card:
    """Take a message away for good."""
    one, contact = found(ctx, draft)
    ctx.store.drafts.remove(ctx.member.id, one.id)
    back = put_back.call(
        who=one.contact,
        purpose=one.purpose,
        channel=one.channel,
        text=one.text,
        variant=one.variant,
        other=one.other,
        followup=one.followup,
        share=one.share,
        ask=one.ask_on,
        asks=one.asks,
    )
    return cards.removed(one, contact.name).offering(*ctx.hold(("Put back", back)), list_drafts.button("Not sent yet"))


@drafts.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    who: Annotated[int, RecordId("To whom")],
    purpose: Why,
    channel: How,
    text: Annotated[str, Text("The message", lines=True, limit=LIMIT)],
    variant: Annotated[int | None, Number("Which words")] = None,
    other: Annotated[int | None, RecordId("Somebody it names")] = None,
    followup: Annotated[int | None, RecordId("What it is for")] = None,
    share: Annotated[int | None, RecordId("What it shares")] = None,
    ask: Annotated[date | None, CalendarDay("When it is asked about")] = None,
    asks: Annotated[int, Number("How often it was")] = 0,
) -> Card:
    """Put a message back that was removed."""
    contact = _person(ctx, who)
    named = None if other is None else ctx.store.contacts.find(ctx.member.id, ContactId(other))
    one = Draft(
        DraftId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        Purpose(purpose),
        Channel(channel),
        text,
        ctx.now,
        other=None if named is None else named.id,
        variant=variant,
        ask_on=ask,
        asks=asks,
        followup=followup,
        share=share,
    )
    ctx.store.drafts.add(one)
    will_ask(ctx, one)
    return seen(ctx, one, contact)


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What `contact show` tells of messages to a person that are not sent yet."""
    newest = ctx.store.drafts.of_contact(ctx.member.id, contact.id, limit=NEWEST)
    return tuple(
        ("Draft", (f"{PURPOSES[one.purpose]}, {times.say_day(times.local_day(one.created_at, ctx.zone), ctx.today)}",))
        for one in newest
        if one.state is State.OPEN
    )


def _steps(draft: Draft) -> tuple[Button, ...]:
    return button("Open", "show", draft), button("I sent it", "sent", draft), remove.button("Remove", draft=draft.id)


def _person(ctx: Context, who: int) -> Contact:
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(who))
    if contact is None:
        raise UnknownRecord
    return contact
