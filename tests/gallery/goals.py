"""An example of every view of goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.goals import cards as goals
from bot.goals import pacing
from bot.goals import rules as goal_rules
from bot.goals.checklines import Offer, Question
from bot.goals.model import Action as GoalAction
from bot.goals.model import Aim, Count, CountId, Family, Goal, GoalId
from bot.journal.model import DeedId, Entry, EntryId, How
from bot.kit import words
from bot.kit.cards import Card
from bot.kit.times import Interval
from bot.members.model import MemberId
from bot.members.pauses import Pause
from tests.builders import CREATED, TODAY
from tests.gallery.content import BUTTONS, Content


def _goal(content: Content, *, clear: bool = True) -> Goal:
    plain = Goal(GoalId(1), MemberId(1), words.clip(content.note.replace("\n", " "), 300), TODAY, CREATED)
    if not clear:
        return plain
    return replace(
        plain,
        action=GoalAction.COFFEE,
        target=3,
        unit=content.role[:60],
        role=content.role[:100],
        company=content.company,
        deadline=TODAY + timedelta(days=30),
    )


def a_rhythm(content: Content) -> Goal:
    return replace(_goal(content), cadence=Interval(1, "week"), deadline=None, starts=TODAY - timedelta(days=70))


def some_weeks(goal: Goal) -> pacing.Standing:
    """Three hits in a row, one of them before a pause."""
    by_day = {TODAY - timedelta(days=7 * back): number for back, number in ((0, 1), (1, 3), (2, 4), (4, 3), (5, 1))}
    return pacing.standing(goal, by_day, TODAY, [Pause(TODAY - timedelta(days=24), TODAY - timedelta(days=16))])


def an_aim(content: Content) -> Aim:
    return Aim(MemberId(1), Family.OWN, content.promise[:200], CREATED, TODAY + timedelta(days=200))


def goals_goal(content: Content) -> Iterator[Card]:
    clear, vague, aim = _goal(content), replace(_goal(content, clear=False), kept="SA"), an_aim(content)
    one = pacing.standing(clear, {TODAY: 1}, TODAY + timedelta(days=20))
    yield goals.goal("Your goal", one, goal_rules.checks(replace(clear, serves_aim=True), aim), aim)
    hint = goal_rules.hint(1)
    full = replace(clear, want=content.promise, side="personal", questions=content.note)
    yield goals.goal("Your goal", pacing.standing(full, {}, TODAY), (), aim)
    yield goals.goal("Your goal", some_weeks(a_rhythm(content)), (), aim)
    kept = goal_rules.checks(replace(vague, kept="SMART"), None)
    yield goals.goal("Your goal", pacing.standing(vague, {}, TODAY), kept, None)
    yield goals.goal("Your goal", pacing.standing(vague, {}, TODAY), kept, None, each=True)
    question = Question("Measurable?", "How will you see progress?", BUTTONS, 2)
    offers = (Offer("For example:", content.note[:300], "", BUTTONS[:1]), Offer("", content.note[:300], "Why.", ()))
    checks = goal_rules.checks(vague, None, purpose=content.promise[:160], event=content.where)
    yield goals.goal(
        "Goal saved", pacing.standing(vague, {}, TODAY), checks, None, question=question, offers=offers, hint=hint
    )


def some_standings(content: Content) -> list[pacing.Standing]:
    clear, vague = _goal(content), _goal(content, clear=False)
    return [pacing.standing(clear, {TODAY: 5}, TODAY), pacing.standing(vague, {TODAY: 2}, TODAY)]


def goals_changed(content: Content) -> Iterator[Card]:
    clear, vague = _goal(content), _goal(content, clear=False)
    before = pacing.standing(clear, {TODAY: 1}, TODAY)
    fuller = replace(clear, target=4, deadline=None, want=content.note, side="personal", sector=content.role[:100])
    yield goals.changed(Card("Goal changed"), before, pacing.standing(fuller, {TODAY: 1}, TODAY))
    rhythm = replace(a_rhythm(content), text=content.promise[:300], questions=content.note)
    yield goals.changed(Card("Goal changed"), before, some_weeks(rhythm))
    other = replace(vague, text=content.promise[:300])
    yield goals.changed(Card("Goal changed"), pacing.standing(vague, {}, TODAY), pacing.standing(other, {}, TODAY))


def goals_restored(content: Content) -> Iterator[Card]:
    clear = _goal(content)
    before, after = (pacing.standing(one, {TODAY: 1}, TODAY) for one in (replace(clear, target=5), clear))
    yield goals.restored(Card("Put back as it was"), before, after)


def goals_listed(content: Content) -> Iterator[Card]:
    standings = some_standings(content)
    yield goals.listed("You have 2 goals", standings, [BUTTONS, BUTTONS], an_aim(content), hint=goal_rules.hint(2))
    yield goals.listed("You have 11 goals", standings[:1], [()], None, first=11)
    yield goals.listed("You have 1 goal", [some_weeks(a_rhythm(content))], [BUTTONS], an_aim(content))


def goals_several(content: Content) -> Iterator[Card]:
    several = [_goal(content), _goal(content, clear=False)]
    standings = [pacing.standing(one, {}, TODAY) for one in several]
    yield goals.several(standings, [goal_rules.checks(one, None) for one in several], [BUTTONS, BUTTONS], None)


def goals_completed(content: Content) -> Iterator[Card]:
    yield goals.completed(some_standings(content)[:1] * 2, [BUTTONS[:1], BUTTONS[:1]])
    yield goals.completed([], [])


def goals_counted(content: Content) -> Iterator[Card]:
    one = pacing.standing(_goal(content), {TODAY: 2}, TODAY)
    talk = Entry(EntryId(1), MemberId(1), 1, CREATED, TODAY - timedelta(days=400), How.COFFEE)
    counts = [
        Count(CountId(1), MemberId(1), GoalId(1), 1, TODAY, CREATED, entry=EntryId(1)),
        Count(CountId(2), MemberId(1), GoalId(1), 0, TODAY, CREATED, entry=EntryId(1)),
        Count(CountId(3), MemberId(1), GoalId(1), -1, TODAY, CREATED, note=content.note),
    ]
    items = [goals.Counted(counts[0], talk, content.name), goals.Counted(counts[1], talk, content.name)]
    yield goals.counted(one, [*items, goals.Counted(counts[2])], [BUTTONS, BUTTONS, ()], TODAY, size=30)
    yield goals.counted(one, [], [], TODAY, size=0)
    event = replace(counts[0], entry=None, attendance=1)
    some = [goals.Counted(event, None, content.where), goals.Counted(replace(event, amount=0), None, content.where)]
    some.append(goals.Counted(replace(counts[0], entry=None, deed=DeedId(1)), None, f"A post: {content.note}"))
    yield goals.counted(one, some, [BUTTONS, (), BUTTONS], TODAY, size=3)


def goals_event_left_out(content: Content) -> Iterator[Card]:
    one = pacing.standing(_goal(content), {TODAY: 2}, TODAY)
    yield goals.event_left_out(one, content.where, TODAY, TODAY)


def goals_event_put_back(content: Content) -> Iterator[Card]:
    one = pacing.standing(_goal(content), {TODAY: 2}, TODAY)
    for fits in (False, True):
        yield goals.event_put_back(one, content.where, TODAY, TODAY, fits=fits)


def goals_left_out(content: Content) -> Iterator[Card]:
    one = pacing.standing(_goal(content), {TODAY: 2}, TODAY)
    for instead in (False, True):
        yield goals.left_out(one, content.name, TODAY, TODAY, instead=instead)


def goals_put_back(content: Content) -> Iterator[Card]:
    one = pacing.standing(_goal(content), {TODAY: 2}, TODAY)
    for fits in (True, False):
        yield goals.put_back(one, content.name, TODAY, TODAY, fits=fits)


def goals_nothing_yet(content: Content) -> Iterator[Card]:
    yield goals.nothing_yet(None)


def goals_big_picture(content: Content) -> Iterator[Card]:
    yield goals.big_picture(an_aim(content))
    yield goals.big_picture(None)


GOALS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "goals.goal": goals_goal,
    "goals.changed": goals_changed,
    "goals.restored": goals_restored,
    "goals.listed": goals_listed,
    "goals.several": goals_several,
    "goals.completed": goals_completed,
    "goals.counted": goals_counted,
    "goals.left_out": goals_left_out,
    "goals.event_left_out": goals_event_left_out,
    "goals.event_put_back": goals_event_put_back,
    "goals.put_back": goals_put_back,
    "goals.nothing_yet": goals_nothing_yet,
    "goals.big_picture": goals_big_picture,
}
