"""Every rule that says something unasked, by its name: what it looks for, and why.

A rule asks muting.py before it speaks. Its name is what people type and what is stored, so it never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Area = Literal["Before you ask", "Messages", "Steps and tips"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`title`: what it says in short; `because`: why, a whole sentence; `people`: it can be silent about one person."""

    name: str
    title: str
    because: str
    area: Area
    people: bool = True


RULES: tuple[Rule, ...] = (
    Rule(
        "no-follow-up",
        "Keep a promise or say thanks before you ask",
        "Because people help more when you did what you said.",
        "Before you ask",
    ),
    Rule(
        "too-soon",
        "You ask for a lot, and you hardly know each other",
        "Because a job or a referral needs trust. That takes a second talk, or something you gave.",
        "Before you ask",
    ),
    Rule(
        "silent",
        "You added somebody and never talked",
        "Because a first message that asks for something feels cold.",
        "Before you ask",
    ),
    Rule(
        "ask-only",
        "You only ask somebody, and nothing else happens",
        "Because people like to hear from you when you need nothing, too.",
        "Before you ask",
    ),
    Rule(
        "collecting",
        "Many new people, and few talks",
        "Because a few good talks help you more than a long list.",
        "Before you ask",
        people=False,
    ),
    Rule(
        "draft-asks-for-job",
        "A message asks for a job at once",
        "Because it is hard to say yes to somebody new.",
        "Messages",
    ),
    Rule(
        "draft-not-personal",
        "A message could go to anybody",
        "Because people answer when they see that you mean them.",
        "Messages",
    ),
    Rule("draft-too-long", "A message is too long", "Because busy people read short messages first.", "Messages"),
    Rule(
        "draft-no-value",
        "A message offers nothing",
        "Because a small offer makes it easy to answer.",
        "Messages",
    ),
    Rule(
        "draft-template",
        "A message has gaps, or phrases that everybody sends",
        "Because it reads as if it went to many people.",
        "Messages",
    ),
    Rule(
        "draft-no-ask",
        "A message has no clear question",
        "Because nobody knows what to answer then.",
        "Messages",
    ),
    Rule(
        "pitch-length",
        "Your pitch is too long or too short",
        "Because people listen for about a minute.",
        "Messages",
        people=False,
    ),
    Rule(
        "pitch-sentence",
        "A sentence of your pitch is hard to say",
        "Because a long sentence is hard to follow.",
        "Messages",
        people=False,
    ),
    Rule(
        "pitch-words",
        "Your pitch has words that many people use",
        "Because they say little about you alone.",
        "Messages",
        people=False,
    ),
    Rule(
        "pitch-number",
        "What you did has no number",
        "Because people remember numbers.",
        "Messages",
        people=False,
    ),
    Rule(
        "next-gap",
        "A step that fills a gap in your plan",
        "Because you said whom you want to know.",
        "Steps and tips",
        people=False,
    ),
    Rule(
        "next-presence",
        "A step that lets people see your work",
        "Because people find you by what you show.",
        "Steps and tips",
        people=False,
    ),
    Rule(
        "tips",
        "A tip as the step for today",
        "Because one small idea at a time is easy to try.",
        "Steps and tips",
        people=False,
    ),
)

BY_NAME = {rule.name: rule for rule in RULES}
