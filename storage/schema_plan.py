"""The tables of the network that somebody wants: qualities, dream companies, how they tell of themselves, where they
are present, and the small steps on the way."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, SmallInteger, Table, TypedColumns

from storage.ground import MINE, OURS, metadata
from storage.types import Day, Id, Instant, Secret, Term, Words


class _Wanted(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    quality = Column(Words, nullable=False, info=MINE)
    """role, sector, company, skill, place or interest."""
    text = Column(Words, nullable=False, info=MINE)
    folded = Column(Term, nullable=False, info=OURS)
    """As it compares: companies as in bot/kit/companies, all else folded."""
    target = Column(SmallInteger, info=MINE)
    """How many people with it they want to know; none: no number was said."""
    created_at = Column(Instant, nullable=False, info=MINE)


wanted = Table(
    "wanted", metadata, _Wanted, Index(None, "owner", "quality", "folded", unique=True), info={"owner": "owner"}
)


class _Companies(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    name = Column(Words, nullable=False, info=MINE)
    folded = Column(Term, nullable=False, info=OURS)
    """As companies compare (bot/kit/companies)."""
    grouping = Column(Words, nullable=False, info=MINE)
    """The industry, or whatever they sort their companies by."""
    similar = Column(Words, nullable=False, info=MINE)
    """The name of the company that it is like; empty for none."""
    place = Column(Words, nullable=False, info=MINE)
    note = Column(Secret, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)


companies = Table(
    "companies", metadata, _Companies, Index(None, "owner", "folded", unique=True), info={"owner": "owner"}
)


class _CompanySteps(TypedColumns):
    company = Column(Id, ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    step = Column(Words, primary_key=True, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    state = Column(Words, nullable=False, info=MINE)
    """begun or done; a step without a row is open."""
    day = Column(Day, nullable=False, info=MINE)
    """The local day on which that was said."""


company_steps = Table(
    "company_steps",
    metadata,
    _CompanySteps,
    Index(None, "owner"),
    info={"owner": "owner"},
    sqlite_with_rowid=False,
)


class _Pitches(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    audience = Column(Words, nullable=False, info=MINE)
    """For whom this version is; empty for everybody."""
    folded = Column(Term, nullable=False, info=OURS)
    who = Column(Secret, info=MINE)
    field = Column(Secret, info=MINE)
    context = Column(Secret, info=MINE)
    achievement = Column(Secret, info=MINE)
    special = Column(Secret, info=MINE)
    why = Column(Secret, info=MINE)
    """Why this audience."""
    action = Column(Secret, info=MINE)
    """What the listener is asked to do."""
    created_at = Column(Instant, nullable=False, info=MINE)
    changed_at = Column(Instant, nullable=False, info=MINE)


pitches = Table("pitches", metadata, _Pitches, Index(None, "owner", "folded", unique=True), info={"owner": "owner"})


class _Communities(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    name = Column(Words, nullable=False, info=MINE)
    folded = Column(Term, nullable=False, info=OURS)
    channel = Column(Words, nullable=False, info=MINE)
    joined = Column(Day, info=MINE)
    introduced = Column(Day, info=MINE)
    helped = Column(Day, info=MINE)
    """The local days on which they joined, introduced themselves and last helped somebody there."""
    note = Column(Secret, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)


communities = Table(
    "communities", metadata, _Communities, Index(None, "owner", "folded", unique=True), info={"owner": "owner"}
)


class _Checklist(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    item = Column(Words, primary_key=True, info=MINE)
    """Of the list of what a complete profile has, by name."""
    day = Column(Day, nullable=False, info=MINE)


checklist = Table("checklist", metadata, _Checklist, info={"owner": "owner"}, sqlite_with_rowid=False)


class _Rhythms(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    weekly = Column(SmallInteger, nullable=False, info=MINE)
    """How many small steps a week they want to take."""
    small = Column(Boolean, nullable=False, info=MINE)
    """Only steps of five minutes."""
    since = Column(Day, nullable=False, info=MINE)


rhythms = Table("rhythms", metadata, _Rhythms, info={"owner": "owner"})


class _Steps(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    at = Column(Instant, nullable=False, info=MINE)
    kind = Column(Words, nullable=False, info=MINE)
    """What the step was: a promise, a follow-up, an event, a gap, presence …"""
    about = Column(Words, nullable=False, info=OURS)
    """Which one of its kind, such as a spelled id; empty where there is only one."""
    small = Column(Boolean, nullable=False, info=MINE)
    answer = Column(Words, nullable=False, info=MINE)
    """done, another, or later."""


steps = Table("steps", metadata, _Steps, Index(None, "owner", "day"), info={"owner": "owner"})


class _TipsTold(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    tip = Column(Words, primary_key=True, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    """When it was shown last."""


tips_told = Table("tips_told", metadata, _TipsTold, info={"owner": "owner"}, sqlite_with_rowid=False)


class _Resources(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    space = Column(Words, nullable=False, info=MINE)
    """Whose members see it."""
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    """Who added it; it goes with them."""
    kind = Column(Words, nullable=False, info=MINE)
    title = Column(Words, nullable=False, info=MINE)
    author = Column(Words, nullable=False, info=MINE)
    link = Column(Words, nullable=False, info=MINE)
    about = Column(Words, nullable=False, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)


resources = Table(
    "resources", metadata, _Resources, Index(None, "space", "created_at"), Index(None, "owner"), info={"owner": "owner"}
)
