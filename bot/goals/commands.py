"""`/goal`: goals of one sentence each, and the big picture they serve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.goals import cards, checked, counting, keeping, lately, reading, rules, settling, typed
from bot.goals.args import MOST, Amount, Closing, GoalRef
from bot.goals.checkins import check_in, facts
from bot.goals.counted import done, offers, outing
from bot.goals.editing import ASKED, QUESTIONS, SIDE, WANT, WANTED, edit
from bot.goals.model import Count, CountId, Goal, GoalId, State
from bot.goals.pacing import Standing
from bot.goals.picture import big_picture, goals
from bot.kit import grammar, ids, words
from bot.kit.args import Ambiguous, Day, Number, OneOf, RecordId, Text
from bot.kit.cards import Action, Card, Quote, say
from bot.kit.commands import UnknownCommand
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord

PAGE = 10
AT_ONCE = 10
"""Goals in one message."""


class GoalTooLong(UserError):
    """That goal has {length} characters; one sentence of at most 300 is easier to keep.

    Nothing was saved yet. Several goals go on a line each, at most ten.
    """


class TooManyAtOnce(UserError):
    """Those are {number} goals, and I read at most {most} in one message.

    Nothing was saved yet. Send them in parts.
    """


class BelowNothing(UserError):
    """It stands at {done}, so I can't take {amount} away.

    To see what counted, and take out what doesn't belong: `goal counted`
    """


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
    sector: Annotated[str | None, Text("Only people of this sector", limit=100)] = None,
    channel: Annotated[str | None, Text("Only there, such as LinkedIn", limit=100)] = None,
    side: Annotated[str | None, OneOf(SIDE, typed.SIDES, label="Side of you")] = None,
) -> Card:
    """Set a networking goal.

    It is saved as you wrote it. Then I show what is clear, and ask only about what is not; your words can always stay.
    """
    lines = keeping.pasted(what)
    longest = max(len(line) for line in lines)
    if longest > reading.LONGEST:
        raise GoalTooLong(length=longest)
    if len(lines) > AT_ONCE:
        raise TooManyAtOnce(number=len(lines), most=AT_ONCE)
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    known = {words.fold(goal.text): goal for goal in active}
    keeping.room_for(len(active), sum(words.fold(line) not in known for line in lines))
    aim = ctx.store.goals.aim(ctx.member.id)
    said = {"role": role, "company": company, "sector": sector, "channel": channel}
    said |= {"want": want, "side": side, "questions": questions}
    saved: list[Goal] = []
    word = ""
    for line in lines:
        there = known.get(words.fold(line))
        read = typed.changed(ctx, there or keeping.new(ctx, line), said)
        goal = replace(read, target=number or read.target, deadline=by or read.deadline)
        if there is None:
            goal, word = keeping.linked(ctx, goal, aim)
            keeping.add(ctx, goal)
        elif goal != there:
            keeping.save(ctx, goal)
        saved.append(goal)
    if len(saved) > 1:
        return checked.several(ctx, saved)
    title = "You have this goal already" if words.fold(lines[0]) in known else "Goal saved"
    hint = rules.hint(keeping.this_month(ctx, len(active) + (title == "Goal saved")))
    link = f"I linked it to your big picture, since it says “{word}”. " if word else ""
    began = lately.already(ctx, saved[0]) if title == "Goal saved" else ""
    return checked.card(ctx, title, saved[0], saying=" ".join(f"{began} {link}{hint}".split()))


@goals.command("show", examples=["goal show coffee chats", "goal show 1"], reads=True)
def show(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal", placing="rest")]) -> Card:
    """Show one goal: how it goes, and what could be clearer."""
    goal = keeping.find(ctx, which)
    return checked.card(ctx, "Your goal", goal, tone="plain", looking=True).saying(*facts(ctx, goal))


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
    actions = (undo.button("Undo", count=count.id), list_goals.button("All goals"), check_in.button("Check in"))
    return card.offering(*actions)


@goals.command("undo", hidden=True)
def undo(ctx: Context, count: Annotated[int, RecordId("What was counted")]) -> Card:
    """Take back what was counted by hand."""
    found = ctx.store.goals.count(ctx.member.id, CountId(count))
    if found is None or found.by_itself or not ctx.store.goals.remove_counts(ctx.member.id, [found.id]):
        raise UnknownRecord
    after = counting.standing(ctx, keeping.find(ctx, found.goal))
    return _progressed(ctx, f"Taken back: {counting.said(after)}", after)


@goals.command("complete", examples=["goal complete coffee chats"], aliases=["done"])
def complete(ctx: Context, which: Annotated[GoalId, Closing("Which goal", placing="rest")]) -> Card:
    """Mark a goal as completed."""
    goal = keeping.close(ctx, which, State.DONE)
    standing = counting.standing(ctx, goal)
    card = Card(
        "Completed. Well done!" if standing.reached or goal.target is None else "Completed",
        (say(goal.text), say(f"{counting.said(standing)}.")),
        tone="good",
        summary="Completed",
    )
    return card.offering(set_goal.ask("Set the next one"), reopen.button("Reopen", which=goal.id))


@goals.command("drop", examples=["goal drop 2"])
def drop(ctx: Context, which: Annotated[GoalId, Closing("Which goal", placing="rest")]) -> Card:
    """Let a goal go. Choosing what matters is part of it; what you counted stays."""
    goal = keeping.close(ctx, which, State.DROPPED)
    card = Card(
        "Let go",
        (
            say(goal.text),
            say("That is fine: dropping one goal makes room for another."),
        ),
        summary="Let go",
    )
    return card.offering(reopen.button("Take it back", which=goal.id), set_goal.ask("Set another"))


@goals.command(grammar.OTHERWISE, hidden=True)
def otherwise(
    ctx: Context, what: Annotated[str, Text("What was typed after goal", placing="rest", lines=True, limit=3000)]
) -> Card:
    """What was typed is no command of goals: one of the goals is shown, anything else may be a new one."""
    try:
        which = GoalRef("").read(what, ctx)
    except Ambiguous as question:
        question.field = "what"
        raise
    except UserError:
        first, *others = what.split()
        verbs = [local for local, one in goals.commands.items() if not one.hidden]
        near = ctx.catalogue.close(f"goal {first}", goals) if words.close(first.casefold(), verbs) else ()
        if near and not others:
            raise UnknownCommand(said=f"goal {first}", close=near) from None
        if not others:
            raise
        card = Card("Is it a new goal?", (Quote(what), *([say(*near)] if near else [])), tone="ask", summary="A goal?")
        return card.offering(*ctx.hold(("Set it as a goal", set_goal.call(what))), list_goals.button("Your goals"))
    return checked.card(ctx, "Your goal", keeping.find(ctx, which), tone="plain", looking=True)


@goals.command("reopen", examples=["goal reopen coffee chats"])
def reopen(ctx: Context, which: Annotated[GoalId, GoalRef("Which goal", placing="rest")]) -> Card:
    """Make a completed or dropped goal active again."""
    goal = replace(keeping.find(ctx, which), state=State.ACTIVE, closed_at=None)
    return checked.card(ctx, "Active again", keeping.save(ctx, goal))


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
    commands=(settling.goals,),  # the same group, with what its buttons do
    reactions=(counting.after_talk,),
    corrections=(counting.after_correction,),
    offers=(offers,),
    attended=(outing,),
    did=(done,),
    changes=(counting.after_change,),
    panels=(counting.panel,),
)
