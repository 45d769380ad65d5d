"""Stories of what people do without a talk: posts, comments, help, applications."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.goals.model import State
from bot.journal.model import Deed, DeedKind
from bot.members.model import Place
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk

TODAY = date(2026, 3, 5)
COMMENT = DeedKind.COMMENT


def done(member: Person) -> list[Deed]:
    """What is logged, newest first."""
    owner = member.member.id
    return list(member.talk.look(lambda store: store.deeds.listing(owner, limit=10_000)))


def counted(member: Person, which: int = 0) -> int:
    owner = member.member.id
    goal = member.talk.look(lambda store: store.goals.listing(owner, State.ACTIVE))[which]
    return sum(member.talk.look(lambda store: store.goals.by_day(owner, [goal.id])).get(goal.id, {}).values())


def labels(member: Person) -> list[str]:
    return [found.label for found in member.card.buttons()]


# Logging


def test_a_line_is_logged_with_all_that_it_says(member: Person):
    member.says("/gv did commented on 3 posts on X; yesterday")
    member.sees("Logged: 3 comments on X, yesterday", "commented on 3 posts on X; yesterday", "It counts for no goal")
    assert {(one.kind, one.channel, one.day) for one in done(member)} == {(COMMENT, "X", date(2026, 3, 4))}
    assert [one.what for one in done(member)] == ["commented on 3 posts on X; yesterday"] * 3


def test_what_is_said_beside_the_line_counts_more(member: Person):
    member.says('/did something kind:post number:2 day:"last monday" channel:twitter')
    member.sees("Logged: 2 posts on X, Monday 2 March")
    assert len(done(member)) == 2


def test_an_unclear_kind_is_asked_with_buttons(member: Person):
    member.says("/did went through 2 CVs on Discord").sees("What was it?")
    assert labels(member)[:4] == ["A post", "A comment", "Help", "An application"]
    assert labels(member)[4:] == [
        "Something I showed",
        "An answer to a question",
        "I joined a group, or introduced myself",
        "A part of my profile",
        "None of these",
    ]
    assert done(member) == []
    help_ = member.button("Help")
    member.presses_again(help_).sees("Logged: help", "on Discord, today", "went through 2 CVs on Discord")
    before = len(done(member))
    member.presses_again(help_).sees("You answered that already.")
    assert len(done(member)) == before


@pytest.mark.parametrize("line", ["went to PyDay", "connected with 4 people on LinkedIn"])
def test_what_is_no_deed_is_told_where_it_belongs(member: Person, line: str):
    member.says(f"/did {line}").presses("None of these")
    member.sees("Then it belongs somewhere else", line, "Nothing is saved yet", "event list", "goal progress 1 +1")
    assert done(member) == []
    member.says(f"/did {line} kind:other").sees("Then it belongs somewhere else")
    member.says(f"/did {line} kind:walk").sees("I don't know “walk” here").does_not_see("other")
    assert done(member) == []


def test_a_future_day_is_refused_and_nothing_is_saved(member: Person):
    member.says("/did posted on LinkedIn; tomorrow").sees("“tomorrow” is still to come")
    assert member.failed()
    member.says("/did posted on LinkedIn day:tomorrow").sees("still to come")
    assert member.failed()
    assert done(member) == []


def test_the_day_is_the_members_own(talk: Talk):
    far = talk.person("far", zone="Pacific/Auckland").says("/did wrote a post").sees("today")
    assert done(far)[0].day == date(2026, 3, 6)
    far.says("/did wrote a post on thursday").sees("yesterday")
    assert done(far)[1].day == TODAY


@pytest.mark.parametrize("line", ["commented on 51 posts", "wrote 500 posts", "commented on 0 posts"])
def test_more_than_fifty_or_none_is_refused(member: Person, line: str):
    member.says(f"/did {line}").sees("I log 1 to 50 at once")
    assert member.failed()
    assert done(member) == []


def test_fifty_are_counted_one_by_one(member: Person):
    member.says("/goal set Comment on 60 posts by June").says("/did commented on 50 posts").sees("50 of 60")
    assert counted(member) == 50


def test_a_line_alone_opens_the_form(member: Person):
    member.says("/did")
    assert [field.name for field in member.form.fields] == ["what", "kind", "number", "day", "channel"]
    member.fills(what="wrote a post", channel="linked in").sees("a post on LinkedIn")


def test_what_was_done_is_sealed_and_in_no_notification_and_in_the_export(talk: Talk, member: Person):
    member.says("/did wrote a post about zorblatt on X").sees("zorblatt")
    assert "zorblatt" not in member.card.notification
    assert "zorblatt" not in repr(every_row(talk.database)["deeds"])
    owner = member.member.id
    (row,) = talk.look(lambda store: list(store.privacy.rows(owner, "deeds")))
    assert (row["what"], row["kind"], row["channel"]) == ("wrote a post about zorblatt on X", "post", "X")


def test_no_button_carries_what_was_done(member: Person):
    for said in ("/did wrote a post about zorblatt", "/did list", "/did zorblatt"):
        member.says(said)
        assert "zorblatt" not in "".join(found.wire() for found in member.card.buttons())
    member.says("/did list").presses("Remove")
    assert "zorblatt" not in "".join(found.wire() for found in member.card.buttons())


# The list, changing and removing


def test_the_list_begins_with_examples(member: Person):
    member.says("/did list").sees("Nothing logged yet", "commented on 3 posts on X", "gave")
    member.presses("Log something")
    assert member.form.call.name == "did"


def test_the_list_shows_what_was_logged_together_as_one(member: Person, clock: StoryClock):
    member.says("/did commented on 3 posts on X")
    clock.move(minutes=1)
    member.says("/did wrote a post; yesterday").says("/did list")
    member.sees("What you did: 4 in all", "3 comments on X, today", "A post, yesterday")


def test_the_list_has_pages_that_lose_and_repeat_nothing(member: Person, clock: StoryClock):
    for number in range(23):
        clock.skip(minutes=1)
        member.says(f"/did wrote 20 posts about subject{number:02}.")
    seen = member.says("/did list").sees("What you did: 460 in all").text
    while "More" in labels(member):
        seen += member.presses("More").text
    assert [seen.count(f"subject{number:02}.") for number in range(23)] == [1] * 23


def test_removing_counts_back_and_can_be_undone(member: Person):
    member.says("/goal set Comment on 3 posts by June").says("/did commented on 2 posts").sees("2 of 3")
    member.presses("Take it back").sees("Removed: 2 comments, today", "is now at 0 of 3")
    assert (counted(member), done(member)) == (0, [])
    back = member.button("Put back")
    member.presses_again(back).sees("Put back: 2 comments, today", "Counts for “Comment on 3 posts by June”: 2 of 3.")
    member.presses_again(back).sees("You answered that already.")
    assert (counted(member), len(done(member))) == (2, 2)


def test_the_second_press_on_remove_finds_nothing(member: Person):
    remove = member.says("/did wrote a post").button("Take it back")
    member.presses_again(remove)
    member.presses_again(remove).sees("I couldn't find that any more.")


def test_one_of_several_can_be_taken_out(member: Person):
    member.says("/goal set Comment on 3 posts by June").says("/did commented on 3 posts").says("/did list")
    member.presses("One less").sees("Removed: a comment", "is now at 2 of 3")
    member.says("/did list").sees("2 comments")


def test_an_edit_changes_all_that_was_logged_together_and_counts_anew(member: Person):
    member.says("/goal set Comment on 3 posts on X by June").says("/did commented on 2 posts on X").sees("2 of 3")
    member.presses("Edit")
    assert {field.name: field.value for field in member.form.fields}["channel"] == "X"
    member.fills(channel="Slack").sees("Changed: 2 comments on Slack, today", "is now at 0 of 3")
    member.presses("Edit").fills(channel="").sees("2 comments, today", "Counts for", "2 of 3")
    member.presses("Edit").fills(day="yesterday").sees("2 comments, yesterday", "is now at 0 of 3")
    assert {(one.channel, one.day) for one in done(member)} == {("", date(2026, 3, 4))}


def test_an_edit_that_changes_no_goal_does_not_say_that_it_counts_for_none(member: Person):
    member.says("/goal set Write 3 posts by June").says("/did wrote a post").presses("Edit")
    member.fills(what="wrote a better post").sees("wrote a better post").does_not_see("counts for no goal")
    assert counted(member) == 1


# Goals


@pytest.mark.parametrize(
    ("goal", "line", "fits"),
    [
        ("Write 3 posts by June", "published an article", True),
        ("Write 3 posts by June", "commented on a post", False),
        ("Comment on 3 posts by June", "commented on a post", True),
        ("Help 3 beginners by June", "helped a beginner in #python", True),
        ("Apply to 3 jobs by June", "applied to Acme", True),
        ("Comment on 3 posts on LinkedIn by June", "commented on a post on X", False),
        ("Comment on 3 posts on LinkedIn by June", "commented on a post", True),
        ("Have 3 coffee chats by June", "wrote a post", False),
        ("Write 3 posts next month", "wrote a post", False),
        ("Write 3 posts by June", "wrote a post; yesterday", False),
    ],
)
def test_a_deed_counts_for_a_goal_of_its_kind_place_and_time(member: Person, goal: str, line: str, fits: bool):
    """S33."""
    member.says(f"/goal set {goal}").says(f"/did {line}")
    assert counted(member) == int(fits)
    assert ("Counts for" in member.text, "Not this one" in labels(member)) == (fits, fits)


def test_deeds_logged_before_a_goal_of_their_time_count_when_it_is_set(member: Person):
    member.says("/did commented on 2 posts").says("/goal set Comment on 3 posts by June").sees("2 of 3")


def test_several_of_one_line_are_left_out_and_come_back_together(member: Person):
    member.says("/goal set Comment on 9 posts by June").says("/did commented on 3 posts").presses("Not these")
    member.sees("Left out", "3 comments", "0 of 9").presses("Undo").sees("Counted again", "3 of 9")
    member.presses("Not these")
    assert counted(member) == 0
    member.says("/goal edit 1 number:8")
    assert counted(member) == 0


def test_the_list_of_what_counted_has_deeds_each_by_itself(member: Person):
    member.says("/goal set Comment on 9 posts by June").says("/did commented on 2 posts on X").says("/goal counted 1")
    member.sees("What counted: 2 entries", "A comment on X: commented on 2 posts on X")
    member.presses("Not this one").sees("1 of 9")
    member.says("/goal counted 1").sees("Left out: it does not count.").presses("Remove")
    assert len(done(member)) == 1


def test_a_closed_goal_is_not_counted_until_it_is_opened_again(member: Person):
    member.says("/goal set Write 3 posts by June").says("/goal complete 1").says("/did wrote a post")
    member.does_not_see("Counts for").says("/goal reopen posts").sees("1 of 3")


def test_nobody_else_sees_or_changes_them(talk: Talk, member: Person):
    other = talk.person("ingo").says("/goal set Write 3 posts by June")
    edit = member.says("/did wrote a post").button("Take it back")
    other.says("/did list").sees("Nothing logged yet").presses_again(edit).sees("I couldn't find that any more.")
    assert counted(other) == 0
    assert len(done(member)) == 1


def test_it_is_told_to_the_member_alone_in_a_channel(talk: Talk, member: Person):
    channel = Place("slack", "T1", "C1", private=False)
    member._does(replace(member._request("/did wrote a post"), where=channel))
    assert member.reply is not None
    assert not member.reply.public
