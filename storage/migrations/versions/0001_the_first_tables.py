"""the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

OPEN = sa.text("state = 'open'")
PENDING = sa.text("state = 'pending'")
RETRYING = sa.text("state = 'pending' AND error <> ''")
HELD = sa.text("state IN ('leased', 'sending')")


def upgrade() -> None:
    op.create_table(
        "members",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("zone", types.Words(), nullable=False),
        sa.Column("zone_from", types.Words(), nullable=False),
        sa.Column("nudge_days", types.Words(), nullable=False),
        sa.Column("nudge_at", types.Clock(), nullable=False),
        sa.Column("quiet_from", types.Clock(), nullable=False),
        sa.Column("quiet_to", types.Clock(), nullable=False),
        sa.Column("full_nudges", sa.Boolean(), nullable=False),
        sa.Column("paused_until", types.Day(), nullable=True),
        sa.Column("ignored", sa.SmallInteger(), nullable=False),
        sa.Column("slower", sa.Boolean(), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("seen_at", types.Instant(), nullable=True),
        sa.Column("unreachable", types.Words(), nullable=False),
        sa.Column("welcomed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
    )
    op.create_table(
        "handles",
        sa.Column("platform", types.Words(), nullable=False),
        sa.Column("realm", types.Words(), nullable=False),
        sa.Column("user", types.Words(), nullable=False),
        sa.Column("member", types.Id(), nullable=False),
        sa.Column("used_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "realm", "user", name="pk_handles"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_handles_member", ondelete="CASCADE"),
        sa.Index("ix_handles_member_used_at", "member", "used_at"),
    )
    op.create_table(
        "contacts",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("folded", types.Term(), nullable=False),
        sa.Column("role", types.Words(), nullable=False),
        sa.Column("company", types.Words(), nullable=False),
        sa.Column("met_at", types.Words(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("sector", types.Words(), nullable=False),
        sa.Column("place", types.Words(), nullable=False),
        sa.Column("email", types.Words(), nullable=False),
        sa.Column("phone", types.Words(), nullable=False),
        sa.Column("channel", types.Words(), nullable=False),
        sa.Column("through", types.Id(), nullable=True),
        sa.Column("skills", types.Tags(), nullable=False),
        sa.Column("interests", types.Tags(), nullable=False),
        sa.Column("tags", types.Tags(), nullable=False),
        sa.Column("links", types.Tags(), nullable=False),
        sa.Column("cares", types.Secret(), nullable=True),
        sa.Column("note", types.Secret(), nullable=True),
        sa.Column("stage", types.Words(), nullable=False),
        sa.Column("archived_at", types.Instant(), nullable=True),
        sa.Column("tier", types.Words(), nullable=False),
        sa.Column("every", types.Words(), nullable=True),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_contacts_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["through"], ["contacts.id"], name="fk_contacts_through", ondelete="SET NULL"),
        sa.Index("ix_contacts_owner_folded_id", "owner", "folded", "id"),
    )
    op.create_table(
        "contact_terms",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("field", types.Term(), nullable=False),
        sa.Column("term", types.Term(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "field", "term", "contact", name="pk_contact_terms"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name="fk_contact_terms_contact", ondelete="CASCADE"),
        sa.Index("ix_contact_terms_contact", "contact"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tier_intervals",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("tier", types.Words(), nullable=False),
        sa.Column("every", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "tier", name="pk_tier_intervals"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_tier_intervals_owner", ondelete="CASCADE"),
    )
    op.create_table(
        "journal",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("how", types.Words(), nullable=False),
        sa.Column("where", types.Words(), nullable=False),
        sa.Column("started", types.Words(), nullable=False),
        sa.Column("purpose", types.Words(), nullable=False),
        sa.Column("outcome", types.Words(), nullable=False),
        sa.Column("note", types.Secret(), nullable=True),
        sa.Column("promise", types.Secret(), nullable=True),
        sa.Column("followup", types.Id(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_journal_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name="fk_journal_contact", ondelete="CASCADE"),
        sa.Index("ix_journal_owner_contact_day_id", "owner", "contact", "day", "id"),
    )
    op.create_table(
        "followups",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("due", types.Day(), nullable=False),
        sa.Column("at", types.Clock(), nullable=True),
        sa.Column("what", types.Secret(), nullable=True),
        sa.Column("span", sa.Integer(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("nudge_at", types.Instant(), nullable=True),
        sa.Column("nudged", sa.Integer(), nullable=False),
        sa.Column("nudged_on", types.Day(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("entry", types.Id(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_followups"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_followups_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name="fk_followups_contact", ondelete="CASCADE"),
        sa.Index("ix_followups_contact", "owner", "contact", "due"),
        sa.Index("ix_followups_open", "owner", "due", "id", postgresql_where=OPEN, sqlite_where=OPEN),
        sa.Index("ix_followups_to_nudge", "nudge_at", postgresql_where=OPEN, sqlite_where=OPEN),
    )
    op.create_table(
        "merges",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("kept", types.Id(), nullable=False),
        sa.Column("undo", types.Secret(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_merges"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_merges_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["kept"], ["contacts.id"], name="fk_merges_kept", ondelete="CASCADE"),
        sa.Index("ix_merges_owner_kept", "owner", "kept"),
        sa.Index("ix_merges_at", "at"),
    )
    op.create_table(
        "distinct_people",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("one", types.Id(), nullable=False),
        sa.Column("other", types.Id(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "one", "other", name="pk_distinct_people"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_distinct_people_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["one"], ["contacts.id"], name="fk_distinct_people_one", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["contacts.id"], name="fk_distinct_people_other", ondelete="CASCADE"),
        sa.Index("ix_distinct_people_one", "one"),
        sa.Index("ix_distinct_people_other", "other"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "aims",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("family", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("until", types.Day(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_aims"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_aims_owner", ondelete="CASCADE"),
    )
    op.create_table(
        "goals",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("action", types.Words(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("unit", types.Words(), nullable=False),
        sa.Column("role", types.Words(), nullable=False),
        sa.Column("company", types.Words(), nullable=False),
        sa.Column("cadence", types.Words(), nullable=False),
        sa.Column("deadline", types.Day(), nullable=True),
        sa.Column("starts", types.Day(), nullable=False),
        sa.Column("serves_aim", sa.Boolean(), nullable=False),
        sa.Column("kept", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("result", types.Secret(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_goals"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_goals_owner", ondelete="CASCADE"),
        sa.Index("ix_goals_owner_state_starts", "owner", "state", "starts"),
    )
    op.create_table(
        "goal_counts",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("goal", types.Id(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("entry", types.Id(), nullable=True),
        sa.Column("note", types.Secret(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_goal_counts"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_goal_counts_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["goal"], ["goals.id"], name="fk_goal_counts_goal", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entry"], ["journal.id"], name="fk_goal_counts_entry", ondelete="CASCADE"),
        sa.Index("ix_goal_counts_owner_goal_day", "owner", "goal", "day"),
        sa.Index("ix_goal_counts_entry", "entry"),
    )
    op.create_table(
        "held",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("calls", types.Secret(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_held"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name="fk_held_owner", ondelete="CASCADE"),
        sa.Index("ix_held_expires_at", "expires_at"),
        sa.Index("ix_held_owner", "owner"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("key", types.Term(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("member", types.Id(), nullable=True),
        sa.Column("platform", types.Words(), nullable=False),
        sa.Column("realm", types.Words(), nullable=False),
        sa.Column("user", types.Words(), nullable=True),
        sa.Column("place", types.Words(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("call", types.Words(), nullable=False),
        sa.Column("not_before", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("attempt", sa.SmallInteger(), nullable=False),
        sa.Column("resends", sa.SmallInteger(), nullable=False),
        sa.Column("losses", sa.SmallInteger(), nullable=False),
        sa.Column("lease_token", types.Words(), nullable=True),
        sa.Column("lease_until", types.Instant(), nullable=True),
        sa.Column("first_sending_at", types.Instant(), nullable=True),
        sa.Column("sending_at", types.Instant(), nullable=True),
        sa.Column("sent_at", types.Instant(), nullable=True),
        sa.Column("receipt_place", types.Words(), nullable=True),
        sa.Column("receipt_message", types.Words(), nullable=True),
        sa.Column("error", types.Words(), nullable=False),
        sa.Column("payload_hash", types.Words(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("key", name="uq_deliveries_key"),
        sa.Index("ix_deliveries_due", "not_before", postgresql_where=PENDING, sqlite_where=PENDING),
        sa.Index("ix_deliveries_held", "lease_until", postgresql_where=HELD, sqlite_where=HELD),
        sa.Index("ix_deliveries_member", "member"),
        sa.Index("ix_deliveries_retrying", "state", "not_before", postgresql_where=RETRYING, sqlite_where=RETRYING),
    )


def downgrade() -> None:
    # Their indexes go with them.
    op.drop_table("deliveries")
    op.drop_table("held")
    op.drop_table("goal_counts")
    op.drop_table("goals")
    op.drop_table("aims")
    op.drop_table("distinct_people")
    op.drop_table("merges")
    op.drop_table("followups")
    op.drop_table("journal")
    op.drop_table("tier_intervals")
    op.drop_table("contact_terms")
    op.drop_table("contacts")
    op.drop_table("handles")
    op.drop_table("members")
