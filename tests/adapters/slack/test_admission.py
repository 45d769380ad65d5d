"""Who may talk to the bot, what Slack tells of them, and workspaces that take the bot away."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import pytest_asyncio

from adapters.slack import people
from bot.installs.leaving import REMOVED
from bot.outbox.model import State
from tests.adapters.slack.fake import FakeUser
from tests.adapters.slack.stage import Stage, idle, staged
from tests.storage.rows import every_row

pytestmark = pytest.mark.asyncio

ONLY_MEMBERS = "I only talk with members of this workspace."
SPACE = "slack/T1"


@pytest_asyncio.fixture
async def open_stage(migrated_sqlite_url):
    """With GRAPEVINE_SLACK_GUESTS on."""
    async with staged(migrated_sqlite_url, "sockets", guests=True) as running:
        yield running
        await idle()


def outsider(stage: Stage, kind: str) -> FakeUser:
    match kind:
        case "guest":
            return stage.fake.user("U7", name="Gus Guest", restricted=True)
        case "guest of one channel":
            return stage.fake.user("U7", name="Gus Guest", ultra_restricted=True)
        case "stranger":
            return stage.fake.user("U7", name="Sly Stranger", stranger=True, team="T9")
    gone = stage.fake.user("U7", name="Gone Girl")
    gone.person.deleted = True
    return gone


def nothing_is_stored(stage: Stage) -> bool:
    rows = every_row(stage.database)
    return not any(rows[name] for name in ("members", "handles", "contacts", "goals", "inbox", "deliveries"))


@pytest.mark.parametrize("kind", ["guest", "guest of one channel", "stranger", "deactivated"])
async def test_outsiders_are_refused_kindly_and_nothing_is_stored(stage: Stage, kind: str):
    user = outsider(stage, kind)
    await user.types("/met Ana Ruiz")
    await user.sees(ONLY_MEMBERS, "ask whoever runs Grapevine here")
    await user.types("/goal set")
    await user.sees(ONLY_MEMBERS)
    assert user.modal is None
    await user.shortcut()
    assert user.modal is None
    if kind != "deactivated":  # nobody can write to them
        await user.was_sent(ONLY_MEMBERS, count=1)
        await user.says("met Ben")
        await user.was_sent(ONLY_MEMBERS, count=2)
    await user.opens_home()
    assert user.home_text.startswith(f"✗ {ONLY_MEMBERS}")
    assert "Log somebody" not in user.home_text
    assert nothing_is_stored(stage)


@pytest.mark.parametrize("kind", ["guest", "stranger"])
async def test_a_form_and_a_search_of_an_outsider_come_to_nothing(stage: Stage, kind: str):
    """They were a member when they opened it."""
    user = stage.fake.user("U7", name="Gus Guest")
    await user.types("/met Ana Ruiz")
    await user.types("/followup add")
    await user.puts(Who="Ana", When="tomorrow")
    before = every_row(stage.database)
    user.person.restricted, user.person.stranger = kind == "guest", kind == "stranger"
    await user._changed()
    assert await user.searches("Who", "an") == []
    await user.submits()
    assert ONLY_MEMBERS in str(user.errors)
    await user.closes()
    assert every_row(stage.database) == before


async def test_guests_may_be_let_in_and_strangers_never(open_stage: Stage):
    guest = outsider(open_stage, "guest")
    await guest.types("/met Ana Ruiz")
    await guest.sees("✓ Logged: Ana Ruiz")
    assert open_stage.find(guest) is not None
    stranger = open_stage.fake.user("U8", name="Sly", stranger=True, team="T9")
    await stranger.types("/met Ana Ruiz")
    await stranger.sees(ONLY_MEMBERS)
    assert open_stage.find(stranger) is None


async def test_while_slack_tells_nothing_of_people_those_we_know_go_on(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    await stage.maya.types("/met Ana Ruiz")
    monkeypatch.setattr(people, "FRESH_SECONDS", 0.0)
    down = stage.fake.fault("users.info", "says", times=None, code="fatal_error")
    await stage.maya.types("/met Ben Okafor")
    await stage.maya.sees("✓ Logged: Ben Okafor")
    await stage.noor.types("/met Ana Ruiz")
    await stage.noor.sees("I couldn't find out who you are", "Please try again in a moment.")
    assert stage.find(stage.noor) is None
    down.times = 0
    await stage.noor.types("/met Ana Ruiz")
    await stage.noor.sees("✓ Logged: Ana Ruiz")


# Zones


async def test_a_zone_that_changes_moves_the_nudges(stage: Stage):
    maya = stage.maya
    await maya.types("/met Ana Ruiz")
    await maya.changes_zone("America/Los_Angeles")
    await stage.until("2026-03-06 08:59", "America/Los_Angeles")
    assert maya.inbox == []
    await stage.until("2026-03-06 09:00", "America/Los_Angeles")
    await maya.was_sent("Say thanks: Ana Ruiz", count=1)


async def test_the_newest_zone_counts_however_late_the_others_come(stage: Stage):
    maya = stage.maya
    await maya.types("/met Ana Ruiz")
    for zone in ("Asia/Tokyo", "America/Los_Angeles"):
        stage.clock.move(timedelta(minutes=1))
        await maya.changes_zone(zone)
    early, late = [each for each in stage.fake.deliveries if each.payload.get("event", {}).get("type") == "user_change"]
    for delivery in (late, early, early):
        delivery.payload["event_id"] += "X"  # as if they had never come before
        await stage.fake.redeliver(delivery)
    await idle()
    assert stage.member().zone == "America/Los_Angeles"


async def test_somebody_we_do_not_know_may_move_as_they_like(stage: Stage):
    await stage.noor.changes_zone("Asia/Tokyo")
    assert nothing_is_stored(stage)


# Taken away


def waiting(stage: Stage) -> int:
    states = (State.PENDING, State.LEASED, State.SENDING)
    return len(stage.look(lambda store: store.outbox.listing(states, limit=100)))


def stopped(stage: Stage) -> bool:
    return SPACE in [each.name for each in stage.look(lambda store: store.outbox.stops(stage.clock()))]


@pytest.mark.parametrize("order", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")])
async def test_a_workspace_that_takes_the_bot_away_hears_nothing_until_it_has_it_back(
    stage: Stage, order: tuple[str, str]
):
    maya = stage.maya
    for name in ("Ana Ruiz", "Ben Okafor"):
        await maya.types(f"/met {name}")
    await stage.noor.types("/met Ana Ruiz; tomorrow")
    stage.clock.move(timedelta(hours=24))
    for job in stage.bot.jobs:
        await stage.bot.run_job(job)
    assert waiting(stage) >= 2

    stage.fake.twice = True
    sending = asyncio.create_task(stage.sender.drain())
    await stage.fake.uninstalls(order)
    await sending
    await idle()
    stage.fake.twice = False
    assert stopped(stage)
    sent = len(maya.inbox) + len(stage.noor.inbox)
    await stage.move(days=3)
    assert len(maya.inbox) + len(stage.noor.inbox) == sent
    assert waiting(stage) == 0
    calls = len(stage.fake.calls)
    await stage.move(days=1)
    assert len(stage.fake.calls) == calls  # it doesn't even try

    stage.fake.reinstalls()
    await stage.restart()
    assert not stopped(stage)
    await maya.types("/followup")
    await maya.sees("Ana Ruiz", "Ben Okafor")  # nothing is lost
    await stage.move(days=4)
    assert len(maya.inbox) + len(stage.noor.inbox) > sent


async def test_old_news_of_a_removal_changes_nothing_once_the_bot_is_back(stage: Stage):
    await stage.maya.types("/met Ana Ruiz")
    await stage.fake.uninstalls()
    await idle()
    assert [each.code for each in stage.look(lambda store: store.outbox.stops(stage.clock()))] == [REMOVED]
    old = stage.fake.deliveries[-2:]
    stage.clock.move(timedelta(minutes=5))
    stage.fake.reinstalls()
    await stage.restart()
    for delivery in old:
        await stage.fake.redeliver(delivery)
    await idle()
    assert not stopped(stage)
    await stage.move(days=1)
    await stage.maya.was_sent("Say thanks: Ana Ruiz")


async def test_a_person_who_takes_back_only_their_own_token_changes_nothing(stage: Stage):
    await stage.maya.types("/met Ana Ruiz")
    await stage.fake.revokes({"oauth": ["U1"], "bot": []})
    await idle()
    assert not stopped(stage)
    await stage.fake.revokes()
    await idle()
    assert stopped(stage)
