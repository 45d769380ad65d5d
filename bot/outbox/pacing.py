"""Who may be called next: no channel that has to wait makes another one wait.

Each channel is a queue of its own. Those whose next call may begin pass gates one after the other: the opening's, their
space's and their platform's. A gate lets them through in order, and only the first in its queue is looked at, so every
item is looked at a fixed number of times, however many channels there are. Times are seconds on one monotonic clock;
the caller passes them in.
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
class _Gate(Generic[T]):
    """Lets channels through one after the other: `seconds` apart from call to call, so many `at_once`."""

    seconds: float = 0.0
    at_once: int | None = None
    next: float = 0.0
    """When the next call may begin."""
    calls: int = 0
    """Channels let through whose call hasn't ended; counted where `at_once` limits them."""
    holder: _Channel[T] | None = None
    """Let through, and its call hasn't begun: how far apart calls are counts from their beginning."""
    queue: deque[tuple[_Channel[T], int]] = field(default_factory=deque["tuple[_Channel[T], int]"])
    """Channels with the ticket they held when they came."""
    due: bool = False
    """Whether it is in the heap."""

    @property
    def shut(self) -> bool:
        """Whether only the beginning or the end of a call opens it."""
        return self.holder is not None or (self.at_once is not None and self.calls >= self.at_once)


@dataclass(slots=True)
class _Channel(Generic[T]):
    name: str
    space: str
    platform: str
    rates: Rates
    next: float = 0.0
    waiting: deque[tuple[T, str | None]] = field(default_factory=deque[tuple[T, str | None]])
    busy: bool = False
    passed: list[_Gate[T]] = field(default_factory=list[_Gate[T]])
    """The gates behind it, on the way to its next call."""
    ticket: int = 0
    """Another one when it starts again: its old places in queues count no more."""


class Pacer(Generic[T]):
    """Items in, and out again when their channel, space and platform allow.

    One call at a time goes to a channel, which also keeps the order of its messages.
    """

    def __init__(self) -> None:
        self._channels: dict[str, _Channel[T]] = {}
        self._spaces: defaultdict[str, _Gate[T]] = defaultdict(_Gate[T])
        self._platforms: defaultdict[str, _Gate[T]] = defaultdict(_Gate[T])
        self._openings: defaultdict[str, _Gate[T]] = defaultdict(_Gate[T])
        self._blocked: dict[str, float] = {}
        self._heap: list[tuple[float, int, _Channel[T] | _Gate[T], int]] = []
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
            at = self._channels[channel] = _Channel(channel, space, platform, rates)
        at.waiting.append((item, opening))
        self._waiting += 1
        if len(at.waiting) == 1 and not at.busy:
            self._push(at, at.next)

    def take(self, now: float) -> T | None:
        """The item whose turn it is, or None. Say `done` when its call has ended."""
        while self._heap and self._heap[0][0] <= now:
            _, _, one, ticket = heapq.heappop(self._heap)
            if isinstance(one, _Gate):
                one.due = False
                channel = self._first(one, now)
            else:
                channel = one if ticket == one.ticket else None
            if channel is not None and self._goes_on(channel, now):
                return self._begins(channel, now)
        return None

    def done(self, channel: str, now: float) -> None:
        """The call to `channel` has ended, well or not."""
        at = self._channels[channel]
        self._calls -= 1
        at.busy = False
        self._leaves(self._spaces[at.space], now)
        if at.waiting:
            self._push(at, at.next)
        if len(self._channels) > 2 * (self._waiting + self._calls) + KEPT:
            self._forget(now)

    def block(self, name: str, until: float, *, at_least: bool = False) -> None:
        """What a platform asked for: no call to the channel, space, platform or opening of this name before `until`.
        It takes the place of an earlier one, unless that is longer and this is what `at_least` was asked for."""
        self._blocked[name] = max(until, self._blocked.get(name, until)) if at_least else until

    def withdraw(self, name: str) -> list[T]:
        """Take out what waits for the channel, space, platform or opening of this name."""
        taken: list[T] = []
        for channel in self._channels.values():
            stopped = name in (channel.name, channel.space, channel.platform)
            left = [] if stopped else [(item, opening) for item, opening in channel.waiting if opening != name]
            if len(left) < len(channel.waiting):
                taken += [item for item, opening in channel.waiting if stopped or opening == name]
                channel.waiting = deque(left)
                self._starts_again(channel, channel.next)
        self._waiting -= len(taken)
        return taken

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

    def opening(self, name: str) -> int:
        """How many wait for the turn of this name to open a conversation."""
        return sum(opening == name for channel in self._channels.values() for _, opening in channel.waiting)

    def clear(self) -> list[T]:
        """Everything that waits, taken out."""
        left = [item for channel in self._channels.values() for item, _ in channel.waiting]
        for channel in self._channels.values():
            channel.waiting.clear()
            self._starts_again(channel, channel.next)
        self._waiting = 0
        return left

    def _push(self, one: _Channel[T] | _Gate[T], at: float) -> None:
        heapq.heappush(self._heap, (at, next(self._order), one, one.ticket if isinstance(one, _Channel) else 0))

    def _goes_on(self, channel: _Channel[T], now: float) -> bool:
        """Through every gate that is open to it, and whether that was the last one. Else it waits at the next."""
        gates = self._gates(channel)
        while len(channel.passed) < len(gates):
            blocked = self._blocked_until(channel)
            if blocked > now:
                self._starts_again(channel, blocked)
                return False
            gate = gates[len(channel.passed)]
            if gate.queue or gate.shut or gate.next > now:
                # Whoever has the turn to open keeps it until the call begins, so it goes first everywhere else.
                opens = len(gates) == 3 and gates[0].holder is channel
                (gate.queue.appendleft if opens else gate.queue.append)((channel, channel.ticket))
                self._rouse(gate, now)
                return False
            self._passes(channel, gate)
        return True

    def _first(self, gate: _Gate[T], now: float) -> _Channel[T] | None:
        """The first in the queue, let through; None when there is nobody, or the gate isn't open."""
        while gate.queue and gate.queue[0][0].ticket != gate.queue[0][1]:
            gate.queue.popleft()
        if not gate.queue or gate.shut or gate.next > now:
            self._rouse(gate, now)
            return None
        channel, _ = gate.queue.popleft()
        blocked = self._blocked_until(channel)
        if blocked > now:
            self._starts_again(channel, blocked)
            channel = None
        else:
            self._passes(channel, gate)
        self._rouse(gate, now)
        return channel

    def _passes(self, channel: _Channel[T], gate: _Gate[T]) -> None:
        channel.passed.append(gate)
        gate.calls += gate.at_once is not None
        gate.holder = channel if gate.seconds else None

    def _begins(self, channel: _Channel[T], now: float) -> T:
        item, _ = channel.waiting.popleft()
        channel.busy, channel.next = True, now + channel.rates.channel
        for gate in channel.passed:
            gate.holder, gate.next = None, now + gate.seconds
            self._rouse(gate, now)
        channel.passed = []
        channel.ticket += 1
        self._calls += 1
        self._waiting -= 1
        return item

    def _starts_again(self, channel: _Channel[T], at: float) -> None:
        """From before the first gate, not before `at`."""
        for gate in channel.passed:
            gate.holder = None
            self._leaves(gate, at=0.0)
        channel.passed = []
        channel.ticket += 1
        if channel.waiting and not channel.busy:
            self._push(channel, at)

    def _leaves(self, gate: _Gate[T], at: float) -> None:
        gate.calls -= gate.at_once is not None
        self._rouse(gate, at)

    def _rouse(self, gate: _Gate[T], now: float) -> None:
        """Into the heap, if somebody waits at it and time alone opens it."""
        if gate.queue and not gate.due and not gate.shut:
            gate.due = True
            self._push(gate, max(now, gate.next))

    def _gates(self, channel: _Channel[T]) -> list[_Gate[T]]:
        rates, opening = channel.rates, channel.waiting[0][1]
        space, platform = self._spaces[channel.space], self._platforms[channel.platform]
        space.seconds, space.at_once, platform.seconds = rates.space, rates.at_once, rates.platform
        if opening is None:
            return [space, platform]
        first = self._openings[opening]
        first.seconds = rates.opening
        return [first, space, platform]

    def _blocked_until(self, channel: _Channel[T]) -> float:
        if not self._blocked:
            return 0.0
        names = (channel.name, channel.space, channel.platform, channel.waiting[0][1])
        return max(self._blocked.get(name, 0.0) for name in names if name is not None)

    def _forget(self, now: float) -> None:
        """Channels and spaces that are quiet and may be called at once are as good as unknown."""
        for name, channel in list(self._channels.items()):
            if not channel.waiting and not channel.busy and channel.next <= now:
                del self._channels[name]
        self._blocked = {name: until for name, until in self._blocked.items() if until > now}
        used = {channel.space for channel in self._channels.values()}
        for name, space in list(self._spaces.items()):
            if name not in used and not space.calls and space.next <= now:
                del self._spaces[name]
