"""Whom a review looks at (L3): open promises first, then who was not talked to for longer than the plan is, the longest
silence for its interval before others, then who is close, then who is next. Values in, values out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.contacts.model import TIER_INTERVALS, Tier
from bot.kit import times
from bot.kit.times import Interval
from bot.review.model import PEOPLE, Reason, Touch

THIS_WEEK = 7
"""Days after a talk in which nobody needs to be looked at."""

CLOSER_DAYS = 7
"""After how many days a reminder to get closer comes."""

HELP_DAYS = 2
"""The same for help, as for any promise (followups/rules.py)."""

_ORDER = {Tier.CLOSE: 0, Tier.WARM: 1, Tier.LIGHT: 2}
_REASONS = (Reason.PROMISE, Reason.SILENCE, Reason.CLOSE, Reason.NEXT)


@dataclass(frozen=True, slots=True)
class Picked:
    contact: int
    why: Reason


def every(one: Touch, changed: Mapping[Tier, Interval]) -> Interval:
    """How often to be in touch: the person's own, else the tier's as the member set it."""
    return one.every or changed.get(one.tier) or TIER_INTERVALS[one.tier]


def silence(one: Touch, changed: Mapping[Tier, Interval], today: date, zone: ZoneInfo) -> float:
    """Days since the last talk, or since they were written down, divided by their interval."""
    since = one.last or times.local_day(one.since, zone)
    return (today - since).days / max(1, every(one, changed).days)


def choose(
    known: Iterable[Touch],
    promises: Mapping[int, date],
    changed: Mapping[Tier, Interval],
    *,
    today: date,
    zone: ZoneInfo,
    before: Collection[int] = (),
) -> tuple[Picked, ...]:
    """At most three of those whom reminders are for. `promises`: by contact, when the soonest open one is due;
    `before`: whom the last review looked at, and this one only if something was promised."""
    ranked: list[tuple[int, int, float, int, int]] = []
    for one in known:
        promised = one.contact in promises
        if one.last is not None and (today - one.last).days < THIS_WEEK:
            continue
        if one.contact in before and not promised:
            continue
        quiet = silence(one, changed, today, zone)
        calm = Reason.CLOSE if one.tier is Tier.CLOSE else Reason.NEXT
        why = Reason.PROMISE if promised else Reason.SILENCE if quiet > 1 else calm
        due = (promises[one.contact] - today).days if promised else 0
        ranked.append((_REASONS.index(why), due, -quiet, _ORDER[one.tier], one.contact))
    return tuple(Picked(contact, _REASONS[why]) for why, *_, contact in sorted(ranked)[:PEOPLE])


def said(why: Reason, one: Touch | None, promised: date | None, changed: Mapping[Tier, Interval], today: date) -> str:
    """Why somebody is looked at, in a sentence, as things are now."""
    if promised is not None:
        late = f", due {times.say_day(promised, today)}" if promised < today else ""
        return f"You promised something{late}."
    if one is None or one.last is None:
        return "You have not logged a talk yet."
    if why is Reason.CLOSE:
        return f"Close to you. Last talk: {times.say_ago(one.last, today)}."
    begins = "Next in your list. " if why is Reason.NEXT else ""
    return f"{begins}Last talk: {times.say_ago(one.last, today)}. The plan is {every(one, changed)}."
