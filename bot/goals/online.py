"""Goals about being present (S54 to S57): which deeds count for them, by the words of their sentence.

“Join 2 communities”, “answer 3 questions”, “complete my profile” and “show a project” are read as something to do; the
deed of that kind counts then. Where the sentence says which part of a profile, or to join or to introduce oneself, only
that counts. “Complete my profile” is one thing: a part of it doesn't complete it. What was shown in a channel
is a post, too. Values in, values out.
"""

from __future__ import annotations

import functools
import re

from bot.goals.model import Act, Action, Goal
from bot.journal.model import DeedKind
from bot.kit import words
from bot.kit.patterns import later

_NO_KINDS: frozenset[DeedKind] = frozenset()

_ANSWER = later(r"\b(?:answer|answers|answering)\b(?: \S+){0,4}? (?:questions?|threads?)\b")
_JOIN = later(
    r"\b(?:join|joining|become (?:an? )?(?:\S+ )?members? of|sign up (?:for|to))\b(?: \S+){0,6}?"
    r" (?:communit(?:y|ies)|groups?|servers?|workspaces?|forums?|subreddits?|discords?|slacks?|guilds?|clubs?"
    r"|chapters?)\b"
)
_INTRODUCE = later(r"\bintroduc(?:e|ing) (?:myself|me)\b(?! to\b)")
_PROFILE = later(
    r"\b(?:complete|finish|update|improve|add|write|rewrite|polish|fill|set up|fix|refresh|change|upload|edit)\b"
    r"(?: \S+){0,5}? (?:profile|headline|bio|banner|about (?:section|me)|readme)\b"
)
_WHOLE = later(r"\b(?:complete|finish|fill)\b(?: \S+){0,4}? profile\b")
_ALL_OF_IT = later(r"\b(?:complete|completed|finished|filled|done)\b")
_PARTS = (
    frozenset({"photo", "picture", "headshot"}),
    frozenset({"headline", "tagline"}),
    frozenset({"about", "bio", "summary"}),
    frozenset({"banner"}),
    frozenset({"experience"}),
    frozenset({"skills", "skill"}),
    frozenset({"projects", "project"}),
    frozenset({"readme"}),
    frozenset({"link", "links"}),
    frozenset({"contact"}),
)
"""Parts of a profile, each by its words."""
_SHOW = later(
    r"\b(?:share|show|showcase|post|publish|present|demo|launch)\b(?: \S+){0,4}?"
    r" (?:projects?|portfolio|prototypes?|apps?|demos?|case studies|case study"
    r"|what i (?:learn\w*|built|build|made|make))\b"
)
_TO_PEOPLE = later(r" (?:to|with) (?:at least )?(?:an? |\d|one|two|three|four|five|some |my |the )")
"""Whom it is shown to: then people are counted, and a showcase has none."""


def kinds(goal: Goal) -> frozenset[DeedKind]:
    """The kinds of deeds that count for a goal because of what it says of being present; none for any other goal."""
    if goal.action not in (Action.DO, Action.POST, Action.UNCLEAR):
        return _NO_KINDS
    return _kinds(_plain(goal.text), posts=goal.action is Action.POST)


def fits(goal: Goal, act: Act) -> bool:
    """Whether a deed of one of these kinds is what the sentence says."""
    text, said = _plain(goal.text), words.fold(act.what)
    match act.kind:
        case DeedKind.GROUP:
            introduced = "introduc" in said
            return introduced is bool(_INTRODUCE.search(text)) or bool(_JOIN.search(text) and _INTRODUCE.search(text))
        case DeedKind.PROFILE:
            return _fits_profile(goal, text, said)
        case DeedKind.SHOWCASE:
            return bool(act.channel) or _SHOW.search(text) is not None
        case _:
            return True


def logged(goal: Goal) -> str:
    """What must be logged, in words; empty where it is not about being present."""
    found = kinds(goal)
    if DeedKind.GROUP in found:
        text = _plain(goal.text)
        return "that you introduced yourself in a group" if _INTRODUCE.search(text) else "a group that you joined"
    if DeedKind.PROFILE in found:
        return "that your profile is complete" if _whole(goal, _plain(goal.text)) else "that part of your profile"
    if DeedKind.ANSWER in found:
        return "an answer to a question"
    if DeedKind.SHOWCASE in found and _SHOW.search(_plain(goal.text)):
        return "something you showed or posted" if goal.action is Action.POST else "something you showed"
    return ""


def joins(goal: Goal) -> bool:
    """Whether it is about joining groups, and not about introducing oneself there."""
    return _JOIN.search(_plain(goal.text)) is not None


def whole(goal: Goal) -> bool:
    """Whether it is about all of a profile, and not about a part of it."""
    return _whole(goal, _plain(goal.text))


@functools.lru_cache(maxsize=512)
def _kinds(text: str, *, posts: bool) -> frozenset[DeedKind]:
    if posts or (_SHOW.search(text) and not _TO_PEOPLE.search(text)):
        return frozenset({DeedKind.SHOWCASE})
    if _ANSWER.search(text):
        return frozenset({DeedKind.ANSWER})
    if _JOIN.search(text) or _INTRODUCE.search(text):
        return frozenset({DeedKind.GROUP})
    return frozenset({DeedKind.PROFILE}) if _PROFILE.search(text) else _NO_KINDS


def _fits_profile(goal: Goal, text: str, said: str) -> bool:
    if _whole(goal, text):
        return bool(_ALL_OF_IT.search(said))
    mine = set(text.split())
    named = [part for part in _PARTS if part & mine]
    return not named or any(part & set(words.terms(said)) for part in named)


def _whole(goal: Goal, text: str) -> bool:
    return (goal.target or 1) == 1 and _WHOLE.search(text) is not None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w' -]", " ", words.fold(words.plain_quotes(text))).split())
