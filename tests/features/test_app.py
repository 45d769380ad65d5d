"""What the bot does with requests, whichever feature they are for."""

from __future__ import annotations

import logging
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

import pytest

from bot.context import Context, Request
from bot.feature import Feature
from bot.features import FEATURES
from bot.journal.model import Entry
from bot.kit.args import Text
from bot.kit.calls import Call, parse
from bot.kit.cards import Card, Line
from bot.kit.commands import Group
from bot.kit.errors import UserError
from bot.members.model import Place
from bot.outbox.model import Delivery
from tests.talk import THURSDAY, Person, StoryClock, Talk

SECRET = "canary-4711"

trial = Group[Context]("trial", "Commands that go wrong")


class Refusal(UserError):
    """That can't be.

    Try something else.
    """


@trial.command("refuse")
def refuse(ctx: Context, note: Annotated[str, Text("A note", placing="rest")]) -> Card:
    """Save something, then refuse."""
    save(ctx, note)
    raise Refusal


@trial.command("break")
def break_(ctx: Context, note: Annotated[str, Text("A note", placing="rest")]) -> Card:
    """Save something, then break."""
    save(ctx, note)
    raise RuntimeError(f"no idea what to do with {note}")


@trial.command("show", hidden=True, reads=True)
def show(ctx: Context) -> Card:
    """Show a card."""
    return Card("Shown")


def save(ctx: Context, name: str) -> None:
    ctx.store.members.save(replace(ctx.member, name=name))


@pytest.fixture
def trials(migrated_url: str) -> Generator[Talk]:
    with Talk(migrated_url, features=(*FEATURES, Feature(commands=(trial,)))) as talk:
        yield talk


def test_a_refusal_leaves_nothing_behind(trials: Talk):
    member = trials.person()
    member.says("/trial refuse Zoe").sees("That can't be.", "Try something else.")
    assert member.failed()
    assert member.member.name == "you"


def test_a_broken_command_leaves_nothing_behind_and_gives_a_reference(trials: Talk, caplog: pytest.LogCaptureFixture):
    member = trials.person()
    member.says("/help")
    with caplog.at_level(logging.DEBUG):
        member.says("/trial break Zoe").sees("Something broke on my side, and nothing was changed.")
    assert member.failed()
    assert member.member.name == "you"
    reference = member.text.split("reference ")[1].rstrip(".")
    assert reference in caplog.text


def test_a_broken_reaction_takes_back_what_it_reacted_to(migrated_url: str):
    def breaks(ctx: Context, entry: Entry) -> tuple[Line, ...]:
        raise RuntimeError("broken")

    with Talk(migrated_url, features=(*FEATURES, Feature(reactions=(breaks,)))) as talk:
        member = talk.person()
        member.says("/met Ana").sees("Something broke on my side")
        member.says("/contact list").sees("Nobody here yet")
        assert member.open_followups() == ()


def test_the_log_of_a_broken_command_has_no_private_text(trials: Talk, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        trials.person().says(f"/trial break {SECRET}")
    assert "break_" in caplog.text, "the log says where it broke"
    assert SECRET not in caplog.text


def test_no_private_text_is_logged_in_a_whole_story(talk: Talk, caplog: pytest.LogCaptureFixture):
    member = talk.person()
    with caplog.at_level(logging.DEBUG):
        member.says(f"/met Ana - {SECRET}; promised {SECRET}").says(f"/followup add Ana tomorrow 15:00 - {SECRET}")
        member.says(f"/contact show {SECRET}").says(f"/{SECRET}")
        talk.clock.move(weeks=2)
        member.presses("Done")
    assert SECRET not in caplog.text


def test_a_form_asks_for_what_is_missing_and_keeps_what_is_known(member: Person):
    member.says("/met Ana").says("/followup add Ana")
    assert {field.name: field.value for field in member.form.fields if field.required} == {"who": "Ana", "when": ""}
    member.fills(who="Ana", when="next friday").sees("Friday 13 March")


def test_a_form_is_checked_field_by_field(talk: Talk):
    wrong = talk.bot.check(Call("followup add", {"who": "Ana", "when": "nxt frii"}))
    assert list(wrong) == ["when"]
    assert "nxt frii" in wrong["when"]


def test_an_answer_to_a_button_takes_the_place_of_its_card(member: Person):
    member.says("/met Ana")
    assert member.reply is not None
    assert not member.reply.replaces
    member.presses("Show")
    assert member.reply.replaces


def test_a_mistake_does_not_take_the_place_of_a_card(member: Person):
    member.says("/met Ana").says("/followup").presses("Done")
    kept = member.says("/met Ben").says("/followup").button("Done", about="Ben")
    member.presses_again(kept).presses_again(kept)
    assert member.reply is not None
    assert member.failed()
    assert not member.reply.replaces


@pytest.mark.parametrize(
    "wire", ["", "nonsense", "followup done", "followup done which:zzz", "ask1 xyzzy", "answer id:1"]
)
def test_a_button_that_cannot_be_read_is_a_kind_error(member: Person, wire: str):
    request = Request(member.handle, Place("slack", "T1", "you", private=True), wire, pressed=True)
    reply = member.talk.run(member.talk.bot.answer(request, member.talk.now()))
    assert not isinstance(reply.answer, Card) or "broke" not in reply.answer.title


def test_nobody_reaches_the_records_of_another(talk: Talk, clock: StoryClock):
    owner, other = talk.person("owner"), talk.person("other")
    owner.says("/met Ana; promised my CV")
    clock.move(days=1)
    buttons = [
        *owner.card.buttons(),
        *owner.says("/followup").card.buttons(),
        *owner.says("/contact show Ana").card.buttons(),
    ]
    before = owner.open_followups()
    for button in buttons:
        if "followup list" not in button.wire() and not button.asks:
            other.presses_again(button).does_not_see("Ana", "CV")
            assert other.failed()
    assert owner.open_followups() == before


def test_the_zone_is_the_one_that_the_platform_tells(talk: Talk):
    berlin = talk.person(zone="Europe/Berlin").says("/met Ana").member
    assert (berlin.zone, berlin.zone_from) == ("Europe/Berlin", "platform")


def test_without_a_known_zone_the_card_says_which_one_is_assumed(talk: Talk):
    member = talk.person()
    request = Request(member.handle, Place("slack", "T1", "you", private=True), "/met Ana", zone="Mars/Olympus")
    talk.run(talk.bot.answer(request, talk.now()))
    member.says("/followup add Ana tomorrow").sees("tomorrow at 09:00 (UTC time)")


def test_people_are_offered_while_a_name_is_typed(talk: Talk, member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ben")
    request = Request(member.handle, Place("slack", "T1", "you", private=True), "")
    offered = talk.run(talk.bot.suggest(request, "followup done", "which", "an", talk.now()))
    assert [choice.label for choice in offered] == ["Ana Ruiz, recruiter at Acme"]
    stranger = Request(talk.person("stranger").handle, request.where, "")
    assert not talk.run(talk.bot.suggest(stranger, "followup done", "which", "an", talk.now()))


def test_only_hidden_commands_that_read_are_delivered(talk: Talk, member: Person):
    member.says("/met Ana")
    delivery = Delivery.new(
        key="test",
        to=member.handle,
        member=member.member.id,
        call=Call("followup fresh-start", {"sure": "yes"}),
        kind="nudge",
        not_before=THURSDAY,
        expires_at=THURSDAY + timedelta(days=1),
        now=THURSDAY,
    )
    with pytest.raises(ValueError, match="can't be delivered"):
        talk.run(talk.bot.compose(delivery, THURSDAY))


def test_every_button_of_a_story_fits_and_says_a_complete_call(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz; promised my CV").says("/met Ana Soto").says("/contact show Ana")
    member.says("/followup").says("/contact list").says("/pause").says("/resume").says("/followup fresh-start")
    clock.move(weeks=12)
    for card in (member.card, *(message.card for message in member.mailed)):
        for button in card.buttons():
            assert parse(button.wire().removeprefix("ask1 ")) == button.call
