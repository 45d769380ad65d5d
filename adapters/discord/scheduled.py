"""The events that a Discord server schedules by itself, read as a calendar is.

Facts from Discord's OpenAPI document (`list_guild_scheduled_events`, `RecurrenceRuleResponse`) and its documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

from adapters.discord.inbound import Body, items, part, text
from adapters.discord.rest import Rest
from bot.events.model import MOST_LOCATION, MOST_TEXT, MOST_TITLE, Occurrence, Reading, Status
from bot.events.reading import NotRead
from bot.events.rules import AHEAD, BEHIND
from bot.kit import words
from bot.outbox.model import Ambiguous, Refused

PAGE = "https://discord.com/events/{}/{}"
YEARLY, MONTHLY, WEEKLY, DAILY = range(4)
CANCELED = 4
ADMINISTRATOR, VIEW_CHANNEL = 1 << 3, 1 << 10
LAST_WEEK = 5
"""Of a month, in the rules of recurrence."""
EPOCH = 1_420_070_400_000
"""Milliseconds: where snowflakes begin."""

_NOT_OURS_TO_SEE = frozenset({"10003", "10004", "50001", "50013", "http_403", "http_404"})


class ScheduledEvents:
    """What the reader of feeds asks for the list of a server."""

    def __init__(self, rest: Rest, clock: Callable[[], datetime]) -> None:
        self._rest = rest
        self._clock = clock

    async def read(self, guild: str) -> Reading:
        """The events that everybody in the server may see. Raises NotRead."""
        try:
            listed = _several(await self._rest.call("GET", "/guilds/{}/scheduled-events", guild))
            server = _object(await self._rest.call("GET", "/guilds/{}", guild))
            hosted = any(text(one, "channel_id") for one in listed)
            channels = _several(await self._rest.call("GET", "/guilds/{}/channels", guild)) if hosted else []
        except (Refused, Ambiguous) as error:
            raise _trouble(error) from None
        return reading(listed, server, channels, self._clock())


def reading(listed: Sequence[Body], server: Body, channels: Sequence[Body], now: datetime) -> Reading:
    """Of a server's events, the server itself and its channels, as Discord tells them."""
    seen = open_channels(server, channels)
    found: list[Occurrence] = []
    for event in listed:
        channel = text(event, "channel_id")
        if not channel or channel in seen:
            found += occurrences(event, seen.get(channel, ""), now)
    found.sort(key=lambda one: (one.start, one.uid))
    return Reading(tuple(found), name=words.clip(words.clean(text(server, "name"), lines=False), MOST_TITLE))


def open_channels(server: Body, channels: Sequence[Body]) -> Mapping[str, str]:
    """The names, by id, of those that everybody in the server can see: what takes place in others is for some alone."""
    everyone = text(server, "id")
    given = next((_number(role, "permissions") for role in items(server, "roles") if text(role, "id") == everyone), 0)
    names: dict[str, str] = {}
    for channel in channels:
        may = given
        for overwrite in items(channel, "permission_overwrites"):
            if text(overwrite, "id") == everyone:
                may = (may & ~_number(overwrite, "deny")) | _number(overwrite, "allow")
        if given & ADMINISTRATOR or may & VIEW_CHANNEL:
            names[text(channel, "id")] = text(channel, "name")
    return names


def occurrences(event: Body, channel: str, now: datetime) -> list[Occurrence]:
    """Each time that it takes place from two days ago until AHEAD; nothing when Discord doesn't say when it begins.
    `channel` is the name of the one where it is."""
    start, end = _instant(event, "scheduled_start_time"), _instant(event, "scheduled_end_time")
    id = text(event, "id")
    if start is None or not id:
        return []
    lasts = max(end - start, timedelta(0)) if end is not None else timedelta(0)
    place = f"in #{channel}" if channel else text(part(event, "entity_metadata"), "location")
    status: Status = "cancelled" if event.get("status") == CANCELED else "confirmed"
    once = Occurrence(
        uid=id,
        instance="",
        title=words.clip(words.clean(text(event, "name"), lines=False), MOST_TITLE),
        start=start,
        end=start + lasts,
        location=words.clip(words.clean(place, lines=False), MOST_LOCATION),
        url=PAGE.format(text(event, "guild_id"), id),
        status=status,
        description=words.clip(words.clean(text(event, "description")), MOST_TEXT),
    )
    exceptions = {_planned(each): each for each in items(event, "guild_scheduled_event_exceptions")}
    found: list[Occurrence] = []
    for each in starts(start, part(event, "recurrence_rule"), now + AHEAD):
        one = replace(once, instance=f"{each:%Y%m%dT%H%M%SZ}", start=each, end=each + lasts)
        found.append(_excepted(one, exceptions[each], lasts) if each in exceptions else one)
    return [one for one in found if cast("datetime", one.end) >= now - BEHIND]


def starts(first: datetime, rule: Body, until: datetime) -> Iterator[datetime]:
    """`first`, and what the rule adds before `until`. Discord's rules are meant in UTC, as its times are.

    Of a rule with a count only the first one is certain: how many were before isn't told."""
    yield first
    interval, frequency = max(_number(rule, "interval"), 1), rule.get("frequency")
    last = _instant(rule, "end")
    if frequency not in (YEARLY, MONTHLY, WEEKLY, DAILY) or rule.get("count"):
        return
    for days in range(1, max((until - first).days, 0) + 1):
        each = first + timedelta(days=days)
        if each >= until or (last is not None and each > last):
            return
        if _recurs(each.date(), first.date(), rule, frequency, interval):
            yield each


def _recurs(day: date, first: date, rule: Body, frequency: int, interval: int) -> bool:
    """Whether the rule names a day; what it doesn't say is as on the `first` one."""
    weekdays, months = _numbers(rule, "by_weekday"), _numbers(rule, "by_month")
    if frequency == DAILY:
        return (day - first).days % interval == 0 and (not weekdays or day.weekday() in weekdays)
    if frequency == WEEKLY:
        weeks = (_monday(day) - _monday(first)).days // 7
        return weeks % interval == 0 and day.weekday() in (weekdays or {first.weekday()})
    apart = (day.year - first.year) * 12 + day.month - first.month
    if frequency == YEARLY:
        apart = (day.year - first.year) if day.month in (months or {first.month}) else -1
    if apart < 0 or apart % interval:
        return False
    nth = items(rule, "by_n_weekday")
    if nth:
        return any(day.weekday() == each.get("day") and _is_nth(day, _number(each, "n")) for each in nth)
    return day.day in (_numbers(rule, "by_month_day") or {first.day})


def _is_nth(day: date, n: int) -> bool:
    """Of its weekday in its month."""
    return (day.day - 1) // 7 + 1 == n or (n == LAST_WEEK and (day + timedelta(days=7)).month != day.month)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _excepted(one: Occurrence, exception: Body, lasts: timedelta) -> Occurrence:
    """One time of a series that is moved or called off; its instance stays the planned one."""
    if exception.get("is_canceled") is True:
        return replace(one, status="cancelled")
    start, end = _instant(exception, "scheduled_start_time"), _instant(exception, "scheduled_end_time")
    start = start or cast("datetime", one.start)
    return replace(one, start=start, end=max(end, start) if end is not None else start + lasts)


def _planned(exception: Body) -> datetime | None:
    """Which one is meant: the id of an exception is a snowflake of the moment that was planned."""
    id = text(exception, "event_exception_id")
    if not id.isdecimal() or len(id) > 20:
        return None
    return datetime.fromtimestamp(((int(id) >> 22) + EPOCH) // 1000, UTC)


def _trouble(error: Refused | Ambiguous) -> NotRead:
    if isinstance(error, Ambiguous):
        return NotRead("too slow" if error.code == "timeout" else "unreachable")
    if error.code in _NOT_OURS_TO_SEE and error.retry_after is None:
        return NotRead("no permission")
    return NotRead("busy" if error.retry_after is not None else "unreachable", error.retry_after)


def _instant(body: Body, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text(body, name))
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _number(body: Body, name: str) -> int:
    """Permissions are numbers written as texts."""
    found = body.get(name)
    if isinstance(found, str):
        return int(found) if found.isascii() and found.isdecimal() else 0
    return found if isinstance(found, int) and not isinstance(found, bool) else 0


def _numbers(body: Body, name: str) -> Collection[int]:
    found = body.get(name)
    return {each for each in cast("list[object]", found) if isinstance(each, int)} if isinstance(found, list) else set()


def _several(said: object) -> list[Body]:
    return items({"all": said}, "all")


def _object(said: object) -> Body:
    return part({"one": said}, "one")
