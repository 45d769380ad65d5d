"""How a step looks: what to do, how long it takes and why. It counts what was done, and never what wasn't."""

from __future__ import annotations

from collections.abc import Sequence

from bot.goals.pacing import Period, Streak
from bot.kit import words
from bot.kit.cards import Block, Card, CommandMention, Line, Quote, footnote, say
from bot.next.model import Rhythm, Step

DETAIL = 300

ENOUGH = "That was all I have for today. Enjoy your day: a small network grows slowly, and that is fine."


def step(one: Step, growth: str, *, small: bool) -> Card:
    """The one step. `growth` says what was done this week, empty for nothing yet."""
    size = "About " + words.plural(one.minutes, "minute")
    blocks: list[Block] = [say(f"{size}. Because {one.because}.")]
    blocks += [Quote(words.clip(said, DETAIL)) for said in one.detail]
    if small:
        blocks.append(say("A small version is a step, too."))
    blocks += [footnote(growth)] if growth else []
    return Card(one.do, tuple(blocks), tone="ask", summary="Your next step")


def nothing_left(growth: str, *, small: bool) -> Card:
    blocks: list[Block] = [say(ENOUGH)]
    if small:
        blocks.append(say("You asked for small steps alone. To see the others: ", CommandMention("next rhythm")))
    blocks += [footnote(growth)] if growth else []
    return Card("No more steps today", tuple(blocks), tone="good", summary="Your next step")


def put_off(one: str) -> Card:
    said = f"“{words.clip(one, 80)}” comes back tomorrow, if it still fits." if one else "It comes back tomorrow."
    return Card("All right, not now", (say(said),), tone="good", summary="Not now")


def settled() -> Card:
    return Card("That one is settled already", (say("So there is nothing left to do for it."),), summary="Settled")


def done_before() -> Card:
    return Card("You did that already", (say("I noted it only once."),), tone="good", summary="Done")


def marked(do: str, growth: str, *, small: bool) -> Card:
    """A step of which nothing else is logged."""
    blocks: list[Block] = [say(f"“{words.clip(do, 120)}”")]
    if small:
        blocks.append(say("A good start. The rest waits until you want it."))
    blocks += [footnote(growth)] if growth else []
    return Card("Done. Well done!", tuple(blocks), tone="good", summary="Done")


def growth(number: int, rhythm: Rhythm | None, row: Streak) -> str:
    """“2 small steps this week.” and what that is of a rhythm; empty as long as there is nothing to tell."""
    if not number:
        return f"{_in_a_row(row)}: a new week, a fresh start." if row.now > 1 else ""
    said = f"{words.plural(number, 'small step')} this week"
    if rhythm is None:
        return f"{said}."
    if number < rhythm.weekly:
        return f"{said}, and {rhythm.weekly - number} more to go."
    more = f" {_in_a_row(row)}." if row.now > 1 else ""
    return f"{said}: as many as you wanted.{more}"


def _in_a_row(row: Streak) -> str:
    return f"{words.plural(row.now, 'week')} in a row"


def rhythm(one: Rhythm | None, periods: Sequence[Period], row: Streak, number: int) -> Card:
    """The rhythm as it is. Weeks without all of them aren't told; a pause is."""
    if one is None:
        return Card(
            "How many small steps a week?",
            (
                say("Many small steps work better than one big one. Two a week are a good start."),
                say("In a week without a step I offer you one, beneath a message that comes anyway."),
            ),
            tone="ask",
            summary="Your rhythm",
        )
    blocks: list[Block] = [say(growth(number, one, row) or "A new week, a fresh start.")]
    full = sum(period.hit for period in periods)
    if full:
        best = f" The longest row: {words.plural(row.best, 'week')}." if row.best > 1 else ""
        blocks.append(say(f"Weeks with all your steps: {full}.{best}"))
    if periods and periods[0].paused:
        blocks.append(say("You are on a pause. It breaks nothing."))
    small = ", five minutes each" if one.small else ""
    title = f"{words.plural(one.weekly, 'small step')} a week{small}"
    return Card(title, tuple(blocks), tone="good", summary="Your rhythm")


def no_rhythm(*, was: bool) -> Card:
    said = "Steps come when you ask for them." if was else "You had none. Steps come when you ask for them."
    return Card("No rhythm any more" if was else "No rhythm", (say(said),), tone="good", summary="Your rhythm")


def aside(one: Step, weekly: int, *, private: bool) -> Line:
    """Beneath the nudge of the day, in a week without a step."""
    if not private:
        return ("A small step for this week waits for you. Only you see what opens.",)
    wanted = "one small step" if weekly == 1 else f"{weekly} small steps"
    return (f"You wanted {wanted} a week. One for today: {_lower(one.do)} ({words.plural(one.minutes, 'minute')}).",)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
