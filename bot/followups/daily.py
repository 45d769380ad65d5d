"""`/followup`: one ranked list, and what to do with each thing in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.contacts.args import Person
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.followups import cards, chain, rules
from bot.followups.args import OneOff, OnlyKeepingInTouch, OpenFollowUp, still_open
from bot.followups.model import FollowUp, FollowUpId, Item, Kind, State
from bot.journal.model import Entry, EntryId, How
from bot.kit import ids, times
from bot.kit.args import Moment, Number, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, say
from bot.kit.commands import Group
from bot.kit.dates import When
from bot.kit.ids import UnknownRecord

followups = Group[Context](
    "followup", "What to do next, and for whom", default="list", front=True, aliases=("followups",)
)

_NO_MORE = "I will not ask about it again."
HOWS = (How.MESSAGE.value, How.CALL.value, How.COFFEE.value, How.IN_PERSON.value)


@followups.command("list", examples=["followup list"], reads=True)
def list_due(ctx: Context, page: Annotated[int, Number("Which page of the list", least=1, most=100)] = 1) -> Card:
    """Show what is due: now, soon, and people you are losing touch with.

    Promises come first. Then come those who have waited longest, and then the people closest to you.
    """
    if not ctx.store.followups.count_open(ctx.member.id):
        return cards.nothing_yet()
    lines = ranked(ctx)
    shown = lines[(page - 1) * cards.PAGE : page * cards.PAGE]
    actions = [steps(item.followup, compact=True) for _, item in shown]
    card = cards.due_list(shown, actions, ctx.today, due=ctx.store.followups.count_due(ctx.member.id, ctx.today))
    if not shown:
        upcoming = ctx.store.followups.next_due(ctx.member.id)
        return card if upcoming is None else card.saying(say(f"The next one is {times.say_day(upcoming, ctx.today)}."))
    return card.offering(list_due.button("More", page=page + 1)) if len(lines) > page * cards.PAGE else card


def ranked(ctx: Context) -> list[tuple[str, Item]]:
    """The list with the heading that each stands under."""
    soon = ctx.store.followups.open_until(ctx.member.id, ctx.today + rules.SOON)
    parts = rules.bands(chain.items(ctx, soon), ctx.today)
    return [(band.capitalize(), item) for band, items in parts._asdict().items() for item in items]


@followups.command(
    "add",
    examples=[
        "followup add Ana Ruiz next friday - send the slides",
        "followup add Ben tomorrow 15:00",
        "followup add Chloé every other tuesday",
    ],
)
def add(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom it is about", placing="rest")],
    when: Annotated[
        When, Moment("When to remind you: next friday, in 2 weeks, every other tuesday", repeats=True, placing="tail")
    ],
    what: Annotated[str | None, Text("What to do, for your eyes only", placing="after", limit=500)] = None,
) -> Card:
    """Remind me about a person on a day I name.

    With a clock time the reminder comes at that time, by itself. Without one it comes with that morning's list.
    “Every friday” or “every 2 weeks” comes back each time you are done with it.
    """
    contact = _person(ctx, who)
    added = chain.add(ctx, contact.id, Kind.ONCE, when.day, at=when.at, what=what or "", named=True, rule=when.rule)
    item = Item(added, contact, ctx.store.journal.last_day(ctx.member.id, contact.id))
    card = cards.saved(item, _will_come(ctx, added), ctx.today)
    return card.offering(snooze.ask("Change the day", which=added.id), remove.button("Remove", which=added.id))


@followups.command("remove", examples=["followup remove Ana"])
def remove(ctx: Context, which: Annotated[FollowUpId, OneOff("Which one, or whose", placing="rest")]) -> Card:
    """Take a follow-up away for good, also one that comes back.

    Keeping in touch ends with `followup stop`.
    """
    one = still_open(ctx, which)
    name = _person(ctx, one.contact).name
    if one.kind is Kind.CADENCE:
        raise OnlyKeepingInTouch(name=name)
    ctx.store.followups.save(chain.closed(one, State.SKIPPED, ctx.now))
    told = f"{cards.told(one, ctx.today)}. {_NO_MORE}"
    return Card(f"Removed: {name}", (say(told),), tone="good", summary="Removed")


@followups.command("done", examples=["followup done Ana Ruiz"])
def done(ctx: Context, which: Annotated[FollowUpId, OpenFollowUp("Which one, or whose", placing="rest")]) -> Card:
    """Mark a follow-up as done, and log that you were in touch."""
    one = still_open(ctx, which)
    contact = _person(ctx, one.contact)
    ctx.store.followups.save(chain.closed(one, State.DONE, ctx.now))
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=ctx.today,
        how=How.MESSAGE,
        followup=one.id,
    )
    lines = ctx.record(entry)
    following = chain.again(ctx, one)
    card = Card(
        f"Done: {contact.name}",
        (
            *(say(*line) for line in lines),
            *cards.next_time(one, following, ctx.today),
            say("How were you in touch? I noted a message for now."),
        ),
        tone="good",
        summary="Done",
    )
    hows = tuple(how.button(said[:1].upper() + said[1:], entry=entry.id, how=said) for said in HOWS)
    ends = () if following is None else (remove.button("Stop repeating", which=following.id),)
    return card.offering(*hows, untalk.button("We did not talk", entry=entry.id), *ends, *ctx.offered(entry))


@followups.command("how", hidden=True)
def how(
    ctx: Context,
    entry: Annotated[int, RecordId("The conversation")],
    how: Annotated[str, OneOf("How you talked", tuple(one.value for one in How))],
) -> Card:
    """Say how a logged conversation went."""
    found = ctx.store.journal.find(ctx.member.id, EntryId(entry))
    if found is None:
        raise UnknownRecord
    lines = ctx.amend(replace(found, how=How(how)))
    contact = _person(ctx, ContactId(found.contact))
    card = Card(
        f"Logged: {how} with {contact.name}, {times.say_day(found.day, ctx.today)}",
        tuple(say(*line) for line in lines),
        tone="good",
        summary="Logged",
    )
    return card.offering(*ctx.offered(found))


@followups.command("untalk", hidden=True)
def untalk(ctx: Context, entry: Annotated[int, RecordId("The conversation")]) -> Card:
    """Take back a logged conversation; the follow-up stays done."""
    found = ctx.store.journal.find(ctx.member.id, EntryId(entry))
    told = None if found is None else ctx.retract(found)
    if found is None or told is None:
        raise UnknownRecord
    contact = _person(ctx, ContactId(found.contact))
    cadence = chain.restart(ctx, contact)
    lines = () if cadence is None else (say(f"Keep in touch: {times.say_day(cadence.due, ctx.today)}."),)
    lines += tuple(say(*line) for line in told)
    return Card(f"Done, and no conversation logged: {contact.name}", lines, tone="good", summary="Done")


@followups.command(
    "snooze", examples=["followup snooze Ana tomorrow", "followup snooze Ana Ruiz in 2 weeks"], aliases=["later"]
)
def snooze(
    ctx: Context,
    which: Annotated[FollowUpId, OpenFollowUp("Which one, or whose", placing="rest")],
    until: Annotated[When, Moment("When to come back to it", placing="tail")],
) -> Card:
    """Move a follow-up to a later day.

    You can do it as often as you like.
    """
    one = still_open(ctx, which)
    moved = rules.moved(one, ctx.member, ctx.now, due=until.day, at=until.at, named=True)
    moved = rules.begun_anew(moved, one, ctx.today, ctx.zone)
    ctx.store.followups.save(moved)
    contact = _person(ctx, one.contact)
    card = Card(
        f"Moved to {cards.when(moved, ctx.today)}: {contact.name}",
        (say(_will_come(ctx, moved)),),
        tone="good",
        summary="Moved",
    )
    return card.offering(*steps(moved))


@followups.command("skip", examples=["followup skip Ana"])
def skip(ctx: Context, which: Annotated[FollowUpId, OpenFollowUp("Which one, or whose", placing="rest")]) -> Card:
    """Let a follow-up go this time.

    Keeping in touch, and what repeats, start their next round.
    """
    one = still_open(ctx, which)
    contact = _person(ctx, one.contact)
    following: FollowUp | None = None
    if one.kind is Kind.CADENCE:
        following = rules.moved(one, ctx.member, ctx.now, due=ctx.today + rules.days(one.span), at=None, named=False)
        ctx.store.followups.save(following)
        said = f"Next time {times.say_day(following.due, ctx.today)}."
    else:
        ctx.store.followups.save(chain.closed(one, State.SKIPPED, ctx.now))
        following = chain.again(ctx, one)
        said = _NO_MORE if following is None else f"Next time {times.say_day(following.due, ctx.today)}."
    ends = () if following is None or not one.rule else (remove.button("Stop repeating", which=following.id),)
    return Card(f"Skipped: {contact.name}", (say(said),), tone="good", summary="Skipped").offering(*ends)


@followups.command("stop", examples=["followup stop Ana Ruiz"])
def stop(ctx: Context, who: Annotated[ContactId, Person("About whom", placing="rest")]) -> Card:
    """Stop all reminders about a person.

    What you know about them stays.
    """
    contact = _person(ctx, who)
    ctx.store.contacts.save(replace(contact, parked=True))
    waiting = ctx.store.followups.of_contact(ctx.member.id, contact.id)
    for one in waiting:
        ctx.store.followups.save(chain.closed(one, State.CANCELLED, ctx.now))
    card = Card(
        f"No more reminders about {contact.name}",
        (say("Everything you wrote down is still there."),),
        tone="good",
        summary="Stopped",
    )
    return card.offering(resume.button("Start again", who=contact.id))


@followups.command("resume", examples=["followup resume Ana Ruiz"])
def resume(ctx: Context, who: Annotated[ContactId, Person("About whom", placing="rest")]) -> Card:
    """Start keeping in touch with a person again."""
    contact = replace(_person(ctx, who), parked=False)
    ctx.store.contacts.save(contact)
    cadence = chain.restart(ctx, contact)
    lines = () if cadence is None else (say(f"Keep in touch: {times.say_day(cadence.due, ctx.today)}."),)
    return Card(f"Reminders are on again for {contact.name}", lines, tone="good", summary="Started again")


@followups.command("show", reads=True, examples=["followup show Ana"])
def show(ctx: Context, which: Annotated[FollowUpId, OpenFollowUp("Which one, or whose", placing="rest")]) -> Card:
    """Show the promise and the note behind a follow-up. Only you can see it."""
    one = still_open(ctx, which)
    contact = _person(ctx, one.contact)
    talks = ctx.store.journal.of_contact(ctx.member.id, contact.id, limit=1)
    item = Item(one, contact, talks[0].day if talks else None)
    return cards.shown(item, talks[0].note if talks else "", ctx.today).offering(
        *steps(one, compact=False, shows=False)
    )


@followups.command("rhythm", examples=["followup rhythm pace:slower"])
def rhythm(
    ctx: Context,
    pace: Annotated[
        str, OneOf("How often", ("keep", "slower", "stop"), labels=("keep", "slower", "stop"), placing="word")
    ],
) -> Card:
    """Say how often reminders to keep in touch may come: keep, slower or stop.

    Promises, thanks and days you named come in any case.
    """
    member = replace(ctx.member, ignored=0, slower=pace == "slower", stopped=pace == "stop")
    ctx.store.members.save(member)
    chain.replan(ctx.store, member, ctx.now)
    said = {
        "keep": "I will keep reminding you on your nudge days.",
        "slower": "Keeping in touch now comes at most once a week.",
        "stop": "No more reminders to keep in touch. What you promised or named still comes on its day.",
    }[pace]
    return Card("All right", (say(said),), tone="good", summary="Saved")


def _person(ctx: Context, who: ContactId) -> Contact:
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    return contact


def _will_come(ctx: Context, one: FollowUp) -> str:
    """When the person hears of it, with the zone that was assumed when nobody told."""
    if one.nudge_at is None:
        return "Your reminders are paused; it waits in your list."
    local = one.nudge_at.astimezone(ctx.zone)
    zone = "" if ctx.member.zone_from in ("member", "platform") else f" ({ctx.member.zone} time)"
    return f"You will hear from me {times.say_day(local.date(), ctx.today)} at {times.say_time(local.time())}{zone}."


def few_actions(one: FollowUp) -> tuple[Action, ...]:
    """What fits where there is little room; Show opens the rest."""
    return done.button("Done", which=one.id), _until(one, "Tomorrow", "tomorrow"), show.button("Show", which=one.id)


def _until(one: FollowUp, label: str, until: str) -> Button:
    return Button(label, Call(snooze.name, {"which": ids.spell_id(one.id), "until": until}))


def _draft(one: FollowUp) -> Button:
    """A message for just that; what writes it knows of follow-ups, and not the other way round."""
    return Button("Draft", Call("draft", {"who": ids.spell_id(one.contact), "followup": ids.spell_id(one.id)}))


def steps(one: FollowUp, *, compact: bool = False, shows: bool = True) -> tuple[Action, ...]:
    """What can be done with a follow-up; relative days are worked out when the button is pressed."""
    offered: list[Action] = [
        done.button("Done", which=one.id),
        _until(one, "Tomorrow", "tomorrow"),
        _until(one, "Next week", "in 7 days"),
    ]
    if not compact:
        offered.append(snooze.ask("Pick a date", which=one.id))
    offered.append(_draft(one))
    if shows:
        offered.append(show.button("Show", which=one.id))
    if not compact:
        offered.append(stop.button("Stop", who=one.contact))
    return tuple(offered)
