"""Whatever Slack sends comes twice, late, out of order or while the database is slow: it has its effect once, is
acknowledged in time, and nobody sees an error of Slack's."""

from __future__ import annotations

import asyncio
import copy
from collections import Counter
from datetime import timedelta

import pytest

from adapters import tasks
from adapters.slack.limits import ACK
from bot.goals.model import State
from tests.adapters.slack.fake.model import Delivery
from tests.adapters.slack.stage import Stage, idle, posted
from tests.storage.rows import every_row

pytestmark = pytest.mark.asyncio

KEPT = ("contacts", "journal", "followups", "goals", "aims", "goal_counts", "deliveries")
"""Tables in which effects show."""

BUDGET = 1.0
"""Seconds for an acknowledgement."""


def effects(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in every_row(stage.database).items() if name in KEPT}


def count(stage: Stage, table: str) -> int:
    return len(every_row(stage.database)[table])


def in_time(stage: Stage) -> bool:
    assert BUDGET < ACK
    taken = [each.latency for each in stage.fake.deliveries if each.latency is not None]
    return stage.fake.unacked == [] and max(taken) < BUDGET


async def one_of_each(stage: Stage) -> None:
    """A payload of each kind."""
    maya = stage.maya
    await maya.types("/met Ana Ruiz; promised my CV")  # a command
    await maya.sees("✓ Logged: Ana Ruiz")
    await maya.types("/goal set")
    await maya.fills(what="Have 3 coffee chats with recruiters by 30 April")  # a form
    await maya.sees("✓ Goal saved")
    await maya.chooses("Pick an aim", "Find a job")  # a menu
    await maya.sees("Serves: Find a job")
    await maya.says("met Ben Okafor")  # a line
    await maya.sees("✓ Logged: Ben Okafor")
    await maya.opens_home()
    await maya.presses("Done", about="Ben Okafor")  # a button, on the Home tab
    assert maya.home_text.startswith("✓ Done: Ben Okafor")
    await maya.opens_messages()
    await maya.shortcut()
    await maya.fills(who="Dora Voss")
    await maya.sees("✓ Logged: Dora Voss")
    await maya.message_shortcut(await posted(stage.noor, "Hello"))
    await maya.closes()
    await maya.types("/followup add")
    await maya.searches("Who", "an")
    await maya.fills(Who="Ana", When="tomorrow 15:00")
    await maya.sees("✓ I will remind you: Ana Ruiz")
    await maya.changes_zone("Asia/Tokyo")


# Twice


async def test_what_is_delivered_twice_is_done_and_answered_once(stage: Stage):
    await one_of_each(stage)
    once = {name: len(rows) for name, rows in effects(stage).items()}
    shown = Counter(call.method for call in stage.fake.calls if call.accepted)

    stage.fake.twice = True
    noor, maya = stage.noor, stage.maya
    stage.maya = noor  # nothing of this is known yet
    stage.noor = maya
    await one_of_each(stage)
    twice = {name: len(rows) for name, rows in effects(stage).items()}
    assert twice == {name: 2 * rows for name, rows in once.items()}
    again = Counter(call.method for call in stage.fake.calls if call.accepted) - shown
    for name in ("auth.test", "apps.connections.open", "users.info"):  # once, and people are remembered
        del again[name], shown[name]
    assert again == shown
    assert in_time(stage)


async def test_what_comes_again_after_a_restart_later_and_in_another_order_changes_nothing(stage: Stage):
    await one_of_each(stage)
    heard = [each for each in stage.fake.deliveries if each.kind != "events_api" or "tz" not in str(each.payload)]
    before = effects(stage)
    await stage.restart()
    stage.clock.move(timedelta(minutes=10))
    for delivery in reversed(heard):
        again = await stage.fake.redeliver(delivery)
        assert again.acked
        assert again.latency is not None
        assert again.latency < BUDGET
    await idle()
    assert effects(stage) == before
    assert stage.fake.unacked == []


# Clicks


async def test_two_clicks_of_one_person_at_once_count_once(stage: Stage):
    maya = stage.maya
    await maya.types("/met Ana Ruiz; tomorrow")
    await stage.until("2026-03-06 09:00")
    talks = count(stage, "journal")
    done = await maya.button("Done", about="Ana Ruiz")
    await asyncio.gather(maya.presses_again(done), maya.presses_again(done))
    assert count(stage, "journal") == talks + 1
    await maya.presses_again(done)
    assert count(stage, "journal") == talks + 1
    assert in_time(stage)


async def test_a_click_of_somebody_else_changes_nothing(stage: Stage):
    maya, noor = stage.maya, stage.noor
    await noor.types("/met Somebody Else")
    await maya.types("/met Ana Ruiz; promised my CV; tomorrow")
    await stage.until("2026-03-06 09:00")
    before = effects(stage)
    stage.fake.deliveries.clear()
    stage.database.hold()
    mine = await stage.begins(maya.presses("Done", about="Ana Ruiz"))
    [press] = stage.fake.deliveries
    body = copy.deepcopy(press.payload)
    body["user"] |= {"id": "U2", "username": "noorhaddad", "name": "noorhaddad"}
    body["response_url"] = stage.fake.space.answer_url(stage.fake.url, "U2", maya.direct.id)
    theirs = await stage.fake.deliver("interactive", body)
    assert theirs.acked
    stage.database.release()
    await mine
    await idle()
    changed = {name for name, rows in effects(stage).items() if rows != before[name]}
    assert "journal" in changed
    assert count(stage, "journal") == len(before["journal"]) + 1
    said = [call.args for call in stage.fake.called("response_url")][-2:]
    [refusal] = [each for each in said if "✓ Done" not in str(each["blocks"])]
    assert "Ana Ruiz" not in str(refusal)
    assert "my CV" not in str(refusal)


# A database that takes its time


async def acked_while_the_database_is_held(stage: Stage, doing: asyncio.Task[object]) -> Delivery:
    delivery = stage.fake.deliveries[-1]
    assert delivery.acked
    assert delivery.latency is not None
    assert delivery.latency < BUDGET
    assert stage.database.held
    assert not doing.done()
    return delivery


async def test_a_command_is_acknowledged_before_the_database_answers(stage: Stage):
    stage.database.hold()
    doing = await stage.begins(stage.maya.types("/met Ana Ruiz"))
    await acked_while_the_database_is_held(stage, doing)
    assert stage.maya.text == ""
    stage.database.release()
    await doing
    await stage.maya.sees("✓ Logged: Ana Ruiz")
    assert count(stage, "contacts") == 1


@pytest.mark.parametrize("how", ["a button", "a menu"])
async def test_a_press_is_acknowledged_before_the_database_answers(stage: Stage, how: str):
    maya = stage.maya
    await maya.types("/goal set Have 3 coffee chats with recruiters by 30 April")
    stage.database.hold()
    press = maya.presses("+1") if how == "a button" else maya.chooses("Pick an aim", "Find a job")
    doing = await stage.begins(press)
    held = await acked_while_the_database_is_held(stage, doing)
    await stage.fake.redeliver(held)
    stage.database.release()
    await doing
    await maya.sees("1 of 3" if how == "a button" else "Serves: Find a job")
    assert count(stage, "goal_counts") == (how == "a button")


async def test_a_form_is_acknowledged_in_time_and_its_answer_comes_later(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.shortcut()
    stage.database.hold()
    doing = await stage.begins(maya.fills(who="Ana Ruiz"))
    held = await acked_while_the_database_is_held(stage, doing)
    assert maya.modal is None
    await stage.fake.redeliver(held)
    stage.database.release()
    await doing
    await maya.was_sent("✓ Logged: Ana Ruiz", count=1)
    assert count(stage, "contacts") == 1


async def test_a_late_form_that_could_not_be_saved_gives_back_what_was_typed(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/met Ana Ruiz")
    await maya.types("/followup add")
    await maya.puts(Who="Ana", When="yesterday", What="the slides")
    stage.database.hold()
    doing = await stage.begins(maya.submits())
    await acked_while_the_database_is_held(stage, doing)
    stage.database.release()
    await doing
    said = "\n".join(str(each) for each in maya.news())
    assert "“yesterday” is over" in said
    assert "This is what you wrote" in said
    assert "the slides" in said


async def test_shortcuts_and_suggestions_need_no_database(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/met Ana Ruiz")
    stage.database.hold()
    await maya.shortcut()
    await maya.sees("Log somebody you met", "[Save]")
    await maya.closes()
    await maya.message_shortcut(await posted(stage.noor, "Hello"))
    await maya.closes()
    stage.database.release()
    await maya.types("/followup add")
    stage.database.hold()
    assert await maya.searches("Who", "an") == []  # nothing, rather than an error
    assert in_time(stage)
    stage.database.release()


async def test_events_wait_for_the_database_and_are_sent_again_until_they_are_done(stage: Stage, hurried: None):
    """Over HTTP that is a 503, on a socket no acknowledgement."""
    stage.fake.ack_seconds = 0.3
    maya = stage.maya
    stage.database.hold()
    doing = await stage.begins(maya.says("met Ana Ruiz"))
    first = stage.fake.deliveries[-1]
    assert not first.acked
    assert first.status == (503 if stage.mode == "http" else 0)
    stage.database.release()
    await doing
    assert await stage.fake.space.until(lambda: first.acked, 3)
    assert first.attempts > 1
    await maya.was_sent("✓ Logged: Ana Ruiz", count=1)
    assert count(stage, "contacts") == 1


async def test_a_line_typed_while_the_bot_is_away_is_answered_when_it_is_back(stage: Stage):
    stage.fake.ack_seconds = 0.3
    maya = stage.maya
    await stage.end()
    writing = asyncio.create_task(maya.says("met Ana Ruiz"))
    await stage.fake.space.until(lambda: bool(stage.fake.unacked), 3)
    await stage.begin()
    await writing
    line = stage.fake.deliveries[-1]
    assert await stage.fake.space.until(lambda: line.acked, 3)
    await idle()
    await maya.was_sent("✓ Logged: Ana Ruiz", count=1)


async def test_more_than_can_be_done_is_refused_in_words(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tasks, "MOST_AT_ONCE", 1)
    stage.database.hold()
    doing = await stage.begins(stage.maya.types("/met Ana Ruiz"))
    refused = asyncio.create_task(stage.noor.types("/met Ben Okafor"))
    assert await stage.fake.space.until(lambda: "Please try again" in stage.noor.text, 2)
    stage.database.release()
    await asyncio.gather(doing, refused)
    assert count(stage, "contacts") == 1
    assert stage.look(lambda store: store.goals.listing(stage.member().id, State.ACTIVE)) == ()
