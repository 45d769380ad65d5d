"""Help is made from the declarations, so every group and command has it."""

import pytest

from bot.context import Context
from bot.features import FEATURES
from bot.help.needs import NEEDS, needs
from bot.kit.cards import Code, Entries
from bot.kit.commands import Catalogue, Command
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
    text = member.says("/help").says(f"/{name} help").text
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


EARLIER = {
    "contact merge": ("/met Anabel", "/contact edit Anabel name:Ana"),
    "contact unmerge": ("/met Anabel", "/contact merge Ana Ruiz and Anabel sure:yes"),
}
"""What some examples stand on."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_does_something(member: Person, command: Command[Context, ...]):
    for example in command.examples:
        member.says("/met Ana Ruiz").says("/met Ben").says("/followup add Ana Ruiz in 5 days")
        member.says("/goal set Have 3 coffee chats with developers").says("/goal set Attend 2 events")
        for said in EARLIER.get(command.name, ()):
            member.says(said)
        member.says(example)
        assert not member.failed(), f"{example}: {member.text}"


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("I met someone", "I met somebody"),
        ("stop reminders", "Pause"),
        ("stop the reminders please", "Pause"),
        ("what now", "What is due"),
        ("what should I do next?", "What is due"),
        ("how do I export my data", "My data"),
        ("I'm on holiday", "Pause"),
        ("wrong time zone", "Settings"),
        ("I feel overwhelmed", "A fresh start"),
    ],
)
def test_help_understands_what_somebody_wants(member: Person, question: str, label: str):
    member.says(f"/help {question}").sees("This may help")
    assert label in [button.label for button in member.card.buttons()]


def test_every_need_names_commands_that_are_there():
    catalogue = Catalogue(group for feature in FEATURES for group in feature.commands)
    for need in NEEDS:
        for name, label in need.commands:
            assert not catalogue.command(name).hidden
            assert label


def test_every_need_is_found_by_each_of_its_words():
    for need in NEEDS:
        for phrase in need.says:
            assert need in needs(phrase)


def test_a_need_is_met_by_a_button_that_works(member: Person):
    member.says("/help I met someone").presses("I met somebody")
    member.fills(who="Ana Ruiz").sees("Logged: Ana Ruiz")


def test_nothing_in_help_is_a_message_to_everybody_when_it_is_copied(member: Person):
    for command in COMMANDS:
        member.says(f"/help {command.name}")
        lines = [entry.line for block in member.card.blocks if isinstance(block, Entries) for entry in block.items]
        copied = [span.text for line in lines for span in line if isinstance(span, Code)]
        assert all(text.startswith("/") for text in copied), copied
