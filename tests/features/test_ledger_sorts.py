"""What was given or asked for, told from its words."""

from __future__ import annotations

import pytest

from bot.deeds import sorts
from bot.journal.model import Ask, Give


@pytest.mark.parametrize(
    ("said", "sort"),
    [
        ("an article about hiring", Give.ARTICLE),
        ("an article about giving feedback", Give.ARTICLE),
        ("a book", Give.ARTICLE),
        ("feedback on her article", Give.FEEDBACK),
        ("a code review", Give.FEEDBACK),
        ("an introduction to Ben", Give.INTRODUCTION),
        ("introduced her to my boss", Give.INTRODUCTION),
        ("praise for her talk", Give.PRAISE),
        ("a shout-out on LinkedIn", Give.PRAISE),
        ("thanks for the chat", Give.PRAISE),
        ("a link to a course", Give.SHARE),
        ("a job opening at Lune", Give.SHARE),
        ("shared her post", Give.SHARE),
        ("a hand with the move", Give.HELP),
        ("tips on Rust", Give.HELP),
        ("my old keyboard", Give.HELP),
        ("", Give.HELP),
        ("ARTÍCULO", Give.HELP),
        ("a referral to my boss", Give.INTRODUCTION),
        ("an artcle about hiring", Give.ARTICLE),
        ("feedbak", Give.FEEDBACK),
        ("a contract", Give.HELP),
        ("https://example.org/x", Give.SHARE),
    ],
)
def test_what_was_given_is_told_from_the_first_word_that_says_it(said: str, sort: Give):
    """S31."""
    assert sorts.give(said) is sort


@pytest.mark.parametrize(
    ("said", "sort"),
    [
        ("a referral at Acme", Ask.REFERRAL),
        ("a job referral", Ask.REFERRAL),
        ("to refer me for the data job", Ask.REFERRAL),
        ("to put in a good word for me", Ask.REFERRAL),
        ("a job", Ask.JOB),
        ("an internship next summer", Ask.JOB),
        ("if they know of openings", Ask.JOB),
        ("about openings at Acme", Ask.JOB),
        ("feedback on my portfolio", Ask.FEEDBACK),
        ("a portfolio review", Ask.FEEDBACK),
        ("to look at my CV", Ask.FEEDBACK),
        ("an intro to Ben", Ask.INTRODUCTION),
        ("to put me in touch with Ben", Ask.INTRODUCTION),
        ("to be my mentor", Ask.MENTORSHIP),
        ("advice on how to find a job", Ask.ADVICE),
        ("career advice", Ask.ADVICE),
        ("a coffee chat", Ask.ADVICE),
        ("about her role at Acme", Ask.ADVICE),
        ("a referal", Ask.REFERRAL),
        ("an introducton to Ben", Ask.INTRODUCTION),
        ("if she knows somebody at Acme", Ask.INTRODUCTION),
        ("whom I should talk to", Ask.INTRODUCTION),
        ("how she began", Ask.ADVICE),
        ("help with finding a job", Ask.HELP),
        ("a favour", Ask.HELP),
        ("her old laptop", Ask.HELP),
        ("", Ask.HELP),
    ],
)
def test_what_was_asked_for_is_told_from_its_words(said: str, sort: Ask):
    """S31, S42."""
    assert sorts.ask(said) is sort
