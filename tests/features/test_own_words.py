"""Stories of links, news, leads, good news and groups in the words of people who read no help (S63)."""

from __future__ import annotations

import pytest

from tests.features.test_deeds import done, labels
from tests.talk import Person


@pytest.fixture
def known(member: Person) -> Person:
    """Two people."""
    return member.says("/contact add Ana Ruiz, recruiter @Acme").says("/contact add Ben Moss, developer @Lune")


@pytest.mark.parametrize(
    "line",
    [
        "share none",
        "news nothing",
        "heard Ben none",
        "congratulate Ana - nothing",
        "presence group n/a",
        "presence joined nada",
    ],
)
def test_a_line_that_says_there_is_nothing_saves_nothing(known: Person, line: str):
    known.says(f"/{line}").sees("so I saved nothing", "That is fine")
    assert known.failed()


# Links and news


def test_news_is_shown_told_changed_and_removed_by_its_own_commands(known: Person):
    """S29."""
    for line in ("/news show", "/news edit", "/news told Ana"):
        known.says(line).sees("No news of yours yet")
    known.says("/news I start at Acme in May").says("/share a talk on Acme").says("/news I gave a talk")
    known.says("/news told Ana").sees("Noted: you told Ana Ruiz.", "News I gave a talk", "Told Ana Ruiz (today)")
    known.says("/news told Ben - acme").sees("Noted: you told Ben Moss.", "News I start at Acme in May")
    known.says("/news show").sees("I gave a talk").says("/news show acme").sees("I start at Acme")
    known.says("/news edit acme").fills(what="I start at Lune", link="", topics="").sees("Changed", "I start at Lune")
    known.says("/news remove lune").sees("Removed: your news").presses("Put back").sees("Told Ben Moss (today)")
    known.says("/share list acme").sees("1 with “acme”", "a talk on Acme")


def test_share_list_of_tools_can_still_be_shared(known: Person):
    """S30."""
    known.says("/share list of tools").sees("Nothing saved with “of tools”").presses("Save “list of tools”")
    known.sees("Saved to share", "What list of tools")
    known.says("/share list").sees("Saved to share: 1")


def test_what_was_saved_is_changed_and_deleted_by_its_words(known: Person):
    known.says("/share a talk on hiring #jobs").says("/share edit hiring")
    known.fills(what="a talk on pay", link="", topics="#jobs").sees("Changed", "a talk on pay")
    known.says("/share delete pay").sees("Removed: your idea to share").says("/share list").sees("Nothing saved")


def test_a_list_has_one_button_a_line(known: Person):
    for number in range(5):
        known.says(f"/share title {number}").says(f"/heard Ben - opening {number}")
    known.says("/share list")
    assert len(known.card.buttons()) <= 8
    known.says("/presence")
    assert len(known.card.actions) <= 8


# Leads


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("from Ben that Acme hires", "Acme hires"),
        ("from Ben Moss: an opening at Acme", "an opening at Acme"),
        ("an opening at Acme from Ben", "an opening at Acme"),
        ("through Ben about a job at Acme", "a job at Acme"),
    ],
)
def test_the_source_may_stand_anywhere(known: Person, line: str, what: str):
    """S43, S44."""
    known.says(f"/heard {line}").sees("Saved: Ben Moss", f"Lead {what}", "Company Acme" if "at" in line.split() else "")


def test_a_line_with_nobody_in_it_opens_the_form_with_what_was_heard(known: Person):
    known.says("/heard an opening for analysts at Zest")
    assert {one.name: one.value for one in known.form.fields if one.value} == {
        "what": "an opening for analysts at Zest"
    }
    known.says("/heard Ben")
    assert {one.name: one.value for one in known.form.fields if one.value} == {"who": "Ben"}


def test_a_lead_is_found_by_its_company_and_changed_by_its_source(known: Person):
    """S44."""
    known.says("/heard Ben - opening at Acme").says("/heard Ana - opening at Zest")
    known.says("/heard show acme").sees("From Ben Moss").says("/heard step zest - apply by 9 march")
    known.sees("Next step saved: Ana Ruiz", "apply, due Monday 9 March")
    known.says("/heard edit Ana").fills(what="opening for chefs at Zest", kind="lead", company="Zest", step="")
    known.sees("Changed: Ana Ruiz", "opening for chefs")
    known.says("/heard close acme won - I start in May").sees("Closed: Ben Moss")
    known.says("/heard remove zest").sees("Removed: lead from Ana Ruiz").says("/heard show nowhere")
    known.sees("I don't know anyone called “nowhere”")


def test_thanks_for_what_is_still_open_say_what_comes_first(known: Person):
    known.says("/heard Ben - opening at Acme").says("/heard thanked Ben")
    known.sees("There is nothing to thank Ben Moss for right now.", "heard close Ben Moss")


# Good news


@pytest.mark.parametrize("what", ["birthday", "birthday 30 feb", "birthday 32.13.", "turned 30"])
def test_a_birthday_is_on_no_day_that_nobody_said(known: Person, what: str):
    """S28."""
    known.says(f"/congratulate Ana - {what}").sees("I need the day of a birthday", "birthday today")
    assert known.failed()
    known.says("/congratulate Ana - birthday today").sees("5 March, every year")


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Ana on her new job", "Occasion New job When"),
        ("Ana for getting a promotion", "Occasion Promotion When"),
        ("Ana's birthday is 12 May", "Birthday When 12 May, every year"),
        ("Ana on winning a prize", "What winning a prize"),
    ],
)
def test_good_news_is_said_as_one_says_it(known: Person, line: str, seen: str):
    """S28."""
    known.says(f"/congratulate {line}").sees("Saved: Ana Ruiz", seen)


def test_good_news_is_changed_and_removed_by_the_name(known: Person):
    known.says("/congratulate edit Ana").sees("You noted nothing to congratulate Ana Ruiz on.")
    known.says("/congratulate Ana - new job").says("/congratulate edit Ana")
    assert known.form.fields[0].name == "what"
    known.fills(what="lead at Zest", kind="promotion", day="", yearly="no").sees("Changed: Ana Ruiz", "lead at Zest")
    known.says("/congratulate Ana - birthday 12 May").says("/congratulate remove Ana").sees("Which one of Ana Ruiz?")
    known.presses("Birthday").sees("Removed: birthday, Ana Ruiz").presses("Put back").sees("12 May, every year")


# Being present


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("linkedn", "Your LinkedIn profile"),
        ("my LinkedIn profile", "Your LinkedIn profile"),
        ("twitter", "Your X profile"),
        ("github headline", "I don't know the profile “github headline”"),
        ("linkedin headline", "Your LinkedIn profile"),
        ("gitlab", "I don't know the profile “gitlab”"),
        ("checklist", "Your LinkedIn profile"),
    ],
)
def test_a_profile_is_shown_in_the_words_of_people(member: Person, typed: str, title: str):
    """S54, S55."""
    member.says(f"/presence {typed}").sees(title)


@pytest.mark.parametrize(
    ("typed", "done_"),
    [
        ("about", "about text, LinkedIn"),
        ("skill", "skills, LinkedIn"),
        ("my new profile picture on LinkedIn", "photo, LinkedIn"),
        ("twitter bio", "bio, X"),
        ("readme", "a README about you, GitHub"),
    ],
)
def test_a_part_is_ticked_by_a_word_of_it(member: Person, typed: str, done_: str):
    """S54."""
    member.says(f"/presence tick {typed}").sees(f"Done: {done_}")


@pytest.mark.parametrize("typed", ["headline and photo", "everything", "x", "linkedin"])
def test_a_part_that_is_none_is_said_in_short(member: Person, typed: str):
    member.says(f"/presence tick {typed}").sees("I know no part of a profile", "one at a time").does_not_see("…")
    assert member.failed()


@pytest.mark.parametrize(
    "typed", ["Reactiflux on Discord", "Reactiflux, Discord", "Reactiflux (Discord)", "Reactiflux - Discord"]
)
def test_where_a_group_is_may_be_said_in_any_way(member: Person, typed: str):
    """S56."""
    member.says(f"/presence add {typed}").sees("Added: Reactiflux", "Reactiflux on Discord. Not joined yet.")
    member.says("/presence joined I joined Reactiflux").sees("You joined: Reactiflux")
    member.says("/presence groups").sees("Your groups: 1").says("/presence reactiflux").sees("Your groups: 1")
    member.says("/presence remove Reactiflux").sees("Removed: Reactiflux")


def test_small_actions_may_be_typed(member: Person):
    member.says("/presence commented")
    assert member.form.call.values == {"kind": "comment"}


def test_a_group_that_a_line_names_can_be_put_on_the_list_with_its_day(member: Person):
    """S56."""
    member.says("/did joined Reactiflux on Discord").presses("Add it to my groups")
    member.sees("Reactiflux on Discord. You joined today.")
    assert len(done(member)) == 1
    member.says("/did introduced myself in Reactiflux")
    assert "Add it to my groups" not in labels(member)
    member.says("/did introduced myself in Rust Berlin").presses("Add it to my groups")
    member.sees("You joined today and introduced yourself today.")
    member.says("/presence joined the Zig group")
    assert "Add it to my groups" not in labels(member)
