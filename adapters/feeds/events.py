"""One VEVENT read: its times in their zones, its rules checked, its texts kept for when they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from adapters.feeds import zones as zone_names
from adapters.feeds.lines import Property, properties, unescape
from adapters.feeds.moments import BadTime, Moment, Period, duration, listed, moment
from adapters.feeds.prefilter import ZoneText
from adapters.feeds.rules import BadRule, Rule, read_rule
from adapters.feeds.series import Event
from adapters.feeds.warn import Warnings
from adapters.feeds.zones import Zone

MOST_DATES = 1_000
"""Single dates (RDATE) and exceptions (EXDATE) of one event, each."""

MOST_RULES = 10
LONGEST_UID = 500
_MANY = {"RRULE", "RDATE", "EXDATE"}


class Zones:
    """The zones of one calendar: those of its lines, and the one of X-WR-TIMEZONE in which it shows its times."""

    def __init__(self, texts: list[ZoneText], lines: Mapping[str, Property], *, near: date, warnings: Warnings) -> None:
        self._texts = texts
        self._near = near
        self._warnings = warnings
        self._known: dict[str, Zone] = {}
        self._names: dict[int, str | None] = {id(UTC): "UTC"}
        self._by_rules = 0
        wished = lines.get("X-WR-TIMEZONE")
        own = self._find(wished.value) if wished and wished.value.strip() else None
        self.own: tzinfo | None = own.tz if own else None
        self.own_name = own.name if own else None
        if own:
            self._names[id(own.tz)] = own.name

    def zone_of(self, tzid: str) -> tzinfo:
        """UTC, with a warning, for one that nothing is known of."""
        zone = self._known.get(tzid)
        if zone is None:
            zone = self._find(tzid)
            if zone is None:
                self._warnings.add("unknown zone")
                zone = zone_names.UTC_ZONE
            self._known[tzid] = zone
            self._names[id(zone.tz)] = zone.name
        return zone.tz

    def name_of(self, tz: tzinfo | None) -> str | None:
        """The IANA name of a zone; UTC's for one that has only rules."""
        return None if tz is None else self._names.get(id(tz)) or "UTC"

    def shown(self, when: Moment) -> Moment:
        """A clock time without a zone, or in UTC, as the calendar shows it: in its X-WR-TIMEZONE, if it names one."""
        if self.own is None or not isinstance(when, datetime):
            return when
        if when.tzinfo is None:
            return when.replace(tzinfo=self.own)
        return when.astimezone(self.own) if when.tzinfo is UTC or when.tzname() == "UTC" else when

    def _find(self, tzid: str) -> Zone | None:
        tzid = unescape(tzid).strip()
        return zone_names.named(tzid) or self._from_file(tzid) or zone_names.guessed(tzid)

    def _from_file(self, tzid: str) -> Zone | None:
        """By the file's own VTIMEZONE: the first one of that name that is understood."""
        for text in self._texts:
            own = {each.name: each.value for each in properties(text.own) if each}
            if unescape(own.get("TZID", "")).strip().strip('"') != tzid:
                continue
            for hint in ("X-LIC-LOCATION", "TZNAME"):
                zone = zone_names.named(own.get(hint, ""))
                if zone is not None:
                    return zone
            parts = [
                part
                for each in text.parts[: zone_names.MOST_PARTS]
                for part in zone_names.parts_of([line for line in properties(each) if line])
            ][: zone_names.MOST_PARTS]
            if self._by_rules >= zone_names.MOST_BY_RULES:
                return None
            self._by_rules += 1
            zone = zone_names.by_rules(parts, self._near)
            if zone is not None:
                if zone.name is None:
                    self._warnings.add("zone by rules")
                return zone
        return None


def read_event(text: str, zones: Zones, warnings: Warnings) -> Event | None:
    """None, with a warning, for an event whose times can't be read."""
    lines: dict[str, Property] = {}
    many: dict[str, list[Property]] = {}
    for line in properties(text):
        if line is None:
            warnings.add("long line")
        elif line.name in _MANY:
            many.setdefault(line.name, []).append(line)
        else:
            lines.setdefault(line.name, line)
            if line.name == "EXRULE":
                warnings.add("exclusion rule")
    try:
        start, end = _span(lines, zones)
    except KeyError:
        warnings.add("no start")
        return None
    except (BadTime, OverflowError):
        warnings.add("bad time")
        return None
    damage = False
    instance: Moment | None = None
    if "RECURRENCE-ID" in lines:
        try:
            line = lines["RECURRENCE-ID"]
            instance = zones.shown(moment(line.value, line.params, zones.zone_of))
        except (BadTime, OverflowError):
            damage = True
    more, bad_more = _dates(many.get("RDATE", ()), zones, warnings)
    without, bad_without = _dates(many.get("EXDATE", ()), zones, warnings)
    if damage or bad_more or bad_without:
        warnings.add("bad property")
    return Event(
        uid=_uid(lines, text),
        start=start,
        end=end,
        lines=lines,
        sequence=_number(lines, "SEQUENCE"),
        instance=instance,
        and_future=instance is not None and lines["RECURRENCE-ID"].params.get("RANGE", "").upper() == "THISANDFUTURE",
        rules=_rules(many.get("RRULE", ()), start, warnings),
        more=tuple(more),
        without=tuple(each for each in without if not isinstance(each, Period)),
    )


def _span(lines: Mapping[str, Property], zones: Zones) -> tuple[Moment, Moment]:
    """Start and end, alike in kind, the earlier one first. KeyError without a start."""
    line = lines["DTSTART"]
    start = zones.shown(moment(line.value, line.params, zones.zone_of))
    end = _end(start, lines, zones)
    if isinstance(start, datetime) != isinstance(end, datetime):
        clock = start if isinstance(start, datetime) else end
        assert isinstance(clock, datetime)
        start, end = _at_midnight(start, clock.tzinfo), _at_midnight(end, clock.tzinfo)
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) != (end.tzinfo is None):
        tz = start.tzinfo or end.tzinfo
        start, end = (each if each.tzinfo else each.replace(tzinfo=tz) for each in (start, end))
    return (start, end) if start <= end else (end, start)


def _end(start: Moment, lines: Mapping[str, Property], zones: Zones) -> Moment:
    """By DTEND or DURATION; a day is as long as a day, and a moment without either has no length."""
    line = lines.get("DTEND")
    if line is not None and line.value.strip():
        try:
            return zones.shown(moment(line.value, line.params, zones.zone_of))
        except BadTime:
            if "DURATION" not in lines:
                raise
    line = lines.get("DURATION")
    if line is not None and line.value.strip():
        length = duration(line.value)
        if not isinstance(start, datetime) and length.seconds:
            return _at_midnight(start, None) + length
        return start + length
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def _at_midnight(when: Moment, tz: tzinfo | None) -> datetime:
    return when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=tz)


def _dates(lines: list[Property] | tuple[()], zones: Zones, warnings: Warnings) -> tuple[list[Moment | Period], bool]:
    """The values, and whether a line had to be left out."""
    found: list[Moment | Period] = []
    bad = False
    for line in lines:
        if not line.value.strip():
            continue
        try:
            values = listed(line, zones.zone_of, MOST_DATES + 1 - len(found))
        except (BadTime, OverflowError):
            bad = True
            continue
        for each in values:
            if isinstance(each, Period):
                start = zones.shown(each.start)
                found.append(Period(start, each.length) if isinstance(start, datetime) else each)
            else:
                found.append(zones.shown(each))
        if len(found) > MOST_DATES:
            warnings.add("dates")
            return found[:MOST_DATES], bad
    return found, bad


def _rules(lines: list[Property] | tuple[()], start: Moment, warnings: Warnings) -> tuple[Rule, ...]:
    found: list[Rule] = []
    for line in lines[:MOST_RULES]:
        if line.value.strip():
            try:
                found.append(read_rule(line.value, start))
            except BadRule as error:
                warnings.add(str(error))
    return tuple(found)


def _uid(lines: Mapping[str, Property], text: str) -> str:
    """The file's own, or a hash of start and title: the same at every reading until one of them changes."""
    uid = unescape(lines["UID"].value).strip() if "UID" in lines else ""
    if uid and len(uid) <= LONGEST_UID and uid.isprintable():
        return uid
    told = uid or "\n".join(lines[name].value for name in ("DTSTART", "SUMMARY") if name in lines)
    return "made-" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def _number(lines: Mapping[str, Property], name: str) -> int:
    try:
        return min(int(lines[name].value), 2**31)
    except (KeyError, ValueError):
        return -1
