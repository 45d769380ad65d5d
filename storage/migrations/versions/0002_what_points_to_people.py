"""an index for every column that points to another table, so that deleting looks up what goes along."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INTRODUCED = sa.text("through IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_contacts_through",
        "contacts",
        ["through", "owner"],
        postgresql_where=INTRODUCED,
        sqlite_where=INTRODUCED,
    )
    op.create_index("ix_journal_contact", "journal", ["contact"])
    op.create_index("ix_followups_whose", "followups", ["contact"])
    op.create_index("ix_merges_kept", "merges", ["kept"])
    op.create_index("ix_goal_counts_goal", "goal_counts", ["goal"])


def downgrade() -> None:
    op.drop_index("ix_goal_counts_goal", table_name="goal_counts")
    op.drop_index("ix_merges_kept", table_name="merges")
    op.drop_index("ix_followups_whose", table_name="followups")
    op.drop_index("ix_journal_contact", table_name="journal")
    op.drop_index("ix_contacts_through", table_name="contacts")
