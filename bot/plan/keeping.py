"""What a line changes in the plan, all at once or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.context import Context
from bot.kit import ids
from bot.kit.errors import UserError
from bot.plan import rules
from bot.plan.model import LISTS, MOST, Item, Quality, Wanted, WantedId


class ListFull(UserError):
    """That would be {count} {what}, and a list has room for {most}.

    Nothing was saved. A short list is easier to use: keep what matters now. To see it: `plan list`
    """


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: new ones, those with another number or spelling, those that were there already, and those that are
    gone."""

    added: tuple[Wanted, ...] = ()
    changed: tuple[Wanted, ...] = ()
    same: tuple[Wanted, ...] = ()
    removed: tuple[Wanted, ...] = ()


def merge(ctx: Context, items: Iterable[Item]) -> Change:
    """Add what is new; what is there keeps its spelling, and its number unless another is said. Raises ListFull."""
    there = _by_key(ctx.store.wanted.listing(ctx.member.id))
    added: list[Wanted] = []
    changed: list[Wanted] = []
    same: list[Wanted] = []
    for item in items:
        quality = item.quality or Quality.INTEREST
        known = there.get((quality, rules.key(quality, item.text)))
        if known is None:
            added.append(_new(ctx, quality, item))
        elif item.target is not None and item.target != known.target:
            changed.append(replace(known, target=item.target))
        else:
            same.append(known)
    _room(Quality, [*there.values(), *added])
    return _saved(ctx, Change(tuple(added), tuple(changed), tuple(same)))


def put(ctx: Context, lists: Mapping[Quality, Sequence[Item]]) -> Change:
    """Make these lists what is said, and leave the others alone. What stays keeps its place. Raises ListFull."""
    before = [one for one in ctx.store.wanted.listing(ctx.member.id) if one.quality in lists]
    there = _by_key(before)
    added: list[Wanted] = []
    changed: list[Wanted] = []
    same: list[Wanted] = []
    for quality, items in lists.items():
        for item in items:
            known = there.pop((quality, rules.key(quality, item.text)), None)
            if known is None:
                added.append(_new(ctx, quality, item))
            elif (item.text, item.target) != (known.text, known.target):
                changed.append(replace(known, text=item.text, target=item.target))
            else:
                same.append(known)
    _room(lists, [*added, *changed, *same])
    return _saved(ctx, Change(tuple(added), tuple(changed), tuple(same), tuple(there.values())))


def items(wanted: Iterable[Wanted], quality: Quality) -> tuple[Item, ...]:
    """One list of the plan, as it would be said."""
    return tuple(Item(one.text, quality, one.target) for one in wanted if one.quality is quality)


def _by_key(wanted: Iterable[Wanted]) -> dict[tuple[Quality, str], Wanted]:
    return {(one.quality, rules.key(one.quality, one.text)): one for one in wanted}


def _new(ctx: Context, quality: Quality, item: Item) -> Wanted:
    return Wanted(WantedId(ids.new_id(ctx.now)), ctx.member.id, quality, item.text, ctx.now, item.target)


def _room(lists: Iterable[Quality], wanted: Sequence[Wanted]) -> None:
    for quality in lists:
        count = sum(one.quality is quality for one in wanted)
        if count > MOST:
            raise ListFull(count=count, what=LISTS[quality], most=MOST)


def _saved(ctx: Context, change: Change) -> Change:
    if change.removed:
        ctx.store.wanted.remove(ctx.member.id, [one.id for one in change.removed])
    for one in change.changed:
        ctx.store.wanted.save(one)
    ctx.store.wanted.add(change.added)
    return change
