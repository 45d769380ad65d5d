"""what may not be sent to for a while, direct conversations that are open, and an index of what is over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OVER = "state IN ('sent', 'unknown', 'cancelled', 'expired', 'suppressed', 'dead')"


def upgrade() -> None:
    op.create_table(
        "stops",
        sa.Column("name", types.Term(), nullable=False),
        sa.Column("code", types.Words(), nullable=False),
        sa.Column("until", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stops")),
    )
    op.add_column("handles", sa.Column("direct", types.Words(), nullable=True))
    op.create_index(
        "ix_deliveries_over",
        "deliveries",
        ["expires_at"],
        postgresql_where=sa.text(_OVER),
        sqlite_where=sa.text(_OVER),
    )


def downgrade() -> None:
    op.drop_index("ix_deliveries_over", table_name="deliveries")
    op.drop_column("handles", "direct")
    op.drop_table("stops")
