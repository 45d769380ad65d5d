"""A version of a pitch as an argument: by id from a button, by its audience from people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Arg, Choice
from bot.kit.errors import UserError
from bot.pitch import rules
from bot.pitch.model import Pitch, PitchId

EVERYBODY = "everybody"
_FOR_ALL = frozenset({"everybody", "everyone", "all", "anybody", "anyone", "everyday", "main"})


class UnknownVersion(UserError):
    """You have no pitch for “{text}” so far.

    `pitch versions` lists those you have. Write a new one with `pitch new`
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
            raise UnknownVersion(text=text)
        return known.id

    def spell(self, value: PitchId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        folded = words.fold(typed)
        found = scene.store.pitches.listing(scene.member.id)
        return [Choice(named(one), ids.spell_id(one.id)) for one in found if folded in words.fold(named(one))][:25]


def audience(text: str) -> str:
    """As it is kept: empty for everybody, and without a leading “for”."""
    said = " ".join(text.split())
    said = said[4:].lstrip() if said.lower().startswith("for ") else said
    return "" if rules.compared(said) in _FOR_ALL else said


def named(one: Pitch) -> str:
    return words.capital(one.audience or EVERYBODY)
