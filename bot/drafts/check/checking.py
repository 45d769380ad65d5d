"""The two entrances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.drafts.check import jobs, length, nextstep, offers, personal, stock, weighing
from bot.drafts.check.model import (
    ASKS_FOR_JOB,
    NO_ASK,
    NO_PERSONALISATION,
    NO_VALUE,
    TEMPLATE,
    TOO_LONG,
    Problem,
)
from bot.drafts.check.reading import Sentence, read
from bot.drafts.model import Channel

MOST_QUOTES = 4
"""Of one problem: nobody reads more."""
_FEWEST = 20
"""Words that a message must have before their weights say anything."""
_SPOKEN_OF = 0
"""Above it, words of work are taken to ask for it, though no cue knows how."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where the weights overrule the cues: told by them alone above `told`, never told up to `cleared`, and not told
    below `doubted` where nothing else is wrong. Who does all the rest well gets the benefit of the doubt, for a false
    alarm is worse than a mistake that slips through. Found by learning from some of the writers of the working corpus
    and trying it on the others."""

    cleared: float
    told: float
    doubted: float


_BOUNDS = {
    NO_PERSONALISATION: _Bounds(-1, 1, -0.4),
    NO_VALUE: _Bounds(-1, 2, 0),
    NO_ASK: _Bounds(-1, 1, 0),
}


def check(text: str, channel: Channel, *, first_contact: bool) -> tuple[Problem, ...]:
    """What is wrong with a message, in the order of NAMES; () where nothing is, or where there is no text."""
    sentences = read(text)
    if not sentences:
        return ()
    weight = _weights(sentences)
    asked = jobs.asks(sentences)
    if not asked and weight.get(ASKS_FOR_JOB, 0) > _SPOKEN_OF:
        asked = jobs.mentions(sentences)
    found = (
        _job(asked) if first_contact and asked else None,
        _impersonal(sentences) if _settled(NO_PERSONALISATION, not personal.quotes(sentences), weight) else None,
        _long(text, channel),
        _nothing_offered(sentences) if _settled(NO_VALUE, not offers.quotes(sentences), weight) else None,
        _template(text, sentences),
        _no_ask(sentences) if _settled(NO_ASK, not nextstep.clear(sentences), weight) else None,
    )
    problems = tuple(problem for problem in found if problem is not None)
    return () if len(problems) == 1 and _in_doubt(problems[0].name, weight) else problems


def _weights(sentences: Sequence[Sentence]) -> Mapping[str, float]:
    """Of each mistake that they are learned for; empty where the message is too short for them."""
    if sum(len(sentence.starts) for sentence in sentences) < _FEWEST:
        return {}
    seen = weighing.features(sentences)
    return {name: weighing.weigh(name, seen) for name in (ASKS_FOR_JOB, *_BOUNDS)}


def _settled(name: str, by_cues: bool, weight: Mapping[str, float]) -> bool:
    """Whether it is a mistake, by its cues and the weights together."""
    if name not in weight:
        return by_cues
    bounds = _BOUNDS[name]
    return weight[name] > (bounds.cleared if by_cues else bounds.told)


def _in_doubt(name: str, weight: Mapping[str, float]) -> bool:
    return name in _BOUNDS and name in weight and weight[name] < _BOUNDS[name].doubted


def hints(text: str, channel: Channel) -> tuple[str, ...]:
    """What isn't wrong, but good to know before it is sent."""
    if channel is Channel.CONNECTION_NOTE and length.FREE_CHARACTERS < len(text) <= length.CHARACTERS[channel]:
        return (
            f"This note has {len(text)} characters. Free LinkedIn accounts can send {length.FREE_CHARACTERS} at most.",
        )
    return ()


def _job(asked: Sequence[str]) -> Problem:
    return Problem(
        ASKS_FOR_JOB,
        tuple(asked[:MOST_QUOTES]),
        "Leave the job for later. First ask one small question about their work, or for 15 minutes of their time.",
    )


def _impersonal(sentences: Sequence[Sentence]) -> Problem:
    return Problem(
        NO_PERSONALISATION,
        _missing(personal.near(sentences), "what they did or said, where you met, or who you both know"),
        "Add one thing that only this person would get: a talk or post of theirs, what you spoke about, "
        "or who told you of them.",
    )


def _long(text: str, channel: Channel) -> Problem | None:
    if not (said := length.over(text, channel)):
        return None
    count, most, unit = length.measured(text, channel)
    return Problem(
        TOO_LONG,
        (said,),
        f"Take out {count - most} {unit} or more. Keep why you write to them, what you offer and your question.",
    )


def _nothing_offered(sentences: Sequence[Sentence]) -> Problem:
    return Problem(
        NO_VALUE,
        _missing(offers.near(sentences), "help, a link, an introduction, or something in return"),
        "Give something small: an article that fits, feedback on their work, or “If I can help with …, tell me.”",
    )


def _template(text: str, sentences: Sequence[Sentence]) -> Problem | None:
    gaps, phrases = stock.gaps(text), stock.phrases(sentences)
    if gaps:
        proposal = "Fill in what is still open. Then read it once aloud."
    elif phrases:
        proposal = "Take that phrase out, or say it in your own words. Start with why you write to this person."
    else:
        return None
    return Problem(TEMPLATE, (*gaps, *phrases)[:MOST_QUOTES], proposal)


def _no_ask(sentences: Sequence[Sentence]) -> Problem:
    return Problem(
        NO_ASK,
        _missing(nextstep.vague(sentences), "a question, a request, or what you will do next"),
        "End with one clear thing: a question they can answer in a line, a day and time, or what you will do and when.",
    )


def _missing(near: Sequence[str], wanted: str) -> tuple[str, ...]:
    """What came near in the message and didn't count, and what was looked for."""
    return (*near[: MOST_QUOTES - 1], f"looked for: {wanted}")
