"""The quick line: what it is taken apart into, and that nothing of it is lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import words
from bot.met.model import Meeting
from bot.met.rules import LINE_LIMIT, NAME_LIMIT, LineTooLong, NoName, noted, people, read_meeting
from tests.builders import a_contact


@pytest.mark.parametrize(
    ("line", "meeting"),
    [
        ("Ben", Meeting("Ben")),
        ("Ana Ruiz, recruiter @Acme", Meeting("Ana Ruiz", role="recruiter", company="Acme")),
        ("Ana Ruiz, recruiter at Acme", Meeting("Ana Ruiz", role="recruiter", company="Acme")),
        ("Ana Ruiz, @Acme, recruiter", Meeting("Ana Ruiz", role="recruiter", company="Acme")),
        ("Ana @Acme", Meeting("Ana", company="Acme")),
        ("Ana, PyDay", Meeting("Ana", where="PyDay")),
        ("Ana, at PyDay", Meeting("Ana", where="at PyDay")),
        ("Ana - loves chess", Meeting("Ana", note="loves chess")),
        ("Ana -- loves chess", Meeting("Ana", note="loves chess")),
        ("Jean-Luc O'Brien", Meeting("Jean-Luc O'Brien")),
        ("Ana; promised my CV", Meeting("Ana", promises=("my CV",))),
        ("Ana; I promised her my CV", Meeting("Ana", promises=("my CV",))),
        ("Ana; promised to send slides", Meeting("Ana", promises=("send slides",))),
        ("Ana; promised my CV; promised an intro", Meeting("Ana", promises=("my CV", "an intro"))),
        ("Ana; promised", Meeting("Ana", note="promised")),
        ("Ana; next fri", Meeting("Ana", when="next fri")),
        ("Ana; follow up next fri", Meeting("Ana", when="next fri")),
        ("Ana; tomorrow; friday", Meeting("Ana", when="tomorrow", note="friday")),
        ("Ana; likes tea", Meeting("Ana", note="likes tea")),
        ("Ana - tea; and cake", Meeting("Ana", note="tea; and cake")),
        (
            "Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV; next fri",
            Meeting(
                "Ana Ruiz",
                role="recruiter",
                company="Acme",
                where="PyDay",
                note="hiring juniors in autumn, loves chess",
                promises=("my CV",),
                when="next fri",
            ),
        ),
    ],
)
def test_a_line_is_taken_apart(line: str, meeting: Meeting):
    assert read_meeting(line) == meeting


@pytest.mark.parametrize("line", ["", "  ", ", recruiter @Acme", "; promised my CV"])
def test_a_line_without_a_name_is_refused(line: str):
    with pytest.raises(NoName):
        read_meeting(line)


def test_a_line_that_is_too_long_is_refused_unread():
    with pytest.raises(LineTooLong):
        read_meeting("a" * (LINE_LIMIT + 1))


def test_a_name_keeps_to_its_limit_and_the_rest_goes_into_the_note():
    meeting = read_meeting("Ana " * 60)
    assert len(meeting.name) <= NAME_LIMIT
    assert meeting.note


def test_each_line_is_one_person():
    assert people(" Ana\n\n Ben, PyDay \n") == ("Ana", "Ben, PyDay")


_PARTS = st.sampled_from([
    "Ana", "Ruiz", "recruiter", "@Acme", "at", "@", "Lune", "PyDay", ",", ";", " - ", "--", "-", "promised",
    "promised to", "I promised her", "follow up", "remind me", "on", "next fri", "tomorrow", "9am", "loves", "chess",
    "🙂", "שלום", "x" * 90,
])  # fmt: skip
_LINES = st.one_of(st.text(max_size=120), st.lists(_PARTS, max_size=25).map(" ".join))

_CONNECTIVES = frozenset({
    "at", "i", "promised", "him", "her", "them", "to", "follow", "up", "followup", "remind", "me", "talk", "again",
    "check", "in", "on",
})  # fmt: skip
"""Words that only say what the next ones are."""


@given(_LINES)
def test_no_word_of_a_line_is_lost(line: str):
    line = words.clean(line, lines=False)[:LINE_LIMIT]
    try:
        meeting = read_meeting(line)
    except NoName:
        return
    kept = [meeting.name, meeting.role, meeting.company, meeting.where, meeting.note, *meeting.promises, meeting.when]
    left = " ".join(kept)
    for word in re.findall(r"[^\s,;@:-]+", line):
        parts = (word[:NAME_LIMIT], word[NAME_LIMIT:])  # a name longer than its limit goes on in the note
        kept_whole = word in left or all(part in left for part in parts)
        assert kept_whole or word.casefold() in _CONNECTIVES, f"{word!r} is in no field of {meeting}"


@given(_LINES)
def test_a_line_is_read_or_refused(line: str):
    try:
        meeting = read_meeting(line)
    except (NoName, LineTooLong):
        return
    assert meeting.name.strip()
    assert len(meeting.name) <= NAME_LIMIT


def test_a_known_person_keeps_their_company_and_the_note_keeps_the_new_one():
    known = replace(a_contact("Ben", company="Acme"), role="developer")
    meeting = read_meeting("Ben, designer @Bolt - talked about tea")
    assert noted(meeting, known) == "talked about tea; role: designer; company: Bolt"
