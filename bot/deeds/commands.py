"""`/grapevine did`: what one does for one's network without a talk; gives and asks are in giving.py and asking.py."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Annotated

from bot.contacts.args import TalkDay
from bot.contacts.model import ContactId
from bot.context import Context
from bot.deeds import cards, ledger, reading
from bot.deeds.args import OTHER, KindOf
from bot.deeds.cards import Done
from bot.deeds.hearing import asked, gave
from bot.deeds.writing import CHANNEL, DAY, GIVE_SORTS, LIMIT, WHERE
from bot.feature import Feature
from bot.journal import channels
from bot.journal.model import Deed, DeedId, DeedKind
from bot.kit import ids, words
from bot.kit.args import Ambiguous, CalendarDay, Choice, Flag, Number, OneOf, RecordId, Text, here
from bot.kit.calls import Call
from bot.kit.cards import Button, Card
from bot.kit.commands import Form, Group
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.kit.mentions import CommandMention

PAGE = 10
READ = 4 * reading.MOST
"""Deeds that are read for a page: those of a few lines that count many."""
_LABELLED = {
    DeedKind.POST: "A post",
    DeedKind.COMMENT: "A comment",
    DeedKind.HELP: "Help",
    DeedKind.APPLICATION: "An application",
    DeedKind.SHOWCASE: "Something I showed",
    DeedKind.ANSWER: "An answer to a question",
    DeedKind.GROUP: "I joined a group, or introduced myself",
    DeedKind.PROFILE: "A part of my profile",
}
KINDS = tuple(kind.value for kind in _LABELLED)
LABELS = tuple(_LABELLED.values())

_ASKED = re.compile(
    r"(?:i )?asked\s+(?!an?\b|the\b|some\b|\d|questions?\b)(?:\S+\s+){0,2}(?:for|if|whether|about|to|how)\s+\S",
    re.IGNORECASE,
)
"""“asked Ana for advice”: somebody was asked; questions in a group are none of that."""


class AnAsk(UserError):
    """That is something you asked for, so I saved nothing. Here I log what you do and give.

    Log it with its person: {line}.
    """


did = Group[Context]("did", "Log what you did for your network without a talk")


@did.command(
    "",
    examples=[
        "did wrote a post on LinkedIn about testing",
        "did commented on 3 posts on X",
        "did applied to Acme as data analyst; yesterday",
        "did answered a question on Stack Overflow",
    ],
)
def log(
    ctx: Context,
    what: Annotated[
        str, Text("What you did, in one line", label="What you did", placing="rest", lines=True, limit=LIMIT)
    ],
    kind: Annotated[str | None, KindOf("What it was", KINDS, labels=LABELS)] = None,
    number: Annotated[int | None, Number("How many, if the line doesn't say", least=1, most=reading.MOST)] = None,
    day: Annotated[date | None, TalkDay(DAY)] = None,
    channel: Annotated[str | None, Text(WHERE, limit=CHANNEL)] = None,
) -> Card:
    """Log a post, a comment, help you gave or an application. It counts for your goals by itself.

    Work you showed, a question you answered, a group you joined and a part of your profile belong here, too.
    One line says it all: what, how many, where, and on which day if not today. Only you can read it.
    """
    if kind == OTHER:
        return cards.elsewhere(what)
    if kind is None and _ASKED.match(what):
        _, asked_for = re.split(r"asked\s+", what, maxsplit=1, flags=re.IGNORECASE)
        raise AnAsk(line=(CommandMention("asked", words.clip(asked_for, 60)),))
    said = reading.read(what, here(ctx), None if kind is None else DeedKind(kind), number)
    if day is None and said.refused is not None:
        raise said.refused
    if said.kind is None:
        choices = [*(Choice(*pair) for pair in zip(LABELS, KINDS, strict=True)), Choice("None of these", OTHER)]
        question = Ambiguous("What was it?", choices)
        question.field = "kind"
        raise question
    one = _new(ctx, said.kind, what, day or said.day or ctx.today, channel or said.channel)
    return _logged(ctx, one, said.number)


@did.command("list", examples=["did list"], reads=True)
def list_deeds(ctx: Context, after: Annotated[int | None, RecordId("The last one of the page before")] = None) -> Card:
    """Show what you did, the newest first, and take out what was logged by mistake."""
    size = ctx.store.deeds.size(ctx.member.id)
    if not size:
        return cards.nothing_yet().offering(log.ask("Log something"))
    last = None if after is None else ctx.store.deeds.find(ctx.member.id, DeedId(after))
    if after is not None and last is None:
        raise UnknownRecord
    found = ctx.store.deeds.listing(ctx.member.id, limit=READ, after=last)
    groups = _alike(found)
    # What was read last may go on behind the end.
    whole = groups if len(found) < READ else groups[:-1] or groups
    shown = whole[:PAGE]
    names = _names(ctx, [group[0] for group in shown])
    several = [Done(group[0], len(group), names.get(group[0].contact or 0, "")) for group in shown]
    card = cards.listed(several, [_changes(one) for one in several], ctx.today, size=size)
    if len(groups) > len(shown) or len(found) == READ:
        card = card.offering(list_deeds.button("More", after=shown[-1][-1].id))
    return card.offering(log.ask("Log something"))


@did.command("edit", hidden=True)
def edit(
    ctx: Context,
    deed: Annotated[int, RecordId("What was logged")],
    what: Annotated[str | None, Text("What you did", label="What you did", lines=True, limit=LIMIT)] = None,
    kind: Annotated[str | None, OneOf("What it was", KINDS, labels=LABELS)] = None,
    day: Annotated[date | None, TalkDay("When it was")] = None,
    channel: Annotated[str | None, Text(f"{WHERE} - empties it", limit=CHANNEL, clears=True)] = None,
) -> Card | Form:
    """Change something you did."""
    found, several = _together(ctx, deed)
    if what is kind is day is channel is None:
        return edit.form(edit.call(deed), known=_known(found))
    meant = replace(
        found,
        what=found.what if what is None else what,
        kind=found.kind if kind is None else DeedKind(kind),
        sort=found.sort if kind in (None, found.kind) else "",
        day=day or found.day,
        channel=found.channel if channel is None else channels.known(channel),
    )
    for one in several:
        ctx.store.deeds.save(replace(meant, id=one.id))
    return _told(ctx, "Changed", meant, [one.id for one in several])


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    found = ctx.store.deeds.find(ctx.member.id, DeedId(ids.read_id(call.values.get("deed", ""))))
    return {} if found is None or found.kind is DeedKind.ASK else _known(found)


@did.command("remove", hidden=True)
def remove(
    ctx: Context,
    deed: Annotated[int, RecordId("What was logged")],
    one: Annotated[bool | None, Flag("Only this one of several")] = None,
) -> Card:
    """Take out something you did."""
    found, several = _together(ctx, deed)
    several = (found,) if one else several
    for each in several:
        ctx.store.deeds.remove(ctx.member.id, each.id)
    lines, _ = ctx.told_of([each.id for each in several])
    done = Done(found, len(several), _names(ctx, [found]).get(found.contact or 0, ""))
    back = put_back.call(
        what=found.what,
        kind=found.kind.value,
        number=min(len(several), reading.MOST),
        day=found.day,
        channel=found.channel or None,
        who=found.contact,
        sort=found.sort or None,
    )
    return cards.removed(done, lines, ctx.today).offering(
        *ctx.hold(("Put back", back)), list_deeds.button("What you did")
    )


@did.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    kind: Annotated[str, OneOf("What it was", KINDS)],
    day: Annotated[date, CalendarDay("When it was")],
    number: Annotated[int, Number("How many", least=1, most=reading.MOST)],
    what: Annotated[str | None, Text("What you did", limit=LIMIT)] = None,
    channel: Annotated[str | None, Text("Where it was", limit=CHANNEL)] = None,
    who: Annotated[int | None, RecordId("For whom")] = None,
    sort: Annotated[str | None, OneOf("What was given", GIVE_SORTS)] = None,
) -> Card:
    """Log again what was taken out."""
    if who is not None and ctx.store.contacts.find(ctx.member.id, ContactId(who)) is None:
        raise UnknownRecord
    one = _new(ctx, DeedKind(kind), what or "", day, channel or "")
    return _logged(ctx, replace(one, contact=who, sort=sort or ""), number, title="Put back")


def _new(ctx: Context, kind: DeedKind, what: str, day: date, channel: str) -> Deed:
    number = DeedId(ids.new_id(ctx.now))
    return Deed(number, ctx.member.id, kind, day, ctx.now, what, channel=channels.known(channel))


def _logged(ctx: Context, one: Deed, number: int, *, title: str = "Logged") -> Card:
    several = [one, *(replace(one, id=DeedId(ids.new_id(ctx.now))) for _ in range(number - 1))]
    ctx.store.deeds.add(several)
    return _told(ctx, title, one, [each.id for each in several])


def _told(ctx: Context, title: str, one: Deed, several: Sequence[DeedId]) -> Card:
    """What goals make of it: told once, when all are counted."""
    lines, offers = ctx.told_of(several)
    done = Done(one, len(several), _names(ctx, [one]).get(one.contact or 0, ""))
    return cards.logged(title, done, lines, ctx.today, counts=bool(offers)).offering(
        edit.ask("Edit", deed=one.id),
        remove.button("Take it back", deed=one.id),
        *offers,
        list_deeds.button("What you did"),
    )


def _together(ctx: Context, deed: int) -> tuple[Deed, tuple[Deed, ...]]:
    """A deed, and all that were logged at once with it. Raises UnknownRecord."""
    found = ctx.store.deeds.find(ctx.member.id, DeedId(deed))
    if found is None or found.kind is DeedKind.ASK:  # asks are in the ledger alone
        raise UnknownRecord
    return found, ctx.store.deeds.together(ctx.member.id, found)


def _alike(found: Sequence[Deed]) -> list[list[Deed]]:
    """Those that stand next to each other and were logged at once, together."""
    return [list(group) for _, group in groupby(found, key=lambda one: replace(one, id=DeedId(0)))]


def _names(ctx: Context, several: Sequence[Deed]) -> dict[int, str]:
    """Of those whom they were for."""
    wanted = {ContactId(one.contact) for one in several if one.contact is not None}
    return {number: one.name for number, one in ctx.store.contacts.several(ctx.member.id, wanted).items()}


def _changes(one: Done) -> tuple[Button, ...]:
    less = (remove.button("One less", deed=one.deed.id, one=True),) if one.number > 1 else ()
    return (edit.ask("Edit", deed=one.deed.id), *less, remove.button("Remove", deed=one.deed.id))


def _known(deed: Deed) -> dict[str, str]:
    """What the form shows at first."""
    return {"what": deed.what, "kind": deed.kind.value, "day": deed.day.isoformat(), "channel": deed.channel}


feature = Feature(commands=(did, gave, asked), panels=(ledger.panel,))
