"""The check of a message over any text: strange, long and hostile ones."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import textwrap
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.drafts.check import NAMES, check, jobs, nextstep, offers, personal, stock, weighing
from bot.drafts.check.cues import Cues
from bot.drafts.check.reading import LONGEST, read
from bot.drafts.model import Channel
from tests.cli.process import ROOT
from tests.understanding import learning_messages as learning
from tests.understanding import scoring_messages as scoring
from tests.understanding.test_messages import GOOD, problems


def test_no_text_has_no_problems():
    for text in ("", "  \n\t", "\u200b\u202e", "\x00\x07"):
        assert check(text, Channel.DM, first_contact=True) == ()


def test_unseen_marks_and_typographic_quotes_change_nothing():
    for text in (GOOD.replace("'", "’"), GOOD.replace(" ", "\u00a0"), f"\u202e{GOOD}\u200b"):
        assert problems(text) == ()


def test_lines_that_a_program_broke_are_read_as_one():
    assert problems("\r\n".join(textwrap.wrap(GOOD, 72))) == ()


@settings(deadline=None)
@given(st.text(max_size=2_000), st.sampled_from(Channel), st.booleans())
@example("🙏" * 300, Channel.CONNECTION_NOTE, True)
@example("مرحبا، هل توظفون؟ " * 40, Channel.DM, True)
@example("a\u0301\u0302\u0303\u0304\u0305" * 300, Channel.EMAIL, False)
def test_any_text_is_checked(text: str, channel: Channel, first_contact: bool):
    found = problems(text, channel, first_contact=first_contact)
    assert list(found) == [name for name in NAMES if name in found]
    assert all(sentence.quote(0, len(sentence.plain)) for sentence in read(text))


WORDS = sorted({word for case in scoring.corpus("working") for word in case.text.split()})


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=400), st.sampled_from(Channel))
def test_any_order_of_their_words_is_checked(said: list[str], channel: Channel):
    text = " ".join(said)
    for problem in check(text, channel, first_contact=True):
        assert problem.why
    assert json.dumps(problems(text, channel))


@pytest.mark.parametrize(
    "piece",
    [
        "your ",
        "you ",
        "i would like to ",
        "if you ",
        '" ',
        "how ",
        "thank you for the ",
        "(",
        " ",
        "\n",
        "a",
        "[name ",
        "{{",
        "www.",
        "a.b.",
        "a@",
        "do you remember ",
        "could you in the ",
        "congratulations on your new ",
        "_",
        "🙏",
        "'a",
    ],
)
def test_reading_takes_a_time_that_grows_with_the_text_alone(piece: str):
    """Ten times as much text may take thirty times as long at most, to leave room for a busy machine."""

    def took(length: int) -> float:
        text = (piece * length)[:length]
        times: list[float] = []
        for _ in range(2):
            began = time.perf_counter()
            check(text, Channel.EMAIL, first_contact=True)
            times.append(time.perf_counter() - began)
        return min(times)

    problems(GOOD)  # the rules are put together when they are first asked for
    assert took(LONGEST // 4) < 30 * took(LONGEST // 40) + 0.1


def test_what_follows_the_first_twenty_thousand_characters_only_counts_for_the_length():
    rng = random.Random(4)
    text = " ".join(rng.choice(WORDS) for _ in range(30_000))
    assert len(text) > 100_000
    found = check(text, Channel.EMAIL, first_contact=True)
    assert "30000 words; 200 are the most" in {words for problem in found for words in problem.why}


def test_contractions_and_short_spellings_are_spelled_out():
    def plain(text: str) -> str:
        return " ".join(sentence.plain for sentence in read(text))

    assert plain("I've 2 tickets, can't go. lmk!") == "i have 2 tickets , can not go . let me know !"
    assert plain("ill send it, hes ill, id like u 2 see it") == "i will send it , hes ill , i would like you 2 see it"
    assert (
        plain("Job ID 7 is at Node.js, see example.org/a?b=1.")
        == "job id 7 is at node . js , see www.example.org/a?b=1."
    )


def test_each_cue_is_read_to_its_end():
    """A mark of their language that is left over would never be found in a message."""
    every = [cues for module in (jobs, nextstep, offers, personal, stock) for cues in vars(module).values()]
    patterns = [cues._pattern.pattern for cues in every if isinstance(cues, Cues)]
    assert len(patterns) >= 15
    for pattern in patterns:
        assert not re.search(r"~\d|\{not|<[a-z_]+>| \(\?:\) |  ", pattern.replace("(?P<", ""))


def test_nothing_is_put_together_before_it_is_asked_for():
    """The console's start has no time for some hundred patterns."""
    script = "import re, bot.drafts.check.cues as c; before = re.compile; from bot.drafts import check; " + (
        "from bot.drafts.check import jobs, offers, nextstep, personal, stock; "
        "print([n for m in (jobs, offers, nextstep, personal, stock) for n, v in vars(m).items() "
        "if isinstance(v, c.Cues) and '_pattern' in vars(v)], check.weighing.weights.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[] 0\n"


def test_the_weights_are_what_the_working_corpus_teaches():
    """After a change of it, or of how a message is read: python -m tests.understanding.learning_messages."""
    learned = learning.learn(scoring.corpus("working"))
    assert learned == weighing.weights()
    assert all(len(weights) == learning.HEAVIEST for weights in learned.values())


def test_a_few_words_are_judged_by_their_cues_alone():
    """The sum of so few weights says nothing."""
    assert problems("Could you refer me?") == (NAMES[0], NAMES[1], NAMES[3])
    assert problems("I liked your talk. Shall I send you my notes?") == ()
