"""The rules of the guard as tables, and what holds for them whatever happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guard import rules
from bot.guard.model import Crowd, Guard, History, Late, Talked
from bot.guard.registry import BY_NAME, RULES
from bot.journal.model import Ask, Purpose
from tests.builders import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def talk(days: int, started: str = "", purpose: Purpose | None = None) -> Talked:
    return Talked(ago(days), started, purpose)


OLD = History("Ana Ruiz", ago(400), talks=(talk(40), talk(400)))
"""Well known, with talks: nothing to say."""
NEW = History("Ana Ruiz", ago(3), talks=(talk(3),))
ASKED = History("Ana Ruiz", ago(300), asks=(ago(20), ago(90)))


def fired(history: History, ask: Ask = Ask.REFERRAL) -> list[str]:
    return [one.rule.value for one in rules.cautions(history, ask, TODAY)]


@pytest.mark.parametrize(
    ("history", "ask", "found"),
    [
        (OLD, Ask.JOB, []),
        (NEW, Ask.JOB, ["too-soon"]),
        (NEW, Ask.REFERRAL, ["too-soon"]),
        (NEW, Ask.INTRODUCTION, ["too-soon"]),
        (NEW, Ask.MENTORSHIP, ["too-soon"]),
        (NEW, Ask.ADVICE, []),
        (NEW, Ask.FEEDBACK, []),
        (NEW, Ask.HELP, []),
        (replace(NEW, near=True), Ask.JOB, []),
        (replace(NEW, gives=(ago(1),)), Ask.JOB, ["too-soon"]),
        (History("A", ago(29), talks=(talk(29), talk(20))), Ask.JOB, ["too-soon"]),
        (History("A", ago(30), talks=(talk(30), talk(20))), Ask.JOB, []),
        (History("A", ago(14), talks=(talk(14), talk(3))), Ask.INTRODUCTION, []),
        (History("A", ago(90), talks=(talk(90),)), Ask.JOB, ["too-soon"]),
        (History("A", ago(90), talks=(talk(90),), gives=(ago(50),)), Ask.JOB, []),
        (History("A", ago(90), talks=(talk(90, "them"),)), Ask.JOB, []),
        (History("A", ago(3), talks=(talk(60), talk(2))), Ask.JOB, []),
        (History("A", ago(0)), Ask.JOB, ["too-soon"]),
        (History("A", ago(0)), Ask.ADVICE, []),
    ],
)
def test_a_big_ask_waits_until_people_know_each_other(history: History, ask: Ask, found: list[str]):
    """S37."""
    assert fired(history, ask) == found


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (History("A", ago(13)), []),
        (History("A", ago(14)), ["silent"]),
        (History("A", ago(14), near=True), []),
        (History("A", ago(14), gives=(ago(2),)), []),
        (History("A", ago(14), talks=(talk(2),)), []),
    ],
)
def test_whom_nobody_ever_talked_to_is_greeted_first(history: History, found: list[str]):
    """S38."""
    assert fired(history, Ask.ADVICE) == found


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (replace(ASKED, talks=(talk(20), talk(90))), ["ask-only"]),
        (replace(ASKED, talks=(talk(20), talk(90), talk(400))), ["ask-only"]),
        (replace(ASKED, talks=(talk(20), talk(50))), []),
        (replace(ASKED, talks=(talk(20),), gives=(ago(200),)), []),
        (replace(ASKED, talks=(talk(20),), gives=(ago(370),)), ["ask-only"]),
        (replace(ASKED, talks=(talk(20),), asks=(ago(20),)), []),
        (replace(ASKED, talks=(talk(20),), asks=(ago(20), ago(20))), []),
        (replace(OLD, asks=(), talks=(talk(9, "me", Purpose.JOB), talk(99, "me", Purpose.REFERRAL))), ["ask-only"]),
        (replace(OLD, asks=(), talks=(talk(9, "them", Purpose.JOB), talk(99, "me", Purpose.REFERRAL))), []),
    ],
)
def test_only_asks_in_a_year_call_for_a_word_without_one(history: History, found: list[str]):
    """S39."""
    assert fired(history, Ask.ADVICE) == found


def test_what_is_late_comes_first_and_a_promise_before_thanks():
    """S40."""
    late = (Late(ago(9), thanks=True), Late(ago(2)))
    found = rules.cautions(replace(NEW, late=late), Ask.JOB, TODAY)
    assert [one.rule for one in found] == [Guard.NO_FOLLOW_UP, Guard.TOO_SOON]
    assert "promise to Ana Ruiz was due on Tuesday 3 March" in found[0].because
    (thanks,) = rules.cautions(replace(OLD, late=late[:1]), Ask.ADVICE, TODAY)
    assert "thank-you" in thanks.because


@pytest.mark.parametrize(
    ("added", "talked", "found"),
    [(24, 0, []), (25, 0, ["collecting"]), (25, 4, ["collecting"]), (25, 5, []), (500, 99, ["collecting"])],
)
def test_many_new_people_and_few_talks_is_collecting(added: int, talked: int, found: list[str]):
    """S41."""
    assert fired(replace(OLD, crowd=Crowd(added, talked))) == found


def test_every_rule_of_the_guard_is_in_the_list_to_mute():
    assert set(Guard) <= BY_NAME.keys()
    assert len(BY_NAME) == len(RULES)
    assert [one.name for one in RULES if one.name == "collecting" and one.people] == []


@pytest.mark.parametrize("ask", list(Ask))
def test_each_caution_says_because_and_what_to_do(ask: Ask):
    every = replace(ASKED, talks=(talk(20),), late=(Late(ago(1)),), crowd=Crowd(99, 0), added=ago(20), name="W" * 500)
    found = rules.cautions(every, ask, TODAY)
    assert found
    for one in found:
        assert one.because.startswith("Because ")
        assert one.because.endswith(".")
        assert one.first[0].islower()
        assert len(one.because) < 200


DAYS = st.integers(0, 800).map(ago)
TALKS = st.builds(Talked, DAYS, st.sampled_from(["", "me", "them"]), st.none() | st.sampled_from(Purpose))
HISTORIES = st.builds(
    History,
    st.just("Ana"),
    DAYS,
    st.booleans(),
    st.lists(TALKS, max_size=5).map(lambda talks: tuple(sorted(talks, key=lambda one: one.day, reverse=True))),
    st.lists(DAYS, max_size=4).map(tuple),
    st.lists(DAYS, max_size=4).map(tuple),
    st.lists(st.builds(Late, DAYS, st.booleans()), max_size=2).map(tuple),
    st.builds(Crowd, st.integers(0, 60), st.integers(0, 60)),
)
NAMES = st.sets(st.sampled_from([one.value for one in Guard]))


@given(HISTORIES, st.sampled_from(Ask), NAMES, NAMES)
def test_no_rule_fires_that_is_muted_or_was_said(history: History, ask: Ask, muted: set[str], said: set[str]):
    found = rules.cautions(history, ask, TODAY)
    heard = rules.heard(found, muted=muted, said=said)
    assert not {one.rule.value for one in heard} & (muted | said)
    assert len(heard) <= rules.SHOWN
    assert [one for one in found if one in heard] == list(heard)
    assert len({one.rule for one in found}) == len(found)


@given(HISTORIES, st.sampled_from([Ask.ADVICE, Ask.FEEDBACK, Ask.HELP]))
def test_small_asks_are_never_too_soon(history: History, ask: Ask):
    """S42: advice and feedback are what a first talk is for."""
    assert Guard.TOO_SOON not in {one.rule for one in rules.cautions(history, ask, TODAY)}


@given(HISTORIES, st.sampled_from(Ask))
def test_too_soon_and_silent_never_speak_together(history: History, ask: Ask):
    assert not {Guard.TOO_SOON, Guard.SILENT} <= {one.rule for one in rules.cautions(history, ask, TODAY)}
