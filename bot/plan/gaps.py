"""How well the network that somebody wants is covered, as the store has it; for whatever tells of the plan."""

from __future__ import annotations

from collections.abc import Iterable

from bot.context import Context
from bot.goals import serving
from bot.goals.model import Goal, State
from bot.plan import rules
from bot.plan.model import LISTS, Gap, Overview, Quality, Wanted, WantedId


def of(ctx: Context) -> tuple[Gap, ...]:
    """Every quality of the member's plan, the emptiest first (S4). One query where there are none, at most four else,
    however many there are."""
    return overview(ctx).gaps


def overview(ctx: Context) -> Overview:
    """The same, with the people, and how many fit at all."""
    return among(ctx, ctx.store.wanted.listing(ctx.member.id))


def among(ctx: Context, wanted: tuple[Wanted, ...]) -> Overview:
    """Of these qualities alone."""
    if not wanted:
        return Overview()
    return rules.overview(wanted, ctx.store.wanted.people(ctx.member.id, *rules.looked_up(wanted)))


def goals(ctx: Context, wanted: Iterable[Wanted]) -> dict[WantedId, Goal]:
    """The active goal that names a quality, the oldest of several; in one query."""
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    found: dict[WantedId, Goal] = {}
    for one in wanted:
        said = ((one.quality.value, one.text),)
        goal = next((goal for goal in active if serving.named(goal, said)), None)
        if goal is not None:
            found[one.id] = goal
    return found


def named(ctx: Context) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the plan wants, by list: “roles”, with “data engineer (3)” and “recruiter”. One query."""
    found = ctx.store.wanted.listing(ctx.member.id)
    lists = ((LISTS[quality], tuple(_numbered(one) for one in found if one.quality is quality)) for quality in Quality)
    return tuple((label, some) for label, some in lists if some)


def _numbered(one: Wanted) -> str:
    return f"{one.text} ({one.target})" if one.target else one.text
