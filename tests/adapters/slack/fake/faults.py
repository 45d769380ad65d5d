"""What goes wrong on the way: what becomes of a call of the Web API."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "refused",
    "failed_before",
    "failed_after",
    "reset_before",
    "reset_after",
    "hangs_before",
    "hangs",
    "late",
    "malformed",
    "says",
    "says_after",
]
"""`refused`: 429 with Retry-After. `…_before`: without an effect; `…_after`: with it. `hangs`: accepted, never
answered. `late`: never answered, and accepted only after a while. `malformed`: accepted, answered with half of a JSON
document. `says`: answers with an error, `says_after` even though the call had its effect."""


@dataclass
class Fault:
    """Befalls the next `times` calls of `method` (None: all; method "*": any), each with probability `share`, 0 to 1.

    `seconds`: of Retry-After, or until what is `late` is accepted. `code`: the error that Slack `says`. `channel`:
    only calls about it.
    """

    method: str
    kind: Kind
    times: int | None = 1
    share: float = 1.0
    seconds: float = 1.0
    code: str = "internal_error"
    channel: str = ""


FAULTY = (
    ("refused", 0.05),
    ("failed_before", 0.04),
    ("reset_before", 0.03),
    ("reset_after", 0.05),
    ("hangs", 0.05),
    ("failed_after", 0.02),
    ("late", 0.02),
)


def faulty(method: str = "chat.postMessage", *, retry_after: float = 1.0) -> list[Fault]:
    """A network as bad as the one that delivery is tried on, for one method. `retry_after` in whole seconds."""
    return [Fault(method, kind, times=None, share=share, seconds=retry_after) for kind, share in FAULTY]  # pyright: ignore[reportArgumentType]


class Faults:
    """Draws the fault of each call. With the same seed and the same calls, the same ones."""

    def __init__(self, planned: Iterable[Fault] = (), *, seed: int = 1) -> None:
        self.planned = list(planned)
        self._random = random.Random(seed)

    def draw(self, method: str, channel: str) -> Fault | None:
        number = self._random.random()
        for fault in self.planned:
            if fault.method not in ("*", method) or fault.channel not in ("", channel) or fault.times == 0:
                continue
            if number >= fault.share:
                number -= fault.share
                continue
            if fault.times is not None:
                fault.times -= 1
            return fault
        return None
