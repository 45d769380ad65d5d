"""What one does next for a goal, for somebody who is new here, and for a gap in a plan: words and minutes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.goals import fitting, online, telling
from bot.goals.model import Action, Goal
from bot.goals.pacing import Standing
from bot.journal.model import DeedKind, How, Purpose
from bot.kit import ids, words
from bot.kit.calls import Call
from bot.members.model import Situation
from bot.next import rules
from bot.next.model import Asks, Kind, Step
from bot.plan import steps
from bot.presence import rules as presence
from bot.presence.checklist import PROFILES

TEXT = 120
"""Characters of a goal."""

_LINES = "Write two lines to one person"
_QUESTION = "Write down the one question that you want to ask"

_TALKS: dict[Action, tuple[str, int, str]] = {
    Action.TALK: ("Have one conversation", 20, f"{_LINES}, and ask if you can talk"),
    Action.MEET: ("Meet one person who is new to you", 20, f"{_LINES} whom you want to meet"),
    Action.REACH: ("Write to one person", 10, _LINES),
    Action.COFFEE: ("Have one coffee chat", 30, f"{_LINES}, and ask for a coffee chat"),
    Action.INTERVIEW: ("Ask one person about their job", 30, f"{_LINES}, and ask for fifteen minutes"),
    Action.CALL: ("Call one person", 15, f"{_LINES}, and ask for a good time to call"),
    Action.MESSAGE: ("Send one message", 10, _LINES),
    Action.FOLLOW_UP: ("Get back to one person you met", 10, _LINES),
    Action.ADVICE: ("Ask one person for advice", 15, _QUESTION),
    Action.FEEDBACK: ("Ask one person for feedback", 15, _QUESTION),
    Action.MENTORSHIP: ("Ask one person to be your mentor", 15, _QUESTION),
    Action.REFERRAL: ("Talk to one person about a referral", 20, "Write down what makes you a good fit"),
}
_GIVEN: dict[Action, tuple[tuple[str, str], ...]] = {
    Action.COFFEE: (("how", How.COFFEE.value),),
    Action.INTERVIEW: (("how", How.COFFEE.value),),
    Action.CALL: (("how", How.CALL.value),),
    Action.MESSAGE: (("how", How.MESSAGE.value),),
    Action.REACH: (("how", How.MESSAGE.value),),
    Action.ADVICE: (("purpose", Purpose.ADVICE.value),),
    Action.FEEDBACK: (("purpose", Purpose.FEEDBACK.value),),
    Action.MENTORSHIP: (("purpose", Purpose.MENTORSHIP.value),),
    Action.REFERRAL: (("purpose", Purpose.REFERRAL.value),),
}
"""What of a talk is known, since the goal is about it."""

_DEEDS: dict[DeedKind, tuple[str, int, str, str]] = {
    DeedKind.POST: ("Write one post", 20, "Write the first two lines of a post", "wrote a post"),
    DeedKind.COMMENT: ("Write one comment", 5, "", "commented on a post"),
    DeedKind.HELP: ("Help one person", 15, "Find one question that you could answer", "helped somebody"),
    DeedKind.APPLICATION: ("Send one application", 30, "Choose one job that you want to apply for", "applied to "),
    DeedKind.SHOWCASE: ("Show one thing that you made", 20, "Choose what you want to show", "showed my project"),
    DeedKind.ANSWER: ("Answer one question", 15, "Find one question that you could answer", "answered a question"),
    DeedKind.GROUP: (
        "Introduce yourself in one group",
        10,
        "Write two lines about yourself for a group",
        "introduced myself in ",
    ),
    DeedKind.PROFILE: (
        "Put one part of your profile in order",
        15,
        "Choose which part comes first",
        "updated my profile",
    ),
}
_FIRST_KINDS = tuple(_DEEDS)
"""Where a goal takes several kinds, the first of these."""

_ANYTHING = ("Take one step towards your goal", 15, "Think of the next small step, and write it down")


def of_goal(one: Standing, *, because: str) -> Step:
    """The next thing to do for a goal."""
    goal = one.goal
    number = ids.spell_id(goal.id)
    whom = telling.whom(goal)
    detail = (f"Your goal: {words.clip(goal.text, TEXT)}", *((f"Whom: {whom}",) if whom else ()))
    shows = ("The goal", Call("goal show", {"which": number}))
    return replace(_of_action(goal, number), because=because, detail=detail, offers=(shows,))


def _of_action(goal: Goal, number: str) -> Step:
    if goal.action in _TALKS and fitting.counts_talks(goal):
        do, minutes, small = _TALKS[goal.action]
        if goal.action is Action.FOLLOW_UP:  # only what closes a follow-up counts
            return Step(Kind.GOAL, number, do, "", minutes, small)
        return Step(Kind.GOAL, number, do, "", minutes, small, asks=Asks.TALK, given=_GIVEN.get(goal.action, ()))
    several = fitting.deeds(goal)
    known = next((one for one in _FIRST_KINDS if one in several), None)
    if known is DeedKind.GROUP and online.joins(goal):
        small = "Choose one group, and read what they talk about"
        return Step(Kind.GOAL, number, JOIN, "", 10, small, asks=Asks.GROUP)
    if known is not None:
        do, minutes, small, proposal = _DEEDS[known]
        return Step(Kind.GOAL, number, do, "", minutes, small, asks=Asks.DEED, proposal=proposal)
    if goal.action is Action.EVENT:
        return Step(Kind.GOAL, number, "Choose one event to go to", "", 10, "Look at what is on this week")
    do, minutes, small = _ANYTHING
    return Step(Kind.GOAL, number, do, "", minutes, small)


def with_events(step: Step, goal: Goal) -> Step:
    """What is on, beside a step that is about an event."""
    if goal.action is not Action.EVENT:
        return step
    return replace(step, offers=(("What is on", Call("event list")), *step.offers))


def about_profile(goal: Goal) -> bool:
    return DeedKind.PROFILE in fitting.deeds(goal)


def with_profile(step: Step, goal: Goal, ticked: Collection[str]) -> Step:
    """A goal about a profile is served by the next part of it on the checklist, which the goal counts then."""
    said = frozenset(words.terms(goal.text))
    shown = next((one for one in PROFILES if said & {one.name, *_CALLED.get(one.name, ())}), None)
    part = presence.part(shown or presence.shown_first(ticked), ticked, None if online.whole(goal) else said)
    if part is None:
        return step
    does = Call("presence tick", {"item": part.name})
    offers = (("Your profile", Call("presence show", {"where": part.name.partition("-")[0]})), *step.offers)
    return replace(
        step,
        about=f"{step.about}-{part.name}",  # an old button ticks nothing else
        do=part.do,
        because="it is part of your goal" if online.whole(goal) else step.because,
        minutes=part.minutes,
        small=part.small,
        does=does,
        asks=Asks.NOTHING,
        proposal="",
        offers=offers,
    )


JOIN = presence.JOIN

_CALLED = {"x": ("twitter",)}

PEOPLE = Step(
    Kind.PEOPLE,
    "",
    "Write down three people you know",
    "every network begins with people you know: friends, family and classmates count",
    10,
    "Write down one person you know",
    asks=Asks.PEOPLE,
    small_counts=True,
)
"""Works without LinkedIn, and with nobody logged (S18)."""

SITUATION = Step(
    Kind.SITUATION,
    "",
    "Say where you stand",
    "then my steps fit you better",
    2,
    asks=Asks.SITUATION,
    choices=tuple((words.capital(one.value), one.value) for one in Situation),
)


def first_goal(example: str) -> Step:
    because = "a goal says which step comes next"
    return Step(Kind.FIRST_GOAL, "", "Set one goal", because, 5, asks=Asks.GOAL, proposal=example)


def a_plan(example: str) -> Step:
    because = "then you see who is missing, and where to look"
    return Step(Kind.PLAN, "", "Write down whom you want to know", because, 5, asks=Asks.PLAN, proposal=example)


def of_gap(number: int, text: str, quality: str, *, people: int) -> Step:
    """Somebody who is missing in the plan. `people`: how many there are."""
    who, name = ids.spell_id(number), words.clip(text, rules.NAME)
    whom = {
        "role": f"somebody who works as {steps.one(name)}",
        "sector": f"somebody who works in {name}",
        "company": f"somebody at {name}",
        "skill": f"somebody who knows {name}",
        "place": f"somebody in {name}",
        "interest": f"somebody who likes {name}",
    }[quality]
    missing = "you know nobody like that yet" if not people else f"you know {people}, and you want more"
    offers = (("Who fits", Call("plan gap", {"which": who})),)
    small = f"Ask a friend if they know {whom}"
    return Step(Kind.GAP, who, f"Find {whom}", missing, 20, small, asks=Asks.PEOPLE, offers=offers)
