"""How well date phrases are read: the half of the corpus that the grammar was written with.

The other half is for measuring alone, so that it stays unknown; see tests/bench.
"""

from collections.abc import Sequence

import pytest

from tests.understanding import scoring_dates as scoring
from tests.understanding.scoring_dates import Answer, Case

SILENT = 2
"""Answers that are wrong without asking: the worst that can happen, since nobody notices."""


@pytest.fixture(scope="module")
def cases() -> Sequence[Case]:
    return scoring.corpus("working")


@pytest.fixture(scope="module")
def missed(cases: Sequence[Case]) -> str:
    return "not read exactly:\n" + "\n".join(scoring.missed(cases))


def test_the_corpus_is_large_enough_to_say_something(cases: Sequence[Case]):
    found = scoring.dates_score(cases)
    assert found.phrases >= 600
    assert found.others >= 300
    assert found.unclear >= 20


def test_nearly_every_phrase_is_read_exactly(cases: Sequence[Case], missed: str):
    found = scoring.dates_score(cases)
    assert found.exactly >= 0.99 * found.phrases, missed


def test_nearly_every_text_without_a_day_to_come_is_refused(cases: Sequence[Case], missed: str):
    found = scoring.dates_score(cases)
    assert found.refused >= 0.99 * found.others, missed


def test_hardly_anything_is_wrong_without_asking(cases: Sequence[Case], missed: str):
    assert scoring.dates_score(cases).silent <= SILENT, missed


def test_what_is_unclear_is_asked_about_and_little_else(cases: Sequence[Case], missed: str):
    found = scoring.dates_score(cases)
    assert found.asked >= 0.99 * found.unclear, missed
    assert found.needlessly <= 0.01 * found.phrases, missed


def test_a_reader_that_always_answers_today_scores_nothing(cases: Sequence[Case]):
    def today(case: Case) -> Answer:
        return Answer(case.local.date())

    found = scoring.dates_score(cases, today)
    assert found.exactly <= 0.05 * found.phrases
    assert (found.refused, found.asked) == (0, 0)
    assert found.silent >= 0.9 * len(cases)
