"""Goals by plain values: sentences as people write them, the five checks, and what counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goals import fitting, reading, rules
from bot.goals.model import Action, Aim, Family, Goal, GoalId, Talk
from bot.journal.model import EntryId, How, Outcome, Purpose
from bot.kit.errors import UserError
from bot.members.model import MemberId

TODAY = date(2026, 3, 5)
"""A Thursday."""
NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)

# fmt: off
SENTENCES: tuple[tuple[str, Action, int | None, str, str], ...] = (
    # sentence, action, target, cadence, deadline
    ("Have 3 coffee chats with backend developers by 30 June", Action.COFFEE, 3, "", "2026-06-30"),
    ("Attend 2 meetups this month", Action.EVENT, 2, "", "2026-03-31"),
    ("Talk to five recruiters by the end of Q2", Action.TALK, 5, "", "2026-06-30"),
    ("Send 10 messages to designers in the next 6 weeks", Action.MESSAGE, 10, "", "2026-04-16"),
    ("Comment on 2 posts every week", Action.COMMENT, 2, "every week", ""),
    ("Twice a month, have coffee with a mentor", Action.COFFEE, 2, "every month", ""),
    ("Meet 5 new people by May", Action.MEET, 5, "", "2026-05-31"),
    ("Network more", Action.UNCLEAR, None, "", ""),
    ("Get a job as a backend developer by September", Action.RESULT, 1, "", "2026-09-30"),
    ("Update my LinkedIn profile by Friday", Action.DO, 1, "", "2026-03-06"),
    ("Post on LinkedIn every week", Action.POST, 1, "every week", ""),
    ("Reach out to at least 4 people at Acme before May", Action.REACH, 4, "", "2026-04-30"),
    ("2 coffee chats every week", Action.COFFEE, 2, "every week", ""),
    ("Ask 3 senior developers for feedback on my portfolio by 15 April", Action.FEEDBACK, 3, "", "2026-04-15"),
    ("Apply to 10-15 companies by the end of May", Action.APPLY, 10, "", "2026-05-31"),
    ("Have a couple of informational interviews in April", Action.INTERVIEW, 2, "", "2026-04-30"),
    ("Follow up with 5 people from PyDay within two weeks", Action.FOLLOW_UP, 5, "", "2026-03-19"),
    ("Write 3 articles about accessibility this quarter", Action.POST, 3, "", "2026-03-31"),
    ("Be more active on LinkedIn", Action.UNCLEAR, None, "", ""),
    ("Attend one event per month", Action.EVENT, 1, "every month", ""),
    ("Have one 30-minute call with a recruiter every two weeks until end of June", Action.CALL, 1, "every 2 weeks",
     "2026-06-30"),
    ("Connect with 20 developers on LinkedIn in 2 months", Action.REACH, 20, "", "2026-05-05"),
    ("Get a referral at Google by June", Action.RESULT, 1, "", "2026-06-30"),
    ("Help 2 classmates with their CV by next friday", Action.GIVE, 2, "", "2026-03-13"),
    ("Message 3 hiring managers at Acme Corp this week", Action.MESSAGE, 3, "", "2026-03-08"),
    ("Have 5 conversations with women in tech by 2026-05-01", Action.TALK, 5, "", "2026-05-01"),
    ("Go to the PyLadies meetup on 12 March", Action.EVENT, 1, "", "2026-03-12"),
    ("Have three 1:1 chats with alumni next month", Action.TALK, 3, "", "2026-04-30"),
    ("Talk to developers and designers", Action.TALK, None, "", ""),
    ("Attend 2 events and talk to 3 people by 30 June", Action.EVENT, 2, "", "2026-06-30"),
    ("by 30 June 2020 have 3 coffee chats", Action.COFFEE, 3, "", ""),
    ("Contact 2 engineers a week for the next month", Action.REACH, 2, "every week", "2026-04-05"),
    ("Ask a friend for an introduction", Action.DO, 1, "", ""),
    ("Publish 1 blog post a month", Action.POST, 1, "every month", ""),
    ("once a week call a former colleague", Action.CALL, 1, "every week", ""),
    ("Speak with 4 people who work at Spotify by end of the year", Action.TALK, 4, "", "2026-12-31"),
    ("Join a support community by the end of this month", Action.DO, 1, "", "2026-03-31"),
    ("Have 3 to 5 coffee chats by June 15th", Action.COFFEE, 3, "", "2026-06-15"),
    ("Have lunch with someone from Lune every other week", Action.TALK, 1, "every 2 weeks", ""),
    ("Daily comment on a post", Action.COMMENT, 1, "every day", ""),
    ("Reach 10% more people", Action.UNCLEAR, None, "", ""),
    ("Have 8 chats before my graduation", Action.TALK, 8, "", ""),
    ("meet 3 recruiters at PyConf in May", Action.MEET, 3, "", "2026-05-31"),
    ("Talk to 3 developers at Acme soon", Action.TALK, 3, "", ""),
    ("Find a mentor by May 2026", Action.MENTORSHIP, 1, "", "2026-05-31"),
    ("Have coffee with 2 data scientists in the coming month", Action.COFFEE, 2, "", "2026-04-05"),
    ("Write to 2 old colleagues tomorrow", Action.MESSAGE, 2, "", "2026-03-06"),
    ("3x a week message someone new", Action.MESSAGE, 3, "every week", ""),
    ("Have 2 calls by the end of the week", Action.CALL, 2, "", "2026-03-06"),
    ("I want to speak to 6 front-end developers by the end of April so that I learn", Action.TALK, 6, "", "2026-04-30"),
    ("Schedule 4 virtual coffees with people from Shopify by 1 may", Action.COFFEE, 4, "", "2026-05-01"),
    ("Volunteer at 1 event by summer", Action.GIVE, 1, "", ""),
    ("Ask for a referral from 2 people until 20 April", Action.REFERRAL, 2, "", "2026-04-20"),
    ("Be known for my expertise in accessibility", Action.RESULT, None, "", ""),
    ("Send five connection requests per week", Action.DO, 5, "every week", ""),
    ("Have 1 coffee chat weekly through June", Action.COFFEE, 1, "every week", "2026-06-30"),
    ("Over the next 3 months, attend 3 conferences", Action.EVENT, 3, "", "2026-06-05"),
    ("Have a few coffee chats regularly", Action.COFFEE, 3, "", ""),
    ("Have a dozen coffee chats this year", Action.COFFEE, 12, "", "2026-12-31"),
    ("Have 2 coffee chats by May 2020", Action.COFFEE, 2, "", ""),
    ("Message 2 people by Q1", Action.MESSAGE, 2, "", "2026-03-31"),
    ("Message 2 people before Q3", Action.MESSAGE, 2, "", "2026-06-30"),
    ("Talk to 4 founders by February", Action.TALK, 4, "", "2027-02-28"),
    ("Talk to 4 founders next week", Action.TALK, 4, "", "2026-03-15"),
    ("Have 2 coffee chats biweekly", Action.COFFEE, 2, "every 2 weeks", ""),
    ("Have 3 coffee chats within a month", Action.COFFEE, 3, "", "2026-04-05"),
    ("Ask 2 people for advice every Monday", Action.ADVICE, 2, "every week", ""),
    ("Catch up with 3 friends by the end of 2026", Action.TALK, 3, "", "2026-12-31"),
    ("", Action.UNCLEAR, None, "", ""),
    ("!!! 3", Action.UNCLEAR, 3, "", ""),
)
# fmt: on


@pytest.mark.parametrize(("sentence", "action", "target", "cadence", "deadline"), SENTENCES)
def test_a_sentence_is_read_as_it_is_meant(
    sentence: str, action: Action, target: int | None, cadence: str, deadline: str
):
    read = reading.read(sentence, TODAY)
    said = (read.action, read.target, str(read.cadence or ""), str(read.deadline or ""))
    assert said == (action, target, cadence, deadline)


@pytest.mark.parametrize(
    ("sentence", "role", "company", "unit"),
    [
        ("Have 3 coffee chats with backend developers by June", "backend developer", "", "coffee chats"),
        ("Talk to 2 designers at Acme", "designer", "Acme", "designers"),
        ("Talk to developers or designers", "developer or designer", "", ""),
        ("Talk to 3 people at PyConf", "", "", "people"),
        ("Talk to 3 people at Acme Corp. by May", "", "Acme Corp", "people"),
        ("Talk to 3 people from LinkedIn", "", "", "people"),
        ("As a developer, talk to 3 mentors", "mentor", "", "mentors"),
        ("Have 4 chats at lunch", "", "", "chats"),
    ],
)
def test_whose_conversations_are_meant(sentence: str, role: str, company: str, unit: str):
    read = reading.read(sentence, TODAY)
    assert (read.role, read.company, read.unit) == (role, company, unit)


def test_next_month_begins_on_its_first():
    read = reading.read("Have 3 coffee chats next month", TODAY)
    assert (read.starts, read.deadline) == (date(2026, 4, 1), date(2026, 4, 30))


@given(st.text(max_size=400), st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_and_no_deadline_is_over(text: str, today: date):
    read = reading.read(text, today)
    assert read.deadline is None or read.deadline >= today
    assert read.target is None or read.target > 0
    assert reading.activities(text) >= 1
    assert reading.sentences(text) >= 1


WORDS = [word for sentence, *_ in SENTENCES[:12] for word in (*sentence.split(), ",", ".", "next", "a", "2")]


@given(st.lists(st.sampled_from(WORDS)))
def test_any_order_of_words_is_read(said: list[str]):
    read = reading.read(" ".join(said), TODAY)
    assert read.deadline is None or read.deadline >= TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [("30 june", "2026-06-30"), ("end of Q2", "2026-06-30"), ("May", "2026-05-31"), ("6 weeks", "2026-04-16"),
     ("this month", "2026-03-31"), ("2026-03-05", "2026-03-05"), ("by 1 April", "2026-04-01")],
)  # fmt: skip
def test_a_deadline_by_itself(text: str, day: str):
    assert str(reading.read_deadline(text, TODAY)) == day


@pytest.mark.parametrize("text", ["soon", "May 2020", "yesterday", "3 coffee chats by May"])
def test_a_deadline_by_itself_is_nothing_else(text: str):
    with pytest.raises(UserError):
        reading.read_deadline(text, TODAY)


# The check


def a_goal(text: str = "Have 3 coffee chats by 30 June", **changes: Any) -> Goal:
    plain = Goal(GoalId(1), MemberId(1), text, TODAY, NOW)
    return replace(rules.understood(plain, reading.read(text, TODAY), TODAY), **changes)


AIM = Aim(MemberId(1), Family.JOB, "", NOW)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Have 3 coffee chats by 30 June", ""),
        ("Have coffee chats", "MT"),
        ("Network more", "SMAT"),
        ("Get a job by June", "SA"),
        ("Meet people", "SMAT"),
        ("Have 8 chats before my graduation", "T"),
        ("Have 8 chats by 6 March 2020", "T"),
        ("Attend 2 meetups every month", ""),
        ("Have 3 chats by June. I like it.", "S"),
        ("Attend 2 events and write 3 posts by June", "S"),
    ],
)
def test_only_what_does_not_hold_is_open(text: str, open_: str):
    read = reading.read(text, TODAY)
    found = rules.checked(a_goal(text, serves_aim=True), AIM, rules.told(text, read), None)
    assert "".join(check.letter for check in found if check.open) == open_
    assert all(check.why for check in found)
    assert all(check.question for check in found if check.open)


def test_a_kept_letter_is_not_asked_again():
    assert not any(check.open for check in rules.checks(a_goal("Network more", kept="SMART"), None))


# What counts


def a_talk(**changes: Any) -> Talk:
    return replace(
        Talk(EntryId(1), 1, TODAY, How.COFFEE, role="Senior Back-end Developer", company="Acme GmbH"), **changes
    )


@pytest.mark.parametrize(
    ("text", "changes", "fits"),
    [
        ("Have 3 coffee chats", {}, True),
        ("Have 3 coffee chats", {"how": How.CALL}, False),
        ("Have 3 coffee chats with backend developers", {}, True),
        ("Have 3 coffee chats with frontend developers", {}, False),
        ("Have 3 coffee chats with designers or developers", {}, True),
        ("Have 3 coffee chats with recruiters", {"role": "", "kind": "recruiter"}, True),
        ("Talk to 3 people at Acme", {}, True),
        ("Talk to 3 people at Acm", {}, False),
        ("Talk to 3 people at Acme Labs", {}, False),
        ("Talk to 3 people", {"how": How.MESSAGE}, False),
        ("Have 3 coffee chats", {"day": TODAY - timedelta(days=1)}, False),
        ("Have 3 coffee chats by tomorrow", {"day": TODAY + timedelta(days=2)}, False),
        ("Ask 2 people for feedback", {}, False),
        ("Ask 2 people for feedback", {"purpose": Purpose.FEEDBACK}, True),
        ("Ask for a referral", {"outcome": Outcome.REFERRAL}, True),
        ("Follow up with 3 people", {}, False),
        ("Follow up with 3 people", {"settled": True}, True),
        ("Attend 2 meetups", {"how": How.EVENT}, False),
        ("Network more", {}, False),
    ],
)
def test_what_counts_and_what_does_not(text: str, changes: dict[str, Any], fits: bool):
    assert fitting.fits(a_goal(text), a_talk(**changes)) is fits


def test_people_count_once_in_each_period():
    goal = a_goal("Talk to 2 people every week")
    talks = [a_talk(entry=EntryId(n), day=TODAY + timedelta(days=n)) for n in range(7)]
    assert fitting.counting(goal, talks, {}) == {EntryId(0), EntryId(4)}  # Thursday, and Monday


@pytest.mark.parametrize(("count", "said"), [(0, "You have none"), (2, "You have 2"), (3, ""), (9, "")])
def test_three_a_month_is_a_hint(count: int, said: str):
    """S8."""
    assert said in rules.hint(count)
    assert bool(said) is bool(rules.hint(count))
