"""A platform tells where its people are: their reminders follow, unless they chose their own clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.members.model import Handle
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk


def moves(person: Person, zone: str) -> None:
    talk = person.talk
    talk.run(talk.bot.moved(person.handle, zone, talk.now()))


@pytest.mark.parametrize("told", ["", "Europe/London"])
def test_what_waits_moves_along_like_with_the_command(talk: Talk, clock: StoryClock, told: str):
    mover, chooser = talk.person("mover", zone=told), talk.person("chooser", zone=told)
    for one in (mover, chooser):
        one.says("/met Ana").says("/followup add Ana tomorrow 15:00")
    moves(mover, "America/New_York")
    chooser.says("/settings zone New York")
    assert (mover.member.zone, mover.member.zone_from) == ("America/New_York", "platform")
    clock.move(days=3)
    assert [f"{one.at:%d %H:%M}" for one in mover.mailed] == ["06 14:00", "06 20:00"]
    assert [one.at for one in mover.mailed] == [one.at for one in chooser.mailed]
    assert [one.nudge_at for one in mover.open_followups()] == [one.nudge_at for one in chooser.open_followups()]


def test_a_clock_time_that_was_told_already_is_not_told_again(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup stop Ana").says("/followup add Ana tomorrow 15:00")
    clock.until("2026-03-06 15:30")
    member.was_sent("Follow up: Ana", at="2026-03-06 15:00")
    moves(member, "America/New_York")
    clock.until("2026-03-06 23:00")
    member.was_sent_nothing()


def test_a_clock_time_that_is_over_there_comes_with_the_next_list(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup stop Ana").says("/followup add Ana tomorrow 15:00")
    clock.until("2026-03-06 08:30")
    moves(member, "Asia/Tokyo")  # 17:30 there
    clock.move(days=1)
    assert [f"{one.at:%d %H:%M}" for one in member.mailed] == ["07 00:00"], "at nine there"


def test_a_zone_that_somebody_chose_stays(member: Person):
    member.says("/settings zone Berlin")
    before = every_row(member.talk.database)
    moves(member, "America/New_York")
    assert every_row(member.talk.database) == before


@pytest.mark.parametrize("told", ["", "Moon/Base", "America", "../etc/passwd", "x" * 1000, "Europe/London"])
def test_a_zone_that_nobody_knows_or_that_is_theirs_already_changes_nothing(talk: Talk, told: str):
    person = talk.person("ana", zone="Europe/London").says("/met Ben")
    before = every_row(talk.database)
    moves(person, told)
    assert every_row(talk.database) == before


def test_a_default_that_turns_out_right_is_the_platforms_word_from_then_on(member: Person):
    member.says("/met Ana").says("/settings").sees("I only assume it")
    moves(member, "UTC")
    member.says("/settings").sees("as your account says")


def test_people_we_do_not_know_are_not_written_down(talk: Talk, member: Person):
    member.says("/met Ana")
    before = every_row(talk.database)
    for stranger in (Handle("slack", "T1", "nobody"), Handle("slack", "T2", "you"), Handle("discord", "T1", "you")):
        talk.run(talk.bot.moved(stranger, "Europe/Berlin", talk.now()))
    assert every_row(talk.database) == before


def test_nobody_elses_reminders_move(talk: Talk, clock: StoryClock):
    ana, ben = talk.person("ana"), talk.person("ben")
    for one in (ana, ben):
        one.says("/met Cleo")
    moves(ana, "Asia/Tokyo")
    clock.move(days=1)
    assert ana.mailed[0].at + timedelta(hours=9) == ben.mailed[0].at


def test_a_pause_and_a_stop_stay_what_they_are(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/pause")
    moves(member, "Asia/Tokyo")
    clock.move(days=40)
    member.was_sent_nothing()
