"""To whom, how and what for, as people type it: “draft Ana thanks by e-mail”, “draft Ana introduction to Ben”."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.contacts.args import Person, UnknownPerson, find_person
from bot.contacts.model import ContactId
from bot.context import Context
from bot.drafts.model import Channel, Purpose
from bot.kit import words
from bot.kit.args import Ambiguous, Arg, OneOf, Scene
from bot.kit.errors import UserError

CHANNELS = {
    Channel.EMAIL: "E-mail",
    Channel.LINKEDIN_MESSAGE: "LinkedIn message",
    Channel.CONNECTION_NOTE: "Connection note",
    Channel.DM: "Direct message",
}
"""As people see them."""

PURPOSES = {
    Purpose.THANKS: "Thanks",
    Purpose.FOLLOW_UP: "Follow-up",
    Purpose.CONGRATULATION: "Congratulation",
    Purpose.SHARE: "Share something",
    Purpose.COFFEE_CHAT: "Ask for a coffee chat",
    Purpose.FEEDBACK: "Ask for feedback",
    Purpose.REFERRAL: "Ask for a referral",
    Purpose.MEET_SOMEBODY: "Ask for an introduction",
    Purpose.RECONNECT: "Get in touch again",
    Purpose.INTRODUCTION: "Introduce them to somebody",
}

_CHANNEL_WORDS = {
    Channel.EMAIL: "email|e-mail|mail",
    Channel.LINKEDIN_MESSAGE: "linkedin message|linkedin_message|linkedin|inmail",
    Channel.CONNECTION_NOTE: "connection note|connection_note|connection request|linkedin note|invitation|note",
    Channel.DM: "direct message|dm|slack|discord|whatsapp|telegram",
}
_PURPOSE_WORDS = {
    Purpose.THANKS: "thanks|thank you|thank-you|thank",
    Purpose.FOLLOW_UP: "follow-up|follow up|followup",
    Purpose.CONGRATULATION: "congratulations|congratulation|congrats|congratulate",
    Purpose.SHARE: "share|sharing|share something",
    Purpose.COFFEE_CHAT: "coffee chat|coffee-chat|coffee chat request|coffee-chat request|coffee",
    Purpose.FEEDBACK: "feedback|feedback request",
    Purpose.REFERRAL: "referral|referral request",
    Purpose.MEET_SOMEBODY: "introduction request|intro request|meet-somebody|meet somebody",
    Purpose.RECONNECT: "re-connect|reconnect|catch-up|catch up",
    Purpose.INTRODUCTION: "introduction|intro",
}


def _by_word(several: Mapping[Channel, str] | Mapping[Purpose, str]) -> dict[str, str]:
    return {word: one.value for one, listed in several.items() for word in listed.split("|")}


BY_CHANNEL, BY_PURPOSE = _by_word(_CHANNEL_WORDS), _by_word(_PURPOSE_WORDS)

_LED = r"(?:(?:by|via|on|as|for|per|with|an?|to ask for|to say)\s+)*"
_ANY = "|".join(re.escape(word) for word in sorted((*BY_CHANNEL, *BY_PURPOSE), key=len, reverse=True))
_PART = re.compile(rf"{_LED}(?P<word>{_ANY})(?!\S)[\s,]*")
_TO = re.compile(r"(?:introduction|intro|introduce(?: (?:her|him|them))?)\s+(?:to|with)\s+(?P<other>\S.*)", re.DOTALL)
_LAST_WORDS = 14
"""Words at the end of a line that may say how and what for."""
_NEAR = 0.75
"""How alike a word must be to be taken for a typing error; difflib's ratio. Names are rarely as near."""


class UnknownWay(UserError):
    """I know {name}, but I don't know “{said}”.

    Did you mean “{meant}”? Put it behind the name, or leave it out and choose with a button.
    """


@dataclass(frozen=True, slots=True)
class Ways:
    """How and what for; empty and None for what nobody said. `other`: the name of who is introduced."""

    channel: Channel | None = None
    purpose: Purpose | None = None
    other: str = ""


class Way(Arg[Scene, Ways]):
    """The channel and the purpose behind a name, in either order."""

    widget = "hidden"
    limit = 200

    def __init__(self) -> None:
        super().__init__("How, and what for: “by e-mail”, “thanks”", placing="tail")

    def read(self, text: str, scene: Scene) -> Ways:
        found = read_way(text)
        if found is None:
            raise UnknownWay(name="draft", said=text, meant=_nearest(text) or Purpose.THANKS.value)
        return found

    def spell(self, value: Ways) -> str:
        parts = [value.channel or "", value.purpose or "", f"to {value.other}" if value.other else ""]
        return " ".join(part for part in parts if part)

    def tail(self, text: str) -> int | None:
        starts = [found.start() for found in re.finditer(r"\S+", text)][-_LAST_WORDS:]
        return next((at for at in starts if read_way(text[at:]) is not None), None)


class ByName(OneOf):
    """A channel or a purpose, by any of the words for it."""

    def __init__(
        self, about: str, labels: Mapping[Channel, str] | Mapping[Purpose, str], known: Mapping[str, str]
    ) -> None:
        super().__init__(about, [one.value for one in labels], labels=list(labels.values()))
        self._known = known

    def read(self, text: str, scene: Scene) -> str:
        return super().read(self._known.get(_plain(text), text), scene)

    def check(self, text: str) -> None:
        super().check(self._known.get(_plain(text), text))


class Addressee(Person):
    """Somebody the member has logged; a typing error in what follows the name is told as one."""

    def read(self, text: str, scene: Context) -> ContactId:
        try:
            return find_person(text, scene).id
        except (UnknownPerson, Ambiguous):
            _blame_the_end(text, scene)
            raise


def read_way(text: str) -> Ways | None:
    """What all of a text says of how and what for; None where any of it says something else."""
    plain, ways, at = _plain(text), Ways(), 0
    while at < len(plain):
        to = _TO.fullmatch(plain, at)
        if to is not None and ways.purpose is None:
            name = text.split()[-len(to["other"].split()) :]  # as it was typed
            return Ways(ways.channel, Purpose.INTRODUCTION, " ".join(name))
        part = _PART.match(plain, at)
        if part is None:
            return None
        if part["word"] in BY_CHANNEL and ways.channel is None:
            ways = Ways(Channel(BY_CHANNEL[part["word"]]), ways.purpose)
        elif part["word"] in BY_PURPOSE and ways.purpose is None:
            ways = Ways(ways.channel, Purpose(BY_PURPOSE[part["word"]]))
        else:
            return None
        at = part.end()
    return ways if ways != Ways() else None


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _blame_the_end(text: str, ctx: Context) -> None:
    """Raises UnknownWay where a known name is followed by what is nearly a channel or a purpose."""
    said = text.split()
    for cut in range(len(said) - 1, 0, -1):
        name, rest = " ".join(said[:cut]), " ".join(said[cut:])
        meant = _nearest(rest)
        if not meant:
            continue
        people = ctx.store.contacts.named(ctx.member.id, words.terms(name), limit=2) if words.terms(name) else ()
        if people:
            raise UnknownWay(name=people[0].name if len(people) == 1 else name, said=rest, meant=meant)


def _nearest(text: str) -> str:
    known = [*BY_CHANNEL, *BY_PURPOSE]
    return next(iter(difflib.get_close_matches(_plain(text)[: words.LONGEST_GUESS], known, n=1, cutoff=_NEAR)), "")
