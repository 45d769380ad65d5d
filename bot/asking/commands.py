"""What is delivered when something is asked by itself, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from bot.asking import cards, jobs, rules
from bot.asking.rules import What
from bot.context import Context
from bot.drafts import cards as draft_cards
from bot.drafts import group as draft_group
from bot.drafts.cards import Row
from bot.feature import Feature, Job
from bot.goals import checkins, counting, reached
from bot.goals.model import State
from bot.goals.pacing import Standing
from bot.kit.args import CalendarDay, OneOf
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line, say
from bot.kit.commands import Group

asking = Group[Context]("asking", "What I ask by myself", hidden=True)


@asking.command("ask", reads=True)
def ask(ctx: Context, day: Annotated[date, CalendarDay("The local day it was planned for")]) -> Card | None:
    """The day's one message, where there is no nudge that it goes along with."""
    what, private = _still(ctx, day), ctx.place.private
    card = _goals_or_month(ctx, what, day)
    asked = _drafts(ctx, day)
    if not asked:
        return card
    actions = [_answers(one) for one in asked]
    if card is None:
        shown = draft_cards.question(asked, actions, private=private)
        return shown if private else shown.offering(_not_sent_yet())
    line, offered = _about_drafts(ctx, asked)
    return card.saying(say(*line)).offering(*offered)


def _goals_or_month(ctx: Context, what: What, day: date) -> Card | None:
    private = ctx.place.private
    if what == "check-in":
        done = reached.of(ctx, ctx.store.goals.listing(ctx.member.id, State.ACTIVE))
        card = cards.check_in(_standings(ctx), done, private=private).offering(*_offers(ctx, what, alone=True))
        return card.offering(reached.button()) if done and private else card
    if what == "review":
        card = cards.review(rules.month(day), begun=_begun(ctx, day), private=private)
        return card.offering(*_offers(ctx, what, alone=True))
    return None


@asking.command("skip")
def skip(ctx: Context, what: Annotated[str, OneOf("What it was", ("check-in", "review"))]) -> Card:
    """Not this time."""
    known = "review" if what == "review" else "check-in"
    return cards.skipped(known).offering(_begin(known), _never())


def aside(ctx: Context) -> tuple[Sequence[Line], Sequence[Action]]:
    """What is asked today, beneath the nudge of the day."""
    lines, offered = _aside(ctx)
    asked = _drafts(ctx, ctx.today)
    if not asked:
        return lines, offered
    line, answers = _about_drafts(ctx, asked)
    return (line, *lines), (*answers, *offered)


def _aside(ctx: Context) -> tuple[Sequence[Line], Sequence[Action]]:
    what = _still(ctx, ctx.today)
    if what == "check-in":
        return (cards.check_in_aside(_standings(ctx), private=ctx.place.private),), _offers(ctx, what)
    if what == "review":
        line = cards.review_aside(rules.month(ctx.today), begun=_begun(ctx, ctx.today))
        return (line,), _offers(ctx, what)
    return (), ()


DRAFTS = 5
"""Messages that are asked about at once, the newest."""


def _drafts(ctx: Context, day: date) -> tuple[Row, ...]:
    """Messages that it is asked about on that day whether they were sent."""
    return draft_group.rows(ctx, ctx.store.drafts.asked(ctx.member.id, day, limit=DRAFTS))


def _about_drafts(ctx: Context, asked: Sequence[Row]) -> tuple[Line, tuple[Action, ...]]:
    """The question in a line, beneath something else; one message is answered right there."""
    private = ctx.place.private
    alone = private and len(asked) == 1
    return draft_cards.question_aside(asked, private=private), _answers(asked[0]) if alone else (_not_sent_yet(),)


def _answers(one: Row) -> tuple[Button, ...]:
    return (
        draft_group.button("Sent", "sent", one.draft),
        draft_group.button("Not yet", "later", one.draft, yet="yes"),
        draft_group.button("Skip it", "skip", one.draft),
    )


def _not_sent_yet() -> Button:
    return Button("Open my messages", Call("draft list"))


def _still(ctx: Context, day: date) -> What:
    """What was decided for that day, as long as there is a reason to ask it."""
    what = rules.asked_today(ctx.store.questions.of(ctx.member.id), day)
    if what == "check-in":
        return what if jobs.worth_a_check_in(ctx.store, ctx.member, day) else ""
    if what == "review":
        return what if jobs.worth_a_review(ctx.store, ctx.member, day) else ""
    return ""


def _standings(ctx: Context) -> tuple[Standing, ...]:
    """How those goals stand that are asked about, in the order of the list."""
    return counting.standings(ctx, jobs.to_check(ctx.store, ctx.member, ctx.today))


def _begun(ctx: Context, day: date) -> bool:
    return ctx.store.reviews.of_month(ctx.member.id, rules.month(day)) is not None


def _begin(what: What) -> Button:
    if what == "review":
        return Button("Look back", Call("review month"))
    return checkins.check_in.button("Check in (2 minutes)")


def _offers(ctx: Context, what: What, *, alone: bool = False) -> tuple[Action, ...]:
    """Where others read too, anybody may press: then there is only what opens something of one's own."""
    if not ctx.place.private:
        return (_begin(what),)
    later = skip.button("Not this month" if what == "review" else "Not this week", what=what)
    return (_begin(what), later, *((_never(),) if alone else ()))


def _never() -> Button:
    return checkins.check_in.button("Don't ask me", ask="off")


feature = Feature(
    commands=(asking,),
    jobs=(Job("ask", rules.LOOK_EVERY, jobs.plan),),
    asides=(aside,),
    moved=jobs.moved,
    wakes=lambda store: store.questions.wakes_at(),
)
