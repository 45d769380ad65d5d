"""A goal with its check: five lines, one question at a time, and a whole sentence where something was put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.context import Context
from bot.goals import (
    cards,
    checklines,
    counting,
    keeping,
    lately,
    leading,
    pacing,
    proposing,
    reading,
    rewriting,
    rules,
    serving,
)
from bot.goals.checklines import Offer, Question
from bot.goals.model import FAMILIES, Action, Aim, Goal, State
from bot.goals.proposing import Lately, Proposal
from bot.goals.reading import Reading
from bot.goals.rules import Check, Told
from bot.kit import cards as kit
from bot.kit import ids, words
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, Choose
from bot.kit.times import Interval

IN_A_LABEL = 50
"""Characters of a big picture on a button."""
FORTNIGHT = 14
MORE = 2
"""The page of the form of `goal edit` that asks what a goal is for."""
ASKED_AT_ONCE = 3
"""Goals of one message that each have their first question; with more of them a card would be a wall of buttons."""
FIRST_BUTTONS = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A goal as its check sees it. `had`: goals of the member's that lead to the result which this one names."""

    goal: Goal
    aim: Aim | None
    told: Told
    lately: Lately | None
    checks: tuple[Check, ...]
    had: tuple[Goal, ...] = ()


def card(
    ctx: Context,
    title: str,
    goal: Goal,
    *,
    tone: kit.Tone = "good",
    saying: str = "",
    looking: bool = False,
    each: bool = False,
) -> Card:
    """The goal with its check; buttons only for what is asked now.

    `looking`: nothing was changed, so a sentence is only proposed where it settles what is open. `each`: all five lines
    of the check, even where nothing is open.
    """
    aim = ctx.store.goals.aim(ctx.member.id)
    standing = counting.standing(ctx, goal)
    if goal.state is not State.ACTIVE:
        shown = cards.goal(title, standing, (), aim, tone=tone, hint=saying)
        return shown.offering(*_counted(ctx, goal), _press("Reopen", "reopen", goal))
    seen = look(ctx, goal, aim)
    offers = _offers(ctx, seen, looking=looking)
    shown = cards.goal(
        title,
        standing,
        seen.checks,
        aim,
        question=question(ctx, seen),
        offers=offers,
        tone=tone,
        hint=f"{lately.named(ctx, goal)} {saying}".strip(),
        each=each,
    )
    if seen.had:
        shown = shown.saying(kit.say("What you do for it: ", words.join([f"“{one.text}”" for one in seen.had])))
    complete = _press("Complete", "complete", goal)
    own = (_press("+1", "progress", goal), _form("Edit", "edit", goal))
    noted = goal.want or goal.questions or goal.side
    more = (
        *_counted(ctx, goal),
        *(() if noted else (_form("What you want or give", "edit", goal, MORE),)),
        *((_press("The five checks", "checks", goal),) if not each and checklines.settled(seen.checks) else ()),
        *(() if standing.finished else (complete,)),
        _press("Drop", "drop", goal),
    )
    return shown.offering(*((complete,) if standing.finished else ()), *own, Choose("More", more))


def several(ctx: Context, goals: Sequence[Goal], title: str = "") -> Card:
    """Goals that were set together, each with its first question where there is room."""
    aim = ctx.store.goals.aim(ctx.member.id)
    found = [look(ctx, goal, aim) for goal in goals]
    actions = [(*_first(ctx, seen, len(goals)), _press("Show", "show", seen.goal)) for seen in found]
    shown = cards.several(counting.standings(ctx, goals), [seen.checks for seen in found], actions, aim, title=title)
    return shown.offering(Button("See all goals", Call("goal list", {"state": State.ACTIVE.value})))


def _first(ctx: Context, seen: Seen, of: int) -> tuple[kit.Action, ...]:
    """What settles the first question; what to do is asked on the goal's own card, where the sentences stand. Else
    what was understood can be changed."""
    if of > ASKED_AT_ONCE:
        return ()
    asked = question(ctx, seen)
    if asked is None or (rules.asked(seen.checks)[0] not in ("M", "T") and not seen.told.parts):
        return (_form("Edit", "edit", seen.goal),)
    return tuple(one for one in asked.actions if isinstance(one, Button) and not one.asks)[:FIRST_BUTTONS]


def look(ctx: Context, goal: Goal, aim: Aim | None) -> Seen:
    told = replace(rules.told(goal.text, keeping.read_then(ctx, goal)), serves=serving.of(ctx, goal))
    own = lately.of(ctx, goal)
    checks = rules.checked(goal, aim, told, proposing.stretch(goal, own))
    seen = Seen(goal, aim, told, own, checks)
    return replace(seen, had=_had(ctx, goal)) if goal.action is Action.RESULT else seen


def question(ctx: Context, seen: Seen) -> Question | None:
    """The first thing that is open, with what settles it."""
    letters, left = rules.asked(seen.checks)
    if not letters:
        return None
    check = next(one for one in seen.checks if one.letter == letters[0])
    keeps = _press("Keep my words", "keep", seen.goal, letter=letters)
    edits = _form("Change the words", "edit", seen.goal)
    title, said = f"{check.name}?", check.question
    match letters[0]:
        case "M":
            why, buttons = _number(ctx, seen)
            said, actions = f"{said} {why}", (*buttons, keeps)
        case "T":
            actions = (*_days(ctx, seen), keeps)
        case "R":
            actions = _reasons(seen)
        case "A" if check.holds:
            less = proposing.stretch(seen.goal, seen.lately)
            title, number = "Achievable?", str(less.less if less else 1)
            other = _form("Another number", "fill", seen.goal)
            actions = (_press(f"Make it {number}", "fill", seen.goal, number=number), other, keeps)
        case _ if seen.told.parts:
            title = check.why
            actions = (
                _press(f"Split into {len(seen.told.parts)}", "split", seen.goal),
                _press("Keep as one", "keep", seen.goal, letter=letters),
            )
        case _:
            actions = (edits, keeps)
    return Question(title, said, actions, left)


def _number(ctx: Context, seen: Seen) -> tuple[str, tuple[Button, ...]]:
    goal, own = seen.goal, seen.lately
    given = proposing.proposed(goal, own, ctx.today)
    other = _form("Another number", "fill", goal)
    number = given.number or 1
    had = own is not None and own.done > 0
    why = f"{own.said}, so {number} is a step up." if own is not None and had else "A small number is a good start."
    if given.by is None:
        return why, (*(_press(str(one), "fill", goal, number=str(one)) for one in proposing.around(number)), other)
    both = _press(f"{number} by {pacing.short(given.by)}", "fill", goal, number=str(number), by=given.by.isoformat())
    again = proposing.recurring(goal, own)
    if again.every is None or not proposing.recurs(goal):
        return why, (both, other)
    label = f"{again.number} {again.every}"
    return why, (both, _press(label, "fill", goal, number=str(again.number), every=_short(again.every)), other)


def _days(ctx: Context, seen: Seen) -> tuple[Button, ...]:
    goal = seen.goal
    if seen.told.event and not seen.told.past:
        return (_form("Pick the day", "fill", goal),)
    end, soon = proposing.last_day(ctx.today), ctx.today + timedelta(days=FORTNIGHT)
    days = [_press(f"By {pacing.short(end)}", "fill", goal, by=end.isoformat())]
    days += [_press("In two weeks", "fill", goal, by=soon.isoformat())] if soon != end else []
    every = proposing.recurring(goal, seen.lately).every
    if every is not None and proposing.recurs(goal) and not seen.told.past:
        days.append(_press(words.capital(str(every)), "fill", goal, every=_short(every)))
    return (*days, _form("Pick a day", "fill", goal))


def _reasons(seen: Seen) -> tuple[kit.Action, ...]:
    goal, aim, purpose = seen.goal, seen.aim, seen.told.purpose
    another = _press("Another reason", "keep", goal, letter="R")
    if aim is not None:
        return (_press(f"It serves: {words.clip(aim.said, IN_A_LABEL)}", "serve", goal), another)
    later = _press("Not now", "keep", goal, letter="R")
    usual = Choose(
        "Pick an aim", tuple(_press(text, "serve", goal, family=one.value) for one, text in FAMILIES.items())
    )
    own = _form("In my own words", "serve", goal)
    if purpose:
        label = f"Make that my big picture: {purpose}"
        return (_press(words.clip(label, 75, unit="utf16"), "purpose", goal), usual, own, later)
    return (usual, own, later)


# Whole sentences


def _offers(ctx: Context, seen: Seen, *, looking: bool) -> tuple[Offer, ...]:
    goal = seen.goal
    letters = rules.asked(seen.checks)[0]
    settles = letters not in ("", "R")
    if seen.told.parts and "S" in letters:
        return tuple(Offer("", part, "", ()) for part in seen.told.parts)
    if goal.action is Action.RESULT:
        return _ways(ctx, goal) if set(letters) & {"S", "A"} else ()
    put_in = _put_in(ctx, seen)
    said = sentence(ctx, goal, put_in) if settles or not looking else ""
    if not said:
        return ()
    values = {
        "number": "" if put_in.number is None else str(put_in.number),
        "by": "" if put_in.by is None else put_in.by.isoformat(),
        "every": "" if put_in.every is None else _short(put_in.every),
    }
    use = _press("Use this sentence", "rewrite", goal, **{name: value for name, value in values.items() if value})
    lead = "For example:" if put_in != Proposal() or rules.vague(goal) else "In one sentence:"
    return (Offer(lead, said, "", (use,)),)


def _put_in(ctx: Context, seen: Seen) -> Proposal:
    """What stands in for the letters that are still open."""
    still = {check.letter for check in seen.checks if check.open}
    given = proposing.proposed(seen.goal, seen.lately, ctx.today)
    event = bool(seen.told.event) and not seen.told.past
    number = given.number if "M" in still or rules.vague(seen.goal) else None
    return Proposal(number, given.by if "T" in still and not event else None)


def sentence(ctx: Context, goal: Goal, put_in: Proposal) -> str:
    """The goal in one sentence with what was filled in since, and what is put in; empty where that says nothing new."""
    read = reading.read(goal.text, ctx.today)
    number, by = goal.target or put_in.number, goal.deadline or put_in.by
    every = goal.cadence or put_in.every
    if any(typed is not None and meant is None for typed, meant in _pairs(read, number, by, every)):
        return ""  # what the sentence says was taken out by hand
    vague = rules.vague(goal)
    own_words = "S" in goal.kept and (vague or reading.sentences(goal.text) > 1)
    as_typed = not vague and reading.sentences(goal.text) == 1
    if own_words or (as_typed and all(typed == meant for typed, meant in _pairs(read, number, by, every))):
        return ""
    what = leading.first_activity(goal.text, read) if vague else None
    said = rewriting.rewrite(goal.text, read, ctx.today, number=number, by=by, every=every, what=what)
    return "" if words.terms(said) == words.terms(goal.text) else said


def _pairs(
    read: Reading, number: int | None, by: date | None, every: Interval | None
) -> tuple[tuple[object, object], ...]:
    return (read.target, number), (read.deadline, by), (read.cadence, every)


def ways(ctx: Context, goal: Goal, by: date) -> tuple[leading.Lead, ...]:
    """What leads to the result that a goal names."""
    return leading.action_goals(goal.text, reading.read(goal.text, ctx.today), ctx.today, by)


def _ways(ctx: Context, goal: Goal) -> tuple[Offer, ...]:
    by = _until(ctx, goal)
    found = enumerate(ways(ctx, goal, by), start=1)
    return tuple(
        Offer("", way.text, way.why, (_press("Add this goal", "lead", goal, number=str(n), by=by.isoformat()),))
        for n, way in found
    )


def _until(ctx: Context, goal: Goal) -> date:
    if goal.deadline is not None and goal.deadline >= ctx.today:
        return goal.deadline
    return proposing.last_day(ctx.today, proposing.BOTH_DAYS)


def _had(ctx: Context, goal: Goal) -> tuple[Goal, ...]:
    """The member's goals that lead there, whatever their last day."""
    wanted = {_timeless(ctx, way.text) for way in ways(ctx, goal, _until(ctx, goal))}
    verbs = {terms[0] for terms in wanted}
    active = (one for one in ctx.store.goals.listing(ctx.member.id, State.ACTIVE) if wanted and one.id != goal.id)
    alike = (one for one in active if words.terms(one.text)[:1] and words.terms(one.text)[0] in verbs)
    return tuple(one for one in alike if _timeless(ctx, one.text) in wanted)


def _timeless(ctx: Context, text: str) -> tuple[str, ...]:
    phrase = reading.read(text, ctx.today).phrase
    return words.terms(text.replace(phrase, " ") if phrase else text)


# Buttons. They name commands that answer with this card, so that this file can't import them.


def _press(label: str, command: str, goal: Goal, **said: str) -> Button:
    return Button(label, Call(f"goal {command}", {"which": ids.spell_id(goal.id), **said}))


def _form(label: str, command: str, goal: Goal, page: int = 1) -> Button:
    return replace(_press(label, command, goal), asks=page)


def _counted(ctx: Context, goal: Goal) -> tuple[Button, ...]:
    some = ctx.store.goals.size(ctx.member.id, goal.id) > 0
    return (_press("What counted", "counted", goal),) if some else ()


def _short(every: Interval) -> str:
    """“2w”: short enough for a button."""
    return f"{every.n}{every.unit[0]}"
