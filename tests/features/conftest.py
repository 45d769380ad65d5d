import asyncio

import pytest

from storage.engine import open_engine
from tests.careless import careless
from tests.features.post import Database, Play, Story
from tests.stories import migrated_url, spread

__all__ = ["migrated_url"]

BOTH = {
    "play",  # senders race for a delivery in another way on each
    "test_contacts",
    "test_contacts_facts",
    "test_contacts_finding",  # lists by any filter, and their pages
    "test_digest_posts",
    "test_event_list",
    "test_goal_counting",
    "test_inbox",
    "test_mydata",
    "test_nicknames",  # names in all their forms
    "test_suspects",
    "test_tidying",  # people who share something
    "test_the_story_from_met_to_done",
    "test_its_owners_pause_is_not_the_channels",
    "test_a_second_setup_in_the_same_channel_changes_it",
    "test_several_channels_of_a_space_have_their_own",
    "test_an_event_can_be_left_out_of_a_goal",
    "test_several_names_in_one_field_are_several_people",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    spread(metafunc, BOTH)


@pytest.fixture
def play(migrated_url: str) -> Play:
    """Plays a story on an event loop, over a database with no row."""

    def run(story: Story) -> None:
        with open_engine(migrated_url) as engine:
            asyncio.run(story(Database(careless(engine))))

    return run
