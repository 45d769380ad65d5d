"""The words of drafts: short, plain, and several ways to say each thing.

A *slot* is one thing to say. Its tiers are tried in order: the first whose facts ({where}, {cares}) are all there
speaks. A tier holds several phrasings of the same. What stands in [brackets] is a gap: it is shown as ‹such›, and
filled by the member. Each message says what only this person could get, offers something, and ends with one clear next
step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.drafts.model import Purpose

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

REMEMBERED: Tier = (f"I still think about [{STAYED}].", f"One thing stayed with me: [{STAYED}].")
"""Where the log has nothing that only this person could get."""

GREETINGS: Tier = ("Hi {first}", "Hello {first}", "Hi {first}")
ENDS: Tier = ("Best wishes", "Kind regards", "All the best")

_GIVE = Slot(
    (
        (
            "I remember that you care about {cares}. When I find something good about it, I will send it to you.",
            "I remember that {cares} matters to you. If I see a good article about it, I will send it to you.",
            "I remember your interest in {cares}. I will send you the next good article about it.",
        ),
        (
            "I remember that you are interested in {like}. When I find something good about it, I will send it to you.",
            "I remember your interest in {like}. If I see a good article about it, I will send it to you.",
            "I remember that {like} interests you. I will send you the next good article about it.",
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
            "I remember that {like} interests you. I can send you a good article about it.",
        ),
        ("If I can help you with something, tell me.", "I am happy to help you with something too."),
    ),
)

_BEFORE = Slot(
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

_FIRST_WORD: tuple[Tier, ...] = (
    ("I am writing to you because I know {through}, too.", "I know you through {through}."),
    (f"I am writing to you because [{WHY_THEM}].", f"I thought of you because [{WHY_THEM}]."),
)
"""Where nothing was said between the two so far."""

_MY_NEWS: tuple[Tier, ...] = (
    ("I remember your interest in {cares}, so I want to tell you my news: {mine}\n\n",),
    ("I remember your interest in {like}, so I want to tell you my news: {mine}\n\n",),
    (f"I want to tell you my news, because [{WHY_SHARE}]: {{mine}}\n\n",),
)

_CALL = (
    "Could we talk for 20 minutes in the next two weeks, online or over a coffee?",
    "Do you have 20 minutes for a call in the next two weeks?",
    "Could we have a call of 20 minutes, next week or the week after?",
)
_SHORT_CALL = ("Could we talk for 20 minutes next week?", "Do you have 20 minutes for a call next week?")


def _same(*phrasings: str) -> Slot:
    return Slot((phrasings,), (phrasings,))


PLANS: dict[Purpose, tuple[Slot, ...]] = {
    Purpose.THANKS: (
        Slot(
            (
                (
                    "Thank you for the talk {there} {when}.",
                    "It was good to talk to you {there} {when}. Thank you for your time.",
                    "Thank you for taking the time to talk to me {there} {when}.",
                ),
                ("Thank you for the talk {when}.", "It was good to talk to you {when}. Thank you for your time."),
                (
                    "It was good to meet you {where}. Thank you for your time.",
                    "I am glad that we met {where}. Thank you.",
                ),
                ("Thank you for your time.", "Thank you for talking to me."),
            ),
            (
                ("Thank you for the talk {there} {when}.", "It was good to talk to you {there} {when}."),
                ("Thank you for the talk {when}.", "It was good to talk to you {when}."),
                ("It was good to meet you {where}. Thank you!", "I am glad that we met {where}. Thank you!"),
                ("Thank you for your time.", "Thank you for talking to me."),
            ),
        ),
        _GIVE,
        Slot(
            (
                (
                    "May I write to you again in a month?",
                    "I will write to you again in a month. Is that all right?",
                    "Is it all right if I write to you again in a month?",
                ),
            ),
            (("May I write to you again in a month?", "I will write to you again in a month. Is that all right?"),),
        ),
    ),
    Purpose.FOLLOW_UP: (
        Slot(
            (
                (
                    "As promised, this is for you: {promise}.",
                    "I have not forgotten what I promised you: {promise}.",
                    "Here is what I promised you: {promise}.",
                ),
                (
                    f"I promised to {{to_do}}, and I have not forgotten it: [{CAME}].",
                    f"I said that I would {{to_do}}. I want to tell you more: [{CAME}].",
                ),
                (f"I want to come back to our talk {{there}} {{when}}: [{TELL}].",),
                (f"I want to come back to our talk {{when}}: [{TELL}].",),
                (f"We met {{where}}, and I want to tell you one thing: [{TELL}].",),
                *_FIRST_WORD,
            ),
            (
                ("As promised: {promise}.", "Here is what I promised you: {promise}."),
                (f"I promised to {{to_do}}: [{CAME}].",),
                (f"After our talk {{there}} {{when}}: [{TELL}].",),
                (f"After our talk {{when}}: [{TELL}].",),
                (f"We met {{where}}. One thing: [{TELL}].",),
                *_FIRST_WORD,
            ),
        ),
        _GIVE,
        _same(
            "Could you send me a short answer by the end of next week?",
            "Can you tell me by the end of next week what you think of it?",
        ),
    ),
    Purpose.CONGRATULATION: (
        _same(f"Congratulations on [{REACHED}]!"),
        _GIVE,
        _same("Which part of it are you most happy about?", "What comes next for you?"),
    ),
    Purpose.SHARE: (
        Slot(
            (
                *_MY_NEWS,
                (
                    "I remember that you care about {cares}. This may be useful for you: {link}\n\n",
                    "I remember your interest in {cares}, so I want to share this with you: {link}\n\n",
                ),
                (
                    "I remember that you are interested in {like}. This may be useful for you: {link}\n\n",
                    "I remember your interest in {like}, so I want to share this with you: {link}\n\n",
                ),
                (f"I want to share this with you, because [{WHY_SHARE}]: {{link}}\n\n",),
                (
                    "I remember that you care about {cares}. This may be useful for you: [the link]\n\n",
                    "I remember your interest in {cares}, so I want to share this with you: [the link]\n\n",
                ),
                (
                    "I remember that you are interested in {like}. This may be useful for you: [the link]\n\n",
                    "I remember your interest in {like}, so I want to share this with you: [the link]\n\n",
                ),
                (f"I want to share this with you, because [{WHY_SHARE}]: [the link]\n\n",),
            ),
            (
                *_MY_NEWS,
                ("I remember your interest in {cares}. This may be useful for you: {link}\n\n",),
                ("I remember your interest in {like}. This may be useful for you: {link}\n\n",),
                (f"This is for you, because [{WHY_SHARE}]: {{link}}\n\n",),
                ("I remember your interest in {cares}. This may be useful for you: [the link]\n\n",),
                ("I remember your interest in {like}. This may be useful for you: [the link]\n\n",),
                (f"This is for you, because [{WHY_SHARE}]: [the link]\n\n",),
            ),
        ),
        _same("Which part of it is new to you?", "Shall I send you more like this?"),
    ),
    Purpose.COFFEE_CHAT: (
        ME,
        _BEFORE,
        Slot(
            (
                (
                    "I would like to learn how you work {as_role} at {company}.",
                    "I would like to ask you how you work {as_role} at {company}.",
                ),
                ("I would like to learn how you work {as_role}.", "I would like to ask you how you work {as_role}."),
                (
                    "I would like to learn how you work at {company}.",
                    "I would like to ask you how you work at {company}.",
                ),
                ("I would like to ask you about [what you want to learn].",),
            ),
            (
                ("I would like to learn how you work {as_role}.",),
                ("I would like to learn how you work at {company}.",),
                ("I would like to ask you about [what you want to learn].",),
            ),
        ),
        _GIVE,
        Slot((_CALL,), (_SHORT_CALL,)),
    ),
    Purpose.FEEDBACK: (
        ME,
        _BEFORE,
        _same("I have made this: [what you made, with a link].", "I am working on this: [what you made, with a link]."),
        _same(
            "Could you look at it for ten minutes and tell me one thing that you would change?",
            "Could you take ten minutes and tell me what is not clear in it?",
        ),
        _same(
            "I will gladly give you feedback on your work in return.",
            "In return I will gladly test something of yours.",
        ),
    ),
    Purpose.REFERRAL: (
        ME,
        _BEFORE,
        Slot(
            (
                ("I would like to apply to {company}: [the job, with a link].",),
                ("I would like to apply for this job: [the job, with a link].",),
            ),
            (("I would like to apply to {company}: [the job].",), ("I would like to apply for this job: [the job].",)),
        ),
        _same(
            "Could you refer me for it, or tell me whom I should ask?",
            "Could you refer me, or tell me who decides about this job?",
        ),
        _same(
            "I can send you my CV and three lines to forward. I will gladly help you with something in return.",
            "I will send you three lines that you can forward. If I can help you with something too, tell me.",
        ),
    ),
    Purpose.MEET_SOMEBODY: (
        ME,
        _BEFORE,
        _same(
            "I would like to meet [whom you want to meet, and why].",
            "I hope to talk to [whom you want to meet, and why].",
        ),
        _same("Could you introduce us by e-mail?", "Could you ask them if you may introduce us?"),
        _same(
            "I will send you three lines that you can forward. If I can help you with something too, tell me.",
            "I can write the lines for you to forward. I will gladly help you with something in return.",
        ),
    ),
    Purpose.RECONNECT: (
        Slot(
            (
                (
                    "We talked {there} {when}, and I would like to hear how you are.",
                    "I was thinking of our talk {there} {when}.",
                ),
                ("We met {where}, and I would like to hear how you are.", "I still remember that we met {where}."),
                ("We talked {when}, and I would like to hear how you are.", "I was thinking of our talk {when}."),
                ("I would like to hear how you are.", "How are you?"),
            ),
            (
                ("I was thinking of our talk {there} {when}.",),
                ("I still remember that we met {where}.",),
                ("I was thinking of our talk {when}.",),
                ("How are you?",),
            ),
        ),
        _GIVE,
        Slot((_CALL,), (_SHORT_CALL,)),
    ),
    Purpose.INTRODUCTION: (
        Slot(
            (
                (
                    "I would like to introduce you to {other}, {work}.",
                    "May I introduce you to {other}, {work}?",
                ),
                ("I would like to introduce you to {other}.", "May I introduce you to {other}?"),
                ("I would like to introduce you to [whom].",),
            ),
            (("I would like to introduce you to {other}.",), ("I would like to introduce you to [whom].",)),
        ),
        Slot(
            (
                ("You have one thing in common: {common}.", "There is one thing that you share: {common}."),
                (f"You two should talk because [{WHY_MEET}].",),
            ),
            (("You have one thing in common: {common}.",), (f"You two should talk because [{WHY_MEET}].",)),
        ),
        _same(
            "Is that all right for you? If you say yes, I will write to you both this week.",
            "May I write to you both this week?",
            "Shall I write to you both this week?",
        ),
    ),
}

BIRTHDAY = "birthday"
_BIRTHDAY = _same("Happy {occasion}!", "Happy {occasion} to you!")
_OCCASION = _same("Congratulations on your {occasion}!", "I am happy for you: congratulations on your {occasion}!")
_NEWS = _same(
    "Congratulations on your {occasion}: {news}!", "I am happy about your {occasion}: {news}. Congratulations!"
)
_REACHED = _same("Congratulations: {news}!", "I am happy for you: {news}. Congratulations!")
_DID = _same("You {did}: congratulations!", "You {did}. I am happy for you: congratulations!")
_WISH = _same("What do you wish for in your new year?", "What are you looking forward to in your new year?")
_NEW_TO_THEM = _same("May I write to you again in a month?", "May I send you one short question about your work?")
_MORE = _same("Shall I tell you more about it?", "Which part of it do you want to hear more about?")
_ENOUGH = _same(
    "Could you tell me by the end of next week if you need anything else?",
    "Can you tell me by the end of next week if something is missing?",
)


def plan(purpose: Purpose, names: frozenset[str], *, birthday: bool) -> tuple[Slot, ...]:
    """What a message for that says, with the facts of these names there."""
    slots = PLANS[purpose]
    match purpose:
        case Purpose.FOLLOW_UP if names & {"promise", "to_do"}:
            return (*slots[:-1], _ENOUGH)
        case Purpose.FOLLOW_UP if not names & {"when", "where"}:
            return (ME, *slots[:-1], _NEW_TO_THEM)
        case Purpose.SHARE if "mine" in names:
            return (*slots[:-1], _MORE)
        case Purpose.CONGRATULATION if birthday:
            return (_BIRTHDAY, slots[1], _WISH)
        case Purpose.CONGRATULATION:
            return (_congratulation(names) or slots[0], *slots[1:])
        case _:
            return slots


def _congratulation(names: frozenset[str]) -> Slot | None:
    if "occasion" in names:
        return _NEWS if "news" in names else _OCCASION
    return _REACHED if "news" in names else _DID if "did" in names else None
