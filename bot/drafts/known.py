"""What the log knows for a message to somebody, as far as it can stand in one.

Names, roles, companies, days and occasions are facts. What people care about, promises and occasions to congratulate
are facts where they read as a thing: “climate tech”, “my CV”. All that reads as a note to oneself (“she wants to
leave, call her”) stays a hint beside the message: it was not written for the other person's eyes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.drafts import places, things
from bot.drafts.pieces import Fact, Fixed, Pieces
from bot.kit import words

SPECIFIC = frozenset(
    {
        *("where", "there", "topic", "cares", "like", "promise", "to_do", "occasion", "news", "did", "link", "through"),
        "common",
    }
)
"""Facts that only this person could get. A name, a role and an employer are none, nor is a day (S26)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is about the person. Empty texts and None are what nobody wrote down.

    `talked_on` and `talked_at`: the last talk, its day and place, `topic` what it was about. `promise` is what the
    member promised. `occasion` is what there is to congratulate on (“new job”), `news` more of it. `link` is what the
    member wants to share, and `title` what it is called; one of the two is enough. `mine` is news of the member's own
    to share. `other` and `other_work` are who is introduced, `common` what both have in common; `through` is who
    brought the member and the person together. `me` is who the member is, as their pitch says it.
    """

    name: str
    today: date
    role: str = ""
    company: str = ""
    met_at: str = ""
    talked_on: date | None = None
    talked_at: str = ""
    topic: str = ""
    cares: str = ""
    interests: tuple[str, ...] = ()
    promise: str = ""
    occasion: str = ""
    news: str = ""
    link: str = ""
    title: str = ""
    mine: str = ""
    through: str = ""
    other: str = ""
    other_work: str = ""
    common: str = ""
    me: str = ""


def facts(known: Known) -> dict[str, Pieces]:
    """By the names that templates use; what isn't known, or doesn't read as a thing, isn't there."""
    found = dict(_facts(known))
    return {name: said for name, said in found.items() if said}


def _facts(known: Known) -> Iterator[tuple[str, Pieces]]:
    yield "first", (Fact(places.first_name(known.name), NAME),)
    yield "where", places.placed(known.met_at, "where you met")
    yield "there", places.placed(known.talked_at, "where you talked")
    yield "as_role", places.as_role(known.role)
    if known.talked_on is not None:
        yield "when", places.dated(known.talked_on, known.today)
    if things.reads_as_employer(known.company):
        yield "company", (Fact(known.company, "where they work"),)
    for name, said, label in (
        ("through", places.proper(known.through), "who brought you together"),
        ("other", places.proper(known.other), "whom you introduce"),
        ("work", known.other_work, "what they do"),
    ):
        if things.reads_as_name(said):
            yield name, (Fact(said, label),)
    for name, said, label in (
        ("cares", first_of(known.cares), "what they care about"),
        ("like", next(filter(things.reads_as_topic, known.interests), ""), "what they are interested in"),
        ("common", known.common, "what both like"),
        ("topic", known.topic, "what you talked about"),
    ):
        if things.reads_as_topic(said):
            yield name, (Fact(things.plain(said), label),)
    if things.reads_as_thing(known.occasion):
        yield "occasion", (Fact(known.occasion, "what there is to congratulate on"),)
    if things.reads_as_thing(things.plain(known.news)):
        name = "did" if words.fold(known.news).split()[0] in _DID else "news"
        yield name, (Fact(things.plain(known.news), "their news"),)
    if known.talked_on is None and things.reads_as_name(known.me):  # who talked to them is known to them
        yield "me", (Fact(known.me, "who you are"),)
    yield "link", _shared(known)
    if known.mine:
        yield "mine", (Fact(known.mine, "your own news"),)
    yield from _promised(things.plain(known.promise))


def _shared(known: Known) -> Pieces:
    """What it is called, where that reads as a thing, and its address."""
    link, title = Fact(known.link, "your link"), Fact(known.title, "what you share")
    if not known.link or not known.title:
        return (link,) if known.link else (title,) if known.title else ()
    return (title, Fixed(", "), link) if things.reads_as_thing(known.title) else (link,)


def _promised(promise: str) -> Iterator[tuple[str, Pieces]]:
    """A thing goes along with the message; of a deed the message can only tell."""
    label = "what you promised"
    deed = things.is_deed(promise)
    thing = things.handed_over(promise) if deed else promise if things.reads_as_thing(promise) else ""
    about = things.to_them(promise)
    if thing:
        yield "promise", (Fact(thing, label),)
    elif about is not None:
        before, whom, rest = about
        yield "to_do", (Fact(before, label), Fixed(f" {whom}"), *((Fixed(" "), Fact(rest, label)) if rest else ()))
    elif deed and things.reads_as_thing(promise):
        yield "to_do", (Fact(things.undone(promise), label),)


def first_of(listed: str) -> str:
    """The first of several things with commas between them; the whole, where it is one."""
    parts = [part.strip() for part in re.split(r"[,;]|\band\b", listed)]
    return parts[0] if all(map(things.reads_as_thing, parts)) else listed


def hints(known: Known, notes: Iterable[str]) -> tuple[str, ...]:
    """What stands beside the message for the member's own eyes: notes, and what reads as one."""
    rest = [text for text in (known.cares, known.promise, known.news) if not things.reads_as_thing(things.plain(text))]
    rest = [text for text in rest if text != known.promise or not any(_promised(things.plain(text)))]
    return tuple(dict.fromkeys(part for part in (*rest, *notes) if not things.is_empty(_DATED.sub("", part))))


NAME = "their name"

_DATED = re.compile(r"^\d{4}-\d\d-\d\d:\s*")
"""What a note begins with (contacts.rules)."""

_DID = frozenset(
    "got won became finished passed published moved joined started graduated gave launched opened founded built wrote"
    " completed earned received made ran spoke sold released shipped".split()
)
