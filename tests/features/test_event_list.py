"""What is on, and what somebody enters by hand: days, topics, pages, one line or a form, and everybody's own zone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.events.model import Occurrence
from bot.kit.cards import Button
from tests.features.guests import LINK, NOT_YOURS, Guest, guest, has_read, talk_at
from tests.talk import StoryClock, Talk


@pytest.fixture
def olga(talk: Talk) -> Guest:
    return guest(talk, "olga", organiser=True)


@pytest.fixture
def maya(talk: Talk) -> Guest:
    return guest(talk, "maya", zone="Europe/Berlin")


@pytest.fixture
def season(talk: Talk, maya: Guest) -> Guest:
    """Thursday 5 March, 19:00 in Berlin."""
    maya.says(f"/event feed add {LINK} name:Club topics:design")
    some = [
        talk_at("Over", -0.5),
        talk_at("Python tonight", 0.05, location="Startup House"),
        talk_at("Webinar", 3, location="Online"),
        talk_at("Chess", 6, location="Bar", url="https://example.org/chess"),
        talk_at("Monday", 11),
        talk_at("April", 28),
        talk_at("May", 58),
        talk_at("Called off", 2, status="cancelled"),
    ]
    has_read(talk, some)
    return maya


@pytest.mark.parametrize(
    ("when", "titles"),
    [
        ("", ["Python tonight", "Webinar", "Chess"]),
        ("this week", ["Python tonight", "Webinar", "Chess"]),
        ("next week", ["Chess"]),
        ("month", ["Python tonight", "Webinar", "Chess", "Monday", "April"]),
        ("all", ["Python tonight", "Webinar", "Chess", "Monday", "April", "May"]),
        ("all about:PYTHON", ["Python tonight"]),
        ("all about:design", ["Python tonight", "Webinar", "Chess", "Monday", "April", "May"]),
        ("all where:online", ["Webinar"]),
        ("this week where:near", ["Python tonight", "Chess"]),
    ],
)
def test_the_list_shows_the_days_and_topics_asked_for(season: Guest, when: str, titles: list[str]) -> None:
    """S46, S47."""
    every = ["Over", "Python tonight", "Webinar", "Chess", "Monday", "April", "May", "Called off"]
    season.says(f"/event list {when}")
    assert [one for one in every if one in season.text.replace("Monday 9 March", "").replace("Monday 16", "")] == [
        one for one in every if one in titles
    ]


def test_days_have_headings_and_events_a_time_a_place_and_a_link(season: Guest) -> None:
    season.says("/event list").sees("Today", "20:12", "Startup House", "Online", "https://example.org/chess")


def test_nothing_found_says_where_to_look_next(season: Guest) -> None:
    season.says("/event list about:knitting").sees("Nothing about knitting in the next seven days", "without the topic")
    season.presses("Look further ahead").sees("Nothing about knitting in the next two months")
    season.says("/event list soon")
    assert season.failed()


def test_a_long_list_has_pages(talk: Talk, maya: Guest) -> None:
    maya.says(f"/event feed add {LINK}")
    has_read(talk, [talk_at(f"Talk-{number:02}", 1 + number / 24) for number in range(23)])
    maya.says("/event list").sees("23 events", "Talk-00", "Talk-09").does_not_see("Talk-10")
    maya.presses("More").sees("Talk-10", "Talk-19").presses("More").sees("Talk-20", "Talk-22")
    assert "More" not in [one.label for one in maya.card.buttons()]
    maya.says("/event list page:99").does_not_see("Talk-")


def test_the_same_event_of_two_feeds_is_listed_once(talk: Talk, olga: Guest) -> None:
    for link in (LINK, f"{LINK}/2"):
        olga.says(f"/event feed add {link}")
        has_read(talk, [talk_at("PyDay", 1, uid=link)], link)
    olga.says("/event list").sees("1 event in")


# What somebody enters


def test_an_event_is_added_in_a_line(maya: Guest) -> None:
    """S46."""
    maya.says("/event add PyDay, 12 March 18:30-21:00, Startup House, #python, https://example.org/pyday")
    maya.sees("On the list: PyDay", "Thursday 12 March", "18:30", "2½ h", "Startup House", "Only you see it.")
    maya.presses("Show").sees("Topics", "python", "https://example.org/pyday")
    maya.says("/event list next week about:python").sees("PyDay")


def test_an_organiser_adds_it_for_everybody(olga: Guest, maya: Guest) -> None:
    olga.says("/event add Hack night, friday 19:00, Lab").sees("Everybody here sees it")
    maya.says("/event list").sees("Hack night", "20:00", "Lab")
    maya.says("/event add Chess, friday 19:00 whose:ours").sees(NOT_YOURS)


def test_without_a_day_a_form_asks_for_it_and_keeps_the_rest(maya: Guest) -> None:
    maya.says("/event add Coffee with the makers where:Bar").sees("When is Coffee with the makers?").presses("Say when")
    assert maya.form.fields[0].value == "Coffee with the makers"
    maya.fills(what="Coffee with the makers", when="tomorrow 9:00", where="Bar")
    maya.sees("On the list: Coffee with the makers", "Tomorrow", "09:00", "Bar")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/event add Old, 2026-03-01 18:00", "is over: that was 4 days ago"),
        ("/event add Earlier, today 9:00", "is over: it is 19:00 already"),
        ("/event add PyDay, 31 feb 18:00", "31"),
        ("/event show Nowhere", "can't find an event with “Nowhere”"),
    ],
)
def test_a_day_that_is_over_or_impossible_is_refused(maya: Guest, typed: str, said: str) -> None:
    maya.says(typed).sees(said)
    assert maya.failed()
    maya.says("/event list all").sees("No events yet")


def test_who_entered_an_event_removes_it_and_nobody_else(olga: Guest, maya: Guest) -> None:
    maya.says("/event add Chess, friday 19:00")
    remove: Button = maya.button("Remove")
    olga.presses_again(remove)
    assert olga.failed()
    maya.presses_again(remove).sees("Removed: Chess")
    maya.says("/event list").does_not_see("Chess")
    olga.says("/event add Hack night, friday 19:00")
    shared = olga.button("Remove")
    maya.presses_again(shared).sees(NOT_YOURS)
    olga.presses_again(shared).sees("Removed: Hack night")


def test_what_a_feed_brought_can_not_be_removed_by_hand(season: Guest) -> None:
    season.says("/event show Chess")
    assert "Remove" not in [one.label for one in season.card.buttons()]


# Zones


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])
def test_a_whole_day_is_that_day_for_everybody(talk: Talk, olga: Guest, zone: str) -> None:
    olga.says("/event add Fair, 8 March")
    guest(talk, "far", zone=zone).says("/event list").sees("8 March", "Fair", "all day")


def test_an_hour_is_each_readers_own(talk: Talk, olga: Guest) -> None:
    olga.says("/event add Launch, 8 March 22:00")
    guest(talk, "tokyo", zone="Asia/Tokyo").says("/event list").sees("9 March", "07:00")
    guest(talk, "lima", zone="America/Lima").says("/event list").sees("8 March", "17:00")


def test_on_the_day_the_clocks_change_times_are_those_of_the_day(maya: Guest) -> None:
    maya.says("/event add Brunch, 29 March 11:00-13:00").sees("11:00", "2 h")
    maya.says("/event add Night run, 29 March 01:30-03:30").sees("01:30", "1 h")
    maya.says("/event add Gap, 29 March 02:30").sees("03:30")
    maya.says("/event list month").sees("Sunday 29 March", "Brunch", "Night run", "Gap")


def test_several_days_are_listed_while_they_last(talk: Talk, maya: Guest, clock: StoryClock) -> None:
    maya.says(f"/event feed add {LINK}")
    camp = Occurrence("camp", "", "Camp", date(2026, 3, 4), date(2026, 3, 7))
    has_read(talk, [camp])
    maya.says("/event list").sees("Today", "Camp", "until")
    clock.skip(days=2)
    maya.says("/event list").does_not_see("Camp")


def test_everything_is_still_there_after_a_restart(talk: Talk, maya: Guest) -> None:
    maya.says(f"/event feed add {LINK} name:Club").says("/event add Chess, friday 19:00")
    has_read(talk, [talk_at("PyDay", 1)])
    talk.restart()
    maya.says("/event list").sees("Chess", "PyDay")
    maya.says("/event feed").sees("Club")
