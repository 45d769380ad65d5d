"""What counts for a goal: values in, values out.

What is logged counts on the days of the goal, if it is of the kind that the goal is about: a conversation by how people
talked and what for (`HOWS`), a deed by its kind (`DEEDS`), an event where the member was. Then the filters:

- *role, company, sector*: people must have all the words of the role in their role or kind, that company and that
  sector; who is known without them doesn't fit. A deed for nobody in particular is not held against a filter about
  people, but for a company: an application's words must name it.
- *channel*: what is known to have been elsewhere doesn't count. An unknown channel is no reason to leave anything out.
- *people*: where people are counted, each counts once, in every period of a rhythm. Help for nobody in particular is
  for somebody else each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from bot.goals import pacing
from bot.goals.model import Act, Action, Goal, Talk
from bot.journal import channels
from bot.journal.model import DeedId, DeedKind, EntryId, How, Outcome, Purpose
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
"""What a conversation must be to count by itself."""

DEEDS: dict[Action, DeedKind] = {
    Action.POST: DeedKind.POST,
    Action.COMMENT: DeedKind.COMMENT,
    Action.GIVE: DeedKind.HELP,
    Action.APPLY: DeedKind.APPLICATION,
}
"""What a deed must be to count by itself; goals about anything that is in neither table are counted by hand."""

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
_OF_SECTORS = frozenset({"industry", "sector", "field", "the"})
"""Words that say nothing about which one."""
_PEOPLE = re.compile(
    r"(?!(?:answer|letter|paper|offer|cover|order|error|favor|poster|number|flyer|folder|newsletter|career)s?$)"
    r"(?:people|persons?|someone|somebody|folks|friends?|members?|students?|graduates?|alumni|women|men|juniors?|seniors?"
    r"|newbies?|peers?|contacts?|parents?|\w+(?:er|or|mate|ist|ian|ee|ant|ive|man|woman)s?)"
)
"""Nouns of people."""
_OCCASIONS = frozenset({"event", "personal circle"})
"""How people came to know each other, and not where they write to each other since."""


def counts_by_itself(goal: Goal) -> bool:
    """Whether conversations or deeds count for it."""
    return counts_talks(goal) or counts_deeds(goal)


def counts_talks(goal: Goal) -> bool:
    return goal.action in HOWS


def counts_deeds(goal: Goal) -> bool:
    return goal.action in DEEDS


def counts_outings(goal: Goal) -> bool:
    """Whether events count for it where the member says that they were there."""
    return goal.action is Action.EVENT


def fits_day(goal: Goal, day: date) -> bool:
    return goal.starts <= day and (goal.deadline is None or day <= goal.deadline)


def fits_person(goal: Goal, *, role: str, kind: str, company: str, sector: str) -> bool:
    """Whether a person is one of those whom the goal is about. Companies match whole, never as a part (U17)."""
    if goal.company and not companies.same(goal.company, company):
        return False
    if goal.sector and not same_sector(goal.sector, sector):
        return False
    if not goal.role:
        return True
    theirs = _role_words(f"{role} {kind}")
    return any(_role_words(wanted) <= theirs for wanted in goal.role.split(" or "))


def same_sector(wanted: str, theirs: str) -> bool:
    """Whether all words of the one are in the other: “tech” and “the tech industry” fit “green tech”; “fin-tech” is
    “fintech”. A sector that isn't known fits none."""
    mine, found = ([term for term in words.terms(text) if term not in _OF_SECTORS] for text in (wanted, theirs))
    if not mine or not found:
        return not mine
    return "".join(mine) == "".join(found) or {_one(term) for term in mine} <= {_one(term) for term in found}


def fits_channel(goal: Goal, channel: str) -> bool:
    """Whether it may have been where the goal says: unknown is no reason to leave it out."""
    known = channel and not (words.fold(channel) in _OCCASIONS and goal.action is not Action.MEET)
    return not goal.channel or not known or channels.same(goal.channel, channel)


def fits(goal: Goal, talk: Talk) -> bool:
    """Whether one conversation is of the kind, with somebody, on a day that the goal is about."""
    if not fits_day(goal, talk.day) or not fits_channel(goal, talk.channel):
        return False
    if talk.how not in HOWS.get(goal.action, frozenset()):
        return False
    if goal.action is Action.FOLLOW_UP and not talk.settled:
        return False
    purpose = _PURPOSES.get(goal.action)
    got_one = goal.action is Action.REFERRAL and talk.outcome is Outcome.REFERRAL
    if purpose is not None and talk.purpose is not purpose and not got_one:
        return False
    return fits_person(goal, role=talk.role, kind=talk.kind, company=talk.company, sector=talk.sector)


def fits_act(goal: Goal, act: Act) -> bool:
    """Whether a deed is of the kind, on a day, in a place and for somebody that the goal is about."""
    if not fits_day(goal, act.day) or DEEDS.get(goal.action) is not act.kind or not fits_channel(goal, act.channel):
        return False
    if act.contact is not None:
        return fits_person(goal, role=act.role, kind=act.person, company=act.company, sector=act.sector)
    return act.kind is not DeedKind.APPLICATION or not goal.company or names_company(act.what, goal.company)


def names_company(text: str, company: str) -> bool:
    """Whether a company's words stand in a text, one after another, without its legal form."""
    wanted, said = words.terms(companies.company(company)), words.terms(text)
    return any(said[at : at + len(wanted)] == wanted for at in range(len(said) - len(wanted) + 1))


def counting(goal: Goal, talks: Iterable[Talk], first_days: Mapping[int, date]) -> frozenset[EntryId]:
    """The conversations that count. People count once, in each period of a rhythm; `first_days` says by contact when
    the member first talked to them, since one can meet somebody only once."""
    talked = sorted((talk for talk in talks if fits(goal, talk)), key=lambda talk: (talk.day, talk.entry))
    if goal.action is Action.MEET:
        talked = [talk for talk in talked if first_days.get(talk.contact, talk.day) >= goal.starts]
    if not counts_people(goal):
        return frozenset(talk.entry for talk in talked)
    seen: dict[tuple[int, date], EntryId] = {}
    for talk in talked:
        period = goal.starts if goal.action is Action.MEET else pacing.window(goal, talk.day)[0]
        seen.setdefault((talk.contact, period), talk.entry)
    return frozenset(seen.values())


def counting_acts(goal: Goal, acts: Iterable[Act]) -> frozenset[DeedId]:
    """The deeds that count. Where people do, whoever was helped counts once, in each period of a rhythm."""
    done = sorted((act for act in acts if fits_act(goal, act)), key=lambda act: (act.day, act.deed))
    if not helps_people(goal):
        return frozenset(act.deed for act in done)
    seen: dict[tuple[int, date], DeedId] = {}
    for act in done:
        whom = -act.deed if act.contact is None else act.contact  # ids are above zero
        seen.setdefault((whom, pacing.window(goal, act.day)[0]), act.deed)
    return frozenset(seen.values())


def counts_people(goal: Goal) -> bool:
    """Whether its number is one of people, each of whom counts once."""
    if goal.action is Action.MEET:
        return True
    last = words.terms(goal.unit)[-1:] if goal.unit else ()
    return bool(last) and last[0].removesuffix("s") not in _TALKS


def helps_people(goal: Goal) -> bool:
    """Whether it is about helping so many people, and not about so many reviews, answers or links."""
    last = words.terms(goal.unit)[-1:] if goal.unit else ()
    return goal.action is Action.GIVE and bool(last) and _PEOPLE.fullmatch(last[0]) is not None


def _role_words(text: str) -> frozenset[str]:
    plain = " ".join(words.terms(text)) + " "
    for spelled, one in _SPELLINGS.items():
        plain = plain.replace(spelled, one)
    return frozenset(map(_one, plain.split()))


def _one(term: str) -> str:
    """Without the s of a plural."""
    return term.removesuffix("s")
