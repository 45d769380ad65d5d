"""What people paste instead of a calendar link, and the calendar behind it.

Only shapes of addresses are known here; a page whose calendar can't be worked out from its address is read, and the
calendar that it names is taken (adapters/feeds). Sources: the help pages of each service.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from bot.kit.errors import UserError


class NoLink(UserError):
    """Which calendar or feed? I need its link.

    Paste the address of a group's page, a calendar or an RSS feed: event feed add https://example.org/events.ics
    """


class WhereItIs(UserError):
    """I can't find the calendar behind that page by myself.

    {where}
    """


def calendar(address: str) -> str:
    """The calendar or feed behind a canonical address; the address itself when nothing better is known. Raises
    WhereItIs where people have to look for the link themselves."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    for hosts, find in _KNOWN:
        if hosts.fullmatch(host):
            return find(address) or address
    return address


def _meetup(address: str) -> str:
    """meetup.com/<group>/… has its calendar at …/events/ical/."""
    path = [part for part in urlsplit(address).path.split("/") if part]
    path = path[1:] if path and re.fullmatch(r"[a-z]{2}-[A-Z]{2}", path[0]) else path
    if not path or path[0] in ("find", "home", "topics", "cities", "apps", "events", "pro", "login", "register"):
        raise WhereItIs(where="Open the page of one Meetup group, and paste its address.")
    if "ical" in path or "rss" in path:
        return address
    return f"https://www.meetup.com/{path[0]}/events/ical/"


def _luma(address: str) -> str:
    parts = urlsplit(address)
    if "/ics/" in parts.path:
        return address
    raise WhereItIs(
        where="On the Luma calendar's page press Subscribe, choose “Add iCal subscription”, and paste that link."
    )


def _google(address: str) -> str:
    """The link of a public calendar and of its embedded page name the calendar; its iCal address follows."""
    parts = urlsplit(address)
    if "/ical/" in parts.path:
        return address
    query = parse_qs(parts.query)
    found = (query.get("src") or query.get("cid") or [""])[0]
    if found and "@" not in found:
        found = _decoded(found)
    if "@" in found:
        return f"https://calendar.google.com/calendar/ical/{quote(unquote(found), safe='')}/public/basic.ics"
    raise WhereItIs(
        where="In Google Calendar open the calendar's settings, “Integrate calendar”, and paste its public or secret "
        "address in iCal format."
    )


def _decoded(text: str) -> str:
    """A calendar's id as share links carry it, in base64."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


def _outlook(address: str) -> str:
    """A published calendar's page and its file differ in the ending."""
    parts = urlsplit(address)
    if parts.path.endswith(".ics"):
        return address
    if re.search(r"/(?:owa/)?calendar/[^/]+/[^/]+/calendar\.html$", parts.path):
        return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix('.html')}.ics"
    raise WhereItIs(where="In Outlook open Settings, Shared calendars, publish the calendar, and paste its ICS link.")


def _eventbrite(address: str) -> str:
    raise WhereItIs(
        where="Eventbrite has no calendar link for others. Ask the organiser for one, or add events: event add"
    )


def _facebook(address: str) -> str:
    raise WhereItIs(
        where="Facebook shows its events only to people who sign in. Add the ones you like by hand: event add"
    )


_KNOWN = (
    (re.compile(r"meetup\.com"), _meetup),
    (re.compile(r"lu\.ma|luma\.com"), _luma),
    (re.compile(r"calendar\.google\.com"), _google),
    (re.compile(r"outlook\.(?:live|office|office365)\.com"), _outlook),
    (re.compile(r"(?:[a-z-]+\.)?eventbrite\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})"), _eventbrite),
    (re.compile(r"(?:m\.|web\.)?facebook\.com|fb\.me"), _facebook),
)
