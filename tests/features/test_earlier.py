"""Answers that couldn't be shown: kept for a day, shown with the next one or sent again, and nothing is done twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from bot.held import letters
from bot.held.earlier import place_of
from bot.kit.calls import Call
from bot.kit.cards import At, Attachment, Button, Card, Choose, Code, Entries, Entry, Mention, On, Table, say
from bot.kit.ids import spell_id
from bot.members.model import Handle
from bot.outbox.model import Ambiguous, Refused, State
from tests.gallery.content import HOSTILE, PLAIN
from tests.gallery.examples import VIEWS
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk

CLOSED = Refused("50007", permanent=True, scope="person")
BUSY = Refused("ratelimited", retry_after=timedelta(seconds=30), scope="opening")
LOGGED = Card("Logged: Ana Ruiz", (say("You promised: the blue book"),), (Button("Show", Call("help")),), tone="good")


def keeps(person: Person, card: Card = LOGGED, refusal: Refused = CLOSED) -> None:
    person.talk.run(person.talk.bot.keep(person.handle, card, refusal, person.talk.now()))


def waiting(person: Person) -> int:
    return len(every_row(person.talk.database)["held"])


@pytest.fixture
def ana(talk: Talk) -> Person:
    return talk.person("ana", zone="Europe/Berlin").says("/help").says("/contact list")


@pytest.mark.parametrize("next_one", ["/contact list", "/met Ben", "/help"])
def test_it_is_shown_with_the_next_answer_and_only_with_that(ana: Person, clock: StoryClock, next_one: str):
    keeps(ana)
    clock.skip(hours=3)
    ana.says(next_one).sees("Logged: Ana Ruiz", "You promised: the blue book", "From earlier: Thu 5 Mar 2026 19:00")
    ana.sees("Discord doesn't let me write to you").presses("Show", about="Logged")
    ana.says(next_one).does_not_see("the blue book", "From earlier")
    assert waiting(ana) == 0


def test_a_press_shows_it_too(ana: Person):
    ana.says("/met Ben Okafor")
    button = ana.button("Show")
    keeps(ana)
    ana.presses_again(button).sees("Ben Okafor", "From earlier", "the blue book")


@pytest.mark.parametrize("first", ["/nonsense", "/goal set"])
def test_an_error_and_a_form_have_no_room_for_it(ana: Person, first: str):
    keeps(ana)
    ana.says(first)
    ana.says("/contact list").sees("From earlier", "the blue book")


def test_a_form_that_waits_behind_a_button_does_not_lose_it(talk: Talk, ana: Person):
    keeps(ana)
    request = ana._request("/goal set")
    form = talk.run(talk.bot.answer(request, talk.now())).answer
    talk.run(talk.bot.later(request, form, talk.now()))  # type: ignore[arg-type]
    ana.says("/contact list").sees("From earlier")


def test_the_newest_counts(ana: Person, clock: StoryClock):
    keeps(ana)
    clock.skip(minutes=5)
    keeps(ana, Card("Done: Ben"))
    assert waiting(ana) == 1
    ana.says("/contact list").sees("Done: Ben", "19:05").does_not_see("the blue book")


@pytest.mark.parametrize(("hours", "there"), [(23.9, True), (24, False), (200, False)])
def test_after_a_day_it_is_gone(talk: Talk, ana: Person, clock: StoryClock, hours: float, there: bool):
    keeps(ana)
    clock.skip(hours=hours)
    ana.says("/contact list")
    assert ("From earlier" in ana.text) == there
    clock.skip(hours=25)
    talk.settle()
    assert waiting(ana) == 0


def test_nobody_else_sees_it(talk: Talk, ana: Person):
    keeps(ana)
    ben = talk.person("ben").says("/help").says("/contact list").does_not_see("the blue book")
    theirs = Button("x", Call("answer", {"id": spell_id(place_of(ana.member.id)), "choice": "1"}))
    ben.presses_again(theirs).sees("That question is no longer open.")
    ana.presses_again(theirs).sees("That question is no longer open.")
    ana.says("/contact list").sees("the blue book")


def test_it_lies_sealed_and_goes_with_its_member(talk: Talk, ana: Person):
    keeps(ana)
    assert "the blue book" not in str(every_row(talk.database)["held"])
    ana.says("/mydata delete").presses("Yes, delete everything")
    assert waiting(ana) == 0
    keeps(ana)
    assert waiting(ana) == 0, "of somebody who was erased nothing is kept"


def test_it_survives_a_restart(talk: Talk, ana: Person):
    keeps(ana)
    talk.restart()
    ana.says("/contact list").sees("From earlier", "the blue book")


def test_files_are_not_kept_and_that_is_said(ana: Person):
    keeps(ana, Card("Your data", attachments=(Attachment("data.json", b"private", "application/json"),)))
    ana.says("/contact list").sees("Your data", "Its files couldn't be sent either")
    assert not ana.card.attachments


def test_what_another_version_wrote_is_left_out(talk: Talk, ana: Person):
    keeps(ana)
    odd = Call("earlier", {"card": '{"is":"Card","title":"x","shape":"round"}'})

    def work(store):
        found = store.held.find(ana.member.id, place_of(ana.member.id))
        store.held.put(type(found)(found.id, found.owner, (odd,), found.expires_at))

    talk.change(work)
    ana.says("/contact list").does_not_see("From earlier")
    assert not ana.failed()


# When it may be sent again


def test_after_a_moment_of_trouble_it_is_sent_again_once(talk: Talk, ana: Person, clock: StoryClock):
    keeps(ana, refusal=BUSY)
    talk.mailbox.replies.append(Refused("ratelimited", retry_after=timedelta(seconds=30)))
    clock.move(minutes=5)
    ana.was_sent("Logged: Ana Ruiz", "the blue book", "From earlier: Thu 5 Mar 2026 19:00")
    assert waiting(ana) == 0
    ana.says("/contact list").does_not_see("From earlier")
    clock.move(days=2)
    ana.was_sent_nothing()


def test_where_it_turns_out_that_nothing_reaches_them_the_next_answer_has_it(talk: Talk, ana: Person):
    keeps(ana, refusal=BUSY)
    talk.mailbox.replies.append(CLOSED)
    talk.settle()
    ana.was_sent_nothing()
    ana.says("/contact list").sees("From earlier", "the blue book")


def test_of_two_only_the_newer_is_sent(talk: Talk, ana: Person, clock: StoryClock):
    keeps(ana, refusal=BUSY)
    clock.skip(minutes=1)
    keeps(ana, Card("Done: Ben"), BUSY)
    talk.settle()
    ana.was_sent("Done: Ben", "19:01")
    ana.was_sent_nothing()
    assert waiting(ana) == 0


def test_a_newer_one_that_came_while_the_older_was_sent_waits_on(talk: Talk, ana: Person, clock: StoryClock):
    keeps(ana, refusal=BUSY)
    (older,) = talk.look(lambda store: store.outbox.listing((State.PENDING,), limit=9))
    clock.skip(minutes=1)
    keeps(ana, Card("Done: Ben"))
    talk.change(lambda store: talk.bot.aftermath(store, replace(older, state=State.SENT), clock()))
    assert waiting(ana) == 1
    ana.says("/contact list").sees("Done: Ben")


def test_what_may_have_arrived_is_not_taken_for_shown(talk: Talk, ana: Person):
    keeps(ana, refusal=BUSY)
    talk.mailbox.replies += [Ambiguous("timeout")]
    talk.settle()
    assert waiting(ana) == 1
    states = {one.state for one in talk.look(lambda store: store.outbox.listing(tuple(State), limit=9))}
    assert State.SENT not in states


def test_of_somebody_we_never_met_nothing_is_kept(talk: Talk):
    talk.run(talk.bot.keep(Handle("discord", "discord", "77"), LOGGED, CLOSED, talk.now()))
    assert every_row(talk.database)["held"] == []


# Cards as text


def test_every_card_comes_back_as_it_was():
    for view, content in product(VIEWS.values(), (PLAIN, HOSTILE)):
        for card in view(content):
            assert letters.read(letters.write(card)) == card


def test_every_kind_of_part_comes_back_as_it_was():
    button = Button("Go", Call("met", {"who": 'a "b"\n\\', "is": "Card"}), asks=2, tone="danger")
    line = ("x", Code("y"), Mention("U1", "z"), On(date(2026, 3, 5)), At(datetime(2026, 3, 5, 18, tzinfo=UTC)))
    blocks = (say(*line), Table(("a", "b"), (("1", "2"), ("3", "4"))), Entries("", (Entry(line, line, (button,)),)))
    card = Card("T", blocks, (Choose("Which", (button, button)), button), tone="warn", summary="s")
    assert letters.read(letters.write(card)) == card


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"is":"Call","as":"\u0000"}', '{"is":"os"}', '{"a":1}', '{"is":[]}']
)
def test_what_is_no_card_is_none(text: str):
    assert letters.read(text) is None
