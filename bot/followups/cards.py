"""How follow-ups look. A nudge names the person and why it comes now; what was promised stays behind Show, because a
direct message lies in the workspace's exportable history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.followups import rules
from bot.followups.model import FollowUp, Item, Kind
from bot.followups.rules import Bands
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, Entries, Entry, Facts, Footnote, Line, Quote, Strong, footnote, say

LISTED = 10
"""Items in each part of the list: more would be a backlog, not a next step."""


def name(item: Item) -> Line:
    work = item.contact.work
    return (Strong(item.contact.name), *((f", {work}",) if work else ()))


def last_talk(item: Item, today: date) -> str:
    if item.last is None:
        return "You have not talked yet."
    return f"You last talked {times.say_ago(item.last, today)}."


def what(item: Item) -> str:
    """The private part: only in answers that one person sees."""
    if not item.followup.what:
        return ""
    return f"You promised: {item.followup.what}" if item.followup.kind is Kind.PROMISE else item.followup.what


def when(followup: FollowUp, today: date) -> str:
    at = f" at {times.say_time(followup.at)}" if followup.at is not None else ""
    return f"{times.say_day(followup.due, today)}{at}"


def label(kind: Kind) -> str:
    match kind:
        case Kind.PROMISE:
            return "Keep your promise"
        case Kind.ONCE:
            return "Follow up"
        case Kind.THANKS:
            return "Say thanks"
        case Kind.CHECK_IN:
            return "Check in"
        case Kind.CADENCE:
            return "Keep in touch"


def due_list(parts: Bands, today: date, actions: dict[int, tuple[Action, ...]], *, later: int) -> Card:
    """The ranked list: now, soon, drifting; each with its reason."""
    blocks: list[Block] = []
    for title, items in (("Now", parts.now), ("Soon", parts.soon), ("Drifting", parts.drifting)):
        if not items:
            continue
        blocks.append(
            Entries(title, tuple(_listed(item, today, actions.get(item.followup.id, ())) for item in items[:LISTED]))
        )
        if len(items) > LISTED:
            blocks.append(footnote(f"And {len(items) - LISTED} more under {title.lower()}."))
    if later:
        blocks.append(footnote(f"{words.plural(later, 'follow-up')} later than next week."))
    due = len(parts.now) + len(parts.drifting)
    title = f"{words.plural(due, 'follow-up')} for you now" if due else "Nothing is due now"
    return Card(title, tuple(blocks), summary="Your follow-ups")


def _listed(item: Item, today: date, actions: tuple[Action, ...]) -> Entry:
    one = item.followup
    head: Line = (*name(item), f" – {label(one.kind).lower()}, {when(one, today)}")
    private = what(item)
    reason = private or (rules.reason(item, today) if one.due <= today else last_talk(item, today))
    return Entry(head, (reason,), actions)


def nothing_yet() -> Card:
    return Card(
        "Nothing to follow up yet",
        (say("Log somebody you met, and I remind you of the next step at the right time."),),
        summary="Nothing to follow up yet",
    )


def nudge(
    items: Sequence[Item], more: int, today: date, actions: Sequence[tuple[Action, ...]], *, full: bool, late: bool
) -> Card:
    """One message for everything that is due: at most three people, then a number."""
    alone = len(items) == 1 and not more
    entries = tuple(
        Entry(
            (*name(item), *(() if alone else (f" – {label(item.followup.kind).lower()}",))),
            (_nudge_detail(item, today, full=full),),
            shown,
        )
        for item, shown in zip(items, actions, strict=True)
    )
    if alone:
        title = f"{label(items[0].followup.kind)}: {items[0].contact.name}"
    else:
        title = f"{words.plural(len(items) + more, 'follow-up')} for you"
    blocks: list[Block] = [Entries("", entries)]
    if more:
        blocks.append(footnote(f"{more} more in your list."))
    if late:
        blocks.append(footnote("This comes late: I was away when it was due."))
    return Card(title, tuple(blocks), summary="A follow-up is due" if len(items) + more == 1 else "Follow-ups are due")


def _nudge_detail(item: Item, today: date, *, full: bool) -> str:
    parts = [rules.reason(item, today), last_talk(item, today)]
    if item.followup.what:
        parts.append(what(item) if full else "Show tells you what.")
    return " ".join(parts)


def reminder(item: Item, today: date, *, full: bool) -> Card:
    """The message at a clock time that the person set."""
    at = times.say_time(item.followup.at) if item.followup.at is not None else ""
    blocks: list[Block] = [say(*name(item)), say(f"You asked for {at}. {last_talk(item, today)}")]
    if full and item.followup.what:
        blocks.append(Quote(item.followup.what))
    return Card(f"{label(item.followup.kind)}: {item.contact.name}", tuple(blocks), summary="A follow-up is due")


def shown(item: Item, note: str, today: date) -> Card:
    """What a nudge keeps back: the promise, and the note of the last talk."""
    pairs: list[tuple[str, Line]] = [
        ("Due", (when(item.followup, today),)),
        ("Why", (rules.reason(item, today),)),
    ]
    blocks: list[Block] = [Facts(tuple(pairs))]
    if item.followup.what:
        blocks.append(say(what(item)))
    if note:
        blocks.append(Quote(note))
    if not item.followup.what and not note:
        blocks.append(say("There is no note about this person yet."))
    return Card(f"{label(item.followup.kind)}: {item.contact.introduced}", tuple(blocks), summary="A follow-up")


def saved(item: Item, nudge_line: str, today: date) -> Card:
    blocks: list[Block] = [Facts((("When", (when(item.followup, today),)), ("Who", (item.contact.introduced,))))]
    if item.followup.what:
        blocks.append(Quote(item.followup.what))
    blocks.append(Footnote((nudge_line,)))
    return Card(f"I will remind you: {item.contact.name}", tuple(blocks), tone="good", summary="Saved")


def question() -> Card:
    """Asked once after nudges that got no reaction."""
    return Card(
        "Are my reminders still useful?",
        (say("You have not used the last ones. That is fine. What would you like?"),),
        tone="ask",
        summary="A short question",
    )
