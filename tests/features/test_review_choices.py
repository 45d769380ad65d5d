"""Whom a review looks at, and which goals it proposes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts.model import Tier
from bot.goals import reading, splitting
from bot.goals import rules as goal_rules
from bot.goals.model import FAMILIES, Aim, Family, Goal, GoalId
from bot.kit.times import Interval
from bot.members.model import MemberId
from bot.review import people, proposals
from bot.review.model import PEOPLE, Reason, Tally, Touch

UTC_ZONE = ZoneInfo("UTC")
APRIL = date(2026, 4, 1)
NOW = datetime(2026, 3, 29, 10, tzinfo=UTC)
TODAY = NOW.date()
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def goal(starts: date = date(2026, 3, 5), **values: object) -> Goal:
    return replace(Goal(GoalId(1), MemberId(1), "Have 3 coffee chats by 31 March", starts, NOW), **values)


# People


def touch(contact: int, days: int | None, tier: Tier = Tier.WARM, every: Interval | None = None) -> Touch:
    last = None if days is None else TODAY - timedelta(days=days)
    return Touch(contact, tier, every, NOW - timedelta(days=100), last)


def chosen(known: list[Touch], promises: dict[int, date], before: tuple[int, ...] = ()) -> list[tuple[int, Reason]]:
    found = people.choose(known, promises, {}, today=TODAY, zone=UTC_ZONE, before=before)
    return [(one.contact, one.why) for one in found]


def test_promises_come_first_then_silence_for_its_interval_then_closeness():
    known = [
        touch(1, 90),
        touch(2, 61, Tier.CLOSE),
        touch(3, 10, Tier.CLOSE),
        touch(4, 30),
        touch(5, 119, every=Interval(1, "year")),
    ]
    assert chosen(known, {4: TODAY + timedelta(days=9)}) == [
        (4, Reason.PROMISE),
        (2, Reason.SILENCE),
        (1, Reason.SILENCE),
    ]
    assert chosen(known[2:4], {}) == [(3, Reason.CLOSE), (4, Reason.NEXT)]


def test_silence_is_a_reason_only_when_the_talk_is_longer_ago_than_the_plan():
    assert chosen([touch(1, 60), touch(2, 30, Tier.CLOSE)], {}) == [(2, Reason.CLOSE), (1, Reason.NEXT)]
    assert chosen([touch(1, 61), touch(2, 31, Tier.CLOSE)], {}) == [(2, Reason.SILENCE), (1, Reason.SILENCE)]
    said = people.said(Reason.NEXT, touch(1, 8), None, {}, TODAY)
    assert said == "Next in your list. Last talk: 8 days ago. The plan is every 60 days."


def test_the_promise_that_is_due_first_comes_first():
    known = [touch(n, 20) for n in (1, 2)]
    assert chosen(known, {1: TODAY, 2: TODAY - timedelta(days=3)})[0] == (2, Reason.PROMISE)


def test_whom_they_talked_to_this_week_or_looked_at_before_needs_no_look():
    assert chosen([touch(1, 6), touch(2, 7)], {}) == [(2, Reason.NEXT)]
    assert chosen([touch(1, 40), touch(2, 40)], {2: TODAY}, before=(1, 2)) == [(2, Reason.PROMISE)]
    assert chosen([touch(1, 3)], {1: TODAY}) == []


def test_somebody_never_talked_to_waits_since_they_were_written_down():
    assert chosen([touch(1, None), touch(2, 70)], {}) == [(1, Reason.SILENCE), (2, Reason.SILENCE)]


TOUCHES = st.lists(
    st.builds(touch, st.integers(1, 12), st.none() | st.integers(0, 400), st.sampled_from(Tier)),
    max_size=12,
    unique_by=lambda one: one.contact,
)


@given(TOUCHES, st.dictionaries(st.integers(1, 20), DAYS, max_size=8), st.sets(st.integers(1, 20), max_size=8))
def test_only_those_with_reminders_are_chosen_each_once(
    known: list[Touch], promises: dict[int, date], before: set[int]
):
    found = people.choose(known, promises, {}, today=TODAY, zone=UTC_ZONE, before=before)
    chosen_ = [one.contact for one in found]
    assert len(chosen_) == len(set(chosen_)) <= PEOPLE
    assert set(chosen_) <= {one.contact for one in known}
    fitting = [
        one.contact
        for one in known
        if (one.last is None or (TODAY - one.last).days >= 7) and (one.contact not in before or one.contact in promises)
    ]
    assert len(chosen_) == min(PEOPLE, len(fitting))
    promised = [one.why is Reason.PROMISE for one in found]
    assert promised == sorted(promised, reverse=True)


# Proposals


FAMILY = [*FAMILIES, Family.OWN]


@pytest.mark.parametrize("family", FAMILY)
@pytest.mark.parametrize("today", [TODAY, date(2026, 4, 6), date(2026, 4, 22)])
@pytest.mark.parametrize(
    ("role", "company"), [("", "Acme"), ("recruiter", ""), ("backend developer or designer", "Acme")]
)
@pytest.mark.parametrize("number", [1, 2, 11])
def test_every_proposal_is_one_sentence_that_holds_on_all_five_questions(
    family: Family, today: date, role: str, company: str, number: int
):
    gaps = proposals.Month(Tally(), promises=number, role=role, company=company, quiet=number + 1, family=family)
    found = proposals.propose(gaps, APRIL, today)
    assert {one.kind for one in found} == set(proposals.KINDS)
    aim = Aim(MemberId(1), Family.JOB, "", NOW)
    day = max(APRIL, today)
    for one in found:
        read = reading.read(one.sentence, day)
        made = goal_rules.understood(goal(day, text=one.sentence, serves_aim=True), read, day)
        assert [check.why for check in goal_rules.checks(made, aim) if check.open] == [], one.sentence
        assert splitting.parts(one.sentence) == (one.sentence,)
        assert len(one.sentence) <= reading.LONGEST
        assert made.deadline is None or made.deadline > today
        assert made.role == (role if one.kind == proposals.WANTED else "")
        assert made.company == (company if one.kind == proposals.WANTED else "")
        assert one.why.endswith(".")


@pytest.mark.parametrize(
    ("month", "kinds"),
    [
        (proposals.Month(Tally(9, 9, 1, 1)), ["usual"]),
        (proposals.Month(Tally(9, 9, 0, 1)), ["event", "usual"]),
        (proposals.Month(Tally(9, 9, 1, 0)), ["give", "usual"]),
        (proposals.Month(Tally(9, 9, 1, 1), promises=1, quiet=2), ["promises", "silence", "usual"]),
        (proposals.Month(Tally(9, 9, 1, 1), quiet=1), ["usual"]),
        (proposals.Month(Tally(9, 9, 1, 1), role="recruiter", met=2), ["wanted", "usual"]),
        (proposals.Month(Tally(9, 9, 1, 1), role="recruiter", met=3), ["usual"]),
    ],
)
def test_only_what_the_month_lacked_is_proposed(month: proposals.Month, kinds: list[str]):
    assert [one.kind for one in proposals.propose(month, APRIL, TODAY)] == kinds
    assert proposals.propose(month, APRIL, TODAY, done=kinds) == ()


@pytest.mark.parametrize(("ahead", "room"), [(0, 3), (2, 1), (3, 0), (9, 0)])
def test_three_goals_are_enough(ahead: int, room: int):
    assert proposals.room(ahead) == room
