"""The morning after an event: whom did you meet, what starts from it, and how it is taken back."""

from __future__ import annotations

import pytest

from bot.attending import commands
from bot.contacts.model import Contact
from bot.followups.model import Kind
from bot.journal.model import How
from bot.members.model import Place
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk

PYDAY = "/event add PyDay, 12 March 18:30-21:00, Startup House"
LINES = "Ben Moss, chef @Lune - likes bread; promised a recipe\nCleo\n\nDora, designer"


def known(member: Person) -> dict[str, Contact]:
    owner = member.member.id
    return {one.name: one for one in member.talk.look(lambda store: store.contacts.page(owner))}


def talks(member: Person, name: str) -> list[tuple[How, str, str]]:
    owner, contact = member.member.id, known(member)[name].id
    found = member.talk.look(lambda store: store.journal.of_contact(owner, contact))
    return [(one.how, one.where, one.day.isoformat()) for one in found]


def kinds(member: Person, name: str) -> set[Kind]:
    contact = known(member)[name].id
    return {one.kind for one in member.open_followups() if one.contact == contact}


@pytest.fixture
def asked(request: pytest.FixtureRequest, member: Person, clock: StoryClock) -> Person:
    """Somebody who is asked, on Friday 13 March, whom they met; with the goal that a test names."""
    goal = getattr(request, "param", "")
    if goal:  # whose check-in would come on the Tuesday in between
        member.says(f"/goal set {goal}").says("/goal check-in ask:off")
    member.says(PYDAY).says("/event going PyDay")
    clock.until("2026-03-13 09:00")
    member.was_sent("Prepare: PyDay")
    member.was_sent("Whom did you meet?", "At PyDay, yesterday", at="2026-03-13 09:00")
    return member


# Answering


def test_a_list_of_names_becomes_people_talks_and_reminders(asked: Person):
    """S51."""
    asked.presses("Add people").fills(who=LINES).sees(
        "Logged 3 people", "At PyDay, yesterday", "Ben Moss, chef at Lune"
    )
    assert set(known(asked)) == {"Ben Moss", "Cleo", "Dora"}
    assert known(asked)["Cleo"].met_at == "PyDay"
    assert talks(asked, "Ben Moss") == [(How.EVENT, "PyDay", "2026-03-12")]
    assert kinds(asked, "Ben Moss") == {Kind.THANKS, Kind.PROMISE, Kind.CHECK_IN, Kind.CADENCE}
    asked.says("/event going").sees("PyDay yesterday · you were there")


def test_where_a_line_says_another_place_it_stays(asked: Person):
    asked.presses("Add people").fills(who="Ben, chef, the bar next door")
    assert known(asked)["Ben"].met_at == "bar next door"


def test_who_is_known_has_one_more_talk(asked: Person):
    asked.says("/contact add Ana Ruiz, recruiter @Acme").says("/event going")
    asked.presses("Whom did you meet?").fills(who="Ana Ruiz - hires juniors\nBen\nBen")
    asked.sees("Logged 2 people", "You knew them already.")
    assert len(known(asked)) == 2
    assert len(talks(asked, "Ana Ruiz")) == 1
    assert len(talks(asked, "Ben")) == 2


def test_a_namesake_is_somebody_new_where_nobody_is_certain(asked: Person):
    asked.says("/met Ana Ruiz").says("/met Ana Costa").says("/event going")
    asked.presses("Whom did you meet?").fills(who="Ana").sees("Logged 1 person")
    assert set(known(asked)) == {"Ana Ruiz", "Ana Costa", "Ana"}


def test_a_second_answer_adds_more(asked: Person):
    asked.presses("Add people").fills(who="Ben").presses("Add more people").fills(who="Cleo").sees("Logged 1 person")
    assert set(known(asked)) == {"Ben", "Cleo"}


def test_fifty_people_are_taken_and_one_more_is_said(asked: Person, talk: Talk):
    lines = [f"Person{number} Nguyen, chef @Lune" for number in range(51)]
    asked.presses("Add people").fills(who="\n".join(lines)).sees("51 people", "Nothing was saved")
    assert asked.failed()
    assert known(asked) == {}
    asked.presses("Add people").fills(who="\n".join(lines[:50])).sees("Logged 50 people", "Person49 Nguyen")
    asked.presses("Undo").sees("Taken back: PyDay")
    assert known(asked) == {}


def test_an_empty_answer_asks_again(asked: Person):
    asked.presses("Add people").fills(who=" \n ; ")
    assert asked.failed() or asked.form
    assert known(asked) == {}


def test_a_broken_line_saves_none_of_them(asked: Person):
    asked.presses("Add people").fills(who="Ben\n" + "x" * 600).sees("600 characters")
    assert known(asked) == {}


def test_nobody_met_still_counts_as_being_there(asked: Person):
    asked.presses("Nobody this time").sees("You were there: PyDay", "one hello")
    asked.presses("I did not go").sees("You did not go: PyDay").presses("I was there").fills(who="Ben")
    asked.says("/event going").sees("you were there")


def test_the_question_is_not_repeated(asked: Person, clock: StoryClock, talk: Talk):
    asked.presses("Nobody this time")
    talk.restart()
    clock.move(days=9)
    asked.was_sent_nothing()


def test_an_answer_before_the_question_makes_it_needless(member: Person, clock: StoryClock):
    member.says(PYDAY).says("/event going PyDay")
    clock.until("2026-03-12 22:00")
    member.says("/event going").presses("Whom did you meet?").fills(who="Ben").sees("At PyDay, today")
    clock.until("2026-03-14 22:00")
    assert [one.card.title for one in member.mailed if one.card.title.startswith("Whom")] == []


def test_nobody_can_have_met_somebody_at_what_is_to_come(talk: Talk, asked: Person, clock: StoryClock):
    asked.says("/event add Rust night, 20 March 19:00").says("/event going rust")
    owner = asked.member.id
    (_, rust) = talk.look(
        lambda store: store.events.attended(owner, talk.now().replace(month=1), talk.now().replace(month=12))
    )
    asked.presses_again(commands.people.button("x", which=rust.id, who="Ben")).sees("Rust night has not begun yet")
    asked.presses_again(commands.missed.button("x", which=rust.id)).sees("Rust night has not begun yet")


def test_answers_of_others_are_refused(asked: Person, talk: Talk):
    before = every_row(talk.database)
    other = talk.person("ingo")
    for label in ("Nobody this time", "I did not go"):
        other.presses_again(asked.button(label)).sees("I couldn't find that any more")
    rows = every_row(talk.database)
    assert {table: rows[table] for table in ("attendances", "contacts", "journal")} == {
        table: before[table] for table in ("attendances", "contacts", "journal")
    }


def test_the_question_comes_where_nudges_come(talk: Talk, clock: StoryClock):
    member = talk.person()
    member.says(PYDAY).says("/event going PyDay").says("/contact add Ana, chef @Lune, PyDay")
    place = Place("slack", "T1", "C1", private=False)
    talk.change(lambda store: store.members.choose(member.member.id, place, talk.now()))
    clock.until("2026-03-13 10:00")
    posted = [one.text for one in talk.posted]
    assert [text.split()[0] for text in posted] == ["Prepare:", "?"]
    assert not any("Ana" in text for text in posted), "whom they know is nobody else's business"


# Taking it back


def test_undo_takes_everything_back(asked: Person, talk: Talk):
    asked.says("/contact list")
    before = every_row(talk.database)
    asked.says("/event going").presses("Whom did you meet?").fills(who=LINES).presses("Undo")
    asked.sees("Taken back: PyDay", "Ben Moss, Cleo and Dora")
    after = every_row(talk.database)
    for table in ("contacts", "contact_terms", "journal", "followups"):
        assert after[table] == before[table], table
    asked.says("/event going").presses("Whom did you meet?").fills(who="Ben Moss").sees("Logged 1 person")


def test_undo_twice_is_harmless(asked: Person):
    asked.presses("Add people").fills(who="Ben")
    kept = asked.button("Undo")
    asked.presses_again(kept).presses_again(kept).sees("You answered that already")


def test_undo_leaves_people_with_whom_more_happened(asked: Person):
    asked.presses("Add people").fills(who="Ben\nCleo\nDora")
    kept = asked.button("Undo")
    asked.says("/contact talked Ben how:call").says("/contact edit Cleo role:chef")
    asked.presses_again(kept).sees("Taken out again: Dora", "More has happened since with Ben and Cleo")
    assert set(known(asked)) == {"Ben", "Cleo"}
    asked.says("/event going").sees("you were there")


def test_undo_with_somebody_known_takes_the_talk_alone(asked: Person):
    asked.says("/met Ana Ruiz; promised my CV").says("/event going")
    before = asked.open_followups()
    asked.presses("Whom did you meet?").fills(who="Ana Ruiz").presses("Undo").sees("Ana Ruiz")
    assert set(known(asked)) == {"Ana Ruiz"}
    assert [how for how, _, _ in talks(asked, "Ana Ruiz")] == [How.IN_PERSON]
    assert {(one.id, one.kind, one.due) for one in asked.open_followups()} == {
        (one.id, one.kind, one.due) for one in before
    }


def test_undo_of_the_first_answer_leaves_the_second(asked: Person, clock: StoryClock):
    asked.presses("Add people").fills(who="Ben")
    first = asked.button("Undo")
    clock.move(minutes=1)
    asked.presses("Add more people").fills(who="Cleo")
    asked.presses_again(first).sees("Ben")
    assert set(known(asked)) == {"Cleo"}
    asked.says("/event going").sees("you were there")


# Goals

EVENTS = pytest.mark.parametrize("asked", ["Attend 3 events by June"], indirect=True)


@EVENTS
def test_being_there_counts_towards_a_goal_once(asked: Person):
    """S50."""
    asked.says("/goal show 1").sees("by itself when you say that you were at an event")
    asked.says("/event going").presses("Whom did you meet?").fills(who="Ben").sees("Attend 3 events by June”: 1 of 3")
    asked.presses("Add more people").fills(who="Cleo").does_not_see("1 of 3")
    asked.says("/goal list").sees("1 of 3").says("/goal counted 1").sees("PyDay, event", "yesterday")


@EVENTS
def test_who_was_not_there_after_all_counts_nothing(asked: Person):
    asked.presses("Add people").fills(who="Ben")
    asked.presses("Undo").sees("“Attend 3 events by June” is now at 0 of 3.")
    asked.presses("Nobody this time").sees("1 of 3").presses("I did not go").sees("now at 0 of 3")
    asked.says("/goal list").sees("0 of 3")


@EVENTS
def test_an_event_can_be_left_out_of_a_goal(asked: Person):
    asked.presses("Nobody this time").presses("Not this one")
    asked.sees("Left out", "This no longer counts for the goal: PyDay (yesterday).", "0 of 3")
    asked.says("/goal edit 1 number:4").says("/goal counted 1").sees("Left out: it does not count.", "0 of 4")
    asked.presses("Count it again").sees("Counted again", "1 of 4").presses("Not this one").presses("Undo").sees(
        "1 of 4"
    )


@EVENTS
def test_a_goal_of_another_time_or_kind_does_not_count_it(asked: Person):
    asked.says("/goal set Attend 5 events by July").presses("Nobody this time").sees("1 of 3").does_not_see("of 5")
    asked.says('/goal edit 1 what:"Have 7 coffee chats by June"').says("/goal list").sees("0 of 7", "0 of 5")
    asked.says('/goal edit 1 what:"Attend 7 events by June"').says("/goal list").sees("1 of 7", "0 of 5")


@pytest.mark.parametrize("asked", ["Attend 2 meetups every week"], indirect=True)
def test_a_goal_with_a_rhythm_counts_by_the_day_of_the_event(asked: Person, clock: StoryClock):
    asked.presses("Nobody this time").sees("1 of 2").presses("I did not go")
    clock.until("2026-03-16 09:00")
    asked.presses("Nobody this time").says("/goal list").sees("0 of 2")


@pytest.mark.parametrize("asked", ["Meet 3 new people by June"], indirect=True)
def test_other_goals_count_the_people(asked: Person):
    asked.presses("Add people").fills(who="Ben\nCleo").says("/goal list").sees("2 of 3")
    asked.presses("Undo").says("/goal list").sees("0 of 3")
