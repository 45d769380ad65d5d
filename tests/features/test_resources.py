"""Stories of books and courses, and of what the people of a space recommend to each other."""

from __future__ import annotations

import pytest

from bot.tips import reading
from bot.tips.books import SEEDS
from bot.tips.model import Resource
from tests.features.guests import guest
from tests.talk import Person, Talk


def shared(talk: Talk, space: str = "slack/T1") -> list[Resource]:
    return list(talk.look(lambda store: store.resources.of_spaces((space,), limit=1000)))


# Reading


@pytest.mark.parametrize(
    ("title", "about", "meant"),
    [
        ("Learning by Doing by Jane Roe", "short", ("Learning by Doing", "Jane Roe", "short", "")),
        ('"Stand by Me" by Ben King', "", ("Stand by Me", "Ben King", "", "")),
        ('"Stand by Me"', "", ("Stand by Me", "", "", "")),
        ("A guide", "clear https://example.org/guide.", ("A guide", "", "clear", "https://example.org/guide")),
        ("https://example.org/x A guide", "", ("A guide", "", "", "https://example.org/x")),
        ("A guide <https://example.org/x>", "good", ("A guide", "", "good", "https://example.org/x")),
        ("A guide", "clear; link: https://example.org/x", ("A guide", "", "clear", "https://example.org/x")),
        ("A guide www.example.org/x", "", ("A guide", "", "", "https://www.example.org/x")),
        ("Side by Side", "", ("Side by Side", "", "", "")),
        ("Bird by Bird by Ann Roe", "", ("Bird by Bird", "Ann Roe", "", "")),
        ("Learn Python by doing", "", ("Learn Python by doing", "", "", "")),
        ("small maps by jane roe", "", ("small maps", "jane roe", "", "")),
    ],
)
def test_a_line_is_read_into_its_parts(title: str, about: str, meant: tuple[str, ...]):
    assert tuple(reading.read(title, "", about, "")) == meant


def test_an_author_that_is_named_leaves_the_title_alone():
    assert reading.read("Stand by Me", "Ben King", "", "").title == "Stand by Me"


@pytest.mark.parametrize(
    "link",
    ["https://example.org", "http://example.org/a?b=c#d", "https://sub.example.co.uk:8443/x", "https://münchen.de"],
)
def test_links_to_named_sites_are_taken(link: str):
    assert reading.checked(link) == link


def test_a_site_without_its_beginning_gets_it():
    assert reading.checked("meetup.com/pyday") == "https://meetup.com/pyday"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,hi",
        "ftp://example.org",
        "https://user:pw@example.org",
        "https://user@example.org",
        "https://bank.example@evil.example",
        "https://localhost/x",
        "https://",
        "https://[::1",
        "https://exa mple.org",
        "https://example.org\\@evil.example",
        "https://example.org:99999999/",
        "//example.org",
        "https://example.org/" + "a" * 500,
    ],
)
def test_any_other_link_is_refused(link: str):
    with pytest.raises(reading.NotALink):
        reading.checked(link)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (reading.Line("Maps", "Jo Roe"), "book"),
        (reading.Line("Maps", "", "a course of four weeks"), "course"),
        (reading.Line("Maps", "", "", "https://www.youtube.com/watch"), "video"),
        (reading.Line("The map podcast"), "podcast"),
        (reading.Line("Maps", "Jo Roe", "", "https://example.org"), "other"),
    ],
)
def test_what_it_is_follows_from_its_words(line: reading.Line, kind: str):
    assert reading.kind(line) == kind


# Stories


def test_books_and_courses_are_there_from_the_start(member: Person):
    """S60, S48."""
    member.says("/gv resources").sees("Never Eat Alone", "Keith Ferrazzi", "Networking Like a Pro", "Ivan Misner")
    member.sees("LinkedIn Learning", "Coursera", "https://www.meetup.com", "Nobody here has added anything yet")
    assert all(seed.about for seed in SEEDS)


def test_what_one_adds_all_in_the_space_see_without_a_name(member: Person, talk: Talk):
    """S60: communities add their own."""
    member.says("/resources add Small Maps by Jane Roe - short and clear https://example.org/maps")
    member.sees("Added for everybody here", "Small Maps <https://example.org/maps>, by Jane Roe", "short and clear")
    ben = talk.person("ben").says("/resources").sees("From people here", "Small Maps", "short and clear")
    assert "you" not in {word for one in shared(talk) for word in (one.title, one.author)}
    assert "Remove" not in [found.label for found in ben.card.buttons()]


def test_another_space_sees_nothing_of_it(talk: Talk):
    ana, ben = guest(talk, "ana", guild="7"), guest(talk, "ben", guild="8")
    ana.says("/resources add Small Maps - short")
    ben.says("/resources").does_not_see("Small Maps")
    ana.says("/resources").sees("Small Maps")


def test_outside_of_all_spaces_one_sees_those_visited_and_adds_nothing(talk: Talk):
    ana = guest(talk, "ana", guild="7")
    ana.says("/resources add Small Maps - short").says("/resources")
    ana.direct, ana.space = True, "discord/user/ana"
    ana.says("/resources").sees("Small Maps", "ask me in your space")
    assert "Add something" not in [found.label for found in ana.card.buttons()]
    ana.says("/resources add More - better").sees("There is nobody else here to share it with, so I saved nothing.")
    stranger = guest(talk, "eve", guild="8")
    stranger.direct, stranger.space = True, "discord/user/eve"
    stranger.says("/resources").sees("Never Eat Alone").does_not_see("Small Maps")


def test_the_form_adds_what_it_was_given(member: Person, talk: Talk):
    member.says("/resources").presses("Add something")
    assert [field.label for field in member.form.fields] == ["Title", "Why", "Link", "Author", "Kind"]
    member.fills(title="Stand by Me", author="Ben King", kind="video", link="example.org/film")
    (one,) = shared(talk)
    assert (one.title, one.author, one.kind, one.link) == (
        "Stand by Me",
        "Ben King",
        "video",
        "https://example.org/film",
    )


def test_what_one_added_can_be_changed(member: Person, talk: Talk):
    member.says("/resources add Small Maps by Jane Roe - short").presses("Edit")
    assert member.form.fields[0].value == "Small Maps"
    member.fills(title="Small Maps, second edition", author="", about="short", kind="book").sees("Changed")
    (one,) = shared(talk)
    assert (one.title, one.author) == ("Small Maps, second edition", "")


def test_what_one_added_is_removed_and_put_back(member: Person, talk: Talk):
    member.says("/resources add Small Maps by Jane Roe - short")
    remove = member.button("Remove")
    member.presses_again(remove).sees("Taken out", "Small Maps")
    assert shared(talk) == []
    back = member.button("Put back")
    member.presses_again(remove).sees("I couldn't find that any more.")
    member.presses_again(back).sees("Put back", "Small Maps, a book by Jane Roe")
    assert [one.title for one in shared(talk)] == ["Small Maps"]


def test_only_who_added_it_or_an_organiser_removes_it(talk: Talk):
    ana, ben = guest(talk, "ana", guild="7"), guest(talk, "ben", guild="7")
    mia = guest(talk, "mia", guild="7", organiser=True)
    remove = ana.says("/resources add Small Maps - short").button("Remove")
    edit = ana.button("Edit")
    ben.presses_again(remove).sees("I couldn't find that any more.")
    ben.says(f"/resources edit which:{edit.call.values['which']} title:Mine").sees("I couldn't find that any more.")
    mia.says("/resources").presses("Take it out").sees("Take this out for everybody?", "I cannot put it back.")
    assert len(shared(talk, "discord/7")) == 1
    mia.presses("Take it out").sees("Taken out")
    assert shared(talk, "discord/7") == []


def test_an_organiser_of_another_space_removes_nothing(talk: Talk):
    ana, zoe = guest(talk, "ana", guild="7"), guest(talk, "zoe", guild="8", organiser=True)
    remove = ana.says("/resources add Small Maps - short").button("Remove")
    zoe.presses_again(remove).sees("I couldn't find that any more.")
    assert len(shared(talk, "discord/7")) == 1


def test_the_same_is_not_added_twice(member: Person, talk: Talk):
    member.says("/resources add Small Maps by Jane Roe - short")
    for again in (
        "Small maps by Jane Roe - again",
        "small maps",
        "Never Eat Alone by Keith Ferrazzi",
        "Groups https://www.meetup.com/",
    ):
        member.says(f"/resources add {again}").sees("is on the list already")
    member.says("/resources add Small Maps by Somebody Else - another one").sees("Added")
    assert len(shared(talk)) == 2


def test_wrong_input_is_told_and_saves_nothing(member: Person, talk: Talk):
    member.says("/resources add - , -").sees("I see no title there.")
    member.says("/resources add Maps link:https://a:b@example.org").sees("I can't take")
    member.says(f"/resources add {'a' * 250} - long").sees("I can take 200")
    member.says("/resources add")
    assert member.form.fields[0].required
    assert shared(talk) == []


def test_a_link_alone_is_kept_in_the_form_until_it_has_a_title(member: Person, talk: Talk):
    member.says("/resources add https://example.org/guide - for the first week")
    assert {field.name: field.value for field in member.form.fields if field.value} == {
        "link": "https://example.org/guide",
        "about": "for the first week",
    }
    member.fills(title="A guide", about="for the first week", link="https://example.org/guide").sees("Added", "A guide")
    assert [one.link for one in shared(talk)] == ["https://example.org/guide"]
    member.says("/resources add https://a:b@example.org").sees("I can't take")


def test_a_hundred_are_enough_for_a_space_and_come_in_pages(member: Person, talk: Talk):
    for number in range(100):
        member.says(f"/resources add Map {number} - good")
    member.says("/resources add One more - good").sees("This space has 100 recommendations")
    member.says("/resources").sees("page 1 of 13", "Map 99").presses("More").sees("page 2 of 13", "Map 91")
    member.does_not_see("Never Eat Alone")
    member.says("/resources list page:99").sees("page 13 of 13", "Map 0")


def test_somebody_elses_words_stay_words(member: Person, talk: Talk):
    member.says("/resources add <!channel> *bold* - @everyone [bank](https://evil.example/x)")
    (one,) = shared(talk)
    assert one.title == "<!channel> *bold*"
    talk.person("ben").says("/resources").sees("<!channel> *bold*")
