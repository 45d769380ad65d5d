"""An example of every view of reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.contacts.model import Contact
from bot.goals.model import Action, Goal, GoalId
from bot.kit import words
from bot.kit.cards import Card, CommandMention
from bot.kit.times import Interval
from bot.members.model import MemberId
from bot.review import cards, proposals
from bot.review.model import Answer, Look, LookId, Reason, Result, ResultId, Review, ReviewId, Tally, Verdict
from bot.review.rules import Stood
from tests.builders import CREATED, TODAY, a_contact
from tests.gallery.content import BUTTONS, Content
from tests.gallery.goals import an_aim

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
TALLY = Tally(12, 7, 1, 0)


def _goal(content: Content) -> Goal:
    said = words.clip(content.note.replace("\n", " "), 300)
    plain = Goal(GoalId(1), MemberId(1), said, TODAY, CREATED, Action.COFFEE, target=3)
    return replace(plain, deadline=TODAY + timedelta(days=26))


def _review(content: Content, *, done: bool) -> Review:
    return Review(
        ReviewId(1),
        MemberId(1),
        MARCH,
        CREATED,
        finished_at=CREATED if done else None,
        network=content.note[:1000],
        change=content.promise,
    )


def _result(content: Content, verdict: Verdict, *, following: int | None = None) -> Result:
    later = None if following is None else GoalId(following)
    return Result(ResultId(1), ReviewId(1), MemberId(1), GoalId(1), verdict, 2, 3, content.promise[:200], later)


def _look(content: Content, place: int, answer: Answer) -> Look:
    return Look(LookId(place), ReviewId(1), MemberId(1), 1, place, Reason.SILENCE, answer, content.promise)


def _person(content: Content) -> Contact:
    return replace(a_contact(content.name, company=content.company), role=content.role)


def _people(content: Content) -> list[cards.Seen]:
    why = "Last talk: 3 months ago. The plan is every 60 days."
    answers = (Answer.OPEN, Answer.NEWS, Answer.CLOSER)
    return [cards.Seen(_look(content, n, one), _person(content), why) for n, one in enumerate(answers, 1)]


def review_which(content: Content) -> Iterator[Card]:
    yield cards.which(MARCH, APRIL)
    yield cards.which(MARCH, APRIL, "goal 3 of 4 is next")


def review_start(content: Content) -> Iterator[Card]:
    yield cards.start(MARCH, TALLY, an_aim(content), cards.Size(2, 0, 3), hint="Three goals a month work well.")
    yield cards.start(MARCH, Tally(), None, cards.Size(20, 11))
    yield cards.start(MARCH, Tally(), None, cards.Size(people=1))
    yield cards.start(MARCH, Tally(), None, cards.Size())


def review_waits(content: Content) -> Iterator[Card]:
    yield cards.waits(MARCH, (CommandMention("review month", "2026-03"),))


def review_none(content: Content) -> Iterator[Card]:
    yield cards.none(MARCH)


def review_goal(content: Content) -> Iterator[Card]:
    one, aim = _goal(content), an_aim(content)
    said = "Last check-in: Thursday 12 March, 2 by then, sure"
    yield cards.goal(cards.Asked(one, Stood(2, 3), 2, 5, check_in=said), aim, BUTTONS)
    weekly = replace(one, cadence=Interval(1, "week"), deadline=None)
    yield cards.goal(cards.Asked(weekly, Stood(4, 4, "week"), 20, 20), None, BUTTONS)
    yield cards.goal(cards.Asked(weekly, Stood(0, 4, "week"), 2, 20), aim, ())
    yield cards.goal(cards.Asked(weekly, Stood(1, 3, runs=True), 1, 20), aim, ())
    yield cards.goal(cards.Asked(weekly, Stood(1, 3), 1, 20), aim, ())
    result = _result(content, Verdict.CARRY, following=2)
    yield cards.goal(cards.Asked(one, Stood(2, 3), 1, 1, result, one), aim, ())
    yield cards.goal(cards.Asked(replace(one, target=None), Stood(2, None), 1, 1), aim, ())


def review_noted(content: Content) -> Iterator[Card]:
    result = _result(content, Verdict.CARRY, following=2)
    goal = _goal(content)
    later = replace(goal, id=GoalId(2))
    yield cards.noted(cards.change("", content.note[:1000]), cards.verdict(result, goal, later), BUTTONS)
    dropped = replace(result, verdict=Verdict.DROP, following=None)
    yield cards.noted(cards.network(content.note[:1000], ""), cards.verdict(dropped, goal, None), BUTTONS)
    going = replace(result, following=None)
    yield cards.noted(cards.people([], {}), cards.verdict(going, goal, None))
    yield cards.noted(cards.change("", ""), "This review is finished, so that button changes nothing.", mark="")
    helped = cards.answered(_look(content, 1, Answer.HELP), content.name)
    yield cards.noted(cards.change("", ""), helped, BUTTONS)


def review_people(content: Content) -> Iterator[Card]:
    yield cards.people(_people(content), {1: BUTTONS * 2, 2: BUTTONS[:1], 3: BUTTONS[:1]})
    yield cards.people(_people(content)[:1], {1: BUTTONS})
    yield cards.people([], {})
    yield cards.people([], {}, nobody=True)


def review_change(content: Content) -> Iterator[Card]:
    yield cards.change("", content.note[:1000])


def review_network(content: Content) -> Iterator[Card]:
    yield cards.network(content.note[:1000], "")
    plan = [("roles", [content.role, "data engineer (3)"]), ("places", ["Berlin"])]
    yield cards.network("", content.note[:1000], plan)


def review_coming(content: Content) -> Iterator[Card]:
    month = proposals.Month(Tally(), promises=2, role="recruiter", company=content.company, quiet=3)
    offered = [(one, BUTTONS) for one in proposals.propose(month, APRIL, TODAY)[:3]]
    yield cards.coming(cards.Coming(APRIL, TODAY, (), offered))
    goal = replace(_goal(content), starts=APRIL)
    weekly = replace(goal, cadence=Interval(1, "week"), deadline=None, starts=MARCH)
    yield cards.coming(cards.Coming(APRIL, TODAY, [goal, weekly] * 6, ()))


def review_overview(content: Content) -> Iterator[Card]:
    goal = _goal(content)
    goals = [
        (goal, Stood(2, 3), _result(content, Verdict.CARRY, following=2)),
        (goal, Stood(3, 4, "week"), _result(content, Verdict.CARRY)),
        (goal, Stood(5, None), None),
    ]
    told = cards.Told(_review(content, done=True), TALLY, goals, _people(content), APRIL, [goal], TODAY)
    yield cards.overview(told)
    yield cards.overview(replace(told, review=_review(content, done=False), goals=goals * 7, ahead=[goal] * 12))
    bare = Review(ReviewId(1), MemberId(1), MARCH, CREATED, finished_at=CREATED)
    yield cards.overview(cards.Told(bare, Tally(), (), (), APRIL, (), TODAY))


REVIEWS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "review.which": review_which,
    "review.start": review_start,
    "review.waits": review_waits,
    "review.none": review_none,
    "review.goal": review_goal,
    "review.noted": review_noted,
    "review.people": review_people,
    "review.change": review_change,
    "review.network": review_network,
    "review.coming": review_coming,
    "review.overview": review_overview,
}
