"""An example of every view of pitches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.kit import words
from bot.kit.cards import Card
from bot.members.model import Situation
from bot.pitch import cards as pitch
from bot.pitch import examples, rules, spoken
from bot.pitch.cards import Told
from bot.pitch.model import Slots
from tests.gallery.content import BUTTONS, Content

PART = 400


def _told(content: Content) -> Told:
    """Of texts as long as they may be, where they are hostile."""
    said = (content.name, content.role, content.company, content.note, content.promise, content.where)
    slots = Slots(*(words.clip(one, PART) for one in said))
    return Told(words.clip(content.where, 60), slots, spoken.text(slots), ("who", "field"))


def pitch_pitch(content: Content) -> Iterator[Card]:
    told, example = _told(content), examples.of(Situation.CHANGE)
    found = rules.findings(Slots(achievement="a map"), "I leverage synergy. " + "Word " * 150)
    yield pitch.pitch(told, [(one, BUTTONS[:1]) for one in found], example, muted=1)
    whole = Told("", example, spoken.text(example))
    yield pitch.pitch(whole, (), example, title="Saved: your pitch", muted=2)


def pitch_nothing_yet(content: Content) -> Iterator[Card]:
    yield pitch.nothing_yet(examples.ANYBODY, spoken.text(examples.ANYBODY))


def pitch_example(content: Content) -> Iterator[Card]:
    for situation in Situation:
        parts = examples.of(situation)
        yield pitch.example(parts, spoken.text(parts))


def pitch_versions(content: Content) -> Iterator[Card]:
    everyday = Told("", _told(content).slots, _told(content).text)
    yield pitch.versions([(everyday, BUTTONS), (_told(content), BUTTONS)])


def pitch_removed(content: Content) -> Iterator[Card]:
    yield pitch.removed(words.clip(content.where, 60), _told(content).text)
    yield pitch.removed("", "")


PITCH: dict[str, Callable[[Content], Iterator[Card]]] = {
    "pitch.pitch": pitch_pitch,
    "pitch.nothing_yet": pitch_nothing_yet,
    "pitch.example": pitch_example,
    "pitch.versions": pitch_versions,
    "pitch.removed": pitch_removed,
}
