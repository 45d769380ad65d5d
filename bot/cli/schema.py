"""`migrate`, and what every start does about it."""

from __future__ import annotations

from bot.cli import wiring
from bot.settings import Settings
from storage import migrate as migrations
from storage.engine import DatabaseProblem, Engine, open_engine
from storage.lock import DatabaseInUse, lock_database


def migrate() -> None:
    chosen = wiring.settings()
    if chosen.database_url is None:
        wiring.make_folder(chosen)
    file = wiring.database_file(chosen)
    try:
        if file is None:
            with open_engine(chosen.url) as engine:
                _report(engine)
            return
        with lock_database(file, purpose="migrate"), open_engine(chosen.url) as engine:
            _report(engine)
    except LookupError as error:
        wiring.fail(f"{error.args[0]}. Install that version, or restore a backup.", status=1)
    except (DatabaseInUse, DatabaseProblem) as error:
        wiring.fail(str(error), status=1)


def up_to_date(engine: Engine, chosen: Settings) -> None:
    """The embedded database is migrated at start; a server's is only checked: its release step does it."""
    try:
        missing = migrations.pending(engine)
        if missing and chosen.embedded:
            migrations.upgrade(engine)
        elif missing:
            wiring.fail("the database is older than this version. Run: python -m bot migrate")
    except LookupError as error:
        wiring.fail(f"{error.args[0]}. Install that version, or restore a backup.")
    except DatabaseProblem as error:
        wiring.fail(str(error))


def _report(engine: Engine) -> None:
    missing = migrations.pending(engine)
    migrations.upgrade(engine)
    print(f"The database is up to date ({len(missing)} steps run)." if missing else "The database was up to date.")
