"""What the messenger asks of Slack, and what it makes of each answer. Its contract is in tests/delivery."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from adapters.slack.messenger import MARGIN, SlackMessenger
from bot.kit.cards import Attachment, Card, say
from bot.members.model import Handle, Place
from bot.outbox.model import MARKER_LENGTH, Ambiguous, Receipt, Refused, Scope
from tests.adapters.slack.scripted import Answer, Answers

MARKER = "m" * MARKER_LENGTH
HELLO = Card("Hello", (say("What you asked for"),), summary="An answer")
DIRECT = Place("slack", "T1", "D1", private=True)
CHANNEL = Place("slack", "T1", "C1", private=False)
THREAD = Place("slack", "T1", "C1:17.000001", private=False)
ANA = Handle("slack", "T1", "U1")
SINCE = datetime(2026, 11, 5, 9, tzinfo=UTC)
US = {"ok": True, "user_id": "UBOT", "bot_id": "BBOT"}
EXPORT = Attachment("export.csv", b"Maya;Chen", "text/csv")


def play(answers: Answers, story: Callable[[SlackMessenger], Awaitable[None]]) -> None:
    async def run() -> None:
        async with asyncio.timeout(10), answers.client() as client:
            await story(SlackMessenger(client, "T1"))

    asyncio.run(run())


def refused(answer: Answer, *, opening: bool = False) -> Refused | Ambiguous:
    """What is made of this answer, after one request."""
    answers, caught = Answers(), []
    method = "conversations.open" if opening else "chat.postMessage"
    answers.tell(method, answer)

    async def story(messenger: SlackMessenger) -> None:
        with pytest.raises((Refused, Ambiguous)) as raised:
            await (messenger.direct(ANA) if opening else messenger.send(CHANNEL, HELLO, marker=MARKER))
        caught.append(raised.value)

    play(answers, story)
    assert len(answers.calls) == 1
    return caught[0]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500),
        Answer({"ok": False, "error": "service_unavailable"}, status=503),
        Answer("<html>Bad gateway</html>", status=502, kind="text/html"),
        Answer(status=408),
        Answer({"ok": False, "error": "internal_error"}),
        Answer({"ok": False, "error": "fatal_error"}),
        Answer({"ok": False, "error": "request_timeout"}),
        Answer('{"ok": tr'),
        Answer(""),
        Answer("[]"),
        Answer("[1]"),
        Answer("null"),
        Answer("ok", kind="text/plain"),
        Answer("<html>Please log in</html>", kind="text/html"),
        Answer({}),
        Answer({"ok": False}),
        Answer({"ok": False, "error": 7}),
        Answer({"ok": True}),
        Answer({"ok": True, "ts": 7}),
        Answer(reset=True),
    ],
    ids=repr,
)
def test_an_answer_that_tells_nothing_leaves_it_open_whether_the_message_arrived(answer: Answer):
    assert isinstance(refused(answer), Ambiguous)


@pytest.mark.parametrize(
    ("code", "scope"),
    [
        ("token_revoked", "space"),
        ("account_inactive", "space"),
        ("invalid_auth", "space"),
        ("app_uninstalled", "space"),
        ("channel_not_found", "place"),
        ("is_archived", "place"),
        ("not_in_channel", "place"),
        ("restricted_action", "place"),
        ("ekm_access_denied", "place"),
        ("user_disabled", "person"),
        ("user_not_found", "person"),
        ("cannot_dm_bot", "person"),
        ("messages_tab_disabled", "person"),
        ("msg_too_long", "message"),
        ("invalid_blocks", "message"),
        ("missing_scope", "message"),
    ],
)
def test_a_code_says_for_good_what_it_is_about(code: str, scope: Scope):
    refusal = refused(Answer({"ok": False, "error": code}))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent, refusal.scope, refusal.retry_after) == (code, True, scope, None)


@pytest.mark.parametrize("code", ["service_unavailable", "team_added_to_org", "something_new"])
def test_any_other_code_may_pass(code: str):
    refusal = refused(Answer({"ok": False, "error": code}))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent, refusal.retry_after) == (code, False, None)


def test_a_code_is_a_word_whatever_came():
    assert refused(Answer({"ok": False, "error": "<b>Maya Chen</b>\n" * 50})).code.replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (Answer({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "7"}), 7),
        (Answer("slow down", status=429, headers={"retry-after": "0"}, kind="text/plain"), 0),
        (Answer("slow", status=429), 30),
        (Answer("slow", status=429, headers={"Retry-After": "Thu, 05 Nov 2026 09:00:00 GMT"}), 30),
        (Answer({"ok": False, "error": "ratelimited"}), 30),
        (Answer({"ok": False, "error": "rate_limited"}, headers={"Retry-After": "2"}), 2),
    ],
)
def test_being_busy_says_for_how_long(answer: Answer, seconds: int):
    refusal = refused(answer)
    assert isinstance(refusal, Refused)
    assert (refusal.retry_after, refusal.permanent) == (timedelta(seconds=seconds), False)
    assert refusal.scope == "space"


def test_a_busy_opening_stops_openings_and_no_messages():
    refusal = refused(Answer(status=429, headers={"Retry-After": "7"}), opening=True)
    assert isinstance(refusal, Refused)
    assert (refusal.scope, refusal.retry_after) == ("opening", timedelta(seconds=7))


def test_a_person_who_has_no_conversation_can_not_be_reached():
    refusal = refused(Answer({"ok": False, "error": "channel_not_found"}), opening=True)
    assert isinstance(refusal, Refused)
    assert (refusal.permanent, refusal.scope) == (True, "person")


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_a_status_without_a_word_may_pass(status: int):
    refusal = refused(Answer("<html/>", status=status, kind="text/html"))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent) == (f"http_{status}", False)


def test_a_token_that_is_not_taken_stops_the_workspace():
    refusal = refused(Answer("", status=401))
    assert isinstance(refusal, Refused)
    assert (refusal.permanent, refusal.scope) == (True, "space")


def test_a_message_carries_its_marker_twice_and_unfolds_nothing():
    answers = Answers()

    async def story(messenger: SlackMessenger) -> None:
        await messenger.send(THREAD, HELLO, marker=MARKER)

    play(answers, story)
    (given,) = answers.given("chat.postMessage")
    assert (given["channel"], given["thread_ts"], given["text"]) == ("C1", "17.000001", "An answer")
    assert given["metadata"] == {"event_type": "grapevine_delivery", "event_payload": {"delivery": MARKER}}
    assert given["blocks"][0]["block_id"] == f"g:{MARKER}"
    assert (given["unfurl_links"], given["unfurl_media"], given["link_names"]) == (False, False, False)
    assert given["headers"]["Authorization"] == "Bearer xoxb-1"


def test_another_workspaces_places_and_people_are_never_called():
    answers = Answers()
    elsewhere = Place("slack", "T2", "C1", private=False)

    async def story(messenger: SlackMessenger) -> None:
        for call in (
            messenger.send(elsewhere, HELLO, marker=MARKER),
            messenger.update(Receipt(elsewhere, "1.1"), HELLO),
            messenger.find(elsewhere, MARKER, SINCE),
            messenger.direct(Handle("slack", "T2", "U1")),
        ):
            with pytest.raises(Refused) as raised:
                await call
            assert raised.value.permanent

    play(answers, story)
    assert answers.calls == []


def test_a_card_that_can_not_be_shown_is_never_posted():
    answers = Answers()
    broken = Card("Hello", ("neither paragraph nor table",))  # pyright: ignore[reportArgumentType]

    async def story(messenger: SlackMessenger) -> None:
        with pytest.raises(Refused) as raised:
            await messenger.send(CHANNEL, broken, marker=MARKER)
        assert (raised.value.permanent, raised.value.scope) == (False, "message")

    play(answers, story)
    assert answers.calls == []


def message(ts: str = "2.000001", **besides: object) -> dict[str, object]:
    carried = {"event_type": "grapevine_delivery", "event_payload": {"delivery": MARKER}}
    return {"type": "message", "ts": ts, "user": "UBOT", "bot_id": "BBOT", "metadata": carried} | besides


def page(*messages: object, cursor: str = "", more: bool | None = None) -> dict[str, object]:
    more = bool(cursor) if more is None else more
    return {"ok": True, "messages": list(messages), "has_more": more, "response_metadata": {"next_cursor": cursor}}


def look(*pages: dict[str, object], place: Place = DIRECT) -> tuple[Receipt | None, Answers]:
    answers, found = Answers(), []
    answers.tell("auth.test", US)
    answers.tell("conversations.replies" if ":" in place.id else "conversations.history", *pages)

    async def story(messenger: SlackMessenger) -> None:
        found.append(await messenger.find(place, MARKER, SINCE))

    play(answers, story)
    return found[0], answers


def test_read_back_goes_through_every_page():
    found, answers = look(page(message(metadata={}), cursor="two"), page(cursor="three"), page(message()))
    assert found == Receipt(DIRECT, "2.000001")
    asked = answers.given("conversations.history")
    assert [one.get("cursor") for one in asked] == [None, "two", "three"]
    assert {(one["channel"], one["include_all_metadata"]) for one in asked} == {("D1", "true")}
    assert {float(one["oldest"]) for one in asked} == {(SINCE - MARGIN).timestamp()}


def test_read_back_of_a_thread_asks_for_its_replies():
    found, answers = look(page(message()), place=THREAD)
    assert found == Receipt(THREAD, "2.000001")
    (asked,) = answers.given("conversations.replies")
    assert (asked["channel"], asked["ts"]) == ("C1", "17.000001")


def test_without_metadata_the_first_block_tells():
    blocks = [{"type": "divider", "block_id": f"g:{MARKER}"}]
    assert look(page(message(metadata={}, blocks=blocks)))[0] is not None
    assert look(page(message(metadata={}, blocks=[{"type": "divider", "block_id": MARKER}])))[0] is None


@pytest.mark.parametrize(
    "somebody",
    [
        message(user="U1", bot_id=None),
        message(user=None, bot_id="B2"),
        message(metadata={"event_type": "other", "event_payload": {"delivery": MARKER}}),
        message(metadata={"event_type": "grapevine_delivery", "event_payload": {"delivery": MARKER[1:]}}),
        message(metadata="grapevine_delivery", blocks="none"),
        "no message",
    ],
    ids=repr,
)
def test_a_message_of_somebody_else_is_not_ours(somebody: object):
    assert look(page(somebody))[0] is None


@pytest.mark.parametrize(
    "pages",
    [
        ({"ok": True},),
        ({"ok": True, "messages": None},),
        (page(more=True),),
        (page(cursor="same"), page(cursor="same")),
    ],
    ids=["no messages", "null", "more without a cursor", "round and round"],
)
def test_what_could_not_be_seen_whole_is_not_absent(pages: tuple[dict[str, object], ...]):
    with pytest.raises(Ambiguous):
        look(*pages)


def test_who_may_not_read_a_channel_says_so_for_good():
    with pytest.raises(Refused) as raised:
        look({"ok": False, "error": "missing_scope", "needed": "channels:history"}, place=CHANNEL)
    assert raised.value.permanent


def with_file(place: Place, *, upload: Answer | None = None, complete: Answer | None = None) -> Answers:
    """A message with a file, sent once."""
    answers = Answers()

    async def story(messenger: SlackMessenger) -> None:
        url = answers.url + "upload"
        answers.tell("files.getUploadURLExternal", {"ok": True, "upload_url": url, "file_id": "F1"})
        if upload is not None:
            answers.tell("upload", upload)
        if complete is not None:
            answers.tell("files.completeUploadExternal", complete)
        card = Card("Your export", attachments=(EXPORT,))
        assert (await messenger.send(place, card, marker=MARKER)).message == "1.000001"

    play(answers, story)
    return answers


def test_a_file_goes_into_the_same_conversation_after_the_message():
    answers = with_file(DIRECT)
    assert [method for method, _ in answers.calls] == [
        "chat.postMessage",
        "files.getUploadURLExternal",
        "upload",
        "files.completeUploadExternal",
    ]
    _, (_, asked), (_, uploaded), (_, completed) = answers.calls
    assert (asked["filename"], asked["length"]) == ("export.csv", "9")
    assert uploaded["body"] == EXPORT.content
    assert "Authorization" not in uploaded["headers"]
    assert json.loads(completed["files"]) == [{"id": "F1", "title": "export.csv"}]
    assert completed["channel_id"] == "D1"


@pytest.mark.parametrize(
    ("upload", "complete", "said"),
    [
        (Answer(status=500), None, "couldn't be sent"),
        (None, Answer({"ok": False, "error": "missing_scope"}), "couldn't be sent"),
        (None, Answer(status=500), "may not have arrived"),
    ],
)
def test_a_file_that_fails_is_told_of_and_its_message_stays_one(
    upload: Answer | None, complete: Answer | None, said: str
):
    answers = with_file(DIRECT, upload=upload, complete=complete)
    message, told = answers.given("chat.postMessage")
    assert ("metadata" in message, "metadata" in told) == (True, False)
    assert said in told["text"]


def test_a_file_never_goes_where_others_read():
    answers = with_file(CHANNEL)
    assert [method for method, _ in answers.calls] == ["chat.postMessage", "chat.postMessage"]
    assert "direct message" in answers.given("chat.postMessage")[1]["text"]


def test_the_client_takes_no_proxy_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    answers = Answers()

    async def story(messenger: SlackMessenger) -> None:
        await messenger.send(CHANNEL, HELLO, marker=MARKER)

    play(answers, story)
    assert len(answers.calls) == 1
