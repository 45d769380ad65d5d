"""Kinds of arguments: how a value is read from text, spelled, checked without a store, and suggested.

A feature adds its own kinds (a contact by name); they differ only in what `read` asks the context for.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, Literal, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.kit import dates, ids, times, words
from bot.kit.calls import BrokenCall
from bot.kit.errors import UserError

T = TypeVar("T")
S_contra = TypeVar("S_contra", bound="Scene", contravariant=True)

Placing = Literal["word", "rest", "tail", "after", "named"]
"""Where an argument stands in a typed line: one word; all that is left; a phrase at the end that the kind
recognises; what follows " - "; or only as `name:value`."""

Widget = Literal["line", "lines", "number", "choice", "day", "moment", "time", "flag", "pick", "hidden"]
"""What a form shows for it."""


class Scene(Protocol):
    """When and where an argument is read."""

    @property
    def now(self) -> datetime: ...
    @property
    def zone(self) -> ZoneInfo: ...
    @property
    def locale(self) -> str: ...


class TooLong(UserError):
    """That is {length} characters; I can take {limit}.

    Shorten it a little and send it again.
    """


class NotANumber(UserError):
    """I couldn't read “{text}” as a whole number.

    Try a number from {least} to {most}.
    """


class NotAChoice(UserError):
    """I don't know “{text}” here.

    Try one of these: {choices}.
    """


class NotYesOrNo(UserError):
    """I couldn't read “{text}” as yes or no."""


class Empty(UserError):
    """Something is missing here.

    Write a few words, and send it again.
    """


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: what people see, and the text that stands for it in a call."""

    label: str
    text: str


class Ambiguous(Exception):
    """More than one thing answers to what was typed: the person is asked which one."""

    def __init__(self, question: str, choices: Sequence[Choice]) -> None:
        super().__init__(question)
        self.question = question
        self.choices = tuple(choices)
        self.field: str | None = None


class Arg(Generic[S_contra, T]):
    """One kind of argument. `about` is what forms, help and Discord's options say of it."""

    widget: Widget = "line"
    values: tuple[Choice, ...] = ()
    suggests = False
    clears = False
    limit = 500

    def __init__(self, about: str, *, placing: Placing = "named", label: str = "") -> None:
        self.about = about
        self.placing = placing
        self.label = label

    def read(self, text: str, scene: S_contra) -> T:
        """The value that `text` stands for; raises UserError or Ambiguous."""
        raise TypeError(f"{type(self).__name__} can't be read")

    def check(self, text: str) -> None:
        """What can be said about `text` without a store and a zone; raises UserError."""
        if len(text) > self.limit:
            raise TooLong(length=len(text), limit=self.limit)

    def spell(self, value: T) -> str:
        """The text that `read` turns back into `value`."""
        return str(value)

    def suggest(self, typed: str, scene: S_contra) -> Sequence[Choice]:
        """What to offer while somebody types; at most 25."""
        folded = words.fold(typed)
        return [choice for choice in self.values if folded in words.fold(choice.label)][:25]

    def tail(self, text: str) -> int | None:
        """Where a phrase of this kind begins that reaches to the end of `text`."""
        return None


CLEAR = "-"
"""What stands for “make it empty” in a call: an argument left out means “leave it as it is”."""


class Text(Arg[Scene, str]):
    """Free text, cleaned; several lines where `lines`. `clears`: a lone - empties it, as an emptied field of a form."""

    def __init__(
        self,
        about: str,
        *,
        placing: Placing = "named",
        label: str = "",
        lines: bool = False,
        limit: int = 500,
        clears: bool = False,
    ) -> None:
        super().__init__(about, placing=placing, label=label)
        self.widget = "lines" if lines else "line"
        self.limit = limit
        self.clears = clears

    def read(self, text: str, scene: Scene) -> str:
        self.check(text)
        return "" if self.clears and text == CLEAR else text

    def check(self, text: str) -> None:
        super().check(text)
        if not text.strip():
            raise Empty


class Number(Arg[Scene, int]):
    """A whole number between two bounds."""

    widget = "number"

    def __init__(
        self, about: str, *, least: int = 0, most: int = 1_000_000, placing: Placing = "named", label: str = ""
    ) -> None:
        super().__init__(about, placing=placing, label=label)
        self.least, self.most = least, most

    def read(self, text: str, scene: Scene) -> int:
        self.check(text)
        return int(text)

    def check(self, text: str) -> None:
        if not _WHOLE.fullmatch(text) or not self.least <= int(text) <= self.most:
            raise NotANumber(text=text, least=self.least, most=self.most)


class Flag(Arg[Scene, bool]):
    """Yes or no."""

    widget = "flag"
    values = (Choice("yes", "yes"), Choice("no", "no"))

    def read(self, text: str, scene: Scene) -> bool:
        self.check(text)
        return text.casefold() in ("yes", "y", "true", "on")

    def check(self, text: str) -> None:
        if text.casefold() not in ("yes", "y", "true", "on", "no", "n", "false", "off"):
            raise NotYesOrNo(text=text)

    def spell(self, value: bool) -> str:
        return "yes" if value else "no"


class OneOf(Arg[Scene, str]):
    """One of a few fixed words; what people see may differ from the word (`labels`)."""

    widget = "choice"

    def __init__(
        self,
        about: str,
        choices: Sequence[str],
        *,
        labels: Sequence[str] = (),
        placing: Placing = "named",
        label: str = "",
    ) -> None:
        super().__init__(about, placing=placing, label=label)
        self.values = tuple(Choice(said, text) for said, text in zip(labels or choices, choices, strict=True))

    def read(self, text: str, scene: Scene) -> str:
        folded = words.fold(text)
        for choice in self.values:
            if folded in (words.fold(choice.text), words.fold(choice.label)):
                return choice.text
        raise NotAChoice(text=text, choices=words.join([choice.label for choice in self.values], last="or"))

    def check(self, text: str) -> None:
        folded = words.fold(text)
        if not any(folded in (words.fold(choice.text), words.fold(choice.label)) for choice in self.values):
            raise NotAChoice(text=text, choices=words.join([choice.label for choice in self.values], last="or"))


class Day(Arg[Scene, date]):
    """A day as people type it, read in their own zone."""

    widget = "day"

    def check(self, text: str) -> None:
        super().check(text)
        _check_when(text)

    def read(self, text: str, scene: Scene) -> date:
        return read_moment(text, scene).day

    def spell(self, value: date) -> str:
        return value.isoformat()

    def tail(self, text: str) -> int | None:
        return _tail(text)


class CalendarDay(Arg[Scene, date]):
    """A day that we wrote ourselves, in a button or a delivery; it may be over by now."""

    widget = "hidden"

    def read(self, text: str, scene: Scene) -> date:
        self.check(text)
        return date.fromisoformat(text)

    def check(self, text: str) -> None:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise BrokenCall from None

    def spell(self, value: date) -> str:
        return value.isoformat()


class Instant(Arg[Scene, datetime]):
    """An instant that we wrote ourselves, to the second; it may be over by now."""

    widget = "hidden"

    def read(self, text: str, scene: Scene) -> datetime:
        self.check(text)
        return datetime.fromisoformat(text)

    def check(self, text: str) -> None:
        try:
            aware = datetime.fromisoformat(text).tzinfo is not None
        except ValueError:
            raise BrokenCall from None
        if not aware:
            raise BrokenCall

    def spell(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat(timespec="seconds")


class Moment(Arg[Scene, dates.When]):
    """A day, with a clock time if one was said; with a rule where it `repeats`, and else only once."""

    widget = "moment"

    def __init__(self, about: str, *, repeats: bool = False, placing: Placing = "named", label: str = "") -> None:
        super().__init__(about, placing=placing, label=label)
        self.repeats = repeats

    def check(self, text: str) -> None:
        super().check(text)
        _check_when(text, repeats=self.repeats)

    def read(self, text: str, scene: Scene) -> dates.When:
        return read_moment(text, scene)

    def spell(self, value: dates.When) -> str:
        return dates.spell_when(value)

    def tail(self, text: str) -> int | None:
        return _tail(text)


class Every(Arg[Scene, times.Interval]):
    """How often: “every 3 months”, “2 weeks”."""

    def read(self, text: str, scene: Scene) -> times.Interval:
        return times.every(text)

    def check(self, text: str) -> None:
        times.every(text)

    def tail(self, text: str) -> int | None:
        return _tail(text, _said_as_interval)


class RecordId(Arg[Scene, int]):
    """The id of a record, for buttons. The handler looks it up through the member who asks."""

    widget = "hidden"

    def read(self, text: str, scene: Scene) -> int:
        return ids.read_id(text)

    def check(self, text: str) -> None:
        ids.read_id(text)

    def spell(self, value: int) -> str:
        return ids.spell_id(value)


_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")


def here(scene: Scene) -> dates.Here:
    """Where and when dates are read."""
    return dates.Here(scene.now, scene.zone, scene.locale)


def read_moment(text: str, scene: Scene) -> dates.When:
    """The day and time that are meant; raises Ambiguous where the text may mean another day as well."""
    reading = dates.read(text, here(scene))
    if not reading.others:
        return reading.when
    meant = sorted(
        {reading.when, *(dataclasses.replace(each, rule=reading.rule) for each in reading.others)},
        key=lambda when: when.day,
    )
    labels = [f"{times.full_day(when.day)}{f', {times.say_time(when.at)}' if when.at else ''}" for when in meant]
    question = f"Which day is “{words.clip(words.clean(text, lines=False), 40)}”?"
    raise Ambiguous(
        question, [Choice(label, dates.spell_when(when)) for label, when in zip(labels, meant, strict=True)]
    )


def _check_when(text: str, *, repeats: bool = False) -> None:
    try:
        reading = dates.read(text, dates.SOMEWHERE)
    except (dates.PastDay, dates.ImpossibleDay):
        return  # it may be possible on the day it is said
    if reading.rule and not repeats:
        raise dates.Repeating(text=text)


def _some_day(text: str) -> object:
    return dates.read(text, dates.SOMEWHERE)


def _said_as_interval(text: str) -> times.Interval:
    """Within a longer line an interval has a number, an “every” or an adverb: a lone “Mo” is more likely a name."""
    if not (text[:1].isdigit() or " " in text or text.casefold().endswith("ly")):
        raise times.UnclearInterval(text=text)
    return times.every(text)


def _tail(text: str, read: Callable[[str], object] = _some_day) -> int | None:
    """Word by word from the front, at most ten words from the end: the longest ending that reads."""
    starts = [0] + [at + 1 for at, letter in enumerate(text) if letter.isspace()]
    for start in starts[-10:]:
        if not text[start:].strip():
            continue
        try:
            read(text[start:].strip(" ,;"))
        except (dates.PastDay, dates.ImpossibleDay):
            return start  # a day was meant: whoever reads it says what is wrong
        except UserError:
            continue
        return start
    return None
