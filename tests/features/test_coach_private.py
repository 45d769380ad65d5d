"""Letters that don't arrive, whose they are, and that nothing of a goal leaves its owner in any other way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.members.model import Handle
from bot.outbox.model import Ambiguous, Refused, State
from bot.review import posting
from bot.review.model import Sent
from tests.features.reviewed import ASK, COACH, OUTSIDERS, add_review, became, letters_of, quotes, sent
from tests.storage.rows import every_row
from tests.talk import PLATFORM, REALM, Message, Person, Talk

DEAF = Refused("50007", permanent=True, scope="person")
LOST = Ambiguous("timeout")


@pytest.fixture
def coach(talk: Talk) -> Person:
    """Somebody on the platform who has never written to the bot."""
    return talk.person(COACH)


@pytest.fixture
def member(talk: Talk, coach: Person) -> Person:
    """Somebody who finished the review of March."""
    member = talk.person("U0MEMBER1").says("/help")
    add_review(member)
    member.inbox.clear()
    return member


# When the sender or the coach don't take messages


def test_a_pause_and_quiet_hours_of_the_sender_dont_hold_it_up(member: Person, coach: Person) -> None:
    member.says("/grapevine settings quiet 17:00-23:00").says("/pause")
    sent(member)
    coach.was_sent("March 2026", at="2026-03-05 18:00")


def test_a_pause_of_the_coach_is_about_reminders(member: Person, coach: Person) -> None:
    coach.says("/help").says("/pause")
    sent(member)
    coach.was_sent("March 2026")


def test_that_it_could_not_be_delivered_is_told_and_it_can_go_again(member: Person, coach: Person) -> None:
    member.talk.mailbox.replies.append(DEAF)
    member.says(ASK)
    previewed = quotes(member.card)
    member.presses("Send it")
    member.talk.clock.move(hours=1)
    member.was_sent("Your letter could not be delivered", "Discord doesn't let me write to them", "Nobody else")
    assert became(member) == [Sent.FAILED]
    assert member.member.unreachable == "", "it was not they who could not be reached"
    member.says("/grapevine review document").sees("could not be delivered on")
    member.presses("Try again").sees("On its way again")
    member.talk.clock.move(minutes=1)
    assert quotes(coach.was_sent("March 2026").card) == previewed
    assert became(member) == [Sent.ARRIVED]


def test_reminders_come_although_a_coach_can_not_be_reached(member: Person) -> None:
    member.says("/followup add Ana today 19:00")
    member.talk.mailbox.replies.append(DEAF)
    sent(member)
    member.talk.clock.move(hours=2)
    assert any("Ana" in message.text for message in member.inbox)


def test_after_a_failure_a_new_preview_takes_its_place(member: Person, coach: Person) -> None:
    member.talk.mailbox.replies.append(DEAF)
    sent(member)
    old = member.button("Try again")
    member.says('/goal edit 1 what:"Sleep more by 30 April"').says(ASK).sees("Send this to your coach?", "Sleep more")
    member.presses("Send it").presses_again(old).sees("That preview is gone")
    member.talk.clock.move(minutes=1)
    coach.was_sent("Sleep more")
    assert became(member) == [Sent.ARRIVED]


def test_a_letter_that_may_have_arrived_is_the_senders_question(member: Person, coach: Person) -> None:
    member.talk.mailbox.replies += [LOST, LOST, LOST]
    member.says(ASK).presses("Send it")
    member.talk.clock.move(hours=2)
    member.was_sent("I can't tell whether your letter arrived", "Please ask them")
    assert became(member) == [Sent.UNSURE]
    member.says(ASK).sees("It went already", "I can't tell whether it arrived").presses("Send it again")
    member.talk.clock.move(minutes=1)
    coach.was_sent("March 2026")
    assert became(member) == [Sent.ARRIVED]


def test_the_news_of_a_failure_waits_for_the_senders_hours_and_is_needless_once_it_went(member: Person) -> None:
    member.says("/grapevine settings quiet 17:00-23:00")
    member.talk.mailbox.replies.append(DEAF)
    sent(member)
    member.was_sent_nothing()
    member.says(ASK).presses("Send it")
    member.talk.clock.move(hours=6)
    member.was_sent_nothing()


def test_a_letter_that_nothing_was_sent_for_in_a_day_is_told_of(member: Person, coach: Person) -> None:
    member.says(ASK).presses("Send it")
    member.talk.clock.skip(days=2)
    member.talk.change(lambda store: store.outbox.expire(member.talk.now()))
    member.talk.settle()
    assert "Your letter could not be delivered" in member.mailed[-1].text
    coach.was_sent_nothing()
    assert became(member) == [Sent.FAILED]


def test_only_what_is_known_by_now_is_settled(member: Person) -> None:
    member.says(ASK).presses("Send it")
    later = member.talk.now() + timedelta(hours=2)
    assert member.talk.change(lambda store: posting.look_after(store, later)) == 0
    assert became(member) == [Sent.UNDERWAY]


# Whose it is


def test_erasing_oneself_takes_along_what_has_not_gone(member: Person, coach: Person) -> None:
    member.says(ASK).presses("Send it")
    member.says("/mydata delete").presses("Yes, delete everything")
    member.talk.clock.move(hours=1)
    coach.was_sent_nothing()
    rows = every_row(member.talk.database)
    assert not rows["letters"]
    assert not rows["deliveries"]


def test_a_letter_has_nobodys_name_to_forget(member: Person) -> None:
    sent(member)
    kept = letters_of(member)
    assert not any(name in one.text.casefold() for one in kept for name in OUTSIDERS)
    member.says("/contact forget Quilluna").presses("Erase")
    assert letters_of(member) == kept


def test_buttons_of_a_letter_are_nothing_in_other_hands(member: Person, coach: Person) -> None:
    member.says(ASK)
    buttons = [member.button(label) for label in ("Send it", "Don't send")]
    sent(member)
    member.says("/grapevine review document")
    buttons.append(member.button("What they see"))
    for button in buttons:
        coach.presses_again(button)
        assert not any(word in coach.text for word in ("coffee", "backend", "SMART"))


def test_two_members_of_one_coach_send_letters_of_their_own(member: Person, coach: Person) -> None:
    other = member.talk.person("U0MEMBER2").says("/help")
    add_review(other)
    sent(member)
    sent(other)
    texts = [coach.was_sent("March 2026").text for _ in range(2)]
    assert ["@U0MEMBER1" in text for text in texts] == [True, False]
    assert ["@U0MEMBER2" in text for text in texts] == [False, True]


# Nothing of a goal leaves its owner but by this


def test_no_goal_leaves_its_owner_but_by_a_letter_that_they_sent(talk: Talk, coach: Person) -> None:
    """S16, S61."""
    member = talk.person("U0MEMBER1", zone="Europe/Lisbon").says("/help")
    add_review(member)
    neighbour = talk.person("ben").says("/met Cleo; promised a book").says("/goal set Have 2 chats by 30 April")
    canaries = ("recruiters like", "comment on 2 posts of", "network more with", "1 coffee chat with a recruiter by")
    canaries += ("backend developer, like", "people like ana", "call ana ruiz sooner", "was ill")
    private = member._request("/grapevine settings here")
    shared = replace(private.where, id="C1", private=False)
    member._does(replace(private, where=shared, room="closed"))
    member.says("/followup add Ana tomorrow")
    talk.clock.move(weeks=6)

    def leaks(messages: list[Message]) -> list[str]:
        return [word for one in messages for word in canaries if word in repr(one.card).casefold()]

    assert len(member.mailed) + len(talk.posted) > 3
    assert leaks(talk.posted) == leaks(neighbour.mailed) == leaks(coach.mailed) == []
    member.says(f"{ASK} month:2026-03")
    assert leaks(coach.mailed) == [], "a preview goes to nobody"
    member.presses("Send it")
    talk.clock.move(weeks=2)
    assert leaks(talk.posted) == leaks(neighbour.mailed) == []
    (message,) = coach.mailed
    assert message.key.startswith("coach/")
    assert "recruiters like [a contact]" in message.text
    deliveries = talk.look(lambda store: store.outbox.listing(list(State), limit=1000))
    assert not any(word in repr(one).casefold() for one in deliveries for word in canaries)
    to_coach = [one for one in deliveries if one.to == Handle(PLATFORM, REALM, COACH)]
    assert [one.key.partition("/")[0] for one in to_coach] == ["coach"]
