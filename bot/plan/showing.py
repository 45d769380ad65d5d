"""`/grapevine plan`, `plan list` and `plan gaps`: what is wanted, who fits, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from bot.contacts import group as contacts
from bot.contacts import looking
from bot.contacts.model import ContactId
from bot.context import Context
from bot.events import commands as events
from bot.events import going
from bot.events import rules as event_rules
from bot.events.circles import circle
from bot.goals.commands import set_goal
from bot.kit import grammar, times, words
from bot.kit.args import Number, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card
from bot.kit.commands import Answer
from bot.kit.errors import UserError
from bot.members.model import Situation
from bot.plan import args, cards, editing, gaps, rules, steps
from bot.plan.args import ListName, WantedRef
from bot.plan.group import plan
from bot.plan.model import LISTS, MOST, Fit, Gap, Level, Quality, Wanted, WantedId

PAGE = 8
GAPS = 6
EVENTS = 3
GOAL = 300
"""Characters of a goal, as goals have them."""


@plan.command("show", examples=["plan"], reads=True)
def show(ctx: Context) -> Card:
    """Show the network you want: who fits already, what is missing, and the next step."""
    wanted = ctx.store.wanted.listing(ctx.member.id)
    if not wanted:
        return _begin(ctx)
    found = gaps.among(ctx, wanted)
    card = cards.overview(found, wanted, ctx.member.situation)
    first = found.gaps[0]
    if first.level is not Level.COVERED:
        label = f"Make a goal: {words.clip(first.wanted.text, 40, unit='utf16')}"
        card = card.offering(make_goal.ask(label, which=first.wanted.id))
    card = card.offering(list_gaps.button("See the gaps"), *_edits())
    return card if ctx.member.situation is not None else card.offering(_asks_situation())


def _begin(ctx: Context) -> Card:
    card = cards.nothing_yet(ctx.member.situation)
    if ctx.member.situation is None:
        choices = tuple(
            Button(words.capital(one.value), Call("plan situation", {"which": one.value})) for one in Situation
        )
        return card.offering(*choices, editing.edit.ask("Fill in a form"))
    return card.offering(
        Button("Use these", Call("plan suggested"), tone="main"),
        editing.edit.ask("Change them first", suggested=True),
        editing.edit.ask("Fill in a form"),
        _asks_situation("Change where you stand"),
    )


@plan.command("list", examples=["plan list", "plan list roles"], reads=True)
def list_wanted(
    ctx: Context,
    which: Annotated[str | None, ListName("Which list, if not all")] = None,
    page: Annotated[int, Number("Which page of the list", least=1, most=100)] = 1,
) -> Card:
    """Show what is in your plan, one by one, to take something out."""
    quality = None if which is None else Quality(which)
    found = [one for one in ctx.store.wanted.listing(ctx.member.id) if quality in (None, one.quality)]
    what = "your plan" if quality is None else LISTS[quality]
    if not found:
        return cards.empty_list(what).offering(*_edits()) if quality is not None else _begin(ctx)
    shown = found[(page - 1) * PAGE : page * PAGE]
    actions = [(gap.button("Who fits", which=one.id), editing.remove.button("Remove", which=one.id)) for one in shown]
    room = quality is None or len(found) < MOST
    card = cards.listed(shown, actions, what=what, size=len(found), room=room)
    if len(found) > page * PAGE:
        card = card.offering(list_wanted.button("More", which=which, page=page + 1))
    return card.offering(*_edits())


@plan.command("gaps", examples=["plan gaps"], reads=True)
def list_gaps(ctx: Context, page: Annotated[int, Number("Which page of the list", least=1, most=100)] = 1) -> Card:
    """Compare your plan with the people you know: what is empty, thin or covered, and who fits."""
    found = gaps.overview(ctx)
    if not found.gaps:
        return _begin(ctx)
    shown = found.gaps[(page - 1) * GAPS : page * GAPS]
    card = cards.gaps(shown, found, [_gap_actions(one) for one in shown])
    if len(found.gaps) > page * GAPS:
        card = card.offering(list_gaps.button("More", page=page + 1))
    return card.offering(show.button("Your plan"))


@plan.command("gap", examples=["plan gap data engineer"], reads=True)
def gap(ctx: Context, which: Annotated[WantedId, WantedRef("Which quality", placing="rest")]) -> Card:
    """Show one quality of your plan: who fits and why, events that may help, and what to do."""
    one = args.get(ctx, which)
    # Against the whole plan: who has two of its qualities is a strong fit, and stands first.
    found = gaps.overview(ctx)
    here = next(each for each in found.gaps if each.wanted.id == one.id)
    missing = here.level is not Level.COVERED
    card = cards.gap(here, _people(found.fits or {}, here, found.gaps), _events(ctx, one) if missing else ())
    if missing:
        card = card.offering(
            make_goal.ask("Make a goal", which=one.id), search_notes.button("Search my notes", which=one.id)
        )
    return card.offering(list_gaps.button("All gaps"), editing.remove.button("Remove", which=one.id))


@plan.command("goal", hidden=True)
def make_goal(
    ctx: Context,
    which: Annotated[WantedId, WantedRef("For which quality")],
    what: Annotated[str | None, Text("Your goal, in one sentence", label="Goal", lines=True, limit=GOAL)] = None,
) -> Answer:
    """Make a goal of a gap. You can change the sentence first."""
    one = args.get(ctx, which)
    if what is None:
        return make_goal.form(make_goal.call(which), known={"what": _sentence(ctx, one)})
    return set_goal(ctx, what)


@make_goal.prefill
def _proposed(ctx: Context, call: Call) -> dict[str, str]:
    one = ctx.store.wanted.find(ctx.member.id, WantedRef("").read(call.values.get("which", ""), ctx))
    return {} if one is None else {"what": _sentence(ctx, one)}


@plan.command("notes", hidden=True, reads=True)
def search_notes(ctx: Context, which: Annotated[WantedId, WantedRef("For which quality")]) -> Answer:
    """Look in your own notes for somebody with a quality of your plan."""
    return looking.find(ctx, args.get(ctx, which).text)


@plan.command(grammar.OTHERWISE, hidden=True)
def otherwise(
    ctx: Context, what: Annotated[str, Text("What was typed after plan", placing="rest", lines=True, limit=2000)]
) -> Answer:
    """What was typed is no command of the plan: one of its qualities is shown, anything else may be a new one."""
    try:
        return gap(ctx, args.find(what, ctx).id)
    except UserError:
        near = ctx.catalogue.close(f"plan {what.split()[0]}", plan) if len(what.split()) == 1 else ()
        card = cards.is_it_wanted(what, near)
        return card.offering(*ctx.hold(("Add it to my plan", editing.add.call(what))), show.button("Your plan"))


def _people(fits: Mapping[ContactId, Fit], here: Gap, every: tuple[Gap, ...]) -> list[cards.Known]:
    texts = {one.wanted.id: one.wanted.text for one in every}
    return [
        cards.Known(
            fits[contact].facts.name,
            rules.reason(here.wanted, fits[contact].facts) or here.wanted.text,
            tuple(texts[has] for has in fits[contact].has if has != here.wanted.id),
            (contacts.show_button(contact),),
        )
        for contact in here.people
    ]


def _events(ctx: Context, wanted: Wanted) -> list[cards.Fitting]:
    """The next ones that speak of it: of all its words, else of some of them."""
    ahead = events.Period(ctx.today, event_rules.AHEAD.days, "")
    coming = events.what_is_on(ctx, ahead)
    feeds = ctx.store.feeds.listing(circle(ctx)) if coming else ()
    found = {
        one.id: (one, topic)
        for topic in reversed(steps.topics(wanted))
        for one in event_rules.about(coming, (topic,), feeds)
    }
    best = sorted(found.values(), key=lambda pair: (pair[1] != wanted.text, pair[0].starts))[:EVENTS]
    said = ctx.store.events.said(ctx.member.id, [one.id for one, _ in best])
    return [
        cards.Fitting(
            words.clip(one.title, cards.NAME),
            times.say_day(one.day(ctx.zone), ctx.today),
            f"it is about “{topic}”",
            going.toggle(one, said.get(one.id)),
        )
        for one, topic in best
    ]


def _sentence(ctx: Context, wanted: Wanted) -> str:
    (found,) = gaps.among(ctx, (wanted,)).gaps
    return steps.goal(found, ctx.today)


def _gap_actions(one: Gap) -> tuple[Action, ...]:
    shows = gap.button("Show", which=one.wanted.id)
    return (shows,) if one.level is Level.COVERED else (shows, make_goal.ask("Make a goal", which=one.wanted.id))


def _edits() -> tuple[Button, ...]:
    return (editing.add.ask("Add"), editing.edit.ask("Edit as lists"))


def _asks_situation(label: str = "Where do you stand?") -> Button:
    return Button(label, Call("plan situation"))
