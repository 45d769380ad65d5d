"""What lets the whole run take less time, while every test proves the same."""

import gc
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Dialect, event

YOUNG = 50_000
"""Objects that are made before rubbish is looked for: few of a test's live longer than the test."""

LONG = ("test_kills.py", "test_faults.py", "test_demo.py", "test_starts.py", "test_console.py", "test_reader.py")
"""Files of which a worker has for many seconds, mostly of waiting."""


def pytest_configure() -> None:
    """Each test has engines of its own, and putting every statement into SQL anew would take half of a story's time.
    So those for SQLite, or for one server, share what was put into SQL, as all works of one engine do."""
    create, dialects, written = sa.create_engine, dict[object, Dialect](), dict[Any, Any]()

    def created(*arguments: Any, **options: Any) -> sa.Engine:
        engine = create(*arguments, **options)
        engine.update_execution_options(compiled_cache=written)
        server = (engine.name, engine.url.host, engine.url.port)
        if known := dialects.get(server):
            engine.dialect = known
        else:
            # From the first connection on it knows all about the server.
            event.listen(engine, "connect", lambda *_: dialects.setdefault(server, engine.dialect), once=True)
        return engine

    sa.create_engine = created


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, or the other workers would wait for it at the end."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Thousands of tests and all that was imported stay to the end; looking through them again and again finds no
    rubbish."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 100)
