"""What may come next in a line that somebody is typing. Pure, but for names, which the caller looks up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.console.catalog import META
from adapters.console.limits import OFFERED
from bot.kit import ids, words
from bot.kit.args import Choice
from bot.kit.commands import Catalogue, Command, Group, Param

_START = re.compile(r"\s*(/?)")
_WORD = re.compile(r"(\S+)\s+")
_VALUE = re.compile(r'(?<!\S)([a-z][a-z0-9_]*):(?:"([^"]*)|([^\s"]*))$')
_GIVEN = re.compile(r'(?<!\S)([a-z][a-z0-9_]*):(?:"[^"]*"|\S+)(?=\s)')


@dataclass(frozen=True, slots=True)
class Offer:
    """Takes the place of the last `over` characters. `label` is what the menu shows, `about` what it says of it."""

    text: str
    over: int
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What to ask the bot for: suggestions for an argument, which take the place of the last `over` characters."""

    command: str
    param: str
    typed: str
    over: int
    one_word: bool
    """`name:value` stands as one word, so that a value with spaces is put in quotes."""

    def offers(self, found: Sequence[Choice]) -> list[Offer]:
        """People by name; by id where two have the same name."""
        names = [choice.label.split(",")[0].split(" (")[0] if ids.is_id(choice.text) else "" for choice in found]
        folded = [words.fold(name) for name in names]
        offered: list[Offer] = []
        for choice, name, once in zip(found, names, folded, strict=True):
            text = name if name and folded.count(once) == 1 else choice.text
            offered.append(Offer(self._quoted(text), self.over, choice.label))
        return offered

    def _quoted(self, text: str) -> str:
        return f'"{text}"' if self.one_word and " " in text else text


@dataclass(frozen=True, slots=True)
class Found:
    offers: tuple[Offer, ...] = ()
    lookup: Lookup | None = None


def complete(line: str, catalogue: Catalogue[Any], *, roots: Sequence[str] = (), asked: bool = False) -> Found:
    """For a line up to the cursor. `asked`: with the Tab key, so that free text too may be followed by an argument."""
    if line.lstrip().startswith(":"):
        return Found(_words_of_our_own(line.lstrip()))
    start = _START.match(line)
    assert start is not None
    slash, rest = start[1], line[start.end() :]
    word = _WORD.match(rest)
    while word is not None and word[1].casefold() in roots:
        rest = rest[word.end() :]
        word = _WORD.match(rest)
    if word is None:
        if not rest and not slash and not asked:
            return Found()
        near = [(group.name, group.about) for group in catalogue.listed() if group.name.startswith(rest.casefold())]
        if rest == line[start.end() :]:
            near += [(root, "Settings, your data, help") for root in roots[:1] if root.startswith(rest.casefold())]
        return Found(tuple(Offer(name, len(rest), f"{slash}{name}", about) for name, about in near))
    group = catalogue.group(word[1].casefold())
    return Found() if group is None else _in_group(group, rest[word.end() :], asked=asked)


def choices(found: Sequence[Choice], typed: str) -> tuple[Offer, ...]:
    """Those of a form's field that what is typed is part of."""
    folded = words.fold(typed)
    near = [choice for choice in found if folded in words.fold(choice.label)]
    return tuple(Offer(choice.text, len(typed), choice.label) for choice in near[:OFFERED])


def _words_of_our_own(typed: str) -> tuple[Offer, ...]:
    own = ((say.split()[0], say, about) for say, about in META)
    return tuple(Offer(word, len(typed), say, about) for word, say, about in own if word.startswith(typed.casefold()))


def _in_group(group: Group[Any], text: str, *, asked: bool) -> Found:
    word = _WORD.match(text)
    command = None if word is None else group.find(word[1].casefold())
    if word is not None and command is not None:
        return _arguments(command, text[word.end() :], asked=asked)
    bare = group.bare
    after = (
        Found() if bare is None or ("" not in group.commands and word is None) else _arguments(bare, text, asked=asked)
    )
    if word is not None:
        return after
    local = [(command.name.partition(" ")[2], command.about) for command in group.listed()]
    near = tuple(
        Offer(name, len(text), name, about) for name, about in local if name and name.startswith(text.casefold())
    )
    return Found(near + after.offers, after.lookup)


def _arguments(command: Command[Any, ...], text: str, *, asked: bool) -> Found:
    shown = [param for param in command.params if param.arg.widget != "hidden"]
    value = _VALUE.search(text)
    named = None if value is None else next((param for param in shown if param.name == value[1]), None)
    if value is not None and named is not None:
        typed = value[3] if value[2] is None else value[2]
        return _values(command, named, typed, len(typed) + (value[2] is not None), one_word=True)
    given = {found[1] for found in _GIVEN.finditer(text)}
    free = [param for param in shown if param.name not in given]
    last = max((found.end() for found in _GIVEN.finditer(text)), default=0)
    loose = text[last:].lstrip()
    place = next((param for param in free if param.arg.placing in ("word", "rest")), None)
    found = Found()
    if place is not None and not (place.arg.placing == "word" and " " in loose):
        found = _values(command, place, loose, len(loose), one_word=False)
    return Found((*found.offers, *_names(free, text, asked=asked)), found.lookup)


def _values(command: Command[Any, ...], param: Param[Any], typed: str, over: int, *, one_word: bool) -> Found:
    lookup = Lookup(command.name, param.name, typed[:80], over, one_word)
    if param.arg.suggests:
        return Found(lookup=lookup)
    folded = words.fold(typed)
    near = [choice for choice in param.arg.values if words.fold(choice.label).startswith(folded)]
    return Found(tuple(lookup.offers(near[:OFFERED])))


def _names(free: Sequence[Param[Any]], text: str, *, asked: bool) -> Iterator[Offer]:
    """`name:` of the arguments that are still open: at once where nothing else is taken, else with the Tab key."""
    token = text.rpartition(" ")[2]
    busy = any(param.arg.placing in ("word", "rest", "tail") for param in free)
    if not asked and (busy or not token):
        return
    for param in free:
        if param.name.startswith(token):
            yield Offer(f"{param.name}:", len(token), f"{param.name}:", param.arg.about)
