"""`/grapevine resources`: books and courses to begin with, and what the people of a space recommend to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from bot.context import Context
from bot.events.circles import circle, visit
from bot.kit import ids, words
from bot.kit.args import Flag, Number, OneOf, RecordId, Text, TooLong
from bot.kit.calls import Call
from bot.kit.cards import Action, Card
from bot.kit.commands import Form, Group
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.tips import books, cards, reading
from bot.tips.cards import Shelved
from bot.tips.model import KINDS, Resource, ResourceId
from bot.tips.reading import Line

MOST = 100
"""Recommendations of a space."""
READ = 500
"""Those of several spaces, for somebody who asks outside of all."""
PAGE = 8
TITLE, AUTHOR, ABOUT = 200, 100, 300
LABELS = tuple(cards.KINDS[kind] for kind in KINDS)

resources = Group[Context]("resources", "Books, courses, and what people here recommend", default="list")


class NobodyHere(UserError):
    """There is nobody else here to share it with, so I saved nothing.

    Ask me again in your server or workspace.
    """


class ShelfFull(UserError):
    """This space has 100 recommendations, and that is all I can keep.

    Remove one of yours, or ask somebody who manages the space: `resources list`
    """


class ThereAlready(UserError):
    """“{title}” is on the list already.

    `resources list` shows it.
    """


@resources.command("list", examples=["resources list"], reads=True)
def list_resources(ctx: Context, page: Annotated[int | None, Number("Which page", least=1, most=100)] = None) -> Card:
    """Show books and courses on networking, and what people of your space recommend."""
    visit(ctx)
    spaces = circle(ctx).spaces
    shared = ctx.store.resources.of_spaces(spaces, limit=READ)
    pages = max(1, -(-len(shared) // PAGE))
    page = min(page or 1, pages)
    shown = [_shelved(ctx, one) for one in shared[(page - 1) * PAGE : page * PAGE]]
    seeds = books.SEEDS if page == 1 else ()
    card = cards.shelf(seeds, shown, page=page, pages=pages, here=bool(ctx.space))
    if page < pages:
        card = card.offering(list_resources.button("More", page=page + 1))
    return card.offering(add.ask("Add something")) if ctx.space else card


@resources.command(
    "add",
    examples=[
        "resources add The Art of Asking by Amanda Palmer - how to ask for help",
        "resources add A guide to coffee chats - short and clear https://example.org/guide",
    ],
)
def add(
    ctx: Context,
    title: Annotated[str, Text("The title, and who it is by", placing="rest", label="Title", limit=700)],
    about: Annotated[str | None, Text("Why it is good, in one line", placing="after", label="Why", limit=700)] = None,
    link: Annotated[str | None, Text("Where to find it: https://…", label="Link", limit=500)] = None,
    author: Annotated[str | None, Text("Who made it", label="Author", limit=AUTHOR)] = None,
    kind: Annotated[str | None, OneOf("What it is", KINDS, labels=LABELS)] = None,
) -> Card | Form:
    """Recommend a book, a course or a link to the people of your space. They see it without your name."""
    if not ctx.space:
        raise NobodyHere
    alone = reading.link_alone(title)
    if alone and not link:  # it has no title yet
        given = {"link": alone, "about": about, "author": author, "kind": kind}
        return add.form(Call(add.name, {name: said for name, said in given.items() if said}))
    said = _read(title, author, about, link)
    _room(ctx, said)
    one = Resource(
        id=ResourceId(ids.new_id(ctx.now)),
        space=ctx.space,
        owner=ctx.member.id,
        created_at=ctx.now,
        kind=kind or reading.kind(said),
        title=said.title,
        author=said.author,
        link=said.link,
        about=said.about,
    )
    ctx.store.resources.add(one)
    return cards.added(one).offering(*_own(one), list_resources.button("All of them"))


@resources.command("edit", hidden=True)
def edit(
    ctx: Context,
    which: Annotated[int, RecordId("What you added")],
    title: Annotated[str | None, Text("The title", label="Title", limit=TITLE)] = None,
    author: Annotated[str | None, Text("Who made it", label="Author", limit=AUTHOR, clears=True)] = None,
    about: Annotated[str | None, Text("Why it is good, in one line", label="Why", limit=ABOUT, clears=True)] = None,
    link: Annotated[str | None, Text("Where to find it: https://…", label="Link", limit=500, clears=True)] = None,
    kind: Annotated[str | None, OneOf("What it is", KINDS, labels=LABELS)] = None,
) -> Card | Form:
    """Change something that you recommend."""
    found = _mine(ctx, which)
    if title is author is about is link is kind is None:
        return edit.form(edit.call(which), known=_known(found))
    meant = replace(
        found,
        title=found.title if title is None else title,
        author=found.author if author is None else author,
        about=found.about if about is None else about,
        link=found.link if link is None else reading.checked(link) if link else "",
        kind=kind or found.kind,
    )
    ctx.store.resources.save(meant)
    return cards.added(meant, "Changed").offering(*_own(meant), list_resources.button("All of them"))


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    found = ctx.store.resources.mine(ctx.member.id, ResourceId(ids.read_id(call.values.get("which", ""))))
    return {} if found is None else _known(found)


@resources.command("remove", hidden=True)
def remove(
    ctx: Context,
    which: Annotated[int, RecordId("What to remove")],
    sure: Annotated[bool | None, Flag("Really, though somebody else added it")] = None,
) -> Card:
    """Remove something that you added; whoever manages the space can remove everything in it."""
    mine = ctx.store.resources.mine(ctx.member.id, ResourceId(which))
    if mine is not None:
        ctx.store.resources.remove(ctx.member.id, mine.id)
        back = put_back.call(
            mine.space, mine.kind, mine.title, mine.author or None, mine.link or None, mine.about or None
        )
        return cards.taken_out(mine).offering(*ctx.hold(("Put back", back)), list_resources.button("All of them"))
    found = _of_others(ctx, which)
    if not sure:
        return cards.sure(found).offering(
            remove.button("Take it out", found.id, sure=True), list_resources.button("Leave it")
        )
    ctx.store.resources.take_out(ctx.space, found.id)
    return cards.taken_out(found).offering(list_resources.button("All of them"))


@resources.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    space: Annotated[str, Text("Where it was", limit=200)],
    kind: Annotated[str, OneOf("What it is", KINDS)],
    title: Annotated[str, Text("The title", limit=TITLE)],
    author: Annotated[str | None, Text("Who made it", limit=AUTHOR)] = None,
    link: Annotated[str | None, Text("Where to find it", limit=500)] = None,
    about: Annotated[str | None, Text("Why it is good", limit=ABOUT)] = None,
) -> Card:
    """Recommend again what was removed, where it was."""
    if space not in circle(ctx).spaces:
        raise NobodyHere
    said = Line(title, author or "", about or "", reading.checked(link) if link else "")
    one = Resource(
        ResourceId(ids.new_id(ctx.now)), space, ctx.member.id, ctx.now, kind, title, said.author, said.link, said.about
    )
    _room(ctx, said, space)
    ctx.store.resources.add(one)
    return cards.added(one, "Put back").offering(*_own(one), list_resources.button("All of them"))


def _read(title: str, author: str | None, about: str | None, link: str | None) -> Line:
    """Raises NoTitle, NotALink and TooLong."""
    said = reading.read(title, author or "", about or "", link or "")
    for field, text, limit in (
        ("title", said.title, TITLE),
        ("author", said.author, AUTHOR),
        ("about", said.about, ABOUT),
    ):
        if len(text) > limit:
            raise TooLong(length=len(text), limit=limit, field=field)
    return said


def _room(ctx: Context, said: Line, space: str = "") -> None:
    """Raises ShelfFull and ThereAlready."""
    there = ctx.store.resources.of_spaces((space or ctx.space,), limit=MOST)
    if len(there) >= MOST:
        raise ShelfFull
    alike = [one for one in there if _same(said, one.title, one.author, one.link)]
    seeded = [one for one in books.SEEDS if _same(said, one.title, one.author, one.link)]
    if alike or seeded:
        raise ThereAlready(title=said.title)


def _same(said: Line, title: str, author: str, link: str) -> bool:
    """The same link; or without one, the same title by the same author, or by nobody named."""
    if said.link and link:
        return said.link.rstrip("/").lower() == link.rstrip("/").lower()
    authors = {words.fold(said.author), words.fold(author)} - {""}
    return words.terms(said.title) == words.terms(title) and len(authors) < 2


def _shelved(ctx: Context, one: Resource) -> Shelved:
    if one.owner == ctx.member.id:
        return Shelved(one, _own(one))
    take = remove.button("Take it out", one.id)
    return Shelved(one, (take,) if ctx.organiser and one.space == ctx.space else ())


def _own(one: Resource) -> tuple[Action, ...]:
    return (edit.ask("Edit", which=one.id), remove.button("Remove", one.id))


def _mine(ctx: Context, which: int) -> Resource:
    found = ctx.store.resources.mine(ctx.member.id, ResourceId(which))
    if found is None:
        raise UnknownRecord
    return found


def _of_others(ctx: Context, which: int) -> Resource:
    """For whoever manages the space where they ask; all others find nothing. Raises UnknownRecord."""
    there = ctx.store.resources.of_spaces((ctx.space,), limit=MOST) if ctx.organiser and ctx.space else ()
    found = next((one for one in there if one.id == which), None)
    if found is None:
        raise UnknownRecord
    return found


def _known(one: Resource) -> dict[str, str]:
    """What the form shows at first."""
    return {"title": one.title, "author": one.author, "about": one.about, "link": one.link, "kind": one.kind}
