"""`/grapevine gave`: what one gives to somebody one knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from bot.contacts.args import Person, TalkDay
from bot.contacts.model import ContactId
from bot.context import Context
from bot.deeds import cards, ledger, sorts, writing
from bot.deeds.args import Given
from bot.deeds.cards import Done
from bot.deeds.group import gave
from bot.deeds.writing import CHANNEL, DAY, GIVE_SORTS, LIMIT, WHERE
from bot.journal.model import Deed, DeedKind, Give
from bot.kit import ids, words
from bot.kit.args import CalendarDay, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, Choose
from bot.kit.commands import Form

WHAT_SORT = "What it was, if the words don't say it"
LABELS = tuple(words.capital(sorts.GIVEN[sort]) for sort in Give)


@gave.command("", examples=["gave Ana an article about hiring", "gave Ana Ruiz - feedback on her CV; yesterday"])
def give(
    ctx: Context,
    who: Annotated[ContactId, Person("To whom", placing="rest")],
    what: Annotated[str, Given("What you gave them", label="What you gave", limit=LIMIT)],
    day: Annotated[date | None, TalkDay(DAY)] = None,
    channel: Annotated[str | None, Text(WHERE, limit=CHANNEL)] = None,
    sort: Annotated[str | None, OneOf(WHAT_SORT, GIVE_SORTS, labels=LABELS)] = None,
) -> Card:
    """Log what you gave to somebody you know: an article, feedback, an introduction, a hand.

    It is told on their card, and counts for goals about helping people.
    """
    writing.one_person(ctx, what, give.mention)
    one = writing.line(ctx, DeedKind.HELP, who, what, day=day, channel=channel, sort=sort)
    return shown(ctx, "Logged", one)


@gave.command("edit", hidden=True)
def edit(
    ctx: Context,
    deed: Annotated[int, RecordId("What was logged")],
    what: Annotated[str | None, Text("What you gave", label="What you gave", lines=True, limit=LIMIT)] = None,
    sort: Annotated[str | None, OneOf("What it was", GIVE_SORTS, labels=LABELS)] = None,
    day: Annotated[date | None, TalkDay("When it was")] = None,
    channel: Annotated[str | None, Text(f"{WHERE} - empties it", limit=CHANNEL, clears=True)] = None,
) -> Card | Form:
    """Change something you gave."""
    found, _ = writing.find(ctx, deed, DeedKind.HELP)
    if what is sort is day is channel is None:
        return edit.form(edit.call(deed), known=writing.known(found))
    return shown(ctx, "Changed", writing.changed(ctx, found, what=what, sort=sort, day=day, channel=channel))


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    found, _ = writing.find(ctx, ids.read_id(call.values.get("deed", "")), DeedKind.HELP)
    return writing.known(found)


@gave.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    who: Annotated[int, RecordId("To whom")],
    day: Annotated[date, CalendarDay("When it was")],
    sort: Annotated[str, OneOf("What it was", GIVE_SORTS)],
    what: Annotated[str | None, Text("What you gave", limit=LIMIT)] = None,
    channel: Annotated[str | None, Text("Where it was", limit=CHANNEL)] = None,
) -> Card:
    """Log again what was taken out."""
    one = writing.add(ctx, DeedKind.HELP, ContactId(who), what or "", day, channel=channel or "", sort=sort)
    return shown(ctx, "Put back", one)


PROMISED, FEW, SHORT = "promise", 2, 40
"""The kind of follow-up that a give may settle; how many are offered, and characters of each."""


def _promises(ctx: Context, one: Deed) -> tuple[Button, ...]:
    """What was promised to the person and is open: this may be it. It is asked, never taken for granted."""
    if one.contact is None or one.at != ctx.now:
        return ()
    waiting = ctx.store.followups.of_contact(ctx.member.id, ContactId(one.contact))
    promised = [each for each in waiting if each.kind.value == PROMISED and each.what][:FEW]
    return tuple(
        Button(
            f"I promised that: {words.clip(each.what, SHORT, unit='utf16')}",
            Call("followup done", {"which": ids.spell_id(each.id)}),
        )
        for each in promised
    )


def shown(ctx: Context, title: str, one: Deed) -> Card:
    """A give, with what goals make of it."""
    _, contact = writing.find(ctx, one.id)
    lines, offers = ctx.told_of([one.id])
    sort = writing.sort_said(one)
    card = cards.logged(title, Done(one, 1, contact.name), lines, ctx.today, counts=bool(offers), sort=sort)
    pairs = zip(Give, LABELS, strict=True)
    menu = tuple(edit.button(label, deed=one.id, sort=each.value) for each, label in pairs if each.value != one.sort)
    return card.offering(
        edit.ask("Edit", deed=one.id),
        ledger.remove_button("Take it back", one),
        *_promises(ctx, one),
        Choose("It was …", menu),
        *offers,
        ledger.button(contact),
    )
