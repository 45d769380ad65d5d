"""The outbox on a desk: deliveries to put, pick, claim and settle, one transaction a question."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.kit.calls import Call
from bot.members.model import Handle, MemberId, Place
from bot.outbox import rules
from bot.outbox.model import Delivery, DeliveryId, Kind, Pace, State
from storage.engine import Engine
from storage.outbox import OutboxRows

T = TypeVar("T")

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PACE = Pace()
SAM = Handle("slack", "T1", "U1")
CHANNEL = Place("discord", "all", "C1", private=False)


class Desk:
    """The outbox with one transaction per question."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def ask(self, question: Callable[[OutboxRows], T]) -> T:
        return self.engine.write(lambda connection: question(OutboxRows(connection))).result()

    def put(self, *deliveries: Delivery) -> None:
        self.ask(lambda rows: [rows.put(delivery) for delivery in deliveries])

    def claim(
        self,
        now: datetime = NOW,
        *,
        token: str = "mine",
        limit: int = 100,
        platforms: tuple[str, ...] = ("slack", "discord"),
    ) -> tuple[Delivery, ...]:
        """One look, and the lease of what it found: of those that may go with others, else of one that may not."""
        for suspect in (False, True):
            picked = [each for name in platforms for each in self.pick(name, now, limit=limit, suspect=suspect)]
            if picked:
                some = picked[: 1 if suspect else limit]
                return self.ask(lambda rows, some=some: rows.claim(some, now, token=token, pace=PACE))
        return ()

    def pick(
        self,
        platform: str = "slack",
        now: datetime = NOW,
        *,
        limit: int = 100,
        per_channel: int = 1_000,
        skip: Collection[str] = (),
        suspect: bool = False,
        since: datetime | None = None,
        openings: int | None = None,
    ) -> tuple[DeliveryId, ...]:
        return self.ask(
            lambda rows: rows.pick(
                now,
                platform=platform,
                limit=limit,
                per_channel=per_channel,
                skip=skip,
                suspect=suspect,
                pace=PACE,
                since=since,
                openings=openings,
            )
        )

    def begin(self, delivery: Delivery, *, token: str = "mine", now: datetime = NOW) -> Delivery:
        begun = rules.begun(delivery, "hash", now=now, pace=PACE)
        assert self.ask(lambda rows: rows.begin([(token, begun)])) == {delivery.id}
        return begun

    def settle(self, *deliveries: Delivery, token: str = "mine") -> None:
        self.ask(lambda rows: rows.settle([(token, one) for one in deliveries]))

    def state(self, delivery: Delivery) -> State:
        found = self.ask(lambda rows: rows.get(delivery.id))
        assert found is not None
        return found.state


def delivery(
    key: str = "nudge/1/2026-03-05",
    *,
    to: Handle | Place = SAM,
    kind: Kind = "nudge",
    due: datetime = NOW,
    lasts: timedelta = timedelta(hours=15),
    member: int = 1,
    space: str = "",
) -> Delivery:
    return Delivery.new(
        key=key,
        to=to,
        member=MemberId(member),
        call=Call("followup nudge", {"day": "2026-03-05", "why": 'said "soon"'}),
        kind=kind,
        not_before=due,
        expires_at=due + lasts,
        now=NOW,
        space=space,
    )
