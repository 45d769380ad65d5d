"""Commands that only organisers may use: asked anew each time, on every way that leads to one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Reply
from bot.features import FEATURES
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Form
from tests.features.organising import REFUSED, feature
from tests.storage.rows import every_row
from tests.talk import Person, Talk


@pytest.fixture
def mia(migrated_url: str):
    with Talk(migrated_url, features=(*FEATURES, feature)) as talk:
        yield talk.person("mia")


def asks(mia: Person, said: str | Call, *, organiser: bool, pressed: bool = False) -> Reply:
    request = replace(mia._request(""), said=said, organiser=organiser, pressed=pressed)
    return mia.talk.run(mia.talk.bot.answer(request, mia.talk.now()))


def title(reply: Reply) -> str:
    assert isinstance(reply.answer, Card), f"a form was opened: {reply.answer}"
    return reply.answer.title


def refused(reply: Reply) -> bool:
    return reply.failed and REFUSED in title(reply)


def test_an_organiser_does_what_nobody_else_may(mia: Person):
    assert title(asks(mia, "/club name Lune", organiser=True)) == "The club is Lune now"
    reply = asks(mia, "/club name Lune", organiser=False)
    assert refused(reply)
    assert "in the server or workspace itself" in repr(reply.answer)


def test_nobody_is_an_organiser_unless_the_platform_says_so(mia: Person):
    assert mia._request("").organiser is False
    mia.says("/club name Lune").sees(REFUSED)
    assert mia.failed()


@pytest.mark.parametrize("said", ["/club name", Call("club name", {"to": "Lune"}), "/club ask red"])
def test_neither_a_form_nor_a_call_gets_past(mia: Person, said: str | Call):
    assert refused(asks(mia, said, organiser=False))
    assert not asks(mia, said, organiser=True).failed


def test_a_button_works_only_as_long_as_one_is_an_organiser(mia: Person):
    reply = asks(mia, "/club name Lune", organiser=True)
    assert isinstance(reply.answer, Card)
    back, other = reply.answer.buttons()[:2]
    for button in (back, other):
        assert refused(asks(mia, button.wire(), organiser=False, pressed=True))
    assert title(asks(mia, back.wire(), organiser=True, pressed=True)) == "The club is Acme now"
    form = asks(mia, other.wire(), organiser=True, pressed=True).answer
    assert isinstance(form, Form)
    assert form.fields[0].value == "Acme"


def test_a_question_that_waits_is_no_way_round(mia: Person):
    reply = asks(mia, "/club ask red", organiser=True)
    assert isinstance(reply.answer, Card)
    (waiting, *_) = reply.answer.buttons()
    assert refused(asks(mia, waiting.wire(), organiser=False, pressed=True))
    assert refused(asks(mia, replace(waiting, asks=1).wire(), organiser=False, pressed=True))
    assert title(asks(mia, waiting.wire(), organiser=True, pressed=True)) == "The club is red now"


def test_nothing_is_suggested_to_anybody_else(mia: Person):
    def offered(*, organiser: bool) -> int:
        request = replace(mia._request(""), organiser=organiser)
        return len(mia.talk.run(mia.talk.bot.suggest(request, "club ask", "secret", "r", mia.talk.now())))

    assert offered(organiser=False) == 0
    assert offered(organiser=True) > 0


def test_a_refusal_writes_nothing_but_that_somebody_was_here(mia: Person):
    asks(mia, "/club name Lune", organiser=False)
    rows = every_row(mia.talk.database)
    assert {table for table, found in rows.items() if found} == {"members", "handles"}
