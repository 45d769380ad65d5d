"""How a pitch looks: what one would say, how long it takes, and what could come next. All of it is for the member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit import words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Line, Quote, Strong, footnote, say
from bot.pitch import rules
from bot.pitch.model import LABELS, NAMES, QUESTIONS, Slots
from bot.pitch.rules import Finding

AUDIENCE = 60
SHOWN = 120
"""Characters of a pitch in the list of versions."""


@dataclass(frozen=True, slots=True)
class Told:
    """A version as it is told: for whom (empty: everybody), its parts with those it takes over, and the text."""

    audience: str
    slots: Slots
    text: str
    taken: tuple[str, ...] = ()
    """The names of the parts that come from the version for everybody."""


def pitch(
    told: Told,
    findings: Sequence[tuple[Finding, tuple[Action, ...]]],
    example: Slots,
    *,
    title: str = "",
    muted: int = 0,
) -> Card:
    """What one would say. `findings` come with their buttons; `muted`: how many rules are silent about it."""
    missing = rules.missing(told.slots)
    blocks: list[Block] = [Quote(told.text), say(*_time(told.text))]
    if told.taken:
        parts = words.join([_label(name).lower() for name in told.taken])
        blocks.append(footnote(f"From the pitch for everybody: {parts}."))
    if missing:
        blocks.append(say(Strong(f"Comes next: {_label(missing[0]).lower()}. "), getattr(QUESTIONS, missing[0])))
        blocks.append(footnote(f"For example: “{getattr(example, missing[0])}”"))
    better = tuple(Entry((one.because,), (one.advice,), actions) for one, actions in findings)
    if better:
        blocks.append(Entries("What could be better", better))
    elif not missing:
        blocks.append(say("Nothing is missing. Say it aloud two times, and it is yours."))
    if muted:
        stay = "stays" if muted == 1 else "stay"
        blocks.append(
            footnote(f"{words.plural(muted, 'rule')} {stay} silent, as you wished: ", CommandMention("rules list"))
        )
    return Card(title or titled(told.audience), tuple(blocks), summary="Your pitch")


def nothing_yet(example: Slots, text: str) -> Card:
    """The empty state: what it is good for, and how one sounds."""
    return Card(
        "Your pitch: who you are in less than a minute",
        (
            say("People ask “What do you do?” at every event. With a pitch you have your answer ready."),
            say("It has seven small parts. Write one or two now; the rest can wait."),
            Entries("For example", (Entry((Strong(LABELS.who),), (example.who,)),)),
            say("All of it, said aloud:"),
            Quote(text),
            footnote("One part in a line: ", CommandMention("pitch set", "field - health data")),
        ),
        summary="Your pitch",
    )


def example(parts: Slots, text: str) -> Card:
    """A whole pitch of somebody made up, part by part."""
    items = tuple(Entry((Strong(_label(name)),), (getattr(parts, name),)) for name in NAMES)
    return Card(
        "How a pitch can sound",
        (
            say("The person is made up. Take the order of the parts, and your own words."),
            Entries("", items),
            say(*_time(text)),
        ),
        summary="An example of a pitch",
    )


def versions(several: Sequence[tuple[Told, tuple[Action, ...]]]) -> Card:
    """All versions, the one for everybody first."""
    items = tuple(
        Entry((Strong(_for(told.audience)), ": ", *_short(told.text)), (words.clip(told.text, SHOWN),), actions)
        for told, actions in several
    )
    return Card(
        f"Your pitch: {words.plural(len(items), 'version')}",
        (Entries("", items), footnote("Parts that a version leaves empty come from the pitch for everybody.")),
        summary="Your pitch",
    )


def removed(audience: str, text: str) -> Card:
    blocks = (Quote(text),) if text else ()
    return Card(f"Removed: {named(audience)}", blocks, tone="good", summary="Removed")


def titled(audience: str) -> str:
    """“Your pitch for recruiters”."""
    return f"Your pitch for {words.clip(audience, AUDIENCE)}" if audience else "Your pitch"


def named(audience: str) -> str:
    """The same within a line: “your pitch for people at SAP”."""
    said = titled(audience)
    return said[0].lower() + said[1:]


def _for(audience: str) -> str:
    return f"For {words.clip(audience, AUDIENCE)}" if audience else "For everybody"


def _label(name: str) -> str:
    return getattr(LABELS, name)


def _short(text: str) -> Line:
    number = rules.count(text)
    return (f"{words.plural(number, 'word')}, about {words.plural(rules.seconds(number), 'second')}",)


def _time(text: str) -> Line:
    aim = f", at {rules.PER_MINUTE} words a minute. Aim for {rules.SHORTEST} to {rules.LONGEST} seconds."
    return (*_short(text), aim)
