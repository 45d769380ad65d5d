"""Channels, digests, feeds of a space and roles, as arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.context import Context
from bot.digest import cards
from bot.digest.model import Digest, DigestId
from bot.events.model import Circle, Feed, FeedId
from bot.kit import ids, words
from bot.kit.args import Arg, Choice, Scene
from bot.kit.errors import UserError
from bot.members.model import Place

ALL, NOBODY = "all", "none"

_CHANNEL = re.compile(r"<?#?([A-Za-z0-9][A-Za-z0-9_.-]{0,79})(?:\|[^<>]*)?>?")
_ROLE = re.compile(r"(?:<@&)?([0-9]{15,21})>?")


class UnclearChannel(UserError):
    """I couldn't read “{text}” as a channel.

    Name it as in #general, or leave it out and type the command in the channel itself.
    """


class UnclearRole(UserError):
    """I couldn't read “{text}” as a role of this server.

    Type @ and choose the role, or “none”. Where there are no roles, those who manage the space are its organisers.
    """


class UnknownDigest(UserError):
    """I can't find that digest here.

    `digest list` shows those of this space.
    """


class WhichDigest(UserError):
    """Which digest do you mean?

    Type it in its channel, name the channel, or use the buttons of `digest list`.
    """


class UnknownFeed(UserError):
    """I can't find a feed with “{text}” that everybody here sees.

    `event feed` lists them; separate several by commas, or say “all”.
    """


class ChannelRef(Arg[Scene, str]):
    """A channel by its id or by a mention of it."""

    limit = 120

    def read(self, text: str, scene: Scene) -> str:
        self.check(text)
        found = _CHANNEL.fullmatch(text.strip())
        return found[1] if found is not None else text

    def check(self, text: str) -> None:
        if _CHANNEL.fullmatch(text.strip()) is None:
            raise UnclearChannel(text=words.clip(text, 60))


class RoleRef(Arg[Scene, str]):
    """A role of a server, by its id or a mention of it; "" for none."""

    limit = 60

    def read(self, text: str, scene: Scene) -> str:
        self.check(text)
        found = _ROLE.fullmatch(text.strip())
        return found[1] if found is not None else ""

    def check(self, text: str) -> None:
        if words.fold(text.strip()) != NOBODY and _ROLE.fullmatch(text.strip()) is None:
            raise UnclearRole(text=words.clip(text, 60))

    def spell(self, value: str) -> str:
        return value or NOBODY


class DigestRef(Arg[Context, DigestId]):
    """A digest of the space, by id or by its channel."""

    widget = "pick"
    suggests = True
    limit = 120

    def read(self, text: str, scene: Context) -> DigestId:
        if ids.is_id(text):
            found = scene.store.digests.find(scene.space, DigestId(ids.read_id(text)))
            if found is not None:
                return found.id
            if not text.isalpha():
                raise ids.UnknownRecord
        channel = ChannelRef("").read(text, scene)
        there = scene.store.digests.at(Place(scene.place.platform, scene.place.realm, channel, private=False))
        if there is None or there.space != scene.space:
            raise UnknownDigest
        return there.id

    def spell(self, value: DigestId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        found = scene.store.digests.listing(scene.space) if scene.organiser and scene.space else ()
        return [
            Choice(words.clip(f"#{one.place.id}: {cards.schedule(one)}", 100), ids.spell_id(one.id)) for one in found
        ]


def meant(ctx: Context, which: DigestId | None) -> Digest:
    """The one that was named, else that of the channel, else the only one of the space."""
    if which is not None:
        found = ctx.store.digests.find(ctx.space, which)
        if found is None:
            raise UnknownDigest
        return found
    there = ctx.store.digests.at(here(ctx))
    if there is not None and there.space == ctx.space:
        return there
    several = list(ctx.store.digests.listing(ctx.space)) if ctx.space else []
    if not several:
        raise UnknownDigest
    if len(several) > 1:
        raise WhichDigest
    return several[0]


def here(ctx: Context, channel: str | None = None) -> Place:
    """The channel where they are, or another one of the same platform."""
    return Place(ctx.place.platform, ctx.place.realm, channel or ctx.place.id, private=False)


def feeds_of(ctx: Context) -> tuple[Feed, ...]:
    return ctx.store.feeds.listing(Circle((ctx.space,))) if ctx.space else ()


def read_feeds(ctx: Context, said: str) -> tuple[FeedId, ...]:
    """Feeds of the space by name, by id, or by number in their list; none at all stands for all of them."""
    found: list[FeedId] = []
    known = feeds_of(ctx)
    for text in (part.strip() for part in said.split(",")):
        if not text or words.fold(text) == ALL:
            continue
        terms = words.terms(text)
        named = [one for one in known if ids.spell_id(one.id) == text]
        named = named or [one for one in known if words.fold(one.title) == words.fold(text)]
        named = named or [one for one in known if terms and all(_has(one, term) for term in terms)]
        if len(named) != 1:
            raise UnknownFeed(text=words.clip(text, 60), field="feeds")
        found.append(named[0].id)
    return tuple(dict.fromkeys(found))


def _has(feed: Feed, term: str) -> bool:
    return any(word.startswith(term) for word in words.terms(feed.title))
