"""How merging and forgetting look. What is erased is counted and never named."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.model import Contact
from bot.kit import words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Facts, Line, Quote, Strong, footnote, say
from bot.tidying.model import Alike, Holdings, Moved, Why
from bot.tidying.rules import Union

SAID: dict[Why, str] = {
    "e-mail": "the same e-mail address",
    "phone": "the same phone number",
    "link": "the same link",
    "name": "the same name",
    "near name": "names that are close, at the same company",
}


GIVES = ("thing you gave or asked for", "things you gave or asked for")


def reasons(why: Sequence[Why]) -> str:
    return words.join([SAID[each] for each in why])


def preview(kept: Contact, other: Contact, union: Union, about: Holdings, *, mistakable: bool) -> Card:
    """What merging would do, before anything is done."""
    pairs: list[tuple[str, Line]] = [("Stays", (kept.introduced,)), ("Goes into it", (other.introduced,))]
    pairs += [("Is filled in", (_facts(union.filled),))] if union.filled else []
    pairs += [("Differs, goes to the note", (_facts(union.noted),))] if union.noted else []
    pairs.append(("Moves over", (_moves(about.talks, about.followups, about.gives, about.words),)))
    blocks: list[Block] = [Facts(tuple(pairs))]
    if mistakable:
        blocks.append(say("Look closely: these names look alike, but they are not written with the same letters."))
    if kept.archived_at is not None and other.archived_at is None:
        blocks.append(say("The one that stays is archived now, and comes back to your list."))
    blocks.append(footnote("Nothing is lost, and you can undo it for 30 days."))
    return Card("Are these the same person?", tuple(blocks), tone="ask", summary="Merge two people?")


def united(contact: Contact, union: Union, moved: Moved, stopped: int) -> Card:
    pairs: list[tuple[str, Line]] = [("Moved over", (_moved(moved),))]
    pairs += [("Filled in", (_facts(union.filled),))] if union.filled else []
    pairs += [("Added to the note", (_facts(union.noted),))] if union.noted else []
    blocks: list[Block] = [Facts(tuple(pairs))]
    if stopped:
        blocks.append(say(f"{words.plural(stopped, 'follow-up')} would have been there twice, and stopped."))
    blocks.append(footnote("You can undo this for 30 days."))
    return Card(f"One person now: {contact.introduced}", tuple(blocks), tone="good", summary="Merged")


def parted(kept: Contact, other: Contact, back: Moved, stays: Sequence[str], *, missing: int) -> Card:
    """After undoing; `stays` are facts changed since the merge, `missing` what isn't where the merge had put it."""
    blocks: list[Block] = [
        Facts((("Stays", (kept.introduced,)), ("Is back", (other.introduced,)))),
        say(f"Moved back: {_moved(back)}."),
    ]
    if stays:
        blocks.append(say(f"You changed this since, so I left it as it is: {words.join(stays)}."))
    if missing:
        blocks.append(say(f"{words.plural(missing, 'record')} that I had moved is not there any more."))
    blocks.append(footnote(f"What you added since the merge stays with {kept.name}."))
    return Card("Two people again", tuple(blocks), tone="good", summary="Merge undone")


def told_apart(one: Contact, other: Contact) -> Card:
    return Card(
        "Noted: two people",
        (
            Facts((("One", (one.introduced,)), ("The other", (other.introduced,)))),
            say("I won't suggest merging them again."),
        ),
        tone="good",
        summary="Noted",
    )


def duplicates(pairs: Sequence[Alike], actions: Sequence[tuple[Action, ...]], count: int) -> Card:
    """A page of people who may be the same; `count` is how many pairs were found in all."""
    items = tuple(
        Entry(
            (Strong(two.one.introduced), " and ", Strong(two.other.introduced)),
            (f"They have {reasons(two.why)}.",),
            shown,
        )
        for two, shown in zip(pairs, actions, strict=True)
    )
    title = f"{words.plural(count, 'pair')} of people who may be the same"
    return Card(title, (Entries("", items),), summary="People who may be the same")


def nobody_twice() -> Card:
    return Card(
        "Nobody seems to be here twice",
        (say("I compared names, e-mail addresses, phone numbers and links."),),
        summary="Nobody seems to be here twice",
    )


def nobody_like(contact: Contact) -> Card:
    return Card(
        f"Nobody looks the same as {contact.name}",
        (say("To merge two people anyway, name both: ", CommandMention("contact merge")),),
        summary="Nobody looks the same",
    )


def sure(contact: Contact, about: Holdings) -> Card:
    """Asked before a person is erased: what would go."""
    blocks: list[Block] = [
        Quote(contact.introduced),
        say(f"This would go for good: {_held(about)}."),
    ]
    if about.counts:
        blocks.append(say("Goals keep the number they have reached; with whom it was is erased."))
    blocks.append(footnote("There is no undo. To only put somebody aside, archive them instead."))
    return Card("Forget this person?", tuple(blocks), tone="ask", summary="Forget a person?")


def erased(about: Holdings) -> Card:
    """The proof. It names nothing, so that it may stay in a chat's history."""
    return Card(
        f"Erased: {_held(about)}",
        (
            say(
                "Your notes about other people, and your goals, may still mention the name: I don't search those for "
                "you. To look, use ",
                CommandMention("contact find"),
                " and the name.",
            ),
            footnote("Messages that I sent you before stay in this chat until you delete them."),
        ),
        tone="good",
        summary="Erased",
    )


def _held(about: Holdings) -> str:
    counted = (
        (1, "person", "people"),
        (about.talks, "conversation", ""),
        (about.followups, "follow-up", ""),
        (about.gives, *GIVES),
        (about.words, "other record", ""),
        (about.counts, "link to a goal", "links to goals"),
        (about.introduced, "introduction", ""),
        (about.merges, "merge that could be undone", "merges that could be undone"),
        (about.messages, "reminder in my outbox", "reminders in my outbox"),
        (about.questions, "open question", ""),
    )
    return words.join([words.plural(number, one, many) for number, one, many in counted if number])


def _moved(moved: Moved) -> str:
    talks, followups, gives = len(moved.entries), len(moved.followups), len(moved.deeds)
    return _moves(talks, followups, gives, moved.records - talks - followups - gives)


def _moves(talks: int, followups: int, gives: int, others: int) -> str:
    counted = ((talks, "conversation", ""), (followups, "follow-up", ""), (gives, *GIVES), (others, "other record", ""))
    return words.join([words.plural(number, one, many) for number, one, many in counted if number]) or "nothing"


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{label}: {value}" for label, value in facts)
