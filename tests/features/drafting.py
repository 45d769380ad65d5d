"""What stories of drafts look at."""

from __future__ import annotations

from datetime import date

from bot.contacts.model import ContactId
from bot.drafts import composing
from bot.drafts.known import Known
from bot.drafts.model import Draft
from bot.followups.model import Kind
from bot.journal.model import Entry
from bot.kit.cards import Quote
from tests.talk import Person

TODAY = date(2026, 3, 6)
FULL = Known(
    "Ana Ruiz",
    TODAY,
    role="recruiter",
    company="Acme",
    met_at="PyDay",
    talked_on=date(2026, 3, 5),
    talked_at="PyDay",
    cares="climate tech",
    interests=("chess",),
    promise="my CV",
    occasion="new job",
    news="team lead at Lune",
    link="https://example.org/maps",
    through="Chloé Dubois",
    other="Ben Meyer",
    other_work="designer at Lune",
    common="maps",
)
NUMBERS = range(2 * composing.PHRASINGS)
"""Numbers of phrasings."""

MET = "/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV"


def waiting(member: Person) -> tuple[Draft, ...]:
    owner = member.member.id
    return member.talk.look(lambda store: store.drafts.listing(owner, limit=20_000))


def drafts_to_ana(member: Person) -> tuple[Draft, ...]:
    owner, who = member.member.id, ana(member)
    return member.talk.look(lambda store: store.drafts.of_contact(owner, who, limit=100))


def ana(member: Person) -> ContactId:
    owner = member.member.id
    return member.talk.look(lambda store: store.contacts.named(owner, ("ana",)))[0].id


def talks(member: Person) -> tuple[Entry, ...]:
    owner, who = member.member.id, ana(member)
    return member.talk.look(lambda store: store.journal.of_contact(owner, who))


def message(member: Person) -> str:
    """What is to be copied."""
    return next(block.text for block in member.card.blocks if isinstance(block, Quote))


def kinds(member: Person) -> list[Kind]:
    return [one.kind for one in member.open_followups()]
