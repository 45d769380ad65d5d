"""Discord's markdown: what of it a person sees, where its links lead, and whom it notifies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from tests.adapters.discord.peer.model import Body


@dataclass(frozen=True)
class Eyes:
    """Whose eyes: their zone, and the names of everybody and every channel by id. `links` collects the label and the
    address of each link that hides its address."""

    tz: str
    names: Mapping[str, str]
    channels: Mapping[str, str]
    clock: MovableClock
    links: list[tuple[str, str]] = field(default_factory=list)


_PUNCTUATION = r"!-/:-@\[-`{-~"
_TOKEN = re.compile(
    r"```(?:[a-z]+\n)?(?P<block>[\s\S]+?)```"
    r"|``(?P<two>(?:[^`]|`(?!`))+)``|`(?P<one>[^`]+)`"
    rf"|\\(?P<escaped>[{_PUNCTUATION}])"
    r"|<@!?(?P<person>\d+)>|<@&(?P<role>\d+)>|<#(?P<channel>\d+)>"
    r"|<t:(?P<unix>-?\d+)(?::(?P<style>[tTdDfFsSR]))?>"
    r"|</(?P<command>[^:>]+):\d+>|<a?:(?P<emoji>\w+):\d+>"
    r"|\[(?P<label>(?:\\.|[^\[\]\\])+)\]\(<?(?P<address>https?://[^\s>)]+)>?(?: \"[^\"]*\")?\)"
    r"|<(?P<bare>https?://[^\s>]+)>|(?P<plain>https?://[^\s<>)]+)"
)
_PAIRS = ("***", "**", "__", "~~", "||", "*", "_")
_PAIRED = [re.compile(rf"(?<!\x00){re.escape(each)}(?=\S)([\s\S]+?)(?<=\S){re.escape(each)}") for each in _PAIRS]
_FORMATS = {
    "t": "{:%H:%M}",
    "T": "{:%H:%M:%S}",
    "d": "{:%d/%m/%Y}",
    "D": "{0.day} {0:%B %Y}",
    "f": "{0.day} {0:%B %Y %H:%M}",
    "F": "{0:%A}, {0.day} {0:%B %Y %H:%M}",
    "s": "{:%d/%m/%Y, %H:%M}",
    "S": "{:%d/%m/%Y, %H:%M:%S}",
}


def markdown(text: str, eyes: Eyes) -> str:
    """The text as its reader sees it: what is bold or code is just there, and escapes are gone."""
    kept: list[str] = []

    def keep(shown: str) -> str:
        kept.append(shown)
        return f"\x01{len(kept) - 1}\x02"

    def replaced(found: re.Match[str]) -> str:
        return keep(_token(found, eyes))

    text = _TOKEN.sub(replaced, text)
    text = "\n".join(_line(line) for line in text.split("\n"))
    for paired in _PAIRED:
        text = paired.sub(r"\1", text)
    while "\x01" in text:
        text = re.sub(r"\x01(\d+)\x02", lambda found: kept[int(found[1])], text)
    return text


def _line(line: str) -> str:
    """What stands at the beginning of a line makes a heading, a list or a quote of it."""
    line = re.sub(r"^(?:#{1,3}|-#) +(?=\S)", "", line)
    line = re.sub(r"^( *)[-*] +(?=\S)", r"\1• ", line)
    return re.sub(r"^(?:>>>|>) +", "▏ ", line)


def _token(found: re.Match[str], eyes: Eyes) -> str:
    code = found["block"] or found["two"] or found["one"]
    if code is not None:
        return code.strip("\n") if found["block"] else code
    if found["escaped"]:
        return found["escaped"]
    if found["person"]:
        return f"@{eyes.names.get(found['person'], 'unknown-user')}"
    if found["role"]:
        return "@unknown-role"
    if found["channel"]:
        return f"#{eyes.channels.get(found['channel'], 'unknown')}"
    if found["unix"]:
        return moment(int(found["unix"]), found["style"] or "f", eyes)
    if found["command"]:
        return f"/{found['command']}"
    if found["emoji"]:
        return f":{found['emoji']}:"
    if found["label"]:
        label = markdown(found["label"], eyes)
        eyes.links.append((label, found["address"]))
        return label
    return found["bare"] or found["plain"]


def moment(unix: int, style: str, eyes: Eyes) -> str:
    """An instant in the reader's zone."""
    try:
        at = datetime.fromtimestamp(unix, ZoneInfo(eyes.tz) if eyes.tz else UTC)
    except (OverflowError, ValueError, OSError):
        return "Invalid Date"
    return _relative(at, eyes.clock()) if style == "R" else _FORMATS[style].format(at)


def _relative(at: datetime, now: datetime) -> str:
    seconds = (at - now).total_seconds()
    for name, length in (("year", 31_536_000), ("month", 2_592_000), ("day", 86_400), ("hour", 3600), ("minute", 60)):
        count = round(abs(seconds) / length)
        if count and abs(seconds) >= length * 0.9:
            said = f"{count} {name}{'s' if count > 1 else ''}"
            return f"in {said}" if seconds > 0 else f"{said} ago"
    return "in a few seconds" if seconds > 0 else "a few seconds ago"


_CODE = re.compile(r"```[\s\S]+?```|``[^\n]+?``|`[^`\n]+`")


def pings(content: str, components: Sequence[Body], allowed: Body | None) -> tuple[list[str], list[str]]:
    """Whom this notifies: many at once (“@everyone”), and people by their ids. Nothing in code does; an escape doesn't
    help."""
    texts = [_CODE.sub("", text) for text in [content, *_texts(components)]]
    parse = {"everyone", "roles", "users"} if allowed is None else set(allowed.get("parse") or [])
    listed = {name: {str(each) for each in (allowed or {}).get(name) or []} for name in ("users", "roles")}
    loud: list[str] = []
    named: list[str] = []
    for text in texts:
        if "everyone" in parse:
            loud += re.findall(r"@(?:everyone|here)", text)
        roles = re.findall(r"<@&(\d+)>", text)
        loud += [f"@&{each}" for each in roles if "roles" in parse or each in listed["roles"]]
        people = re.findall(r"<@!?(\d+)>", text)
        named += [each for each in people if "users" in parse or each in listed["users"]]
    return loud, named


def _texts(components: Sequence[Body]) -> list[str]:
    found: list[str] = []
    for each in components:
        if each.get("type") == 10:
            found.append(str(each.get("content", "")))
        found += _texts(each.get("components") or [])
    return found
