"""People in the fake Discord, with the real discord.py answering them over real sockets."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import discord
import pytest

from tests.adapters.discord.peer import snowflake
from tests.adapters.discord.stock import EPHEMERAL, FORM, V2, button, card, direct, refused, row, say, soon, text

pytestmark = pytest.mark.asyncio


# Interactions


async def test_a_command_is_answered_for_its_asker_alone(fake, maya, app):
    noor = fake.user("U2", name="Noor")
    app.answers = lambda told: {"type": 4, "data": card(text("Logged Dana"), flags=V2 | EPHEMERAL)}
    await maya.types("/met Dana Whitfield kind:A chat count:2")
    await maya.sees("Logged Dana")
    assert noor.text == ""
    told = app.heard[0]
    assert told.data["options"] == [
        {"name": "who", "type": 3, "value": "Dana Whitfield"},
        {"name": "kind", "type": 3, "value": "chat"},
        {"name": "count", "type": 4, "value": 2},
    ]
    assert told.guild_id == int(snowflake("G1"))
    assert told.user.display_name == "Maya Lind"
    assert told.is_guild_integration()
    assert str(told.locale) == "en-US"
    maya.reloads()
    assert maya.text == ""
    path = f"/channels/{snowflake('C1')}/messages"
    assert await app.call("GET", path) == []


async def test_subcommands_and_options_by_name(fake, maya, app):
    app.answers = lambda told: {"type": 4, "data": {"content": json.dumps(told.data["options"])}}
    await maya.types("/goal set", channel="", count=3)
    assert json.loads(maya.text) == [{"name": "set", "type": 1, "options": [{"name": "count", "type": 4, "value": 3}]}]
    assert app.heard[0].context.dm_channel
    await maya.types("/met kind:chat who:Dana, of who:ever fame", channel="")
    assert [each["value"] for each in json.loads(maya.text)] == ["chat", "Dana, of who:ever fame"]
    with pytest.raises(AssertionError, match="takes no 9"):
        await maya.types("/goal set count:9")
    with pytest.raises(AssertionError, match="offers no “walk”"):
        await maya.types("/met Dana kind:walk")
    await maya.types("/met")
    await maya.sees("This option is required: who")
    await maya.types("/unheard of")
    await maya.sees("/unheard is no command here")
    await maya.types("/here", "")
    await maya.sees("/here is no command here")
    assert len(app.heard) == 2


async def test_nobody_waits_longer_than_three_seconds(fake, maya, app):
    fake.first_seconds = 0.1
    await maya.types("/met Dana")
    await maya.sees("The application did not respond")
    told = app.heard[0]
    assert (await refused(app.first(told, 4, {"content": "late"}))).code == 10062
    assert (await refused(app.follow(told, {"content": "late"}))).code == 10015
    assert fake.unanswered == fake.interactions


async def test_an_interaction_is_answered_once_and_followed_for_a_quarter_of_an_hour(fake, maya, app):
    app.answers = lambda told: {"type": 5, "data": {"flags": EPHEMERAL}}
    fake.patience = 0.05
    await maya.types("/met Dana")
    fake.patience = 2.0
    told = app.heard[0]
    await maya.sees("thinking")
    assert (await refused(app.first(told, 4, {"content": "x"}))).code == 40060
    await app.follow(told, card(text("Logged")))
    assert maya.text == "Logged"
    assert maya.messages()[-1].message.only_for == maya.id
    await app.follow(told, card(text("And more")))
    assert len(maya.messages()) == 2
    await app.change(told, card(text("Logged Dana")))
    assert maya.text == "Logged Dana"
    fake.clock.move(timedelta(minutes=15, seconds=1))
    assert (await refused(app.change(told, card(text("x"))))).code == 50027


async def test_a_deferred_answer_is_filled_in_by_its_edit(fake, maya, app):
    app.answers = lambda told: {"type": 5, "data": {"flags": EPHEMERAL}}
    doing = asyncio.create_task(maya.types("/met Dana"))
    await soon(lambda: fake.interactions and fake.interactions[0].answered)
    assert not doing.done()
    await app.change(app.heard[0], card(text("Logged Dana")))
    await doing
    await maya.sees("Logged Dana")
    assert len(maya.messages()) == 1
    assert (await refused(app.first(app.heard[0], 5, {"flags": V2}))).code == 40060


async def test_what_discord_would_refuse_of_an_answer_is_refused(fake, maya, app):
    fake.first_seconds = 0.5
    errors: list[int] = []
    doing = asyncio.create_task(maya.types("/met Dana"))
    await soon(lambda: app.heard)
    told = app.heard[0]
    for kind, data in (
        (5, {"flags": V2}),
        (7, {"content": "x"}),
        (8, {"choices": []}),
        (4, card(text(""))),
        (9, {**FORM, "title": "x" * 46}),
        (9, {**FORM, "components": FORM["components"] * 2}),
    ):
        errors.append((await refused(app.first(told, kind, data))).code)
    assert errors == [50035] * 6
    await app.first(told, 4, {"content": "at last"})
    await doing
    await maya.sees("at last")


async def test_a_button_is_pressed_long_after_and_its_message_replaced(fake, maya, app):
    channel = await direct(app)
    entries = [
        text("Thank Dana"),
        row(button("Done", "done id:1#m")),
        text("Ask Ravi"),
        row(button("Done", "done id:2#m")),
    ]
    await say(app, channel, card(*entries, row({"type": 2, "style": 5, "label": "Web", "url": "https://a.example"})))
    app.answers = lambda told: {"type": 7, "data": card(text(f"Did {told.data['custom_id']}"))}
    assert await maya.presses("Web") == "https://a.example"
    with pytest.raises(AssertionError, match="2 buttons “Done”; say `about` which one"):
        await maya.presses("Done")
    held = await maya.button("Done", about="Ravi")
    fake.clock.move(timedelta(days=400))
    await maya.presses_again(held)
    await maya.sees("Did done id:2#m")
    assert app.heard[0].message.id == int(maya.inbox[0].message.id)
    await app.change(app.heard[0], card(text("Really done")))
    assert [each.text for each in maya.inbox] == ["Really done"]
    app.answers = lambda told: None
    fake.first_seconds = 0.1
    await maya.presses_again(held)
    await maya.sees("This interaction failed")


async def test_a_choice_of_a_menu_is_sent_with_its_value(fake, maya, app):
    options = [{"label": "Tomorrow", "value": "snooze id:1 until:tomorrow"}, {"label": "Next week", "value": "week"}]
    menu = {"type": 3, "custom_id": "snooze", "placeholder": "Snooze", "options": options}
    await say(app, await direct(app), card(text("Thank Dana"), row(menu)))
    assert "[Snooze ▾]" in maya.text
    app.answers = lambda told: {"type": 6}
    fake.patience = 0.2
    await maya.chooses("Snooze", "Tomorrow")
    assert app.heard[0].data["values"] == ["snooze id:1 until:tomorrow"]
    with pytest.raises(AssertionError, match="offers no “Never”"):
        await maya.chooses("Snooze", "Never")


async def test_a_form_is_filled_in_and_sent_once_it_is_right(fake, maya, app):
    app.answers = lambda told: {"type": 9, "data": FORM}
    await maya.types("/met Dana")
    await maya.sees("═ Log somebody ═", "Who: []", "Note (optional): [a talk]", "Private: [No]")
    with pytest.raises(AssertionError, match="before the open form"):
        await maya.says("hello")
    fake.patience = 0.1
    with pytest.raises(AssertionError, match="lacks “when”"):
        await maya.fills(when="now")
    fake.patience = 2.0
    await maya.submits()
    assert maya.errors == {"who": "This field is required."}
    app.answers = lambda told: {"type": 4, "data": {"content": "Logged"}}
    await maya.fills({"How often": "Each month"}, who="Dana", private="Yes")
    await maya.sees("Logged")
    assert maya.modal is None
    sent = app.heard[1]
    assert sent.type is discord.InteractionType.modal_submit
    assert sent.data["custom_id"] == "ask1 met"
    fields = {each["component"]["custom_id"]: each["component"] for each in sent.data["components"]}
    assert fields["who"]["value"] == "Dana"
    assert fields["note"]["value"] == "a talk"
    assert fields["every"]["values"] == ["month"]
    assert fields["private"]["value"] == "yes"
    assert fields["who"]["type"] == 4


async def test_a_form_is_still_there_when_nobody_takes_it(fake, maya, app):
    app.answers = lambda told: {"type": 9, "data": FORM}
    await maya.types("/met Dana")
    app.answers = lambda told: None
    fake.first_seconds = 0.1
    await maya.fills(who="Dana")
    await maya.sees("Something went wrong", "Who: [Dana]")
    await maya.closes()
    assert maya.modal_text == ""


async def test_a_form_never_answers_a_form(fake, maya, app):
    app.answers = lambda told: {"type": 9, "data": FORM}
    await maya.types("/met Dana")
    fake.first_seconds = 0.2
    app.answers = lambda told: None
    doing = asyncio.create_task(maya.fills(who="Dana"))
    await soon(lambda: len(app.heard) == 2)
    assert (await refused(app.first(app.heard[1], 9, FORM))).code == 50035
    await doing


async def test_suggestions_come_while_somebody_types(fake, maya, app):
    def answers(told):
        focused = next(each for each in told.data["options"] if each.get("focused"))
        return {"type": 8, "data": {"choices": [{"name": f"{focused['value']} Whitfield", "value": "id:1"}]}}

    app.answers = answers
    assert await maya.completes("/met Dana") == ["Dana Whitfield"]
    assert await maya.suggestions("/met who:Da") == [{"name": "Da Whitfield", "value": "id:1"}]
    with pytest.raises(AssertionError, match="has no suggestions"):
        await maya.completes("/met Dana kind:A chat")
    fake.first_seconds = 0.2
    app.answers = lambda told: None
    doing = asyncio.create_task(maya.completes("/met Dana"))
    await soon(lambda: len(app.heard) == 3)
    many = {"choices": [{"name": str(n), "value": str(n)} for n in range(26)]}
    assert (await refused(app.first(app.heard[2], 8, many))).code == 50035
    assert await doing == []


async def test_menus_of_people_and_messages(fake, maya, app):
    noor = fake.user("U2", name="Noor Haddad")
    said = await noor.types("I build bridges")
    app.answers = lambda told: {"type": 4, "data": card(text("Noted"), flags=V2 | EPHEMERAL)}
    await maya.uses("Log contact", on=noor)
    await maya.uses("Follow up on this", on=said)
    person, message = app.heard
    assert person.data["target_id"] == noor.id
    assert person.data["resolved"]["users"][noor.id]["global_name"] == "Noor Haddad"
    target = message.data["resolved"]["messages"][message.data["target_id"]]
    assert (target["content"], target["author"]["id"]) == ("I build bridges", noor.id)
    with pytest.raises(AssertionError, match="offers no “Dance”"):
        await maya.uses("Dance", on=noor)


async def test_whoever_installed_the_app_for_themselves_has_it_elsewhere(fake, maya, app):
    fake.guild("G9", name="Elsewhere", installed=False)
    fake.channel("C9", guild="G9")
    ravi = fake.user("U3", name="Ravi", guilds=("G9",), locale="de")
    await ravi.types("/met Dana", "C9")
    await ravi.sees("/met is no command here")
    ravi.installs()
    app.answers = lambda told: {"type": 4, "data": {"content": "Hi", "flags": EPHEMERAL}}
    await ravi.types("/met Dana", "C9")
    told = app.heard[0]
    assert not told.is_guild_integration()
    assert told.is_user_integration()
    assert str(told.locale) == "de"
    for _ in range(5):
        await app.follow(told, {"content": "more", "flags": EPHEMERAL})
    assert (await refused(app.follow(told, {"content": "more"}))).code == 40094


async def test_an_interaction_can_come_twice(fake, maya, app):
    fake.twice = True
    app.answers = lambda told: {"type": 4, "data": {"content": "Hi"}} if len(app.heard) == 1 else None
    await maya.types("/met Dana")
    await soon(lambda: len(app.heard) == 2)
    assert app.heard[0].id == app.heard[1].id


async def test_a_story_that_fails_says_what_was_visible(fake, maya, client):
    await say(client, await direct(client), card(text("Thank Dana"), row(button("Done", "x"))))
    fake.patience = 0.05
    with pytest.raises(AssertionError, match="doesn't see “Ravi”") as told:
        await maya.sees("Ravi")
    assert "in the direct message:\n  Thank Dana\n  [Done]" in str(told.value)
    assert "Last requests: me (ok), application (ok), direct (ok), send (ok)" in str(told.value)
    with pytest.raises(AssertionError, match="finds no button “Snooze”"):
        await maya.presses("Snooze")
    with pytest.raises(AssertionError, match="wasn't sent 2 messages"):
        await maya.was_sent("Dana", count=2)
