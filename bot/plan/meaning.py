"""What somebody means who typed something after `plan` that is no command of it."""

from __future__ import annotations

from typing import Annotated

from bot.context import Context
from bot.kit import companies, grammar, mentions, words
from bot.kit.args import Text
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, say
from bot.kit.commands import Answer
from bot.kit.mentions import Advice
from bot.plan import args, cards, editing, reading, showing
from bot.plan import companies as dreams
from bot.plan.args import NotInPlan
from bot.plan.group import plan

LONGEST = 5
"""Words of something that may ask for a part of the plan; more are a line to add."""

_MEANT = {
    "gaps": "plan gaps",
    "gap": "plan gaps",
    "missing": "plan gaps",
    "lack": "plan gaps",
    "lacking": "plan gaps",
    "fits": "plan gaps",
    "dream": "plan companies",
    "dreams": "plan companies",
    "companys": "plan companies",
    "goal": "goal list",
    "goals": "goal list",
    "event": "event list",
    "events": "event list",
    "situation": "plan situation",
    "everything": "plan show",
    "all": "plan show",
    "overview": "plan show",
}
_EMPTIES = frozenset("clear reset empty erase wipe restart".split())


@plan.command(grammar.OTHERWISE, hidden=True)
def otherwise(
    ctx: Context, what: Annotated[str, Text("What was typed after plan", placing="rest", lines=True, limit=2000)]
) -> Answer:
    """Show a list, a quality or a dream company, and add a line with labels. Anything else may be a new quality."""
    quality = reading.named(what)
    if quality is not None:
        return showing.list_wanted(ctx, which=quality.value)
    if any(reading.lists(what).values()):
        return editing.add(ctx, what)
    try:
        return showing.gap(ctx, args.find(what, ctx).id)
    except NotInPlan:
        pass
    dream = ctx.store.companies.keyed(ctx.member.id, [companies.company(what)])
    if dream:
        return dreams.path(ctx, dream[0].id)
    said = words.terms(what)
    if len(said) <= LONGEST:
        if said[:1] and said[0] in _EMPTIES:
            return _to_empty()
        meant = next((_MEANT[word] for word in said if word in _MEANT), "")
        if meant:
            return ctx.catalogue.command(meant).answer(Call(meant), ctx)
    card = cards.is_it_wanted(what, _near(ctx, what) if len(said) == 1 else ())
    shows = Button("Your plan", Call("plan show"))
    return card.offering(*ctx.hold(("Add it to my plan", editing.add.call(what))), shows)


def _near(ctx: Context, what: str) -> Advice:
    """The commands of the plan that one word may have been meant for."""
    names = {command.name.removeprefix("plan "): command for command in plan.listed()}
    found = [names[name].mention() for name in words.close(what, names)]
    return ("Did you mean ", *mentions.either(found), "?") if found else ()


def _to_empty() -> Card:
    said = say("You take out what you like. Write a - where a list is to be empty.")
    card = Card("What do you want to take out?", (said,), tone="ask", summary=cards.SUMMARY)
    return card.offering(editing.edit.ask("Edit as lists"), Button("One by one", Call("plan list")))
