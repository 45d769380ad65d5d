"""What people say to a step in other words: “not now”, “something else”, “why”."""

from __future__ import annotations

from typing import Annotated

from bot.context import Context
from bot.kit import grammar, words
from bot.kit.args import Text
from bot.kit.commands import Answer, UnknownCommand
from bot.next import showing
from bot.next.group import steps

_ANOTHER = frozenset("different something new else one other more again change skip".split())
_LATER = frozenset("not now no tomorrow today postpone".split())
_SHOW = frozenset("why what step today show me my the list steps task is".split())
_SMALLER = frozenset("small shorter short easy easier less simpler quick".split())


@steps.command(grammar.OTHERWISE, hidden=True)
def otherwise(
    ctx: Context, what: Annotated[str, Text("What was typed after next", placing="rest", limit=3000)]
) -> Answer:
    """What was typed is no command of steps, but may say the same in other words."""
    said = set(words.terms(what)) - {"please", "a", "an", "step", "steps"}
    if said and said <= _ANOTHER:
        return showing.another(ctx)
    if said and said <= _LATER and said != {"today"}:
        return showing.later(ctx)
    if said and said <= _SMALLER | {"something", "one"}:
        return showing.smaller(ctx)
    if said <= _SHOW:
        return showing.show(ctx)
    first = what.split()[0]
    raise UnknownCommand(said=f"next {first}", close=ctx.catalogue.close(f"next {first.casefold()}", steps))
