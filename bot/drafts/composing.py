"""Drafts out of facts: values in, pieces out. The same log and the same number give the same words."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from bot.drafts import blocks, known, pieces, templates
from bot.drafts.blocks import Slot, Tier
from bot.drafts.known import SPECIFIC, Known
from bot.drafts.model import Channel, Purpose
from bot.drafts.pieces import Fact, Fixed, Gap, Pieces

PHRASINGS = 3
"""How many “other words” there are before they begin again."""

NOTE_HINT, NOTE_MOST = 200, 300
"""Characters of a connection note: free accounts get 200, LinkedIn takes 300 (issue 10)."""

_TELLS_OF_IT = frozenset({Purpose.THANKS, Purpose.RECONNECT, Purpose.COFFEE_CHAT})
"""Messages that come back to what the talk was about, where the log has it and there is room."""

_SPARED: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"when"}),
    frozenset({"when", "where", "there"}),
    frozenset({"when", "where", "there", "as_role", "company", "work"}),
)
"""What a note goes without, step by step, until it is short enough."""


def compose(about: Known, purpose: Purpose, channel: Channel, *, variant: int = 0, seed: str = "") -> Pieces:
    """A draft. `variant`: `phrasing(…)`; `seed` makes two people of one kind get other words."""
    facts = known.facts(about)
    number, brief = divmod(variant, 2)
    if channel is not Channel.CONNECTION_NOTE:
        return _written(about, facts, purpose, channel, brief=bool(brief), number=number, seed=seed)
    tried: list[Pieces] = []
    for spared in _SPARED:
        rest = {name: said for name, said in facts.items() if name not in spared}
        if spared and purpose is not Purpose.THANKS and not SPECIFIC & rest.keys() and SPECIFIC & facts.keys():
            continue  # nothing that only they could get would be left
        tried.append(_written(about, rest, purpose, channel, brief=True, number=number, seed=seed))
    # What would have to be filled in anew is no gain.
    whole = [each for each in tried if set(missing(each)) <= set(missing(tried[0]))]
    short = next((each for each in whole if len(pieces.text(each)) <= NOTE_HINT), None)
    if short is not None:
        return short
    fits = [each for each in whole if len(pieces.text(each)) <= NOTE_MOST]
    return min(fits or tried, key=lambda each: len(pieces.text(each)))


def phrasing(number: int, *, brief: bool) -> int:
    """The variant that stands for a phrasing, in full or in short."""
    return 2 * (number % PHRASINGS) + brief


def missing(draft: Pieces) -> tuple[str, ...]:
    """The gaps of a draft, by name, each once."""
    return tuple(dict.fromkeys(piece.text for piece in draft if isinstance(piece, Gap)))


def _gap_names() -> frozenset[str]:
    said: list[str] = []
    for slots in ((blocks.REMEMBERED,), *templates.PLANS.values()):
        said += [one for slot in slots for tier in (*slot.full, *slot.brief) for one in tier]
    return frozenset(name for one in said for name in pieces.gaps(one))


GAPS = _gap_names()
"""Every gap that a draft may have."""


def left_open(text: str) -> tuple[str, ...]:
    """The gaps that still stand in a text, changed by the member or not."""
    there = [name for name in GAPS if Gap(name).shown in text]
    return tuple(sorted(there, key=text.index))


def used(draft: Pieces) -> tuple[str, ...]:
    """What of the log stands in a draft, by label, each once."""
    return tuple(dict.fromkeys(piece.label for piece in draft if isinstance(piece, Fact)))


def _written(
    about: Known,
    facts: Mapping[str, Pieces],
    purpose: Purpose,
    channel: Channel,
    *,
    brief: bool,
    number: int,
    seed: str,
) -> Pieces:
    birthday = about.occasion.casefold() == templates.BIRTHDAY
    slots = templates.plan(purpose, frozenset(facts), birthday=birthday)
    chosen = [_tier(slot, facts, brief=brief) for slot in slots]
    said = [_phrased(tier, facts, f"{seed}/{at}", number) for at, tier in enumerate(chosen)]
    names = {name for tier in chosen for name in pieces.wanted(tier[0])}
    open_ = {gap for tier in chosen for gap in pieces.gaps(tier[0])}
    told = "topic" in facts and purpose in _TELLS_OF_IT and not brief
    if told or not (names & SPECIFIC or open_ & blocks.PERSONAL):
        opening = 2 if slots[0] is blocks.ME else 1
        said.insert(opening, _phrased(_tier(blocks.REMEMBERED, facts, brief=brief), facts, seed, number))
    hello = _phrased(blocks.GREETINGS, facts, f"{seed}/hello", number)
    if channel is not Channel.EMAIL:
        return pieces.joined([(*hello, Fixed("!")), *said], " ")
    end = (Fixed(blocks.ENDS[_at(f"{seed}/end", number, len(blocks.ENDS))]),)
    body = [pieces.joined(part, " ") for part in _paragraphs(said, brief=brief)]
    return pieces.joined([(*hello, Fixed(",")), *body, end], "\n\n")


def _paragraphs(said: list[Pieces], *, brief: bool) -> Iterator[list[Pieces]]:
    """The last sentences, which ask something, stand alone."""
    if brief or len(said) < 2:
        yield said
    else:
        yield said[:-1]
        yield said[-1:]


def _tier(slot: Slot, facts: Mapping[str, Pieces], *, brief: bool) -> Tier:
    """The first whose facts are there; the last of a slot needs none."""
    return next(tier for tier in (slot.brief if brief else slot.full) if pieces.wanted(tier[0]) <= facts.keys())


def _phrased(tier: Tier, facts: Mapping[str, Pieces], seed: str, number: int) -> Pieces:
    return pieces.filled(tier[_at(seed, number, len(tier))], facts)


def _at(seed: str, number: int, of: int) -> int:
    return (zlib.crc32(seed.encode()) + number) % of
