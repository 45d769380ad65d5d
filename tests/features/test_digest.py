"""The weekly digest of a channel, as organisers set it up and as everybody there sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.digest import jobs
from bot.kit import ids
from bot.kit.cards import Choose
from tests.features.channels import SPACE, Office, until_posted
from tests.talk import Talk


@pytest.fixture
def office(migrated_url: str) -> Iterator[Office]:
    with Talk(migrated_url) as talk:
        yield Office(talk)


def test_a_preview_comes_before_anything_is_saved(office: Office):
    office.event("PyDay", 10)
    said = office.says("/digest setup")
    for text in ("Preview", "PyDay", "Mondays at 09:00 (Berlin time)", "Nothing is saved yet", "Tip of the week"):
        assert text in said
    assert office.talk.look(lambda store: store.digests.listing(SPACE)) == ()
    assert "is set up" in office.presses(office.button("Save"))
    assert "Mondays at 09:00" in office.says("/digest")


def test_without_a_feed_it_asks_for_one(office: Office):
    assert "There is no feed here yet" in office.says("/digest setup")
    assert office.button("Add a feed").asks
    office.feed("Py Berlin")
    assert "There is no feed here yet" not in office.says("/digest setup")


def test_it_comes_once_a_week_at_the_channels_own_time(office: Office):
    """S49."""
    office.event("PyDay", 10)
    office.event("PyDay again", 17)
    office.saves()
    until_posted(office)
    assert "PyDay" in office.only.text
    assert office.only.key == "digest/slack/T1/C1/2026-W11"
    local = office.only.at.astimezone(office.mia.tz)
    assert local.strftime("%a %H") == "Mon 09"
    until_posted(office, "2026-03-16 09:05")
    assert [one.key for one in office.posted][1:] == ["digest/slack/T1/C1/2026-W12"]


def test_seven_whole_days_with_headings_places_and_who_goes(office: Office):
    office.event("Too early", 8)
    first = office.event("PyDay", 9, 17, location="Startup House", url="https://example.org/pyday")
    office.event("Webinar", 15, 22, online=True)
    office.event("Too late", 15, 23)  # half past midnight in Berlin, the eighth day
    office.saves()
    member = office.talk.person("ben")
    office.says("/help", who=member)
    office.says(f"/event going {ids.spell_id(first.id)}", who=member)
    until_posted(office)
    text = office.only.text
    for said in ("Monday 9 March", "PyDay", "Startup House", "Sunday 15 March", "Webinar", "online", "1 going"):
        assert said in text, text
    assert "Too early" not in text
    assert "Too late" not in text


def test_nothing_is_posted_in_an_empty_week_unless_asked_for(office: Office):
    """S49."""
    office.saves()
    until_posted(office)
    assert office.posted == []
    office.saves("/digest setup empty:yes")
    until_posted(office, "2026-03-16 09:05")
    assert "Nothing is on the list" in office.only.text


def test_twenty_events_and_a_way_to_see_all(office: Office):
    for number in range(23):
        office.event(f"Meeting {number}", 10, 10, url=f"https://example.org/{number}")
    office.saves()
    until_posted(office)
    assert "Meeting 19" in office.only.text
    assert "Meeting 20" not in office.only.text
    assert "And 3 more this week" in office.only.text
    menu = next(one for one in office.only.card.actions if isinstance(one, Choose))
    assert len(menu.options) == 20
    see_all = next(one for one in office.only.card.buttons() if one.label == "See all")
    assert "Meeting 0" in office.presses(see_all, who=office.talk.person("ben"), organiser=False)


def test_what_began_before_the_week_says_until_when_it_lasts(office: Office):
    office.event("Conference", 7, 9, ends=datetime(2026, 3, 11, 16, tzinfo=UTC))
    office.event("Exhibition", 8, 0, ends=datetime(2026, 3, 11, tzinfo=UTC), all_day=True)
    office.saves()
    until_posted(office)
    text = office.only.text
    assert text.count("Monday 9 March") == 1
    assert "Conference until Wed 11 Mar" in " ".join(text.split()), text
    assert "all day until Tuesday 10 March" in text


def test_the_post_says_whose_days_and_times_it_has(office: Office):
    office.event("PyDay", 10)
    office.saves()
    until_posted(office)
    assert "Times are in your own zone, days are those of Berlin." in office.only.text


def test_a_press_on_the_post_answers_privately(office: Office):
    office.event("PyDay", 10)
    office.saves()
    until_posted(office)
    go = next(one for one in office.only.card.buttons() if one.label.startswith("PyDay"))
    office.presses(go, who=office.talk.person("ben"), organiser=False)
    assert office.reply.public is False
    assert not office.reply.failed


def test_the_same_event_of_two_feeds_is_told_once(office: Office):
    office.feed("one", "PyDay")
    office.feed("two", "PyDay")
    office.saves()
    until_posted(office)
    assert office.only.text.count("PyDay") == 2  # the line, and the menu


def test_topics_and_feeds_narrow_it(office: Office):
    """S47."""
    office.feed("one", "Rust evening", topics=("rust",))
    office.feed("two", "Cooking")
    office.feed("three", "Rust by night", topics=("rust",))
    office.saves("/digest setup topics:rust feeds:one")
    until_posted(office)
    assert "Rust evening" in office.only.text
    assert "Cooking" not in office.only.text
    assert "Rust by night" not in office.only.text


def test_a_second_setup_in_the_same_channel_changes_it(office: Office):
    office.saves("/digest setup friday 17:00 topics:rust")
    assert "is changed" in office.saves("/digest setup at:18:00")
    (one,) = office.talk.look(lambda store: store.digests.listing(SPACE))
    assert (one.weekday, one.at.hour, one.topics) == (4, 18, ("rust",))


def test_several_channels_of_a_space_have_their_own(office: Office):
    office.event("PyDay", 10)
    office.saves()
    office.saves(channel="C2")
    office.saves("/digest setup channel:<#C3|general>")
    until_posted(office)
    keys = sorted(one.key for one in office.posted)
    assert keys == [f"digest/slack/T1/C{number}/2026-W11" for number in (1, 2, 3)]


def test_there_are_at_most_twenty_in_a_space(office: Office):
    for number in range(20):
        office.saves(channel=f"C{number}")
    assert "There are 20 digests" in office.says("/digest setup", channel="C99")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("direct", "That isn't a"),
        ("thread", "That is a thread"),
        ("not here", "Invite me there"),
        ("not you", "Join it first"),
        ("archived", "is archived"),
        ("never heard of", "Try again in a moment"),
    ],
)
def test_both_have_to_be_in_the_channel_at_set_up(office: Office, reason: str, said: str):
    office.channels.closed["C1"] = reason
    assert said in office.says("/digest setup")
    assert office.reply.failed
    office.channels.closed.clear()
    office.says("/digest setup")
    save = office.button("Save")
    office.channels.closed["C1"] = reason  # meanwhile
    assert said in office.presses(save)
    assert office.talk.look(lambda store: store.digests.listing(SPACE)) == ()


def test_where_nobody_can_be_asked_nothing_is_set_up(office: Office):
    office.talk.bot.messengers = {}
    assert "Try again in a moment" in office.says("/digest setup")


def test_whoever_left_the_channel_has_it_paused_and_is_told(office: Office):
    office.event("PyDay", 10)
    office.saves()
    office.channels.left.add("mia")
    until_posted(office)
    assert office.posted == []
    office.mia.was_sent("I paused your digest")
    assert "Paused" in office.says("/digest")
    office.channels.left.clear()
    assert "goes on" in office.presses(office.button("Resume"))


def test_a_digest_outlives_whoever_set_it_up(office: Office):
    office.event("PyDay", 17)
    office.saves()
    office.talk.change(lambda store: store.privacy.erase(office.mia.member.id))
    until_posted(office, "2026-03-16 09:05")
    assert "PyDay" in office.only.text


def test_its_owners_pause_is_not_the_channels(office: Office):
    office.event("PyDay", 10)
    office.saves()
    office.mia.says("/pause")
    until_posted(office)
    assert "PyDay" in office.only.text


def test_only_organisers_may(office: Office):
    ben = office.talk.person("ben")
    for said in ("/digest setup", "/digest", "/digest now", "/digest announce", "/digest organisers none"):
        assert "Only organisers may do that" in office.says(said, who=ben, organiser=False)


def test_a_role_that_was_named_may_too(office: Office):
    ben, roles = office.talk.person("ben"), frozenset({"123456789012345678"})
    office.says("/help", who=ben, organiser=False)
    assert "Only organisers" in office.says("/digest", who=ben, organiser=False, roles=roles)
    office.says("/digest organisers <@&123456789012345678>")
    assert "No digest yet" in office.says("/digest", who=ben, organiser=False, roles=roles)
    assert "Only organisers" in office.says("/digest", who=ben, organiser=False, roles=frozenset({"9" * 18}))
    office.says("/digest organisers none")
    assert "Only organisers" in office.says("/digest", who=ben, organiser=False, roles=roles)


def test_posting_now_takes_the_place_of_this_weeks_post(office: Office):
    office.event("PyDay", 6)
    office.saves("/digest setup friday 9:00")
    office.says("/digest now")
    office.talk.settle()
    assert "PyDay" in office.only.text
    assert "is out already" in office.says("/digest now")
    office.event("Later", 13)
    until_posted(office, "2026-03-06 09:05")
    assert len(office.posted) == 1
    until_posted(office, "2026-03-13 09:05")
    assert len(office.posted) == 2


def test_a_paused_one_posts_nothing_until_it_goes_on(office: Office):
    office.event("PyDay", 10)
    office.saves()
    office.says("/digest pause")
    until_posted(office)
    assert office.posted == []
    office.event("Later", 17)
    assert "goes on" in office.says("/digest resume")
    until_posted(office, "2026-03-16 09:05")
    assert "Later" in office.only.text


def test_a_removed_one_asks_first_and_posts_no_more(office: Office):
    office.event("PyDay", 10)
    office.saves()
    assert "Remove this digest?" in office.says("/digest remove")
    assert "is removed" in office.presses(office.button("Remove it"))
    until_posted(office)
    assert office.posted == []
    assert "No digest yet" in office.says("/digest")


def test_what_is_a_day_late_is_left_out_and_its_owner_told(office: Office):
    office.event("PyDay", 10)
    office.event("Later", 17)
    office.saves()
    office.talk.clock.skip(days=5, hours=16)  # Wednesday
    office.talk.settle()
    assert office.posted == []
    office.mia.was_sent("I left out a digest")
    until_posted(office, "2026-03-16 09:05")
    assert "Later" in office.only.text


def test_what_is_some_hours_late_still_comes(office: Office):
    office.event("PyDay", 10, 22)
    office.saves()
    office.talk.clock.skip(days=4, hours=12)
    office.talk.settle()
    office.talk.clock.move(minutes=3)
    assert "PyDay" in office.only.text


def test_two_planners_and_a_restart_post_it_once(office: Office):
    office.event("PyDay", 10)
    office.saves()
    office.talk.set(datetime(2026, 3, 9, 8, 0, 1, tzinfo=UTC))
    due = office.talk.change(lambda store: store.digests.due(office.talk.now(), limit=10))
    office.talk.change(lambda store: jobs.plan(store, office.talk.now()))
    office.talk.change(lambda store: store.digests.planned(due))  # as a planner that didn't see the other one
    office.talk.change(lambda store: jobs.plan(store, office.talk.now()))
    office.restart()
    office.talk.clock.move(minutes=5)
    office.talk.set(datetime(2026, 3, 9, 7, 0, tzinfo=UTC))  # the clock jumps back
    office.talk.settle()
    office.talk.clock.move(hours=3)
    assert "PyDay" in office.only.text


def test_sums_are_told_from_five_people_on(office: Office):
    """L10."""
    office.event("PyDay", 10)
    office.saves()
    for number in range(4):
        office.talk.person(f"p{number}").says("/met Ana Ruiz, recruiter @Acme; promised my CV")
    until_posted(office)
    assert "last week" not in office.only.text
    office.event("Later", 17)
    for number in range(5):
        office.talk.person(f"q{number}").says("/met Ben Okoro, designer @Lune")
    until_posted(office, "2026-03-16 09:05")
    assert "Here, last week: 5 conversations logged." in office.posted[1].text
    assert "Ben" not in office.posted[1].text


def test_tips_differ_from_week_to_week(office: Office):
    office.saves("/digest setup empty:yes sections:tip")
    tips: set[str] = set()
    for week in range(4):
        office.talk.clock.until(f"2026-03-{9 + 7 * week:02d} 12:00", "UTC")
        tips.add(office.posted[-1].text.partition("Tip of the week: ")[2])
    assert len(tips) == 4
    assert "" not in tips
