"""Facts with the small words that stand before them: places, days, roles, and how people are called."""

from __future__ import annotations

import re
from datetime import date

from bot.drafts import things
from bot.drafts.pieces import Fact, Fixed, Pieces
from bot.journal import channels
from bot.kit import times, words, zones

RECENT = 6
"""Days in which a weekday says which day it was."""


def first_name(name: str) -> str:
    """By which somebody is greeted: the first word that is no title. Where the family name comes first, the whole."""
    parts = name.split()
    own = [part for part in parts if not part.endswith(".") and words.fold(part) not in _TITLES]
    if _FAMILY_FIRST.search(name) or words.fold(parts[0] if parts else "") in _DETERMINERS:
        return " ".join(own or parts)
    return proper((own or parts or [name])[0])


def proper(name: str) -> str:
    """A name that was typed in small letters, with capitals: “ana de la cruz” is Ana de la Cruz."""
    if name != name.lower() or words.fold(name.split(maxsplit=1)[0] if name.split() else "") in _DETERMINERS:
        return name  # “my sister” is no name
    return " ".join(part if part in _SMALL else words.capital(part) for part in name.split(" "))


def dated(day: date, today: date) -> Pieces:
    """When they talked."""
    ago, label = (today - day).days, "when you talked"
    month = times.MONTHS[day.month - 1]
    if ago in (0, 1):
        return (Fact(("today", "yesterday")[ago], label),)
    if 0 <= ago <= RECENT:
        return (Fixed("on "), Fact(times.DAYS[day.weekday()], label))
    if (day.year, day.month) == (today.year, today.month):
        return (Fact("earlier this month", label),)
    return (Fixed("in "), Fact(month if day.year == today.year else f"{month} {day.year}", label))


def placed(place: str, label: str) -> Pieces:
    """“at PyDay”, “on LinkedIn”, “in Berlin”, “at the js meetup”, “on a video call”, “over coffee”; a place that has
    its own small word keeps it. () for one that reads as no place in English."""
    place = things.plain(place)
    if not things.reads_as_thing(place):
        return ()
    first, last = words.fold(place).split()[0], words.fold(place).split()[-1]
    if first in _LED:
        return (Fact(place, label),)
    if first in _LED_ELSEWHERE:
        return ()
    return (Fixed(_before(place, first, last)), Fact(place, label))


def as_role(role: str) -> Pieces:
    """“as a recruiter”, “as an HR manager”, “as head of data”; () for what nobody is asked about: a student, or
    somebody between two jobs."""
    role = things.plain(_ASIDE.sub("", role))
    if not things.reads_as_thing(role) or _BETWEEN & set(words.terms(role)):
        return ()
    return (Fixed(f"as {_article(role)}"), Fact(role, "what they do"))


def _before(place: str, first: str, last: str) -> str:
    if words.fold(place) in channels.NAMES or last in _MEDIA:
        return "on "
    if last in _CALLS:
        return "on " if first in _DETERMINERS else "on a "
    if last == "coffee":
        return "over "
    if zones.is_place(place):
        return "in "
    led = first in _DETERMINERS or re.search(r"s?['’]s?\s", place)
    common = last in _COMMON and place.rsplit(maxsplit=1)[-1][0].islower()
    return "at the " if common and not led else "at "


def _article(role: str) -> str:
    first = role.split(maxsplit=1)[0]
    plain = words.fold(first)
    if plain in _DETERMINERS or plain in _ONLY_ONE or not plain.isascii():
        return ""
    if first.isupper() and 2 <= len(first) <= 4:
        vowel = first[0] in "AEFHILMNORSX"
    else:
        vowel = plain[0] in "aeiou" and not plain.startswith(("uni", "use", "usa", "usu", "ux", "ui", "eu", "one"))
        vowel = vowel or plain.startswith(("hour", "honest", "heir", "ml", "hr", "seo")) or plain in ("ui", "ui/ux")
    return "an " if vowel else "a "


_TITLES = frozenset("dr prof mr mrs ms miss mx sir dame herr frau ing dipl-ing dott sra sr".split())
_SMALL = frozenset("de da do dos das del della di du la le van von den der ter ten zu bin ibn al el y e".split())
_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LED = frozenset("at in on over through via by online near during from with after before".split())
_LED_ELSEWHERE = frozenset(
    "beim bei im am auf zur zum chez dans au aux sur en nel nella allo alla na bij op hos på".split()
)
_DETERMINERS = frozenset("the a an my your our this that some one".split())
_MEDIA = frozenset("zoom skype teams facetime phone".split())
_CALLS = frozenset({"call", "videocall"})
_COMMON = frozenset(
    "meetup meet-up conference conf workshop party fair course class bar cafe café event hackathon bootcamp lecture"
    " seminar office gym festival exhibition library market club group summit training reception playground"
    " concert stand booth lab studio park station airport barbecue webinar run walk".split()
)
_BETWEEN = frozenset(
    "unemployed jobless retired former ex student pupil apprentice trainee intern jobseeker seeking looking candidate"
    " nobody friend neighbour neighbor".split()
)
_ONLY_ONE = frozenset("head chief ceo cto cfo coo cpo cio cmo vp svp president chair founder co-founder".split())
_ASIDE = re.compile(r"\s*\([^()]*\)")
