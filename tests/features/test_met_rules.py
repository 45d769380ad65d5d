"""The quick line: what it is taken apart into, and that nothing of it is lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.contacts.quickline import LINE_LIMIT, NAME_LIMIT, LineTooLong, NoName, QuickLine, introducer, people, read_line
from bot.kit import words
from bot.met.rules import noted
from tests.builders import a_contact


@pytest.mark.parametrize(
    ("line", "meeting"),
    [
        ("Ben", QuickLine("Ben")),
        ("Ana Ruiz, recruiter @Acme", QuickLine("Ana Ruiz", role="recruiter", company="Acme")),
        ("Ana Ruiz, recruiter at Acme", QuickLine("Ana Ruiz", role="recruiter", company="Acme")),
        ("Ana Ruiz, @Acme, recruiter", QuickLine("Ana Ruiz", role="recruiter", company="Acme")),
        ("Ana @Acme", QuickLine("Ana", company="Acme")),
        ("Ana, PyDay", QuickLine("Ana", where="PyDay")),
        ("Ana, at PyDay", QuickLine("Ana", where="at PyDay")),
        ("Ana - loves chess", QuickLine("Ana", note="loves chess")),
        ("Ana -- loves chess", QuickLine("Ana", note="loves chess")),
        ("Jean-Luc O'Brien", QuickLine("Jean-Luc O'Brien")),
        ("Ana; promised my CV", QuickLine("Ana", promises=("my CV",))),
        ("Ana; I promised her my CV", QuickLine("Ana", promises=("my CV",))),
        ("Ana; promised to send slides", QuickLine("Ana", promises=("send slides",))),
        ("Ana; promised my CV; promised an intro", QuickLine("Ana", promises=("my CV", "an intro"))),
        ("Ana; promised", QuickLine("Ana", note="promised")),
        ("Ana; next fri", QuickLine("Ana", when="next fri")),
        ("Ana; follow up next fri", QuickLine("Ana", when="next fri")),
        ("Ana; tomorrow; friday", QuickLine("Ana", when="tomorrow", note="friday")),
        ("Ana; likes tea", QuickLine("Ana", note="likes tea")),
        ("Ana - tea; and cake", QuickLine("Ana", note="tea; and cake")),
        ("Ana; yesterday", QuickLine("Ana", met="yesterday")),
        ("Ana; met last friday; next friday", QuickLine("Ana", met="last friday", when="next friday")),
        ("Ana; yesterday; 2 days ago", QuickLine("Ana", met="yesterday", when="2 days ago")),
        ("Ana #python, tester, #py-day", QuickLine("Ana", role="tester", tags=("python", "py-day"))),
        ("Ana - likes #chess a lot", QuickLine("Ana", note="likes #chess a lot", tags=("chess",))),
        ("Ana; #python", QuickLine("Ana", tags=("python",))),
        ("Ana #1 fan", QuickLine("Ana fan", tags=("1",))),
        ("Ana, ana@acme.example, PyDay", QuickLine("Ana", where="PyDay", email="ana@acme.example")),
        ("Ana; ana@acme.example", QuickLine("Ana", email="ana@acme.example")),
        (
            "Ana, ana@acme.example, a@b.example",
            QuickLine("Ana", email="ana@acme.example", note="a@b.example"),
        ),
        ("Ana, linkedin.com/in/ana", QuickLine("Ana", links=("linkedin.com/in/ana",))),
        ("Ana; https://ana.example/cv?x=1", QuickLine("Ana", links=("https://ana.example/cv?x=1",))),
        ("Ana, via Ben Oak, PyDay", QuickLine("Ana", where="PyDay", through="via Ben Oak")),
        ("Ana; introduced by Ben", QuickLine("Ana", through="introduced by Ben")),
        ("Ana, via Ben; through Cleo", QuickLine("Ana", through="through Cleo", note="via Ben")),
        (
            "Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV; next fri",
            QuickLine(
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
def test_a_line_is_taken_apart(line: str, meeting: QuickLine):
    assert read_line(line) == meeting


@pytest.mark.parametrize("line", ["", "  ", ", recruiter @Acme", "; promised my CV"])
def test_a_line_without_a_name_is_refused(line: str):
    with pytest.raises(NoName):
        read_line(line)


def test_a_line_that_is_too_long_is_refused_unread():
    with pytest.raises(LineTooLong):
        read_line("a" * (LINE_LIMIT + 1))


def test_a_name_keeps_to_its_limit_and_the_rest_goes_into_the_note():
    meeting = read_line("Ana " * 60)
    assert len(meeting.name) <= NAME_LIMIT
    assert meeting.note


@pytest.mark.parametrize("said", ["via Ben", "through Ben", "met through Ben", "introduced by Ben"])
def test_who_introduced_somebody_is_what_follows(said: str):
    assert introducer(said) == "Ben"


def test_each_line_is_one_person():
    assert people(" Ana\n\n Ben, PyDay \n") == ("Ana", "Ben, PyDay")


_PARTS = st.sampled_from([
    "Ana", "Ruiz", "recruiter", "@Acme", "at", "@", "Lune", "PyDay", ",", ";", " - ", "--", "-", "promised",
    "promised to", "I promised her", "follow up", "remind me", "on", "next fri", "tomorrow", "9am", "loves", "chess",
    "#python", "#py-day", "#", "via", "through Ben", "met", "yesterday", "2 days ago", "ana@acme.example",
    "https://ana.example/cv", "x.com/ana", "introduced by",
    "🙂", "שלום", "x" * 90,
])  # fmt: skip
_LINES = st.one_of(st.text(max_size=120), st.lists(_PARTS, max_size=25).map(" ".join))

_CONNECTIVES = frozenset({
    "at", "i", "promised", "him", "her", "them", "to", "follow", "up", "followup", "remind", "me", "talk", "again",
    "check", "in", "on", "we", "met", "talked", "spoke",
})  # fmt: skip
"""Words that only say what the next ones are."""


@given(_LINES)
@example("#0¡")
def test_no_word_of_a_line_is_lost(line: str):
    line = words.clean(line, lines=False)[:LINE_LIMIT]
    try:
        meeting = read_line(line)
    except NoName:
        return
    texts = [meeting.name, meeting.role, meeting.company, meeting.where, meeting.note, meeting.when, meeting.met]
    kept = [*texts, meeting.through, meeting.email, *meeting.promises, *meeting.tags, *meeting.links]
    left = " ".join(kept)
    for word in re.findall(r"[^\s,;@:#-]+", line):
        parts = (word[:NAME_LIMIT], word[NAME_LIMIT:])  # a name longer than its limit goes on in the note
        kept_whole = word in left or all(part in left for part in parts)
        if f"#{word}" in line:  # a tag ends where its letters do
            kept_whole = kept_whole or all(part in left for part in re.findall(r"\w+|[^\w\s]+", word))
        assert kept_whole or word.casefold() in _CONNECTIVES, f"{word!r} is in no field of {meeting}"


@given(_LINES)
def test_a_line_is_read_or_refused(line: str):
    try:
        meeting = read_line(line)
    except (NoName, LineTooLong):
        return
    assert meeting.name.strip()
    assert len(meeting.name) <= NAME_LIMIT


def test_a_known_person_keeps_their_company_and_the_note_keeps_the_new_one():
    known = replace(a_contact("Ben", company="Acme"), role="developer")
    meeting = read_line("Ben, designer @Bolt - talked about tea")
    assert noted(meeting, known) == "talked about tea; role: designer; company: Bolt"
