"""A card as text and back, to be kept for a while: all that it says and offers, but for its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import cast, get_args

from bot.kit.calls import Call, parse, spell
from bot.kit.cards import Action, Block, Card, Entry, Span
from bot.kit.errors import UserError

KIND = "is"
"""Names what an object was; a card has no mapping of its own but a call's, which is spelled."""

_PARTS = (Card, Entry, *get_args(Block), *get_args(Span), *get_args(Action))
_MADE: Mapping[str, Callable[..., object]] = {each.__name__: each for each in _PARTS if each is not str}
_READ: Mapping[str, Callable[[str], object]] = {
    "Call": parse,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def write(card: Card) -> str:
    return json.dumps(replace(card, attachments=()), default=_told, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Card | None:
    """None for what another version of us wrote, and this one can't read."""
    try:
        found = json.loads(text, object_hook=_made)
    except (LookupError, TypeError, ValueError, UserError):
        return None
    return found if isinstance(found, Card) else None


def _told(one: object) -> object:
    match one:
        case Call():
            return {KIND: "Call", "as": spell(one)}
        case datetime():
            return {KIND: "datetime", "as": one.isoformat()}
        case date():
            return {KIND: "date", "as": one.isoformat()}
        case _ if is_dataclass(one) and type(one).__name__ in _MADE:
            return {KIND: type(one).__name__, **{each.name: getattr(one, each.name) for each in fields(one)}}
        case _:
            raise TypeError(f"a card can't have a {type(one).__name__}")


def _made(said: dict[str, object]) -> object:
    values = {name: _frozen(value) for name, value in said.items()}
    kind = str(values.pop(KIND))
    if kind in _READ:
        return _READ[kind](str(values["as"]))
    return _MADE[kind](**values)


def _frozen(value: object) -> object:
    return tuple(map(_frozen, cast("list[object]", value))) if isinstance(value, list) else value
