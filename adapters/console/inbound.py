"""Lines into requests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from adapters.console.limits import FURTHEST
from bot.context import Request
from bot.kit import words
from bot.kit.cards import Button
from bot.kit.errors import UserError
from bot.members.model import Handle, Place

PLATFORM, REALM = "console", "local"

_STEP = re.compile(r"(\d{1,6})\s*(m|min|minutes?|h|hours?|d|days?|w|weeks?)", re.IGNORECASE)
_SECONDS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}


class NoSuchButton(UserError):
    """There is no button {number} here.

    Type the number in front of a button you can see, or a command such as `help`.
    """


class UnknownWord(UserError):
    """The console has no “{word}”.

    Type :help to see what it has; the bot's own commands begin with / or with nothing.
    """


class UnclearStep(UserError):
    """I couldn't read “{text}” as a time to move on.

    Try :forward 30m, :forward 3d or :forward 1w, up to a year.
    """


class NothingComes(UserError):
    """No message is on its way, so I left the clock alone.

    Log somebody with `met`, or move the clock yourself: :forward 3d
    """


class UnclearName(UserError):
    """I need a name to be somebody else.

    Try :as ben
    """


class NoHistory(UserError):
    """There is no such word about the lines you typed, or none are kept here.

    In the interactive console, try :history, :history off or :history on
    """


class CannotWrite(UserError):
    """I can't write to {what}: {why}.

    Make room there or change who may write, and try again. Nothing else is lost.
    """


def handle(name: str) -> Handle:
    return Handle(PLATFORM, REALM, name)


def direct(user: str) -> Place:
    return Place(PLATFORM, REALM, user, private=True)


def channel(place: Place) -> str:
    """What a channel, or the thread of a post there, is called."""
    name, _, thread = place.id.partition(":")
    return f"a thread in #{name}" if thread else f"#{name}"


def typed(line: str, *, name: str, zone: str) -> Request:
    # Whoever sits here owns the database.
    return Request(handle(name), direct(name), line, zone=zone, name=name, room="direct", organiser=True)


def press(button: Button, *, name: str, zone: str) -> Request:
    return replace(typed(button.wire(), name=name, zone=zone), pressed=True)


def user(text: str) -> str:
    """A name to be: one short word, folded. Raises UnclearName."""
    name = words.clip(words.fold(words.clean(text, lines=False)), 40)
    if not name or name.split() != [name]:
        raise UnclearName
    return name


def step(text: str) -> timedelta:
    """How far to move the clock. Raises UnclearStep."""
    found = _STEP.fullmatch(text.strip())
    if found is None:
        raise UnclearStep(text=text)
    by = timedelta(seconds=int(found[1]) * _SECONDS[found[2][0].lower()])
    if not timedelta(0) < by <= FURTHEST:
        raise UnclearStep(text=text)
    return by
