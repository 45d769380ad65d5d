"""Whom and where a goal is about: the role, the company, the sector and the channel that its sentence names."""

from __future__ import annotations

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.journal import channels
from bot.kit import words

_CHANNEL = compiled(
    r"\b(?:on|via|through|over|in)\s+(?:the\s+|our\s+|my\s+)?(?:[\w#'-]+\s+){0,3}?(?P<name>linked\s?in|twitter|x|slack|discord|github"
    r"|reddit|stack\s+overflow|facebook|instagram|mastodon|bluesky|xing|dev\.to|gitlab|youtube|hashnode|substack"
    r"|hacker\s+news|tiktok|whatsapp|telegram)\b(?!\.\w)"
    r"|\bon\s+(?P<only>medium|threads)\b(?!\s+\w+s\b)"
    r"|\b(?P<bare>linked\s?in|twitter|github|reddit|facebook|instagram|mastodon|bluesky|xing|dev\.to|medium|youtube)\s+"
    r"(?:posts?|articles?|comments?|messages?|dms?|connections?|contacts?|threads?|videos?)\b"
)
_ANY_FIELD = frozenset(
    "my our the this that same own your right other another different any related new industry sector field".split()
)
"""A field without a name: nobody could say of a person whether they are in it."""
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
    """“Acme”; “Google or Meta” where two are named: people at either."""
    found = vocabulary.COMPANY.search(said)
    if found is None:
        return ""
    names = (name.rstrip(".,'") for name in vocabulary.COMPANIES_JOINED.split(found["company"]))
    kept = (name for name in names if name and not name.isdigit() and not vocabulary.NO_COMPANY.search(name))
    return words.clip(" or ".join(dict.fromkeys(kept)), 100)


def channel(said: str) -> str:
    """Where it happens: “LinkedIn”, “Slack”; also where only the noun says it: “LinkedIn posts”."""
    found = _CHANNEL.search(said)
    if found is None:
        return ""
    return channels.NAMES[" ".join((found["name"] or found["only"] or found["bare"]).lower().split())]


def sector(said: str) -> str:
    """The sector as typed: “fintech”, “green energy”. “My field” is none: anybody counts."""
    found = _SECTOR.search(said)
    if found is None or _ANY_FIELD.issuperset(words.terms(found["name"])):
        return ""
    return " ".join(found["name"].split())


def _one(noun: str) -> str:
    return {"coaches": "coach", "devs": "developer", "dev": "developer", "alumni": "alumni"}.get(
        noun
    ) or noun.removesuffix("s")
