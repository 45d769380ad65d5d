"""How goals look. A number stands beside each meter, so that nothing is told by a picture alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.goals import changes, checklines, fitting, meters, pacing, rules
from bot.goals.checklines import Offer, Question
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
) -> Card:
    """One goal: how it goes, what was understood, and its check with the one thing that is asked now."""
    blocks: list[Block] = [Quote(one.goal.text), *meters.progress(one)]
    facts = _understood(one.goal, checked=bool(checks))
    facts += [("Serves", (aim.said,))] if aim is not None and one.goal.serves_aim and not checks else []
    blocks += [Facts(tuple(facts))]
    questions = tuple(Entry((question,)) for question in one.goal.questions.splitlines())
    blocks += [Entries("Questions to ask", questions)] if questions else []
    blocks += checklines.blocks(checks, question, offers)
    if not checks and not (aim is not None and one.goal.serves_aim):
        blocks += [footnote(*_above(aim))]
    blocks += [footnote(hint)] if hint else []
    return Card(title, tuple(blocks), tone=tone, summary="Your goal")


def changed(card: Card, before: Standing, after: Standing) -> Card:
    """The card of a goal that was changed: above all, what is another now. Of new words it says whether they are read
    otherwise."""
    found = changes.between(before, after)
    blocks: list[Block] = [Facts(tuple((label, (f"{was} → {now}",)) for label, was, now in found))] if found else []
    if before.goal.text != after.goal.text:
        anew = any(label != changes.COUNT for label, *_ in found)
        told = "I read your new words like this. If it is not what you mean, press Edit."
        was = footnote(f"Before: “{words.clip(before.goal.text, IN_A_LIST)}”")
        blocks = [say(told if anew else "I understand it as before."), *blocks, was]
    return replace(card, blocks=(*blocks, *card.blocks))


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
        blocks.append(Entries("", (Entry(line, (meters.paced(one),), shown),)))
        blocks += meters.meter(one)
    return tuple(blocks)


def several(
    standings: Sequence[Standing],
    checks: Sequence[Sequence[Check]],
    actions: Sequence[tuple[Action, ...]],
    aim: Aim | None,
    *,
    title: str = "",
) -> Card:
    """Goals that were set together, one a line, each with what is still open."""
    items: list[Entry] = []
    for one, checked, shown in zip(standings, checks, actions, strict=True):
        still = [check.name.lower() for check in checked if check.open and check.letter != "R"]
        detail = f"Still open: {words.join(still)}." if still else "Everything holds."
        items.append(Entry((Strong(words.clip(one.goal.text, IN_A_LIST)),), (detail,), shown))
    title = title or f"Saved {words.plural(len(standings), 'goal')}"
    return Card(title, (Entries("", tuple(items)), footnote(*_above(aim))), tone="good", summary="Saved")


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
        say(f"The talk with {name} ({times.say_day(day, today)}) stays logged. It does not count for this goal again."),
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
        say(f"This does not count for the goal again: {words.clip(title, IN_A_LIST)} ({times.say_day(day, today)})."),
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
        return "by itself when you say that you were at an event, or by hand with +1"
    if not fitting.counts_by_itself(one):
        return "by hand, with +1"
    which = ((one.role, ""), (one.company, "at "), (one.sector, "in "), (one.channel, "on "))
    whom = ", ".join(f"{lead}{said}" for said, lead in which if said)
    if not fitting.counts_talks(one):
        return f"by itself when you log what you did: {', '.join(part for part in (one.action.value, whom) if part)}"
    return f"by itself when you log it: {one.action.value}, {whom or 'anyone'}"


def _above(aim: Aim | None) -> Line:
    if aim is not None:
        return (f"Big picture: {aim.said}",)
    return ("Big picture: none yet. Set it with: ", CommandMention("goal aim"))
