"""Deeds of being present: logged with what they count for, and taken out again; and groups named in other lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.context import Context
from bot.journal.model import Deed, DeedId, DeedKind
from bot.kit import ids, words
from bot.kit.calls import Call
from bot.kit.cards import Action, Line
from bot.presence import rules


def log(ctx: Context, kind: DeedKind, what: str, channel: str) -> tuple[Sequence[Line], Sequence[Action]]:
    """Log one of today; what every feature has to say of it, and offers."""
    deed = Deed(DeedId(ids.new_id(ctx.now)), ctx.member.id, kind, ctx.today, ctx.now, what, channel=channel)
    ctx.store.deeds.add([deed])
    return ctx.told_of([deed.id])


def take_out(ctx: Context, kind: DeedKind, what: str, day: date) -> Sequence[Line]:
    """Remove what was logged on that day with these words, or these and more; what changes by it. Nothing where the
    member has changed or removed it since."""
    there = ctx.store.deeds.of_day(ctx.member.id, day, kind)
    found = next((one for one in there if one.what == what or one.what.startswith(f"{what}.")), None)
    if found is None:
        return ()
    ctx.store.deeds.remove(ctx.member.id, found.id)
    return ctx.told_of([found.id])[0]


_NAMED = re.compile(
    r"(?:i )?(?:(?P<joined>joined|signed up (?:for|to)|became (?:a )?(?:member|part) of)"
    r"|introduced myself (?:in|to|on|at)) (?P<name>.+)",
    re.IGNORECASE,
)


def heard_of(ctx: Context, several: Sequence[int]) -> tuple[Sequence[Line], Sequence[Action]]:
    """A group that a line names and the list has not: a button puts it there, with the day."""
    for number in several:
        deed = ctx.store.deeds.find(ctx.member.id, DeedId(number))
        found = _NAMED.fullmatch(deed.what.strip(" .!")) if deed is not None and deed.kind is DeedKind.GROUP else None
        if deed is None or found is None:
            continue
        name, channel = rules.named(found["name"])
        if len(name) > NAME or not words.terms(name) or ctx.store.presence.named(ctx.member.id, name, limit=1):
            continue
        day = deed.day.isoformat()
        said = {"name": name, "joined": day, **({} if found["joined"] else {"introduced": day})}
        said |= {"channel": channel} if channel else {}
        return (), ctx.hold(("Add it to my groups", Call("presence put-back", said)))
    return (), ()


NAME = 80
"""Characters of a group's name."""
