"""Deliveries as rows, and what people ask of them: operators, and whoever a delivery is about.

What the sender does with them is in outbox.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Connection, RowMapping, func, literal_column, or_, select, update

from bot.kit.calls import BrokenCall, Call, parse, spell
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Backlog, Delivery, DeliveryId, Kind, Receipt, State, Tally
from storage.schema import deliveries

_c = deliveries.c

COLUMNS = (
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
PENDING = _c.state == literal_column("'pending'")
HELD = _c.state.in_([literal_column("'leased'"), literal_column("'sending'")])
NOT_BEGUN = _c.state.in_([literal_column("'pending'"), literal_column("'leased'")])
_SENDING = _c.state == literal_column("'sending'")

_AGAIN = (State.DEAD, State.UNKNOWN, State.EXPIRED, State.CANCELLED)
_DROPPED = (State.PENDING, State.LEASED, State.DEAD, State.UNKNOWN, State.EXPIRED)


class DeliveryRows:
    """Single deliveries, and what stands in line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, delivery: DeliveryId) -> Delivery | None:
        return self._one(_c.id == delivery)

    def find(self, key: str) -> Delivery | None:
        return self._one(_c.key == key)

    def own(self, member: MemberId, which: DeliveryId | str) -> Delivery | None:
        named = _c.key == which if isinstance(which, str) else _c.id == which
        return self._one(_c.member == member, named)

    def resolve(self, member: MemberId, which: DeliveryId, state: State, sent_at: datetime | None = None) -> bool:
        mine = (_c.member == member) & (_c.id == which) & (_c.state == State.UNKNOWN.value)
        change = update(deliveries).where(mine).values(state=state.value, sent_at=sent_at)
        return self._connection.execute(change).rowcount > 0

    def listing(self, states: Collection[State], *, limit: int) -> tuple[Delivery, ...]:
        query = (
            select(*COLUMNS)
            .where(_c.state.in_([state.value for state in states]))
            .order_by(_c.not_before, _c.id)
            .limit(limit)
        )
        return tuple(map(delivery_of, self._connection.execute(query).mappings()))

    def backlog(self, now: datetime) -> Backlog:
        due, first = self._connection.execute(
            select(func.count(), func.min(_c.not_before)).where(PENDING, _c.not_before <= now)
        ).one()
        following = self._connection.execute(select(func.min(_c.not_before)).where(PENDING, _c.not_before > now))
        held = self._connection.execute(select(func.count()).where(HELD)).scalar_one()
        return Backlog(due, first, following.scalar(), held)

    def tallies(self) -> tuple[Tally, ...]:
        query = select(_c.state, _c.kind, func.count()).group_by(_c.state, _c.kind).order_by(_c.state, _c.kind)
        found = self._connection.execute(query)
        return tuple(Tally(State(state), cast(Kind, kind), count) for state, kind, count in found)

    def page(
        self, states: Collection[State], *, failing: bool, limit: int, before: DeliveryId | None
    ) -> tuple[Delivery, ...]:
        which = _c.state.in_([state.value for state in states])
        if failing:
            which |= or_(PENDING, _SENDING) & (_c.error != literal_column("''"))
        query = select(*COLUMNS).where(which).order_by(_c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(_c.id < before)
        return tuple(map(delivery_of, self._connection.execute(query).mappings()))

    def again(self, which: Collection[DeliveryId], now: datetime, *, expires_at: datetime) -> frozenset[DeliveryId]:
        return self._changed(which, _AGAIN, {**_as_new(now), "expires_at": expires_at})

    def readdress(self, member: MemberId, to: Handle | Place, now: datetime, *, code: str = "") -> int:
        refused = _c.state.in_([State.DEAD.value, State.CANCELLED.value]) & (_c.error == code)
        lost = refused & _c.first_sending_at.is_(None)
        which = or_(NOT_BEGUN, lost) if code else NOT_BEGUN
        mine = (_c.member == member) & (_c.kind == "nudge") & _c.place.is_not(None) & (_c.expires_at > now)
        # Whoever had it in hand finds the lease gone before the call.
        given = {**_as_new(now), **_address(to), "space": f"{to.platform}/{to.realm}"}
        change = update(deliveries).where(mine, which).values(given | {"lease_token": None, "lease_until": None})
        return self._connection.execute(change).rowcount

    def drop(self, which: Collection[DeliveryId]) -> frozenset[DeliveryId]:
        given = {"state": State.CANCELLED.value, "lease_token": None, "lease_until": None}
        return self._changed(which, _DROPPED, given)

    def _one(self, *which: ColumnElement[bool]) -> Delivery | None:
        row = self._connection.execute(select(*COLUMNS).where(*which)).mappings().first()
        return None if row is None else delivery_of(row)

    def _changed(
        self, which: Collection[DeliveryId], states: Collection[State], values: Mapping[str, object]
    ) -> frozenset[DeliveryId]:
        mine = _c.id.in_(which) & _c.state.in_([state.value for state in states])
        change = update(deliveries).where(mine).values(dict(values)).returning(_c.id)
        return frozenset(map(DeliveryId, self._connection.execute(change).scalars()))


def row_of(delivery: Delivery) -> dict[str, object]:
    """One row of `deliveries`."""
    return {
        "id": delivery.id,
        "key": delivery.key,
        "kind": delivery.kind,
        "space": delivery.space,
        "member": delivery.member,
        **_address(delivery.to),
        "call": spell(delivery.call),
        "expires_at": delivery.expires_at,
        "created_at": delivery.created_at,
        **moving(delivery),
    }


def _address(to: Handle | Place) -> dict[str, object]:
    return {
        "platform": to.platform,
        "realm": to.realm,
        "user": to.user if isinstance(to, Handle) else None,
        "place": to.id if isinstance(to, Place) else None,
        "private": isinstance(to, Handle) or to.private,
    }


def _as_new(now: datetime) -> dict[str, object]:
    """Due now, as if never called."""
    return {
        "state": State.PENDING.value,
        "not_before": now,
        "attempt": 0,
        "resends": 0,
        "losses": 0,
        "first_sending_at": None,
        "sending_at": None,
        "error": "",
        "payload_hash": "",
    }


def moving(delivery: Delivery) -> dict[str, object]:
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


def columns_of(some: Sequence[Delivery]) -> dict[str, list[object]]:
    """The columns that change on the way, of many deliveries."""
    rows = [moving(delivery) for delivery in some]
    return {name: [row[name] for row in rows] for name in rows[0]}


def delivery_of(at: RowMapping) -> Delivery:
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
