"""`/grapevine plan companies`, `plan company` and `plan path`: dream companies, and the way to people there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from bot.contacts.rules import appended
from bot.context import Context
from bot.kit import companies as company_names
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Number, Text
from bot.kit.cards import Block, Card, say
from bot.kit.errors import UserError
from bot.plan import company_cards as cards
from bot.plan import company_lines as lines
from bot.plan import company_rules as rules
from bot.plan import joined
from bot.plan.args import Line
from bot.plan.company_args import AreApart, Dream
from bot.plan.company_lines import Wish
from bot.plan.company_model import MOST, Company, CompanyId
from bot.plan.company_showing import list_button, listed, opening, whole
from bot.plan.group import plan

PAGE = 20
NAME, FACT, NOTE = 120, 60, 2000
"""Characters of a name, of the group and the place, and of the note."""

LINES = 3000


class NoCompany(UserError):
    """I couldn't find the name of a company in that.

    Try `plan company Acme, Lune (fintech, Berlin)`
    """


class TooManyCompanies(UserError):
    """That would be {number} companies, and I keep {most}. Nothing was saved.

    Take some off first. You see them in: `plan companies`
    """


class TooLongName(UserError):
    """“{text}” is too long for one company. Nothing was saved.

    Write a comma, or a new line, between two companies. A name may have {most} characters, its group and place 60.
    """


class ToAdd(UserError):
    """That shows your list; to add to it, leave out the s.

    Type: `plan company {name}`
    """


class FullNote(UserError):
    """The note on {name} has {length} characters already. Nothing was saved.

    Shorten it first: press Edit on `plan path`
    """


@plan.command("companies", examples=["plan companies"], reads=True)
def list_companies(
    ctx: Context,
    page: Annotated[int, Number("Which page", least=1, most=100)] = 1,
    names: Annotated[str | None, Line("What was typed behind it", limit=LINES)] = None,
) -> Card:
    """List your dream companies, with whom you know there and the next step for each."""
    if names is not None and names.isdecimal() and len(names) < 3:
        page = max(int(names), 1)
    elif names is not None:
        raise ToAdd(name=words.clip(" ".join(names.split()), 80))
    several = ctx.store.companies.listing(ctx.member.id)
    if not several:
        return cards.nothing_yet(ctx.member.situation).offering(company.ask("Add companies"))
    pages = -(-len(several) // PAGE)
    page = min(page, pages)
    shown = rules.in_order(several)[(page - 1) * PAGE : page * PAGE]
    people = ctx.store.companies.people(ctx.member.id, [one.key for one in shown], limit=cards.MANY)
    rows = [cards.Row(one, people.get(one.key, ())) for one in shown]
    hint = rules.hint(len(several), several[-1].name)
    actions = (opening(shown), company.ask("Add companies"))
    card = cards.listed(rows, actions, count=len(several), hint=hint)
    return card.offering(list_companies.button("More", page=page + 1)) if page < pages else card


@plan.command(
    "company",
    examples=["plan company Acme, Lune like Acme, Zorb (fintech, Berlin)", "plan company Acme - they hire in autumn"],
)
def company(
    ctx: Context,
    names: Annotated[
        str,
        Text(
            "One company, or several: Acme, Lune (fintech, Berlin)",
            label="Companies",
            placing="rest",
            lines=True,
            limit=LINES,
        ),
    ],
    group: Annotated[str | None, Text("Their industry, or how you sort them", limit=FACT)] = None,
    like: Annotated[str | None, Text("A company that it is similar to", label="Similar to", limit=NAME)] = None,
    place: Annotated[str | None, Text("Where it is", limit=FACT)] = None,
    note: Annotated[str | None, Text("A note, for your eyes only", lines=True, limit=NOTE)] = None,
    apart: Annotated[str | None, AreApart("Whether names with “and” are two")] = None,
) -> Card:
    """Add dream companies, or show one that is on your list.

    One line is enough: Acme, Lune like Acme, Zorb (fintech, Berlin). Each on a line of its own works too. What you say
    of one that is there is added to it.
    """
    said = Wish("", *(joined.unless_nothing(one or "") for one in (group, like, place, note)))
    wishes = [_with(one, said) for one in lines.read(names, several=None if apart is None else apart == AreApart.TWO)]
    _check(wishes)
    if apart is None:
        _ask_if_two(ctx, wishes)
    before = {one.key: one for one in ctx.store.companies.keyed(ctx.member.id, [wish.key for wish in wishes])}
    fresh = [_new(ctx, wish) for wish in wishes if wish.key not in before]
    hint = ""
    if fresh:
        count = len(ctx.store.companies.listing(ctx.member.id)) + len(fresh)
        if count > MOST:
            raise TooManyCompanies(number=count, most=MOST)
        hint = rules.hint(count, fresh[-1].name)
        ctx.store.companies.add(fresh)
        # Two presses at once: the other one may have been first.
        fresh = list(ctx.store.companies.keyed(ctx.member.id, [one.key for one in fresh]))
    changed = [(before[wish.key], _filled(ctx, before[wish.key], wish)) for wish in wishes if wish.key in before]
    for old, new in changed:
        if old != new:
            ctx.store.companies.save(new)
    if len(wishes) > 1:
        there = [new for _, new in changed]
        more = any(old != new for old, new in changed)
        return cards.added(fresh, there, (opening([*fresh, *there]), list_button()), hint=hint, more=more)
    if fresh:
        return whole(ctx, fresh[0], title=f"Added: {fresh[0].name}", told=[say(hint)] if hint else [])
    old, new = changed[0]
    return whole(ctx, new, title=f"{new.name} is on your list already", told=_changes(old, new))


@plan.command("path", examples=["plan path Acme"], reads=True)
def path(ctx: Context, which: Annotated[CompanyId, Dream("Which of your dream companies", placing="rest")]) -> Card:
    """Show one dream company: whom you know there, who could introduce you, and the next step."""
    return whole(ctx, listed(ctx, which))


def _with(wish: Wish, said: Wish) -> Wish:
    """What was said beside the line counts where the line says nothing."""
    return replace(
        wish,
        grouping=wish.grouping or said.grouping,
        similar=wish.similar or said.similar,
        place=wish.place or said.place,
        note="; ".join(part for part in (wish.note, said.note) if part),
    )


def _check(wishes: Sequence[Wish]) -> None:
    """Raises NoCompany, TooManyCompanies or TooLongName."""
    if not wishes:
        raise NoCompany
    if len(wishes) > MOST:
        raise TooManyCompanies(number=len(wishes), most=MOST)
    for wish in wishes:
        long = max(len(wish.name), len(wish.similar)) > NAME or max(len(wish.grouping), len(wish.place)) > FACT
        if long or len(wish.note) > NOTE:
            raise TooLongName(text=wish.name, most=NAME)


def _ask_if_two(ctx: Context, wishes: Sequence[Wish]) -> None:
    """Raises Ambiguous where a new name may be two."""
    there = {one.key for one in ctx.store.companies.keyed(ctx.member.id, [wish.key for wish in wishes])}
    doubtful = lines.doubtful(wish for wish in wishes if wish.key not in there)
    if not doubtful:
        return
    named = words.clip(words.join([f"“{one}”" for one in doubtful]), 90)
    question = Ambiguous(f"{named}: one company, or two?", AreApart("").values)
    question.field = "apart"
    raise question


def _new(ctx: Context, wish: Wish) -> Company:
    return Company(
        CompanyId(ids.new_id(ctx.now)),
        ctx.member.id,
        wish.name,
        ctx.now,
        grouping=wish.grouping,
        similar="" if company_names.same(wish.similar, wish.name) else wish.similar,
        place=wish.place,
        note=wish.note,
    )


def _filled(ctx: Context, one: Company, wish: Wish) -> Company:
    """With what was said of it; a note goes to the end of the note that is there. Raises FullNote."""
    same = company_names.same(wish.similar, one.name)
    note = one.note if not wish.note or wish.note in one.note else appended(one.note, wish.note, ctx.today)
    if len(note) > NOTE:
        raise FullNote(name=one.name, length=len(one.note))
    return replace(
        one,
        grouping=wish.grouping or one.grouping,
        similar=one.similar if same else wish.similar or one.similar,
        place=wish.place or one.place,
        note=note,
    )


def _changes(old: Company, new: Company) -> list[Block]:
    """What was said of it before, where that is another thing now."""
    facts = (("group", old.grouping, new.grouping), ("place", old.place, new.place))
    facts += (("similar company", old.similar, new.similar),)
    said = [f"The {what} was “{before}” before." for what, before, after in facts if before and before != after]
    added = ["What was new is added."] if old != new and not said else []
    return [say(line) for line in (*said, *added)]
