"""How much people may ask in a minute: each member, and a workspace together."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Bot
from bot.cli import wiring
from bot.features import FEATURES
from bot.members.model import Handle
from bot.settings import Settings
from bot.throttle import MEMBER, MINUTE, SPACE, SUGGESTIONS, Did, Throttle, TooFast, TooMany
from tests.storage.rows import every_row
from tests.talk import REALM, Person, Talk

ANA = Handle("slack", REALM, "ana")


@dataclass
class Seconds:
    now: float = 12_345.678

    def __call__(self) -> float:
        return self.now


def admitted(throttle: Throttle, times: int, who: Handle = ANA, did: Did = "command", space: str = "slack/T1") -> int:
    """How many of so many at once are let through."""
    passed = 0
    for _ in range(times):
        try:
            throttle.admit(who, space, did)
            passed += 1
        except (TooFast, TooMany):
            pass
    return passed


def crowd(throttle: Throttle, people: int, times: int = 1, space: str = "slack/T1") -> int:
    return sum(admitted(throttle, times, Handle("slack", REALM, f"U{number}"), space=space) for number in range(people))


# The buckets


def test_thirty_commands_at_once_then_one_every_two_seconds():
    seconds = Seconds()
    throttle = Throttle(seconds)
    assert admitted(throttle, 10_000) == MEMBER
    for _ in range(10):
        seconds.now += MINUTE / MEMBER
        assert admitted(throttle, 10) == 1
    seconds.now += MINUTE
    assert admitted(throttle, 100) == MEMBER


def test_somebody_who_clicks_fast_gets_further():
    seconds = Seconds()
    throttle = Throttle(seconds)
    for _ in range(300):  # five minutes of one press a second
        assert admitted(throttle, 1, did="press") == 1
        seconds.now += 1


def test_suggestions_are_counted_apart_and_more_freely():
    throttle = Throttle(Seconds())
    assert admitted(throttle, 10_000, did="suggestion") == MEMBER * SUGGESTIONS
    assert admitted(throttle, 1) == 1


def test_a_workspace_has_a_cap_of_its_own():
    seconds = Seconds()
    throttle = Throttle(seconds)
    assert crowd(throttle, 1_000) == SPACE
    assert admitted(throttle, 1, Handle("slack", "T2", "ana"), space="slack/T2") == 1
    seconds.now += 1
    assert crowd(throttle, 1_000) == SPACE / MINUTE


def test_what_is_refused_takes_nothing_from_anybody():
    throttle = Throttle(Seconds())
    admitted(throttle, 10_000)
    assert crowd(throttle, 1_000) == SPACE - MEMBER  # the flood took thirty of the workspace, no more
    seconds = Seconds()
    throttle = Throttle(seconds)
    crowd(throttle, SPACE)
    assert admitted(throttle, 100) == 0
    seconds.now += MINUTE
    assert admitted(throttle, 100) == MEMBER  # what the workspace refused was not counted to the member


def test_a_refusal_says_when_to_try_again():
    throttle = Throttle(Seconds())
    admitted(throttle, MEMBER)
    with pytest.raises(TooFast) as error:
        throttle.admit(ANA, "slack/T1", "command")
    assert error.value.hint == "Please try again in 2 seconds."
    crowd(throttle, 1_000)
    with pytest.raises(TooMany) as error:
        throttle.admit(Handle("slack", REALM, "zoe"), "slack/T1", "command")
    assert error.value.hint == "Please try again in 1 second."


@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from(["command", "press"])), min_size=1, max_size=200))
def test_waiting_as_told_always_helps(steps: list[tuple[float, Did]]):
    seconds = Seconds(0.1)
    throttle = Throttle(seconds, member=3)
    for pause, did in steps:
        seconds.now += pause
        while True:
            try:
                throttle.admit(ANA, "slack/T1", did)
                break
            except TooFast as error:
                seconds.now += int(error.hint.removeprefix("Please try again in ").split()[0])
                assert admitted(throttle, 1, did=did) == 1, "waited in vain"
                break


def test_memory_is_bounded_and_the_idle_are_forgotten():
    seconds = Seconds()
    throttle = Throttle(seconds, most=1_000)
    tracemalloc.start()
    for number in range(30_000):
        seconds.now += 0.001
        admitted(throttle, 1, Handle("slack", f"T{number}", "U"), space=f"slack/T{number}")
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert 1_000 <= len(throttle) <= 2_000
    assert held < 1_000_000
    seconds.now += MINUTE
    admitted(throttle, 1)
    assert len(throttle) == 2


# The bot


@pytest.fixture
def seconds(talk: Talk) -> Seconds:
    """The talk's bot has the caps."""
    moment = Seconds()
    talk.bot = Bot(talk.database, FEATURES, throttle=Throttle(moment))
    return moment


def test_too_fast_is_answered_kindly_and_nothing_is_run_or_stored(member: Person, seconds: Seconds):
    for _ in range(MEMBER):
        member.says("/followup")
    before = every_row(member.talk.database)
    for said in ("/met Ana Ruiz", "/nonsense", "/met"):
        member.says(said).sees("That was faster than I can follow, and nothing was changed.", "try again in 2 seconds")
        assert member.reply is not None
        assert (member.failed(), member.reply.public, member.reply.replaces) == (True, False, False)
    assert every_row(member.talk.database) == before
    seconds.now += 2
    member.says("/met Ana Ruiz").sees("Logged: Ana Ruiz")


def test_a_stranger_over_the_cap_of_the_workspace_leaves_no_trace(talk: Talk, seconds: Seconds):
    for number in range(SPACE // MEMBER):
        for _ in range(MEMBER):
            talk.person(f"u{number}").says("/followup")
    talk.person("late").says("/met Ana").sees("Many people here are asking me something right now")
    assert talk.look(lambda store: store.members.find(talk.person("late").handle)) is None


def test_a_refused_button_stays_where_it_is_and_works_later(member: Person, seconds: Seconds):
    member.says("/met Ana").says("/met Ben").says("/followup add Ana friday next week")
    kept = member.button("Remove")
    for _ in range(MEMBER):
        member.says("/followup")
    member.presses_again(kept).sees("try again in")
    seconds.now += 1
    member.presses_again(kept).sees("Removed: Ana")


def test_too_many_suggestions_are_none(member: Person, seconds: Seconds):
    member.says("/met Ana Ruiz")
    talk, request = member.talk, member._request("")

    def offered() -> int:
        return len(talk.run(talk.bot.suggest(request, "contact show", "who", "an", talk.now())))

    assert {offered() for _ in range(MEMBER * SUGGESTIONS)} == {1}
    assert offered() == 0
    member.says("/contact list").sees("Ana Ruiz")


def test_a_workspace_is_what_the_platform_says_it_is(talk: Talk, seconds: Seconds):
    def ask(space: str, user: int) -> bool:
        request = replace(talk.person(f"u{user}")._request("/help"), space=space)
        return talk.run(talk.bot.answer(request, talk.now())).failed

    assert not any(ask("guild 1", number // MEMBER) for number in range(SPACE))
    assert ask("guild 1", 90)
    assert not ask("guild 2", 90)


def test_only_what_serves_a_platform_has_caps(talk: Talk):
    chosen = Settings.model_validate({})
    assert wiring.bot(chosen, talk.database)._throttle is None
    assert wiring.bot(chosen, talk.database, serves=True)._throttle is not None
