"""The people of the fake Slack, in front of a stock app, through Socket Mode and over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.adapters.slack import stock
from tests.adapters.slack.fake import FakeSlack
from tests.adapters.slack.stock import refused

pytestmark = pytest.mark.asyncio


# People


async def test_a_command_is_answered_and_its_buttons_work(stock_app, fake, maya, heard):
    await maya.types("/list")
    await maya.sees("Due", "Thank Dana", "Thank Sam", "[Done]")
    await maya.presses("Done", about="Sam")
    await maya.sees("Sam is done")
    await maya.does_not_see("Thank Dana")
    assert fake.unacked == []
    assert all(each.latency is not None and each.latency < 1 for each in fake.deliveries)


async def test_a_command_has_every_field_and_its_mentions_by_id(stock_app, fake, maya, heard):
    fake.user("U2", name="Sam Reed")
    await maya.types("/say thanks @samreed & <b>")
    await maya.sees("You said thanks @Sam Reed & <b>")
    [body] = heard
    assert body["text"] == "thanks <@U2|samreed> &amp; &lt;b&gt;"
    assert set(body) == {
        *("token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name", "command", "text"),
        *("api_app_id", "is_enterprise_install", "response_url", "trigger_id"),
    }


async def test_an_ephemeral_answer_is_for_one_person_and_gone_on_reload(stock_app, fake, maya):
    other = fake.user("U2")
    await maya.types("/list")
    assert "only for Maya Lind" in str(maya.visible()[-1])
    assert other.text == ""
    maya.reloads()
    assert maya.text == ""


async def test_a_button_pressed_twice_is_two_payloads_of_the_same_message(stock_app, fake, maya, heard):
    await maya.types("/list")
    held = await maya.button("Done", about="Dana")
    await maya.presses_again(held)
    await maya.presses_again(held)
    pressed = [body for body in heard if body.get("type") == "block_actions"]
    assert [body["container"] for body in pressed] == [pressed[0]["container"]] * 2
    assert pressed[0]["actions"][0]["action_ts"] != pressed[1]["actions"][0]["action_ts"]
    assert pressed[0]["container"]["is_ephemeral"] is True


async def test_a_form_is_filled_searched_and_sent(stock_app, fake, maya, heard):
    await maya.types("/form")
    assert await maya.searches("Contact", "dan") == ["Dana Whitfield", "Dan Okafor"]
    await maya.fills({"Who": "Dana", "Contact": "Dan Okafor"}, due="2026-03-09", times=3, how="Wrote")
    await maya.was_sent("Saved Dana")
    assert maya.modal is None
    [body] = [body for body in heard if body.get("type") == "view_submission"]
    assert body["view"]["state"]["values"] == {
        "who": {"value": {"type": "plain_text_input", "value": "Dana"}},
        "pick": {
            "suggest": {
                "type": "external_select",
                "selected_option": {"text": stock.plain("Dan Okafor"), "value": "dan okafor"},
            }
        },
        "due": {"value": {"type": "datepicker", "selected_date": "2026-03-09"}},
        "times": {"value": {"type": "number_input", "value": "3"}},
        "how": {
            "value": {"type": "static_select", "selected_option": {"text": stock.plain("Wrote"), "value": "wrote"}}
        },
    }


async def test_what_is_left_alone_keeps_its_first_value_and_what_is_emptied_is_null(stock_app, fake, maya, heard):
    await maya.types("/form")
    await maya.fills(who="Dana")
    await maya.types("/form")
    await maya.fills(who="Dana", how="")
    kept, emptied = [
        body["view"]["state"]["values"]["how"]["value"] for body in heard if body.get("view", {}).get("state")
    ]
    assert kept["selected_option"]["value"] == "talked"
    assert emptied["selected_option"] is None


async def test_errors_come_back_at_their_field_and_an_unknown_field_shows_nothing(stock_app, fake, maya):
    await maya.types("/form")
    await maya.fills(who="nobody")
    assert maya.errors == {"who": "I know nobody of that name"}
    assert "✗ I know nobody of that name" in maya.modal_text
    assert fake.mistakes == ["an error at “gone”, which is no input"]
    await maya.fills(who="Dana")
    assert maya.modal is None


async def test_slack_itself_finds_what_is_missing_and_the_app_hears_nothing(stock_app, fake, maya, heard):
    await maya.types("/form")
    await maya.fills(times=12)
    assert maya.errors == {
        "who": "Please complete this required field.",
        "times": "Please enter a number that is 9 or less.",
    }
    await maya.fills(who="x" * 21, times="")
    assert maya.errors == {"who": "Please enter no more than 20 characters."}
    assert not [body for body in heard if body.get("type") == "view_submission"]


async def test_a_modal_above_another_one_is_closed_first(stock_app, fake, maya, heard):
    await maya.types("/form")
    await maya.fills(who="more")
    await maya.sees("Who else?")
    await maya.closes()
    assert "Who was it?" in maya.modal_text
    await maya.closes()
    assert maya.modal_text == ""
    assert [body.get("type") for body in heard][-2:] == ["view_closed"] * 2


async def test_an_open_modal_covers_everything_else(stock_app, fake, maya):
    fake.patience = 0.1
    await maya.types("/list")
    await maya.shortcut("log_contact")
    with pytest.raises(AssertionError, match="Maya Lind can't type before the open modal is sent or closed"):
        await maya.types("/list")
    with pytest.raises(AssertionError, match="finds no button “Done” about “Dana” in the modal, which covers all else"):
        await maya.presses("Done", about="Dana")


async def test_home_direct_messages_and_shortcuts(stock_app, fake, maya, heard):
    await maya.opens_home()
    await maya.sees("Your week", "[Add]")
    assert maya.home_text == "Your week\n[Add]"
    await maya.says("hello")
    await maya.was_sent("I heard hello", count=1)
    await maya.shortcut("log_contact")
    await maya.sees("Who was it?")
    await maya.closes()
    note = await fake.user("U2", name="Sam Reed").types("Lunch was great", "C1")
    assert note is not None
    await maya.message_shortcut(note)
    await maya.sees("Noted: Lunch was great")
    events = [body for body in heard if body.get("type") == "event_callback"]
    assert {body["event"]["type"] for body in events} == {"app_home_opened", "message"}
    assert len({body["event_id"] for body in events}) == len(events)


async def test_the_app_hears_its_own_direct_messages(stock_app, fake, maya, heard):
    await maya.says("hello")
    await maya.was_sent("I heard hello")
    assert await fake.space.until(lambda: len(fake.deliveries) >= 2, 1.0)
    assert fake.deliveries[1].payload["event"]["bot_id"]
    assert len(maya.inbox) == 1


async def test_a_zone_changes_and_the_workspace_takes_the_app_away(stock_app, fake, maya, client, heard):
    await maya.changes_zone("Asia/Tokyo")
    assert heard[-1]["event"]["user"]["tz"] == "Asia/Tokyo"
    await fake.uninstalls()
    assert [body["event"]["type"] for body in heard[-2:]] == ["app_uninstalled", "tokens_revoked"]
    assert (await refused(client.auth_test()))["error"] == "account_inactive"
    await maya.types("/list")
    await maya.sees("/list is not a valid command.")


async def test_a_payload_can_come_twice(stock_app, fake, maya, heard):
    await maya.says("hello")
    await maya.was_sent("I heard hello")
    await fake.redeliver(fake.deliveries[0])
    await maya.was_sent("I heard hello", count=2)
    told = [body["event_id"] for body in heard if "bot_id" not in body["event"]]
    assert told == [told[0]] * 2


async def test_a_menu_is_chosen_from_by_its_words_or_by_searching(stock_app, fake, maya, client, heard):
    search = {
        "type": "external_select",
        "action_id": "suggest",
        "placeholder": stock.plain("Who"),
        "min_query_length": 1,
    }
    day = {"type": "datepicker", "action_id": "day", "placeholder": stock.plain("When")}
    menu = {**stock.menu("Talked", "Wrote"), "placeholder": stock.plain("How")}
    await client.chat_postMessage(channel="U1", text="x", blocks=[{"type": "actions", "elements": [menu, search, day]}])
    assert maya.text == "[Talked ▾] [Who ▾] [When]"
    fake.patience = 0.01
    await maya.chooses("How", "Wrote")
    await maya.chooses("Who", "Priya")
    await maya.chooses("When", "2026-03-09")
    actions = [body["actions"][0] for body in heard if body.get("type") == "block_actions"]
    assert actions[0]["selected_option"] == {"text": stock.plain("Wrote"), "value": "wrote"}
    assert actions[1]["selected_option"]["value"] == "priya nair"
    assert actions[2]["selected_date"] == "2026-03-09"
    with pytest.raises(AssertionError, match="“How” offers no “Sang” to Maya Lind, but “Talked”, “Wrote”"):
        await maya.chooses("How", "Sang")


async def test_a_button_on_home_says_which_view_it_is_in(stock_app, fake, maya, heard):
    await maya.opens_home()
    fake.patience = 0.01
    await maya.presses("Add")
    pressed = heard[-1]
    assert pressed["container"] == {"type": "view", "view_id": pressed["view"]["id"]}
    assert pressed["view"]["type"] == "home"
    assert "response_url" not in pressed


async def test_everything_may_be_delivered_twice(stock_app, fake, maya, heard):
    fake.twice = True
    await maya.types("/say hi")
    assert heard[0] == heard[1]
    assert len(heard) == 2


async def test_a_story_can_be_followed_line_by_line(heard):
    told: list[str] = []
    async with FakeSlack(tell=told.append, commands=["/say"]) as fake, stock.by_sockets(fake, heard):
        maya = fake.user("U1", name="Maya")
        await maya.types("/say hi")
        await maya.types("/sing")
        await maya.sees("/sing is not a valid command.")
    assert told == [
        "Maya in #general: /say hi",
        "  in #general, only for Maya (posted) Maya sees:\n    │ You said hi",
        "Maya in #general: /sing",
    ]


# What people see


async def test_a_story_that_fails_says_what_was_visible(stock_app, fake, maya):
    fake.patience = 0.2
    await maya.types("/list")
    with pytest.raises(AssertionError) as failure:
        await maya.sees("Thank Priya")
    said = str(failure.value)
    assert "Maya Lind doesn't see “Thank Priya”" in said
    assert "in #general, only for Maya Lind:\n  Due\n  Thank Dana\n  [Done]\n  Thank Sam\n  [Done]" in said
    with pytest.raises(AssertionError, match="finds no button “Later” about “Dana”"):
        await maya.presses("Later", about="Dana")
    with pytest.raises(AssertionError, match="finds 2 buttons “Done”; say `about` which one"):
        await maya.presses("Done")
    with pytest.raises(AssertionError, match="has no modal open to fill in"):
        await maya.fills(who="Dana")


async def test_broadcasts_are_counted_wherever_they_hide(fake, client, maya):
    group = {"type": "usergroup", "usergroup_id": "S2"}
    broadcast = {"type": "rich_text_section", "elements": [{"type": "broadcast", "range": "here"}, group]}
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "<!subteam^S1>"}}
    literal = {"type": "section", "text": {"type": "plain_text", "text": "<!channel>", "emoji": False}}
    rich = {"type": "rich_text", "elements": [broadcast]}
    await client.chat_postMessage(channel="U1", text="<!channel> <@U1>", blocks=[section, literal, rich])
    assert fake.pings == ["@channel in D1", "@S1 in D1", "@here in D1", "@S2 in D1"]
    assert fake.space.mentions == ["U1"]
    assert maya.text == "@S1\n<!channel>\n@here@S2"
    await client.chat_postMessage(channel="U1", text="@everyone &lt;!here&gt;")
    assert len(fake.pings) == 4
    await client.chat_postMessage(channel="U1", text="@everyone", link_names=True)
    assert fake.pings[4:] == ["@everyone in D1"]


async def test_every_kind_of_block_has_its_text(fake, client, maya):
    fake.clock.set(datetime(2026, 3, 5, 18, 0, tzinfo=UTC))
    stamp = int(datetime(2026, 3, 6, 14, 5, tzinfo=UTC).timestamp())
    when = {"type": "date", "timestamp": stamp, "format": "{date_short_pretty} at {time}", "fallback": "x"}
    strong = {"type": "text", "text": "*Dana* <b> :tada:", "style": {"bold": True}}
    spans = [
        strong,
        {"type": "link", "url": "https://a.example", "text": "her page"},
        {"type": "user", "user_id": "U1"},
    ]
    items = [{"type": "rich_text_section", "elements": [{"type": "text", "text": each}]} for each in ("one", "two")]
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": "nice\nday"}]}
    cells = [[{"type": "raw_text", "text": "Who"}, {"type": "raw_text", "text": "When"}]]
    blocks = [
        {"type": "header", "text": stock.plain("Due & <soon>")},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [*spans, when]}]},
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": items}, quote]},
        {"type": "divider"},
        {"type": "section", "text": stock.plain("Pick"), "accessory": stock.menu("Talked", "Wrote")},
        {"type": "section", "fields": [stock.plain("a"), {"type": "mrkdwn", "text": "_b_ `c*d*`"}]},
        {"type": "table", "rows": cells},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": f"<!date^{stamp}^{{date_num}} {{time}}|then>"}]},
        {"type": "actions", "elements": [{"type": "button", "text": stock.plain("Page"), "url": "https://a.example"}]},
    ]
    await client.chat_postMessage(channel="U1", text="x", blocks=blocks)
    assert maya.text.split("\n") == [
        "Due & <soon>",
        "*Dana* <b> :tada:her page@Maya Lindtomorrow at 9:05 AM",
        *("• one", "• two", "│ nice", "│ day"),
        "———",
        "Pick [Talked ▾]",
        *("a", "b c*d*"),
        "Who | When",
        "2026-03-06 9:05 AM",
        "[Page ↗]",
    ]
    assert maya.inbox[0].notification == "x"
    assert await maya.presses("Page") == "https://a.example"
