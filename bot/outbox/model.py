"""A delivery, its states and the pace at which deliveries move."""

from __future__ import annotations

import base64
import hashlib
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NewType, TypeAlias

from bot.kit.calls import Call
from bot.kit.ids import new_id
from bot.members.model import Handle, MemberId, Place

DeliveryId = NewType("DeliveryId", int)

Kind = Literal["nudge", "digest", "notice"]

MARKER_LENGTH = 22
"""Characters of a marker; Discord's nonce holds 25."""

_NAMESPACE = uuid.UUID("6f0c2c1e-9b1d-5a57-8a4e-0d1f2b7c9e63")


class State(StrEnum):
    """`sending` whose lease ran out is to be reconciled: the platform may have the message."""

    PENDING = "pending"
    LEASED = "leased"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    SUPPRESSED = "suppressed"
    DEAD = "dead"


LETTER = "coach/"
"""How the keys of letters begin: what a member chose to send to somebody else, just now."""

FINAL = (State.SENT, State.UNKNOWN, State.CANCELLED, State.EXPIRED, State.SUPPRESSED, State.DEAD)
"""Nothing more happens to these, but that `sent` may still replace the others."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a sent message stands; `message` is the platform's own id."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one person or place. It stores a call, never a text: the card is composed at send time.

    `key` says what it is about and exists once. `space` is the tenant for fairness. `attempt` is counted when the
    delivery is claimed; `losses` counts leases that ran out without a result; `resends` counts calls made although an
    earlier one may have arrived. `sending_at` is when the last call began, `first_sending_at` when the first call
    began whose fate isn't known. `error` is a code, and empty unless something went wrong.
    """

    id: DeliveryId
    key: str
    to: Handle | Place
    member: MemberId | None
    call: Call
    not_before: datetime
    expires_at: datetime
    kind: Kind
    space: str
    created_at: datetime
    state: State = State.PENDING
    attempt: int = 0
    resends: int = 0
    losses: int = 0
    lease_token: str | None = None
    lease_until: datetime | None = None
    first_sending_at: datetime | None = None
    sending_at: datetime | None = None
    sent_at: datetime | None = None
    receipt: Receipt | None = None
    error: str = ""
    payload_hash: str = ""

    @classmethod
    def new(
        cls,
        *,
        key: str,
        to: Handle | Place,
        member: MemberId | None,
        call: Call,
        kind: Kind,
        not_before: datetime,
        expires_at: datetime,
        now: datetime,
        space: str = "",
    ) -> Delivery:
        """Raises ValueError for one that could never be sent. `space` is `platform/realm` unless given."""
        if not_before >= expires_at:
            raise ValueError("a delivery expires after it is due")
        return cls(
            id=DeliveryId(new_id(now)),
            key=key,
            to=to,
            member=member,
            call=call,
            not_before=not_before,
            expires_at=expires_at,
            kind=kind,
            space=space or f"{to.platform}/{to.realm}",
            created_at=now,
        )

    @property
    def channel(self) -> str:
        """Names where it goes, in one word: what platforms pace, refuse and block."""
        return channel(self.to)

    @property
    def is_letter(self) -> bool:
        """It goes from the member to somebody else: neither when the member wants to hear from us nor whether they can
        be reached has to do with it."""
        return self.key.startswith(LETTER)

    @property
    def marker(self) -> str:
        """22 characters that every copy of this delivery carries, whichever process sends it, and nobody can read.

        Discord's nonce, Slack's metadata and the end of every button, so that read-back finds the message.
        """
        digest = hashlib.sha256(uuid.uuid5(_NAMESPACE, self.key).bytes).digest()
        return base64.urlsafe_b64encode(digest)[:MARKER_LENGTH].decode("ascii")


def channel(to: Handle | Place) -> str:
    return f"{to.platform}/{to.realm}/{to.user if isinstance(to, Handle) else to.id}"


@dataclass(frozen=True, slots=True)
class Pace:
    """Every duration and count of the outbox in one value, so that tests run it sixty times as fast.

    The durations were measured against a sink that loses, doubles and delays replies (see README.md). `settle` must be
    longer than a platform can take to show a message that it accepted.
    """

    lease: timedelta = timedelta(seconds=120)
    http: timedelta = timedelta(seconds=15)
    settle: timedelta = timedelta(seconds=60)
    nonce: timedelta = timedelta(seconds=60)
    first_retry: timedelta = timedelta(seconds=5)
    last_retry: timedelta = timedelta(minutes=15)
    grace: timedelta = timedelta(seconds=20)
    lately: timedelta = timedelta(seconds=60)
    """How far back a look goes that found nothing left before: a plan may be committed a little after it was due."""
    everything: timedelta = timedelta(seconds=60)
    """How often all that is pending is looked at, and not only what came due lately."""
    attempts: int = 8
    batch: int = 500
    at_once: int = 64
    faults: int = 3
    crowded_losses: int = 2
    lonely_losses: int = 8

    def scaled(self, factor: float) -> Pace:
        """The same pace, `factor` times as fast; counts stay."""
        return replace(
            self,
            lease=self.lease / factor,
            http=self.http / factor,
            settle=self.settle / factor,
            nonce=self.nonce / factor,
            first_retry=self.first_retry / factor,
            last_retry=self.last_retry / factor,
            grace=self.grace / factor,
            lately=self.lately / factor,
            everything=self.everything / factor,
        )


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a messenger can do: drop a repeated nonce, find a message by marker, edit, open a direct conversation."""

    nonce: bool
    read_back: bool
    edit: bool
    direct: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast a platform lets us send: seconds from one call to the next, and calls in flight for one space."""

    channel: float = 0.0
    space: float = 0.0
    platform: float = 0.0
    opening: float = 0.0
    """From one direct conversation opened to the next."""
    at_once: int = 4


@dataclass(frozen=True, slots=True)
class Later:
    """The member doesn't want to hear from us before `until`: quiet hours, or a pause."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    receipt: Receipt


Scope = Literal["message", "person", "place", "space", "platform", "opening"]
"""What a refusal is about. "opening": direct conversations that don't exist yet."""


class Refused(Exception):
    """A definite no: the platform has no message from this call.

    `code` is the platform's word for it. `retry_after` is how long it asks us to wait, before anything more of `scope`.
    `permanent` when asking again can't help: with `scope` "message" only this one dies; "person" can't be reached until
    they come back to us; nothing more goes to a "place" or "space" until somebody says so.
    """

    def __init__(
        self,
        code: str,
        *,
        retry_after: timedelta | None = None,
        permanent: bool = False,
        scope: Scope = "message",
    ) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.permanent = permanent
        self.scope: Scope = scope


class Ambiguous(Exception):
    """The platform may have the message: a timeout, a reset after the write, a 5xx. It never counts as failed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing goes to `name` (a channel, a space, or a platform's name) before `until`; for ever without it."""

    name: str
    code: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deliveries of a kind are in a state."""

    state: State
    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits: how many are due, since when the first of them, when the next one will be, and how many a worker has
    in hand."""

    due: int
    since: datetime | None
    next_at: datetime | None
    held: int


Outcome: TypeAlias = Sent | Refused | Ambiguous
