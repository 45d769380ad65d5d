"""`manifest`, `docs`, `explain`: pure functions of the declarations, printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from adapters.discord import catalog as discord
from adapters.slack import catalog as slack
from bot.cli import wiring
from bot.contacts.quickline import read_line
from bot.context import Context
from bot.features import FEATURES
from bot.kit import grammar, times, words
from bot.kit.calls import spell
from bot.kit.commands import Catalogue
from bot.kit.errors import UserError

if TYPE_CHECKING:
    from bot.events.model import Item, Occurrence

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- commands: made by “make docs” -->", "<!-- end of commands -->"


def catalogue() -> Catalogue[Context]:
    return Catalogue[Context](group for feature in FEATURES for group in feature.commands)


def manifest(platform: str) -> None:
    chosen = wiring.settings()
    try:
        match platform:
            case "slack":
                made: object = slack.manifest(
                    catalogue(),
                    prefix=chosen.command_prefix,
                    socket_mode=bool(chosen.slack_app_token) or not (chosen.slack_signing_secret and chosen.base_url),
                    base_url=chosen.base_url or None,
                )
            case "discord":
                made = discord.commands(catalogue(), prefix=chosen.command_prefix)
            case _:
                wiring.fail(f"I don't know the platform “{platform}”. Try slack or discord.")
    except ValueError as error:
        wiring.fail(str(error))
    print(json.dumps(made, indent=2, ensure_ascii=False))


def docs(*, check: bool) -> int:
    """Rewrite the list between the two marks of README.md; with `check` only say whether it is fresh."""
    try:
        text = README.read_text(encoding="utf-8")
    except OSError as error:
        wiring.fail(f"{README} can't be read: {error.strerror}.")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        wiring.fail(f"README.md lacks the lines {BEGIN} and {END}.")
    fresh = f"{before}{BEGIN}\n{command_list()}{END}{after}"
    if fresh == text:
        return 0
    if check:
        print("README.md: the list of commands is stale. Run: make docs", file=sys.stderr)
        return 1
    README.write_text(fresh, encoding="utf-8")
    return 0


def command_list() -> str:
    """Every listed command with its arguments and first example, as Markdown."""
    lines: list[str] = ["\n| command | what it does | for example |\n|---|---|---|\n"]
    for group in catalogue().listed():
        door = "/" if group.front else "/grapevine "
        for command in group.listed():
            example = f"`{door}{command.examples[0]}`" if command.examples else ""
            lines.append(f"| `{door}{command.name}` | {command.about} | {example.replace('|', '¦')} |\n")
    return "".join([*lines, "\n"])


def explain(what: str, text: str) -> int:
    read = _READERS.get(what)
    if read is None:
        wiring.fail(f"I can't explain “{what}”. Try: {words.join(sorted((*_READERS, *FILES)), last='or')}.")
    lines: Iterable[str] = [text] if text else (line.rstrip("\n") for line in sys.stdin)
    failed = False
    for line in lines:
        try:
            said: Mapping[str, object] = {"ok": True, **read(line)}
        except UserError as error:
            said, failed = {"ok": False, "reason": f"{error.message} {error.hint}".strip()}, True
        print(json.dumps(said, ensure_ascii=False), flush=True)
    return 1 if failed and text else 0


def explain_file(what: str, name: str, *, since: str, until: str, zone: str) -> int:
    """One line of JSON for each occurrence of a calendar, or each item of a feed; what is wrong goes to standard error.

    Status 1 and the reason when it is no calendar or no feed at all, 2 when the question makes no sense.
    """
    from bot.events.model import Unreadable

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        wiring.fail(f"{name} can't be read: {error.strerror}.")
    try:
        here = times.zone(zone)
    except UserError as error:
        wiring.fail(f"{error.message} {error.hint}".strip())
    try:
        if what == "feed":
            from adapters.feeds.rss import read_feed

            reading = read_feed(data, zone=here.key)
            told = [_item(each, here) for each in reading.items]
        else:
            from adapters.feeds.calendars import read_calendar

            first, last = _day(since, "--from"), _day(until, "--to")
            if last <= first:
                wiring.fail("--to is the day after the last one, so it must be later than --from.")
            reading = read_calendar(data, start=first, end=last, zone=here.key)
            told = [_occurrence(each, here) for each in reading.occurrences]
    except Unreadable as error:
        print(f"Grapevine: {error}", file=sys.stderr)
        return 1
    for each in told:
        print(json.dumps(each, ensure_ascii=False))
    for warning in reading.warnings:
        print(warning, file=sys.stderr)
    return 0


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        wiring.fail(f"explain calendar needs {option} as a day, such as {option} 2026-03-05.")


def _occurrence(found: Occurrence, zone: ZoneInfo) -> dict[str, object]:
    return {
        "uid": found.uid,
        "title": found.title,
        "start": _written(found.start, zone),
        "end": _written(found.end, zone),
        "all_day": found.all_day,
        "location": found.location,
        "url": found.url,
        "status": found.status,
    }


def _item(item: Item, zone: ZoneInfo) -> dict[str, object]:
    return {"title": item.title, "link": item.link, "start": item.start and _written(item.start, zone)}


def _written(moment: date | datetime, zone: ZoneInfo) -> str:
    """A day, or the clock time in `zone` to the minute."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes")


def _call(line: str) -> dict[str, object]:
    typed = grammar.read(line, catalogue())
    missing = [param.name for param in typed.command.missing(typed.call)]
    return {
        "command": typed.call.name,
        "values": dict(typed.call.values),
        "missing": missing,
        "call": spell(typed.call),
    }


def _note(line: str) -> dict[str, object]:
    return asdict(read_line(words.plain_quotes(words.clean(line, lines=False))))


FILES = ("calendar", "feed")
_READERS: dict[str, Callable[[str], dict[str, object]]] = {"call": _call, "note": _note}
