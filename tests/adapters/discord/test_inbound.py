"""What Discord sends, of each kind, as a request to the core."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.discord import inbound
from adapters.discord.inbound import Asker, NotOurs
from bot.kit.calls import Call
from bot.members.model import Handle, Place

USER, GUILD, CHANNEL = "300000000000000001", "400000000000000001", "500000000000000001"
NAMES = {"met": "met", "my-contact": "contact", "goal": "goal", "grapevine": "grapevine", "gv": "gv"}
ROOTS = frozenset({"grapevine", "gv"})
IN_SERVER = Asker(USER, "Maya Lind", CHANNEL, GUILD, f"discord/{GUILD}", alone=False, private=True)
IN_DM = Asker(USER, "Maya Lind", "600000000000000001", "", f"discord/user/{USER}", alone=True, private=True)


def heard(data: dict[str, Any], by: Asker = IN_SERVER) -> str | Call:
    return inbound.command(data, by, "8001", names=NAMES, roots=ROOTS).said


def option(name: str, value: object, kind: int = 3) -> dict[str, Any]:
    return {"name": name, "type": kind, "value": value}


def chat(name: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "name": name, "type": 1, "options": list(options)}


def sub(name: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "type": 1, "options": list(options)}


# Commands


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (chat("met", option("who", "Ana Ruiz")), Call("met", {"who": "Ana Ruiz"})),
        ({"id": "1", "name": "met", "type": 1}, Call("met", {})),
        (chat("my-contact", sub("show", option("who", "Ana"))), Call("contact show", {"who": "Ana"})),
        (chat("my-contact", sub("list")), Call("contact list", {})),
        (chat("goal", sub("goal", option("which", "x"))), Call("goal", {"which": "x"})),
        (chat("goal", sub("count", option("by", 3, 4), option("quiet", True, 5))), None),
        (chat("grapevine", option("what", "settings zone Berlin")), "/grapevine settings zone Berlin"),
        (chat("gv", option("what", "")), "/gv"),
        (chat("grapevine"), "/grapevine"),
        (chat("unheard", option("of", "it")), Call("unheard", {"of": "it"})),
    ],
)
def test_a_slash_command_becomes_a_call_and_a_root_a_line(data: dict[str, Any], said: str | Call | None):
    assert heard(data) == (said or Call("goal count", {"by": "3", "quiet": "yes"}))


def test_a_flag_that_is_off_and_an_option_without_a_value():
    data = chat("met", option("who", "Ana"), option("quiet", False, 5), option("where", None))
    assert heard(data) == Call("met", {"who": "Ana", "quiet": "no"})


@pytest.mark.parametrize(
    ("member", "user", "name"),
    [
        ({"nick": "Noor H."}, {"global_name": "Noor Haddad", "username": "noor"}, "Noor H."),
        ({"nick": None}, {"global_name": "Noor Haddad", "username": "noor"}, "Noor Haddad"),
        ({}, {"global_name": None, "username": "noor"}, "noor"),
    ],
)
def test_log_contact_takes_the_name_that_people_know(member: dict[str, Any], user: dict[str, Any], name: str):
    resolved = {"users": {"7": user}, "members": {"7": member} if member else {}}
    data = {"id": "1", "name": "Log contact", "type": 2, "target_id": "7", "resolved": resolved}
    assert heard(data) == Call("met", {"who": f'"{name}"'})  # a name as it stands, whatever is in it


def on_message(content: str) -> dict[str, Any]:
    message = {
        "id": "9",
        "channel_id": CHANNEL,
        "content": content,
        "author": {"global_name": "Noor Haddad", "username": "noor"},
    }
    resolved = {"messages": {"9": message}}
    return {"id": "1", "name": "Follow up on this", "type": 3, "target_id": "9", "resolved": resolved}


def test_follow_up_takes_the_author_the_words_and_a_link():
    link = f"https://discord.com/channels/{GUILD}/{CHANNEL}/9"
    assert heard(on_message("We hire")) == Call("followup add", {"who": "Noor Haddad", "what": f"We hire\n{link}"})
    assert heard(on_message("")) == Call("followup add", {"who": "Noor Haddad", "what": link})
    said = heard(on_message("x" * 4000), IN_DM)
    assert isinstance(said, Call)
    assert len(said.values["what"]) < 400
    assert said.values["what"].endswith(f"https://discord.com/channels/@me/{CHANNEL}/9")


def test_a_menu_command_whose_target_is_lacking_asks_in_a_form():
    assert heard({"name": "Log contact", "type": 2, "target_id": "7"}) == Call("met", {})


# Presses


@pytest.mark.parametrize(
    ("custom", "wire"),
    [
        ("done id:abc", "done id:abc"),
        ("done id:abc#01J0MARKER", "done id:abc"),
        ("done id:abc~2", "done id:abc"),
        ("done id:abc~12#01J0MARKER", "done id:abc"),
        ("note what:~2 people", "note what:~2 people"),
    ],
)
def test_a_press_is_the_wire_without_what_was_added_to_it(custom: str, wire: str):
    one = inbound.press({"custom_id": custom, "component_type": 2}, IN_SERVER, "8001")
    assert one.said == wire
    assert one.request().pressed


def test_what_is_chosen_from_a_menu_is_pressed():
    data = {"custom_id": "menu1#M", "component_type": 3, "values": ["goal aim aim:job~2#M"]}
    assert inbound.press(data, IN_SERVER, "8001").said == "goal aim aim:job"


@pytest.mark.parametrize("data", [{}, {"custom_id": ""}, {"custom_id": 7}, {"values": [3], "custom_id": "x"}])
def test_a_press_without_a_wire_is_not_ours(data: dict[str, Any]):
    with pytest.raises(NotOurs):
        inbound.press(data, IN_SERVER, "8001")


# Requests


def test_a_request_says_who_where_and_whose_share_it_is():
    one = inbound.command(chat("met", option("who", "Ana")), IN_SERVER, "8001", names=NAMES, roots=ROOTS).request()
    assert one.who == Handle("discord", "discord", USER)
    assert one.where == Place("discord", "discord", CHANNEL, private=True)  # only they see the answer
    assert one.room == "open"  # others read what stays there
    assert (one.name, one.space, one.pressed) == ("Maya Lind", f"discord/{GUILD}", False)
    direct = inbound.line("met Ana", IN_DM, "9001").request()
    assert direct.where == Place("discord", "discord", IN_DM.channel, private=True)
    assert (direct.said, direct.room, direct.space) == ("met Ana", "direct", f"discord/user/{USER}")


def test_a_press_on_what_others_see_too_is_not_private():
    by = Asker(USER, "Maya", CHANNEL, GUILD, f"discord/{GUILD}", alone=False, private=False)
    assert not inbound.press({"custom_id": "done id:a"}, by, "1").request().where.private


def test_keys_are_of_the_interaction_alone_and_tell_nothing():
    data = chat("met", option("who", "Ana"))
    keys = {
        inbound.command(data, IN_SERVER, "8001", names=NAMES, roots=ROOTS).key,
        inbound.press({"custom_id": "x"}, IN_DM, "8001").key,
        inbound.bare(IN_SERVER, "8001").key,
    }
    assert len(keys) == 1
    assert len(keys | {inbound.line("met Ana", IN_DM, "8001").key, inbound.bare(IN_DM, "8002").key}) == 3
    assert "8001" not in keys.pop()


@pytest.mark.parametrize("data", [{}, {"name": 3}, {"name": "met", "options": "x"}, {"name": "met", "options": [1]}])
def test_what_discord_does_not_document_breaks_nothing(data: dict[str, Any]):
    assert isinstance(heard(data), Call)


def test_people_who_are_mentioned():
    assert inbound.mentioned(f"with <@{USER}> and <@!{USER}> and <@7>") == {USER}
