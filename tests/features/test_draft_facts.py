"""Rules of the facts in drafts: small words before them, and what is none. Today is Friday 6 March 2026."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.drafts import composing, known, pieces, places, things
from bot.drafts.known import Known
from bot.drafts.model import Channel, Purpose
from tests.features.drafting import FULL, NUMBERS, TODAY

# Small words before a fact


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("PyDay", "at PyDay"),
        ("linkedin", "on linkedin"),
        ("online", "online"),
        ("js meetup", "at the js meetup"),
        ("the js meetup", "at the js meetup"),
        ("my cousin's wedding", "at my cousin's wedding"),
        ("Ana's party", "at Ana's party"),
        ("Berlin", "in Berlin"),
        ("zoom call", "on a zoom call"),
        ("coffee", "over coffee"),
        ("school run", "at the school run"),
        ("PyDay.", "at PyDay"),
        ("beim Stammtisch", ""),
        ("none", ""),
    ],
)
def test_a_place_has_the_small_word_that_it_needs(place: str, said: str):
    assert pieces.text(places.placed(place, "where you met")) == said


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("recruiter", "as a recruiter"),
        ("engineer", "as an engineer"),
        ("HR manager", "as an HR manager"),
        ("UX designer", "as a UX designer"),
        ("university lecturer", "as a university lecturer"),
        ("Head of Data (interim)", "as Head of Data"),
        ("the boss of everything", "as the boss of everything"),
        ("CTO", "as CTO"),
        ("unemployed engineer", ""),
        ("student", ""),
        ("-", ""),
    ],
)
def test_a_role_has_its_article_and_nobody_is_asked_how_they_work_without_work(role: str, said: str):
    assert pieces.text(places.as_role(role)) == said


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "yesterday"), (2, "on Wednesday"), (6, "on Saturday")])
def test_the_day_of_a_talk_is_said_as_people_say_it(days: int, said: str):
    assert pieces.text(places.dated(TODAY - timedelta(days=days), TODAY)) == said


def test_a_full_stop_of_a_company_is_not_doubled():
    about = replace(FULL, company="Lune, Inc.", cares="", interests=())
    for number in NUMBERS:
        assert ".." not in pieces.text(composing.compose(about, Purpose.COFFEE_CHAT, Channel.EMAIL, variant=number))


@pytest.mark.parametrize(
    "about",
    [
        replace(FULL, cares="none", interests=("-", "n/a", "to run marathons", "plays chess")),
        replace(FULL, cares="to find a job", interests=()),
    ],
)
def test_what_people_write_for_nothing_is_no_interest_of_theirs(about: Known):
    text = pieces.text(composing.compose(about, Purpose.THANKS, Channel.EMAIL))
    assert not {"none", "n/a", "marathons", "chess", "interest"} & set(re.findall(r"[\w/]+", text))


@pytest.mark.parametrize("promise", ["send my CV", "to send my CV", "my CV", "send you my CV"])
def test_what_was_promised_goes_along_with_the_message(promise: str):
    """S27."""
    for number in NUMBERS:
        made = composing.compose(replace(FULL, promise=promise), Purpose.FOLLOW_UP, Channel.DM, variant=number)
        assert re.search(r"[Pp]romised.*: my CV\.", pieces.text(made)), pieces.text(made)


def test_of_a_deed_the_member_says_what_came_of_it():
    about = replace(FULL, promise="ask my boss about juniors")
    made = composing.compose(about, Purpose.FOLLOW_UP, Channel.DM)
    assert composing.missing(made) == ("what came of it",)


def test_a_first_word_does_not_come_back_to_anything():
    made = pieces.text(composing.compose(Known("Ben", TODAY), Purpose.FOLLOW_UP, Channel.DM))
    assert "come back" not in made
    assert "answer" not in made


def test_a_dated_note_that_says_nothing_is_no_hint():
    assert known.hints(FULL, ["2026-03-05: none", "2026-03-05: likes tea", "-"]) == ("2026-03-05: likes tea",)


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        ("introduce him to Maria", "introduce you to Maria"),
        ("to look at her site", "look at your site"),
        ("call her next week", "call you next week"),
        ("call them", "call you"),
        ("read his draft", "read your draft"),
        ("ask my boss", "ask my boss"),
    ],
)
def test_a_promise_about_them_is_said_to_them(promise: str, said: str):
    """S27."""
    assert pieces.text(known.facts(replace(FULL, promise=promise))["to_do"]) == said
    assert known.hints(replace(FULL, promise=promise), ()) == ()


@pytest.mark.parametrize("promise", ["send her the slides", "send him the slides", "share the slides", "the slides"])
def test_what_is_sent_to_them_is_named_alone(promise: str):
    assert pieces.text(known.facts(replace(FULL, promise=promise))["promise"]) == "the slides"


@pytest.mark.parametrize("promise", ["call him about his wife", "tell her that he is ill", "check if she was fired"])
def test_a_promise_that_speaks_of_them_further_stays_a_hint(promise: str):
    about = replace(FULL, promise=promise)
    assert not {"promise", "to_do"} & known.facts(about).keys()
    assert known.hints(about, ()) == (promise,)


@pytest.mark.parametrize(
    ("note", "topic"),
    [
        ("we talked about kubernetes, he hates meetings", "kubernetes"),
        ("Spoke about open data in schools.", "open data in schools"),
        ("discussed testing; call later", "testing"),
        ("we talked about his divorce", ""),
        ("hiring juniors", ""),
    ],
)
def test_what_was_talked_about_is_taken_from_the_note(note: str, topic: str):
    """S26."""
    assert things.topic(note) == topic


def test_a_connection_note_leaves_out_nothing_that_would_be_a_gap_then():
    """S35."""
    about = Known("Tom Berg", TODAY, role="engineer", company="Lune", talked_on=TODAY)
    for number in NUMBERS:
        made = composing.compose(about, Purpose.COFFEE_CHAT, Channel.CONNECTION_NOTE, variant=number)
        assert "what you know of their work" not in composing.missing(made)
        assert len(pieces.text(made)) <= composing.NOTE_MOST


@pytest.mark.parametrize("interest", ["maps", "open data", "women in tech"])
def test_interests_of_any_number_stand_in_whole_sentences(interest: str):
    about = replace(FULL, cares="", interests=(interest,))
    for number in NUMBERS:
        text = pieces.text(composing.compose(about, Purpose.THANKS, Channel.EMAIL, variant=number))
        assert not re.search(rf"{interest} (interests|matters)", text)
