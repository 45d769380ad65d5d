"""Text as Slack shows it: mrkdwn, plain text and rich text, through the eyes of one person.

What mrkdwn does to a text is done here, so that a text that should have been literal shows that it isn't.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.adapters.slack.fake.model import Body

_TOKEN = re.compile(r"<([^<>\n]+)>")
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_STYLES = tuple(
    re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]*?\S){mark}(?![\w{mark}])") for mark in (r"\*", "_", "~")
)
_EMOJI = re.compile(r":([a-z][a-z0-9_+'-]*|[+-]1):")
_QUOTED = re.compile(r"(?m)^&gt; ?")
_NAMED = re.compile(r"(?<![\w<])@(channel|here|everyone)\b")


@dataclass(frozen=True)
class Eyes:
    """Whose: a zone (IANA, or empty for UTC), the names of people and channels by id, and the time."""

    zone: str
    names: Mapping[str, str]
    channels: Mapping[str, str]
    now: Callable[[], datetime]

    def person(self, id: str) -> str:
        return "@" + self.names.get(id, f"unknown user {id}")

    def place(self, id: str) -> str:
        return "#" + self.channels.get(id, f"unknown channel {id}")


def plain(text: Body, eyes: Eyes) -> str:
    """A text object: mrkdwn parsed, plain_text literal but for `:emoji:`, which it has unless it says `emoji` false."""
    said = text.get("text", "")
    if text.get("type") == "mrkdwn":
        return mrkdwn(said, eyes)
    return said if text.get("emoji") is False else _EMOJI.sub(r"(emoji \1)", said)


def mrkdwn(text: str, eyes: Eyes) -> str:
    """What remains of mrkdwn when its styles are shown and no longer seen as letters; masked links show their label."""
    shown: list[str] = []
    for index, piece in enumerate(_CODE.split(text)):
        if index % 2:
            shown.append(_unescaped(_TOKEN.sub(lambda found: _token(found[1], eyes), piece.strip("`"))))
            continue
        for style in _STYLES:
            piece = style.sub(r"\1", piece)
        piece = _EMOJI.sub(r"(emoji \1)", _QUOTED.sub("│ ", piece))
        shown.append(_unescaped(_TOKEN.sub(lambda found: _token(found[1], eyes), piece)))
    return "".join(shown)


def _token(inside: str, eyes: Eyes) -> str:
    target, _, label = inside.partition("|")
    match target[0]:
        case "@":
            return eyes.person(target[1:]) if target[1:] in eyes.names else f"@{label or target[1:]}"
        case "#":
            return eyes.place(target[1:]) if target[1:] in eyes.channels else f"#{label or target[1:]}"
        case "!":
            return _special(target[1:], label, eyes)
    return label or target.removeprefix("mailto:")


def _special(said: str, label: str, eyes: Eyes) -> str:
    if not said.startswith("date^"):
        return label or "@" + said.removeprefix("subteam^").partition("^")[0]
    _, stamp, form, *_ = [*said.split("^"), "", ""]
    return date(int(stamp), form, eyes) if stamp.isdigit() else label


def date(stamp: int, form: str, eyes: Eyes) -> str:
    """An instant (seconds since 1970) after Slack's date tokens, in the reader's zone."""
    at = datetime.fromtimestamp(stamp, UTC).astimezone(ZoneInfo(eyes.zone or "UTC"))
    today = eyes.now().astimezone(at.tzinfo).date()
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((at.date() - today).days)
    suffix = "th" if at.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(at.day % 10, "th")
    long = f"{at:%A, %B} {at.day}{suffix}, {at.year}"
    short, middle = f"{at:%b} {at.day}, {at.year}", f"{at:%B} {at.day}{suffix}, {at.year}"
    clock = f"{at.hour % 12 or 12}:{at:%M}"
    forms = {
        "date_num": f"{at:%Y-%m-%d}",
        "date_slash": f"{at:%m/%d/%Y}",
        "date": middle,
        "date_long": long,
        "date_short": short,
        "date_pretty": near or middle,
        "date_long_pretty": near or long,
        "date_short_pretty": near or short,
        "time": f"{clock} {at:%p}",
        "time_secs": f"{clock}:{at:%S} {at:%p}",
        "day_divider_pretty": near or long,
        "ago": _ago(int(eyes.now().timestamp()) - stamp),
    }
    return re.sub(r"\{(\w+)\}", lambda found: forms.get(found[1], found[0]), form)


def _ago(seconds: int) -> str:
    for name, size in (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1)):
        if abs(seconds) >= size:
            count = abs(seconds) // size
            said = f"{count} {name}{'s' if count > 1 else ''}"
            return f"{said} ago" if seconds > 0 else f"in {said}"
    return "now"


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def rich(block: Body, eyes: Eyes) -> str:
    """A rich_text block; its text is literal."""
    return "\n".join(line for element in block.get("elements", ()) for line in _rich_lines(element, eyes))


def _rich_lines(element: Body, eyes: Eyes) -> list[str]:
    parts: Sequence[Body] = element.get("elements", ())
    if element["type"] == "rich_text_list":
        indent = "  " * element.get("indent", 0)
        first = element.get("offset", 0) + 1
        ordered = element.get("style") == "ordered"
        marks = [f"{first + number}." if ordered else "•" for number in range(len(parts))]
        return [f"{indent}{mark} {inline(part, eyes)}" for mark, part in zip(marks, parts, strict=True)]
    said = inline(element, eyes)
    # Slack begins a new line after each section, with or without a line break of its own at the end.
    lines = said.removesuffix("\n").split("\n")
    return [f"│ {line}" for line in lines] if element["type"] == "rich_text_quote" else lines


def inline(section: Body, eyes: Eyes) -> str:
    return "".join(_inline(each, eyes) for each in section.get("elements", ()))


def _inline(part: Body, eyes: Eyes) -> str:
    match part["type"]:
        case "text":
            return part["text"]
        case "link":
            return part.get("text") or part["url"]
        case "user":
            return eyes.person(part["user_id"])
        case "channel":
            return eyes.place(part["channel_id"])
        case "usergroup":
            return f"@{part['usergroup_id']}"
        case "broadcast":
            return f"@{part['range']}"
        case "emoji":
            points = part.get("unicode", "")
            return "".join(chr(int(point, 16)) for point in points.split("-")) if points else f"(emoji {part['name']})"
        case "date":
            return date(int(part["timestamp"]), part["format"], eyes)
        case "color":
            return part["value"]
    return f"({part['type']})"


def pings(text: str, blocks: Sequence[Body], *, link_names: bool = False) -> tuple[list[str], list[str]]:
    """What a message sets off: the broadcasts (“@channel”), and the people and groups that it mentions."""
    loud: list[str] = []
    mentioned: list[str] = []
    for said in [text, *_marked(blocks)]:
        for token in _TOKEN.findall(said):
            target = token.partition("|")[0]
            if target in ("!channel", "!here", "!everyone"):
                loud.append("@" + target[1:])
            elif target.startswith("!subteam^"):
                loud.append("@" + target[9:])
            elif target.startswith("@"):
                mentioned.append(target[1:])
        if link_names:
            loud += ["@" + name for name in _NAMED.findall(said)]
    for part in _parts(blocks):
        match part.get("type"):
            case "broadcast":
                loud.append(f"@{part['range']}")
            case "usergroup":
                loud.append(f"@{part['usergroup_id']}")
            case "user" if "user_id" in part:
                mentioned.append(part["user_id"])
    return loud, mentioned


def _marked(found: object) -> list[str]:
    """Every text in which Slack looks for markup."""
    return [
        each["text"]
        for each in _parts(found)
        if each.get("type") in ("mrkdwn", "markdown") and isinstance(each.get("text"), str)
    ]


def _parts(found: object) -> list[Body]:
    """Every object inside."""
    if isinstance(found, dict):
        return [found, *(part for value in found.values() for part in _parts(value))]
    if isinstance(found, list | tuple):
        return [part for value in found for part in _parts(value)]
    return []
