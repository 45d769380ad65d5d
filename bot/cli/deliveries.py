"""`deliveries`: what waits, what is stopped, and what went wrong, with ways to send it again or to drop it.

It needs no key, as a delivery holds no private text, and works beside a running bot: reading waits for nobody, and each
change is one short transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot import clock
from bot.cli import lineup, wiring
from bot.cli.codes import MEANINGS, explain
from bot.cli.lineup import Asked, Look
from bot.kit import ids, words
from bot.outbox.model import Delivery, DeliveryId, State, Stop
from storage import migrate
from storage.engine import DatabaseProblem, Engine, open_engine
from storage.outbox import OutboxRows
from storage.store import server_time

T = TypeVar("T")

AGAIN = timedelta(days=1)
"""How long what is sent again may take, before it is given up for good."""

PAGE = 1_000
"""Rows read at once: more would keep one look of the database open for long."""

TROUBLED = (State.UNKNOWN, State.DEAD)


class Desk:
    """The outbox of an opened database, and its time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def now(self) -> datetime:
        return clock.now() if self._engine.name == "sqlite" else self._engine.read(server_time).result()

    def read(self, work: Callable[[OutboxRows], T]) -> T:
        return self._engine.read(lambda connection: work(OutboxRows(connection))).result()

    def write(self, work: Callable[[OutboxRows], T]) -> T:
        return self._engine.write(lambda connection: work(OutboxRows(connection))).result()


def show(states: Sequence[str], *, limit: int, before: str, as_json: bool) -> int:
    """Print it all; exit status 0 also when something is wrong: asking went well."""
    asked = Asked(_states(states), limit, _id(before) if before else None)
    return _at_desk(lambda desk: _show(desk, asked, as_json=as_json))


def again(spelled: Sequence[str], *, sure: bool) -> int:
    """Put them back in line; exit status 1 when one of them was not."""
    which = [_id(each) for each in spelled]

    def work(desk: Desk) -> int:
        now = desk.now()

        def change(rows: OutboxRows) -> list[tuple[bool, str]]:
            stopped = {stop.name: stop for stop in rows.stops(now)}
            found = {each: rows.get(each) for each in which}
            refused = {each: _not_again(one, stopped, sure=sure) for each, one in found.items()}
            done = rows.again([each for each in found if not refused[each]], now, expires_at=now + AGAIN)
            return [
                (
                    each in done,
                    refused[each] or "is in line again, for a day, and is sent as soon as its turn comes",
                )
                for each in found
            ]

        return _report(which, desk.write(change))

    return _at_desk(work)


def drop(spelled: Sequence[str]) -> int:
    """Take them out of line, or off the list of what went wrong; exit status 1 when one of them was not."""
    which = [_id(each) for each in spelled]

    def change(rows: OutboxRows) -> list[tuple[bool, str]]:
        found = {each: rows.get(each) for each in which}
        done = rows.drop(list(found))
        return [(each in done, _dropped(one, done)) for each, one in found.items()]

    return _at_desk(lambda desk: _report(which, desk.write(change)))


def resume(name: str, *, everything: bool) -> int:
    """Take one stop back, or all of them; exit status 1 when there is none of that name."""
    if bool(name) == everything:
        wiring.fail("name one stop, as “deliveries” shows it, or say --all.")

    def work(desk: Desk) -> int:
        now = desk.now()

        def change(rows: OutboxRows) -> list[str]:
            wanted = [stop.name for stop in rows.stops(now)] if everything else [name]
            return [each for each in wanted if rows.resume(each)]

        gone = desk.write(change)
        for each in gone:
            print(
                f"{each} is open again. What was cancelled there meanwhile: python -m bot deliveries --state cancelled"
            )
        if not gone:
            print("Nothing is stopped." if everything else f"Nothing of the name “{name}” is stopped.")
        return 0 if gone or everything else 1

    return _at_desk(work)


def _at_desk(work: Callable[[Desk], int]) -> int:
    chosen = wiring.settings()
    file = wiring.database_file(chosen)
    if file is not None and not file.exists():
        print("There is no database yet, so nothing waits.")
        return 0
    try:
        with open_engine(chosen.url) as engine:
            if migrate.pending(engine):
                wiring.fail("the database is older than this version. Run: python -m bot migrate")
            return work(Desk(engine))
    except LookupError as error:
        wiring.fail(f"{error.args[0]}. Install that version, or restore a backup.")
    except DatabaseProblem as error:
        wiring.fail(str(error), status=1)


def _states(spelled: Sequence[str]) -> tuple[State, ...]:
    try:
        return tuple(State(each.lower()) for each in spelled)
    except ValueError:
        wiring.fail(f"I don't know one of these states. Try: {words.join([*State], last='or')}.")


def _id(spelled: str) -> DeliveryId:
    try:
        return DeliveryId(ids.read_id(spelled.lower()))
    except ids.UnknownRecord:
        wiring.fail(f"“{spelled}” is no delivery's id. Ids have 13 letters and digits, as “deliveries” shows them.")


def _not_again(one: Delivery | None, stopped: dict[str, Stop], *, sure: bool) -> str:
    """Why it can't be sent again; empty when it can."""
    if one is None:
        return _missing()
    match one.state:
        case State.SENT:
            return "was sent already, and stays so"
        case State.SUPPRESSED:
            return "had nothing to say any more, so there is nothing to send"
        case State.PENDING | State.LEASED | State.SENDING:
            return f"is {one.state}: {MEANINGS[one.state]}, so leave it be"
        case _:
            pass
    names = (one.channel, one.space, one.to.platform)
    closed = next((stop for name in names if (stop := stopped.get(name)) and stop.until is None), None)
    if closed is not None:
        return (
            f"would go where nothing goes: {explain(closed.code)}. Then: python -m bot deliveries resume {closed.name}"
        )
    if one.kind == "digest" and one.first_sending_at is not None and not sure:
        return "may be in its channel already. Look there first; if it isn't, say it again with --sure"
    return ""


def _dropped(one: Delivery | None, done: Collection[DeliveryId]) -> str:
    if one is None:
        return _missing()
    return "is dropped" if one.id in done else f"is {one.state}: {MEANINGS[one.state]}, so there is nothing to drop"


def _missing() -> str:
    return "isn't there. What is over is forgotten 30 days after its time"


def _report(which: Sequence[DeliveryId], said: Iterable[tuple[bool, str]]) -> int:
    fine = True
    for each, (done, text) in zip(dict.fromkeys(which), said, strict=True):
        print(f"{ids.spell_id(each)} {text}.")
        fine = fine and done
    return 0 if fine else 1


def _show(desk: Desk, asked: Asked, *, as_json: bool) -> int:
    now = desk.now()
    look = desk.read(lambda rows: Look(now, rows.tallies(), rows.backlog(now), rows.stops(now)))
    listed = _listed(desk, asked)
    for line in lineup.as_json(look, listed) if as_json else lineup.as_text(look, listed, asked):
        print(line)
    return 0


def _listed(desk: Desk, asked: Asked) -> Iterator[Delivery]:
    before, left = asked.before, asked.limit
    while left > 0:
        size = min(left, PAGE)
        page = desk.read(
            lambda rows, size=size, before=before: rows.page(
                asked.states or TROUBLED, failing=not asked.states, limit=size, before=before
            )
        )
        yield from page
        if len(page) < size:
            return
        before, left = page[-1].id, left - size
