"""What the buttons of a goal's check do. Each can be pressed twice: the second time changes nothing more, and says so.

They carry ids, numbers and days only; a sentence is worked out again from the goal when its button is pressed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.goals import changes, checked, keeping, proposing, reading, rules, splitting, typed
from bot.goals.args import MOST, GoalRef
from bot.goals.editing import undo_edit
from bot.goals.model import FAMILIES, LETTERS, Aim, Family, Goal, GoalId, State
from bot.goals.picture import AIM_LIMIT, goals
from bot.goals.proposing import Proposal
from bot.kit import words
from bot.kit.args import CalendarDay, Every, Number, OneOf, Text, Widget
from bot.kit.calls import Call
from bot.kit.cards import Button, Card
from bot.kit.errors import UserError
from bot.kit.ids import spell_id
from bot.kit.times import Interval


class Pressed(OneOf):
    """One of a few words that a button says; no form asks for it."""

    widget: Widget = "hidden"


class GoalClosed(UserError):
    """That goal is closed, so its words stay as they are.

    Make it active first: `goal reopen`
    """


@goals.command("fill", hidden=True)
def fill(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    number: Annotated[str | None, Text("Such as 3; - empties it", label="How many", limit=6, clears=True)] = None,
    by: Annotated[str | None, Text("Such as end of month; - empties it", label="Until", limit=80, clears=True)] = None,
    every: Annotated[
        str | None, Text("Such as every week; - empties it", label="How often", limit=80, clears=True)
    ] = None,
) -> Card:
    """Say what was missing in a goal."""
    goal = _active(ctx, which)
    changed = typed.changed(ctx, goal, {"number": number, "by": by, "every": every})
    if changed == goal:
        return checked.card(ctx, "Nothing changed", goal, tone="plain")
    return checked.card(ctx, "Goal saved", keeping.save(ctx, changed))


@fill.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    facts = typed.facts(keeping.find(ctx, GoalRef("").read(call.values["which"], ctx)))
    return {name: facts[name] for name in ("number", "by", "every")}


@goals.command("keep", hidden=True)
def keep(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    letter: Annotated[str, Pressed("Which question", (*LETTERS, "SA"))],
) -> Card:
    """Leave the words of a goal as they are."""
    goal = keeping.find(ctx, which)
    changed = _kept(goal, letter)
    if changed != goal:
        ctx.store.goals.save(changed)
    return checked.card(ctx, "All right" if letter == "R" else "Kept as you wrote it", changed)


@goals.command("checks", hidden=True)
def checks(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal")]) -> Card:
    """Show all five lines of a goal's check."""
    return checked.card(ctx, "Your goal", keeping.find(ctx, which), tone="plain", looking=True, each=True)


@goals.command("serve", hidden=True)
def serve(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    text: Annotated[
        str | None,
        Text(
            "What your networking is for, in the next six to twelve months", label="Your big picture", limit=AIM_LIMIT
        ),
    ] = None,
    family: Annotated[str | None, Pressed("One of the usual four", tuple(one.value for one in FAMILIES))] = None,
) -> Card:
    """Say which big picture a goal serves."""
    goal = keeping.find(ctx, which)
    if text is None and family is None:
        return _serving(ctx, goal)
    return _picture(ctx, goal, Family(family or ""), " ".join((text or "").split()))


@goals.command("purpose", hidden=True)
def purpose(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal")]) -> Card:
    """Make what a goal says that it is for the big picture."""
    goal = keeping.find(ctx, which)
    said = rules.told(goal.text, keeping.read_then(ctx, goal)).purpose
    if not said:
        return checked.card(ctx, "It doesn't say what it is for", goal, tone="plain")
    return _picture(ctx, goal, Family.OWN, words.clip(said, AIM_LIMIT))


@goals.command("rewrite", hidden=True)
def rewrite(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    number: Annotated[int | None, Number("How many", least=1, most=MOST)] = None,
    by: Annotated[date | None, CalendarDay("Until when")] = None,
    every: Annotated[Interval | None, Every("How often")] = None,
) -> Card:
    """Take the sentence that was proposed for a goal.

    It is read anew; what you noted with the goal and what counted for it stays.
    """
    goal = _active(ctx, which)
    if by is not None and by < ctx.today:  # an old card
        return checked.card(ctx, "That day is over, so here is the goal as it is", goal, tone="plain")
    said = checked.sentence(ctx, goal, Proposal(number, by, every))
    if not said:
        return checked.card(ctx, "It says so already", goal, tone="plain")
    saved = keeping.save(ctx, _in_these_words(ctx, goal, said))
    back = ctx.hold(("Back to my words", undo_edit.call(goal.id, changes.kept(goal))))
    return checked.card(ctx, "Goal changed", saved).offering(*back)


@goals.command("split", hidden=True)
def split(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal")]) -> Card:
    """Make a goal of each thing that a goal names.

    The first keeps what counted so far; the others begin today.
    """
    goal = _active(ctx, which)
    parts = splitting.parts(goal.text)
    if len(parts) < 2:
        return checked.card(ctx, "It is one goal already", goal, tone="plain")
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    known = {words.fold(one.text): one for one in active}
    others = [known.get(words.fold(part)) for part in parts[1:]]
    keeping.room_for(len(active), others.count(None))
    found = [keeping.save(ctx, _timed(_in_these_words(ctx, goal, parts[0]), goal))]
    for part, other in zip(parts[1:], others, strict=True):
        if other is None:
            other = replace(_timed(keeping.new(ctx, part), goal), serves_aim=goal.serves_aim, side=goal.side)
            keeping.add(ctx, other)
        found.append(other)
    return checked.several(ctx, found, f"Split into {words.plural(len(found), 'goal')}")


@goals.command("lead", hidden=True)
def lead(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    number: Annotated[int, Number("Which of those proposed", least=1, most=9)],
    by: Annotated[date, CalendarDay("Until when")],
) -> Card:
    """Set a goal that leads to the result which another one names; that one keeps its words."""
    goal = _active(ctx, which)
    ways = checked.ways(ctx, goal, by if by >= ctx.today else proposing.last_day(ctx.today, proposing.BOTH_DAYS))
    if number > len(ways):  # other words since
        return checked.card(ctx, "That was proposed for other words", goal, tone="plain")
    text = ways[number - 1].text
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    there = next((one for one in active if words.fold(one.text) == words.fold(text)), None)
    leads_to = f"It leads to “{words.clip(goal.text, checked.cards.IN_A_LIST)}”, which stays as you wrote it."
    back = Button("Show that goal", Call("goal show", {"which": spell_id(goal.id)}))
    if there is not None:
        return checked.card(ctx, "You have this goal already", there, saying=leads_to).offering(back)
    keeping.room_for(len(active), 1)
    fresh = replace(keeping.new(ctx, text), serves_aim=goal.serves_aim)
    keeping.add(ctx, fresh)
    ctx.store.goals.save(_kept(goal, "SA"))
    return checked.card(ctx, "Goal saved", fresh, saying=leads_to).offering(back)


def _active(ctx: Context, which: GoalId) -> Goal:
    """Raises UnknownRecord, GoalClosed."""
    goal = keeping.find(ctx, which)
    if goal.state is not State.ACTIVE:
        raise GoalClosed
    return goal


def _kept(goal: Goal, letters: str) -> Goal:
    return replace(goal, kept="".join(one for one in LETTERS if one in goal.kept or one in letters))


def _serving(ctx: Context, goal: Goal) -> Card:
    if ctx.store.goals.aim(ctx.member.id) is None:
        return checked.card(ctx, "You have no big picture yet", goal, tone="plain")
    changed = replace(goal, serves_aim=True)
    if changed != goal:
        ctx.store.goals.save(changed)
    return checked.card(ctx, "Goal saved", changed)


def _picture(ctx: Context, goal: Goal, family: Family, text: str) -> Card:
    """Set the big picture, and link the goal to it. One that there is already stays: the button is from before it."""
    known = ctx.store.goals.aim(ctx.member.id)
    aim = Aim(ctx.member.id, family, text, ctx.now)
    if not aim.said:
        return checked.card(ctx, "Your goal", goal, tone="plain")
    if known is not None and words.fold(known.said) != words.fold(aim.said):
        return checked.card(ctx, "Your big picture stays", goal, tone="plain")
    if known is None:
        ctx.store.goals.set_aim(aim)
    return _serving(ctx, goal)


def _in_these_words(ctx: Context, goal: Goal, text: str) -> Goal:
    """Read anew; whose conversations count stays as the member may have changed it, if the goal said something before.
    What was kept of its words was of its former ones."""
    fresh = replace(goal, text=text, kept="R" if "R" in goal.kept else "")
    fresh = rules.understood(fresh, reading.read(text, ctx.today), goal.starts)
    before = keeping.read_then(ctx, goal)
    by_hand = (goal.role, goal.company, goal.sector, goal.channel)
    if by_hand == (before.role, before.company, before.sector, before.channel):
        return fresh
    return replace(fresh, role=goal.role, company=goal.company, sector=goal.sector, channel=goal.channel)


def _timed(part: Goal, whole: Goal) -> Goal:
    """A part that names no time has that of the goal which it was in."""
    if part.deadline is not None or part.cadence is not None:
        return part
    return replace(part, deadline=whole.deadline, cadence=whole.cadence)
