"""Two members with a row of each kind, and what tables hold."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from bot.contacts.model import Contact, ContactId, Tier
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.held.model import Held, HeldId
from bot.journal.model import Entry, EntryId, How
from bot.kit.calls import Call
from bot.kit.times import Interval
from bot.members.model import Handle, Member, MemberId
from bot.outbox.model import Delivery
from storage.schema import metadata
from storage.store import Database, Store

NOW = datetime(2026, 3, 5, 18, 0, 0, 123456, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@dataclass(frozen=True)
class Someone:
    """A member with one row of every kind. Ids begin with the member's own."""

    member: Member
    handle: Handle
    contact: Contact
    entry: Entry
    followup: FollowUp
    held: Held
    delivery: Delivery

    @property
    def id(self) -> MemberId:
        return self.member.id


def someone(number: int, secret: str = "quiet words") -> Someone:
    """`number` is the member's id, at most 9; every other id is a hundred of its own."""
    owner = MemberId(number)
    handle = Handle("slack", "T1", f"U{number}")
    first = number * 100
    contact = Contact(ContactId(first + 1), owner, "Ana Ruiz", NOW, role="recruiter", company="Acme", met_at="PyDay")
    entry = Entry(
        EntryId(first + 2), owner, contact.id, NOW, TODAY, How.CALL, "PyDay", f"{secret} noted", f"{secret} due"
    )
    followup = FollowUp(
        FollowUpId(first + 3),
        owner,
        contact.id,
        Kind.PROMISE,
        TODAY,
        NOW,
        at=time(15, 0),
        what=f"{secret} promised",
        nudge_at=NOW,
        entry=entry.id,
    )
    waiting = (Call("met", {"who": f"{secret}\nheld"}), Call("help"))
    delivery = Delivery.new(
        key=f"nudge/{owner}/2026-03-06",
        to=handle,
        member=owner,
        call=Call("followup nudge", {"day": "2026-03-06"}),
        kind="nudge",
        not_before=NOW,
        expires_at=NOW + timedelta(days=1),
        now=NOW,
    )
    member = Member(owner, NOW, "Europe/Lisbon", name=f"Member {number}", seen_at=NOW)
    held = Held(HeldId(first + 4), owner, waiting, NOW + timedelta(hours=24))
    return Someone(member, handle, contact, entry, followup, held, delivery)


def write(store: Store, one: Someone) -> None:
    store.members.add(one.member, one.handle)
    store.contacts.add(one.contact)
    store.contacts.set_interval(one.id, Tier.CLOSE, Interval(45, "day"))
    store.journal.add(one.entry)
    store.followups.add(one.followup)
    store.held.add(one.held)
    store.outbox.put(one.delivery)


MINE, THEIRS = someone(1), someone(2)


def write_members(store: Store) -> None:
    """The two members alone."""
    for one in (MINE, THEIRS):
        store.members.add(one.member, one.handle)


def every_row(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows by table, as the columns give them."""
    return database.engine.read(
        lambda connection: {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
    ).result()
