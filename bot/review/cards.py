"""How a review looks. One thing at a time, few words, and nothing that counts people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.contacts.model import Contact
from bot.goals import pacing
from bot.goals import rules as goal_rules
from bot.goals.model import Aim, Goal
from bot.kit import times, words
from bot.kit.cards import (
    Action,
    Block,
    Card,
    CommandMention,
    Entries,
    Entry,
    Facts,
    Line,
    Meter,
    Quote,
    Strong,
    footnote,
    say,
)
from bot.review.clipping import clip
from bot.review.model import Answer, Look, Result, Review, Tally, Verdict
from bot.review.months import named
from bot.review.proposals import Proposal
from bot.review.rules import Stood, several

IN_A_LIST = 140
"""Characters of a goal in a list."""
IN_OVERVIEW = 80
"""The same where all of them are told."""
ON_TOP = 80
"""The same in the line that says what was just done."""
OWN_WORDS = 200
"""Characters of what they wrote that an overview shows."""
LISTED = 5
"""Goals that an overview names; the rest is a number."""

SAID = {
    Verdict.DONE: "Done",
    Verdict.CARRY: "Carried on",
    Verdict.ADAPT: "Adapted",
    Verdict.DROP: "Let go",
}


def which(last: date, this: date, waits: str = "") -> Card:
    """`waits`: what is next in the review of the last month, if that was begun."""
    before = f"You began {named(last)}: {waits}." if waits else f"{named(last)} is not looked back on yet."
    return Card(
        "Which month?",
        (say(f"{before} {named(this)} has only begun."),),
        tone="ask",
        summary="Your monthly review",
    )


@dataclass(frozen=True, slots=True)
class Size:
    """What a review goes through. `more`: goals beyond those."""

    goals: int = 0
    more: int = 0
    people: int = 0


def start(month: date, tally: Tally, aim: Aim | None, size: Size, *, hint: str = "") -> Card:
    """The month in four numbers, before anything is asked."""
    blocks: list[Block] = [_numbers(tally)]
    blocks += [say("Your big picture: ", Strong(aim.said))] if aim is not None else []
    whom = [_PERSONS[size.people]] if size.people else []
    if size.goals:
        newest = f"the newest {size.goals} of your {size.goals + size.more} goals"
        which = newest if size.more else words.plural(size.goals, "goal")
        blocks.append(say(f"We go through {words.join([which, *whom, 'the goals of the next month'])}."))
    else:
        what = words.join([*(f"at {one}" for one in whom), "at what comes next"])
        blocks.append(say(f"You had no goals this month, and that is fine. We look {what}."))
    minutes = "About five minutes" if size.goals else "About three minutes" if whom else "A minute"
    blocks.append(say(f"{minutes}, all by buttons."))
    blocks.append(footnote("Each press is saved. Leave whenever you like, and go on another day."))
    blocks += [footnote(hint)] if hint else []
    return Card(f"Looking back on {named(month)}", tuple(blocks), tone="ask", summary="Your monthly review")


_PERSONS = {1: "one person", 2: "two people", 3: "three people"}


def waits(month: date, command: Line) -> Card:
    return Card(
        "It waits for you",
        (say(f"Nothing is lost. To look back on {named(month)}: ", *command),),
        summary="Your monthly review",
    )


def none(month: date) -> Card:
    return Card(
        f"No review of {named(month)}",
        (say("A month can be looked back on while it runs, and in the month after it."),),
        summary="Your monthly review",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A goal that is asked about, the `number`th of `of`. `later`: what it goes on as."""

    goal: Goal
    stands: Stood
    number: int
    of: int
    result: Result | None = None
    later: Goal | None = None
    check_in: str = ""


def goal(one: Asked, aim: Aim | None, serves: Sequence[Action]) -> Card:
    """One goal of the month. `serves`: what says whether it serves the big picture; none where that is known."""
    blocks: list[Block] = [Quote(one.goal.text)]
    if one.stands.target and not one.stands.periods:
        blocks.append(Meter("Result", min(one.stands.done, one.stands.target), one.stands.target))
    told = " ".join(part for part in (_result(one.goal, one.stands), _running(one), _until(one.goal)) if part)
    blocks += [say(told)] if told else []
    blocks += [say(one.check_in)] if one.check_in else []
    if one.result is not None:
        blocks.append(say("You said: ", Strong(_said(one.result)), "."))
        blocks += [Quote(one.result.why)] if one.result.why else []
    if one.later is not None:
        blocks.append(say(f"It goes on as: {_onward(one.later, IN_A_LIST)}"))
    if serves and aim is not None:
        line: Line = (f"Does it serve your big picture, “{clip(aim.said, IN_A_LIST)}”?",)
        blocks.append(Entries("", (Entry(line, (), tuple(serves)),)))
    elif serves:
        blocks.append(Entries("", (Entry(("What is it for? You have no big picture yet.",), (), tuple(serves)),)))
    title = f"Goal {one.number} of {one.of}"
    return Card(title, tuple(blocks), tone="ask", summary="Your monthly review")


def noted(card: Card, line: str, actions: Sequence[Action] = (), *, mark: str = "✓ ") -> Card:
    """The card, with what was just done above it."""
    top = Entries("", (Entry((f"{mark}{line}",), (), tuple(actions)),))
    return replace(card, blocks=(top, *card.blocks))


def verdict(result: Result, goal: Goal, later: Goal | None) -> str:
    """“Carried on: Have 3 coffee chats …. It counts from 1 April.”"""
    if result.verdict is Verdict.CARRY and later is None:
        return f"It goes on: {clip(goal.text, ON_TOP)}"
    if later is not None:
        return f"{SAID[result.verdict]}: {_onward(later, ON_TOP)}"
    return f"{SAID[result.verdict]}: {clip(goal.text, ON_TOP)}"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody whom a review looks at, as they are now, and why in a sentence."""

    look: Look
    contact: Contact
    why: str


def people(seen: Sequence[Seen], actions: Mapping[int, Sequence[Action]], *, nobody: bool = False) -> Card:
    """At most three people, and what was said of them; `actions` by look. `nobody`: they have nobody to look at."""
    if not seen:
        line = say("Nobody needs a closer look: you talked this week, or looked at them the last time.")
        if nobody:
            line = say("There is nobody here yet to stay in touch with. After your next talk: ", CommandMention("met"))
        return Card("People", (line,), summary="Your monthly review")
    items = tuple(
        Entry(
            (Strong(one.contact.name), *((f", {one.contact.work}",) if one.contact.work else ())),
            (_answer(one.look) or one.why,),
            tuple(actions.get(one.look.id, ())),
        )
        for one in seen
    )
    title = {1: "One person", 2: "Two people"}.get(len(seen), "Three people") + " to look at"
    return Card(title, (Entries("", items),), tone="ask", summary="Your monthly review")


def answered(look: Look, name: str) -> str:
    """What was just said of somebody, and what it did."""
    return f"{name}: {_answer(look)}"


def change(text: str, before: str) -> Card:
    """What must change; `text` is what they wrote, `before` what they wrote a month ago."""
    return _own_words(
        "What must change?",
        "One line is enough: what will you do differently in your network?",
        text,
        before,
    )


def network(text: str, before: str, plan: Sequence[tuple[str, Sequence[str]]] = ()) -> Card:
    """The network they want; `plan`: the qualities that they plan to have in it, by list."""
    card = _own_words(
        "The network I want",
        "In your own words: whom do you want to know, and for what? It goes into your document.",
        text,
        before,
    )
    pairs = tuple((words.capital(label), (clip(", ".join(some), IN_OVERVIEW),)) for label, some in plan)
    return card.saying(say("Your plan goes into it, too:"), Facts(pairs)) if pairs else card


@dataclass(frozen=True, slots=True)
class Coming:
    """What the month of `planned` has: its goals, and proposals with their actions."""

    planned: date
    today: date
    goals: Sequence[Goal]
    proposals: Sequence[tuple[Proposal, tuple[Action, ...]]]


def coming(one: Coming) -> Card:
    """The goals of the month to come."""
    month = times.MONTHS[one.planned.month - 1]
    blocks: list[Block] = []
    if one.goals:
        items = tuple(_ahead(goal, one.today) for goal in one.goals[:LISTED])
        blocks.append(Entries("", items))
        blocks += _more(len(one.goals))
    else:
        blocks.append(say(f"None for {month} yet. Three work well; one is a good start."))
    if one.proposals:
        items = tuple(
            Entry((proposal.sentence,), (f"Why: {proposal.why}",), actions) for proposal, actions in one.proposals
        )
        blocks.append(Entries("You could add", items))
        if one.planned > one.today:
            blocks.append(footnote(f"A goal that you add here starts on {pacing.short(one.planned)}."))
    return Card(f"Your goals for {month}", tuple(blocks), tone="ask", summary="Your monthly review")


@dataclass(frozen=True, slots=True)
class Told:
    """A review as an overview tells it: goals with their results (none where nothing was said)."""

    review: Review
    tally: Tally
    goals: Sequence[tuple[Goal, Stood, Result | None]]
    people: Sequence[Seen]
    planned: date
    ahead: Sequence[Goal]
    today: date
    more: int = 0
    """Goals beyond those that were gone through."""

    @property
    def tells(self) -> bool:
        """Whether there is anything in it for anybody to read."""
        return bool(self.goals or self.ahead or self.review.change or self.review.network) or self.tally != Tally()


def overview(one: Told) -> Card:
    """The whole review: when it is finished, and to change something."""
    month, done = named(one.review.month), one.review.finished_at is not None
    blocks: list[Block] = [_numbers(one.tally)]
    if one.goals:
        shown = one.goals[-LISTED:]
        items = tuple(_told(goal, stands, result) for goal, stands, result in shown)
        blocks.append(Entries("Goals", items))
        blocks += _more(len(one.goals) + one.more)
    if one.people:
        lines = tuple(Entry((Strong(seen.contact.name),), (_answer(seen.look) or seen.why,)) for seen in one.people)
        blocks.append(Entries("People", lines))
    for label, text in (("What must change", one.review.change), ("The network I want", one.review.network)):
        blocks += [say(Strong(label)), Quote(clip(text, OWN_WORDS))] if text else []
    if one.ahead:
        label = f"Goals for {times.MONTHS[one.planned.month - 1]}"
        blocks.append(Entries(label, tuple(_ahead(goal, one.today, limit=IN_OVERVIEW) for goal in one.ahead[:LISTED])))
        blocks += _more(len(one.ahead))
    title = f"{month}: looked back on" if done else f"{month}: so far"
    return Card(title, tuple(blocks), tone="good" if done else "plain", summary="Your monthly review")


def _numbers(tally: Tally) -> Facts:
    """Talks and follow-ups first: relationships, never how many people (S41)."""
    pairs = (
        ("Conversations", tally.talks),
        ("Follow-ups done", tally.done),
        ("Events", tally.events),
        ("Help given", tally.gives),
    )
    return Facts(tuple((label, (str(number) if number else "none logged",)) for label, number in pairs))


def _result(goal: Goal, stands: Stood) -> str:
    """What the meter and the number beside it don't say; empty when they say it all."""
    plain = f"{stands.said}." if stands.target is None else _rhythm(goal, stands) if stands.periods else ""
    return " ".join(part for part in (plain, "You reached it!" if stands.reached else "") if part)


def _rhythm(goal: Goal, stands: Stood) -> str:
    """“2 posts in 3 of 4 weeks.”"""
    amount, total = goal_rules.amount(goal, goal.target or 1), stands.target or 1
    if stands.done:
        return f"{words.capital(amount)} in {stands.said}."
    if total == 1:
        return f"The {stands.periods} had fewer than {amount}."
    return f"None of the {several(total, stands.periods)} had {amount}."


def _running(one: Asked) -> str:
    """Of a rhythm of which no period is full yet."""
    if one.goal.cadence is None or one.stands.periods:
        return ""
    name = pacing.period_of(one.goal.cadence)
    if one.stands.runs:
        return f"So far, in {name} that still run." if name[0].isdigit() else f"So far, in a {name} that still runs."
    return "It had only begun, or was paused: nothing was missed."


def _until(goal: Goal) -> str:
    return f"Until {pacing.day(goal.deadline)}." if goal.deadline is not None else ""


def _onward(later: Goal, limit: int) -> str:
    """What a goal goes on as, and from when on it counts."""
    text = clip(later.text, limit)
    return f"{text}{'' if text.endswith(('.', '…', '!', '?')) else '.'} It counts from {pacing.short(later.starts)}."


def _said(result: Result) -> str:
    return (
        "it goes on" if result.verdict is Verdict.CARRY and result.following is None else SAID[result.verdict].lower()
    )


def _answer(look: Look) -> str:
    """What was said of somebody, and what it did; empty while nothing was."""
    match look.answer:
        case Answer.NEWS:
            return f"News: “{clip(look.what, ON_TOP)}”. It is in your note, and a reminder to write comes tomorrow."
        case Answer.CLOSER:
            return "Get closer. A reminder comes in a week."
        case Answer.HELP:
            return f"Help: “{clip(look.what, ON_TOP)}”. I remind you in two days."
        case Answer.FINE:
            return "All well."
        case Answer.OPEN:
            return ""


def _own_words(title: str, about: str, text: str, before: str) -> Card:
    blocks: list[Block] = [say(about)]
    if text:
        blocks.append(Quote(text))
    elif before:
        blocks += [say("Last time you wrote:"), Quote(before)]
    return Card(title, tuple(blocks), tone="ask", summary="Your monthly review")


def _ahead(goal: Goal, today: date, *, limit: int = IN_A_LIST) -> Entry:
    when = [f"starts on {pacing.short(goal.starts)}"] if goal.starts > today else []
    open_end = str(goal.cadence or "no last day")
    when.append(open_end if goal.deadline is None else f"until {pacing.short(goal.deadline)}")
    return Entry((Strong(clip(goal.text, limit)),), (words.capital(", ".join(when)),))


def _told(goal: Goal, stands: Stood, result: Result | None) -> Entry:
    said = words.capital(_said(result)) if result is not None else "nothing said yet"
    why = f" “{clip(result.why, ON_TOP)}”" if result is not None and result.why else ""
    return Entry((Strong(clip(goal.text, IN_OVERVIEW)),), (f"{stands.said}. {words.capital(said)}.{why}",))


def _more(count: int) -> list[Block]:
    return [footnote(f"And {count - LISTED} more.")] if count > LISTED else []
