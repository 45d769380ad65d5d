"""Held calls, sealed: they carry what people typed, or were to read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from bot.held.model import Held, HeldId
from bot.kit.calls import parse, spell
from bot.members.model import MemberId
from storage.schema import held
from storage.vault import Vault

_PLACE = "held.calls"


class HeldRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, one: Held) -> None:
        # A spelled call has no line break of its own: those inside values are escaped.
        sealed = self._vault.seal(_PLACE, one.id, one.owner, "\n".join(map(spell, one.calls)))
        values = {
            "id": one.id,
            "owner": one.owner,
            "calls": sealed,
            "expires_at": one.expires_at,
            "answered": one.answered,
        }
        self._connection.execute(insert(held), values)

    def put(self, one: Held) -> None:
        self.drop(one.owner, one.id)
        self.add(one)

    def drop(self, owner: MemberId, wanted: HeldId) -> None:
        self._connection.execute(delete(held).where(held.c.owner == owner, held.c.id == wanted))

    def find(self, owner: MemberId, wanted: HeldId) -> Held | None:
        query = select(held.c.calls, held.c.expires_at, held.c.answered).where(
            held.c.owner == owner, held.c.id == wanted
        )
        row = self._connection.execute(query).first()
        if row is None:
            return None
        calls, expires_at, answered = row
        spelled = self._vault.open(_PLACE, wanted, owner, calls).split("\n")
        return Held(wanted, owner, tuple(map(parse, spelled)), expires_at, answered)

    def answered(self, owner: MemberId, wanted: HeldId) -> bool:
        mine = (held.c.owner == owner) & (held.c.id == wanted) & held.c.answered.is_(False)
        return self._connection.execute(update(held).where(mine).values(answered=True)).rowcount == 1

    def forget(self, before: datetime) -> int:
        return self._connection.execute(delete(held).where(held.c.expires_at < before)).rowcount
