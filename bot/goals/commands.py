"""`/goal`: goals of one sentence each, and the big picture they serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.goals import cards, counting, keeping, reading, rules, typed
from bot.goals.args import MOST, Amount, GoalRef
from bot.goals.counted import counted, offers, outing
from bot.goals.model import LETTERS, Aim, Count, CountId, Goal, GoalId, State
from bot.goals.pacing import Standing
from bot.goals.picture import big_picture, families, goals
from bot.goals.rules import Check
from bot.kit import ids, words
from bot.kit.args import Day, Number, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, say
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord

PAGE = 10
AT_ONCE = 10
"""Goals in one message."""
ACTIVE = 100
"""Active goals of one member; more is a list of wishes."""
NUMBERS = (1, 2, 3, 5)
WANT = "What you want of these people, or give them; for your eyes only"
WANTED = 500
QUESTIONS = "What to ask them, one a line; for your eyes only"
ASKED = 1000
SIDE = "Which side of you it is about"
MORE = 2
"""The page of the form of `goal edit` that asks what a goal is for."""


class GoalTooLong(UserError):
    """That goal has {length} characters; one sentence of at most 300 is easier to keep.

    Nothing was saved yet. Several goals go on a line each, at most ten.
    """


class TooManyGoalsOpen(UserError):
    """You have 100 active goals already.

    Complete or drop some first: `goal list`
    """


class BelowNothing(UserError):
    """It stands at {done}, so I can't take {amount} away."""


@goals.command("list", examples=["goal list", "goal list done"], reads=True)
def list_goals(
    ctx: Context,
    state: Annotated[str, OneOf("Which ones", tuple(one.value for one in State), placing="word")] = State.ACTIVE.value,
    page: Annotated[int, Number("Which page of the list", least=1, most=100)] = 1,
) -> Card:
    """Show your goals and how they are going."""
    aim = ctx.store.goals.aim(ctx.member.id)
    found = ctx.store.goals.listing(ctx.member.id, State(state))
    if not found:
        if state != State.ACTIVE.value:
            return Card(f"No {state} goals", summary="Your goals").offering(list_goals.button("Active goals"))
        card = cards.nothing_yet(aim).offering(
            set_goal.ask("Set a goal"), set_goal.ask("Use the example", what=cards.EXAMPLE)
        )
        return card if aim is not None else card.offering(big_picture.button("Big picture"))
    shown = found[(page - 1) * PAGE : page * PAGE]
    standings = counting.standings(ctx, shown)
    actions = [_actions(one) for one in standings]
    title = f"{words.plural(len(found), 'goal')} {state}" if state != State.ACTIVE.value else _title(len(found))
    hint = rules.hint(keeping.this_month(ctx, len(found))) if state == State.ACTIVE.value else ""
    card = cards.listed(title, standings, actions, aim, first=(page - 1) * PAGE + 1, hint=hint)
    if len(found) > page * PAGE:
        card = card.offering(list_goals.button("More", state=state, page=page + 1))
    return card.offering(set_goal.ask("Set a goal"))


@goals.command(
    "set",
    examples=[
        "goal set Have 3 coffee chats with backend developers by 30 June",
        "goal set Comment on 2 posts every week",
    ],
    aliases=["add"],
)
def set_goal(
    ctx: Context,
    what: Annotated[
        str, Text("Your goal, in one sentence; several go on a line each", placing="rest", lines=True, limit=3000)
    ],
    number: Annotated[int | None, Number("How many, if the sentence doesn't say", least=1, most=MOST)] = None,
    by: Annotated[date | None, Day("Until when, if the sentence doesn't say")] = None,
    want: Annotated[str | None, Text(WANT, label="What you want or give", limit=WANTED)] = None,
    questions: Annotated[str | None, Text(QUESTIONS, label="Questions to ask", lines=True, limit=ASKED)] = None,
    role: Annotated[str | None, Text("Only people of this role", limit=100)] = None,
    company: Annotated[str | None, Text("Only people at this company", limit=100)] = None,
    side: Annotated[str | None, OneOf(SIDE, typed.SIDES, label="Side of you")] = None,
) -> Card:
    """Set a networking goal.

    It is saved as you wrote it. Then I show what is clear, and ask only about what is not; your words can always stay.
    """
    lines = list(dict.fromkeys(" ".join(line.split()) for line in what.splitlines() if line.strip()))
    longest = max(len(line) for line in lines)
    if longest > reading.LONGEST or len(lines) > AT_ONCE:
        raise GoalTooLong(length=longest)
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    known = {words.fold(goal.text): goal for goal in active}
    if len(active) + len(lines) > ACTIVE:
        raise TooManyGoalsOpen
    aim = ctx.store.goals.aim(ctx.member.id)
    said = {"role": role, "company": company, "want": want, "side": side, "questions": questions}
    saved: list[Goal] = []
    for line in lines:
        there = known.get(words.fold(line))
        read = typed.changed(ctx, there or keeping.new(ctx, line), said)
        goal = replace(read, target=number or read.target, deadline=by or read.deadline)
        if there is None:
            ctx.store.goals.add(goal)
            counting.recount(ctx, goal)
        elif goal != there:
            keeping.save(ctx, goal)
        saved.append(goal)
    if len(saved) == 1:
        title = "You have this goal already" if words.fold(lines[0]) in known else "Goal saved"
        this_month = keeping.this_month(ctx, len(active) + (title == "Goal saved"))
        return _card(ctx, title, saved[0], saying=rules.hint(this_month))
    standings = counting.standings(ctx, saved)
    checks = [keeping.checks(ctx, goal, aim) for goal in saved]
    card = cards.several(standings, checks, [(show.button("Show", which=goal.id),) for goal in saved], aim)
    return card.offering(list_goals.button("See all goals"))


@goals.command("show", examples=["goal show coffee chats", "goal show 1"], reads=True)
def show(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal", placing="rest")]) -> Card:
    """Show one goal: how it goes, and what could be clearer."""
    return _card(ctx, "Your goal", keeping.find(ctx, which), tone="plain")


@goals.command("progress", examples=["goal progress coffee chats +1", "goal progress 1 +2 - met them at PyDay"])
def progress(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal", placing="rest")],
    by: Annotated[int, Amount("How much to add: +1, 3, -1", placing="tail")] = 1,
    note: Annotated[str | None, Text("What it was, for your eyes only", placing="after", limit=500)] = None,
) -> Card:
    """Count something for a goal by hand.

    What you log with people counts by itself where it fits; this is for the rest.
    """
    goal = keeping.find(ctx, which)
    before = counting.standing(ctx, goal)
    if before.done + by < 0:
        raise BelowNothing(done=before.done, amount=-by)
    count = Count(CountId(ids.new_id(ctx.now)), ctx.member.id, goal.id, by, ctx.today, ctx.now, note=note or "")
    ctx.store.goals.add_counts([count])
    after = counting.standing(ctx, goal)
    title = f"{'Added' if by > 0 else 'Taken away'} {abs(by)}: {counting.said(after)}"
    card = _progressed(ctx, title, after)
    return card.offering(undo.button("Undo", count=count.id), check_in.button("All goals"))


@goals.command("undo", hidden=True)
def undo(ctx: Context, count: Annotated[int, RecordId("What was counted")]) -> Card:
    """Take back what was counted by hand."""
    found = ctx.store.goals.count(ctx.member.id, CountId(count))
    if found is None or found.by_itself or not ctx.store.goals.remove_counts(ctx.member.id, [found.id]):
        raise UnknownRecord
    after = counting.standing(ctx, keeping.find(ctx, found.goal))
    return _progressed(ctx, f"Taken back: {counting.said(after)}", after)


@goals.command("check-in", examples=["goal check-in"], aliases=["checkin"], reads=True)
def check_in(ctx: Context) -> Card:
    """Go through your active goals, one tap each."""
    found = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    aim = ctx.store.goals.aim(ctx.member.id)
    if not found:
        return cards.nothing_yet(aim).offering(
            set_goal.ask("Set a goal"), set_goal.ask("Use the example", what=cards.EXAMPLE)
        )
    standings = counting.standings(ctx, found[:PAGE])
    actions = [
        (progress.button("+1", which=one.goal.id), progress.ask("Another number", which=one.goal.id))
        for one in standings
    ]
    return cards.listed("How are your goals going?", standings, actions, aim)


@goals.command("edit", examples=["goal edit 1 number:4", 'goal edit coffee by:"30 june"'])
def edit(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal", placing="rest")],
    what: Annotated[str | None, Text("The goal, in one sentence", limit=reading.LONGEST)] = None,
    number: Annotated[str | None, Text("How many; - empties it", limit=6, clears=True)] = None,
    by: Annotated[str | None, Text("Until when; - empties it", limit=80, clears=True)] = None,
    every: Annotated[str | None, Text("How often, such as every week; - empties it", limit=80, clears=True)] = None,
    role: Annotated[str | None, Text("Only people of this role; - empties it", limit=100, clears=True)] = None,
    company: Annotated[str | None, Text("Only people at this company; - empties it", limit=100, clears=True)] = None,
    want: Annotated[str | None, Text(WANT, label="What you want or give", limit=WANTED, clears=True)] = None,
    questions: Annotated[
        str | None, Text(QUESTIONS, label="Questions to ask", lines=True, limit=ASKED, clears=True)
    ] = None,
    side: Annotated[str | None, OneOf(SIDE, typed.SIDES, label="Side of you")] = None,
) -> Card | Form:
    """Change a goal, or what I understood of it.

    New words are read anew; what you fill in beside them counts more. What you logged is counted again.
    """
    goal = keeping.find(ctx, which)
    given = {"what": what, "number": number, "by": by, "every": every, "role": role, "company": company}
    given |= {"want": want, "questions": questions, "side": side}
    if all(text is None for text in given.values()):
        return edit.form(edit.call(which), known=typed.facts(goal))
    changed = keeping.save(ctx, typed.changed(ctx, goal, given))
    return _card(ctx, "Goal changed", changed)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    if "which" not in call.values:
        return {}
    return typed.facts(keeping.find(ctx, GoalRef("").read(call.values["which"], ctx)))


@goals.command("complete", examples=["goal complete coffee chats"], aliases=["done"])
def complete(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal", placing="rest")]) -> Card:
    """Mark a goal as completed."""
    goal = keeping.close(ctx, which, State.DONE)
    standing = counting.standing(ctx, goal)
    card = Card(
        "Completed. Well done!",
        (say(words.clip(goal.text, cards.IN_A_LIST)), say(f"{counting.said(standing)}.")),
        tone="good",
        summary="Completed",
    )
    return card.offering(set_goal.ask("Set the next one"), reopen.button("Reopen", which=goal.id))


@goals.command("drop", examples=["goal drop 2"])
def drop(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal", placing="rest")]) -> Card:
    """Let a goal go. Choosing what matters is part of it; what you counted stays."""
    goal = keeping.close(ctx, which, State.DROPPED)
    card = Card(
        "Let go",
        (
            say(words.clip(goal.text, cards.IN_A_LIST)),
            say("That is fine: dropping one goal makes room for another."),
        ),
        summary="Let go",
    )
    return card.offering(reopen.button("Take it back", which=goal.id), set_goal.ask("Set another"))


@goals.command("reopen", examples=["goal reopen coffee chats"])
def reopen(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal", placing="rest")]) -> Card:
    """Make a completed or dropped goal active again."""
    goal = replace(keeping.find(ctx, which), state=State.ACTIVE, closed_at=None)
    return _card(ctx, "Active again", keeping.save(ctx, goal))


@goals.command("fill", hidden=True)
def fill(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    number: Annotated[int | None, Number("How many", least=1, most=MOST)] = None,
    by: Annotated[date | None, Day("Until when")] = None,
) -> Card:
    """Say what was missing in a goal."""
    goal = keeping.find(ctx, which)
    changed = replace(goal, target=number or goal.target, deadline=by or goal.deadline)
    return _card(ctx, "Goal saved", keeping.save(ctx, changed))


@goals.command("keep", hidden=True)
def keep(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    letter: Annotated[str, OneOf("Which question", tuple(LETTERS))],
) -> Card:
    """Leave the words of a goal as they are."""
    goal = keeping.find(ctx, which)
    kept = "".join(one for one in LETTERS if one in goal.kept or one == letter)
    changed = replace(goal, kept=kept)
    ctx.store.goals.save(changed)
    return _card(ctx, "Kept as you wrote it", changed)


@goals.command("serve", hidden=True)
def serve(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal")]) -> Card:
    """Say that a goal serves the big picture."""
    changed = replace(keeping.find(ctx, which), serves_aim=True)
    ctx.store.goals.save(changed)
    return _card(ctx, "Goal saved", changed)


def _card(ctx: Context, title: str, goal: Goal, *, tone: str = "good", saying: str = "") -> Card:
    """The goal with its check; a button only for what is still open."""
    aim = ctx.store.goals.aim(ctx.member.id)
    standing = counting.standing(ctx, goal)
    checks: list[tuple[Check, tuple[Action, ...]]] = []
    if goal.state is State.ACTIVE:
        checks = [(check, _asks(ctx, goal, check, aim)) for check in keeping.checks(ctx, goal, aim)]
    card = cards.goal(title, standing, checks, aim, tone="good" if tone == "good" else "plain", hint=saying)
    more = () if goal.want or goal.questions or goal.side else (edit.ask("What you want or give", MORE, which=goal.id),)
    more = more if goal.state is State.ACTIVE else ()
    some = ctx.store.goals.size(ctx.member.id, goal.id) > 0
    what = (counted.button("What counted", which=goal.id),) if some else ()
    return card.offering(*_actions(standing, shows=False), *what, *more)


def _asks(ctx: Context, goal: Goal, check: Check, aim: Aim | None) -> tuple[Action, ...]:
    """What settles one open letter; days are worked out when the button is pressed."""
    if not check.open:
        return ()
    keeps = keep.button("Keep my words", which=goal.id, letter=check.letter)
    spelled = ids.spell_id(goal.id)
    match check.letter:
        case "M":
            numbers = (fill.button(str(number), which=goal.id, number=number) for number in NUMBERS)
            return (*numbers, edit.ask("Another number", which=goal.id), keeps)
        case "T":
            end = "end of month" if keeping.days_left(ctx.today) >= 7 else "end of next month"
            month = Button(end.capitalize(), Call(fill.name, {"which": spelled, "by": end}))
            weeks = Button("In two weeks", Call(fill.name, {"which": spelled, "by": "in 2 weeks"}))
            return (month, weeks, fill.ask("Pick a day", which=goal.id), keeps)
        case "R" if aim is None:
            return (families(), keeps)
        case "R":
            return (serve.button(f"It serves: {words.clip(aim.said if aim else '', 50)}", which=goal.id), keeps)
        case _:
            return (edit.ask("Change the words", which=goal.id), keeps)


def _actions(one: Standing, *, shows: bool = True) -> tuple[Action, ...]:
    which = one.goal.id
    first = (show.button("Show", which=which),) if shows else ()
    if one.goal.state is not State.ACTIVE:
        return (*first, reopen.button("Reopen", which=which))
    if shows:
        return (progress.button("+1", which=which), *first)
    closes = (complete.button("Complete", which=which), drop.button("Drop", which=which))
    return (progress.button("+1", which=which), edit.ask("Edit", which=which), *closes)


def _progressed(ctx: Context, title: str, one: Standing) -> Card:
    card = cards.goal(title, one, (), ctx.store.goals.aim(ctx.member.id), tone="good")
    if one.reached and one.goal.cadence is None and one.goal.state is State.ACTIVE:
        card = card.saying(say("You have reached it!")).offering(complete.button("Complete", which=one.goal.id))
    return card


def _title(count: int) -> str:
    return f"You have {words.plural(count, 'goal')}"


feature = Feature(
    commands=(goals,),
    reactions=(counting.after_talk,),
    corrections=(counting.after_correction,),
    offers=(offers,),
    attended=(outing,),
    changes=(counting.after_change,),
    panels=(counting.panel,),
)
