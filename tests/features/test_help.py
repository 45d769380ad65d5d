"""Help is made from the declarations, so every group and command has it."""

import pytest

from bot.context import Context
from bot.features import FEATURES
from bot.kit.commands import Command
from tests.talk import Person

GROUPS = [group for feature in FEATURES for group in feature.commands if not group.hidden]
COMMANDS = [command for group in GROUPS for command in group.listed()]


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """Help reads no store: one database is enough."""
    return migrated_sqlite_url


def test_help_lists_every_group(member: Person):
    member.says("/help").sees(*(group.about for group in GROUPS))


@pytest.mark.parametrize("typed", ["/grapevine", "/gv", "/gv help", "help", "/help", "?"])
def test_help_is_found_however_it_is_asked(member: Person, typed: str):
    member.says(typed).sees("What I can do")


@pytest.mark.parametrize("name", [group.name for group in GROUPS])
def test_every_group_answers_help(member: Person, name: str):
    text = member.says(f"/{name} help").text
    assert not member.failed()
    assert member.says(f"/help {name}").text == text or name == "help"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_answers_help(member: Person, command: Command[Context, ...]):
    member.says(f"/help {command.name}").sees(" ".join(command.about.split()))


@pytest.mark.parametrize("hidden", ["followup nudge", "followup how", "followup remind"])
def test_hidden_commands_are_not_explained(member: Person, hidden: str):
    member.says(f"/help {hidden}").sees("I don't know")
    assert member.failed()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/folowup", "“followup”"),
        ("/followup dnoe Ana", "“followup done”"),
        ("/contcat show Ana", "“contact show”"),
        ("/pasue", "“pause”"),
    ],
)
def test_an_unknown_command_suggests_what_was_meant(member: Person, typed: str, meant: str):
    member.says(typed).sees("Did you mean", meant, "Type help to see what I can do.")
    assert member.failed()


@pytest.mark.parametrize("typed", ["/xyzzy", "🙂"])
def test_an_unknown_command_without_a_likeness_says_help(member: Person, typed: str):
    member.says(typed).sees("I don't know", "Type help").does_not_see("Did you mean")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_does_something(member: Person, command: Command[Context, ...]):
    for example in command.examples:
        member.says("/met Ana Ruiz").says("/met Ben").says("/followup add Ana Ruiz in 5 days")
        member.says(example)
        assert not member.failed(), f"{example}: {member.text}"
