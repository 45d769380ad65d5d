"""The two entrances."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.drafts.check import jobs, length, nextstep, offers, personal, stock
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
_TELLING = 5
"""Words of a sentence that tells something; what is shorter is a greeting or a name."""
_GREETING = re.compile(r"^(?:hi|hello|hey|dear|hiya|hola|ciao|good \w+)(?: [^\s,!:]+){0,4}? [,!:]+ ")
_NOT_TELLING = frozenset(
    """i you your thanks thank please hi hello dear hey best kind many warm regards yours looking hope would could how
    what congratulations with love sincerely it and do did which when where who let can may is are was were am if as
    because since""".split()
)
"""Words that begin what is said of the two of them, or asked."""


def check(text: str, channel: Channel, *, first_contact: bool) -> tuple[Problem, ...]:
    """What is wrong with a message, in the order of NAMES; () where nothing is, or where there is no text."""
    sentences = read(text)
    if not sentences:
        return ()
    found = (
        _job(sentences) if first_contact else None,
        _impersonal(sentences),
        _long(text, channel),
        _nothing_offered(sentences),
        _template(text, sentences),
        _no_ask(sentences),
    )
    problems = tuple(problem for problem in found if problem is not None)
    return () if all(_in_doubt(problem.name, sentences) for problem in problems) else problems


def _in_doubt(name: str, sentences: Sequence[Sentence]) -> bool:
    """Whether what is missing may be there in words that the rules don't know. Who does all the rest well gets the
    benefit of it: a false alarm is worse than a mistake that slips through."""
    if name == NO_VALUE:
        return bool(offers.maybes(sentences)) or any(_tells_more(sentence) for sentence in sentences)
    return name == NO_PERSONALISATION and bool(personal.maybes(sentences))


def _tells_more(sentence: Sentence) -> bool:
    """Whether it tells of something beside the two of them, such as “My gran left 200 of them”: no praise, no question,
    nothing of who writes."""
    said = _GREETING.sub("", sentence.plain)
    words = [word for word in said.split() if word[0].isalnum()]
    if len(words) < _TELLING or words[0] in _NOT_TELLING or sentence.asks:
        return False
    one = (sentence,)
    return not (nextstep.clear(one) or personal.quotes(one) or stock.phrases(one) or offers.near(one))


def hints(text: str, channel: Channel) -> tuple[str, ...]:
    """What isn't wrong, but good to know before it is sent."""
    if channel is Channel.CONNECTION_NOTE and length.FREE_CHARACTERS < len(text) <= length.CHARACTERS[channel]:
        return (
            f"This note has {len(text)} characters. Free LinkedIn accounts can send {length.FREE_CHARACTERS} at most.",
        )
    return ()


def _job(sentences: Sequence[Sentence]) -> Problem | None:
    if not (asked := jobs.asks(sentences)):
        return None
    return Problem(
        ASKS_FOR_JOB,
        asked[:MOST_QUOTES],
        "Leave the job for later. First ask one small question about their work, or for 15 minutes of their time.",
    )


def _impersonal(sentences: Sequence[Sentence]) -> Problem | None:
    if personal.quotes(sentences):
        return None
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


def _nothing_offered(sentences: Sequence[Sentence]) -> Problem | None:
    if offers.quotes(sentences):
        return None
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


def _no_ask(sentences: Sequence[Sentence]) -> Problem | None:
    if nextstep.clear(sentences):
        return None
    return Problem(
        NO_ASK,
        _missing(nextstep.vague(sentences), "a question, a request, or what you will do next"),
        "End with one clear thing: a question they can answer in a line, a day and time, or what you will do and when.",
    )


def _missing(near: Sequence[str], wanted: str) -> tuple[str, ...]:
    """What came near in the message and didn't count, and what was looked for."""
    return (*near[: MOST_QUOTES - 1], f"looked for: {wanted}")
