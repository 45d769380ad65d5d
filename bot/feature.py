"""What a feature brings: commands, jobs, reactions to the journal, changes of a person, facts for their card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from bot.contacts.model import Contact
from bot.context import Context
from bot.journal.model import Entry
from bot.kit.cards import Action, Card, Line
from bot.kit.commands import Group
from bot.members.model import Member
from bot.outbox.model import Delivery

if TYPE_CHECKING:
    from bot.ports import Store

Reaction: TypeAlias = Callable[[Context, Entry], Sequence[Line]]
"""Runs in the transaction that wrote the entry; returns what to tell of it."""

Correction: TypeAlias = Callable[[Context, int], Sequence[Line]]
"""Runs in the transaction that changed, moved or removed something logged with the contact of that id; returns what to
tell of it."""

Offer: TypeAlias = Callable[[Context, Entry], Sequence[Action]]
"""What belongs beneath a card that told of a conversation: a way to change what a reaction made of it."""

Attended: TypeAlias = Callable[[Context, int], tuple[Sequence[Line], Sequence[Action]]]
"""Runs in the transaction that changed what a member says of an event, by the id of their attendance: that they were
there, or not after all. Returns what to tell of it, and what to offer beneath: a way to change it."""

Did: TypeAlias = Callable[[Context, Sequence[int]], tuple[Sequence[Line], Sequence[Action]]]
"""Runs in the transaction that logged, changed or removed deeds of one line, by their ids; returns what to tell of
them, and what to offer beneath: a way to change it."""

Aside: TypeAlias = Callable[[Context], tuple[Sequence[Line], Sequence[Action]]]
"""What goes along with the day's one message: what would have been a message of its own."""

Change: TypeAlias = Callable[[Context, Contact, Contact], Sequence[Line]]
"""Runs in the transaction that saved a person, with them as they were and as they are; returns what to tell of it."""

Panel: TypeAlias = Callable[[Context, Contact], Sequence[tuple[str, Line]]]


@dataclass(frozen=True, slots=True)
class Job:
    """Work by the clock. `run` returns how many it handled: more than none means “again, at once”."""

    name: str
    every: timedelta
    run: Callable[[Store, datetime], int]


Return: TypeAlias = "Callable[[Store, Member, datetime], None]"
"""Runs when somebody comes back after nudges that got no reaction, or after messages could not reach them."""


Moved: TypeAlias = "Callable[[Store, Member, datetime], None]"
"""Runs when somebody's clock is another one."""


Greet: TypeAlias = Callable[[Context, Card], Card]
"""Gets the card that answers a command and may add to it: a welcome, a welcome back."""

Aftermath: TypeAlias = "Callable[[Store, Delivery, datetime], None]"
"""Runs in the transaction that ends a delivery, whatever became of it."""


Wakes: TypeAlias = "Callable[[Store], datetime | None]"
"""When one of its jobs has something to do next: a clock that is moved on by hand stops there."""


@dataclass(frozen=True, slots=True)
class Feature:
    commands: tuple[Group[Context], ...] = ()
    jobs: tuple[Job, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    corrections: tuple[Correction, ...] = ()
    offers: tuple[Offer, ...] = ()
    attended: tuple[Attended, ...] = ()
    did: tuple[Did, ...] = ()
    asides: tuple[Aside, ...] = ()
    changes: tuple[Change, ...] = ()
    panels: tuple[Panel, ...] = ()
    returned: Return | None = None
    moved: Moved | None = None
    greets: Greet | None = None
    aftermath: Aftermath | None = None
    wakes: Wakes | None = None


def hearing(features: Sequence[Feature]) -> partial[Context]:
    """What makes contexts in which every feature hears of what happens, in their order."""
    return partial(
        Context,
        reactions=tuple(hook for feature in features for hook in feature.reactions),
        corrections=tuple(hook for feature in features for hook in feature.corrections),
        offers=tuple(hook for feature in features for hook in feature.offers),
        outings=tuple(hook for feature in features for hook in feature.attended),
        did=tuple(hook for feature in features for hook in feature.did),
        asides=tuple(hook for feature in features for hook in feature.asides),
        changes=tuple(hook for feature in features for hook in feature.changes),
        panels=tuple(hook for feature in features for hook in feature.panels),
    )
