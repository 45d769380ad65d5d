"""Which tip comes next, and which answer a question: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

from bot.kit import words
from bot.members.model import Situation
from bot.tips.model import Tip

ALL = "tips"
"""The rule that offers tips on other cards; muted, they come only when asked for."""

_SMALL = frozenset(
    "a an the i am is are was do does did can may should must to of in on at for with and or not no it my me you they"
    " them their people what how when where why who which have has if so be get much many there this that about tip"
    " tips now use using more most none other another one two thing things want like make made go very too just".split()
)
"""Words that say nothing of what a question is about."""

_ALIKE = {
    "introvert": "shy",
    "introverted": "shy",
    "afraid": "shy",
    "scared": "shy",
    "nervous": "shy",
    "anxious": "shy",
    "fear": "shy",
    "pushy": "desperate",
    "needy": "desperate",
    "begging": "desperate",
    "dishonest": "fake",
    "honest": "fake",
    "real": "fake",
    "genuine": "fake",
    "value": "give",
    "offer": "give",
    "help": "give",
    "reply": "answer",
    "replies": "answer",
    "respond": "answer",
    "response": "answer",
    "ghosted": "answer",
    "ignored": "answer",
    "accent": "english",
    "grammar": "english",
    "language": "english",
    "annoy": "bother",
    "disturb": "bother",
    "reject": "said",
    "rejected": "said",
    "rejection": "said",
    "nobody": "anybody",
    "remote": "home",
    "freelance": "freelancer",
    "clients": "client",
    "recruiter": "recruiters",
    "mentors": "mentor",
    "referrals": "referral",
    "jobs": "job",
    "events": "event",
}
"""Words that people use for those in the questions."""


def mute(name: str) -> str:
    """The rule that is muted for one tip that somebody doesn't want to see again."""
    return f"tip-{name}"


def choose(
    tips: Sequence[Tip],
    told: Mapping[str, date],
    muted: Set[str],
    situation: Situation | None,
    today: date,
) -> Tip | None:
    """The next one: of those that fit, one that wasn't shown yet, else the one not shown for longest. Those for the
    member's own situation come first, then answers, then what is to try. None: all that fit were shown today."""
    fits = [one for one in tips if mute(one.name) not in muted and _fits(one, situation)]
    left = [one for one in fits if told.get(one.name, date.min) < today]

    def rank(one: Tip) -> tuple[date, bool, bool, bool]:
        own = situation is not None and situation in one.situations
        return told.get(one.name, date.min), not own, bool(one.situations) and not own, not one.question

    return min(left, key=rank, default=None)


def because(one: Tip, told: Mapping[str, date], situation: Situation | None) -> str:
    """Why this one comes."""
    if situation is not None and situation in one.situations:
        return f"It comes because of where you stand: {situation.value}."
    if one.name in told:
        return "It comes because you have not seen it for longest."
    return "It comes because you have not seen it yet."


def about(tips: Sequence[Tip], text: str) -> tuple[Tip, ...]:
    """The tips that a question is about, the best first: those that share most of its words, question before text."""
    asked = {_ALIKE.get(term, term) for term in words.terms(text) if term not in _SMALL}
    if not asked:
        return ()
    scored = [(_score(asked, one), one) for one in tips]
    best = max((score for score, _ in scored), default=0)
    ranked = sorted((pair for pair in scored if pair[0] and pair[0] >= best - 1), key=lambda pair: -pair[0])
    return tuple(one for _, one in ranked)


def _fits(one: Tip, situation: Situation | None) -> bool:
    """Those for other situations only where nobody knows which is theirs."""
    return not one.situations or situation is None or situation in one.situations


def _score(asked: Set[str], one: Tip) -> int:
    """Three for each word of its question or name, one for each of its text."""
    title = {*words.terms(one.question), *one.name.split("-")}
    text = set(words.terms(one.text))
    return sum(3 if _has(title, term) else 1 if _has(text, term) else 0 for term in asked)


def _has(known: Set[str], term: str) -> bool:
    return term in known or (len(term) > 3 and (f"{term}s" in known or term.removesuffix("s") in known))
