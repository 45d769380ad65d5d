"""`/grapevine share` and `news`: save what is worth telling once, and see who would care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.args import Person, TagWords
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.feature import Feature
from bot.kit import ids, nothing, words
from bot.kit.args import CLEAR, CalendarDay, Number, OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Card, Line, LinkTo
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.sharing import cards, keeping, matching, newest, rules
from bot.sharing.args import Saved
from bot.sharing.group import news, share
from bot.sharing.model import MOST, Share, ShareId, Sort

PAGE = 5
LIMIT, LINK_LIMIT = 500, 1000
ON_A_CARD = 3

Which = Annotated[ShareId, Saved("Which one: some words of it", placing="rest")]
Whom = Annotated[ContactId, Person("Whom", placing="rest")]
Page = Annotated[int, Number("Which page", least=1, most=MOST)]


class NothingToSave(UserError):
    """There is no link and no title in that.

    Paste a link, and say in a few words why it is good.
    """


class NotALink(UserError):
    """I couldn't read “{text}” as a link. It begins with https://, as in https://example.org."""


class TooManySaved(UserError):
    """You have saved {most} links and news. I keep no more than that.

    Remove some that you don't need any more: `share list`
    """


@share.command(
    "", examples=["share https://example.org/hiring - how juniors get hired #hiring", "share a talk on testing #python"]
)
def save(
    ctx: Context,
    what: Annotated[
        str,
        Text("A link or a title, why it is good, and #topics", label="What", placing="rest", lines=True, limit=LIMIT),
    ],
    topics: Annotated[tuple[str, ...] | None, TagWords("Topics: #python #hiring")] = None,
) -> Card:
    """Save a link or a title once, and see who would care.

    Topics are the #tags and the words of your line. I look at what people care about, their interests, skills, tags,
    sector and role. You tell each person yourself: I send nothing.
    """
    return _save(ctx, Sort.LINK, what, topics or ())


@news.command("", examples=["news I start as a data analyst at Acme in May"])
def tell_news(
    ctx: Context,
    what: Annotated[str, Text("What is new with you", label="Your news", placing="rest", lines=True, limit=LIMIT)],
) -> Card:
    """Write down your own news, and see whom to tell.

    First come people who helped you and those close to you, who heard no news for longest. Ten at most: tell each one
    in your own words.
    """
    return _save(ctx, Sort.NEWS, what, ())


@share.command("list", examples=["share list", "share list python"], reads=True)
def list_shares(
    ctx: Context,
    what: Annotated[str | None, Text("Words or a topic to look for", placing="rest", limit=100)] = None,
    page: Page = 1,
) -> Card:
    """Show what you saved to share, the newest first; with words, only what has them."""
    found = matching.find(ctx, what) if what else matching.saved(ctx)
    if not found:
        if not what:
            return cards.nothing_yet().offering(save.ask("Save something"))
        meant = f"list {what}"  # “share list of tools” may be something to share
        title = f"Save “{words.clip(meant, 40)}”"
        return cards.nothing_found(what).offering(*ctx.hold((title, save.call(meant))), save.ask("Save something"))
    shown = found[(page - 1) * PAGE : page * PAGE]
    if not shown:
        raise UnknownRecord
    card = _listed(ctx, shown, len(found), what or "", news=False)
    if len(found) > page * PAGE:
        more = list_shares.call(what=what, page=page + 1)  # words of the member's own don't travel in a button
        card = card.offering(*(ctx.hold(("More", more)) if what else (list_shares.button("More", page=page + 1),)))
    return card.offering(save.ask("Save something"))


@news.command("list", examples=["news list"], reads=True)
def list_news(ctx: Context, page: Page = 1) -> Card:
    """Show your own news, the newest first, with how many people you told."""
    found = matching.saved(ctx, Sort.NEWS)
    if not found:
        return cards.no_news().offering(tell_news.ask("Write my news"))
    shown = found[(page - 1) * PAGE : page * PAGE]
    if not shown:
        raise UnknownRecord
    card = _listed(ctx, shown, len(found), "", news=True)
    if len(found) > page * PAGE:
        card = card.offering(list_news.button("More", page=page + 1))
    return card.offering(tell_news.ask("Write my news"))


@share.command("show", examples=["share show hiring"], reads=True)
def show(ctx: Context, which: Which, page: Page = 1) -> Card:
    """Show something you saved: who would care, and who got it."""
    return shown(ctx, _found(ctx, which), page=page)


@share.command("told", examples=["share told Ana - hiring"])
def told(
    ctx: Context,
    who: Whom,
    which: Annotated[ShareId, Saved("Which one: some words of it", placing="after")],
) -> Card:
    """Note that you told a person of something you saved.

    A link is logged as given to them and counts for your goals. News is logged as a message to them.
    """
    one, contact = _found(ctx, which), _person(ctx, who)
    made, lines, offers = keeping.told(ctx, one, contact)
    name = words.clip(contact.name, cards.NAME)
    if made is None:
        return shown(ctx, one, said=((f"{name} was on the list of this already.",),))
    card = shown(ctx, one, said=((f"Noted: you told {name}.",), *lines))
    return card.offering(untell.button("Undo", told=made.id), *offers)


@share.command("skip", examples=["share skip Ana - hiring"])
def skip(
    ctx: Context,
    who: Whom,
    which: Annotated[ShareId, Saved("Which one: some words of it", placing="after")],
) -> Card:
    """Say that something is not for a person: I don't suggest them for it again."""
    one, contact = _found(ctx, which), _person(ctx, who)
    name = words.clip(contact.name, cards.NAME)
    noted = keeping.skip(ctx, one, contact)
    if noted is None:
        return shown(ctx, one, said=((f"{name} was on the list of this already.",),))
    return shown(ctx, one, said=((f"Not for {name}.",),)).offering(untell.button("Undo", told=noted.id))


@share.command("untell", hidden=True)
def untell(ctx: Context, told: Annotated[int, RecordId("What was noted")]) -> Card:
    """Take back what was noted of a person, with what was logged."""
    noted = ctx.store.shares.take_back(ctx.member.id, told)
    if noted is None:
        raise UnknownRecord
    one, contact = _found(ctx, noted.share), _person(ctx, noted.contact)
    lines = keeping.untell(ctx, one, contact, noted)
    return shown(ctx, one, said=((f"Taken back: {words.clip(contact.name, cards.NAME)}.",), *lines))


@share.command("edit", examples=["share edit hiring"])
def edit(
    ctx: Context,
    which: Which,
    what: Annotated[str | None, Text("Its title, or why it is good", label="What", lines=True, limit=LIMIT)] = None,
    link: Annotated[str | None, Text("Its link; - empties it", limit=LINK_LIMIT, clears=True)] = None,
    topics: Annotated[str | None, Text("Such as #python #hiring; - empties it", limit=200, clears=True)] = None,
) -> Card | Form:
    """Change something you saved."""
    one = _found(ctx, which)
    if what is link is topics is None:
        return edit.form(edit.call(which), known=_known(one))
    tags = one.topics if topics is None else rules.read(_tagged(topics)).topics
    changed = replace(one, text=one.text if what is None else what, link=_link(one, link), topics=tags)
    if not (changed.text or changed.link):
        raise NothingToSave
    ctx.store.shares.save(changed)
    return shown(ctx, changed, title="Changed")


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    said = call.values.get("which", "")
    number = ShareId(ids.read_id(said)) if ids.is_id(said) else None
    found = None if number is None else ctx.store.shares.find(ctx.member.id, number)
    return {} if found is None else _known(found)


@share.command("remove", examples=["share remove hiring"], aliases=["delete"])
def remove(ctx: Context, which: Which) -> Card:
    """Remove something you saved. What you gave to people stays logged."""
    one = _found(ctx, which)
    back = put_back.call(
        kind=one.kind.value,
        day=one.day,
        text=one.text or None,
        link=one.link or None,
        topics=one.topics or None,
        people=keeping.spelled(ctx, one) or None,
    )
    ctx.store.shares.remove(ctx.member.id, one.id)
    return cards.removed(one).offering(*ctx.hold(("Put back", back)), list_shares.button("What you saved"))


@share.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    kind: Annotated[str, OneOf("What it is", tuple(sort.value for sort in Sort))],
    day: Annotated[date, CalendarDay("When it was saved")],
    text: Annotated[str | None, Text("Its text", limit=LIMIT)] = None,
    link: Annotated[str | None, Text("Its link", limit=LINK_LIMIT)] = None,
    topics: Annotated[tuple[str, ...] | None, TagWords("Topics")] = None,
    people: Annotated[str | None, Text("Who got it", limit=1_000_000)] = None,
) -> Card:
    """Save again what was removed, with who got it."""
    if not (text or link):
        raise NothingToSave
    if link is not None and rules.read(link).link != link:
        raise NotALink(text=link)
    number = ShareId(ids.new_id(ctx.now))
    fresh = Share(number, ctx.member.id, Sort(kind), day, ctx.now, link or "", text or "", topics or ())
    there = matching.there(ctx, fresh)
    if there is not None:
        return shown(ctx, there, title="You have that already")
    ctx.store.shares.add(fresh)
    keeping.put_back(ctx, fresh, people or "")
    return shown(ctx, fresh, title="Put back")


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What a person might like of what is saved, and which news they heard; what they got stands with what was given
    to them."""
    liked = matching.liked(ctx, contact)
    facts: list[tuple[str, Line]] = []
    if liked is not None:
        title = words.clip(liked.title, cards.IN_A_LIST)
        facts.append(("Might like", (LinkTo(title, liked.link),) if liked.link else (title,)))
    got = matching.got(ctx, contact.id, limit=ON_A_CARD)
    facts += [("Heard news", (words.clip(one.title, cards.IN_A_LIST),)) for one, _ in got if one.kind is Sort.NEWS]
    return tuple(facts)


def shown(ctx: Context, one: Share, *, page: int = 1, said: Sequence[Line] = (), title: str = "") -> Card:
    """Something saved, with a page of the people who would care."""
    people = matching.people(ctx, one)
    part = people[(page - 1) * PAGE : page * PAGE]
    actions = [keeping.actions(one, person) for person, _ in part]
    more = max(0, len(people) - page * PAGE)
    card = cards.share(one, part, actions, keeping.given(ctx, one), ctx.today, more=more, said=said, title=title)
    if more:
        card = card.offering(show.button("More people", which=one.id, page=page + 1))
    return card.offering(
        told.ask("Told somebody else", which=one.id),
        edit.ask("Edit", which=one.id),
        remove.button("Remove", which=one.id),
    )


def _save(ctx: Context, kind: Sort, line: str, topics: Sequence[str]) -> Card:
    nothing.refuse(line, "what")
    said = rules.read(line)
    tags = tuple({words.fold(tag): tag for tag in (*said.topics, *topics) if not tag.startswith("-")}.values())
    if not (said.text or said.link):
        raise NothingToSave
    number = ShareId(ids.new_id(ctx.now))
    fresh = Share(number, ctx.member.id, kind, ctx.today, ctx.now, said.link, said.text, tags[: rules.MOST_TAGS])
    there = matching.there(ctx, fresh)
    if there is not None:
        return shown(ctx, there, title="You have that already")
    if ctx.store.shares.size(ctx.member.id) >= MOST:
        raise TooManySaved(most=f"{MOST:,}")
    ctx.store.shares.add(fresh)
    return shown(ctx, fresh, title="Saved: your news" if kind is Sort.NEWS else "Saved to share")


def _listed(ctx: Context, page: Sequence[Share], size: int, about: str, *, news: bool) -> Card:
    count = matching.told(ctx, page)
    actions = [(show.button("Whom to tell" if news else "Who would care", which=one.id),) for one in page]
    pairs = [(one, count.get(one.id, 0)) for one in page]
    return cards.listed(pairs, actions, ctx.today, size=size, about=about, news=news)


def _link(one: Share, typed: str | None) -> str:
    if typed is None:
        return one.link
    if typed in ("", CLEAR):
        return ""
    found = rules.read(typed).link
    if not found:
        raise NotALink(text=typed).at("link")
    return found


def _tagged(typed: str) -> str:
    return " ".join(f"#{word.lstrip('#')}" for word in typed.replace(",", " ").split())


def _known(one: Share) -> dict[str, str]:
    """What the form shows at first."""
    return {"what": one.text, "link": one.link, "topics": " ".join(f"#{topic}" for topic in one.topics)}


def _found(ctx: Context, which: ShareId) -> Share:
    found = ctx.store.shares.find(ctx.member.id, which)
    if found is None:
        raise UnknownRecord
    return found


def _person(ctx: Context, who: ContactId) -> Contact:
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    return contact


__all__ = ["feature", "newest"]

feature = Feature(commands=(share, news), panels=(panel,))
