"""Follow-ups that come back by a rule: “every other tuesday”. Stories begin on Thursday 5 March 2026 at 18:00."""

import pytest

from bot.followups.model import FollowUp, Kind
from tests.talk import Person, StoryClock


def repeating(member: Person) -> FollowUp:
    (found,) = (one for one in member.open_followups() if one.rule)
    return found


@pytest.fixture
def ana(member: Person) -> Person:
    member.says("/contact add Ana Ruiz")
    return member


def test_what_repeats_says_how_and_begins_on_its_first_day(ana: Person):
    ana.says("/followup add Ana every other tuesday at 10 - ask for news")
    ana.sees("Tuesday 10 March at 10:00", "Every other Tuesday", "ask for news")
    assert (f"{repeating(ana).due:%m-%d}", repeating(ana).rule) == ("03-10", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    ana.says("/followup show Ana").sees("Every other Tuesday")


def test_done_brings_the_next_time_and_keeps_what_to_do(ana: Person, clock: StoryClock):
    ana.says("/followup add Ana every other tuesday - ask for news")
    clock.move(days=5)
    ana.says("/followup done Ana").sees("Next time Tuesday 24 March.")
    again = repeating(ana)
    assert (f"{again.due:%m-%d}", again.what, again.kind) == ("03-24", "ask for news", Kind.ONCE)


def test_done_before_its_day_does_not_bring_the_same_day_again(ana: Person):
    ana.says("/followup add Ana every friday")
    ana.says("/followup done Ana").sees("Next time Friday 13 March.")


def test_what_was_missed_for_weeks_comes_back_once_on_its_rhythm(ana: Person, clock: StoryClock):
    ana.says("/followup add Ana every other tuesday")
    clock.move(days=30)  # Saturday 4 April: the times of 10 and 24 March are over
    ana.says("/followup skip Ana").sees("Next time Tuesday 7 April.")


def test_moving_one_time_leaves_the_rhythm_as_it_is(ana: Person, clock: StoryClock):
    ana.says("/followup add Ana every other friday")
    ana.says("/followup snooze Ana 10 march")
    assert f"{repeating(ana).due:%m-%d}" == "03-10"
    clock.move(days=5)
    ana.says("/followup skip Ana").sees("Next time Friday 20 March.")


def test_the_end_of_the_month_stays_the_end_of_the_month(ana: Person, clock: StoryClock):
    ana.says("/followup add Ana every month starting 31 march")
    days: list[str] = []
    for _ in range(4):
        days.append(f"{repeating(ana).due:%m-%d}")
        ana.says("/followup skip Ana")
    assert days == ["03-31", "04-30", "05-31", "06-30"]


def test_a_rule_with_an_end_is_over_some_day(ana: Person):
    ana.says("/followup add Ana every friday for 2 weeks")
    ana.says("/followup skip Ana").sees("Next time Friday 13 March.")
    ana.says("/followup skip Ana").sees("I will not ask about it again.")
    assert not [one for one in ana.open_followups() if one.rule]


def test_stop_repeating_ends_it_for_good(ana: Person):
    ana.says("/followup add Ana every friday")
    ana.says("/followup skip Ana").presses("Stop repeating").sees("Removed: Ana Ruiz", "not ask about it again")
    assert not [one for one in ana.open_followups() if one.rule]


def test_removing_a_fresh_one_takes_all_its_times_away(ana: Person):
    ana.says("/followup add Ana every friday").presses("Remove").sees("Removed: Ana Ruiz")
    assert not [one for one in ana.open_followups() if one.rule]


def test_a_day_to_move_to_is_one_day(ana: Person):
    ana.says("/followup add Ana tomorrow")
    ana.says("/followup snooze Ana every friday").sees("“every friday” comes again and again", "Name one day")
    assert [f"{one.due:%m-%d}" for one in ana.open_followups() if one.kind is Kind.ONCE] == ["03-06"]


def test_putting_a_person_away_and_back_keeps_what_repeats(ana: Person):
    ana.says("/followup add Ana every friday")
    ana.says("/contact archive Ana")
    assert not [one for one in ana.open_followups() if one.rule]
    ana.says("/contact archive Ana").presses("Bring back")
    assert repeating(ana).rule == "FREQ=WEEKLY;BYDAY=FR"


def test_the_first_day_changed_at_once_moves_the_whole_series(ana: Person):
    ana.says("/followup add Ana every 2 weeks")
    ana.presses("Change the day").fills(until="10 march").sees("Moved to Tuesday 10 March")
    ana.says("/followup skip Ana").sees("Next time Tuesday 24 March.")


def test_the_last_time_is_told(ana: Person):
    ana.says("/followup add Ana every friday for 1 week")
    ana.says("/followup done Ana").sees("That was the last time.")


def test_of_several_with_one_person_the_one_to_remove_is_asked_for(ana: Person):
    ana.says("/followup add Ana every friday - weekly call").says("/followup add Ana 20 march - send the slides")
    ana.says("/followup remove Ana").sees("Which one with Ana Ruiz?")
    ana.presses("Follow up, Friday 20 March: send the slides").sees("Removed: Ana Ruiz", "send the slides")
    assert repeating(ana).what == "weekly call"


def test_removing_by_name_takes_what_the_member_named_and_never_keeping_in_touch(member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz").says("/followup add Ana every friday")
    clock.move(days=90)
    member.says("/followup remove Ana").sees("Removed: Ana Ruiz", "every Friday")
    kinds = {one.kind for one in member.open_followups()}
    assert {Kind.THANKS, Kind.CADENCE} <= kinds


def test_only_keeping_in_touch_is_not_removed_but_stopped(ana: Person):
    ana.says("/contact tier Ana close")
    ana.says("/followup remove Ana").sees("Only keeping in touch is open with Ana Ruiz", "followup stop Ana Ruiz")
    assert [one.kind for one in ana.open_followups()] == [Kind.CADENCE]
