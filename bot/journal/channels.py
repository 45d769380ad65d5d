"""Channels: where people are in touch, comment and post. One name for each, however it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.kit import nothing, words

NAMES = {
    "linkedin": "LinkedIn", "linked in": "LinkedIn", "twitter": "X", "x": "X", "slack": "Slack", "discord": "Discord",
    "github": "GitHub", "git hub": "GitHub", "gitlab": "GitLab", "reddit": "Reddit", "stack overflow": "Stack Overflow",
    "stackoverflow": "Stack Overflow", "facebook": "Facebook", "instagram": "Instagram", "mastodon": "Mastodon",
    "bluesky": "Bluesky", "xing": "XING", "medium": "Medium", "youtube": "YouTube", "hacker news": "Hacker News",
    "substack": "Substack", "hashnode": "Hashnode", "tiktok": "TikTok", "threads": "Threads",
    "whatsapp": "WhatsApp", "telegram": "Telegram", "dev.to": "dev.to",
}  # fmt: skip
"""By the folded words that people type."""

_WORDS_TOO = {"x", "medium", "threads", "slack"}
"""Words of their own: these are channels only behind “on”, “via” and the like."""


def _any(names: Iterable[str]) -> str:
    """Any of these, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_THROUGH = r"on|via|through|over"
_PLACE = r"\s+(?:the\s+|our\s+|my\s+)?(?P<name>" + _any(NAMES) + r")(?![\w-])"
_LED = re.compile(rf"(?<![\w#@])(?:{_THROUGH}|in|at){_PLACE}")
_SENT = re.compile(rf"(?<![\w#@])(?:{_THROUGH}){_PLACE}")
_BARE = re.compile(rf"(?<![\w#@./-])(?P<name>{_any(set(NAMES) - _WORDS_TOO)})(?![\w/-]|\.\w)")
_TWEETED = re.compile(r"(?<!\w)(?:re)?tweet(?:s|ed|ing)?(?!\w)")


def known(text: str) -> str:
    """The channel as it writes itself, else as it was typed: “twitter” is X, “our forum” stays. Empty for “none”."""
    plain = "" if nothing.is_nothing(text) else " ".join(text.split())
    return NAMES.get(words.fold(plain).removeprefix("#"), plain)


def same(one: str, other: str) -> bool:
    return words.fold(known(one)) == words.fold(known(other))


def found(line: str, *, sent: bool = False) -> str:
    """The first channel that a line names; empty for none. `sent`: the line is about something that was sent to a
    company, which may be called like a channel."""
    plain = " ".join(words.fold(line).split())
    hit = _SENT.search(plain) if sent else _LED.search(plain) or _BARE.search(plain)
    if hit is not None:
        return NAMES[hit["name"]]
    return NAMES["x"] if _TWEETED.search(plain) else ""
