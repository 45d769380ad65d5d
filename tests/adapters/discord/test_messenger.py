"""What the messenger asks of Discord, and how it finds its messages again. Its contract is in tests/delivery."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.discord import limits, render
from adapters.discord.inbound import wire_of
from adapters.discord.messenger import EPOCH_MS, MARGIN, PAGE, PAGES, DiscordMessenger
from bot.kit.calls import Call
from bot.kit.cards import Attachment, Button, Card, say
from bot.members.model import Handle, Place
from bot.outbox.model import MARKER_LENGTH, Ambiguous, Receipt, Refused
from tests.adapters.discord import spec
from tests.adapters.discord.scripted import Answer, Answers, busy, no, play

MARKER = "m" * MARKER_LENGTH
HELLO = Card("Hello", (say("What you asked for"),), (Button("Done", Call("followup done")),), summary="An answer")
CHANNEL = Place("discord", "discord", "10", private=False)
DIRECT = Place("discord", "discord", "20", private=True)
ANA = Handle("discord", "discord", "30")
SINCE = datetime(2026, 11, 5, 9, tzinfo=UTC)
EXPORT = Attachment("export.csv", b"Maya;Chen", "text/csv")
US = {"id": "99"}
POST, POST_DIRECT, OPEN = "POST /channels/10/messages", "POST /channels/20/messages", "POST /users/@me/channels"
READ, READ_DIRECT = "GET /channels/10/messages", "GET /channels/20/messages"


def test_a_message_carries_its_marker_and_pings_nobody():
    answers = Answers()

    async def story(messenger: DiscordMessenger) -> None:
        assert await messenger.send(CHANNEL, HELLO, marker=MARKER) == Receipt(CHANNEL, "1001")

    play(answers, story)
    (call,) = answers.given(POST)
    assert (call.body["nonce"], call.body["enforce_nonce"]) == (MARKER, True)
    assert call.body["allowed_mentions"] == {"parse": []}
    assert call.headers["Authorization"] == "Bot token"
    assert call.headers["User-Agent"].startswith("DiscordBot (")
    assert spec.problems("POST", "/channels/10/messages", call.body) == []
    # What read-back looks for, and what a press is read from.
    ends = [each["custom_id"] for each in flat(call.body) if "custom_id" in each]
    assert [wire_of(each) for each in ends] == ["followup done"]
    assert all(each.endswith(f"#{MARKER}") for each in ends)


def flat(holder: Any) -> list[dict[str, Any]]:
    return [each for one in holder.get("components", []) for each in (one, *flat(one))]


def test_an_edit_changes_what_stands_and_carries_no_nonce():
    answers = Answers()

    async def story(messenger: DiscordMessenger) -> None:
        await messenger.update(Receipt(CHANNEL, "1001"), HELLO)

    play(answers, story)
    (call,) = answers.calls
    assert call.route == "PATCH /channels/10/messages/1001"
    assert "nonce" not in call.body
    assert spec.problems("PATCH", "/channels/10/messages/1001", call.body) == []


def test_a_conversation_is_opened_with_one_call():
    answers = Answers()
    answers.tell(OPEN, {"id": "20", "type": 1})

    async def story(messenger: DiscordMessenger) -> None:
        assert await messenger.direct(ANA) == DIRECT

    play(answers, story)
    (call,) = answers.calls
    assert call.body == {"recipient_id": "30"}
    assert spec.problems("POST", "/users/@me/channels", call.body) == []


def test_the_message_of_a_nonce_known_elsewhere_is_where_it_stands():
    answers = Answers()
    answers.tell(POST, {"id": "1001", "channel_id": "20"})

    async def story(messenger: DiscordMessenger) -> None:
        assert (await messenger.send(CHANNEL, HELLO, marker=MARKER)).place.id == "20"

    play(answers, story)


def test_another_platforms_places_and_people_are_never_called():
    answers = Answers()
    elsewhere = Place("slack", "T1", "10", private=False)
    strange = Place("discord", "discord", "10/messages/7", private=False)

    async def story(messenger: DiscordMessenger) -> None:
        for call in (
            messenger.send(elsewhere, HELLO, marker=MARKER),
            messenger.send(strange, HELLO, marker=MARKER),
            messenger.update(Receipt(elsewhere, "1"), HELLO),
            messenger.update(Receipt(CHANNEL, "../2"), HELLO),
            messenger.find(strange, MARKER, SINCE),
            messenger.direct(Handle("slack", "T1", "30")),
            messenger.direct(Handle("discord", "discord", "@me")),
        ):
            with pytest.raises(Refused) as raised:
                await call
            assert raised.value.permanent

    play(answers, story)
    assert answers.calls == []


def test_a_card_that_can_not_be_shown_is_never_posted():
    answers = Answers()
    broken = Card("Hello", ("neither paragraph nor table",))  # pyright: ignore[reportArgumentType]

    async def story(messenger: DiscordMessenger) -> None:
        with pytest.raises(Refused) as raised:
            await messenger.send(CHANNEL, broken, marker=MARKER)
        assert (raised.value.permanent, raised.value.scope) == (False, "message")

    play(answers, story)
    assert answers.calls == []


def button(custom: str) -> dict[str, Any]:
    return {"type": 17, "components": [{"type": 1, "components": [{"type": 2, "custom_id": custom}]}]}


def message(number: int = 1, custom: str = f"followup done#{MARKER}", **besides: object) -> dict[str, Any]:
    return {"id": str(number), "author": {"id": "99"}, "components": [button(custom)]} | besides


def look(*pages: object, place: Place = DIRECT, channel: object = None) -> tuple[Receipt | None, Answers]:
    answers, found = Answers(), []
    answers.tell("GET /users/@me", US)
    answers.tell(f"GET /channels/{place.id}/messages", *(Answer(page) for page in pages))
    answers.tell(f"GET /channels/{place.id}", Answer(channel or {"id": place.id, "last_message_id": None}))

    async def story(messenger: DiscordMessenger) -> None:
        found.append(await messenger.find(place, MARKER, SINCE))

    play(answers, story)
    return found[0], answers


def others(first: int) -> list[dict[str, Any]]:
    """A page full of them, newest first, as Discord has it."""
    return [message(number, "home#") for number in range(first + PAGE - 1, first - 1, -1)]


def test_read_back_goes_through_every_page():
    found, answers = look(others(1), others(101), [message(203, "home"), message(202), message(201, "home")])
    assert found == Receipt(DIRECT, "202")
    asked = [call.query for call in answers.given(READ_DIRECT)]
    start = (int((SINCE - MARGIN).timestamp() * 1000) - EPOCH_MS) << 22
    assert [one["after"] for one in asked] == [str(start), "100", "200"]
    assert {one["limit"] for one in asked} == {"100"}


def test_what_was_looked_through_to_its_end_is_absent():
    assert look(others(1), [])[0] is None
    assert look([])[0] is None
    assert look([message(1, "home")], place=CHANNEL)[0] is None


@pytest.mark.parametrize(
    "ours",
    [
        message(1, f"followup done~2#{MARKER}"),
        message(1, "home", nonce=MARKER),
        message(1, components=render.message(Card("Hello"), marker=MARKER)["components"]),
        message(1, components=[{"type": 1, "components": [{"type": 3, "custom_id": f"menu#{MARKER}"}]}]),
    ],
    ids=repr,
)
def test_a_marker_is_found_wherever_it_stands(ours: dict[str, Any]):
    assert look([ours])[0] == Receipt(DIRECT, "1")


@pytest.mark.parametrize(
    "theirs",
    [
        message(1, author={"id": "30"}),
        message(1, author={"id": "30"}, nonce=MARKER),
        message(1, author=None),
        message(1, f"followup done#{MARKER[1:]}"),
        message(1, MARKER),
        message(1, components="none", nonce=7),
        message(1, components=render.message(Card("Hello"), marker="y" * MARKER_LENGTH)["components"]),
    ],
    ids=repr,
)
def test_a_message_of_somebody_else_is_not_ours(theirs: dict[str, Any]):
    assert look([theirs])[0] is None


@pytest.mark.parametrize(
    "pages",
    [
        ({},),
        ("null",),
        ([{"author": US}],),
        ([message(1) | {"id": 7}],),
        tuple(others(1 + 100 * number) for number in range(PAGES)),
    ],
    ids=["an object", "null", "no id", "a strange id", "too many"],
)
def test_what_could_not_be_seen_whole_is_not_absent(pages: tuple[object, ...]):
    with pytest.raises(Ambiguous):
        look(*pages)


def test_an_empty_history_of_a_channel_where_something_was_said_was_not_shown():
    """Without “Read Message History” Discord shows an empty channel, and says nothing about it."""
    later = str(((int(SINCE.timestamp() * 1000) - EPOCH_MS) << 22) + 7)
    with pytest.raises(Refused) as raised:
        look([], place=CHANNEL, channel={"id": "10", "last_message_id": later})
    assert raised.value.permanent
    assert look([], place=CHANNEL, channel={"id": "10", "last_message_id": "7"})[0] is None
    assert look([], place=CHANNEL, channel={"id": "10"})[0] is None


def test_who_may_not_read_a_channel_says_so_for_good():
    answers = Answers()
    answers.tell("GET /users/@me", US)
    answers.tell(READ, no(50001))

    async def story(messenger: DiscordMessenger) -> None:
        with pytest.raises(Refused) as raised:
            await messenger.find(CHANNEL, MARKER, SINCE)
        assert raised.value.permanent

    play(answers, story)


def with_files(place: Place, *files: Attachment, told: Answer | None = None, along: bool = True) -> Answers:
    """A message with files, sent once; or an answer with them."""
    answers = Answers()
    route = f"POST /channels/{place.id}/messages"
    if told is not None:
        answers.tell(route, Answer({"id": "1001"}), told)

    async def story(messenger: DiscordMessenger) -> None:
        card = Card("Your export", attachments=files)
        sent = await (messenger.send(place, card, marker=MARKER) if along else messenger.post(place, card))
        assert sent.message == "1001"

    play(answers, story)
    assert set(answers.routes) == {route}
    return answers


def test_a_file_goes_along_with_its_message():
    (call,) = with_files(DIRECT, EXPORT).calls
    assert call.files == (("export.csv", "text/csv", b"Maya;Chen"),)
    assert call.body["attachments"] == [{"id": "0", "filename": "export.csv"}]
    assert call.body["components"][-1] == {"type": 13, "file": {"url": "attachment://export.csv"}}
    assert call.body["nonce"] == MARKER
    assert spec.problems("POST", "/channels/20/messages", call.body) == []


def test_files_have_names_that_discord_keeps():
    hostile = Attachment("../Maya “M”\r\nChen;x.csv", b"1", "text/csv")
    (call,) = with_files(DIRECT, EXPORT, EXPORT, hostile).calls
    names = [name for name, _, _ in call.files]
    assert len(set(names)) == 3
    assert [one["filename"] for one in call.body["attachments"]] == names
    assert all(name.replace("_", "").replace("-", "").replace(".", "").isalnum() for name in names)


def test_the_files_of_an_answer_follow_it():
    first, second = with_files(DIRECT, EXPORT, along=False).calls
    assert (len(first.files), len(second.files)) == (0, 1)
    assert [each["type"] for each in second.body["components"]] == [13]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (no(40005, 413), "couldn't be sent"),
        (busy(600), "couldn't be sent"),
        (Answer(status=500), "may not have arrived"),
    ],
    ids=["too large", "busy", "fails"],
)
def test_a_file_that_fails_is_told_of_and_its_message_stays_one(told: Answer, said: str):
    _, _, notice = with_files(DIRECT, EXPORT, told=told, along=False).calls
    assert said in repr(notice.body).replace("\\'", "'")
    assert "nonce" not in notice.body


def test_a_file_too_large_for_discord_is_told_of():
    large = Attachment("all.csv", b"0" * (limits.FILE_BYTES + 1), "text/csv")
    first, notice = with_files(DIRECT, large).calls
    assert (first.files, notice.files) == ((), ())
    assert "10 MB" in repr(notice.body)


def test_a_file_never_goes_where_others_read():
    first, notice = with_files(CHANNEL, EXPORT).calls
    assert (first.files, notice.files) == ((), ())
    assert "direct message" in repr(notice.body)


def test_an_answer_in_several_messages_waits_a_little_when_it_is_told_to():
    answers = Answers()
    answers.tell(POST_DIRECT, busy(0.01), Answer({"id": "1001"}), busy(600))

    async def story(messenger: DiscordMessenger) -> None:
        assert (await messenger.post(DIRECT, Card("Hello"))).message == "1001"
        with pytest.raises(Refused):
            await messenger.post(DIRECT, Card("Hello"))

    play(answers, story)
    assert len(answers.calls) == 3


def test_the_client_takes_no_proxy_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    answers = Answers()

    async def story(messenger: DiscordMessenger) -> None:
        await messenger.send(CHANNEL, HELLO, marker=MARKER)

    play(answers, story)
    assert len(answers.calls) == 1
