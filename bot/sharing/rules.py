"""What a line to share says, what it is about, and who cares about that. Values in, values out.

- A line has at most one link, the first; tags begin with #; the rest is its text, such as a title and why it is good.
- *Topics* are the tags, and the words of the text that say something by themselves. A tag of several words, such as
  #climate-tech, fits where all of them stand together in one entry.
- A person cares when a topic is, word by word, among what they care about, their interests, skills, tags, sector or
  role. Words compare whole, without case and accents: “art” is no “article”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.contacts import rules as contact_rules
from bot.contacts.model import Contact, ContactId, Tier
from bot.kit import words
from bot.sharing.model import Handed, Helper, Share, State

MOST_TOPICS = 40
MOST_TAGS = 12
MOST_TOLD = 10
"""People suggested for one piece of news: told one by one, each in their own words (S34)."""
_TAGGED, _SAID, _CARES = 3, 1, 1
"""What a tag counts, what a word of the text counts, and what it counts more that they care about it."""

_LINK = re.compile(
    r"(?<![\w/:.@-])<?((?:https?://|www\.)[^\s<>|]+|(?:[\w-]{1,63}\.){1,5}[a-z]{2,10}/[^\s<>|]*)(?:\|[^<>]*)?>?", re.I
)
_TAG = re.compile(r"(?<!\S)#(\w[\w+-]*)")
_AROUND = " \t\n-–—:;,|("
_COUNTING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|si|ref|ref_src", re.IGNORECASE)
"""Parts of a link that only count who follows it."""

_EMPTY = """
    a about above across after again against all almost also always am among an and another any anybody anyone anything
    are around article articles as at away back be became because become been before began being below best better
    between big blog book both bring but by call came can could day days did do does doing done down during each early
    easy either else end enough even ever every everybody everyone everything few find first five for four free from
    full get getting give gives go goes going good got great guide had has have having he help helpful helps her here
    hers him his how however idea ideas if important in interesting into is it item its itself job jobs just keep kind
    know known last late later learn learned learning least less let life like link links list little live long look
    made make makes making many may me mean means might mine more most much must my myself near need needs never new
    news next nice no none nor not nothing now of off often old on once one only or other others our out over own page
    part people per perhaps person podcast post posts put quick quite rather read reading real really right said same
    say says second see seen several she should show shows simple since six small so some somebody someone something
    soon start started step steps still story such take takes talk tell ten than that the their them then there these
    they thing things think this those though three through time times tip tips to today together told too top toward
    try two under until up upon us use used useful using very video view want wants was way ways we week weeks well were
    what when where whether which while who whole whom whose why will with within without word work worked working
    works world would write writing written year years yes yet you your yours
"""


@cache
def _empty() -> frozenset[str]:
    """Words that say nothing by themselves."""
    return frozenset(_EMPTY.split())


@dataclass(frozen=True, slots=True)
class Said:
    link: str
    text: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a share is about: folded words that stand together; `tagged`: the member said so."""

    said: str
    terms: tuple[str, ...]
    tagged: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """That a person would care: how much, and the end of a sentence that begins with their name."""

    weight: int
    why: str


def read(line: str) -> Said:
    link, rest = "", line
    for found in _LINK.finditer(line):
        address = contact_rules.url(found[1].rstrip(".,;:!?)]}'\""))
        if address:
            link, rest = address, f"{line[: found.start()]} {line[found.end() :]}"
            break
    tags = tuple({words.fold(tag): tag for tag in _TAG.findall(rest)}.values())
    text = "\n".join(" ".join(part.split()) for part in _TAG.sub("", rest).split("\n"))
    return Said(link, text.strip(_AROUND), tags[:MOST_TAGS])


def address(link: str) -> str:
    """A link as links compare: without scheme, www, what counts visitors, and the place on the page."""
    parts = urlsplit(link)
    asked = urlencode([pair for pair in parse_qsl(parts.query) if not _COUNTING.fullmatch(pair[0])])
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"


def same(one: Share, other: Share) -> bool:
    """The same link; or without one the same text, and the same kind."""
    if one.kind is not other.kind:
        return False
    if one.link or other.link:
        return bool(one.link and other.link) and address(one.link) == address(other.link)
    return words.terms(one.text) == words.terms(other.text)


def topics(share: Share) -> tuple[Topic, ...]:
    """What a share is about: its tags first, then words of its text, or without a text of its link's last part."""
    found: dict[tuple[str, ...], Topic] = {}
    for tag in share.topics:
        terms = words.terms(tag.replace("_", " "))
        if terms:
            found.setdefault(terms, Topic(tag, terms, tagged=True))
    for term in words.terms(share.text or _slug(share.link)):
        if len(term) > 1 and term not in _empty() and not term.isdecimal():
            found.setdefault((term,), Topic(term, (term,)))
    return tuple(found.values())[:MOST_TOPICS]


def _slug(link: str) -> str:
    return re.sub(r"\.\w{2,4}$", "", urlsplit(link).path.rstrip("/").rpartition("/")[2]) if link else ""


def match(person: Contact, about: Iterable[Topic]) -> Match | None:
    """Whether somebody would care, by the weightiest of what fits."""
    entries = [(kind, value, frozenset(words.terms(value))) for kind, value in _entries(person)]
    weight, why = 0, ""
    for topic in about:
        fits = next(((kind, value) for kind, value, terms in entries if terms.issuperset(topic.terms)), None)
        if fits is None:
            continue
        weight += (_TAGGED if topic.tagged else _SAID) + (_CARES if fits[0] == "cares" else 0)
        why = why or _WHY[fits[0]].format(topic=topic.said, value=words.clip(fits[1], 60))
    return Match(weight, why) if weight else None


def _entries(person: Contact) -> Iterator[tuple[str, str]]:
    yield "cares", person.cares
    for kind, values in (("interest", person.interests), ("skill", person.skills), ("tag", person.tags)):
        for value in values:
            yield kind, value
    yield "sector", person.sector
    yield "role", person.role


_WHY = {
    "cares": "cares about “{topic}”",
    "interest": "is interested in “{value}”",
    "skill": "knows “{value}”",
    "tag": "has your tag “{value}”",
    "sector": "works in “{value}”",
    "role": "works as “{value}”",
}

_TIERS = {Tier.CLOSE: 0, Tier.WARM: 1, Tier.LIGHT: 2}


def ranked(found: Iterable[tuple[Contact, Match]]) -> list[tuple[Contact, str]]:
    """Who cares most comes first, then who is closer, then by name; each with why."""
    order = sorted(found, key=lambda one: (-one[1].weight, _TIERS[one[0].tier], words.fold(one[0].name), one[0].id))
    return [(person, f"Because {words.clip(person.name, 60)} {fits.why}.") for person, fits in order]


def best(person: Contact, shares: Iterable[Share], handed: Iterable[Handed]) -> Share | None:
    """The share that a person would care most about and has nothing to do with yet; the newest of several."""
    known = {one.share for one in handed}
    found: list[tuple[int, int, Share]] = []
    for share in shares:
        fits = None if share.id in known else match(person, topics(share))
        if fits is not None:
            found.append((fits.weight, share.id, share))
    return max(found, key=lambda one: one[:2])[2] if found else None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody may want to hear news: they helped with something, or they are close; and when they heard of news
    the last time."""

    contact: ContactId
    helped: Helper | None
    heard: date | None


def to_tell(
    helpers: Iterable[Helper], close: Iterable[ContactId], heard: dict[ContactId, date], handed: Sequence[Handed]
) -> tuple[Reason, ...]:
    """At most ten less those told already: who heard no news for longest comes first, and who helped before who is
    close."""
    told = sum(one.state is State.TOLD for one in handed)
    done = {one.contact for one in handed}
    found: dict[ContactId, Reason] = {}
    for helper in sorted(helpers, key=lambda one: one.day, reverse=True):
        found.setdefault(helper.contact, Reason(helper.contact, helper, heard.get(helper.contact)))
    for contact in close:
        found.setdefault(contact, Reason(contact, None, heard.get(contact)))
    waiting = [one for one in found.values() if one.contact not in done]
    waiting.sort(key=lambda one: (one.heard or date.min, one.helped is None, one.contact))
    return tuple(waiting[: max(0, MOST_TOLD - told)])
