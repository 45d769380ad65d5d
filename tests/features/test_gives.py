"""Stories of what people give to each other, and of the filters of goals that are about people."""

from __future__ import annotations

import pytest

from bot.journal.model import DeedKind
from tests.features.test_deeds import counted, done
from tests.talk import Person, StoryClock


@pytest.fixture
def ana(member: Person) -> Person:
    return member.says("/met Ana Ruiz, recruiter @Acme")


def test_a_give_is_logged_for_a_person_and_told_on_their_card(ana: Person, clock: StoryClock):
    ana.says("/gave Ana an article about hiring").sees("Logged: help for Ana Ruiz, today", "an article about hiring")
    (one,) = done(ana)
    assert (one.kind, one.what) == (DeedKind.HELP, "an article about hiring")
    clock.move(days=40)
    ana.says("/contact show Ana").sees("You gave an article about hiring, Thursday 5 March")


def test_a_give_without_its_words_is_asked_for(ana: Person):
    ana.says("/gave Ana")
    ana.fills(who="Ana", what="a hand").sees("help for Ana Ruiz", "a hand")


def test_a_give_to_nobody_known_says_so(ana: Person):
    ana.says("/gave Zed - a book").sees("I don't know anyone called “Zed”.")
    assert ana.failed()
    assert done(ana) == []


def test_a_person_who_is_helped_twice_counts_once_in_a_period(ana: Person):
    ana.says("/goal set Help 3 people by June").says("/gave Ana a book").sees("1 of 3")
    first = ana.button("Take it back")
    ana.says("/gave Ana advice").does_not_see("Counts for")
    assert counted(ana) == 1
    ana.says("/met Ben").says("/gave Ben a link").sees("2 of 3").says("/did helped a beginner").sees("3 of 3")
    ana.presses_again(first).sees("Removed")
    assert counted(ana) == 3


def test_another_give_to_the_same_person_counts_in_place_of_one_that_is_left_out(ana: Person):
    ana.says("/goal set Help 3 people by June").says("/gave Ana a book")
    out = ana.button("Not this one")
    ana.says("/gave Ana advice").presses_again(out).sees("Left out", "a book", "1 of 3")
    assert counted(ana) == 1
    ana.presses("Undo").sees("Counted again")
    assert counted(ana) == 1


def test_a_give_that_no_longer_fits_says_so_when_it_is_brought_back(ana: Person):
    ana.says("/goal set Help 3 recruiters by June").says("/gave Ana a book").presses("Not this one")
    back = ana.button("Undo")
    ana.says("/contact edit Ana role:chef").presses_again(back).sees("It does not count", "no longer left out")
    assert counted(ana) == 0


def test_things_given_count_each(ana: Person):
    ana.says("/goal set Give 3 code reviews by June").says("/gave Ana a review").says("/gave Ana another review")
    assert counted(ana) == 2


def test_a_give_counts_for_people_who_fit(ana: Person):
    ana.says("/goal set Help 3 recruiters by June").says("/met Ben, chef @Lune")
    ana.says("/gave Ben a link").does_not_see("Counts for").says("/gave Ana a link").sees("1 of 3")
    ana.says("/contact edit Ben role:recruiter").sees("is now at 2 of 3")
    ana.says("/contact edit Ana role:chef").sees("is now at 1 of 3")


def test_a_goal_of_a_sector_counts_people_of_it(ana: Person):
    ana.says("/goal set Talk to 3 people in fintech by June").says("/contact talked Ana").does_not_see("Counts for")
    ana.says("/contact edit Ana sector:Fintech").sees("is now at 1 of 3")
    ana.says("/goal edit 1 sector:retail").sees("0 of 3")
    ana.says("/goal edit 1 sector:-").sees("1 of 3")


def test_a_talk_that_is_known_to_be_elsewhere_does_not_count(ana: Person):
    ana.says("/goal set Send 3 messages on LinkedIn by June").says("/contact talked Ana how:message").sees("1 of 3")
    ana.says("/contact edit Ana channel:X").sees("is now at 0 of 3")
    ana.says("/contact edit Ana channel:event").sees("is now at 1 of 3")
    ana.says("/goal edit 1 channel:twitter").sees("1 of 3")


def test_gives_move_in_a_merge_and_come_back(ana: Person):
    ana.says("/goal set Help 3 people by June").says("/met Ann Ruiz, recruiter @Acme")
    ana.says("/gave Ana Ruiz a book").says("/gave Ann Ruiz a link").sees("2 of 3")
    before = done(ana)
    ana.says("/contact merge Ana Ruiz and Ann Ruiz").sees("1 thing you gave").presses("Merge").sees("1 thing you gave")
    assert (counted(ana), len({one.contact for one in done(ana)})) == (1, 1)
    ana.says("/contact show Ana").sees("You gave a link", "You gave a book")
    ana.presses("Undo").sees("Moved back: 1 conversation", "1 thing you gave")
    assert (counted(ana), done(ana)) == (2, before)


def test_forgetting_erases_what_was_given_and_keeps_the_number(ana: Person):
    ana.says("/goal set Help 3 people by June").says("/gave Ana a book").says("/did helped a beginner").sees("2 of 3")
    ana.says("/contact forget Ana").sees("1 thing you gave", "1 link to a goal").presses("Erase").sees("Erased")
    assert [one.what for one in done(ana)] == ["helped a beginner"]
    assert counted(ana) == 2
    ana.says("/goal edit 1 number:5")
    assert counted(ana) == 2


def test_what_was_taken_out_of_a_forgotten_person_can_not_be_put_back(ana: Person):
    ana.says("/gave Ana a book").presses("Take it back")
    back = ana.button("Put back")
    ana.says("/contact forget Ana").presses("Erase").sees("1 open question")
    ana.presses_again(back)
    assert ana.failed()
    assert done(ana) == []


def test_somebody_met_at_an_event_stays_when_something_was_given_to_them(ana: Person, clock: StoryClock):
    ana.says("/event add Talk, 6 March 18:30").says("/event going Talk")
    clock.move(days=2)
    ana.presses("Add people").fills(who="Fay").sees("Logged 1 person")
    undo = ana.button("Undo")
    ana.says("/gave Fay a link").presses_again(undo).sees("More has happened since with Fay")
    assert len(done(ana)) == 1
