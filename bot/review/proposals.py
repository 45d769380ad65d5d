"""Goals that a review proposes for the next month, from what this one lacked. Values in, values out.

Each is one sentence that holds on all five questions, with a reason. The most binding come first; what the member took
or refused is not proposed again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.goals import reading
from bot.goals.model import Action, Family, Goal
from bot.goals.rules import A_MONTH
from bot.kit import times, words
from bot.review import months
from bot.review.model import Tally

PROMISES, WANTED, EVENT, SILENCE, GIVE, USUAL = "promises", "wanted", "event", "silence", "give", "usual"
KINDS = (PROMISES, EVENT, WANTED, SILENCE, GIVE, USUAL)
"""In the order in which they are proposed."""

FEW = 3
"""Conversations with the people whom a goal names; fewer are a gap."""

QUIET = 2
"""People who were not talked to for longer than their interval; fewer are no pattern."""

AT_ONCE = 5
"""People whom a proposal promises to follow up with in a week."""

PROMISES_DAYS = 7
"""Days of the next month in which to keep what is promised already."""


@dataclass(frozen=True, slots=True)
class Month:
    """What a month looked like. `promises`: people with an open one. `role` and `company`: whom the goals or the big
    picture name, and `met` how many conversations were with such people. `quiet`: people not talked to for longer than
    their interval."""

    tally: Tally
    promises: int = 0
    role: str = ""
    company: str = ""
    met: int = 0
    quiet: int = 0
    family: Family = Family.OWN


@dataclass(frozen=True, slots=True)
class Proposal:
    kind: str
    sentence: str
    why: str


_USUAL = {
    Family.JOB: "Have 3 coffee chats with people who do the job I want {by}.",
    Family.COMMUNITY: "Have 3 conversations with people who learn what I learn {by}.",
    Family.PROFILE: "Comment on 2 posts from people in my field every week.",
    Family.EXPERTISE: "Write 2 posts about what I know {by}.",
    Family.OWN: "Have 3 conversations with people in my field {by}.",
}


def propose(month: Month, planned: date, today: date, *, done: Collection[str] = ()) -> tuple[Proposal, ...]:
    """All that fits, best first. `planned` is the first day of the next month, `done` the kinds that are settled."""
    by = _by(months.last(planned))
    soon = _by(max(planned, today) + timedelta(days=PROMISES_DAYS - 1))
    found: list[Proposal] = []
    if month.promises:
        whom = f"{words.plural(min(month.promises, AT_ONCE), 'person', 'people')} I made a promise to"
        waits = "A promise is" if month.promises == 1 else f"Promises to {month.promises} people are"
        found.append(Proposal(PROMISES, f"Follow up with {whom} {soon}.", f"{waits} still open."))
    if not month.tally.events:
        found.append(
            Proposal(EVENT, f"Attend 1 event {by}.", "You logged no event this month. One a month is a good start.")
        )
    if (month.role or month.company) and month.met < FEW:
        found.append(_wanted(month, by))
    if month.quiet >= QUIET:
        why = f"{words.plural(month.quiet, 'person', 'people')} did not hear from you for longer than you wanted."
        found.append(Proposal(SILENCE, f"Talk to 2 people I have not talked to for a while {by}.", why))
    if not month.tally.gives:
        found.append(
            Proposal(GIVE, f"Help 2 people {by}.", "You logged no help this month. Giving first makes asking easier.")
        )
    usual = "It fits your big picture." if month.family is not Family.OWN else "A good size for any month."
    found.append(Proposal(USUAL, _USUAL[month.family].format(by=by), usual))
    return tuple(one for one in found if one.kind not in done)


def unplanned(found: Iterable[Proposal], ahead: Iterable[Goal], planned: date) -> tuple[Proposal, ...]:
    """Without what a goal to come asks for already, however it is said: one deed would count for both."""
    there = {(_deed(goal.action), goal.role, goal.company) for goal in ahead}
    kept: list[Proposal] = []
    for one in found:
        read = reading.read(one.sentence, planned)
        if (_deed(read.action), read.role, read.company) not in there:
            kept.append(one)
    return tuple(kept)


def _deed(action: Action) -> Action:
    """What is done: all talks are one, since a call may be a coffee chat as well."""
    return Action.TALK if action in _TALKS else action


_TALKS = {
    *(Action.TALK, Action.MEET, Action.REACH, Action.COFFEE),
    *(Action.INTERVIEW, Action.CALL, Action.MESSAGE),
}


def room(ahead: int) -> int:
    """How many goals are still proposed, with so many for the next month."""
    return max(0, A_MONTH - ahead)


def _wanted(month: Month, by: str) -> Proposal:
    whom = words.join([_several(role) for role in month.role.split(" or ")], "or") if month.role else "people"
    where = f" at {month.company}" if month.company else ""
    had = words.plural(month.met, "conversation") if month.met else "no conversation"
    why = f"You logged {had} with {whom}{where} this month."
    return Proposal(WANTED, f"Have 3 coffee chats with {whom}{where} {by}.", why)


def _several(role: str) -> str:
    return words.plural(2, role).removeprefix("2 ")


def _by(day: date) -> str:
    return f"by {day.day} {times.MONTHS[day.month - 1]} {day.year}"
