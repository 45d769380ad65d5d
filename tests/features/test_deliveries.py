"""What people are told of deliveries, and what their answers do. Nothing is ever posted twice unasked."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.deliveries.rules import unsure_key
from bot.features import FEATURES
from bot.kit.times import Hours
from bot.members.model import Place
from bot.outbox.model import Ambiguous, Delivery, Refused, State
from tests.features import digests
from tests.features.digests import CHANNEL
from tests.talk import PLATFORM, Person, Talk

LUNCH = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
LOST = Ambiguous("timeout")
GONE = Refused("is_archived", permanent=True, scope="place")
DEAF = Refused("messages_tab_disabled", permanent=True, scope="person")


@pytest.fixture
def talk(migrated_url: str) -> Generator[Talk]:
    with Talk(migrated_url, begins=LUNCH, features=(*FEATURES, digests.feature)) as talk:
        yield talk


@pytest.fixture
def owner(talk: Talk) -> Person:
    """Somebody in UTC who was there before."""
    return talk.person("olga").says("/help")


def state(talk: Talk, key: str = "d:1:2026-W10") -> State | None:
    found = talk.look(lambda store: store.outbox.find(key))
    return None if found is None else found.state


def lost(owner: Person) -> Delivery:
    """A digest that nobody knows the fate of; its owner was asked."""
    one = digests.put(owner)
    owner.talk.mailbox.replies.append(LOST)
    owner.talk.clock.move(minutes=5)
    assert state(owner.talk) is State.UNKNOWN
    return one


# A digest that may have arrived


def test_the_owner_is_asked_once_whether_a_digest_arrived(talk: Talk, owner: Person) -> None:
    lost(owner)
    message = owner.was_sent("I can't tell whether your digest arrived in the channel", "Thu 5 Mar", "12:00")
    assert [button.label for button in message.card.buttons()] == ["It is there", "Post again"]
    talk.clock.move(days=2)
    owner.was_sent_nothing()
    assert talk.posted == []


def test_a_digest_that_is_there_counts_as_posted(talk: Talk, owner: Person) -> None:
    lost(owner)
    owner.presses("It is there").sees("Good, then your digest is there")
    assert state(talk) is State.SENT
    found = talk.look(lambda store: store.outbox.find("d:1:2026-W10"))
    assert found is not None
    assert found.sent_at == LUNCH
    talk.clock.move(days=1)
    assert talk.posted == []


def test_post_again_posts_once_under_a_key_of_its_own(talk: Talk, owner: Person) -> None:
    lost(owner)
    owner.presses("Post again").sees("I post your digest again now")
    talk.clock.move(minutes=1)
    assert [message.key for message in talk.posted] == ["d:1:2026-W10/again/1"]
    assert state(talk) is State.CANCELLED


def test_a_second_click_changes_nothing(talk: Talk, owner: Person) -> None:
    lost(owner)
    again, there = owner.button("Post again"), owner.button("It is there")
    owner.presses_again(again)
    for button in (again, there):
        owner.presses_again(button).sees("settled already", "Nothing was posted twice")
        assert owner.failed()
    talk.clock.move(hours=1)
    assert len(talk.posted) == 1


def test_of_two_answers_at_once_one_holds(talk: Talk, owner: Person) -> None:
    one, member = lost(owner), owner.member.id
    assert talk.change(lambda store: store.outbox.resolve(member, one.id, State.SENT, LUNCH))
    assert not talk.change(lambda store: store.outbox.resolve(member, one.id, State.CANCELLED))
    assert state(talk) is State.SENT


def test_after_it_is_there_nothing_is_posted_again(talk: Talk, owner: Person) -> None:
    lost(owner)
    again = owner.button("Post again")
    owner.presses("It is there").presses_again(again).sees("settled already")
    talk.clock.move(hours=1)
    assert talk.posted == []


def test_after_a_day_the_question_is_closed(talk: Talk, owner: Person) -> None:
    lost(owner)
    again, there = owner.button("Post again"), owner.button("It is there")
    talk.clock.move(hours=24)
    for button in (again, there):
        owner.presses_again(button).sees("more than a day ago")
    talk.clock.move(hours=1)
    assert talk.posted == []
    assert state(talk) is State.UNKNOWN


def test_buttons_of_another_member_find_nothing(talk: Talk, owner: Person) -> None:
    lost(owner)
    stranger = talk.person("ingo").says("/help")
    for label in ("It is there", "Post again"):
        stranger.presses_again(owner.button(label)).sees("I couldn't find that any more")
    talk.clock.move(hours=1)
    assert state(talk) is State.UNKNOWN
    assert talk.posted == []


def test_a_digest_that_is_lost_again_is_asked_about_again(talk: Talk, owner: Person) -> None:
    lost(owner)
    owner.was_sent("I can't tell")
    talk.mailbox.replies.append(LOST)
    owner.presses("Post again")
    talk.clock.move(minutes=5)
    owner.was_sent("I can't tell")
    owner.presses("Post again")
    talk.clock.move(minutes=5)
    assert [message.key for message in talk.posted] == ["d:1:2026-W10/again/2"]


def test_what_turns_out_to_be_sent_is_not_asked_about(talk: Talk, owner: Person) -> None:
    one = digests.put(owner)
    talk.mailbox.replies.append(LOST)
    talk.clock.move(minutes=0)
    sending = talk.look(lambda store: store.outbox.find(one.key))
    assert sending is not None
    assert sending.state is State.SENDING
    talk.change(lambda store: store.outbox.settle([("", replace(sending, state=State.SENT, sent_at=LUNCH))]))
    # A worker that lost its lease ends it as unknown: what is written counts.
    talk.change(lambda store: talk.bot.aftermath(store, replace(sending, state=State.UNKNOWN), talk.now()))
    assert state(talk, unsure_key(one)) is None
    talk.clock.move(minutes=5)
    owner.was_sent_nothing()


def test_the_question_waits_for_the_end_of_quiet_hours(talk: Talk, owner: Person) -> None:
    owner.says("/grapevine settings quiet 11:00-15:00")
    assert owner.member.quiet == Hours(time(11), time(15))
    lost(owner)
    owner.was_sent_nothing()
    talk.clock.move(hours=4)
    owner.was_sent("I can't tell", at="2026-03-05 15:00")
    owner.presses("Post again").sees("again now")


def test_an_answer_before_the_question_is_sent_makes_it_needless(talk: Talk, owner: Person) -> None:
    owner.says("/grapevine settings quiet 11:00-15:00")
    one = lost(owner)
    talk.change(lambda store: store.outbox.resolve(owner.member.id, one.id, State.SENT, LUNCH))
    talk.clock.move(hours=4)
    owner.was_sent_nothing()


def test_a_lost_nudge_is_nobodys_question(talk: Talk, owner: Person) -> None:
    owner.says("/followup add Ana today 15:00")
    owner.says("/met Ana").says("/followup add Ana today 15:00")
    talk.mailbox.replies += [LOST, LOST]
    talk.clock.move(hours=4)
    assert all("can't tell" not in message.text for message in owner.mailed)


def test_somebody_who_is_erased_meanwhile_is_told_nothing(talk: Talk, owner: Person) -> None:
    digests.put(owner)
    talk.mailbox.replies.append(LOST)
    talk.clock.move(minutes=0)
    owner.says("/grapevine mydata delete sure:yes")
    talk.clock.move(hours=1)
    owner.was_sent_nothing()


# A place that is closed


def test_the_owner_is_told_once_that_a_channel_is_closed(talk: Talk, owner: Person) -> None:
    digests.put(owner)
    digests.put(owner, "d:2:2026-W10")
    talk.mailbox.replies += [GONE, GONE]
    talk.clock.move(minutes=30)
    owner.was_sent("I couldn't post your digest", "The channel is archived", "Unarchive it")
    owner.was_sent_nothing()


def test_each_channel_and_each_reason_is_told_of(talk: Talk, owner: Person) -> None:
    other = Place(PLATFORM, CHANNEL.realm, "C2", private=False)
    for key, place, reply in (
        ("d:1:a", CHANNEL, GONE),
        ("d:1:b", other, Refused("50013", permanent=True, scope="place")),
    ):
        talk.mailbox.replies.append(reply)
        digests.put(owner, key, place=place)
        talk.clock.move(minutes=1)
    owner.was_sent("archived")
    owner.was_sent("I may not write in the channel", "Send Messages")


def test_try_again_opens_the_channel_and_posts(talk: Talk, owner: Person) -> None:
    digests.put(owner)
    talk.mailbox.replies.append(GONE)
    talk.clock.move(minutes=1)
    again = owner.button("Try again")
    owner.presses_again(again).sees("I try the channel again", "I post it now")
    talk.clock.move(minutes=1)
    assert [message.key for message in talk.posted] == ["d:1:2026-W10/again/1"]
    owner.presses_again(again).sees("settled already")
    talk.clock.move(hours=1)
    assert len(talk.posted) == 1


def test_a_channel_that_is_still_closed_is_told_of_again(talk: Talk, owner: Person) -> None:
    digests.put(owner)
    talk.mailbox.replies += [GONE]
    talk.clock.move(minutes=1)
    owner.was_sent("archived")
    talk.mailbox.replies += [GONE]
    owner.presses("Try again")
    talk.clock.move(minutes=1)
    owner.was_sent("archived")


def test_a_digest_that_is_out_of_date_is_not_posted_when_its_channel_opens(talk: Talk, owner: Person) -> None:
    digests.put(owner)
    talk.mailbox.replies.append(GONE)
    talk.clock.move(days=3)
    owner.presses("Try again").sees("out of date")
    talk.clock.move(hours=1)
    assert talk.posted == []
    digests.put(owner, "d:1:2026-W11")
    talk.clock.move(minutes=1)
    assert [message.key for message in talk.posted] == ["d:1:2026-W11"]


def test_a_stranger_opens_no_channel(talk: Talk, owner: Person) -> None:
    digests.put(owner)
    talk.mailbox.replies.append(GONE)
    talk.clock.move(minutes=1)
    stranger = talk.person("ingo").says("/help")
    stranger.presses_again(owner.button("Try again")).sees("I couldn't find that any more")
    assert talk.look(lambda store: store.outbox.stops(talk.now()))


def test_post_again_says_that_the_channel_is_closed_by_now(talk: Talk, owner: Person) -> None:
    lost(owner)
    again = owner.button("Post again")
    talk.mailbox.replies.append(GONE)
    digests.put(owner, "d:2:2026-W10")
    talk.clock.move(minutes=1)
    owner.presses_again(again).sees("archived")
    owner.presses("Try again").sees("I post it now")
    talk.clock.move(minutes=1)
    assert [message.key for message in talk.posted] == ["d:1:2026-W10/again/1"]


# A person who can't be reached


@pytest.fixture
def unreached(talk: Talk) -> Person:
    """Somebody in UTC whose reminder was refused."""
    member = talk.person().says("/met Ana Ruiz").says("/followup add Ana tomorrow - ring her")
    talk.mailbox.replies.append(DEAF)
    talk.clock.move(days=2)
    assert member.member.unreachable == "messages_tab_disabled"
    assert not member.mailed
    return member


def test_whoever_comes_back_learns_once_that_nothing_reached_them(talk: Talk, unreached: Person) -> None:
    unreached.says("/followup list").sees("My reminders couldn't reach you", "turn on my Messages tab")
    unreached.says("/followup list").does_not_see("couldn't reach you")


def test_their_follow_ups_get_times_again(talk: Talk, unreached: Person) -> None:
    talk.clock.move(days=10)
    assert any(one.nudge_at is None for one in unreached.open_followups()), "it came up again, and was not planned"
    unreached.says("/followup list")
    assert all(one.nudge_at is not None for one in unreached.open_followups())
    talk.clock.move(days=7)
    unreached.was_sent("Ana Ruiz")


@pytest.mark.parametrize("said", ["/followup add Nemo tomorrow", "/contact edit Ana", "/followup show"])
def test_an_error_or_a_form_keeps_it_for_the_next_answer(unreached: Person, said: str) -> None:
    unreached.says(said)
    unreached.says("/contact list").sees("couldn't reach you")
    unreached.says("/contact list").does_not_see("couldn't reach you")


def test_a_question_keeps_it_for_the_next_answer(unreached: Person) -> None:
    unreached.says("/met Ana Sol").says("/contact list")
    unreached.talk.change(lambda store: store.outbox.unreachable(unreached.member.id, "50007"))
    unreached.says("/contact show Ana").does_not_see("couldn't reach you")
    assert unreached.card.tone == "ask"
    unreached.presses("Ana Sol").sees("allow direct messages from server members")


def test_nobody_else_is_told(talk: Talk, unreached: Person) -> None:
    talk.person("ingo").says("/help").does_not_see("couldn't reach you")
