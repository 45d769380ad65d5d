"""The fake Slack, tried with the real SDKs over real sockets: what it answers, and how it delivers."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.adapters.slack import stock
from tests.adapters.slack.fake import FakeSlack
from tests.adapters.slack.stock import refused

pytestmark = pytest.mark.asyncio


# The Web API


async def test_a_message_to_a_person_arrives_in_their_direct_conversation(fake, maya, client):
    posted = await client.chat_postMessage(channel="U1", text="Hello *there* &amp; <https://a.example|bank>")
    assert posted["channel"] == "D1"
    assert maya.text == "Hello there & bank"
    assert [each.text for each in maya.inbox] == ["Hello there & bank"]


async def test_tokens_and_scopes_are_checked(fake, client):
    assert (await refused(client.chat_postMessage(channel="C1", text="x", token="xoxb-other")))[
        "error"
    ] == "invalid_auth"
    assert (await refused(client.auth_test(token="")))["error"] == "not_authed"
    assert (await refused(client.apps_connections_open(app_token=fake.bot_token)))["error"] == "not_allowed_token_type"
    assert (await refused(client.auth_test(token=fake.app_token)))["error"] == "not_allowed_token_type"
    fake.scopes = frozenset({"chat:write"})
    lacking = await refused(client.files_getUploadURLExternal(filename="a.txt", length=3))
    assert lacking["error"] == "missing_scope"
    assert lacking["needed"] == "files:write"
    assert lacking["provided"] == "chat:write"
    assert (await client.auth_test()).headers["X-OAuth-Scopes"] == "chat:write"


async def test_what_slack_does_not_know_is_refused(fake, client, maya):
    assert (await refused(client.api_call("chat.shout")))["error"] == "unknown_method"
    assert (await refused(client.chat_postMessage(channel="C9", text="x")))["error"] == "channel_not_found"
    assert (await refused(client.chat_postMessage(channel="C1", text="x")))["error"] == "not_in_channel"
    assert (await refused(client.conversations_open(users="U9")))["error"] == "user_not_found"
    assert (await refused(client.api_call("chat.postMessage", json={"channel": "U1"})))["error"] == "no_text"


async def test_methods_that_only_read_do_not_look_into_json(fake, client, maya):
    assert (await client.users_info(user="U1"))["user"]["tz"] == "America/New_York"
    assert (await refused(client.api_call("users.info", json={"user": "U1"})))["error"] == "user_not_found"


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "section"}],
        [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}],
        [{"type": "header", "text": stock.plain("x" * 151)}],
        [{"type": "actions", "elements": [stock.button("x" * 76, "v", "a")]}],
        [{"type": "actions", "elements": [stock.button("x", "v", "a"), stock.button("y", "v", "a")]}],
        [{"type": "divider"}] * 51,
        [{"type": "divider", "block_id": "one"}] * 2,
        [{"type": "divider", "colour": "red"}],
        [stock.line("")],
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}] * 2,
        [stock.field("who", "Who", {"type": "button", "text": stock.plain("No"), "action_id": "a"})],
    ],
)
async def test_blocks_that_slack_would_refuse_are_refused(fake, client, maya, blocks):
    answer = await refused(client.chat_postMessage(channel="U1", text="x", blocks=blocks))
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"]
    assert maya.inbox == []


async def test_what_was_written_is_read_back_with_its_metadata_a_page_at_a_time(fake, client, maya):
    place = (await client.conversations_open(users="U1"))["channel"]["id"]
    for number in range(5):
        metadata = {"event_type": "sent", "event_payload": {"delivery": f"d{number}"}}
        await client.chat_postMessage(channel=place, text=f"{number}", metadata=metadata)
    first = await client.conversations_history(channel=place, limit=3, include_all_metadata=True)
    assert [each["metadata"]["event_payload"]["delivery"] for each in first["messages"]] == ["d4", "d3", "d2"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=place, limit=3, cursor=cursor)
    assert [each["text"] for each in rest["messages"]] == ["1", "0"]
    assert not rest["has_more"]
    assert "metadata" not in rest["messages"][0]
    newest = await client.conversations_history(channel=place, oldest=first["messages"][1]["ts"])
    assert [each["text"] for each in newest["messages"]] == ["4"]


async def test_an_answer_in_a_thread_is_not_in_the_history_but_among_the_replies(fake, client, maya):
    place = (await client.conversations_open(users="U1"))["channel"]["id"]
    top = await client.chat_postMessage(channel=place, text="top")
    await client.chat_postMessage(channel=place, text="below", thread_ts=top["ts"])
    assert [each["text"] for each in (await client.conversations_history(channel=place))["messages"]] == ["top"]
    assert [each["text"] for each in (await client.conversations_replies(channel=place, ts=top["ts"]))["messages"]] == [
        "top",
        "below",
    ]


async def test_a_message_changed_without_blocks_loses_them_and_keeps_its_metadata(fake, client, maya):
    metadata = {"event_type": "sent", "event_payload": {"delivery": "d"}}
    sent = await client.chat_postMessage(channel="U1", text="x", blocks=[stock.line("Before")], metadata=metadata)
    await client.chat_update(channel="D1", ts=sent["ts"], text="After")
    assert maya.text == "After"
    [found] = (await client.conversations_history(channel="D1", include_all_metadata=True))["messages"]
    assert found["metadata"] == metadata
    await client.chat_delete(channel="D1", ts=sent["ts"])
    assert maya.inbox == []


async def test_a_file_is_announced_sent_and_put_into_a_conversation(client, fake, maya):
    fake.scopes |= {"files:write"}
    await client.conversations_open(users="U1")
    await client.files_upload_v2(channel="D1", filename="week.csv", content="a,b\n", initial_comment="Here")
    assert "(file week.csv, 4 bytes)" in maya.text
    assert [upload.content for upload in fake.space.uploads.values()] == [b"a,b\n"]


async def test_who_left_and_who_never_was_a_member_is_told(fake, client):
    guest, gone = fake.user("U2", restricted=True), fake.user("U3")
    await gone.leaves()
    assert (await client.users_info(user="U2"))["user"]["is_restricted"] is True
    assert (await client.users_info(user="U3"))["user"]["deleted"] is True
    assert (await refused(client.conversations_open(users="U3")))["error"] == "user_disabled"
    assert guest.inbox == []


# Faults


async def test_a_limit_is_told_with_the_time_to_wait_and_nothing_is_written(fake, client, maya):
    fake.fault("chat.postMessage", "refused", seconds=7)
    with pytest.raises(SlackApiError) as error:
        await client.chat_postMessage(channel="U1", text="x")
    assert error.value.response.status_code == 429
    assert error.value.response.headers["Retry-After"] == "7"
    await client.chat_postMessage(channel="U1", text="y")
    assert [each.text for each in maya.inbox] == ["y"]
    assert [call.accepted for call in fake.called("chat.postMessage")] == [False, True]


@pytest.mark.parametrize("kind", ["failed_after", "reset_after", "hangs", "malformed", "late", "says_after"])
async def test_an_answer_may_be_lost_after_the_message_was_accepted(fake, client, maya, kind):
    fake.fault("chat.postMessage", kind, seconds=0.05)
    with pytest.raises((aiohttp.ClientError, SlackApiError, TimeoutError, AttributeError)):
        async with asyncio.timeout(0.2):
            await client.chat_postMessage(channel="U1", text="x")
    assert await fake.space.until(lambda: len(maya.inbox) == 1, 1.0)
    assert fake.calls[-1].accepted


@pytest.mark.parametrize("kind", ["failed_before", "reset_before", "hangs_before", "says"])
async def test_a_call_may_be_lost_before_the_message_was_accepted(fake, client, maya, kind):
    fake.fault("chat.postMessage", kind)
    with pytest.raises((aiohttp.ClientError, SlackApiError, TimeoutError, AttributeError)):
        async with asyncio.timeout(0.2):
            await client.chat_postMessage(channel="U1", text="x")
    assert maya.inbox == []
    assert not fake.calls[-1].accepted


# Triggers, addresses for answers, views


async def test_a_trigger_opens_one_modal_within_three_seconds(fake, client, maya):
    used, old = fake.space.trigger("U1"), fake.space.trigger("U1")
    await client.views_open(trigger_id=used, view=stock.form())
    assert (await refused(client.views_open(trigger_id=used, view=stock.form())))["error"] == "exchanged_trigger_id"
    fake.clock.move(timedelta(seconds=4))
    assert (await refused(client.views_open(trigger_id=old, view=stock.form())))["error"] == "expired_trigger_id"
    assert (await refused(client.views_open(trigger_id="1.2.3", view=stock.form())))["error"] == "invalid_trigger_id"


async def test_views_are_checked_stacked_three_high_and_guarded_by_their_hash(fake, client, maya):
    opened = (await client.views_open(trigger_id=fake.space.trigger("U1"), view=stock.form()))["view"]
    for _ in range(2):
        await client.views_push(trigger_id=fake.space.trigger("U1", opened["id"]), view=stock.form())
    over = client.views_push(trigger_id=fake.space.trigger("U1", opened["id"]), view=stock.form())
    assert (await refused(over))["error"] == "push_limit_reached"
    unready = {**stock.form(), "title": stock.plain("x" * 25)}
    assert (await refused(client.views_update(view_id=opened["id"], view=unready)))["error"] == "invalid_arguments"
    without = {name: value for name, value in stock.form().items() if name != "submit"}
    assert (await refused(client.views_update(view_id=opened["id"], view=without)))["error"] == "invalid_arguments"
    await client.views_update(view_id=opened["id"], view=stock.waiting(), hash=opened["hash"])
    late = client.views_update(view_id=opened["id"], view=stock.waiting(), hash=opened["hash"])
    assert (await refused(late))["error"] == "hash_conflict"
    await maya.closes()
    await maya.closes()
    await maya.closes()
    gone = client.views_update(view_id=opened["id"], view=stock.waiting())
    assert (await refused(gone))["error"] == "not_found"


async def test_a_view_of_more_than_250_kb_is_too_large(fake, client, maya):
    large = {"type": "home", "blocks": [stock.line("x" * 2_600) for _ in range(100)]}
    assert (await refused(client.views_publish(user_id="U1", view=large)))["error"] == "view_too_large"


async def test_a_response_url_answers_five_times_in_half_an_hour(fake, maya):
    url = fake.space.answer_url(fake.url, "U1", "C1")
    hook = AsyncWebhookClient(url, retry_handlers=[])
    statuses = [(await hook.send(text=f"{number}")).status_code for number in range(6)]
    assert statuses == [200] * 5 + [404]
    later = AsyncWebhookClient(fake.space.answer_url(fake.url, "U1", "C1"), retry_handlers=[])
    fake.clock.move(timedelta(minutes=31))
    assert (await later.send(text="late")).status_code == 404
    assert maya.text == "4"


# The ways to the app


async def test_each_payload_goes_to_one_of_several_sockets(fake, maya, heard):
    async with stock.by_sockets(fake, heard, count=3):
        for _ in range(6):
            await maya.types("/say hi")
    assert fake.sockets.served == [0, 1, 2, 0, 1, 2]
    assert len(heard) == 6


async def test_a_socket_that_is_told_to_refresh_comes_back(fake, maya, heard):
    async with stock.by_sockets(fake, heard):
        await fake.sockets.disconnect("refresh_requested")
        await fake.connected(1)
        await maya.types("/say hi")
        await maya.sees("You said hi")
    assert fake.sockets.served == [1]


async def test_a_command_nobody_takes_in_time_is_an_error_to_see(heard):
    async with FakeSlack(ack_seconds=0.1, patience=1.0) as fake:
        maya = fake.user("U1", name="Maya")
        await maya.types("/say hi")
        await maya.sees("/say failed with the error “dispatch_failed”")
        async with stock.by_sockets(fake, heard):
            await maya.types("/slow")
            await maya.sees("/slow failed with the error “operation_timeout”")
        assert [each.payload["command"] for each in fake.unacked] == ["/say", "/slow"]


async def test_an_event_nobody_takes_comes_again_with_its_number(heard):
    async with FakeSlack(retries=(0.0, 0.05, 0.1), patience=1.0) as fake:
        numbers: list[str] = []

        async def unwell(request):
            numbers.append(request.headers.get("X-Slack-Retry-Num", ""))
            return web.Response(status=200 if len(numbers) == 3 else 503)

        served = web.Application()
        served.router.add_post("/", unwell)
        runner = web.AppRunner(served)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.posts.to = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        await fake.user("U1").changes_zone("Asia/Tokyo")
        assert await fake.space.until(lambda: fake.deliveries[0].acked, 2.0)
        await runner.cleanup()
    assert numbers == ["", "1", "2"]
    assert len(fake.unacked) == 2


async def test_a_process_of_its_own_says_where_it_is_and_keeps_a_log(tmp_path):
    log = tmp_path / "calls.jsonl"
    command = [sys.executable, "-m", "tests.adapters.slack.fake", "--log", str(log), "--user", "U1:Maya:Asia/Tokyo"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        api_url = (await process.stdout.readline()).decode().strip()
        tokens = json.loads(await process.stdout.readline())
        client = AsyncWebClient(tokens["bot_token"], base_url=api_url)
        metadata = {"event_type": "sent", "event_payload": {"delivery": "abc"}}
        await client.chat_postMessage(channel="U1", text="Hello", metadata=metadata)
        async with aiohttp.ClientSession() as session:
            asked = {"does": "was_sent", "with": ["Hello"]}
            async with session.post(api_url.replace("/api/", "/people/U1"), json=asked) as answer:
                assert (await answer.json())["inbox"] == ["Hello"]
    finally:
        process.terminate()
        await process.wait()
    [line] = [json.loads(each) for each in log.read_text().splitlines()]
    assert (line["method"], line["accepted"], line["channel"], line["delivery"]) == (
        "chat.postMessage",
        True,
        "D1",
        "abc",
    )
