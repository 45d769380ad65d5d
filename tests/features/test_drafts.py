"""Stories of drafts: written from the log, changed, sent by the member, taken back. Thursday 5 March 2026, 18:00."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.drafts.model import Channel, DraftId, Purpose, State
from bot.followups.model import Kind
from bot.journal.model import DeedKind
from bot.kit import ids
from bot.ports import Store
from tests.features.drafting import MET, ana, kinds, message, waiting
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk


@pytest.fixture
def met(member: Person) -> Person:
    """Somebody who met Ana today, and logged it."""
    return member.says(MET)


# Writing


def test_a_name_is_enough_and_what_is_due_says_what_to_write(met: Person):
    """S25, S26."""
    met.says("/draft Ana").sees("Thanks: direct message to Ana Ruiz", "Because: Thanks are due after your talk.")
    met.sees("From your log:", "For your eyes: hiring juniors", "Ready. Copy it")
    assert "PyDay" in message(met)
    assert "hiring juniors" not in message(met), "a note is to oneself"
    (one,) = waiting(met)
    assert (one.purpose, one.channel, one.variant) == (Purpose.THANKS, Channel.DM, 0)


def test_the_channel_and_the_purpose_follow_the_name_in_any_order(met: Person):
    met.says("/draft Ana follow-up by email").sees("Follow-up: e-mail to Ana Ruiz", "my CV")
    met.says("/gv draft Ana connection note thanks").sees("Thanks: connection note to Ana Ruiz")
    met.says("/draft Ana purpose:share channel:linkedin").sees("LinkedIn message to Ana Ruiz")
    assert len(waiting(met)) == 3


def test_what_is_missing_is_marked_and_named_and_the_draft_is_not_called_ready(member: Person):
    """S26."""
    member.says("/contact add Ben").says("/draft Ben thanks")
    member.sees("Not ready yet: direct message to Ben", "Missing: ‹one thing that you talked about›")
    member.does_not_see("Ready. Copy it")
    assert "‹one thing that you talked about›" in message(member)
    member.presses("Edit")
    member.fills(text="Hi Ben! Thank you.").sees("Not ready yet", "Missing: one thing only Ben would know")
    member.presses("Edit").fills(
        text="Hi Ben! Thank you for your talk about maps at PyDay. I send you my notes on Friday. Shall I add slides?"
    )
    member.sees("Thanks: direct message to Ben").does_not_see("Not ready yet")


def test_what_they_care_about_stands_in_the_message(member: Person):
    """S34."""
    member.says("/contact add Ana Ruiz, recruiter @Acme").says("/contact edit Ana cares:climate tech")
    member.says("/draft Ana re-connect")
    assert "climate tech" in message(member)
    member.sees("From your log: their name and what they care about")
    member.says("/contact edit Ana cares:he wants a divorce").says("/draft Ana re-connect")
    assert "divorce" not in message(member)
    member.sees("For your eyes: he wants a divorce")


def test_other_words_shorter_and_another_channel_keep_to_the_facts(met: Person):
    """S35."""
    met.says("/draft Ana follow-up")
    texts = [message(met)]
    for label in ("Other words", "Shorter", "E-mail", "Connection note"):
        met.presses(label)
        texts.append(message(met))
        assert "my CV" in texts[-1]
    assert len(set(texts[:-1])) == 4
    assert len(texts[-1]) <= 200
    assert len(waiting(met)) == 1, "it is one message all the time"


def test_another_purpose_is_a_button_away(met: Person):
    met.says("/draft Ana").presses("Get in touch again").sees("Get in touch again: direct message to Ana Ruiz")
    (one,) = waiting(met)
    assert (one.purpose, one.followup) == (Purpose.RECONNECT, None), "it is no thanks any more"


def test_own_words_are_kept_sealed_and_checked(talk: Talk, met: Person):
    met.says("/draft Ana").presses("Edit").fills(text="I hope this zorblatt finds you well. Any job for me?")
    met.sees("Worth a change", "It offers nothing").does_not_see("Ready. Copy it")
    assert "zorblatt" not in repr(every_row(talk.database)["drafts"])
    assert "zorblatt" not in "".join(found.wire() for found in met.card.buttons())
    assert "zorblatt" not in met.card.notification
    met.presses("E-mail").sees("zorblatt", "Worth a change")
    met.presses("Start over").does_not_see("zorblatt").presses("Back to my words").sees("zorblatt")


def test_the_form_to_edit_shows_the_text_as_it_is(met: Person):
    met.says("/draft Ana")
    (one,) = waiting(met)
    met.says(f"/draft edit draft:{ids.spell_id(one.id)}")
    assert [field.value for field in met.form.fields] == [one.text]


def test_a_second_draft_for_the_same_goes_on_with_the_first(met: Person):
    draft = met.says("/followup list").button("Draft")
    met.presses_again(draft).presses("Edit").fills(text="Hi Ana, my own words about PyDay.")
    met.says("/draft Ana follow-up").sees("my own words about PyDay")
    met.presses_again(draft).sees("my own words about PyDay")
    assert len(waiting(met)) == 1


def test_two_people_are_introduced_with_what_they_have_in_common(met: Person):
    met.says("/contact add Ben Meyer, designer @Lune").says("/contact edit Ben skills:maps")
    met.says("/contact edit Ana interests:Maps").says("/draft Ana introduction to Ben Meyer")
    met.sees("Introduce them to somebody: direct message to Ana Ruiz", "Ben Meyer", "designer at Lune", "Maps")
    met.presses("I sent it").sees("Noted as something you gave")
    met.says("/draft Ana introduction to Ana").sees("You can't introduce Ana Ruiz to themselves")
    met.says("/draft Ana introduction").sees("‹whom›").presses("Whom")
    assert met.form.call.name == "draft turn"


def test_a_shared_link_is_the_one_that_was_saved(met: Person):
    """S30."""
    met.says("/gv share https://example.org/maps maps of towns #maps")
    owner = met.member.id
    shares = met.talk.look(lambda store: store.shares.newest(owner, limit=1))
    met.says(f"/draft Ana share link:{ids.spell_id(shares[0].id)}")
    assert "https://example.org/maps" in message(met)
    met.presses("Other words")
    assert "https://example.org/maps" in message(met)


def test_who_writes_is_said_to_somebody_who_may_not_know_it(member: Person):
    """S53."""
    member.says("/pitch set who: I am Dana Lind, a data analyst").says("/contact add Ben, designer @Lune")
    member.says("/draft Ben coffee chat")
    assert "I am Dana Lind, a data analyst." in message(member)


def test_what_there_is_to_congratulate_on_stands_in_the_message(met: Person):
    """S28."""
    met.says("/congratulate Ana - new job at Lune").says("/draft Ana congratulations")
    met.sees("Congratulation: direct message to Ana Ruiz").does_not_see("Missing")
    assert "new job" in message(met)


# Asking for something


def test_the_guard_speaks_before_an_ask_and_never_blocks_it(met: Person):
    """S37."""
    met.says("/draft Ana referral").sees("Before you ask Ana Ruiz for a referral")
    assert waiting(met) == ()
    met.presses("Ask anyway").sees("direct message to Ana Ruiz", "‹the job, with a link›")
    assert [one.purpose for one in waiting(met)] == [Purpose.REFERRAL]
    met.says("/draft Ana").presses("Ask for a referral").does_not_see("Before you ask")


def test_the_guard_speaks_too_when_a_draft_becomes_an_ask(met: Person):
    met.says("/draft Ana").presses("Ask for a referral").sees("Before you ask").presses("Ask anyway")
    met.sees("‹the job, with a link›")


def test_a_sent_ask_is_in_the_ledger_until_it_is_taken_back(met: Person):
    met.says("/draft Ana feedback").presses("I sent it").sees(
        "Logged: a message to Ana Ruiz", "Noted as something you asked for"
    )
    owner = met.member.id
    deeds = met.talk.look(lambda store: store.deeds.of_contact(owner, ana(met)))
    assert [(one.kind, one.sort) for one in deeds] == [(DeedKind.ASK, "feedback")]
    met.presses("I did not send it")
    assert met.talk.look(lambda store: store.deeds.of_contact(owner, ana(met))) == ()


# The list


def test_what_is_not_sent_waits_in_the_list(met: Person):
    met.says("/draft list").sees("No message waits for you").says("/draft Ana").says("/draft Ana follow-up")
    met.says("/draft list").sees("2 messages to send", "Ana Ruiz: thanks, today", "Ana Ruiz: follow-up, today")
    met.presses("Open", "thanks").sees("Thanks: direct message to Ana Ruiz")
    met.says("/draft list").presses("I sent it", "thanks").says("/draft list").sees("1 message to send")
    met.says("/contact show Ana").sees("Draft", "Follow-up, today").presses("Draft a message")
    assert len(waiting(met)) >= 1


def test_what_was_removed_can_be_put_back(met: Person):
    met.says("/draft Ana follow-up").says("/draft list").presses("Remove").sees("Removed: the message", "my CV")
    assert waiting(met) == ()
    assert "CV" not in "".join(found.wire() for found in met.card.buttons())
    met.presses("Put back").sees("Follow-up: direct message to Ana Ruiz", "my CV")
    (one,) = waiting(met)
    assert (one.ask_on is not None, one.followup is not None, one.variant) == (True, True, 0)


def test_ten_thousand_drafts_are_listed_page_by_page(met: Person):
    met.says("/draft Ana")
    (first,) = waiting(met)
    now = met.talk.now()

    def many(store: Store) -> None:
        for _ in range(10_000):
            store.drafts.add(replace(first, id=DraftId(ids.new_id(now))))

    met.talk.change(many)
    met.says("/draft list").sees("10,001 messages to send")
    seen: set[str] = set()
    for _ in range(3):
        wires = {found.wire() for found in met.card.buttons() if found.label == "Open"}
        assert len(wires) == 10
        assert not seen & wires
        seen |= wires
        met.presses("More")


def test_skipped_can_be_opened_again(met: Person):
    met.says("/draft Ana").presses("Later").sees("Saved: the message to Ana Ruiz", "I will ask you about it").presses(
        "Skip"
    )
    met.sees("Skipped: the message to Ana Ruiz")
    assert waiting(met) == ()
    assert Kind.THANKS in kinds(met), "what was due stays"
    met.presses("Undo").sees("Thanks: direct message")
    assert len(waiting(met)) == 1


# Somebody else, nobody, and people who are gone


def test_nobody_is_known_yet(member: Person):
    member.says("/draft").sees("Nobody to write to yet", "met Ana Ruiz")


def test_without_a_name_people_with_something_due_are_offered(met: Person, clock: StoryClock):
    met.says("/draft").sees("Whom do you want to write to?", "Nothing is due")
    clock.move(days=1)
    met.says("/draft").sees("Ana Ruiz", "Thanks are due").presses("Draft").sees("Thanks: direct message")
    met.says("/draft").sees("Not sent yet: 1 message").presses("Write to somebody")
    assert [field.name for field in met.form.fields] == ["who", "purpose", "channel", "to"]
    met.fills(who="Ana", purpose="follow-up").sees("Follow-up: direct message")
    met.says("/draft thanks")
    assert met.form.call.values["purpose"] == "thanks"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/draft Zed", "I don't know anyone called “Zed”"),
        ("/draft Ana linkdin", "but I don't know “linkdin”"),
        ("/draft Ana thnaks", "Did you mean “thanks”"),
        ("/draft Ana channel:pigeon", "I don't know “pigeon” here"),
        ("/draft Ana purpose:singing", "I don't know “singing” here"),
        ("/draft Ana introduction to Zed", "I don't know anyone called “Zed”"),
        ("/draft check", ""),
    ],
)
def test_wrong_input_says_what_to_try(met: Person, line: str, told: str):
    met.says(line)
    if told:
        met.sees(told)
        assert met.failed()
    else:
        assert met.form.call.name == "draft check"
    assert waiting(met) == ()


def test_an_unclear_name_is_asked(met: Person):
    met.says("/contact add Ana Vega").says("/draft Ana thanks by email").sees("Which Ana?").presses("Ana Vega")
    met.sees("e-mail to Ana Vega")
    met.says("/contact add Ben").says("/draft Ben introduction to Ana").sees("Which Ana?").presses("Ana Vega")
    met.sees("direct message to Ben", "Ana Vega")


def test_a_forgotten_person_takes_their_drafts_along_and_those_that_name_them(met: Person):
    met.says("/contact add Ben Meyer, designer @Lune").says("/draft Ben introduction to Ana")
    opened = met.button("Shorter")
    met.says("/draft Ana")
    words = met.button("Shorter")
    assert len(waiting(met)) == 2
    met.says("/contact forget Ana sure:yes")
    assert waiting(met) == ()
    met.presses_again(words).sees("That message isn't there any more")
    met.presses_again(opened).sees("That message isn't there any more")
    assert met.failed()


def test_a_merged_persons_drafts_move_along_and_back(met: Person):
    met.says("/contact add Anna Ruiz").says("/draft Anna Ruiz thanks")
    met.says("/contact add Ben").says("/draft Ben introduction to Anna Ruiz")
    met.says("/contact merge Ana Ruiz and Anna Ruiz sure:yes")
    people = {one.contact for one in waiting(met)}
    assert len(people) == 2
    ben = next(one for one in waiting(met) if one.purpose is Purpose.INTRODUCTION)
    assert ben.other in people
    met.says("/draft list").sees("Ana Ruiz: thanks")


def test_an_archived_person_can_still_be_written_to(met: Person):
    met.says("/draft Ana").says("/contact archive Ana").says("/draft list").presses("Open").sees("in your archive")


def test_nobody_reaches_somebody_elses_draft(talk: Talk, met: Person):
    met.says("/draft Ana")
    other = talk.person("other").says("/help")
    for label in ("I sent it", "Shorter", "Later", "E-mail"):
        other.presses_again(met.button(label)).sees("That message isn't there any more")
    other.says("/draft list").sees("No message waits for you")
    assert [one.state for one in waiting(met)] == [State.OPEN]


# Checking any text


def test_any_text_is_checked_with_what_is_good_and_what_to_change(member: Person):
    """S26, S35, S37."""
    member.says("/draft check Dear Sir or Madam, do you have a job for me? channel:linkedin")
    member.sees("It asks for a job at once", "“", "Good:", "Read as a first message: LinkedIn message")
    member.presses("We know each other").does_not_see("It asks for a job at once")
    member.presses("Connection note").sees("connection note")
    assert "Madam" not in "".join(found.wire() for found in member.card.buttons())


def test_a_text_that_is_too_long_for_a_note_says_so(member: Person):
    """S35."""
    member.says(f"/draft check {'word ' * 80} channel:note").sees("It is too long")
    member.says(f"/draft check {'word ' * 50} channel:note").does_not_see("It is too long").sees("A note:")


def test_a_muted_check_is_only_counted(met: Person):
    text = "/draft check Hi Ana, tell me of your maps talk at PyDay. Which day can we talk?"
    met.says(text).sees("It offers nothing")
    met.says("/gv rules mute draft-no-value").says(text).does_not_see("It offers nothing").sees("1 check is muted")
    met.says("/gv rules unmute draft-no-value").says(text).sees("It offers nothing")


def test_a_check_muted_about_one_person_speaks_about_others(met: Person):
    met.says("/contact add Ben").says("/gv rules mute draft-no-value Ana")
    for name, heard in (("Ana", False), ("Ben", True)):
        met.says(f"/draft {name} thanks").presses("Edit").fills(
            text="Your talk at PyDay was good. Which day can we talk?"
        )
        assert ("It offers nothing" in met.text) is heard
