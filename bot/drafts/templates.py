"""The words of drafts: short, plain, and several ways to say each thing.

A *slot* is one thing to say. Its tiers are tried in order: the first whose facts ({where}, {cares}) are all there
speaks. A tier holds several phrasings of the same. What stands in [brackets] is a gap: it is shown as ‹such›, and
filled by the member. Each message says what only this person could get, offers something, and ends with one clear next
step.
"""

from __future__ import annotations

from bot.drafts.blocks import (
    BEFORE,
    CALL,
    CAME,
    FIRST_WORD,
    GIVE,
    ME,
    MY_NEWS,
    REACHED,
    SHORT_CALL,
    TELL,
    WHY_MEET,
    WHY_SHARE,
    Slot,
    same,
)
from bot.drafts.model import Purpose

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
        GIVE,
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
                *FIRST_WORD,
            ),
            (
                ("As promised: {promise}.", "Here is what I promised you: {promise}."),
                (f"I promised to {{to_do}}: [{CAME}].",),
                (f"After our talk {{there}} {{when}}: [{TELL}].",),
                (f"After our talk {{when}}: [{TELL}].",),
                (f"We met {{where}}. One thing: [{TELL}].",),
                *FIRST_WORD,
            ),
        ),
        GIVE,
        same(
            "Could you send me a short answer by the end of next week?",
            "Can you tell me by the end of next week what you think of it?",
        ),
    ),
    Purpose.CONGRATULATION: (
        same(f"Congratulations on [{REACHED}]!"),
        GIVE,
        same("Which part of it are you most happy about?", "What comes next for you?"),
    ),
    Purpose.SHARE: (
        Slot(
            (
                *MY_NEWS,
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
                *MY_NEWS,
                ("I remember your interest in {cares}. This may be useful for you: {link}\n\n",),
                ("I remember your interest in {like}. This may be useful for you: {link}\n\n",),
                (f"This is for you, because [{WHY_SHARE}]: {{link}}\n\n",),
                ("I remember your interest in {cares}. This may be useful for you: [the link]\n\n",),
                ("I remember your interest in {like}. This may be useful for you: [the link]\n\n",),
                (f"This is for you, because [{WHY_SHARE}]: [the link]\n\n",),
            ),
        ),
        same("Which part of it is new to you?", "Shall I send you more like this?"),
    ),
    Purpose.COFFEE_CHAT: (
        ME,
        BEFORE,
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
        GIVE,
        Slot((CALL,), (SHORT_CALL,)),
    ),
    Purpose.FEEDBACK: (
        ME,
        BEFORE,
        same("I have made this: [what you made, with a link].", "I am working on this: [what you made, with a link]."),
        same(
            "Could you look at it for ten minutes and tell me one thing that you would change?",
            "Could you take ten minutes and tell me what is not clear in it?",
        ),
        same(
            "I will gladly give you feedback on your work in return.",
            "In return I will gladly test something of yours.",
        ),
    ),
    Purpose.REFERRAL: (
        ME,
        BEFORE,
        Slot(
            (
                ("I would like to apply to {company}: [the job, with a link].",),
                ("I would like to apply for this job: [the job, with a link].",),
            ),
            (("I would like to apply to {company}: [the job].",), ("I would like to apply for this job: [the job].",)),
        ),
        same(
            "Could you refer me for it, or tell me whom I should ask?",
            "Could you refer me, or tell me who decides about this job?",
        ),
        same(
            "I can send you my CV and three lines to forward. I will gladly help you with something in return.",
            "I will send you three lines that you can forward. If I can help you with something too, tell me.",
        ),
    ),
    Purpose.MEET_SOMEBODY: (
        ME,
        BEFORE,
        same(
            "I would like to meet [whom you want to meet, and why].",
            "I hope to talk to [whom you want to meet, and why].",
        ),
        same("Could you introduce us by e-mail?", "Could you ask them if you may introduce us?"),
        same(
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
        GIVE,
        Slot((CALL,), (SHORT_CALL,)),
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
        same(
            "Is that all right for you? If you say yes, I will write to you both this week.",
            "May I write to you both this week?",
            "Shall I write to you both this week?",
        ),
    ),
}

BIRTHDAY = "birthday"
_BIRTHDAY = same("Happy {occasion}!", "Happy {occasion} to you!")
_OCCASION = same(
    "I am happy about your {occasion}. Congratulations!", "Congratulations! I am happy about your {occasion}."
)
_NEWS = same(
    "Congratulations on your {occasion}: {news}!", "I am happy about your {occasion}: {news}. Congratulations!"
)
_REACHED = same("Congratulations: {news}!", "I am happy for you: {news}. Congratulations!")
_DID = same("You {did}: congratulations!", "You {did}. I am happy for you: congratulations!")
_WISH = same("How will you celebrate?", "What would you like to do in your new year?")
_NEW_TO_THEM = same("May I write to you again in a month?", "May I send you one short question about your work?")
_MORE = same("Shall I tell you more about it?", "Which part of it do you want to hear more about?")
_ENOUGH = same(
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
