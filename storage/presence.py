"""Where members are present: what of their profiles is in order, and the groups they are in. Notes are sealed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, RowMapping, delete, exists, func, insert, select, update

from bot.kit import words
from bot.members.model import MemberId
from bot.presence.model import Community, CommunityId
from storage.schema_plan import checklist, communities
from storage.upsert import upsert
from storage.vault import Vault

_c = communities.c
_COLUMNS = (
    _c.id,
    _c.owner,
    _c.name,
    _c.folded,
    _c.channel,
    _c.joined,
    _c.introduced,
    _c.helped,
    _c.note,
    _c.created_at,
)
_LAST = "\U0010ffff"
"""Behind every letter."""


class PresenceRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def ticked(self, owner: MemberId) -> dict[str, date]:
        query = select(checklist.c.item, checklist.c.day).where(checklist.c.owner == owner)
        return {row.item: row.day for row in self._connection.execute(query)}

    def tick(self, owner: MemberId, item: str, day: date) -> None:
        upsert(self._connection, checklist, {"owner": owner, "item": item, "day": day}, key=("owner", "item"))

    def untick(self, owner: MemberId, item: str) -> bool:
        mine = (checklist.c.owner == owner) & (checklist.c.item == item)
        return self._connection.execute(delete(checklist).where(mine)).rowcount == 1

    def add(self, community: Community) -> bool:
        if self._taken(community):
            return False
        fixed = {"id": community.id, "owner": community.owner, "created_at": community.created_at}
        self._connection.execute(insert(communities), {**fixed, **self._values(community)})
        return True

    def save(self, community: Community) -> bool:
        if self._taken(community):
            return False
        mine = (_c.id == community.id) & (_c.owner == community.owner)
        return self._connection.execute(update(communities).where(mine).values(self._values(community))).rowcount == 1

    def find(self, owner: MemberId, community: CommunityId) -> Community | None:
        query = select(*_COLUMNS).where(_c.owner == owner, _c.id == community)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else self._community(row)

    def named(self, owner: MemberId, name: str, *, limit: int) -> tuple[Community, ...]:
        folded = _folded(name)
        begin = select(*_COLUMNS).where(_c.owner == owner, _c.folded >= folded, _c.folded < folded + _LAST)
        rows = self._connection.execute(begin.order_by(_c.folded).limit(limit)).mappings().all()
        exact = [row for row in rows if row["folded"] == folded]
        return tuple(map(self._community, exact or rows))

    def remove(self, owner: MemberId, community: CommunityId) -> bool:
        mine = (_c.owner == owner) & (_c.id == community)
        return self._connection.execute(delete(communities).where(mine)).rowcount == 1

    def listing(self, owner: MemberId, *, limit: int, after: Community | None = None) -> tuple[Community, ...]:
        query = select(*_COLUMNS).where(_c.owner == owner)
        query = query if after is None else query.where(_c.folded > _folded(after.name))
        rows = self._connection.execute(query.order_by(_c.folded).limit(limit)).mappings()
        return tuple(map(self._community, rows))

    def size(self, owner: MemberId) -> int:
        query = select(func.count()).select_from(communities).where(_c.owner == owner)
        return self._connection.execute(query).scalar_one()

    def _taken(self, community: Community) -> bool:
        """Whether another group has that name."""
        same = (_c.owner == community.owner) & (_c.folded == _folded(community.name)) & (_c.id != community.id)
        return bool(self._connection.execute(select(exists().where(same))).scalar_one())

    def _values(self, community: Community) -> dict[str, object]:
        sealed = self._vault.row("communities", community.id, community.owner)
        return {
            "name": community.name,
            "folded": _folded(community.name),
            "channel": community.channel,
            "joined": community.joined,
            "introduced": community.introduced,
            "helped": community.helped,
            "note": sealed.seal("note", community.note),
        }

    def _community(self, row: RowMapping) -> Community:
        return Community(
            id=CommunityId(row["id"]),
            owner=MemberId(row["owner"]),
            name=row["name"],
            created_at=row["created_at"],
            channel=row["channel"],
            joined=row["joined"],
            introduced=row["introduced"],
            helped=row["helped"],
            note=self._vault.row("communities", row["id"], row["owner"]).open("note", row["note"]),
        )


def _folded(name: str) -> str:
    return " ".join(words.fold(name).split())
