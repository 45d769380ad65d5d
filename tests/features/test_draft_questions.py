"""Stories of “Did you send it?”: the day after, within the budget of one message a day, three times at most.

Stories begin on Thursday 5 March 2026 at 18:00, for somebody who has no clock of their own: UTC.
"""

from __future__ import annotations

import pytest

from bot.drafts.model import Draft
from bot.journal.model import How
from bot.members.model import Place
from tests.talk import PLATFORM, REALM, Person, StoryClock, Talk

ASKED = "Did you send"


@pytest.fixture
def writer(member: Person) -> Person:
    """Somebody who wrote to Ben, with whom nothing else is due."""
    return member.says("/contact add Ben").says("/followup stop Ben").says("/draft Ben share")


def asked(member: Person) -> list[str]:
    """The local minutes at which it was asked."""
    mine = [message for message in member.mailed if ASKED in message.text or "A message of yours" in message.text]
    return [f"{message.at.astimezone(member.tz):%a %m-%d %H:%M}" for message in mine]


def drafts(member: Person) -> tuple[Draft, ...]:
    owner = member.member.id
    return member.talk.look(lambda store: store.drafts.listing(owner, limit=100))


def test_the_day_after_it_is_asked_whether_it_was_sent(writer: Person, clock: StoryClock):
    """U9."""
    clock.move(days=1)
    message = writer.was_sent("Did you send it?", "Your message to Ben: share something", at="2026-03-06 09:00")
    assert [found.label for found in message.card.buttons()] == ["Sent", "Not yet", "Skip it"]
    assert message.key.startswith("nudge/")
    assert "Ben" not in message.card.notification
    writer.presses("Sent").sees("Logged: a message to Ben, today")
    owner = writer.member.id
    ben = writer.talk.look(lambda store: store.contacts.named(owner, ("ben",)))[0]
    assert [one.how for one in writer.talk.look(lambda store: store.journal.of_contact(owner, ben.id))] == [How.MESSAGE]
    clock.move(days=20)
    assert len(asked(writer)) == 1


def test_it_goes_along_with_the_nudge_of_the_day(member: Person, clock: StoryClock):
    member.says("/contact add Ben").says("/draft Ben share").says("/followup add Ben tomorrow - send the slides")
    clock.move(days=1)
    message = member.was_sent("Follow up: Ben", "Did you send your message to Ben?", at="2026-03-06 09:00")
    assert [found.label for found in message.card.buttons()][-3:] == ["Sent", "Not yet", "Skip it"]
    member.was_sent_nothing()


def test_it_goes_along_with_the_question_how_goals_are_going(member: Person, clock: StoryClock):
    member.says("/goal set Have 3 coffee chats by June")
    clock.until("2026-03-09 12:00")
    member.says("/contact add Ben").says("/followup stop Ben").says("/draft Ben share")
    clock.until("2026-03-10 12:00")
    member.was_sent("How are your goals going?", "Did you send your message to Ben?", at="2026-03-10 09:00")
    member.was_sent_nothing()


def test_not_yet_is_asked_again_the_next_day_and_three_times_in_all(writer: Person, clock: StoryClock):
    for _ in range(5):
        clock.move(days=1)
        if writer.inbox:
            writer.was_sent("Did you send it?")
            writer.presses("Not yet")
    assert asked(writer) == ["Fri 03-06 09:00", "Sat 03-07 09:00", "Sun 03-08 09:00"]
    writer.sees("I will not ask about it again.")
    assert len(drafts(writer)) == 1, "it stays in the list all the same"
    clock.move(days=30)
    assert len(asked(writer)) == 3


def test_without_an_answer_it_is_not_asked_again(writer: Person, clock: StoryClock):
    clock.move(days=30)
    assert asked(writer) == ["Fri 03-06 09:00"]
    writer.says("/draft list").sees("1 message to send")


def test_what_was_sent_skipped_or_removed_is_not_asked_about(member: Person, clock: StoryClock):
    for name in ("Ben", "Cleo", "Dora"):
        member.says(f"/contact add {name}").says(f"/followup stop {name}").says(f"/draft {name} share")
        member.presses({"Ben": "I sent it", "Cleo": "Later", "Dora": "I sent it"}[name])
        if name == "Cleo":
            member.presses("Skip")
        if name == "Dora":
            member.presses("I did not send it")
    member.says("/followup stop Ben").says("/followup stop Dora")
    clock.move(days=10)
    assert asked(member) == []


def test_kept_for_later_it_is_asked_after_a_week(writer: Person, clock: StoryClock):
    writer.presses("Later").sees("I will ask you about it")
    clock.move(days=20)
    assert asked(writer) == ["Thu 03-12 09:00"]


def test_it_is_answered_between_plan_and_sending(talk: Talk, writer: Person, clock: StoryClock):
    clock.until("2026-03-06 08:59")
    clock.skip(minutes=1)
    talk.plan()
    writer.says("/draft list").presses("I sent it").says("/followup stop Ben")
    clock.move(hours=3)
    assert asked(writer) == []


def test_several_are_asked_about_at_once(member: Person, clock: StoryClock):
    for number, name in enumerate(("Ben", "Cleo", "Dora", "Emil", "Fred", "Gus")):
        member.says(f"/contact add {name}").says(f"/followup stop {name}").says(f"/draft {name} share")
        assert len(drafts(member)) == number + 1
    clock.move(days=1)
    message = member.was_sent("Did you send them?", "Gus: share something", at="2026-03-06 09:00")
    assert message.text.count("Not yet") == 5, "the newest five; the list has them all"
    member.presses("Sent", "Dora").sees("Logged: a message to Dora")
    clock.move(days=5)
    assert len(asked(member)) == 1


def test_a_paused_member_is_not_asked_and_nobody_is_asked_about_old_drafts(writer: Person, clock: StoryClock):
    writer.says("/pause until 2026-04-20")
    clock.until("2026-05-20 12:00")
    assert asked(writer) == []


def test_after_a_short_pause_it_is_asked(writer: Person, clock: StoryClock):
    writer.says("/pause until 2026-03-08")
    clock.until("2026-03-20 12:00")
    assert asked(writer) == ["Sun 03-08 09:00"]


def test_who_wants_no_reminders_or_no_questions_is_not_asked(talk: Talk, clock: StoryClock):
    for name, said in (("one", "/followup rhythm stop"), ("two", "/goal check-in ask:off")):
        person = (
            talk.person(name).says(said).says("/contact add Ben").says("/followup stop Ben").says("/draft Ben share")
        )
        assert len(drafts(person)) == 1
    clock.move(days=10)
    assert [asked(talk.person(name)) for name in ("one", "two")] == [[], []]


def test_it_comes_at_the_members_own_time(talk: Talk, clock: StoryClock):
    far = talk.person("far", zone="Pacific/Auckland").says("/settings time 17:30")  # it is Friday morning there
    far.says("/contact add Ben").says("/followup stop Ben").says("/draft Ben share")
    clock.move(days=3)
    assert asked(far) == ["Sat 03-07 17:30"]


def test_a_restart_asks_once(talk: Talk, writer: Person, clock: StoryClock):
    clock.until("2026-03-06 08:57")
    talk.restart()
    clock.move(hours=2)
    talk.restart()
    clock.move(days=3)
    assert asked(writer) == ["Fri 03-06 09:00"]


def test_after_the_bot_was_away_in_the_morning_it_is_asked_later_that_day(writer: Person, clock: StoryClock):
    clock.skip(hours=20)
    clock.move(hours=3)
    assert asked(writer) == ["Fri 03-06 14:00"]


def test_where_others_read_it_names_nobody(talk: Talk, writer: Person, clock: StoryClock):
    group = Place(PLATFORM, REALM, "G1", private=False)
    owner = writer.member.id
    talk.change(lambda store: store.members.choose(owner, group, clock()))
    clock.move(days=1)
    (message,) = talk.posted
    assert "A message of yours waits" in message.text
    assert "Ben" not in message.text
    assert [found.label for found in message.card.buttons()] == ["Open my messages"]


@pytest.mark.parametrize("until", ["2026-03-05 18:30", "2026-03-06 08:57"])
def test_of_who_is_in_the_archive_nothing_is_asked_until_they_are_back(writer: Person, clock: StoryClock, until: str):
    """The second time is behind the look in which it is decided that it is asked."""
    clock.until(until)
    writer.says("/contact archive Ben")
    clock.move(days=1)
    assert asked(writer) == []
    writer.says("/draft list").sees("Ben")


def test_who_is_back_from_the_archive_is_asked_about(writer: Person, clock: StoryClock):
    writer.says("/contact archive Ben")
    clock.move(days=2)
    writer.says("/contact unarchive Ben").says("/followup stop Ben")
    clock.move(days=2)
    assert asked(writer) == ["Sun 03-08 09:00"]


def test_a_forgotten_person_is_not_asked_about(writer: Person, clock: StoryClock):
    writer.says("/contact forget Ben sure:yes")
    clock.move(days=5)
    assert asked(writer) == []


def test_the_questions_of_goals_come_as_before(member: Person, clock: StoryClock):
    member.says("/goal set Have 3 coffee chats by June")
    member.says("/contact add Ben").says("/followup stop Ben").says("/draft Ben share")
    clock.move(days=6)
    assert asked(member) == ["Fri 03-06 09:00"]
    mailed = [f"{message.at:%a}" for message in member.mailed if "How are your goals going?" in message.text]
    assert mailed == ["Tue"]


@pytest.mark.parametrize(("pause", "told"), [("2 weeks", "Thursday 19 March"), ("2 months", "I will not ask about it")])
def test_in_a_pause_it_says_when_it_will_really_be_asked(writer: Person, pause: str, told: str):
    writer.says(f"/pause {pause}").says("/draft Ben").presses("Later").sees(told)
