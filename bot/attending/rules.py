"""What to ask at an event, and which events belong together: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.goals.model import Goal
from bot.kit import words

MOST_ROLES = 2

_RECRUITERS = frozenset({"recruiter", "recruiters", "hr", "sourcer", "talent"})
_EDITION = re.compile(r"#?\d+(?:st|nd|rd|th)?|[ivx]{2,}|vol|no|edition|episode|part")
"""Words of a title that only tell one time of a series from the next."""

TO_RECRUITERS = "What do you look at first in a profile, and why?"
TO_OTHERS = "What did you do at work last week? Which part did you like best?"
TO_HOSTS = "Why did you start this, or come to speak? And whom should I meet here?"


def series(title: str) -> tuple[str, ...]:
    """The folded words of a title without what counts its editions: “PyDay 2026” and “PyDay #7” are both PyDay. A title
    of nothing else stays whole."""
    found = words.terms(title)
    return tuple(term for term in found if not _EDITION.fullmatch(term)) or found


def same_series(title: str, occasions: Iterable[str]) -> tuple[str, ...]:
    """The occasions that are this event, or an earlier edition of it."""
    wanted = series(title)
    return tuple(one for one in occasions if wanted and series(one) == wanted)


def targets(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """The first goals about people of some role, one for each role that isn't a recruiter's."""
    found: dict[str, Goal] = {}
    for goal in goals:
        role = words.fold(goal.role)
        if role and not _RECRUITERS & set(words.terms(role)):
            found.setdefault(role, goal)
    return tuple(found.values())[:MOST_ROLES]


def questions(goals: Sequence[Goal], *, private: bool) -> tuple[tuple[str, str], ...]:
    """Whom to ask, and what: a recruiter, somebody in a role that a goal is about, whoever made the event. The member's
    own question of that goal comes first, and only where nobody else reads."""
    goal = next(iter(targets(goals)), None)
    own = goal.questions.splitlines() if goal is not None and private else []
    whom = f"A {goal.role}" if goal is not None else "Somebody who does the work you want to do"
    if whom[2:3].casefold() in set("aeiou"):
        whom = f"An {whom[2:]}"
    return (
        ("A recruiter", TO_RECRUITERS),
        (words.clip(whom, 80), words.clip(own[0], 200) if own else TO_OTHERS),
        ("An organiser or a speaker", TO_HOSTS),
    )
