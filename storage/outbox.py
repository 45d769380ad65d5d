"""Deliveries in the database: planned once by key, leased to one worker at a time, marked when sent.

The statements are the same on both databases, but for `FOR UPDATE SKIP LOCKED`, which SQLite neither has nor needs: it
writes one transaction at a time. PostgreSQL runs them in READ COMMITTED.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.kit.calls import BrokenCall, Call, parse, spell
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Delivery, DeliveryId, Kind, Pace, Receipt, State
from storage.schema import deliveries

_c = deliveries.c

_COLUMNS = (
    _c.id,
    _c.key,
    _c.kind,
    _c.space,
    _c.member,
    _c.platform,
    _c.realm,
    _c.user,
    _c.place,
    _c.private,
    _c.call,
    _c.not_before,
    _c.expires_at,
    _c.state,
    _c.attempt,
    _c.resends,
    _c.losses,
    _c.lease_token,
    _c.lease_until,
    _c.first_sending_at,
    _c.sending_at,
    _c.sent_at,
    _c.receipt_place,
    _c.receipt_message,
    _c.error,
    _c.payload_hash,
    _c.created_at,
)

# Spelled out instead of bound: only then does SQLite see that the partial indexes apply.
_PENDING = _c.state == literal_column("'pending'")
_LEASED = _c.state == literal_column("'leased'")
_SENDING = _c.state == literal_column("'sending'")
_HELD = _c.state.in_([literal_column("'leased'"), literal_column("'sending'")])
_RETRYING = _PENDING & (_c.error != literal_column("''"))
_NOT_BEGUN = _c.state.in_([literal_column("'pending'"), literal_column("'leased'")])

_AFTER_ALL = "\U0010ffff"


class OutboxRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._postgres = connection.dialect.name == "postgresql"

    def put(self, delivery: Delivery) -> bool:
        add = postgresql.insert(deliveries) if self._postgres else sqlite.insert(deliveries)
        added = add.values(_all(delivery)).on_conflict_do_nothing(index_elements=["key"]).returning(_c.id)
        return self._connection.execute(added).first() is not None

    def get(self, delivery: DeliveryId) -> Delivery | None:
        row = self._connection.execute(select(*_COLUMNS).where(_c.id == delivery)).mappings().first()
        return None if row is None else _delivery(row)

    def find(self, key: str) -> Delivery | None:
        row = self._connection.execute(select(*_COLUMNS).where(_c.key == key)).mappings().first()
        return None if row is None else _delivery(row)

    def cancel(self, prefix: str) -> int:
        return self._cancel((_c.key >= prefix) & (_c.key < prefix + _AFTER_ALL))

    def cancel_member(self, member: MemberId) -> int:
        return self._cancel(_c.member == member)

    def claim(
        self, now: datetime, *, token: str, limit: int, pace: Pace, platforms: Collection[str]
    ) -> tuple[Delivery, ...]:
        # What went down with its process more than once is claimed alone, and last: if it is the culprit, it takes
        # nobody along.
        suspect = _c.losses >= pace.crowded_losses
        return self._claim(now, token=token, limit=limit, pace=pace, only=~suspect & _c.platform.in_(platforms)) or (
            self._claim(now, token=token, limit=1, pace=pace, only=suspect & _c.platform.in_(platforms))
        )

    def begin(self, batch: Sequence[Delivery], *, token: str) -> frozenset[DeliveryId]:
        self.settle(batch, token=token)
        mine = _c.id.in_([delivery.id for delivery in batch]) & (_c.lease_token == token) & _SENDING
        return frozenset(DeliveryId(found) for found in self._connection.execute(select(_c.id).where(mine)).scalars())

    def settle(self, batch: Sequence[Delivery], *, token: str) -> None:
        # Truth beats lease: that a message was sent holds even when another worker has the row by now.
        sent = _c.state != literal_column("'sent'")
        mine = (_c.lease_token == token) & _HELD
        for still, some in (
            (sent, [delivery for delivery in batch if delivery.state is State.SENT]),
            (mine, [delivery for delivery in batch if delivery.state is not State.SENT]),
        ):
            if some:
                change = update(deliveries).where(_c.id == bindparam("this"), still)
                self._connection.execute(change, [{"this": delivery.id, **_moving(delivery)} for delivery in some])

    def release(self, token: str) -> int:
        given = {
            "state": State.PENDING.value,
            "attempt": case((_c.attempt > 0, _c.attempt - 1), else_=0),
            "lease_token": None,
            "lease_until": None,
        }
        mine = (_c.lease_token == token) & _LEASED
        return self._connection.execute(update(deliveries).where(mine).values(given)).rowcount

    def expire(self, now: datetime) -> int:
        late = _PENDING & (_c.not_before <= now) & (_c.expires_at <= now)
        return self._connection.execute(update(deliveries).where(late).values(state=State.EXPIRED.value)).rowcount

    def next_due(self) -> datetime | None:
        due = self._connection.execute(select(func.min(_c.not_before)).where(_PENDING)).scalar()
        held = self._connection.execute(select(func.min(_c.lease_until)).where(_HELD)).scalar()
        return min((at for at in (due, held) if at is not None), default=None)

    def counts(self) -> Mapping[State, int]:
        rows = self._connection.execute(select(_c.state, func.count()).group_by(_c.state))
        return {State(state): count for state, count in rows}

    def listing(self, states: Collection[State], *, limit: int) -> tuple[Delivery, ...]:
        query = (
            select(*_COLUMNS)
            .where(_c.state.in_([state.value for state in states]))
            .order_by(_c.not_before, _c.id)
            .limit(limit)
        )
        return tuple(map(_delivery, self._connection.execute(query).mappings()))

    def _cancel(self, which: ColumnElement[bool]) -> int:
        # One that is being sent may have arrived, so it keeps its state until that is known.
        change = update(deliveries).where(which, _NOT_BEGUN)
        return self._connection.execute(
            change.values(state=State.CANCELLED.value, lease_token=None, lease_until=None)
        ).rowcount

    def _claim(
        self, now: datetime, *, token: str, limit: int, pace: Pace, only: ColumnElement[bool]
    ) -> tuple[Delivery, ...]:
        # A lease or a retry further ahead than any we write was written before the clock jumped back.
        ready = (
            _PENDING & (_c.not_before <= now),
            _RETRYING & (_c.not_before > now + pace.last_retry),
            _HELD & (_c.lease_until <= now),
            _HELD & (_c.lease_until > now + 2 * pace.lease),
        )
        uncertain_first = case((_SENDING, 0), else_=1)
        found = union_all(
            *(select(_c.id, _c.space, _c.not_before, uncertain_first.label("rank")).where(each, only) for each in ready)
        ).subquery()
        # Each space in turn, so that nobody's thousand messages hold up anybody's one. A window function can't carry
        # FOR UPDATE: pick first, then lock what nobody else has locked and is still as it was.
        turn = func.row_number().over(
            partition_by=found.c.space, order_by=[found.c.rank, found.c.not_before, found.c.id]
        )
        fair = select(found.c.id, found.c.rank, found.c.not_before, turn.label("turn")).subquery()
        # Twice the limit, as other workers may be locking the first of them right now.
        picked = (
            select(*fair.c).order_by(fair.c.rank, fair.c.turn, fair.c.not_before, fair.c.id).limit(2 * limit).subquery()
        )
        locked = (
            select(_c.id)
            .join(picked, picked.c.id == _c.id)
            .where(or_(*ready), only)
            .order_by(picked.c.rank, picked.c.turn, picked.c.not_before, picked.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=deliveries)
        )
        chosen = locked.cte("chosen")
        change = (
            update(deliveries)
            .where(_c.id.in_(select(chosen.c.id)))
            .values(
                state=case((_SENDING, State.SENDING.value), else_=State.LEASED.value),
                attempt=_c.attempt + case((_SENDING, 0), else_=1),
                losses=_c.losses + case((_c.lease_token.is_not(None), 1), else_=0),
                lease_token=token,
                lease_until=now + pace.lease,
            )
            .returning(*_COLUMNS)
        )
        claimed = map(_delivery, self._connection.execute(change).mappings())
        return tuple(sorted(claimed, key=lambda one: (one.state is not State.SENDING, one.not_before, one.id)))


def _all(delivery: Delivery) -> dict[str, object]:
    """One row of `deliveries`."""
    to = delivery.to
    return {
        "id": delivery.id,
        "key": delivery.key,
        "kind": delivery.kind,
        "space": delivery.space,
        "member": delivery.member,
        "platform": to.platform,
        "realm": to.realm,
        "user": to.user if isinstance(to, Handle) else None,
        "place": to.id if isinstance(to, Place) else None,
        "private": isinstance(to, Handle) or to.private,
        "call": spell(delivery.call),
        "expires_at": delivery.expires_at,
        "created_at": delivery.created_at,
        **_moving(delivery),
    }


def _moving(delivery: Delivery) -> dict[str, object]:
    """The columns that change on the way."""
    receipt = delivery.receipt
    return {
        "not_before": delivery.not_before,
        "state": delivery.state.value,
        "attempt": delivery.attempt,
        "resends": delivery.resends,
        "losses": delivery.losses,
        "lease_token": delivery.lease_token,
        "lease_until": delivery.lease_until,
        "first_sending_at": delivery.first_sending_at,
        "sending_at": delivery.sending_at,
        "sent_at": delivery.sent_at,
        "receipt_place": receipt.place.id if receipt else None,
        "receipt_message": receipt.message if receipt else None,
        "error": delivery.error,
        "payload_hash": delivery.payload_hash,
    }


def _delivery(at: RowMapping) -> Delivery:
    platform, realm, private = at["platform"], at["realm"], at["private"]
    to = Handle(platform, realm, at["user"]) if at["user"] is not None else Place(platform, realm, at["place"], private)
    try:
        call = parse(at["call"])
    except BrokenCall:
        # It dies alone when it is composed, instead of keeping the batch from being claimed.
        call = Call("unreadable")
    receipt = None
    if at["receipt_message"] is not None:
        receipt = Receipt(Place(platform, realm, at["receipt_place"], private), at["receipt_message"])
    return Delivery(
        id=DeliveryId(at["id"]),
        key=at["key"],
        to=to,
        member=None if at["member"] is None else MemberId(at["member"]),
        call=call,
        not_before=at["not_before"],
        expires_at=at["expires_at"],
        kind=cast(Kind, at["kind"]),
        space=at["space"],
        created_at=at["created_at"],
        state=State(at["state"]),
        attempt=at["attempt"],
        resends=at["resends"],
        losses=at["losses"],
        lease_token=at["lease_token"],
        lease_until=at["lease_until"],
        first_sending_at=at["first_sending_at"],
        sending_at=at["sending_at"],
        sent_at=at["sent_at"],
        receipt=receipt,
        error=at["error"],
        payload_hash=at["payload_hash"],
    )
