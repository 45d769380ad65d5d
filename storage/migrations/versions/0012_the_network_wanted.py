"""the network that somebody wants, and the words for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checklist",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("item", types.Words(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_checklist_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", "item", name=op.f("pk_checklist")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "communities",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("folded", types.Term(), nullable=False),
        sa.Column("channel", types.Words(), nullable=False),
        sa.Column("joined", types.Day(), nullable=True),
        sa.Column("introduced", types.Day(), nullable=True),
        sa.Column("helped", types.Day(), nullable=True),
        sa.Column("note", types.Secret(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_communities_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
    )
    op.create_index(op.f("ix_communities_owner_folded"), "communities", ["owner", "folded"], unique=True)

    op.create_table(
        "companies",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("folded", types.Term(), nullable=False),
        sa.Column("grouping", types.Words(), nullable=False),
        sa.Column("similar", types.Words(), nullable=False),
        sa.Column("place", types.Words(), nullable=False),
        sa.Column("note", types.Secret(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_companies_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
    )
    op.create_index(op.f("ix_companies_owner_folded"), "companies", ["owner", "folded"], unique=True)

    op.create_table(
        "pitches",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("audience", types.Words(), nullable=False),
        sa.Column("folded", types.Term(), nullable=False),
        sa.Column("who", types.Secret(), nullable=True),
        sa.Column("field", types.Secret(), nullable=True),
        sa.Column("context", types.Secret(), nullable=True),
        sa.Column("achievement", types.Secret(), nullable=True),
        sa.Column("special", types.Secret(), nullable=True),
        sa.Column("why", types.Secret(), nullable=True),
        sa.Column("action", types.Secret(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("changed_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_pitches_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pitches")),
    )
    op.create_index(op.f("ix_pitches_owner_folded"), "pitches", ["owner", "folded"], unique=True)

    op.create_table(
        "resources",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("space", types.Words(), nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("author", types.Words(), nullable=False),
        sa.Column("link", types.Words(), nullable=False),
        sa.Column("about", types.Words(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_resources_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resources")),
    )
    op.create_index(op.f("ix_resources_owner"), "resources", ["owner"], unique=False)
    op.create_index(op.f("ix_resources_space_created_at"), "resources", ["space", "created_at"], unique=False)

    op.create_table(
        "rhythms",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("weekly", sa.SmallInteger(), nullable=False),
        sa.Column("small", sa.Boolean(), nullable=False),
        sa.Column("since", types.Day(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_rhythms_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_rhythms")),
    )
    op.create_table(
        "shares",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("link", types.Secret(), nullable=True),
        sa.Column("text", types.Secret(), nullable=True),
        sa.Column("topics", types.Tags(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_shares_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
    )
    op.create_index(op.f("ix_shares_owner_created_at"), "shares", ["owner", "created_at"], unique=False)

    op.create_table(
        "steps",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("about", types.Words(), nullable=False),
        sa.Column("small", sa.Boolean(), nullable=False),
        sa.Column("answer", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_steps_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    op.create_index(op.f("ix_steps_owner_day"), "steps", ["owner", "day"], unique=False)

    op.create_table(
        "tips_told",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("tip", types.Words(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_tips_told_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", "tip", name=op.f("pk_tips_told")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wanted",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("quality", types.Words(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("folded", types.Term(), nullable=False),
        sa.Column("target", sa.SmallInteger(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_wanted_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted")),
    )
    op.create_index(op.f("ix_wanted_owner_quality_folded"), "wanted", ["owner", "quality", "folded"], unique=True)

    op.create_table(
        "cautions",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("rule", types.Words(), nullable=False),
        sa.Column("contact", types.Id(), nullable=True),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_cautions_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_cautions_contact"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cautions")),
    )
    op.create_index(op.f("ix_cautions_contact"), "cautions", ["contact"], unique=False)
    op.create_index(
        op.f("ix_cautions_owner_rule_contact_day"), "cautions", ["owner", "rule", "contact", "day"], unique=False
    )

    op.create_table(
        "company_steps",
        sa.Column("company", types.Id(), nullable=False),
        sa.Column("step", types.Words(), nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company"], ["companies.id"], name=op.f("fk_company_steps_company"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_company_steps_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("company", "step", name=op.f("pk_company_steps")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_company_steps_owner"), "company_steps", ["owner"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("purpose", types.Words(), nullable=False),
        sa.Column("channel", types.Words(), nullable=False),
        sa.Column("text", types.Secret(), nullable=True),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("ask_on", types.Day(), nullable=True),
        sa.Column("asked_on", types.Day(), nullable=True),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("followup", types.Id(), nullable=True),
        sa.Column("entry", types.Id(), nullable=True),
        sa.Column("other", types.Id(), nullable=True),
        sa.Column("variant", sa.Integer(), nullable=True),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("share", types.Id(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_drafts_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_drafts_contact"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["contacts.id"], name=op.f("fk_drafts_other"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_contact"), "drafts", ["contact"], unique=False)
    op.create_index(op.f("ix_drafts_other"), "drafts", ["other"], unique=False)
    op.create_index(op.f("ix_drafts_owner_created_at"), "drafts", ["owner", "created_at"], unique=False)
    op.create_index(
        "ix_drafts_to_ask",
        "drafts",
        ["owner", "ask_on"],
        unique=False,
        postgresql_where=sa.text("ask_on IS NOT NULL"),
        sqlite_where=sa.text("ask_on IS NOT NULL"),
    )

    op.create_table(
        "leads",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("what", types.Secret(), nullable=True),
        sa.Column("company", types.Words(), nullable=False),
        sa.Column("step", types.Secret(), nullable=True),
        sa.Column("due", types.Day(), nullable=True),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("result", types.Secret(), nullable=True),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("thanked", types.Day(), nullable=True),
        sa.Column("followup", types.Id(), nullable=True),
        sa.Column("entry", types.Id(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_leads_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_leads_contact"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leads")),
    )
    op.create_index(op.f("ix_leads_contact"), "leads", ["contact"], unique=False)
    op.create_index(op.f("ix_leads_owner_state_created_at"), "leads", ["owner", "state", "created_at"], unique=False)

    op.create_table(
        "milestones",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("what", types.Secret(), nullable=True),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.Column("followup", types.Id(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_milestones_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_milestones_contact"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
    )
    op.create_index(op.f("ix_milestones_contact"), "milestones", ["contact"], unique=False)
    op.create_index(op.f("ix_milestones_owner_day"), "milestones", ["owner", "day"], unique=False)

    op.create_table(
        "mutes",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("rule", types.Words(), nullable=False),
        sa.Column("contact", types.Id(), nullable=True),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_mutes_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_mutes_contact"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
    )
    op.create_index(op.f("ix_mutes_contact"), "mutes", ["contact"], unique=False)
    op.create_index(op.f("ix_mutes_owner_rule_contact"), "mutes", ["owner", "rule", "contact"], unique=False)

    op.create_table(
        "share_people",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("share", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("deed", types.Id(), nullable=True),
        sa.ForeignKeyConstraint(["share"], ["shares.id"], name=op.f("fk_share_people_share"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_share_people_contact"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_share_people_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_people")),
    )
    op.create_index(op.f("ix_share_people_contact"), "share_people", ["contact"], unique=False)
    op.create_index(op.f("ix_share_people_owner"), "share_people", ["owner"], unique=False)
    op.create_index(op.f("ix_share_people_share_contact"), "share_people", ["share", "contact"], unique=True)

    op.add_column("deeds", sa.Column("sort", types.Words(), nullable=True))

    op.add_column("members", sa.Column("situation", types.Words(), nullable=True))


def downgrade() -> None:
    op.drop_column("members", "situation")

    op.drop_column("deeds", "sort")

    op.drop_index(op.f("ix_share_people_share_contact"), table_name="share_people")
    op.drop_index(op.f("ix_share_people_owner"), table_name="share_people")
    op.drop_index(op.f("ix_share_people_contact"), table_name="share_people")

    op.drop_table("share_people")
    op.drop_index(op.f("ix_mutes_owner_rule_contact"), table_name="mutes")
    op.drop_index(op.f("ix_mutes_contact"), table_name="mutes")

    op.drop_table("mutes")
    op.drop_index(op.f("ix_milestones_owner_day"), table_name="milestones")
    op.drop_index(op.f("ix_milestones_contact"), table_name="milestones")

    op.drop_table("milestones")
    op.drop_index(op.f("ix_leads_owner_state_created_at"), table_name="leads")
    op.drop_index(op.f("ix_leads_contact"), table_name="leads")

    op.drop_table("leads")
    op.drop_index(
        "ix_drafts_to_ask",
        table_name="drafts",
        postgresql_where=sa.text("ask_on IS NOT NULL"),
        sqlite_where=sa.text("ask_on IS NOT NULL"),
    )
    op.drop_index(op.f("ix_drafts_other"), table_name="drafts")
    op.drop_index(op.f("ix_drafts_owner_created_at"), table_name="drafts")
    op.drop_index(op.f("ix_drafts_contact"), table_name="drafts")

    op.drop_table("drafts")
    op.drop_index(op.f("ix_company_steps_owner"), table_name="company_steps")

    op.drop_table("company_steps")
    op.drop_index(op.f("ix_cautions_owner_rule_contact_day"), table_name="cautions")
    op.drop_index(op.f("ix_cautions_contact"), table_name="cautions")

    op.drop_table("cautions")
    op.drop_index(op.f("ix_wanted_owner_quality_folded"), table_name="wanted")

    op.drop_table("wanted")
    op.drop_table("tips_told")
    op.drop_index(op.f("ix_steps_owner_day"), table_name="steps")

    op.drop_table("steps")
    op.drop_index(op.f("ix_shares_owner_created_at"), table_name="shares")

    op.drop_table("shares")
    op.drop_table("rhythms")
    op.drop_index(op.f("ix_resources_space_created_at"), table_name="resources")
    op.drop_index(op.f("ix_resources_owner"), table_name="resources")

    op.drop_table("resources")
    op.drop_index(op.f("ix_pitches_owner_folded"), table_name="pitches")

    op.drop_table("pitches")
    op.drop_index(op.f("ix_companies_owner_folded"), table_name="companies")

    op.drop_table("companies")
    op.drop_index(op.f("ix_communities_owner_folded"), table_name="communities")

    op.drop_table("communities")
    op.drop_table("checklist")
