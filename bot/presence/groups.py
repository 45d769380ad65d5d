"""`/grapevine presence group`: the list of groups, with “joined”, “introduced myself” and “helped somebody” (S56)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.context import Context
from bot.journal import channels
from bot.kit import ids, nothing, words
from bot.kit.args import Ambiguous, CalendarDay, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.kit.commands import Answer
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.presence import cards, noting, rules
from bot.presence.args import NAME_LIMIT, GroupRef, NoName, known_or_new
from bot.presence.group import presence
from bot.presence.model import Community, CommunityId, Part

PAGE = 5
CHANNEL, NOTE = 60, 500

_LABELS = {Part.JOINED: "I joined", Part.INTRODUCED: "I introduced myself", Part.HELPED: "I helped somebody"}
_TITLES = {Part.JOINED: "You joined", Part.INTRODUCED: "You introduced yourself", Part.HELPED: "You helped somebody"}


class NameTaken(UserError):
    """Another group on your list is called “{name}”.

    Choose another name, or remove one of the two with `presence leave`.
    """


@presence.command("groups", examples=["presence groups"], aliases=["list"], reads=True)
def list_groups(ctx: Context, after: Annotated[int | None, RecordId("The last one of the page before")] = None) -> Card:
    """Show your groups, and what you can do in each."""
    owner = ctx.member.id
    size = ctx.store.presence.size(owner)
    adding = add.ask("Add a group")
    if not size:
        return cards.no_groups().offering(adding)
    last = None if after is None else ctx.store.presence.find(owner, CommunityId(after))
    if after is not None and last is None:
        raise UnknownRecord
    found = ctx.store.presence.listing(owner, limit=PAGE + 1, after=last)
    shown = found[:PAGE]
    card = cards.groups(shown, [_changes(one) for one in shown], ctx.today, size=size)
    more = (list_groups.button("More", after=shown[-1].id),) if len(found) > PAGE else ()
    return card.offering(*more, adding)


@presence.command("group", examples=["presence group Reactiflux on Discord - friendly to beginners"], aliases=["add"])
def add(
    ctx: Context,
    name: Annotated[str, Text("Its name, and where it is", label="Group", placing="rest", limit=NAME_LIMIT)],
    note: Annotated[str | None, Text("What to remember, for your eyes only", placing="after", limit=NOTE)] = None,
    channel: Annotated[str | None, Text("Where it is: Slack, Discord, Reddit …", limit=CHANNEL)] = None,
) -> Card:
    """Add a group that you are in, or want to join."""
    if note is not None and channel is None and words.fold(note) in channels.NAMES:
        channel, note = note, None  # “Reactiflux - Discord”
    fresh = _new(ctx, name, channel or "", note or "")
    if ctx.store.presence.add(fresh):
        return _offering(cards.group(fresh, "Added", (), ctx.today), fresh)
    known = ctx.store.presence.named(ctx.member.id, fresh.name, limit=1)[0]
    filled = replace(known, channel=known.channel or fresh.channel, note=known.note or fresh.note)
    if filled != known:
        ctx.store.presence.save(filled)
    return _offering(cards.group(filled, "On your list already", (), ctx.today), filled)


@presence.command("joined", examples=["presence joined Reactiflux on Discord"], aliases=["join"])
def joined(
    ctx: Context, which: Annotated[str, Text("Which group", label="Group", placing="rest", limit=NAME_LIMIT)]
) -> Card:
    """Say that you joined a group. It counts for goals about groups."""
    try:
        one = known_or_new(ctx, which)
    except Ambiguous as question:
        question.field = "which"
        raise
    if one is None:
        one = _new(ctx, which)
        ctx.store.presence.add(one)
    return _did(ctx, one, Part.JOINED)


@presence.command("introduced", examples=["presence introduced Reactiflux"], aliases=["introduce"])
def introduced(ctx: Context, which: Annotated[CommunityId, GroupRef("Which group", placing="rest")]) -> Card:
    """Say that you introduced yourself in a group. It counts for goals about groups."""
    return _did(ctx, _known(ctx, which), Part.INTRODUCED)


@presence.command("helped", examples=["presence helped Reactiflux"])
def helped(ctx: Context, which: Annotated[CommunityId, GroupRef("Which group", placing="rest")]) -> Card:
    """Say that you helped somebody in a group. It counts for goals about helping."""
    return _did(ctx, _known(ctx, which), Part.HELPED)


@presence.command("take-back", hidden=True)
def take_back(
    ctx: Context,
    which: Annotated[int, RecordId("Which group")],
    part: Annotated[str, OneOf("What was not so", tuple(Part))],
    was: Annotated[date | None, CalendarDay("When it was before")] = None,
) -> Card:
    """Take back what was said of a group."""
    one, said = _known(ctx, CommunityId(which)), Part(part)
    day = one.day(said)
    lines: Sequence[Line] = ()
    if day is not None:
        lines = noting.take_out(ctx, rules.KINDS[said], rules.deed(said, one.name), day)
        if said is not Part.JOINED and one.joined == day and not _said_joined(ctx, one, day):
            one = replace(one, joined=None)  # only introducing oneself, or helping, said so
    back = replace(one, **{said.value: was})
    ctx.store.presence.save(back)
    return _offering(cards.group(back, "Taken back", lines, ctx.today), back)


@presence.command("edit", examples=["presence edit Reactiflux"])
def edit(
    ctx: Context,
    which: Annotated[CommunityId, GroupRef("Which group", placing="rest")],
    name: Annotated[str | None, Text("Its name", limit=NAME_LIMIT)] = None,
    channel: Annotated[str | None, Text("Where it is - empties it", limit=CHANNEL, clears=True)] = None,
    note: Annotated[str | None, Text("What to remember - empties it", lines=True, limit=NOTE, clears=True)] = None,
) -> Answer:
    """Change the name, the channel or the note of a group."""
    one = _known(ctx, which)
    if name is channel is note is None:
        return edit.form(edit.call(which), known=_facts(one))
    if name is not None and not words.terms(name):
        raise NoName(field="name")
    changed = replace(
        one,
        name=one.name if name is None else " ".join(name.split()),
        channel=one.channel if channel is None else channels.known(channel),
        note=one.note if note is None else note,
    )
    if not ctx.store.presence.save(changed):
        raise NameTaken(name=changed.name, field="name")
    return _offering(cards.group(changed, "Changed", (), ctx.today), changed)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    said = call.values.get("which", "")
    named = ctx.store.presence.named(ctx.member.id, said, limit=1) if words.terms(said) else ()
    found = _find(ctx, said) or next(iter(named), None)
    return {} if found is None else _facts(found)


@presence.command("leave", examples=["presence leave Reactiflux"], aliases=["remove", "delete"])
def leave(ctx: Context, which: Annotated[CommunityId, GroupRef("Which group", placing="rest")]) -> Card:
    """Take a group off your list. What you logged there stays."""
    one = _known(ctx, which)
    ctx.store.presence.remove(ctx.member.id, one.id)
    back = put_back.call(
        name=one.name,
        channel=one.channel or None,
        note=one.note or None,
        joined=one.joined,
        introduced=one.introduced,
        helped=one.helped,
    )
    return cards.removed(one).offering(*ctx.hold(("Put back", back)), list_groups.button("My groups"))


@presence.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    name: Annotated[str, Text("Its name", limit=NAME_LIMIT)],
    channel: Annotated[str | None, Text("Where it is", limit=CHANNEL)] = None,
    note: Annotated[str | None, Text("What to remember", limit=NOTE)] = None,
    joined: Annotated[date | None, CalendarDay("When you joined")] = None,
    introduced: Annotated[date | None, CalendarDay("When you introduced yourself")] = None,
    helped: Annotated[date | None, CalendarDay("When you helped somebody last")] = None,
) -> Card:
    """Put a group back on the list as it was."""
    number = CommunityId(ids.new_id(ctx.now))
    one = Community(number, ctx.member.id, name, ctx.now, channel or "", joined, introduced, helped, note or "")
    if not ctx.store.presence.add(one):
        raise NameTaken(name=name)
    return _offering(cards.group(one, "Put back", (), ctx.today), one)


def _did(ctx: Context, one: Community, part: Part) -> Card:
    """Note it with today's day, and log it; what was noted before is said, and not logged twice."""
    before = one.day(part)
    if before == ctx.today or (before is not None and part is not Part.HELPED):
        return _offering(cards.group(one, "Noted already", (), ctx.today), one)
    after = rules.with_part(one, part, ctx.today)
    ctx.store.presence.save(after)
    lines, offers = noting.log(ctx, rules.KINDS[part], rules.deed(part, one.name), one.channel)
    card = cards.group(after, _TITLES[part], lines, ctx.today)
    back = take_back.button("Take it back", which=one.id, part=part.value, was=before)
    return card.offering(back, *_steps(after), *offers)


def _said_joined(ctx: Context, one: Community, day: date) -> bool:
    there = ctx.store.deeds.of_day(ctx.member.id, day, rules.KINDS[Part.JOINED])
    return any(found.what == rules.deed(Part.JOINED, one.name) for found in there)


def _new(ctx: Context, typed: str, channel: str = "", note: str = "") -> Community:
    nothing.refuse(typed, "name")
    name, there = rules.named(typed)
    if not words.terms(name):
        raise NoName(field="name")
    number = CommunityId(ids.new_id(ctx.now))
    return Community(number, ctx.member.id, name, ctx.now, channels.known(channel) if channel else there, note=note)


def _find(ctx: Context, which: str) -> Community | None:
    if not ids.is_id(which):
        return None
    return ctx.store.presence.find(ctx.member.id, CommunityId(ids.read_id(which)))


def _known(ctx: Context, which: CommunityId) -> Community:
    found = ctx.store.presence.find(ctx.member.id, which)
    if found is None:
        raise UnknownRecord
    return found


def _offering(card: Card, one: Community) -> Card:
    return card.offering(*_changes(one), list_groups.button("My groups"))


def _changes(one: Community) -> tuple[Action, ...]:
    return (*_steps(one), edit.ask("Edit", which=one.id), leave.button("Remove", which=one.id))


def _steps(one: Community) -> tuple[Button, ...]:
    number = ids.spell_id(one.id)
    return tuple(
        Button(_LABELS[part], Call(f"presence {part.value}", {"which": number})) for part in rules.following(one)
    )


def _facts(one: Community) -> dict[str, str]:
    return {"name": one.name, "channel": one.channel, "note": one.note}
