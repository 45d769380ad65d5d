"""What digests ask of the store. Those of a space are looked up through it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.digest.model import Digest, DigestId, Found, Post, PostId, Totals
from bot.members.model import Place


class Digests(Protocol):
    def add(self, digest: Digest) -> None: ...
    def save(self, digest: Digest) -> None: ...
    def remove(self, space: str, digest: DigestId) -> bool:
        """What it posted stays; False when it was gone."""
        ...

    def find(self, space: str, digest: DigestId) -> Digest | None: ...
    def get(self, digest: DigestId) -> Digest | None:
        """Of any space, for what is planned."""
        ...

    def at(self, place: Place) -> Digest | None: ...
    def listing(self, space: str) -> tuple[Digest, ...]:
        """In the order they were set up."""
        ...

    def wakes_at(self) -> datetime | None:
        """When the next of all is due."""
        ...

    def due(self, now: datetime, *, limit: int) -> tuple[Digest, ...]:
        """Those to be planned, the longest due first; no other planner has them until this transaction is over."""
        ...

    def planned(self, some: Collection[Digest]) -> None:
        """When they come next, and the tip they gave."""
        ...

    def found(self, spaces: Collection[str], start: datetime, end: datetime) -> Mapping[str, Sequence[Found]]:
        """What has some of it in that time, whatever its status, by space and start."""
        ...

    def totals(self, spaces: Collection[str], since: datetime, now: datetime, due: date) -> Mapping[str, Totals]:
        """Sums over the members of each space, from `since` to `now`, and of follow-ups due by the day `due`."""
        ...

    def put(self, some: Sequence[Post]) -> frozenset[PostId]:
        """Add them; those whose channel had no post of that week."""
        ...

    def post(self, post: PostId) -> Post | None: ...
    def last(self, places: Collection[Place]) -> Mapping[Place, Post]:
        """The newest post of each that has one, sent or not."""
        ...

    def weeks(self, place: Place, since: date) -> frozenset[str]:
        """The weeks from that day on that have their post."""
        ...

    def keep(self, post: Post) -> None:
        """Save what changes of a post."""
        ...

    def keep_many(self, some: Sequence[Post]) -> None: ...
    def watched(self, now: datetime, *, until: datetime, limit: int) -> tuple[tuple[Post, Digest], ...]:
        """Posts to be compared with their events; put off `until` then, so that nobody else takes them meanwhile."""
        ...

    def forget(self, before: datetime, *, limit: int) -> int:
        """Delete posts whose week ended before then; how many."""
        ...
