"""What the guard does around an ask: `asked before`, a card for whoever helps to ask, and a line beneath one logged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.contacts.args import Person
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.deeds import sorts, writing
from bot.deeds.args import Asked
from bot.deeds.giving import give
from bot.deeds.group import asked, gave
from bot.deeds.hearing import PersonWithin
from bot.guard import cards, ideas, warning
from bot.guard.model import Caution, Guard, Late
from bot.guard.registry import BY_NAME
from bot.journal.model import Ask, Deed, DeedId, DeedKind
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Choice, OneOf
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose, Line
from bot.kit.commands import UnknownCommand

ASK_LABELS = tuple(words.capital(sorts.ASKED[sort]) for sort in Ask)
_DRAFTS = {
    Ask.ADVICE: "coffee-chat",
    Ask.MENTORSHIP: "coffee-chat",
    Ask.FEEDBACK: "feedback",
    Ask.REFERRAL: "referral",
    Ask.INTRODUCTION: "meet-somebody",
}
"""For which asks a message can be written, and its purpose."""

_FIRST = {Guard.SILENT: ("Write a hello", "re-connect"), Guard.ASK_ONLY: ("Write without asking", "re-connect")}
"""What is written first, and its purpose."""


@asked.command("before", examples=["asked before Ana for a referral"])
def before(
    ctx: Context,
    who: Annotated[ContactId, PersonWithin("Whom you want to ask", placing="rest")],
    what: Annotated[str | None, Asked("What you want to ask for", label="What for", limit=writing.LIMIT)] = None,
    sort: Annotated[str | None, OneOf("What it is", writing.ASK_SORTS, labels=ASK_LABELS)] = None,
) -> Card:
    """Before you ask: see if there is something to do first.

    I look at what you logged with them, and say why. I forbid nothing, and I say it once a month at most.
    """
    contact = writing.person(ctx, who)
    if sort is None and what is None:
        choices = [Choice(label, each.value) for each, label in zip(Ask, ASK_LABELS, strict=True)]
        question = Ambiguous("What would you ask for?", choices)
        question.field = "sort"
        raise question
    ask = Ask(sort) if sort else sorts.ask(what or "")
    found = warning.before_ask(ctx, contact, ask)
    if found:
        return spoken(ctx, contact, ask, found, before.button("Ask anyway", who=who, sort=ask.value))
    said = warning.was_said(ctx, contact, ask)
    card = cards.go_ahead(warning.history(ctx, contact), sorts.ASKED[ask], ctx.today, said=said)
    return card.offering(*_draft(ctx, contact, "Write it", _DRAFTS.get(ask, "")), _log(contact, ask))


def spoken(ctx: Context, contact: Contact, ask: Ask, found: Sequence[Caution], anyway: Button) -> Card:
    """The card of what there is to say before an ask; from now on it was said. `anyway`: what goes on with the ask; the
    very same call can do that, since nothing is left to say then."""
    warning.note_said(ctx, found, contact)
    history = warning.history(ctx, contact)
    first = next((one.rule for one in found if not one.general), None)
    idea = None if first in (Guard.NO_FOLLOW_UP, Guard.SILENT, None) else ideas.suggestion(ctx, contact)
    card = cards.before(history, sorts.ASKED[ask], found, ctx.today, idea)
    steps = [step for one in found for step in _steps(ctx, contact, one, thanks=_only_thanks(history.late))]
    return card.offering(*{step.label: step for step in steps}.values(), anyway, _mutes(contact, found))


def after_deeds(ctx: Context, several: Sequence[int]) -> tuple[Sequence[Line], Sequence[Action]]:
    """One kind line beneath an ask that was just logged, and what to do next; that counts as said."""
    one = ctx.store.deeds.find(ctx.member.id, DeedId(several[0])) if len(several) == 1 else None
    if one is None or one.kind is not DeedKind.ASK or one.at != ctx.now or one.contact is None:
        return (), ()
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(one.contact))
    if contact is None:
        return (), ()
    found = warning.before_ask(ctx, contact, _sort(one), asked=one.id)[:1]
    warning.note_said(ctx, found, contact)
    lines = [cards.afterwards(caution) for caution in found]
    steps = [step for caution in found for step in _steps(ctx, contact, caution, thanks=False)]
    return lines, (*steps, *((_mutes(contact, found),) if found else ()))


@gave.command("ideas", examples=["gave ideas Ana"], reads=True)
def list_ideas(ctx: Context, who: Annotated[ContactId, Person("For whom", placing="rest")]) -> Card:
    """Find something to give to a person: a thing to read, praise, somebody to meet.

    It comes from what you noted about them and about other people you know.
    """
    contact = writing.person(ctx, who)
    found = ideas.ideas(ctx, contact)
    actions = [(give.ask("I did", who=contact.id, sort=one.sort.value),) for one in found]
    card = cards.given(contact.name, found, actions)
    return card.offering(Button("Show", Call("contact show", {"who": ids.spell_id(contact.id)})))


def _sort(one: Deed) -> Ask:
    sort = writing.guessed(one)
    return sort if isinstance(sort, Ask) else Ask.HELP


def _only_thanks(late: Sequence[Late]) -> bool:
    return bool(late) and all(one.thanks for one in late)


def _steps(ctx: Context, contact: Contact, one: Caution, *, thanks: bool) -> tuple[Button, ...]:
    """What to do first, as buttons."""
    whose = ids.spell_id(contact.id)
    match one.rule:
        case Guard.NO_FOLLOW_UP:
            shown = Button("Show what is due", Call("followup show", {"which": whose}))
            return (*(_draft(ctx, contact, "Write the thanks", "thanks") if thanks else ()), shown)
        case Guard.COLLECTING:
            return (Button("Whom you know", Call("contact list")),)
        case Guard.TOO_SOON:
            talk = _draft(ctx, contact, "Ask for a talk first", "coffee-chat")
            return (list_ideas.button("What could I give?", who=contact.id), *talk)
        case Guard.SILENT | Guard.ASK_ONLY:
            label, purpose = _FIRST[one.rule]
            return (*_draft(ctx, contact, label, purpose), list_ideas.button("What could I give?", who=contact.id))


def _mutes(contact: Contact, found: Sequence[Caution]) -> Choose:
    """“Don't tell me this again”, about them or about anybody."""
    options: list[Button] = []
    for one in found:
        values = {"rule": one.rule.value}
        short = f"“{one.rule.value}”" if len(found) > 1 else "This"
        if BY_NAME[one.rule].people:
            name = words.clip(contact.name, 40, unit="utf16")
            options.append(
                Button(f"{short}, about {name}", Call("rules mute", {**values, "who": ids.spell_id(contact.id)}))
            )
        options.append(Button(f"{short}, about anybody", Call("rules mute", values)))
    return Choose("Don't say it again …", tuple(options))


def _draft(ctx: Context, contact: Contact, label: str, purpose: str) -> tuple[Button, ...]:
    """A button that writes a message, where there is a command for it and a purpose."""
    if not purpose or not _knows(ctx, "draft"):
        return ()
    return (Button(label, Call("draft", {"who": ids.spell_id(contact.id), "purpose": purpose})),)


def _knows(ctx: Context, command: str) -> bool:
    try:
        ctx.catalogue.command(command)
    except UnknownCommand:
        return False
    return True


def _log(contact: Contact, ask: Ask) -> Button:
    values = {"who": ids.spell_id(contact.id), "sort": ask.value}
    return Button("I asked", Call("asked", values), asks=1)
