"""How a welcome looks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.contacts.model import Contact
from bot.followups.model import Item
from bot.kit import times, words, zones
from bot.kit.calls import Call
from bot.kit.cards import Block, Button, Card, Entries, Entry, Strong, say
from bot.kit.ids import spell_id
from bot.members.model import Member


def where(member: Member, now: datetime, step: str) -> Card:
    """The step about the clock."""
    assumed = "" if member.zone_from in ("member", "platform") else "I assume so, since nobody told me. "
    return Card(
        f"{step}: What time is it where you are?",
        (say(f"I have {zones.clock(member.zone, now)}, {member.zone}. {assumed}Reminders come by this clock."),),
        tone="ask",
        summary="Your time zone",
    )


def whom(step: str) -> Card:
    """The step about people."""
    return Card(
        f"{step}: Three people you would like to keep in touch with",
        (
            say("Whoever comes to mind first: a classmate, somebody you worked with, a friend in your field."),
            say("They are only written down. No reminders come about them until you say so."),
        ),
        tone="ask",
        summary="Three people",
    )


def ready(people: Sequence[Contact]) -> Card:
    """The end of it; `people` were just written down."""
    names = words.join([one.name for one in people])
    told = (say(f"Written down: {names}."),) if people else ()
    return Card(
        "You are all set",
        (*told, say("From now on: when you met somebody, tell me in one line, and I remind you at the right time.")),
        tone="good",
        summary="All set",
    )


def back(card: Card, people: Sequence[Item], today: date) -> Card:
    """The card with a welcome back beneath it, and at most three people worth a word."""
    blocks: list[Block] = [say(Strong("Welcome back."), " Nothing is lost, and nothing has to be caught up with.")]
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
