"""The card of one dream company, with what can be done there. Commands that change a company show it too, so that its
buttons name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.contacts.group import show_button
from bot.contacts.model import ContactId
from bot.context import Context
from bot.kit import ids, words
from bot.kit.calls import Call
from bot.kit.cards import Action, Block, Button, Card, Choose
from bot.kit.ids import UnknownRecord
from bot.plan import company_cards as cards
from bot.plan import company_rules as rules
from bot.plan.company_model import Company, CompanyId, State, Step, Ways
from bot.plan.company_rules import Advice, Standing

DOORS = 3
"""People on a card who could introduce one."""

TALKS = 3
"""Notes of talks on a card, the newest (S45)."""


def listed(ctx: Context, which: CompanyId) -> Company:
    found = ctx.store.companies.find(ctx.member.id, which)
    if found is None:
        raise UnknownRecord
    return found


def ways(ctx: Context, one: Company) -> Ways:
    """The people on the way to a company. Those who only work in the same field count where there is nobody else."""
    store, me = ctx.store.companies, ctx.member.id
    people = store.people(me, [one.key], limit=cards.MANY).get(one.key, ())
    chains = store.chains(me, one.key, limit=DOORS)
    heard = store.heard(me, one.key, limit=DOORS)
    nobody = not (people or chains or heard)
    return Ways(people, chains, heard, store.alike(me, one.grouping, limit=DOORS) if nobody else ())


def whole(ctx: Context, one: Company, *, title: str = "", told: Sequence[Block] = ()) -> Card:
    """The card of a company. `title` and `told` say what just happened to it."""
    people = ways(ctx, one)
    steps = rules.standings(one, known=bool(people.people))
    advice = rules.advice(one, steps, people, ctx.today)
    doors = (*people.alike, *(way.by for way in (*people.heard, *people.chains)))
    shows = {
        **{by.id: (_draft("Ask for an introduction", by.id, "meet-somebody"),) for by in doors},
        **{there.id: (_draft("Ask for a chat", there.id, "coffee-chat"),) for there in people.people},
    }
    talks = ctx.store.companies.talks(ctx.member.id, one.key, limit=TALKS)
    card = cards.path(
        one,
        steps,
        advice,
        people,
        talks,
        ctx.today,
        actions=_next_step(one, steps),
        shows=shows,
        title=title,
        told=told,
    )
    edit = replace(_button("Edit", "plan company-edit", one), asks=1)
    removes = replace(_button("Remove", "plan company-remove", one), tone="danger")
    named = {each.id: each for each in (*people.people[: cards.PEOPLE], *doors)}
    opens = tuple(replace(show_button(ContactId(who)), label=_label(each.name)) for who, each in named.items())
    return card.offering(
        *_ahead(one, advice),
        _button("Log somebody there", "plan company-met", one),
        Choose("Another step …", _other_steps(one, steps)),
        *((Choose("Show …", opens),) if opens else ()),
        Choose("More …", (edit, removes)),
        list_button(),
    )


def _ahead(one: Company, advice: Advice) -> tuple[Button, ...]:
    """What does the next step, where it is about a person."""
    if advice.ask is None:
        return ()
    if advice.step is Step.FOLLOW_UP:
        remind = _button("Remind me", "plan company-remind", one, who=ids.spell_id(advice.ask))
        return _draft("Draft a message", advice.ask, "follow-up"), remind
    if advice.step is Step.PEOPLE:
        return (_draft("Draft a message", advice.ask, "meet-somebody"),)
    return ()


def opening(several: Sequence[Company]) -> Choose:
    """A menu of companies."""
    return Choose("Open", tuple(_open(one) for one in several[:25]))


def _open(one: Company) -> Button:
    return Button(_label(one.name), path_call(one))


def path_call(one: Company) -> Call:
    return Call("plan path", {"which": ids.spell_id(one.id)})


def _label(name: str) -> str:
    return words.clip(name, 75, unit="utf16")


def list_button() -> Button:
    return Button("All companies", Call("plan companies"))


def _button(label: str, command: str, one: Company, **values: str) -> Button:
    """Of the commands that change a company: they show its card, so that it can't import them."""
    return Button(label, Call(command, {"which": ids.spell_id(one.id), **values}))


_LABELS = {State.DONE: "Done", State.BEGUN: "Started", State.OPEN: "Reopen"}


def _next_step(one: Company, steps: Sequence[Standing]) -> dict[Step, tuple[Action, ...]]:
    """What can be said of the step that comes next, beside it."""
    ahead = rules.following(steps)
    if ahead is None:
        return {}
    says = (State.DONE, State.BEGUN) if ahead.state is State.OPEN else (State.DONE, State.OPEN)
    return {ahead.step: tuple(_says(_LABELS[state], one, ahead.step, state) for state in says)}


def _other_steps(one: Company, steps: Sequence[Standing]) -> tuple[Button, ...]:
    """What can be said of the others, in a menu."""
    ahead = rules.following(steps)
    found: list[Button] = []
    for standing in steps:
        if standing == ahead:
            continue
        states = {State.OPEN: (State.DONE,), State.BEGUN: (State.DONE, State.OPEN), State.DONE: (State.OPEN,)}
        for state in states[standing.state]:
            label = f"{_LABELS[state]}: {cards.STEPS[standing.step].lower()}"
            found.append(_says(label, one, standing.step, state))
    return tuple(found)


def _says(label: str, one: Company, step: Step, state: State) -> Button:
    return _button(label, "plan company-step", one, step=step.value, state=state.value)


def _draft(label: str, who: int, purpose: str) -> Button:
    return Button(label, Call("draft", {"who": ids.spell_id(who), "purpose": purpose}))
