"""what goals are only about, what was done without a talk, pauses, check-ins, and the monthly review."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_SOME_DAY = sa.text("next_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("first", types.Day(), nullable=False),
        sa.Column("until", types.Day(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_pauses_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", "first", name=op.f("pk_pauses")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "questions",
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("next_at", types.Instant(), nullable=True),
        sa.Column("asked_on", types.Day(), nullable=True),
        sa.Column("offered", types.Day(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_questions_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_questions")),
    )
    op.create_index(
        "ix_questions_next_at",
        "questions",
        ["next_at"],
        unique=False,
        postgresql_where=_SOME_DAY,
        sqlite_where=_SOME_DAY,
    )
    op.create_table(
        "reviews",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("month", types.Day(), nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("finished_at", types.Instant(), nullable=True),
        sa.Column("network", types.Secret(), nullable=True),
        sa.Column("change", types.Secret(), nullable=True),
        sa.Column("skipped", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_reviews_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_owner_month"), "reviews", ["owner", "month"], unique=True)
    op.create_table(
        "check_ins",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("goal", types.Id(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("confidence", types.Words(), nullable=False),
        sa.Column("line", types.Secret(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_check_ins_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["goal"], ["goals.id"], name=op.f("fk_check_ins_goal"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_goal"), "check_ins", ["goal"], unique=False)
    op.create_index(op.f("ix_check_ins_owner_goal_day"), "check_ins", ["owner", "goal", "day"], unique=False)
    op.create_table(
        "deeds",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("contact", types.Id(), nullable=True),
        sa.Column("channel", types.Words(), nullable=False),
        sa.Column("what", types.Secret(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_deeds_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_deeds_contact"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deeds")),
    )
    op.create_index(op.f("ix_deeds_contact"), "deeds", ["contact"], unique=False)
    op.create_index(op.f("ix_deeds_owner_day_id"), "deeds", ["owner", "day", "id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("review", types.Id(), nullable=False),
        sa.Column("platform", types.Words(), nullable=False),
        sa.Column("realm", types.Words(), nullable=False),
        sa.Column("user", types.Words(), nullable=False),
        sa.Column("text", types.Secret(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("sent", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_letters_owner"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name=op.f("fk_letters_review"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_index(op.f("ix_letters_owner"), "letters", ["owner"], unique=False)
    op.create_index(
        op.f("ix_letters_review_platform_realm_user"), "letters", ["review", "platform", "realm", "user"], unique=True
    )
    op.create_table(
        "review_goals",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("review", types.Id(), nullable=False),
        sa.Column("goal", types.Id(), nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("verdict", types.Words(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("why", types.Secret(), nullable=True),
        sa.Column("following", types.Id(), nullable=True),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name=op.f("fk_review_goals_review"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["goal"], ["goals.id"], name=op.f("fk_review_goals_goal"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_review_goals_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_goals")),
    )
    op.create_index(op.f("ix_review_goals_goal"), "review_goals", ["goal"], unique=False)
    op.create_index(op.f("ix_review_goals_owner"), "review_goals", ["owner"], unique=False)
    op.create_index(op.f("ix_review_goals_review_goal"), "review_goals", ["review", "goal"], unique=True)
    op.create_table(
        "review_people",
        sa.Column("id", types.Id(), autoincrement=False, nullable=False),
        sa.Column("review", types.Id(), nullable=False),
        sa.Column("contact", types.Id(), nullable=False),
        sa.Column("owner", types.Id(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("why", types.Words(), nullable=False),
        sa.Column("answer", types.Words(), nullable=False),
        sa.Column("what", types.Secret(), nullable=True),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name=op.f("fk_review_people_review"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["contact"], ["contacts.id"], name=op.f("fk_review_people_contact"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner"], ["members.id"], name=op.f("fk_review_people_owner"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_people")),
    )
    op.create_index(op.f("ix_review_people_contact"), "review_people", ["contact"], unique=False)
    op.create_index(op.f("ix_review_people_owner"), "review_people", ["owner"], unique=False)
    op.create_index(op.f("ix_review_people_review_contact"), "review_people", ["review", "contact"], unique=True)
    op.add_column("goal_counts", sa.Column("deed", types.Id(), nullable=True))
    op.create_index(op.f("ix_goal_counts_deed"), "goal_counts", ["deed"], unique=False)
    op.add_column("goals", sa.Column("sector", types.Words(), nullable=True))
    op.add_column("goals", sa.Column("channel", types.Words(), nullable=True))
    op.add_column("goals", sa.Column("came_from", types.Id(), nullable=True))
    # Who has goals is asked about them from now on; a look that was due in 1970 only finds the next time for it.
    op.execute("INSERT INTO questions (owner, next_at) SELECT owner, 0 FROM goals UNION SELECT owner, 0 FROM aims")


def downgrade() -> None:
    op.drop_column("goals", "came_from")
    op.drop_column("goals", "channel")
    op.drop_column("goals", "sector")
    op.drop_index(op.f("ix_goal_counts_deed"), table_name="goal_counts")
    op.drop_column("goal_counts", "deed")
    op.drop_index(op.f("ix_review_people_review_contact"), table_name="review_people")
    op.drop_index(op.f("ix_review_people_owner"), table_name="review_people")
    op.drop_index(op.f("ix_review_people_contact"), table_name="review_people")
    op.drop_table("review_people")
    op.drop_index(op.f("ix_review_goals_review_goal"), table_name="review_goals")
    op.drop_index(op.f("ix_review_goals_owner"), table_name="review_goals")
    op.drop_index(op.f("ix_review_goals_goal"), table_name="review_goals")
    op.drop_table("review_goals")
    op.drop_index(op.f("ix_letters_review_platform_realm_user"), table_name="letters")
    op.drop_index(op.f("ix_letters_owner"), table_name="letters")
    op.drop_table("letters")
    op.drop_index(op.f("ix_deeds_owner_day_id"), table_name="deeds")
    op.drop_index(op.f("ix_deeds_contact"), table_name="deeds")
    op.drop_table("deeds")
    op.drop_index(op.f("ix_check_ins_owner_goal_day"), table_name="check_ins")
    op.drop_index(op.f("ix_check_ins_goal"), table_name="check_ins")
    op.drop_table("check_ins")
    op.drop_index(op.f("ix_reviews_owner_month"), table_name="reviews")
    op.drop_table("reviews")
    op.drop_index("ix_questions_next_at", table_name="questions", postgresql_where=_SOME_DAY, sqlite_where=_SOME_DAY)
    op.drop_table("questions")
    op.drop_table("pauses")
