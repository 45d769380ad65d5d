"""How links and news look, with whom they are for. Only the member sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.contacts.model import Contact
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
    LinkTo,
    Strong,
    footnote,
    say,
)
from bot.sharing.model import Share, Sort, State

TITLE, NAME, IN_A_LIST = 120, 60, 140
"""Characters of a title above a card, of a name, and of a text in a list."""
NAMES = 5
"""People named of those who were told."""


@dataclass(frozen=True, slots=True)
class Given:
    """Who has to do with a share already: people by name, with what became of it and when."""

    name: str
    state: State
    day: date


def share(
    one: Share,
    people: Sequence[tuple[Contact, str]],
    actions: Sequence[tuple[Action, ...]],
    given: Sequence[Given],
    today: date,
    *,
    more: int = 0,
    said: Sequence[Line] = (),
    title: str = "",
) -> Card:
    """Something saved, a page of the people who would care, with `more` behind it, and who got it; `said`: what just
    happened."""
    blocks: list[Block] = [say(*line) for line in said]
    blocks.append(_facts(one, given, today))
    if people:
        items = tuple(
            Entry((Strong(words.clip(person.introduced, 2 * NAME)),), (why,), shown)
            for (person, why), shown in zip(people, actions, strict=True)
        )
        blocks.append(Entries("Whom you could tell" if one.kind is Sort.NEWS else "Who would care", items))
        if more:
            blocks.append(
                footnote(f"{words.plural(more, 'more person', 'more people')} fit." if more > 1 else "1 more fits.")
            )
    else:
        blocks += _nobody(one, given)
    return Card(
        title or _title(one), tuple(blocks), summary="Something to share", tone="good" if said or title else "plain"
    )


def _title(one: Share) -> str:
    return f"Your news, {one.day.day} {times.MONTHS[one.day.month - 1]}" if one.kind is Sort.NEWS else "Saved to share"


def _facts(one: Share, given: Sequence[Given], today: date) -> Facts:
    pairs: list[tuple[str, Line]] = []
    if one.text:
        pairs.append(("News" if one.kind is Sort.NEWS else "What", (one.text,)))
    if one.link:
        pairs.append(("Link", (LinkTo(words.clip(one.link, TITLE), one.link),)))
    if one.topics:
        pairs.append(("Topics", (" ".join(f"#{topic}" for topic in one.topics),)))
    told = [each for each in given if each.state is State.TOLD]
    if told:
        names = [f"{words.clip(each.name, NAME)} ({times.say_day(each.day, today)})" for each in told[:NAMES]]
        names += [f"{len(told) - NAMES} more"] if len(told) > NAMES else []
        pairs.append(("Told", (words.join(names),)))
    return Facts((*pairs, ("Saved", (times.say_day(one.day, today),))))


def _nobody(one: Share, given: Sequence[Given]) -> list[Block]:
    if one.kind is Sort.NEWS:
        if given:
            return [footnote("That is everybody I can think of. Tell others as you talk to them.")]
        return [
            say("Nobody comes to mind yet. I look for people who helped you, and those closest to you."),
            footnote("To say that somebody is close: ", CommandMention("contact tier", "Ana close")),
        ]
    if given:
        return [footnote("Nobody else fits right now.")]
    return [
        say("I found nobody who cares about this yet. Add topics with “Edit”, such as #python."),
        footnote("Or note what people care about: ", CommandMention("contact edit", "Ana cares:climate")),
    ]


def listed(
    shares: Sequence[tuple[Share, int]],
    actions: Sequence[tuple[Action, ...]],
    today: date,
    *,
    size: int,
    about: str = "",
    news: bool = False,
) -> Card:
    """A page, the newest first, each with how many were told; `about`: the words that were looked for."""
    items = tuple(
        Entry(
            (Strong(words.clip(one.title, IN_A_LIST)),),
            (" · ".join(filter(None, (_kind(one), _told(told), times.say_day(one.day, today), _tags(one)))),),
            shown,
        )
        for (one, told), shown in zip(shares, actions, strict=True)
    )
    what = "Your news" if news else "Saved to share"
    title = f"{what}: {size:,}" + (f" with “{words.clip(about, NAME)}”" if about else "")
    return Card(title, (Entries("", items),), summary=what)


def _kind(one: Share) -> str:
    return "news" if one.kind is Sort.NEWS else ""


def _told(number: int) -> str:
    return f"told {words.plural(number, 'person', 'people')}" if number else "told nobody yet"


def _tags(one: Share) -> str:
    return words.clip(" ".join(f"#{topic}" for topic in one.topics), NAME)


def nothing_found(about: str) -> Card:
    return Card(
        f"Nothing saved with “{words.clip(about, NAME)}”",
        (say("Try one word of its title or a topic. All of it: ", CommandMention("share list"), "."),),
        summary="Nothing found",
    )


def nothing_yet() -> Card:
    return Card(
        "Nothing saved to share yet",
        (
            say("Read something good? Save it once, and I tell you who would care:"),
            say(CommandMention("share", "https://example.org/hiring - how juniors get hired #hiring")),
            footnote("To share what is new with you: ", CommandMention("news", "I start at Acme in May")),
        ),
        summary="Nothing saved yet",
    )


def no_news() -> Card:
    return Card(
        "No news of yours yet",
        (
            say("A new job, a finished course, a talk you gave: people who helped you like to hear it."),
            say("Such as ", CommandMention("news", "I start at Acme in May"), ". I tell you whom to tell."),
        ),
        summary="No news yet",
    )


def removed(one: Share) -> Card:
    what = "news" if one.kind is Sort.NEWS else "link" if one.link else "idea to share"
    told = (say(words.clip(one.title, IN_A_LIST)), footnote("What you gave to people stays logged."))
    return Card(f"Removed: your {what}", told, tone="good", summary="Removed")
