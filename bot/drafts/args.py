"""To whom, how and what for, as people type it: “draft Ana thanks by e-mail”, “draft Ana introduction to Ben”."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    Channel.EMAIL: "email|e-mail|mail|letter",
    Channel.LINKEDIN_MESSAGE: "linkedin message|linkedin_message|linkedin|inmail",
    Channel.CONNECTION_NOTE: "connection note|connection_note|connection request|linkedin note|invitation|note",
    Channel.DM: "direct message|dm|pm|slack|discord|whatsapp|telegram|signal|sms|text message|chat message",
}
_PURPOSE_WORDS = {
    Purpose.THANKS: "thanks|thank you|thank-you|thank|thx|thanking|thank you note",
    Purpose.FOLLOW_UP: "follow-up|follow up|followup|following up",
    Purpose.CONGRATULATION: "congratulations|congratulation|congrats|congratulate|congratulating|new job|promotion"
    "|well done",
    Purpose.SHARE: "share|sharing|share something|article|link|news",
    Purpose.COFFEE_CHAT: "coffee chat|coffee-chat|coffee chat request|coffee-chat request|coffee|advice|call|meeting"
    "|informational interview|mentoring",
    Purpose.FEEDBACK: "feedback|feedback request|review",
    Purpose.REFERRAL: "referral|referral request|recommendation|reference",
    Purpose.MEET_SOMEBODY: "introduction request|intro request|meet-somebody|meet somebody",
    Purpose.RECONNECT: "re-connect|reconnect|catch-up|catch up|catching up|hello|say hello|how are you"
    "|get in touch|keep in touch",
    Purpose.INTRODUCTION: "introduction|intro|introduce|introducing",
}


def _by_word(several: Mapping[Channel, str] | Mapping[Purpose, str]) -> dict[str, str]:
    return {word: one.value for one, listed in several.items() for word in listed.split("|")}


BY_CHANNEL, BY_PURPOSE = _by_word(_CHANNEL_WORDS), _by_word(_PURPOSE_WORDS)

_ASKING = r"(?:to )?ask(?:ing)?(?: (?:her|him|them))? (?:for|to)"
_SMALL = r"by|via|on|in|as|for|per|with|an?|the|new|her|his|their|my|please|to(?: say)?|about|and"
_LED = rf"(?:(?:{_ASKING}|{_SMALL})\s+)*"
_ANY = "|".join(re.escape(word) for word in sorted((*BY_CHANNEL, *BY_PURPOSE), key=len, reverse=True))
_PART = re.compile(rf"{_LED}(?P<word>{_ANY})(?![^\s,;.!])[\s,;.!]*(?:please[\s.!]*)?")
_TO = re.compile(r"(?:introduction|intro|introduce(?: (?:her|him|them))?)\s+(?:to|with)\s+(?P<other>\S.*)", re.DOTALL)
_LAST_WORDS = 14
"""Words at the end of a line that may say how and what for."""
_SHOWN = 40
_BEFORE = re.compile(r"^(?:(?:please|write|message|text|a|an|the|new|to|for|with)\s+)+(?=\S)", re.IGNORECASE)
"""Small words before a name: “write a message to Ana”."""
_BEHIND = re.compile(r"\s+(?:to|for|with)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|and|with|&)\s+", re.IGNORECASE)
_NEAR = 0.75
"""How alike a word must be to be taken for a typing error; difflib's ratio. Names are rarely as near."""


class UnknownWay(UserError):
    """I know {name}, but I don't know “{said}”.

    Did you mean “{meant}”? Put it behind the name, or leave it out and choose with a button.
    """


class UnknownWords(UserError):
    """I know {name}, but I don't know “{said}”.

    Say what it is for: thanks, share, coffee, feedback, hello. Or type the name alone: `draft {name}`
    """


class NameFirst(UserError):
    """Put the name first, and then how and what for.

    Like this: `draft {name} {way}`
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
            name = _BEFORE.sub("", text)
            if name and name != text:
                return self.read(name, scene)
            _blame_the_beginning(text, scene)
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
        channel, purpose = BY_CHANNEL.get(part["word"]), BY_PURPOSE.get(part["word"])
        if channel is not None and ways.channel is None:
            ways = Ways(Channel(channel), ways.purpose)
        elif purpose is not None and (ways.purpose is None or ways.purpose == purpose == Purpose.CONGRATULATION):
            # “congrats on the new job” says it twice
            ways = Ways(ways.channel, Purpose(purpose))
        else:
            return None
        at = part.end()
    return ways if ways != Ways() else None


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _blame_the_beginning(text: str, ctx: Context) -> None:
    """Raises NameFirst where what for stands before a known name: “thank Ana”, “introduce Ana to Ben”."""
    said = text.split()
    for cut in range(min(len(said) - 1, _LAST_WORDS), 0, -1):
        way = " ".join(said[:cut])
        found = read_way(_BEHIND.sub("", way))
        if found is None:
            continue
        first, _, second = _BETWEEN.sub("\n", " ".join(said[cut:]), count=1).partition("\n")
        name = _known(first, ctx)
        if name and (not second or found.purpose is Purpose.INTRODUCTION):
            raise NameFirst(name=name, way=Way().spell(replace(found, other=second)))


def _blame_the_end(text: str, ctx: Context) -> None:
    """Raises UnknownWay where a known name is followed by what is nearly a channel or a purpose, and UnknownWords where
    it is followed by something else that is no name."""
    said = text.split()
    for cut in range(len(said) - 1, 0, -1):
        name, rest = _known(" ".join(said[:cut]), ctx), " ".join(said[cut:])
        meant = _nearest(rest)
        if name and meant:
            raise UnknownWay(name=name, said=rest, meant=meant)
        if name and rest == rest.lower() and rest != rest.upper():
            raise UnknownWords(name=name, said=words.clip(rest, _SHOWN))


def _known(text: str, ctx: Context) -> str:
    """The name of whoever answers to it, as typed where those are several; empty for nobody."""
    people = ctx.store.contacts.named(ctx.member.id, words.terms(text), limit=2) if words.terms(text) else ()
    return "" if not people else people[0].name if len(people) == 1 else text


def _nearest(text: str) -> str:
    known = [*BY_CHANNEL, *BY_PURPOSE]
    return next(iter(difflib.get_close_matches(_plain(text)[: words.LONGEST_GUESS], known, n=1, cutoff=_NEAR)), "")
