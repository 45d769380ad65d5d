"""How goals look. A number stands beside each meter, so that nothing is told by a picture alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.goals import fitting, pacing, rules
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
    Meter,
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
    checks: Sequence[tuple[Check, tuple[Action, ...]]],
    aim: Aim | None,
    *,
    tone: Tone = "plain",
    hint: str = "",
) -> Card:
    """One goal: what was understood, how it goes, and the check with what is still open."""
    blocks: list[Block] = [Quote(one.goal.text), *_progress(one)]
    facts = _understood(one.goal)
    blocks += [Facts(facts)] if facts else []
    questions = tuple(Entry((question,)) for question in one.goal.questions.splitlines())
    blocks += [Entries("Questions to ask", questions)] if questions else []
    if checks:
        holding = [check.name for check, _ in checks if check.holds and not check.open]
        kept = [check.name for check, _ in checks if check.kept and not check.holds]
        still = tuple(
            Entry((Strong(f"{check.name}?"),), (check.why,), actions) for check, actions in checks if check.open
        )
        blocks += [say(f"✓ {words.join(holding)}")] if holding else []
        blocks += [say(f"Kept in your words: {words.join(kept)}")] if kept else []
        blocks += [Entries("Still open, if you like", still)] if still else []
    blocks += [footnote(*_above(aim))]
    blocks += [footnote(hint)] if hint else []
    return Card(title, tuple(blocks), tone=tone, summary="Your goal")


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
        blocks.append(Entries("", (Entry(line, (one.pace,), shown),)))
        blocks += [_meter(one)] if one.goal.target else []
    return tuple(blocks)


def several(
    standings: Sequence[Standing],
    checks: Sequence[Sequence[Check]],
    actions: Sequence[tuple[Action, ...]],
    aim: Aim | None,
) -> Card:
    """Goals that were set together, one a line."""
    items: list[Entry] = []
    for one, checked, shown in zip(standings, checks, actions, strict=True):
        still = [check.name.lower() for check in checked if check.open and check.letter != "R"]
        detail = f"Still open: {words.join(still)}." if still else "Everything holds."
        items.append(Entry((Strong(words.clip(one.goal.text, IN_A_LIST)),), (detail,), shown))
    title = f"Saved {words.plural(len(standings), 'goal')}"
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
    """What counted for a goal: a conversation with somebody or an event, of that `name`, or what was said by hand."""

    count: Count
    talk: journal.Entry | None = None
    name: str = ""


def counted(
    one: Standing, items: Sequence[Counted], actions: Sequence[tuple[Action, ...]], today: date, *, size: int
) -> Card:
    """What counted for a goal, the newest day first, with what was left out."""
    blocks: list[Block] = [Quote(one.goal.text), *_progress(one)]
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
        *_progress(one),
    ]
    return Card("Left out", tuple(blocks), tone="good", summary="Left out")


def put_back(one: Standing, name: str, day: date, today: date, *, fits: bool) -> Card:
    """A conversation that may count again; without `fits` it doesn't."""
    said = f"The talk with {name} ({times.say_day(day, today)})"
    why = f"it does not fit this goal, or another talk with {name} counts already"
    blocks: list[Block] = [
        say(f"{said} counts for this goal." if fits else f"{said} is no longer left out. But as it is, {why}."),
        Quote(words.clip(one.goal.text, IN_A_LIST)),
        *_progress(one),
    ]
    title = "Counted again" if fits else "It does not count"
    return Card(title, tuple(blocks), tone="good" if fits else "plain", summary="Saved")


def event_left_out(one: Standing, title: str, day: date, today: date) -> Card:
    """An event that doesn't count."""
    blocks: list[Block] = [
        say(f"{words.clip(title, IN_A_LIST)} ({times.say_day(day, today)}) does not count for this goal again."),
        Quote(words.clip(one.goal.text, IN_A_LIST)),
        *_progress(one),
    ]
    return Card("Left out", tuple(blocks), tone="good", summary="Left out")


def event_put_back(one: Standing, title: str, day: date, today: date, *, fits: bool) -> Card:
    """An event that may count again; without `fits` it doesn't."""
    said = f"{words.clip(title, IN_A_LIST)} ({times.say_day(day, today)})"
    why = "counts for this goal." if fits else "is no longer left out. But as it is, it does not fit this goal."
    blocks: list[Block] = [say(f"{said} {why}"), Quote(words.clip(one.goal.text, IN_A_LIST)), *_progress(one)]
    card_title = "Counted again" if fits else "It does not count"
    return Card(card_title, tuple(blocks), tone="good" if fits else "plain", summary="Saved")


def _row(item: Counted, actions: tuple[Action, ...], today: date) -> Entry:
    day = times.say_day(item.count.day, today)
    out = ". Left out: it does not count." if item.count.left_out else ""
    if item.count.attendance is not None:
        return Entry((Strong(words.clip(item.name, IN_A_LIST)), ", event"), (f"{day}{out}",), actions)
    if item.talk is None:
        note = f", {words.clip(item.count.note, IN_A_LIST)}" if item.count.note else ""
        return Entry((Strong(f"{item.count.amount:+d}"),), (f"{day}{note}",), actions)
    day = times.say_day(item.talk.day, today)
    return Entry((Strong(item.name), f", {item.talk.how.value}"), (f"{day}{out}",), actions)


def _progress(one: Standing) -> list[Block]:
    return [*([_meter(one)] if one.goal.target else []), say(one.pace)]


def _meter(one: Standing) -> Meter:
    target = one.goal.target or 1
    return Meter("So far", min(one.done, target), target)


def _understood(one: Goal) -> tuple[tuple[str, Line], ...]:
    pairs: list[tuple[str, Line]] = []
    if one.target is not None:
        pairs.append(("How many", (rules.amount(one, one.target),)))
    if one.cadence is not None:
        pairs.append(("How often", (str(one.cadence),)))
    if one.deadline is not None:
        pairs.append(("Until", (pacing.day(one.deadline),)))
    pairs.append(("Counts", (_counts(one),)))
    pairs += [("You want or give", (one.want,))] if one.want else []
    pairs += [("Side of you", (one.side,))] if one.side else []
    return tuple(pairs)


def _counts(one: Goal) -> str:
    if fitting.counts_outings(one):
        return "by itself when you say that you were at an event, or by hand with +1"
    if not fitting.counts_by_itself(one):
        return "by hand, with +1"
    whom = ", ".join(part for part in (one.role, f"at {one.company}" if one.company else "") if part)
    return f"by itself when you log it: {one.action.value}, {whom or 'anyone'}"


def _above(aim: Aim | None) -> Line:
    if aim is not None:
        return (f"Big picture: {aim.said}",)
    return ("Big picture: none yet. Set it with: ", CommandMention("goal aim"))
