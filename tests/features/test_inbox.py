"""What a platform says twice is done once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.app import Reply
from bot.context import Request
from bot.inbox.ports import KEPT
from bot.kit.cards import Card
from bot.kit.commands import Form
from bot.members.model import Place
from storage.schema import inbox
from tests.talk import PLATFORM, REALM, Person, StoryClock, Talk

Asked = Callable[..., Reply]


@pytest.fixture
def ask(talk: Talk, member: Person) -> Asked:
    """What comes of a line, or of a press, known to the platform by a key."""

    def asked(said: str, key: str = "", **more: bool) -> Reply:
        place = Place(PLATFORM, REALM, member.name, private=True)
        request = replace(Request(member.handle, place, said, key=key), **more)
        return talk.run(talk.bot.answer(request, talk.now()))

    return asked


def kept(talk: Talk) -> int:
    return talk.database.engine.read(
        lambda connection: connection.execute(select(func.count(inbox.c.key))).scalar_one()
    ).result()


def test_what_comes_again_is_done_once(ask: Asked, member: Person):
    assert not ask("/met Ana Ruiz", "k1").repeated
    assert ask("/met Ana Ruiz", "k1").repeated
    assert not ask("/met Ben Okafor", "k2").repeated
    member.says("/contact list").sees("Ana Ruiz", "Ben Okafor")
    followups = [(one.contact, one.kind) for one in member.open_followups()]
    assert len(followups) == len(set(followups))


def test_without_a_key_nothing_is_known_to_come_again(ask: Asked):
    assert not ask("/met Ana Ruiz").repeated
    assert not ask("/met Ana Ruiz").repeated


def test_what_failed_may_come_again(ask: Asked, talk: Talk):
    assert ask("/followup done Nobody", "k1").failed
    reply = ask("/followup done Nobody", "k1")
    assert (reply.failed, reply.repeated) == (True, False)
    assert kept(talk) == 0


def test_an_error_says_which_argument_is_at_fault(ask: Asked):
    ask("/met Ana Ruiz")
    reply = ask("/followup add Ana when:gestern")
    assert (reply.failed, reply.field) == (True, "when")


def test_a_look_needs_no_key_of_its_own(ask: Asked, talk: Talk):
    ask("/met Ana Ruiz", "k1")
    assert not ask("/contact list", "k2").repeated
    assert not ask("/contact list", "k2").repeated
    assert kept(talk) == 1


def test_it_survives_a_restart_and_is_forgotten_after_a_week(ask: Asked, talk: Talk, clock: StoryClock):
    ask("/met Ana Ruiz", "k1")
    talk.restart()
    assert ask("/met Ana Ruiz", "k1").repeated
    clock.skip(days=8)
    ask("/met Ben Okafor", "k2")
    assert talk.change(lambda store: store.inbox.forget(talk.now() - KEPT, limit=10)) == 1
    assert kept(talk) == 1


def test_much_that_is_old_is_forgotten_bit_by_bit(talk: Talk):
    old = talk.now() - timedelta(days=30)
    talk.change(lambda store: [store.inbox.add(f"k{number}", old) for number in range(5)])
    assert talk.change(lambda store: [store.inbox.forget(talk.now() - KEPT, limit=2) for _ in range(4)]) == [2, 2, 1, 0]


def test_a_form_that_can_not_be_opened_now_is_opened_by_a_press(ask: Asked, talk: Talk, member: Person):
    ask("/met Ana Ruiz")
    place = Place(PLATFORM, REALM, member.name, private=True)
    request = Request(member.handle, place, "/followup add")
    form = ask("/followup add").answer
    assert isinstance(form, Form)
    typed = replace(form, call=form.call.but(what="the private slides"))
    card = talk.run(talk.bot.later(request, typed, talk.now()))
    (button,) = card.buttons()
    assert "private" not in button.wire()
    opened = ask(button.wire(), pressed=True).answer
    assert isinstance(opened, Form)
    assert {field.name: field.value for field in opened.fields}["what"] == "the private slides"
    assert (opened.title, opened.call) == (form.title, typed.call)


def test_a_press_on_an_old_form_says_so(ask: Asked, talk: Talk, member: Person, clock: StoryClock):
    ask("/met Ana Ruiz")
    form = ask("/followup add").answer
    assert isinstance(form, Form)
    place = Place(PLATFORM, REALM, member.name, private=True)
    card = talk.run(talk.bot.later(Request(member.handle, place, "/followup add"), form, talk.now()))
    clock.skip(days=2)
    reply = ask(card.buttons()[0].wire(), pressed=True)
    assert reply.failed
    assert isinstance(reply.answer, Card)
    assert reply.answer.title == "That question is no longer open."
