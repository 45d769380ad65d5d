"""The tables of goals: what was set, what counts, how it went, and what a month's review said."""

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
    text,
)

from storage.ground import MINE, OURS, metadata
from storage.types import Day, Id, Instant, Secret, Words


class _Aims(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    family = Column(Words, nullable=False, info=MINE)
    text = Column(Words, nullable=False, info=MINE)
    until = Column(Day, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)


aims = Table("aims", metadata, _Aims, info={"owner": "owner"})


class _Goals(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    text = Column(Words, nullable=False, info=MINE)
    action = Column(Words, nullable=False, info=MINE)
    target = Column(Integer, info=MINE)
    unit = Column(Words, nullable=False, info=MINE)
    role = Column(Words, nullable=False, info=MINE)
    company = Column(Words, nullable=False, info=MINE)
    cadence = Column(Words, nullable=False, info=MINE)
    deadline = Column(Day, info=MINE)
    starts = Column(Day, nullable=False, info=MINE)
    serves_aim = Column(Boolean, nullable=False, info=MINE)
    kept = Column(Words, nullable=False, info=MINE)
    """Letters of the check (S, M, A, R, T) whose words the member chose to leave as they are."""
    state = Column(Words, nullable=False, info=MINE)
    result = Column(Secret, info=MINE)
    created_at = Column(Instant, nullable=False, info=MINE)
    closed_at = Column(Instant, info=MINE)
    want = Column(Secret, info=MINE)
    side = Column(Words, info=MINE)
    """"personal" or "professional"; none for either."""
    questions = Column(Secret, info=MINE)
    sector = Column(Words, info=MINE)
    channel = Column(Words, info=MINE)
    """Only people of this sector, only what is done there; none for any."""
    came_from = Column(Id, info=MINE)
    """The goal of an earlier month that was carried on, or adapted, as this one."""


goals = Table("goals", metadata, _Goals, Index(None, "owner", "state", "starts"), info={"owner": "owner"})


class _GoalCounts(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    goal = Column(Id, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False, info=MINE)
    amount = Column(Integer, nullable=False, info=MINE)
    """0 with a conversation or an event: the member left it out, and it stays out."""
    day = Column(Day, nullable=False, info=MINE)
    at = Column(Instant, nullable=False, info=MINE)
    entry = Column(Id, ForeignKey("journal.id", ondelete="CASCADE"), info=MINE)
    """The conversation that counted by itself; none for what was said by hand."""
    note = Column(Secret, info=MINE)
    attendance = Column(Id, info=MINE)
    """The event attended that counted by itself. Both go with their member, and neither alone."""
    deed = Column(Id, info=MINE)
    """What was done without a conversation, and counted by itself. Whoever removes a deed removes its counts."""


goal_counts = Table(
    "goal_counts",
    metadata,
    _GoalCounts,
    Index(None, "owner", "goal", "day"),
    Index(None, "goal"),
    Index(None, "entry"),
    Index(None, "attendance"),
    Index(None, "deed"),
    info={"owner": "owner"},
)


class _Deeds(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    kind = Column(Words, nullable=False, info=MINE)
    """A post, a comment, help given, an application (bot/journal/model.py, DeedKind)."""
    day = Column(Day, nullable=False, info=MINE)
    at = Column(Instant, nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), info=MINE)
    """For whom it was; none for what helps nobody in particular."""
    channel = Column(Words, nullable=False, info=MINE)
    what = Column(Secret, info=MINE)
    sort = Column(Words, info=MINE)
    """What was given or asked for: an article, an introduction, a referral …; none while nobody said."""


deeds = Table(
    "deeds",
    metadata,
    _Deeds,
    Index(None, "owner", "day", "id"),
    Index(None, "contact"),
    info={"owner": "owner"},
)


class _Pauses(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=MINE)
    first = Column(Day, primary_key=True, info=MINE)
    """The local day on which all reminders stopped."""
    until = Column(Day, info=MINE)
    """The first day after it; none while it lasts."""


pauses = Table("pauses", metadata, _Pauses, info={"owner": "owner"}, sqlite_with_rowid=False)


class _CheckIns(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    goal = Column(Id, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False, info=MINE)
    day = Column(Day, nullable=False, info=MINE)
    at = Column(Instant, nullable=False, info=MINE)
    number = Column(Integer, nullable=False, info=MINE)
    """Where the goal stood then, in its period."""
    confidence = Column(Words, nullable=False, info=MINE)
    """How sure they are to reach it: sure, unsure, unlikely; empty when they didn't say."""
    line = Column(Secret, info=MINE)


check_ins = Table(
    "check_ins",
    metadata,
    _CheckIns,
    Index(None, "owner", "goal", "day"),
    Index(None, "goal"),
    info={"owner": "owner"},
)


class _Questions(TypedColumns):
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, info=OURS)
    next_at = Column(Instant, info=OURS)
    """When it is looked at next whether to ask how the goals go, or for the month's review; none: never by itself."""
    asked_on = Column(Day, info=OURS)
    """The local day on which they were last asked anything by itself, the review's offer included."""
    offered = Column(Day, info=OURS)
    """The first day of the last month whose review was offered."""


_SOME_DAY = text("next_at IS NOT NULL")

questions = Table(
    "questions",
    metadata,
    _Questions,
    Index("ix_questions_next_at", "next_at", postgresql_where=_SOME_DAY, sqlite_where=_SOME_DAY),
    info={"owner": "owner"},
)


class _Reviews(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    month = Column(Day, nullable=False, info=MINE)
    """The first day of the month that it looks back on."""
    started_at = Column(Instant, nullable=False, info=MINE)
    finished_at = Column(Instant, info=MINE)
    network = Column(Secret, info=MINE)
    change = Column(Secret, info=MINE)
    """The network they want, and what must change, in their words."""
    skipped = Column(Words, nullable=False, info=OURS)
    """The steps that were left out, separated by spaces."""


reviews = Table(
    "reviews",
    metadata,
    _Reviews,
    Index(None, "owner", "month", unique=True),
    info={"owner": "owner"},
)


class _ReviewGoals(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    review = Column(Id, ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False, info=MINE)
    goal = Column(Id, ForeignKey("goals.id", ondelete="CASCADE"), nullable=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    verdict = Column(Words, nullable=False, info=MINE)
    """done, carry, adapt or drop."""
    done = Column(Integer, nullable=False, info=MINE)
    target = Column(Integer, info=MINE)
    why = Column(Secret, info=MINE)
    following = Column(Id, info=MINE)
    """The goal of the next month that it was carried on as; none: not, or not yet."""


review_goals = Table(
    "review_goals",
    metadata,
    _ReviewGoals,
    Index(None, "review", "goal", unique=True),
    Index(None, "goal"),
    Index(None, "owner"),
    info={"owner": "owner"},
)


class _ReviewPeople(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=OURS)
    review = Column(Id, ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False, info=MINE)
    contact = Column(Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    place = Column(SmallInteger, nullable=False, info=OURS)
    """In which order they are shown."""
    why = Column(Words, nullable=False, info=MINE)
    """Why this person: promise, silence, close, next (bot/review/model.py)."""
    answer = Column(Words, nullable=False, info=MINE)
    """news, closer, help, fine; empty while nothing was said."""
    what = Column(Secret, info=MINE)


review_people = Table(
    "review_people",
    metadata,
    _ReviewPeople,
    Index(None, "review", "contact", unique=True),
    Index(None, "contact"),
    Index(None, "owner"),
    info={"owner": "owner"},
)


class _Letters(TypedColumns):
    id = Column(Id, primary_key=True, autoincrement=False, info=MINE)
    owner = Column(Id, ForeignKey("members.id", ondelete="CASCADE"), nullable=False, info=MINE)
    review = Column(Id, ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False, info=MINE)
    platform = Column(Words, nullable=False, info=MINE)
    realm = Column(Words, nullable=False, info=MINE)
    user = Column(Words, nullable=False, info=MINE)
    """To whom it goes: a coach, a member of the same realm."""
    text = Column(Secret, nullable=False, info=MINE)
    """What they see: what the preview showed, and nothing else."""
    at = Column(Instant, nullable=False, info=MINE)
    sent = Column(Words, nullable=False, info=MINE)
    """What became of it (bot/review/model.py, Sent); empty while it is on its way."""


letters = Table(
    "letters",
    metadata,
    _Letters,
    Index(None, "review", "platform", "realm", "user", unique=True),
    Index(None, "owner"),
    info={"owner": "owner"},
)
