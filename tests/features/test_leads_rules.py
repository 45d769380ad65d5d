"""What a line about something heard says, as tables of plain values."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.model import Outcome
from bot.kit.dates import Here, ImpossibleDay, PastDay
from bot.leads import rules

HERE = Here(datetime(2026, 3, 5, 18, tzinfo=UTC), ZoneInfo("UTC"), "en-GB")
LEAD, REFERRAL, INTRO, ADVICE = Outcome.LEAD, Outcome.REFERRAL, Outcome.INTRODUCTION, Outcome.ADVICE


@pytest.mark.parametrize(
    ("line", "kind", "what", "company", "step", "due"),
    [
        ("opening at Acme; apply by friday", LEAD, "opening at Acme", "Acme", "apply", "2026-03-06"),
        ("apply at Acme by friday", LEAD, "apply at Acme by friday", "Acme", "apply at Acme", "2026-03-06"),
        ("they hire @acme, apply by 20 March", LEAD, "they hire @acme", "acme", "apply", "2026-03-20"),
        ("a project - send my portfolio", LEAD, "a project", "", "send my portfolio", ""),
        (
            "introduced me to Dana; write to her tomorrow",
            INTRO,
            "introduced me to Dana",
            "",
            "write to her",
            "2026-03-06",
        ),
        ("a job at Bank of America in May", LEAD, "a job at Bank of America in May", "Bank of America", "", ""),
        ("interview at Acme tomorrow", LEAD, "interview at Acme tomorrow", "Acme", "interview at Acme", "2026-03-06"),
        ("said I should learn Rust", ADVICE, "said I should learn Rust", "", "", ""),
        ("told me about an opening at 5pm", LEAD, "told me about an opening at 5pm", "", "", ""),
        ("vouched for me at Acme, Inc.", REFERRAL, "vouched for me at Acme, Inc.", "Acme", "", ""),
        ("they hired at Acme yesterday", LEAD, "they hired at Acme yesterday", "Acme", "", ""),
        ("feedback on my job application", ADVICE, "feedback on my job application", "", "", ""),
        ("something from May on", LEAD, "something from May on", "", "", ""),
    ],
)
def test_a_line_is_a_sort_a_company_and_a_next_step(
    line: str, kind: Outcome, what: str, company: str, step: str, due: str
):
    """S43, S44."""
    said = rules.read(line, HERE)
    assert (said.kind, said.what, said.company, said.step.what) == (kind, what, company, step)
    assert (said.step.due.isoformat() if said.step.due else "") == due


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("apply by friday", "apply", "2026-03-06"),
        ("apply", "apply", ""),
        ("friday 13 march", "", "2026-03-13"),
        ("none", "", ""),
    ],
)
def test_a_step_alone_is_what_and_by_when(text: str, what: str, due: str):
    said = rules.step(text, HERE)
    assert (said.what, said.due.isoformat() if said.due else "") == (what, due)


@given(st.text(max_size=500))
def test_any_line_can_be_read(line: str):
    said = rules.read(line, HERE)
    assert len(said.company) <= len(line)
    rules.step(line, HERE)


@pytest.mark.parametrize("text", ["apply by 31 February", "apply by yesterday", "by 2026-02-30"])
def test_a_last_day_that_is_none_is_said_where_it_stands(text: str):
    """S44."""
    with pytest.raises((ImpossibleDay, PastDay)) as caught:
        rules.step(text, HERE)
    assert caught.value.field == "step"
