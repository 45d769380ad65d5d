"""The dashboard: small enough for both platforms, and nothing is written when somebody only looks."""

from __future__ import annotations

import pytest

from bot.kit.cards import Button, Card, Choose, Entries
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk


def labels(card: Card) -> list[str]:
    return [one.label for one in card.actions if isinstance(one, Button)]


def components(card: Card) -> int:
    """What Discord counts: the container, rows of at most five buttons, menus with a row of their own, and texts, of
    which those that follow each other are one."""

    def acting(actions: tuple[object, ...]) -> int:
        buttons = sum(not isinstance(one, Choose) for one in actions)
        return buttons + -(-buttons // 5) + 2 * sum(isinstance(one, Choose) for one in actions)

    rows = [item.actions for block in card.blocks if isinstance(block, Entries) for item in block.items if item.actions]
    return 1 + len(rows) + 1 + sum(map(acting, rows)) + acting(card.actions)


def blocks(card: Card) -> int:
    """At most so many of Slack's: two an entry, two for every other block, the title and the actions."""
    entries = sum(2 * len(one.items) + 1 if isinstance(one, Entries) else 2 for one in card.blocks)
    return entries + 2


def test_somebody_new_is_told_what_to_do_first(member: Person):
    member.says("/help").says("home").sees("Begin with one person", "met Ana Ruiz")
    assert labels(member.card) == [
        *("Log somebody", "Start here (90 seconds)", "Next step", "Set a goal", "Settings", "Help"),
    ]
    member.presses("Log somebody").fills(who="Ana").sees("Ana")
    member.says("home").does_not_see("Begin with one person")


def test_nothing_is_written_for_somebody_we_do_not_know(talk: Talk, member: Person):
    before = every_row(talk.database)
    member.says("home show").sees("Begin with one person")
    assert every_row(talk.database) == before
    assert talk.look(lambda store: store.members.find(member.handle)) is None
    # Only a press begins it.
    member.presses("Start here (90 seconds)").sees("What time is it")
    assert member.member.zone == "UTC"


def test_looking_takes_no_greeting_away(talk: Talk, member: Person):
    member.says("/met")  # a form: they are known, and the welcome waits for their first card
    member.says("home").does_not_see("Start here (90 seconds) Start here")
    assert not member.member.welcomed
    member.says("/help").sees("Start here (90 seconds)")


def test_somebody_who_was_away_is_welcomed_back_by_what_they_do_not_by_the_page(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/help")
    clock.move(days=20)
    ignored = member.member.ignored
    member.says("home").does_not_see("Welcome back").says("home").does_not_see("Welcome back")
    assert ignored
    assert not member.member.ignored, "looking is a reaction"
    member.says("/contact list").sees("Welcome back")


def test_looking_is_noted_once_an_hour(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/help")
    clock.move(hours=2)
    member.says("home")
    assert member.member.seen_at == talk.now()
    before = every_row(talk.database)
    clock.skip(minutes=10)
    member.says("home")
    assert every_row(talk.database) == before


def test_what_is_due_comes_with_its_buttons(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/met Ben")
    clock.move(days=2)
    member.says("home").sees("2 people to get back to", "Ana – keep your promise", "You promised: my CV", "Ben")
    member.presses("Done", about="Ana").sees("Done: Ana")
    member.says("home").sees("1 person to get back to")
    member.presses("Tomorrow", about="Ben").sees("Moved to")
    member.presses("Show", about="Ana")


def test_of_many_the_first_five_are_shown_and_the_rest_is_a_number(member: Person, clock: StoryClock):
    for number in range(8):
        member.says(f"/met Person {number}")
        member.says(f"/goal set Meet {number + 2} people by the end of the year")
    member.says("/goal aim Change from sales to design").says("/pause until 1 june")
    clock.move(days=2)
    member.says("home").sees("8 people to get back to", "3 more goals", "Change from sales to design")
    member.sees("Reminders are paused until Monday 1 June", "Meet 6 people", "8 of 6")
    shown = [item for block in member.card.blocks if isinstance(block, Entries) for item in block.items]
    assert len([item for item in shown if item.actions]) == 5
    assert labels(member.card) == [
        *("Log somebody", "Next step", "Follow-ups (3 more)", "Goals", "Set a goal", "Find"),
        *("Resume reminders", "Settings", "Help"),
    ]
    assert components(member.card) <= 40
    assert blocks(member.card) <= 100
    member.presses("Follow-ups (3 more)").sees("8 people to get back to")
    member.says("home").presses("Resume reminders").sees("Reminders are on again")
    member.says("home").does_not_see("paused")


@pytest.mark.parametrize("label", ["Log somebody", "Set a goal", "Find"])
def test_quick_actions_open_their_forms(member: Person, label: str):
    member.says("/met Ana").says("home").presses(label)
    assert member.form.fields


@pytest.mark.parametrize(
    ("label", "title"), [("Settings", "Your settings"), ("Help", "What I can do"), ("Follow-ups", "Nothing is due")]
)
def test_quick_actions_answer(member: Person, label: str, title: str):
    member.says("/met Ana").says("home").presses(label).sees(title)


def test_where_nothing_is_due_the_next_day_is_told(member: Person):
    member.says("/met Ana").says("/followup stop Ana").says("home").sees("Nothing is due now", "Log somebody you met")
    member.says("/followup resume Ana").says("home").sees("Nothing is due now", "The next one is")


def test_a_goal_without_people_is_shown_with_its_pace(member: Person):
    member.says("/goal set Have 3 coffee chats by the end of the year").says("home")
    member.sees("Have 3 coffee chats", "0 of 3", "Goals", "Log somebody you met")


def test_the_dashboard_is_of_the_one_who_looks(talk: Talk):
    talk.person("ana").says("/met Quilluna").says("/goal set Meet 3 people of Vexgarde by the end of the year")
    talk.person("ben").says("/help").says("home").does_not_see("Quilluna", "Vexgarde")
    talk.person("cleo").says("home").does_not_see("Quilluna", "Vexgarde")
