"""`/grapevine review`: a month looked back on, one thing at a time. Each press is saved at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.goals import keeping, reading
from bot.goals.model import State
from bot.kit import ids, times, words
from bot.kit.args import RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card
from bot.review import answers, cards, document, gathering, months, proposals, rules, saying, steps
from bot.review.gathering import Month
from bot.review.group import Of, Settled, review
from bot.review.model import Review

OWN = 1000
"""Characters of what they say in their own words."""

SKIPPED = (*rules.STEPS, rules.AIM)


@review.command("month", examples=["review", "review march"], reads=True)
def look_back(
    ctx: Context,
    month: Annotated[
        date | None, months.WhichMonth("Which month, such as march or 2026-03; else this one", placing="rest")
    ] = None,
) -> Card:
    """Look back on your month, and plan the next one.

    It takes five minutes, all by buttons. You say how each goal went, look at three people, and choose the next goals.
    Each press is saved, so you can leave it and go on another day.
    """
    this = months.first(ctx.today)
    last = times.add_months(this, -1)
    if month is None and ctx.today.day <= rules.CHOOSE_UNTIL and _waits(ctx, last):
        return _which(ctx, last, this)
    return _of_month(ctx, months.first(month or this))


@review.command("open", hidden=True, reads=True)
def of(ctx: Context, month: Of) -> Card:
    """Show the review of a month, or go on with it."""
    return _of_month(ctx, months.first(month))


@review.command("begin", hidden=True)
def begin(ctx: Context, month: Of) -> Card:
    """Begin the review of a month, or go on with it."""
    first = months.first(month)
    if ctx.store.reviews.of_month(ctx.member.id, first) is None and not _may_begin(ctx, first):
        return cards.none(first)
    return steps.onward(ctx, saying.begin(ctx, first))


@review.command("later", hidden=True, reads=True)
def later(ctx: Context, month: Of) -> Card:
    """Leave a review for another day."""
    return steps.waits(months.first(month))


@review.command("skip", hidden=True)
def skip(
    ctx: Context,
    month: Of,
    step: Annotated[str | None, Settled("Which step", SKIPPED)] = None,
    goal: Annotated[int | None, RecordId("Which goal")] = None,
) -> Card:
    """Pass over a step, or a goal."""
    found = saying.find(ctx, month)
    parts = () if step is None else (step,)
    if goal is not None:
        parts += (ids.spell_id(saying.goal_of(gathering.load(ctx, found), goal).id),)
    if found.finished_at is not None:
        return steps.shut(ctx, steps.gathered(ctx, found))
    found = saying.skip(ctx, found, *parts)
    return steps.onward(ctx, found if goal is None else saying.asked_for_aim(ctx, found))


# Own words


@review.command("change", hidden=True)
def change(
    ctx: Context,
    month: Of,
    text: Annotated[
        str, Text("What you will do differently", label="What must change?", lines=True, limit=OWN, clears=True)
    ],
) -> Card:
    """Say what must change."""
    return _own_words(ctx, month, rules.CHANGE, text)


@review.command("network", hidden=True)
def network(
    ctx: Context,
    month: Of,
    text: Annotated[
        str, Text("Whom you want to know, and for what", label="The network I want", lines=True, limit=OWN, clears=True)
    ],
) -> Card:
    """Describe the network you want."""
    return _own_words(ctx, month, rules.NETWORK, text)


@change.prefill
def _what_must_change(ctx: Context, call: Call) -> Mapping[str, str]:
    return _known_words(ctx, call, rules.CHANGE)


@network.prefill
def _the_network(ctx: Context, call: Call) -> Mapping[str, str]:
    return _known_words(ctx, call, rules.NETWORK)


@review.command("same", hidden=True)
def same(ctx: Context, month: Of, step: Annotated[str, Settled("Which words", (rules.CHANGE, rules.NETWORK))]) -> Card:
    """Keep the words of the last review."""
    return _own_words(ctx, month, step, steps.before(ctx, saying.find(ctx, month), step))


# What comes


@review.command("take", hidden=True)
def take(ctx: Context, month: Of, kind: Annotated[str, Settled("Which proposal", proposals.KINDS)]) -> Card:
    """Add a goal that was proposed."""
    found = steps.at(ctx, month)
    one = next((one for one in gathering.every_proposal(ctx, found) if one.kind == kind), None)
    if found.review.finished_at is not None:
        return steps.shut(ctx, found)
    if one is None:
        return steps.onward(ctx, found.review)
    return _planned(ctx, found, one.sentence, kind)


@review.command("refuse", hidden=True)
def refuse(ctx: Context, month: Of, kind: Annotated[str, Settled("Which proposal", proposals.KINDS)]) -> Card:
    """Leave out a goal that was proposed."""
    found = saying.find(ctx, month)
    if found.finished_at is not None:
        return steps.shut(ctx, steps.gathered(ctx, found))
    if gathering.taken(kind) not in found.skipped:
        found = saying.skip(ctx, found, gathering.refused(kind))
    return _coming_again(ctx, found)


@review.command("own", hidden=True)
def own(
    ctx: Context,
    month: Of,
    what: Annotated[
        str,
        Text("What you will do, how many, and until when", label="Your goal, in one sentence", limit=reading.LONGEST),
    ],
    kind: Annotated[str | None, Settled("Which proposal it was", proposals.KINDS)] = None,
) -> Card:
    """Set a goal for the next month, in your own words."""
    found = steps.at(ctx, month)
    if found.review.finished_at is not None:
        return steps.shut(ctx, found)
    return _planned(ctx, found, what, kind)


@own.prefill
def _the_proposal(ctx: Context, call: Call) -> Mapping[str, str]:
    found = gathering.load(ctx, saying.find(ctx, date.fromisoformat(call.values["month"])))
    kind = call.values.get("kind", "")
    for one in gathering.every_proposal(ctx, found):
        if one.kind == kind:
            return {"what": one.sentence}
    return {}


# The end


@review.command("finish", hidden=True)
def finish(ctx: Context, month: Of) -> Card:
    """Finish a review. Nothing has to be said in it."""
    found = steps.at(ctx, month)
    if found.review.finished_at is None:
        saying.refresh(ctx, found)
        saying.save(ctx, replace(found.review, finished_at=ctx.now))
    return steps.finished(ctx, steps.at(ctx, month))


@review.command("reopen", hidden=True)
def reopen(ctx: Context, month: Of) -> Card:
    """Open a finished review once more, to change something."""
    found = saying.find(ctx, month)
    if found.finished_at is not None:
        found = saying.save(ctx, replace(found, finished_at=None))
    return steps.changing(ctx, steps.gathered(ctx, found))


@review.command("part", hidden=True)
def part(ctx: Context, month: Of, step: Annotated[str, Settled("Which step", rules.STEPS)]) -> Card:
    """Look at one step of a review again."""
    found = steps.at(ctx, month)
    if found.review.finished_at is not None:
        return steps.shut(ctx, found)
    return steps.part(ctx, found, step)


def _which(ctx: Context, last: date, this: date) -> Card:
    """Which of two months is meant; of one that was begun, what is next."""
    known = ctx.store.reviews.of_month(ctx.member.id, last)
    waits = "" if known is None else steps.what_is_next(ctx, steps.gathered(ctx, known))
    first = f"Go on with {months.named(last)}" if waits else months.named(last)
    choices = (steps.button(first, "open", last), steps.button(months.named(this), "open", this))
    return cards.which(last, this, waits).offering(*choices)


def _waits(ctx: Context, month: date) -> bool:
    """Whether the review of a month that is over is still to be done: it was begun, or there were goals."""
    known = ctx.store.reviews.of_month(ctx.member.id, month)
    if known is not None:
        return known.finished_at is None
    return bool(rules.of_month(gathering.every_goal(ctx), month, ctx.zone))


def _may_begin(ctx: Context, month: date) -> bool:
    """The present month and the last one; what is longer ago is only read, or gone on with."""
    this = months.first(ctx.today)
    return month in (this, times.add_months(this, -1))


def _of_month(ctx: Context, month: date) -> Card:
    known = ctx.store.reviews.of_month(ctx.member.id, month)
    if known is not None:
        return steps.onward(ctx, known)
    if not _may_begin(ctx, month):
        return cards.none(month).offering(look_back.button("This month"))
    return steps.start(ctx, month)


def _own_words(ctx: Context, month: date, step: str, text: str) -> Card:
    found = saying.find(ctx, month)
    if found.finished_at is not None:
        return steps.shut(ctx, steps.gathered(ctx, found))
    changed = replace(found, change=text) if step == rules.CHANGE else replace(found, network=text)
    changed = replace(changed, skipped=changed.skipped - {step} if text else changed.skipped | {step})
    return steps.onward(ctx, saying.save(ctx, changed), "Saved in your own words." if text else "")


def _known_words(ctx: Context, call: Call, step: str) -> Mapping[str, str]:
    """What they wrote, else what they wrote the last time."""
    found = saying.find(ctx, date.fromisoformat(call.values["month"]))
    mine = found.change if step == rules.CHANGE else found.network
    text = mine or steps.before(ctx, found, step)
    return {"text": text} if text else {}


def _planned(ctx: Context, found: Month, line: str, kind: str | None) -> Card:
    """The goals to come, with one more, unless they have it."""
    review, owner = found.review, ctx.member.id
    before = {one.id for one in ctx.store.goals.listing(owner, State.ACTIVE)}
    goal = saying.plan(ctx, found, line)
    if goal.id not in before and kind is not None and found.aim is not None:
        goal = replace(goal, serves_aim=True)
        ctx.store.goals.save(goal)
    if kind is not None:
        review = replace(review, skipped=review.skipped - {gathering.refused(kind)} | {gathering.taken(kind)})
        saying.save(ctx, review)
    opens = [one.name for one in keeping.checks(ctx, goal, found.aim) if one.open and one.letter != "R"]
    had = "You have this goal already" if goal.id in before else "Added"
    still = f" Still open: {words.join([name.lower() for name in opens])}." if opens else ""
    show = Button("Show", Call("goal show", {"which": ids.spell_id(goal.id)}))
    note = f"{had}: {words.clip(goal.text, cards.ON_TOP)}{still}"
    return cards.noted(_coming_again(ctx, review), note, (show,) if opens else ())


def _coming_again(ctx: Context, review: Review) -> Card:
    return steps.coming(ctx, steps.at(ctx, review.month))


feature = Feature(commands=(answers.review,), jobs=document.JOBS, aftermath=document.ended)
