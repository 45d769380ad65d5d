"""How follow-ups look. A nudge names the person and why it comes now; what was promised stays behind Show, because a
direct message lies in the workspace's exportable history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from bot.followups import rules
from bot.followups.model import FollowUp, Item, Kind
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, Entries, Entry, Facts, Footnote, Line, Quote, Strong, footnote, say
from bot.kit.dates import read_rule

PAGE = 5
"""People on a page of the list, each with its buttons: more would be a backlog, not a next step."""


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
        case Kind.CONGRATULATE:
            return "Congratulate"
        case Kind.CHECK_IN:
            return "Check in"
        case Kind.CADENCE:
            return "Keep in touch"


def due_list(page: Sequence[tuple[str, Item]], actions: Sequence[tuple[Action, ...]], today: date, *, due: int) -> Card:
    """A page of the ranked list under its headings (now, soon, drifting); `due` is how many people are due in all."""
    return Card(due_title(due), listed(page, actions, today), summary="Your follow-ups")


def due_title(due: int) -> str:
    return f"{words.plural(due, 'person', 'people')} to get back to" if due else "Nothing is due now"


def listed(page: Sequence[tuple[str, Item]], actions: Sequence[tuple[Action, ...]], today: date) -> tuple[Entries, ...]:
    """The same without a title."""
    lines = [(band, _listed(item, today, shown)) for (band, item), shown in zip(page, actions, strict=True)]
    groups = groupby(lines, key=lambda line: line[0])
    return tuple(Entries(band, tuple(entry for _, entry in group)) for band, group in groups)


def _listed(item: Item, today: date, actions: tuple[Action, ...]) -> Entry:
    one = item.followup
    head: Line = (*name(item), f" – {label(one.kind).lower()}, {when(one, today)}")
    reason = _sentence(what(item)) or (rules.reason(item, today) if one.due <= today else last_talk(item, today))
    return Entry(head, (f"{reason}{_also(item)}",), actions)


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _also(item: Item) -> str:
    others = list(dict.fromkeys(label(one.kind).lower() for one in item.also))
    return f" Also: {words.join(others)}." if others else ""


def nothing_yet() -> Card:
    return Card(
        "Nothing to follow up yet",
        (say("Log somebody you met, and I remind you of the next step at the right time."),),
        summary="Nothing to follow up yet",
    )


def nudge(
    items: Sequence[Item],
    more: int,
    today: date,
    actions: Sequence[tuple[Action, ...]],
    *,
    full: bool,
    since: str,
    private: bool = True,
) -> Card:
    """One message for everything that comes up: at most three people, then how many `more` are due. `since` says when
    it should have come, and is empty when it is on time; `private`: nobody else reads it."""
    alone = len(items) == 1
    entries = tuple(
        Entry(
            (*name(item), *(() if alone else (f" – {label(item.followup.kind).lower()}",))),
            (_nudge_detail(item, today, full=full, private=private),),
            shown,
        )
        for item, shown in zip(items, actions, strict=True)
    )
    title = f"{label(items[0].followup.kind)}: {items[0].contact.name}"
    if not alone:
        title = f"{len(items) + more} people to get back to"
    blocks: list[Block] = [Entries("", entries)]
    if more:
        blocks.append(footnote(f"{words.plural(more, 'more person', 'more people')} in your list."))
    if since:
        blocks.append(_late(since))
    return Card(title, tuple(blocks), summary="A follow-up is due" if alone else "Follow-ups are due")


def _nudge_detail(item: Item, today: date, *, full: bool, private: bool) -> str:
    parts = [rules.reason(item, today, private=private), last_talk(item, today)]
    if item.followup.what and not (private and item.followup.what == rules.occasion(item.followup.what)):
        parts.append(what(item) if full else "Show tells you what.")
    return " ".join(parts) + _also(item)


def reminder(item: Item, today: date, *, full: bool, since: str) -> Card:
    """The message at a clock time that the person set; `since` as in `nudge`."""
    at = times.say_time(item.followup.at) if item.followup.at is not None else ""
    blocks: list[Block] = [say(*name(item)), say(f"You asked for {at}. {last_talk(item, today)}")]
    if full and item.followup.what:
        blocks.append(Quote(item.followup.what))
    if since:
        blocks.append(_late(since))
    return Card(f"{label(item.followup.kind)}: {item.contact.name}", tuple(blocks), summary="A follow-up is due")


def _late(since: str) -> Footnote:
    return footnote(f"This comes late: it was due {since}, and I was away.")


def told(followup: FollowUp, today: date) -> str:
    """A follow-up in one line, for a button or a sentence: what, when, and how it comes back."""
    rule = f", {read_rule(followup.rule).says}" if followup.rule else ""
    return f"{label(followup.kind)}, {when(followup, today)}{rule}{f': {followup.what}' if followup.what else ''}"


def next_time(one: FollowUp, following: FollowUp | None, today: date) -> tuple[Block, ...]:
    """When something comes back after it was settled; nothing for what came once."""
    if following is not None:
        return (say(f"Next time {times.say_day(following.due, today)}."),)
    return (say("That was the last time."),) if one.rule else ()


def repeats(followup: FollowUp) -> tuple[tuple[str, Line], ...]:
    """How it comes back, as a fact; nothing for what comes once."""
    return (("Repeats", (words.capital(read_rule(followup.rule).says),)),) if followup.rule else ()


def shown(item: Item, note: str, today: date) -> Card:
    """What a nudge keeps back: the promise, and the note of the last talk."""
    pairs: list[tuple[str, Line]] = [
        ("Due", (when(item.followup, today),)),
        *repeats(item.followup),
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
    due: tuple[str, Line] = ("When", (when(item.followup, today),))
    blocks: list[Block] = [Facts((due, *repeats(item.followup), ("Who", (item.contact.introduced,))))]
    if item.followup.what:
        blocks.append(Quote(item.followup.what))
    blocks.append(Footnote((nudge_line,)))
    return Card(f"I will remind you: {item.contact.name}", tuple(blocks), tone="good", summary="Saved")


def only_aside(told: Sequence[Line]) -> Card:
    """What goes along with the message of the day, when there is nothing else left in it."""
    return Card("A short question", tuple(say(*line) for line in told), tone="ask", summary="A short question")


def question() -> Card:
    """Asked once after nudges that got no reaction."""
    return Card(
        "Are my reminders still useful?",
        (say("You have not used the last ones. That is fine. What would you like?"),),
        tone="ask",
        summary="A short question",
    )
