"""Feeds as people use them: who adds which for whom, how they are doing, and who sees what they bring."""

from __future__ import annotations

import pytest

from adapters.addresses import parse_address
from bot.app import Bot
from bot.events import reading, rules
from tests.features.guests import LINK, NOT_YOURS, NOW, Guest, guest, has_read, source, talk_at
from tests.talk import StoryClock, Talk


@pytest.fixture
def olga(talk: Talk) -> Guest:
    return guest(talk, "olga", organiser=True)


@pytest.fixture
def maya(talk: Talk) -> Guest:
    return guest(talk, "maya", zone="Europe/Berlin")


# Who adds what for whom


def test_what_an_organiser_adds_in_a_channel_is_for_everybody(talk: Talk, olga: Guest, maya: Guest) -> None:
    """S46."""
    olga.says(f"/event feed add {LINK} name:Club").sees("Added: Club", "Everybody here sees its events.")
    has_read(talk, [talk_at("PyDay", 1)])
    maya.says("/event list").sees("1 event", "PyDay", "19:00")
    maya.says("/event feed").sees("Club · for everybody here")
    assert [one.label for one in maya.card.buttons()] == ["Add a feed"]
    olga.says("/event feed")
    assert [one.label for one in olga.card.buttons()][:2] == ["Refresh", "Remove"]


def test_what_anybody_else_adds_is_for_themselves(talk: Talk, maya: Guest, olga: Guest) -> None:
    maya.says(f"/event feed add {LINK}").sees("Added: example.org", "Only you see its events.")
    has_read(talk, [talk_at("PyDay", 1)])
    maya.says("/event list").sees("PyDay")
    olga.says("/event list").does_not_see("PyDay")
    maya.says(f"/event feed add {LINK}/2 whose:ours").sees(NOT_YOURS, "whose:mine")


def test_an_organiser_can_keep_one_to_themselves_and_in_a_direct_conversation_does(talk: Talk, olga: Guest) -> None:
    olga.says(f"/event feed add {LINK} whose:mine").sees("Only you see its events.")
    olga.direct = True
    olga.says(f"/event feed add {LINK}/2").sees("Only you see its events.")
    olga.says(f"/event feed add {LINK}/3 whose:ours").sees("Everybody here sees its events.")


def test_outside_of_all_spaces_nothing_can_be_shared(talk: Talk) -> None:
    alone = guest(talk, "alone", organiser=True, guild="G1")
    alone.space, alone.direct = "discord/user/alone", True
    alone.says(f"/event feed add {LINK}").sees("Only you see its events.")
    alone.says(f"/event feed add {LINK}/2 whose:ours").sees("nobody else here to share it with")


def test_the_same_link_is_taken_once_by_each_and_read_once_for_all(talk: Talk, olga: Guest, maya: Guest) -> None:
    olga.says(f"/event feed add {LINK}")
    olga.says(f"/event feed add {LINK}").sees("in the list already")
    maya.says(f"/event feed add {LINK}").sees("Only you see its events.")
    assert len(talk.look(lambda store: store.feeds.of_source(source(talk).id))) == 2
    has_read(talk, [talk_at("PyDay", 1)])
    maya.says("/event list").sees("1 event in")


def test_nobody_may_have_more_than_ten_of_their_own(maya: Guest) -> None:
    for number in range(rules.FEEDS_OF_MEMBER):
        maya.says(f"/event feed add https://example.org/{number}.ics").sees("Added")
    maya.says(f"/event feed add {LINK}").sees("There are 10 feeds already", "Remove one first")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/event feed add", "I need its link"),
        ("/event feed add https://www.eventbrite.com/o/pyday-1", "no calendar link for others"),
        ("/event feed add https://calendar.google.com/calendar/u/0/r", "iCal format"),
        ("/event feed add http://localhost/a.ics", "isn't on the public internet"),
        ("/event feed add http://10.0.0.1/a.ics", "isn't on the public internet"),
        ("/event feed add ftp://example.org/a.ics", "https://, http:// or webcal://"),
        ("/event feed add https://me:secret@example.org/a.ics", "name or a password"),
        ("/event feed add py day", "a space"),
        ("/event feed add server", "Only a Discord server has a list of events of its own"),
        ("/event feed remove", "Which one do you mean?"),
        ("/event feed remove PyDay", "can't find a feed with “PyDay”"),
        ("/event feed refresh 3", "can't find a feed with “3”"),
    ],
)
def test_what_can_not_be_added_is_said_with_what_to_do(talk: Talk, maya: Guest, typed: str, said: str) -> None:
    talk.bot = Bot(talk.database, talk.bot.features, address=lambda text: parse_address(text).url)
    maya.says(typed).sees(said)
    assert maya.failed()
    assert "me:secret" not in maya.text


def test_a_link_is_kept_in_its_one_spelling(talk: Talk, maya: Guest) -> None:
    talk.bot = Bot(talk.database, talk.bot.features, address=lambda text: parse_address(text).url)
    maya.says("/event feed add webcal://Example.ORG:443/events.ics#top").sees("Added: example.org")
    maya.says(f"/event feed add <{LINK}>").sees("in the list already")
    assert source(talk).address == LINK


def test_a_page_that_named_no_calendar_comes_with_where_to_find_its_link(talk: Talk, maya: Guest) -> None:
    for link, told in (("https://lu.ma/lisbon", "press “Add iCal Subscription”"), ("https://example.org/", "")):
        maya.says(f"/event feed add {link}").sees("Added")
        found = source(talk, link)
        talk.change(lambda store, found=found: reading.failed(store, found.id, "not a calendar", talk.now()))
        talk.settle()
        maya.was_sent("I could not read", "This is a page, not a calendar.", told, "I keep trying for a week")


# How feeds are doing


def test_the_list_says_how_each_is_doing_in_plain_words(talk: Talk, maya: Guest, clock: StoryClock) -> None:
    maya.says("/event feed").sees("No feeds yet", "Add a feed")
    maya.says(f"/event feed add {LINK} name:Club")
    maya.says("/event feed").sees("1 feed", "Club · yours alone", "Not read yet: I do it within a minute.")
    has_read(talk, [talk_at("PyDay", 1)])
    clock.skip(minutes=20)
    maya.says("/event feed").sees("1 event in the next two months. Read 20 minutes ago; next at 20:00.")
    talk.change(lambda store: reading.failed(store, source(talk).id, "tls", talk.now()))
    maya.says("/event feed").sees(
        "I could not read it: its certificate isn't right. Last read 20 minutes ago. I try again at"
    )
    clock.skip(days=8)
    talk.change(lambda store: reading.failed(store, source(talk).id, "not found", talk.now()))
    maya.says("/event feed").sees("read 8 days ago", "nothing at this link any more", "I stopped trying")


def test_more_than_can_be_taken_is_said(talk: Talk, maya: Guest) -> None:
    maya.says(f"/event feed add {LINK}")
    has_read(talk, [talk_at(f"Talk {number}", 1 + number / 1000) for number in range(rules.MOST + 50)])
    maya.says("/event feed").sees("200 events in the next two months, more than I can take")


def test_refreshing_is_done_at_once_but_not_all_the_time(talk: Talk, maya: Guest, clock: StoryClock) -> None:
    maya.says(f"/event feed add {LINK} name:Club")
    has_read(talk, [])
    maya.says("/event feed refresh Club").sees("Refreshing Club", "within a quarter of an hour")
    assert source(talk).next_at == NOW + rules.SOONEST
    clock.skip(minutes=16)
    maya.says("/event feed").presses("Refresh").sees("I read it within a minute")
    assert source(talk).next_at <= talk.now()


def test_what_is_removed_is_gone_and_can_be_added_again_as_it_was(talk: Talk, maya: Guest) -> None:
    maya.says(f"/event feed add {LINK} name:Club topics:python,#data")
    has_read(talk, [talk_at("PyDay", 1)])
    maya.says("/event feed remove Club").sees("Removed: Club")
    assert talk.look(lambda store: store.feeds.source(LINK)) is None
    maya.presses("Add it again").sees("Added: Club", "Only you see its events.")
    (feed,) = talk.look(lambda store: store.feeds.of_source(source(talk).id))
    assert (feed.name, feed.topics) == ("Club", ("python", "data"))
    maya.says("/event list").does_not_see("PyDay")


def test_a_second_press_on_remove_says_that_it_is_gone(maya: Guest) -> None:
    maya.says(f"/event feed add {LINK}").says("/event feed")
    remove = maya.button("Remove")
    maya.presses_again(remove).sees("Removed")
    maya.presses_again(remove)
    assert maya.failed()


def test_only_organisers_change_what_everybody_sees(talk: Talk, olga: Guest, maya: Guest) -> None:
    olga.says(f"/event feed add {LINK} name:Club").says("/event feed")
    remove, refresh = olga.button("Remove"), olga.button("Refresh")
    for attempt in ("/event feed remove Club", "/event feed refresh Club"):
        maya.says(attempt).sees(NOT_YOURS)
    for button in (remove, refresh):
        maya.presses_again(button).sees(NOT_YOURS)
    olga.organiser = False
    olga.presses_again(remove).sees(NOT_YOURS)
    assert source(talk).address == LINK


# Who sees what


def test_a_private_feed_and_its_events_are_nobody_elses(talk: Talk, maya: Guest, olga: Guest) -> None:
    maya.says(f"/event feed add {LINK} name:Salary").says("/event feed")
    remove = maya.button("Remove")
    has_read(talk, [talk_at("Interview", 1)])
    maya.says("/event show Interview").sees("Interview", "From")
    for said in ("/event list all", "/event feed", "/event show Interview", "/event feed remove Salary"):
        olga.says(said).does_not_see("Salary ·", "Interview ·")
    assert olga.failed()
    assert talk.run(talk.bot.suggest(olga._request(""), "event show", "which", "int", talk.now())) == []
    olga.presses_again(remove)
    assert olga.failed()
    assert source(talk).address == LINK


def test_one_servers_events_are_not_shown_in_another(talk: Talk) -> None:
    here = guest(talk, "hana", organiser=True, guild="G1")
    here.says(f"/event feed add {LINK}")
    has_read(talk, [talk_at("PyDay", 1)])
    here.says("/event list").sees("PyDay")
    here.space = "discord/G2"
    here.says("/event list").does_not_see("PyDay")


def test_in_a_direct_message_one_sees_the_servers_where_one_looked(talk: Talk) -> None:
    guest(talk, "hana", organiser=True, guild="G1").says(f"/event feed add {LINK}")
    has_read(talk, [talk_at("PyDay", 1)])
    noor = guest(talk, "noor", guild="G1")
    noor.space, noor.direct = "discord/user/noor", True
    noor.says("/event list").sees("No events yet")
    noor.space, noor.direct = "discord/G1", False
    noor.says("/event list").sees("PyDay")
    noor.space, noor.direct = "discord/user/noor", True
    noor.says("/event list").sees("PyDay")
