"""What becomes of a step: it is done for real, told in a line, or marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from bot.context import Context
from bot.held import answers
from bot.kit import grammar, nothing
from bot.kit.args import Ambiguous, Text
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Choose, footnote
from bot.kit.commands import Answer as Shown
from bot.kit.commands import Command
from bot.kit.errors import UserError
from bot.next import cards, gathering, rules, taking
from bot.next.args import CallRef, StepRef
from bot.next.group import steps
from bot.next.model import Answer, Asks, Pressed, Step

LINE = 4000
ONWARD, MORE = Button("What is next", Call("next show")), Button("One more step", Call("next show"))


@steps.command("done", examples=["next done"])
def done(ctx: Context, step: Annotated[Pressed | None, StepRef()] = None) -> Shown:
    """Say that today's step is done. What belongs to it is logged, too."""
    if step is None:
        found = taking.todays_step(ctx, taking.lately(ctx))
        if found is None:
            return cards.nothing_left(taking.growth(ctx), small=False)
        step = Pressed(found.kind, found.about, ctx.today, found.is_small)
    found = _open(ctx, step)
    if isinstance(found, Card):
        return found
    if found.choices:
        return cards.step(found, taking.growth(ctx), small=False).offering(*buttons(found, step))
    if found.asks is not Asks.NOTHING:
        form = FORMS[found.asks]
        return form.form(_telling(form, step), known={"text": found.proposal})
    return _finish(ctx, step, found, found.does)


@steps.command("people", hidden=True)
def tell_people(
    ctx: Context,
    text: Annotated[str, Text("One name a line is enough", label="Who it is", lines=True, limit=LINE)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Write down people you know."""
    return _told(ctx, step, Asks.PEOPLE, rules.listed(text))


@steps.command("talk", hidden=True)
def tell_talk(
    ctx: Context,
    text: Annotated[str, Text("Ana Ruiz, recruiter @Acme", label="Whom you talked to", lines=True, limit=LINE)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Say whom you talked to."""
    return _told(ctx, step, Asks.TALK, text)


@steps.command("deed", hidden=True)
def tell_deed(
    ctx: Context,
    text: Annotated[str, Text("In one line, as you would say it", label="What you did", limit=1000)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Say what you did."""
    return _told(ctx, step, Asks.DEED, text)


@steps.command("goal", hidden=True)
def tell_goal(
    ctx: Context,
    text: Annotated[str, Text("In one sentence", label="Your goal", limit=500)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Set one goal."""
    return _told(ctx, step, Asks.GOAL, text)


@steps.command("group", hidden=True)
def tell_group(
    ctx: Context,
    text: Annotated[str, Text("Such as: Reactiflux on Discord", label="The group you joined", limit=80)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Say which group you joined."""
    return _told(ctx, step, Asks.GROUP, text)


@steps.command("plan", hidden=True)
def tell_plan(
    ctx: Context,
    text: Annotated[str, Text("Roles, places, interests", label="Whom you want to know", lines=True, limit=LINE)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Write down whom you want to know."""
    return _told(ctx, step, Asks.PLAN, text)


@steps.command("stand", hidden=True)
def tell_situation(
    ctx: Context,
    text: Annotated[str, Text("First job, remote …", label="Where you stand", limit=40)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Say where you stand."""
    return _told(ctx, step, Asks.SITUATION, text)


@steps.command("lead", hidden=True)
def tell_lead(
    ctx: Context,
    text: Annotated[str, Text("Such as: apply by friday", label="What you will do next", limit=300)],
    step: Annotated[Pressed | None, StepRef()] = None,
) -> Shown:
    """Say what comes next."""
    return _told(ctx, step, Asks.LEAD, text)


@steps.command("finish", hidden=True)
def finish(ctx: Context, step: Annotated[Pressed, StepRef()], does: Annotated[Call, CallRef()]) -> Shown:
    """Go on where something was asked about a step."""
    found = _open(ctx, step)
    return found if isinstance(found, Card) else _finish(ctx, step, found, does)


FORMS: dict[Asks, Command[Context, ...]] = {
    Asks.PEOPLE: tell_people,
    Asks.TALK: tell_talk,
    Asks.DEED: tell_deed,
    Asks.GOAL: tell_goal,
    Asks.GROUP: tell_group,
    Asks.PLAN: tell_plan,
    Asks.SITUATION: tell_situation,
    Asks.LEAD: tell_lead,
}
"""The form of one line that each is told with."""

THROUGH = {
    Asks.PEOPLE: "contact add",
    Asks.TALK: "met",
    Asks.DEED: "did",
    Asks.GOAL: "goal set",
    Asks.GROUP: "presence joined",
    Asks.PLAN: "plan add",
    Asks.SITUATION: "plan situation",
    Asks.LEAD: "heard goes-on",
}
"""The command that the line goes to, as if it was typed there."""


def buttons(step: Step, pressed: Pressed) -> tuple[Action, ...]:
    """“Done” as a press, or as a form where it takes a line; or the few things that can be said."""
    if step.choices:
        options = tuple(Button(label, tell_situation.call(text, pressed)) for label, text in step.choices)
        return (Choose("Where you stand", options),)
    if step.asks is not Asks.NOTHING:
        form = FORMS[step.asks]
        return (replace(form.ask("Done", 1, step=pressed), tone="main"),)
    return (replace(done.button("Done", pressed), tone="main"),)


def _proposed(ctx: Context, call: Call) -> Mapping[str, str]:
    """What a form begins with."""
    said = call.values.get("step")
    if said is None:
        return {}
    pressed = StepRef().read(said, ctx)
    found = gathering.find(ctx, pressed.kind, pressed.about)
    return {"text": found.proposal} if found is not None and found.proposal else {}


for _form in FORMS.values():
    _form.prefill(_proposed)


def _telling(form: Command[Context, ...], pressed: Pressed) -> Call:
    return Call(form.name, {"step": StepRef().spell(pressed)})


def _open(ctx: Context, pressed: Pressed) -> Step | Card:
    """The step that a button means; or why there is nothing to do for it any more."""
    if rules.done_already(pressed, taking.lately(ctx)):
        return cards.done_before().offering(ONWARD)
    found = gathering.find(ctx, pressed.kind, pressed.about)
    if found is None:
        return cards.settled().offering(ONWARD)
    return rules.smaller(found) if pressed.small and found.small else found


def _told(ctx: Context, pressed: Pressed | None, asks: Asks, text: str) -> Shown:
    """Send a line to its command, and note the step that it was for. Without one it is only sent."""
    nothing.refuse(text, "text")
    command = ctx.catalogue.command(THROUGH[asks])
    found = None if pressed is None else _open(ctx, pressed)
    if isinstance(found, Card):
        return found
    try:
        call = grammar.fill(command, text)
    except UserError as error:
        error.field = "text"
        raise
    if pressed is None or found is None:
        return command.answer(call, ctx)
    known = {name: value for name, value in found.given if name not in call.values and not _says_how(asks, text)}
    return _finish(ctx, pressed, found, call.but(**known))


def _says_how(asks: Asks, text: str) -> bool:
    """“Ana - had a call”: the line itself says how they talked."""
    return asks is Asks.TALK and " - " in text


def _finish(ctx: Context, pressed: Pressed, step: Step, does: Call | None) -> Shown:
    """Do what belongs to a step, and note that it is done."""
    if does is None:
        taking.say(ctx, step, Answer.DONE, small=pressed.small)
        card = cards.marked(step.do, taking.growth(ctx), small=pressed.small)
        return card.offering(MORE)
    command = ctx.catalogue.command(does.name)
    try:
        shown = command.answer(does, ctx)
    except Ambiguous as question:
        return answers.which(_within(question, does), finish.call(pressed, does), ctx)
    except UserError as error:
        error.field = "text" if error.field else None
        raise
    if not isinstance(shown, Card):
        return shown
    taking.say(ctx, step, Answer.DONE, small=pressed.small)
    told = taking.growth(ctx)
    shown = shown.saying(footnote(told)) if told else shown
    return shown.offering(MORE)


def _within(question: Ambiguous, does: Call) -> Ambiguous:
    """The same question about a call that is an argument here: each answer is that call with it."""
    field = question.field or ""
    choices = [replace(one, text=CallRef().spell(does.but(**{field: one.text}))) for one in question.choices]
    asked = Ambiguous(question.question, choices)
    asked.field = "does"
    return asked
