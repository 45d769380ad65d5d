"""`/grapevine welcome`, and what is put beneath the first answer and the first after a quiet spell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.events import jobs as outings
from bot.feature import Feature
from bot.followups import chain, rules
from bot.followups.cadence import fresh_start
from bot.goals import commands as goals
from bot.goals import typed
from bot.goals.args import GoalRef
from bot.goals.model import FAMILIES, LETTERS, Family, Goal, GoalId, State
from bot.goals.picture import AIM_LIMIT, big_picture
from bot.goals.reading import LONGEST
from bot.goals.settling import Pressed, fill, keep, lead, purpose, rewrite, serve, split
from bot.kit import ids, words
from bot.kit.args import CalendarDay, OneOf, Text, TooLong
from bot.kit.calls import Call
from bot.kit.cards import Action, Block, Button, Card, Choose, CommandMention, Entries
from bot.kit.commands import Answer, Group
from bot.kit.ids import UnknownRecord
from bot.kit.zones import ZoneName
from bot.members import clocks
from bot.members import rules as member_rules
from bot.welcome import cards, upcoming
from bot.welcome.args import Carried
from bot.welcome.rules import example, last_day

NAME_LIMIT, NAMES_LIMIT = 80, 250
WORTH_A_WORD = 3

STEPS = ("where", "why", "what", "whom")
"""Each is saved by itself, can be skipped, and is passed over once it was answered."""

SERVES = "serves"
"""Beside the letters of a goal's check: that it serves the big picture."""

SETTLES = {"serve": serve, "keep": keep, "purpose": purpose, "rewrite": rewrite, "split": split, "lead": lead}
"""What the buttons of a goal's check do, beside filling in what is missing."""

welcome = Group[Context]("welcome", "A quick start, in 90 seconds", default="start")


@welcome.command("start", examples=["welcome"], reads=True)
def start(ctx: Context, skip: Annotated[str | None, OneOf("The step to leave out", STEPS)] = None) -> Card:
    """Set up the few things that help me help you.

    Your clock, your big picture, one goal, three people. Every step can be skipped, and each is saved at once. Come
    back to it whenever you like.
    """
    return _step(ctx, after=skip)


@welcome.command("here", hidden=True)
def here(ctx: Context) -> Card:
    """Keep the time zone as it is."""
    return _zone_saved(ctx, ctx.member.zone)


@welcome.command("where", hidden=True)
def where(
    ctx: Context,
    zone: Annotated[str, ZoneName("The nearest big city, or a zone such as Europe/Berlin", placing="rest")],
) -> Card:
    """Say where you are, so that reminders come by your clock."""
    return _zone_saved(ctx, zone)


@welcome.command("why", hidden=True)
def why(
    ctx: Context,
    text: Annotated[str, Text("Such as: change from sales to design", label="Your big picture", limit=AIM_LIMIT)],
) -> Card:
    """Say in your own words what your networking is for."""
    big_picture(ctx, text=text)
    return _aim_saved(ctx, "Saved")


@welcome.command("pick", hidden=True)
def pick(
    ctx: Context, family: Annotated[str, OneOf("One of the usual four", tuple(one.value for one in FAMILIES))]
) -> Card:
    """Take one of the usual four as your big picture."""
    known = ctx.store.goals.aim(ctx.member.id)
    if known is not None and known.said != FAMILIES[Family(family)]:  # a card from before it was said otherwise
        return _aim_saved(ctx, "Your big picture stays")
    big_picture(ctx, family=family)
    return _aim_saved(ctx, "Saved")


@welcome.command("what", hidden=True)
def what(ctx: Context, text: Annotated[str, Text("In one sentence", label="Your goal", limit=LONGEST)]) -> Card:
    """Set a goal in your own words."""
    proposed, family, _ = _example(ctx)
    return _goal_saved(ctx, text, family if text == proposed else Family.OWN)


@what.prefill
def _the_example(ctx: Context, call: Call) -> Mapping[str, str]:
    return {"text": _example(ctx)[0]}


@welcome.command("take", hidden=True)
def take(
    ctx: Context,
    by: Annotated[date, CalendarDay("Until when")],
    family: Annotated[str | None, OneOf("Which example", tuple(one.value for one in FAMILIES))] = None,
) -> Card:
    """Set the goal that was shown as an example."""
    if by < ctx.today:  # an old card
        return _step(ctx, after="why")
    made_for = Family(family or "")
    return _goal_saved(ctx, example(made_for, by), made_for)


@welcome.command("clearer", hidden=True)
def clearer(
    ctx: Context,
    which: Annotated[GoalId, GoalRef("Which goal")],
    what: Annotated[str | None, Text("In one sentence", label="Your goal", limit=LONGEST)] = None,
    number: Annotated[str | None, Text("Such as 3; - empties it", label="How many", limit=6, clears=True)] = None,
    by: Annotated[str | None, Text("Such as end of month; - empties it", label="Until", limit=80, clears=True)] = None,
    every: Annotated[
        str | None, Text("Such as every week; - empties it", label="How often", limit=80, clears=True)
    ] = None,
    says: Annotated[str | None, Pressed("What a button settles", (*LETTERS, SERVES))] = None,
) -> Card:
    """Say a goal more clearly.

    Your own words can always stay.
    """
    if says == SERVES:
        return _checked(ctx, serve(ctx, which))
    if says is not None:
        return _checked(ctx, keep(ctx, which, says))
    if what is number is by is every is None:
        return _checked(ctx, goals.show(ctx, which))
    return _checked(ctx, goals.edit(ctx, which, what=what, number=number, by=by, every=every))


@clearer.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    found = ctx.store.goals.find(ctx.member.id, GoalRef("").read(call.values["which"], ctx))
    if found is None:
        raise UnknownRecord
    return typed.facts(found)


@welcome.command("do", hidden=True)
def do(
    ctx: Context,
    how: Annotated[str, Pressed("What a button settles", tuple(SETTLES))],
    which: Annotated[GoalId, GoalRef("Which goal")],
    letter: Annotated[str | None, Pressed("Which question", (*LETTERS, "SA"))] = None,
    family: Annotated[str | None, Pressed("One of the usual four", tuple(one.value for one in FAMILIES))] = None,
    number: Annotated[str | None, Carried("How many", limit=6)] = None,
    by: Annotated[str | None, Carried("Until when", limit=10)] = None,
    every: Annotated[str | None, Carried("How often", limit=10)] = None,
    text: Annotated[
        str | None, Text("Such as: change from sales to design", label="Your big picture", limit=AIM_LIMIT)
    ] = None,
) -> Card:
    """Settle what is open in a goal's check, as its own button would."""
    said = {"letter": letter, "family": family, "number": number, "by": by, "every": every, "text": text}
    command = SETTLES[how]
    takes = {param.name for param in command.params}
    values = {name: value for name, value in said.items() if value is not None and name in takes}
    return _checked(ctx, command.answer(Call(command.name, {"which": ids.spell_id(which), **values}), ctx))


@welcome.command("whom", hidden=True)
def whom(
    ctx: Context,
    first: Annotated[str, Text("Just the name; several with commas between them", limit=NAMES_LIMIT)],
    second: Annotated[str | None, Text("Another name", limit=NAMES_LIMIT)] = None,
    third: Annotated[str | None, Text("One more", limit=NAMES_LIMIT)] = None,
) -> Card:
    """Write down some people."""
    people: list[Contact] = []
    known: list[str] = []
    for name in ",".join((first, second or "", third or "")).split(","):
        clean = words.clean(name, lines=False)
        if not words.terms(clean):
            continue
        if len(clean) > NAME_LIMIT:
            raise TooLong(length=len(clean), limit=NAME_LIMIT)
        if _known(ctx, clean):
            known.append(clean)
            continue
        person = Contact(ContactId(ids.new_id(ctx.now)), ctx.member.id, clean, ctx.now, parked=True)
        ctx.store.contacts.add(person)
        people.append(person)
    return _ready(ctx, people, known)


def greet(ctx: Context, card: Card) -> Card:
    """A button beneath the first answer, and, where nobody told their zone, the question which clock is theirs; after
    two quiet weeks a welcome back, without a backlog."""
    if not ctx.member.welcomed:
        return _offer(ctx, card)
    if ctx.away < member_rules.QUIET_SPELL or ctx.store.members.get(ctx.member.id) is None:
        return card
    waiting = ctx.store.followups.open_until(ctx.member.id, ctx.today + rules.SOON)
    people = rules.by_person(chain.items(ctx, waiting), ctx.today)[:WORTH_A_WORD]
    greeted = cards.back(card, people, ctx.today)
    late = any(one.due < ctx.today for one in waiting)
    return greeted.offering(fresh_start.button("A fresh start")) if late else greeted


def _offer(ctx: Context, card: Card) -> Card:
    member = ctx.store.members.get(ctx.member.id)  # the command may have changed it, or erased it
    if member is None:
        return card
    ctx.store.members.save(replace(member, welcomed=True))
    if any(button.call.name.startswith(welcome.name) for button in card.buttons()):
        return card
    card = card.offering(start.button("Start here (90 seconds)"))
    if not clocks.assumed(member) or any(button.call.name == "settings zone" for button in card.buttons()):
        return card
    zone = Call("settings zone", {"where": member.zone})
    other = Button("Another clock", Call("settings zone"), asks=1)
    return cards.by_which_clock(card, member, ctx.now).offering(Button("Yes, my clock", zone), other)


# The steps


def _open(ctx: Context, after: str | None = None) -> tuple[str, ...]:
    """What was not answered yet, behind a step."""
    owner = ctx.member.id
    answered = {
        "where": ctx.member.zone_from == "member",
        "why": ctx.store.goals.aim(owner) is not None,
        "what": bool(ctx.store.goals.listing(owner, State.ACTIVE, limit=1)),
        "whom": ctx.store.contacts.count(owner) > 0,
    }
    return tuple(step for step in (STEPS[STEPS.index(after) + 1 :] if after else STEPS) if not answered[step])


def _step(ctx: Context, after: str | None) -> Card:
    """The first step that is still open, behind the one that was skipped."""
    steps = _open(ctx, after)
    if not steps:
        return _ready(ctx)
    left = len(steps) - 1
    skip = start.button("Skip", skip=steps[0])
    match steps[0]:
        case "where":
            card = cards.where(ctx.member, ctx.now, left)
            return card.offering(here.button("That's right"), where.ask("Somewhere else"), skip)
        case "why":
            families = (pick.button(said, one.value) for one, said in FAMILIES.items())
            return cards.why(left).offering(*families, why.ask("In my own words"), skip)
        case "what":
            text, family, by = _example(ctx)
            card = cards.what(text, family is not Family.OWN, left)
            return card.offering(take.button("Take it", by, family.value or None), what.ask("Change it"), skip)
        case _:
            return cards.whom(left).offering(whom.ask("Name three people"), skip)


def _ready(ctx: Context, people: Sequence[Contact] = (), known: Sequence[str] = ()) -> Card:
    reminder, planned = upcoming.reminder(ctx)
    card = cards.ready(ctx.member, ctx.today, people, known=known, reminder=reminder, planned=planned).offering(
        Button("I met somebody", Call("met"), asks=1),
        Button("Your first step", Call("next show")),
        Button("My people", Call("contact list")),
        Button("Settings", Call("settings show")),
    )
    return card.offering(start.button("What I skipped")) if _open(ctx) else card


def _zone_saved(ctx: Context, zone: str) -> Card:
    member = replace(ctx.member, zone=zone, zone_from="member")
    ctx.store.members.save(member)
    chain.replan_all(ctx.store, member, ctx.now)
    outings.replan(ctx.store, member, ctx.now)
    ctx.store.questions.shift(member.id, ctx.now)
    fresh = _step(replace(ctx, member=member), after="where")
    return cards.saved(fresh, f"Saved: {zone}.", CommandMention("settings zone"))


def _aim_saved(ctx: Context, said: str) -> Card:
    aim = ctx.store.goals.aim(ctx.member.id)
    return cards.saved(
        _step(ctx, after="why"), f"{said}: {aim.said if aim is not None else 'none'}.", big_picture.mention()
    )


def _known(ctx: Context, name: str) -> bool:
    found = ctx.store.contacts.named(ctx.member.id, words.terms(name))
    return any(words.terms(person.name) == words.terms(name) for person in found)


# The goal, whose check is answered without leaving the welcome


def _example(ctx: Context) -> tuple[str, Family, date]:
    """A goal for the big picture they have, with what a button needs to say it again."""
    aim = ctx.store.goals.aim(ctx.member.id)
    family, by = Family.OWN if aim is None else aim.family, last_day(ctx.today)
    return example(family, by), family, by


def _goal_saved(ctx: Context, text: str, made_for: Family) -> Card:
    """Saved as `/goal set` does; an example that was made for their big picture serves it."""
    answer = goals.set_goal(ctx, text)
    goal = _goal(ctx, text)
    aim = ctx.store.goals.aim(ctx.member.id)
    fits = aim is not None and made_for is aim.family is not Family.OWN
    if fits and goal is not None and not goal.serves_aim:
        answer = serve(ctx, goal.id)
    return _checked(ctx, answer)


def _goal(ctx: Context, text: str) -> Goal | None:
    said = words.fold(" ".join(text.split()))
    active = ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
    return next((goal for goal in active if words.fold(goal.text) == said), None)


def _checked(ctx: Context, answer: Answer) -> Card:
    """The goal's card; what is open in its check is answered here, and the first button goes on."""
    if not isinstance(answer, Card):
        raise TypeError("a goal was not answered with a card")
    people = "whom" in _open(ctx, "what")
    onward = replace(start.button("Next: three people" if people else "Finish", skip="what"), tone="main")
    edits = [one for one in answer.actions if isinstance(one, Button) and _edits(one)]
    blocks = tuple(_block_here(block) for block in answer.blocks)
    return replace(answer, blocks=blocks, actions=(onward, *(_here(one) for one in edits)))


def _edits(button: Button) -> bool:
    """It opens the first page of a goal: what is asked here. The page behind it is for later."""
    return button.call.name == goals.edit.name and button.asks == 1


def _block_here(block: Block) -> Block:
    if not isinstance(block, Entries):
        return block
    items = tuple(replace(item, actions=tuple(_here(one) for one in item.actions)) for item in block.items)
    return replace(block, items=items)


def _here(action: Action) -> Action:
    """A button of a goal's card, answered by the welcome."""
    if isinstance(action, Choose):
        return replace(action, options=tuple(_button_here(one) for one in action.options))
    return _button_here(action) if isinstance(action, Button) else action


def _button_here(button: Button) -> Button:
    said = dict(button.call.values)
    how = button.call.name.removeprefix("goal ")
    if button.call.name == fill.name or _edits(button):
        return replace(button, call=Call(clearer.name, said))
    if how in SETTLES:
        return replace(button, call=Call(do.name, {"how": how, **said}))
    return button


feature = Feature(commands=(welcome,), greets=greet)
