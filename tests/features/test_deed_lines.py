"""What a line about a deed says, and for which goals it counts, by plain values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deeds import reading
from bot.deeds.args import Given
from bot.goals import fitting
from bot.goals.model import Act, Action, Goal, GoalId
from bot.journal import channels
from bot.journal.model import DeedId, DeedKind
from bot.kit import dates
from bot.members.model import MemberId
from tests.features.test_deeds import done
from tests.talk import Talk

HERE = dates.Here(datetime(2026, 3, 5, 18, tzinfo=UTC), ZoneInfo("UTC"))
"""A Thursday."""
TODAY = date(2026, 3, 5)
POST, COMMENT, HELP, APPLY = DeedKind.POST, DeedKind.COMMENT, DeedKind.HELP, DeedKind.APPLICATION
SHOWCASE, ANSWER, GROUP, PROFILE = DeedKind.SHOWCASE, DeedKind.ANSWER, DeedKind.GROUP, DeedKind.PROFILE


@pytest.mark.parametrize(
    ("line", "kind", "number", "channel", "day"),
    [
        ("wrote a post on LinkedIn about testing", POST, 1, "LinkedIn", ""),
        ("commented on 3 posts on X", COMMENT, 3, "X", ""),
        ("applied to Acme as data analyst; yesterday", APPLY, 1, "", "2026-03-04"),
        ("helped a beginner in #python", HELP, 1, "", ""),
        ("posted a comment on Ana's post", COMMENT, 1, "", ""),
        ("wrote 2 articles about 5 tips", POST, 2, "", ""),
        ("replied to 4 threads on reddit last friday", COMMENT, 4, "Reddit", "2026-02-27"),
        ("answered 3 questions on Stack Overflow", ANSWER, 3, "Stack Overflow", ""),
        ("sent my CV to Acme", APPLY, 1, "", ""),
        ("applied to 2 jobs at Slack via LinkedIn", APPLY, 2, "LinkedIn", ""),
        ("yesterday I helped 2 people with their CVs", HELP, 2, "", "2026-03-04"),
        ("tweeted twice", POST, 2, "X", ""),
        ("3 comments on linkedin", COMMENT, 3, "LinkedIn", ""),
        ("commented on a few posts", COMMENT, 3, "", ""),
        ("helped for 2 hours at the Python meetup", HELP, 1, "", ""),
        ("submitted 5 applications on 1 March", APPLY, 5, "", "2026-03-01"),
        ("wrote a post this week", POST, 1, "", "2026-03-05"),
        ("wrote a post about my talk next friday", POST, 1, "", ""),
        ("shared an article about black friday", POST, 1, "", ""),
        ("posted about the 2026 conference", POST, 1, "", ""),
        ("went for a walk", None, 1, "", ""),
        ("", None, 1, "", ""),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, kind: DeedKind | None, number: int, channel: str, day: str):
    said = reading.read(line, HERE)
    assert (said.kind, said.number, said.channel) == (kind, number, channel)
    assert (str(said.day or ""), said.refused) == (day, None)


@pytest.mark.parametrize(
    ("line", "kind", "number", "channel"),
    [
        ("answered a question on Stack Overflow", ANSWER, 1, "Stack Overflow"),
        ("answered a beginner's question in #python", ANSWER, 1, ""),
        ("wrote an answer on Reddit", ANSWER, 1, "Reddit"),
        ("posted 2 answers on Stack Overflow", ANSWER, 2, "Stack Overflow"),
        ("replied to a question on Reddit", COMMENT, 1, "Reddit"),
        ("answered Ana's email", HELP, 1, ""),
        ("joined the Reactiflux Discord", GROUP, 1, "Discord"),
        ("joined 2 LinkedIn groups about data", GROUP, 2, "LinkedIn"),
        ("I just joined r/learnpython", GROUP, 1, ""),
        ("signed up for the PyLadies community", GROUP, 1, ""),
        ("became a member of the Data Umbrella community", GROUP, 1, ""),
        ("joined a call with Ana", None, 1, ""),
        ("joined Acme as a developer", None, 1, ""),
        ("introduced myself in #intros", GROUP, 1, ""),
        ("introduced myself to everyone in the Slack", GROUP, 1, "Slack"),
        ("introduced Ana to Ben", HELP, 1, ""),
        ("showed my portfolio project on LinkedIn", SHOWCASE, 1, "LinkedIn"),
        ("shared 2 projects on GitHub", SHOWCASE, 2, "GitHub"),
        ("posted my portfolio on LinkedIn", SHOWCASE, 1, "LinkedIn"),
        ("shared what I learned this week on X", SHOWCASE, 1, "X"),
        ("presented my app to the class", SHOWCASE, 1, ""),
        ("wrote a post about my project", POST, 1, ""),
        ("shared a post about my project", POST, 1, ""),
        ("shared Ana's project on LinkedIn", None, 1, "LinkedIn"),
        ("shared a job offer on Slack", None, 1, "Slack"),
        ("updated my LinkedIn headline", PROFILE, 1, "LinkedIn"),
        ("completed my LinkedIn profile", PROFILE, 1, "LinkedIn"),
        ("added a photo to my LinkedIn profile; yesterday", PROFILE, 1, "LinkedIn"),
        ("rewrote the about section on LinkedIn", PROFILE, 1, "LinkedIn"),
        ("wrote a README for my GitHub profile", PROFILE, 1, "GitHub"),
        ("updated my CV", None, 1, ""),
        ("helped Ana with her profile", HELP, 1, ""),
        ("commented on a post about profiles", COMMENT, 1, ""),
    ],
)
def test_being_present_is_read_as_it_is_meant(line: str, kind: DeedKind | None, number: int, channel: str):
    """S54, S55, S56, S57."""
    said = reading.read(line, HERE)
    assert (said.kind, said.number, said.channel) == (kind, number, channel)


@pytest.mark.parametrize(
    "line", ["commented on a post; tomorrow", "commented on 3 posts tomorrow", "wrote a post, next monday",
             "wrote a post on 12 march", "applied to Acme on 30 February"],
)  # fmt: skip
def test_a_day_that_can_not_have_been_is_refused(line: str):
    assert reading.read(line, HERE).refused is not None


WORDS = ["did", "wrote", "3", "posts", "on", "X", "about", "yesterday", ";", "-", "applied", "to", "friday", "a", "few"]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from([*WORDS, "60", "0", "next", "march"])).map(" ".join)))
def test_any_text_is_read_and_no_day_is_to_come(line: str):
    try:
        said = reading.read(line, HERE)
    except reading.TooManyDeeds:
        return
    assert 1 <= said.number <= reading.MOST
    assert said.day is None or said.day <= TODAY


@pytest.mark.parametrize(
    ("line", "name", "what"),
    [
        ("Ana an article about hiring", "Ana", "an article about hiring"),
        ("Ana Ruiz - feedback on her CV", "Ana Ruiz", "feedback on her CV"),
        ("Ana Ruiz feedback", "Ana Ruiz", "feedback"),
        ("Ludwig van Beethoven a hand", "Ludwig van Beethoven", "a hand"),
        ("ana 2 links", "ana", "2 links"),
        ("ana the intro to Ben", "ana", "the intro to Ben"),
        ("Ana", "Ana", ""),
    ],
)
def test_what_was_given_follows_the_name(talk: Talk, line: str, name: str, what: str):
    start = Given("", label="", limit=100).tail(line)
    member = talk.person().says(f'/contact add "{name}"').says(f"/gave {line}")
    assert (line if start is None else line[:start].strip()) == name
    assert [one.what for one in done(member)] == ([what] if what else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("twitter", "X", True), ("Linked In", "linkedin", True), ("our forum", "Our  forum", True), ("X", "Slack", False)],
)
def test_a_channel_has_many_spellings(one: str, other: str, same: bool):
    assert channels.same(one, other) is same


@pytest.mark.parametrize(
    ("company", "what", "fits"),
    [
        ("Acme", "applied to ACME as data analyst", True),
        ("Acme, Inc.", "applied to acme", True),
        ("Acme", "applied to Acmefoods", False),
        ("Big Corp Labs", "applied to the Big Corp Labs", True),
        ("Acme", "applied to Lune", False),
    ],
)
def test_an_application_counts_where_its_words_name_the_company(company: str, what: str, fits: bool):
    now = HERE.now
    goal = Goal(GoalId(1), MemberId(1), "Apply", TODAY, now, Action.APPLY, company=company)
    assert fitting.fits_act(goal, Act(DeedId(1), APPLY, TODAY, what=what)) is fits


@pytest.mark.parametrize(
    ("wanted", "theirs", "same"),
    [
        ("fintech", "Fin-Tech", True),
        ("tech", "green tech", True),
        ("the games industry", "Game", True),
        ("fintech", "", False),
        ("retail", "fintech", False),
    ],
)
def test_sectors_are_compared_by_their_words(wanted: str, theirs: str, same: bool):
    assert fitting.same_sector(wanted, theirs) is same
