"""What somebody cares about, read from a note."""

import pytest

from bot.contacts.lines import caring
from tests.talk import Person


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("cares about climate", "climate"),
        ("hiring juniors, cares about climate tech; likes tea", "climate tech"),
        ("Cares deeply about fair pay - and chess", "fair pay"),
        ("she's passionate about accessible design. Tall", "accessible design"),
        ("passionate about rust and she works remote", "rust"),
        ("cares about teaching and open source", "teaching and open source"),
        ("doesn't care about titles", ""),
        ("not passionate about Java", ""),
        ("nobody cares about tests", ""),
        ("cares about me", ""),
        ("I'm passionate about maps", ""),
        ("who cares about that", ""),
        ("careless about dates", ""),
        ("", ""),
    ],
)
def test_a_note_says_what_somebody_cares_about(note: str, what: str):
    """S34."""
    assert caring.about(note) == what


def test_a_meeting_keeps_it_says_it_back_and_leaves_the_note_as_it_is(member: Person):
    """S34."""
    member.says("/met Ana Ruiz, recruiter @Acme - hiring juniors, cares about climate")
    member.sees("Cares about")
    member.sees("hiring juniors, cares about climate")
    member.says("/met Ana Ruiz - cares about chess").says("/contact show Ana")
    assert "Cares about" in member.text
    assert "climate" in member.text
