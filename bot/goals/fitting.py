"""What counts for a goal: values in, values out.

What is logged counts on the days of the goal, if it is of the kind that the goal is about: a conversation by how people
talked and what for (`HOWS`), a deed by its kind (`DEEDS`), an event where the member was. Then the filters:

- *role, company, sector*: people must have all the words of the role in their role or kind, that company and that
  sector; who is known without them doesn't fit. A deed for nobody in particular is not held against a filter about
  people, but for a company: an application's words must name it.
- *name*: where the sentence names people, only those count who are called so (or work there); help for nobody in
  particular must name them. Where it names an event, only that one counts.
- *channel*: what is known to have been elsewhere doesn't count. An unknown channel is no reason to leave anything out,
  but for connections: to connect on LinkedIn is to be in touch there.
- *people*: where people are counted, each counts once, in every period of a rhythm; new people once for good. Help for
  nobody in particular is for somebody else each time.

Articles and links that are shared with people are gives, not posts. An answer to a question is help, too. What a goal
says of being present (groups, profiles, answers, work that is shown) stands in online. What nobody logs is counted by
hand: to speak at an event or to run it, and to talk to somebody who is only known through others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from bot.goals import naming, online, pacing
from bot.goals.model import Act, Action, Goal, Outing, Talk
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

DEEDS: dict[Action, frozenset[DeedKind]] = {
    Action.POST: frozenset({DeedKind.POST}),
    Action.COMMENT: frozenset({DeedKind.COMMENT}),
    Action.GIVE: frozenset({DeedKind.HELP, DeedKind.ANSWER}),
    Action.APPLY: frozenset({DeedKind.APPLICATION}),
}
"""What a deed must be to count by itself; goals about anything that is in neither table are counted by hand, but for
those about being present (online.py)."""

_SHARING = frozenset({Action.POST, Action.MESSAGE})
"""What goals are read as that may share something with people."""

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
_SPELLINGS = {"front end": "frontend", "back end": "backend", "full stack": "fullstack", "dev ": "developer ",
              "sr ": "senior ", "jr ": "junior ", "newbie": "beginner", "newcomer": "beginner"}  # fmt: skip
_OF_SECTORS = frozenset({"industry", "sector", "field", "area", "the", "my", "our", "this", "same"})
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
    """Whether conversations or deeds count for it; for events see `counts_outings`."""
    return counts_talks(goal) or counts_deeds(goal)


def counts_talks(goal: Goal) -> bool:
    return bool(hows(goal))


def counts_deeds(goal: Goal) -> bool:
    return bool(deeds(goal))


def counts_outings(goal: Goal) -> bool:
    """Whether events count for it where the member says that they were there."""
    return goal.action is Action.EVENT and not naming.on_stage(goal.text)


def hows(goal: Goal) -> frozenset[How]:
    """How a conversation that counts was held; none where conversations don't count."""
    if goal.action not in HOWS or through_others(goal) or together(goal) or shares(goal):
        return frozenset()
    return frozenset(How) if connects(goal) else HOWS[goal.action]


def deeds(goal: Goal) -> frozenset[DeedKind]:
    """The kinds of deeds that count; none where deeds don't."""
    if shares(goal):
        return frozenset({DeedKind.HELP})
    return DEEDS.get(goal.action, frozenset()) | online.kinds(goal)


def through_others(goal: Goal) -> bool:
    """Whether it is about somebody who is only known through others, whom no record names."""
    return goal.action in HOWS and goal.action is not Action.COMMENT and naming.through_others(goal.text)


def together(goal: Goal) -> bool:
    """Whether it is one talk with several people, which is logged as one with each of them."""
    return goal.action in HOWS and (goal.target or 1) == 1 and len(people(goal)) > 1 and naming.together(goal.text)


def shares(goal: Goal) -> bool:
    """Whether it is about giving people something to read or to watch."""
    return goal.action in _SHARING and not goal.channel and naming.shares(goal.text)


def connects(goal: Goal) -> bool:
    """Whether it is about connections in a channel: who is not known to be in touch there doesn't count."""
    return bool(goal.channel) and goal.action in (Action.REACH, Action.MEET) and naming.connects(goal.text)


def people(goal: Goal) -> tuple[str, ...]:
    """The people whom its words name, if it is about any."""
    about = goal.action in HOWS or goal.action in (Action.GIVE, Action.APPLY) or shares(goal)
    return naming.people(goal.text) if about and goal.action is not Action.COMMENT else ()


def only_new(goal: Goal) -> bool:
    """Whether one must not have talked to people before it began."""
    if goal.action is Action.MEET:
        return not people(goal)  # “meet Anna” is to see her, whoever knows whom
    return goal.action in HOWS and naming.new_people(goal.text)


def fits_day(goal: Goal, day: date) -> bool:
    return goal.starts <= day and (goal.deadline is None or day <= goal.deadline)


def fits_outing(goal: Goal, one: Outing) -> bool:
    """Whether an event was on a day of the goal, and is the one that it names, if it names any."""
    names = naming.events(goal.text)
    return fits_day(goal, one.day) and (not names or naming.is_event(names, one.title))


def fits_person(goal: Goal, *, role: str, kind: str, company: str, sector: str, name: str = "") -> bool:
    """Whether a person is one of those whom the goal is about. Companies match whole, never as a part (U17)."""
    named = people(goal)
    if named and not any(naming.is_meant(one, name, company) for one in named):
        return False
    if goal.company and not any(companies.same(one, company) for one in _either(goal.company)):
        return False
    if goal.sector and not same_sector(goal.sector, sector):
        return False
    if not goal.role or (named and naming.is_relation(goal.role)):
        return True
    theirs, there = _role_words(f"{role} {kind}"), frozenset(words.terms(company))
    return any(_has_role(wanted, theirs, there) for wanted in goal.role.split(" or "))


def _has_role(wanted: str, theirs: frozenset[str], company: frozenset[str]) -> bool:
    """Whether a person has all words of a role; those before its noun may name their company: “google recruiter”."""
    left = _role_words(wanted) - theirs
    return not left or (left <= company and _role_words(wanted.rpartition(" ")[2]) <= theirs)


def _either(wanted: str) -> tuple[str, ...]:
    """The companies of “Google or Meta”, and that as a name of its own."""
    return (wanted, *(one for one in wanted.split(" or ") if one != wanted))


def same_sector(wanted: str, theirs: str) -> bool:
    """Whether all words of the one are in the other: “tech” and “the tech industry” fit “green tech”; “fin-tech” is
    “fintech”. A sector that isn't known fits none."""
    mine, found = ([term for term in words.terms(text) if term not in _OF_SECTORS] for text in (wanted, theirs))
    if not mine or not found:
        return not mine
    return "".join(mine) == "".join(found) or {_one(term) for term in mine} <= {_one(term) for term in found}


def fits_channel(goal: Goal, channel: str) -> bool:
    """Whether it may have been where the goal says: unknown is no reason to leave it out."""
    if connects(goal):
        return channels.same(goal.channel, channel)
    known = channel and not (words.fold(channel) in _OCCASIONS and goal.action is not Action.MEET)
    return not goal.channel or not known or channels.same(goal.channel, channel)


def fits(goal: Goal, talk: Talk) -> bool:
    """Whether one conversation is of the kind, with somebody, on a day that the goal is about."""
    if not fits_day(goal, talk.day) or not fits_channel(goal, talk.channel):
        return False
    if talk.how not in hows(goal):
        return False
    if goal.action is Action.FOLLOW_UP and not talk.settled:
        return False
    purpose = _PURPOSES.get(goal.action)
    got_one = goal.action is Action.REFERRAL and talk.outcome is Outcome.REFERRAL
    if purpose is not None and talk.purpose is not purpose and not got_one:
        return False
    facts = {"role": talk.role, "kind": talk.kind, "company": talk.company, "sector": talk.sector}
    return fits_person(goal, **facts, name=talk.name)


def fits_act(goal: Goal, act: Act) -> bool:
    """Whether a deed is of the kind, on a day, in a place and for somebody that the goal is about."""
    if not fits_day(goal, act.day) or act.kind not in deeds(goal) or not fits_channel(goal, act.channel):
        return False
    if act.kind in online.kinds(goal) and not online.fits(goal, act):
        return False
    if shares(goal) and (act.contact is None or not naming.is_shared(act.what)):
        return False
    if act.contact is not None:
        facts = {"role": act.role, "kind": act.person, "company": act.company, "sector": act.sector}
        return fits_person(goal, **facts, name=act.name)
    if (named := people(goal)) and not any(names_company(act.what, one) for one in named):
        return False
    if act.kind is not DeedKind.APPLICATION or not goal.company:
        return True
    return any(names_company(act.what, one) for one in _either(goal.company))


def names_company(text: str, company: str) -> bool:
    """Whether a company's words stand in a text, one after another, without its legal form."""
    wanted, said = words.terms(companies.company(company)), words.terms(text)
    return any(said[at : at + len(wanted)] == wanted for at in range(len(said) - len(wanted) + 1))


def counting(goal: Goal, talks: Iterable[Talk], first_days: Mapping[int, date]) -> frozenset[EntryId]:
    """The conversations that count. People count once, in each period of a rhythm; `first_days` says by contact when
    the member first talked to them, since one can meet somebody only once: only a goal about new people asks for it."""
    talked = sorted((talk for talk in talks if fits(goal, talk)), key=lambda talk: (talk.day, talk.entry))
    if only_new(goal):
        talked = [talk for talk in talked if first_days.get(talk.contact, talk.day) >= goal.starts]
    if not counts_people(goal):
        return frozenset(talk.entry for talk in talked)
    seen: dict[tuple[int, date], EntryId] = {}
    for talk in talked:
        period = goal.starts if only_new(goal) else pacing.window(goal, talk.day)[0]
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
    named = people(goal)
    if only_new(goal) or (len(named) > 1 and goal.target == len(named) and naming.together(goal.text)):
        return True  # “message Anna, Ben and Cleo” is one to each
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
