"""The tables of events: what is read, what was found there, who goes."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    TypedColumns,
    UniqueConstraint,
    text,
)

from storage.ground import MINE, OURS, metadata
from storage.types import Clock, Day, Id, Instant, Secret, Tags, Term, Words


class _Sources(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    digest = Column(Term, nullable=False, unique=True, info=OURS)
    """SHA-256 of the address: however many people add it, it is read once."""
    address = Column(Secret, nullable=False, info=OURS)
    """Whoever knows the link of a private calendar can read it."""
    kind = Column(Words, nullable=False, info=OURS)
    name = Column(Words, nullable=False, info=OURS)
    etag = Column(Words, nullable=False, info=OURS)
    modified = Column(Words, nullable=False, info=OURS)
    content = Column(Words, nullable=False, info=OURS)
    """SHA-256 of what was read last."""
    read_at = Column(Instant, info=OURS)
    until = Column(Instant, info=OURS)
    """How far ahead its events are known."""
    next_at = Column(Instant, nullable=False, info=OURS)
    working = Column(Boolean, nullable=False, info=OURS)
    """False: it failed for a week, and is not read any more until somebody asks for it."""
    failing_since = Column(Instant, info=OURS)
    failures = Column(SmallInteger, nullable=False, info=OURS)
    trouble = Column(Words, nullable=False, info=OURS)
    """A code, empty when the last reading was good."""
    found = Column(Integer, nullable=False, info=OURS)
    truncated = Column(Boolean, nullable=False, info=OURS)


_WORKING = text("working")

# It belongs to nobody: several people may have added the same address. Without a feed it goes.
sources = Table(
    "sources",
    metadata,
    _Sources,
    Index("ix_sources_next_at", "next_at", postgresql_where=_WORKING, sqlite_where=_WORKING),
    info={"owner": None},
)


class _Feeds(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    source = Column(Id, ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, info=OURS)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), info=MINE)
    """Whose own feed it is; none for one of a space."""
    space = Column(Words, nullable=False, info=MINE)
    """Whose members see its events; empty for a member's own."""
    name = Column(Words, nullable=False, info=MINE)
    topics = Column(Tags, nullable=False, info=MINE)
    added_at = Column(Instant, nullable=False, info=MINE)
    added_by = Column(Id, ForeignKey("members.id", ondelete="SET NULL"), info=OURS)
    """Who is told what was found, and of trouble."""


_OWN, _SHARED = text("owner IS NOT NULL"), text("owner IS NULL")

feeds = Table(
    "feeds",
    metadata,
    _Feeds,
    Index("ix_feeds_of_space", "space", "source", unique=True, postgresql_where=_SHARED, sqlite_where=_SHARED),
    Index("ix_feeds_of_owner", "owner", "source", unique=True, postgresql_where=_OWN, sqlite_where=_OWN),
    Index(None, "source"),
    Index(None, "added_by"),
    info={"owner": "owner"},
)


class _Events(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    source = Column(Id, ForeignKey("sources.id", ondelete="CASCADE"), info=OURS)
    """Where it was read; none for one that somebody entered."""
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), info=MINE)
    """Whose own event it is; none for one of a source or a space."""
    space = Column(Words, nullable=False, info=MINE)
    uid = Column(Term, nullable=False, info=OURS)
    instance = Column(Term, nullable=False, info=OURS)
    """Tells the times of one series apart, and stays when one of them is moved."""
    starts = Column(Instant, nullable=False, info=MINE)
    """Of a whole day: its midnight in UTC."""
    ends = Column(Instant, info=MINE)
    all_day = Column(Boolean, nullable=False, info=MINE)
    title = Column(Words, nullable=False, info=MINE)
    location = Column(Words, nullable=False, info=MINE)
    url = Column(Words, nullable=False, info=MINE)
    online = Column(Boolean, nullable=False, info=MINE)
    status = Column(Words, nullable=False, info=MINE)
    topics = Column(Tags, nullable=False, info=MINE)
    changed_at = Column(Instant, nullable=False, info=OURS)


events = Table(
    "events",
    metadata,
    _Events,
    UniqueConstraint("source", "uid", "instance"),
    Index(None, "source", "starts"),
    Index(None, "space", "starts"),
    Index(None, "owner", "starts"),
    Index(None, "starts"),
    info={"owner": "owner"},
)


class _Attendances(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    event = Column(Id, ForeignKey("events.id", ondelete="SET NULL"), info=OURS)
    """None once the event is no longer kept: what the member did stays."""
    state = Column(Words, nullable=False, info=MINE)
    title = Column(Words, nullable=False, info=MINE)
    starts = Column(Instant, nullable=False, info=MINE)
    all_day = Column(Boolean, nullable=False, info=MINE)
    zone = Column(Words, nullable=False, info=MINE)
    """Of the member when they said that they go: the days of prep and question are counted there."""
    remind_at = Column(Instant, info=MINE)
    prep_at = Column(Instant, info=OURS)
    """When the card of the day before is to be planned; none once it is."""
    ask_at = Column(Instant, info=OURS)
    remind = Column(Words, nullable=False, info=MINE)
    """Which reminder was chosen, so that it follows when the event moves; empty for none."""
    said_at = Column(Instant, nullable=False, info=MINE)


_PREP, _ASK, _REMIND = (text(f"{name} IS NOT NULL") for name in ("prep_at", "ask_at", "remind_at"))

attendances = Table(
    "attendances",
    metadata,
    _Attendances,
    UniqueConstraint("owner", "event"),
    Index(None, "owner", "starts"),
    Index(None, "event", "state"),
    Index("ix_attendances_prep_at", "prep_at", postgresql_where=_PREP, sqlite_where=_PREP),
    Index("ix_attendances_ask_at", "ask_at", postgresql_where=_ASK, sqlite_where=_ASK),
    Index("ix_attendances_remind_at", "remind_at", postgresql_where=_REMIND, sqlite_where=_REMIND),
    info={"owner": "owner"},
)


class _Visits(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    space = Column(Words, primary_key=True, info=MINE)
    """Where the member looked at events: what is on there is shown in their direct conversation, too."""
    at = Column(Instant, nullable=False, info=MINE)


visits = Table("visits", metadata, _Visits, Index(None, "space"), info={"owner": "owner"})


class _Spaces(TypedColumns):
    space = Column(Words, primary_key=True, info=OURS)
    organisers = Column(Words, nullable=False, info=OURS)
    """The role of the platform that may set up digests, besides those who manage the space; empty: no other."""


# They speak of workspaces and servers and of nobody in them.
spaces = Table("spaces", metadata, _Spaces, info={"owner": None})


class _Digests(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    platform = Column(Words, nullable=False, info=OURS)
    realm = Column(Words, nullable=False, info=OURS)
    place = Column(Words, nullable=False, info=OURS)
    space = Column(Words, nullable=False, info=OURS)
    owner = Column(Id, ForeignKey("members.id", ondelete="SET NULL"), info=OURS)
    """Who is told when something goes wrong."""
    weekday = Column(SmallInteger, nullable=False, info=OURS)
    """Monday is 0."""
    at = Column(Clock, nullable=False, info=OURS)
    zone = Column(Words, nullable=False, info=OURS)
    topics = Column(Tags, nullable=False, info=OURS)
    feeds = Column(Tags, nullable=False, info=OURS)
    """Spelled ids of the feeds it takes events from; empty: from all of its space."""
    sections = Column(Tags, nullable=False, info=OURS)
    says_empty = Column(Boolean, nullable=False, info=OURS)
    paused = Column(Boolean, nullable=False, info=OURS)
    next_at = Column(Instant, nullable=False, info=OURS)
    created_at = Column(Instant, nullable=False, info=OURS)
    tip = Column(Words, nullable=False, info=OURS)
    """The name of the last tip that it gave, empty before the first: the next one follows it."""


_RUNNING = text("NOT paused")

# A digest is the channel's and outlives whoever set it up.
digests = Table(
    "digests",
    metadata,
    _Digests,
    UniqueConstraint("platform", "realm", "place"),
    Index(None, "owner"),
    Index(None, "space"),
    Index("ix_digests_next_at", "next_at", "id", postgresql_where=_RUNNING, sqlite_where=_RUNNING),
    info={"owner": None},
)


class _Posts(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    digest = Column(Id, ForeignKey("digests.id", ondelete="SET NULL"), info=OURS)
    platform = Column(Words, nullable=False, info=OURS)
    realm = Column(Words, nullable=False, info=OURS)
    place = Column(Words, nullable=False, info=OURS)
    week = Column(Term, nullable=False, info=OURS)
    """ISO week of its first day, "2026-W48": a channel has one post of each."""
    starts = Column(Day, nullable=False, info=OURS)
    """The first of its seven days, in the digest's zone."""
    message = Column(Words, nullable=False, info=OURS)
    """The platform's own id of it, empty until it is sent."""
    content = Column(Words, nullable=False, info=OURS)
    """SHA-256 of the card that the platform shows."""
    listed = Column(Tags, nullable=False, info=OURS)
    """Spelled ids of the events that it told of at first, or in its thread since."""
    tip = Column(Words, nullable=False, info=OURS)
    totals = Column(Tags, nullable=False, info=OURS)
    """The week's sums as they were when it was planned: a number and of how many people, four times; or nothing."""
    planned_at = Column(Instant, nullable=False, info=OURS)
    """What was over by then isn't told of."""
    posted_at = Column(Instant, info=OURS)
    ends_at = Column(Instant, nullable=False, info=OURS)
    """When its last day is over and nothing of it changes any more."""
    look_at = Column(Instant, info=OURS)
    """When it is compared with its events again; none before it is sent, and once nothing changes any more."""
    tries = Column(SmallInteger, nullable=False, info=OURS)
    """Edits in a row that failed."""


_WATCHED = text("look_at IS NOT NULL")


posts = Table(
    "posts",
    metadata,
    _Posts,
    UniqueConstraint("platform", "realm", "place", "week"),
    Index(None, "digest", "week"),
    Index(None, "ends_at"),
    Index("ix_posts_look_at", "look_at", "id", postgresql_where=_WATCHED, sqlite_where=_WATCHED),
    info={"owner": None},  # it speaks of events
)
