"""What becomes of a digest's posts: edits, additions, an announcement; and who gets at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.kit import ids
from bot.members.model import Handle, Place
from bot.outbox.model import Refused, State
from tests.features.channels import CHANNEL, SPACE, Office, until_posted
from tests.talk import PLATFORM, Person, Talk, shown


@pytest.fixture
def office(migrated_url: str) -> Iterator[Office]:
    with Talk(migrated_url) as talk:
        yield Office(talk)


def test_a_changed_event_changes_the_post_and_at_most_once_in_five_minutes(office: Office):
    """S49."""
    event = office.event("PyDay", 10)
    office.saves()
    until_posted(office, "2026-03-09 09:04")  # it came within two minutes of nine
    assert office.look() == 0
    office.talk.change(lambda store: store.events.save(replace(event, title="PyNight")))
    office.talk.clock.move(minutes=6)
    office.look()
    ((receipt, card),) = office.channels.edits
    assert receipt.place == CHANNEL
    assert "PyNight" in shown(card, ZoneInfo("UTC"))
    office.talk.change(lambda store: store.events.save(replace(event, title="PyDawn")))
    assert office.look() == 0
    office.talk.clock.move(minutes=6)
    office.look()
    assert len(office.channels.edits) == 2
    office.talk.clock.move(minutes=6)
    office.look()
    assert len(office.channels.edits) == 2  # nothing changed


def test_a_cancelled_event_stays_and_says_so(office: Office):
    event = office.event("PyDay", 10)
    office.saves()
    until_posted(office)
    office.talk.change(lambda store: store.events.save(replace(event, status="cancelled")))
    office.talk.clock.move(minutes=6)
    office.look()
    assert "Cancelled: " in shown(office.channels.edits[0][1], ZoneInfo("UTC"))


def test_what_is_added_later_goes_into_the_thread_once(office: Office):
    office.event("PyDay", 10)
    office.saves()
    until_posted(office)
    office.event("Night walk", 11)
    office.talk.clock.move(minutes=6)
    office.look()
    office.talk.settle()
    message = office.posted[1]
    assert "Night walk" in message.text
    assert message.key.startswith("late/")
    assert "PyDay" not in message.text
    assert "Night walk" in shown(office.channels.edits[0][1], ZoneInfo("UTC"))  # and into the post
    office.talk.clock.move(minutes=12)
    office.look()
    office.talk.settle()
    assert len(office.posted) == 2


def test_a_deleted_post_is_left_alone(office: Office):
    event = office.event("PyDay", 10)
    office.saves()
    until_posted(office)
    office.channels.refuses.append(Refused("message_not_found", permanent=True))
    for title in ("PyNight", "PyDawn"):
        office.talk.change(lambda store, title=title: store.events.save(replace(event, title=title)))
        office.talk.clock.move(minutes=6)
        office.look()
    assert office.channels.edits == []
    assert len(office.posted) == 1


def test_an_edit_that_fails_is_tried_again(office: Office):
    event = office.event("PyDay", 10)
    office.saves()
    until_posted(office)
    office.channels.refuses.append(Refused("ratelimited", retry_after=timedelta(minutes=20)))
    office.talk.change(lambda store: store.events.save(replace(event, title="PyNight")))
    office.talk.clock.move(minutes=6)
    office.look()
    office.talk.clock.move(minutes=10)
    assert office.look() == 0
    office.talk.clock.move(minutes=11)
    office.look()
    assert len(office.channels.edits) == 1


def test_it_is_announced_once_a_week_and_start_opens_the_welcome(office: Office):
    office.says("/digest announce")
    assert "once a week" in office.says("/digest announce").casefold()
    office.talk.settle()
    start = next(one for one in office.only.card.buttons() if one.label == "Start")
    office.presses(start, who=office.talk.person("ben"), organiser=False)
    assert not office.reply.failed
    assert office.reply.public is False


def test_what_nobody_knows_the_fate_of_is_its_owners_question(office: Office):
    office.event("PyDay", 10)
    office.saves()
    office.channels.replies.append(TimeoutError())
    until_posted(office, "2026-03-09 09:10")
    office.mia.was_sent("I can't tell whether your digest arrived")
    found = office.talk.look(lambda store: store.outbox.find("digest/slack/T1/C1/2026-W11"))
    assert found is not None
    assert found.state is State.UNKNOWN
    assert found.space == SPACE


def test_nobody_of_another_space_gets_at_it(office: Office):
    office.event("PyDay", 10)
    office.saves()
    (one,) = office.talk.look(lambda store: store.digests.listing(SPACE))
    other = Person(office.talk, "eve", "")
    other.handle = Handle(PLATFORM, "T2", "eve")
    for said in ("preview", "pause", "remove", "now", "resume"):
        request = replace(
            other._request(f"/digest {said} {ids.spell_id(one.id)}"),
            who=other.handle,
            where=Place(PLATFORM, "T2", "C1", private=True),
            organiser=True,
        )
        reply = office.talk.run(office.talk.bot.answer(request, office.talk.now()))
        assert reply.failed
