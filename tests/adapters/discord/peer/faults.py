"""What goes wrong on the way: what becomes of a request."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "limited",
    "limited_shared",
    "limited_globally",
    "cloudflare",
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
"""`limited…`: 429 for the route, for a resource that others use too, or for everything; `cloudflare`: 429 as a page of
HTML, for the address. `…_before`: without an effect; `…_after`: with it. `hangs`: accepted, never answered. `late`:
never answered, and accepted only after a while. `malformed`: accepted, answered with half of a JSON document. `says`:
answers with an error, `says_after` even though the request had its effect."""


@dataclass
class Fault:
    """Befalls the next `times` requests of this `name` (None: all; name "*": any), each with probability `share`, 0
    to 1.

    `seconds`: of Retry-After, or until what is `late` is accepted. `status` and `code`: the error that Discord `says`.
    `channel`: only requests about it, by its short name or id.
    """

    name: str
    kind: Kind
    times: int | None = 1
    share: float = 1.0
    seconds: float = 1.0
    status: int = 400
    code: int = 0
    channel: str = ""


FAULTY = (
    ("limited", 0.05),
    ("failed_before", 0.04),
    ("reset_before", 0.03),
    ("reset_after", 0.05),
    ("hangs", 0.05),
    ("failed_after", 0.02),
    ("late", 0.02),
)


def faulty(name: str = "send", *, retry_after: float = 1.0) -> list[Fault]:
    """A network as bad as the one that delivery is tried on, for one kind of request. `retry_after` in seconds."""
    return [Fault(name, kind, times=None, share=share, seconds=retry_after) for kind, share in FAULTY]  # pyright: ignore[reportArgumentType]


class Faults:
    """Draws the fault of each request. With the same seed and the same requests, the same ones."""

    def __init__(self, planned: Iterable[Fault] = (), *, seed: int = 1) -> None:
        self.planned = list(planned)
        self._random = random.Random(seed)

    def draw(self, name: str, channel: str) -> Fault | None:
        number = self._random.random()
        for fault in self.planned:
            if fault.name not in ("*", name) or fault.channel not in ("", channel) or fault.times == 0:
                continue
            if number >= fault.share:
                number -= fault.share
                continue
            if fault.times is not None:
                fault.times -= 1
            return fault
        return None
