"""Who may manage the server, as Discord says with everything that they do there."""

from __future__ import annotations

import pytest
import pytest_asyncio

from bot.features import FEATURES
from tests.adapters.discord.peer import FakeUser
from tests.adapters.discord.peer.model import SEND_MESSAGES, VIEW_CHANNEL
from tests.adapters.discord.stage import Stage
from tests.features.organising import REFUSED, feature

pytestmark = pytest.mark.asyncio

ADMINISTRATOR = 1 << 3


@pytest_asyncio.fixture
async def club(stage: Stage) -> Stage:
    stage.features = (*FEATURES, feature)
    await stage.restart()
    return stage


def may(user: FakeUser, permissions: int) -> None:
    for guild in user.person.guilds:
        user.person.guilds[guild] = VIEW_CHANNEL | SEND_MESSAGES | permissions


async def test_who_manages_the_server_is_an_organiser(club: Stage):
    olga = club.fake.user("U5", name="Olga", organises=True)
    await olga.types("/grapevine what:club name Lune")
    await olga.sees("The club is Lune now")
    await club.noor.types("/grapevine what:club name Lune")
    await club.noor.sees(REFUSED)


async def test_so_is_an_administrator(club: Stage):
    may(club.noor, ADMINISTRATOR)
    await club.noor.types("/grapevine what:club name Lune")
    await club.noor.sees("The club is Lune now")


async def test_who_is_no_organiser_any_more_is_none_at_the_next_press(club: Stage):
    olga = club.fake.user("U5", name="Olga", organises=True)
    await olga.types("/grapevine what:club name")
    await olga.fills(to="Lune")
    await olga.sees("The club is Lune now")
    may(olga, 0)
    await olga.presses("Back")
    await olga.sees(REFUSED)


async def test_a_form_that_was_open_meanwhile_is_refused_too(club: Stage):
    olga = club.fake.user("U5", name="Olga", organises=True)
    await olga.types("/grapevine what:club name")
    may(olga, 0)
    await olga.fills(to="Lune")
    await olga.sees(REFUSED)


async def test_in_a_direct_message_nobody_is_one(club: Stage):
    olga = club.fake.user("U5", name="Olga", organises=True)
    await olga.types("/grapevine what:club name Lune", channel="")
    await olga.sees(REFUSED)
    await olga.says("club name Moon")
    await olga.was_sent(REFUSED)


async def test_nor_in_a_server_that_does_not_have_the_bot(club: Stage):
    club.fake.guild("G2", name="Elsewhere", installed=False)
    club.fake.channel("C2", name="lobby", guild="G2")
    mina = club.fake.user("U6", name="Mina Abe", guilds=("G2",), installed=True, organises=True)
    await mina.types("/grapevine what:club name Lune", channel="C2")
    await mina.sees(REFUSED)
