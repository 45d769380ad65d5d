"""Payloads of each kind, as Slack documents them, into what was done and by whom."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from adapters.slack import inbound
from adapters.slack.inbound import Heard, NotOurs
from bot.kit.calls import Call
from bot.members.model import Handle, Place

NAMES = {"gv-met": "met", "grapevine": "grapevine", "gv": "gv"}

COMMAND = {
    "token": "legacy",
    "team_id": "T1",
    "team_domain": "acme",
    "channel_id": "C1",
    "channel_name": "general",
    "user_id": "U1",
    "user_name": "ana",
    "command": "/gv-met",
    "text": "Ben &amp; Co, recruiter",
    "api_app_id": "A1",
    "is_enterprise_install": "false",
    "response_url": "https://hooks.slack.com/commands/T1/1/x",
    "trigger_id": "13345224609.738474920.8088930838d88f008e0",
}

PRESS: dict[str, Any] = {
    "type": "block_actions",
    "user": {"id": "U1", "username": "ana", "team_id": "T1"},
    "api_app_id": "A1",
    "container": {"type": "message", "message_ts": "1700000000.000100", "channel_id": "D1", "is_ephemeral": False},
    "trigger_id": "12.34.ab",
    "team": {"id": "T1", "domain": "acme"},
    "channel": {"id": "D1", "name": "directmessage"},
    "message": {"ts": "1700000000.000100", "blocks": [{"type": "header", "block_id": "g:abc"}]},
    "response_url": "https://hooks.slack.com/actions/T1/1/x",
    "actions": [
        {"action_id": "do:1", "block_id": "b", "type": "button", "value": "followup done id:7kq2", "action_ts": "1.2"}
    ],
}

ON_MESSAGE: dict[str, Any] = {
    "type": "message_action",
    "callback_id": "log_contact_from_message",
    "trigger_id": "13.37.x",
    "message_ts": "1515449522.000016",
    "response_url": "https://hooks.slack.com/app-actions/T1/1/x",
    "user": {"id": "U1", "name": "ana", "team_id": "T1"},
    "message": {"type": "message", "user": "U2", "ts": "1515449522.000016", "text": "We hire &amp; train <@U1>"},
    "channel": {"id": "C1", "name": "general"},
    "team": {"id": "T1", "domain": "acme"},
}

LINE: dict[str, Any] = {
    "type": "event_callback",
    "event_id": "Ev1",
    "team_id": "T1",
    "event": {
        "type": "message",
        "channel": "D1",
        "channel_type": "im",
        "user": "U1",
        "team": "T1",
        "text": "followup",
        "ts": "1700000001.000200",
    },
}


def changed(body: Any, path: str, value: object) -> Any:
    """A copy with one value changed; None takes it away."""
    made = copy.deepcopy(body)
    at = made
    *way, last = path.split(".")
    for step in way:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return made


def test_a_command():
    heard = inbound.command(COMMAND, NAMES)
    assert heard == Heard(
        user="U1",
        team="T1",
        surface="channel",
        channel="C1",
        said="/met Ben &amp; Co, recruiter",
        key=heard.key,
        trigger=COMMAND["trigger_id"],
        answers_to=COMMAND["response_url"],
        alone=True,
    )
    request = heard.request("T1", said=inbound.plain(str(heard.said)), zone="Europe/Berlin", name="Ana")
    assert (request.who, request.said) == (Handle("slack", "T1", "U1"), "/met Ben & Co, recruiter")
    assert (request.where, request.zone, request.pressed) == (
        Place("slack", "T1", "C1", private=True),  # the answer is: nobody else sees it
        "Europe/Berlin",
        False,
    )


@pytest.mark.parametrize("text", ["", None])
def test_a_bare_command_and_one_of_another_case(text: str | None):
    assert inbound.command({**COMMAND, "command": "/GV", "text": text}, NAMES).said == "/gv"


def test_a_button_in_the_direct_conversation():
    heard = inbound.press(PRESS)
    assert (heard.said, heard.pressed, heard.surface) == ("followup done id:7kq2", True, "direct")
    assert (heard.message, heard.marker, heard.trigger) == ("1700000000.000100", "abc", "12.34.ab")


IN_A_THREAD = changed(PRESS, "container.thread_ts", "1600000000.000100")


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("privategroup", "closed"),
        ("mpdm-ana--ben--cleo-1", "closed"),
        ("general", "open"),
        ("directmessage", "open"),  # of two people, or ours: a command doesn't tell
        ("", "open"),
        (None, "open"),
    ],
)
def test_who_else_reads_where_a_command_was_typed_or_a_button_pressed(name: str | None, room: str):
    request = inbound.command(changed(COMMAND, "channel_name", name), NAMES).request("T1", said="", zone="", name="")
    assert request.room == room
    here = changed(changed(PRESS, "channel.name", name), "channel.id", "C1")
    for alone in (True, False):
        heard = inbound.press(changed(here, "container.is_ephemeral", alone))
        assert (heard.room, heard.request("T1", said="", zone="", name="").where.private) == (room, alone)


@pytest.mark.parametrize(
    ("body", "place", "room"),
    [
        (PRESS, "D1", "direct"),
        (IN_A_THREAD, "D1:1600000000.000100", "thread"),
        (changed(PRESS, "container.thread_ts", "1700000000.000100"), "D1", "direct"),  # the thread hangs below it
        (changed(PRESS, "container.is_ephemeral", True), "D1", "open"),  # it may be anybody's conversation
    ],
)
def test_a_thread_of_the_direct_conversation_is_a_place_of_its_own(body: Any, place: str, room: str):
    request = inbound.press(body).request("T1", said="", zone="", name="")
    assert (request.where, request.room) == (Place("slack", "T1", place, private=True), room)
    assert inbound.press(body).channel == "D1"


@pytest.mark.parametrize(("thread", "room"), [("1700000000.000100", "thread"), (None, "direct")])
def test_a_line_tells_whether_it_is_in_a_thread(thread: str | None, room: str):
    body = LINE if thread is None else changed(LINE, "event.thread_ts", thread)
    heard = inbound.line(body)
    assert heard is not None
    assert heard.room == room


@pytest.mark.parametrize("ephemeral", [True, False])
def test_what_is_pressed_where_only_they_see_it_is_answered_in_private(ephemeral: bool):
    body = changed(changed(PRESS, "container.is_ephemeral", ephemeral), "channel.id", "C1")
    assert inbound.press(body).request("T1", said="", zone="", name="").where.private is ephemeral


def test_a_choice_from_a_menu():
    option = {"value": "help", "text": {"type": "plain_text", "text": "Help"}}
    chosen = {"type": "static_select", "action_id": "choose:2", "action_ts": "1.3", "selected_option": option}
    assert inbound.press({**PRESS, "actions": [chosen]}).said == "help"


def test_a_button_on_the_home_tab():
    on_home = {**PRESS, "view": {"id": "V1", "type": "home"}, "container": {"type": "view", "view_id": "V1"}}
    del on_home["channel"], on_home["message"], on_home["response_url"]
    heard = inbound.press(on_home)
    assert (heard.surface, heard.answers_to, heard.channel, heard.view) == ("home", "", "", "")


def test_a_button_in_an_open_form():
    inside = {**PRESS, "view": {"id": "V1", "type": "modal"}, "container": {"type": "view", "view_id": "V1"}}
    heard = inbound.press(inside)
    assert (heard.surface, heard.view) == ("modal", "V1")


@pytest.mark.parametrize("actions", [[], [{}], ["x"], [{"type": "button", "url": "https://a.example"}], 7, None])
def test_a_link_or_nothing_at_all_is_no_press(actions: object):
    with pytest.raises(NotOurs):
        inbound.press({**PRESS, "actions": actions})


def test_each_press_has_a_key_of_its_own_and_a_repeated_one_the_same():
    other = {"action_id": "do:2"}, {"action_ts": "9.9"}
    keys = {inbound.press({**PRESS, "actions": [{**PRESS["actions"][0], **change}]}).key for change in ({}, {}, *other)}
    assert len(keys) == 3
    assert inbound.press(changed(PRESS, "user.id", "U2")).key not in keys


def test_log_contact_from_the_menu_opens_an_empty_form():
    body = {"type": "shortcut", "callback_id": "log_contact", "user": {"id": "U1"}, "trigger_id": "1"}
    heard = inbound.shortcut(body)
    assert (heard.said, heard.trigger) == (Call("met"), "1")


def test_log_contact_on_a_message_takes_its_author_its_text_and_a_link():
    link = inbound.link(ON_MESSAGE)
    assert link == "https://acme.slack.com/archives/C1/p1515449522000016"
    heard = inbound.shortcut(ON_MESSAGE, link)
    assert heard.said == Call("met", {"who": "<@U2>", "note": f"We hire &amp; train <@U1>\n{link}"})


def test_log_contact_on_a_message_of_an_app_and_on_one_without_text():
    body = changed(changed(ON_MESSAGE, "message.user", None), "message.username", "Jobs")
    assert inbound.shortcut(body, "").said == Call("met", {"who": "Jobs", "note": "We hire &amp; train <@U1>"})
    assert inbound.shortcut(changed(ON_MESSAGE, "message.text", ""), "").said == Call("met", {"who": "<@U2>"})
    assert inbound.link(changed(ON_MESSAGE, "team.domain", None)) == ""


def test_a_line_typed_to_the_bot():
    heard = inbound.line(LINE)
    assert heard is not None
    assert (heard.said, heard.surface, heard.channel) == ("followup", "direct", "D1")
    assert heard.request("T1", said="followup", zone="", name="").where.private


def test_a_line_in_a_thread_is_answered_there():
    heard = inbound.line(changed(LINE, "event.thread_ts", "1700000000.000100"))
    assert heard is not None
    assert heard.channel == "D1:1700000000.000100"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("event.bot_id", "B1"),
        ("event.subtype", "message_changed"),
        ("event.subtype", "message_deleted"),
        ("event.subtype", "bot_message"),
        ("event.channel_type", "channel"),
        ("event.channel_type", "mpim"),
        ("event.user", None),
        ("event.text", "  "),
        ("event.text", None),
        ("event", 7),
    ],
)
def test_what_is_not_a_line_of_a_person(path: str, value: object):
    assert inbound.line(changed(LINE, path, value)) is None


def test_the_same_line_in_two_events_has_one_key():
    first, again = inbound.line(LINE), inbound.line({**LINE, "event_id": "Ev2"})
    assert first == again
    assert inbound.event_key(LINE) != inbound.event_key({**LINE, "event_id": "Ev2"})


def test_only_the_home_tab_is_the_home_tab():
    body = {"event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}
    heard = inbound.home(body)
    assert heard is not None
    assert (heard.user, heard.surface, heard.said) == ("U1", "home", Call("home show"))
    assert inbound.home(changed(body, "event.tab", "messages")) is None


@pytest.mark.parametrize(
    ("event", "gone"),
    [
        ({"type": "app_uninstalled"}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["U0"]}}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}, False),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, False),
        ({"type": "tokens_revoked"}, False),
        ({"type": "message"}, False),
    ],
)
def test_when_our_own_token_is_gone(event: dict[str, object], gone: bool):
    assert inbound.revoked({"event": event}) is gone


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Ben &lt;ben@acme.example&gt; &amp; Co", "Ben <ben@acme.example> & Co"),
        ("<mailto:ben@acme.example|ben@acme.example>", "ben@acme.example"),
        ("<https://acme.example/a?b=1&amp;c=2>", "https://acme.example/a?b=1&c=2"),
        ("<https://acme.example|acme.example>", "https://acme.example"),
        ("<https://evil.example|https://bank.example>", "https://evil.example"),
        ("<tel:+123|+1 23>", "+1 23"),
        ("<@U2|ben> <@U3> <@W4|>", "Ben Okafor U3 W4"),
        ("/gv review coach <@U2|ben>", "/gv review coach <@U2>"),
        ("/grapevine review  coach <@U3> why:no", "/grapevine review  coach <@U3> why:no"),
        ("/gv reviews coaches <@U3>", "/gv reviews coaches U3"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!channel> <!here|here> <!subteam^S1|@devs> <!date^1^{date}|5 March>", "@channel here @devs 5 March"),
        ("a < b > c", "a < b > c"),
        ("&amp;lt;", "&lt;"),
        ("", ""),
    ],
)
def test_markup_is_read_as_it_was_typed(sent: str, typed: str):
    assert inbound.plain(sent, lambda user: {"U2": "Ben Okafor"}.get(user, "")) == typed


def test_whoever_is_mentioned_is_found():
    assert inbound.mentioned("/met <@U2|ben> and <@W3>, not <#C1> or @U4") == {"U2", "W3"}


def test_nothing_at_all_breaks_nothing():
    empty: dict[str, object] = {}
    assert inbound.command(empty, NAMES).key == ""
    assert inbound.shortcut(empty).said == Call("met")
    assert inbound.line(empty) is None
    assert inbound.home(empty) is None
    assert replace(inbound.submission(empty, Call("met"), ""), said="") == Heard("", "", "modal", "", "", "")
