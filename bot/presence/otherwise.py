"""What is typed after `presence` and is no profile: a part of one, a small action, or the name of a group."""

from __future__ import annotations

from typing import Annotated

from bot.context import Context
from bot.kit import grammar, words
from bot.kit.args import Text
from bot.kit.calls import Call
from bot.kit.commands import Answer
from bot.kit.errors import UserError
from bot.presence import profiles, rules
from bot.presence.args import NAME_LIMIT, find, item_of
from bot.presence.group import presence

_DEEDS = {
    "comment": "comment", "commented": "comment", "post": "post", "posted": "post", "answer": "answer",
    "answered": "answer", "showcase": "showcase", "showed": "showcase", "project": "showcase",
}  # fmt: skip


class NoProfile(UserError):
    """I don't know the profile “{text}”. I know LinkedIn, X and GitHub.

    If it is a group, add it: `presence group {name}`
    """


@presence.command(grammar.OTHERWISE, hidden=True)
def otherwise(
    ctx: Context, what: Annotated[str, Text("What was typed after presence", placing="rest", limit=3000)]
) -> Answer:
    """What was typed is no command of presence, but may be about a part of a profile, or a group."""
    first = words.fold(what.split()[0])
    if first in _DEEDS:
        return ctx.catalogue.command("did").form(Call("did", {"kind": _DEEDS[first]}))
    item = item_of(what)
    if item:
        return profiles.show(ctx, where=item.partition("-")[0])
    if words.terms(rules.named(what)[0]) and find(ctx, what) is not None:
        return ctx.catalogue.command("presence groups").answer(Call("presence groups"), ctx)
    raise NoProfile(text=what, name=words.clip(what, NAME_LIMIT))
