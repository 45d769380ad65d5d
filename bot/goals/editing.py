"""`/goal edit`: a goal changed, shown before and after, and put back as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, TypeAlias

from bot.context import Context
from bot.goals import cards, changes, checked, counting, keeping, reading, typed
from bot.goals.args import GoalRef
from bot.goals.model import Goal, GoalId
from bot.goals.pacing import Standing
from bot.goals.picture import goals
from bot.kit.args import OneOf, Text, Widget
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Form
from bot.kit.ids import UnknownRecord

WANT = "What you want of these people, or give them; for your eyes only"
WANTED = 500
QUESTIONS = "What to ask them, one a line; for your eyes only"
ASKED = 1000
SIDE = "Which side of you it is about"
KEPT = 4000
"""Characters of a goal as it was: its sentence, what it wants and what it asks, with what marks them."""


Tell: TypeAlias = Callable[[Card, Standing, Standing], Card]
"""A card with what is another now, by how the goal stood before and stands after."""


class AsItWas(Text):
    """A goal as it was, in a held call; nobody types it."""

    widget: Widget = "hidden"


@goals.command("edit", examples=["goal edit 1 number:4", 'goal edit coffee by:"30 june"'])
def edit(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal", placing="rest")],
    what: Annotated[str | None, Text("The goal, in one sentence", limit=reading.LONGEST)] = None,
    number: Annotated[str | None, Text("How many; - empties it", limit=6, clears=True)] = None,
    by: Annotated[str | None, Text("Until when; - empties it", limit=80, clears=True)] = None,
    every: Annotated[str | None, Text("How often, such as every week; - empties it", limit=80, clears=True)] = None,
    role: Annotated[str | None, Text("Only people of this role; - empties it", limit=100, clears=True)] = None,
    want: Annotated[str | None, Text(WANT, label="What you want or give", limit=WANTED, clears=True)] = None,
    questions: Annotated[
        str | None, Text(QUESTIONS, label="Questions to ask", lines=True, limit=ASKED, clears=True)
    ] = None,
    side: Annotated[str | None, OneOf(SIDE, typed.SIDES, label="Side of you")] = None,
    company: Annotated[str | None, Text("Only people at this company; - empties it", limit=100, clears=True)] = None,
    sector: Annotated[str | None, Text("Only people of this sector; - empties it", limit=100, clears=True)] = None,
    channel: Annotated[str | None, Text("Only there, such as LinkedIn; - empties it", limit=100, clears=True)] = None,
) -> Card | Form:
    """Change a goal, or what I understood of it.

    New words are read anew; what you fill in beside them counts more. What you logged is counted again, and I show what
    changed by it.
    """
    goal = keeping.find(ctx, which)
    given = {"what": what, "number": number, "by": by, "every": every, "role": role, "company": company}
    given |= {"want": want, "questions": questions, "side": side, "sector": sector, "channel": channel}
    if all(text is None for text in given.values()):
        return edit.form(edit.call(which), known=typed.facts(goal))
    changed = typed.changed(ctx, goal, given)
    if changed == goal:
        return checked.card(ctx, "Nothing changed", goal, tone="plain")
    return _saved(ctx, "Goal changed", goal, changed)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    if "which" not in call.values:
        return {}
    return typed.facts(keeping.find(ctx, GoalRef("").read(call.values["which"], ctx)))


@goals.command("edit-undo", hidden=True)
def undo_edit(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    was: Annotated[str, AsItWas("The goal as it was", limit=KEPT)],
) -> Card:
    """Put a goal back as it was before it was changed."""
    goal = keeping.find(ctx, which)
    try:
        back = changes.put_back(goal, was)
    except (LookupError, TypeError, ValueError):  # what an earlier version of us kept
        raise UnknownRecord from None
    if back == goal:
        return checked.card(ctx, "It is as it was already", goal, tone="plain")
    return _saved(ctx, "Put back as it was", goal, back, tell=cards.restored)


def _saved(ctx: Context, title: str, goal: Goal, changed: Goal, *, tell: Tell = cards.changed) -> Card:
    """Save and count anew, and `tell` what is another now; the first button takes it back."""
    before = counting.standing(ctx, goal)
    after = counting.standing(ctx, keeping.save(ctx, changed))
    card = checked.card(ctx, title, changed)
    undo = ctx.hold(("Undo", undo_edit.call(goal.id, changes.kept(goal))))
    return replace(tell(card, before, after), actions=(*undo, *card.actions))
