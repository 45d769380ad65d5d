"""Time zones by what people call them: an IANA name, a city, a country.

The cities are those of the tz database's own names and a few more that people type; the countries are in its tables.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from bot.kit import times, words
from bot.kit.args import Ambiguous, Arg, Choice, Placing, Scene

MOST = 12
"""Zones to choose from; a country with more is asked for a city."""

# Big cities that the tz database doesn't name, since they share the clock of another. Several: the person is asked.
CITIES: dict[str, tuple[str, ...]] = {
    "Europe/Berlin": ("Munich", "München", "Hamburg", "Cologne", "Köln", "Frankfurt", "Stuttgart", "Leipzig"),
    "Europe/London": ("Manchester", "Edinburgh", "Glasgow", "Birmingham", "Bristol", "Cambridge", "Oxford", "Leeds"),
    "Europe/Madrid": ("Barcelona", "Valencia", "Sevilla", "Seville", "Bilbao", "Málaga"),
    "Europe/Paris": ("Lyon", "Marseille", "Toulouse", "Lille", "Nantes"),
    "Europe/Rome": ("Milan", "Milano", "Turin", "Naples", "Florence", "Roma"),
    "Europe/Lisbon": ("Porto", "Lisboa"),
    "Europe/Amsterdam": ("Rotterdam", "The Hague", "Utrecht", "Eindhoven"),
    "Europe/Zurich": ("Geneva", "Basel", "Bern"),
    "Europe/Vienna": ("Wien", "Graz", "Salzburg"),
    "Europe/Warsaw": ("Kraków", "Wrocław", "Gdańsk", "Warszawa"),
    "Europe/Prague": ("Praha", "Brno"),
    "Europe/Stockholm": ("Gothenburg", "Göteborg", "Malmö"),
    "Europe/Kyiv": ("Lviv", "Odesa", "Kharkiv"),
    "Asia/Kolkata": ("Mumbai", "Delhi", "New Delhi", "Bangalore", "Bengaluru", "Chennai", "Hyderabad", "Pune"),
    "Asia/Shanghai": ("Beijing", "Shenzhen", "Guangzhou", "Hangzhou", "Chengdu"),
    "Asia/Tokyo": ("Osaka", "Kyoto"),
    "Asia/Ho_Chi_Minh": ("Hanoi",),
    "Asia/Jerusalem": ("Haifa",),
    "Asia/Dubai": ("Abu Dhabi",),
    "Asia/Karachi": ("Lahore", "Islamabad"),
    "Africa/Lagos": ("Abuja",),
    "Africa/Johannesburg": ("Cape Town", "Durban", "Pretoria"),
    "America/New_York": (
        *("Boston", "Washington", "Washington DC", "Philadelphia", "Miami", "Atlanta", "Pittsburgh", "Orlando", "NYC"),
        *("Portland", "Cambridge"),
    ),
    "America/Chicago": ("Houston", "Dallas", "Austin", "Minneapolis", "New Orleans", "Nashville", "Birmingham"),
    "America/Los_Angeles": ("San Francisco", "Seattle", "San Diego", "Portland", "San Jose", "Las Vegas", "Oakland"),
    "America/Denver": ("Salt Lake City",),
    "America/Toronto": ("Montreal", "Montréal", "Ottawa", "Quebec"),
    "America/Edmonton": ("Calgary",),
    "America/Mexico_City": ("Guadalajara",),
    "America/Sao_Paulo": ("Rio de Janeiro", "Brasília", "Curitiba", "Porto Alegre"),
    "America/Bogota": ("Medellín",),
    "America/Caracas": ("Valencia",),
    "America/Costa_Rica": ("San Jose",),
    "Australia/Sydney": ("Canberra",),
    "Pacific/Auckland": ("Wellington",),
}

_SPOKEN = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "america": "US", "holland": "NL"}


class ZoneName(Arg[Scene, str]):
    """A time zone by IANA name, city or country; spelled as its IANA name. Asked when it could be several."""

    suggests = True
    limit = 100

    def __init__(self, about: str, *, placing: Placing = "named", label: str = "") -> None:
        super().__init__(about, placing=placing, label=label)

    def read(self, text: str, scene: Scene) -> str:
        self.check(text)
        found = find(text, scene.now)
        if len(found) == 1:
            return found[0]
        if not found or len(found) > MOST:
            return times.zone(text).key  # which raises, with what else it may have been
        raise Ambiguous(f"Which {words.clip(text, 40)}?", [_choice(zone, scene.now) for zone in found])

    def suggest(self, typed: str, scene: Scene) -> Sequence[Choice]:
        begun = words.fold(typed.strip())
        near = [zone for city, zones in _cities().items() if begun and city.startswith(begun) for zone in zones]
        return [_choice(zone, scene.now) for zone in list(dict.fromkeys(near))[:25]]


def find(text: str, now: datetime) -> tuple[str, ...]:
    """The zones that `text` may mean, each with a clock of its own in the coming year; empty when none is known."""
    whole = _key(text)
    if not whole:
        return ()
    named = _names().get(whole)
    if named is not None:
        return (named,)
    first, _, rest = (_key(part) for part in text.partition(","))
    city = _cities().get(whole) or _cities().get(first, ())
    country = _countries().get(rest, ())
    within = tuple(zone for zone in city if zone in country)
    return within or _apart(city or _countries().get(whole, ()), now)


def is_place(text: str) -> bool:
    """Whether it is a city or a country that is known here."""
    return _key(text) in _cities() or _key(text) in _countries()


def city(zone: str) -> str:
    """What a zone is called in a sentence: “Berlin”, “Buenos Aires”, “UTC”."""
    return zone.rpartition("/")[2].replace("_", " ")


def clock(zone: str, now: datetime) -> str:
    """What time it is there: “19:12 on Thursday”."""
    local = now.astimezone(ZoneInfo(zone))
    return f"{times.say_time(local.time())} on {times.DAYS[local.weekday()]}"


def _choice(zone: str, now: datetime) -> Choice:
    local = now.astimezone(ZoneInfo(zone))
    return Choice(f"{city(zone)}, {zone.partition('/')[0]}: {times.say_time(local.time())} now", zone)


def _apart(zones: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Without those whose clocks agree with an earlier one's all through the year."""
    seasons = [now + timedelta(days=days) for days in (0, 91, 182, 273)]
    kept: dict[tuple[timedelta | None, ...], str] = {}
    for zone in zones:
        kept.setdefault(tuple(season.astimezone(ZoneInfo(zone)).utcoffset() for season in seasons), zone)
    return tuple(kept.values())


def _key(text: str) -> str:
    return " ".join(words.fold(text[:100]).replace("_", " ").split())


@functools.cache
def _names() -> dict[str, str]:
    """Full names, and the short ones such as UTC and CET."""
    return {_key(name): name for name in available_timezones() if name not in ("Factory", "localtime")}


@functools.cache
def _cities() -> dict[str, tuple[str, ...]]:
    present = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))
    current = {zone for zones in _countries().values() for zone in zones}
    # Names in the table come first: “Louisville” is one place with an old and a new name.
    found: dict[str, list[str]] = {}
    for zone in sorted(present, key=lambda name: (name not in current, name)):
        known = found.setdefault(_key(city(zone)), [])
        if not known or zone in current:
            known.append(zone)
    for zone, names in CITIES.items():
        for name in names:
            known = found.setdefault(_key(name), [])
            if zone in present and zone not in known:
                known.append(zone)
    return {name: tuple(zones) for name, zones in found.items() if zones}


@functools.cache
def _countries() -> dict[str, tuple[str, ...]]:
    """By folded name and by code: the zones, the most populous first."""
    zones: dict[str, list[str]] = {}
    for line in _table("zone.tab"):
        code, _, zone, *_ = line.split("\t")
        zones.setdefault(code, []).append(zone)
    present = available_timezones()
    by_code = {code: tuple(zone for zone in several if zone in present) for code, several in zones.items()}
    named = {
        _key(name): by_code.get(code, ()) for code, name in (line.split("\t")[:2] for line in _table("iso3166.tab"))
    }
    return named | {name: by_code.get(code, ()) for name, code in _SPOKEN.items()}


def _table(name: str) -> list[str]:
    """The lines of one of the tz database's tables; none where the package lacks it."""
    try:
        text = files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    except (ModuleNotFoundError, OSError):
        return []
    return [line for line in text.splitlines() if line and not line.startswith("#")]
