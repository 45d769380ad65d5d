"""Which step a button means, spelled in a word: `presence.comment.20260305`, with `.small` for its small version; and
how many steps a week somebody wants."""

from __future__ import annotations

import re
from datetime import date

from bot.kit import times, words
from bot.kit.args import Arg, OneOf, Scene
from bot.kit.calls import BrokenCall, Call, parse, spell
from bot.next.model import Kind, Pressed

_SMALL = "small"

NONE = "none"
MOST = 7
NUMBERS = tuple(str(number) for number in range(1, MOST + 1))
_NUMBER = re.compile(r"(?<![\w.-])(?:(\d{1,3})|(" + "|".join(times.NUMBERS) + r"))(?:x\b|(?!\w))", re.IGNORECASE)
_OTHER = re.compile(r"\bmonth|\bevery (?:\w+ )?weeks")
"""No number of steps a week."""
_SAID = {"once": "1", "twice": "2", "daily": "7", "every day": "7"}
_NO_MORE = frozenset("off stop end 0 zero no never nothing".split())


class StepRef(Arg[Scene, Pressed]):
    """A step as a button spells it. No form asks for it: without one today's step is meant."""

    widget = "hidden"
    limit = 60

    def __init__(self) -> None:
        super().__init__("Which step, if not today's")

    def read(self, text: str, scene: Scene) -> Pressed:
        kind, _, rest = text.partition(".")
        parts = rest.split(".")
        try:
            day = date.fromisoformat(parts[1])
            return Pressed(Kind(kind), parts[0], day, parts[2:] == [_SMALL])
        except (ValueError, IndexError):
            raise BrokenCall from None

    def check(self, text: str) -> None:
        super().check(text)
        if not text:
            raise BrokenCall

    def spell(self, value: Pressed) -> str:
        small = (_SMALL,) if value.small else ()
        return ".".join((value.kind.value, value.about, f"{value.day:%Y%m%d}", *small))


class Weekly(OneOf):
    """How many steps a week: “2”, “two a week”, “twice”; none for no rhythm."""

    def __init__(self, about: str) -> None:
        super().__init__(about, (*NUMBERS, NONE), placing="rest")

    def read(self, text: str, scene: Scene) -> str:
        self.check(text)
        return _weekly(text) or super().read(text, scene)

    def check(self, text: str) -> None:
        if not _weekly(text):
            super().check(text)


def _weekly(text: str) -> str:
    """The number that is meant, or “none”; empty where nothing says it."""
    said = words.fold(text).strip(" .!")
    if said in _NO_MORE:
        return NONE
    if _OTHER.search(said):
        return ""
    found = _NUMBER.search(said)
    if found is None:
        return next((number for word, number in _SAID.items() if word in said), "")
    number = found[1] or str(times.NUMBERS.index(found[2].lower()) + 1)
    return number if number in NUMBERS else ""


class CallRef(Arg[Scene, Call]):
    """A whole call, for a held answer: what was asked about it is settled in there."""

    widget = "hidden"
    limit = 20_000

    def __init__(self) -> None:
        super().__init__("What was asked about")

    def read(self, text: str, scene: Scene) -> Call:
        return parse(text)

    def spell(self, value: Call) -> str:
        return spell(value)
