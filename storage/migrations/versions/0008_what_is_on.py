"""events: what is read, what was found, who goes; and the weekly digests of channels."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WORKING = sa.text("working")
_RUNNING = sa.text("NOT paused")
_OWN = sa.text("owner IS NOT NULL")
_SHARED = sa.text("owner IS NULL")
_ASK = sa.text("ask_at IS NOT NULL")
_PREP = sa.text("prep_at IS NOT NULL")
_REMIND = sa.text("remind_at IS NOT NULL")
_DONE = sa.text("state = 'done'")
_WATCHED = sa.text("look_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("digest", types.Term(), nullable=False),
        sa.Column("address", types.Secret(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("etag", types.Words(), nullable=False),
        sa.Column("modified", types.Words(), nullable=False),
        sa.Column("content", types.Words(), nullable=False),
        sa.Column("read_at", types.Instant(), nullable=True),
        sa.Column("until", types.Instant(), nullable=True),
        sa.Column("next_at", types.Instant(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("failing_since", types.Instant(), nullable=True),
        sa.Column("failures", sa.SmallInteger(), nullable=False),
        sa.Column("trouble", types.Words(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("digest", name=op.f("uq_sources_digest")),
    )
    op.create_index("ix_sources_next_at", "sources", ["next_at"], postgresql_where=_WORKING, sqlite_where=_WORKING)
    op.create_table(
        "spaces",
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("organisers", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("space", name=op.f("pk_spaces")),
    )
    op.create_table(
        "digests",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("platform", types.Words(), nullable=False),
        sa.Column("realm", types.Words(), nullable=False),
        sa.Column("place", types.Words(), nullable=False),
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("owner", types.Id(), nullable=True),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("at", types.Clock(), nullable=False),
        sa.Column("zone", types.Words(), nullable=False),
        sa.Column("topics", types.Tags(), nullable=False),
        sa.Column("feeds", types.Tags(), nullable=False),
        sa.Column("sections", types.Tags(), nullable=False),
        sa.Column("says_empty", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("next_at", types.Instant(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("tip", types.Words(), nullable=False),
        sa.UniqueConstraint("platform", "realm", "place", name=op.f("uq_digests_platform_realm_place")),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_digests_owner"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
    )
    op.create_index(
        "ix_digests_next_at", "digests", ["next_at", "id"], postgresql_where=_RUNNING, sqlite_where=_RUNNING
    )
    op.create_index(op.f("ix_digests_owner"), "digests", ["owner"])
    op.create_index(op.f("ix_digests_space"), "digests", ["space"])
    op.create_table(
        "events",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("source", types.Id(), nullable=True),
        sa.Column("owner", types.Id(), nullable=True),
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("uid", types.Term(), nullable=False),
        sa.Column("instance", types.Term(), nullable=False),
        sa.Column("starts", types.Instant(), nullable=False),
        sa.Column("ends", types.Instant(), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("location", types.Words(), nullable=False),
        sa.Column("url", types.Words(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("status", types.Words(), nullable=False),
        sa.Column("topics", types.Tags(), nullable=False),
        sa.Column("changed_at", types.Instant(), nullable=False),
        sa.UniqueConstraint("source", "uid", "instance", name=op.f("uq_events_source_uid_instance")),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_events_source"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_events_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_owner_starts"), "events", ["owner", "starts"])
    op.create_index(op.f("ix_events_source_starts"), "events", ["source", "starts"])
    op.create_index(op.f("ix_events_space_starts"), "events", ["space", "starts"])
    op.create_index(op.f("ix_events_starts"), "events", ["starts"])
    op.create_table(
        "feeds",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("source", types.Id(), nullable=False),
        sa.Column("owner", types.Id(), nullable=True),
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("topics", types.Tags(), nullable=False),
        sa.Column("added_at", types.Instant(), nullable=False),
        sa.Column("added_by", types.Id(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_feeds_source"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_feeds_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["added_by"], ["members.id"], name=op.f("fk_feeds_added_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
    )
    op.create_index(
        "ix_feeds_of_owner", "feeds", ["owner", "source"], unique=True, postgresql_where=_OWN, sqlite_where=_OWN
    )
    op.create_index(
        "ix_feeds_of_space", "feeds", ["space", "source"], unique=True, postgresql_where=_SHARED, sqlite_where=_SHARED
    )
    op.create_index(op.f("ix_feeds_source"), "feeds", ["source"])
    op.create_index(op.f("ix_feeds_added_by"), "feeds", ["added_by"])
    op.create_table(
        "visits",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_visits_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", "space", name=op.f("pk_visits")),
    )
    op.create_index(op.f("ix_visits_space"), "visits", ["space"])
    op.create_table(
        "attendances",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("event", types.Id(), nullable=True),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("starts", types.Instant(), nullable=False),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("zone", types.Words(), nullable=False),
        sa.Column("remind_at", types.Instant(), nullable=True),
        sa.Column("prep_at", types.Instant(), nullable=True),
        sa.Column("ask_at", types.Instant(), nullable=True),
        sa.Column("remind", types.Words(), nullable=False),
        sa.Column("said_at", types.Instant(), nullable=False),
        sa.UniqueConstraint("owner", "event", name=op.f("uq_attendances_owner_event")),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_attendances_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_attendances_event"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
    )
    op.create_index("ix_attendances_ask_at", "attendances", ["ask_at"], postgresql_where=_ASK, sqlite_where=_ASK)
    op.create_index(op.f("ix_attendances_event_state"), "attendances", ["event", "state"])
    op.create_index(op.f("ix_attendances_owner_starts"), "attendances", ["owner", "starts"])
    op.create_index("ix_attendances_prep_at", "attendances", ["prep_at"], postgresql_where=_PREP, sqlite_where=_PREP)
    op.create_index(
        "ix_attendances_remind_at", "attendances", ["remind_at"], postgresql_where=_REMIND, sqlite_where=_REMIND
    )
    op.create_table(
        "posts",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("digest", types.Id(), nullable=True),
        sa.Column("platform", types.Words(), nullable=False),
        sa.Column("realm", types.Words(), nullable=False),
        sa.Column("place", types.Words(), nullable=False),
        sa.Column("week", types.Term(), nullable=False),
        sa.Column("starts", types.Day(), nullable=False),
        sa.Column("message", types.Words(), nullable=False),
        sa.Column("content", types.Words(), nullable=False),
        sa.Column("listed", types.Tags(), nullable=False),
        sa.Column("tip", types.Words(), nullable=False),
        sa.Column("totals", types.Tags(), nullable=False),
        sa.Column("planned_at", types.Instant(), nullable=False),
        sa.Column("posted_at", types.Instant(), nullable=True),
        sa.Column("ends_at", types.Instant(), nullable=False),
        sa.Column("look_at", types.Instant(), nullable=True),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.UniqueConstraint("platform", "realm", "place", "week", name=op.f("uq_posts_platform_realm_place_week")),
        sa.ForeignKeyConstraint(["digest"], ["digests.id"], name=op.f("fk_posts_digest"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    op.create_index(op.f("ix_posts_digest_week"), "posts", ["digest", "week"])
    op.create_index(op.f("ix_posts_ends_at"), "posts", ["ends_at"])
    op.create_index("ix_posts_look_at", "posts", ["look_at", "id"], postgresql_where=_WATCHED, sqlite_where=_WATCHED)
    op.add_column("goal_counts", sa.Column("attendance", types.Id(), nullable=True))
    op.create_index("ix_goal_counts_attendance", "goal_counts", ["attendance"])
    op.create_index(
        "ix_followups_done", "followups", ["owner", "closed_at"], postgresql_where=_DONE, sqlite_where=_DONE
    )


def downgrade() -> None:
    op.drop_index("ix_followups_done", table_name="followups")
    op.drop_index("ix_goal_counts_attendance", table_name="goal_counts")
    op.drop_column("goal_counts", "attendance")
    op.drop_table("posts")
    op.drop_table("attendances")
    op.drop_table("visits")
    op.drop_table("feeds")
    op.drop_table("events")
    op.drop_table("digests")
    op.drop_table("spaces")
    op.drop_table("sources")
