"""Clocks that change, and clocks that are wrong: every message comes once, through the planner and the sender."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from bot.kit import times
from bot.members.model import QUIET
from tests.kit.test_times import rule_sets
from tests.talk import Person, StoryClock, Talk

TIMES = (time(0, 15), time(1, 45), time(2, 30), time(3, 0), time(23, 45))
RULES = rule_sets()
CHANGES = [(zone, at) for zone, changes in RULES for at, _, _ in changes if at.year == 2026]
if settings().max_examples < 1_000:
    CHANGES = CHANGES[:: len(CHANGES) // 5]
JUMPS = (60, -60, -5, 5, -60, 60)
"""Minutes by which the clock is set on the way; in the end it is right."""


def every_day(person: Person, first: date, *, number: int) -> dict[str, datetime]:
    """A reminder at each of `TIMES` and something to do, on so many days; the reminders by the local time that they are
    set to, which is later than the one named if the clocks skip that, and when they are due."""
    wanted, zone = dict[str, datetime](), ZoneInfo(person.zone)
    for day in (first + timedelta(days=n) for n in range(number)):
        named = f"{day:%d %B %Y}"
        person.says(f"/followup add Ana {named}")
        for at in TIMES:
            person.says(f"/followup add Ana {named} {at:%H:%M}")
            due = times.instant(day, at, zone)
            assert f"{due.astimezone(zone):%H:%M}" in person.text, person.text
            wanted[f"{due.astimezone(zone):%Y-%m-%dT%H:%M}"] = due
    return wanted


def came(person: Person) -> dict[str, datetime]:
    """The reminders that came, by the local time they were set to."""
    reminders = [message for message in person.mailed if message.key.startswith("remind/")]
    told = {message.key.split("/")[2][:16]: message.at for message in reminders}
    assert len(told) == len(reminders), "a reminder came twice"
    return told


def nudged(person: Person) -> Counter[date]:
    """How many nudges came on which of their days."""
    nudges = [message for message in person.mailed if message.key.startswith("nudge/")]
    zone = ZoneInfo(person.zone)
    assert not any(QUIET.contains(message.at, zone) for message in nudges)
    return Counter(message.at.astimezone(zone).date() for message in nudges)


@pytest.mark.parametrize(("zone", "at"), CHANGES, ids=[f"{zone.key} {at:%d %b}" for zone, at in CHANGES])
def test_where_clocks_change_every_message_comes_once_at_its_time(
    migrated_sqlite_url: str, zone: ZoneInfo, at: datetime
):
    with Talk(migrated_sqlite_url, begins=at - timedelta(hours=60)) as talk:
        person = talk.person(zone=zone.key).says("/met Ana")
        first = (at - timedelta(hours=36)).astimezone(zone).date()
        wanted = every_day(person, first, number=3)
        talk.clock.move(days=4)
        assert came(person) == wanted
        assert max(nudged(person).values()) == 1
        assert {first + timedelta(days=n) for n in range(3)} <= nudged(person).keys()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Lord_Howe"])
def test_a_clock_that_is_set_back_and_forth_loses_and_doubles_nothing(migrated_sqlite_url: str, zone: str):
    """What a clock that runs ahead brings early is not repeated when it is set right."""
    begins = datetime(2026, 3, 26, 18, 0, tzinfo=ZoneInfo("UTC"))
    with Talk(migrated_sqlite_url, begins=begins) as talk:
        person = talk.person(zone=zone).says("/met Ana")
        wanted = every_day(person, times.local_day(begins, ZoneInfo(zone)) + timedelta(days=1), number=5)
        for number in range(24):
            talk.clock.move(hours=5, minutes=50)
            talk.clock.skip(minutes=JUMPS[number % len(JUMPS)])
            talk.settle()
        talk.clock.move(days=3)
        told = came(person)
        assert told.keys() == wanted.keys()
        for key, at in told.items():
            assert timedelta(0) <= at - wanted[key] <= timedelta(hours=1), f"{key} came at {at}"
        assert max(nudged(person).values()) == 1


def test_who_moves_to_another_zone_is_told_of_everything_once(talk: Talk, clock: StoryClock):
    person = talk.person(zone="Asia/Kolkata").says("/met Ana")
    every_day(person, date(2026, 3, 7), number=4)
    clock.until("2026-03-08 12:00")
    for zone in ("America/Los_Angeles", "Pacific/Apia", "Pacific/Pago_Pago"):
        person.says(f"/settings zone {zone}")
        assert zone.split("/")[1].replace("_", " ") in person.text.replace("_", " "), person.text
        clock.move(hours=30)
    clock.move(days=3)
    assert came(person)
    assert all(one.nudged for one in person.open_followups() if one.named), "something was never told of"
    keys = Counter(message.key for message in person.mailed)
    assert max(keys.values()) == 1
