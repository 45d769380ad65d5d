"""`/goal check-in`: the active goals one at a time, a tap each.

Nothing is kept of how far somebody is: the order of a day's check-in follows from what was said before that day, so a
check-in can be left at any goal and goes on at the first one of which nothing was said today.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Annotated

from bot.context import Context
from bot.goals import cards, checkin_cards, counting, keeping, pacing, reached
from bot.goals.args import GoalRef
from bot.goals.model import CheckIn, CheckInId, Confidence, Count, CountId, Goal, GoalId, State
from bot.goals.pacing import Standing
from bot.goals.picture import goals
from bot.goals.proposing import MOST
from bot.kit import ids, words
from bot.kit.args import Number, OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Block, Button, Card, Facts
from bot.kit.errors import UserError

FRESH = 6
"""Who was checked in on within so many days comes last."""

LATER = timedelta(weeks=2)
"""How far an unlikely goal's day is offered to move."""

LINE = 200
_MUCH = 10**9
"""More than anybody counts."""


class BelowCounted(UserError):
    """{count} of it counted by itself, from what you logged, so it can't stand at {number}.

    To leave something out, see what counted: `goal counted`
    """


class WhichGoal(UserError):
    """You have more than one goal, and I don't know which one you mean.

    Say its number or a word of it: `goal check-in 1 likely`
    """


class NotActive(UserError):
    """That goal is {state}, so there is nothing to check in on.

    To go on with it, type `goal reopen`
    """


class Sureness(OneOf):
    """How likely it is that they reach it; a word at the end of what they type."""

    def __init__(self) -> None:
        known = tuple(one.value for one in checkin_cards.LIKELY)
        labels = tuple(checkin_cards.LIKELY.values())
        super().__init__("How likely it is that you reach it", known, labels=labels, placing="tail", label="How likely")

    def tail(self, text: str) -> int | None:
        found = _LAST_WORD.search(text)
        known = found is not None and any(found[1].casefold() in (one.text, one.label) for one in self.values)
        return found.start(1) if found is not None and known else None


class StandsAt(Number):
    """Where a goal stands now: a number behind the goal's words. A number alone is the goal's own in the list."""

    def __init__(self) -> None:
        super().__init__("Where it stands now", most=MOST, placing="tail", label="Where it stands now")

    def tail(self, text: str) -> int | None:
        found = _LAST_NUMBER.search(text)
        return None if found is None else found.start(1)


class Switch(OneOf):
    """On or off; said in words or by a button, and in no form."""

    widget = "hidden"


_LAST_WORD = re.compile(r"(?:^|\s)([^\s]+)$")
_LAST_NUMBER = re.compile(r"(?<=\S)\s+([0-9]{1,6})$")


@goals.command(
    "check-in",
    examples=["goal check-in", "goal check-in coffee 2 likely - two good talks"],
    aliases=["checkin"],
)
def check_in(
    ctx: Context,
    which: Annotated[GoalId | None, GoalRef("Which goal, if only one", placing="rest")] = None,
    confidence: Annotated[str | None, Sureness()] = None,
    number: Annotated[int | None, StandsAt()] = None,
    line: Annotated[
        str | None, Text("One line about it, for your eyes only", placing="after", limit=LINE, clears=True)
    ] = None,
    ask: Annotated[str | None, Switch("Whether I ask by myself", ("on", "off"))] = None,
) -> Card:
    """Check in on your active goals, one tap each.

    Is it likely that you reach it, unlikely, or are you unsure? A number says where it stands now, and I count the
    difference.
    Once a week I ask by myself, on a nudge day; `goal check-in ask:off` ends that.
    """
    if ask is not None:
        return _switch(ctx, on=ask == "on")
    ctx.store.questions.wake(ctx.member.id, ctx.now)
    said = any(one is not None for one in (confidence, number, line))
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    if which is None:
        if not said:
            return _from_the_start(ctx, active)
        if len(active) != 1:
            raise WhichGoal
    goal = active[0] if which is None else keeping.find(ctx, which)
    if goal.state is not State.ACTIVE:
        raise NotActive(state="completed" if goal.state is State.DONE else "let go")
    if not said:
        return _asked(ctx, goal, _round(ctx, active))
    saved = _save(ctx, goal, confidence, number, line)
    standing = counting.standing(ctx, goal)
    if saved.confidence is Confidence.OPEN:
        return _asked(ctx, goal, _round(ctx, active), told=f"✓ Saved: {counting.said(standing)}.")
    told = f"✓ “{words.clip(goal.text, counting.NAMED)}”: {counting.said(standing)}{checkin_cards.likely(saved)}."
    return _following(ctx, goal, active, told=told)


@check_in.prefill
def _as_said_today(ctx: Context, call: Call) -> Mapping[str, str]:
    """Not the number: one that is left as it was must not take back what counted meanwhile."""
    if "which" not in call.values:
        return {}
    goal = keeping.find(ctx, GoalRef("").read(call.values["which"], ctx))
    today = _today(ctx, goal.id)
    return {} if today is None else {"confidence": today.confidence.value, "line": today.line}


@goals.command("skip", hidden=True)
def skip(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal")]) -> Card:
    """Go on to the next goal."""
    return _following(ctx, keeping.find(ctx, which), ctx.store.goals.listing(ctx.member.id, State.ACTIVE))


def facts(ctx: Context, goal: Goal) -> tuple[Block, ...]:
    """What the card of a goal tells of the last check-in: a fact, or nothing."""
    last = ctx.store.check_ins.latest(ctx.member.id, [goal.id]).get(goal.id)
    return () if last is None else (Facts((("Check-in", (words.capital(checkin_cards.said(last, ctx.today)),)),)),)


# The order


def _round(ctx: Context, active: Sequence[Goal]) -> list[Goal]:
    """The goals that have begun and are not reached for good, those first of which nothing was said lately. What is
    said today changes no place: one that is reached by it stays."""
    begun = [goal for goal in active if goal.starts <= ctx.today]
    done = {one.goal.id for one in reached.of(ctx, begun)}
    if done:
        done -= {one.goal for one in ctx.store.check_ins.since(ctx.member.id, ctx.today)}
        begun = [goal for goal in begun if goal.id not in done]
    before = ctx.store.check_ins.days(ctx.member.id, [goal.id for goal in begun], before=ctx.today) if begun else {}

    def fresh(goal: Goal) -> bool:
        return goal.id in before and (ctx.today - before[goal.id]).days <= FRESH

    return [*(goal for goal in begun if not fresh(goal)), *(goal for goal in begun if fresh(goal))]


def _from_the_start(ctx: Context, active: Sequence[Goal]) -> Card:
    there = _round(ctx, active)
    if there:
        return _first_open(ctx, there, there)
    done = len(reached.of(ctx, active))
    if done:
        return checkin_cards.only_reached(done).offering(reached.button(), _all())
    if active:
        return checkin_cards.not_begun(min(goal.starts for goal in active)).offering(_all())
    card = cards.nothing_yet(ctx.store.goals.aim(ctx.member.id))
    return card.offering(_form("Set a goal", "goal set"), _form("Use the example", "goal set", what=cards.EXAMPLE))


def _following(ctx: Context, goal: Goal, active: Sequence[Goal], told: str = "") -> Card:
    """The next one behind that goal of which nothing was said today; then what was said of all."""
    there = _round(ctx, active)
    place = next((at for at, one in enumerate(there, 1) if one.id == goal.id), 0)
    return _first_open(ctx, there, there[place:], told)


def _first_open(ctx: Context, there: Sequence[Goal], coming: Sequence[Goal], told: str = "") -> Card:
    today = {one.goal for one in ctx.store.check_ins.since(ctx.member.id, ctx.today) if one.confidence}
    following = next((goal for goal in coming if goal.id not in today), None)
    return _summary(ctx, there) if following is None else _asked(ctx, following, there, told=told)


# The cards


def _asked(ctx: Context, goal: Goal, there: Sequence[Goal], told: str = "") -> Card:
    standing = counting.standing(ctx, goal)
    last = ctx.store.check_ins.latest(ctx.member.id, [goal.id]).get(goal.id)
    place = next((at for at, one in enumerate(there, 1) if one.id == goal.id), 0)
    step = checkin_cards.Step(place, len(there)) if place else None
    card = checkin_cards.one(standing, step, last, ctx.today, told=told)
    asks = {} if standing.finished else checkin_cards.LIKELY
    likely = (check_in.button(said.capitalize(), which=goal.id, confidence=one.value) for one, said in asks.items())
    number = standing.done + 1
    plus = (check_in.button("+1", which=goal.id, number=number),) if number <= MOST else ()
    on = (skip.button("Skip", which=goal.id),) if step is not None and step.all > 1 else ()
    done = (_press("Complete", "goal complete", goal),) if standing.finished else ()
    return card.offering(*done, *likely, *plus, check_in.ask("Number and a word", which=goal.id), *on, _all())


def _summary(ctx: Context, there: Sequence[Goal]) -> Card:
    standings = counting.standings(ctx, there)
    latest = ctx.store.check_ins.latest(ctx.member.id, [goal.id for goal in there])
    actions = {one.goal.id: _next_steps(ctx, one, latest.get(one.goal.id)) for one in standings}
    question = ctx.store.questions.of(ctx.member.id)
    asked = question is None or question.next_at is not None
    shown = {goal.id for goal in there}
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    done = sum(one.goal.id not in shown for one in reached.of(ctx, active))
    card = checkin_cards.summary(standings, latest, actions, ctx.today, asked=asked, reached=done)
    change = "Don't ask me by yourself" if asked else "Ask me once a week"
    completes = (reached.button(),) if done else ()
    return card.offering(*completes, _all(), check_in.button(change, ask="off" if asked else "on"))


def _next_steps(ctx: Context, one: Standing, last: CheckIn | None) -> tuple[Action, ...]:
    """The smallest step for a goal that is unlikely; else only what isn't done yet."""
    goal = one.goal
    if last is None or last.day != ctx.today:
        return (check_in.button("Check in", which=goal.id),)
    if one.finished:
        return (_press("Complete", "goal complete", goal),)
    if last.confidence is not Confidence.UNLIKELY:
        return ()
    steps: list[Action] = []
    smaller = _smaller(one)
    if smaller is not None:
        steps.append(_press(f"Make it {smaller}", "goal fill", goal, number=f"{smaller}"))
    if goal.deadline is not None and goal.cadence is None:
        later = max(goal.deadline, ctx.today) + LATER
        steps.append(_press(f"By {pacing.short(later)}", "goal fill", goal, by=later.isoformat()))
    return (*steps, _form("Edit", "goal edit", which=ids.spell_id(goal.id)), _press("Drop", "goal drop", goal))


def _smaller(one: Standing) -> int | None:
    """About half of what is left; None where there is nothing between what is done and the target."""
    target = one.goal.target
    if target is None or target - one.done < 2:
        return None
    return one.done + (target - one.done) // 2


def _switch(ctx: Context, *, on: bool) -> Card:
    ctx.store.questions.switch(ctx.member.id, ctx.now if on else None)
    undo = check_in.button("Turn it off again" if on else "Turn it on again", ask="off" if on else "on")
    return checkin_cards.switched(on=on).offering(undo, check_in.button("Check in now"))


def _all() -> Button:
    return _form("All goals", "goal list", asks=0)


def _press(label: str, name: str, goal: Goal, **values: str) -> Button:
    return Button(label, Call(name, {"which": ids.spell_id(goal.id), **values}))


def _form(label: str, name: str, *, asks: int = 1, **known: str) -> Button:
    return Button(label, Call(name, known), asks=asks)


# Saving


def _save(ctx: Context, goal: Goal, confidence: str | None, number: int | None, line: str | None) -> CheckIn:
    """What was said before on the same day stays where nothing is said now; but a line belongs to the answer that it
    was said with, so another answer leaves it behind."""
    if number is not None:
        _set_number(ctx, goal, number)
    before = _today(ctx, goal.id)
    said_before = before.confidence.value if before is not None else ""
    another = confidence is not None and said_before not in ("", confidence)
    kept = "" if before is None or another else before.line
    saved = CheckIn(
        CheckInId(ids.new_id(ctx.now)) if before is None else before.id,
        ctx.member.id,
        goal.id,
        ctx.today,
        ctx.now,
        counting.standing(ctx, goal).done,
        Confidence(confidence) if confidence is not None else (before.confidence if before else Confidence.OPEN),
        kept if line is None else line,
    )
    ctx.store.check_ins.say(saved)
    return saved


def _set_number(ctx: Context, goal: Goal, number: int) -> None:
    """Count by hand what is missing to the number, or is too much. Raises BelowCounted."""
    in_all = ctx.store.goals.by_day(ctx.member.id, [goal.id]).get(goal.id, {})
    by_hand = ctx.store.check_ins.by_hand(ctx.member.id, goal.id)
    by_itself = {day: amount - by_hand.get(day, 0) for day, amount in in_all.items()}
    least = pacing.done(goal, by_itself, ctx.today)
    if number < least:
        raise BelowCounted(count=least, number=number)
    # What stands there is never told to be less than nothing; with more on top, it is seen how much less it is.
    stands = pacing.done(goal, {**in_all, ctx.today: in_all.get(ctx.today, 0) + _MUCH}, ctx.today) - _MUCH
    if number != stands:
        count = Count(CountId(ids.new_id(ctx.now)), ctx.member.id, goal.id, number - stands, ctx.today, ctx.now)
        ctx.store.goals.add_counts([count])


def _today(ctx: Context, goal: GoalId) -> CheckIn | None:
    last = ctx.store.check_ins.latest(ctx.member.id, [goal]).get(goal)
    return last if last is not None and last.day == ctx.today else None
