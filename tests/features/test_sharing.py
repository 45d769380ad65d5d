"""Stories of links and news that are worth sharing: saved once, told one by one, and logged."""

from __future__ import annotations

from datetime import date

import pytest

from bot.journal.model import DeedKind, Entry, How
from bot.sharing import rules
from tests.features.test_deeds import counted, done, labels
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk

LINK = "https://www.example.org/posts/hiring-juniors"


@pytest.fixture
def ana(member: Person) -> Person:
    """Three people, of whom two care about something."""
    member.says("/met Ana Ruiz, recruiter @Acme").says("/contact edit Ana cares:hiring juniors")
    member.says("/met Ben Moss, developer @Lune").says("/contact tag Ben #python")
    return member.says("/met Cleo Oak, chef @Zest")


def talks(member: Person, name: str) -> list[Entry]:
    owner = member.member.id

    def look(store) -> list[Entry]:
        (contact,) = store.contacts.named(owner, (name.lower(),))
        return list(store.journal.of_contact(owner, contact.id))

    return member.talk.look(look)


# Links


def test_a_link_is_saved_once_and_finds_the_people_who_care(ana: Person):
    """S30."""
    ana.says(f"/share {LINK} - how juniors get hired with python #hiring")
    ana.sees("Saved to share", "Because Ana Ruiz cares about “hiring”.", "Because Ben Moss has your tag “python”.")
    ana.does_not_see("Cleo")
    ana.says("/share http://example.org/posts/hiring-juniors/?utm_source=mail").sees("You have that already", "python")
    ana.says("/share list").sees("Saved to share: 1", "told nobody yet", "#hiring")


def test_a_link_without_a_word_is_about_what_its_address_says(ana: Person):
    ana.says(f"/share {LINK}").sees("Because Ana Ruiz cares about “hiring”.")


def test_whom_it_was_told_is_logged_as_given_and_counts(ana: Person):
    """S30, S31."""
    ana.says("/goal set Help 3 people by June").says(f"/share {LINK} - how juniors get hired #hiring")
    ana.presses("Told them", "Ana").sees("Noted: you told Ana Ruiz.", "1 of 3", "Told Ana Ruiz (today)")
    ana.does_not_see("Because Ana")
    (deed,) = done(ana)
    assert (deed.kind, deed.sort, deed.what) == (DeedKind.HELP, "article", f"how juniors get hired {LINK}")
    assert counted(ana) == 1
    ana.says("/contact show Ana").sees("You gave how juniors get hired").does_not_see("Might like")


def test_telling_can_be_undone_and_a_second_press_changes_nothing(ana: Person):
    ana.says("/goal set Help 3 people by June").says(f"/share {LINK} - for juniors")
    told = ana.button("Told them", "Ana")
    ana.presses_again(told)
    undo = ana.button("Undo")
    ana.presses_again(told).sees("Ana Ruiz was on the list of this already.")
    assert len(done(ana)) == counted(ana) == 1
    ana.presses_again(undo).sees("Taken back: Ana Ruiz.", "Because Ana Ruiz cares about “juniors”.")
    assert done(ana) == []
    assert counted(ana) == 0
    before = every_row(ana.talk.database)
    ana.presses_again(undo).sees("I couldn't find that any more.")
    assert {name: rows for name, rows in every_row(ana.talk.database).items() if name != "members"} == {
        name: rows for name, rows in before.items() if name != "members"
    }


def test_what_is_not_for_somebody_is_not_suggested_again(ana: Person):
    ana.says(f"/share {LINK} - for juniors").presses("Not for them", "Ana").sees("Not for Ana Ruiz.")
    ana.does_not_see("Because Ana").says("/share show juniors").does_not_see("Because Ana")
    ana.says("/contact show Ana").does_not_see("Might like", "You gave")
    ana.says("/share told Ana - juniors").sees("Noted: you told Ana Ruiz.")  # they changed their mind


def test_somebody_whom_no_rule_found_can_be_told(ana: Person):
    ana.says(f"/share {LINK} - for juniors").presses("Told somebody else").fills(who="Cleo").sees("you told Cleo Oak")
    ana.says("/share told Nobody - juniors").sees("I don't know anyone called “Nobody”.")
    ana.says("/share told Cleo - zebras").sees("I couldn't find “zebras” among what you saved.")


def test_the_person_says_what_they_might_like(ana: Person):
    """S30."""
    ana.says("/share a talk on python").says("/contact show Ben").sees("Might like a talk on python")
    ana.says("/contact show Cleo").does_not_see("Might like")


def test_a_link_is_changed_removed_and_put_back_with_who_got_it(ana: Person):
    ana.says(f"/share {LINK} - for juniors").presses("Told them", "Ana").presses("Edit")
    assert {field.name: field.value for field in ana.form.fields} == {"what": "for juniors", "link": LINK, "topics": ""}
    ana.fills(what="for chefs", link=LINK, topics="#cooking").sees("Changed", "for chefs", "#cooking")
    ana.says("/share remove chefs").sees("Removed: your link", "What you gave to people stays logged.")
    assert len(done(ana)) == 1
    ana.says("/share list").sees("Nothing saved to share yet")
    ana.presses("Put back").sees("Put back", "for chefs", "#cooking", "Told Ana Ruiz (today)")
    ana.says("/share edit")
    assert ana.form.fields[0].name == "which"


def test_nothing_to_save_and_no_link_say_what_to_do(ana: Person):
    ana.says("/share #tag").sees("There is no link and no title in that.")
    ana.says("/share ftp://example.org").presses("Edit").fills(link="javascript:alert(1)", what="x")
    ana.sees("I couldn't read “javascript:alert(1)” as a link.")
    ana.says("/share").fills(what="a book on soup", topics="#soup -salt").sees("a book on soup", "#soup")
    ana.sees("I found nobody who cares about this yet.").does_not_see("salt")


def test_lists_have_pages_and_are_searched_by_topic(ana: Person):
    for number in range(7):
        ana.says(f"/share title number{number} #{'rust' if number % 2 else 'soup'}")
    ana.says("/share list").sees("Saved to share: 7", "number6", "number2").does_not_see("number1")
    ana.presses("More").sees("number1", "number0").does_not_see("number2")
    ana.says("/share list rust").sees("3 with “rust”", "number5").does_not_see("number6")
    ana.says("/share list zebra").sees("Nothing saved with “zebra”")
    ana.says("/share show number").sees("7 of those have “number”.")
    ana.says("/share list page:9").sees("I couldn't find that any more.")


def test_who_is_archived_or_forgotten_is_not_suggested(ana: Person):
    ana.says("/contact archive Ana").says("/contact archive Ben")
    ana.says(f"/share {LINK} - python for juniors").does_not_see("Ana Ruiz", "Ben Moss")
    ana.says("/contact unarchive Ben").says("/share show juniors").presses("Told them", "Ben").says(
        "/contact forget Ben sure:yes"
    )
    ana.says("/share show juniors").does_not_see("Ben", "Told Ben")
    ana.says("/contact unarchive Ana").says("/share show juniors").sees("Because Ana Ruiz cares about “juniors”.")


def test_what_was_removed_and_names_who_got_it_goes_with_them(ana: Person):
    ana.says(f"/share {LINK} - for juniors").presses("Told them", "Ana").says("/share remove juniors")
    ana.says("/contact forget Ana sure:yes")
    assert every_row(ana.talk.database)["held"] == []


def test_many_who_care_come_in_pages(ana: Person):
    for number in range(8):
        ana.says(f"/contact add Dev{number} #rust")
    ana.says("/share learn #rust").sees("Dev0", "Dev4", "3 more people fit.").does_not_see("Dev5")
    ana.presses("More people").sees("Dev5", "Dev7").does_not_see("Dev4")


# News


def test_news_goes_first_to_those_who_helped_and_those_who_are_close(ana: Person, clock: StoryClock):
    """S29."""
    ana.says("/contact talked Ben outcome:referral").says("/contact tier Cleo close")
    ana.says("/heard Ana - advice on my CV")
    clock.move(days=20)
    ana.says("/news I start at Lune in May")
    ana.sees("Ben Moss gave you a referral, 2 weeks ago. No news yet.", "Ana Ruiz gave you advice", "Cleo Oak is close")
    clock.move(days=1)
    ana.presses("Told them", "Ben").sees("Noted: you told Ben Moss.", "Keep in touch:")
    (newest, *_) = talks(ana, "ben")
    assert (newest.how, newest.started, newest.day) == (How.MESSAGE, "me", date(2026, 3, 26))
    assert "I start at Lune in May" in newest.note
    ana.says("/contact show Ben").sees("Heard news I start at Lune in May")


def test_who_heard_no_news_for_longest_comes_first(ana: Person, clock: StoryClock):
    """S29."""
    for name in ("Ana", "Ben", "Cleo"):
        ana.says(f"/contact tier {name} close")
    ana.says("/news I passed the exam").presses("Told them", "Ana")
    clock.move(days=40)
    ana.says("/news I start at Lune").sees("Last news: 5 weeks ago.")
    assert ana.text.index("Ben Moss is close") < ana.text.index("Cleo Oak is close") < ana.text.index("Ana Ruiz is")


def test_news_is_told_one_by_one_and_never_to_everybody(ana: Person):
    """S34."""
    for number in range(14):
        ana.says(f"/contact add Pal{number}").says(f"/contact tier Pal{number} close")
    ana.says("/news I start at Lune").sees("5 more people fit.")
    for _ in range(rules.MOST_TOLD):
        assert not [label for label in labels(ana) if "all" in label.lower() or "everybody" in label.lower()]
        ana.presses_again(ana.button("Told them"))
    ana.sees("That is everybody I can think of.").does_not_see("Because")


def test_a_message_about_news_is_taken_back_with_it(ana: Person):
    ana.says("/contact tier Cleo close").says("/news I start at Lune").presses("Told them", "Cleo")
    assert len(talks(ana, "cleo")) == 2
    ana.presses("Undo").sees("Taken back: Cleo Oak.", "Keep in touch:", "No news yet.")
    assert len(talks(ana, "cleo")) == 1


def test_news_for_nobody_says_whom_it_looks_for(member: Person):
    member.says("/news list").sees("No news of yours yet").says("/news I start at Lune").sees(
        "Nobody comes to mind yet."
    )
    member.says("/news list").sees("Your news: 1", "told nobody yet")
    member.says("/share list").sees("news · told nobody yet")


def test_what_was_saved_outlives_a_restart(ana: Person, talk: Talk):
    ana.says(f"/share {LINK} - for juniors")
    told = ana.button("Told them", "Ana")
    talk.restart()
    ana.presses_again(told).sees("Noted: you told Ana Ruiz.")


def test_saved_links_have_a_limit_that_says_what_to_do(ana: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.sharing.commands.MOST", 2)
    ana.says("/share one soup").says("/share two soups").says("/share three soups").sees(
        "You have saved 2 links and news"
    )
    ana.says("/share two soups").sees("You have that already")
