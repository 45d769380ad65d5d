"""The way through a review: which step comes next, its card, and the buttons beneath it.

Where a review stands is never kept: it follows from what was said so far. So it goes on wherever it was left, on
another day or platform, and whatever was done with its goals and people meanwhile. Buttons name a goal or a person by
id, and the review by its month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.context import Context, NeedsWriter
from bot.goals import checkin_cards
from bot.goals.model import FAMILIES, Goal, State
from bot.kit import ids
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose, CommandMention
from bot.plan import gaps
from bot.review import cards, gathering, months, proposals, rules, saying
from bot.review.clipping import clip
from bot.review.coaching import coach
from bot.review.document import document
from bot.review.gathering import Month
from bot.review.model import Answer, Look, Result, Review, Tally
from bot.review.rules import AIM, CHANGE, GOALS, NETWORK, NEXT, PEOPLE, STEPS

IN_MENU = 70
"""Characters of a goal in a menu."""


def button(label: str, what: str, month: date, /, *, asks: int = 0, **values: str) -> Button:
    """A button of the review of a month."""
    return Button(label, Call(f"review {what}", {"month": months.first(month).isoformat(), **values}), asks=asks)


def onward(ctx: Context, review: Review, note: str = "", actions: Sequence[Action] = ()) -> Card:
    """The first step that is still open, with what was just done above it."""
    month = gathered(ctx, review)
    card = finished(ctx, month) if review.finished_at is not None else _step(ctx, month)
    return cards.noted(card, note, actions) if note else card


def gathered(ctx: Context, review: Review) -> Month:
    """The review as it is now; what was closed elsewhere is settled on the way, where that can be written."""
    month = gathering.load(ctx, review)
    open_ = review.finished_at is None
    if open_ and any(goal.state is not State.ACTIVE and not _settled(month, goal) for goal in month.goals):
        _write(ctx)
        month = saying.settle(ctx, month)
    return month


def at(ctx: Context, month: date) -> Month:
    """The review of the month that a button names; raises UnknownRecord."""
    return gathered(ctx, saying.find(ctx, month))


def _write(ctx: Context) -> None:
    if not ctx.may_write:
        raise NeedsWriter


def _settled(month: Month, goal: Goal) -> bool:
    return rules.settled(goal, month.results.get(goal.id))


def left(month: Month) -> tuple[Goal, ...]:
    """The goals of which nothing was said yet, and which were not passed over."""
    return tuple(
        goal for goal in month.goals if not _settled(month, goal) and ids.spell_id(goal.id) not in month.review.skipped
    )


def next_step(ctx: Context, month: Month) -> str:
    """The first step that has something left to ask."""
    goals_left = len(left(month))
    if goals_left and GOALS not in month.review.skipped:  # whom to look at costs a look at everybody they know
        return GOALS
    waiting = sum(one.answer is Answer.OPEN for one in month.looks)
    if not month.looks and PEOPLE not in month.review.skipped:
        waiting = len(gathering.choose(ctx, month.review.month))
    empty = not (month.goals or month.looks or waiting or PEOPLE in month.review.skipped)
    empty = empty and gathering.tally(ctx, month.review.month) == Tally()
    done = rules.finished_steps(month.review, goals_left=goals_left, people_left=waiting, empty=empty)
    return next((step for step in STEPS if step not in done), NEXT)


def what_is_next(ctx: Context, month: Month) -> str:
    """“goal 3 of 4 is next”."""
    step = next_step(ctx, month)
    if step == "goals":
        return f"goal {_number(month, left(month)[0])} of {len(month.goals)} is next"
    return _NEXT[step]


_NEXT = {
    PEOPLE: "the people to look at are next",
    CHANGE: "what must change is next",
    NETWORK: "the network you want is next",
    NEXT: "the goals to come are next",
}


def _step(ctx: Context, month: Month) -> Card:
    goals = left(month)
    match next_step(ctx, month):
        case "goals":
            return goal(ctx, month, goals[0])
        case "people":
            return people(ctx, month)
        case "change" | "network" as step:
            return own_words(ctx, month, step)
        case _:
            return coming(ctx, month)


def start(ctx: Context, month: date) -> Card:
    """Before a review is begun."""
    goals = rules.of_month(gathering.every_goal(ctx), month, ctx.zone)
    aim = ctx.store.goals.aim(ctx.member.id)
    hint = ""
    if 0 < len(goals) < proposals.A_MONTH:
        hint = "Three goals a month work well. You can add some for the next one at the end."
    shown = min(len(goals), rules.SHOWN)
    size = cards.Size(shown, len(goals) - shown, len(gathering.choose(ctx, month)))
    card = cards.start(month, gathering.tally(ctx, month), aim, size, hint=hint)
    begin = replace(button("Begin", "begin", month), tone="main")
    return card.offering(begin, button("Later", "later", month))


def waits(month: date) -> Card:
    return cards.waits(month, (CommandMention("review month", f"{month:%Y-%m}"),)).offering(
        button("Go on", "begin", month)
    )


# Goals


def goal(ctx: Context, month: Month, one: Goal) -> Card:
    """One goal, with what fits best first."""
    stands, result = month.stands[one.id], month.results.get(one.id)
    result = result if _settled(month, one) else None
    last = ctx.store.check_ins.latest(ctx.member.id, [one.id]).get(one.id)
    asked = cards.Asked(
        one,
        stands,
        _number(month, one),
        len(month.goals),
        result,
        later(ctx, result),
        "" if last is None else f"Last check-in: {checkin_cards.said(last, ctx.today)}",
    )
    card = cards.goal(asked, month.aim, _serves(month, one))
    on = rules.goes_on(one, month.review.month)
    again = "carry" if result is None and stands.left and not on else ""
    labels = {
        "done": "Done",
        "carry": f"Carry on: {one.target} again" if again else "Carry on",
        "left": f"Carry on: the {stands.left} left",
        "drop": "Let go",
    }
    actions: list[Action] = []
    for says in rules.fitting(stands, on=on):
        if says == "adapt":
            actions.append(_about(one, "Adapt", "adapt", month, asks=1))
        else:
            actions.append(_about(one, labels[says], "verdict", month, says=says))
    several = len(all_reached(month)) if one in all_reached(month) else 0
    if several > 1:
        actions.insert(0, button(f"Done with all {several} reached", "reached", month.review.month))
    if isinstance(actions[0], Button):
        actions[0] = replace(actions[0], tone="main")
    if result is not None:
        actions += [why(one, month), button("Go on", "begin", month.review.month)]
    else:
        actions.append(_about(one, "Skip", "skip", month))
    return card.offering(*actions)


def all_reached(month: Month) -> tuple[Goal, ...]:
    """Those that were reached and wait for a word; a rhythm may go on, so it is asked about by itself."""
    return tuple(one for one in left(month) if one.cadence is None and month.stands[one.id].reached)


def _number(month: Month, one: Goal) -> int:
    return next((n for n, goal in enumerate(month.goals, 1) if goal.id == one.id), 1)


def why(one: Goal, month: Month) -> Button:
    known = month.results.get(one.id)
    return _about(one, "Change why" if known is not None and known.why else "Add why", "why", month, asks=1)


def change(one: Goal, month: Month) -> Button:
    return _about(one, "Change", "goal", month)


def later(ctx: Context, result: Result | None) -> Goal | None:
    """What a goal goes on as."""
    if result is None or result.following is None:
        return None
    return ctx.store.goals.find(ctx.member.id, result.following)


def _about(one: Goal, label: str, what: str, month: Month, *, asks: int = 0, **values: str) -> Button:
    return button(label, what, month.review.month, asks=asks, goal=ids.spell_id(one.id), **values)


def _serves(month: Month, one: Goal) -> tuple[Action, ...]:
    """The question what it is for, of a goal that goes with no big picture."""
    if one.state is not State.ACTIVE or "R" in one.kept or (month.aim is not None and one.serves_aim):
        return ()
    if month.aim is not None:
        return (_about(one, "Yes", "serves", month, says="yes"), _about(one, "Not really", "serves", month, says="no"))
    if AIM in month.review.skipped:
        return ()
    first = month.review.month
    families = tuple(button(said, "aim", first, family=one.value) for one, said in FAMILIES.items())
    own = button("In my own words", "aim", first, asks=1)
    return (Choose("Pick a big picture", families), own, button("Not now", "skip", first, step=AIM))


# People


def people(ctx: Context, month: Month) -> Card:
    """The three people; they are chosen when they are first asked for, and stay."""
    looks, review = month.looks, month.review
    if not looks and review.finished_at is None:
        picked = gathering.choose(ctx, review.month)
        if picked:
            _write(ctx)
            looks = saying.look_at(ctx, review, picked)
    seen = gathering.seen(ctx, looks)
    nobody = not seen and not ctx.store.reviews.in_touch(ctx.member.id)
    card = cards.people(seen, {one.look.id: _person(one.look) for one in seen}, nobody=nobody)
    untouched = bool(seen) and all(one.look.answer is Answer.OPEN for one in seen)
    return card.offering(button("Skip" if untouched else "Next", "skip", review.month, step=PEOPLE))


def _person(one: Look) -> tuple[Action, ...]:
    which = {"look": ids.spell_id(one.id)}
    if one.answer not in (Answer.OPEN, Answer.FINE):
        return (take_back(one),)
    fine = (Button("All well", Call("review person", {**which, "says": Answer.FINE.value})),)
    return (
        Button("There is news", Call("review news", which), asks=1),
        Button("Get closer", Call("review person", {**which, "says": Answer.CLOSER.value})),
        Button("Help them", Call("review offer", which), asks=1),
        *(fine if one.answer is Answer.OPEN else ()),
    )


def take_back(one: Look) -> Button:
    return Button("Take back", Call("review person", {"look": ids.spell_id(one.id), "says": "undo"}))


# Own words


def own_words(ctx: Context, month: Month, step: str) -> Card:
    first, text = month.review.month, before(ctx, month.review, step)
    mine = month.review.change if step == CHANGE else month.review.network
    card = cards.change(mine, text) if step == CHANGE else cards.network(mine, text, gaps.named(ctx))
    write = replace(button("Change it" if mine else "Write it", step, first, asks=1), tone="main")
    if mine:
        return card.offering(write, button("Go on", "begin", first))
    keep = (button("Keep these words", "same", first, step=step),) if text else ()
    return card.offering(*keep, write, button("Skip", "skip", first, step=step))


def before(ctx: Context, review: Review, step: str) -> str:
    """What they wrote at this step the last time they wrote anything."""
    for one in ctx.store.reviews.latest(ctx.member.id):
        text = one.change if step == CHANGE else one.network
        if one.month < review.month and text:
            return text
    return ""


# What comes


def coming(ctx: Context, month: Month) -> Card:
    """The goals of the month to come, with what is proposed as long as there is room."""
    first = month.review.month
    offered = tuple(
        (
            one,
            (
                button("Add", "take", first, kind=one.kind),
                button("Change first", "own", first, asks=1, kind=one.kind),
                button("Not this one", "refuse", first, kind=one.kind),
            ),
        )
        for one in gathering.proposed(ctx, month)
    )
    card = cards.coming(cards.Coming(month.planned, ctx.today, month.ahead, offered))
    finish = replace(button("Finish", "finish", first), tone="main")
    return card.offering(finish, button("Write my own", "own", first, asks=1))


# The end


def finished(ctx: Context, month: Month) -> Card:
    """The whole review, its document, and what can be changed."""
    first, told = month.review.month, _told(ctx, month)
    shown = cards.overview(told).offering(document.button("Document", month=first))
    shown = shown.offering(coach.ask("Send to my coach", month=first)) if told.tells else shown
    return shown.offering(button("Change something", "reopen", first))


def shut(ctx: Context, month: Month) -> Card:
    """The whole review, for a button of before it was finished."""
    line = "This review is finished, so that button changes nothing. To change it: “Change something”."
    return cards.noted(finished(ctx, month), line, mark="")


def changing(ctx: Context, month: Month) -> Card:
    """The whole review, each part with a way to change it: the goals in a menu, since they may be many."""
    first = month.review.month
    goals = tuple(replace(change(one, month), label=clip(one.text, IN_MENU)) for one in month.goals)
    return cards.overview(_told(ctx, month)).offering(
        replace(button("Finish", "finish", first), tone="main"),
        *((Choose("Change a goal", goals),) if goals else ()),
        *(button(label, "part", first, step=step) for step, label in _PARTS.items()),
    )


_PARTS = {PEOPLE: "People", CHANGE: "What must change", NETWORK: "The network", NEXT: "Next goals"}


def part(ctx: Context, month: Month, step: str) -> Card:
    """One step of a review, whatever was said in it already."""
    match step:
        case "people":
            return people(ctx, month)
        case "change" | "network":
            return own_words(ctx, month, step)
        case "next":
            return coming(ctx, month)
        case _:
            return _step(ctx, month)


def _told(ctx: Context, month: Month) -> cards.Told:
    goals = tuple((one, month.stands[one.id], month.results.get(one.id)) for one in month.goals)
    seen = gathering.seen(ctx, month.looks)
    tally = gathering.tally(ctx, month.review.month)
    return cards.Told(month.review, tally, goals, seen, month.planned, month.ahead, ctx.today, month.more)
