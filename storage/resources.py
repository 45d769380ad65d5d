"""What people of a space recommend to each other: each row is its author's, and the people of the space see it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from bot.members.model import MemberId
from bot.tips.model import Resource, ResourceId
from storage.schema_plan import resources

_c = resources.c
_COLUMNS = (_c.id, _c.space, _c.owner, _c.kind, _c.title, _c.author, _c.link, _c.about, _c.created_at)


class ResourceRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, resource: Resource) -> None:
        whose = {"id": resource.id, "space": resource.space, "owner": resource.owner}
        row = {**whose, "created_at": resource.created_at, **_said(resource)}
        self._connection.execute(insert(resources).values(row))

    def save(self, resource: Resource) -> bool:
        mine = (_c.id == resource.id) & (_c.owner == resource.owner)
        return self._connection.execute(update(resources).where(mine).values(_said(resource))).rowcount == 1

    def remove(self, owner: MemberId, resource: ResourceId) -> bool:
        return self._connection.execute(delete(resources).where(_c.owner == owner, _c.id == resource)).rowcount == 1

    def take_out(self, space: str, resource: ResourceId) -> bool:
        return self._connection.execute(delete(resources).where(_c.space == space, _c.id == resource)).rowcount == 1

    def of_spaces(self, spaces: Sequence[str], *, limit: int) -> tuple[Resource, ...]:
        query = select(*_COLUMNS).where(_c.space.in_(spaces)).order_by(_c.created_at.desc(), _c.id.desc()).limit(limit)
        return tuple(map(_resource, self._connection.execute(query).mappings())) if spaces else ()

    def mine(self, owner: MemberId, resource: ResourceId) -> Resource | None:
        query = select(*_COLUMNS).where(_c.owner == owner, _c.id == resource)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _resource(row)


def _said(resource: Resource) -> dict[str, str]:
    return {
        "kind": resource.kind,
        "title": resource.title,
        "author": resource.author,
        "link": resource.link,
        "about": resource.about,
    }


def _resource(row: RowMapping) -> Resource:
    return Resource(
        id=ResourceId(row["id"]),
        space=row["space"],
        owner=MemberId(row["owner"]),
        created_at=row["created_at"],
        kind=row["kind"],
        title=row["title"],
        author=row["author"],
        link=row["link"],
        about=row["about"],
    )
