"""the company of a contact as companies compare, so that a whole name is found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.kit import companies
from storage import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SLICE = 5_000
"""Contacts that are in memory at once."""

_EMPLOYED = sa.text("company_folded IS NOT NULL")
_contacts = sa.table(
    "contacts",
    sa.column("id", types.Id()),
    sa.column("company", types.Words()),
    sa.column("company_folded", types.Term()),
)


def upgrade() -> None:
    op.add_column("contacts", sa.Column("company_folded", types.Term(), nullable=True))
    _fill(op.get_bind())
    op.create_index(
        "ix_contacts_company",
        "contacts",
        ["owner", "company_folded", "folded", "id"],
        postgresql_where=_EMPLOYED,
        sqlite_where=_EMPLOYED,
    )


def downgrade() -> None:
    op.drop_index("ix_contacts_company", table_name="contacts")
    op.drop_column("contacts", "company_folded")


def _fill(connection: sa.Connection) -> None:
    number, company, folded = _contacts.c.id, _contacts.c.company, _contacts.c.company_folded
    one = sa.update(_contacts).where(number == sa.bindparam("number")).values({folded: sa.bindparam("as_compared")})
    known = sa.select(number, company).where(company != "").order_by(number).limit(SLICE)
    last: int | None = None
    while rows := connection.execute(known if last is None else known.where(number > last)).all():
        changed = [{"number": row[0], "as_compared": companies.company(row[1])} for row in rows]
        if changed := [row for row in changed if row["as_compared"]]:
            connection.execute(one, changed)
        last = rows[-1][0]
