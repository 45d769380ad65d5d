"""How people look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.contacts import rules
from bot.contacts.model import Contact, Stage
from bot.journal.model import Entry, How
from bot.kit import times, words
from bot.kit.cards import (
    Action,
    Block,
    Card,
    CommandMention,
    Entries,
    Facts,
    Line,
    LinkTo,
    Quote,
    Strong,
    footnote,
    say,
)
from bot.kit.cards import Entry as Item

TALKS_SHOWN = 3
NAMES_SHORT = 5
"""Names that a short form is said to stand for."""

NOTE_SHOWN = 1200
"""Characters of a note, the newest."""

PARKED = "Reminders to keep in touch are off for this person."


def person(
    contact: Contact,
    talks: Sequence[Entry],
    panels: Sequence[tuple[str, Line]],
    today: date,
    *,
    through: str = "",
    introduced: Sequence[str] = (),
) -> Card:
    """Everything known about one person: for the member's own eyes. `through` and `introduced` are names."""
    pairs = [*facts(contact, through=through)]
    pairs += [("Introduced", (words.join(introduced),))] if introduced else []
    pairs.append(("Last talk", (_last(talks, today),)))
    pairs += panels
    blocks: list[Block] = [Facts(tuple(pairs))]
    if contact.note:
        blocks += [say(Strong("Your notes")), Quote(_newest(contact.note))]
    for talk in talks[:TALKS_SHOWN]:
        blocks.append(say(Strong(f"{sentence(talk.how)}, {times.say_day(talk.day, today)}"), *_circumstances(talk)))
        if talk.note:
            blocks.append(Quote(talk.note))
        if talk.promise:
            blocks.append(say("You promised: ", talk.promise))
    if contact.archived_at is not None:
        blocks.append(footnote("Archived: not in your lists and reminders."))
    elif contact.parked:
        blocks.append(footnote(PARKED))
    return Card(contact.name, tuple(blocks), summary="A person you know")


def facts(contact: Contact, *, through: str = "") -> tuple[tuple[str, Line], ...]:
    """What is known about somebody, label by label; nothing about what isn't."""
    plain = (
        ("Role", contact.role),
        ("Company", contact.company),
        ("Kind", contact.kind),
        ("Sector", contact.sector),
        ("Place", contact.place),
        ("E-mail", contact.email),
        ("Phone", contact.phone),
        ("Met", ", ".join(part for part in (contact.met_at, contact.channel) if part)),
        ("Through", through),
        ("Skills", ", ".join(contact.skills)),
        ("Interests", ", ".join(contact.interests)),
        ("Cares about", contact.cares),
        ("Tags", " ".join(f"#{tag}" for tag in contact.tags)),
        ("Stage", "" if contact.stage is Stage.CONTACT else contact.stage.value),
    )
    pairs: list[tuple[str, Line]] = [(label, (value,)) for label, value in plain if value]
    pairs += [("Link", (LinkTo(link, url) if (url := rules.url(link)) else link,)) for link in contact.links]
    return tuple(pairs)


def changed(contact: Contact, *, through: str = "", told: Sequence[Line] = ()) -> Card:
    """What is known after a change, in full."""
    blocks: list[Block] = [Facts((("Name", (contact.name,)), *facts(contact, through=through)))]
    if contact.note:
        blocks.append(Quote(_newest(contact.note)))
    blocks += [say(*line) for line in told]
    return Card(f"Changed: {contact.name}", tuple(blocks), tone="good", summary="Changed")


def noted(contact: Contact, text: str) -> Card:
    return Card(
        f"Noted for {contact.name}",
        (Quote(text), footnote("Only you can read it.")),
        tone="good",
        summary="Noted",
    )


def added(contact: Contact, *, through: str = "", new: bool) -> Card:
    """Somebody without a meeting, said back in full."""
    blocks: list[Block] = [Facts(pairs)] if (pairs := facts(contact, through=through)) else []
    if contact.note:
        blocks.append(Quote(_newest(contact.note)))
    if contact.parked:
        blocks.append(
            footnote(
                "No reminders for now. They begin when you say how close you are, or log a talk with: ",
                CommandMention("met"),
            )
        )
    title = f"Added: {contact.name}" if new else f"You know {contact.name} already; what was new is added"
    return Card(title, tuple(blocks), tone="good", summary="Added")


def kept_apart(names: Sequence[str]) -> tuple[Block, ...]:
    """What is said of newcomers whose names the member knew already, of somebody else or of the same person."""
    if not names:
        return ()
    said = words.clip(words.join(dict.fromkeys(names)), 200)
    merge = CommandMention("contact merge")
    return (footnote(f"New, though you know another of that name: {said}. The same person after all? ", merge),)


def people(
    page: Sequence[Contact], count: int, last: Mapping[int, date], today: date, *, about: str = "you know"
) -> Card:
    items = tuple(_item(contact, last, today) for contact in page)
    return Card(f"{words.plural(count, 'person', 'people')} {about}", (Entries("", items),), summary="People you know")


def nobody(about: str = "", *, company: str = "") -> Card:
    """`about` says for which list; none: nobody at all. `company`: the one that the list was asked for."""
    if about:
        blocks: list[Block] = [say("Try another filter, or ", CommandMention("contact list"), " for everybody.")]
        if company:
            find = CommandMention("contact find", words.clip(company, 60))
            blocks.append(say("A company is looked for by its whole name. By a part of it: ", find))
        return Card(f"Nobody {about}", tuple(blocks), summary="Nobody")
    return Card(
        "Nobody here yet",
        (say("Log the first person you think of. One line is enough, and only the name is needed."),),
        summary="Nobody here yet",
    )


def found(
    people: Sequence[tuple[Contact, str, tuple[Action, ...]]],
    *,
    said: str,
    meant: str = "",
    short_for: Sequence[tuple[str, str]] = (),
    more: bool = False,
    looked_at: tuple[int, int] = (0, 0),
) -> Card:
    """Who was found, each with the part of a note that fits, if it was a note. `meant`: the words they were taken for;
    `short_for`: what was typed with the name it may stand for, of those who are shown; `looked_at`: notes read, of how
    many."""
    shown = words.clip(said, 60)
    items = tuple(
        Item((Strong(contact.name), *_work(contact), *_archived(contact)), (excerpt,) if excerpt else (), actions)
        for contact, excerpt, actions in people
    )
    blocks: list[Block] = []
    if meant:
        blocks.append(say("Nothing has just these words, so I looked for ", Strong(meant), "."))
    for typed in dict.fromkeys(word for word, _ in short_for):
        names = list(dict.fromkeys(name for word, name in short_for if word == typed))[:NAMES_SHORT]
        blocks.append(footnote(f"{words.capital(typed)} may be {words.join(names, last='or')}."))
    if items:
        blocks.append(Entries("", items))
    else:
        blocks.append(say("Try fewer letters, another word, or ", CommandMention("contact list"), "."))
    if more:
        blocks.append(footnote("There are more. Add a word to narrow it down."))
    if looked_at[0] < looked_at[1]:
        blocks.append(footnote(f"I read your {looked_at[0]:,} newest notes of {looked_at[1]:,}."))
    title = f"Found for “{shown}”" if items else f"Nothing found for “{shown}”"
    return Card(title, tuple(blocks), summary="What was found")


def sentence(how: How) -> str:
    return how.value[:1].upper() + how.value[1:]


def _item(contact: Contact, last: Mapping[int, date], today: date) -> Item:
    tags = (f" {' '.join(f'#{tag}' for tag in contact.tags)}",) if contact.tags else ()
    return Item((Strong(contact.name), *_work(contact), *tags), (_ago(last.get(contact.id), today),))


def _work(contact: Contact) -> Line:
    return (f", {contact.work}",) if contact.work else ()


def _archived(contact: Contact) -> Line:
    return (" (archived)",) if contact.archived_at is not None else ()


def _circumstances(talk: Entry) -> Line:
    """Where, why, who began, and what came of it."""
    began = {"me": "you started it", "them": "they started it"}.get(talk.started, "")
    purpose = f"for {talk.purpose.value}" if talk.purpose else ""
    outcome = f"it brought: {talk.outcome.value}" if talk.outcome else ""
    said = "; ".join(part for part in (talk.where, purpose, began, outcome) if part)
    return (f", {said}",) if said else ()


def _newest(note: str) -> str:
    """The end of a long note, from a whole line on where there is one."""
    if len(note) <= NOTE_SHOWN:
        return note
    cut = note.find("\n", len(note) - NOTE_SHOWN)
    return "…\n" + (note[cut + 1 :] if cut >= 0 else note[-NOTE_SHOWN:])


def _last(talks: Sequence[Entry], today: date) -> str:
    return _ago(talks[0].day if talks else None, today).removeprefix("Last talk ")


def _ago(day: date | None, today: date) -> str:
    return "none yet" if day is None else f"Last talk {times.say_ago(day, today)}"
