"""the rule by which a follow-up comes back, and the day on which it began."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("followups", sa.Column("rule", types.Words(), nullable=True))
    op.add_column("followups", sa.Column("began", types.Day(), nullable=True))


def downgrade() -> None:
    op.drop_column("followups", "began")
    op.drop_column("followups", "rule")
