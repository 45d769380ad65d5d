"""Which zone of the tz database a TZID means: IANA names, those of Windows, names with a path before them, and blocks
of rules without a name that anybody knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from adapters.feeds.lines import Property

LONGEST_NAME = 100
MOST_PARTS = 200
"""STANDARD and DAYLIGHT parts of one zone; files that list every change since 1900 have about 150 of them."""
MOST_BY_RULES = 20
"""Zones of one calendar whose rules are compared with those of the tz database; each takes some milliseconds."""

# What producers write beside IANA's and Windows' names.
_OTHERS = {
    "z": "UTC",
    "gmt": "UTC",
    "coordinated universal time": "UTC",
    "greenwich mean time": "UTC",
    "pacific time": "America/Los_Angeles",
    "mountain time": "America/Denver",
    "central time": "America/Chicago",
    "eastern time": "America/New_York",
    "us/pacific-new": "America/Los_Angeles",
    "us-eastern": "America/New_York",
    "us-central": "America/Chicago",
    "us-mountain": "America/Denver",
    "us-pacific": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "mdt": "America/Denver",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "edt": "America/New_York",
    "bst": "Europe/London",
    "cest": "Europe/Berlin",
    "eest": "Europe/Helsinki",
    "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney",
    "jst": "Asia/Tokyo",
    "ist": "Asia/Kolkata",
}
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?")
_DISPLAY = re.compile(r"\((?:UTC|GMT)[^()]{0,10}\)\s*(.*)")
_CITIES = {
    "amsterdam, berlin, bern, rome, stockholm, vienna": "Europe/Berlin",
    "brussels, copenhagen, madrid, paris": "Europe/Paris",
    "belgrade, bratislava, budapest, ljubljana, prague": "Europe/Budapest",
    "sarajevo, skopje, warsaw, zagreb": "Europe/Warsaw",
    "dublin, edinburgh, lisbon, london": "Europe/London",
    "greenwich mean time : dublin, edinburgh, lisbon, london": "Europe/London",
    "athens, bucharest": "Europe/Bucharest",
    "athens, bucharest, istanbul": "Europe/Bucharest",
    "helsinki, kyiv, riga, sofia, tallinn, vilnius": "Europe/Kiev",
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "arizona": "America/Phoenix",
    "atlantic time (canada)": "America/Halifax",
    "chennai, kolkata, mumbai, new delhi": "Asia/Kolkata",
    "canberra, melbourne, sydney": "Australia/Sydney",
    "beijing, chongqing, hong kong, urumqi": "Asia/Shanghai",
    "osaka, sapporo, tokyo": "Asia/Tokyo",
    "coordinated universal time": "UTC",
}
"""The cities of Windows' display names, whose zone name is nowhere in the file."""


class Zone(NamedTuple):
    """`name` is None when only the rules are known, not whose they are."""

    tz: tzinfo
    name: str | None


UTC_ZONE = Zone(UTC, "UTC")


class Part(NamedTuple):
    """STANDARD or DAYLIGHT: the offset in force from `start` (clock time before the change) on, each year by `rule` or
    once. `rule` is (month, weekday 0–6, which one in the month: 1 to 5, or -1 for the last)."""

    start: datetime
    before: timedelta
    after: timedelta
    rule: tuple[int, int, int] | None
    until: int


@lru_cache(maxsize=1)
def _iana() -> Mapping[str, str]:
    return {name.casefold(): name for name in available_timezones() if name not in {"Factory", "localtime"}}


@lru_cache(maxsize=1)
def _windows() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


@lru_cache(maxsize=1_000)
def named(text: str) -> Zone | None:
    """The zone that IANA or Windows call so, with or without a producer's path before the name.

    "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "/softwarestudio.org/Olson_20011030_5/America/Vancouver",
    "tzone://Microsoft/Utc" and "America-New_York" are names, too.
    """
    for name in _readings(text):
        folded = name.casefold()
        spaced = folded.replace(" ", "_")
        zone = _iana().get(spaced) or _windows().get(folded)
        if zone is None and "-" in spaced:
            zone = _iana().get(spaced.replace("-", "/", 1))
        if zone is not None:
            return Zone(ZoneInfo(zone), zone)
    return None


@lru_cache(maxsize=1_000)
def guessed(text: str) -> Zone | None:
    """The zone behind an abbreviation, an offset or a display name of Windows. Rules in the file know better."""
    for name in _readings(text):
        zone = _OTHERS.get(name.casefold())
        display = _DISPLAY.fullmatch(name)
        if display is not None:
            zone = _CITIES.get(display[1].strip().casefold())
        if zone is not None:
            return Zone(ZoneInfo(zone), zone)
        offset = _OFFSET.fullmatch(name)
        if offset is not None:
            return _fixed(offset[1], offset[2], offset[3] or "00")
    return None


def _readings(text: str) -> list[str]:
    """The text and, after each slash, its rest."""
    text = text.strip().strip("\"'").strip().strip("/")
    if not text or len(text) > LONGEST_NAME or not text.isprintable():
        return []
    parts = text.split("/")
    return ["/".join(parts[first:]) for first in range(len(parts))]


def _fixed(sign: str, hours: str, minutes: str) -> Zone | None:
    size = timedelta(hours=int(hours), minutes=int(minutes))
    if size > timedelta(hours=14):
        return None
    return of_offset(-size if sign == "-" else size)


def of_offset(offset: timedelta) -> Zone:
    """A zone that never changes its clocks; named after IANA's Etc zones, whose sign is the other way round."""
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    if not offset:
        return UTC_ZONE
    if rest == 0 and -12 <= hours <= 14:
        name = f"Etc/GMT{-hours:+d}"
        return Zone(ZoneInfo(name), name)
    return Zone(timezone(offset), None)


def by_rules(parts: list[Part], near: date) -> Zone | None:
    """A zone by the rules of its VTIMEZONE, as they hold around `near`.

    The zone of the tz database that has the same offsets all through the year before `near` and three after it, if
    there is one, the best known first; else the rules themselves.
    """
    if not parts:
        return None
    ruled = Ruled(tuple(parts))
    wanted = tuple(ruled.offset(moment) for moment in _probes(near))
    if len(set(wanted)) == 1:
        return of_offset(wanted[0])
    for name in (*_FAMILIAR, *sorted(_iana().values())):
        if _has(name, wanted, near):
            return Zone(ZoneInfo(name), name)
    return Zone(ruled, None)


def _has(name: str, offsets: tuple[timedelta, ...], near: date) -> bool:
    zone = ZoneInfo(name)
    return all(
        moment.replace(tzinfo=zone).utcoffset() == offset for moment, offset in zip(_probes(near), offsets, strict=True)
    )


_FAMILIAR = (
    *("Europe/Berlin", "Europe/London", "Europe/Helsinki", "America/New_York", "America/Chicago", "America/Denver"),
    *("America/Los_Angeles", "America/Anchorage", "America/Halifax", "America/St_Johns", "Australia/Sydney"),
    *("Australia/Adelaide", "Pacific/Auckland", "America/Sao_Paulo", "America/Santiago", "Asia/Jerusalem"),
)


@lru_cache(maxsize=10)
def _probes(near: date) -> tuple[datetime, ...]:
    """Clock times around which rules differ: every 6 days at noon, from a year before until three years after."""
    near = min(max(near, date(1971, 1, 1)), date(2990, 1, 1))
    first = datetime.combine(near, time(12)) - timedelta(days=366)
    return tuple(first + timedelta(days=days) for days in range(0, 4 * 366, 6))


class Ruled(tzinfo):
    """A zone by the parts of a VTIMEZONE. Each year has at most a change per part, so nothing here can take long."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        self._years: dict[int, list[tuple[datetime, timedelta, timedelta]]] = {}

    def offset(self, moment: datetime) -> timedelta:
        """The offset at a clock time; in a gap and an overlap the one before the change."""
        moment = moment.replace(tzinfo=None)
        for year in (moment.year, moment.year - 1):
            for start, before, after in reversed(self._changes(year)):
                # In the gap, until the new clocks reach the time, it is read by the old offset (3.3.5).
                if moment >= start + max(after - before, timedelta(0)):
                    return after
        return self._long_ago(moment)

    def _long_ago(self, moment: datetime) -> timedelta:
        past = [part for part in self._parts if part.start <= moment]
        if past:
            return max(past, key=lambda part: part.start).after
        first = min(self._parts, key=lambda part: part.start)
        return first.before

    def _changes(self, year: int) -> list[tuple[datetime, timedelta, timedelta]]:
        """When clocks change in `year`, by the clock before it."""
        if year not in self._years:
            if len(self._years) > 1_000:
                self._years.clear()
            found: list[tuple[datetime, timedelta, timedelta]] = []
            for part in self._parts:
                when = _in_year(part, year)
                if when is not None:
                    found.append((when, part.before, part.after))
            self._years[year] = sorted(found)
        return self._years[year]

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else self.offset(dt)

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else timedelta(0)

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else "local"

    def fromutc(self, dt: datetime) -> datetime:
        guess = dt + self.offset(dt)
        return dt + self.offset(guess)


def _in_year(part: Part, year: int) -> datetime | None:
    if part.rule is None or year == part.start.year:
        return part.start if year == part.start.year else None
    if not part.start.year < year <= part.until:
        return None
    month, weekday, which = part.rule
    try:
        if which > 0:
            first = date(year, month, 1)
            day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
        else:
            last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-which - 1))
    except (ValueError, OverflowError):
        return None
    return datetime.combine(day, part.start.time()) if day.month == month else None


_RULE = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def parts_of(properties: list[Property]) -> list[Part]:
    """What one STANDARD or DAYLIGHT says; nothing when it isn't understood, such as a change every second."""
    said = {each.name: each.value.strip() for each in properties}
    before, after = (_offset(said.get(name, "")) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    start = _clock(said.get("DTSTART", ""))
    if before is None or after is None or start is None:
        return []
    pairs = [each.upper().partition("=") for each in said.get("RRULE", "").split(";") if each]
    rule = {name.strip(): value.strip() for name, _, value in pairs}
    if not rule:
        more = [_clock(each) for line in properties if line.name == "RDATE" for each in line.value.split(",")]
        times = [start, *(each for each in more[:MOST_PARTS] if each is not None)]
        return [Part(each, before, after, None, each.year) for each in times]
    last = rule.get("UNTIL", "9999")[:4]
    weekday = _weekday_rule(rule, start)
    if rule.get("FREQ") != "YEARLY" or rule.get("INTERVAL", "1") != "1" or weekday is None or not last.isdecimal():
        return []
    return [Part(start, before, after, weekday, int(last))]


def _weekday_rule(rule: Mapping[str, str], start: datetime) -> tuple[int, int, int] | None:
    month = rule.get("BYMONTH", str(start.month))
    found = _RULE.fullmatch(rule.get("BYDAY", ""))
    if not month.isdecimal() or not 1 <= int(month) <= 12 or found is None:
        return None
    weekday = _WEEKDAYS.index(found[2])
    if found[1]:
        return int(month), weekday, int(found[1])
    days = rule.get("BYMONTHDAY", "").split(",")
    if days[0].isdecimal() and len(days) == 7:  # "the first Sunday on or after the 8th" is the second one
        which = (int(days[0]) - 1) // 7 + 1
        return int(month), weekday, which if int(days[0]) + 6 < 29 else -1
    return None


def _offset(text: str) -> timedelta | None:
    found = re.fullmatch(r"([+-]?)(\d\d):?(\d\d):?(\d\d)?", text)
    if found is None:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if size >= timedelta(hours=24):
        return None
    return -size if found[1] == "-" else size


def _clock(text: str) -> datetime | None:
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?Z?)?", text)
    if found is None:
        return None
    try:
        return datetime(*(int(each or 0) for each in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None
