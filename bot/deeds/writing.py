"""Gives and asks are written down here: records of the ledger, each with its contact and its sort."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.deeds import reading, sorts
from bot.journal import channels
from bot.journal.model import Ask, Deed, DeedId, DeedKind, Give
from bot.kit import ids, words
from bot.kit.args import here
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.kit.mentions import CommandMention

GIVE_SORTS = tuple(sort.value for sort in Give)
ASK_SORTS = tuple(sort.value for sort in Ask)
SORTS = tuple(dict.fromkeys((*GIVE_SORTS, *ASK_SORTS)))
"""Of both; some are sorts of both."""

LIMIT = 1000
CHANNEL = 60
DAY = "When it was, if not today"
WHERE = "Where it was: LinkedIn, X, Slack …"


class OneAtATime(UserError):
    """I log this for one person at a time, so I saved nothing.

    Send one line for each of them, for example: {line}.
    """


_AND = re.compile(r"(?:and|&|\+)\s+(?P<name>[^\W\d_][\w'’-]*)(?P<rest>(?:\s.*)?)", re.DOTALL | re.IGNORECASE)


def one_person(ctx: Context, what: str, mention: Callable[[str], CommandMention]) -> None:
    """Raises OneAtATime for “and Ben an article”, the rest of a line that named two people; `mention`: of the command
    to send for each."""
    found = _AND.fullmatch(what)
    if found is None:
        return
    terms = words.terms(found["name"])
    people = ctx.store.contacts.named(ctx.member.id, terms)
    if found["name"][0].isupper() or any(set(terms) <= set(words.terms(one.name)) for one in people):
        rest = words.clip(found["rest"].strip(" ,-"), 60)
        raise OneAtATime(line=(mention(f"{found['name']} {rest or 'advice'}"),))


def line(
    ctx: Context,
    kind: DeedKind,
    contact: ContactId,
    what: str,
    *,
    day: date | None,
    channel: str | None,
    sort: str | None,
) -> Deed:
    """Write down what a line says: its sort, day and channel are read from its words, unless they are given. Raises
    UnknownRecord, and UserError for a day that can't be."""
    said = reading.read(what, here(ctx), kind, 1)
    if day is None and said.refused is not None:
        raise said.refused
    kept = sort or (sorts.ask(what) if kind is DeedKind.ASK else sorts.give(what)).value
    when, where = day or said.day or ctx.today, channel or said.channel
    return add(ctx, kind, contact, what if said.day is None else said.undated, when, channel=where, sort=kept)


def add(ctx: Context, kind: DeedKind, contact: ContactId, what: str, day: date, *, channel: str, sort: str) -> Deed:
    """Write one down. Raises UnknownRecord where the contact isn't theirs."""
    person(ctx, contact)
    number = DeedId(ids.new_id(ctx.now))
    where = channels.known(channel)
    one = Deed(number, ctx.member.id, kind, day, ctx.now, what, contact=contact, channel=where, sort=sort)
    ctx.store.deeds.add([one])
    return one


def person(ctx: Context, contact: int) -> Contact:
    found = ctx.store.contacts.find(ctx.member.id, ContactId(contact))
    if found is None:
        raise UnknownRecord
    return found


def find(ctx: Context, deed: int, kind: DeedKind | None = None) -> tuple[Deed, Contact]:
    """A give or an ask, with its person. Raises UnknownRecord for all else, too."""
    found = ctx.store.deeds.find(ctx.member.id, DeedId(deed))
    if found is None or found.contact is None or (kind is not None and found.kind is not kind):
        raise UnknownRecord
    return found, person(ctx, found.contact)


def changed(
    ctx: Context, found: Deed, *, what: str | None, sort: str | None, day: date | None, channel: str | None
) -> Deed:
    """Save what was changed of it; None leaves it as it is."""
    meant = replace(
        found,
        what=found.what if what is None else what,
        sort=found.sort if sort is None else sort,
        day=day or found.day,
        channel=found.channel if channel is None else channels.known(channel),
    )
    ctx.store.deeds.save(meant)
    return meant


def guessed(one: Deed) -> Give | Ask:
    """The sort; what nobody sorted (older gives) is told by its words."""
    if one.kind is DeedKind.ASK:
        return Ask(one.sort) if one.sort in ASK_SORTS else sorts.ask(one.what)
    return Give(one.sort) if one.sort in GIVE_SORTS else sorts.give(one.what)


def sort_said(one: Deed) -> str:
    """The sort in words."""
    sort = guessed(one)
    return sorts.ASKED[sort] if isinstance(sort, Ask) else sorts.GIVEN[sort]


def known(one: Deed) -> dict[str, str]:
    """What the form of a change shows at first."""
    return {"what": one.what, "sort": one.sort, "day": one.day.isoformat(), "channel": one.channel}
