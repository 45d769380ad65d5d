"""How a welcome looks. Each step has few words: all of it is to be read in 90 seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.contacts.model import Contact
from bot.followups.model import Item
from bot.kit import times, words, zones
from bot.kit.calls import Call
from bot.kit.cards import Block, Button, Card, CommandMention, Entries, Entry, Quote, Strong, footnote, say
from bot.kit.ids import spell_id
from bot.members import clocks
from bot.members.model import Member


def where(member: Member, now: datetime, left: int) -> Card:
    """The step about the clock; `left` steps come after it, here as in the others."""
    assumed = "I assume so, since nobody told me. " if clocks.assumed(member) else ""
    return _step(
        "What time is it where you are?",
        say(f"I have {zones.clock(member.zone, now)}, {member.zone}. {assumed}Reminders come by this clock."),
        left=left,
        summary="Your time zone",
    )


def by_which_clock(card: Card, member: Member, now: datetime) -> Card:
    """The card with the zone that was assumed, since the platform tells none."""
    taken = f"I take {member.zone} for your times: it is {zones.clock(member.zone, now)} there. Is that your clock?"
    return card.saying(say(taken))


def why(left: int) -> Card:
    """The step about the big picture."""
    return _step(
        "What is your big picture?",
        say("One aim for the next 6 to 12 months."),
        left=left,
        summary="Your big picture",
    )


def what(example: str, fits: bool, left: int) -> Card:
    """The step about a goal; `fits`: the example was chosen for their big picture."""
    return _step(
        "One goal to begin with",
        say("It fits your big picture:" if fits else "For example:"),
        Quote(example),
        left=left,
        summary="One goal",
    )


def whom(left: int) -> Card:
    """The step about people."""
    return _step(
        "Three people to keep in touch with",
        say("Whoever comes to mind first. No reminders until you say so."),
        left=left,
        summary="Three people",
    )


def saved(card: Card, what: str, change: CommandMention) -> Card:
    """The next card, with what was just saved above it and how to change that."""
    return replace(card, blocks=(say(f"{what} Change it: ", change), *card.blocks))


def ready(
    member: Member,
    today: date,
    people: Sequence[Contact],
    *,
    known: Sequence[str] = (),
    reminder: datetime | None,
    planned: bool,
) -> Card:
    """The end of it. `people` were just written down, `known` are names that were there already. `reminder` is when
    one comes next, or could if nothing is `planned`; None: all are paused."""
    blocks: list[Block] = []
    if people:
        first = words.clip(people[0].name, 40)
        blocks.append(say(f"Written down: {words.join([one.name for one in people])}."))
        blocks.append(footnote("For reminders: ", CommandMention("contact tier", f"{first} close")))
    if known:
        blocks.append(say(f"In your list already: {words.join(known)}."))
    blocks.append(say("When you met somebody, tell me in one line."))
    if reminder is None:
        blocks.append(say("Reminders are paused. To have them again: ", CommandMention("resume")))
    else:
        local = reminder.astimezone(member.tz)
        at = f"{times.say_day(local.date(), today)} at {times.say_time(local.time())}, {member.zone}"
        if planned:
            blocks.append(say("The next reminder: ", Strong(at), "."))
        else:
            blocks.append(say("If that is today, the first reminder is for ", Strong(at), "."))
    return Card("You are all set", tuple(blocks), tone="good", summary="All set")


def back(card: Card, people: Sequence[Item], today: date) -> Card:
    """The card with a welcome back, and at most three people worth a word. On a question it is one line above: its
    answers stay right beneath what is asked."""
    blocks: list[Block] = [say(Strong("Welcome back."), " Nothing is lost, and you have nothing to make up for.")]
    if card.tone == "ask":
        return replace(card, blocks=(*blocks, *card.blocks))
    items = tuple(
        Entry(
            (Strong(item.contact.name), *((f", {item.contact.work}",) if item.contact.work else ())),
            (f"Last talk {times.say_ago(item.last, today)}",) if item.last else (),
            (Button("Show", Call("contact show", {"who": spell_id(item.contact.id)})),),
        )
        for item in people
    )
    if items:
        blocks.append(Entries("Worth a word", items))
    return card.saying(*blocks)


def _step(title: str, *blocks: Block, left: int, summary: str) -> Card:
    after = f"{left} more after this." if left else "The last step."
    return Card(title, (*blocks, footnote(after)), tone="ask", summary=summary)
