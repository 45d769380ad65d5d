"""Stories of what is known about people: added, edited, noted, tagged, put nearer, put away."""

from __future__ import annotations

import pytest

from bot.contacts.facts import NOTE_LIMIT
from bot.contacts.model import Contact
from bot.followups.model import Kind
from tests.talk import Person, StoryClock, Talk


def known(member: Person, name: str) -> Contact:
    owner = member.member.id
    people = member.talk.look(lambda store: store.contacts.named(owner, (name.casefold(),), archived=True))
    assert len(people) == 1, people
    return people[0]


# Adding


def test_somebody_added_is_said_back_in_full(member: Person):
    member.says("/contact add Ben")
    member.says(
        "/contact add Ana Ruiz, recruiter @Acme, PyDay, via Ben, ana@acme.example, x.com/ana #python - plays chess"
    )
    member.sees("✓ Added: Ana Ruiz", "Role recruiter", "Company Acme", "Met PyDay", "Through Ben", "ana@acme.example")
    member.sees("x.com/ana", "#python", "2026-03-05: plays chess", "No reminders for now")


def test_nothing_reminds_of_somebody_added(member: Person, clock: StoryClock):
    """S5."""
    member.says("/contact add Ana\nBen").says("/contact add Cleo; promised a book; next friday")
    member.sees("promised a book; next friday")
    assert member.open_followups() == ()
    clock.move(days=130)
    member.was_sent_nothing()


def test_a_meeting_with_somebody_added_starts_the_chain(member: Person):
    member.says("/contact add Ana Ruiz").says("/met Ana Ruiz - tea").sees(
        "Logged another talk with Ana Ruiz", "Say thanks"
    )
    member.presses("warm").sees("keep in touch every 60 days")
    assert Kind.CADENCE in {one.kind for one in member.open_followups()}


def test_adding_without_anything_opens_a_form(member: Person):
    member.says("/contact add")
    assert len(member.form.fields) == 5
    member.fills(who="Ana Ruiz", company="Acme", note="plays chess").sees("✓ Added: Ana Ruiz", "Acme", "plays chess")


def test_many_lines_are_many_people(member: Person):
    """S5."""
    member.says("/contact add " + "\n".join(f"Person{n} Test, @Firm{n}" for n in range(60)))
    member.sees("Added 60 people", "Person0 Test, Firm0", "and 40 others")
    member.says("/contact list").sees("60 people you know")


def test_adding_the_same_lines_again_doubles_nobody(member: Person):
    lines = "/contact add Ana Ruiz @Acme - chess\nBen\nBen, #python"
    member.says(lines).sees("Added 2 people")
    member.says(lines).sees("Added 0 people", "You knew 3 people already")
    member.says("/contact list").sees("2 people you know", "#python")
    assert known(member, "ana").note == "2026-03-05: chess"


def test_a_namesake_at_another_company_is_asked_about(member: Person):
    member.says("/contact add Ana Ruiz @Acme").says("/contact add Ana Ruiz @Lune").sees("somebody you know")
    member.presses("Somebody new").sees("✓ Added: Ana Ruiz", "Lune")
    member.says("/contact list").sees("2 people you know")


def test_one_line_without_a_name_keeps_all_of_them_out(member: Person):
    member.says("/contact add Ana\n, recruiter").sees("I need a name first.")
    member.says("/contact list").sees("Nobody here yet")


# Meeting


def test_yesterday_in_the_line_is_the_day_of_the_talk(member: Person):
    member.says("/met Ana Ruiz, PyDay; yesterday; next wednesday").sees("Talked yesterday", "Wednesday 11 March")
    member.says("/contact show Ana").sees("Last talk yesterday")


def test_a_sentence_is_understood_and_said_back(member: Person):
    member.says(
        "/met Met Ana Ruiz from Acme at the PyDay dinner, she's a recruiter, +351 912 345 678, @ana_ruiz on github; "
        "I'll send her my CV by 11 March"
    )
    member.sees("✓ Logged: Ana Ruiz", "Role recruiter", "Company Acme", "Met PyDay dinner", "Phone +351 912 345 678")
    member.sees("You promised send her my CV", "Wednesday 11 March", "@ana_ruiz")
    member.says("/contact show Ana").sees("+351 912 345 678")


def test_whoever_has_no_name_is_called_by_an_address(member: Person):
    member.says("/met ben.oak@acme.example").sees("✓ Logged: Ben Oak", "E-mail ben.oak@acme.example")
    member.says("/met @lena99, designer").sees("✓ Logged: @lena99", "Role designer")


def test_a_name_in_quotes_is_a_name_as_it_stands(member: Person):
    member.says('/met "Dr. Who, at Acme - via Ben"').sees("✓ Logged: Dr. Who, at Acme - via Ben").does_not_see(
        "Company"
    )


def test_of_several_lines_nobody_is_asked_which_day(member: Person):
    member.says("/met Ana Ruiz; next friday\nBen; tomorrow").sees("Logged 2 people")


def test_a_day_that_is_over_is_not_a_day_to_follow_up(member: Person):
    member.says("/met Ana Ruiz; 2026-03-02").sees("Talked Monday 2 March")


def test_an_introducer_nobody_knows_stays_in_the_note(member: Person):
    member.says("/met Ana Ruiz, via Zoltan").sees("via Zoltan").says("/met Cleo, via linkedin").sees("Channel LinkedIn")


def test_a_talk_takes_how_purpose_direction_and_outcome(member: Person):
    """S24, S42, L4."""
    member.says("/met Ana Ruiz")
    member.says("/contact talked Ana how:call purpose:advice started:them outcome:lead day:yesterday - her team grows")
    member.sees("Logged: call with Ana Ruiz yesterday").does_not_see("What came of it")
    member.says("/contact show Ana").sees("Call, yesterday", "for advice", "they started it", "it brought: lead")


def test_what_came_of_a_talk_is_one_press_and_can_be_changed(member: Person):
    """S43."""
    member.says("/met Ana Ruiz").sees("What came of it").presses("referral").sees("brought a referral")
    member.presses("introduction").sees("brought an introduction")
    member.says("/contact show Ana").sees("it brought: introduction")


@pytest.mark.parametrize("day", ["tomorrow", "next friday", "in 3 days", "2027-01-01"])
def test_a_talk_still_to_come_is_refused(member: Person, day: str):
    member.says("/met Ana Ruiz").says(f'/contact talked Ana day:"{day}"').sees("is still to come")
    assert member.failed()


def test_the_day_of_a_talk_is_the_members_own(talk: Talk):
    member = talk.person("kiri", zone="Pacific/Auckland")  # Friday morning there
    member.says("/met Ana; yesterday").says("/contact show Ana")
    owner = member.member.id
    entries = talk.look(lambda store: store.journal.of_contact(owner, known(member, "ana").id))
    assert [str(entry.day) for entry in entries] == ["2026-03-05"]


# Editing


def test_each_page_of_the_form_leads_to_the_next(member: Person):
    """S21, S22, S24, S34, L4."""
    member.says("/contact add Ben").says("/contact add Ana").presses("Edit")
    member.fills(name="Ana Ruiz", role="chef", tags="#python, data science").sees("#python #data science")
    member.presses("More").fills(email="ana@acme.example", links="ana.example/cv, https://x.com/ana", channel="event")
    member.sees("ana@acme.example", "ana.example/cv", "event").presses("More")
    member.fills(through="Ben", kind="mentor", skills="SQL", interests="chess, tea").sees("Through Ben", "Kind mentor")
    member.presses("More").fills(cares="open data", note="tall", stage="ally").sees("open data", "tall", "Stage ally")
    member.presses("Edit")
    assert [field.value for field in member.form.fields] == ["Ana Ruiz", "chef", "", "", "python, data science"]
    member.says("/contact show Ben").sees("Introduced Ana Ruiz")


def test_a_dash_empties_a_fact(member: Person):
    member.says("/contact add Ben").says("/contact add Ana, via Ben #python - tall")
    member.says("/contact edit Ana through:- tags:- note:-").sees("Changed: Ana").does_not_see("Ben", "python", "tall")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("email:nobody", "doesn't look like an e-mail address"),
        ("links:javascript:alert(1)", "doesn't look like a web address"),
        ('links:"not a link"', "doesn't look like a web address"),
        ("through:Ana", "nobody introduces themselves"),
        ("tags:" + ",".join(map(str, range(31))), "more than 30"),
        ("stage:enemy", "I don't know “enemy” here"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changed(member: Person, wrong: str, message: str):
    member.says("/contact add Ana")
    before = known(member, "ana")
    member.says(f"/contact edit Ana {wrong}").sees(message)
    assert member.failed()
    assert known(member, "ana") == before


# Notes and tags


def test_notes_are_added_with_their_day(member: Person, clock: StoryClock):
    member.says("/contact add Ana").says("/contact note Ana - loves chess").sees("Noted for Ana", "loves chess")
    clock.move(days=1)
    member.says("/contact note Ana - moves to Lune\nin May")
    assert known(member, "ana").note == "2026-03-05: loves chess\n2026-03-06: moves to Lune\nin May"
    member.says("/contact show Ana").sees("loves chess", "moves to Lune")


def test_a_note_that_has_no_room_left_says_so(member: Person):
    member.says("/contact add Ana").says("/contact note Ana - " + "x" * 1990).says("/contact note Ana - " + "y" * 1970)
    full = known(member, "ana").note
    member.says("/contact note Ana - " + "z" * 100).sees("There is no room left in the notes on Ana")
    assert known(member, "ana").note == full
    assert len(full) <= NOTE_LIMIT


def test_tags_come_and_go(member: Person):
    member.says("/contact add Ana").says("/contact tag Ana #python #PyDay").sees("Ana: #python #PyDay")
    member.says("/contact tag Ana #Python -pyday #go").sees("Ana: #python #go")
    member.says("/contact untag Ana -python -#go").sees("Ana: no tags")


def test_tags_that_cannot_be_read_are_refused(member: Person):
    member.says("/contact add Ana").says('/contact tag Ana tags:"a! b?"').sees("I couldn't read")


# Closeness


def test_a_tier_restarts_keeping_in_touch(member: Person):
    member.says("/met Ana Ruiz").says("/contact tier Ana close").sees("every 30 days", "Next Saturday 4 April")
    member.presses("light").sees("every 120 days", "Next Friday 3 July")
    assert [str(one.due) for one in member.open_followups() if one.kind is Kind.CADENCE] == ["2026-07-03"]


def test_a_tier_without_a_word_is_asked_for(member: Person):
    member.says("/met Ana Ruiz").says("/contact tier Ana")
    assert [field.name for field in member.form.fields] == ["who", "tier"]
    member.fills(who="Ana", tier="close").sees("every 30 days")


# Archive


def test_archived_people_leave_lists_reminders_and_suggestions(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz; promised a book").says("/met Ben").says("/contact archive Ana")
    member.sees("Archived: Ana Ruiz", "Put away with them: 4 follow-ups")
    member.says("/contact list").sees("1 person you know").does_not_see("Ana")
    member.says("/followup list").does_not_see("Ana")
    for typed in ("", "an"):
        found = talk.run(talk.bot.suggest(member._request(""), "contact show", "who", typed, talk.now()))
        assert not any("Ana" in choice.label for choice in found)
    clock.move(days=40)
    assert not any("Ana" in message.text for message in member.mailed)
    member.says("/contact list archived:yes").sees("1 person in your archive", "Ana Ruiz")
    member.says("/contact show Ana").sees("Archived: not in your lists")
    member.says("/contact find ana").sees("Nothing found").says("/contact find ana archived:yes").sees("Ana Ruiz")


def test_who_comes_back_brings_their_follow_ups(member: Person):
    member.says("/met Ana Ruiz; promised a book")
    before = {(one.id, one.due, one.what) for one in member.open_followups()}
    member.says("/contact archive Ana").presses("Undo").sees("Ana Ruiz is back", "Back in your list: 4 follow-ups")
    assert {(one.id, one.due, one.what) for one in member.open_followups()} == before
    assert all(one.nudge_at is not None for one in member.open_followups())


def test_archiving_twice_changes_nothing_more(member: Person):
    member.says("/met Ana Ruiz").says("/contact archive Ana").says("/contact archive Ana").sees(
        "in your archive already"
    )
    member.presses("Bring back").sees("is back").says("/contact unarchive Ana").sees("is not in your archive")


def test_meeting_somebody_archived_brings_them_back(member: Person):
    member.says("/met Ana Ruiz").says("/contact archive Ana").says("/met Ana Ruiz - tea").sees("another talk with Ana")
    member.says("/contact list").sees("1 person you know")


def test_a_talk_with_somebody_archived_reminds_of_nothing(member: Person):
    member.says("/met Ana Ruiz").says("/contact archive Ana").says("/contact talked Ana how:call").sees("Logged: call")
    assert member.open_followups() == ()
