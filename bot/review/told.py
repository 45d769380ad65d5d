"""What a month's document and letter are made of: gathered from the store once, and plain values from then on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from bot.contacts.model import ContactId
from bot.context import Context
from bot.followups.model import Kind
from bot.goals import keeping, pacing
from bot.goals import rules as goal_rules
from bot.goals.model import Aim, Goal, GoalId, State
from bot.kit import ids, times, words
from bot.members import pauses as paused_days
from bot.members.pauses import Pause
from bot.plan import gaps
from bot.review import gathering, months, rules
from bot.review.model import Answer, Reason, Result, Review, ReviewId, Verdict
from bot.review.people import silence


@dataclass(frozen=True, slots=True)
class Checked:
    """One of the five questions: its letter and name, whether the goal answers it, and why; `kept`: their own words
    stay as they are."""

    letter: str
    name: str
    holds: bool
    why: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class GoalTold:
    """A goal as the document has it. `number` with its `unit` is what was aimed for, in each period of a `rhythm`;
    `result` is “2 of 3”, `history` its periods in the month, the oldest first; `onward` says what happens next, and
    `carried` is the sentence that it goes on as."""

    sentence: str
    checks: tuple[Checked, ...]
    number: int | None = None
    unit: str = ""
    until: date | None = None
    rhythm: str = ""
    result: str = ""
    history: str = ""
    verdict: str = ""
    why: str = ""
    onward: str = ""
    carried: str = ""


@dataclass(frozen=True, slots=True)
class PersonTold:
    """Somebody who was looked at: why, what was decided, and a line of the member's own."""

    name: str
    why: str
    decided: str
    what: str = ""


class Stage(Enum):
    """How far the review of a month is."""

    NEVER = auto()
    BEGUN = auto()
    FINISHED = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """A month of one member. `roles`, `companies` and `sectors` are those that the goals name; `network` and `change`
    are in their own words, `plan` has the qualities that they want in it, by list. `promises` are open, and `quiet`
    people waited longer than they were meant to, both as of `written`. `following` is the first day of the month that
    `ahead`'s goals are for."""

    month: date
    written: date
    following: date
    name: str = ""
    aim: str = ""
    aim_until: date | None = None
    roles: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    network: str = ""
    plan: tuple[tuple[str, tuple[str, ...]], ...] = ()
    change: str = ""
    talks: int = 0
    done: int = 0
    events: int = 0
    gives: int = 0
    promises: int = 0
    quiet: int = 0
    people: tuple[PersonTold, ...] = ()
    goals: tuple[GoalTold, ...] = ()
    ahead: tuple[GoalTold, ...] = ()
    stage: Stage = Stage.FINISHED
    runs: bool = False
    """The month isn't over, so there may be more to come."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that anybody could read."""
        return not (self.goals or self.ahead or self.change or self.network or self.aim) and not any(
            (self.talks, self.done, self.events, self.gives)
        )


_WHY = {
    Reason.PROMISE: "I promised something",
    Reason.SILENCE: "no talk for longer than I planned",
    Reason.CLOSE: "somebody close to me",
    Reason.NEXT: "next in my list",
}
_VERDICTS = {Verdict.DONE: "done", Verdict.CARRY: "carried on", Verdict.ADAPT: "changed", Verdict.DROP: "let go"}
_DECIDED = {
    Answer.NEWS: "there is news",
    Answer.CLOSER: "get closer",
    Answer.HELP: "help them",
    Answer.FINE: "all is well",
    Answer.OPEN: "",
}


def reviewed(ctx: Context, month: date | None, *, finished: bool = False) -> Review:
    """The review of that month, or one that was never begun. Without a month the one begun last that isn't finished,
    unless a later month is finished already; else the last one that is finished, else that of the present month, or in
    its first days of the last one if that had goals. `finished`: only such a one will do."""
    owner = ctx.member.id
    if month is None:
        known = ctx.store.reviews.latest(owner)
        done = next((one for one in known if one.finished_at is not None), None)
        open_ = [one for one in known if one.finished_at is None and (done is None or one.month > done.month)]
        if open_ and not (finished and done is not None):
            return max(open_, key=lambda one: one.started_at)
        if done is not None:
            return done
    wanted = months.first(month or _present(ctx))
    found = ctx.store.reviews.of_month(owner, wanted)
    return found or Review(ReviewId(ids.new_id(ctx.now)), owner, wanted, ctx.now)


def _present(ctx: Context) -> date:
    """A day of the month that one would look back on today."""
    last = times.add_months(months.first(ctx.today), -1)
    early = ctx.today.day <= rules.CHOOSE_UNTIL
    return last if early and rules.of_month(gathering.every_goal(ctx), last, ctx.zone) else ctx.today


def told(ctx: Context, review: Review, *, people: bool = True) -> Told:
    """All that the store has of a month; a review that was never begun has its goals and numbers alone. Without
    `people` nothing of anybody they know: neither who was looked at, nor how many are quiet."""
    owner, month = ctx.member.id, months.first(review.month)
    goals = gathering.every_goal(ctx)
    results = {one.goal: one for one in ctx.store.reviews.results(owner, review.id)}
    shown = rules.of_month(goals, month, ctx.zone, begun=review.started_at)
    ended = ctx.today if review.finished_at is None else times.local_day(review.finished_at, ctx.zone)
    following = months.planned(month, ended)
    over = rules.over(shown, gathering.stands(ctx, shown, month), results)
    later = tuple(goal for goal in _ahead(ctx, goals, results, following) if goal.id not in over)
    begun = ctx.store.reviews.find(owner, review.id) is not None
    stage = Stage.FINISHED if review.finished_at is not None else Stage.BEGUN if begun else Stage.NEVER
    aim = ctx.store.goals.aim(owner)
    tally = gathering.tally(ctx, month)
    return Told(
        month=month,
        written=ctx.today,
        following=following,
        name=ctx.member.name,
        aim=aim.said if aim is not None else "",
        aim_until=aim.until if aim is not None else None,
        roles=_each(goal.role for goal in (*shown, *later)),
        companies=_each(goal.company for goal in (*shown, *later)),
        sectors=_each(goal.sector for goal in (*shown, *later)),
        network=review.network,
        plan=gaps.named(ctx) if people else (),
        change=review.change,
        talks=tally.talks,
        done=tally.done,
        events=tally.events,
        gives=tally.gives,
        promises=len(ctx.store.followups.of_kind(owner, Kind.PROMISE)),
        quiet=_quiet(ctx) if people else 0,
        people=_people(ctx, review) if people else (),
        goals=_looked_back(ctx, review, shown, {goal.id: goal for goal in goals}, results, aim),
        ahead=tuple(_plain(ctx, goal, aim) for goal in later),
        stage=stage,
        runs=ctx.today <= months.last(month),
    )


def _ahead(ctx: Context, goals: Iterable[Goal], results: Mapping[GoalId, Result], following: date) -> tuple[Goal, ...]:
    """The goals of the month after; of one that is over by now, those that were active in it. What this review settled
    otherwise is not among them."""
    gone = {
        one.goal for one in results.values() if one.verdict in (Verdict.DONE, Verdict.DROP) or one.following is not None
    }
    return tuple(
        goal
        for goal in rules.of_month(goals, following, ctx.zone)
        if goal.id not in gone and (goal.deadline is None or goal.deadline >= following)
        if goal.state is State.ACTIVE or months.last(following) < ctx.today
    )


def _looked_back(
    ctx: Context,
    review: Review,
    goals: Iterable[Goal],
    known: Mapping[GoalId, Goal],
    results: Mapping[GoalId, Result],
    aim: Aim | None,
) -> tuple[GoalTold, ...]:
    found, month = tuple(goals), months.first(review.month)
    by_day = ctx.store.goals.by_day(ctx.member.id, [goal.id for goal in found])
    pauses = paused_days.known(ctx.member, ctx.store.pauses.of(ctx.member.id), ctx.today)
    told: list[GoalTold] = []
    for goal in found:
        days, result = by_day.get(goal.id, {}), results.get(goal.id)
        stood = rules.as_said(rules.stood(goal, days, month, ctx.today, pauses), review, result)
        after = known.get(result.following) if result is not None and result.following is not None else None
        told.append(
            replace(
                _plain(ctx, goal, aim),
                result=stood.said if stood.target is not None or stood.done else "nothing counted",
                history=_history(goal, days, month, ctx.today, pauses),
                verdict=_VERDICTS[result.verdict] if result is not None else "",
                why=result.why if result is not None else "",
                onward=_onward(goal, result, after, month)
                if goal.id not in rules.over([goal], {goal.id: stood}, results)
                else "",
                carried=after.text if after is not None else "",
            )
        )
    return tuple(told)


def _plain(ctx: Context, goal: Goal, aim: Aim | None) -> GoalTold:
    """A goal as it was set, with its check."""
    checks = tuple(
        Checked(one.letter, one.name, one.holds, one.why, one.kept) for one in keeping.checks(ctx, goal, aim)
    )
    rhythm = str(goal.cadence) if goal.cadence is not None else ""
    return GoalTold(goal.text, checks, goal.target, _unit(goal), goal.deadline, rhythm)


def _unit(goal: Goal) -> str:
    """What is counted, as the goal says it; empty for what has no noun, such as a thing to do once."""
    if goal.target is None:
        return ""
    said = goal_rules.amount(goal, goal.target).removeprefix(f"{goal.target} ")
    return "" if said in ("time", "times") else said


def _onward(goal: Goal, result: Result | None, after: Goal | None, month: date) -> str:
    """What happens next, in a few words; empty where nobody said."""
    match result.verdict if result is not None else None:
        case Verdict.DONE:
            return "done"
        case Verdict.DROP:
            return "let go"
        case Verdict.CARRY:
            return "it goes on as it is" if after is None else "carried on"
        case Verdict.ADAPT:
            return "changed" if after is not None else "to be changed"
        case None:
            pass
    if goal.state is State.DONE:
        return "done"
    if goal.state is State.DROPPED:
        return "let go"
    if goal.deadline is not None and goal.deadline > months.last(month):
        return f"it goes on until {pacing.day(goal.deadline)}"
    return "it goes on as it is" if goal.deadline is None else ""


def _history(goal: Goal, by_day: Mapping[date, int], month: date, today: date, pauses: Sequence[Pause]) -> str:
    """“2, 2, pause, 1”: what each period of the month came to, the oldest first; empty without a rhythm, and where
    there is nothing to tell."""
    until = min(today, months.last(month))
    known = {day: amount for day, amount in by_day.items() if day <= until}
    periods = [one for one in pacing.history(goal, known, until, pauses) if one.last >= month]
    if not any(one.done for one in periods):
        return ""
    said = ("pause" if one.paused and not one.hit else str(one.done) for one in reversed(periods))
    return ", ".join(said)


def _people(ctx: Context, review: Review) -> tuple[PersonTold, ...]:
    looks = ctx.store.reviews.looks(ctx.member.id, review.id)
    names = ctx.store.contacts.several(ctx.member.id, [ContactId(one.contact) for one in looks])
    return tuple(
        PersonTold(names[ContactId(one.contact)].name, _WHY[one.why], _DECIDED[one.answer], one.what)
        for one in looks
        if ContactId(one.contact) in names
    )


def _quiet(ctx: Context) -> int:
    """How many people were not talked to for longer than they were meant to be."""
    changed = ctx.store.contacts.intervals(ctx.member.id)
    known = ctx.store.reviews.in_touch(ctx.member.id)
    return sum(silence(one, changed, ctx.today, ctx.zone) > 1 for one in known)


def _each(said: Iterable[str]) -> tuple[str, ...]:
    """Each once, however it is written, in their order."""
    found: dict[str, str] = {}
    for one in said:
        if one:
            found.setdefault(words.fold(one), one)
    return tuple(found.values())
