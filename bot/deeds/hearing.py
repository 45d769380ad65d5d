"""Lines of `gave` and `asked` that don't begin with the name: “an article to Ana”, “for a referral from Ana”. Whom they
are about is looked for among the people of the member."""

from __future__ import annotations

import re
from typing import Annotated

from bot.contacts.args import Person, UnknownPerson
from bot.contacts.model import ContactId
from bot.context import Context
from bot.deeds import asking, giving
from bot.deeds.args import Given
from bot.deeds.group import asked, gave
from bot.kit import grammar, words
from bot.kit.args import Ambiguous, Text
from bot.kit.calls import Call
from bot.kit.commands import Answer, Command

NAME_WORDS, PLACES = 3, 3
"""Words of a name, and small words behind which one is looked for, the last ones of a line: 18 queries at most."""
LOOKED_AT = 26
"""People of one name; of more the answer is that there are many."""
_TO = re.compile(r"(?<!\S)(?:to|for|with)\s+(?=\S)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\S)(?:from|of|to)\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_EDGES = " \t\n,;:.!?"


@gave.command(grammar.OTHERWISE, hidden=True)
def given(
    ctx: Context, what: Annotated[str, Text("What was typed after gave", placing="rest", lines=True, limit=3000)]
) -> Answer:
    """A line with the thing before the person, or with one of them missing."""
    return _understood(ctx, giving.give, what, _TO)


@asked.command(grammar.OTHERWISE, hidden=True)
def wanted(
    ctx: Context, what: Annotated[str, Text("What was typed after asked", placing="rest", lines=True, limit=3000)]
) -> Answer:
    """A line with the thing before the person, or with one of them missing."""
    return _understood(ctx, asking.ask, what, _FROM)


class PersonWithin(Person):
    """A person, whose name may stand behind what they are asked for: “a referral from Ana”."""

    def read(self, text: str, scene: Context) -> ContactId:
        try:
            return super().read(text, scene)
        except UnknownPerson:
            found = _turned(scene, text, _FROM) or _begun(scene, text)
            if found is None:
                raise
            return super().read(found[0], scene)


def _understood(ctx: Context, command: Command[Context, ...], line: str, small: re.Pattern[str]) -> Answer:
    """The answer of the command to the line in its own order; where no person or no thing is found, its form."""
    call = grammar.fill(command, line)
    who = call.values.get("who", "")
    if "what" in call.values or not who:
        return command.answer(call, ctx)
    found = _turned(ctx, who, small) or _begun(ctx, who)
    if found is None:
        thing = who.split()[0] in Given.starters | {"for", "about"}  # no name: it is what was given
        named = small.sub("", who, count=1) if small.match(who) else who  # “to Ana”: what it was is missing
        named = named.rstrip(" -") or who
        return command.form(Call(call.name, {"what": who} if thing else {**call.values, "who": named}))
    meant = Call(call.name, {**call.values, "who": found[0], "what": found[1]})
    try:
        return command.answer(meant, ctx)
    except Ambiguous:  # the question would be put of this line, which has no place for its answer
        return command.form(meant)


def _turned(ctx: Context, line: str, small: re.Pattern[str]) -> tuple[str, str] | None:
    """The name behind a small word, and all the rest of the line; None where nobody is named there."""
    for found in list(small.finditer(line))[: -PLACES - 1 : -1]:
        before = line[: found.start()].strip(_EDGES)
        if not before or words.fold(before) in ("for", "about"):
            continue
        name = _name(ctx, line[found.end() :])
        if name:
            rest = line[found.end() + len(name) :].strip(" \t,;:")
            return name.rstrip(_EDGES), f"{before} {rest}".rstrip()
    return None


def _begun(ctx: Context, line: str) -> tuple[str, str] | None:
    """The name with which a line begins, and what follows it; None where nothing does."""
    name = _name(ctx, line)
    rest = line[len(name) :].strip(" \t,;:")
    return (name.rstrip(_EDGES), rest) if name and rest.strip(_EDGES + "-") else None


def _name(ctx: Context, text: str) -> str:
    """The longest beginning of a text that somebody is called, as it is typed."""
    for word in list(_WORD.finditer(text))[:NAME_WORDS][::-1]:
        terms = words.terms(text[: word.end()])
        if words.terms(word[0]) and not Given.starters.issuperset(terms) and _is_known(ctx, terms):
            return text[: word.end()]
    return ""


def _is_known(ctx: Context, terms: tuple[str, ...]) -> bool:
    """Whether somebody is called so, with whole words: “her” stands for no Herbert."""
    for archived in (False, True):
        people = ctx.store.contacts.named(ctx.member.id, terms, limit=LOOKED_AT, archived=archived)
        if len(people) == LOOKED_AT or any(set(terms) <= set(words.terms(one.name)) for one in people):
            return True
    return False
