"""Whom and where a goal is about: the role, the company, the sector and the channel that its sentence names."""

from __future__ import annotations

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.journal import channels
from bot.kit import words

_CHANNEL = compiled(
    r"\b(?:on|via|through|over|in)\s+(?:the\s+|our\s+|my\s+)?(?:[\w#'-]+\s+){0,3}?(?P<name>linked\s?in|twitter|x|slack|discord|github"
    r"|reddit|stack\s+overflow|facebook|instagram|mastodon|bluesky|xing)\b"
)
_SECTOR = compiled(
    r"\b(?:in|from|within)\s+(?:the\s+)?(?P<name>(?:[\w-]+\s+){0,2}?(?:industry|sector|field)"
    r"|fin-?tech|ed-?tech|med-?tech|health(?:care|tech|\s+tech)?|bio-?tech|green\s+(?:energy|tech)|climate(?:\s+tech)?|gaming|games"
    r"|e-?commerce|cyber\s?security|devops|retail|banking|insurance|automotive|energy|logistics|education|tourism|media"
    r"|journalism|robotics|ai|machine\s+learning|data(?:\s+science)?|web\s+development|marketing|sales|design|ux|finance"
    r"|agriculture|aerospace|public\s+sector|non-?profits?|tech)\b"
)


def role(said: str) -> str:
    """“backend developer”; “developer or designer” where two are named."""
    roles: list[str] = []
    for found in vocabulary.ROLE.finditer(said):
        kept: list[str] = []
        for word in reversed(found["before"].split()):
            if word.lower() in vocabulary.ROLE_STOPS or vocabulary.number(word) or not word[0].isalpha():
                break
            kept.insert(0, word.lower())
        lead = said[: found.start("head")] if not kept else said[: said.lower().rindex(kept[0], 0, found.start("head"))]
        if vocabulary.NOT_A_FILTER.search(lead):
            continue
        roles.append(" ".join([*kept[-2:], _one(found["head"].lower())]))
    return words.clip(" or ".join(dict.fromkeys(roles)), 100)


def company(said: str) -> str:
    found = vocabulary.COMPANY.search(said)
    if found is None:
        return ""
    name = found["company"].rstrip(".,'")
    return "" if vocabulary.NO_COMPANY.search(name) or found["company"].isdigit() else name


def channel(said: str) -> str:
    """Where it happens: “LinkedIn”, “Slack”."""
    found = _CHANNEL.search(said)
    return "" if found is None else channels.NAMES[" ".join(found["name"].lower().split())]


def sector(said: str) -> str:
    """The sector as typed: “fintech”, “green energy”."""
    found = _SECTOR.search(said)
    return "" if found is None else " ".join(found["name"].split())


def _one(noun: str) -> str:
    return {"coaches": "coach", "devs": "developer", "dev": "developer", "alumni": "alumni"}.get(
        noun
    ) or noun.removesuffix("s")
