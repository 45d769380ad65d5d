import asyncio

import pytest

from storage.engine import open_engine
from storage.schema import metadata
from tests.features.post import Database, Play, Story


@pytest.fixture
def play(database_url: str) -> Play:
    """Plays a story on an event loop, over a fresh database."""

    def run(story: Story) -> None:
        with open_engine(database_url) as engine:
            engine.write(metadata.create_all).result()
            asyncio.run(story(Database(engine)))

    return run
