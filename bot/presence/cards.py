"""How being present looks: what is there, and what is a good next thing. What is missing is no failure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Line, Quote, Strong, footnote, say
from bot.presence import rules
from bot.presence.checklist import PROFILES, Item, Profile
from bot.presence.model import Community, Part

NOTE = 140
"""Characters of a note in a list."""

DOES = {Part.JOINED: "joined", Part.INTRODUCED: "introduced yourself", Part.HELPED: "last helped somebody"}


def profile(shown: Profile, ticked: Mapping[str, date], groups: int, today: date) -> Card:
    """One profile, item by item, and how far the others are; `groups` is how many there are on the list."""
    blocks: list[Block] = []
    if rules.complete(shown, ticked):
        blocks.append(say("All of it is there. Well done! Look at it again when something new happens."))
    elif not rules.done(shown, ticked):
        blocks.append(say("This is what people find you by. Begin with one: it takes a few minutes."))
    items = tuple(_item(item, ticked.get(item.name), today) for item in shown.items)
    blocks.append(Entries("", items))
    others = [f"{one.title}: {_far(one, ticked)}" for one in PROFILES if one is not shown]
    others.append(f"Groups: {groups or 'none yet'}")
    blocks.append(footnote(". ".join(others), "."))
    return Card(f"Your {shown.title} profile: {_far(shown, ticked)}", tuple(blocks), summary="Where you are present")


def _item(item: Item, day: date | None, today: date) -> Entry:
    if day is None:
        return Entry((words.capital(item.title),), (f"{words.capital(item.why)}.",))
    return Entry((Strong(f"✓ {words.capital(item.title)}"),), (f"Since {_on(day, today)}.",))


def _far(one: Profile, ticked: Mapping[str, date]) -> str:
    number = rules.done(one, ticked)
    if not number:
        return "ready to begin"
    return "complete" if rules.complete(one, ticked) else f"{number} of {len(one.items)} done"


def ticked(shown: Profile, item: Item, lines: Sequence[Line], *, new: bool, complete: bool) -> Card:
    """An item that is there now; without `new` it was before."""
    blocks: list[Block] = [say(*line) for line in lines]
    if complete and new:
        blocks.append(say(f"Your {shown.title} profile is complete now. Well done!"))
    title = f"{'Done' if new else 'Done already'}: {item.title}, {shown.title}"
    return Card(title, tuple(blocks), tone="good", summary="Saved")


def unticked(shown: Profile, item: Item, lines: Sequence[Line], *, was: bool) -> Card:
    blocks: list[Block] = [say(*line) for line in lines]
    blocks.append(say("It is open again." if was else "It was open already."))
    return Card(f"Taken back: {item.title}, {shown.title}", tuple(blocks), tone="good", summary="Saved")


def groups(page: Sequence[Community], actions: Sequence[tuple[Action, ...]], today: date, *, size: int) -> Card:
    """A page of the list, by name; `size`: how many there are in all."""
    items = tuple(_listed(one, shown, today) for one, shown in zip(page, actions, strict=True))
    return Card(f"Your groups: {size:,}", (Entries("", items),), summary="Your groups")


def _listed(one: Community, actions: tuple[Action, ...], today: date) -> Entry:
    note = (f" {words.clip(one.note, NOTE)}",) if one.note else ()
    return Entry(_name(one), (_where_it_stands(one, today), *note), actions)


def no_groups() -> Card:
    return Card(
        "No group on your list yet",
        (
            say("A group is a place where people of your field talk: a Slack, a Discord server, a forum."),
            say("It is easier to talk to people there. Add one that you know, or one that you want to join:"),
            say(CommandMention("presence group", "Reactiflux on Discord")),
        ),
        summary="Your groups",
    )


def group(one: Community, title: str, lines: Sequence[Line], today: date) -> Card:
    """One group, after something was said of it."""
    blocks: list[Block] = [say(*_name(one), ". ", _where_it_stands(one, today))]
    blocks += [Quote(one.note)] if one.note else []
    blocks += [say(*line) for line in lines]
    return Card(f"{title}: {one.name}", tuple(blocks), tone="good", summary="Saved")


def removed(one: Community) -> Card:
    said = "It is off your list. What you logged there stays, and still counts."
    return Card(f"Removed: {one.name}", (say(said),), tone="good", summary="Removed")


def _name(one: Community) -> Line:
    said = set(words.terms(one.channel)) <= set(words.terms(one.name))  # “r/python on Reddit”, “Slack of Lune”
    return (Strong(one.name), *((f" on {one.channel}",) if one.channel and not said else ()))


def _where_it_stands(one: Community, today: date) -> str:
    known = [(DOES[part], one.day(part)) for part in Part]
    # Who introduced themselves is in it: both on one day is said once.
    told = [f"{does} {_on(day, today)}" for does, day in known if day is not None]
    return f"You {words.join(told)}." if told else "Not joined yet."


def _on(day: date, today: date) -> str:
    """“today”, “on Friday 13 March”."""
    said = times.say_day(day, today)
    return said if said in ("today", "yesterday", "tomorrow") else f"on {said}"
