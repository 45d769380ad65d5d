"""`explain`: how dates, notes, goals, drafts, calls, calendars and feeds are read, as JSON.

No setting is read and no database opened. What a verb needs is imported inside it: most need a few modules of the core.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from bot import clock
from bot.cli import questions
from bot.cli.questions import Malformed, Question, told
from bot.kit import times, words
from bot.kit.errors import UserError

if TYPE_CHECKING:
    from bot.cli.messages import Message
    from bot.context import Context
    from bot.events.model import Item, Occurrence
    from bot.kit.commands import Catalogue

T = TypeVar("T")

FILES = ("calendar", "feed")
_SEPARATORS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
"""Some programs end a line at them, and what is told is one line."""


def explain(what: str, text: str | None, *, since: str, until: str, zone: str) -> int:
    """The exit status. A `text` that is None or "-" stands for standard input."""
    given = None if text == "-" else text
    if what in FILES:
        return _file(what, given, since=since, until=until, zone=zone)
    if what == DRAFT:
        return _drafts(given)
    if what not in _VERBS:
        _fail(f"I can't explain “{what}”. Try: {words.join((*_VERBS, DRAFT, *FILES), last='or')}.")
    if given is not None:
        return _text(_VERBS[what], lambda: Question(_typed(given), clock.now(), _zone(zone)))
    ask, invitation = (_plain, _LINES) if what in _PLAIN else (questions.read_question, _OBJECTS)
    return _lines(_VERBS[what], ask, invitation, longest=questions.LONGEST_LINE)


def _drafts(given: str | None) -> int:
    from bot.cli import messages

    if given is not None:
        return _text(_draft, lambda: messages.Message(messages.read_text(_typed(given))))
    return _lines(_draft, messages.read_message, _MESSAGES, longest=messages.LONGEST_LINE)


def _text(read: Callable[[T], dict[str, object]], ask: Callable[[], T]) -> int:
    """One text that was given; status 1 when it can't be read."""
    said = _said(read, ask)
    _tell([said])
    return 0 if said.get("ok", True) else 1


def _lines(read: Callable[[T], dict[str, object]], ask: Callable[[bytes], T], invitation: str, *, longest: int) -> int:
    """An answer for each line, in order. What can't be read says so in its own answer: that is no failure."""
    if sys.stdin is not None and sys.stdin.isatty():
        print(invitation, file=sys.stderr)
    gc.freeze()  # modules stay for good; __main__ turned the collector off while they were imported
    gc.enable()
    for lines in questions.arriving(longest):
        if not _tell([_said(read, functools.partial(ask, line)) for line in lines]):
            break
    return 0


def _said(read: Callable[[T], dict[str, object]], ask: Callable[[], T]) -> dict[str, object]:
    try:
        return read(ask())
    except UserError as error:
        return {"ok": False, "reason": told(error)}
    except Malformed as error:
        return {"ok": False, "reason": str(error)}
    except Exception as error:  # a fault of ours in one line must not cost the answers to all the others
        return {"ok": False, "reason": f"Grapevine stumbled over this line ({type(error).__name__}). Please report it."}


def _tell(said: Iterable[dict[str, object]]) -> bool:
    """As UTF-8, whatever the terminal speaks, and at once. False when nobody listens any more."""
    written = (json.dumps(each, ensure_ascii=False).translate(_SEPARATORS) + "\n" for each in said)
    data = "".join(written).encode("utf-8", "replace")
    if sys.stdout is None:
        return False
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains at its end
        return False
    return True


def _plain(line: bytes) -> Question:
    """A line that is no JSON but typed itself."""
    return Question(line.decode("utf-8", "replace").rstrip("\r"), clock.now(), ZoneInfo("UTC"))


def _typed(text: str) -> str:
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Malformed("This text isn't in the encoding of your terminal.")
    return text


# What is asked of the grammars


def _date(asked: Question) -> dict[str, object]:
    from bot.kit import dates

    found = dates.find(asked.text, dates.Here(asked.now, asked.zone, asked.locale))
    return {
        "ok": True,
        "date": found.day.isoformat(),
        "time": found.at and times.say_time(found.at),
        "rrule": found.rule or None,
        "end": found.end and found.end.isoformat(),
        "span": list(found.span),
        "alternatives": [
            {"date": other.day.isoformat(), "time": other.at and times.say_time(other.at)} for other in found.others
        ],
        "says": found.says,
    }


def _note(asked: Question) -> dict[str, object]:
    from bot.contacts import quickline
    from bot.kit import dates

    line = words.plain_quotes(words.clean(asked.text, lines=False))
    try:
        found = quickline.read_line(line, dates.Here(asked.now, asked.zone, asked.locale))
    except quickline.NoName:
        found = quickline.QuickLine("", note=line, named=False)
    return quickline.explained(found)


def _goal(asked: Question) -> dict[str, object]:
    from bot.goals import explaining

    return explaining.explained(asked.text, asked.today)


def _draft(asked: Message) -> dict[str, object]:
    from bot.drafts.check import check, hints

    found = check(asked.text, asked.channel, first_contact=asked.first_contact)
    said: dict[str, object] = {
        "problems": [problem.name for problem in found],
        "why": {problem.name: list(problem.why) for problem in found},
    }
    return said | {"hints": list(known)} if (known := hints(asked.text, asked.channel)) else said


def _call(asked: Question) -> dict[str, object]:
    from bot.kit import grammar
    from bot.kit.calls import spell

    typed = grammar.read(asked.text, _catalogue())
    return {
        "ok": True,
        "command": typed.call.name,
        "values": dict(typed.call.values),
        "missing": [param.name for param in typed.command.missing(typed.call)],
        "call": spell(typed.call),
    }


@functools.cache
def _catalogue() -> Catalogue[Context]:
    from bot.cli import tools

    return tools.catalogue()


_VERBS: dict[str, Callable[[Question], dict[str, object]]] = {
    "date": _date,
    "note": _note,
    "goal": _goal,
    "call": _call,
}
DRAFT = "draft"
"""It is asked with a channel and no clock."""
_PLAIN = ("call",)
"""What is asked in lines of text; the others are asked in JSON Lines."""
_OBJECTS = (
    'One JSON object a line, such as {"text": "next fri", "now": "2026-03-04T10:00:00+01:00", "zone": '
    '"Europe/Berlin"}. Ctrl-D ends.'
)
_MESSAGES = (
    'One JSON object a line, such as {"text": "Hi Ana, …", "channel": "email", "first_contact": true}. Ctrl-D ends.'
)
_LINES = "One line each. Ctrl-D ends."


# Calendars and feeds


def _file(what: str, name: str | None, *, since: str, until: str, zone: str) -> int:
    """One line of JSON for each occurrence of a calendar, or each item of a feed; what is wrong goes to standard error.

    Status 1 and the reason when it is no calendar or no feed at all, 2 when the question makes no sense.
    """
    from bot.events.model import Unreadable

    try:
        data = Path(name).read_bytes() if name else sys.stdin.buffer.read()
    except OSError as error:
        _fail(f"{name} can't be read: {error.strerror}.")
    here = _zone(zone)
    try:
        if what == "feed":
            from adapters.feeds.rss import read_feed

            reading = read_feed(data, zone=here.key)
            said = [_item(each, here) for each in reading.items]
        else:
            from adapters.feeds.calendars import read_calendar

            first, last = _day(since, "--from"), _day(until, "--to")
            if last <= first:
                _fail("--to is the day after the last one, so it must be later than --from.")
            reading = read_calendar(data, start=first, end=last, zone=here.key)
            said = [_occurrence(each, here) for each in reading.occurrences]
    except Unreadable as error:
        print(f"Grapevine: {error}", file=sys.stderr)
        return 1
    _tell(said)
    for warning in reading.warnings:
        print(warning, file=sys.stderr)
    return 0


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _fail(f"explain calendar needs {option} as a day, such as {option} 2026-03-05.")


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


def _zone(name: str) -> ZoneInfo:
    try:
        return times.zone(name)
    except UserError as error:
        _fail(told(error))


def _fail(message: str) -> NoReturn:
    from bot.cli import wiring  # which knows databases: not for what goes well

    wiring.fail(message)
