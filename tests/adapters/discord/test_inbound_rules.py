"""Whatever Discord sends comes twice, late, after a break or while the database is slow: it has its effect once, is
answered in time, and nobody sees an error of Discord's."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from adapters import tasks
from adapters.discord import app as discord_app
from adapters.discord.limits import FIRST_RESPONSE
from bot.goals.model import State
from tests.adapters.discord.peer import payloads
from tests.adapters.discord.peer.model import COMPONENT, TYPING, Interaction, Message
from tests.adapters.discord.stage import Stage, posted
from tests.storage.rows import every_row

pytestmark = pytest.mark.asyncio

KEPT = ("contacts", "journal", "followups", "goals", "aims", "goal_counts", "deliveries")
"""Tables in which effects show."""

BUDGET = 2.0
"""Seconds for a first answer, of the three that Discord waits."""

DEFERRED, DEFERRED_UPDATE = 5, 6


def effects(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in every_row(stage.database).items() if name in KEPT}


def count(stage: Stage, table: str) -> int:
    return len(every_row(stage.database)[table])


def in_time(stage: Stage) -> bool:
    assert BUDGET < FIRST_RESPONSE
    taken = [each.latency for each in stage.fake.interactions if each.latency is not None]
    return stage.fake.unanswered == [] and max(taken) < BUDGET


async def one_of_each(stage: Stage) -> None:
    """An interaction of each kind."""
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz; promised my CV")  # a command
    await maya.sees("✓ Logged: Ana Ruiz")
    await maya.types("/grapevine what:goal set")
    await maya.fills(what="Have 3 coffee chats with recruiters by 30 April")  # a form
    await maya.sees("✓ Goal saved")
    await maya.chooses("Pick an aim", "Find a job")  # a menu
    await maya.sees("Serves: Find a job")
    await maya.says("met Ben Okafor")  # a line
    await maya.sees("✓ Logged: Ben Okafor")
    await maya.types("/followup list")
    await maya.presses("Done", about="Ben Okafor")  # a button
    await maya.sees("✓ Done: Ben Okafor")
    await maya.uses("Log contact", stage.fake.user("U9", name="Dora Voss"))
    await maya.sees("✓ Logged: Dora Voss")
    await maya.uses("Follow up on this", await posted(stage.fake.user("U9"), "Hello"))
    await maya.fills(when="tomorrow 15:00")
    await maya.sees("✓ I will remind you: Dora Voss")
    assert await maya.completes("/contact show who:an")
    await maya.types("/contact show who:Ana")
    await maya.sees("my CV")


# Twice


async def test_what_is_delivered_twice_is_done_and_answered_once(stage: Stage):
    await one_of_each(stage)
    once = {name: len(rows) for name, rows in effects(stage).items()}
    shown = Counter(call.name for call in stage.fake.calls if call.accepted)

    stage.fake.twice = True
    stage.maya = stage.noor  # nothing of this is known yet
    await one_of_each(stage)
    twice = {name: len(rows) for name, rows in effects(stage).items()}
    assert twice == {name: 2 * rows for name, rows in once.items()}
    again = Counter(call.name for call in stage.fake.calls if call.accepted) - shown
    names = ("callback", "send", "followup", "edit_original")
    assert {name: again[name] for name in names} == {name: shown[name] for name in names}
    assert in_time(stage)
    # Suggestions say nothing for good: they aren't remembered.
    assert len(stage.fake.refused) == 1
    assert "40060" in stage.fake.refused.pop()


async def test_what_comes_again_after_a_restart_and_in_another_order_changes_and_says_nothing(stage: Stage):
    await one_of_each(stage)
    before, sent = effects(stage), len(stage.maya.inbox)
    seen = [str(each) for each in stage.maya.messages()]
    await stage.restart()
    for made in reversed(stage.fake.interactions):
        stage.fake.redeliver(made)
        await stage.idle()
    assert effects(stage) == before
    assert [str(each) for each in stage.maya.messages()] == seen
    assert len(stage.maya.inbox) == sent
    assert all("40060" in each for each in stage.fake.refused)
    stage.fake.refused.clear()


async def test_two_processes_on_one_token_answer_once(stage: Stage, hurried: None):
    """As while one takes over from the other: Discord tells both."""
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz; promised my CV")
    stage.database.hold()
    doing = await stage.begins(maya.types("/contact list"))
    await stage.begin()
    stage.fake.redeliver(stage.last)
    await asyncio.sleep(0.15)
    stage.database.release()
    await doing
    await stage.idle()
    await maya.sees("Ana Ruiz")
    assert maya.inbox == []
    assert len(maya.news()) == 1
    assert all("40060" in each for each in stage.fake.refused)
    stage.fake.refused.clear()


# Clicks


async def test_two_clicks_of_one_person_at_once_count_once(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz; tomorrow")
    await maya.types("/grapevine what:settings zone Berlin")
    await stage.until("2026-03-06 09:00")
    talks = count(stage, "journal")
    done = await maya.button("Done", about="Ana Ruiz")
    await asyncio.gather(maya.presses_again(done), maya.presses_again(done))
    assert count(stage, "journal") == talks + 1
    await maya.presses_again(done)
    assert count(stage, "journal") == talks + 1
    assert in_time(stage)


async def test_a_click_of_somebody_else_changes_and_tells_nothing(stage: Stage):
    maya, noor = stage.maya, stage.noor
    await noor.types("/met who:Somebody Else")
    await maya.types("/met who:Ana Ruiz; promised my CV; tomorrow")
    await maya.types("/followup list")
    done = await maya.button("Done", about="Ana Ruiz")
    before = effects(stage)
    assert isinstance(done.thing, Message)
    channel, data = stage.fake.world.channels[done.thing.channel], payloads.pressed(done.control.element)
    noor.begins()
    made = await stage.fake.interact(COMPONENT, noor.id, channel, data, source=done.thing)
    await stage.idle()
    assert made.answered
    assert effects(stage) == before
    said = "\n".join(str(each) for each in noor.news())
    assert "Ana Ruiz" not in said
    assert "my CV" not in said
    await maya.presses_again(done)
    assert count(stage, "journal") == len(before["journal"]) + 1


async def test_a_button_that_is_not_ours_is_answered_in_words(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    shown = (await maya.button("Show")).thing
    assert isinstance(shown, Message)
    channel = stage.fake.world.channels[shown.channel]
    for custom in ("whatever that is", "#", "done id:zzz", "~2"):
        maya.begins()
        data = {"custom_id": custom, "component_type": 2, "id": 1}
        assert (await stage.fake.interact(COMPONENT, maya.id, channel, data, source=shown)).answered
        await stage.idle()
        await maya.sees("✗")


# A database that takes its time


def answered_while_held(stage: Stage, doing: asyncio.Task[object], kind: int) -> Interaction:
    made = stage.last
    assert made.answer is not None
    assert made.answer["type"] == kind
    assert made.latency is not None
    assert made.latency < BUDGET
    assert stage.database.held
    assert not doing.done()
    return made


async def test_discord_is_asked_for_time_before_the_database_answers(stage: Stage):
    maya = stage.maya
    stage.database.hold()
    doing = await stage.begins(maya.types("/met who:Ana Ruiz"))
    answered_while_held(stage, doing, DEFERRED)
    assert stage.noor.text == ""
    stage.database.release()
    await doing
    await maya.sees("✓ Logged: Ana Ruiz")
    assert maya.visible()[-1].where.endswith("only for Maya Lind")
    assert len(maya.visible()) == 1
    assert count(stage, "contacts") == 1


async def test_a_form_waits_nearly_as_long_as_discord_does(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    stage.database.hold()
    doing = asyncio.create_task(maya.types("/grapevine what:followup add Ana"))
    await asyncio.sleep(discord_app.ANSWER_SECONDS + 0.3)
    assert not stage.last.answered
    stage.database.release()
    await doing
    assert maya.modal is not None
    assert discord_app.FORM_SECONDS + 0.5 < FIRST_RESPONSE
    assert stage.fake.unanswered == []


@pytest.mark.parametrize("how", ["a button", "a menu"])
async def test_a_press_is_answered_before_the_database_answers(stage: Stage, hurried: None, how: str):
    maya = stage.maya
    await maya.types("/goal set what:Have 3 coffee chats with recruiters by 30 April")
    stage.database.hold()
    press = maya.presses("+1") if how == "a button" else maya.chooses("Pick an aim", "Find a job")
    doing = await stage.begins(press)
    held = answered_while_held(stage, doing, DEFERRED_UPDATE)
    stage.fake.redeliver(held)
    stage.database.release()
    await doing
    await maya.sees("1 of 3" if how == "a button" else "Serves: Find a job")
    assert len(maya.visible()) == 1  # in place of the card
    assert count(stage, "goal_counts") == (how == "a button")


async def test_a_form_is_answered_in_time_and_what_comes_of_it_later(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/grapevine what:goal set")
    stage.database.hold()
    doing = await stage.begins(maya.fills(what="Have 3 coffee chats"))
    held = answered_while_held(stage, doing, DEFERRED)
    assert maya.modal is None
    stage.fake.redeliver(held)
    stage.database.release()
    await doing
    await maya.sees("✓ Goal saved")
    assert count(stage, "goals") == 1


async def test_a_late_form_that_could_not_be_saved_keeps_what_was_typed(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    await maya.types("/grapevine what:followup add Ana")
    await maya.puts(when="yesterday", what="the slides")
    stage.database.hold()
    doing = await stage.begins(maya.submits())
    answered_while_held(stage, doing, DEFERRED)
    stage.database.release()
    await doing
    await maya.sees("“yesterday” is over")
    await maya.presses("Open the form")
    await maya.sees("[the slides]", "[yesterday]")


async def test_suggestions_need_no_database(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    stage.database.hold()
    assert await maya.completes("/contact show who:an") == []  # nothing, rather than an error
    assert await maya.completes("/grapevine what:mydata exp") != []
    assert in_time(stage)
    stage.database.release()
    assert await maya.completes("/contact show who:an") == ["Ana Ruiz"]
    assert {each.kind for each in stage.fake.interactions} >= {TYPING}


async def test_more_than_can_be_done_is_refused_in_words(stage: Stage, hurried: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tasks, "MOST_AT_ONCE", 1)
    stage.database.hold()
    doing = await stage.begins(stage.maya.types("/met who:Ana Ruiz"))
    refused = asyncio.create_task(stage.noor.types("/met who:Ben Okafor"))
    assert await stage.fake.world.until(lambda: "Please try again" in stage.noor.text, 2)
    line = asyncio.create_task(stage.noor.says("met Ben Okafor"))
    await stage.noor.was_sent("Please try again")
    stage.database.release()
    await asyncio.gather(doing, refused, line)
    assert count(stage, "contacts") == 1
    assert stage.look(lambda store: store.goals.listing(stage.member().id, State.ACTIVE)) == ()


# Discord asks to wait, or breaks off


@pytest.mark.parametrize("name", ["callback", "edit_original"])
async def test_an_answer_waits_when_discord_asks_for_it(stage: Stage, hurried: None, name: str):
    maya = stage.maya
    fault = stage.fake.fault(name, "limited", seconds=0.2)
    stage.database.hold()
    doing = asyncio.create_task(maya.types("/met who:Ana Ruiz"))
    await asyncio.sleep(0.1)
    stage.database.release()
    await doing
    await maya.sees("✓ Logged: Ana Ruiz")
    assert fault.times == 0
    assert maya.inbox == []
    assert len(maya.visible()) == 1
    stage.fake.refused.clear()


async def test_an_answer_that_discord_lets_wait_too_long_comes_directly(stage: Stage):
    stage.fake.fault("callback", "limited", seconds=60)
    doing = asyncio.create_task(stage.maya.types("/met who:Ana Ruiz"))
    await stage.maya.was_sent("✓ Logged: Ana Ruiz", count=1)
    doing.cancel()
    await asyncio.gather(doing, return_exceptions=True)
    assert stage.noor.text == ""
    stage.fake.refused.clear()


@pytest.mark.parametrize("how", ["reconnect", "drops"])
async def test_after_a_break_the_session_goes_on_and_nothing_is_lost_or_done_twice(stage: Stage, how):
    maya, gateway = stage.maya, stage.fake.gateway
    await maya.says("met Ana Ruiz")
    await gateway.disconnect(how)
    await stage.fake.world.until(lambda: not gateway.open or gateway.resumed > 0, 5)
    await maya.says("met Ben Okafor")
    assert await stage.fake.world.until(lambda: gateway.resumed == 1 and bool(gateway.open), 8)
    await maya.was_sent("✓ Logged: Ben Okafor", count=1)
    await maya.was_sent("✓ Logged: Ana Ruiz", count=1)
    await stage.idle()
    assert count(stage, "contacts") == 2
    assert gateway.identified == 1
    assert await stage.discord.check() == ""
