"""Two members with a row of each kind, and what tables hold."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Table, insert, select

from bot.contacts.model import Contact, ContactId, Tier
from bot.events.model import Attendance, AttendanceId, Event, EventId, Feed, FeedId, Going, Source, SourceId
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.held.model import Held, HeldId
from bot.journal.model import Entry, EntryId, How
from bot.kit.calls import Call
from bot.kit.times import Interval
from bot.members.model import Handle, Member, MemberId
from bot.outbox.model import Delivery
from bot.tidying.model import Merge, MergeId, Moved
from storage.schema import distinct_people, metadata
from storage.schema_goals import (
    aims,
    check_ins,
    deeds,
    goal_counts,
    goals,
    letters,
    pauses,
    questions,
    review_goals,
    review_people,
    reviews,
)
from storage.schema_plan import (
    checklist,
    communities,
    companies,
    company_steps,
    pitches,
    resources,
    rhythms,
    steps,
    tips_told,
    wanted,
)
from storage.schema_words import cautions, drafts, leads, milestones, mutes, share_people, shares
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
    contact = Contact(
        ContactId(first + 1),
        owner,
        "Ana Ruiz",
        NOW,
        role="recruiter",
        company="Acme",
        met_at="PyDay",
        cares=f"{secret} cared",
        note=f"{secret} kept",
    )
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
    _write_what_has_no_model_here(store, one)
    _write_events(store, one)
    _write_the_month(store, one)
    _write_the_plan(store, one)
    _write_the_words(store, one)


def _write_what_has_no_model_here(store: Store, one: Someone) -> None:
    """A row of each table that is only written by whole features."""
    connection, vault, first = store.members._connection, store.privacy._vault, one.id * 100

    def put(table: Table[Any], **values: object) -> None:
        connection.execute(insert(table).values(**values))

    went = replace(one.contact, id=ContactId(first + 50))
    merge = Merge(MergeId(first + 5), one.id, one.contact.id, NOW, went, one.contact, one.contact, Moved())
    store.merges.add(merge)
    put(distinct_people, owner=one.id, one=one.contact.id, other=one.contact.id)
    put(aims, owner=one.id, family="profile", text="Be known for maps", until=TODAY, created_at=NOW)
    put(
        goals,
        id=first + 6,
        owner=one.id,
        text="Have 3 coffee chats",
        action="coffee chat",
        target=3,
        unit="chats",
        role="",
        company="",
        cadence="",
        deadline=TODAY,
        starts=TODAY,
        serves_aim=True,
        kept="",
        state="done",
        closed_at=NOW,
        result=vault.seal("goals.result", first + 6, one.id, "quiet words learnt"),
        want=vault.seal("goals.want", first + 6, one.id, "quiet words wanted"),
        side="personal",
        questions=vault.seal("goals.questions", first + 6, one.id, "quiet words asked"),
        sector="retail",
        channel="Slack",
        came_from=first + 30,
        created_at=NOW,
    )
    put(
        goal_counts,
        id=first + 7,
        owner=one.id,
        goal=first + 6,
        amount=1,
        day=TODAY,
        at=NOW,
        entry=one.entry.id,
        attendance=first + 15,
        deed=first + 20,
        note=vault.seal("goal_counts.note", first + 7, one.id, "quiet words counted"),
    )


def _putting(store: Store, one: Someone) -> Callable[..., None]:
    """What writes a row: its number, the names of its sealed texts, and the values."""
    connection, vault, first = store.members._connection, store.privacy._vault, one.id * 100

    def put(table: Table[Any], row: int, sealed: tuple[str, ...] = (), **values: object) -> None:
        texts = {
            name: vault.seal(f"{table.name}.{name}", first + row, one.id, f"quiet words: {name}") for name in sealed
        }
        key = {"id": first + row} if "id" in table.c else {}
        connection.execute(insert(table).values(owner=one.id, **key, **texts, **values))

    return put


def _write_the_month(store: Store, one: Someone) -> None:
    """What was done, said and reviewed in a month."""
    put, first = _putting(store, one), one.id * 100
    when = {"day": TODAY, "at": NOW}
    put(deeds, 20, ("what",), kind="post", contact=one.contact.id, channel="Slack", sort="article", **when)
    put(pauses, 0, first=TODAY, until=TODAY + timedelta(days=3))
    put(check_ins, 21, ("line",), goal=first + 6, number=1, confidence="sure", **when)
    put(questions, 0, next_at=NOW, asked_on=TODAY, offered=TODAY)
    month = TODAY.replace(day=1)
    put(reviews, 22, ("network", "change"), month=month, started_at=NOW, finished_at=NOW, skipped="people")
    goal = {"goal": first + 6, "following": first + 31}
    put(review_goals, 23, ("why",), review=first + 22, verdict="carry", done=1, target=3, **goal)
    person = {"contact": one.contact.id, "why": "silence", "answer": "news"}
    put(review_people, 24, ("what",), review=first + 22, place=1, **person)
    to = {"platform": "slack", "realm": "T1", "user": f"U{one.id}"}
    put(letters, 25, ("text",), review=first + 22, at=NOW, sent="", **to)


def _write_the_plan(store: Store, one: Someone) -> None:
    """The network that they want, and the small steps on the way."""
    put, first = _putting(store, one), one.id * 100
    put(wanted, 60, quality="role", text="Tester", folded="tester", target=3, created_at=NOW)
    named = {"grouping": "retail", "similar": "Lune", "place": "Berlin"}
    put(companies, 61, ("note",), name="Acme", folded="acme", created_at=NOW, **named)
    put(company_steps, 0, company=first + 61, step="research", state="done", day=TODAY)
    slots = ("who", "field", "context", "achievement", "special", "why", "action")
    put(pitches, 62, slots, audience="Recruiters", folded="recruiters", created_at=NOW, changed_at=NOW)
    days = {"joined": TODAY, "introduced": TODAY, "helped": TODAY}
    put(communities, 63, ("note",), name="Maps", folded="maps", channel="Slack", created_at=NOW, **days)
    put(checklist, 0, item="photo", day=TODAY)
    put(rhythms, 0, weekly=2, small=True, since=TODAY)
    put(steps, 64, day=TODAY, at=NOW, kind="gap", about="role", small=False, answer="done")
    put(tips_told, 0, tip="small", day=TODAY)
    book = {"kind": "book", "title": "A book", "author": "Somebody", "link": "https://example.org", "about": "Maps"}
    put(resources, 65, space="slack/T1", created_at=NOW, **book)


def _write_the_words(store: Store, one: Someone) -> None:
    """What was written to somebody, heard from them, shared with them, and what rules said of them."""
    put, first, whom = _putting(store, one), one.id * 100, {"contact": one.contact.id}
    asked = {"ask_on": TODAY, "asked_on": TODAY, "closed_at": NOW, "followup": one.followup.id, "entry": one.entry.id}
    asked |= {"other": one.contact.id, "variant": 1, "asks": 1}
    put(drafts, 70, ("text",), purpose="thanks", channel="email", state="open", created_at=NOW, **asked, **whom)
    ended = {"state": "won", "closed_at": NOW, "thanked": TODAY, "followup": one.followup.id, "entry": one.entry.id}
    when = {"day": TODAY, "due": TODAY, "created_at": NOW}
    put(leads, 71, ("what", "step", "result"), kind="lead", company="Acme", **when, **ended, **whom)
    put(shares, 72, ("link", "text"), kind="link", topics=("maps",), day=TODAY, created_at=NOW)
    put(share_people, 73, share=first + 72, state="told", day=TODAY, deed=first + 20, **whom)
    yearly = {"yearly": True, "followup": one.followup.id}
    put(milestones, 74, ("what",), kind="birthday", day=TODAY, created_at=NOW, **yearly, **whom)
    put(cautions, 75, rule="too-soon", day=TODAY, at=NOW, **whom)
    put(mutes, 76, rule="too-soon", created_at=NOW, **whom)


def _write_events(store: Store, one: Someone) -> None:
    """A feed, an event, and that they go."""
    first = one.id * 100
    own = Source(SourceId(first + 10), f"https://example.org/{one.id}.ics", NOW, etag="1", name="Talks")
    store.feeds.add(Feed(FeedId(first + 11), own, NOW, owner=one.id, topics=("python",), added_by=one.id))
    entered = Event(EventId(first + 14), "Coffee", NOW, "coffee", NOW, ends=NOW, owner=one.id, topics=("python",))
    store.events.add(entered)
    said = Attendance(AttendanceId(first + 15), one.id, entered.id, Going.GOING, "Coffee", NOW, "UTC", NOW)
    store.events.say(replace(said, remind_at=NOW, prep_at=NOW, ask_at=NOW))
    store.events.visit(one.id, "slack/T1", NOW)


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
