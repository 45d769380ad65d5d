"""How alembic runs here: on migrate.py's connection, or on GRAPEVINE_DATABASE_URL from its own command."""

from __future__ import annotations

import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, create_engine

from storage.schema import metadata


def _render(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Our own column types by name, so that a migration reads like the schema."""
    if kind == "type" and type(item).__module__ == "storage.types":
        return f"types.{type(item).__name__}()"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=_render,
        # SQLite changes most of a table only by copying it.
        render_as_batch=True,
        transaction_per_migration=False,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_given: Connection | None = context.config.attributes.get("connection")
if _given is not None:
    _run(_given)
else:
    with create_engine(os.environ["GRAPEVINE_DATABASE_URL"]).connect() as _own:
        _run(_own)
        _own.commit()
