"""What people read is easy to read, and the check that says so can fail."""

from __future__ import annotations

import pytest

from tests.house import reading
from tests.house.passages import Passage, Text, passages, sentences, texts

EASY = "Ana is a recruiter. You met her at an event. Write to her today."
HARD = "Notwithstanding organisational heterogeneity, continuous interpersonal communication facilitates opportunities."


def passage(*said: str) -> Passage:
    return Passage("sample", tuple(Text(f"sample.py:{number}", sentences(one)) for number, one in enumerate(said)))


def test_what_people_read_has_a_grade_of_eight_or_less(capsys: pytest.CaptureFixture[str]):
    """S62, S63."""
    assert reading.main(passages(texts())) == 0, capsys.readouterr().out


def test_a_hard_text_fails_and_its_sentence_is_named(capsys: pytest.CaptureFixture[str]):
    assert reading.main([passage(EASY, HARD)]) == 1
    assert f"sample.py:1: {HARD}" in capsys.readouterr().out


def test_one_endless_sentence_fails_among_easy_ones(capsys: pytest.CaptureFixture[str]):
    endless = "You " + "and I " * 13 + "go."
    assert reading.main([passage(*[EASY] * 20, endless)]) == 1
    assert "a sentence of 28 words" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "count"),
    [("we", 1), ("don't", 1), ("idea", 3), ("introduction", 4), ("follow-up", 3), ("grapevine's", 2), ("3", 1)],
)
def test_syllables_are_those_of_the_spoken_word(word: str, count: int):
    assert reading.syllables(word) == count


def test_the_grade_is_that_of_kincaid():
    assert reading.grade(["The cat sat on the mat."]) == round(0.39 * 6 + 11.8 * 1 - 15.59, 1)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("I know “{name}”. Type `contact list` to see all.", ("I know Ann.", "Type Ann to see all.")),
        ("See https://example.org for more of it.", ("See Ann for more of it.",)),
        ("Follow-ups due today", ()),
        (r"(?:looking|searching) for a \w+", ()),
        ("put together, put up, set up, set aside, tidy up, clean up", ()),
        ("because you met them, e.g. at PyDay", ("because you met them, e.g. at PyDay.",)),
    ],
)
def test_only_sentences_count_and_values_are_left_out(text: str, read: tuple[str, ...]):
    assert sentences(text) == read


def test_every_kind_of_text_is_collected():
    said = {sentence for text in texts() for sentence in text.said}
    assert "Log somebody you met, and start following up." in said, "what a command does"
    assert "Only organisers may do that: people who manage this server or workspace." in said, "an error"
    assert "Five minutes count." in said, "a tip"
    assert "3 minutes: find one person you have met." in said, "a how-to card"
    assert any("I remember that you care about Ann." in one for one in said), "the words of a draft"
