"""`/goal counted`: what counted for a goal, and what doesn't belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.contacts.model import ContactId
from bot.context import Context
from bot.goals import cards, counting, keeping
from bot.goals.args import GoalRef
from bot.goals.model import Count, CountId, Goal, GoalId, State
from bot.goals.picture import goals
from bot.journal import told
from bot.journal.model import DeedId, Entry
from bot.kit import ids, words
from bot.kit.args import Flag, Number, RecordId
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose, Line
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord

PAGE = 10
MENU = 25
"""Options of a menu."""


class Closed(UserError):
    """That goal is closed, so its number stays as it is.

    Make it active first: `goal reopen`
    """


@goals.command("counted", examples=["goal counted coffee chats", "goal counted 1"], reads=True)
def counted(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal", placing="rest")],
    page: Annotated[int, Number("Which page of the list", least=1, most=100_000)] = 1,
) -> Card:
    """Show what counted for a goal, and take out what doesn't belong to it."""
    goal = keeping.find(ctx, which)
    size = ctx.store.goals.size(ctx.member.id, goal.id)
    page = min(page, max(1, -(-size // PAGE)))
    found = ctx.store.goals.page(ctx.member.id, goal.id, limit=PAGE, offset=(page - 1) * PAGE)
    talks = [ctx.store.journal.find(ctx.member.id, one.entry) if one.entry is not None else None for one in found]
    people = ctx.store.contacts.several(ctx.member.id, {ContactId(talk.contact) for talk in talks if talk})
    items = [
        cards.Counted(one, talk, people[ContactId(talk.contact)].name if talk else _named(ctx, one))
        for one, talk in zip(found, talks, strict=True)
    ]
    open_ = goal.state is State.ACTIVE
    actions = [_changes(one) if open_ else () for one in found]
    card = cards.counted(counting.standing(ctx, goal), items, actions, ctx.today, size=size)
    if size > page * PAGE:
        card = card.offering(counted.button("More", which=goal.id, page=page + 1))
    return card.offering(_see("goal show", "Show the goal", goal))


@goals.command("leave-out", hidden=True)
def leave_out(
    ctx: Context,
    count: Annotated[int, RecordId("What was counted")],
    together: Annotated[bool | None, Flag("With all that was logged at once with it")] = None,
) -> Card:
    """Take a conversation, a deed or an event out of a goal for good."""
    one, entry, goal = _linked(ctx, count)
    back = put_back.button("Undo", count=one.id, together=together)
    actions = (back, counted.button("What counted", which=goal.id))
    if entry is not None:
        instead = counting.set_apart(ctx, goal, one, entry.contact, counts=False)
        card = cards.left_out(counting.standing(ctx, goal), _name(ctx, entry), entry.day, ctx.today, instead=instead)
        return card.offering(*actions)
    several = _several(ctx, one, together=together or False)
    if one.deed is None:
        counting.set_outing_apart(ctx, goal, one, one.attendance or 0, counts=False)
    else:
        counting.set_deeds_apart(ctx, goal, several, counts=False)
    name = _named(ctx, one, len(several))
    return cards.event_left_out(counting.standing(ctx, goal), name, one.day, ctx.today).offering(*actions)


@goals.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    count: Annotated[int, RecordId("What was counted")],
    together: Annotated[bool | None, Flag("With all that was logged at once with it")] = None,
) -> Card:
    """Let a conversation, a deed or an event count for a goal again."""
    one, entry, goal = _linked(ctx, count)
    if entry is None:
        return _back(ctx, one, goal, together=together or False)
    counting.set_apart(ctx, goal, one, entry.contact, counts=True)
    linked = ctx.store.goals.linked_to(ctx.member.id, [entry.id])
    counts = [found for found in linked if found.goal == goal.id]
    card = cards.put_back(counting.standing(ctx, goal), _name(ctx, entry), entry.day, ctx.today, fits=bool(counts))
    again = tuple(leave_out.button("Not this one", count=found.id) for found in counts)
    return card.offering(*again, counted.button("What counted", which=goal.id))


def offers(ctx: Context, entry: Entry) -> tuple[Action, ...]:
    """“Not this one”, for what a conversation counts for."""
    return _not_this_one(ctx, ctx.store.goals.linked_to(ctx.member.id, [entry.id]))


def outing(ctx: Context, attendance: int) -> tuple[Sequence[Line], Sequence[Action]]:
    """What an event counts for, with “Not this one”."""
    lines = counting.after_outing(ctx, attendance)
    return lines, _not_this_one(ctx, ctx.store.goals.linked_outings(ctx.member.id, attendance=attendance))


def done(ctx: Context, several: Sequence[int]) -> tuple[Sequence[Line], Sequence[Action]]:
    """What deeds count for, with “Not this one”; where several were logged at once, it means all of them."""
    lines = counting.after_deeds(ctx, several)
    found = ctx.store.deeds.find(ctx.member.id, DeedId(several[-1])) if several else None
    if found is None:
        return lines, ()
    linked = ctx.store.goals.linked_deeds(ctx.member.id, deeds=[found.id])
    return lines, _not_this_one(ctx, linked, together=len(ctx.store.deeds.together(ctx.member.id, found)) > 1)


def _not_this_one(ctx: Context, linked: Sequence[Count], *, together: bool = False) -> tuple[Action, ...]:
    counts = [one for one in linked if not one.left_out]
    if not counts:
        return ()
    active = {goal.id: goal for goal in ctx.store.goals.listing(ctx.member.id, State.ACTIVE)}
    counts = [one for one in counts if one.goal in active][:MENU]
    label, all_ = ("Not these", True) if together else ("Not this one", None)
    if len(counts) == 1:
        return (leave_out.button(label, count=counts[0].id, together=all_),)
    options = tuple(
        leave_out.button(words.clip(active[one.goal].text, 75, unit="utf16"), count=one.id, together=all_)
        for one in counts
    )
    return (Choose(f"{label}, for which goal", options),) if options else ()


def _back(ctx: Context, one: Count, goal: Goal, *, together: bool) -> Card:
    """A deed or an event counts again, where it fits."""
    several = _several(ctx, one, together=together)
    name = _named(ctx, one, len(several))
    if one.deed is None:
        counting.set_outing_apart(ctx, goal, one, one.attendance or 0, counts=True)
        linked = ctx.store.goals.linked_outings(ctx.member.id, goal=goal.id, attendance=one.attendance)
    else:
        counting.set_deeds_apart(ctx, goal, several, counts=True)
        linked = ctx.store.goals.linked_deeds(ctx.member.id, goal=goal.id, deeds=[one.deed])
    card = cards.event_put_back(counting.standing(ctx, goal), name, one.day, ctx.today, fits=bool(linked))
    again = _not_this_one(ctx, linked, together=together)
    return card.offering(*again, counted.button("What counted", which=goal.id))


def _several(ctx: Context, one: Count, *, together: bool) -> tuple[Count, ...]:
    """What counts for the same goal of all deeds that were logged at once with that of a count; else it alone."""
    deed = None if one.deed is None or not together else ctx.store.deeds.find(ctx.member.id, one.deed)
    if deed is None:
        return (one,)
    alike = [each.id for each in ctx.store.deeds.together(ctx.member.id, deed)]
    return tuple(ctx.store.goals.linked_deeds(ctx.member.id, goal=one.goal, deeds=alike))


def _named(ctx: Context, one: Count, number: int = 1) -> str:
    """Of the event or the `number` of deeds that counted; empty for what didn't count by one."""
    if one.deed is not None:
        return _deeds(ctx, one.deed, number)
    if one.attendance is None:
        return ""
    return next((found.title for found in ctx.store.goals.outings(ctx.member.id, one.attendance)), "")


def _deeds(ctx: Context, which: DeedId, number: int) -> str:
    """“3 comments on X: what they wrote of it”."""
    deed = ctx.store.deeds.find(ctx.member.id, which)
    if deed is None:
        return ""
    whom = None if deed.contact is None else ctx.store.contacts.find(ctx.member.id, ContactId(deed.contact))
    said = told.deeds(deed.kind, number, deed.channel, "" if whom is None else whom.name)
    return words.capital(f"{said}: {deed.what}" if deed.what else said)


def _changes(one: Count) -> tuple[Button, ...]:
    if not one.by_itself:
        return (Button("Take back", Call("goal undo", {"count": ids.spell_id(one.id)})),)
    counts = put_back.button("Count it again", count=one.id)
    if not one.left_out:
        counts = leave_out.button("Not this one", count=one.id)
    if one.deed is None:
        return (counts,)
    return (counts, Button("Remove", Call("did remove", {"deed": ids.spell_id(one.deed), "one": "yes"})))


def _linked(ctx: Context, count: int) -> tuple[Count, Entry | None, Goal]:
    """What a conversation, a deed or an event counted, with the conversation if it was one, and the goal. Raises
    UnknownRecord, Closed."""
    one = ctx.store.goals.count(ctx.member.id, CountId(count))
    entry = None if one is None or one.entry is None else ctx.store.journal.find(ctx.member.id, one.entry)
    if one is None or (entry is None and one.attendance is None and one.deed is None):
        raise UnknownRecord
    goal = keeping.find(ctx, one.goal)
    if goal.state is not State.ACTIVE:
        raise Closed
    return one, entry, goal


def _name(ctx: Context, entry: Entry) -> str:
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(entry.contact))
    if contact is None:
        raise UnknownRecord
    return contact.name


def _see(command: str, label: str, goal: Goal) -> Button:
    """The goal's card offers this list, so the list can't import its command."""
    return Button(label, Call(command, {"which": ids.spell_id(goal.id)}))
