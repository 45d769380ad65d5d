"""What several kinds of drafts say: how the two know each other, what is offered, when to talk. The words that make
a template are told in templates.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Tier: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """`brief` is for short messages and notes."""

    full: tuple[Tier, ...]
    brief: tuple[Tier, ...]


STAYED = "one thing that you talked about"
WHY_THEM = "what you know of their work"
WHY_SHARE = "why it is good for them"
WHY_MEET = "why the two should talk"
TELL = "what you want to tell them"
REACHED = "what they reached"
CAME = "what came of it"
PERSONAL = frozenset({STAYED, WHY_THEM, WHY_SHARE, WHY_MEET, TELL, REACHED})
"""Gaps that are for what only this person could get."""

_TALKED: Tier = (
    "I still think about what we said about {topic}.",
    "I liked that we talked about {topic}.",
)
REMEMBERED = Slot(
    (_TALKED, (f"I still think about [{STAYED}].", f"One thing stayed with me: [{STAYED}].")),
    (_TALKED, (f"I still think about [{STAYED}].", f"One thing stayed with me: [{STAYED}].")),
)
"""What the talk was about; and where the log has nothing that only this person could get, a gap for it."""

GREETINGS: Tier = ("Hi {first}", "Hello {first}", "Hi {first}")
ENDS: Tier = ("Best wishes", "Kind regards", "All the best")

GIVE = Slot(
    (
        (
            "I remember that you care about {cares}. When I find something good about it, I will send it to you.",
            "I have not forgotten that you care about {cares}. If I see a good article on it, I will send it to you.",
            "I remember your interest in {cares}. I will send you the next good article about it.",
        ),
        (
            "I remember that you are interested in {like}. When I find something good about it, I will send it to you.",
            "I remember your interest in {like}. If I see a good article about it, I will send it to you.",
            "I have not forgotten your interest in {like}. I will send you the next good article about it.",
        ),
        (
            "If I can help you with something, tell me. I am happy to read or test your work.",
            "If you need somebody to read or test something, I will gladly do it.",
            "I am happy to help you too: I can read or test something for you.",
        ),
    ),
    (
        (
            "I remember that you care about {cares}. I can send you a good article about it.",
            "I remember your interest in {cares}: I can send you a good article about it.",
        ),
        (
            "I remember your interest in {like}: I can send you a good article about it.",
            "I have not forgotten your interest in {like}. I can send you a good article about it.",
        ),
        ("If I can help you with something, tell me.", "I am happy to help you with something too."),
    ),
)

BEFORE = Slot(
    (
        (
            "We talked {there} {when}, and I would like to hear more from you.",
            "I enjoyed our talk {there} {when}.",
            "Thank you again for our talk {there} {when}.",
        ),
        (
            "We met {where}, and I would like to hear more from you.",
            "We met {where}.",
            "You may remember me: we met {where}.",
        ),
        (
            "I know you through {through}.",
            "{through} brought us together.",
            "You may remember me: I know {through}, too.",
        ),
        ("We talked {when}, and I would like to hear more from you.", "Thank you again for our talk {when}."),
        (f"I am writing to you because [{WHY_THEM}].", f"I thought of you because [{WHY_THEM}]."),
    ),
    (
        ("I enjoyed our talk {there} {when}.", "We talked {there} {when}."),
        ("We met {where}.", "You may remember me: we met {where}."),
        ("I know you through {through}.",),
        ("I enjoyed our talk {when}.", "We talked {when}."),
        (f"I am writing because [{WHY_THEM}].",),
    ),
)
"""How the two know each other, before something is asked."""

ME = Slot((("I am {me}.",), ("",)), (("",),))
"""Who writes, where they may not know it."""

FIRST_WORD: tuple[Tier, ...] = (
    ("I am writing to you because I know {through}, too.", "I know you through {through}."),
    (f"I am writing to you because [{WHY_THEM}].", f"I thought of you because [{WHY_THEM}]."),
)
"""Where nothing was said between the two so far."""

MY_NEWS: tuple[Tier, ...] = (
    ("I remember your interest in {cares}, so I want to tell you my news: {mine}\n\n",),
    ("I remember your interest in {like}, so I want to tell you my news: {mine}\n\n",),
    (f"I want to tell you my news, because [{WHY_SHARE}]: {{mine}}\n\n",),
)

CALL = (
    "Could we talk for 20 minutes in the next two weeks, online or over a coffee?",
    "Do you have 20 minutes for a call in the next two weeks?",
    "Could we have a call of 20 minutes, next week or the week after?",
)
SHORT_CALL = ("Could we talk for 20 minutes next week?", "Do you have 20 minutes for a call next week?")


def same(*phrasings: str) -> Slot:
    return Slot((phrasings,), (phrasings,))
