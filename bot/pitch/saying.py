"""What a member says of themselves, for messages and for the card before an event."""

from __future__ import annotations

from collections.abc import Iterable

from bot.context import Context
from bot.pitch import rules, spoken
from bot.pitch.model import Slots


def parts(ctx: Context, audience: str = "") -> Slots:
    """Their parts for that audience; those of the pitch for everybody where they have no version for it."""
    found = ctx.store.pitches.listing(ctx.member.id)
    one = rules.chosen(found, audience) or rules.everyday(found)
    return Slots() if one is None else rules.whole(one, found)


def lines(ctx: Context, audience: str = "") -> str:
    """The same as one would say it; empty when nothing is written."""
    return spoken.text(parts(ctx, audience))


def before(ctx: Context, about: Iterable[str]) -> tuple[str, str]:
    """The pitch to bring to what is about that, as one would say it, and for whom that version is (S51). Both are empty
    when there is none."""
    found = ctx.store.pitches.listing(ctx.member.id)
    one = rules.fitting(found, about)
    return ("", "") if one is None else (spoken.text(rules.whole(one, found)), one.audience)
