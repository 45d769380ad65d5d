"""The fake Discord, tried with the real discord.py over real sockets: what it answers."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import timedelta
from io import BytesIO

import aiohttp
import discord
import pytest
from discord.http import Route

from tests.adapters.discord.peer import snowflake
from tests.adapters.discord.stock import (
    COMMANDS,
    KIND,
    NOBODY,
    V2,
    WHO,
    Answerer,
    button,
    card,
    direct,
    refused,
    row,
    say,
    text,
)

pytestmark = pytest.mark.asyncio


# Messages


async def test_a_direct_message_arrives_as_its_reader_sees_it(fake, maya, client):
    channel = await direct(client)
    assert channel == snowflake("D1")
    unix = int(fake.clock().timestamp()) // 86_400 * 86_400 + 86_400 + 43_200
    said = card(
        {
            "type": 17,
            "components": [
                text(f"## **Dana** \\*kept\\* <@{maya.id}>\n> a `quote`"),
                row(button("Done", "done id:1#m")),
            ],
        },
        text(f"<t:{unix}:t> [bank](https://evil.example)"),
    )
    told = await say(client, channel, said)
    assert told["author"]["id"] == fake.bot_user
    assert told["flags"] == V2
    assert maya.text == "Dana *kept* @Maya Lind\n▏ a quote\n[Done]\n" + maya.text.splitlines()[3]
    assert maya.text.splitlines()[3] in ("08:00 bank", "07:00 bank")
    assert maya.links == [("bank", "https://evil.example")]
    assert [each.text for each in maya.inbox] == [maya.text]
    assert fake.world.mentions == fake.pings == []


async def test_whoever_is_notified_is_counted(fake, maya, client):
    await say(client, snowflake("C1"), {"content": f"@everyone <@{maya.id}> `@here`"})
    await say(client, snowflake("C1"), {"content": "@everyone <@&8>", "allowed_mentions": NOBODY})
    named = {"parse": [], "users": [maya.id]}
    await say(client, snowflake("C1"), card(text(f"<@{maya.id}> @here"), allowed_mentions=named))
    assert fake.pings == ["@everyone in #general"]
    assert fake.world.mentions == [maya.id, maya.id]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({}, 50006),
        ({"content": " "}, None),
        ({"content": "x" * 2001}, 50035),
        (card(), 50006),
        (card(text("x" * 2000), text("é" * 2001)), 50035),
        (card(text("😀" * 2001)), 50035),
        (card(*[text("x")] * 41), 50035),
        (card(*[text("x")] * 40), None),
        (card({"type": 17, "components": [text("x")] * 40}), 50035),
        (card(text("")), 50035),
        (card(text("x"), content="x"), 50035),
        (card(text("x"), flags=0), 50035),
        (card(text("x"), row(button("a", "same"), button("b", "same"))), 50035),
        (card(text("x"), row(button("a", "x" * 101))), 50035),
        (card(text("x"), row(button("a" * 81, "x"))), 50035),
        (card(text("x"), row(*[button("a", str(n)) for n in range(6)])), 50035),
        (card(text("x"), row(button("a", "x", style=5))), 50035),
        (card(text("x"), row({"type": 2, "style": 5, "label": "a", "url": "javascript:x"})), 50035),
        (card({"type": 17, "components": [{"type": 17, "components": [text("x")]}]}), 50035),
        (card(text("x"), row({"type": 3, "custom_id": "x", "options": []})), 50035),
        (card(text("x"), {"type": 13, "file": {"url": "attachment://a.txt"}}), 50035),
        (card(text("x"), nonce="x" * 26, enforce_nonce=True), 50035),
        (card(text("x"), text("y"), flags=V2 | 1 << 7), 50035),
    ],
)
async def test_messages_that_discord_would_refuse_are_refused(fake, maya, client, payload, code):
    channel = await direct(client)
    if code is None:
        await say(client, channel, payload)
        return
    error = await refused(say(client, channel, payload))
    assert (error.status, error.code) == (400, code)
    assert fake.world.channels[channel].messages == []
    assert len(fake.refused) == 1


async def test_the_same_nonce_is_the_same_message_for_some_minutes(fake, maya, client):
    channel = await direct(client)
    payload = card(text("x"), nonce="n1", enforce_nonce=True)
    first = await say(client, channel, payload)
    again = await say(client, channel, {**payload, "components": [text("other")]})
    assert first["id"] == again["id"]
    assert first["nonce"] == again["nonce"] == "n1"
    assert [each.text for each in maya.inbox] == ["x"]
    await say(client, channel, {**payload, "enforce_nonce": False})
    fake.clock.move(timedelta(seconds=181))
    await say(client, channel, payload)
    assert len(maya.inbox) == 3


async def test_messages_are_listed_after_an_id_without_their_nonces(fake, maya, client):
    channel = await direct(client)
    ids = [(await say(client, channel, {"content": str(n), "nonce": n}))["id"] for n in range(5)]
    fake.patience = 0.05
    await maya.says("hello")
    path = f"/channels/{channel}/messages"
    after = await client.call("GET", path, params={"after": ids[1], "limit": 2})
    assert [each["content"] for each in after] == ["3", "2"]
    assert all("nonce" not in each for each in after)
    newest = await client.call("GET", path, params={"limit": 2})
    assert [each["content"] for each in newest] == ["hello", "4"]
    assert (await refused(client.call("GET", path, params={"limit": 101}))).code == 50035
    before = discord.Object(id=int(ids[2]))
    assert abs((before.created_at - fake.clock()).total_seconds()) < 5


async def test_a_message_is_changed_and_stays_what_it_is(fake, maya, client):
    channel = await direct(client)
    told = await say(client, channel, card(text("one"), row(button("Done", "x"))))
    path = f"/channels/{channel}/messages/{told['id']}"
    await client.call("PATCH", path, json={"components": [text("two")]})
    assert maya.text == "two"
    assert (await refused(client.call("PATCH", path, json={"content": "three"}))).code == 50035
    assert (await client.call("GET", path))["edited_timestamp"]
    await client.call("DELETE", path)
    assert maya.text == ""
    assert (await refused(client.call("PATCH", path, json={"components": [text("two")]}))).code == 10008
    fake.patience = 0.05
    theirs = await maya.says("mine")
    path = f"/channels/{channel}/messages/{theirs.message.id}"
    assert (await refused(client.call("PATCH", path, json={"content": "yours"}))).code == 50005


async def test_files_are_shown_where_a_component_names_them(fake, maya, client):
    channel = snowflake("D1")
    payload = card(text("Here"), {"type": 13, "file": {"url": "attachment://a.csv"}})
    payload["attachments"] = [{"id": 0, "filename": "a.csv"}, {"id": 1, "filename": "b.csv"}]
    assert maya.direct.id == channel
    files = [discord.File(BytesIO(b"a,b\n" * n), name) for n, name in ((1, "a.csv"), (2, "b.csv"))]
    form = [{"name": "payload_json", "value": json.dumps(payload)}]
    form += [
        {"name": f"files[{n}]", "value": each.fp, "filename": each.filename, "content_type": "text/csv"}
        for n, each in enumerate(files)
    ]
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    told = await client.http.request(route, form=form, files=files)
    assert maya.text == "Here\n(file a.csv, 4 bytes)"
    async with aiohttp.ClientSession() as web, web.get(told["attachments"][1]["url"]) as response:
        assert await response.read() == b"a,b\n" * 2


# Who can be written to


async def test_whoever_cannot_be_written_to_is_refused_by_code(fake, maya, client):
    channel = await direct(client)
    maya.closes_messages()
    assert (await refused(say(client, channel, {"content": "x"}))).code == 50007
    maya.opens_messages()
    maya.leaves()
    assert (await refused(say(client, channel, {"content": "x"}))).code == 50278
    maya.installs()
    await say(client, channel, {"content": "x"})
    assert (await refused(direct(client, "U7"))).code == 10013
    assert (await refused(say(client, snowflake("C7"), {"content": "x"}))).code == 10003
    fake.channel("C2", permissions=1 << 10)
    assert (await refused(say(client, snowflake("C2"), {"content": "x"}))).code == 50013
    fake.channel("C3", permissions=0)
    assert (await refused(say(client, snowflake("C3"), {"content": "x"}))).code == 50001
    fake.removes()
    assert (await refused(say(client, snowflake("C1"), {"content": "x"}))).code == 50001
    fake.token_works = False
    assert (await refused(say(client, channel, {"content": "x"}))).status == 401
    assert fake.invalid == 6


async def test_a_wrong_token_is_refused(fake):
    client = Answerer()
    with pytest.raises(discord.LoginFailure):
        await client.login("another")
    await client.close()


# Commands


async def test_commands_are_kept_and_keep_their_ids(fake, client):
    path = f"/applications/{fake.application_id}/commands"
    first = await client.call("PUT", path, json=COMMANDS)
    again = await client.call("PUT", path, json=[COMMANDS[0], COMMANDS[2]])
    assert [each["id"] for each in again] == [first[0]["id"], first[2]["id"]]
    assert await client.call("GET", path) == again
    assert [each.name for each in await discord.app_commands.CommandTree(client).fetch_commands()] == [
        "met",
        "Log contact",
    ]
    there = f"/applications/{fake.application_id}/guilds/{snowflake('G1')}/commands"
    assert (await client.call("PUT", there, json=COMMANDS[:1]))[0]["guild_id"] == snowflake("G1")


@pytest.mark.parametrize(
    "wrong",
    [
        [{"type": 1, "name": "met", "description": "x" * 101}],
        [{"type": 1, "name": "Met", "description": "x"}],
        [COMMANDS[0], COMMANDS[0]],
        [{"type": 1, "name": "met", "description": "x", "options": [KIND, WHO]}],
        [{"type": 1, "name": f"c{n}", "description": "x"} for n in range(101)],
        {"name": "met"},
    ],
)
async def test_commands_that_discord_would_refuse_are_refused(fake, client, wrong):
    error = await refused(client.call("PUT", f"/applications/{fake.application_id}/commands", json=wrong))
    assert error.code == 50035
    assert fake.world.commands == {}


# Faults


async def test_a_bad_network_is_had_for_the_asking(fake, maya, client):
    channel = await direct(client)
    fake.fault("send", "limited", seconds=0.05)
    fake.fault("send", "limited_globally", seconds=0.05)
    fake.fault("send", "limited_shared", seconds=0.05)
    await say(client, channel, {"content": "late"})
    assert [call.answer for call in fake.called("send")] == ["limited", "limited_globally", "limited_shared", "ok"]
    assert fake.invalid == 2
    fake.fault("send", "limited", seconds=60.0)
    with pytest.raises(discord.RateLimited):
        await say(client, channel, {"content": "never"})
    fake.fault("send", "cloudflare", seconds=60.0)
    error = await refused(say(client, channel, {"content": "never"}))
    assert error.status == 429
    assert error.response.headers["Retry-After"] == "60"
    fake.fault("send", "says", status=403, code=40003)
    assert (await refused(say(client, channel, {"content": "never"}))).code == 40003
    fake.fault("send", "says_after", status=400, code=1, channel="D1")
    assert (await refused(say(client, channel, {"content": "said"}))).code == 1
    assert [each.text for each in maya.inbox] == ["late", "said"]


async def test_what_breaks_off_has_had_its_effect_or_not(fake, maya, client):
    channel = await direct(client)
    for kind in ("reset_before", "reset_after"):
        fake.fault("send", kind)
        with pytest.raises((aiohttp.ClientError, OSError)):
            await say(client, channel, {"content": kind})
    for kind in ("hangs_before", "hangs"):
        fake.fault("send", kind)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await say(client, channel, {"content": kind})
    fake.fault("send", "late", seconds=0.1)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await say(client, channel, {"content": "late"})
    fake.fault("send", "malformed")
    with pytest.raises(ValueError, match=r"delimiter|Unterminated|Expecting"):
        await say(client, channel, {"content": "malformed"})
    assert [each.text for each in maya.inbox] == ["reset_after", "hangs", "late", "malformed"]


async def test_a_failed_send_that_is_tried_again_with_its_nonce_is_one_message(fake, maya, client):
    fake.fault("send", "failed_after")
    await say(client, await direct(client), {"content": "x", "nonce": "n", "enforce_nonce": True})
    assert len(fake.called("send")) == 2
    assert len(maya.inbox) == 1


# A process of its own


async def test_it_runs_as_a_process_and_outlives_its_clients(tmp_path):
    log = tmp_path / "log"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.adapters.discord.peer", "--log", str(log), "--patience", "0.2"),
        *("--user", "U1:Maya:Europe/Berlin"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
        base = told["url"]
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {told['token']}"}) as web:
            api = told["api_url"]
            async with web.post(f"{api}/users/@me/channels", json={"recipient_id": snowflake("U1")}) as opened:
                channel = (await opened.json())["id"]
            payload = card(text("Thank Dana"), nonce="n1", enforce_nonce=True)
            async with web.post(f"{api}/channels/{channel}/messages", json=payload) as said:
                id = (await said.json())["id"]
            async with web.post(f"{base}people/U1", json={"does": "sees", "with": ["Thank Dana"]}) as seen:
                assert seen.status == 200
                assert (await seen.json())["inbox"] == ["Thank Dana"]
            async with web.post(f"{base}people/U1", json={"does": "presses", "with": ["Done"]}) as failed:
                assert failed.status == 409
                assert "finds no button" in (await failed.json())["failed"]
            async with web.get(f"{base}state") as state:
                assert (await state.json())["pings"] == []
        line = json.loads(log.read_text().splitlines()[-1])
        assert (line["name"], line["message"], line["nonce"], line["accepted"]) == ("send", id, "n1", True)
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 10) == 0
