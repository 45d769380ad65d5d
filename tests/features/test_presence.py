"""Stories of profiles, groups and small actions."""

from __future__ import annotations

from datetime import date

import pytest

from bot.presence import checklist, rules
from bot.presence.model import Community, CommunityId, Part
from tests.builders import CREATED
from tests.features.test_deeds import counted, done, labels
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk

TODAY = date(2026, 3, 5)


def the_group(member: Person, name: str = "") -> Community:
    owner = member.member.id
    (found,) = member.talk.look(lambda store: store.presence.named(owner, name, limit=9))
    return found


# The checklist


def test_a_profile_is_ticked_item_by_item_and_each_tick_counts(member: Person):
    """S54."""
    member.says("/goal set Update my LinkedIn headline by June").says("/presence")
    member.sees("Your LinkedIn profile: ready to begin", "Headline", "X: ready to begin")
    member.presses("Headline").sees("Done: headline, LinkedIn", "Counts for")
    assert [(one.kind.value, one.channel, one.what) for one in done(member)] == [
        ("profile", "LinkedIn", "LinkedIn profile: headline")
    ]
    assert counted(member) == 1
    member.presses("My profile").sees("1 of 9 done", "✓ Headline", "Since today")


def test_a_second_tick_is_no_second_deed(member: Person):
    member.says("/presence")
    tick = member.button("I have it: photo")
    member.presses_again(tick)
    member.presses_again(tick).sees("Done already: photo")
    assert len(done(member)) == 1


def test_a_tick_taken_back_takes_its_deed_out(member: Person, clock: StoryClock):
    member.says("/goal set Update my LinkedIn headline by June").says("/presence tick linkedin headline")
    clock.move(days=3)
    member.says("/presence untick LinkedIn: headline").sees("Taken back", "is now at 0 of 1", "It is open again")
    assert done(member) == []
    member.presses("Tick it again").sees("Done: headline", "Counts for")
    member.says("/presence untick headline").says("/presence untick headline").sees("It was open already")


def test_what_was_edited_since_stays_when_a_tick_is_taken_back(member: Person):
    member.says("/presence tick linkedin photo").says("/did list").presses("Edit").fills(what="a better photo")
    member.says("/presence untick linkedin photo").sees("It is open again")
    assert [one.what for one in done(member)] == ["a better photo"]


def test_the_last_item_completes_a_profile_and_the_goal_about_it(member: Person):
    """S54."""
    member.says("/goal set Complete my X profile by June")
    *first, last = checklist.X.items
    for item in first:
        member.says(f"/presence tick {item.name}").does_not_see("complete now", "Counts for")
    member.says(f"/presence tick {last.name}").sees("Your X profile is complete now", "Counts for", "1 of 1")
    member.says("/presence x").sees("Your X profile: complete", "All of it is there")
    member.says(f"/presence untick {last.name}").sees("is now at 0 of 1")


@pytest.mark.parametrize("said", ["linkedin headline", "LinkedIn: headline", "linkedin-headline", "Headline"])
def test_an_item_has_many_spellings(member: Person, said: str):
    member.says(f"/presence tick {said}").sees("Done: headline, LinkedIn")


def test_an_unknown_item_or_profile_is_told_what_there_is(member: Person):
    member.says("/presence tick my hat").sees(
        "I know no part of a profile that is called “my hat”", "LinkedIn: headline"
    )
    assert member.failed()
    member.says("/presence myspace").sees("I don't know the profile “myspace”", "LinkedIn, X and GitHub")
    assert member.failed()


def test_the_profile_that_was_begun_comes_first(member: Person):
    member.says("/presence tick github bio").says("/presence").sees("Your GitHub profile: 1 of 6 done")


def test_small_actions_open_the_form_of_a_deed(member: Person):
    """S54, S55, S57."""
    member.says("/presence").presses("I showed my work")
    assert member.form.call.name == "did"
    member.fills(what="my map of trees", kind="showcase", channel="LinkedIn").sees("Logged: a showcase on LinkedIn")


# Groups


def test_a_group_is_added_joined_introduced_to_and_helped_in(member: Person, clock: StoryClock):
    """S56."""
    member.says("/goal set Join 2 communities by June").says("/goal set Help 3 people by June")
    member.says("/presence group Reactiflux on Discord - friendly to beginners").sees("Added: Reactiflux", "Not joined")
    member.presses("I joined").sees("You joined: Reactiflux", "1 of 2", "on Discord")
    clock.move(days=1)
    member.presses("I introduced myself").sees("You introduced yourself").does_not_see("Counts for")
    member.presses("I helped somebody").sees("You helped somebody", "Help 3 people", "1 of 3")
    assert [one.what for one in done(member)] == [
        "Helped somebody in Reactiflux",
        "Introduced myself in Reactiflux",
        "Joined Reactiflux",
    ]
    member.says("/presence groups").sees("Your groups: 1", "You joined yesterday, introduced yourself today")
    assert the_group(member).note == "friendly to beginners"


def test_what_is_noted_of_a_group_counts_once_but_help_counts_each_day(member: Person, clock: StoryClock):
    member.says("/presence joined Reactiflux").says("/presence joined reactiflux").sees("Noted already")
    assert len(done(member)) == 1
    member.says("/presence helped Reactiflux").says("/presence helped Reactiflux").sees("Noted already")
    clock.move(days=1)
    member.says("/presence helped react").sees("You helped somebody")
    assert len(done(member)) == 3


def test_taking_back_restores_what_was_before(member: Person, clock: StoryClock):
    member.says("/presence helped Reactiflux")
    assert member.failed()
    member.says("/presence group Reactiflux").says("/presence helped Reactiflux").presses("Take it back")
    assert (the_group(member).helped, the_group(member).joined, done(member)) == (None, None, [])
    member.says("/presence joined Reactiflux").says("/presence helped Reactiflux")
    clock.move(days=2)
    member.says("/presence helped Reactiflux").presses("Take it back").sees("Taken back")
    assert (the_group(member).helped, the_group(member).joined) == (TODAY, TODAY)
    assert len(done(member)) == 2


def test_a_group_that_is_there_is_not_added_again_and_nothing_is_lost(member: Person):
    member.says("/presence group Reactiflux").says("/presence group REACTIFLUX on Discord - kind people")
    member.sees("On your list already", "on Discord", "kind people")
    member.says("/presence groups").sees("Your groups: 1")


def test_a_group_is_edited_and_keeps_its_days(member: Person):
    member.says("/presence joined Reactiflux").says("/presence edit Reactiflux")
    assert {field.name: field.value for field in member.form.fields} == {
        "name": "Reactiflux",
        "channel": "",
        "note": "",
    }
    member.fills(name="React people", channel="discord").sees("Changed: React people", "on Discord", "You joined today")
    member.says("/presence group Vue people").says("/presence edit Vue people name:React people")
    member.sees("Another group on your list is called")
    assert member.failed()


def test_a_group_that_is_removed_can_be_put_back_as_it_was(member: Person):
    member.says("/presence group Reactiflux - kind").says("/presence joined Reactiflux")
    before = the_group(member)
    member.says("/presence leave Reactiflux").sees("Removed: Reactiflux", "still counts")
    back = member.button("Put back")
    assert "kind" not in back.wire()
    member.presses_again(back).sees("Put back: Reactiflux", "You joined today", "kind")
    assert the_group(member).joined == before.joined
    member.presses_again(back).sees("You answered that already.")


def test_an_old_button_of_a_removed_group_says_so(member: Person):
    member.says("/presence group Reactiflux")
    joined, edit = member.button("I joined"), member.button("Remove")
    member.says("/presence leave Reactiflux")
    member.presses_again(joined).sees("I couldn't find that any more.")
    member.presses_again(edit).sees("I couldn't find that any more.")
    member.says("/presence groups").sees("No group on your list yet")


def test_similar_names_are_asked_about(member: Person):
    member.says("/presence group Python Berlin").says("/presence group Python Porto").says("/presence helped python")
    member.sees("Which group?").presses("Python Porto").sees("You helped somebody: Python Porto")


def test_the_list_of_groups_has_pages_that_lose_and_repeat_nothing(member: Person):
    for number in range(13):
        member.says(f"/presence group Circle number{number:02}.")
    seen = member.says("/presence groups").sees("Your groups: 13").text
    while "More" in labels(member):
        seen += member.presses("More").text
    assert [seen.count(f"number{number:02}.") for number in range(13)] == [1] * 13


@pytest.mark.parametrize("said", ["/presence group !!!", "/presence joined ...", f"/presence group {'x' * 81}"])
def test_a_name_that_is_none_is_refused(member: Person, said: str):
    member.says(said)
    assert member.failed()


def test_a_note_is_sealed_and_in_no_button(talk: Talk, member: Person):
    member.says("/presence group Reactiflux - zorblatt is there").says("/presence groups").sees("zorblatt")
    assert "zorblatt" not in "".join(found.wire() for found in member.card.buttons())
    assert "zorblatt" not in member.card.notification
    assert "zorblatt" not in repr(every_row(talk.database)["communities"])


def test_nobody_else_sees_or_changes_them(talk: Talk, member: Person):
    member.says("/presence group Reactiflux")
    joined = member.button("I joined")
    other = talk.person("ingo").says("/presence groups").sees("No group on your list yet")
    other.presses_again(joined).sees("I couldn't find that any more.")
    assert the_group(member).joined is None


# The small steps that follow


@pytest.mark.parametrize(
    ("typed", "name", "channel"),
    [
        ("Reactiflux on Discord", "Reactiflux", "Discord"),
        ("PyLadies Slack", "PyLadies Slack", "Slack"),
        ("r/learnpython on reddit", "r/learnpython", "Reddit"),
        ("Women on Boards", "Women on Boards", ""),
        ("the forum", "the forum", ""),
    ],
)
def test_a_name_may_say_the_channel(typed: str, name: str, channel: str):
    assert rules.named(typed) == (name, channel)


def _group(number: int, *parts: Part) -> Community:
    days = {part.value: TODAY for part in parts}
    return Community(CommunityId(number), 1, f"G{number}", CREATED, **days)  # type: ignore[arg-type]


def test_in_a_group_introducing_oneself_comes_before_helping():
    """S56."""
    groups = [_group(1, Part.JOINED), _group(2, Part.JOINED, Part.INTRODUCED), _group(3)]
    steps = [one.do for one in rules.suggestions({}, groups, None) if " G" in one.do]
    assert steps == ["Introduce yourself in G1", "Join G3", "Help somebody in G2"]


def test_each_situation_has_every_kind_of_step_in_an_order_of_its_own():
    """S64."""
    orders = set(rules.ORDER.values())
    assert len(orders) == len(rules.ORDER)
    assert {frozenset(order) for order in orders} == {frozenset(rules.ORDER[None])}


def test_every_long_step_has_a_small_version():
    """S20."""
    steps = [*(item for profile in checklist.PROFILES for item in profile.items), *rules.suggestions({}, [], None)]
    assert [one for one in steps if one.minutes > 5 and not one.small] == []
