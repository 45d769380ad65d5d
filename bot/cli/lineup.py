"""What `deliveries` prints: counts, stops, and what went wrong, for people and for scripts. Ids and codes only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cli.codes import MEANINGS, explain
from bot.kit import ids, words
from bot.members.model import Place
from bot.outbox.model import Backlog, Delivery, DeliveryId, State, Stop, Tally


@dataclass(frozen=True, slots=True)
class Asked:
    """What to list: `states`, or what went wrong when there are none; newest first, older than `before`."""

    states: tuple[State, ...]
    limit: int
    before: DeliveryId | None


@dataclass(frozen=True, slots=True)
class Look:
    """What was there at one moment."""

    now: datetime
    tallies: tuple[Tally, ...]
    backlog: Backlog
    stops: tuple[Stop, ...]


def as_json(look: Look, listed: Iterable[Delivery]) -> Iterator[str]:
    """One object a line; `what` says of what."""
    backlog = look.backlog
    since, next_at = _iso(backlog.since), _iso(backlog.next_at)
    yield _line("backlog", at=_iso(look.now), due=backlog.due, since=since, next=next_at, held=backlog.held)
    for one in look.tallies:
        yield _line("count", state=one.state, kind=one.kind, count=one.count)
    for stop in look.stops:
        yield _line("stop", name=stop.name, code=stop.code, until=_iso(stop.until), why=explain(stop.code))
    for one in listed:
        yield _line(
            "delivery",
            id=ids.spell_id(one.id),
            kind=one.kind,
            space=one.space,
            where=_where(one),
            member=None if one.member is None else ids.spell_id(one.member),
            state=one.state,
            attempt=one.attempt,
            due=_iso(one.not_before),
            expires=_iso(one.expires_at),
            code=one.error,
            why=explain(one.error) if one.error else "",
            may_have_arrived=one.state is not State.SENT and one.first_sending_at is not None,
        )


def _line(what: str, **values: object) -> str:
    return json.dumps({"what": what, **values}, ensure_ascii=False)


def as_text(look: Look, listed: Iterable[Delivery], asked: Asked) -> Iterator[str]:
    """A table of counts, the stops, and what was asked for, each with what to do."""
    yield from _line_up(look.tallies, look.backlog, look.now)
    yield ""
    yield from _stopped(look.stops, look.now)
    yield ""
    shown = list(listed)
    wanted = words.join([*asked.states], last="or") if asked.states else "unknown, dead or tried again"
    if not shown:
        yield f"Nothing {'older ' if asked.before else ''}is {wanted}."
        return
    yield f"What is {wanted}, newest first:"
    rows = [(ids.spell_id(one.id), one.kind, _where(one), _member(one), *_progress(one)) for one in shown]
    yield from _table(("id", "kind", "where", "member", "state", "attempt", "due (UTC)", "code"), rows)
    codes = dict.fromkeys(one.error for one in shown if one.error)
    if codes:
        yield ""
    yield from (f"{code}: {explain(code)}." for code in codes)
    if len(shown) == asked.limit:
        yield f"There may be more: python -m bot deliveries --before {ids.spell_id(shown[-1].id)}"
    if not asked.states:
        yield "Send it again: python -m bot deliveries again ID…   Take it off this list: … drop ID…"


def _line_up(tallies: Sequence[Tally], backlog: Backlog, now: datetime) -> Iterator[str]:
    if not tallies:
        yield "Nothing was ever planned here, or all of it is forgotten."
        return
    kinds = sorted({one.kind for one in tallies})
    counted = {(one.state, one.kind): one.count for one in tallies}
    there = [state for state in State if any((state, kind) in counted for kind in kinds)]
    rows = [(state, *(f"{counted.get((state, kind), 0):,}" for kind in kinds), MEANINGS[state]) for state in there]
    yield from _table(("state", *kinds, ""), rows)
    yield ""
    if backlog.since is not None:
        yield f"{backlog.due:,} due, the first since {_at(backlog.since)} ({_ago(now - backlog.since)})."
    else:
        yield "Nothing is due."
    if backlog.next_at is not None:
        yield f"The next comes due {_at(backlog.next_at)} (in {_ago(backlog.next_at - now)})."


def _stopped(stops: Sequence[Stop], now: datetime) -> Iterator[str]:
    if not stops:
        yield "Nothing is stopped."
        return
    yield "Stopped, so that nothing goes there:"
    for stop in stops:
        lasts = f"for {_ago(stop.until - now)} more" if stop.until is not None else "until you resume it"
        yield f"  {stop.name}  {lasts}. {stop.code}: {explain(stop.code)}."
    yield "Take a stop back: python -m bot deliveries resume NAME, or --all"


def _progress(one: Delivery) -> tuple[str, str, str, str]:
    return one.state, str(one.attempt), f"{one.not_before:%Y-%m-%d %H:%M}", one.error or "-"


def _member(one: Delivery) -> str:
    return "-" if one.member is None else ids.spell_id(one.member)


def _where(one: Delivery) -> str:
    """The channel; of a person's own conversation only the space."""
    return one.channel if isinstance(one.to, Place) and not one.to.private else one.space


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    for row in (names, *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _ago(span: timedelta) -> str:
    """In the largest unit that is at least two of it: 90 s, 5 min, 3 h, 12 days."""
    seconds = max(0, int(span.total_seconds()))
    for unit, size in (("days", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
