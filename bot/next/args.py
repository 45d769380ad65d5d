"""Which step a button means, spelled in a word: `presence.comment.20260305`, with `.small` for its small version."""

from __future__ import annotations

from datetime import date

from bot.kit.args import Arg, Scene
from bot.kit.calls import BrokenCall, Call, parse, spell
from bot.next.model import Kind, Pressed

_SMALL = "small"


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
