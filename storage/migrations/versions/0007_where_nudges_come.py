"""the channel or thread where a member's nudges come, instead of the direct conversation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_CHOSEN = sa.text("nudges_to IS NOT NULL")


def upgrade() -> None:
    op.add_column("handles", sa.Column("nudges_to", types.Words(), nullable=True))
    op.add_column("handles", sa.Column("nudges_shared", sa.Boolean(), nullable=True))
    op.create_index("ix_handles_nudges_to", "handles", ["nudges_to"], postgresql_where=_CHOSEN, sqlite_where=_CHOSEN)


def downgrade() -> None:
    op.drop_index("ix_handles_nudges_to", table_name="handles")
    op.drop_column("handles", "nudges_shared")
    op.drop_column("handles", "nudges_to")
