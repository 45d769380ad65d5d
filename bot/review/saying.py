"""What a press changes in a review. All of it happens in the transaction of that press, and a second press changes
nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.contacts import rules as contact_rules
from bot.contacts.model import ContactId
from bot.context import Context
from bot.followups import chain
from bot.followups import rules as followup_rules
from bot.followups.model import FollowUp, Kind
from bot.followups.model import State as FollowUpState
from bot.goals import keeping, reading, rules, typed
from bot.goals.model import Goal, GoalId, State
from bot.kit import ids, times, words
from bot.kit.ids import UnknownRecord
from bot.milestones import remembering
from bot.review import months, people
from bot.review import rules as review_rules
from bot.review.gathering import Month
from bot.review.model import Answer, Look, LookId, Reason, Result, ResultId, Review, ReviewId, Verdict

LEFT = "left"
"""Beside the verdicts: carried on with what is left of the number."""

WRITE = "Get closer: ask how they are, and plan a talk"


def find(ctx: Context, month: date) -> Review:
    """Raises UnknownRecord."""
    found = ctx.store.reviews.of_month(ctx.member.id, months.first(month))
    if found is None:
        raise UnknownRecord
    return found


def begin(ctx: Context, month: date) -> Review:
    known = ctx.store.reviews.of_month(ctx.member.id, month)
    if known is not None:
        return known
    fresh = Review(ReviewId(ids.new_id(ctx.now)), ctx.member.id, month, ctx.now)
    ctx.store.reviews.add(fresh)
    return fresh


def save(ctx: Context, review: Review) -> Review:
    ctx.store.reviews.save(review)
    return review


def skip(ctx: Context, review: Review, *parts: str) -> Review:
    return save(ctx, replace(review, skipped=review.skipped | set(parts)))


def asked_for_aim(ctx: Context, review: Review) -> Review:
    """Who goes on without a big picture is not asked for one again in this review."""
    if review_rules.AIM in review.skipped or ctx.store.goals.aim(ctx.member.id) is not None:
        return review
    return skip(ctx, review, review_rules.AIM)


# Goals


def settle(ctx: Context, month: Month) -> Month:
    """What was closed elsewhere needs no word: it is done, or let go."""
    results = dict(month.results)
    for goal in month.goals:
        known = results.get(goal.id)
        if goal.state is not State.ACTIVE and not review_rules.settled(goal, known):
            verdict = Verdict.DONE if goal.state is State.DONE else Verdict.DROP
            results[goal.id] = _say(ctx, month, goal, verdict, None)
    return replace(month, results=results)


def goal_of(month: Month, which: int) -> Goal:
    """Raises UnknownRecord."""
    for goal in month.goals:
        if goal.id == which:
            return goal
    raise UnknownRecord


def verdict(ctx: Context, month: Month, goal: Goal, says: str) -> Result:
    """Done completes it, let go drops it; carried on it goes on by itself, or as a goal of the next month."""
    said = Verdict.CARRY if says == LEFT else Verdict(says)
    stands, known = month.stands[goal.id], month.results.get(goal.id)
    number = stands.left if says == LEFT and stands.left else goal.target
    if _same(ctx, goal, known, said, number):
        assert known is not None
        return known
    goal = _taken_back(ctx, goal, known)
    if said is Verdict.CARRY and not review_rules.goes_on(goal, month.review.month):
        return follow(ctx, month, goal, said, draft(ctx, month, goal, number))
    if said is not Verdict.CARRY:
        _close(ctx, month, goal, State.DONE if said is Verdict.DONE else State.DROPPED)
    return _say(ctx, month, goal, said, None)


def adapt(ctx: Context, month: Month, goal: Goal, given: Mapping[str, str | None]) -> Result:
    """The goal changed as the form says, as a goal of the next month; raises UserError with the field at fault."""
    known = month.results.get(goal.id)
    earlier, fresh = _follower(ctx, known), draft(ctx, month, goal, goal.target)
    if earlier is not None:  # the form showed this one
        fresh = replace(earlier, id=fresh.id, created_at=ctx.now, state=State.ACTIVE, closed_at=None)
    changed = typed.changed(ctx, fresh, given)
    if earlier is not None and known is not None and known.verdict is Verdict.ADAPT and _alike(earlier, changed):
        return known
    return follow(ctx, month, _taken_back(ctx, goal, known), Verdict.ADAPT, changed)


def draft(ctx: Context, month: Month, goal: Goal, number: int | None) -> Goal:
    """The goal that a goal would go on as; not saved."""
    starts, by = review_rules.begins(goal, month.review.month, ctx.today), goal.deadline
    text = goal.text
    if by is not None and not review_rules.goes_on(goal, month.review.month):
        by = review_rules.moved(by, month.review.month, month.planned, ctx.today)
    if (by, number) != (goal.deadline, goal.target):
        written = times.local_day(goal.created_at, ctx.zone)
        text = review_rules.sentence(goal, written, ctx.today, by=by, number=number)
    fresh = GoalId(ids.new_id(ctx.now))
    return review_rules.following(goal, fresh, ctx.now, starts=starts, by=by, number=number, text=text)


def follow(ctx: Context, month: Month, goal: Goal, said: Verdict, fresh: Goal) -> Result:
    """Close a goal, and let it go on as another one, which they may have already."""
    reached = month.stands[goal.id].reached and goal.cadence is None
    _close(ctx, month, goal, State.DONE if reached else State.DROPPED)
    there = _there(ctx, fresh.text)
    if there is None:
        keeping.add(ctx, fresh)
    return _say(ctx, month, goal, said, (there or fresh).id)


def _there(ctx: Context, text: str) -> Goal | None:
    """The active goal of that sentence."""
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    return next((goal for goal in active if words.fold(goal.text) == words.fold(text)), None)


def why(ctx: Context, month: Month, goal: Goal, line: str) -> Result:
    """Raises UnknownRecord when nothing was said of the goal yet."""
    known = month.results.get(goal.id)
    if known is None:
        raise UnknownRecord
    result = replace(known, why=line)
    ctx.store.reviews.say(result)
    return result


def refresh(ctx: Context, month: Month) -> None:
    """What was counted since it was said."""
    for result in month.results.values():
        stands = month.stands.get(result.goal)
        if stands is not None and (stands.done, stands.target) != (result.done, result.target):
            ctx.store.reviews.say(replace(result, done=stands.done, target=stands.target))


def plan(ctx: Context, month: Month, line: str) -> Goal:
    """A goal for the month to come in one sentence, which counts from its first day; the one they have, if they have
    it."""
    text = " ".join(line.split())
    there = _there(ctx, text)
    if there is not None:
        return there
    keeping.room_for(len(ctx.store.goals.listing(ctx.member.id, State.ACTIVE)), 1)
    day = max(month.planned, ctx.today)
    bare = Goal(GoalId(ids.new_id(ctx.now)), ctx.member.id, text, month.planned, ctx.now)
    return keeping.add(ctx, rules.understood(bare, reading.read(text, day), day))


def _same(ctx: Context, goal: Goal, known: Result | None, said: Verdict, number: int | None) -> bool:
    """Whether that was said before, and holds."""
    if known is None or known.verdict is not said or not review_rules.settled(goal, known):
        return False
    if known.following is None:
        return True
    earlier = _follower(ctx, known)
    return earlier is not None and earlier.state is State.ACTIVE and earlier.target == number


def _alike(one: Goal, other: Goal) -> bool:
    mine, theirs = ((g.text, g.target, g.deadline, g.cadence) for g in (one, other))
    return mine == theirs and one.state is State.ACTIVE


def _follower(ctx: Context, known: Result | None) -> Goal | None:
    if known is None or known.following is None:
        return None
    return ctx.store.goals.find(ctx.member.id, known.following)


def _taken_back(ctx: Context, goal: Goal, known: Result | None) -> Goal:
    """The goal as it was before anything was said of it. What it was carried on as goes, if it is still active; where
    something was counted for it by hand, it is let go."""
    later = _follower(ctx, known)
    if later is not None and later.came_from == goal.id and later.state is State.ACTIVE:
        if not ctx.store.check_ins.by_hand(ctx.member.id, later.id):
            ctx.store.goals.remove(ctx.member.id, later.id)
        else:
            ctx.store.goals.save(replace(later, state=State.DROPPED, closed_at=ctx.now))
    if goal.state is State.ACTIVE:
        return goal
    opened = replace(goal, state=State.ACTIVE, closed_at=None)
    return keeping.save(ctx, opened)


def _close(ctx: Context, month: Month, goal: Goal, state: State) -> None:
    at = review_rules.close_at(month.review.month, ctx.now, ctx.zone)
    ctx.store.goals.save(replace(goal, state=state, closed_at=at))


def _say(ctx: Context, month: Month, goal: Goal, said: Verdict, following: GoalId | None) -> Result:
    stands, known = month.stands[goal.id], month.results.get(goal.id)
    number = known.id if known is not None else ResultId(ids.new_id(ctx.now))
    line = known.why if known is not None else ""
    result = Result(number, month.review.id, ctx.member.id, goal.id, said, stands.done, stands.target, line, following)
    ctx.store.reviews.say(result)
    return result


# People


def look(ctx: Context, which: int) -> tuple[Look, Review]:
    """Raises UnknownRecord."""
    found = ctx.store.reviews.look(ctx.member.id, LookId(which))
    review = None if found is None else ctx.store.reviews.find(ctx.member.id, found.review)
    if found is None or review is None:
        raise UnknownRecord
    return found, review


def look_at(ctx: Context, review: Review, picked: tuple[people.Picked, ...]) -> tuple[Look, ...]:
    looks = tuple(
        Look(LookId(ids.new_id(ctx.now)), review.id, ctx.member.id, one.contact, place, Reason(one.why))
        for place, one in enumerate(picked, start=1)
    )
    ctx.store.reviews.look_at(looks)
    return looks


def person(ctx: Context, found: Look, answer: Answer, line: str = "") -> Look:
    """What is to be with somebody; a second answer comes only after the first was taken back, or was “all well”."""
    if found.answer not in (Answer.OPEN, Answer.FINE) or found.answer is answer:
        return found
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(found.contact))
    if contact is None:
        raise UnknownRecord
    what = line
    match answer:
        case Answer.NEWS:
            note = contact_rules.appended(contact.note, f"News: {line}", ctx.today)
            ctx.save(contact, replace(contact, note=note))
            remembering.news(ctx, contact.id, line, earliest=ctx.today + timedelta(days=1))
        case Answer.CLOSER:
            what = WRITE
            chain.add(ctx, contact.id, Kind.ONCE, ctx.today + timedelta(days=people.CLOSER_DAYS), what=WRITE)
        case Answer.HELP:
            due = ctx.today + timedelta(days=people.HELP_DAYS)
            chain.add(ctx, contact.id, Kind.PROMISE, due, what=line, span=followup_rules.PROMISE_DAYS)
        case _:
            pass
    said = replace(found, answer=answer, what=what)
    ctx.store.reviews.save_look(said)
    return said


def unsay(ctx: Context, found: Look, review: Review) -> Look:
    """Take back what was said of somebody: the reminder goes, unless it was settled since, and so do the note and the
    occasion."""
    reminder = _reminder(ctx, found, review)
    if reminder is not None:
        ctx.store.followups.save(chain.closed(reminder, FollowUpState.CANCELLED, ctx.now))
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(found.contact))
    if found.answer is Answer.NEWS and contact is not None:
        remembering.take_back(ctx, contact.id, found.what, times.local_day(review.started_at, ctx.zone))
        kept = contact.note.split("\n")
        line = next((one for one in reversed(kept) if one.endswith(f": News: {found.what}")), None)
        if line is not None:
            kept.reverse()
            kept.remove(line)
            kept.reverse()
            ctx.save(contact, replace(contact, note="\n".join(kept)))
    said = replace(found, answer=Answer.OPEN, what="")
    ctx.store.reviews.save_look(said)
    return said


def _reminder(ctx: Context, found: Look, review: Review) -> FollowUp | None:
    kinds = {Answer.CLOSER: Kind.ONCE, Answer.HELP: Kind.PROMISE}
    if found.answer not in kinds:
        return None
    for one in ctx.store.followups.of_contact(ctx.member.id, ContactId(found.contact)):
        if one.kind is kinds[found.answer] and one.what == found.what and one.created_at >= review.started_at:
            return one
    return None
