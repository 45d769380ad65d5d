"""How somebody talked, read from a line: only what was plainly so, and nothing that is to come."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.contacts.quickline import kind, read_line
from bot.journal.model import How
from bot.kit import dates

HERE = dates.Here(datetime(2026, 3, 4, 9, 0, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
"""A Wednesday."""
COFFEE, CALL, MESSAGE, COMMENT = How.COFFEE, How.CALL, How.MESSAGE, How.COMMENT


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("Ana Ruiz, recruiter @Acme, had a coffee chat", COFFEE),
        ("Ana Ruiz, recruiter @Acme, coffee chat - hiring juniors", COFFEE),
        ("Had coffee with Cem, recruiter @Foo", COFFEE),
        ("Coffee chat with Ana Ruiz, recruiter @Acme", COFFEE),
        ("Ana and I had coffee, she's a dev @Foo", COFFEE),
        ("Met Ana Ruiz over coffee at PyDay", COFFEE),
        ("met Ana for a quick coffee", COFFEE),
        ("virtual coffee with Ana, PM @Foo", COFFEE),
        ("Ana, had coffee on monday, call her next friday", COFFEE),
        ("Ana; coffee chat yesterday", COFFEE),
        ("Ana, coffee chat today", COFFEE),
        ("Called Ana Ruiz about the job", CALL),
        ("Ana, recruiter, called me", CALL),
        ("Ana - by phone", CALL),
        ("Ana, zoom call", CALL),
        ("had a long zoom call with Ana", CALL),
        ("Talked to Ana on Zoom, career coach", CALL),
        ("Call with Ana Stone, manager at GitLab", CALL),
        ("Ana, intro call went well", CALL),
        ("messaged Ana on LinkedIn", MESSAGE),
        ("Ana, recruiter, messaged on LinkedIn", MESSAGE),
        ("Ana, recruiter; she wrote to me", MESSAGE),
        ("sent Ana a message on LinkedIn", MESSAGE),
        ("chatted with Ana on Slack", MESSAGE),
        ("Ana, by e-mail", MESSAGE),
        ("Ana, dev @Foo, commented on her post", COMMENT),
    ],
)
def test_the_kind_of_talk_is_read_where_the_line_says_it(line: str, how: How):
    assert read_line(line, HERE).how is how


@pytest.mark.parametrize(
    "line",
    [
        "Ana",
        "Ana Ruiz, recruiter @Acme, PyDay - hiring juniors",
        "Ana, wants a coffee chat",
        "Ana - promised a call",
        "Ana, would love to have coffee",
        "Ana; coffee chat next tue",
        "Ana; coffee chat on friday",
        "Ana, coffee with her boss in 2 weeks",
        "Ana, had a call scheduled",
        "Ana, next step: call with her boss",
        "Ana, no call yet",
        "Ana, didn't have coffee",
        "Ana, call her",
        "Ana, coffee",
        "Ana, likes filter coffee",
        "Ana, prefers phone",
        "Ana, hates phone calls",
        "Ana, weekly call with the team",
        "Ana wrote a post on LinkedIn",
        "talked to Ana about her work on video codecs",
        "a locksmith called Ana",
        "met on LinkedIn: Ana Ruiz",
        "We met Ana in the queue for coffee at EuroPython",
    ],
)
def test_wishes_plans_and_habits_say_nothing(line: str):
    assert read_line(line, HERE).how is None


def test_what_says_the_kind_stays_in_the_note():
    assert read_line("Ana Ruiz, recruiter @Acme, had a coffee chat", HERE).note == "had a coffee chat"


def test_a_note_about_somebody_is_read_alike():
    assert kind("had a call with Ana about the job", "Ana Ruiz", HERE) is CALL
    assert kind("her new job", "Ana Ruiz", HERE) is None
    assert kind("", "Ana Ruiz", HERE) is None
