"""What people paste instead of a calendar link, and the calendar behind it.

Only shapes of addresses are known here: from the help pages of each service, and from links that its own pages offer.
A page whose calendar can't be worked out from its address is read, and the calendar that it names is taken
(adapters/feeds); that is how The Events Calendar of WordPress, Gancio, Localist and YouTube's channels are found.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import parse_qs, quote, unquote, urlsplit

from bot.kit.errors import UserError
from bot.kit.mentions import Advice, CommandMention


class NoLink(UserError):
    """Which calendar or feed? I need its link.

    Paste the address of a group's page, a calendar or an RSS feed: `event feed add https://example.org/events.ics`
    """


class WhereItIs(UserError):
    """I can't find the calendar behind that page by myself.

    {where}
    """


BY_HAND = CommandMention("event add")
MEETUP = "Open the page of one Meetup group, and paste its address."
LUMA = "On the Luma calendar's page press “Add iCal Subscription”, and paste the link that it gives."
GOOGLE = (
    "In Google Calendar open the calendar's settings, “Integrate calendar”, and paste its public or secret address in "
    "iCal format."
)
GOOGLE_SEVERAL = "That page shows several Google calendars at once. Paste the link of one after the other."
OUTLOOK = "In Outlook open Settings, Shared calendars, publish the calendar, and paste its ICS link."
ICLOUD = "In Apple's Calendar share the calendar as a public one, and paste the link that begins with webcal://."
YOUTUBE = "Open the channel's own page on YouTube, and paste its address."
EVENTBRITE: Advice = (
    "Eventbrite has no calendar link for others. Ask the organiser for one, or add its events by hand: ",
    BY_HAND,
)
FACEBOOK: Advice = (
    "Facebook shows its events only to people who sign in. Add the ones you like by hand: ",
    BY_HAND,
)

_MEETUPS_OWN = frozenset(
    (
        *("about", "account", "apps", "blog", "cities", "events", "find", "help", "home", "join", "login", "media"),
        *("messages", "pro", "register", "signup", "start", "topics", "your-events"),
    )
)
"""Pages of Meetup's that are no group's."""


def calendar(address: str) -> str:
    """The calendar or feed behind a canonical address; the address itself when nothing better is known. Raises
    WhereItIs where people have to look for the link themselves."""
    for hosts, find, _ in _KNOWN:
        if hosts.fullmatch(_host(address)):
            return find(address) or address
    return address


def advice(address: str) -> str:
    """Where people find the link, of a page that was read and names no calendar; empty when that isn't known."""
    return next((said for hosts, _, said in _KNOWN if hosts.fullmatch(_host(address))), "")


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _meetup(address: str) -> str:
    """meetup.com/<group>/… has its calendar at …/events/ical/. Before it may stand a language, as in /de-DE/."""
    path = _path(address)
    path = path[1:] if len(path) > 1 and re.fullmatch(r"[a-z]{2}(?:-[A-Za-z]{2})?", path[0]) else path
    if not path or path[0].lower() in _MEETUPS_OWN or re.fullmatch(r"[a-z]{2}-[A-Z]{2}", path[0]):
        raise WhereItIs(where=MEETUP)
    if "ical" in path or "rss" in path:
        return address
    return f"https://www.meetup.com/{path[0]}/events/ical/"


def _luma(address: str) -> str:
    """luma.com/calendar/cal-… names its calendar; others have a name of their own choice, and are read."""
    found = re.search(r"/calendar/(cal-[A-Za-z0-9]+)", urlsplit(address).path)
    return "" if found is None else f"https://api.lu.ma/ics/get?entity=calendar&id={found[1]}"


def _google(address: str) -> str:
    """The link of a public calendar and of its embedded page name the calendar; its iCal address follows."""
    parts = urlsplit(address)
    if parts.hostname != "calendar.google.com" and not parts.path.startswith("/calendar/"):
        return ""
    if "/ical/" in parts.path:
        return address
    query = parse_qs(parts.query)
    named = [_calendar_id(each) for each in (*query.get("src", ()), *query.get("cid", ()))]
    found = [each for each in dict.fromkeys(named) if "@" in each]
    if len(found) > 1:
        raise WhereItIs(where=GOOGLE_SEVERAL)
    if not found:
        raise WhereItIs(where=GOOGLE)
    return f"https://calendar.google.com/calendar/ical/{quote(found[0], safe='')}/public/basic.ics"


def _calendar_id(text: str) -> str:
    """A calendar's id as links carry it: plain, escaped once more, or in base64."""
    plain = unquote(text)
    if "@" in plain:
        return plain
    try:
        found = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
    return found if found.isprintable() else ""


def _outlook(address: str) -> str:
    """A published calendar's page and its file differ in the ending."""
    parts = urlsplit(address)
    if parts.path.endswith(".ics"):
        return address
    page = re.fullmatch(
        r"(/(?:owa/)?calendar/[^/]+/[^/]+/(?:cid-[^/]+/)?)(index|calendar|reachcalendar)\.html", parts.path
    )
    if page is None:
        raise WhereItIs(where=OUTLOOK)
    name = "calendar" if page[2] == "index" else page[2]
    return f"{parts.scheme}://{parts.netloc}{page[1]}{name}.ics"


def _icloud(address: str) -> str:
    """p12-caldav.icloud.com/published/… is a calendar; what stands at icloud.com is for its owner."""
    if "/published/" not in urlsplit(address).path:
        raise WhereItIs(where=ICLOUD)
    return address


def _trumba(address: str) -> str:
    """trumba.com/calendars/<name> is a page, with an ending it is the calendar."""
    path = _path(address)
    if len(path) != 2 or path[0] != "calendars" or "." in path[1]:
        return ""
    return f"https://www.trumba.com/calendars/{path[1]}.ics"


def _mobilizon(address: str) -> str:
    """<instance>/@<group> has its calendar at …/feed/ics."""
    parts, path = urlsplit(address), _path(address)
    if not path or not path[0].startswith("@") or "feed" in path:
        return ""
    return f"{parts.scheme}://{parts.netloc}/{path[0]}/feed/ics"


def _youtube(address: str) -> str:
    """A channel and a playlist have feeds by their ids; a page with a name (@name) names its feed itself."""
    parts, path = urlsplit(address), _path(address)
    if parts.path.startswith("/feeds/"):
        return address
    playlist = parse_qs(parts.query).get("list", [""])[0]
    if len(path) > 1 and path[0] == "channel" and re.fullmatch(r"UC[\w-]{22}", path[1]):
        return f"https://www.youtube.com/feeds/videos.xml?channel_id={path[1]}"
    if path[:1] == ["playlist"] and re.fullmatch(r"[\w-]{10,60}", playlist):
        return f"https://www.youtube.com/feeds/videos.xml?playlist_id={playlist}"
    return ""


def _eventbrite(address: str) -> str:
    raise WhereItIs(where=EVENTBRITE)


def _facebook(address: str) -> str:
    """Only the calendar of the events that somebody goes to themselves can be read."""
    if "/ical/" in urlsplit(address).path:
        return address
    raise WhereItIs(where=FACEBOOK)


def _path(address: str) -> list[str]:
    return [part for part in urlsplit(address).path.split("/") if part]


_Find: TypeAlias = Callable[[str], str]
_KNOWN: tuple[tuple[re.Pattern[str], _Find, str], ...] = (
    (re.compile(r"meetup\.com"), _meetup, MEETUP),
    (re.compile(r"lu\.ma|luma\.com"), _luma, LUMA),
    (re.compile(r"(?:calendar\.)?google\.com"), _google, GOOGLE),
    (re.compile(r"outlook\.(?:live|office|office365)\.com"), _outlook, OUTLOOK),
    (re.compile(r"(?:[\w-]+\.)?icloud\.com"), _icloud, ICLOUD),
    (re.compile(r"trumba\.com"), _trumba, ""),
    (re.compile(r"(?:[\w-]+\.)*mobili[sz]on[\w-]*\.[a-z]+"), _mobilizon, ""),
    (re.compile(r"(?:m\.)?youtube\.com"), _youtube, YOUTUBE),
    (re.compile(r"(?:[a-z-]+\.)?eventbrite\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})"), _eventbrite, ""),
    (re.compile(r"(?:m\.|web\.)?facebook\.com|fb\.me"), _facebook, ""),
)
