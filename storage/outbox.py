"""Deliveries in the database: planned once by key, leased to one worker at a time, marked when sent.

The statements are the same on both databases, but for `FOR UPDATE SKIP LOCKED`, which SQLite neither has nor needs: it
writes one transaction at a time. PostgreSQL runs them in READ COMMITTED.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.members.model import Handle, MemberId, Place
from bot.outbox import rules
from bot.outbox.model import FINAL, Delivery, DeliveryId, Pace, State, Stop
from storage.bulk import insert_new, update_many
from storage.deliveries import COLUMNS, HELD, NOT_BEGUN, PENDING, DeliveryRows, columns_of, delivery_of, row_of
from storage.schema import deliveries, handles, members, stops

_c = deliveries.c
_stops = stops.c

# Spelled out instead of bound: only then does SQLite see that the partial indexes apply.
_LEASED = _c.state == literal_column("'leased'")
_SENDING = _c.state == literal_column("'sending'")
_RETRYING = PENDING & (_c.error != literal_column("''"))
_OVER = _c.state.in_([literal_column(f"'{state.value}'") for state in FINAL])

_CHANNEL = _c.platform + "/" + _c.realm + "/" + func.coalesce(_c.user, _c.place)
"""As `Delivery.channel` spells it."""

_OPENS = _c.user.is_not(None) & ~exists().where(
    (handles.c.platform == _c.platform)
    & (handles.c.realm == _c.realm)
    & (handles.c.user == _c.user)
    & handles.c.direct.is_not(None)
)
"""A direct conversation has to be opened first."""

_AFTER_ALL = "\U0010ffff"


class OutboxRows(DeliveryRows):
    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._postgres = connection.dialect.name == "postgresql"

    def put(self, delivery: Delivery) -> bool:
        add = postgresql.insert(deliveries) if self._postgres else sqlite.insert(deliveries)
        added = add.values(row_of(delivery)).on_conflict_do_nothing(index_elements=["key"]).returning(_c.id)
        return self._connection.execute(added).first() is not None

    def put_many(self, some: Collection[Delivery]) -> int:
        rows = [row_of(delivery) for delivery in some]
        if not rows:
            return 0
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        return insert_new(self._connection, deliveries, columns, unique="key")

    def cancel(self, prefix: str) -> int:
        return self._cancel((_c.key >= prefix) & (_c.key < prefix + _AFTER_ALL))

    def cancel_member(self, member: MemberId) -> int:
        return self._cancel(_c.member == member)

    def ripe(self, now: datetime, *, since: datetime | None, pace: Pace) -> bool:
        return bool(self._connection.execute(select(or_(*map(_any, _ready(now, pace, since=since))))).scalar())

    def pick(
        self,
        now: datetime,
        *,
        platform: str,
        limit: int,
        per_channel: int,
        skip: Collection[str],
        suspect: bool,
        pace: Pace,
        since: datetime | None,
        openings: int | None = None,
    ) -> tuple[DeliveryId, ...]:
        # What went down with its process more than once is asked for by itself: it may be the culprit.
        only = [_c.platform == platform, (_c.losses >= pace.crowded_losses) == suspect]
        stops = select(_stops.name).where(or_(_stops.until.is_(None), _stops.until > now))
        left_out = {*skip, *self._connection.execute(stops).scalars()}
        if platform in left_out:
            return ()
        if left_out:
            only += [_c.space.not_in(left_out), _CHANNEL.not_in(left_out)]
        if rules.opening(platform) in left_out:
            openings = 0
        if openings == 0:
            only.append(~_OPENS)
        first = case((_SENDING, 0), else_=1)
        opens: ColumnElement[int] = case((_OPENS, 1), else_=0) if openings else literal_column("0", Integer)
        columns = (
            _c.id,
            _c.space,
            _CHANNEL.label("channel"),
            _c.not_before,
            first.label("first"),
            opens.label("opens"),
        )
        found = union_all(*(select(*columns).where(each, *only) for each in _ready(now, pace, since=since))).subquery()
        # A channel that is let have so many calls has its first ones looked at, and spaces take turns, so that nobody's
        # thousand messages hold up anybody's one.
        order = [found.c.first, found.c.not_before, found.c.id]
        mine = func.row_number().over(partition_by=[found.c.space, found.c.channel], order_by=order).label("mine")
        few = select(*found.c, mine).subquery()
        order = [few.c.first, few.c.mine, few.c.not_before, few.c.id]
        turn = func.row_number().over(partition_by=few.c.space, order_by=order).label("turn")
        fair = select(*few.c, turn).where(few.c.mine <= per_channel).subquery()
        if openings:
            # Those that need a conversation opened take turns with nobody else, as these are rationed by themselves.
            order = [fair.c.first, fair.c.turn, fair.c.not_before, fair.c.id]
            nth = func.row_number().over(partition_by=fair.c.opens, order_by=order).label("nth")
            all_of_them = select(*fair.c, nth).subquery()
            fair = select(all_of_them).where(or_(all_of_them.c.opens == 0, all_of_them.c.nth <= openings)).subquery()
        query = select(fair.c.id).order_by(fair.c.first, fair.c.turn, fair.c.not_before, fair.c.id).limit(limit)
        return tuple(map(DeliveryId, self._connection.execute(query).scalars()))

    def claim(self, picked: Collection[DeliveryId], now: datetime, *, token: str, pace: Pace) -> tuple[Delivery, ...]:
        free = select(_c.id).where(_c.id.in_(picked), or_(*_ready(now, pace)))
        chosen = free.with_for_update(skip_locked=True).cte("chosen")
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
            .returning(*COLUMNS)
        )
        claimed = map(delivery_of, self._connection.execute(change).mappings())
        order = {delivery: number for number, delivery in enumerate(picked)}
        return tuple(sorted(claimed, key=lambda one: order[one.id]))

    def begin(self, batch: Sequence[tuple[str, Delivery]]) -> frozenset[DeliveryId]:
        self.settle(batch)
        tokens = {token for token, _ in batch}
        mine = _c.id.in_([delivery.id for _, delivery in batch]) & _c.lease_token.in_(tokens) & _SENDING
        return frozenset(DeliveryId(found) for found in self._connection.execute(select(_c.id).where(mine)).scalars())

    def settle(self, batch: Sequence[tuple[str, Delivery]]) -> None:
        # Truth beats lease: that a message was sent holds even when another worker has the row by now.
        sent = [delivery for _, delivery in batch if delivery.state is State.SENT]
        mine = [(token, delivery) for token, delivery in batch if delivery.state is not State.SENT]
        if sent:
            keys = {"id": [one.id for one in sent]}
            update_many(self._connection, deliveries, keys, columns_of(sent), still="deliveries.state <> 'sent'")
        if mine:
            keys = {"id": [one.id for _, one in mine], "lease_token": [token for token, _ in mine]}
            moved = columns_of([one for _, one in mine])
            update_many(self._connection, deliveries, keys, moved, still="deliveries.state IN ('leased', 'sending')")

    def stop(self, stop: Stop) -> None:
        add = postgresql.insert(stops) if self._postgres else sqlite.insert(stops)
        new = add.excluded
        longer = _stops.until.is_not(None) & or_(new.until.is_(None), new.until > _stops.until)
        self._connection.execute(
            add.values(name=stop.name, code=stop.code, until=stop.until).on_conflict_do_update(
                index_elements=["name"], set_={"code": new.code, "until": new.until}, where=longer
            )
        )
        if stop.until is None:
            there = or_(_c.space == stop.name, _CHANNEL.in_([stop.name]), _c.platform == stop.name)
            change = update(deliveries).where(there, NOT_BEGUN)
            given = {"state": State.CANCELLED.value, "error": stop.code, "lease_token": None, "lease_until": None}
            self._connection.execute(change.values(given))

    def stops(self, now: datetime) -> tuple[Stop, ...]:
        query = select(_stops.name, _stops.code, _stops.until).order_by(_stops.name)
        found = self._connection.execute(query.where(or_(_stops.until.is_(None), _stops.until > now)))
        return tuple(Stop(name, code, until) for name, code, until in found)

    def resume(self, name: str) -> bool:
        return self._connection.execute(delete(stops).where(_stops.name == name)).rowcount > 0

    def directs(self, people: Collection[Handle]) -> Mapping[Handle, Place]:
        which = tuple_(handles.c.platform, handles.c.realm, handles.c.user).in_(
            [(one.platform, one.realm, one.user) for one in people]
        )
        query = select(handles.c.platform, handles.c.realm, handles.c.user, handles.c.direct)
        found = self._connection.execute(query.where(which, handles.c.direct.is_not(None)))
        return {Handle(p, r, u): Place(p, r, direct, private=True) for p, r, u, direct in found}

    def opened(self, places: Mapping[Handle, Place | None]) -> None:
        people = list(places)
        names = {"platform": [p.platform for p in people], "realm": [p.realm for p in people]}
        keys = {**names, "user": [person.user for person in people]}
        direct = {"direct": [None if place is None else place.id for place in places.values()]}
        update_many(self._connection, handles, keys, direct, still="true")

    def unreachable(self, member: MemberId, code: str) -> None:
        self._connection.execute(update(members).where(members.c.id == member).values(unreachable=code))
        self.cancel_member(member)

    def release(self, tokens: Collection[str]) -> int:
        given = {
            "state": State.PENDING.value,
            "attempt": case((_c.attempt > 0, _c.attempt - 1), else_=0),
            "lease_token": None,
            "lease_until": None,
        }
        mine = _c.lease_token.in_(tokens) & _LEASED
        return self._connection.execute(update(deliveries).where(mine).values(given)).rowcount

    def expire(self, now: datetime) -> int:
        late = PENDING & (_c.not_before <= now) & (_c.expires_at <= now)
        expired = self._connection.execute(update(deliveries).where(late).values(state=State.EXPIRED.value)).rowcount
        # Nobody looks any more whether what was being sent to a place that is stopped for ever arrived there.
        closed = select(_stops.name).where(_stops.until.is_(None))
        there = or_(_c.space.in_(closed), _CHANNEL.in_(closed), _c.platform.in_(closed))
        lost = _SENDING & (_c.lease_until <= now) & (_c.expires_at <= now) & there
        given = {"state": State.UNKNOWN.value, "lease_token": None, "lease_until": None}
        return expired + self._connection.execute(update(deliveries).where(lost).values(given)).rowcount

    def forget(self, before: datetime, *, limit: int) -> int:
        self._connection.execute(delete(stops).where(_stops.until < before))
        over = (_c.expires_at < before) & _OVER
        some = select(_c.id).where(over).limit(limit)
        return self._connection.execute(delete(deliveries).where(_c.id.in_(some))).rowcount

    def next_due(self) -> datetime | None:
        due = self._connection.execute(select(func.min(_c.not_before)).where(PENDING)).scalar()
        held = self._connection.execute(select(func.min(_c.lease_until)).where(HELD)).scalar()
        return min((at for at in (due, held) if at is not None), default=None)

    def _cancel(self, which: ColumnElement[bool]) -> int:
        # One that is being sent may have arrived, so it keeps its state until that is known.
        change = update(deliveries).where(which, NOT_BEGUN)
        return self._connection.execute(
            change.values(state=State.CANCELLED.value, lease_token=None, lease_until=None)
        ).rowcount


def _ready(now: datetime, pace: Pace, *, since: datetime | None = None) -> tuple[ColumnElement[bool], ...]:
    """The ways to be due. Nothing that is pending since before `since` is looked for: on PostgreSQL the index goes on
    holding what was sent while somebody's old snapshot may still see it."""
    due = PENDING & (_c.not_before <= now)
    # A lease or a retry further ahead than any we write was written before the clock jumped back.
    return (
        due if since is None else due & (_c.not_before >= since),
        _RETRYING & (_c.not_before > now + pace.last_retry),
        HELD & (_c.lease_until <= now),
        HELD & (_c.lease_until > now + 2 * pace.lease),
    )


def _any(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(which)
