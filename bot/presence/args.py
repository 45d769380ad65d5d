"""A group as an argument: by id from a button, by its name from people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.journal import channels
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice, OneOf, Scene
from bot.kit.errors import UserError
from bot.presence import rules
from bot.presence.checklist import BY_NAME, ITEMS, PROFILES
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
        return item_of(text)

    def check(self, text: str) -> None:
        if not item_of(text):
            raise NoSuchPart(text=text)


def item_of(text: str) -> str:
    """The name of the item that is meant; empty for none. A part that two profiles have is that of the first."""
    said = " ".join(words.terms(text))
    for name, (profile, item) in ITEMS.items():
        titles = (f"{profile.name} {item.title}", name, item.title)
        if said in {" ".join(words.terms(title)) for title in titles}:
            return name
    wanted = [_CALLED.get(word, word) for word in words.terms(text) if word not in _AROUND]
    for name, (profile, item) in ITEMS.items() if wanted else ():
        theirs = (profile.name, *words.terms(item.title))
        # “skill” is skills and “pictures” a picture, but “x” alone is a profile.
        if wanted != [profile.name] and all(any(_alike(word, each) for each in theirs) for word in wanted):
            return name
    return ""


def _alike(one: str, other: str) -> bool:
    return one.rstrip("s") == other.rstrip("s")


_AROUND = frozenset("my the a an new profile profiles text section page account in on for to of is and there".split())
_CALLED = {"twitter": "x", "picture": "photo", "pic": "photo", "foto": "photo", "project": "projects", "git": "github"}
"""Other words for what the list has."""


class NoSuchPart(UserError):
    """I know no part of a profile that is called “{text}”.

    Say one at a time, such as `presence tick LinkedIn: headline`. To see all parts: `presence show`
    """


class ProfileOf(OneOf):
    """A profile, in the words of people: “LinkedIn”, “my linkedin profile”, “twitter”."""

    def __init__(self, about: str) -> None:
        labels = tuple(one.title for one in PROFILES)
        super().__init__(about, tuple(one.name for one in PROFILES), labels=labels, placing="rest")

    def read(self, text: str, scene: Scene) -> str:
        return super().read(_plain(text), scene)

    def check(self, text: str) -> None:
        super().check(_plain(text))


def _plain(text: str) -> str:
    """A text without the words around the name of a profile."""
    kept = [_CALLED.get(word, word) for word in words.terms(text) if word not in _AROUND]
    if len(kept) == 1 and kept[0] not in channels.NAMES:  # “linkedn”, but “gitlab” is no GitHub
        kept = [*words.close(kept[0], BY_NAME, 1), *kept][:1]
    return " ".join(kept) or text


def known_or_new(ctx: Context, text: str) -> Community | None:
    """The group that a text means, by its id or its name; None for a name that is new. Raises NoName, UnknownRecord
    and Ambiguous."""
    if not words.terms(rules.named(text)[0]):
        raise NoName
    found = find(ctx, text)
    if found is None and ids.is_id(text) and text[0].isdigit():  # of a button: ids begin with a digit
        raise ids.UnknownRecord
    return found
