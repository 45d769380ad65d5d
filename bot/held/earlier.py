"""Answers that couldn't be shown: the newest of each member is kept for a day, encrypted, and shown with the next one.

What was asked is done already, so it is the card that is kept, never the call.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.held import letters
from bot.held.model import KEPT, Held, HeldId
from bot.kit.calls import Call
from bot.kit.cards import Card, footnote
from bot.members.model import Handle, MemberId
from bot.outbox.model import Delivery, Refused

if TYPE_CHECKING:
    from bot.ports import Store

NAME = "earlier"
"""Stands where the name of a waiting call does; no command has it."""

SHOW = "earlier show"
"""The command that shows one; `at` says which, so that an older one gives way."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A card that was meant to be shown at `at`."""

    card: Card
    at: datetime


def place_of(owner: MemberId) -> HeldId:
    """Where a member's is held: under their own number, so that a newer one takes its place."""
    return HeldId(owner)


def keep(store: Store, who: Handle, card: Card, refusal: Refused, now: datetime) -> None:
    """Keep an answer that the platform refused. Whoever can't be written to finds it with their next answer; after
    anything else the outbox tries the direct conversation again. Of somebody who was erased nothing is kept."""
    member = store.members.find(who)
    if member is None:
        return
    if card.attachments:
        card = card.saying(footnote("Its files couldn't be sent either. Please ask me for them again."))
    now = now.replace(microsecond=0)
    waiting = Call(NAME, {"card": letters.write(card)})
    store.held.put(Held(place_of(member.id), member.id, (waiting,), now + KEPT))
    if refusal.permanent and refusal.scope == "person":
        store.outbox.unreachable(member.id, refusal.code)
        return
    again = Delivery.new(
        key=f"earlier/{member.id}/{now.isoformat()}",
        to=who,
        member=member.id,
        call=Call(SHOW, {"at": now.isoformat()}),
        kind="notice",
        not_before=now,
        expires_at=now + KEPT,
        now=now,
    )
    store.outbox.put(again)


def find(store: Store, owner: MemberId, now: datetime) -> Earlier | None:
    """The one that waits, a day old at most."""
    found = store.held.find(owner, place_of(owner))
    if found is None or found.expires_at <= now:
        return None
    card = letters.read(found.calls[0].values.get("card", ""))
    return None if card is None else Earlier(card, found.expires_at - KEPT)


def shown(store: Store, owner: MemberId) -> None:
    """Forget the one that waits."""
    store.held.drop(owner, place_of(owner))
