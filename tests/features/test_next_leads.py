"""Stories of steps that come from what was heard through people: take the next one, choose it, say thanks (S44)."""

from __future__ import annotations

from dataclasses import replace

from bot.followups.model import Kind as Why
from tests.features.test_deeds import labels
from tests.features.test_next import answers, settled
from tests.talk import Person, StoryClock


def talks(member: Person, name: str) -> int:
    owner = member.member.id

    def look(store) -> int:
        (contact,) = store.contacts.named(owner, (name,))
        return len(store.journal.of_contact(owner, contact.id))

    return member.talk.look(look)


def test_a_next_step_that_is_due_is_said_in_its_own_words_and_logs_no_talk(member: Person, clock: StoryClock):
    """S17, S44."""
    settled(member)
    member.says("/heard Bo - opening at Lune; apply by sunday")
    clock.move(days=5)
    member.says("/next").sees("Apply", "Because you heard it from Bo Baker, and it was due Sunday 8 March", "at Lune")
    member.does_not_see("Get back to")
    member.presses("Done").sees("That step is done", "What comes next?", "1 small step this week.")
    assert talks(member, "bo") == 0
    assert [one for one in member.open_followups() if one.kind is Why.ONCE] == []
    member.presses("Next step").fills(step="call them tomorrow").sees("Next step call them, due tomorrow")
    assert answers(member) == [("follow-up", "done")]


def test_a_step_without_a_reminder_comes_as_well_and_not_while_its_source_is_put_away(
    member: Person, clock: StoryClock
):
    """S44."""
    settled(member)
    member.says("/contact archive Bo")
    member.says("/contact add Di Moss").says("/heard Di - opening at Lune")
    owner = member.member.id

    def with_a_day(store) -> None:
        (lead,) = store.leads.page(owner, limit=5, skip=0)
        store.leads.save(replace(lead, step="apply", due=lead.day))

    member.talk.change(with_a_day)
    clock.move(days=1)
    member.says("/contact archive Di").says("/next").does_not_see("pply")
    member.says("/contact unarchive Di").says("/next").sees("Apply", "and it was due yesterday").presses("Done")
    member.sees("That step is done: Di Moss")
    assert answers(member) == [("lead", "done")]


def test_a_lead_with_no_next_step_asks_for_one_the_day_after(member: Person, clock: StoryClock):
    """S44."""
    settled(member)
    member.says("/heard Bo - opening at Lune").says("/next").does_not_see("Choose the next step")
    clock.move(days=1)
    member.says("/next").sees("Choose the next step: opening at Lune", "you heard it from Bo Baker")
    assert "Smaller" not in labels(member)
    member.presses("Done").fills(text="nothing").sees("so I saved nothing")
    member.says("/next").presses("Done").fills(text="apply by friday 13 march")
    member.sees("Next step apply, due Friday 13 March", "1 small step this week.")
    member.says("/next").does_not_see("opening at Lune")
    assert answers(member) == [("lead", "done")]


def test_the_reminder_to_thank_for_an_outcome_outlives_other_talks_and_says_what_it_is(
    member: Person, clock: StoryClock
):
    """S44."""
    settled(member)
    member.says("/heard Bo - opening at Lune").says("/heard close Bo won").presses("Remind me tomorrow")
    clock.move(days=1)
    member.says("/met Bo Baker").does_not_see("No longer needed")
    member.says("/next").sees("Tell Bo Baker how it ended", "people who helped you like to hear it", "at Lune")
    member.does_not_see("fresh").presses("Done").sees("They are thanked for what you heard from them.")
