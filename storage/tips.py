"""Which tips were shown to whom, and when last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from bot.members.model import MemberId
from storage.schema_plan import tips_told
from storage.upsert import upsert


class TipRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def told(self, owner: MemberId) -> Mapping[str, date]:
        query = select(tips_told.c.tip, tips_told.c.day).where(tips_told.c.owner == owner)
        return {row.tip: row.day for row in self._connection.execute(query)}

    def tell(self, owner: MemberId, tip: str, day: date) -> None:
        upsert(self._connection, tips_told, {"owner": owner, "tip": tip, "day": day}, key=("owner", "tip"))
