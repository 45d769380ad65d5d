"""Who may be called next: no channel that has to wait makes another one wait.

Each channel is a queue of its own, and one heap holds the channels by the time at which their next call may begin. A
call reserves its turn with its space and its platform when its channel comes up, so every item is looked at a fixed
number of times, however many channels there are. Times are seconds on one monotonic clock; the caller passes them in.
"""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.outbox.model import Rates

T = TypeVar("T")

KEPT = 1_000
"""Quiet channels that are remembered without a look whether they may be forgotten."""


@dataclass(slots=True)
class _Turns:
    next: float = 0.0
    """When the next turn is free."""


@dataclass(slots=True)
class _Space(_Turns):
    calls: int = 0
    parked: deque[str] = field(default_factory=deque[str])
    """Channels whose turn has come while as many calls as may be were in flight."""


@dataclass(slots=True)
class _Channel(_Turns, Generic[T]):
    name: str = ""
    space: str = ""
    platform: str = ""
    rates: Rates = field(default_factory=Rates)
    waiting: deque[tuple[T, str | None]] = field(default_factory=deque[tuple[T, str | None]])
    busy: bool = False
    turns: int = 0
    """How many of the turns that a call needs are reserved: to open, of the space, of the platform."""


class Pacer(Generic[T]):
    """Items in, and out again when their channel, space and platform allow.

    One call at a time goes to a channel, which also keeps the order of its messages.
    """

    def __init__(self) -> None:
        self._channels: dict[str, _Channel[T]] = {}
        self._spaces: defaultdict[str, _Space] = defaultdict(_Space)
        self._platforms: defaultdict[str, _Turns] = defaultdict(_Turns)
        self._openings: defaultdict[str, _Turns] = defaultdict(_Turns)
        self._blocked: dict[str, float] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._order = itertools.count()
        self._waiting = 0
        self._calls = 0

    @property
    def waiting(self) -> int:
        return self._waiting

    @property
    def calls(self) -> int:
        """Taken and not yet done."""
        return self._calls

    def put(
        self, item: T, *, channel: str, space: str, platform: str, rates: Rates, opening: str | None = None
    ) -> None:
        """`opening` names whose turn is needed too when a direct conversation has to be opened, which is rationed."""
        at = self._channels.get(channel)
        if at is None:
            at = self._channels[channel] = _Channel(name=channel, space=space, platform=platform, rates=rates)
        at.waiting.append((item, opening))
        self._waiting += 1
        if len(at.waiting) == 1 and not at.busy:
            self._push(channel, at.next)

    def take(self, now: float) -> T | None:
        """The item whose turn it is, or None. Say `done` when its call has ended."""
        while self._heap and self._heap[0][0] <= now:
            _, _, name = heapq.heappop(self._heap)
            channel = self._channels[name]
            space = self._spaces[channel.space]
            at = self._turn(channel, now)
            if at > now:
                self._push(name, at)
            elif space.calls >= channel.rates.at_once:
                space.parked.append(name)
            else:
                item, _ = channel.waiting.popleft()
                channel.turns, channel.busy = 0, True
                channel.next = now + channel.rates.channel
                space.calls += 1
                self._calls += 1
                self._waiting -= 1
                return item
        return None

    def done(self, channel: str, now: float) -> None:
        """The call to `channel` has ended, well or not."""
        at = self._channels[channel]
        space = self._spaces[at.space]
        space.calls -= 1
        self._calls -= 1
        at.busy = False
        if space.parked:
            self._push(space.parked.popleft(), now)
        if at.waiting:
            self._push(channel, at.next)
        if len(self._channels) > 2 * (self._waiting + self._calls) + KEPT:
            self._forget(now)

    def block(self, name: str, until: float) -> None:
        """What a platform asked for: no call to the channel, space, platform or opening of this name before `until`."""
        self._blocked[name] = until

    def next_at(self) -> float | None:
        """When `take` may next give something; None while nothing waits but for calls in flight."""
        return self._heap[0][0] if self._heap else None

    def crowded(self, seconds: float) -> tuple[str, ...]:
        """Channels with so many waiting that one more would wait for longer than `seconds`."""
        return tuple(
            name
            for name, channel in self._channels.items()
            if channel.waiting and len(channel.waiting) * channel.rates.channel >= seconds
        )

    def clear(self) -> list[T]:
        """Everything that waits, taken out."""
        left = [item for channel in self._channels.values() for item, _ in channel.waiting]
        for channel in self._channels.values():
            channel.waiting.clear()
            channel.turns = 0
        for space in self._spaces.values():
            space.parked.clear()
        self._heap.clear()
        self._waiting = 0
        return left

    def _push(self, channel: str, at: float) -> None:
        heapq.heappush(self._heap, (at, next(self._order), channel))

    def _turn(self, channel: _Channel[T], now: float) -> float:
        """When the channel may go on: now, or when its next turn comes. Turns are reserved one after the other, so that
        who waits for one, long perhaps, doesn't keep the next from others."""
        platform, space, opening = self._platforms[channel.platform], self._spaces[channel.space], None
        rates, wanted = channel.rates, channel.waiting[0][1]
        if wanted is not None:
            opening = self._openings[wanted]
        if self._blocked:
            names = (channel.name, channel.space, channel.platform, wanted)
            blocked = max(self._blocked.get(name, 0.0) for name in names if name is not None)
            if blocked > now:
                channel.turns = 0
                return blocked
        for number, (turns, seconds) in enumerate(
            ((opening, rates.opening), (space, rates.space), (platform, rates.platform)), start=1
        ):
            if channel.turns < number:
                channel.turns = number
                if turns is not None and seconds:
                    at = max(now, turns.next)
                    turns.next = at + seconds
                    if at > now:
                        return at
        return now

    def _forget(self, now: float) -> None:
        """Channels and spaces that are quiet and may be called at once are as good as unknown."""
        for name, channel in list(self._channels.items()):
            if not channel.waiting and not channel.busy and channel.next <= now:
                del self._channels[name]
        self._blocked = {name: until for name, until in self._blocked.items() if until > now}
        used = {channel.space for channel in self._channels.values()}
        for name, space in list(self._spaces.items()):
            if name not in used and space.next <= now:
                del self._spaces[name]
