"""`/met`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from bot.contacts import filling, quickline
from bot.contacts.args import HowTalked, TalkDay
from bot.contacts.cards import kept_apart
from bot.contacts.commands import OUTCOMES, PURPOSES, STARTED, edit, how_close, show, through_name, what_came
from bot.contacts.model import Contact
from bot.contacts.quickline import FACT_LIMIT, QuickLine
from bot.contacts.talks import it_was
from bot.context import Context
from bot.feature import Feature
from bot.followups import chain
from bot.followups.daily import snooze
from bot.followups.model import FollowUp
from bot.journal.model import Entry, EntryId, How, Outcome, Purpose
from bot.kit import dates, ids, times, words
from bot.kit.args import Ambiguous, Moment, OneOf, RecordId, Text, here, read_moment
from bot.kit.cards import Block, Button, Card, Choose, Line, say
from bot.kit.commands import Group
from bot.kit.dates import PastDay, When
from bot.kit.errors import UserError
from bot.met import cards, forgetting, rules
from bot.met.talks import untalk

TO_CHOOSE = 25
"""Names that a menu holds."""

met = Group[Context]("met", "Log somebody you met", front=True)


@met.command(
    "",
    examples=[
        "met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV",
        "met Ben",
        "met Chloé Dubois, designer @Lune, #design, via Ben - asked about accessibility; yesterday; next friday",
    ],
)
def log_meeting(
    ctx: Context,
    who: Annotated[
        str,
        Text(
            "A name, or the whole line: name, role @company, where - note; promised X",
            placing="rest",
            lines=True,
            limit=4000,
        ),
    ],
    company: Annotated[str | None, Text("Where they work", limit=FACT_LIMIT)] = None,
    where: Annotated[str | None, Text("Where or how you met", limit=FACT_LIMIT)] = None,
    note: Annotated[str | None, Text("What to remember, for your eyes only", lines=True, limit=2000)] = None,
    promise: Annotated[str | None, Text("What you promised, for your eyes only", limit=300)] = None,
    role: Annotated[str | None, Text("What they do", limit=FACT_LIMIT)] = None,
    when: Annotated[When | None, Moment("When to follow up, if you know a day")] = None,
    how: Annotated[str | None, HowTalked()] = None,
    day: Annotated[date | None, TalkDay("When you met, if not today")] = None,
    purpose: Annotated[str | None, OneOf("What it was for", PURPOSES)] = None,
    started: Annotated[str | None, OneOf("Who began it", STARTED)] = None,
    outcome: Annotated[str | None, OneOf("What came of it", OUTCOMES)] = None,
    same: Annotated[int | None, RecordId("Somebody you know already")] = None,
) -> Card:
    """Log somebody you met, and start following up.

    One line is enough, and only the name is needed. “had a coffee chat” or “by phone” says how you talked. Tomorrow
    I remind you to say thanks, in two days to keep a promise, and after a month to check in.
    """
    talk = Talk(
        How(how) if how else None,
        day,
        started or "",
        Purpose(purpose) if purpose else None,
        Outcome(outcome) if outcome else None,
    )
    lines = quickline.people(who)
    if len(lines) > 1:
        return _several(ctx, lines, talk)
    line = quickline.read_line(lines[0] if lines else "", here(ctx))
    line = replace(
        line,
        company=company or line.company,
        where=where or line.where,
        role=role or line.role,
        note="; ".join(part for part in (line.note, note or "") if part),
        promises=(*line.promises, *((promise,) if promise else ())),
    )
    logged = log(ctx, line, talk, when, same)
    contact, entry = logged.contact, logged.entry
    card = cards.logged(
        contact,
        entry,
        logged.started,
        logged.told,
        ctx.today,
        new=logged.new,
        through=through_name(ctx, contact),
    )
    asked = (it_was(entry, new=_new(logged)),) if logged.assumed else ()
    asked += () if entry.outcome else (what_came(entry),)
    parked = (how_close(contact),) if contact.parked else ()
    shown = (edit.ask("Edit", who=contact.id), show.button("Show", who=contact.id))
    back = _take_back(logged, "Take it back")
    return card.offering(*_other_days(logged), *shown, *asked, *parked, back, *ctx.offered(entry))


def _new(logged: Logged) -> int | None:
    """The mark of somebody new."""
    return forgetting.mark(logged.contact) if logged.new else None


def _take_back(logged: Logged, label: str) -> Button:
    return untalk.button(words.clip(label, 75, unit="utf16"), talk=logged.entry.id, new=_new(logged))


def _other_days(logged: Logged) -> tuple[Button, ...]:
    """“next fri” was taken as the Friday of next week; this week's is one press away."""
    named = next((one for one in logged.started if one.named), None)
    if named is None:
        return ()
    return tuple(
        snooze.button(f"No, {times.full_day(other.day)}", which=named.id, until=other) for other in logged.others
    )


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said of a talk besides the line; no `how`: the line's, else in person; no `day`: its, else today."""

    how: How | None
    day: date | None
    started: str = ""
    purpose: Purpose | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    contact: Contact
    entry: Entry
    started: tuple[FollowUp, ...]
    told: tuple[Line, ...]
    new: bool
    namesake: bool = False
    """Somebody new, though the member knew another of that name, and nobody was asked."""
    assumed: bool = False
    """Nobody said how they talked, so it is taken as in person."""
    others: tuple[When, ...] = ()
    """What the day to follow up may mean as well."""


def _several(ctx: Context, lines: Sequence[str], talk: Talk) -> Card:
    """One person a line, each logged like a line of its own; a namesake counts as known where it can be no other."""
    logged = [log(ctx, quickline.read_line(line, here(ctx)), talk, asks=False) for line in lines]
    names = words.join([one.contact.name for one in logged])
    steps: tuple[Block, ...] = tuple(say(one.contact.introduced) for one in logged)
    steps += kept_apart([one.contact.name for one in logged if one.namesake])
    card = Card(
        f"Logged {words.plural(len(logged), 'person', 'people')}: {words.clip(names, 120)}",
        steps,
        tone="good",
        summary="Logged",
    )
    return card.offering(Choose("Take back", tuple(_take_back(one, one.contact.name) for one in logged[:TO_CHOOSE])))


def log(
    ctx: Context,
    line: QuickLine,
    talk: Talk,
    when: When | None = None,
    same: int | None = None,
    *,
    asks: bool = True,
) -> Logged:
    """Save the person and the talk, and start following up. `same`: the person it is, or filling.SOMEONE_NEW. Raises
    Ambiguous where a namesake may be meant, unless it `asks` nothing: then a namesake counts as known where it can be
    no other, and else is kept apart."""
    line, day, named, others = _days(ctx, line, talk.day, when, asks=asks)
    known = filling.known(ctx, line, same, asks=asks)
    reading = filling.read(ctx, line)
    contact = filling.newcomer(ctx, reading) if known is None else filling.filled(known, reading)
    apart = known is None and not asks and filling.namesake(ctx, line)
    told: tuple[Line, ...] = ()
    if known is None:
        ctx.store.contacts.add(contact)
    elif contact != known:
        told = ctx.save(known, contact)
    how = talk.how or line.how
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=day,
        how=how or How.IN_PERSON,
        where=reading.line.where,
        note=reading.line.note if known is None else rules.noted(reading.line, known),
        promise="; ".join(line.promises),
        started=talk.started,
        purpose=talk.purpose,
        outcome=talk.outcome,
    )
    about = chain.about(ctx, contact)
    told += ctx.record(entry, about)
    started = chain.start(ctx, about, entry, line.promises, named)
    return Logged(contact, entry, started, told, known is None, apart, how is None, others)


def _days(
    ctx: Context, line: QuickLine, said: date | None, when: When | None, *, asks: bool
) -> tuple[QuickLine, date, When | None, tuple[When, ...]]:
    """The line, the day of the talk, the day to follow up, and what that may mean as well.

    A phrase that says neither goes into the note. With several promises to move, two possible days are asked about
    instead (Ambiguous), if it `asks`.
    """
    day, named, unread, others = said, when, list[str](), ()
    if line.met:
        read = _past(ctx, line.met)
        unread += [line.met] if read is None or day is not None else []
        day = day or read
    if line.when and named is None:
        try:
            reading = dates.read(line.when, here(ctx))
            named, others = reading.when, reading.others
            if others and asks and len(line.promises) > 1:
                read_moment(line.when, ctx)  # asks
            unread += [line.when] if named.rule and line.promises else []
        except Ambiguous as question:
            question.field = "when"
            raise
        except PastDay:  # it says when something was, not when to follow up
            read = _past(ctx, line.when)
            unread += [line.when] if read is None or day is not None else []
            day = day or read
        except UserError:
            unread += [line.when]
    note = "; ".join(part for part in (line.note, *unread) if part)
    return replace(line, note=note), day or ctx.today, named, others


def _past(ctx: Context, phrase: str) -> date | None:
    try:
        return TalkDay("").read(phrase, ctx)
    except UserError:
        return None


feature = Feature(commands=(met,))
