"""Who manages the workspace, as Slack says: asked for again every five minutes about those who do."""

from __future__ import annotations

import pytest
import pytest_asyncio

from adapters.slack import people
from bot.features import FEATURES
from tests.adapters.slack.stage import Stage
from tests.features.organising import REFUSED, feature

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def club(stage: Stage) -> Stage:
    stage.features = (*FEATURES, feature)
    await stage.restart()
    return stage


@pytest.mark.parametrize("role", ["admin", "owner"])
async def test_admins_and_owners_are_organisers(club: Stage, role: str):
    setattr(club.maya.person, role, True)
    await club.maya.types("/grapevine club name Lune")
    await club.maya.sees("The club is Lune now")
    await club.maya.presses("Another name")
    await club.maya.fills(to="Moon")
    await club.maya.sees("The club is Moon now")
    await club.noor.types("/grapevine club name Lune")
    await club.noor.sees(REFUSED)


async def test_a_guest_is_none_whatever_slack_says(club: Stage):
    gus = club.fake.user("U7", name="Gus Guest", restricted=True)
    gus.person.admin = True
    await gus.types("/grapevine club name Lune")
    await gus.does_not_see("Lune now")


async def test_who_was_one_is_asked_about_again_after_five_minutes(club: Stage, monkeypatch: pytest.MonkeyPatch):
    club.maya.person.admin = True
    for _ in range(2):
        await club.maya.types("/grapevine club name Lune")
        await club.maya.sees("The club is Lune now")
    assert len(club.fake.called("users.info")) == 1
    assert people.ORGANISER_SECONDS == 300.0
    monkeypatch.setattr(people, "ORGANISER_SECONDS", 0.0)
    club.maya.person.admin = False
    await club.maya.types("/grapevine club name Moon")
    await club.maya.sees(REFUSED)


async def test_what_slack_can_not_be_asked_about_does_not_last(club: Stage, monkeypatch: pytest.MonkeyPatch):
    club.maya.person.admin = True
    await club.maya.types("/grapevine club name Lune")
    monkeypatch.setattr(people, "ORGANISER_SECONDS", 0.0)
    club.fake.fault("users.info", "failed_before", times=None)
    await club.maya.types("/grapevine club name Moon")
    await club.maya.sees(REFUSED)
    await club.maya.types("/contact list")
    await club.maya.sees("Nobody here yet")


async def test_who_becomes_one_is_known_when_slack_says_so(club: Stage):
    await club.maya.types("/grapevine club name Lune")
    await club.maya.sees(REFUSED)
    club.maya.person.admin = True
    await club.maya._changed()
    await club.maya.types("/grapevine club name Lune")
    await club.maya.sees("The club is Lune now")
