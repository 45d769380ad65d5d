"""`/grapevine news show`, `told`, `edit` and `remove`: as for links, and of the newest news unless words say which."""

from __future__ import annotations

from typing import Annotated

from bot.contacts.args import Person
from bot.contacts.model import ContactId
from bot.context import Context
from bot.kit import ids
from bot.kit.calls import Call
from bot.kit.cards import Button
from bot.kit.commands import Answer
from bot.sharing import cards, matching
from bot.sharing.args import SavedNews
from bot.sharing.group import news
from bot.sharing.model import ShareId, Sort

WHICH = "Which news: some words of it"


@news.command("show", examples=["news show", "news show Acme"], reads=True)
def show(ctx: Context, which: Annotated[ShareId | None, SavedNews(WHICH, placing="rest")] = None) -> Answer:
    """Show your news, whom you told, and whom you could tell: the newest, or the one with these words."""
    return _as_a_share(ctx, "share show", which)


@news.command("told", examples=["news told Ana", "news told Ana - Acme"])
def told(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom you told", placing="rest")],
    which: Annotated[ShareId | None, SavedNews(WHICH, placing="after")] = None,
) -> Answer:
    """Note that you told a person your news. It is logged as a message to them."""
    return _as_a_share(ctx, "share told", which, who=ids.spell_id(who))


@news.command("edit", examples=["news edit Acme"])
def edit(ctx: Context, which: Annotated[ShareId | None, SavedNews(WHICH, placing="rest")] = None) -> Answer:
    """Change your news: the newest, or the one with these words."""
    return _as_a_share(ctx, "share edit", which)


@news.command("remove", examples=["news remove Acme"], aliases=["delete"])
def remove(ctx: Context, which: Annotated[ShareId, SavedNews(WHICH, placing="rest")]) -> Answer:
    """Remove news that you wrote down. What you told people stays logged."""
    return _as_a_share(ctx, "share remove", which)


def _as_a_share(ctx: Context, name: str, which: ShareId | None, **values: str) -> Answer:
    if which is None:
        found = matching.saved(ctx, Sort.NEWS)
        if not found:
            return cards.no_news().offering(Button("Write my news", Call(news.name), asks=1))
        which = found[0].id
    return ctx.catalogue.command(name).answer(Call(name, {"which": ids.spell_id(which), **values}), ctx)
