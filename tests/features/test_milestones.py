"""Stories of good news: noted, reminded of on the day, and each year where it comes again."""

from __future__ import annotations

from datetime import date

import pytest

from bot.followups.model import FollowUp, Kind
from bot.journal.model import How
from tests.features.test_deeds import labels
from tests.talk import Person, StoryClock, Talk


@pytest.fixture
def ana(member: Person) -> Person:
    return member.says("/contact add Ana Ruiz, recruiter @Acme")


def reminders(member: Person) -> list[FollowUp]:
    return [one for one in member.open_followups() if one.kind is Kind.CONGRATULATE]


def due(member: Person) -> list[str]:
    return [f"{one.due} {one.what}" for one in reminders(member)]


def test_news_comes_up_the_next_morning_without_a_private_word(ana: Person, clock: StoryClock):
    """S28."""
    ana.says("/congratulate Ana - new job at Zorblatt")
    ana.sees(
        "Saved: Ana Ruiz", "Occasion New job", "What at Zorblatt", "When Thursday 5 March 2026", "tomorrow at 09:00"
    )
    clock.move(days=1)
    message = ana.was_sent("Congratulate: Ana Ruiz", "New job. Congratulate them.", at="2026-03-06 09:00")
    assert "Zorblatt" not in message.text
    ana.presses("Show").sees("New job: at Zorblatt")


def test_one_tap_is_enough_and_restarts_keeping_in_touch(ana: Person):
    """S28."""
    ana.says("/contact tier Ana close").says("/congratulate Ana - promoted to team lead").presses("Done")
    ana.sees("Done: Ana Ruiz", "Keep in touch: Saturday 4 April")
    assert reminders(ana) == []
    owner = ana.member.id
    (talk,) = ana.talk.look(lambda store: store.journal.of_contact(owner, ana_of(store, owner)))
    assert talk.how is How.MESSAGE


def ana_of(store, owner) -> int:
    return store.contacts.named(owner, ("ana",))[0].id


def test_a_day_to_come_waits_for_its_day(ana: Person, clock: StoryClock):
    ana.says("/congratulate Ana - talk at PyDay on 20 March").sees(
        "Occasion Talk", "You will hear from me Friday 20 March"
    )
    clock.move(days=14)
    ana.was_sent_nothing()
    clock.move(days=1)
    ana.was_sent("Talk. Congratulate them.", at="2026-03-20 09:00")


def test_a_birthday_comes_each_year_also_after_it_was_done_or_moved(ana: Person, clock: StoryClock):
    """S28."""
    ana.says("/congratulate Ana - birthday 12 May 1990").sees("12 May, every year")
    assert due(ana) == ["2026-05-12 Birthday"]
    clock.move(days=68)
    message = ana.was_sent("Birthday. Congratulate them.", at="2026-05-12 09:00")
    assert "Show tells you what" not in message.text  # there is no more to it
    ana.presses("Tomorrow")
    clock.move(days=1)
    ana.presses("Done").sees("Next time Wednesday 12 May")
    assert due(ana) == ["2027-05-12 Birthday"]
    ana.says("/congratulate list").sees("Ana Ruiz, recruiter at Acme, Wednesday 12 May", "Birthday, every year")


def test_a_birthday_that_is_put_off_on_the_day_it_was_noted_keeps_its_day(ana: Person, clock: StoryClock):
    ana.says("/congratulate Ana - birthday today").says("/followup snooze Ana tomorrow")
    clock.move(days=1)
    ana.presses("Done").sees("Next time Friday 5 March")


def test_a_birthday_on_a_leap_day_is_the_last_of_february(ana: Person):
    ana.says("/congratulate Ana - birthday 29 February")
    assert due(ana) == ["2027-02-28 Birthday"]


def test_years_at_work_are_counted_from_a_day_long_ago(ana: Person):
    """S28."""
    ana.says("/congratulate Ana started at Acme 1 March 2024").sees("Work anniversary", "1 March, every year")
    assert due(ana) == ["2027-03-01 Work anniversary: started at Acme"]
    ana.says("/congratulate Ana - joined Lune in 2023").sees("“in 2023” names no single day", "Say the day too")
    assert len(reminders(ana)) == 1


def test_an_unclear_day_is_asked(ana: Person):
    ana.says("/congratulate Ana - birthday 6/3").sees("Which day is it?")
    assert reminders(ana) == []
    ana.presses("Wednesday 3 June 2026").sees("3 June, every year")
    assert due(ana) == ["2026-06-03 Birthday"]


def test_the_same_news_twice_is_saved_once(ana: Person):
    ana.says("/congratulate Ana - New job at Lune").says("/congrats Ana - new job: at LUNE").sees(
        "You have that already"
    )
    assert len(reminders(ana)) == 1


def test_news_is_changed_with_its_reminder(ana: Person, clock: StoryClock):
    ana.says("/congratulate Ana - talk on 20 March").presses("Edit").fills(
        what="keynote", kind="talk", day="2026-03-25"
    )
    ana.sees("Changed: Ana Ruiz", "keynote", "Wednesday 25 March 2026")
    assert due(ana) == ["2026-03-25 Talk: keynote"]
    changed = ana.button("Edit")
    clock.move(days=21)
    ana.presses("Done").presses_again(changed).fills(what="keynote", kind="talk", day="2026-03-25").sees(
        "settled before"
    )
    assert reminders(ana) == []


def test_what_is_removed_can_be_put_back_with_its_reminder(ana: Person):
    ana.says("/congratulate Ana - birthday 12 May").presses("Remove").sees("The reminder is gone, too.")
    assert reminders(ana) == []
    ana.says("/contact show Ana").does_not_see("Birthday")
    ana.presses("Put back").sees("Put back: Ana Ruiz")
    assert due(ana) == ["2026-05-12 Birthday"]
    ana.says("/contact show Ana").sees("Birthday 12 May, every year")


def test_what_was_done_and_is_put_back_reminds_of_nothing(ana: Person):
    ana.says("/congratulate Ana - new job").presses("Done").says("/congratulate list").presses("Remove")
    ana.sees("no open reminder").presses("Put back").sees("settled before")
    assert reminders(ana) == []


def test_a_second_press_on_remove_says_that_it_is_gone(ana: Person):
    ana.says("/congratulate Ana - new job")
    remove = ana.button("Remove")
    ana.presses_again(remove).presses_again(remove).sees("I couldn't find that any more.")


def test_days_to_come_are_listed_the_soonest_first_in_pages(ana: Person):
    ana.says("/congratulate list").sees("No day to congratulate is noted")
    for number in range(1, 8):
        ana.says(f"/contact add Pal{number}").says(f"/congratulate Pal{number} - birthday {number} April")
    ana.says("/congratulate Ana - award yesterday").says("/congratulate list")
    ana.sees("7 days to come", "Pal1, Wednesday 1 April", "Pal5").does_not_see("Pal6", "Ana")
    assert ana.text.index("Pal1") < ana.text.index("Pal2")
    ana.presses("More").sees("Pal6", "Pal7").does_not_see("Pal5")
    ana.says("/congratulate list page:9").sees("I couldn't find that any more.")


def test_somebody_archived_is_left_alone_until_they_are_back(ana: Person):
    ana.says("/congratulate Ana - birthday 12 May").says("/contact archive Ana").says("/congratulate list")
    ana.sees("No day to congratulate is noted")
    assert reminders(ana) == []
    ana.says("/congratulate Ana - new job").sees("Ana Ruiz is in your archive")
    ana.says("/contact unarchive Ana").says("/congratulate list").sees("Birthday, every year")
    assert due(ana) == ["2026-05-12 Birthday"]


def test_merging_and_forgetting_take_the_days_along(ana: Person):
    ana.says("/contact add Anna Ruiz").says("/congratulate Anna - birthday 12 May")
    ana.says("/contact merge Ana and Anna sure:yes").says("/congratulate list").sees("Birthday, every year")
    assert due(ana) == ["2026-05-12 Birthday"]
    ana.says("/contact forget Ana sure:yes").says("/congratulate list").sees("No day to congratulate is noted")
    assert reminders(ana) == []


def test_a_person_nobody_knows_and_a_missing_line_are_asked_about(ana: Person):
    ana.says("/congratulate Zed - new job").sees("I don't know anyone called “Zed”.")
    ana.says("/congratulate Ana").fills(who="Ana", what="won a prize", kind="", day="yesterday", yearly="")
    ana.sees("Occasion Award", "When Wednesday 4 March 2026")
    ana.says("/congratulate").fills(who="Ana", what="x", kind="other", day="2026-02-30", yearly="no").sees("can't be")


def test_news_is_told_in_the_zone_of_the_member(talk: Talk, clock: StoryClock):
    far = talk.person("far", zone="Pacific/Auckland")  # it is Friday there
    far.says("/contact add Ana").says("/congratulate Ana - new job").sees("When Friday 6 March 2026")
    assert [one.due for one in reminders(far)] == [date(2026, 3, 6)]
    clock.move(days=1)
    far.was_sent("New job. Congratulate them.", at="2026-03-06 09:00")


def test_the_draft_button_says_what_it_is_for(ana: Person):
    ana.says("/congratulate Ana - new job")
    assert "Draft" in labels(ana)
    assert ana.button("Draft").call.values["purpose"] == "congratulation"


def test_a_birthday_is_one_with_the_year_and_without_it(member: Person):
    member.says("/contact add Ana Ruiz").says("/congratulate Ana - birthday 29 February")
    member.says("/congratulate Ana - birthday 29 Feb 1992").says("/congratulate list").sees("1 day to come")
    assert [one.kind for one in member.open_followups()] == [Kind.CONGRATULATE]


def test_other_words_leave_a_reminder_where_it_was_put_off_to(member: Person):
    member.says("/contact add Ana Ruiz").says("/congratulate Ana - won a prize").says("/followup snooze Ana in 5 days")
    member.says('/congratulate edit Ana what:"won the big prize"').sees("Changed", "Tuesday 10 March")
    assert [(one.due, one.what) for one in member.open_followups()] == [(date(2026, 3, 10), "Award: won the big prize")]
