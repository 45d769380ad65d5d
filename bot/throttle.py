"""How much one member, and one workspace, may ask of the bot in a minute.

Token buckets: so many at once, then an even trickle. Each process counts for itself and forgets when it ends, which is
enough: the caps keep a machine that went wild from holding everybody up, they are no bill. Used from one event loop.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Literal

from bot.kit import words
from bot.kit.errors import UserError
from bot.members.model import Handle

MEMBER = 30
"""Commands a minute."""

SPACE = 300
"""Commands a minute of everybody in a workspace together."""

SUGGESTIONS = 8
"""Times as many suggestions as commands, counted apart: they come with every letter that somebody types."""

MOST = 10_000
"""Buckets that are kept; of more, the ones used longest ago count as full again."""

MINUTE = 60.0
ROUNDING = 1e-6
"""Seconds that sums of floats may be off."""

Did = Literal["command", "press", "suggestion"]

WEIGHTS: dict[Did, float] = {"command": 1, "press": 0.5, "suggestion": 1 / SUGGESTIONS}
"""What each takes of a bucket. Buttons are cheap: going down a list, people press one a second for a while."""


class TooFast(UserError):
    """That was faster than I can follow, and nothing was changed.

    Please try again in {wait}.
    """


class TooMany(UserError):
    """Many people here are asking me something right now, and nothing was changed.

    Please try again in {wait}.
    """


class Buckets:
    """For each key, `rate` a minute: that many at once while it is full. Memory: keys used within a minute, at most
    `most` of them."""

    def __init__(self, rate: float, *, most: int = MOST) -> None:
        self._seconds = MINUTE / rate  # until one more fits
        self._most = most
        # When each will be full again, in the order of their last use: one that is full is the same as one unheard of.
        self._full_at: OrderedDict[Hashable, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def wait(self, key: Hashable, weight: float, now: float) -> float:
        """Seconds until there is room for so much; 0 when there is now."""
        wait = self._filled(key, weight, now) - now - MINUTE
        return wait if wait > ROUNDING else 0.0

    def take(self, key: Hashable, weight: float, now: float) -> None:
        self._full_at[key] = self._filled(key, weight, now)
        self._full_at.move_to_end(key)
        while len(self._full_at) > self._most or next(iter(self._full_at.values())) <= now:
            self._full_at.popitem(last=False)

    def _filled(self, key: Hashable, weight: float, now: float) -> float:
        """When it would be full again after this."""
        return max(self._full_at.get(key, now), now) + weight * self._seconds


class Throttle:
    """`monotonic` gives seconds."""

    def __init__(
        self,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        member: float = MEMBER,
        space: float = SPACE,
        most: int = MOST,
    ) -> None:
        self._monotonic = monotonic
        self._members = {apart: Buckets(member, most=most) for apart in (False, True)}
        self._spaces = {apart: Buckets(space, most=most) for apart in (False, True)}

    def __len__(self) -> int:
        """Buckets in memory."""
        return sum(len(buckets) for buckets in (*self._members.values(), *self._spaces.values()))

    def admit(self, who: Handle, space: str, did: Did) -> None:
        """Count what somebody did in a workspace. Raises TooFast or TooMany, and then counts nothing at all: what is
        refused to one member takes nothing from the others, nor from their own next minute."""
        now, weight, apart = self._monotonic(), WEIGHTS[did], did == "suggestion"
        members, spaces = self._members[apart], self._spaces[apart]
        wait = members.wait(who, weight, now)
        if wait > 0:
            raise TooFast(wait=_said(wait))
        wait = spaces.wait(space, weight, now)
        if wait > 0:
            raise TooMany(wait=_said(wait))
        members.take(who, weight, now)
        spaces.take(space, weight, now)


def _said(seconds: float) -> str:
    return words.plural(math.ceil(seconds), "second")
