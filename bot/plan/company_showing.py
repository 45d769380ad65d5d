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
    shows = {
        **{by.id: _meeting(by.id) for by in (*people.alike, *(way.by for way in (*people.heard, *people.chains)))},
        **{there.id: _chatting(there.id) for there in people.people},
    }
    talks = ctx.store.companies.talks(ctx.member.id, one.key, limit=TALKS)
    card = cards.path(
        one,
        steps,
        advice,
        people,
        talks,
        ctx.today,
        actions=_step_buttons(one, steps),
        shows=shows,
        title=title,
        told=told,
    )
    edit = replace(_button("Edit", "plan company-edit", one), asks=1)
    removes = replace(_button("Remove", "plan company-remove", one), tone="danger")
    return card.offering(
        *_ahead(one, advice), _button("Log somebody there", "plan company-met", one), edit, removes, list_button()
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
    return Button(words.clip(one.name, 75, unit="utf16"), Call("plan path", {"which": ids.spell_id(one.id)}))


def list_button() -> Button:
    return Button("All companies", Call("plan companies"))


def _button(label: str, command: str, one: Company, **values: str) -> Button:
    """Of the commands that change a company: they show its card, so that it can't import them."""
    return Button(label, Call(command, {"which": ids.spell_id(one.id), **values}))


def _step_buttons(one: Company, steps: Sequence[Standing]) -> dict[Step, tuple[Action, ...]]:
    """What can be said of each step; that one has begun, of the next one alone."""
    ahead = rules.following(steps)
    labels = {State.DONE: "Done", State.BEGUN: "Begun", State.OPEN: "Reopen"}
    found: dict[Step, tuple[Action, ...]] = {}
    for standing in steps:
        match standing.state:
            case State.OPEN:
                says = (State.DONE, State.BEGUN) if standing == ahead else (State.DONE,)
            case State.BEGUN:
                says = (State.DONE, State.OPEN)
            case State.DONE:
                says = (State.OPEN,)
        found[standing.step] = tuple(
            _button(labels[state], "plan company-step", one, step=standing.step.value, state=state.value)
            for state in says
        )
    return found


def _chatting(who: int) -> tuple[Action, ...]:
    return show_button(ContactId(who)), _draft("Ask for a chat", who, "coffee-chat")


def _meeting(who: int) -> tuple[Action, ...]:
    return show_button(ContactId(who)), _draft("Ask for an introduction", who, "meet-somebody")


def _draft(label: str, who: int, purpose: str) -> Button:
    return Button(label, Call("draft", {"who": ids.spell_id(who), "purpose": purpose}))
