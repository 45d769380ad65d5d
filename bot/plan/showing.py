"""`/grapevine plan`, `plan list` and `plan gaps`: what is wanted, who fits, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
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
from bot.goals.model import Goal
from bot.kit import companies, ids, times, words
from bot.kit.args import Number, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose, CommandMention, Line
from bot.kit.commands import Answer, Form
from bot.members.model import Situation
from bot.plan import args, cards, editing, gaps, reading, rules, steps
from bot.plan import company_showing as dreams
from bot.plan.args import Line as Typed
from bot.plan.args import ListName, WantedRef
from bot.plan.group import plan
from bot.plan.model import LISTS, MOST, Facts, Fit, Gap, Level, Overview, Quality, Wanted, WantedId

PAGE = 20
GAPS = 5
EVENTS = 3
SHORT = 2
"""Letters of a topic that must be a word of its own: “AI” isn't at the airport."""
GOAL = 300
"""Characters of a goal, as goals have them."""


@plan.command("show", examples=["plan"], reads=True)
def show(ctx: Context) -> Card:
    """Show the network you want: who fits already, what is missing, and the next step."""
    wanted = ctx.store.wanted.listing(ctx.member.id)
    if not wanted:
        return _begin(ctx)
    found = gaps.among(ctx, wanted)
    missing = [one for one in found.gaps if one.level is not Level.COVERED]
    goals = gaps.goals(ctx, [one.wanted for one in missing])
    first = next((one for one in missing if one.wanted.id not in goals), None)
    aimed = [one for one in missing if one.wanted.id in goals]
    situation = ctx.member.situation
    card = cards.overview(found, wanted, situation, following=first, aimed=aimed, dreams=_dreams(ctx))
    if first is not None:
        label = f"Make a goal: {words.clip(first.wanted.text, 40, unit='utf16')}"
        card = card.offering(make_goal.ask(label, which=first.wanted.id))
    elif aimed:
        card = card.offering(Button("My goals", Call("goal list")))
    card = card.offering(list_gaps.button("See the gaps"), *_edits(), _companies())
    return card if situation is not None else card.offering(_asks_situation())


def _dreams(ctx: Context) -> str:
    """“3. You know somebody at 1 of them.”; empty where there are none."""
    keys = [one.key for one in ctx.store.companies.listing(ctx.member.id)]
    if not keys:
        return ""
    known = len(ctx.store.companies.people(ctx.member.id, keys, limit=1))
    return f"{len(keys)}. You know somebody at {known} of them." if known else f"{len(keys)}"


def _begin(ctx: Context) -> Card:
    card = cards.nothing_yet(ctx.member.situation)
    if ctx.member.situation is None:
        choices = tuple(
            Button(words.capital(one.value), Call("plan situation", {"which": one.value})) for one in Situation
        )
        return card.offering(*choices, editing.edit.ask("Fill in a form"), _companies())
    return card.offering(
        Button("Use these", Call("plan suggested"), tone="main"),
        editing.edit.ask("Change them first", suggested=True),
        editing.edit.ask("Fill in a form"),
        _asks_situation("Change where you stand"),
        _companies(),
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
    page = min(page, -(-len(found) // PAGE))
    shown = found[(page - 1) * PAGE : page * PAGE]
    room = quality is None or len(found) < MOST
    card = cards.listed(shown, what=what, size=len(found), room=room).offering(
        _look_at("Who fits …", shown),
        Choose("Remove …", tuple(editing.remove.button(_named(one, "Remove "), which=one.id) for one in shown)),
    )
    if len(found) > page * PAGE:
        card = card.offering(list_wanted.button("More", which=which, page=page + 1))
    return card.offering(*_edits())


@plan.command("gaps", examples=["plan gaps"], reads=True)
def list_gaps(
    ctx: Context,
    page: Annotated[int, Number("Which page of the list", least=1, most=100)] = 1,
    which: Annotated[str | None, Typed("One list, or one quality", limit=100)] = None,
) -> Answer:
    """Compare your plan with the people you know: what is empty, thin or covered, and who fits."""
    found = gaps.overview(ctx)
    if not found.gaps:
        return _begin(ctx)
    quality = None if which is None else reading.named(which)
    if which is not None and quality is None:
        return gap(ctx, WantedRef("").read(which, ctx))
    several = [one for one in found.gaps if quality in (None, one.wanted.quality)]
    if not several:
        return cards.empty_list(LISTS[Quality(quality)]).offering(*_edits())
    page = min(page, -(-len(several) // GAPS))
    shown = several[(page - 1) * GAPS : page * GAPS]
    goals = gaps.goals(ctx, [one.wanted for one in shown])
    texts = {which: goal.text for which, goal in goals.items()}
    card = cards.gaps(shown, found, [_gap_actions(one, goals) for one in shown], texts)
    card = card.offering(_look_at("Look at …", [one.wanted for one in shown]))
    if len(several) > page * GAPS:
        card = card.offering(list_gaps.button("More", page=page + 1, which=quality and LISTS[quality]))
    return card.offering(show.button("Your plan"))


@plan.command("gap", examples=["plan gap data engineer"], reads=True)
def gap(ctx: Context, which: Annotated[WantedId, WantedRef("Which quality", placing="rest")]) -> Card:
    """Show one quality of your plan: who fits and why, events that may help, and what to do."""
    one = args.get(ctx, which)
    # Against the whole plan: who has two of its qualities is a strong fit, and stands first.
    found = gaps.overview(ctx)
    here = next(each for each in found.gaps if each.wanted.id == one.id)
    missing = here.level is not Level.COVERED
    goal = gaps.goals(ctx, [one]).get(one.id)
    fitting = _events(ctx, one) if missing else ()
    people = _people(found.fits or {}, here, found.gaps)
    card = cards.gap(here, people, fitting, goal="" if goal is None else goal.text, more=_all_of(one))
    if missing:
        makes = make_goal.ask("Make a goal", which=one.id) if goal is None else _goal(goal)
        notes = search_notes.button("Search my notes", which=one.id)
        card = card.offering(makes, somebody.button("I know somebody", which=one.id), notes)
        card = card.offering(*(() if fitting else (Button("All events", Call("event list", {"when": "all"})),)))
    card = card.offering(*((Choose("Show …", _cards(found, here)),) if people else ()))
    if one.quality is Quality.COMPANY:
        dream = ctx.store.companies.keyed(ctx.member.id, [companies.company(one.text)])
        card = card.offering(*(Button("The way there", dreams.path_call(each)) for each in dream))
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


@plan.command("somebody", hidden=True)
def somebody(ctx: Context, which: Annotated[WantedId, WantedRef("For which quality")]) -> Form:
    """Add somebody who has a quality of your plan."""
    one = args.get(ctx, which)
    fields = {Quality.ROLE: {"role": steps.single(one.text)}, Quality.COMPANY: {"company": one.text}}
    return ctx.catalogue.command("contact add").form(Call("contact add"), known=fields.get(one.quality, {}))


@plan.command("notes", hidden=True, reads=True)
def search_notes(ctx: Context, which: Annotated[WantedId, WantedRef("For which quality")]) -> Answer:
    """Look in your own notes for somebody with a quality of your plan."""
    found = looking.find(ctx, args.get(ctx, which).text)
    return found.offering(gap.button("Back to the gap", which=which)) if isinstance(found, Card) else found


def _people(fits: Mapping[ContactId, Fit], here: Gap, every: tuple[Gap, ...]) -> list[cards.Known]:
    texts = {one.wanted.id: one.wanted.text for one in every}
    return [
        cards.Known(
            fits[contact].facts.name,
            _because(here.wanted, fits[contact].facts),
            tuple(texts[has] for has in fits[contact].has if has != here.wanted.id),
        )
        for contact in here.people
    ]


def _cards(found: Overview, here: Gap) -> tuple[Button, ...]:
    several = [found.fit(contact).facts for contact in here.people]
    return tuple(
        replace(contacts.show_button(one.contact), label=words.clip(one.name, 75, unit="utf16")) for one in several
    )


def _because(wanted: Wanted, facts: Facts) -> str:
    """The text by which somebody has a quality; of a company, whose name is kept as names compare, the member's own."""
    if wanted.quality is Quality.COMPANY:
        return f"works at {wanted.text}"
    return rules.reason(wanted, facts) or wanted.text


def _all_of(wanted: Wanted) -> Line:
    """The list of all who have it, where one line asks for it."""
    text = wanted.text.replace("\\", "").replace('"', "")
    match wanted.quality:
        case Quality.COMPANY:
            return (CommandMention("contact list", f'company:"{text}"'),)
        case Quality.ROLE:
            return (CommandMention("contact list", f'kind:"{text}"'),)
        case Quality.SKILL | Quality.INTEREST:
            return (CommandMention("contact list", f'tag:"{text}"'),)
        case Quality.SECTOR | Quality.PLACE:
            return (CommandMention("contact find", text),)


def _events(ctx: Context, wanted: Wanted) -> list[cards.Fitting]:
    """The next ones that speak of it: of all its words, else of some of them."""
    ahead = events.Period(ctx.today, event_rules.AHEAD.days, "")
    coming = events.what_is_on(ctx, ahead)
    feeds = ctx.store.feeds.listing(circle(ctx)) if coming else ()
    found = {
        one.id: (one, topic)
        for topic in reversed(steps.topics(wanted))
        for one in event_rules.about(coming, (topic,), feeds)
        if len(topic) > SHORT or topic in words.terms(f"{one.title} {' '.join(one.topics)}")
    }
    best = sorted(found.values(), key=lambda pair: (pair[1] != wanted.text, pair[0].starts))[:EVENTS]
    said = ctx.store.events.said(ctx.member.id, [one.id for one, _ in best])
    return [
        cards.Fitting(
            words.clip(one.title, cards.NAME),
            times.say_day(one.day(ctx.zone), ctx.today),
            f"it is in {topic}" if wanted.quality is Quality.PLACE else f"it is about “{topic}”",
            going.toggle(one, said.get(one.id)),
        )
        for one, topic in best
    ]


def _sentence(ctx: Context, wanted: Wanted) -> str:
    (found,) = gaps.among(ctx, (wanted,)).gaps
    return steps.goal(found, ctx.today)


def _gap_actions(one: Gap, goals: Mapping[WantedId, Goal]) -> tuple[Action, ...]:
    if one.level is Level.COVERED:
        return ()
    goal = goals.get(one.wanted.id)
    return (make_goal.ask("Make a goal", which=one.wanted.id) if goal is None else _goal(goal),)


def _goal(goal: Goal) -> Button:
    return Button("Your goal", Call("goal show", {"which": ids.spell_id(goal.id)}))


def _look_at(label: str, several: Iterable[Wanted]) -> Choose:
    return Choose(label, tuple(gap.button(_named(one), which=one.id) for one in several))


def _named(one: Wanted, before: str = "") -> str:
    return words.clip(f"{before}{one.text}", 75, unit="utf16")


def _edits() -> tuple[Button, ...]:
    return (editing.add.ask("Add"), editing.edit.ask("Edit as lists"))


def _companies() -> Button:
    return Button("Dream companies", Call("plan companies"))


def _asks_situation(label: str = "Where do you stand?") -> Button:
    return Button(label, Call("plan situation"))
