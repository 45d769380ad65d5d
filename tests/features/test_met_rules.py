"""The quick line: what it is taken apart into, and that nothing of it is lost."""

from dataclasses import replace

import pytest

from bot.contacts.quickline import LINE_LIMIT, NAME_LIMIT, LineTooLong, NoName, QuickLine, people, read_line
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
        ("Ana, at PyDay", QuickLine("Ana", where="PyDay")),
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
        ("Ana #1 fan", QuickLine("Ana", note="#1 fan")),
        ("Ana, ana@acme.example, PyDay", QuickLine("Ana", where="PyDay", email="ana@acme.example")),
        ("Ana; ana@acme.example", QuickLine("Ana", email="ana@acme.example")),
        (
            "Ana, ana@acme.example, a@b.example",
            QuickLine("Ana", email="ana@acme.example", note="a@b.example"),
        ),
        ("Ana, linkedin.com/in/ana", QuickLine("Ana", links=("linkedin.com/in/ana",))),
        ("Ana; https://ana.example/cv?x=1", QuickLine("Ana", links=("https://ana.example/cv?x=1",))),
        ("Ana, via Ben Oak, PyDay", QuickLine("Ana", where="PyDay", through="Ben Oak")),
        ("Ana; introduced by Ben", QuickLine("Ana", through="Ben")),
        ("Ana, via Ben; through Cleo", QuickLine("Ana", through="Ben", note="through Cleo")),
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


def test_each_line_is_one_person():
    assert people(" Ana\n\n Ben, PyDay \n") == ("Ana", "Ben, PyDay")


def test_a_known_person_keeps_their_company_and_the_note_keeps_the_new_one():
    known = replace(a_contact("Ben", company="Acme"), role="developer")
    meeting = read_line("Ben, designer @Bolt - talked about tea")
    assert noted(meeting, known) == "talked about tea; role: designer; company: Bolt"
