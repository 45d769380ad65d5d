"""Stories of the ledger: what was given to people and asked of them, and nothing that keeps score."""

from __future__ import annotations

import pytest

from bot.journal.model import Deed, DeedKind
from tests.features.test_deeds import counted, done, labels
from tests.talk import Person, StoryClock


@pytest.fixture
def ana(member: Person) -> Person:
    return member.says("/met Ana Ruiz, recruiter @Acme")


def with_them(member: Person, name: str = "Ana Ruiz") -> list[Deed]:
    """The gives and asks of a person, newest first."""
    owner = member.member.id

    def found(store):
        (contact,) = [one for one in store.contacts.page(owner) if one.name == name]
        return list(store.deeds.of_contact(owner, contact.id, limit=1000))

    return member.talk.look(found)


def test_an_ask_is_logged_with_its_sort_and_its_day(ana: Person):
    """S31, S42: `asked` with the words that people type."""
    ana.says("/gv asked Ana for a referral at Acme; yesterday")
    ana.sees("Logged: you asked Ana Ruiz for a referral, yesterday", "a referral at Acme")
    ana.does_not_see("; yesterday")
    (one,) = with_them(ana)
    assert (one.kind, one.sort, one.day.isoformat()) == (DeedKind.ASK, "referral", "2026-03-04")


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("Ana for a referral at Acme", "referral"),
        ("Ana - feedback on my portfolio; yesterday", "feedback"),
        ("ana if she knows of any openings", "job"),
        ("Ana Ruiz to introduce me to Bob", "introduction"),
        ("ana for help with my tests", "help"),
        ("Ana about her job", "advice"),
    ],
)
def test_the_sort_of_an_ask_is_told_from_its_words(ana: Person, line: str, sort: str):
    ana.says(f"/asked {line}")
    assert not ana.failed()
    assert [one.sort for one in with_them(ana)] == [sort]


def test_a_give_has_its_sort_and_a_menu_to_change_it(ana: Person):
    """S31: gives are articles, introductions, feedback, help, praise and links."""
    ana.says("/gave Ana an article about hiring").sees("You gave something to read or watch.")
    ana.presses("A link or an opening").sees("Changed: help for Ana Ruiz", "You gave a link or an opening.")
    assert [one.sort for one in with_them(ana)] == ["share"]


def test_what_is_said_beside_the_line_counts_more(ana: Person):
    ana.says("/asked Ana - a thing sort:mentorship day:monday")
    ana.sees("you asked Ana Ruiz for mentorship, Monday 2 March")
    ana.says("/gave Ana - a thing sort:praise").sees("You gave praise or thanks.")


def test_an_ask_without_its_words_opens_the_form(ana: Person):
    ana.says("/asked Ana")
    ana.fills(who="Ana", what="advice on my CV").sees("you asked Ana Ruiz for advice")


def test_an_ask_of_nobody_known_and_one_to_come_save_nothing(ana: Person):
    ana.says("/asked Zed for a job").sees("I don't know anyone called “Zed”.")
    assert ana.failed()
    ana.says("/asked Ana for a job; tomorrow").sees("still to come")
    assert ana.failed()
    assert with_them(ana) == []


def test_an_ask_counts_for_no_goal_and_is_nothing_that_one_did(ana: Person):
    ana.says("/goal set Help 3 people by June").says("/goal set Ask 2 recruiters for feedback by June")
    ana.says("/asked Ana for feedback").does_not_see("Counts for")
    assert (counted(ana, 0), counted(ana, 1), done(ana)) == (0, 0, [])
    ana.says("/did list").sees("Nothing logged yet")
    ana.says("/did wrote a post").says("/did list").sees("What you did: 1 in all").does_not_see("feedback")


def test_the_talk_of_an_ask_is_logged_from_its_card_and_counts_once(ana: Person):
    """S42: a talk for feedback counts for a goal about feedback; the ask itself leaves reminders as they are."""
    ana.says("/goal set Ask 2 recruiters for feedback by June").says("/asked Ana for feedback")
    ana.sees("This is no talk yet").presses("Log the talk")
    known = {field.name: field.value for field in ana.form.fields}
    assert (known["purpose"], known["day"]) == ("feedback", "2026-03-05")
    ana.fills(**known | {"how": "call"}).sees("Logged: call with Ana Ruiz today", "1 of 2")
    assert counted(ana) == 1


def test_the_ledger_of_a_person_tells_both_newest_first(ana: Person, clock: StoryClock):
    """S32: the balance is in words, and there is no score."""
    ana.says("/gave Ana an article").says("/gave Ana feedback on her talk")
    clock.move(days=2)
    ana.says("/asked Ana for a coffee chat")
    ana.says("/gave list Ana").sees("You and Ana Ruiz", "You gave twice, asked once.")
    text = ana.text
    assert text.index("asked for advice, today") < text.index("You gave feedback") < text.index("to read or watch")
    ana.says("/asked list Ana").sees("You gave twice, asked once.")
    ana.says("/contact show Ana").sees("You gave feedback on her talk", "You asked for a coffee chat, today", "In all")
    for word in ("owe", "score:", "balance:", "%"):
        ana.does_not_see(word)


def test_the_ledger_by_person_has_whoever_came_last_first(ana: Person, clock: StoryClock):
    ana.says("/met Ben").says("/gave Ben a link").says("/asked Ana for advice")
    clock.move(days=1)
    ana.says("/gave Ana a book")
    ana.says("/gave list").sees("Ana Ruiz", "You gave once, asked once. Last: today.", "Ben", "You gave once.")
    assert ana.text.index("Ana Ruiz") < ana.text.index("Ben")
    ana.says("/asked list").sees("Whom you asked", "Ana Ruiz").does_not_see("Ben")
    ana.presses("Show").sees("You and Ana Ruiz")


def test_an_empty_ledger_says_how_to_begin(ana: Person):
    ana.says("/gave list").sees("Nothing given or asked yet", "gave Ana an article")
    ana.says("/asked list").sees("You asked nobody for anything yet")
    ana.says("/asked list Ana").sees("Nothing yet between you and Ana Ruiz").presses("I asked")
    ana.fills(what="advice").sees("you asked Ana Ruiz for advice")


def test_pages_of_the_ledger_leave_nobody_out(ana: Person):
    names = [f"Person{number:02}" for number in range(23)]
    ana.says("/contact add " + "\n".join(names))
    for name in names:
        ana.says(f"/gave {name} - a link")
    seen: list[str] = []
    ana.says("/gave list")
    for _ in range(3):
        seen += [name for name in names if name in ana.text]
        if "More" in labels(ana):
            ana.presses("More")
    assert sorted(seen) == names
    for number in range(12):
        ana.says(f"/gave Ana - thing{number:02}")
    ana.says("/gave list Ana").sees("thing11", "thing02").does_not_see("thing01")
    ana.presses("More").sees("thing01", "thing00", "You gave 12 times.").does_not_see("thing02")


def test_an_ask_is_changed_removed_and_put_back_as_it_was(ana: Person):
    ana.says("/asked Ana for a job").says("/gave list Ana").presses("Edit")
    ana.fills(what="a referral", sort="referral", day="yesterday").sees("Changed: you asked Ana Ruiz for a referral")
    before = with_them(ana)
    ana.says("/asked list Ana").presses("Remove").sees("Removed: you asked for a referral, yesterday", "a referral")
    assert with_them(ana) == []
    ana.presses("Put back").sees("Put back: you asked Ana Ruiz for a referral, yesterday")
    (one,) = with_them(ana)
    assert (one.what, one.sort, one.day) == (before[0].what, before[0].sort, before[0].day)


def test_a_second_press_removes_nothing_twice(ana: Person):
    ana.says("/asked Ana for a job").says("/gave list Ana")
    remove, edit = ana.button("Remove"), ana.button("Edit")
    ana.presses_again(remove).presses_again(remove).sees("I couldn't find that any more")
    assert ana.failed()
    ana.presses_again(edit)
    assert ana.failed()
    assert with_them(ana) == []


def test_a_give_that_is_taken_out_comes_back_with_its_sort(ana: Person):
    ana.says("/gave Ana - a thing sort:praise").says("/did list").presses("Remove").presses("Put back")
    assert [one.sort for one in with_them(ana)] == ["praise"]
    ana.says("/gave list Ana").presses("Remove").presses("Put back").sees("Put back: help for Ana Ruiz")
    assert [one.sort for one in with_them(ana)] == ["praise"]


def test_an_ask_can_not_be_changed_as_something_that_one_did(ana: Person):
    ana.says("/asked Ana for a job")
    number = ana.button("Take it back").call.values["deed"]
    for said in (f"/did edit deed:{number} what:x", f"/did remove deed:{number}", f"/gave edit deed:{number} what:x"):
        ana.says(said)
        assert ana.failed(), said
    assert [one.what for one in with_them(ana)] == ["a job"]


def test_no_button_and_no_notification_carries_what_was_asked(ana: Person):
    for said in ("/asked Ana for zorblatt", "/asked list Ana", "/asked list"):
        ana.says(said)
        assert "zorblatt" not in ana.card.notification + "".join(found.wire() for found in ana.card.buttons())
    ana.says("/asked list Ana").presses("Remove")
    assert "zorblatt" not in "".join(found.wire() for found in ana.card.buttons())


def test_asks_move_in_a_merge_and_go_when_a_person_is_forgotten(ana: Person):
    ana.says("/met Ann Ruiz, recruiter @Acme").says("/asked Ann Ruiz for advice").says("/gave Ana Ruiz a book")
    ana.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge").says("/gave list Ana")
    ana.sees("You gave once, asked once.")
    ana.says("/contact forget Ana").presses("Erase").says("/asked list").sees("You asked nobody for anything yet")
