"""Where nobody told a zone, the first answer asks for it once, and what shows a time of day says whose clock it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.kit.calls import Call
from bot.kit.cards import At, Card, Entries, Entry, Facts, Quote, Strong, footnote, say
from bot.kit.ids import spell_id
from bot.members import clocks
from bot.members.model import Member, MemberId, Place
from bot.outbox.model import Delivery
from tests.talk import PLATFORM, REALM, THURSDAY, Person, StoryClock, Talk, shown

ASKED = "I take UTC for your times: it is 18:00 on Thursday there. Is that your clock?"
LINE = "Times are by the clock of"


def labels(person: Person) -> list[str]:
    return [one.label for one in person.card.buttons()]


def test_the_first_answer_asks_once(member: Person):
    member.says("/met Ana Ruiz").sees("✓ Logged", ASKED)
    assert labels(member)[-2:] == ["Yes, my clock", "Another clock"]
    for said in ("/met Ben", "/contact list", "/followup list", "/help"):
        member.says(said).does_not_see("Is that your clock?")


def test_a_slip_or_a_form_first_keeps_the_question(member: Person):
    member.says("/nonsense").says("/goal set")
    member.says("/contact list").sees(ASKED)


def test_whose_platform_told_is_not_asked(talk: Talk):
    talk.person("ana", zone="Europe/Berlin").says("/contact list").does_not_see("your clock", LINE)


def test_a_zone_that_we_do_not_know_was_not_told(talk: Talk):
    ben = talk.person("ben")
    request = replace(ben._request("/contact list"), zone="Mars/Olympus")
    ben._does(request).sees(ASKED)
    assert ben.member.zone_from == "default"


def test_one_press_says_that_it_is_right(member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz").presses("Yes, my clock").sees("Your time zone: UTC")
    assert (member.member.zone, member.member.zone_from) == ("UTC", "member")
    member.says("/followup add Ana tomorrow 15:00").sees("15:00").does_not_see(LINE)


def test_another_clock_is_asked_by_city_in_an_empty_field(member: Person):
    member.says("/met Ana Ruiz").presses("Another clock")
    assert [(field.name, field.value, field.suggests) for field in member.form.fields] == [("where", "", True)]
    member.fills(where="Munich").sees("Your time zone: Europe/Berlin", "19:00")
    member.does_not_see(LINE)
    member.says("/followup add Ana tomorrow 15:00").does_not_see(LINE)


def test_who_chose_first_is_not_asked(member: Person):
    member.says("/settings zone Berlin").does_not_see("Is that your clock?")
    member.says("/contact list").does_not_see("Is that your clock?")


def test_settings_and_the_welcome_ask_in_their_own_way(talk: Talk):
    talk.person("ana").says("/settings").sees("I only assume it").does_not_see("Is that your clock?")
    talk.person("ben").says("/welcome").sees("nobody told me").does_not_see("Is that your clock?")


def test_times_of_day_name_the_clock_they_are_by(member: Person):
    member.says("/help").says("/contact add Ana Ruiz")
    member.says("/followup add Ana tomorrow 15:00 - ring")
    assert member.text.count("UTC") == 1
    member.says("/followup show Ana").sees("15:00", f"{LINE} UTC")
    member.says("/contact list").does_not_see(LINE)


def test_reminders_name_it_too(member: Person, clock: StoryClock):
    member.says("/help").says("/met Ana Ruiz").says("/followup add Ana today 20:00 - ring")
    clock.until("2026-03-05 20:00")
    sent = member.was_sent("Ana Ruiz")
    assert ("20:00" in sent.text) == (LINE in sent.text)


# The rule


def card(*blocks: object, title: str = "T") -> Card:
    return Card(title, blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "tells"),
    [
        (card(say("tomorrow at 15:00")), True),
        (card(title="Due at 09:30"), True),
        (card(say(Strong("09:30"))), True),
        (card(footnote("till 00:00.")), True),
        (card(Facts((("When", ("23:59",)),))), True),
        (card(Entries("", (Entry(("Ana",), ("due 15:00",)),))), True),
        (card(say("tomorrow")), False),
        (card(say("3:2 for us, 24:00, 12:75, 1:15:00:22")), False),
        (card(Quote("ring at 15:00")), False),
        (card(say(At(THURSDAY))), False),
    ],
)
def test_what_tells_a_time_of_day(told: Card, tells: bool):
    assert clocks.tells_time(told) == tells


@pytest.mark.parametrize(
    ("zone", "said", "names"),
    [
        ("America/New_York", "at 15:00, New York", True),
        ("America/New_York", "at 15:00 (America/New_York time)", True),
        ("UTC", "at 15:00 UTC", True),
        ("UTC", "at 15:00, UTCX", False),
        ("Asia/Tokyo", "at 15:00", False),
    ],
)
def test_a_card_that_names_the_zone_needs_no_line(zone: str, said: str, names: bool):
    member = Member(MemberId(1), THURSDAY, zone)
    footed = clocks.footed(card(say(said)), member)
    assert (footed == card(say(said))) == names


@pytest.mark.parametrize(
    ("source", "assumed"), [("member", False), ("platform", False), ("space", True), ("default", True)]
)
def test_who_may_have_told(source: str, assumed: bool):
    assert clocks.assumed(replace(Member(MemberId(1), THURSDAY, "UTC"), zone_from=source)) == assumed


def test_a_place_that_others_read_is_told_of_nobodys_clock(member: Person):
    member.says("/help").says("/contact add Ana Ruiz").says("/followup add Ana tomorrow 15:00 - ring")
    bot, now = member.talk.bot, member.talk.now()
    which = spell_id(member.open_followups()[0].id)
    lines: list[bool] = []
    for private in (True, False):
        one = Delivery.new(
            key=f"remind/{which}/{private}",
            to=Place(PLATFORM, REALM, "C1", private=private),
            member=member.member.id,
            call=Call("followup show", {"which": which}),
            kind="nudge",
            not_before=now,
            expires_at=now + timedelta(days=1),
            now=now,
        )
        command = bot.catalogue.command(one.call.name)
        command.hidden = True  # whatever tells a time will do
        composed = member.talk.run(bot.compose(one, now))
        command.hidden = False
        assert isinstance(composed, Card)
        lines.append(LINE in shown(composed, ZoneInfo("UTC")))
    assert lines == [True, False]
