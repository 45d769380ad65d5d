"""How, what for and to whom else: what several commands take, and what is looked at before an ask."""

from __future__ import annotations

from typing import Annotated

from bot.contacts.args import Person, find_person
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.drafts.args import BY_CHANNEL, BY_PURPOSE, CHANNELS, PURPOSES, ByName
from bot.drafts.model import ASKS, Purpose
from bot.guard import warning
from bot.guard.model import Caution
from bot.kit.args import Ambiguous
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord

Why = Annotated[str | None, ByName("What for", PURPOSES, BY_PURPOSE)]
How = Annotated[str | None, ByName("How it goes out", CHANNELS, BY_CHANNEL)]
Whom = Annotated[ContactId | None, Person("Whom you introduce to them", label="Whom you introduce")]


class NotThemselves(UserError):
    """You can't introduce {name} to themselves.

    Name somebody else: `draft Ana introduction to Ben`
    """


def cautions(ctx: Context, contact: Contact, purpose: Purpose) -> tuple[Caution, ...]:
    """What the guard has to say before an ask; each only once a month."""
    ask = ASKS.get(purpose)
    return () if ask is None else warning.before_ask(ctx, contact, ask)


def other(ctx: Context, contact: Contact, to: ContactId | None, name: str) -> Contact | None:
    """Who is introduced: by id, else by the name that was typed; asked where several answer to it."""
    if to is None and not name:
        return None
    try:
        other = find_person(name, ctx) if to is None else ctx.store.contacts.find(ctx.member.id, to)
    except UserError as error:
        raise error.at("to") from None
    except Ambiguous as question:
        question.field = "to"
        raise
    if other is None:
        raise UnknownRecord
    if other.id == contact.id:
        raise NotThemselves(name=contact.name)
    return other
