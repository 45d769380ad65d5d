"""What somebody sees before and after an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.events.model import Attendance
from bot.kit import times, words
from bot.kit.cards import Block, Card, CommandMention, Entries, Entry, Facts, Line, Quote, Strong, footnote, say
from bot.met.commands import Logged

SHOWN_TITLE = 120
KNOWN = 5
"""People met there before."""
PITCH = 1500
"""Characters of a pitch; one that can be said in a minute has about 700."""
LISTED = 15
"""People with a line of their own; the rest are names in one line."""


def prep(
    title: str,
    facts: Sequence[tuple[str, Line]],
    questions: Sequence[tuple[str, str]],
    known: Sequence[str],
    *,
    more: int = 0,
    pitch: str = "",
    audience: str = "",
) -> Card:
    """The card to prepare with. `known`: those met there before, and how many `more` there are. `pitch`: what they say
    of themselves, in the version for that audience (empty: for everybody)."""
    blocks: list[Block] = [Facts(tuple(facts))]
    if known:
        names = words.join([*(words.clip(one, 60) for one in known), *([f"{more} more"] if more else [])])
        blocks.append(say("You met ", Strong(names), " there before. Find out who comes again."))
    if pitch:
        whom = f"Your pitch for {words.clip(audience, 60)}" if audience else "Your pitch"
        blocks += [say(Strong(whom), ". Say it aloud once before you go."), Quote(words.clip(pitch, PITCH))]
    blocks.append(Entries("Three questions to ask", tuple(Entry((Strong(whom),), (what,)) for whom, what in questions)))
    blocks.append(say("Two good talks are enough. Note a name and one detail right after each."))
    blocks.append(footnote("Before you leave home: look up who speaks or comes, and write to one of them."))
    return Card(f"Prepare: {words.clip(title, SHOWN_TITLE)}", tuple(blocks), summary="An event to prepare for")


def nowhere() -> Card:
    return Card(
        "Nothing to prepare",
        (say("You go to no event so far. Press Going where something looks good, and I help you prepare."),),
        summary="Prepare",
    )


def asked(one: Attendance, today: date) -> Card:
    """The question of the morning after."""
    return Card(
        "Whom did you meet?",
        (
            say("At ", Strong(words.clip(one.title, SHOWN_TITLE)), f", {times.say_day(one.day, today)}."),
            say("One person a line, as much as you remember: name, role @company - note. The name alone is enough."),
        ),
        tone="ask",
        summary="How was it?",
    )


def people(one: Attendance, logged: Sequence[Logged], told: Sequence[Line], today: date) -> Card:
    """Whom they met there, with what starts now; who was named twice stands here once."""
    met = list({each.contact.id: each for each in reversed(logged)}.values())[::-1]
    first = tuple(Entry((each.contact.introduced,), _known(each)) for each in met[:LISTED])
    rest = [each.contact.name for each in met[LISTED:]]
    blocks: list[Block] = [Entries(f"At {words.clip(one.title, 80)}, {times.say_day(one.day, today)}", first)]
    blocks += [say(f"And {words.join([words.clip(name, 40) for name in rest])}.")] if rest else []
    blocks.append(say("I remind you to say thanks tomorrow, to keep what you promised, and to check in later."))
    blocks += [say(*line) for line in told]
    title = f"Logged {words.plural(len(met), 'person', 'people')}"
    return Card(title, tuple(blocks), tone="good", summary="Logged")


def went(one: Attendance, told: Sequence[Line]) -> Card:
    """They were there and met nobody."""
    blocks = (say("Being there counts. Next time, one hello is enough to begin with."), *(say(*line) for line in told))
    return Card(f"You were there: {words.clip(one.title, SHOWN_TITLE)}", blocks, tone="good", summary="Saved")


def missed(one: Attendance, told: Sequence[Line]) -> Card:
    blocks = (say("That happens. The next one is a new chance."), *(say(*line) for line in told))
    return Card(f"You did not go: {words.clip(one.title, SHOWN_TITLE)}", blocks, tone="good", summary="Saved")


def undone(one: Attendance, gone: Sequence[str], kept: Sequence[str], told: Sequence[Line]) -> Card:
    """`gone`: whose talk was taken back; `kept`: with whom more happened since, so that it stays."""
    blocks: list[Block] = []
    if gone:
        blocks.append(say(f"Taken out again: {words.join([words.clip(name, 40) for name in gone])}."))
    if kept:
        names = words.join([words.clip(name, 40) for name in kept])
        blocks.append(say(f"More has happened since with {names}, so that stays. Change it there by hand."))
    blocks += [say(*line) for line in told]
    title = "Taken back" if gone else "Nothing taken back"
    return Card(
        f"{title}: {words.clip(one.title, SHOWN_TITLE)}",
        tuple(blocks),
        tone="good" if gone else "plain",
        summary="Taken back",
    )


def _known(each: Logged) -> Line:
    if each.namesake:
        return (
            "New, though you know another of that name. The same person after all? ",
            CommandMention("contact merge"),
        )
    return () if each.new else ("You knew them already.",)
