"""How drafts look. What they say is for the member alone, and stands in no notification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.drafts.args import CHANNELS, PURPOSES
from bot.drafts.check import Problem
from bot.drafts.check.model import ASKS_FOR_JOB, NO_ASK, NO_PERSONALISATION, NO_VALUE, TEMPLATE, TOO_LONG
from bot.drafts.judging import Judged
from bot.drafts.known import NAME as NAMED
from bot.drafts.model import ASKS, Channel, Draft, Purpose, State
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Line, Quote, Strong, footnote, say

NAME = 60
NOTE = 300
"""Characters of a note beside a message."""

IN_A_LIST = 140

_WRONG = {
    ASKS_FOR_JOB: "It asks for a job at once",
    NO_PERSONALISATION: "It could go to anybody",
    TOO_LONG: "It is too long",
    NO_VALUE: "It offers nothing",
    TEMPLATE: "It has gaps or worn phrases",
    NO_ASK: "It has no clear question",
}
_FINE = {
    ASKS_FOR_JOB: "it does not ask for a job at once",
    NO_PERSONALISATION: "it says something that only they could get",
    TOO_LONG: "it is short enough",
    NO_VALUE: "it offers something",
    TEMPLATE: "it has no worn phrases",
    NO_ASK: "it has a clear next step",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A draft in a list: the name of whom it is to, and the local day on which it was made."""

    draft: Draft
    name: str
    day: date

    @property
    def about(self) -> Line:
        return (Strong(words.clip(self.name, NAME)), f": {PURPOSES[self.draft.purpose].lower()}")


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft with what stands beside it: the name of whom it is to, the local day on which it was made, why it fits,
    which facts of the log are in it, and notes to think of."""

    draft: Draft
    name: str
    day: date
    judged: Judged
    because: str = ""
    used: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    note: str = ""
    """Something to know about the person or the state of the draft."""


def shown(seen: Seen, today: date) -> Card:
    """A draft to copy, and what to do about it first."""
    draft, judged, name = seen.draft, seen.judged, words.clip(seen.name, NAME)
    what = f"{CHANNELS[draft.channel].lower()} to {name}".replace("linkedin", "LinkedIn")
    blocks: list[Block] = [Quote(draft.text)]
    if draft.state is not State.OPEN:
        blocks.append(footnote(f"{_state(draft)}. Written {times.say_day(seen.day, today)}."))
        return Card(f"{PURPOSES[draft.purpose]}: {what}", tuple(blocks), summary="A message")
    blocks += _to_do(seen, name)
    blocks += [say("A note: ", hint) for hint in judged.hints]
    blocks += [say(Strong("For your eyes: "), words.clip(note, NOTE)) for note in seen.notes]
    because = [f"Because: {seen.because}"] if seen.because else []
    because += [f"From your log: {words.join(seen.used)}."] if set(seen.used) - {NAMED} else []
    because += [_muted(judged.muted)] if judged.muted else []
    because += [seen.note] if seen.note else []
    blocks += [footnote(" ".join(because))] if because else []
    title = f"{PURPOSES[draft.purpose]}: {what}" if judged.ready else f"Not ready yet: {what}"
    return Card(title, tuple(blocks), summary="A draft")


def checked(text: str, channel: Channel, judged: Judged, *, first: bool) -> Card:
    """What is good in a message, and what to change."""
    which = "a first message" if first else "a message to somebody you know"
    about = f"Read as {which}: {CHANNELS[channel].lower().replace('linkedin', 'LinkedIn')}."
    blocks: list[Block] = [Quote(text), *_wrong(judged.problems, text)]
    blocks += [say(Strong("Missing: "), f"{words.join(judged.missing)}.")] if judged.missing else []
    good = [_FINE[name] for name in judged.fine]
    blocks += [say(Strong("Good: "), f"{words.join(good)}.")] if good else []
    blocks += [say("A note: ", hint) for hint in judged.hints]
    blocks.append(footnote(" ".join((about, *((_muted(judged.muted),) if judged.muted else ())))))
    number = len(judged.problems) + bool(judged.missing)
    title = f"{words.plural(number, 'thing')} to change" if number else "Nothing to change"
    return Card(title, tuple(blocks), tone="plain" if number else "good", summary="A message, checked")


def listed(several: Sequence[Row], actions: Sequence[tuple[Action, ...]], today: date, *, size: int) -> Card:
    """A page of open drafts with the names of whom they are to; `size`: how many there are in all."""
    items = tuple(
        Entry(
            (*one.about, f", {times.say_day(one.day, today)}"),
            (words.clip(" ".join(one.draft.text.split()), IN_A_LIST),),
            shown,
        )
        for one, shown in zip(several, actions, strict=True)
    )
    title = f"{size:,} {'message' if size == 1 else 'messages'} to send"
    return Card(title, (Entries("", items),), summary="Your drafts")


def start(people: Sequence[tuple[Line, str, tuple[Action, ...]]], waiting: int) -> Card:
    """Whom to write to: people with something due, each with the reason."""
    blocks: list[Block] = []
    if people:
        blocks.append(Entries("", tuple(Entry(line, (why,), shown) for line, why, shown in people)))
    else:
        example = CommandMention("draft", "Ana")
        blocks.append(say("Nothing is due. Whom do you think of? One name is enough: ", example, "."))
    if waiting:
        blocks.append(footnote(f"Not sent yet: {words.plural(waiting, 'message')}."))
    return Card("Whom do you want to write to?", tuple(blocks), summary="Write a message")


def nobody() -> Card:
    """Nobody is known yet."""
    return Card(
        "Nobody to write to yet",
        (
            say("Log one person first. One line is enough: ", CommandMention("met", "Ana Ruiz, recruiter @Acme"), "."),
            say("You have a text already? I can look at it: ", CommandMention("draft check"), "."),
        ),
        summary="Nobody to write to yet",
    )


def nothing_yet() -> Card:
    """No open draft."""
    return Card(
        "No message waits for you",
        (
            say("Name a person, and I write a first version from your log: ", CommandMention("draft", "Ana"), "."),
            footnote("You send it yourself. I never write to anybody."),
        ),
        summary="No message waits for you",
    )


def sent(name: str, told: Sequence[Line], day: date, today: date) -> Card:
    """It was sent on a local day, and logged; `told`: what changed by it."""
    blocks = tuple(say(*line) for line in told)
    title = f"Logged: a message to {words.clip(name, NAME)}, {times.say_day(day, today)}"
    return Card(title, blocks, tone="good", summary="Logged")


def closed(name: str) -> Card:
    """It isn't sent after all."""
    text = "I will not ask about it again. What was due stays in your list."
    return Card(f"Skipped: the message to {words.clip(name, NAME)}", (say(text),), tone="good", summary="Skipped")


def later(name: str, day: date | None, today: date) -> Card:
    """It stays open; `day`: when it is asked about, None: not any more."""
    text = (
        f"I will ask you about it {times.say_day(day, today)}." if day is not None else "I will not ask about it again."
    )
    title = f"Saved: the message to {words.clip(name, NAME)}"
    return Card(title, (say(f"{text} It waits in ", CommandMention("draft list"), "."),), tone="good", summary="Saved")


def removed(draft: Draft, name: str) -> Card:
    return Card(
        f"Removed: the message to {words.clip(name, NAME)}", (Quote(draft.text),), tone="good", summary="Removed"
    )


def unsent(name: str, told: Sequence[Line]) -> Card:
    """The message is a draft again."""
    blocks = tuple(say(*line) for line in told)
    title = f"Taken back: no message to {words.clip(name, NAME)} is logged"
    return Card(title, (*blocks, say("It is a draft again.")), tone="good", summary="Taken back")


def question(asked: Sequence[Row], actions: Sequence[tuple[Action, ...]], *, private: bool) -> Card:
    """“Did you send it?”, alone. Where others read too, it names nobody."""
    if not private:
        return Card("Did you send it?", (say(_QUIET),), tone="ask", summary="A short question")
    if len(asked) == 1:
        text = say("Your message to ", *asked[0].about, ".")
        return Card("Did you send it?", (text,), actions[0], tone="ask", summary="A short question")
    items = tuple(Entry(one.about, (), shown) for one, shown in zip(asked, actions, strict=True))
    return Card("Did you send them?", (Entries("", items),), tone="ask", summary="A short question")


_QUIET = "A message of yours waits. Only you see what opens."


def question_aside(asked: Sequence[Row], *, private: bool) -> Line:
    """The same beneath the message of the day."""
    if not private:
        return (_QUIET,)
    names = list(dict.fromkeys(words.clip(one.name, NAME) for one in asked))
    return (f"Did you send your {'message' if len(asked) == 1 else 'messages'} to {words.join(names)}?",)


def settled(label: str) -> Line:
    """A follow-up that is done with the message."""
    return (f"Done with it: {label.lower()}.",)


def told(title: str) -> Line:
    """What was saved to share is told now."""
    return (f"Noted: they got “{words.clip(title, NAME)}”.",)


def in_the_ledger(purpose: Purpose) -> Line:
    if purpose not in ASKS:
        return ("Noted as something you gave.",)
    return ("Noted as something you asked for.",)


def _to_do(seen: Seen, name: str) -> list[Block]:
    """What is missing, what to change, and else that it is ready."""
    judged = seen.judged
    blocks: list[Block] = []
    if judged.missing:
        gaps = words.join([f"‹{gap}›" for gap in judged.missing])
        blocks.append(say(Strong("Missing: "), f"{gaps}. Press Edit and put in what only you know."))
    elif not judged.personal:
        blocks.append(say(Strong("Missing: "), f"one thing only {name} would know. Press Edit and add it."))
    blocks += _wrong(
        [one for one in judged.problems if judged.personal or one.name != NO_PERSONALISATION], seen.draft.text
    )
    if judged.ready and not judged.problems:
        blocks.append(say("Ready. Copy it, change what you like, and send it yourself."))
    return blocks


def _wrong(problems: Sequence[Problem], text: str) -> list[Block]:
    items = tuple(Entry((Strong(_WRONG[one.name]), f": {_quoted(one.why, text)}"), (one.proposal,)) for one in problems)
    return [Entries("Worth a change", items)] if items else []


def _quoted(why: Sequence[str], text: str) -> str:
    """The words that show it; what is only missing is no quotation."""
    return words.join([f"“{words.clip(one, NAME)}”" if one in text else one for one in why])


def _muted(number: int) -> str:
    return f"{words.plural(number, 'check is', 'checks are')} muted."


def _state(draft: Draft) -> str:
    return "Sent" if draft.state is State.SENT else "Skipped"
