"""Help is made from the declarations, so every group and command has it."""

import pytest

from bot.context import Context
from bot.features import FEATURES
from bot.help.needs import NEEDS, needs
from bot.kit.calls import Call
from bot.kit.cards import Card, Code, CommandMention, Entries, Facts, Footnote, Paragraph, Span
from bot.kit.commands import Catalogue, Command, Form
from tests.features.channels import Office
from tests.talk import Person, Talk

GROUPS = [group for feature in FEATURES for group in feature.commands if not group.hidden]
COMMANDS = [command for group in GROUPS for command in group.listed()]
ANYBODYS = [command for command in COMMANDS if not command.name.startswith("digest ")]
"""The others are for those who manage a space, in a channel."""


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
    member.says(f"/help {command.name}").sees(command.about.rstrip("."), command.name)


@pytest.mark.parametrize("hidden", ["followup nudge", "followup how", "followup remind"])
def test_hidden_commands_are_not_explained(member: Person, hidden: str):
    member.says(f"/help {hidden}").sees("I don't know")
    assert member.failed()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/folowup", "followup list"),
        ("/followup dnoe Ana", "followup done"),
        ("/contcat show Ana", "contact show"),
        ("/pasue", "pause"),
    ],
)
def test_an_unknown_command_suggests_what_was_meant(member: Person, typed: str, meant: str):
    member.says(typed).sees(f"Did you mean {meant}", "Type help to see what I can do.")
    assert member.failed()


@pytest.mark.parametrize("typed", ["/xyzzy", "🙂"])
def test_an_unknown_command_without_a_likeness_says_help(member: Person, typed: str):
    member.says(typed).sees("I don't know", "Type help").does_not_see("Did you mean")


PYDAY = "/event add PyDay, 12 March 18:30"
EARLIER = {
    "followup add": ("/met Chloé",),
    "contact merge": ("/met Anabel", "/contact edit Anabel name:Ana"),
    "contact unmerge": ("/met Anabel", "/contact merge Ana Ruiz and Anabel sure:yes"),
    "event show": (PYDAY,),
    "event going": (PYDAY,),
    "event not-going": (PYDAY,),
    "event prep": (PYDAY,),
    "pitch show": ("/pitch set for: recruiters; why: you hire",),
    "pitch remove": ("/pitch set for: recruiters; why: you hire",),
    "plan path": ("/plan company Acme",),
    "plan company-step": ("/plan company Acme",),
    "plan company-edit": ("/plan company Acme",),
    "plan company-remove": ("/plan company Acme",),
    **dict.fromkeys(
        ("presence introduced", "presence helped", "presence edit", "presence leave"), ("/presence group Reactiflux",)
    ),
    **dict.fromkeys(
        ("share show", "share told", "share skip", "share edit", "share remove"), ("/share a talk on hiring",)
    ),
    **dict.fromkeys(("news show", "news told", "news edit", "news remove"), ("/news I start at Acme in May",)),
    **dict.fromkeys(("congratulate edit", "congratulate remove"), ("/congratulate Ana Ruiz - new job",)),
    **dict.fromkeys(
        ("heard show", "heard step", "heard close", "heard edit", "heard remove"),
        ("/heard Ben - an opening", "/heard Ana - an opening"),
    ),
    "heard thanked": ("/heard Ben - an opening", "/heard close Ben over"),
    "event feed": ("/event feed add https://example.org/pyday.ics name:PyDay",),
    "plan gap": ("/plan add roles: data engineer",),
    "plan remove": ("/plan add roles: data engineer",),
    "review coach": ("/review begin month:2026-03-01", "/review finish month:2026-03-01"),
}
"""What some examples stand on."""


@pytest.mark.parametrize("command", ANYBODYS, ids=lambda command: command.name)
def test_every_example_does_something(member: Person, command: Command[Context, ...]):
    for number, example in enumerate(command.examples):
        said = example.replace("@maria", "<@U0MARIA22>")  # a platform passes on whom somebody chose
        if number and not member.says(said).failed():
            continue  # what the first one left is enough for it
        member.says("/met Ana Ruiz").says("/met Ben").says("/followup add Ana Ruiz in 5 days")
        member.says("/goal set Have 3 coffee chats with developers").says("/goal set Attend 2 events")
        for earlier in EARLIER.get(command.name, ()):
            member.says(earlier)
        member.says(said)
        assert not member.failed(), f"{example}: {member.text}"


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in ANYBODYS], ids=lambda command: command.name)
def test_every_example_of_an_organiser_does_something(talk: Talk, command: Command[Context, ...]):
    office = Office(talk)
    for example in command.examples:
        office.event("PyDay", 10)
        office.saves()
        office.says(example)
        assert not office.reply.failed, f"{example}: {office.reply.answer}"


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
        ("who would like this article", "Save something to share"),
        ("Ana has a birthday", "Note good news"),
        ("I heard of an opening", "Write it down"),
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


def test_nothing_in_help_is_a_line_to_copy(member: Person):
    for topic in ("", *(group.name for group in GROUPS), *(command.name for command in COMMANDS)):
        member.says(f"/help {topic}")
        assert not any(isinstance(span, Code) for span in _spans(member.card))


def test_every_group_and_command_that_help_lists_can_be_pressed_and_explained(member: Person):
    member.says("/help")
    mentioned = [span.command for span in _spans(member.card) if isinstance(span, CommandMention)]
    assert mentioned == [group.bare.name for group in sorted(GROUPS, key=lambda group: not group.front) if group.bare]
    member.presses("goal").sees("Goal: Set networking goals")
    member.presses("goal set").sees("Set a networking goal").presses("Comment on 2 posts every week")
    assert isinstance(member.form, Form)
    assert member.form.fields[0].value == "Comment on 2 posts every week"


@pytest.mark.parametrize("command", ANYBODYS, ids=lambda command: command.name)
def test_every_command_can_be_done_from_its_help(member: Person, command: Command[Context, ...]):
    member.says("/help")  # the first answer has buttons of the welcome too
    buttons = member.says(f"/help {command.name}").card.buttons()
    assert {button.call.name for button in buttons} == {command.name}
    for button in buttons:
        member.says(f"/help {command.name}").presses(button.label)
        assert not member.failed(), f"{button.label}: {member.text}"


def test_an_example_leaves_open_whom_it_is_about(member: Person):
    member.says("/help followup add").presses("Ana Ruiz next friday - send the slides")
    assert {field.name: field.value for field in member.form.fields} == {
        "who": "", "when": "next friday", "what": "send the slides",
    }  # fmt: skip


def test_an_example_that_no_button_can_carry_is_told(member: Person):
    member.says("/help met").sees("Such as", "met Ana Ruiz, recruiter @Acme").presses("Fill it in")
    assert member.form.call == Call("met")


def test_what_is_only_looked_up_is_shown_at_once(member: Person):
    member.says("/help goal list").presses("done").sees("No done goals")


def _spans(card: Card) -> list[Span]:
    found: list[Span] = []
    for block in card.blocks:
        match block:
            case Paragraph() | Footnote():
                found += block.line
            case Facts():
                found += [span for _, line in block.pairs for span in line]
            case Entries():
                found += [span for item in block.items for span in (*item.line, *item.detail)]
            case _:
                pass
    return found
