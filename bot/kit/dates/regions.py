"""Where somebody is, as far as it decides which day a holiday is: the region of a locale, or of a time zone."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.dates.scan import Scan

_CITIES: dict[str, str] = {
    city: region
    for region, cities in {
        "GB": "London Belfast Jersey Guernsey Isle_of_Man",
        "IE": "Dublin",
        "DE": "Berlin Busingen",
        "AT": "Vienna",
        "CH": "Zurich",
        "FR": "Paris",
        "ES": "Madrid",
        "IT": "Rome",
        "PT": "Lisbon",
        "IN": "Kolkata Calcutta",
        "NZ": "Auckland Chatham",
        "CA": "Toronto Vancouver Montreal Halifax Winnipeg Edmonton Regina St_Johns Moncton Whitehorse Yellowknife"
        " Thunder_Bay Glace_Bay Iqaluit Swift_Current",
        "MX": "Mexico_City Monterrey Tijuana Merida Cancun Chihuahua Hermosillo",
        "BR": "Sao_Paulo Bahia Fortaleza Recife Manaus Belem Cuiaba",
    }.items()
    for city in cities.split()
}
"""Cities of zones (IANA tz database) that lie in one country, by ISO 3166."""
_AREAS = {"Australia": "AU", "US": "US", "Canada": "CA", "Brazil": "BR", "Mexico": "MX", "NZ": "NZ", "GB": "GB"}
"""First parts of zones that are one country."""
_LETTERS = 2
"""Of a region in a locale: “en-GB”, “zh-Hant-TW”."""


def regions(scan: Scan) -> tuple[str, ...]:
    """The region of the locale and that of the zone, as far as they are known; none, one or two different ones."""
    said = scan.here.locale.replace("_", "-").split("-")[1:]
    named = next((part.upper() for part in said if len(part) == _LETTERS), "")
    return tuple(dict.fromkeys(each for each in (named, _of_zone(scan)) if each))


def _of_zone(scan: Scan) -> str:
    """Nothing where it isn't plain."""
    area, _, rest = scan.here.zone.key.partition("/")
    found = _AREAS.get(area) or _CITIES.get(rest.split("/")[-1], "")
    american = not found and Scan("", replace(scan.here, locale=""), scan.look).month_first[0]
    return "US" if american else found
