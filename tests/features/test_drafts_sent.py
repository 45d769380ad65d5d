"""Stories of drafts that were sent: what is logged and settled by it, and how it is taken back."""

from __future__ import annotations

import pytest

from bot.drafts.model import State
from bot.followups.model import Kind
from bot.journal.model import How
from bot.kit import ids
from tests.features.drafting import MET, drafts_to_ana, kinds, talks, waiting
from tests.talk import Person, StoryClock


@pytest.fixture
def met(member: Person) -> Person:
    """Somebody who met Ana today, and logged it."""
    return member.says(MET)


# Sent, and taken back


def test_sent_is_logged_as_a_message_and_settles_what_it_was_for(met: Person, clock: StoryClock):
    """S27."""
    assert kinds(met)[:2] == [Kind.THANKS, Kind.PROMISE]
    met.says("/draft Ana follow-up")
    clock.move(minutes=5)
    met.presses("I sent it").sees("Logged: a message to Ana Ruiz, today", "Done with it: keep your promise")
    newest = talks(met)[0]
    assert (newest.how, newest.started) == (How.MESSAGE, "me")
    assert Kind.PROMISE not in kinds(met)
    assert Kind.CADENCE in kinds(met)
    assert waiting(met) == ()


def test_taking_it_back_undoes_all_of_it(met: Person, clock: StoryClock):
    before = sorted((one.kind, one.due) for one in met.open_followups())
    met.says("/draft Ana thanks")
    clock.move(minutes=5)
    met.presses("I sent it")
    assert Kind.THANKS not in kinds(met)
    clock.move(minutes=5)
    met.presses("I did not send it").sees("Taken back", "It is a draft again")
    assert sorted((one.kind, one.due) for one in met.open_followups()) == before
    assert [one.how for one in talks(met)] == [How.IN_PERSON]
    assert [one.state for one in drafts_to_ana(met)] == [State.OPEN]
    assert len(waiting(met)) == 1


def test_a_message_to_its_source_is_not_the_next_step_of_a_lead(met: Person, clock: StoryClock):
    """S44."""
    met.says("/met Ben Oak").says("/followup done Ben").says("/heard Ben - junior developer at Acme, apply by 6 March")
    clock.move(days=1)
    met.says("/followup show Ben").presses("Draft").presses("I sent it")
    met.says("/heard list").sees("junior developer at Acme", "Next: apply")


def test_a_second_press_on_sent_logs_nothing_more(met: Person):
    met.says("/draft Ana")
    sent = met.button("I sent it")
    met.presses_again(sent).presses_again(sent).sees("Logged: a message to Ana Ruiz")
    assert len(talks(met)) == 2
    undo = met.button("I did not send it")
    met.presses_again(undo).presses_again(undo)
    assert len(talks(met)) == 1


def test_a_sent_message_counts_for_a_goal(met: Person):
    met.says("/goal set Send 3 messages by June")
    met.says("/draft Ana").presses("I sent it").sees("1 of 3").presses("I did not send it")
    met.says("/goal list").sees("0 of 3")


def test_a_series_goes_on_when_its_message_was_sent_and_back_when_it_was_not(member: Person, clock: StoryClock):
    member.says("/contact add Ana Ruiz").says("/followup add Ana every friday - ask about maps")
    series = next(one for one in member.open_followups() if one.rule)
    member.says(f"/draft Ana followup:{ids.spell_id(series.id)}").sees("For your eyes: ask about maps")
    clock.move(minutes=1)
    member.presses("I sent it").sees("Next time")
    assert [one.due.isoformat() for one in member.open_followups() if one.rule] == ["2026-03-13"]
    member.presses("I did not send it")
    assert [one.due.isoformat() for one in member.open_followups() if one.rule] == ["2026-03-06"]


# From a follow-up


def test_a_nudge_has_a_button_for_the_message_and_sending_it_settles_the_follow_up(met: Person, clock: StoryClock):
    """U9."""
    clock.until("2026-03-06 09:01")
    met.was_sent("Say thanks: Ana Ruiz")
    met.presses("Draft").sees("Thanks: direct message to Ana Ruiz").presses("I sent it")
    assert Kind.THANKS not in kinds(met)


def test_the_list_of_follow_ups_offers_a_draft(met: Person):
    met.says("/followup list").presses("Draft").sees("direct message to Ana Ruiz")


def test_thanks_for_a_lead_that_were_not_sent_after_all_are_still_to_be_said(member: Person):
    member.says("/contact add Ben").says("/heard Ben - opening at Acme").says("/heard close Ben won")
    member.presses("Remind me tomorrow").says("/draft Ben thanks").presses("I sent it").sees("They are thanked")
    member.presses("I did not send it").says("/heard show Ben").does_not_see("Thanked")
    assert "I thanked them" in [found.label for found in member.card.buttons()]


@pytest.mark.parametrize("label", ["Other words", "Shorter"])
def test_an_old_card_changes_nothing_of_a_message_that_was_sent(met: Person, label: str):
    """S27."""
    met.says("/draft Ana")
    before = drafts_to_ana(met)[0].text
    old, sent, edit = met.button(label), met.button("I sent it"), met.button("Edit")
    met.presses_again(sent)
    met.presses_again(old).sees(before, "Sent.").does_not_see("I sent it")
    assert [one.text for one in drafts_to_ana(met)] == [before]
    met.presses_again(edit).fills(text="Something else").sees("is sent or skipped already")
    assert [one.text for one in drafts_to_ana(met)] == [before]
