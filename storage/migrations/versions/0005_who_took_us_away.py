"""which workspaces took the app away, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installs",
        sa.Column("platform", types.Words(), nullable=False),
        sa.Column("realm", types.Words(), nullable=False),
        sa.Column("removed_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "realm", name=op.f("pk_installs")),
    )


def downgrade() -> None:
    op.drop_table("installs")
