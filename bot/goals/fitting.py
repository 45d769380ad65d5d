"""What counts for a goal: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bot.goals import pacing
from bot.goals.model import Action, Goal, Talk
from bot.journal.model import EntryId, How, Outcome, Purpose
from bot.kit import companies, words

_IN_TALK = frozenset({How.IN_PERSON, How.COFFEE, How.CALL, How.EVENT})
HOWS: dict[Action, frozenset[How]] = {
    Action.TALK: _IN_TALK,
    Action.MEET: _IN_TALK,
    Action.REACH: frozenset(How),
    Action.COFFEE: frozenset({How.COFFEE}),
    Action.INTERVIEW: frozenset({How.COFFEE, How.CALL}),
    Action.CALL: frozenset({How.CALL}),
    Action.MESSAGE: frozenset({How.MESSAGE}),
    Action.COMMENT: frozenset({How.COMMENT}),
    Action.FOLLOW_UP: frozenset(How),
    Action.ADVICE: frozenset(How),
    Action.FEEDBACK: frozenset(How),
    Action.MENTORSHIP: frozenset(How),
    Action.REFERRAL: frozenset(How),
}
"""What a conversation must be to count by itself; goals about anything else are counted by hand."""

_PURPOSES = {
    Action.ADVICE: Purpose.ADVICE,
    Action.FEEDBACK: Purpose.FEEDBACK,
    Action.MENTORSHIP: Purpose.MENTORSHIP,
    Action.REFERRAL: Purpose.REFERRAL,
}
_TALKS = frozenset(
    {
        "chat",
        "coffee",
        "conversation",
        "interview",
        "call",
        "message",
        "email",
        "dm",
        "comment",
        "meeting",
        "talk",
        "post",
        "one",
        "referral",
        "up",
    }
)
_SPELLINGS = {"front end": "frontend", "back end": "backend", "full stack": "fullstack", "dev ": "developer "}


def counts_by_itself(goal: Goal) -> bool:
    return goal.action in HOWS


def counts_outings(goal: Goal) -> bool:
    """Whether events count for it where the member says that they were there."""
    return goal.action is Action.EVENT


def fits_day(goal: Goal, day: date) -> bool:
    return goal.starts <= day and (goal.deadline is None or day <= goal.deadline)


def fits_person(goal: Goal, *, role: str, kind: str, company: str) -> bool:
    """Whether a person is one of those whom the goal is about. Companies match whole, never as a part (U17)."""
    if goal.company and not companies.same(goal.company, company):
        return False
    if not goal.role:
        return True
    theirs = _role_words(f"{role} {kind}")
    return any(_role_words(wanted) <= theirs for wanted in goal.role.split(" or "))


def fits(goal: Goal, talk: Talk) -> bool:
    """Whether one conversation is of the kind, with somebody, on a day that the goal is about."""
    if not fits_day(goal, talk.day):
        return False
    if talk.how not in HOWS.get(goal.action, frozenset()):
        return False
    if goal.action is Action.FOLLOW_UP and not talk.settled:
        return False
    purpose = _PURPOSES.get(goal.action)
    got_one = goal.action is Action.REFERRAL and talk.outcome is Outcome.REFERRAL
    if purpose is not None and talk.purpose is not purpose and not got_one:
        return False
    return fits_person(goal, role=talk.role, kind=talk.kind, company=talk.company)


def counting(goal: Goal, talks: Iterable[Talk], first_days: Mapping[int, date]) -> frozenset[EntryId]:
    """The conversations that count. People count once, in each period of a rhythm; `first_days` says by contact when
    the member first talked to them, since one can meet somebody only once."""
    talked = sorted((talk for talk in talks if fits(goal, talk)), key=lambda talk: (talk.day, talk.entry))
    if goal.action is Action.MEET:
        talked = [talk for talk in talked if first_days.get(talk.contact, talk.day) >= goal.starts]
    if not _counts_people(goal):
        return frozenset(talk.entry for talk in talked)
    seen: dict[tuple[int, date], EntryId] = {}
    for talk in talked:
        period = goal.starts if goal.action is Action.MEET else pacing.window(goal, talk.day)[0]
        seen.setdefault((talk.contact, period), talk.entry)
    return frozenset(seen.values())


def _counts_people(goal: Goal) -> bool:
    if goal.action is Action.MEET:
        return True
    last = words.terms(goal.unit)[-1:] if goal.unit else ()
    return bool(last) and last[0].removesuffix("s") not in _TALKS


def _role_words(text: str) -> frozenset[str]:
    plain = " ".join(words.terms(text)) + " "
    for spelled, one in _SPELLINGS.items():
        plain = plain.replace(spelled, one)
    return frozenset(term.removesuffix("s") for term in plain.split())
