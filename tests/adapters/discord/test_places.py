"""Where a digest may come on Discord, and the threads of its posts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.discord.messenger import DiscordMessenger
from adapters.discord.places import (
    ADMINISTRATOR,
    CREATE_PUBLIC_THREADS,
    POSTING,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    allowed,
)
from bot.kit.cards import Card, say
from bot.members.model import Place
from bot.outbox.model import MARKER_LENGTH, Receipt, Refused
from tests.adapters.discord.scripted import Answer, Answers, busy, no, play

CHANNEL = Place("discord", "discord", "10", private=False)
THREAD = Place("discord", "discord", "10:1001", private=False)
SPACE = "discord/1"
US, MIA = "99", "30"
ROLES = [{"id": "1", "permissions": str(POSTING)}, {"id": "7", "permissions": "0"}]
MARKER = "m" * MARKER_LENGTH
LATE = Card("Added this week", (say("Night walk"),), summary="Added")


def asked(
    channel: dict[str, Any] | Answer | None = None,
    *,
    guild: dict[str, Any] | None = None,
    mia: dict[str, Any] | Answer | None = None,
    us: dict[str, Any] | None = None,
) -> str:
    """What can_post says of channel 10 in server 1, where everybody may post unless told otherwise."""
    answers, said = Answers(), []
    answers.tell("GET /users/@me", {"id": US})
    answers.tell("GET /channels/10", channel or {"id": "10", "type": 0, "guild_id": "1"})
    answers.tell("GET /guilds/1", guild or {"id": "1", "owner_id": "5", "roles": ROLES})
    answers.tell(f"GET /guilds/1/members/{US}", us or {"roles": []})
    answers.tell(f"GET /guilds/1/members/{MIA}", mia or {"roles": []})

    async def story(messenger: DiscordMessenger) -> None:
        said.append(await messenger.can_post(CHANNEL, MIA, space=SPACE))

    play(answers, story)
    return said[0]


def text(**more: Any) -> dict[str, Any]:
    return {"id": "10", "type": 0, "guild_id": "1", **more}


def over(whom: str, *, allow: int = 0, deny: int = 0) -> dict[str, Any]:
    return {"id": whom, "allow": str(allow), "deny": str(deny)}


@pytest.mark.parametrize(
    ("channel", "reason"),
    [
        (text(), ""),
        (text(type=5), ""),
        ({"id": "10", "type": 1}, "direct"),
        ({"id": "10", "type": 3}, "direct"),
        (text(type=11), "thread"),
        (text(type=12), "thread"),
        (text(type=15), "silent"),
        (text(guild_id="2"), "elsewhere"),
        (no(10003, 404), "unknown channel"),
        (no(50001), "unknown channel"),
        (text(permission_overwrites=[over(US, deny=VIEW_CHANNEL)]), "not here"),
        (text(permission_overwrites=[over("1", deny=SEND_MESSAGES)]), "silent"),
        (text(permission_overwrites=[over(US, deny=READ_MESSAGE_HISTORY)]), "history"),
        (text(permission_overwrites=[over(US, deny=CREATE_PUBLIC_THREADS)]), "threads"),
        (text(permission_overwrites=[over("1", deny=VIEW_CHANNEL), over(US, allow=VIEW_CHANNEL)]), "not you"),
    ],
)
def test_what_a_channel_is_and_what_both_may_do_there(channel: dict[str, Any] | Answer, reason: str):
    assert asked(channel) == reason


def test_whoever_left_the_server_may_have_nothing_posted_there():
    assert asked(mia=no(10007, 404)) == "not you"


def test_what_could_not_be_asked_is_no_answer():
    with pytest.raises(Refused) as raised:
        asked(busy())
    assert raised.value.retry_after is not None


@pytest.mark.parametrize(
    ("roles", "overwrites", "may"),
    [
        ([], [], VIEW_CHANNEL),
        (["7"], [], VIEW_CHANNEL | SEND_MESSAGES),
        (["7"], [over("7", deny=SEND_MESSAGES)], VIEW_CHANNEL),
        (["7", "8"], [over("7", deny=SEND_MESSAGES), over("8", allow=SEND_MESSAGES)], VIEW_CHANNEL | SEND_MESSAGES),
        (["8"], [over("1", deny=VIEW_CHANNEL), over("8", allow=VIEW_CHANNEL)], VIEW_CHANNEL),
        (["8"], [over("8", allow=SEND_MESSAGES), over(MIA, deny=SEND_MESSAGES)], VIEW_CHANNEL),
        (["8"], [over("9", deny=VIEW_CHANNEL)], VIEW_CHANNEL),
    ],
)
def test_roles_come_first_then_what_the_channel_changes(roles: list[str], overwrites: list[dict[str, Any]], may: int):
    some = [
        {"id": "1", "permissions": str(VIEW_CHANNEL)},
        {"id": "7", "permissions": str(SEND_MESSAGES)},
        {"id": "8", "permissions": "0"},
    ]
    server = {"id": "1", "owner_id": "5", "roles": some}
    assert allowed(server, {"permission_overwrites": overwrites}, {"roles": roles}, MIA) == may


def test_owners_and_administrators_may_do_everything():
    server = {"id": "1", "owner_id": "5", "roles": [{"id": "7", "permissions": str(ADMINISTRATOR)}]}
    shut = {"permission_overwrites": [over("1", deny=POSTING)]}
    assert allowed(server, shut, {"roles": []}, "5") & POSTING == POSTING
    assert allowed(server, shut, {"roles": ["7"]}, MIA) & POSTING == POSTING


@pytest.mark.parametrize("opened", [Answer({"id": "1001"}, status=201), no(160004, 400)])
def test_the_thread_of_a_message_is_opened_once_and_written_in(opened: Answer):
    answers = Answers()
    answers.tell("POST /channels/10/messages/1001/threads", opened)
    answers.tell("POST /channels/1001/messages", {"id": "2002", "channel_id": "1001"})

    async def story(messenger: DiscordMessenger) -> None:
        receipt = await messenger.send(THREAD, LATE, marker=MARKER)
        assert receipt.message == "2002"

    play(answers, story)
    assert answers.routes == ["POST /channels/10/messages/1001/threads", "POST /channels/1001/messages"]
    assert answers.calls[0].body == {"name": "Added this week", "auto_archive_duration": 10080}


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(reset=True), no(50013)])
def test_without_its_thread_nothing_was_sent(answer: Answer):
    answers = Answers()
    answers.tell("POST /channels/10/messages/1001/threads", answer)

    async def story(messenger: DiscordMessenger) -> None:
        with pytest.raises(Refused):
            await messenger.send(THREAD, LATE, marker=MARKER)

    play(answers, story)
    assert len(answers.calls) == 1


def test_in_a_thread_that_was_never_opened_nothing_is_found():
    answers = Answers()
    answers.tell("GET /users/@me", {"id": US})
    answers.tell("GET /channels/1001/messages", no(10003, 404))

    async def story(messenger: DiscordMessenger) -> None:
        assert await messenger.find(THREAD, MARKER, datetime(2026, 3, 9, tzinfo=UTC)) is None

    play(answers, story)


def test_a_post_is_edited_where_it_stands():
    answers = Answers()

    async def story(messenger: DiscordMessenger) -> None:
        await messenger.update(Receipt(CHANNEL, "1001"), LATE)

    play(answers, story)
    assert answers.routes == ["PATCH /channels/10/messages/1001"]
