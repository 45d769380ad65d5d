"""Stories of what is heard through people: written down, followed up, closed, and thanked for."""

from __future__ import annotations

import pytest

from bot.followups.model import FollowUp, Kind
from bot.journal.model import How, Outcome
from bot.leads import thanks
from bot.leads.model import Lead
from tests.features.test_deeds import counted, labels
from tests.talk import Person, StoryClock, Talk

OPENING = "/heard Ben - opening for a data analyst at Acme; apply by friday 13 march"


@pytest.fixture
def ben(member: Person) -> Person:
    return member.says("/contact add Ben Moss, recruiter @Lune").says("/contact add Ana Ruiz")


def leads(member: Person) -> list[Lead]:
    owner = member.member.id
    return list(member.talk.look(lambda store: store.leads.page(owner, limit=100, skip=0)))


def waiting(member: Person, kind: Kind = Kind.ONCE) -> list[FollowUp]:
    return [one for one in member.open_followups() if one.kind is kind]


class _Now:
    """What the functions for other features read of a context."""

    def __init__(self, member: Person, store) -> None:
        self.member, self.store = member.member, store
        self.today = member.talk.now().astimezone(member.member.tz).date()


def due(member: Person, which) -> list[tuple[str, str]]:
    found = member.talk.look(lambda store: which(_Now(member, store)))
    return [(lead.what, contact.name) for lead, contact in found]


# Written down


def test_what_was_heard_is_kept_with_its_next_step(ben: Person, clock: StoryClock):
    """S43, S44, S52."""
    ben.says(OPENING)
    ben.sees("From Ben Moss, recruiter at Lune", "Lead opening for a data analyst at Acme", "Company Acme")
    ben.sees("Next step apply, due Friday 13 March", "Heard today")
    (step,) = waiting(ben)
    assert (f"{step.due:%m-%d}", step.what) == ("03-13", "apply: opening for a data analyst at Acme")
    clock.move(days=8)
    message = ben.was_sent("Follow up: Ben Moss", at="2026-03-13 09:00")
    assert "analyst" not in message.text
    ben.says("/contact show Ben").sees("Through them 1 lead")


def test_each_sort_is_told_by_its_words_and_counted_on_the_card(ben: Person):
    """S43."""
    ben.says("/heard Ben introduced me to Dana Li").says("/heard Ben - referred me to Stripe")
    ben.says("/heard Ben - opening at Acme").says("/heard Ben - a job at Zest")
    ben.says("/heard Ben said I should learn Rust")
    assert [one.kind for one in leads(ben)] == [
        Outcome.ADVICE,
        Outcome.LEAD,
        Outcome.LEAD,
        Outcome.REFERRAL,
        Outcome.INTRODUCTION,
    ]
    ben.says("/contact show Ben").sees("Through them 2 leads, 1 referral, 1 introduction and advice")


def test_the_same_thing_is_kept_once_while_it_is_open(ben: Person):
    ben.says(OPENING).says(OPENING).sees("You have that already: Ben Moss")
    assert len(leads(ben)) == len(waiting(ben)) == 1


def test_a_person_nobody_knows_and_a_missing_line_are_asked_about(ben: Person):
    ben.says("/heard Zed - an opening").sees("I don't know anyone called “Zed”.")
    ben.says("/heard Ben").fills(who="Ben", what="an opening", kind="", company="Acme", step="call them tomorrow")
    ben.sees("Lead an opening", "Company Acme", "Next step call them, due tomorrow")
    ben.says("/heard close Ana over").sees("Nothing is open that you heard from Ana Ruiz.")
    ben.says("/heard close Ben maybe").does_not_see("Closed")


# Talks


def test_a_talk_that_brought_a_lead_offers_to_keep_it(ben: Person):
    """S43."""
    ben.says("/goal set Ask for a referral from 2 people by June").says("/contact talked Ben").presses("referral").sees(
        "1 of 2"
    )
    ben.presses("Keep the referral").fills(
        who="Ben", what="she will recommend me at Acme", kind="", company="", step=""
    )
    (one,) = leads(ben)
    assert (one.kind, one.company) == (Outcome.REFERRAL, "Acme")
    assert counted(ben) == 1
    assert "Log the talk, too" not in labels(ben)
    assert "Keep the lead" not in labels(ben.presses("lead"))  # of the same talk
    ben.says("/contact talked Ben outcome:advice")
    assert "Keep the advice" not in labels(ben)


def test_a_referral_counts_once_with_or_without_its_talk(ben: Person):
    ben.says("/goal set Ask for a referral from 2 people by June").says(
        "/heard Ben - referred me to Acme"
    ).does_not_see("1 of 2")
    log = ben.button("Log the talk, too")
    ben.presses_again(log).sees("Logged: in person, today.", "1 of 2")
    ben.presses_again(log).sees("The talk is logged")
    assert counted(ben) == 1
    ben.says("/heard Ana - referred me to Zest").says("/contact talked Ana how:call").says("/heard show Ana")
    ben.presses("Log the talk, too").sees("Logged: call, today.", "2 of 2")


def test_a_talk_of_somebody_else_is_no_talk_of_theirs(ben: Person):
    ben.says("/contact talked Ben outcome:lead")
    talk = ben.button("Keep the lead").call.values["talk"]
    ben.says(f"/heard who:Ana talk:{talk} what:opening").sees("I couldn't find that any more.")
    assert leads(ben) == []


# Next steps


def test_a_step_that_is_done_leaves_room_for_the_next(ben: Person):
    ben.says(OPENING).says("/followup done Ben").sees("A step of what you heard from them is done.")
    (one,) = leads(ben)
    assert (one.step, one.due, one.followup) == ("", None, None)
    ben.says("/heard list").sees("No next step yet").presses("Edit")
    assert {field.name: field.value for field in ben.form.fields}["step"] == ""
    ben.fills(what=one.what, kind="lead", company="Acme", step="ask how it goes in 2 weeks").sees(
        "ask how it goes, due"
    )
    assert [f"{step.due:%m-%d}" for step in waiting(ben)] == ["03-19"]


def test_another_day_moves_the_reminder_and_none_takes_it_away(ben: Person):
    ben.says(OPENING).presses("Edit").fills(what="opening", kind="lead", company="Acme", step="apply by 20 march")
    assert [f"{one.due:%m-%d} {one.what}" for one in waiting(ben)] == ["03-20 apply: opening"]
    ben.presses("Edit").fills(what="opening", kind="advice", company="", step="").sees("Advice opening")
    ben.does_not_see("Company", "Next step call")
    assert waiting(ben) == []


def test_steps_whose_day_has_come_are_told_to_others(ben: Person, clock: StoryClock):
    ben.says(OPENING)
    assert due(ben, thanks.steps_due) == []
    clock.move(days=8)
    assert due(ben, thanks.steps_due) == [("opening for a data analyst at Acme", "Ben Moss")]
    ben.says("/contact archive Ben")
    assert due(ben, thanks.steps_due) == []


# Closed and thanked


def test_closing_ends_the_step_and_offers_thanks(ben: Person):
    """S44."""
    ben.says(OPENING).says("/heard close Ben won - I start in May")
    ben.sees("Closed: Ben Moss", "It worked. I start in May", "Tell them how it went, and say thanks.")
    assert waiting(ben) == []
    assert due(ben, thanks.due) == [("opening for a data analyst at Acme", "Ben Moss")]
    ben.presses("I thanked them").sees("Thanked: Ben Moss", "Thanked today")
    assert due(ben, thanks.due) == []
    owner = ben.member.id
    (talk,) = ben.talk.look(lambda store: store.journal.of_contact(owner, store.contacts.named(owner, ("ben",))[0].id))
    assert (talk.how, talk.started) == (How.MESSAGE, "me")
    ben.presses("Undo").sees("Not thanked yet", "I thanked them")
    assert due(ben, thanks.due) == [("opening for a data analyst at Acme", "Ben Moss")]


def test_thanks_on_a_reminder_are_thanks(ben: Person, clock: StoryClock):
    """S44."""
    ben.says(OPENING).says("/heard close Ben over").sees("Say thanks all the same").presses("Remind me tomorrow")
    ben.sees("I remind you tomorrow to say thanks.").presses("Remind me tomorrow")
    assert len(waiting(ben, Kind.THANKS)) == 1
    clock.move(days=1)
    ben.was_sent("Say thanks: Ben Moss", at="2026-03-06 09:00")
    ben.presses("Done").sees("They are thanked for what you heard from them.")
    assert due(ben, thanks.due) == []
    ben.says("/heard thanked Ben").sees("There is nothing to thank Ben Moss for right now.")


def test_a_second_press_closes_and_thanks_nothing_more(ben: Person):
    ben.says("/heard Ben - an opening").says("/heard list").presses("How it ended").fills(how="won", result="")
    thank = ben.button("I thanked them")
    ben.presses_again(thank).presses_again(thank).sees("They are thanked already")
    owner = ben.member.id
    talks = ben.talk.look(lambda store: store.journal.of_contact(owner, store.contacts.named(owner, ("ben",))[0].id))
    assert len(talks) == 1
    ben.says("/heard list").sees("Closed", "It worked").presses("Show").presses("Open again").sees(
        "Open again: Ben Moss"
    )
    ben.says("/heard list").sees("Open:", "No next step yet")


def test_opened_again_a_step_to_come_is_reminded_of_again(ben: Person):
    ben.says(OPENING).says("/heard close Ben over").presses("Undo").sees("Open again", "apply, due Friday 13 March")
    assert len(waiting(ben)) == 1


def test_which_of_two_is_asked(ben: Person):
    ben.says("/heard Ben - an opening").says("/heard Ben - some advice").says("/heard close Ben won - yes")
    ben.sees("Which one from Ben Moss?").presses("an opening").sees("Closed: Ben Moss", "an opening", "yes")


def test_what_is_removed_can_be_put_back_as_it_was(ben: Person):
    ben.says(OPENING).presses("Remove").sees("Removed: lead from Ben Moss")
    assert leads(ben) == waiting(ben) == []
    ben.presses("Put back").sees("Put back", "apply, due Friday 13 March", "Company Acme")
    assert len(waiting(ben)) == 1
    ben.says("/heard close Ben won - fine").presses("I thanked them").presses("Remove").presses("Put back")
    ben.sees("It worked. fine", "Thanked today")


def test_the_list_has_the_open_first_then_whom_to_thank(ben: Person):
    ben.says("/heard list").sees("Nothing heard from people yet")
    for number in range(6):
        ben.says(f"/heard Ben - opening number{number}")
    ben.says("/heard Ana - an old tip").says("/heard close Ana over").says("/heard list")
    ben.sees("Heard from people: 7", "number5", "number1").does_not_see("number0", "old tip")
    ben.presses("More").sees("number0", "To thank for", "old tip").does_not_see("number1")
    ben.says("/heard list page:9").sees("I couldn't find that any more.")


def test_merging_and_forgetting_take_leads_along(ben: Person, talk: Talk):
    ben.says("/contact add Benn Moss").says("/heard Benn - an opening at Acme")
    ben.says("/contact merge Ben Moss and Benn Moss sure:yes").says("/contact show Ben").sees("Through them 1 lead")
    talk.restart()
    ben.says("/contact forget Ben sure:yes").says("/heard list").sees("Nothing heard from people yet")


def test_a_form_filled_oddly_saves_no_step_and_no_company_that_is_none(ben: Person):
    """S44."""
    ben.says("/heard").fills(who="Ben", what="an opening", company="none", step="apply by 31 February")
    ben.sees("can't be")
    assert leads(ben) == []
    ben.says("/heard").fills(who="Ben", what="an opening", company="none", step="none").sees("Heard today")
    (one,) = leads(ben)
    assert (one.company, one.step, one.due) == ("", "", None)


def test_a_step_whose_day_is_over_stays_as_it_was_in_the_form(ben: Person, clock: StoryClock):
    ben.says(OPENING)
    clock.move(days=20)
    ben.says("/heard show Ben").presses("Edit").fills(what="an opening", step="apply by 2026-03-13")
    ben.sees("Lead an opening", "Next step apply, due Friday 13 March")
