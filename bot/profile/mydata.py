"""`/grapevine mydata`: everything out, in files people can read; and everything away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from bot.context import Context
from bot.kit import words
from bot.kit.args import Flag, OneOf
from bot.kit.cards import Attachment, Card, Facts, say
from bot.kit.commands import Group
from bot.kit.errors import UserError
from bot.profile import cards, files

if TYPE_CHECKING:
    from bot.ports import Store

mydata = Group[Context]("mydata", "Take your data out, or delete it", default="show")


class NotHere(UserError):
    """Others can see this place, so I don't hand out your data here.

    Ask me again in a direct message.
    """


@mydata.command("show", examples=["mydata"], reads=True)
def show(ctx: Context) -> Card:
    """Show what I keep about you, and what you can do with it."""
    known = cards.counted(ctx.store.privacy.counts(ctx.member.id))
    said = f"I keep {known}, and your settings." if known else "I keep only your settings so far."
    card = Card(
        "Your data", (say(said), say("Only you can see it. Notes and promises are encrypted.")), summary="Your data"
    )
    return card.offering(export.button("Export everything"), delete.button("Delete everything …"))


@mydata.command("export", examples=["mydata export", "mydata export vcard:3.0"], reads=True)
def export(
    ctx: Context,
    vcard: Annotated[str, OneOf("Which vCard: 3.0 for older phones and Outlook", files.VERSIONS)] = files.VERSIONS[0],
) -> Card:
    """Give you everything I keep, as files.

    One file (JSON) has all of it. Your people come as a table (CSV) too, and as cards for an address book (vCard).
    """
    if not ctx.place.private:
        raise NotHere
    written = files.write(ctx.store.privacy, ctx.member.id, ctx.now, vcard=vcard)
    day = ctx.today.isoformat()
    attachments = [Attachment(f"grapevine-{day}.json", written.everything, "application/json")]
    if written.people:
        attachments.append(Attachment(f"grapevine-people-{day}.csv", written.table, "text/csv"))
        attachments.append(Attachment(f"grapevine-people-{day}.vcf", written.cards, "text/vcard"))
    facts = Facts(tuple((one.name, (_size(len(one.content)),)) for one in attachments))
    found = words.plural(written.people, "person", "people")
    return Card(
        "Here is everything I keep about you",
        (
            say(f"{found} in all. The first file has everything, notes and promises included, so keep it safe."),
            facts,
        ),
        tone="good",
        attachments=tuple(attachments),
        summary="Your data",
    )


@mydata.command("delete", examples=["mydata delete"], scrubs=True)
def delete(ctx: Context, sure: Annotated[bool | None, Flag("Yes, delete it all now")] = None) -> Card:
    """Delete everything I keep about you, after asking once more."""
    if not sure:
        card = cards.deleting(ctx.store.privacy.counts(ctx.member.id))
        (yes,) = ctx.hold(("Yes, delete everything", delete.call(sure=True)))
        return card.offering(yes, export.button("Export first"), show.button("Keep it"))
    return cards.deleted(ctx.store.privacy.erase(ctx.member.id))


def sweep(store: Store, now: datetime) -> int:
    """Go on with deletions that a restart broke off."""
    return store.privacy.sweep()


def _size(count: int) -> str:
    if count < 1000:
        return words.plural(count, "byte")
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
