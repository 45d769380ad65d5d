"""An example of every view of drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.contacts.model import ContactId
from bot.drafts import cards as drafts
from bot.drafts.cards import Row, Seen
from bot.drafts.check.model import ASKS_FOR_JOB, NO_ASK, NO_PERSONALISATION, NO_VALUE, TEMPLATE, TOO_LONG, Problem
from bot.drafts.judging import Judged
from bot.drafts.model import Channel, Draft, DraftId, Purpose, State
from bot.kit import words
from bot.kit.cards import Card
from bot.members.model import MemberId
from tests.builders import CREATED, TODAY
from tests.gallery.content import BUTTONS, Content

GAP = "one thing that you talked about"
ALL = (ASKS_FOR_JOB, NO_PERSONALISATION, TOO_LONG, NO_VALUE, TEMPLATE, NO_ASK)


def _draft(content: Content) -> Draft:
    text = words.clip(f"Hi! {content.note} Here is what I promised you: {content.promise}.", 3000)
    return Draft(DraftId(1), MemberId(1), ContactId(1), Purpose.THANKS, Channel.EMAIL, text, CREATED)


def _wrong(content: Content) -> Judged:
    problems = tuple(Problem(name, (words.clip(content.note, 40), "no next step"), "Add one thing.") for name in ALL)
    hints = ("This note has 237 characters. Free LinkedIn accounts can send 200 at most.",)
    return Judged(problems, (), (GAP, "the link"), hints, 2, personal=False)


def drafts_shown(content: Content) -> Iterator[Card]:
    draft, notes = _draft(content), (content.note, content.promise, content.where)
    used = ("their name", "where you met", "what they care about")
    note = "They are in your archive."
    yield drafts.shown(Seen(draft, content.name, TODAY, Judged(), "You promised something.", used), TODAY).offering(
        *BUTTONS
    )
    wrong = Seen(draft, content.name, TODAY, _wrong(content), "", used, notes, note)
    yield drafts.shown(wrong, TODAY).offering(*BUTTONS)
    yield drafts.shown(replace(wrong, judged=Judged(personal=False)), TODAY)
    for state in (State.SENT, State.SKIPPED):
        yield drafts.shown(Seen(replace(draft, state=state), content.name, TODAY, Judged()), TODAY).offering(*BUTTONS)


def drafts_checked(content: Content) -> Iterator[Card]:
    text = _draft(content).text
    yield drafts.checked(text, Channel.CONNECTION_NOTE, _wrong(content), first=True).offering(*BUTTONS)
    yield drafts.checked(text, Channel.LINKEDIN_MESSAGE, Judged(fine=ALL[1:]), first=False)


def _rows(content: Content) -> list[Row]:
    draft = _draft(content)
    days = (TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=400))
    return [Row(replace(draft, purpose=one), content.name, day) for one, day in zip(Purpose, days, strict=False)]


def drafts_listed(content: Content) -> Iterator[Card]:
    yield drafts.listed(_rows(content), [BUTTONS] * 3, TODAY, size=12_345)
    yield drafts.listed(_rows(content)[:1], [BUTTONS], TODAY, size=1)


def drafts_start(content: Content) -> Iterator[Card]:
    yield drafts.start([((content.name,), "Thanks are due after your talk.", BUTTONS)] * 2, 3).offering(*BUTTONS)
    yield drafts.start([], 0)


def drafts_nobody(content: Content) -> Iterator[Card]:
    yield drafts.nobody()


def drafts_nothing_yet(content: Content) -> Iterator[Card]:
    yield drafts.nothing_yet()


def drafts_sent(content: Content) -> Iterator[Card]:
    told = (drafts.settled("Say thanks"), drafts.in_the_ledger(Purpose.REFERRAL))
    yield drafts.sent(content.name, told, TODAY, TODAY).offering(*BUTTONS)
    yield drafts.sent(content.name, (drafts.in_the_ledger(Purpose.INTRODUCTION),), TODAY - timedelta(days=9), TODAY)
    yield drafts.sent(content.name, (drafts.told(content.note),), TODAY, TODAY)


def drafts_closed(content: Content) -> Iterator[Card]:
    yield drafts.closed(content.name).offering(*BUTTONS)


def drafts_later(content: Content) -> Iterator[Card]:
    yield drafts.later(content.name, TODAY + timedelta(days=7), TODAY).offering(*BUTTONS)
    yield drafts.later(content.name, None, TODAY)


def drafts_removed(content: Content) -> Iterator[Card]:
    yield drafts.removed(_draft(content), content.name).offering(*BUTTONS)


def drafts_unsent(content: Content) -> Iterator[Card]:
    yield drafts.unsent(content.name, (("Keep in touch: Monday 4 May.",),)).offering(*BUTTONS)


def drafts_question(content: Content) -> Iterator[Card]:
    yield drafts.question(_rows(content)[:1], [BUTTONS], private=True)
    yield drafts.question(_rows(content), [BUTTONS] * 3, private=True)
    yield drafts.question(_rows(content), [BUTTONS] * 3, private=False).offering(*BUTTONS[:1])


DRAFTS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "drafts.shown": drafts_shown,
    "drafts.checked": drafts_checked,
    "drafts.listed": drafts_listed,
    "drafts.start": drafts_start,
    "drafts.nobody": drafts_nobody,
    "drafts.nothing_yet": drafts_nothing_yet,
    "drafts.sent": drafts_sent,
    "drafts.closed": drafts_closed,
    "drafts.later": drafts_later,
    "drafts.removed": drafts_removed,
    "drafts.unsent": drafts_unsent,
    "drafts.question": drafts_question,
}
