"""Stories of following up: the chain after a meeting, the list, done, and later."""

from datetime import date

import pytest

from bot.followups.model import Kind
from bot.journal.model import How
from tests.talk import Person, StoryClock, Talk


def kinds(member: Person) -> list[tuple[Kind, str]]:
    return [(one.kind, f"{one.due:%m-%d}") for one in member.open_followups()]


# The chain after a meeting


def test_a_meeting_starts_thanks_promise_check_in_and_keeping_in_touch(member: Person):
    """S25, L7."""
    member.says("/met Ana; promised my CV")
    assert kinds(member) == [
        (Kind.THANKS, "03-06"),
        (Kind.PROMISE, "03-07"),
        (Kind.CHECK_IN, "04-04"),
        (Kind.CADENCE, "05-04"),
    ]


def test_a_named_day_is_the_day_of_the_promise(member: Person):
    member.says("/met Ana; promised my CV; friday next week 15:00").sees("Friday 13 March at 15:00: my CV")
    assert (Kind.PROMISE, "03-13") in kinds(member)
    assert (Kind.CHECK_IN, "04-04") in kinds(member)


def test_each_promise_is_a_followup_of_its_own(member: Person):
    member.says("/met Ana; promised my CV; promised a book")
    assert [one.what for one in member.open_followups() if one.kind is Kind.PROMISE] == ["my CV", "a book"]


def test_a_named_day_without_a_promise_takes_the_place_of_the_check_in(member: Person):
    member.says("/met Ana; friday next week")
    assert kinds(member) == [(Kind.THANKS, "03-06"), (Kind.ONCE, "03-13"), (Kind.CADENCE, "05-04")]


def test_a_later_talk_makes_thanks_and_check_in_pointless(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV")
    clock.move(hours=2)
    member.says("/contact talked Ana").sees("No longer needed: the thanks and the check-in after the talk before.")
    assert kinds(member) == [(Kind.PROMISE, "03-07"), (Kind.CADENCE, "05-04")]


def test_a_later_meeting_starts_the_chain_again(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=7)
    member.says("/met Ana").sees("Logged another talk with Ana")
    assert kinds(member) == [(Kind.THANKS, "03-13"), (Kind.CHECK_IN, "04-11"), (Kind.CADENCE, "05-11")]


def test_keeping_in_touch_counts_from_the_last_talk(member: Person, clock: StoryClock):
    """S27."""
    member.says("/met Ana")
    clock.move(days=10)
    member.says("/contact talked Ana").sees("Keep in touch: Thursday 14 May")
    assert (Kind.CADENCE, "05-14") in kinds(member)


# The list


def test_an_empty_list_says_how_to_begin(member: Person):
    member.says("/followup").sees("Nothing to follow up yet")


def test_the_list_has_now_soon_and_drifting(member: Person, clock: StoryClock):
    member.says("/met Old").says("/followup cadence Old every 4 days")
    clock.move(minutes=1)
    member.says("/contact talked Old")
    clock.move(days=8)
    member.says("/met New; promised a book; today 23:00").says("/met Far; in 3 weeks")
    text = member.says("/followup").text
    order = ["Now:", "New – keep your promise", "Soon:", "Far – say thanks", "Drifting:", "Old – keep in touch"]
    assert sorted(order, key=text.index) == order


def test_the_bare_command_and_the_one_behind_the_root_are_the_list(member: Person):
    member.says("/met Ana")
    assert member.says("/followup").text == member.says("/followup list").text == member.says("/gv followup").text


def test_a_long_list_has_pages_that_show_everybody_once(member: Person, clock: StoryClock):
    names = [f"P{number:02}" for number in range(12)]
    for name in names:
        member.says(f"/met {name}")
    clock.move(days=1)
    seen = member.says("/followup").sees("12 people to get back to").text
    for _ in range(2):
        seen += member.presses("More").text
    assert [seen.count(f"{name} – say thanks") for name in names] == [1] * 12


# Done


def test_done_logs_a_message_and_asks_how_it_went(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    member.presses("Done").sees("✓ Done: Ana", "How were you in touch?")
    member.presses("Call").sees("Logged: call with Ana, today")
    owner, contact = member.member.id, member.open_followups()[0].contact
    talks = talk.look(lambda store: store.journal.of_contact(owner, contact))
    assert [(one.how, one.day) for one in talks] == [
        (How.CALL, date(2026, 3, 6)),
        (How.IN_PERSON, date(2026, 3, 5)),
    ]


def test_done_leaves_the_rest_of_the_chain(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV")
    clock.move(days=1)
    member.presses("Done")
    assert kinds(member) == [(Kind.PROMISE, "03-07"), (Kind.CHECK_IN, "04-04"), (Kind.CADENCE, "05-05")]


def test_done_twice_logs_once(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    pressed = member.button("Done")
    member.presses_again(pressed)
    member.presses_again(pressed).sees("That one is settled already: Ana.")
    assert member.failed()
    owner, contact = member.member.id, member.open_followups()[0].contact
    assert len(talk.look(lambda store: store.journal.of_contact(owner, contact))) == 2


def test_done_without_a_talk_takes_the_talk_back(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    member.presses("Done").presses("We did not talk").sees("no conversation logged: Ana")
    owner, contact = member.member.id, member.open_followups()[0].contact
    assert len(talk.look(lambda store: store.journal.of_contact(owner, contact))) == 1
    assert (Kind.CADENCE, "05-04") in kinds(member)


def test_a_name_means_what_matters_most(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV; tomorrow")
    clock.move(days=1)
    member.says("/followup done Ana")
    assert Kind.PROMISE not in [kind for kind, _ in kinds(member)]


# Later


@pytest.mark.parametrize(("label", "due"), [("Tomorrow", "03-07"), ("Next week", "03-13")])
def test_snoozing_moves_it_on(member: Person, clock: StoryClock, label: str, due: str):
    member.says("/met Ana")
    clock.move(days=1)
    member.presses(label).sees("Moved to")
    assert kinds(member)[0] == (Kind.THANKS, due)


def test_snoozing_twice_works(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    member.presses("Tomorrow").presses("Tomorrow")
    assert kinds(member)[0] == (Kind.THANKS, "03-07")
    member.presses("Next week")
    assert kinds(member)[0] == (Kind.THANKS, "03-13")


def test_tomorrow_means_the_day_after_the_press(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    pressed = member.button("Tomorrow")
    clock.move(days=5)
    member.presses_again(pressed).sees("Moved to tomorrow: Ana")
    assert kinds(member)[0] == (Kind.THANKS, "03-12")
    member.inbox.clear()
    clock.move(days=1)
    member.was_sent("Say thanks: Ana", at="2026-03-12 09:00")


def test_a_date_is_picked_in_a_form(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    member.presses("Pick a date")
    assert "until" in [field.name for field in member.form.fields]
    member.fills(until="20 march 15:00").sees("Moved to Friday 20 March at 15:00: Ana")


def test_a_past_day_is_refused_with_the_reason(member: Person):
    member.says("/met Ana").says("/followup snooze Ana yesterday").sees("“yesterday” is over: that was yesterday.")
    assert kinds(member)[0] == (Kind.THANKS, "03-06")


def test_a_snoozed_followup_comes_at_its_clock_time(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup snooze Ana tomorrow 15:30")
    clock.move(days=2)
    member.was_sent("Say thanks: Ana", "You asked for 15:30.", at="2026-03-06 15:30")


def test_moving_a_reminder_cancels_the_one_on_its_way(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup skip Ana").says("/followup add Ana tomorrow 15:00")
    clock.until("2026-03-06 14:59")
    clock.skip(minutes=1)
    talk.plan()
    member.says("/followup snooze Ana friday next week 16:00").sees("Moved to Friday 13 March at 16:00")
    clock.move(hours=8)
    member.was_sent_nothing()


def test_what_was_done_meanwhile_is_not_sent(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/met Ben")
    clock.until("2026-03-06 08:59")
    clock.skip(minutes=1)
    talk.plan()
    member.says("/followup done Ana")
    clock.move(minutes=1)
    member.was_sent("Say thanks: Ben")
    member.was_sent_nothing()
