import pytest

from tests.stories import migrated_url, spread

__all__ = ["migrated_url"]

BOTH = {
    "test_what_moved_for_good_is_read_at_its_new_address",
    "test_what_fails_for_a_week_is_given_up_and_that_is_told_once",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    spread(metafunc, BOTH)
