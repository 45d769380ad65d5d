"""A version of a pitch as an argument: by id from a button, by its audience from people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Arg, Choice, Placing
from bot.kit.errors import UserError
from bot.kit.mentions import CommandMention
from bot.pitch import reading, rules
from bot.pitch.model import Pitch, PitchId, Slots

EVERYBODY = "everybody"
_FOR_ALL = frozenset({"everybody", "everyone", "all", "anybody", "anyone", "everyday", "main"})


class UnknownVersion(UserError):
    """You have no pitch for “{text}” yet.

    To write it: {new}. Those that you have: `pitch versions`
    """


class VersionRef(Arg[Context, PitchId]):
    """A version of the member's pitch; “everybody” is the one without an audience."""

    widget = "pick"
    suggests = True
    limit = 100

    def read(self, text: str, scene: Context) -> PitchId:
        found = scene.store.pitches.listing(scene.member.id)
        if ids.is_id(text) and not text.isalpha():
            wanted = ids.read_id(text)
            if any(one.id == wanted for one in found):
                return PitchId(wanted)
            raise ids.UnknownRecord
        known = rules.chosen(found, audience(text))
        if known is None and (near := words.close(text, [one.audience for one in found if one.audience], limit=1)):
            known = rules.chosen(found, near[0])
        if known is None:
            raise _unknown(text)
        return known.id

    def spell(self, value: PitchId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        folded = words.fold(typed)
        found = scene.store.pitches.listing(scene.member.id)
        return [Choice(named(one), ids.spell_id(one.id)) for one in found if folded in words.fold(named(one))][:25]


def _unknown(text: str) -> UnknownVersion:
    said = words.clip(" ".join(text.split()), 60)
    return UnknownVersion(text=said, new=(CommandMention("pitch new", said),))


class VersionOrParts(Arg[Context, PitchId | Slots]):
    """A version of the member's pitch; or the words of one, where they don't name any: “I am Ana, a data analyst”."""

    widget = "pick"
    suggests = True
    limit = 3000

    def __init__(self, about: str, *, placing: Placing) -> None:
        super().__init__(about, placing=placing)
        self._version = VersionRef(about, placing=placing)

    def read(self, text: str, scene: Context) -> PitchId | Slots:
        try:
            return self._version.read(text, scene)
        except UnknownVersion:
            try:
                said = reading.read(text)
            except UserError:
                said = reading.Said()
            if not any(said.slots) or said.audience:
                raise _unknown(text) from None
            return said.slots

    def spell(self, value: PitchId | Slots) -> str:
        if isinstance(value, Slots):
            raise TypeError("the words of a pitch are private, and stand in no button")
        return self._version.spell(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        return self._version.suggest(typed, scene)


def audience(text: str) -> str:
    """As it is kept: empty for everybody, and without a leading “for”."""
    said = " ".join(text.split())
    said = said[4:].lstrip() if said.lower().startswith("for ") else said
    return "" if rules.compared(said) in _FOR_ALL else said


def named(one: Pitch) -> str:
    return words.capital(one.audience or EVERYBODY)
