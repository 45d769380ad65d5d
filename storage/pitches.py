"""Pitches: how members tell of themselves. The parts are sealed; for whom a version is stands open."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.members.model import MemberId
from bot.pitch.model import NAMES, Pitch, PitchId, Slots
from bot.pitch.rules import compared
from storage.schema_plan import pitches
from storage.vault import RowSeal, Sealed, Vault

_c = pitches.c
_SLOTS = (_c.who, _c.field, _c.context, _c.achievement, _c.special, _c.why, _c.action)
_COLUMNS = (_c.id, _c.owner, _c.audience, *_SLOTS, _c.created_at, _c.changed_at)


class PitchRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, pitch: Pitch) -> bool:
        named = {"id": pitch.id, "owner": pitch.owner, "audience": pitch.audience, "folded": compared(pitch.audience)}
        times = {"created_at": pitch.created_at, "changed_at": pitch.changed_at}
        sealed = _sealed(self._vault.row("pitches", pitch.id, pitch.owner), pitch)
        insert = postgresql.insert(pitches) if self._connection.dialect.name == "postgresql" else sqlite.insert(pitches)
        query = (
            insert.values({**named, **times, **sealed})
            .on_conflict_do_nothing(index_elements=("owner", "folded"))
            .returning(_c.id)
        )
        return self._connection.execute(query).first() is not None

    def save(self, pitch: Pitch) -> None:
        row = self._vault.row("pitches", pitch.id, pitch.owner)
        mine = (_c.id == pitch.id) & (_c.owner == pitch.owner)
        query = update(pitches).where(mine).values(changed_at=pitch.changed_at, **_sealed(row, pitch))
        self._connection.execute(query)

    def remove(self, owner: MemberId, pitch: PitchId) -> bool:
        return self._connection.execute(delete(pitches).where(_c.owner == owner, _c.id == pitch)).rowcount == 1

    def listing(self, owner: MemberId) -> tuple[Pitch, ...]:
        query = select(*_COLUMNS).where(_c.owner == owner).order_by(_c.folded, _c.id)
        return tuple(map(self._pitch, self._connection.execute(query).mappings()))

    def _pitch(self, row: RowMapping) -> Pitch:
        sealed = self._vault.row("pitches", row["id"], row["owner"])
        return Pitch(
            id=PitchId(row["id"]),
            owner=MemberId(row["owner"]),
            created_at=row["created_at"],
            changed_at=row["changed_at"],
            audience=row["audience"],
            slots=Slots(*(sealed.open(name, row[name]) for name in NAMES)),
        )


def _sealed(row: RowSeal, pitch: Pitch) -> dict[str, Sealed | None]:
    return {name: row.seal(name, said) for name, said in zip(NAMES, pitch.slots, strict=True)}
