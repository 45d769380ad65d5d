"""The group of all commands about drafts, and how one is looked up."""

from __future__ import annotations

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.drafts.cards import Row
from bot.drafts.model import Draft, DraftId
from bot.kit import ids, times
from bot.kit.calls import Call
from bot.kit.cards import Button
from bot.kit.commands import Group
from bot.kit.errors import UserError

drafts = Group[Context]("draft", "Write a message to somebody, and check it", aliases=("drafts",))


class DraftGone(UserError):
    """That message isn't there any more.

    It was removed, or the person was. Type `draft list` to see what waits.
    """


def found(ctx: Context, draft: int) -> tuple[Draft, Contact]:
    """Raises DraftGone."""
    one = ctx.store.drafts.find(ctx.member.id, DraftId(draft))
    contact = None if one is None else ctx.store.contacts.find(ctx.member.id, one.contact)
    if one is None or contact is None:
        raise DraftGone
    return one, contact


def rows(ctx: Context, several: tuple[Draft, ...]) -> tuple[Row, ...]:
    """With the names of whom they are to, in one query."""
    people = ctx.store.contacts.several(ctx.member.id, {one.contact for one in several})
    return tuple(
        Row(one, people[one.contact].name, times.local_day(one.created_at, ctx.zone))
        for one in several
        if one.contact in people
    )


def button(label: str, command: str, draft: Draft, **values: str) -> Button:
    """Of a command of this group by name: the cards offer each other's."""
    return Button(label, Call(f"draft {command}", {"draft": ids.spell_id(draft.id), **values}))


def write_button(who: ContactId, label: str = "Draft", **values: str) -> Button:
    return Button(label, Call("draft", {"who": ids.spell_id(who), **values}))
