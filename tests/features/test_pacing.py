"""Pacing on a simulated clock: what a platform allows is kept, and nobody waits for longer than that."""

from __future__ import annotations

import heapq
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox import pacing
from bot.outbox.model import Rates
from bot.outbox.pacing import Pacer

ULP = 1e-6
"""Seconds that adding up floating numbers may cost."""


@dataclass(frozen=True)
class Item:
    """A call to a channel of a space, which takes so many seconds; put at `at`."""

    number: int
    channel: str
    space: str
    seconds: float = 0.0
    opening: bool = False
    at: float = 0.0


@dataclass(frozen=True)
class Began:
    item: Item
    at: float


def simulate(
    items: list[Item], rates: Rates, *, at_once: int = 1_000, blocks: tuple[tuple[float, str, float], ...] = ()
) -> list[Began]:
    """Every item through a pacer, as the sender does it: at most `at_once` calls, none waited for in between.

    `blocks`: at such a time, a name is blocked until such a time.
    """
    pacer: Pacer[Item] = Pacer()

    def put(item: Item) -> None:
        opening = "p:opening" if item.opening else None
        pacer.put(item, channel=item.channel, space=item.space, platform="p", rates=rates, opening=opening)

    events: list[tuple[float, int, Callable[[], None]]] = []
    events += [(item.at, number, partial(put, item)) for number, item in enumerate(items)]
    events += [(at, -1 - number, partial(pacer.block, name, until)) for number, (at, name, until) in enumerate(blocks)]
    heapq.heapify(events)
    order, began, now = itertools.count(len(items)), list[Began](), 0.0
    while True:
        while events and events[0][0] <= now:
            heapq.heappop(events)[2]()
        while pacer.calls < at_once and (item := pacer.take(now)) is not None:
            began.append(Began(item, now))
            heapq.heappush(events, (over := now + item.seconds, next(order), partial(pacer.done, item.channel, over)))
        moments = [events[0][0]] if events else []
        turn = pacer.next_at()
        if turn is not None and pacer.calls < at_once:
            moments.append(turn)
        if not moments:
            break
        now = max(now, min(moments))
    assert (pacer.waiting, pacer.calls) == (0, 0)
    return began


_interval = st.sampled_from([0.0, 0.025, 0.5, 1.0, 3.0])
_rates = st.builds(
    Rates,
    channel=_interval,
    space=_interval,
    platform=st.sampled_from([0.0, 0.025, 0.3]),
    opening=st.sampled_from([0.0, 2.0]),
    at_once=st.integers(1, 4),
)


@st.composite
def _loads(draw: st.DrawFn) -> list[Item]:
    channels = draw(st.integers(1, 8))
    spaces = draw(st.integers(1, 3))
    some = draw(
        st.lists(
            st.tuples(
                st.integers(0, channels - 1),
                st.sampled_from([0.0, 0.01, 0.7, 5.0]),
                st.booleans(),
                st.sampled_from([0.0, 0.0, 0.4, 1.0, 7.0]),
            ),
            min_size=1,
            max_size=30,
        )
    )
    return [
        Item(number, f"c{channel}", f"s{channel % spaces}", seconds, opening, at)
        for number, (channel, seconds, opening, at) in enumerate(sorted(some, key=lambda one: one[3]))
    ]


_blocks = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.5, 1.0, 4.0]), st.sampled_from(["c0", "c1", "s0", "p", "p:opening"]), st.just(9.0)
    ),
    max_size=2,
).map(tuple)


@given(_loads(), _rates, st.sampled_from([1, 3, 64]), _blocks)
def test_whatever_the_load_what_a_platform_allows_is_kept(
    items: list[Item], rates: Rates, at_once: int, blocks: tuple[tuple[float, str, float], ...]
):
    began = simulate(items, rates, at_once=at_once, blocks=blocks)
    assert Counter(one.item.number for one in began) == Counter(item.number for item in items), "lost or doubled"
    by_channel, by_space = defaultdict[str, list[Began]](list), defaultdict[str, list[Began]](list)
    for one in began:
        by_channel[one.item.channel].append(one)
        by_space[one.item.space].append(one)
    for some in by_channel.values():
        assert [one.item.number for one in some] == sorted(one.item.number for one in some), "out of order"
        for first, second in pairwise(some):
            assert second.at >= first.at + max(first.item.seconds, rates.channel) - ULP, "one channel, two calls"
    for some in by_space.values():
        assert most_at_once(some) <= rates.at_once
        assert closest(some) >= rates.space - ULP
    assert most_at_once(began) <= at_once
    assert closest(began) >= rates.platform - ULP
    assert closest([one for one in began if one.item.opening]) >= rates.opening - ULP
    for at, name, until in blocks:
        for one in began:
            names = {one.item.channel, one.item.space, "p", *(["p:opening"] if one.item.opening else [])}
            assert name not in names or not at < one.at < until, f"{one} while {name} was blocked"


def closest(some: list[Began]) -> float:
    return min((second.at - first.at for first, second in pairwise(some)), default=float("inf"))


def most_at_once(some: list[Began]) -> int:
    """The largest number of calls in flight at one time; a call that takes no time is over at once."""
    ends = sorted((*((one.at, 1) for one in some), *((one.at + one.item.seconds, -1) for one in some)))
    return max(itertools.accumulate(change for _, change in ends), default=0)


def test_openings_are_made_in_order_even_into_a_busy_space():
    talk = [Item(number, f"c{number}", "s", 1.5) for number in range(40)]
    items = talk + [Item(100 + number, f"new{number}", "s", 1.5, opening=True) for number in range(5)]
    began = simulate(items, Rates(opening=2.0, at_once=2))
    opened = [one for one in began if one.item.opening]
    assert [one.item.number for one in opened] == [100, 101, 102, 103, 104]
    assert opened[-1].at <= 4 * (2.0 + 1.5)


@given(_loads(), st.sampled_from([1.0, 2.0]))
def test_openings_delay_nobody_else(items: list[Item], opening: float):
    """Those who need none begin when they would without any opening in the world."""
    apart = [
        Item(one.number, f"{one.channel}{one.opening}", f"{one.space}{one.opening}", one.seconds, one.opening, one.at)
        for one in items
    ]
    rates = Rates(channel=1.0, opening=opening, at_once=2)
    together = {one.item.number: one.at for one in simulate(apart, rates) if not one.item.opening}
    alone = {one.item.number: one.at for one in simulate([one for one in apart if not one.opening], rates)}
    assert together == alone


def spread(*counts: int) -> list[Item]:
    """So many messages to each channel, each in a space of its own."""
    return [Item(0, f"c{number}", f"s{number}", 0.02) for number, count in enumerate(counts) for _ in range(count)]


def zipf(messages: int, channels: int) -> list[int]:
    picked = random.Random(7).choices(range(channels), [1 / (rank + 1) for rank in range(channels)], k=messages)
    return list(Counter(picked).values())


LOADS = {
    "200 channels x 10": [10] * 200,
    "one hot channel x 60, then 400 x 1": [60, *[1] * 400],
    "Zipf 2,000 over 300": zipf(2_000, 300),
}


@pytest.mark.parametrize("load", LOADS)
@pytest.mark.parametrize("at_once", [50, 64])
def test_a_load_takes_hardly_longer_than_it_must(load: str, at_once: int):
    counts = LOADS[load]
    began = simulate(spread(*counts), Rates(channel=1.0), at_once=at_once)
    least = max(max(counts) - 1, sum(counts) * 0.02 / at_once)
    assert began[-1].at <= 1.1 * least
    first = sorted({one.item.channel: one.at for one in reversed(began)}.values())
    assert first[int(0.95 * len(first))] <= 0.2, "a hot channel holds up the others"


@pytest.mark.parametrize("rates", [Rates(channel=1.0, platform=1 / 40), Rates(channel=5.0, space=0.1)])
def test_a_hot_channel_does_not_hold_up_the_first_message_of_another(rates: Rates):
    items = [Item(0, "hot", "s", 0.02)] * 60 + [Item(0, f"c{number}", "s", 0.02) for number in range(40)]
    firsts = {one.item.channel: one.at for one in reversed(simulate(items, rates))}
    assert max(firsts.values()) <= 41 * max(rates.platform, rates.space) + 2 * 0.02 * 40


def test_the_work_for_an_item_does_not_grow_with_their_number(monkeypatch: pytest.MonkeyPatch):
    operations = 0

    def counted(name: str) -> object:
        real = getattr(heapq, name)

        def operate(*given: object) -> object:
            nonlocal operations
            operations += 1
            return real(*given)

        return operate

    class Counting:
        heappush, heappop, heapify = counted("heappush"), counted("heappop"), heapq.heapify

    monkeypatch.setattr(pacing, "heapq", Counting)
    an_item: list[float] = []
    for channels in (30, 300, 3_000):
        operations = 0
        items = [Item(0, f"c{number % channels}", f"s{number % 7}", 0.1) for number in range(2 * channels)]
        simulate(items, Rates(channel=1.0, space=0.01, platform=0.002, at_once=4), at_once=64)
        an_item.append(operations / len(items))
    assert max(an_item) <= 12
    assert an_item[-1] <= 1.3 * an_item[0]


def test_channels_that_are_quiet_are_forgotten():
    pacer: Pacer[int] = Pacer()
    for number in range(20 * pacing.KEPT):
        pacer.put(number, channel=f"c{number}", space=f"s{number}", platform="p", rates=Rates(channel=1.0))
        pacer.block(f"c{number}", number + 1.0)
        assert pacer.take(number + 1.0) == number
        pacer.done(f"c{number}", number + 1.0)
    kept = sum(len(value) for value in vars(pacer).values() if isinstance(value, (dict, list)))
    assert kept <= 6 * pacing.KEPT


def test_a_block_by_one_call_is_not_shortened_by_another():
    pacer: Pacer[str] = Pacer()
    pacer.put("hello", channel="c", space="s", platform="p", rates=Rates())
    pacer.block("c", 60.0)
    pacer.block("c", 5.0, at_least=True)
    assert pacer.take(10.0) is None
    assert pacer.take(60.0) == "hello"
