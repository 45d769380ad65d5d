"""Days and times as feeds tell them: in fields, in markup, and in lines such as “Thursday, March 5, 2026 at 6 pm”.

Only what can be read in one way is read: 3/4/2026 is left alone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from adapters.feeds import wording

Start = date | datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio januari janeiro",
            "february feb februar février fevrier febrero febbraio februari fevereiro",
            "march mar märz maerz mars marzo maart março",
            "april apr avril abril aprile",
            "may mai mayo maggio mei maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>\d{{4}}-\d\d-\d\d)
    | (?P<month>{_MONTH})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,3}}(?P<year>\d{{4}}))?
    | (?P<day2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s{{1,3}}(?:de\s{{1,3}})?(?P<month2>{_MONTH})\.?,?
      (?:\s{{1,3}}(?:de\s{{1,3}})?(?P<year2>\d{{4}}))?
    | (?P<day3>\d{{1,2}})\.(?P<month3>\d{{1,2}})\.(?P<year3>\d{{4}})
    )(?![\w/-])""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""^[\s,;:@|·•–—-]{0,5}(?:(?:at|um|à|a\s+las|alle|ab|from|om|de|kl\.?)\s{1,3})?
    (?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?\s{0,2}(?P<half>a\.?m\.?|p\.?m\.?)?(?P<clock>\s{0,2}(?:Uhr|h|hrs)\b)?(?![\w/])""",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|mo|di|mi|do|fr|sa|so"
)
_BEGINNING = re.compile(
    rf"""\s*(?P<label>(?:event\s)?dates?(?:\s(?:and|&)\stime)?|when|starts?(?:\son)?|begins?|wann|datum|termin|beginn|quand|date\set\sheure|
    fecha|cuándo|data|quando)?\s{{0,3}}(?P<colon>[:：–-])?\s{{0,3}}(?:on\s)?(?:(?:{_WEEKDAY})\.?,?\s{{1,3}}(?:(?:the|den|le|el|il)\s)?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKED = re.compile(r"<(?:time|abbr|span|p|meta|div)\b([^<>]{0,500})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]{1,30})\s{0,3}=\s{0,3}(?:\"([^\"]{0,200})\"|'([^']{0,200})')")
_JSON_LD = re.compile(r'"startDate"\s{0,5}:\s{0,5}"([^"]{8,40})"')
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
NEAR_THE_TOP = 600
"""Characters of a text in which its date is looked for; further down, dates are of anything."""


def field(text: str, zone: ZoneInfo) -> Start | None:
    """A field with a day or a time: as ISO 8601, RFC 822 or a timestamp. A time without an offset is in `zone`."""
    text = " ".join(text.split())[:60]
    found = _ISO.fullmatch(text)
    try:
        if found is not None:
            return _iso(found, zone)
        if text.isdecimal() and len(text) in {10, 13}:
            return datetime.fromtimestamp(int(text[:10]), UTC)
        return rfc822(text) or line(text, zone, published=None, bare=True)
    except (ValueError, OverflowError):
        return None


def _iso(found: re.Match[str], zone: ZoneInfo) -> Start:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return day
    at = datetime.combine(day, time(int(found[4]), int(found[5]), int(found[6] or 0)))
    offset = (found[7] or "").upper()
    if not offset:
        return at.replace(tzinfo=zone).astimezone(UTC)
    if offset in {"Z", "UTC", "GMT"}:
        return at.replace(tzinfo=UTC)
    size = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]) if len(offset) > 3 else 0)
    return (at - size if offset[0] == "+" else at + size).replace(tzinfo=UTC)


def rfc822(text: str) -> datetime | None:
    """The date of mails and of RSS; one without an offset is in UTC."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        return None


def published(text: str) -> datetime | None:
    """When an entry was published."""
    found = field(text, ZoneInfo("UTC"))
    return datetime.combine(found, time(0), UTC) if found and not isinstance(found, datetime) else found


def clock(text: str) -> time | None:
    """A field with a time of day: "2:00 pm", "14:00"."""
    found = _TIME.match(text.strip())
    return _time(found) if found else None


def marked(markup: str, zone: ZoneInfo) -> Start | None:
    """The start that markup names: `<time datetime>`, `itemprop="startDate"`, hCalendar's dtstart, JSON-LD."""
    markup = markup[:20_000]
    for found in _MARKED.finditer(markup):
        said = {each[1].lower(): each[2] or each[3] or "" for each in _ATTRIBUTE.finditer(found[1])}
        role = f"{said.get('class', '')} {said.get('itemprop', '')}".lower()
        if any(
            word in role
            for word in ("publish", "update", "modified", "entry-date", "posted", "dtend", "dt-end", "enddate")
        ):
            continue
        named = any(word in role for word in ("dtstart", "dt-start", "startdate"))
        if (not named and not found[0].lower().startswith("<time")) or "pubdate" in found[1].lower():
            continue
        start = field(said.get("datetime") or said.get("content") or (said.get("title", "") if named else ""), zone)
        if start is not None:
            return start
    found = _JSON_LD.search(markup)
    return field(found[1], zone) if found else None


def top(markup: str, zone: ZoneInfo, *, published: datetime | None) -> Start | None:
    """The date that a text begins with: on a line of its own, or after a word such as “Date:” or “When:”."""
    for each in wording.plain(markup[:4_000])[:NEAR_THE_TOP].split("\n"):
        start = line(each, zone, published=published, bare=False)
        if start is not None:
            return start
    return None


def line(text: str, zone: ZoneInfo, *, published: datetime | None, bare: bool) -> Start | None:
    """The day, or the time in `zone`, that a line tells; None when the line is about something else."""
    found = _DAY.search(text[:200])
    if found is None:
        return None
    before = _BEGINNING.fullmatch(text[: found.start()])
    if before is None:
        return None
    after = text[found.end() : found.end() + 60]
    at = _TIME.match(after)
    labelled = before["label"] is not None and before["colon"] is not None
    # Without a label the line must be nothing but a date: "March 5, 2026 was a good day" is a story.
    if not (labelled or bare) and not _is_rest_of_date(after, at):
        return None
    day = _day(found, published)
    if day is None:
        return None
    hour = _time(at) if at else None
    return datetime.combine(day, hour, zone).astimezone(UTC) if hour else day


def _is_rest_of_date(after: str, at: re.Match[str] | None) -> bool:
    rest = after[at.end() :] if at and _time(at) else after
    return (
        len(rest) < 50
        and re.fullmatch(
            r"[\s,;|()–—-]*(?:(?:to|until|bis|à|a)?[\s–—-]*[\d:.apmhUr ]{1,14})?[\s.]*(?:[A-Z]{2,5})?", rest
        )
        is not None
    )


def _day(found: re.Match[str], published: datetime | None) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["year3"]:
            return date(int(found["year3"]), int(found["month3"]), int(found["day3"]))
        month = _MONTHS[(found["month"] or found["month2"]).lower()]
        number, year = int(found["day"] or found["day2"]), found["year"] or found["year2"]
        if year:
            return date(int(year), month, number)
        if published is None:
            return None
        # Without a year it is the next such day after the text was published.
        day = date(published.year, month, number)
        return day if day >= published.date() - timedelta(days=1) else date(published.year + 1, month, number)
    except ValueError:
        return None


def _time(found: re.Match[str]) -> time | None:
    hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
    if not (found["minute"] or half or found["clock"]):
        return None  # a bare number after a date is anything
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        return None
