"""Stories of letting go: skip, stop and resume, how often to keep in touch, and a fresh start."""

from datetime import date

from bot.followups.model import Kind
from tests.talk import Person, StoryClock


def kinds(member: Person) -> list[tuple[Kind, str]]:
    return [(one.kind, f"{one.due:%m-%d}") for one in member.open_followups()]


# Skip, stop, resume


def test_skipping_a_one_off_closes_it(member: Person):
    member.says("/met Ana").says("/followup skip Ana").sees("I will not ask about it again.")
    assert Kind.THANKS not in [kind for kind, _ in kinds(member)]


def test_skipping_keeping_in_touch_starts_the_next_round(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup cadence Ana every 10 days")
    clock.move(minutes=1)
    member.says("/contact talked Ana")
    clock.move(days=20)
    member.says("/followup skip Ana").sees("Next time Saturday 4 April.")
    assert kinds(member) == [(Kind.CADENCE, "04-04")]


def test_a_stopped_person_is_quiet_until_resumed(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/followup stop Ana").sees("No more reminders about Ana")
    clock.move(weeks=12)
    member.was_sent_nothing()
    member.says("/contact show Ana").sees("Reminders to keep in touch are off for this person.", "my CV")
    member.says("/followup resume Ana").sees("Reminders are on again for Ana")
    clock.move(weeks=1)
    member.was_sent("Keep in touch: Ana")


def test_stop_is_a_button_of_the_message(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=1)
    member.presses("Stop").sees("No more reminders about Ana")
    assert kinds(member) == []
    member.presses("Start again").sees("Reminders are on again for Ana")


# Cadence


def test_the_cadence_of_one_person(member: Person):
    member.says("/met Ana").says("/followup cadence Ana every 6 weeks").sees("Ana: keep in touch every 6 weeks")
    assert (Kind.CADENCE, "04-16") in kinds(member)


def test_keeping_in_touch_goes_on_when_a_goal_is_over(member: Person, clock: StoryClock):
    """S36."""
    member.says("/goal set Have 1 coffee chat by 31 March").says("/contact add Ana")
    member.says("/followup cadence Ana every 2 weeks").says("/goal complete coffee chat").sees("Completed")
    clock.move(days=15)
    member.was_sent("Keep in touch: Ana")


def test_the_tier_of_one_person(member: Person):
    member.says("/met Ana").says("/followup cadence Ana tier:close").sees("Ana: keep in touch every 30 days")
    assert (Kind.CADENCE, "04-04") in kinds(member)


def test_changing_a_tier_changes_everyone_in_it_but_those_with_their_own(member: Person):
    member.says("/met Ana").says("/met Ben").says("/met Cleo").says("/met Dan")
    member.says("/followup cadence Ben every 6 weeks").says("/followup cadence Cleo tier:close")
    member.says("/followup stop Dan")
    member.says("/followup cadence every 20 days tier:warm").sees("Warm: keep in touch every 20 days", "1 person")
    people = {one.contact: one.due for one in member.open_followups() if one.kind is Kind.CADENCE}
    assert list(people.values()) == [date(2026, 3, 25), date(2026, 4, 4), date(2026, 4, 16)]


def test_a_changed_tier_counts_for_people_met_later(member: Person):
    member.says("/followup cadence every 20 days tier:warm").says("/met Ana").sees("Wednesday 25 March")


def test_the_cadence_of_all_tiers_is_shown(member: Person):
    member.says("/followup cadence").sees("close every 30 days", "warm every 60 days", "light every 120 days")


def test_an_unclear_cadence_says_what_to_type(member: Person):
    member.says("/met Ana").says("/followup cadence Ana").sees("Tell me how often, or how close.")
    assert member.failed()


# Fresh start


def test_a_fresh_start_asks_first(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV")
    clock.move(weeks=20)
    before = kinds(member)
    member.says("/followup fresh-start").sees(
        "A fresh start would do this",
        "Let go: 2 late thanks and check-ins.",
        "1 person to keep in touch with",
        "Still in your list: 1 promise or named day.",
    )
    assert kinds(member) == before


def test_a_fresh_start_keeps_promises(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV")
    clock.move(weeks=20)
    member.says("/followup fresh-start").presses("Start fresh").sees("✓ A fresh start")
    assert kinds(member) == [(Kind.PROMISE, "03-07"), (Kind.CADENCE, "09-21")]


def test_a_fresh_start_can_be_declined(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(weeks=20)
    before = kinds(member)
    member.says("/followup fresh-start").presses("Keep as it is").sees("Now:")
    assert kinds(member) == before


def test_a_fresh_start_without_a_backlog_changes_nothing(member: Person):
    member.says("/met Ana").says("/followup fresh-start").sees("Nothing is late")


def test_a_name_that_is_also_a_unit_is_a_name(member: Person):
    member.says("/met Mo")
    member.says("/followup cadence Mo tier:close")
    member.sees("Mo: keep in touch every 30 days")
