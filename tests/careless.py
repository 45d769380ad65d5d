"""Databases that only have to last as long as a test."""

from storage.engine import Engine
from storage.lanes import driver


def careless(engine: Engine) -> Engine:
    """Nobody needs it after a power cut: SQLite doesn't wait for the disk at each commit."""
    if engine.name == "sqlite":
        writer = engine._writes.workers
        # Not in a transaction, where this can't be changed.
        writer.submit(lambda: driver(writer.connection()).execute("PRAGMA synchronous=OFF")).result()
    return engine
