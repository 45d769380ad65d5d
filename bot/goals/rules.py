"""What holds of a goal, what counts for it, and how it is going: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.goals import reading
from bot.goals.model import Action, Aim, Goal, State, Talk
from bot.journal.model import EntryId, How, Outcome, Purpose
from bot.kit import companies, times, words
from bot.kit.times import Interval

A_MONTH = 3
"""Goals a month that the course asks for (S8): a hint, never a condition."""

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
_NOUNS = {
    Action.TALK: "conversation",
    Action.COFFEE: "coffee chat",
    Action.INTERVIEW: "informational interview",
    Action.CALL: "call",
    Action.MESSAGE: "message",
    Action.COMMENT: "comment",
    Action.POST: "post",
    Action.APPLY: "application",
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


@dataclass(frozen=True, slots=True)
class Check:
    """One letter of SMART: whether it holds, and why, in plain words. `kept`: their words stay as they are. `asks`: it
    holds, and something is worth asking all the same, such as the day of an event."""

    letter: str
    name: str
    holds: bool
    why: str
    kept: bool = False
    asks: bool = False

    @property
    def open(self) -> bool:
        return not self.kept and (self.asks or not self.holds)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a goal is going: `done` of its target, in the present period if it has a rhythm, and `pace` in words."""

    goal: Goal
    done: int
    pace: str

    @property
    def reached(self) -> bool:
        return self.goal.target is not None and self.done >= self.goal.target


def understood(goal: Goal, read: reading.Reading, today: date) -> Goal:
    """The goal with what a reading of its sentence says."""
    return replace(
        goal,
        action=read.action,
        target=read.target,
        unit=read.unit,
        role=read.role,
        company=read.company,
        cadence=read.cadence,
        deadline=read.deadline,
        starts=read.starts or today,
    )


def checks(goal: Goal, aim: Aim | None, *, past: str = "", event: str = "") -> tuple[Check, ...]:
    """The five questions of the lesson (L1). `past`: the deadline in the sentence that was over when it was written;
    `event`: one whose day it doesn't say."""
    answers = (
        ("S", "Specific", _specific(goal)),
        ("M", "Measurable", _measurable(goal)),
        ("A", "Actionable", _actionable(goal)),
        ("R", "Relevant", _relevant(goal, aim)),
        ("T", "Time-bound", _timebound(goal, past, event)),
    )
    return tuple(
        Check(letter, name, answer.holds, answer.why, letter in goal.kept, answer.asks)
        for letter, name, answer in answers
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    holds: bool
    why: str
    asks: bool = False


def _vague(goal: Goal) -> bool:
    """Whether nobody could see it done. With a number that was given since, it can be seen."""
    return goal.action is Action.UNCLEAR or (goal.target is None and reading.vague(goal.text))


def _specific(goal: Goal) -> _Answer:
    if goal.action is Action.RESULT:
        return _Answer(
            False, "It names what comes of it, not yet what you will do. Begin with a verb: ask, apply, attend."
        )
    if goal.action is Action.UNCLEAR:
        return _Answer(False, "I can't read what you will do. Begin with a verb: have, attend, write, ask.")
    if _vague(goal):
        return _Answer(False, "I can read what you will do, but not with whom or with what.")
    if reading.sentences(goal.text) > 1:
        return _Answer(True, "A goal is one sentence, and here are more. What is the one thing?", asks=True)
    if reading.activities(goal.text) > 1:
        return _Answer(True, "I read more than one thing to do. One goal for each is easier to count.", asks=True)
    return _Answer(True, "It names one thing.")


def _measurable(goal: Goal) -> _Answer:
    if goal.target is None:
        return _Answer(False, "How will you see progress? Give it a number.")
    if goal.target == 1 and not goal.unit and goal.cadence is None:
        return _Answer(True, "It is one thing, and you can see when it is done.")
    return _Answer(True, f"You can count it: {amount(goal, goal.target)}.")


def _actionable(goal: Goal) -> _Answer:
    if goal.action is Action.RESULT:
        return _Answer(False, "This is a result, and others decide it. What will you do that leads there?")
    if _vague(goal):
        return _Answer(False, "Which task will you do yourself?")
    return _Answer(True, "It is something you do yourself.")


def _relevant(goal: Goal, aim: Aim | None) -> _Answer:
    if aim is None:
        return _Answer(False, "What is it for? You have no big picture yet.")
    if not goal.serves_aim:
        return _Answer(False, "Does it serve your big picture?")
    return _Answer(True, f"It serves: {aim.said}.")


def _timebound(goal: Goal, past: str, event: str) -> _Answer:
    if goal.deadline is not None and goal.cadence is not None:
        return _Answer(True, f"It has a rhythm and a last day: {goal.cadence}, until {day(goal.deadline)}.")
    if goal.cadence is not None:
        return _Answer(True, f"It has a rhythm: {goal.cadence}.")
    if goal.deadline is not None:
        return _Answer(True, f"It has a last day: {day(goal.deadline)}.")
    if past:
        return _Answer(True, f"“{past}” is over. Which day shall it be?", asks=True)
    if event:
        return _Answer(True, f"“{event}” is a fine deadline. Which day is that?", asks=True)
    return _Answer(False, "Until when? A day or a rhythm helps.")


def day(one: date) -> str:
    """A day in full, with its year: deadlines are far away."""
    return f"{times.DAYS[one.weekday()]} {one.day} {times.MONTHS[one.month - 1]} {one.year}"


def amount(goal: Goal, number: int) -> str:
    """“3 coffee chats”; the noun as the member typed it."""
    return f"{number} {goal.unit}" if goal.unit else words.plural(number, _NOUNS.get(goal.action, "time"))


# What counts


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
    fitting = sorted((talk for talk in talks if fits(goal, talk)), key=lambda talk: (talk.day, talk.entry))
    if goal.action is Action.MEET:
        fitting = [talk for talk in fitting if first_days.get(talk.contact, talk.day) >= goal.starts]
    if not _counts_people(goal):
        return frozenset(talk.entry for talk in fitting)
    seen: dict[tuple[int, date], EntryId] = {}
    for talk in fitting:
        period = goal.starts if goal.action is Action.MEET else window(goal, talk.day)[0]
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


# Periods and pace


def window(goal: Goal, on: date) -> tuple[date, date]:
    """First and last day of the stretch that `on` is counted in: the goal's whole time, or its rhythm's period."""
    if goal.cadence is None:
        return goal.starts, goal.deadline or date.max
    return _period(goal.cadence, goal.starts, on)


def _period(every: Interval, starts: date, on: date) -> tuple[date, date]:
    """Weeks begin on Monday, months on their first; several together are counted from the one the goal starts in."""
    match every.unit:
        case "day":
            past = (on - starts).days // every.n
            first = starts + timedelta(days=past * every.n)
            return first, first + timedelta(days=every.n - 1)
        case "week":
            anchor = starts - timedelta(days=starts.weekday())
            past = (on - anchor).days // (7 * every.n)
            first = anchor + timedelta(weeks=past * every.n)
            return first, first + timedelta(days=7 * every.n - 1)
        case _:
            months = every.n * (12 if every.unit == "year" else 1)
            anchor = starts.replace(day=1)
            past = ((on.year - anchor.year) * 12 + on.month - anchor.month) // months
            first = times.add_months(anchor, past * months)
            return first, times.add_months(first, months) - timedelta(days=1)


def done(goal: Goal, by_day: Mapping[date, int], today: date) -> int:
    """The sum of what was counted in the present stretch; never below none."""
    first, last = window(goal, today)
    if goal.cadence is None:
        return max(0, sum(by_day.values()))
    return max(0, sum(amount for on, amount in by_day.items() if first <= on <= last))


def standing(goal: Goal, by_day: Mapping[date, int], today: date) -> Standing:
    number = done(goal, by_day, today)
    return Standing(goal, number, pace(goal, number, today))


def pace(goal: Goal, number: int, today: date) -> str:
    """Ahead, on pace or behind, and what would catch up. Nothing about failure."""
    if goal.state is State.DONE:
        return "Completed."
    if goal.state is State.DROPPED:
        return "Let go."
    if goal.target is not None and number >= goal.target:
        more = f", and more: {number}" if number > goal.target else ""
        return f"Reached for {_this(goal)}{more}." if goal.cadence is not None else f"Reached{more}."
    if goal.deadline is not None and today > goal.deadline:
        return f"Its last day was {day(goal.deadline)}. Move the day, complete it, or let it go: all are fine."
    if today < goal.starts:
        return f"It starts on {day(goal.starts)}."
    if goal.target is None:
        return f"{number} so far."
    if goal.cadence is not None:
        last = min(window(goal, today)[1], goal.deadline or date.max)
        return f"{goal.target - number} more by {times.say_day(last, today)} for {_this(goal)}."
    if goal.deadline is None:
        return f"{goal.target - number} to go."
    return _against_time(goal.target, number, goal.starts, goal.deadline, today)


def _this(goal: Goal) -> str:
    assert goal.cadence is not None
    if goal.cadence.n > 1:
        return "this round"
    return "today" if goal.cadence.unit == "day" else f"this {goal.cadence.unit}"


def _against_time(target: int, number: int, starts: date, deadline: date, today: date) -> str:
    expected = target * (today - starts).days / ((deadline - starts).days + 1)
    left = target - number
    more = f"{left} more by {day(deadline)}: {_rate(left, (deadline - today).days + 1)}"
    if number >= expected + 1:
        return f"Ahead. {more}."
    if number >= int(expected):
        return f"On pace. {more}."
    return f"Behind. {more} would catch up."


def _rate(left: int, days: int) -> str:
    """How often that is from now on, in round words."""
    if left >= days:
        return "today" if days == 1 else f"about {-(-left // days)} a day"
    if days <= 10:
        return f"within {words.plural(days, 'day')}"
    weekly = left * 7 / days
    if weekly >= 1.5:
        return f"about {round(weekly)} a week"
    return "about one a week" if weekly >= 0.75 else f"about one every {max(2, round(1 / weekly))} weeks"


def hint(this_month: int) -> str:
    """The hint about three goals a month; empty when there is nothing to say."""
    if this_month >= A_MONTH:
        return ""
    return f"Three goals a month work well. You have {this_month or 'none'}: one more is a good next step."


def numbered(goals: Sequence[Goal], number: int) -> Goal | None:
    """The goal with that number in the list, counted from 1."""
    return goals[number - 1] if 1 <= number <= len(goals) else None
