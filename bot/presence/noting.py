"""Deeds of being present: logged with what they count for, and taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.context import Context
from bot.journal.model import Deed, DeedId, DeedKind
from bot.kit import ids
from bot.kit.cards import Action, Line


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
