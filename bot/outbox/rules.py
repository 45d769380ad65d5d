"""How a delivery moves from state to state: values in, values out.

Each transition returns a changed delivery; the store writes it if the lease still holds. `roll` is a random number
from 0 to 1. Before and after the call the two questions are always: may the platform have the message, and is it still
worth sending?
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import assert_never

from bot.members.model import Handle, Place
from bot.outbox.model import (
    Abilities,
    Ambiguous,
    Delivery,
    Later,
    Outcome,
    Pace,
    Receipt,
    Refused,
    Scope,
    Sent,
    State,
    Stop,
    channel,
)


def backoff(attempt: int, *, roll: float, pace: Pace) -> timedelta:
    """Full jitter: anything up to 5 s after the first attempt, doubling up to 15 min."""
    ceiling = min(pace.last_retry, pace.first_retry * 2 ** min(max(attempt, 1) - 1, 30))
    return ceiling * roll


def poisoned(delivery: Delivery, pace: Pace) -> bool:
    """Whether it took its process down too often. The first losses it may share with a whole batch; then it is claimed
    alone, so that the innocent live."""
    return delivery.losses >= pace.crowded_losses + pace.lonely_losses


def condemned(delivery: Delivery) -> Delivery:
    """After too many losses: dead, or unknown when the platform may have it."""
    return _over(delivery, State.UNKNOWN if delivery.first_sending_at else State.DEAD, "lost")


def late(delivery: Delivery, now: datetime) -> bool:
    return delivery.expires_at <= now


def lateness(delivery: Delivery, now: datetime) -> timedelta | None:
    """How long after it was last due it was sent, or has been waiting until `now`; None when it isn't due yet."""
    at = delivery.sent_at or now
    return at - delivery.not_before if at >= delivery.not_before else None


def expired(delivery: Delivery) -> Delivery:
    return _over(delivery, State.UNKNOWN if delivery.first_sending_at else State.EXPIRED, delivery.error)


def suppressed(delivery: Delivery) -> Delivery:
    """There is nothing to say any more: done, paused or erased since it was planned."""
    return _over(delivery, State.UNKNOWN if delivery.first_sending_at else State.SUPPRESSED, delivery.error)


def postponed(delivery: Delivery, later: Later, *, now: datetime, pace: Pace) -> Delivery:
    """Moved to when the member wants to hear of it; the count of attempts starts anew."""
    if delivery.first_sending_at is not None:
        return _over(delivery, State.UNKNOWN, "later")
    until = max(later.until, now + pace.first_retry)
    if until >= delivery.expires_at:
        return expired(delivery)
    return replace(_pending(delivery), not_before=until, attempt=0, error="", losses=0)


def given_back(delivery: Delivery, now: datetime) -> Delivery:
    """Not begun after all: at once to whoever claims next, and no attempt was used."""
    if delivery.first_sending_at is not None:
        return replace(delivery, state=State.SENDING, lease_token=None, lease_until=now)
    return replace(_pending(delivery), attempt=max(0, delivery.attempt - 1))


def faulty(delivery: Delivery, code: str, *, now: datetime, roll: float, pace: Pace) -> Delivery:
    """Composing it failed. Once may be the database's fault; the same fault at the third attempt is its own."""
    if (delivery.error == code and delivery.attempt >= pace.faults) or delivery.attempt >= pace.attempts:
        return _over(delivery, State.UNKNOWN if delivery.first_sending_at else State.DEAD, code)
    return _again(delivery, code, backoff(delivery.attempt, roll=roll, pace=pace), now=now, pace=pace)


def begun(delivery: Delivery, payload_hash: str, *, now: datetime, pace: Pace) -> Delivery:
    """The call is about to be made. This is committed first: from here on the platform may have the message."""
    again = delivery.first_sending_at is not None
    return replace(
        delivery,
        state=State.SENDING,
        sending_at=now,
        first_sending_at=delivery.first_sending_at or now,
        resends=delivery.resends + again,
        attempt=delivery.attempt + again,
        lease_until=now + pace.lease,
        payload_hash=delivery.payload_hash or payload_hash,
    )


def unsent(delivery: Delivery, refusal: Refused, *, now: datetime, roll: float, pace: Pace) -> Delivery:
    """Refused, or not even begun, with `refusal.code`: later, or dead. Being told to wait uses no attempt."""
    if refusal.permanent:
        return _over(delivery, State.DEAD, refusal.code)
    if refusal.retry_after is not None:
        # Longer waits are asked for again: a row parked beyond the longest backoff would look like a clock's jump.
        wait = min(refusal.retry_after, pace.last_retry - pace.first_retry) + pace.first_retry / 5 * roll
        told_to_wait = replace(delivery, attempt=max(0, delivery.attempt - 1), losses=0)
        return _again(told_to_wait, refusal.code, wait, now=now, pace=pace)
    if delivery.attempt >= pace.attempts:
        return _over(delivery, State.UNKNOWN if delivery.first_sending_at else State.DEAD, refusal.code)
    return _again(
        replace(delivery, losses=0), refusal.code, backoff(delivery.attempt, roll=roll, pace=pace), now=now, pace=pace
    )


def after(delivery: Delivery, outcome: Outcome, *, can: Abilities, now: datetime, roll: float, pace: Pace) -> Delivery:
    """What becomes of a delivery whose call ended with `outcome`."""
    match outcome:
        case Sent(receipt):
            return _sent(delivery, receipt, now)
        case Refused():
            return unsent(_without_call(delivery), outcome, now=now, roll=roll, pace=pace)
        case Ambiguous():
            soon = can.nonce and _within_nonce(delivery, now, pace)
            wait = backoff(1, roll=roll, pace=pace) if soon else pace.settle
            return waiting(replace(delivery, error=outcome.code), wait, now=now)
        case _:
            assert_never(outcome)


def stop(delivery: Delivery, refusal: Refused, *, now: datetime, roll: float) -> Stop | None:
    """What is not to be called for a while, or any more, after a refusal; None when it says nothing about others."""
    to = delivery.to
    names: dict[Scope, str] = {
        "place": delivery.channel,
        "space": delivery.space,
        "platform": to.platform,
        "opening": opening(to.platform),
    }
    name = names.get(refusal.scope)
    if name is None:
        return None
    if refusal.retry_after is not None:
        return Stop(name, refusal.code, now + refusal.retry_after + timedelta(seconds=roll))
    if refusal.permanent:
        return Stop(name, refusal.code)
    return None


def closing(to: Handle | Place, stops: Iterable[Stop]) -> Stop | None:
    """What keeps everything from there until somebody says so; None when it is open."""
    return next((one for one in stops if one.name == channel(to) and one.until is None), None)


def opening(platform: str) -> str:
    """The name under which the opening of direct conversations is stopped."""
    return f"{platform}:opening"


class Check(Enum):
    """What to do about a call whose fate isn't known."""

    RESEND = auto()
    READ_BACK = auto()
    WAIT = auto()
    GIVE_UP = auto()


def reconcile(delivery: Delivery, can: Abilities, *, now: datetime, pace: Pace) -> Check:
    """Most of these were delivered (88 % of those killed in the call), but a lost nudge is invisible.

    With a nonce still remembered a resend is harmless. Else read back, once the platform has had time to show it. Where
    that isn't possible a person's own message is resent once; a digest never is, as a channel would read it twice.
    """
    if can.nonce and _within_nonce(delivery, now, pace) and not late(delivery, now):
        return Check.RESEND if delivery.attempt < pace.attempts else Check.GIVE_UP
    if can.read_back:
        return Check.READ_BACK if _settled(delivery, now, pace) else Check.WAIT
    if delivery.kind == "digest" or delivery.resends > 0 or late(delivery, now) or delivery.attempt >= pace.attempts:
        return Check.GIVE_UP
    return Check.RESEND


def waiting(delivery: Delivery, wait: timedelta, *, now: datetime) -> Delivery:
    """Still uncertain: to be looked at again after `wait`."""
    return replace(delivery, state=State.SENDING, lease_token=None, lease_until=now + wait, losses=0)


def unread(delivery: Delivery, refusal: Refused, *, now: datetime, pace: Pace) -> Delivery:
    """Read-back itself failed: looked at again until the delivery expires, as nothing is known yet."""
    asked = replace(delivery, error=refusal.code)
    if refusal.permanent or late(delivery, now):
        return uncertain(asked)
    return waiting(asked, min(refusal.retry_after or pace.settle, pace.lease), now=now)


def uncertain(delivery: Delivery) -> Delivery:
    """Nobody can tell whether it arrived, and sending it again would be worse."""
    return _over(delivery, State.UNKNOWN, delivery.error or "lost")


def found(delivery: Delivery, receipt: Receipt) -> Delivery:
    """Read-back saw the message: it was sent when its call began."""
    return _sent(delivery, receipt, delivery.sending_at)


def absent(delivery: Delivery, *, now: datetime, pace: Pace) -> Delivery:
    """Read-back proved that the message isn't there: as if it had never been called, but for the attempt."""
    clear = replace(delivery, first_sending_at=None, sending_at=None)
    if late(clear, now):
        return expired(clear)
    if clear.attempt >= pace.attempts:
        return _over(clear, State.DEAD, clear.error or "lost")
    return replace(clear, state=State.LEASED, attempt=clear.attempt + 1)


def stale(*, elapsed: timedelta, pace: Pace) -> bool:
    """Whether so much of the lease has passed since the claim that the call must not begin any more."""
    return elapsed > pace.lease / 4


def _within_nonce(delivery: Delivery, now: datetime, pace: Pace) -> bool:
    first = delivery.first_sending_at
    return first is not None and timedelta(0) <= now - first < pace.nonce


def _settled(delivery: Delivery, now: datetime, pace: Pace) -> bool:
    """A call that began in the future was made before the clock jumped back: old."""
    at = delivery.sending_at
    return at is None or at > now or now - at >= pace.settle


def _without_call(delivery: Delivery) -> Delivery:
    """The last call left nothing behind. An earlier one whose fate isn't known still may have."""
    if delivery.first_sending_at == delivery.sending_at:
        return replace(delivery, first_sending_at=None, sending_at=None)
    return replace(delivery, resends=max(0, delivery.resends - 1))


def _again(delivery: Delivery, code: str, wait: timedelta, *, now: datetime, pace: Pace) -> Delivery:
    if delivery.first_sending_at is not None:
        return waiting(replace(delivery, error=code), min(wait, pace.lease), now=now)
    if now + wait >= delivery.expires_at:
        return _over(delivery, State.EXPIRED, code)
    return replace(_pending(delivery), not_before=now + wait, error=code)


def _pending(delivery: Delivery) -> Delivery:
    return replace(delivery, state=State.PENDING, lease_token=None, lease_until=None)


def _sent(delivery: Delivery, receipt: Receipt, at: datetime | None) -> Delivery:
    return replace(
        delivery,
        state=State.SENT,
        receipt=receipt,
        sent_at=at,
        error="",
        lease_token=None,
        lease_until=None,
        losses=0,
    )


def _over(delivery: Delivery, state: State, error: str) -> Delivery:
    return replace(delivery, state=state, error=error, lease_token=None, lease_until=None, losses=0)
