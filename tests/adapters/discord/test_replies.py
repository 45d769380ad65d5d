"""What is made of each answer of Discord's to a call."""

from datetime import timedelta

import pytest

from adapters.discord.messenger import DiscordMessenger
from adapters.discord.rest import WINDOW_SECONDS, Breaker
from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import MARKER_LENGTH, Ambiguous, Refused, Scope
from tests.adapters.discord.scripted import Answer, Answers, busy, no, play

MARKER = "m" * MARKER_LENGTH
HELLO = Card("Hello")
CHANNEL = Place("discord", "discord", "10", private=False)
ANA = Handle("discord", "discord", "30")
POST, OPEN = "POST /channels/10/messages", "POST /users/@me/channels"


def refused(answer: Answer, *, opening: bool = False) -> Refused | Ambiguous:
    """What is made of this answer, after one request."""
    answers, caught = Answers(), []
    answers.tell(OPEN if opening else POST, answer)

    async def story(messenger: DiscordMessenger) -> None:
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
        Answer({"message": "Overloaded", "code": 130000}, status=503),
        Answer("<html>Bad gateway</html>", status=502, kind="text/html"),
        Answer("error code: 522", status=522, kind="text/plain"),
        Answer(status=408),
        Answer(status=302, headers={"Location": "http://127.0.0.1:9/login"}),
        Answer('{"id": "10'),
        Answer(""),
        Answer("", status=204),
        Answer("[]"),
        Answer("null"),
        Answer("[" * 100_000),
        Answer("<html>Please log in</html>", kind="text/html"),
        Answer({}),
        Answer({"id": None}),
        Answer({"id": 7}),
        Answer(reset=True),
    ],
    ids=lambda answer: repr(answer)[:90],
)
def test_an_answer_that_tells_nothing_leaves_it_open_whether_the_message_arrived(answer: Answer):
    assert isinstance(refused(answer), Ambiguous)


@pytest.mark.parametrize(
    ("code", "scope"),
    [
        (40001, "platform"),
        (50014, "platform"),
        (10003, "place"),
        (50001, "place"),
        (50013, "place"),
        (160005, "place"),
        (50007, "person"),
        (50278, "person"),
        (10013, "person"),
        (50035, "message"),
        (40005, "message"),
        (10008, "message"),
        (200000, "message"),
    ],
)
def test_a_code_says_for_good_what_it_is_about(code: int, scope: Scope):
    refusal = refused(no(code, 400))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent, refusal.scope, refusal.retry_after) == (str(code), True, scope, None)


@pytest.mark.parametrize("code", [40004, 40006, 110000, 130000])
def test_any_other_code_may_pass(code: int):
    refusal = refused(no(code, 400))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent, refusal.retry_after) == (str(code), False, None)


@pytest.mark.parametrize("code", ["50007", True, -50007, 50007.5, 10**30, None, [50007]])
def test_a_code_that_is_no_number_of_discords_is_no_code(code: object):
    refusal = refused(Answer({"code": code}, status=400))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent) == ("http_400", False)


@pytest.mark.parametrize(
    ("answer", "scope", "seconds"),
    [
        (busy(7.5), "place", 7.5),
        (busy(7.5, headers={"X-RateLimit-Scope": "user", "Retry-After": "8"}), "place", 7.5),
        (busy(7.5, headers={"X-RateLimit-Scope": "shared"}), "place", 7.5),
        (busy(0), "place", 0),
        (busy(600, everywhere=True), "platform", 600),
        (busy(600, headers={"X-RateLimit-Scope": "global"}), "platform", 600),
        (busy(600, headers={"X-RateLimit-Global": "true"}), "platform", 600),
        (busy(float("nan"), headers={"Retry-After": "8"}), "place", 8),
        (busy(-1), "place", 30),
        (busy(10**12), "place", 24 * 3600),
        (Answer("error code: 1015", status=429, kind="text/plain"), "platform", 600),
        (Answer("<html/>", status=429, headers={"retry-after": "3600"}, kind="text/html"), "platform", 3600),
        (Answer({"error": "1015"}, status=429), "platform", 600),
        (Answer("<html>Sorry, you have been blocked</html>", status=403, kind="text/html"), "platform", 600),
    ],
    ids=lambda given: repr(given)[:90],
)
def test_being_busy_says_for_how_long_and_for_what(answer: Answer, scope: Scope, seconds: float):
    refusal = refused(answer)
    assert isinstance(refusal, Refused)
    assert (refusal.retry_after, refusal.permanent) == (timedelta(seconds=seconds), False)
    assert refusal.scope == scope


def test_a_busy_opening_stops_openings_and_no_messages():
    for answer, seconds in ((busy(7.5), 7.5), (no(40003, 400), 600), (no(20028, 429), 600)):
        refusal = refused(answer, opening=True)
        assert isinstance(refusal, Refused)
        assert (refusal.scope, refusal.permanent) == ("opening", False)
        assert refusal.retry_after == timedelta(seconds=seconds)


def test_opening_too_fast_pauses_openings_whatever_was_asked():
    refusal = refused(no(40003, 400))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.scope, refusal.permanent) == ("40003", "opening", False)


def test_being_taken_for_spam_stops_new_conversations_for_hours():
    refusal = refused(no(20026), opening=True)
    assert isinstance(refusal, Refused)
    assert (refusal.scope, refusal.retry_after) == ("opening", timedelta(hours=6))


def test_a_person_who_has_no_conversation_can_not_be_reached():
    for code in (50001, 50007, 10013):
        refusal = refused(no(code), opening=True)
        assert isinstance(refusal, Refused)
        assert (refusal.permanent, refusal.scope) == (True, "person")


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413])
def test_a_status_without_a_code_may_pass(status: int):
    refusal = refused(Answer({"message": "No", "code": 0}, status=status))
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent) == (f"http_{status}", False)


@pytest.mark.parametrize("answer", [Answer("", status=401), Answer({"message": "401: Unauthorized", "code": 0}, 401)])
def test_a_token_that_is_not_taken_stops_everything(answer: Answer):
    refusal = refused(answer)
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.permanent, refusal.scope) == ("http_401", True, "platform")


def test_a_thousand_invalid_calls_in_ten_minutes_are_the_last():
    """At ten times as many Discord shuts out everything from our address."""
    answers, seconds = Answers(), [0.0]
    breaker = Breaker(most=3, monotonic=lambda: seconds[0])
    counted = (no(50007), Answer(status=401), busy(1))
    not_counted = (busy(1, headers={"X-RateLimit-Scope": "shared"}), no(10003, 404), Answer(status=500), no(50035, 400))
    answers.tell(POST, *counted[:2], *not_counted, *counted[2:])

    async def story(messenger: DiscordMessenger) -> None:
        async def fails() -> Exception:
            with pytest.raises((Refused, Ambiguous)) as raised:
                await messenger.send(CHANNEL, HELLO, marker=MARKER)
            return raised.value

        for _ in range(len(counted) + len(not_counted)):
            await fails()
            seconds[0] += 10
        calls = len(answers.calls)
        refusal = await fails()
        assert isinstance(refusal, Refused)
        assert (refusal.scope, refusal.permanent) == ("platform", False)
        assert refusal.retry_after == timedelta(seconds=WINDOW_SECONDS - 70)
        assert len(answers.calls) == calls
        seconds[0] = WINDOW_SECONDS
        await messenger.send(CHANNEL, HELLO, marker=MARKER)
        assert len(answers.calls) == calls + 1

    play(answers, story, breaker)
