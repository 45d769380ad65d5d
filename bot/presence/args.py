"""A group as an argument: by id from a button, by its name from people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice, OneOf, Scene
from bot.kit.errors import UserError
from bot.presence import rules
from bot.presence.checklist import ITEMS
from bot.presence.model import Community, CommunityId

NAME_LIMIT = 80
SHOWN = 9
"""Groups to choose from."""


class UnknownGroup(UserError):
    """“{name}” is not on your list of groups.

    To add it: `presence group {name}`
    """


class NoName(UserError):
    """I see no name of a group there.

    Try `presence group Reactiflux on Discord`.
    """


def find(ctx: Context, text: str) -> Community | None:
    """The group that a text means; None where none is called so. Raises Ambiguous."""
    owner = ctx.member.id
    if ids.is_id(text):
        found = ctx.store.presence.find(owner, CommunityId(ids.read_id(text)))
        if found is not None:
            return found
    name, _ = rules.named(text)
    several = ctx.store.presence.named(owner, name, limit=SHOWN) if words.terms(name) else ()
    if len(several) > 1:
        choices = [Choice(words.clip(one.name, 75, unit="utf16"), ids.spell_id(one.id)) for one in several]
        raise Ambiguous("Which group?", choices)
    return several[0] if several else None


class GroupRef(Arg[Context, CommunityId]):
    """A group on the member's list."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> CommunityId:
        found = find(scene, text)
        if found is not None:
            return found.id
        if ids.is_id(text) and text[0].isdigit():  # of a button: ids begin with a digit
            raise ids.UnknownRecord
        raise UnknownGroup(name=words.clip(text, NAME_LIMIT))

    def spell(self, value: CommunityId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        owner = scene.member.id
        found = scene.store.presence.named(owner, typed, limit=25)
        return [Choice(one.name, ids.spell_id(one.id)) for one in found]


class ItemOf(OneOf):
    """An item of the checklist: “LinkedIn: headline”, “linkedin headline”, or “headline” where that is LinkedIn's."""

    def __init__(self, about: str) -> None:
        labels = tuple(f"{profile.title}: {item.title}" for profile, item in ITEMS.values())
        super().__init__(about, tuple(ITEMS), labels=labels, placing="rest")

    def read(self, text: str, scene: Scene) -> str:
        self.check(text)
        return _item(text) or super().read(text, scene)

    def check(self, text: str) -> None:
        if not _item(text):
            super().check(text)


def _item(text: str) -> str:
    """The name of the item that is meant; empty for none."""
    said = " ".join(words.terms(text))
    for name, (profile, item) in ITEMS.items():
        titles = (f"{profile.name} {item.title}", name, item.title)
        if said in {" ".join(words.terms(title)) for title in titles}:
            return name
    return ""


def known_or_new(ctx: Context, text: str) -> Community | None:
    """The group that a text means, by its id or its name; None for a name that is new. Raises NoName, UnknownRecord
    and Ambiguous."""
    if not words.terms(rules.named(text)[0]):
        raise NoName
    found = find(ctx, text)
    if found is None and ids.is_id(text) and text[0].isdigit():  # of a button: ids begin with a digit
        raise ids.UnknownRecord
    return found
