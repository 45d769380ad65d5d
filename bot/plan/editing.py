"""`/grapevine plan add`, `edit` and `remove`: what somebody wants, in one line, as lists, or one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated

from bot.context import Context
from bot.kit import companies, words
from bot.kit.args import Ambiguous, Choice, Number, OneOf, Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card
from bot.kit.commands import Answer
from bot.kit.errors import UserError
from bot.plan import cards, keeping, reading, rules
from bot.plan.args import Line, Suggested, WantedRef, Which, get
from bot.plan.group import plan
from bot.plan.keeping import Change
from bot.plan.model import LISTS, MOST_PEOPLE, Item, Quality, Wanted, WantedId
from bot.plan.situations import STARTS

LINE = 3000
DREAMS = "Also as dream companies"
LIST = 2500
"""Characters of one list: 30 entries of 60, with their numbers."""


class WhichList(UserError):
    """I couldn't see which list that is for.

    Begin with its name: `plan edit roles: data engineer, recruiter`. The others are sectors, companies, skills, places
    and interests.
    """


def _list(about: str, quality: Quality) -> Text:
    return Text(about, limit=LIST, lines=True, clears=True, label=words.capital(LISTS[quality]))


@plan.command(
    "add",
    examples=[
        "plan add roles: data engineer 3, recruiter; places: Berlin; interests: climate x2",
        "plan add 2 people in fintech",
    ],
)
def add(
    ctx: Context,
    what: Annotated[
        str,
        Text(
            "Such as “roles: data engineer 3, recruiter; places: Berlin”",
            label="Whom you want to know",
            placing="rest",
            lines=True,
            limit=LINE,
        ),
    ],
    quality: Annotated[str | None, Which("What it is, where nothing says it")] = None,
) -> Card:
    """Say whom you want to know, in one line: roles, sectors, companies, skills, places, interests.

    A number says how many people: “recruiter 2”. What is in your plan already stays.
    """
    items = reading.read(what, None if quality is None else Quality(quality))
    unclear = [item.text for item in items if item.quality is None]
    meant = reading.job_meant(items[0]) if len(items) == 1 and unclear else None
    if meant is not None:
        question = Ambiguous(
            f"Did you mean “{words.clip(meant.text, 60)}”?",
            [Choice("Yes", reading.spell([meant])), Choice("No, as I wrote it", reading.spell([_as_role(items[0])]))],
        )
        question.field = "what"
        raise question
    if unclear:
        named = words.clip(words.join([f"“{one}”" for one in unclear]), 90)
        question = Ambiguous(
            f"What {'is' if len(unclear) == 1 else 'are'} {named}?",
            [Choice(choice.label, choice.text) for choice in Which("").values],
        )
        question.field = "quality"
        raise question
    return _told(ctx, keeping.merge(ctx, items))


@plan.command("edit", examples=["plan edit roles: data engineer 3, recruiter", "plan edit places: -"])
def edit(
    ctx: Context,
    what: Annotated[str | None, Line("A list with what is to stand in it", limit=LINE)] = None,
    role_list: Annotated[str | None, _list("Such as: data engineer x3, recruiter", Quality.ROLE)] = None,
    sector_list: Annotated[str | None, _list("Such as: fintech, health", Quality.SECTOR)] = None,
    skill_list: Annotated[str | None, _list("Such as: Python, public speaking", Quality.SKILL)] = None,
    place_list: Annotated[str | None, _list("Such as: Berlin, Portugal", Quality.PLACE)] = None,
    interest_list: Annotated[str | None, _list("Such as: climate, chess", Quality.INTEREST)] = None,
    company_list: Annotated[str | None, _list("Such as: Acme, Lune", Quality.COMPANY)] = None,
    suggested: Annotated[bool | None, Suggested("With what is proposed")] = None,
) -> Answer:
    """Change the lists of your plan. Commas stand between entries, and “x3” says how many people.

    A list that you name gets what you say and loses the rest. A lone - empties it.
    """
    given = {
        Quality.ROLE: role_list,
        Quality.SECTOR: sector_list,
        Quality.COMPANY: company_list,
        Quality.SKILL: skill_list,
        Quality.PLACE: place_list,
        Quality.INTEREST: interest_list,
    }
    lists = {
        quality: () if text == "" else reading.listed(quality, text)
        for quality, text in given.items()
        if text is not None
    }
    if what is not None:
        named = reading.lists(what)
        if not named:
            raise WhichList
        only = next(iter(named))
        if len(named) == 1 and named[only] is None and not lists:
            return ctx.catalogue.command("plan list").answer(Call("plan list", {"which": only.value}), ctx)
        lists |= {quality: items for quality, items in named.items() if items is not None}
    if not lists:
        return edit.form(edit.call(), known=_known(ctx))
    wanted = ctx.store.wanted.listing(ctx.member.id)
    before = {quality: reading.spell_list(keeping.items(wanted, quality)) or "-" for quality in lists}
    change = keeping.put(ctx, lists)
    card = _told(ctx, change)
    if company_list is None and what is None:
        card = card.offering(edit.ask("Edit companies", 2))
    if not (change.removed or change.changed):
        return card
    back = Call(edit.name, {f"{quality.value}_list": text for quality, text in before.items()})
    return card.offering(*ctx.hold(("Put back", back)))


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    return _known(ctx, suggested=call.values.get("suggested") == "yes")


@plan.command("remove", examples=["plan remove data engineer"], aliases=["delete"])
def remove(ctx: Context, which: Annotated[WantedId, WantedRef("Which quality", placing="rest")]) -> Card:
    """Take a quality out of your plan."""
    one = get(ctx, which)
    ctx.store.wanted.remove(ctx.member.id, [one.id])
    back = put_back.call(what=one.text, quality=one.quality.value, number=one.target)
    lists = Button(words.capital(LISTS[one.quality]), Call("plan list", {"which": one.quality.value}))
    return cards.removed(one).offering(*ctx.hold(("Put back", back)), lists, _shows())


@plan.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    what: Annotated[str, Text("What it was", limit=reading.LONGEST)],
    quality: Annotated[str, OneOf("Which list", tuple(Quality))],
    number: Annotated[int | None, Number("How many people", least=1, most=MOST_PEOPLE)] = None,
) -> Card:
    """Put a quality back into your plan."""
    return _told(ctx, keeping.merge(ctx, [Item(what, Quality(quality), number)]))


@plan.command("suggested", hidden=True)
def suggested(ctx: Context) -> Card:
    """Put what is proposed for where you stand into your plan."""
    if ctx.member.situation is None:
        return Card("First: where do you stand?", summary="Your plan").offering(
            Button("Choose", Call("plan situation"))
        )
    proposed = reading.read(STARTS[ctx.member.situation].line)
    return _told(ctx, keeping.merge(ctx, _with_own_numbers(ctx, proposed)))


def _key(one: Wanted) -> str:
    return companies.company(one.text)


def _told(ctx: Context, change: Change) -> Card:
    """What changed. Companies that are wanted may be dream companies, too; those are a list of their own (S6)."""
    card = cards.saved(change)
    new = (*change.added, *change.changed)
    fits = (Button("Who fits?", Call("plan gaps")),) if new else ()
    fresh = [one for one in change.added if one.quality is Quality.COMPANY]
    if fresh:
        known = {one.key for one in ctx.store.companies.keyed(ctx.member.id, [_key(one) for one in fresh])}
        fresh = [one for one in fresh if _key(one) not in known]
    names = "; ".join(one.text for one in fresh)
    dreams = ctx.hold((DREAMS, Call("plan company", {"names": names}))) if fresh else ()
    removes = (remove.button("Take it back", which=new[0].id),) if len(new) == 1 and change.added else ()
    return card.offering(*fits, *removes, *dreams, edit.ask("Edit as lists"), _shows())


def _as_role(item: Item) -> Item:
    return replace(item, quality=Quality.ROLE)


def _with_own_numbers(ctx: Context, proposed: Iterable[Item]) -> list[Item]:
    """What is proposed, but a number that is in the plan already stays: nobody asked for another one."""
    there = {(one.quality, rules.key(one.quality, one.text)) for one in ctx.store.wanted.listing(ctx.member.id)}
    return [
        replace(one, target=None) if one.quality and (one.quality, rules.key(one.quality, one.text)) in there else one
        for one in proposed
    ]


def _known(ctx: Context, *, suggested: bool = False) -> dict[str, str]:
    """The lists as they are, for the form; `suggested`: with what is proposed for where the member stands."""
    items = [Item(one.text, one.quality, one.target) for one in ctx.store.wanted.listing(ctx.member.id)]
    if suggested and ctx.member.situation is not None:
        items = [*items, *_with_own_numbers(ctx, reading.read(STARTS[ctx.member.situation].line))]
    line = reading.spell(items)
    read = reading.read(line) if line else ()
    return {
        f"{quality.value}_list": reading.spell_list(one for one in read if one.quality is quality)
        for quality in Quality
        if any(one.quality is quality for one in read)
    }


def _shows() -> Button:
    return Button("Your plan", Call("plan show"))
