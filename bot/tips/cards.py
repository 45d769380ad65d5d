"""How tips, how-to cards and recommendations look. Nothing in them is private but what a member typed as a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.kit import words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Line, LinkTo, Strong, footnote, say
from bot.tips.model import HowTo, Resource, Seed, Tip

TITLE, AUTHOR, ABOUT = 120, 60, 200
SHOWN = 100
"""Characters of a tip in a list."""
KINDS = {
    "book": "A book",
    "course": "A course",
    "article": "An article",
    "video": "A video",
    "podcast": "A podcast",
    "community": "A community",
    "other": "Something else",
}


class Shelved(NamedTuple):
    """Something that the people of a space recommend, with what the member who looks can do about it."""

    resource: Resource
    actions: tuple[Action, ...] = ()


def tip(one: Tip, why: str = "", *, off: bool = False) -> Card:
    blocks: list[Block] = [say(one.text)]
    if why:
        blocks.append(footnote(why))
    if off:
        blocks.append(footnote("Tips are off on other cards. To have them again: ", CommandMention("tips on")))
    return Card(one.question or "Something to try", tuple(blocks), summary="A tip")


def all_seen() -> Card:
    return Card(
        "That is all for today",
        (
            say("You have seen every tip that fits. One of them, tried today, is worth more than all of them read."),
            footnote("What to do in ten minutes: ", CommandMention("tips how")),
        ),
        summary="Tips",
    )


def several(question: str, tips: Sequence[tuple[Tip, tuple[Action, ...]]]) -> Card:
    """Tips that a question may be about."""
    items = tuple(
        Entry((Strong(one.question),), (words.clip(one.text, SHOWN),), actions)
        if one.question
        else Entry((Strong(words.clip(one.text, SHOWN)),), (), actions)
        for one, actions in tips
    )
    return Card(f"About “{words.clip(question, 80)}”", (Entries("", items),), summary="Tips")


def listed(tips: Sequence[tuple[Tip, tuple[Action, ...]]], page: int, pages: int, size: int) -> Card:
    items = tuple(Entry((_named(one),), (), actions) for one, actions in tips)
    where = f", page {page} of {pages}" if pages > 1 else ""
    return Card(f"All tips: {size}{where}", (Entries("", items),), summary="Tips")


def put_away(one: Tip) -> Card:
    return Card(
        "You will not see that tip again",
        (say(Strong(_named(one)), ""), footnote("It was not for you, and that is fine.")),
        tone="good",
        summary="Saved",
    )


def switched(*, on: bool) -> Card:
    """Whether tips are offered on other cards."""
    if on:
        said = "I offer you one now and then, where a small step would help."
    else:
        said = "I offer you none any more. When you ask for one, you still get it."
    return Card(f"Tips are {'on' if on else 'off'}", (say(said),), tone="good", summary="Saved")


def how(one: HowTo) -> Card:
    steps = tuple(Entry((step,)) for step in one.steps)
    phrases = tuple(Entry((Strong(when),), (f"“{text}”",)) for when, text in one.phrases)
    nots = tuple(Entry((text,)) for text in one.nots)
    links: list[str | LinkTo] = []
    for label, url in one.links:
        links += [", " if links else "To read on: ", LinkTo(label, url)]
    blocks = (Entries("", steps), Entries("What you can write", phrases), Entries("Better not", nots), footnote(*links))
    return Card(one.title, blocks, summary="How to")


def places() -> Card:
    """Which of the how-to cards?"""
    return Card(
        "Ten minutes: where?",
        (say("Choose a place. I show you what to do there, and what you can write."),),
        tone="ask",
        summary="How to",
    )


def shelf(seeds: Sequence[Seed], shared: Sequence[Shelved], *, page: int, pages: int, here: bool) -> Card:
    """Books and courses, then what people recommend. `here`: there are others to share with."""
    blocks: list[Block] = []
    if seeds:
        blocks.append(Entries("To begin with", tuple(map(_seed, seeds))))
    if shared:
        blocks.append(Entries("From people here", tuple(map(_shared, shared))))
    elif here:
        blocks.append(say("Nobody here has added anything yet. You can be the first."))
    if here:
        blocks.append(footnote("What you add is seen by everybody in this space."))
    else:
        blocks.append(footnote("To see what people recommend, or to add something, ask me in your space."))
    where = f", page {page} of {pages}" if pages > 1 else ""
    return Card(f"Books, courses and places{where}", tuple(blocks), summary="Books and courses")


def added(one: Resource, title: str = "Added for everybody here") -> Card:
    blocks = (Entries("", (_shared(Shelved(one)),)), footnote("Only the text is shown, not your name."))
    return Card(title, blocks, tone="good", summary="Saved")


def sure(one: Resource) -> Card:
    """Asked of somebody who manages the space, about what somebody else added."""
    return Card(
        "Take this out for everybody?",
        (Entries("", (_shared(Shelved(one)),)), say("Somebody else added it. I cannot put it back.")),
        tone="ask",
        summary="Books and courses",
    )


def taken_out(one: Resource) -> Card:
    blocks = (Entries("", (_shared(Shelved(one)),)),)
    return Card("Taken out", blocks, tone="good", summary="Removed")


def _named(one: Tip) -> str:
    return one.question or words.clip(one.text, 80)


def _seed(one: Seed) -> Entry:
    return Entry((*_title(one.title, one.link), *_by(one.kind, one.author)), (one.about,))


def _shared(one: Shelved) -> Entry:
    said = one.resource
    line = (*_title(words.clip(said.title, TITLE), said.link), *_by(said.kind, words.clip(said.author, AUTHOR)))
    return Entry(line, (words.clip(said.about, ABOUT),) if said.about else (), one.actions)


def _title(title: str, link: str) -> Line:
    return (LinkTo(title, link),) if link else (Strong(title),)


def _by(kind: str, author: str) -> Line:
    """“, a book by Keith Ferrazzi”."""
    what = "" if kind == "other" else KINDS.get(kind, "").lower()
    said = " ".join(part for part in (what, f"by {author}" if author else "") if part)
    return (f", {said}",) if said else ()
