"""A letter on its way to a coach: put into the outbox once, and what its sender hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import notices
from bot.held.model import KEPT
from bot.kit.calls import Call
from bot.kit.ids import read_id, spell_id
from bot.outbox.model import FINAL, LETTER, Delivery, State
from bot.review.model import Letter, LetterId, Sent

if TYPE_CHECKING:
    from bot.ports import Store

SHOW, UNSENT = "review letter", "review unsent"
"""The commands that compose the letter, and the news that it didn't arrive."""

AT_ONCE = 200
LOOKED_AT = timedelta(hours=1)
"""How long after it went a letter is looked after: by then its delivery has mostly told of itself."""

_BECAME = {State.SENT: Sent.ARRIVED, State.UNKNOWN: Sent.UNSURE}


def key(letter: Letter) -> str:
    return f"{LETTER}{spell_id(letter.id)}"


def post(store: Store, letter: Letter, now: datetime) -> None:
    """On its way, at once and for a day. One that was tried before goes again, under the same key."""
    store.letters.save(replace(letter, at=now, sent=Sent.UNDERWAY))
    fresh = Delivery.new(
        key=key(letter),
        to=letter.to,
        member=letter.owner,
        call=Call(SHOW, {"letter": spell_id(letter.id)}),
        kind="notice",
        not_before=now,
        expires_at=now + notices.FRESH,
        now=now,
    )
    if store.outbox.put(fresh):
        return
    tried = store.outbox.own(letter.owner, key(letter))
    if tried is not None:
        store.outbox.again([tried.id], now, expires_at=now + notices.FRESH)


def ended(store: Store, delivery: Delivery, now: datetime) -> None:
    """Note what became of a letter, in the transaction that ends its delivery; its sender hears of it unless it
    arrived."""
    if not delivery.is_letter or delivery.member is None:
        return
    letter = store.letters.find(delivery.member, LetterId(read_id(delivery.key.removeprefix(LETTER))))
    if letter is not None:
        _settle(store, letter, now)


def look_after(store: Store, now: datetime) -> int:
    """Previews older than a day are deleted. A letter whose delivery ended without a word, since nothing was sent for
    a day or an operator dropped it, is settled."""
    handled = 0
    for letter in store.letters.waiting(now - LOOKED_AT, previews=now - KEPT, limit=AT_ONCE):
        if letter.sent is Sent.NOT:
            handled += store.letters.remove(letter.owner, letter.id)
        else:
            handled += _settle(store, letter, now)
    return handled


def _settle(store: Store, letter: Letter, now: datetime) -> bool:
    """Whether it is known by now what became of it."""
    found = store.outbox.own(letter.owner, key(letter))  # what is written counts: our lease may have been lost
    if found is not None and found.state not in FINAL:
        return False
    became = _BECAME.get(found.state, Sent.FAILED) if found is not None else Sent.FAILED
    if became is letter.sent:
        return False
    store.letters.save(replace(letter, sent=became))
    if became is not Sent.ARRIVED:
        notices.tell(
            store,
            letter.owner,
            key=f"unsent/{spell_id(letter.id)}/{int(letter.at.timestamp())}",
            call=Call(UNSENT, {"letter": spell_id(letter.id)}),
            now=now,
            platform=letter.to.platform,
        )
    return True
