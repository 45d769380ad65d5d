"""Every table but those of events, goals, plans and words, which stand in schema_*.py. What the marks mean stands in
ground.py."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, SmallInteger, Table, TypedColumns, text

import storage.schema_events  # pyright: ignore[reportUnusedImport]  asking for tables gives all of them
import storage.schema_goals  # pyright: ignore[reportUnusedImport]
import storage.schema_plan  # pyright: ignore[reportUnusedImport]
import storage.schema_words  # noqa: F401  # pyright: ignore[reportUnusedImport]
from storage.ground import MINE, OURS, metadata
from storage.types import Clock, Day, Id, Instant, Secret, Tags, Term, Words


class _Members(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)
    name = Column(Words, nullable=False, info=MINE)
    zone = Column(Words, nullable=False, info=MINE)
    zone_from = Column(Words, nullable=False, info=MINE)
    nudge_days = Column(Words, nullable=False, info=MINE)
    """Weekdays as digits, Monday is 0: "13"."""
    nudge_at = Column(Clock, nullable=False, info=MINE)
    quiet_from = Column(Clock, nullable=False, info=MINE)
    quiet_to = Column(Clock, nullable=False, info=MINE)
    full_nudges = Column(Boolean, nullable=False, info=MINE)
    paused_until = Column(Day, info=MINE)
    ignored = Column(SmallInteger, nullable=False, info=OURS)
    slower = Column(Boolean, nullable=False, info=MINE)
    stopped = Column(Boolean, nullable=False, info=MINE)
    seen_at = Column(Instant, info=MINE)
    unreachable = Column(Words, nullable=False, info=OURS)
    welcomed = Column(Boolean, nullable=False, info=OURS)
    """The welcome was offered, taken or not."""
    situation = Column(Words, info=MINE)
    """Where they stand (bot/members/model.py, Situation); none while they didn't say."""


members = Table("members", metadata, _Members, info={"owner": "id"})


class _Handles(TypedColumns):
    platform = Column(Words, primary_key=True, info=MINE)
    realm = Column(Words, primary_key=True, info=MINE)
    user = Column(Words, primary_key=True, info=MINE)
    member = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    used_at = Column(Instant, nullable=False, info=MINE)
    direct = Column(Words, info=OURS)
    """The direct conversation with them, once one was opened."""
    nudges_to = Column(Words, info=MINE)
    """The channel or thread where their nudges come, if not the direct conversation; `nudges_shared` with others."""
    nudges_shared = Column(Boolean, info=MINE)


_CHOSEN = text("nudges_to IS NOT NULL")
_there = Index("ix_handles_nudges_to", "nudges_to", postgresql_where=_CHOSEN, sqlite_where=_CHOSEN)
handles = Table("handles", metadata, _Handles, Index(None, "member", "used_at"), _there, info={"owner": "member"})


class _Contacts(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    name = Column(Words, nullable=False, info=MINE)
    folded = Column(Term, nullable=False, info=OURS)
    role = Column(Words, nullable=False, info=MINE)
    company = Column(Words, nullable=False, info=MINE)
    met_at = Column(Words, nullable=False, info=MINE)
    kind = Column(Words, nullable=False, info=MINE)
    sector = Column(Words, nullable=False, info=MINE)
    place = Column(Words, nullable=False, info=MINE)
    email = Column(Words, nullable=False, info=MINE)
    phone = Column(Words, nullable=False, info=MINE)
    channel = Column(Words, nullable=False, info=MINE)
    through = Column(Id, ForeignKey("contacts.id", ondelete="SET NULL"), info=MINE)
    skills = Column(Tags, nullable=False, info=MINE)
    interests = Column(Tags, nullable=False, info=MINE)
    tags = Column(Tags, nullable=False, info=MINE)
    links = Column(Tags, nullable=False, info=MINE)
    cares = Column(Secret, info=MINE)
    note = Column(Secret, info=MINE)
    stage = Column(Words, nullable=False, info=MINE)
    archived_at = Column(Instant, info=MINE)
    tier = Column(Words, nullable=False, info=MINE)
    every = Column(Words, info=MINE)
    parked = Column(Boolean, nullable=False, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)
    company_folded = Column(Term, info=OURS)
    """As companies compare (bot/kit/companies); none without one."""


_INTRODUCED = text("through IS NOT NULL")
_EMPLOYED = text("company_folded IS NOT NULL")

# Deleting a row looks for what points to it: each such column begins an index, or the whole table would be read.
contacts = Table(
    "contacts",
    metadata,
    _Contacts,
    Index(None, "owner", "folded", "id"),
    Index(
        "ix_contacts_company",
        *("owner", "company_folded", "folded", "id"),
        postgresql_where=_EMPLOYED,
        sqlite_where=_EMPLOYED,
    ),
    Index("ix_contacts_through", "through", "owner", postgresql_where=_INTRODUCED, sqlite_where=_INTRODUCED),
    info={"owner": "owner"},
)


class _ContactTerms(TypedColumns):
    owner = Column(Id, primary_key=True, info=OURS)
    field = Column(Term, primary_key=True, info=OURS)
    """Where the word stands: n name, c company, t tag, skill or interest, r role, sector or place."""
    term = Column(Term, primary_key=True, info=OURS)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=OURS)


contact_terms = Table(
    "contact_terms",
    metadata,
    _ContactTerms,
    Index(None, "contact"),
    info={"owner": "owner"},
    sqlite_with_rowid=False,
)


class _TierIntervals(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    tier = Column(Words, primary_key=True, info=MINE)
    every = Column(Words, nullable=False, info=MINE)


tier_intervals = Table("tier_intervals", metadata, _TierIntervals, info={"owner": "owner"})


class _Journal(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    at = Column(Instant, nullable=False, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    how = Column(Words, nullable=False, info=MINE)
    where = Column(Words, nullable=False, info=MINE)
    started = Column(Words, nullable=False, info=MINE)
    purpose = Column(Words, nullable=False, info=MINE)
    outcome = Column(Words, nullable=False, info=MINE)
    note = Column(Secret, info=MINE)
    promise = Column(Secret, info=MINE)
    followup = Column(Id, info=OURS)


journal = Table(
    "journal",
    metadata,
    _Journal,
    Index(None, "owner", "contact", "day", "id"),
    Index(None, "contact"),
    info={"owner": "owner"},
)


class _FollowUps(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    kind = Column(Words, nullable=False, info=MINE)
    state = Column(Words, nullable=False, info=MINE)
    due = Column(Day, nullable=False, info=MINE)
    at = Column(Clock, info=MINE)
    what = Column(Secret, info=MINE)
    span = Column(Integer, nullable=False, info=OURS)
    named = Column(Boolean, nullable=False, info=OURS)
    nudge_at = Column(Instant, info=OURS)
    nudged = Column(Integer, nullable=False, info=OURS)
    nudged_on = Column(Day, info=MINE)
    rev = Column(Integer, nullable=False, info=OURS)
    entry = Column(Id, info=OURS)
    created_at = Column(Instant, nullable=False, info=MINE)
    closed_at = Column(Instant, info=MINE)
    rule = Column(Words, info=MINE)
    """An RRULE by which it comes back, from `began` on; none for what comes once."""
    began = Column(Day, info=MINE)


_OPEN, _DONE = text("state = 'open'"), text("state = 'done'")

followups = Table(
    "followups",
    metadata,
    _FollowUps,
    Index("ix_followups_to_nudge", "nudge_at", postgresql_where=_OPEN, sqlite_where=_OPEN),
    Index("ix_followups_open", "owner", "due", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
    Index("ix_followups_done", "owner", "closed_at", postgresql_where=_DONE, sqlite_where=_DONE),
    Index("ix_followups_contact", "owner", "contact", "due"),
    Index("ix_followups_whose", "contact"),
    info={"owner": "owner"},
)


class _Merges(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=OURS)
    kept = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=OURS)
    undo = Column(Secret, nullable=False, info=OURS)
    """What it takes to undo: the other contact, and the ids of the records that moved."""
    at = Column(Instant, nullable=False, info=OURS)


merges = Table(
    "merges",
    metadata,
    _Merges,
    Index(None, "owner", "kept"),
    Index(None, "kept"),
    Index(None, "at"),
    info={"owner": "owner"},
)


class _DistinctPeople(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=OURS)
    one = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=OURS)
    """The smaller id of two people who look alike and, the member said, are not the same."""
    other = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=OURS)


distinct_people = Table(
    "distinct_people",
    metadata,
    _DistinctPeople,
    Index(None, "one"),
    Index(None, "other"),
    info={"owner": "owner"},
    sqlite_with_rowid=False,
)


class _Held(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=OURS)
    calls = Column(Secret, nullable=False, info=OURS)
    expires_at = Column(Instant, nullable=False, info=OURS)
    answered = Column(Boolean, nullable=False, info=OURS)


held = Table("held", metadata, _Held, Index(None, "expires_at"), Index(None, "owner"), info={"owner": "owner"})


class _Deliveries(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    key = Column(Term, nullable=False, unique=True, info=OURS)
    """What it is about; exists once, whoever plans it how often."""
    kind = Column(Words, nullable=False, info=MINE)
    space = Column(Words, nullable=False, info=OURS)
    member = Column(Id, info=MINE)
    """Without a foreign key: what is planned while its member is erased is dropped at send time."""
    platform = Column(Words, nullable=False, info=MINE)
    realm = Column(Words, nullable=False, info=MINE)
    user = Column(Words, info=MINE)
    """To a person; otherwise `place` names a channel."""
    place = Column(Words, info=MINE)
    private = Column(Boolean, nullable=False, info=OURS)
    call = Column(Words, nullable=False, info=MINE)
    """As spelled: names and ids, never private text."""
    not_before = Column(Instant, nullable=False, info=MINE)
    expires_at = Column(Instant, nullable=False, info=OURS)
    state = Column(Words, nullable=False, info=MINE)
    attempt = Column(SmallInteger, nullable=False, info=OURS)
    resends = Column(SmallInteger, nullable=False, info=OURS)
    losses = Column(SmallInteger, nullable=False, info=OURS)
    lease_token = Column(Words, info=OURS)
    lease_until = Column(Instant, info=OURS)
    first_sending_at = Column(Instant, info=OURS)
    sending_at = Column(Instant, info=OURS)
    sent_at = Column(Instant, info=MINE)
    receipt_place = Column(Words, info=OURS)
    receipt_message = Column(Words, info=OURS)
    error = Column(Words, nullable=False, info=OURS)
    """A code, empty unless something went wrong."""
    payload_hash = Column(Words, nullable=False, info=OURS)
    created_at = Column(Instant, nullable=False, info=OURS)


_PENDING = text("state = 'pending'")
_RETRYING = text("state = 'pending' AND error <> ''")
_HELD = text("state IN ('leased', 'sending')")

# An idle tick costs the same however many rows wait: each question of the claim has its own small index.
_OVER = text("state IN ('sent', 'unknown', 'cancelled', 'expired', 'suppressed', 'dead')")

deliveries = Table(
    "deliveries",
    metadata,
    _Deliveries,
    Index(None, "member"),
    Index("ix_deliveries_due", "not_before", postgresql_where=_PENDING, sqlite_where=_PENDING),
    Index("ix_deliveries_retrying", "state", "not_before", postgresql_where=_RETRYING, sqlite_where=_RETRYING),
    Index("ix_deliveries_over", "expires_at", postgresql_where=_OVER, sqlite_where=_OVER),
    Index("ix_deliveries_held", "lease_until", postgresql_where=_HELD, sqlite_where=_HELD),
    info={"owner": "member"},
)


class _Stops(TypedColumns):
    name = Column(Term, primary_key=True, info=OURS)
    """A channel, a space, or a platform."""
    code = Column(Words, nullable=False, info=OURS)
    until = Column(Instant, info=OURS)


stops = Table("stops", metadata, _Stops, info={"owner": None})


class _Installs(TypedColumns):
    platform = Column(Words, primary_key=True, info=OURS)
    realm = Column(Words, primary_key=True, info=OURS)
    removed_at = Column(Instant, info=OURS)
    """When the workspace took the app away; none while it is there."""


# It speaks of workspaces and of nobody in them; `leaving` erases what it says of those that left.
installs = Table("installs", metadata, _Installs, info={"owner": None})


class _Inbox(TypedColumns):
    key = Column(Term, primary_key=True, info=OURS)
    """A hash of the platform's own id of what somebody did."""
    at = Column(Instant, nullable=False, info=OURS)


# It belongs to nobody: a hash tells nothing of anyone, and goes after a week.
inbox = Table("inbox", metadata, _Inbox, Index(None, "at"), info={"owner": None}, sqlite_with_rowid=False)
