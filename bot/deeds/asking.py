"""`/grapevine asked`: what one asked somebody for. It is for the ledger alone, and counts for no goal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from bot.contacts.args import Person, TalkDay
from bot.contacts.model import ContactId
from bot.context import Context
from bot.deeds import cards, ledger, sorts, writing
from bot.deeds.args import Asked
from bot.deeds.cards import Done
from bot.deeds.group import asked
from bot.deeds.writing import ASK_SORTS, CHANNEL, DAY, LIMIT, WHERE
from bot.journal.model import Ask, Deed, DeedKind, Purpose
from bot.kit import ids, words
from bot.kit.args import CalendarDay, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, Choose
from bot.kit.commands import Form

WHAT_SORT = "What you asked for, if the words don't say it"
LABELS = tuple(words.capital(sorts.ASKED[sort]) for sort in Ask)
_PURPOSES = {
    Ask.ADVICE: Purpose.ADVICE,
    Ask.FEEDBACK: Purpose.FEEDBACK,
    Ask.REFERRAL: Purpose.REFERRAL,
    Ask.JOB: Purpose.JOB,
    Ask.MENTORSHIP: Purpose.MENTORSHIP,
}
"""What a talk is for in which it was asked: such a talk counts for goals about asking, the ask itself doesn't."""


@asked.command("", examples=["asked Ana for a referral at Acme", "asked Ben - feedback on my portfolio; yesterday"])
def ask(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom you asked", placing="rest")],
    what: Annotated[str, Asked("What you asked them for", label="What you asked for", limit=LIMIT)],
    day: Annotated[date | None, TalkDay(DAY)] = None,
    channel: Annotated[str | None, Text(WHERE, limit=CHANNEL)] = None,
    sort: Annotated[str | None, OneOf(WHAT_SORT, ASK_SORTS, labels=LABELS)] = None,
) -> Card:
    """Log what you asked somebody for: advice, feedback, an introduction, a referral.

    It stands on their card, for your eyes only. To see first how it may feel to them: `asked before`.
    """
    writing.one_person(ctx, what, ask.mention)
    one = writing.line(ctx, DeedKind.ASK, who, what, day=day, channel=channel, sort=sort)
    return shown(ctx, "Logged", one)


@asked.command("edit", hidden=True)
def edit(
    ctx: Context,
    deed: Annotated[int, RecordId("What was logged")],
    what: Annotated[str | None, Text("What you asked", label="What you asked for", lines=True, limit=LIMIT)] = None,
    sort: Annotated[str | None, OneOf("What it was", ASK_SORTS, labels=LABELS)] = None,
    day: Annotated[date | None, TalkDay("When it was")] = None,
    channel: Annotated[str | None, Text(f"{WHERE} - empties it", limit=CHANNEL, clears=True)] = None,
) -> Card | Form:
    """Change something you asked for."""
    found, _ = writing.find(ctx, deed, DeedKind.ASK)
    if what is sort is day is channel is None:
        return edit.form(edit.call(deed), known=writing.known(found))
    return shown(ctx, "Changed", writing.changed(ctx, found, what=what, sort=sort, day=day, channel=channel))


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    found, _ = writing.find(ctx, ids.read_id(call.values.get("deed", "")), DeedKind.ASK)
    return writing.known(found)


@asked.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    who: Annotated[int, RecordId("Whom you asked")],
    day: Annotated[date, CalendarDay("When it was")],
    sort: Annotated[str, OneOf("What it was", ASK_SORTS)],
    what: Annotated[str | None, Text("What you asked for", limit=LIMIT)] = None,
    channel: Annotated[str | None, Text("Where it was", limit=CHANNEL)] = None,
) -> Card:
    """Log again what was taken out."""
    one = writing.add(ctx, DeedKind.ASK, ContactId(who), what or "", day, channel=channel or "", sort=sort)
    return shown(ctx, "Put back", one)


def shown(ctx: Context, title: str, one: Deed) -> Card:
    """An ask, with what the other features have to say of it: the guard does."""
    _, contact = writing.find(ctx, one.id)
    lines, offers = ctx.told_of([one.id])
    card = cards.asked(title, Done(one, 1, contact.name), writing.sort_said(one), lines, ctx.today)
    pairs = zip(Ask, LABELS, strict=True)
    menu = tuple(edit.button(label, deed=one.id, sort=each.value) for each, label in pairs if each.value != one.sort)
    return card.offering(
        *offers,
        _talk(one),
        Choose("It was …", menu),
        edit.ask("Edit", deed=one.id),
        ledger.remove_button("Take it back", one),
        ledger.button(contact),
    )


def _talk(one: Deed) -> Button:
    """Opens the form of the talk in which it was asked."""
    sort = writing.guessed(one)
    purpose = _PURPOSES.get(sort) if isinstance(sort, Ask) else None
    values = {"who": ids.spell_id(one.contact or 0), "day": one.day.isoformat()}  # a button has no room for more
    values |= {"purpose": purpose.value} if purpose else {}
    return Button("Log the talk", Call("contact talked", values), asks=1)
