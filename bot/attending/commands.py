"""`/event prep`, and “whom did you meet?” the morning after."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.attending import cards, rules, undoing
from bot.contacts import quickline
from bot.contacts.model import Contact
from bot.contacts.quickline import FACT_LIMIT, QuickLine
from bot.context import Context
from bot.events import cards as event_cards
from bot.events import going, jobs, planning
from bot.events.args import EventRef
from bot.events.circles import circle
from bot.events.group import events
from bot.events.model import Attendance, AttendanceId, Event, EventId, Going
from bot.feature import Feature
from bot.goals.model import State
from bot.journal.model import How
from bot.kit import ids, words
from bot.kit.args import RecordId, Text, here
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card
from bot.kit.errors import UserError
from bot.met import commands as met
from bot.pitch import saying
from bot.pitch.commands import edit

AT_ONCE = 50
"""People in one answer."""

CANDIDATES = 40
"""People met at an event's earlier editions that are counted."""


class NotYetOver(UserError):
    """{title} has not begun yet.

    Tell me whom you met once you were there.
    """


class TooManyAtOnce(UserError):
    """That is {count} people; I take 50 at once. Nothing was saved.

    Send them in two or more parts: what you add comes on top.
    """


class NobodyNamed(UserError):
    """I see no name there.

    Write one person a line, for example: “Ana Ruiz, recruiter @Acme - hiring juniors”.
    """


@events.command("prep", examples=["event prep", "event prep PyDay"], reads=True)
def prep(
    ctx: Context,
    which: Annotated[EventId | None, EventRef("Which event, if not your next one", placing="rest")] = None,
) -> Card:
    """Prepare for an event: when and where, three questions, and whom you know from there."""
    if which is None:
        coming = going.upcoming(ctx, limit=1)
        if not coming:
            return cards.nowhere().offering(Button("What is on", Call("event list")))
        return _prep(ctx, coming[0], jobs.event_of(ctx.store, coming[0]))
    event = ctx.store.events.find(circle(ctx), which)
    if event is None:
        raise ids.UnknownRecord
    said = ctx.store.events.said(ctx.member.id, (event.id,)).get(event.id)
    return _prep(ctx, said or going.unsaid(ctx, event), event)


@events.command("prep-card", hidden=True, reads=True)
def prep_card(ctx: Context, which: Annotated[int, RecordId("Where they go")]) -> Card | None:
    """The card of the day before; nothing if they don't go any more, or it doesn't take place."""
    one = ctx.store.events.attendance(ctx.member.id, AttendanceId(which))
    event = None if one is None else jobs.event_of(ctx.store, one)
    if one is None or not going.still_ahead(ctx, one, event):
        return None
    return _prep(ctx, one, event)


@events.command("met", hidden=True, reads=True)
def asked(ctx: Context, which: Annotated[int, RecordId("Where they were")]) -> Card | None:
    """The question of the morning after; nothing once they answered, or if it did not take place."""
    one = ctx.store.events.attendance(ctx.member.id, AttendanceId(which))
    event = None if one is None else jobs.event_of(ctx.store, one)
    if one is None or one.state is not Going.GOING or planning.over_at(one, event) > ctx.now:
        return None
    if event is not None and not event.takes_place:
        return None
    return cards.asked(one, ctx.today).offering(*_answers(one))


@events.command("people", hidden=True)
def people(
    ctx: Context,
    which: Annotated[int, RecordId("Where you were")],
    who: Annotated[
        str, Text("One person a line: name, role @company - note", label="Whom you met", lines=True, limit=4000)
    ],
) -> Card:
    """Say whom you met at an event. The name alone is enough."""
    one = _begun(ctx, which)
    lines = [quickline.read_line(line, here(ctx)) for line in quickline.people(who)]
    if not lines:
        raise NobodyNamed(field="who")
    if len(lines) > AT_ONCE:
        raise TooManyAtOnce(count=len(lines), field="who")
    where = words.clip(one.title, FACT_LIMIT)
    talk = met.Talk(How.EVENT, min(one.day, ctx.today))
    logged = [met.log(ctx, _there(line, where), talk, asks=False) for line in lines]
    saved = _say(ctx, one, Going.WENT)
    card = cards.people(saved.attendance, logged, saved.lines, ctx.today)
    takes_back = undo.call(which=one.id, what=undoing.spell(ctx, one.state, logged))
    return card.offering(people.ask("Add more people", which=one.id), *ctx.hold(("Undo", takes_back)), *saved.offers)


@events.command("people-undo", hidden=True)
def undo(
    ctx: Context,
    which: Annotated[int, RecordId("Where you were")],
    what: Annotated[str, Text("What was logged", limit=4000)],
) -> Card:
    """Take back whom you met at an event, as far as nothing else has happened with them."""
    one = going.attendance(ctx, which)
    before, marks = undoing.read(what)
    latest = undoing.logged_at(ctx, marks) == one.said_at  # else they have answered again since, and that holds
    gone, kept = undoing.take_back(ctx, marks)
    told = _say(ctx, one, before).lines if latest and not kept else ()
    return cards.undone(one, gone, kept, told).offering(*_answers(one))


@events.command("nobody", hidden=True)
def nobody(ctx: Context, which: Annotated[int, RecordId("Where you were")]) -> Card:
    """Say that you were at an event and met nobody."""
    saved = _say(ctx, _begun(ctx, which), Going.WENT)
    one = saved.attendance
    return cards.went(one, saved.lines).offering(
        people.ask("I did meet somebody", which=one.id), missed.button("I did not go", one.id), *saved.offers
    )


@events.command("missed", hidden=True)
def missed(ctx: Context, which: Annotated[int, RecordId("Where you wanted to go")]) -> Card:
    """Say that you did not go to an event after all."""
    saved = _say(ctx, _begun(ctx, which), Going.MISSED)
    return cards.missed(saved.attendance, saved.lines).offering(
        people.ask("I was there", which=saved.attendance.id), Button("What is on", Call("event list"))
    )


def _answers(one: Attendance) -> tuple[Action, ...]:
    return (
        people.ask("Add people", which=one.id),
        nobody.button("Nobody this time", one.id),
        missed.button("I did not go", one.id),
    )


def _prep(ctx: Context, one: Attendance, event: Event | None) -> Card:
    """Of an event, whether they go there or not; `event` is None for one that isn't kept any more."""
    title = one.title if event is None else event.title
    private = ctx.place.private
    known: tuple[Contact, ...] = ()
    if private:  # whom they know is nobody else's business
        there = rules.same_series(title, ctx.store.contacts.met_at(ctx.member.id))
        known = ctx.store.contacts.from_there(ctx.member.id, there, limit=CANDIDATES) if there else ()
    goals = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    topics = () if event is None else event.topics
    pitch, audience = saying.before(ctx, (title, *topics)) if private else ("", "")
    card = cards.prep(
        title,
        event_cards.facts(one, event, ctx.today, ctx.zone),
        rules.questions(goals, private=private),
        [person.name for person in known[: cards.KNOWN]],
        more=max(0, len(known) - cards.KNOWN),
        pitch=pitch,
        audience=audience,
    )
    card = card.offering(*_actions(ctx, one, event))
    return card.offering(edit.ask("Write your pitch (5 minutes)")) if private and not pitch else card


def _actions(ctx: Context, one: Attendance, event: Event | None) -> tuple[Action, ...]:
    if event is None or planning.over_at(one, event) <= ctx.now:
        return ()
    if one.state is Going.GOING:
        return (going.not_going.button("Can't go", event.id),)
    return (going.going.button("Going", event.id),) if event.takes_place else ()


def _begun(ctx: Context, which: int) -> Attendance:
    """Something they said of an event that has begun; raises UnknownRecord and NotYetOver."""
    one = going.attendance(ctx, which)
    if planning.begins_at(one) > ctx.now:
        raise NotYetOver(title=words.clip(one.title, 80))
    return one


def _say(ctx: Context, one: Attendance, state: Going) -> going.Saved:
    """Keep that they were there, or not, and let goals hear of it."""
    return going.save(ctx, replace(one, state=state, said_at=ctx.now), jobs.event_of(ctx.store, one))


def _there(line: QuickLine, where: str) -> QuickLine:
    return replace(line, where=line.where or where)


feature = Feature()
