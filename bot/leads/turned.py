"""Lines of `heard` that don't begin with a name: “from Ben that Acme hires”, “an opening at Acme from Ben”."""

from __future__ import annotations

import re
from typing import Annotated

from bot.contacts.args import UnknownPerson, find_person
from bot.context import Context
from bot.kit import grammar
from bot.kit.args import Ambiguous, Text
from bot.kit.calls import Call
from bot.kit.commands import Answer
from bot.kit.errors import UserError
from bot.leads.group import heard

NAME_WORDS = 3
_BEGINS = re.compile(r"(?:from|by|through|via)\s+(?=\S)", re.IGNORECASE)
_ENDS = re.compile(r"\s+(?:from|by|through|via)\s+(?=\S)", re.IGNORECASE)
_LED = re.compile(r"\A[\s,:;-]*(?:(?:that|about|of)\s+)?", re.IGNORECASE)


@heard.command(grammar.OTHERWISE, hidden=True)
def otherwise(
    ctx: Context, what: Annotated[str, Text("What was typed after heard", placing="rest", lines=True, limit=3000)]
) -> Answer:
    """A line with the person in another place, or with one of the two missing."""
    log = ctx.catalogue.command(heard.name)
    call = grammar.fill(log, what)
    found = None if "what" in call.values else _begun(ctx, what) or _ended(ctx, what)
    if found is not None:
        who, said = found
        return log.answer(Call(log.name, {"who": who, "what": said}), ctx)
    if "what" in call.values:
        return log.answer(call, ctx)
    # A name alone asks what was heard; more words than a name has are what was heard.
    return log.form(call if len(what.split()) <= NAME_WORDS else Call(log.name, {"what": what}))


def _begun(ctx: Context, line: str) -> tuple[str, str] | None:
    """The name behind a “from” that begins the line, and what follows it."""
    led = _BEGINS.match(line)
    if led is None:
        return None
    start = led.end()
    for word in list(re.finditer(r"\S+", line[start:]))[:NAME_WORDS][::-1]:
        end = start + word.end()
        name, rest = line[start:end].strip(" ,:;"), _LED.sub("", line[end:], count=1).strip()
        if rest and _is_known(ctx, name):
            return name, rest
    return None


def _ended(ctx: Context, line: str) -> tuple[str, str] | None:
    """What a line begins with, and the name that ends it."""
    for found in reversed(list(_ENDS.finditer(line))):
        name = line[found.end() :].strip(" .!")
        if len(name.split()) <= NAME_WORDS and _is_known(ctx, name):
            return name, line[: found.start()].strip()
    return None


def _is_known(ctx: Context, name: str) -> bool:
    """Whether somebody is called so; several are known as well."""
    try:
        find_person(name, ctx)
    except UnknownPerson:
        return False
    except (Ambiguous, UserError):
        return True
    return True
