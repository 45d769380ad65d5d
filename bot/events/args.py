"""Events and feeds as arguments: by id from a button, by words of them from people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.context import Context
from bot.events import rules
from bot.events.circles import circle
from bot.events.model import Event, EventId, Feed, FeedId
from bot.kit import ids, times, words
from bot.kit.args import Ambiguous, Arg, Choice
from bot.kit.errors import UserError

SHOWN = 5
LOOK_BACK = timedelta(days=14)
"""Somebody may speak of an event that was lately."""


class UnknownEvent(UserError):
    """I can't find an event with “{text}”.

    `event list` shows what is on.
    """


class TooManyEvents(UserError):
    """{count} events fit “{text}”.

    Type more of the title, or press a button in `event list`.
    """


class UnknownFeed(UserError):
    """I can't find a feed with “{text}”.

    `event feed` lists them.
    """


class EventRef(Arg[Context, EventId]):
    """An event that the member sees."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> EventId:
        if ids.is_id(text):
            found = scene.store.events.find(circle(scene), EventId(ids.read_id(text)))
            if found is not None:
                return found.id
            if not text.isalpha():
                raise ids.UnknownRecord
        matching = _matching(text, scene)
        several = [one for one in matching if (one.ends or one.starts) >= scene.now] or list(matching)
        if not several:
            raise UnknownEvent(text=text)
        if len(several) > SHOWN:
            raise TooManyEvents(count=len(several), text=text)
        if len(several) > 1 and len({one.uid for one in several}) > 1:
            raise Ambiguous("Which event?", [_choice(one, scene) for one in several])
        return several[0].id

    def spell(self, value: EventId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        found = _matching(typed, scene) if typed.strip() else _coming(scene)
        return [_choice(one, scene) for one in found[:25]]


class FeedRef(Arg[Context, FeedId]):
    """A feed of the member, or of where they are."""

    widget = "pick"
    suggests = True
    limit = 300

    def read(self, text: str, scene: Context) -> FeedId:
        feeds = scene.store.feeds.listing(circle(scene))
        if ids.is_id(text):
            wanted = ids.read_id(text)
            if any(one.id == wanted for one in feeds):
                return FeedId(wanted)
            raise ids.UnknownRecord
        if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= len(feeds):
            return feeds[int(text[:4]) - 1].id
        terms = words.terms(text)
        found = [one for one in feeds if _has(one, terms)]
        if not found:
            raise UnknownFeed(text=words.clip(text, 60))
        if len(found) > 1:
            raise Ambiguous("Which feed?", [Choice(one.title, ids.spell_id(one.id)) for one in found[:SHOWN]])
        return found[0].id

    def spell(self, value: FeedId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        feeds = scene.store.feeds.listing(circle(scene))
        terms = words.terms(typed)
        return [Choice(words.clip(one.title, 100), ids.spell_id(one.id)) for one in feeds if _has(one, terms)][:25]


def _has(feed: Feed, terms: Sequence[str]) -> bool:
    server = "" if "://" in feed.source.address else "this the server"
    known = words.terms(f"{feed.title} {feed.source.address} {server}")
    return all(any(word.startswith(term) for word in known) for term in terms)


def _coming(scene: Context) -> tuple[Event, ...]:
    found = scene.store.events.between(circle(scene), scene.now, scene.now + rules.AHEAD, limit=200)
    return rules.folded(found)


def _matching(text: str, scene: Context) -> tuple[Event, ...]:
    terms = words.terms(text)
    some = scene.store.events.between(circle(scene), scene.now - LOOK_BACK, scene.now + rules.AHEAD, limit=2000)
    titled = ((one, words.terms(one.title)) for one in some)
    found = [one for one, known in titled if all(any(word.startswith(term) for word in known) for term in terms)]
    return rules.folded(found) if terms else ()


def _choice(event: Event, scene: Context) -> Choice:
    day = times.say_day(event.day(scene.zone), scene.today)
    return Choice(words.clip(f"{words.clip(event.title, 60)}, {day}", 100), ids.spell_id(event.id))
