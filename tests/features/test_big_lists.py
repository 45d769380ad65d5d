"""Ten thousand people of one member come due in the same minute: one message, and pages."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, insert

from bot.contacts.model import Contact, ContactId
from bot.followups import cards, rules
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.journal.model import Entry, EntryId
from bot.kit import ids
from bot.kit.cards import Entries
from storage import schema
from storage.followups import FollowUpRows
from storage.journal import JournalRows
from tests.talk import Person, StoryClock

MANY = 10_000
TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
MOST_BYTES = 30_000_000
"""Held at once by what plans and composes; ten thousand people with what hangs on them would be more."""


def fill(member: Person, many: int = MANY) -> None:
    """Everybody was talked to once, with a note, and is due on the same morning."""
    owner, now = member.member.id, member.talk.now()
    people = [
        Contact(ContactId(ids.new_id(now)), owner, f"Person {number:05}", now, note=f"note {number}" * 20)
        for number in range(many)
    ]
    talks = [Entry(EntryId(ids.new_id(now)), owner, one.id, now, date(2026, 1, 9)) for one in people]
    waiting = [
        FollowUp(FollowUpId(ids.new_id(now)), owner, one.id, Kind.CADENCE, TUESDAY.date(), now, span=60)
        for one in people
    ]

    def write(connection: Connection) -> None:
        journal = JournalRows(connection, member.talk.database.vault)
        followups = FollowUpRows(connection, member.talk.database.vault)
        connection.execute(
            insert(schema.journal),
            [{"id": e.id, "owner": e.owner, "contact": e.contact, "at": e.at, **journal._values(e)} for e in talks],
        )
        fixed = ("id", "owner", "contact", "created_at")
        connection.execute(
            insert(schema.followups),
            [
                {name: getattr(one, name) for name in fixed} | followups._values(one) | {"nudge_at": TUESDAY}
                for one in waiting
            ],
        )

    member.talk.change(lambda store: store.contacts.add_many(people))
    member.talk.database.engine.write(write).result()


def test_ten_thousand_due_in_one_minute_are_one_message_and_pages(member: Person, clock: StoryClock) -> None:
    member.says("/help")
    fill(member)
    tracemalloc.start()
    clock.until("2026-03-10 09:00")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < MOST_BYTES, f"{most:,} bytes"

    message = member.was_sent(f"{MANY - rules.SHOWN:,}".replace(",", ""), at="2026-03-10 09:00")
    assert sum(len(block.items) for block in message.card.blocks if isinstance(block, Entries)) == rules.SHOWN
    member.was_sent_nothing()

    seen: set[str] = set()
    member.says("/followup")
    for _ in range(3):
        lines = [str(item.line) for block in member.card.blocks if isinstance(block, Entries) for item in block.items]
        assert len(lines) == cards.PAGE
        assert not seen & set(lines)
        seen |= set(lines)
        member.presses("More")
    member.says("/followup list page:100")
    assert not member.failed()

    clock.until("2026-03-11 23:00")
    member.was_sent_nothing()  # the others come with the next nudge day, again in one message
    clock.until("2026-03-12 23:00")
    member.was_sent(at="2026-03-12 09:00")
    member.was_sent_nothing()


def test_the_planner_works_in_bounded_steps(member: Person) -> None:
    member.says("/help")
    fill(member, 2_000)
    member.talk.set(TUESDAY + timedelta(minutes=1))
    plan = next(job for job in member.talk.bot.jobs if job.name == "nudges")
    assert member.talk.run(member.talk.bot.run_job(plan)) == 500
