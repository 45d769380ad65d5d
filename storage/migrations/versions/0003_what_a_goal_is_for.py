"""what the member wants of a goal's people or gives them, which side of them it is about, and what to ask."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("goals", sa.Column("want", types.Secret(), nullable=True))
    op.add_column("goals", sa.Column("side", types.Words(), nullable=True))
    op.add_column("goals", sa.Column("questions", types.Secret(), nullable=True))


def downgrade() -> None:
    op.drop_column("goals", "questions")
    op.drop_column("goals", "side")
    op.drop_column("goals", "want")
