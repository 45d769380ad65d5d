"""The two entrances."""

from __future__ import annotations

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
    return tuple(problem for problem in found if problem is not None)


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
    near = personal.near(sentences)[:MOST_QUOTES]
    why = near or ("nothing about what they did or said, where you met, or who you both know",)
    return Problem(
        NO_PERSONALISATION,
        why,
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
    why = offers.near(sentences)[:MOST_QUOTES] or ("no help, no link, no introduction and nothing in return",)
    return Problem(
        NO_VALUE,
        why,
        "Give something small: an article that fits, feedback on their work, or “If I can ever help with …, tell me.”",
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
    why = nextstep.vague(sentences)[:MOST_QUOTES] or ("no question, no request and no next step with a day",)
    return Problem(
        NO_ASK,
        why,
        "End with one clear thing: a question they can answer in a line, a day and time, or what you will do and when.",
    )
