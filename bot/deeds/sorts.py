"""What was given or asked for, told from its words: the sorts of the ledger.

The first word that says it counts: “feedback on her article” is feedback, “an article about feedback” an article.
Where nothing says it, it was help. In an ask, a word right before another one belongs to that one: “a job referral”.
The card shows the sort, with a menu to change it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz.distance import OSA

from bot.journal.model import Ask, Give
from bot.kit import words

T = TypeVar("T", Give, Ask)

_GIVES: dict[Give, str] = {
    Give.INTRODUCTION: "introduction introductions intro intros introduced introduce introducing connected matched"
    " referral referrals referred",
    Give.FEEDBACK: "feedback review reviews reviewed reviewing critique critiqued proofread proofreading comments"
    " corrections",
    Give.PRAISE: "praise praised thanks thanked thank kudos compliment compliments complimented congratulated"
    " congratulations endorsement endorsements endorsed recommended testimonial shoutout applause star appreciation",
    Give.ARTICLE: "article articles book books paper papers essay essays newsletter blog podcast video videos tutorial"
    " tutorials guide guides chapter magazine report",
    Give.SHARE: "http https www link links shared share sharing reposted repost retweeted retweet opening openings job"
    " jobs event events course courses tool tools template templates resource resources ticket tickets contact contacts"
    " lead leads post posts list lists",
    Give.HELP: "help helped hand advice tip tips support mentoring lesson",
}
_ASKS: dict[Ask, str] = {
    Ask.REFERRAL: "referral referrals refer referred referring reference references recommendation recommend",
    Ask.JOB: "job jobs internship internships opening openings position positions role roles vacancy vacancies hire"
    " hiring freelance gig gigs employment placement apprenticeship",
    Ask.INTRODUCTION: "introduction introductions intro intros introduce introduced",
    Ask.FEEDBACK: "feedback review reviews critique proofread comments check",
    Ask.MENTORSHIP: "mentor mentors mentoring mentorship coaching coach sponsor",
    Ask.ADVICE: "advice tip tips advise coffee tea lunch chat call interview insight insights opinion opinions thoughts"
    " question questions ideas",
    Ask.HELP: "help hand support favour favor",
}
_PHRASES: dict[Ask, re.Pattern[str]] = {
    Ask.FEEDBACK: re.compile(r"\b(?:look|looks|glance|looked) (?:at|over|through)\b"),
    Ask.REFERRAL: re.compile(r"\b(?:good )?word (?:for me|with|in)\b"),
    Ask.INTRODUCTION: re.compile(
        r"\b(?:put|puts|get|gets) (?:me|us) in (?:touch|contact)\b|\bconnect me\b"
        r"|\bknows? (?:any|some)(?:body|one)\b|\bwhom? (?:else )?(?:to|i (?:should|can|could)|should i|can i|could i)"
        r" (?:talk|speak|ask|meet|write)\b"
    ),
}
"""Asks that take more than one word; they begin where their first word stands."""

_OWNED = [["her"], ["his"], ["their"], ["your"]]
"""Before a job or a role it is one that somebody has: “asked about her job” is a question."""
_QUESTION = re.compile(r"(?:about|how|what|why|when|where|which|who)\b")
_WORD = re.compile(r"\w+")


def _by_word(sorts: Mapping[T, str]) -> dict[str, T]:
    return {word: sort for sort, said in sorts.items() for word in said.split()}


_GIVE_OF, _ASK_OF = _by_word(_GIVES), _by_word(_ASKS)

SLIP = 6
"""Letters of a word in which one typing error is forgiven, unless it is the first letter: “referal”."""
_OTHER_WORDS = frozenset({"contract", "contracts"})
"""Words of their own that are near to one above."""


def _corrected(plain: str, known: Mapping[str, T]) -> str:
    """The text with near misses of the words set right."""

    def right(found: re.Match[str]) -> str:
        word = found[0]
        if word in known or len(word) < SLIP or word in _OTHER_WORDS:
            return word
        near = (one for one in known if one[0] == word[0] and OSA.distance(word, one, score_cutoff=1) <= 1)
        return next(near, word)

    return _WORD.sub(right, plain)


def give(text: str) -> Give:
    """What was given."""
    plain = words.fold(words.plain_quotes(text)).replace("shout-out", "shoutout").replace("shout out", "shoutout")
    for said in (plain, _corrected(plain, _GIVE_OF)):
        for word in _WORD.findall(said):
            if word in _GIVE_OF:
                return _GIVE_OF[word]
    return Give.HELP


def ask(text: str) -> Ask:
    """What was asked for."""
    plain = words.fold(words.plain_quotes(text))
    return _asked(plain) or _asked(_corrected(plain, _ASK_OF)) or _unsaid(plain)


def _unsaid(plain: str) -> Ask:
    return Ask.ADVICE if _QUESTION.match(plain.strip()) else Ask.HELP


def _asked(plain: str) -> Ask | None:
    found = [
        (one.start(), one.end(), _ASK_OF[one[0]])
        for one in _WORD.finditer(plain)
        if one[0] in _ASK_OF and not (_ASK_OF[one[0]] is Ask.JOB and plain[: one.start()].split()[-1:] in _OWNED)
    ]
    phrases = [(one.start(), one.end(), sort) for sort, said in _PHRASES.items() for one in said.finditer(plain)]
    found = sorted(found + phrases, key=lambda one: one[:2])
    if not found:
        return None
    at = 0
    while at + 1 < len(found) and not plain[found[at][1] : found[at + 1][0]].strip(" -/"):
        at += 1
    return found[at][2]


GIVEN = {
    Give.ARTICLE: "something to read or watch",
    Give.INTRODUCTION: "an introduction",
    Give.FEEDBACK: "feedback",
    Give.HELP: "help",
    Give.PRAISE: "praise or thanks",
    Give.SHARE: "a link or an opening",
}
"""What was given, in a few words that say nothing private."""

ASKED = {
    Ask.ADVICE: "advice",
    Ask.FEEDBACK: "feedback",
    Ask.INTRODUCTION: "an introduction",
    Ask.REFERRAL: "a referral",
    Ask.JOB: "a job",
    Ask.MENTORSHIP: "mentorship",
    Ask.HELP: "help",
}
