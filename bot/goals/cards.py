"""How goals look. A number stands beside each meter, so that nothing is told by a picture alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.goals import changes, checklines, fitting, meters, pacing, rules, telling
from bot.goals.checklines import Offer, Question
from bot.goals.model import Action as Doing
from bot.goals.model import Aim, Count, Goal
from bot.goals.pacing import Standing
from bot.goals.rules import Check
from bot.journal import model as journal
from bot.kit import times, words
from bot.kit.cards import (
    Action,
    Block,
    Card,
    CommandMention,
    Divider,
    Entries,
    Entry,
    Facts,
    Line,
    Quote,
    Strong,
    Tone,
    footnote,
    say,
)

_LOGGED = {
    Doing.TALK: "a conversation",
    Doing.MEET: "the first talk",
    Doing.REACH: "a message, a call or a talk",
    Doing.COFFEE: "a coffee chat",
    Doing.INTERVIEW: "a coffee chat or a call",
    Doing.CALL: "a call",
    Doing.MESSAGE: "a message",
    Doing.COMMENT: "a comment",
    Doing.FOLLOW_UP: "a follow-up",
    Doing.ADVICE: "a talk about advice",
    Doing.FEEDBACK: "a talk about feedback",
    Doing.MENTORSHIP: "a talk about mentorship",
    Doing.REFERRAL: "a talk about a referral",
    Doing.POST: "a post",
    Doing.APPLY: "an application",
    Doing.GIVE: "help that you gave",
}
"""What counts by itself, in the words of somebody who logs it."""

EXAMPLE = "Have 3 coffee chats with developers by end of month"
IN_A_LIST = 140
"""Characters of a goal in a list."""


def goal(
    title: str,
    one: Standing,
    checks: Sequence[Check],
    aim: Aim | None,
    *,
    question: Question | None = None,
    offers: Sequence[Offer] = (),
    tone: Tone = "plain",
    hint: str = "",
    each: bool = False,
) -> Card:
    """One goal: how it goes, what was understood, and its check with the one thing that is asked now. `each`: all five
    lines of the check, even where nothing is open."""
    blocks: list[Block] = [Quote(one.goal.text), *meters.progress(one)]
    facts = _understood(one.goal, checked=each or not checklines.settled(checks))
    facts += [("Serves", (aim.said,))] if aim is not None and one.goal.serves_aim and not checks else []
    blocks += [Facts(tuple(facts))]
    questions = tuple(Entry((question,)) for question in one.goal.questions.splitlines())
    blocks += [Entries("Questions to ask", questions)] if questions else []
    blocks += checklines.blocks(checks, question, offers, each=each)
    if checklines.settled(checks) and not (aim is not None and one.goal.serves_aim):
        blocks += [footnote(*_above(aim))]
    blocks += [footnote(hint)] if hint else []
    return Card(title, tuple(blocks), tone=tone, summary="Your goal")


def changed(card: Card, before: Standing, after: Standing) -> Card:
    """The card of a goal that was changed: above all, what is another now. Of new words it says whether they are read
    otherwise."""
    if before.goal.text == after.goal.text:
        return restored(card, before, after)
    anew = any(label != changes.COUNT for label, *_ in changes.between(before, after))
    told = "I read your new words like this. If it is not what you mean, press Edit."
    was = footnote(f"Before: “{words.clip(before.goal.text, IN_A_LIST)}”")
    above = say(told if anew else "I understand it as before.")
    return restored(replace(card, blocks=(was, *card.blocks)), before, after, above)


def restored(card: Card, before: Standing, after: Standing, *above: Block) -> Card:
    """The card of a goal with all that is another now; there is nothing to say of words that are the old ones again."""
    found = changes.between(before, after)
    told = Facts(tuple((label, (f"{was} → {now}",)) for label, was, now in found))
    return replace(card, blocks=(*above, *([told] if found else []), *card.blocks))


def listed(
    title: str,
    standings: Sequence[Standing],
    actions: Sequence[tuple[Action, ...]],
    aim: Aim | None,
    *,
    first: int = 1,
    hint: str = "",
) -> Card:
    """Goals with their numbers, each with how it goes."""
    blocks: list[Block] = [say("Your big picture: ", Strong(aim.said)), Divider()] if aim is not None else []
    blocks += going(standings, actions, first=first)
    blocks += [] if aim is not None else [footnote(*_above(None))]
    blocks += [footnote(hint)] if hint else []
    return Card(title, tuple(blocks), summary="Your goals")


def going(standings: Sequence[Standing], actions: Sequence[tuple[Action, ...]], *, first: int = 1) -> tuple[Block, ...]:
    """How each is going, numbered."""
    blocks: list[Block] = []
    for number, (one, shown) in enumerate(zip(standings, actions, strict=True), first):
        line: Line = (Strong(f"{number}. "), words.clip(one.goal.text, IN_A_LIST))
        bar, pace = meters.meter(one), meters.paced(one)
        if shown:  # at the end: what stands beneath buttons seems to belong to the next goal
            blocks += [say(*line), *bar, Entries("", (Entry((pace,), (), shown),))]
        else:
            blocks += [Entries("", (Entry(line, (pace,)),)), *bar]
    return tuple(blocks)


def several(
    standings: Sequence[Standing],
    checks: Sequence[Sequence[Check]],
    actions: Sequence[tuple[Action, ...]],
    aim: Aim | None,
    *,
    title: str = "",
) -> Card:
    """Goals that were set together, one a line, each with what was understood and what is still open."""
    items: list[Entry] = []
    for one, checked, shown in zip(standings, checks, actions, strict=True):
        head: Line = (Strong(words.clip(one.goal.text, IN_A_LIST)),)
        items.append(Entry(head, (f"{_read(one.goal)} {_still(checked)}".strip(),), shown))
    title = title or f"Saved {words.plural(len(standings), 'goal')}"
    return Card(title, (Entries("", tuple(items)), footnote(*_above(aim))), tone="good", summary="Saved")


def _read(one: Goal) -> str:
    """“3 coffee chats, until Tuesday 30 June 2026.”; empty where neither number nor time was understood."""
    parts = [rules.amount(one, one.target)] if one.target is not None else []
    parts += [str(one.cadence)] if one.cadence is not None else []
    parts += [f"until {pacing.day(one.deadline)}"] if one.deadline is not None else []
    return f"{words.capital(', '.join(parts))}." if parts else ""


def _still(checked: Sequence[Check]) -> str:
    still = [check.name.lower() for check in checked if check.open and check.letter != "R"]
    if still:
        return f"Still open: {words.join(still)}."
    return "Nothing is open." if checklines.settled(checked) else "Only open: what it is for."


def completed(found: Sequence[Standing], actions: Sequence[tuple[Action, ...]]) -> Card:
    """Goals that were reached and are completed now; with none of them, this was done before."""
    if not found:
        told = "Whatever is reached is completed already."
        return Card("Nothing to complete", (say(told),), summary="Completed")
    items = tuple(
        Entry((words.clip(one.goal.text, IN_A_LIST),), (f"{one.done} of {one.goal.target}.",), shown)
        for one, shown in zip(found, actions, strict=True)
    )
    title = f"Completed {words.plural(len(found), 'goal')}. Well done!"
    return Card(title, (Entries("", items),), tone="good", summary="Completed")


def nothing_yet(aim: Aim | None) -> Card:
    return Card(
        "No goal yet",
        (
            say("Write one in a sentence: what you will do, how often or how many, and until when."),
            say(f"For example: “{EXAMPLE}”."),
            footnote(*_above(aim)),
        ),
        summary="No goal yet",
    )


def big_picture(aim: Aim | None) -> Card:
    if aim is None:
        return Card(
            "What is your big picture?",
            (say("One long-term aim, for the next six to twelve months. Your goals serve it."),
             say("Pick one, or write your own.")),
            tone="ask",
            summary="Your big picture",
        )  # fmt: skip
    blocks: list[Block] = [Quote(aim.said)]
    blocks += [Facts((("Until", (pacing.day(aim.until),)),))] if aim.until is not None else []
    return Card("Your big picture", tuple(blocks), summary="Your big picture")


@dataclass(frozen=True, slots=True)
class Counted:
    """What counted for a goal: a conversation with somebody, an event or a deed, of that `name`, or what was said by
    hand."""

    count: Count
    talk: journal.Entry | None = None
    name: str = ""


def counted(
    one: Standing, items: Sequence[Counted], actions: Sequence[tuple[Action, ...]], today: date, *, size: int
) -> Card:
    """What counted for a goal, the newest day first, with what was left out."""
    blocks: list[Block] = [Quote(one.goal.text), *meters.progress(one)]
    if not size:
        blocks += [say("Nothing counted yet. Count something by hand with: ", CommandMention("goal progress"))]
        return Card("What counted", tuple(blocks), summary="What counted")
    rows = tuple(_row(item, shown, today) for item, shown in zip(items, actions, strict=True))
    return Card(
        f"What counted: {words.plural(size, 'entry', 'entries')}",
        (*blocks, Entries("", rows)),
        summary="What counted",
    )


def left_out(one: Standing, name: str, day: date, today: date, *, instead: bool) -> Card:
    """A conversation that doesn't count. `instead`: another one with the same person does now."""
    blocks: list[Block] = [
        say(f"The talk with {name} ({times.say_day(day, today)}) stays logged. It no longer counts for this goal."),
        Quote(words.clip(one.goal.text, IN_A_LIST)),
        *([say(f"Another talk with {name} counts in its place.")] if instead else []),
        *meters.progress(one),
    ]
    return Card("Left out", tuple(blocks), tone="good", summary="Left out")


def put_back(one: Standing, name: str, day: date, today: date, *, fits: bool) -> Card:
    """A conversation that may count again; without `fits` it doesn't."""
    said = f"The talk with {name} ({times.say_day(day, today)})"
    why = f"it does not fit this goal, or another talk with {name} counts already"
    blocks: list[Block] = [
        say(f"{said} counts for this goal." if fits else f"{said} is no longer left out. But as it is, {why}."),
        Quote(words.clip(one.goal.text, IN_A_LIST)),
        *meters.progress(one),
    ]
    title = "Counted again" if fits else "It does not count"
    return Card(title, tuple(blocks), tone="good" if fits else "plain", summary="Saved")


def event_left_out(one: Standing, title: str, day: date, today: date) -> Card:
    """An event, or deeds, that don't count."""
    blocks: list[Block] = [
        say(f"This no longer counts for the goal: {words.clip(title, IN_A_LIST)} ({times.say_day(day, today)})."),
        Quote(words.clip(one.goal.text, IN_A_LIST)),
        *meters.progress(one),
    ]
    return Card("Left out", tuple(blocks), tone="good", summary="Left out")


def event_put_back(one: Standing, title: str, day: date, today: date, *, fits: bool) -> Card:
    """An event, or deeds, that may count again; without `fits` they don't."""
    said = f"{words.clip(title, IN_A_LIST)} ({times.say_day(day, today)})."
    told = f"This counts for the goal: {said}"
    if not fits:
        told = f"This is no longer left out: {said} But as it is, it does not fit the goal, or another counts already."
    blocks: list[Block] = [say(told), Quote(words.clip(one.goal.text, IN_A_LIST)), *meters.progress(one)]
    card_title = "Counted again" if fits else "It does not count"
    return Card(card_title, tuple(blocks), tone="good" if fits else "plain", summary="Saved")


def _row(item: Counted, actions: tuple[Action, ...], today: date) -> Entry:
    day = times.say_day(item.count.day, today)
    out = ". Left out: it does not count." if item.count.left_out else ""
    if item.count.attendance is not None or item.count.deed is not None:
        event = () if item.count.attendance is None else (", event",)
        return Entry((Strong(words.clip(item.name, IN_A_LIST)), *event), (f"{day}{out}",), actions)
    if item.talk is None:
        note = f", {words.clip(item.count.note, IN_A_LIST)}" if item.count.note else ""
        return Entry((Strong(f"{item.count.amount:+d}"),), (f"{day}{note}",), actions)
    day = times.say_day(item.talk.day, today)
    return Entry((Strong(item.name), f", {item.talk.how.value}"), (f"{day}{out}",), actions)


def _understood(one: Goal, *, checked: bool) -> list[tuple[str, Line]]:
    """What the lines of the check say is not said twice."""
    pairs: list[tuple[str, Line]] = []
    if one.target is not None and not checked:
        pairs.append(("How many", (rules.amount(one, one.target),)))
    if one.cadence is not None and not checked:
        pairs.append(("How often", (str(one.cadence),)))
    if one.deadline is not None and not checked:
        pairs.append(("Until", (pacing.day(one.deadline),)))
    pairs.append(("Counts", (_counts(one),)))
    pairs += [("You want or give", (one.want,))] if one.want else []
    pairs += [("Side of you", (one.side,))] if one.side else []
    return pairs


def _counts(one: Goal) -> str:
    if fitting.counts_outings(one):
        there = f"by itself when you say that you were at {telling.event(one)}, or by hand with +1"
        return there + telling.beyond(one)
    if not fitting.counts_by_itself(one):
        return f"by hand, with +1{telling.why_by_hand(one)}"
    whom = telling.whom(one)
    what = telling.logged(one) or _LOGGED.get(one.action, one.action.value)
    anyone = fitting.counts_talks(one) and not fitting.counts_deeds(one)
    about = f" ({whom})" if whom else " with anyone" if anyone else ""
    return f"by itself when you log {what}{about}{telling.beyond(one)}"


def _above(aim: Aim | None) -> Line:
    if aim is not None:
        return (f"Big picture: {aim.said}",)
    return ("Big picture: none yet. Set it with: ", CommandMention("goal aim"))
