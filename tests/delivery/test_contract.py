"""One contract that every messenger keeps: what it declares is true, and its replies mean what they say.

A messenger joins by one line in tests/delivery/stages.py.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeAlias

import pytest

from bot.clock import now
from bot.kit.cards import Card
from bot.outbox.model import MARKER_LENGTH, Ambiguous, Receipt, Refused
from tests.delivery.stages import ALL, REMOTE, TEN_MINUTES, Reply, Stage, Staging

Story: TypeAlias = Callable[[Stage], Coroutine[Any, Any, None]]

MINE, YOURS = "m" * MARKER_LENGTH, "-_y" * 7 + "y"
HELLO, BYE = Card("Hello"), Card("Good-bye")
MINUTE = timedelta(minutes=1)


def play(staging: Staging, story: Story) -> None:
    """Plays a story with a messenger on its stage."""

    async def run() -> None:
        async with asyncio.timeout(10), staging() as stage:
            await story(stage)

    asyncio.run(run())


@pytest.fixture(params=[pytest.param(staging, id=name) for name, staging in ALL.items()])
def staging(request: pytest.FixtureRequest) -> Staging:
    return request.param


@pytest.fixture(params=[pytest.param(staging, id=name) for name, staging in REMOTE.items()])
def remote(request: pytest.FixtureRequest) -> Staging:
    return request.param


def test_a_message_arrives_once_and_its_receipt_says_where(staging: Staging):
    async def story(stage: Stage) -> None:
        receipt = await stage.messenger.send(stage.place, HELLO, marker=MINE)
        assert (receipt.place, bool(receipt.message)) == (stage.place, True)
        assert (stage.shown(), stage.posts()) == (["Hello"], 1)

    play(staging, story)


def test_the_same_card_for_two_deliveries_is_two_messages(staging: Staging):
    async def story(stage: Stage) -> None:
        one = await stage.messenger.send(stage.place, HELLO, marker=MINE)
        other = await stage.messenger.send(stage.place, HELLO, marker=YOURS)
        assert one != other
        assert stage.shown() == ["Hello", "Hello"]

    play(staging, story)


def test_many_at_once_arrive_once_each(staging: Staging):
    async def story(stage: Stage) -> None:
        send = stage.messenger.send
        cards = [(Card(f"{number}"), f"{number:0{MARKER_LENGTH}}") for number in range(30)]
        receipts = await asyncio.gather(*(send(stage.place, card, marker=marker) for card, marker in cards))
        assert len({receipt.message for receipt in receipts}) == 30
        assert sorted(stage.shown()) == sorted(card.title for card, _ in cards)

    play(staging, story)


def test_with_a_nonce_the_same_delivery_twice_is_one_message_and_else_two(staging: Staging):
    async def story(stage: Stage) -> None:
        receipts = [await stage.messenger.send(stage.place, HELLO, marker=MINE) for _ in range(2)]
        copies = 1 if stage.messenger.can.nonce else 2
        assert len(set(receipts)) == len(stage.shown()) == copies

    play(staging, story)


def test_with_a_nonce_a_message_whose_reply_was_lost_arrives_once(remote: Staging):
    async def story(stage: Stage) -> None:
        stage.next("reset after")
        with pytest.raises(Ambiguous):
            await stage.messenger.send(stage.place, HELLO, marker=MINE)
        await stage.messenger.send(stage.place, HELLO, marker=MINE)
        assert len(stage.shown()) == (1 if stage.messenger.can.nonce else 2)

    play(remote, story)


def test_read_back_finds_our_own_message_by_its_marker_and_place(staging: Staging):
    async def story(stage: Stage) -> None:
        messenger, since = stage.messenger, now() - MINUTE
        if not messenger.can.read_back:
            return await refuses(messenger.find(stage.place, MINE, since))
        assert await messenger.find(stage.place, MINE, since) is None
        other = await messenger.send(stage.place, BYE, marker=YOURS)
        stage.stranger(MINE)
        assert await messenger.find(stage.place, MINE, since) is None
        mine = await messenger.send(stage.place, HELLO, marker=MINE)
        assert await messenger.find(stage.place, MINE, since) == mine
        assert await messenger.find(stage.place, YOURS, since) == other
        assert await messenger.find(stage.other, MINE, since) is None
        assert await messenger.find(stage.place, MINE, now() + MINUTE) is None

    play(staging, story)


def test_read_back_finds_a_message_whose_reply_was_lost(remote: Staging):
    async def story(stage: Stage) -> None:
        messenger, since = stage.messenger, now() - MINUTE
        lost: tuple[Reply, ...] = ("reset after", "server error after", "malformed")
        for number, reply in enumerate(lost):
            stage.next(reply)
            marker = f"{number:0{MARKER_LENGTH}}"
            with pytest.raises(Ambiguous):
                await messenger.send(stage.place, HELLO, marker=marker)
            if messenger.can.read_back:
                found = await messenger.find(stage.place, marker, since)
                assert found is not None
                assert found.place == stage.place
        assert len(stage.shown()) == len(lost)

    play(remote, story)


def test_an_edit_changes_the_message_and_posts_none(staging: Staging):
    async def story(stage: Stage) -> None:
        receipt = await stage.messenger.send(stage.place, HELLO, marker=MINE)
        if not stage.messenger.can.edit:
            await refuses(stage.messenger.update(receipt, BYE))
            assert stage.shown() == ["Hello"]
            return
        await stage.messenger.update(receipt, BYE)
        assert (stage.shown(), stage.posts()) == (["Good-bye"], 1)

    play(staging, story)


def test_an_edit_of_a_message_that_is_gone_is_refused(remote: Staging):
    async def story(stage: Stage) -> None:
        await refuses(stage.messenger.update(Receipt(stage.place, "404"), BYE))
        assert stage.shown() == []

    play(remote, story)


def test_a_direct_conversation_is_private_and_always_the_same(staging: Staging):
    async def story(stage: Stage) -> None:
        messenger, person = stage.messenger, stage.person
        if not messenger.can.direct:
            return await refuses(messenger.direct(person))
        place = await messenger.direct(person)
        assert place.private
        assert (place.platform, place.realm) == (person.platform, person.realm)
        assert set(await asyncio.gather(*(messenger.direct(person) for _ in range(3)))) == {place}
        assert await messenger.direct(stage.another) != place
        assert stage.posts() == 0
        assert (await messenger.send(place, HELLO, marker=MINE)).place == place

    play(staging, story)


def test_what_it_can_and_how_fast_it_may_is_fixed_and_sane(staging: Staging):
    async def story(stage: Stage) -> None:
        can, rates = stage.messenger.can, stage.messenger.rates
        await stage.messenger.send(stage.place, HELLO, marker=MINE)
        assert (can, rates) == (stage.messenger.can, stage.messenger.rates)
        for seconds in (rates.channel, rates.space, rates.platform, rates.opening):
            # Slower than that, and what is claimed at once would lose its lease while it waits.
            assert 0 <= seconds <= 10
        assert rates.platform <= rates.space or not rates.space
        assert 1 <= rates.at_once <= 50

    play(staging, story)


REPLIES: dict[Reply, type[Refused] | type[Ambiguous]] = {
    "rate limited": Refused,
    "server error before": Ambiguous,
    "server error after": Ambiguous,
    "reset before": Ambiguous,
    "reset after": Ambiguous,
    "malformed": Ambiguous,
    "unclear": Ambiguous,
    "try again": Refused,
    "space gone": Refused,
    "place gone": Refused,
    "person gone": Refused,
    "message bad": Refused,
}


@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_is_classed_by_what_it_means_after_one_post(remote: Staging, reply: Reply):
    async def story(stage: Stage) -> None:
        stage.next(reply)
        with pytest.raises(REPLIES[reply]) as raised:
            await stage.messenger.send(stage.place, HELLO, marker=MINE)
        assert stage.posts() == 1
        assert len(stage.shown()) == (reply in ("server error after", "reset after", "malformed"))
        # A code ends up in the database and in the log: no sentence, nothing private.
        assert raised.value.code.replace("_", "").isalnum()
        if isinstance(raised.value, Refused):
            check(raised.value, reply)
        await stage.messenger.send(stage.place, BYE, marker=YOURS)
        assert stage.posts() == 2

    play(remote, story)


def check(refusal: Refused, reply: Reply) -> None:
    if reply == "rate limited":
        assert refusal.retry_after == timedelta(seconds=TEN_MINUTES)
        assert refusal.scope in ("place", "space", "platform")
    else:
        assert refusal.retry_after is None
    scopes = {
        "space gone": ("space", "platform"),  # where one token is for all spaces, they go together
        "place gone": ("place",),
        "person gone": ("person",),
        "message bad": ("message",),
    }
    assert refusal.permanent == (reply in scopes)
    assert refusal.scope in scopes.get(reply, (refusal.scope,))


def test_a_call_that_is_given_up_is_not_repeated(remote: Staging):
    async def story(stage: Stage) -> None:
        stage.next("hangs")
        with pytest.raises((TimeoutError, Ambiguous)):
            async with asyncio.timeout(0.1):
                await stage.messenger.send(stage.place, HELLO, marker=MINE)
        await stage.messenger.send(stage.place, BYE, marker=YOURS)
        await asyncio.sleep(0.1)
        assert (stage.shown(), stage.posts()) == (["Hello", "Good-bye"], 2)

    play(remote, story)


def test_what_could_not_be_written_is_a_definite_no(remote: Staging):
    async def story(stage: Stage) -> None:
        await stage.go()
        with pytest.raises(Refused) as raised:
            await stage.messenger.send(stage.place, HELLO, marker=MINE)
        assert (raised.value.permanent, stage.shown()) == (False, [])

    play(remote, story)


async def refuses(call: Coroutine[Any, Any, Any]) -> None:
    """What a messenger can't do it says for good."""
    with pytest.raises(Refused) as raised:
        await call
    assert raised.value.permanent
