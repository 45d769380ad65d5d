"""What the log knows for a message to somebody, as far as it can stand in one.

Names, roles, companies, days and occasions are facts. What people care about, promises and occasions to congratulate
are facts where they read as a thing: “climate tech”, “my CV”. All that reads as a note to oneself (“she wants to
leave, call her”) stays a hint beside the message: it was not written for the other person's eyes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.drafts.pieces import Fact, Fixed, Pieces
from bot.journal import channels
from bot.kit import times, words

SPECIFIC = frozenset(
    {"where", "there", "cares", "promise", "to_do", "occasion", "news", "link", "through", "common", "like"}
)
"""Facts that only this person could get. A name, a role and an employer are none, nor is a day (S26)."""

LONGEST = 60
"""Characters of a fact in a sentence; a longer one is no thing any more."""

MOST_WORDS = 8
RECENT = 6
"""Days in which a weekday says which day it was."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is about the person. Empty texts and None are what nobody wrote down.

    `talked_on` and `talked_at`: the last talk, its day and place. `promise` is what the member promised. `occasion` is
    what there is to congratulate on (“new job”), `news` more of it. `link` is what the member wants to share.
    `other` and `other_work` are who is introduced, `common` what both have in common; `through` is who brought the
    member and the person together. `me` is who the member is, as their pitch says it.
    """

    name: str
    today: date
    role: str = ""
    company: str = ""
    met_at: str = ""
    talked_on: date | None = None
    talked_at: str = ""
    cares: str = ""
    interests: tuple[str, ...] = ()
    promise: str = ""
    occasion: str = ""
    news: str = ""
    link: str = ""
    through: str = ""
    other: str = ""
    other_work: str = ""
    common: str = ""
    me: str = ""


def facts(known: Known) -> dict[str, Pieces]:
    """By the names that templates use; what isn't known, or doesn't read as a thing, isn't there."""
    found: dict[str, Pieces] = {"first": (Fact(first_name(known.name), "their name"),)}
    for name, place, label in (
        ("where", known.met_at, "where you met"),
        ("there", known.talked_at, "where you talked"),
    ):
        if reads_as_thing(place):
            found[name] = _placed(place, label)
    if _reads_as_name(known.role):
        article = "as an " if known.role[0].casefold() in "aeiou" else "as a "
        found["as_role"] = (Fixed(article), Fact(known.role, "what they do"))
    if known.talked_on is not None:
        found["when"] = _dated(known.talked_on, known.today)
    names = (
        ("company", known.company, "where they work"),
        ("through", known.through, "who brought you together"),
        ("other", known.other, "whom you introduce"),
        ("work", known.other_work, "what they do"),
    )
    found |= {name: (Fact(said, label),) for name, said, label in names if _reads_as_name(said)}
    things = (
        ("cares", first_of(known.cares), "what they care about"),
        ("like", next(filter(reads_as_thing, known.interests), ""), "what they are interested in"),
        ("occasion", known.occasion, "what there is to congratulate on"),
        ("news", known.news, "their news"),
        ("common", known.common, "what both like"),
    )
    found |= {name: (Fact(said, label),) for name, said, label in things if reads_as_thing(said)}
    if known.talked_on is None and _reads_as_name(known.me):  # who talked to them is known to them
        found["me"] = (Fact(known.me, "who you are"),)
    if known.link:
        found["link"] = (Fact(known.link, "your link"),)
    if reads_as_thing(known.promise):
        name, said = ("to_do", _undone(known.promise)) if _is_deed(known.promise) else ("promise", known.promise)
        found[name] = (Fact(said, "what you promised"),)
    return found


def first_name(name: str) -> str:
    """By which somebody is greeted: the first word that is no title."""
    parts = name.split()
    own = [part for part in parts if not part.endswith(".") and words.fold(part) not in _TITLES]
    return (own or parts or [name])[0]


def first_of(listed: str) -> str:
    """The first of several things with commas between them; the whole, where it is one."""
    parts = [part.strip() for part in re.split(r"[,;]|\band\b", listed)]
    return parts[0] if all(map(reads_as_thing, parts)) else listed


def reads_as_thing(text: str) -> bool:
    """Whether a text can stand in a sentence to the person: a few words without a sentence of their own, without
    anybody spoken about, and without what one keeps to oneself."""
    if not text or len(text) > LONGEST or _UNFIT.search(text):
        return False
    said = words.fold(text).split()
    return (
        0 < len(said) <= MOST_WORDS
        and said[0] not in _OPENERS
        and not any(word.strip("',") in _SPOKEN for word in said)
    )


def _reads_as_name(text: str) -> bool:
    return bool(text) and len(text) <= LONGEST and not _BRACKETED.search(text)


def hints(known: Known, notes: Iterable[str]) -> tuple[str, ...]:
    """What stands beside the message for the member's own eyes: notes, and what reads as one."""
    rest = [text for text in (known.cares, known.promise, known.news) if text and not reads_as_thing(text)]
    return tuple(dict.fromkeys(part for part in (*rest, *notes) if part))


def _dated(day: date, today: date) -> Pieces:
    """When they talked, in words that still hold when the message is sent a few days later."""
    ago, label = (today - day).days, "when you talked"
    month = times.MONTHS[day.month - 1]
    if 0 <= ago <= RECENT:
        return (Fixed("on "), Fact(times.DAYS[day.weekday()], label))
    if (day.year, day.month) == (today.year, today.month):
        return (Fact("earlier this month", label),)
    return (Fixed("in "), Fact(month if day.year == today.year else f"{month} {day.year}", label))


def _placed(place: str, label: str) -> Pieces:
    """“at PyDay”, “on LinkedIn”; a place that has its own small word keeps it."""
    first = words.fold(place).split()[0]
    if first in _LED:
        return (Fact(place, label),)
    on = words.fold(place) in channels.NAMES
    return (Fixed("on " if on else "at "), Fact(place, label))


def _is_deed(promise: str) -> bool:
    """“send the slides”, “to send the slides”."""
    return _undone(promise).split()[0].casefold() in _DEEDS


def _undone(promise: str) -> str:
    return promise[3:] if promise.startswith("to ") and len(promise.split()) > 1 else promise


_TITLES = frozenset("dr prof mr mrs ms miss sir herr frau".split())
_LED = frozenset("at in on over through via by online near during from with".split())
_OPENERS = frozenset("about that how why what when if whether because and or but".split())
_UNFIT = re.compile(r"[‹›.!?:\n\r\[\]{}<>()\"“”@]|https?//|www\b")
_BRACKETED = re.compile(r"[\n\r\[\]{}<>‹›]")
# Words of a note about somebody, and of what they would not like to read of themselves.
_SPOKEN = frozenset(
    "he she they him her hers his their theirs them he's she's they're i i'm me we us our is isn't are aren't was were"
    " has had wants want likes loves hates seems looks maybe perhaps probably not never don't doesn't can't too very"
    " divorce divorced divorcing sick ill illness cancer died dead death fired laid-off layoff unemployed debt salary"
    " pregnant pregnancy baby rehab depression depressed therapy lawsuit sacked dating single crush ugly annoying"
    " boring rude arrogant stupid useful rich".split()
)
_DEEDS = frozenset(
    "send share introduce show call write give find look check forward review help read ask bring connect make mail"
    " email e-mail invite talk book pass recommend test try tell lend post".split()
)
