"""The tables of what is written, asked, given and heard: drafts, leads, what is worth sharing, occasions to
congratulate, and what rules said or are not to say."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, TypedColumns, text

from storage.ground import MINE, OURS, metadata
from storage.types import Day, Id, Instant, Secret, Tags, Words


class _Drafts(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    purpose = Column(Words, nullable=False, info=MINE)
    channel = Column(Words, nullable=False, info=MINE)
    text = Column(Secret, info=MINE)
    state = Column(Words, nullable=False, info=MINE)
    """open, sent or skipped."""
    created_at = Column(Instant, nullable=False, info=MINE)
    ask_on = Column(Day, info=OURS)
    """The first local day on which it is asked whether it was sent; none: it isn't asked any more."""
    asked_on = Column(Day, info=OURS)
    closed_at = Column(Instant, info=MINE)
    followup = Column(Id, info=OURS)
    """The follow-up that it was written for, which is done with it; none for no such."""
    entry = Column(Id, info=OURS)
    """The conversation that was logged when it was sent."""
    other = Column(Id, ForeignKey("contacts.id", ondelete="SET NULL"), info=MINE)
    """Somebody else whom the text names."""
    variant = Column(Integer, info=OURS)
    """Which phrasing it is; none: the member's own words."""
    asks = Column(Integer, nullable=False, info=OURS)
    """How often it was asked whether it was sent."""
    share = Column(Id, info=OURS)
    """What is shared with it."""


_TO_ASK = text("ask_on IS NOT NULL")

drafts = Table(
    "drafts",
    metadata,
    _Drafts,
    Index("ix_drafts_to_ask", "owner", "ask_on", postgresql_where=_TO_ASK, sqlite_where=_TO_ASK),
    Index(None, "owner", "created_at"),
    Index(None, "contact"),
    Index(None, "other"),
    info={"owner": "owner"},
)


class _Leads(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    """From whom it came."""
    kind = Column(Words, nullable=False, info=MINE)
    """lead, referral, advice or introduction."""
    what = Column(Secret, info=MINE)
    company = Column(Words, nullable=False, info=MINE)
    step = Column(Secret, info=MINE)
    """What comes next."""
    due = Column(Day, info=MINE)
    state = Column(Words, nullable=False, info=MINE)
    """open, won or over."""
    result = Column(Secret, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)
    closed_at = Column(Instant, info=MINE)
    thanked = Column(Day, info=MINE)
    """The local day on which its source was thanked for how it ended."""
    followup = Column(Id, info=OURS)
    entry = Column(Id, info=OURS)


leads = Table(
    "leads",
    metadata,
    _Leads,
    Index(None, "owner", "state", "created_at"),
    Index(None, "contact"),
    info={"owner": "owner"},
)


class _Shares(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    kind = Column(Words, nullable=False, info=MINE)
    """link, or news of one's own."""
    link = Column(Secret, info=MINE)
    text = Column(Secret, info=MINE)
    topics = Column(Tags, nullable=False, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)


shares = Table("shares", metadata, _Shares, Index(None, "owner", "created_at"), info={"owner": "owner"})


class _SharePeople(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    share = Column(Id, ForeignKey("shares.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    state = Column(Words, nullable=False, info=MINE)
    """told, or not for them."""
    day = Column(Day, nullable=False, info=MINE)
    deed = Column(Id, info=OURS)
    """What was logged as given with it."""


share_people = Table(
    "share_people",
    metadata,
    _SharePeople,
    Index(None, "share", "contact", unique=True),
    Index(None, "contact"),
    Index(None, "owner"),
    info={"owner": "owner"},
)


class _Milestones(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    kind = Column(Words, nullable=False, info=MINE)
    """What there is to congratulate on: a new job, a birthday …"""
    what = Column(Secret, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    yearly = Column(Boolean, nullable=False, info=MINE)
    followup = Column(Id, info=OURS)
    """The reminder that was made for it; it may be done or gone."""
    created_at = Column(Instant, nullable=False, info=MINE)


milestones = Table(
    "milestones", metadata, _Milestones, Index(None, "owner", "day"), Index(None, "contact"), info={"owner": "owner"}
)


class _Cautions(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    rule = Column(Words, nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), info=MINE)
    """About whom it spoke; none where it is about nobody alone."""
    day = Column(Day, nullable=False, info=MINE)
    at = Column(Instant, nullable=False, info=MINE)


# What a rule said, so that it doesn't repeat itself.
cautions = Table(
    "cautions",
    metadata,
    _Cautions,
    Index(None, "owner", "rule", "contact", "day"),
    Index(None, "contact"),
    info={"owner": "owner"},
)


class _Mutes(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    rule = Column(Words, nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), info=MINE)
    """About whom the rule is silent; none: about everybody."""
    created_at = Column(Instant, nullable=False, info=MINE)


mutes = Table(
    "mutes", metadata, _Mutes, Index(None, "owner", "rule", "contact"), Index(None, "contact"), info={"owner": "owner"}
)
