"""When to say a kind word before an ask. Values in, values out: no score, no rank, and nothing is ever forbidden."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.guard.model import Caution, Guard, History
from bot.journal.model import Ask, Purpose
from bot.kit import times, words

REPEATS = 30
"""Local days for which a rule says nothing more about the same person."""

KNOWN: dict[Ask, int] = {Ask.JOB: 30, Ask.REFERRAL: 30, Ask.INTRODUCTION: 14, Ask.MENTORSHIP: 14}
"""Days after which these may be asked for. A month is when one checks in after a first talk (L7), so there was a second
talk by then. An introduction lends somebody's name, and a mentor gives time: two weeks are enough for the thanks and
for a promise to be kept. Advice, feedback and a hand are what a first talk is for; they are never too soon."""

SILENT_DAYS = 14
"""Days without a talk after which a new contact has been met with silence: the time for a thanks and a hello."""

YEAR = 365
ASKS_ALONE = 2
"""Asks with nothing beside them, before this one: one may be how people met."""

CROWD_DAYS = 30
CROWD = 25
"""People added in that time. A good start is five or ten at once (S5), and a conference brings a dozen."""
CROWD_TALKS = 5
"""Of so many people one should have been talked to: with fewer it is a collection."""

SHOWN = 2
"""Things said on a day; the rest can wait for another one, so that the press on “Ask anyway” goes on."""

NAME = 60

_ASKED_IN_TALK = frozenset({Purpose.REFERRAL, Purpose.JOB, Purpose.ADVICE, Purpose.FEEDBACK, Purpose.MENTORSHIP})


def cautions(history: History, ask: Ask, today: date) -> tuple[Caution, ...]:
    """What there is to say before that ask, what matters most first."""
    found = (
        _no_follow_up(history, today),
        _too_soon(history, ask, today),
        _silent(history, today),
        _ask_only(history, today),
        _collecting(history),
    )
    return tuple(one for one in found if one is not None)


def heard(found: Sequence[Caution], *, muted: Collection[str], said: Collection[str]) -> tuple[Caution, ...]:
    """Those that are neither muted nor said lately; SHOWN at most."""
    return tuple(one for one in found if one.rule not in muted and one.rule not in said)[:SHOWN]


def said_since(today: date) -> date:
    """The first local day that is less than REPEATS ago."""
    return today - timedelta(days=REPEATS - 1)


def asked_days(history: History) -> frozenset[date]:
    """The days on which something was asked for: as an ask, or in a talk that the member began for it."""
    begun = (talk.day for talk in history.talks if talk.started == "me" and talk.purpose in _ASKED_IN_TALK)
    return frozenset((*history.asks, *begun))


def _no_follow_up(history: History, today: date) -> Caution | None:
    if not history.late:
        return None
    late = min(history.late, key=lambda one: (one.thanks, one.due))  # a promise binds more
    day, name = times.say_day(late.due, today), _name(history)
    if late.thanks:
        because, first = f"Because a thank-you to {name} was due {_on(day)}.", "say thanks. Two lines will do."
    else:
        because, first = f"Because your promise to {name} was due {_on(day)}.", "keep it, or say when you will."
    return Caution(Guard.NO_FOLLOW_UP, because, first)


def _too_soon(history: History, ask: Ask, today: date) -> Caution | None:
    wait = KNOWN.get(ask)
    if wait is None or history.near or _is_silent(history, today):
        return None
    days, name = (today - history.known).days, _name(history)
    if days < wait and history.talks:
        because = f"Because your first talk with {name} was {times.say_ago(history.known, today)}."
    elif days < wait:
        because = f"Because you added {name} {times.say_ago(history.known, today)}, and I know of no talk yet."
    elif len(history.talks) < 2 and not history.gives and not _wrote_first(history):
        because = f"Because I know of one talk with {name}, and of nothing that you gave them."
    else:
        return None
    first = "talk once more" if history.talks else "have a first talk"
    return Caution(Guard.TOO_SOON, because, f"give something small, or {first}.")


def _silent(history: History, today: date) -> Caution | None:
    if history.near or not _is_silent(history, today):
        return None
    since = times.say_ago(history.known, today)
    because = f"Because you added {_name(history)} {since}, and I know of no talk since."
    return Caution(Guard.SILENT, because, "say hello. Ask how they are, and nothing else.")


def _ask_only(history: History, today: date) -> Caution | None:
    first = today - timedelta(days=YEAR)
    asked = {day for day in asked_days(history) if day > first}
    # A talk on the day of an ask is the talk in which it was asked.
    others = [talk.day for talk in history.talks if talk.day > first and talk.day not in asked]
    others += [day for day in history.gives if day > first]
    if len(asked) < ASKS_ALONE or others:
        return None
    count = "twice" if len(asked) == 2 else f"{len(asked)} times"
    because = f"Because all I know of the last year with {_name(history)} is that you asked {count}."
    return Caution(Guard.ASK_ONLY, because, "write without asking for anything. Share something that they like.")


def _collecting(history: History) -> Caution | None:
    crowd = history.crowd
    if crowd.added < CROWD or crowd.talked * CROWD_TALKS >= crowd.added:
        return None
    talked = f"talked to {crowd.talked} of them" if crowd.talked else "talked to none of them yet"
    because = f"Because you added {crowd.added} people in {CROWD_DAYS} days, and {talked}."
    return Caution(Guard.COLLECTING, because, "pick one of them and have a talk.")


def _is_silent(history: History, today: date) -> bool:
    nothing = not history.talks and not history.gives
    return nothing and (today - history.added).days >= SILENT_DAYS


def _wrote_first(history: History) -> bool:
    """Whether they began a talk themselves: then it is mutual."""
    return any(talk.started == "them" for talk in history.talks)


def _on(day: str) -> str:
    return day if day == "yesterday" else f"on {day}"


def _name(history: History) -> str:
    return words.clip(history.name, NAME)
