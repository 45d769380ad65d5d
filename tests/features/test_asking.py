"""Stories of what is asked by itself: within the budget, on nudge days, and not again while nobody answers.

Stories begin on Thursday 5 March 2026; the first nudge day after it is Tuesday 10 March.
"""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.asking.model import Question
from bot.kit import ids
from bot.members.model import Place
from bot.review.model import Review, ReviewId
from tests.talk import PLATFORM, REALM, Person, StoryClock, Talk

COFFEE, POST = "Have 3 coffee chats by June", "Post 4 times by June"
HOW, MONTH = "How are your goals going?", "Your month in five minutes"
OFFER = "A look back on it"


@pytest.fixture
def goal(member: Person) -> Person:
    """Somebody with a goal."""
    return member.says(f"/goal set {COFFEE}")


def asked(member: Person) -> list[str]:
    """The local days on which a check-in was asked."""
    return [f"{message.at.astimezone(member.tz):%a %m-%d}" for message in member.mailed if HOW in message.text]


def offered(member: Person) -> list[str]:
    """The local minutes at which the look back on a month was offered."""
    mine = [message for message in member.mailed if MONTH in message.text or OFFER in message.text]
    return [f"{message.at.astimezone(member.tz):%m-%d %H:%M}" for message in mine]


# The check-in


def test_a_quiet_tuesday_brings_the_question_alone(goal: Person, clock: StoryClock):
    clock.move(days=6)
    message = goal.was_sent(HOW, COFFEE, "0 of 3", at="2026-03-10 09:00")
    assert [button.label for button in message.card.buttons()] == [
        "Check in (2 minutes)",
        "Not this week",
        "Don't ask me",
    ]
    goal.was_sent_nothing()
    goal.presses("Check in (2 minutes)").sees(COFFEE).presses("Likely").sees("Checked in on 1 goal")


def test_tuesdays_nudge_carries_the_question(goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-10 - send the slides")
    clock.move(days=6)
    goal.was_sent("Follow up: Ana", f"{HOW} “{COFFEE}” (0 of 3).", at="2026-03-10 09:00")
    goal.was_sent_nothing()
    goal.presses("Check in (2 minutes)").sees(COFFEE)


def test_what_goes_along_still_comes_when_the_rest_was_done_meanwhile(talk: Talk, goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-10")
    clock.until("2026-03-10 08:59")
    clock.skip(minutes=1)
    talk.plan()
    goal.says("/followup done Ana")
    clock.move(hours=1)
    message = goal.was_sent("A short question", HOW, at="2026-03-10 09:00")
    assert message.key.startswith("nudge/")
    goal.was_sent_nothing()


def test_what_was_done_shortly_before_leaves_the_question_alone(goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-10")
    clock.until("2026-03-10 08:57")
    goal.says("/followup done Ana")
    clock.move(hours=1)
    goal.was_sent(HOW, at="2026-03-10 09:00")
    goal.was_sent_nothing()


def test_what_comes_up_shortly_before_takes_the_question_along(goal: Person, clock: StoryClock):
    clock.until("2026-03-10 08:57")
    goal.says("/contact add Ana").says("/followup add Ana today")
    clock.move(hours=1)
    goal.was_sent("Follow up: Ana", HOW, at="2026-03-10 09:00")
    goal.was_sent_nothing()


def test_the_planner_of_questions_waits_for_that_of_nudges(talk: Talk, goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-10")
    clock.until("2026-03-10 08:59")
    clock.skip(minutes=1)
    ask = next(job for job in talk.bot.jobs if job.name == "ask")
    talk.run(talk.bot.run_job(ask, clock()))
    clock.move(days=1)
    goal.was_sent("Follow up: Ana", HOW, at="2026-03-10 09:00")
    goal.was_sent_nothing()


def test_a_day_that_had_its_message_leaves_the_question_to_the_next_nudge_day(goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-10").says("/goal check-in ask:off")
    clock.until("2026-03-10 12:00")
    goal.says("/goal check-in ask:on").says("/settings time 17:00").says("/followup done Ana")
    clock.until("2026-03-12 18:00")
    assert [message.key[-10:] for message in goal.mailed] == ["2026-03-10", "2026-03-12"]
    assert asked(goal) == ["Thu 03-12"]


def test_once_a_week_while_somebody_is_here(goal: Person, clock: StoryClock):
    for _ in range(21):
        clock.move(days=1)
        goal.says("/help")
    assert asked(goal) == ["Tue 03-10", "Tue 03-17", "Tue 03-24"]


def test_ignored_once_it_is_not_asked_again_until_they_are_back(goal: Person, clock: StoryClock):
    clock.until("2026-04-15 12:00")
    assert asked(goal) == ["Tue 03-10"]
    assert offered(goal) == ["03-31 09:00"]
    goal.says("/help")
    clock.move(days=7)
    assert asked(goal) == ["Tue 03-10", "Thu 04-16"]


def test_who_checked_in_by_themselves_is_not_asked(goal: Person, clock: StoryClock):
    clock.until("2026-03-09 12:00")
    goal.says("/goal check-in sure")
    clock.until("2026-03-11 12:00")
    goal.was_sent_nothing()


def test_a_check_in_between_plan_and_sending_takes_the_question_back(talk: Talk, goal: Person, clock: StoryClock):
    clock.until("2026-03-10 08:59")
    clock.skip(minutes=1)
    talk.plan()
    goal.says("/goal check-in sure")
    clock.move(hours=3)
    goal.was_sent_nothing()


def test_a_goal_set_yesterday_is_not_asked_about(member: Person, clock: StoryClock):
    clock.until("2026-03-09 12:00")
    member.says(f"/goal set {COFFEE}")
    clock.until("2026-03-11 12:00")
    member.was_sent_nothing()
    clock.until("2026-03-12 12:00")
    member.was_sent(HOW, at="2026-03-12 09:00")


def test_a_goal_that_has_not_begun_or_is_closed_is_not_asked_about(member: Person, clock: StoryClock):
    member.says("/goal set Have 2 coffee chats in April").says(f"/goal set {COFFEE}").says("/goal complete 2")
    clock.until("2026-03-25 12:00")
    member.was_sent_nothing()


def test_nothing_is_asked_in_a_pause_or_when_reminders_are_stopped(goal: Person, clock: StoryClock):
    goal.says("/pause until 2026-03-16")
    clock.until("2026-03-16 12:00")
    goal.was_sent_nothing()
    goal.says("/followup rhythm stop")
    clock.until("2026-04-05 12:00")
    goal.was_sent_nothing()
    goal.says("/followup rhythm keep")
    clock.until("2026-04-08 12:00")
    goal.was_sent(HOW, at="2026-04-07 09:00")


def test_a_pause_that_begins_in_the_last_minutes_holds(goal: Person, clock: StoryClock):
    clock.until("2026-03-10 08:57")
    goal.says("/pause")
    clock.move(days=30)
    goal.was_sent_nothing()


def test_without_nudge_days_nothing_is_asked(goal: Person, clock: StoryClock):
    goal.says("/settings days none")
    clock.until("2026-04-05 12:00")
    goal.was_sent_nothing()


def test_other_days_and_another_time_count_at_once(goal: Person, clock: StoryClock):
    clock.move(minutes=5)
    goal.says("/settings days mon").says("/settings time 17:30")
    clock.until("2026-03-11 12:00")
    goal.was_sent(HOW, at="2026-03-09 17:30")
    goal.was_sent_nothing()


def test_a_time_that_is_over_today_asks_nothing_until_the_next_nudge_day(goal: Person, clock: StoryClock):
    goal.says("/settings time 17:30")
    clock.until("2026-03-10 14:00")
    goal.says("/settings time 9:00")
    clock.until("2026-03-10 23:00")
    goal.was_sent_nothing()
    clock.until("2026-03-13 12:00")
    goal.was_sent(HOW, at="2026-03-12 09:00")


def test_the_question_about_reminders_has_its_day_to_itself(goal: Person, clock: StoryClock):
    goal.says("/met Ana").says("/followup cadence Ana every 2 days")
    clock.move(minutes=1)
    goal.says("/contact talked Ana")
    clock.move(weeks=12)
    question = next(message for message in goal.mailed if "still useful" in message.text)
    assert HOW not in question.text
    assert asked(goal) == ["Tue 03-10"]


def test_it_can_be_turned_off_from_the_message(goal: Person, clock: StoryClock):
    clock.until("2026-03-10 12:00")
    goal.presses("Don't ask me").sees("I will not ask any more")
    clock.until("2026-05-01 12:00")
    assert (asked(goal), offered(goal)) == (["Tue 03-10"], [])


def test_not_this_week_is_an_answer(goal: Person, clock: StoryClock):
    clock.until("2026-03-10 12:00")
    goal.presses("Not this week").sees("I will not ask again this week")
    clock.until("2026-03-18 12:00")
    assert asked(goal) == ["Tue 03-10", "Tue 03-17"]


def test_after_days_away_one_message_tells_all(talk: Talk, goal: Person, clock: StoryClock):
    goal.says("/met Ana; promised my CV").says("/met Ben")
    clock.skip(days=7)
    talk.restart()
    clock.move(hours=1)
    goal.was_sent("2 people to get back to", HOW, at="2026-03-12 18:00")
    goal.was_sent_nothing()


def test_who_was_away_on_the_day_is_asked_late_on_the_same_day(talk: Talk, goal: Person, clock: StoryClock):
    clock.until("2026-03-09 12:00")
    clock.skip(days=1, hours=3)
    talk.restart()
    clock.move(days=1)
    goal.was_sent(HOW, at="2026-03-10 15:00")
    goal.was_sent_nothing()


def test_a_restart_asks_nothing_twice(talk: Talk, goal: Person, clock: StoryClock):
    for minutes in range(20):
        clock.until(f"2026-03-10 08:{40 + minutes}")
        talk.restart()
    clock.until("2026-03-10 09:00")
    talk.restart()
    clock.move(days=1)
    goal.was_sent(HOW)
    goal.was_sent_nothing()


def test_in_a_shared_place_no_goal_is_named(talk: Talk, goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-17")
    place = Place(PLATFORM, REALM, "G1", private=False)
    talk.change(lambda store: store.members.choose(goal.member.id, place, clock()))
    clock.until("2026-03-10 12:00")
    goal.says("/help")
    clock.until("2026-03-17 12:00")
    alone, beneath = talk.posted
    for message in (alone, beneath):
        assert COFFEE not in message.text
        assert HOW in message.text
        labels = [button.label for button in message.card.buttons()]
        assert "Check in (2 minutes)" in labels
        assert not {"Not this week", "Don't ask me"} & set(labels)
    assert "Ana" in beneath.text


def test_who_had_goals_before_anything_was_asked_begins_with_the_next_nudge_day(
    talk: Talk, goal: Person, clock: StoryClock
):
    clock.until("2026-03-10 08:00")
    talk.change(lambda store: store.questions.put(Question(goal.member.id, datetime.fromtimestamp(0, UTC))))
    clock.skip(hours=7)
    clock.move(days=1)
    goal.was_sent_nothing()
    clock.move(days=1)
    goal.was_sent(HOW, at="2026-03-12 09:00")


def test_whoever_is_erased_is_asked_nothing_and_holds_nobody_up(talk: Talk, goal: Person, clock: StoryClock):
    other = talk.person("kiri").says(f"/goal set {COFFEE}")
    talk.change(lambda store: store.privacy.erase(goal.member.id))
    clock.move(days=6)
    goal.was_sent_nothing()
    other.was_sent(HOW, at="2026-03-10 09:00")


def test_who_cannot_be_reached_is_asked_nothing(talk: Talk, goal: Person, clock: StoryClock):
    closed = replace(goal.member, unreachable="closed")
    talk.change(lambda store: store.members.save(closed))
    clock.move(weeks=3)
    goal.was_sent_nothing()


# The month


def here_each_day(member: Person, clock: StoryClock, until: str, zone: str) -> None:
    """Somebody who is there, and checks in by themselves, so that only the month is asked about."""
    end = datetime.fromisoformat(until).replace(tzinfo=ZoneInfo(zone))
    while clock() < end:
        clock.move(hours=min(12, (end - clock()).total_seconds() / 3600))
        member.says("/goal check-in 1 sure")


@pytest.mark.parametrize(
    ("zone", "days", "came"),
    [
        ("Pacific/Auckland", "tue thu", "03-31 09:00"),
        ("America/Los_Angeles", "sun mon tue", "03-29 09:00"),
        ("Pacific/Auckland", "thu fri", "03-29 09:00"),
    ],
)
def test_the_look_back_is_offered_once_in_the_last_days_of_the_local_month(
    talk: Talk, clock: StoryClock, zone: str, days: str, came: str
):
    member = talk.person("kiri", zone=zone)
    member.says(f"/goal set {COFFEE}").says(f"/settings days {days}")
    here_each_day(member, clock, "2026-04-20 12:00", zone)
    assert offered(member) == [came]


def test_a_month_that_was_looked_back_on_is_not_offered(goal: Person, talk: Talk, clock: StoryClock):
    clock.until("2026-03-28 12:00")
    owner, first = goal.member.id, datetime(2026, 3, 1, tzinfo=UTC).date()
    review = Review(ReviewId(ids.new_id(clock())), owner, first, clock(), finished_at=clock())
    talk.change(lambda store: store.reviews.add(review))
    here_each_day(goal, clock, "2026-04-10 12:00", "UTC")
    assert offered(goal) == []


def test_whoever_was_not_here_all_month_is_not_offered_to_look_back_on_it(goal: Person, clock: StoryClock):
    clock.move(weeks=30)
    assert (asked(goal), offered(goal)) == (["Tue 03-10"], ["03-31 09:00"])


def test_a_big_picture_alone_is_worth_a_look_back(member: Person, clock: StoryClock):
    member.says("/goal aim Find a job")
    clock.until("2026-04-05 12:00")
    message = member.was_sent(MONTH, "March is nearly over", at="2026-03-31 09:00")
    assert [button.label for button in message.card.buttons()] == ["Look back", "Not this month", "Don't ask me"]
    member.was_sent_nothing()
    member.presses("Not this month").sees("I will not offer it again this month")


def test_who_has_neither_goal_nor_big_picture_is_asked_nothing(member: Person, clock: StoryClock):
    member.says("/contact add Ana").says("/help")
    clock.until("2026-05-01 12:00")
    assert (asked(member), offered(member)) == ([], [])


def test_the_offer_goes_along_with_a_nudge_and_takes_the_place_of_the_check_in(member: Person, clock: StoryClock):
    member.says(f"/goal set {COFFEE}").says("/contact add Ana").says("/followup add Ana 2026-03-31")
    clock.until("2026-03-30 12:00")
    member.inbox.clear()
    member.says("/help")
    clock.until("2026-04-01 12:00")
    message = member.was_sent("Follow up: Ana", OFFER, at="2026-03-31 09:00")
    assert HOW not in message.text


def test_whoever_moves_is_asked_by_the_new_clock(talk: Talk, clock: StoryClock):
    member = talk.person("kiri", zone="Europe/Berlin")
    member.says(f"/goal set {COFFEE}")
    clock.until("2026-03-09 12:00")
    talk.run(talk.bot.moved(member.handle, "America/Los_Angeles", clock()))
    member.zone = "America/Los_Angeles"
    clock.move(days=2)
    member.was_sent(HOW, at="2026-03-10 09:00")
    member.was_sent_nothing()


def test_eastwards_a_nudge_time_that_is_over_waits(talk: Talk, clock: StoryClock):
    member = talk.person("kiri", zone="Europe/Berlin")
    member.says(f"/goal set {COFFEE}")
    clock.until("2026-03-10 05:00")
    talk.run(talk.bot.moved(member.handle, "Pacific/Auckland", clock()))
    member.zone = "Pacific/Auckland"
    clock.move(days=2)
    member.was_sent(HOW, at="2026-03-12 09:00")
    member.was_sent_nothing()


def test_eastwards_the_next_nudge_time_is_that_of_the_new_clock(talk: Talk, clock: StoryClock):
    member = talk.person("kiri", zone="Europe/Berlin")
    member.says(f"/goal set {COFFEE}")
    clock.until("2026-03-09 12:00")
    talk.run(talk.bot.moved(member.handle, "Pacific/Auckland", clock()))
    member.zone = "Pacific/Auckland"
    clock.move(days=2)
    member.was_sent(HOW, at="2026-03-10 09:00")
    member.was_sent_nothing()
