"""Goals said anew, taken apart and led to: by examples, and over all goals that the grammar was written with."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.goals import leading, numbering, reading, rewriting, shorthand, splitting
from bot.goals.explaining import explained
from bot.goals.leading import Lead
from bot.goals.model import Action
from bot.goals.reading import Reading
from bot.kit import times
from bot.kit.times import Interval
from tests.understanding import scoring_goals as scoring

TODAY = date(2026, 3, 5)
WORKING = ("goals_working.jsonl", "goals_more.jsonl")


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (scoring.HERE / name).read_text("utf-8").splitlines()]


GOALS = [(each["text"], date.fromisoformat(each["now"][:10])) for name in WORKING for each in lines(name)]
TEXTS = [text for text, _ in GOALS]


@cache
def read_of(text: str, today: date) -> Reading:
    return reading.read(text, today)


def rewritten(text: str, today: date = TODAY, read: Reading | None = None, **given: Any) -> str:
    return rewriting.rewrite(text, read or reading.read(text, today), today, **given)


def given_of(line: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": line.get("number"),
        "by": line.get("by") and date.fromisoformat(line["by"]),
        "every": line.get("every") and times.every(line["every"]),
        "what": line.get("what"),
    }


# Said anew


@pytest.mark.parametrize("line", lines("goals_rewritten.jsonl"), ids=lambda line: line["text"][:40])
def test_a_goal_is_said_anew_with_what_it_lacked(line: dict[str, Any]):
    assert rewritten(line["text"], **given_of(line)) == line["want"]


def reads_back(
    text: str, said: str, read: Reading, today: date, number: int | None, by: date | None, every: Interval | None
):
    back = read_of(said, today)
    assert back.target == (number or read.target) or (number or read.target) is None
    assert back.deadline == (by or read.deadline)
    assert back.cadence == (every or read.cadence)
    assert read.action in (back.action, Action.UNCLEAR)
    if reading.sentences(text) == 1:
        plain = read_of(shorthand.out(text), today)
        assert (back.role, back.company) in [(each.role, each.company) for each in (read, plain)]


def is_a_sentence(said: str):
    assert said[0].isupper()
    assert said.endswith(".")
    assert "\n" not in said
    assert "  " not in said
    assert reading.sentences(said) == 1
    assert len(said) <= reading.LONGEST


Change = tuple[int | None, Interval | None, int | None]
NUMBERS: tuple[int | None, ...] = (None, 1, 3)
RHYTHMS: tuple[Interval | None, ...] = (None, Interval(1, "week"), Interval(2, "month"))
DAYS: tuple[int | None, ...] = (None, 40)
GIVEN: list[Change] = list(itertools.product(NUMBERS, RHYTHMS, DAYS))
FIRST = len(lines(WORKING[0]))
SAMPLE = [*GOALS[:FIRST], *GOALS[FIRST::3]]
"""All goals of the first corpus and every third of the second: some 700."""


@pytest.mark.parametrize("change", GIVEN, ids=lambda change: "-".join(map(str, change)))
def test_each_wording_of_a_goal_reads_back_as_what_was_asked(change: Change):
    """The changes take turns: each goal meets one of them."""
    number, every, days = change
    for text, today in SAMPLE[GIVEN.index(change) :: len(GIVEN)]:
        by = None if days is None else today + timedelta(days)
        said = rewritten(text, today, read_of(text, today), number=number, by=by, every=every)
        if said:
            is_a_sentence(said)
            reads_back(text, said, read_of(text, today), today, number, by, every)
            again = rewritten(said, today, read_of(said, today), number=number, by=by, every=every)
            assert again == said, text


def test_most_goals_that_lack_something_are_offered_a_wording():
    offered = [
        bool(rewritten(text, today, read, **missing))
        for text, today in GOALS
        if (read := read_of(text, today)).action not in (Action.UNCLEAR, Action.RESULT)
        and (missing := lacking(read, today))
    ]
    assert sum(offered) / len(offered) >= 0.94, f"{sum(offered)} of {len(offered)}"


def lacking(read: Reading, today: date) -> dict[str, Any]:
    timed = read.deadline is not None or read.cadence is not None
    number = {"number": 3} if read.target is None else {}
    return number if timed else number | {"by": today + timedelta(90)}


def test_every_vague_goal_can_be_said_anew_with_the_activity_that_is_proposed_for_it():
    for text, today in GOALS[1::3]:
        read = read_of(text, today)
        if not read.vague or read.action is Action.RESULT:
            continue
        what = leading.first_activity(text, read)
        own = reading.read(what, today)
        assert what[0].islower()
        assert not own.vague
        timed = read.deadline is not None or read.cadence is not None
        by = None if timed else today + timedelta(60)
        said = rewritten(text, today, read, what=what, number=own.target or 3, by=by)
        is_a_sentence(said)


def test_a_number_that_stands_in_the_sentence_is_replaced():
    assert rewritten("Have 3 coffee chats by May", number=1) == "Have 1 coffee chat by May."
    assert rewritten("Visit a company every month", number=2) == "Visit 2 companies every month."


def test_names_and_places_keep_their_capitals():
    said = rewritten("i want to talk to people at Deutsche Bahn in Porto", number=2, by=date(2026, 5, 1))
    assert said == "Talk to 2 people at Deutsche Bahn in Porto by 1 May 2026."


def test_a_deadline_that_holds_stays_as_it_was_typed():
    assert rewritten("attend meetups in the next 6 weeks", number=2) == "Attend 2 meetups in the next 6 weeks."
    assert rewritten("attend meetups this month", number=2) == "Attend 2 meetups this month."


@pytest.mark.parametrize(
    ("many", "one"),
    [("companies", "company"), ("people", "person"), ("coaches", "coach"), ("coffees", "coffee"), ("boxes", "box")],
)
def test_nouns_get_the_form_of_their_number(many: str, one: str):
    assert (numbering.singular(many), numbering.plural(one)) == (one, many)


SAID = st.lists(st.sampled_from(sorted({word for text in TEXTS for word in text.split()} | {",", ".", "\n", '"', "("})))


@settings(deadline=None)
@given(
    SAID.map(" ".join) | st.text(max_size=350),
    st.none() | st.integers(1, 999),
    st.none() | st.dates(TODAY),
    st.booleans(),
)
def test_any_text_is_said_anew_or_not_at_all(text: str, number: int | None, by: date | None, weekly: bool):
    every = Interval(1, "week") if weekly else None
    read = reading.read(text, TODAY)
    said = rewritten(text, TODAY, read, number=number, by=by, every=every)
    if said:
        is_a_sentence(said)
        reads_back(text, said, read, TODAY, number, by, every)


# Taken apart


@pytest.mark.parametrize("line", lines("goals_split.jsonl"), ids=lambda line: line["text"][:40])
def test_several_goals_in_one_text_become_sentences_of_their_own(line: dict[str, Any]):
    assert list(splitting.parts(line["text"])) == line["want"]


def test_few_of_the_goals_that_people_type_are_several():
    several = [text for text in TEXTS if len(splitting.parts(text)) > 1]
    assert 8 <= len(several) <= 0.02 * len(TEXTS), several


@settings(deadline=None)
@given(SAID.map(" ".join) | st.text(max_size=500))
def test_any_text_has_between_one_and_ten_parts(text: str):
    found = splitting.parts(text)
    assert 1 <= len(found) <= splitting.MOST
    assert all(found) or found == ("",)
    assert all(part == part.strip() for part in found)


def test_what_is_pasted_beyond_ten_goals_is_left_out():
    assert len(splitting.parts("\n".join(f"- attend {n} meetups" for n in range(2, 40)))) == 10


# Led to

OUTCOMES = (
    "get a referral at Acme", "get hired as a data analyst", "receive 2 offers", "get 500 followers on LinkedIn",
    "become known for testing", "find a mentor", "get an internship in fintech", "get invited to speak",
    "get a promotion", "get more clients", "switch to product management", "pass 3 job interviews",
    *(text for text, today in GOALS if read_of(text, today).action is Action.RESULT),
)  # fmt: skip


def leads(text: str, by: date = date(2026, 12, 31)) -> tuple[Lead, ...]:
    return leading.action_goals(text, reading.read(text, TODAY), TODAY, by)


@pytest.mark.parametrize("text", OUTCOMES)
def test_what_leads_to_an_outcome_passes_the_checks(text: str):
    for lead in leads(text):
        is_a_sentence(lead.text)
        letters: Any = explained(lead.text, TODAY)["letters"]
        assert [name for name, letter in letters.items() if not letter["ok"]] == ["relevant"], lead.text
        assert splitting.parts(lead.text) == (lead.text,)


def test_most_outcomes_are_led_to():
    without = [text for text in OUTCOMES if not leads(text)]
    assert len(without) <= 4, without


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("get a referral at Acme", "Ask 3 people at Acme for a coffee chat by 31 December 2026."),
        ("get hired as a data analyst", "Have 3 coffee chats with data analysts by 31 December 2026."),
        ("get 500 followers on LinkedIn", "Write 1 LinkedIn post every week until 31 December 2026."),
        ("become known for testing", "Write 1 LinkedIn post about testing every week until 31 December 2026."),
        ("find a mentor", "Ask 2 people in my field for advice by 31 December 2026."),
        ("get an internship in fintech", "Apply to 5 internships in fintech by 31 December 2026."),
        ("get invited to speak", "Send 2 talk proposals to meetups by 31 December 2026."),
        ("get more clients", "Message 5 possible clients every week until 31 December 2026."),
        ("win the hackathon in May", "Ask 2 people who took part before for advice by 31 December 2026."),
        ("land a gallery show in 2027", "Send my portfolio to 5 galleries by 31 December 2026."),
        ("Get at least 2 co-authors", "Have 3 coffee chats with people in my field by 31 December 2026."),
        ("be offered a permanent contract", "Have 3 coffee chats with people in my field by 31 December 2026."),
    ],
)
def test_the_best_lead_keeps_role_company_sector_and_channel(text: str, first: str):
    assert leads(text)[0].text == first


def test_a_task_needs_no_lead_and_a_day_that_is_over_gives_none():
    assert leads("Attend 2 meetups by May") == ()
    assert leads("get 500 followers", date(2026, 3, 4)) == ()


def test_why_is_a_plain_sentence_to_the_member():
    for rule in leading.RULES:
        assert 1 <= len(rule.tasks) <= 4
        for task in rule.tasks:
            assert len(task.why) <= 100
            assert re.match(r"[A-Z].*\.$", task.why)


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("network more", "have coffee chats with people in my field"),
        ("have a strong network in fintech", "have coffee chats with people in fintech"),
        ("be more active on LinkedIn", "comment on 3 LinkedIn posts"),
        ("improve my profile", "ask 2 people for feedback on my LinkedIn profile"),
        ("be better connected with developers", "have coffee chats with developers"),
        ("look for a mentor", "ask 2 people in my field for advice"),
    ],
)
def test_a_vague_wish_gets_an_activity_of_its_own_words(text: str, activity: str):
    assert leading.first_activity(text, reading.read(text, TODAY)) == activity
