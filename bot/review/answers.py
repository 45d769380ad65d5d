"""What is said of goals and of people in a review, by their buttons and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.model import ContactId
from bot.context import Context
from bot.goals import reading, typed
from bot.goals.model import FAMILIES, LETTERS, GoalId
from bot.goals.picture import AIM_LIMIT, big_picture
from bot.kit import ids, words
from bot.kit.args import RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.review import cards, gathering, saying, steps
from bot.review.group import Of, Settled, review
from bot.review.model import Answer, Review

WHY, LINE = 200, 300
"""Characters of a reason, and of a line about a person."""

UNDO = "undo"

Which = Annotated[int, RecordId("The goal")]
Whom = Annotated[int, RecordId("Whom the review looks at")]


# Goals


@review.command("goal", hidden=True)
def goal(ctx: Context, month: Of, goal: Which) -> Card:
    """Look at a goal of the month once more."""
    return _shown(ctx, steps.at(ctx, month), goal)


@review.command("verdict", hidden=True)
def verdict(
    ctx: Context,
    month: Of,
    goal: Which,
    says: Annotated[str, Settled("What becomes of it", ("done", "carry", saying.LEFT, "drop"))],
) -> Card:
    """Say what becomes of a goal."""
    found = steps.at(ctx, month)
    one = saying.goal_of(found, goal)
    if found.review.finished_at is not None:
        return steps.shut(ctx, found)
    saying.verdict(ctx, found, one, says)
    return _said_of_goal(ctx, found.review, goal)


@review.command("reached", hidden=True)
def reached(ctx: Context, month: Of) -> Card:
    """Complete all goals of the month that were reached."""
    found = steps.at(ctx, month)
    if found.review.finished_at is not None:
        return steps.shut(ctx, found)
    several = steps.all_reached(found)
    for one in several:
        saying.verdict(ctx, found, one, "done")
    review = saying.asked_for_aim(ctx, found.review)
    return steps.onward(ctx, review, f"Done: {words.plural(len(several), 'goal')} that you reached." if several else "")


@review.command("adapt", hidden=True)
def adapt(
    ctx: Context,
    month: Of,
    goal: Which,
    what: Annotated[str | None, Text("The goal, in one sentence", label="Your goal", limit=reading.LONGEST)] = None,
    number: Annotated[str | None, Text("Such as 2; - empties it", label="How many", limit=6, clears=True)] = None,
    by: Annotated[str | None, Text("Such as end of month; - empties it", label="Until", limit=80, clears=True)] = None,
    every: Annotated[
        str | None, Text("Such as every week; - empties it", label="How often", limit=80, clears=True)
    ] = None,
) -> Card:
    """Change a goal for the next month.

    What it came to this month stays as it is.
    """
    found = steps.at(ctx, month)
    one = saying.goal_of(found, goal)
    if found.review.finished_at is not None:
        return steps.shut(ctx, found)
    saying.adapt(ctx, found, one, {"what": what, "number": number, "by": by, "every": every})
    return _said_of_goal(ctx, found.review, goal)


@adapt.prefill
def _as_it_would_go_on(ctx: Context, call: Call) -> Mapping[str, str]:
    found = _of_call(ctx, call)
    one = saying.goal_of(found, ids.read_id(call.values["goal"]))
    known = steps.later(ctx, found.results.get(one.id))
    return typed.facts(known or saying.draft(ctx, found, one, one.target))


@review.command("why", hidden=True)
def why(
    ctx: Context, month: Of, goal: Which, line: Annotated[str, Text("One line is enough", label="Why?", limit=WHY)]
) -> Card:
    """Say in one line why a goal went as it did."""
    found = steps.at(ctx, month)
    one = saying.goal_of(found, goal)
    saying.why(ctx, found, one, " ".join(line.split()))
    return steps.onward(ctx, found.review, "Your reason is noted.", (steps.why(one, steps.at(ctx, month)),))


@why.prefill
def _the_reason(ctx: Context, call: Call) -> Mapping[str, str]:
    found = _of_call(ctx, call)
    known = found.results.get(saying.goal_of(found, ids.read_id(call.values["goal"])).id)
    return {"line": known.why} if known is not None and known.why else {}


@review.command("serves", hidden=True)
def serves(
    ctx: Context, month: Of, goal: Which, says: Annotated[str, Settled("Whether it does", ("yes", "no"))]
) -> Card:
    """Say whether a goal serves the big picture."""
    found = steps.at(ctx, month)
    one = saying.goal_of(found, goal)
    if found.review.finished_at is None:
        kept = "".join(sorted({*one.kept, "R"}, key=LETTERS.index))
        one = replace(one, serves_aim=True) if says == "yes" else replace(one, serves_aim=False, kept=kept)
        ctx.store.goals.save(one)
    return _shown(ctx, steps.at(ctx, month), goal)


@review.command("aim", hidden=True)
def aim(
    ctx: Context,
    month: Of,
    text: Annotated[
        str | None, Text("Such as: change from sales to design", label="Your big picture", limit=AIM_LIMIT)
    ] = None,
    family: Annotated[str | None, Settled("One of the usual four", tuple(one.value for one in FAMILIES))] = None,
) -> Card:
    """Set your big picture: one aim for the next 6 to 12 months."""
    found, known = saying.find(ctx, month), ctx.store.goals.aim(ctx.member.id)
    if known is None and (text or family):
        big_picture(ctx, text=text, family=family)
        known = ctx.store.goals.aim(ctx.member.id)
    return steps.onward(ctx, found, f"Your big picture: {known.said}" if known is not None else "")


# People


@review.command("person", hidden=True)
def person(
    ctx: Context,
    look: Whom,
    says: Annotated[str, Settled("What is to be", (Answer.CLOSER.value, Answer.FINE.value, UNDO))],
) -> Card:
    """Say what is to be with a person."""
    if says != UNDO:
        return _said_of_person(ctx, look, Answer(says))
    found, month = saying.look(ctx, look)
    if month.finished_at is not None:
        return steps.shut(ctx, steps.gathered(ctx, month))
    saying.unsay(ctx, found, month)
    return steps.people(ctx, steps.at(ctx, month.month))


@review.command("news", hidden=True)
def news(
    ctx: Context,
    look: Whom,
    line: Annotated[
        str, Text("Such as: new job at Acme. It goes into your note about them", label="What is new?", limit=LINE)
    ],
) -> Card:
    """Write down what is new with a person, and be reminded to write to them."""
    return _said_of_person(ctx, look, Answer.NEWS, line)


@review.command("offer", hidden=True)
def offer(
    ctx: Context,
    look: Whom,
    line: Annotated[str, Text("Such as: send the article on testing", label="How will you help?", limit=LINE)],
) -> Card:
    """Write down how you will help a person, and be reminded in two days."""
    return _said_of_person(ctx, look, Answer.HELP, line)


def _of_call(ctx: Context, call: Call) -> gathering.Month:
    """The review that a form is about; nothing is written for a form."""
    return gathering.load(ctx, saying.find(ctx, date.fromisoformat(call.values["month"])))


def _shown(ctx: Context, found: gathering.Month, which: int) -> Card:
    """A goal of the month, whatever was said of it; the whole review once that is finished."""
    one = saying.goal_of(found, which)
    return steps.shut(ctx, found) if found.review.finished_at is not None else steps.goal(ctx, found, one)


def _said_of_goal(ctx: Context, review: Review, which: int) -> Card:
    """What comes next, with what was said above it, and a way to say it otherwise."""
    found = steps.at(ctx, saying.asked_for_aim(ctx, review).month)
    one, result = saying.goal_of(found, which), found.results[GoalId(which)]
    note = cards.verdict(result, one, steps.later(ctx, result))
    return steps.onward(ctx, found.review, note, (steps.why(one, found), steps.change(one, found)))


def _said_of_person(ctx: Context, which: int, answer: Answer, line: str = "") -> Card:
    found, review = saying.look(ctx, which)
    if review.finished_at is not None:
        return steps.shut(ctx, steps.gathered(ctx, review))
    said = saying.person(ctx, found, answer, " ".join(line.split()))
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(said.contact))
    name = contact.name if contact is not None else ""
    undo = () if said.answer is Answer.FINE else (steps.take_back(said),)
    month = steps.at(ctx, review.month)
    if any(one.answer is Answer.OPEN for one in month.looks):
        return steps.people(ctx, month)
    return steps.onward(ctx, review, cards.answered(said, name), undo)
