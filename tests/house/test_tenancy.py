"""Nobody gets at what is somebody else's: every command and every button, with every id of another member.

Generated from the declarations: a new command, argument or button is tried the day it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import pytest

from bot.app import Reply
from bot.contacts.args import TagWords, TalkDay
from bot.context import Context
from bot.digest.args import ChannelRef, DigestRef, RoleRef
from bot.drafts.args import Way
from bot.goals.args import Amount
from bot.goals.checkins import StandsAt
from bot.goals.editing import AsItWas
from bot.kit import ids
from bot.kit.apologies import error_card
from bot.kit.args import Arg, CalendarDay, Choice, Day, Every, Flag, Instant, Moment, Number, OneOf, Text
from bot.kit.calls import Call, spell
from bot.kit.cards import Button, Card
from bot.kit.clocktimes import ClockTime
from bot.kit.commands import Command
from bot.kit.errors import UserError
from bot.kit.zones import ZoneName
from bot.members.model import Handle
from bot.outbox.model import Delivery, State
from bot.profile.args import ClockSpan, Weekdays
from bot.review.args import CoachRef
from bot.review.months import WhichMonth
from tests.house.both import tell
from tests.house.owned import belonging, crossed, ids_by_column
from tests.house.retold import retell
from tests.storage.rows import every_row
from tests.talk import Person, Talk

# What a value of each kind can be that names no record. Any other kind is taken for one that does.
PLAIN: dict[type, str] = {
    Text: "something",
    AsItWas: "something",
    CoachRef: "<@U0COACH22>",
    Number: "1",
    Amount: "+1",
    StandsAt: "1",
    Way: "thanks",
    WhichMonth: "2026-03",
    Flag: "yes",
    Day: "tomorrow",
    CalendarDay: "2026-03-06",
    Instant: "2026-03-06T09:00:00+00:00",
    Moment: "tomorrow",
    Every: "every 30 days",
    TalkDay: "yesterday",
    TagWords: "#something",
    ZoneName: "Europe/Berlin",
    Weekdays: "tue thu",
    ClockTime: "9:00",
    ClockSpan: "21:00-8:00",
    ChannelRef: "#general",
    RoleRef: "none",
    DigestRef: "#general",  # no member's, but a space's: that is tried in tests/features/test_digest_posts.py
}
MADE_BY_US = {
    *("followup remind", "event people-undo", "goal edit-undo"),
    *("digest post", "digest late", "digest missed", "digest left"),
    # A step is a word such as people..20260305; tests/features/test_next.py presses somebody else's.
    *("next done", "next another", "next later", "next smaller", "next finish"),
    *("next people", "next talk", "next deed", "next goal", "next group", "next plan", "next stand", "next lead"),
}
"""Commands with a value that nobody could type: they are composed, or take what the bot noted in a held call."""

NOT_THERE = ids.spell_id(2**40 + 12345)
"""An id that no record has, spelled like any other."""

OLGAS = ("quilluna", "vexgarde", "kwyjibo", "zorblatt", "mirrowfest", "xyloquartz", "brimvole", "tessarind", "olga")
"""Words that only Olga ever said."""


@dataclass
class Story:
    """Olga and Ingo have both used everything; `cards` are those that Olga saw."""

    talk: Talk
    olga: Person
    ingo: Person
    cards: list[Card]

    @property
    def ids(self) -> list[str]:
        """Every id of a row of Olga's, as spelled in calls."""
        return sorted({spelled for column in self._columns() for spelled in column})

    @property
    def some(self) -> list[str]:
        """One of each column: who may not have any of a kind is told the same by all of them."""
        return sorted({spelled for column in self._columns() for spelled in column[-1:]})

    def _columns(self) -> Iterator[list[str]]:
        mine = belonging(every_row(self.talk.database), self.olga.member.id)
        return (list(map(ids.spell_id, column)) for column in ids_by_column(mine))


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """What is asked is the same on both databases; tests/storage/test_queries.py tries each query on both."""
    return migrated_sqlite_url


@pytest.fixture
def story(talk: Talk) -> Story:
    retell(talk, tell)
    olga, ingo = talk.person("olga"), talk.person("ingo")
    return Story(talk, olga, ingo, list(olga._cards))


def names_a_record(arg: Arg[Context, object]) -> bool:
    return not isinstance(arg, (*PLAIN, OneOf))


def plain(arg: Arg[Context, object]) -> str:
    kinds = (PLAIN[kind] for kind in type(arg).__mro__ if kind in PLAIN)
    return arg.values[0].text if isinstance(arg, OneOf) else next(kinds)


def every_command(talk: Talk) -> Iterator[Command[Context, ...]]:
    for group in talk.bot.catalogue:
        yield from group.commands.values()


def calls(command: Command[Context, ...], given: str, *, filled: Sequence[bool] = (False, True)) -> Iterator[Call]:
    """The command with `given` in each argument that names a record, and in all at once; the other arguments left out
    as far as they can be, and all filled in."""
    records = [param for param in command.params if names_a_record(param.arg)]
    others = [param for param in command.params if not names_a_record(param.arg)]
    choices = [[param] for param in records] + ([records] if len(records) > 1 else [])
    for chosen, full in product(choices, filled):
        values = {param.name: plain(param.arg) for param in others if full or param.required}
        yield Call(command.name, values | {param.name: given for param in chosen})


def ask(story: Story, who: Person, said: str | Call, *, pressed: bool = False) -> Reply:
    request = replace(who._request(""), said=said, pressed=pressed)
    return story.talk.run(story.talk.bot.answer(request, story.talk.now()))


def shows(reply: object, sent: str = "") -> list[str]:
    """What of Olga's is anywhere in an answer, its buttons and forms included, but for what was `sent`."""
    seen = repr(reply).casefold().replace(sent.casefold(), "") if sent else repr(reply).casefold()
    return [word for word in OLGAS if word in seen]


def same_but_for(reply: Reply, given: str, other: str) -> str:
    return repr(reply).replace(given, other)


# Ids


def test_every_command_takes_ids_of_others_for_ids_of_nothing(story: Story) -> None:
    before = belonging(every_row(story.talk.database), story.olga.member.id)
    tried, some = 0, story.some
    for number, command in enumerate(every_command(story.talk)):
        hers = some[number % 3 :: 3]  # they take turns: each command meets a third of them
        expected = {full: [repr(ask(story, story.ingo, one)) for one in calls(command, NOT_THERE, filled=(full,))]
                    for full in (False, True)}  # fmt: skip
        for turn, foreign in enumerate(hers):
            full = turn % 2 == 0
            for call, nothing in zip(calls(command, foreign, filled=(full,)), expected[full], strict=True):
                reply = ask(story, story.ingo, call)
                assert same_but_for(reply, foreign, NOT_THERE) == nothing, call
                assert not shows(reply), call
                assert not reply.public, call
                tried += 1
    rows = every_row(story.talk.database)
    assert belonging(rows, story.olga.member.id) == before
    assert crossed(rows) == []
    assert tried > 300


def test_olga_herself_gets_at_something_by_each_kind_of_id(story: Story) -> None:
    # The other test would pass for ids that nobody can use.
    records = {
        param.arg.__class__.__name__: command.name
        for command in every_command(story.talk)
        for param in command.params
        if names_a_record(param.arg)
    }
    assert records.keys() >= {"Person", "OpenFollowUp", "RecordId"}
    used: set[str] = set()
    tried = list(story.ids)
    last = ("event not-going", "followup untalk")  # they leave nowhere to go, and no talk, to the others
    for command in sorted(every_command(story.talk), key=lambda one: one.name in last):
        for own, call in [(one, call) for one in tried for call in calls(command, one)]:
            if call.name == "contact forget" and call.values.get("sure"):
                continue  # it leaves nothing for the others
            if call.name not in MADE_BY_US and not ask(story, story.olga, call).failed:
                used.add(command.name)
                # What one command takes, the next one likely takes, too.
                tried.remove(own)
                tried.insert(0, own)
                break
    takes = [command for command in every_command(story.talk) if any(names_a_record(p.arg) for p in command.params)]
    assert used == {command.name for command in takes} - MADE_BY_US


def test_a_held_question_of_another_reads_like_one_that_is_gone(story: Story) -> None:
    for foreign, choice, pressed in product(story.ids, ("0", "1", "3", "99", "-1", "x"), (False, True)):
        held, gone = (_answering(one, choice, pressed=pressed) for one in (foreign, NOT_THERE))
        reply = ask(story, story.ingo, held, pressed=pressed)
        assert reply.failed
        assert repr(reply) == repr(ask(story, story.ingo, gone, pressed=pressed))
    found = [button for button in story.cards[-1].buttons() if button.call.name == "answer"]
    assert found, "the last card asks which one"
    assert not ask(story, story.olga, found[0].wire(), pressed=True).failed


def _answering(held: str, choice: str, *, pressed: bool) -> str | Call:
    """As a button, or as a form would send it."""
    call = Call("answer", {"id": held, "choice": choice})
    return spell(call) if pressed else call


# Buttons


def every_button(story: Story) -> list[Button]:
    """Each button once, with those on the answers that Olga gets when she only looks."""
    return list({button.wire(): button for card in story.cards for button in card.buttons()}.values())


def test_every_button_of_olgas_is_nothing_in_ingos_hand(story: Story) -> None:
    buttons = every_button(story)
    assert {button.call.name for button in buttons} >= {"answer", "contact show", "contact edit", "followup done"}
    before = belonging(every_row(story.talk.database), story.olga.member.id)
    hers = set(story.ids)
    for button in buttons:
        reply = ask(story, story.ingo, button.wire(), pressed=True)
        assert not shows(reply), button
        assert not reply.public, button
        foreign = [text for text in button.call.values.values() if text in hers]
        if foreign:
            values = {name: NOT_THERE if text in hers else text for name, text in button.call.values.items()}
            gone = replace(button, call=Call(button.call.name, values))
            expected = ask(story, story.ingo, gone.wire(), pressed=True)
            assert same_but_for(reply, foreign[0], NOT_THERE) == repr(expected), button
            assert reply.failed or button.asks, button
    rows = every_row(story.talk.database)
    assert belonging(rows, story.olga.member.id) == before
    assert crossed(rows) == []


def test_a_form_opened_on_another_members_record_saves_nothing(story: Story) -> None:
    before = belonging(every_row(story.talk.database), story.olga.member.id)
    asking = [one for one in every_button(story) if one.asks and {*one.call.values.values()} & set(story.ids)]
    assert asking
    for button in asking:
        command = story.talk.bot.catalogue.command(button.call.name)
        filled = {p.name: plain(p.arg) for p in command.params if not names_a_record(p.arg)}
        filled |= {p.name: "Feld" for p in command.params if p.required and p.arg.widget == "pick"}  # his own
        filled |= button.call.values
        reply = ask(story, story.ingo, Call(command.name, filled))
        assert reply.failed
        assert not shows(reply)
    assert belonging(every_row(story.talk.database), story.olga.member.id) == before


# Names, and fields nobody declared


def test_a_name_only_olga_knows_reads_like_one_nobody_knows(story: Story) -> None:
    before = belonging(every_row(story.talk.database), story.olga.member.id)
    for command in every_command(story.talk):
        expected = [repr(ask(story, story.ingo, unknown)) for unknown in calls(command, "Nemo")]
        for name in ("Quilluna", "Quilluna Vexgarde", "quill"):
            for call, nobody in zip(calls(command, name), expected, strict=True):
                reply = ask(story, story.ingo, call)
                assert same_but_for(reply, name, "Nemo") == nobody, call
                assert not shows(reply, sent=name), call
    assert belonging(every_row(story.talk.database), story.olga.member.id) == before


def test_nothing_of_olgas_is_suggested_to_ingo(story: Story) -> None:
    def suggested(who: Person, command: str, param: str, typed: str) -> list[Choice]:
        request = who._request("")
        return list(story.talk.run(story.talk.bot.suggest(request, command, param, typed, story.talk.now())))

    hers = story.ids[:3]
    for command in every_command(story.talk):
        for param in command.params:
            for typed in ("", "q", "quilluna", "an", "shared", *hers):
                assert not shows(suggested(story.ingo, command.name, param.name, typed))
    assert shows(suggested(story.olga, "contact show", "who", "quill"))


def test_a_field_that_is_not_declared_is_refused(story: Story) -> None:
    before, hers = every_row(story.talk.database), story.ids[0]
    fields = ("owner", "member", "id", "workspace_id", "user")
    for name, command in product(fields, every_command(story.talk)):
        values = {
            param.name: "Hanno Feld" if names_a_record(param.arg) else plain(param.arg) for param in command.params
        }
        reply = ask(story, story.ingo, Call(command.name, values | {name: hers}))
        assert reply.failed, command.name
        assert not shows(reply), command.name
    assert every_row(story.talk.database) == before


# Who somebody is


@pytest.mark.parametrize("handle", [Handle("discord", "T1", "olga"), Handle("slack", "T2", "olga")])
def test_the_same_user_id_elsewhere_sees_and_changes_nothing(story: Story, handle: Handle) -> None:
    before = belonging(every_row(story.talk.database), story.olga.member.id)
    twin = Person(story.talk, "twin", "")
    twin.handle = handle
    for said in ("/contact list", "/followup list", "/contact show Quilluna", "/met Nemo", "/pause"):
        assert not shows(ask(story, twin, said), sent=said.split(maxsplit=2)[-1])
    for button in every_button(story):
        assert not shows(ask(story, twin, button.wire(), pressed=True))
    assert twin.member.id != story.olga.member.id
    rows = every_row(story.talk.database)
    assert belonging(rows, story.olga.member.id) == before
    assert crossed(rows) == []


# What is sent


def test_messages_show_only_what_is_their_members_own(story: Story) -> None:
    assert story.olga.mailed
    assert story.ingo.mailed
    assert any(shows(message.card) for message in story.olga.mailed)
    assert not any(shows(message) for message in story.ingo.mailed)
    ingos = ("hanno", "feld", "lune", "bread", "recipe")
    assert not any(word in repr(message).casefold() for message in story.olga.mailed for word in ingos)


def test_a_delivery_for_ingo_that_names_olgas_records_shows_nothing(story: Story) -> None:
    composed = [command for command in every_command(story.talk) if command.hidden and command.reads]
    assert {command.name for command in composed} >= {"followup nudge", "followup remind"}
    sent = [d for d in story.talk.look(lambda store: store.outbox.listing(list(State), limit=1000)) if d.member]
    for command, foreign in product(composed, story.some):
        for call in (*calls(command, foreign), *(one.call for one in sent if one.call.name == command.name)):
            assert not shows(_compose(story, story.ingo, call)), call


def _compose(story: Story, who: Person, call: Call) -> object:
    now = story.talk.now()
    delivery = Delivery.new(
        key=f"nudge/{who.member.id}/2026-03-20",
        to=who.handle,
        member=who.member.id,
        call=call,
        kind="nudge",
        not_before=now,
        expires_at=now.replace(year=now.year + 1),
        now=now,
    )
    try:
        return story.talk.run(story.talk.bot.compose(delivery, now))
    except UserError as error:
        return error_card(error)
