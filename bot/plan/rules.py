"""Who has a wanted quality: values in, values out.

Texts compare by their words, folded, without the s of a plural, “dev” as “developer”. All wanted words must be there:
“data engineer” fits a “Senior Data Engineer”, and neither an “Engineer” nor a “Data analyst”. Where only the spaces
differ it is the same, too: “front end” is “frontend”. Then by quality:

- *role*: role and kind together, in any order; as goals do it.
- *sector*: the sector.
- *company*: exactly, as companies compare (bot/kit/companies), never as a part (U17).
- *skill*: one of the skills or tags, or the role: a “Python developer” knows Python.
- *place*: the words side by side, and not behind a “New”: York isn't New York. “Berlin” and “Germany” fit “Berlin,
  Germany”.
- *interest*: one of the interests or tags.

What somebody cares about is private text and is not looked through. One quality is a fit, two a strong one (L2).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import cast

import regex

from bot.kit import companies, words
from bot.plan.model import Facts, Fit, Gap, Level, Overview, Quality, Wanted, WantedId

FEW = 5
"""People named for each quality."""
LONGEST_FIRST = 24
"""Letters of a first word by which somebody is looked up whose words are put together in another way."""

_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:[+#]++(?![\p{L}\p{N}]))?")  # C++ and C# are no C
_SHORT = {"dev": "developer", "devs": "developer", "sr": "senior", "jr": "junior"}
_ELSEWHERE = frozenset({"new"})
"""What makes another place of the name behind it."""

_FIELDS = {
    Quality.ROLE: "r",
    Quality.SECTOR: "r",
    Quality.SKILL: "tr",
    Quality.PLACE: "r",
    Quality.INTEREST: "t",
}
"""Where the words of each stand among those that people are found by (storage/schema.py)."""

_ROLE = Facts._fields.index("role")
_LOOKED_AT = {
    quality: tuple(map(Facts._fields.index, fields.split()))
    for quality, fields in {
        Quality.ROLE: "role",  # with the kind
        Quality.SECTOR: "sector",
        Quality.COMPANY: "company",
        Quality.SKILL: "skills tags role",
        Quality.PLACE: "place",
        Quality.INTEREST: "interests tags",
    }.items()
}
"""Places in Facts of the texts in which each quality may stand."""


def forms(text: str) -> tuple[str, ...]:
    """The words of a text as they compare."""
    return tuple(map(_one, _TOKEN.findall(words.fold(words.plain_quotes(text)))))


def key(quality: Quality, text: str) -> str:
    """What two entries of one list have in common if they are the same; empty for a text without a word."""
    return companies.company(text) if quality is Quality.COMPANY and forms(text) else " ".join(forms(text))


def reason(wanted: Wanted, facts: Facts) -> str:
    """The text of theirs by which a person has a quality, as it was typed; empty if they don't have it."""
    matcher = Matcher([wanted])
    return next((text for text in _texts(wanted.quality, facts) if matcher.bits(wanted.quality, text)), "")


def fitting(wanted: Sequence[Wanted], facts: Facts) -> tuple[Wanted, ...]:
    """Those that a person has, in their order."""
    return Matcher(wanted).of(facts)


class Matcher:
    """Holds people against some qualities. What a text fits is worked out once, since roles and places come again and
    again: of 30,000 people each takes some microseconds."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = tuple(wanted)
        self._of: dict[Quality, list[tuple[int, tuple[str, ...], str]]] = {}
        for number, one in enumerate(self._wanted):
            said = () if one.quality is Quality.COMPANY else forms(one.text)
            self._of.setdefault(one.quality, []).append((1 << number, said, key(one.quality, one.text)))
        # For each field that is looked at: its place in Facts, and what is known of its texts.
        self._looks: list[tuple[Quality, int, dict[str | tuple[str, ...], int]]] = [
            (quality, at, {}) for quality in self._of for at in _LOOKED_AT[quality]
        ]

    def of(self, facts: Facts) -> tuple[Wanted, ...]:
        """The qualities that a person has, in their order."""
        return self.named(self.held(facts))

    def named(self, held: int) -> tuple[Wanted, ...]:
        return tuple(one for number, one in enumerate(self._wanted) if held >> number & 1)

    def held(self, facts: Facts) -> int:
        """The qualities that a person has, a bit for each."""
        held = 0
        for quality, at, known in self._looks:
            text = cast("str | tuple[str, ...]", facts[at])
            if at == _ROLE and facts.kind and quality is Quality.ROLE:
                text = f"{text} {facts.kind}"
            if text:
                found = known.get(text)
                if found is None:
                    found = known[text] = self.bits(quality, text)
                held |= found
        return held

    def bits(self, quality: Quality, text: str | tuple[str, ...]) -> int:
        """Which of the qualities of this sort a text fits, or one of several."""
        bits = 0
        for one in (text,) if isinstance(text, str) else text:
            theirs = () if quality is Quality.COMPANY else forms(one)
            for bit, said, whole in self._of.get(quality, ()):
                if one == whole if quality is Quality.COMPANY else _has(quality, said, theirs):
                    bits |= bit
        return bits


def overview(wanted: Sequence[Wanted], people: Iterable[Facts]) -> Overview:
    """How well each is covered by these people, who must include all that have one of them."""
    matcher = Matcher(wanted)
    alike: dict[int, list[Facts]] = {}
    for facts in people:
        alike.setdefault(matcher.held(facts), []).append(facts)
    alike.pop(0, None)
    numbers = {one.id: 0 for one in wanted}
    first: dict[WantedId, list[Fit]] = {one.id: [] for one in wanted}
    for held, group in alike.items():
        has = tuple(one.id for one in matcher.named(held))
        few = [Fit(facts, has) for facts in heapq.nsmallest(FEW, group, key=_by_name)]
        for one in has:
            numbers[one] += len(group)
            first[one] += few
    shown = {one: heapq.nsmallest(FEW, some, key=_strong_first) for one, some in first.items()}
    gaps = [
        Gap(
            one,
            level(numbers[one.id], one),
            tuple(fit.facts.contact for fit in shown[one.id]),
            numbers[one.id],
        )
        for one in wanted
    ]
    order = list(Level)
    gaps.sort(key=lambda gap: order.index(gap.level))
    return Overview(
        tuple(gaps),
        {fit.facts.contact: fit for some in shown.values() for fit in some},
        fitting=sum(map(len, alike.values())),
        strong=sum(len(group) for held, group in alike.items() if held.bit_count() > 1),
    )


def _by_name(facts: Facts) -> tuple[str, int]:
    return facts.name, facts.contact


def _strong_first(fit: Fit) -> tuple[bool, str, int]:
    return not fit.strong, *_by_name(fit.facts)


def level(number: int, wanted: Wanted) -> Level:
    """Covered by as many people as were wanted, or two where no number was said; empty with nobody, else thin."""
    if number >= wanted.enough:
        return Level.COVERED
    return Level.THIN if number else Level.EMPTY


def looked_up(wanted: Iterable[Wanted]) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Where to look for people who may have one of the qualities: words with the field they stand in, and companies as
    they compare. Everybody who has one is found so, and others may be."""
    terms: set[tuple[str, str]] = set()
    keys: set[str] = set()
    for one in wanted:
        if one.quality is Quality.COMPANY:
            keys.add(key(one.quality, one.text))
            continue
        for field in _FIELDS[one.quality]:
            terms.update((field, term) for term in _anchors(forms(one.text)))
    return frozenset(terms), frozenset(keys - {""})


def _anchors(said: tuple[str, ...]) -> frozenset[str]:
    """Words of which everybody who fits has one: the first that is wanted, and, since it may be put together otherwise,
    each beginning of all of them in one: “front end developer” may begin with “front” or “frontend”."""
    if not said:
        return frozenset()
    whole = "".join(said)
    first = {said[0], *(whole[:end] for end in range(1, min(len(whole), LONGEST_FIRST) + 1))}
    return frozenset(term for word in first for form in _spellings(word) for term in words.terms(form))


def _spellings(word: str) -> Iterator[str]:
    """All that `_one` makes this word of."""
    yield from (word, f"{word}s", f"{word}es")
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
    yield from (short for short, long in _SHORT.items() if long == word)


def _texts(quality: Quality, facts: Facts) -> Iterator[str]:
    """The texts in which a quality may stand, one by one; a role and a kind before both together."""
    for at in _LOOKED_AT[quality]:
        text = cast("str | tuple[str, ...]", facts[at])
        yield from filter(None, (text,) if isinstance(text, str) else text)
    if quality is Quality.ROLE:
        yield from filter(None, (facts.kind, f"{facts.role} {facts.kind}"))


def _has(quality: Quality, said: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not said or not theirs:
        return False
    if quality is not Quality.PLACE and set(said) <= set(theirs):
        return True
    whole = "".join(said)
    for start in range(len(theirs)):
        if quality is Quality.PLACE and start and theirs[start - 1] in _ELSEWHERE:
            continue
        joined = ""
        for word in theirs[start:]:
            joined += word
            if joined == whole:
                return True
            if not whole.startswith(joined):
                break
    return False


@lru_cache(4096)
def _one(word: str) -> str:
    """Without the s of a plural, as far as that is sure: “aws” and “business” have none."""
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
