"""Stories of pitches: written in parts, said in a minute, in versions, and shown before events."""

from __future__ import annotations

from dataclasses import replace

from bot.members.model import Situation
from bot.pitch import saying
from bot.pitch.model import Slots
from tests.features.goers import in_the_channel
from tests.talk import Person, Talk


def versions(member: Person) -> dict[str, Slots]:
    owner = member.member.id
    found = member.talk.look(lambda store: store.pitches.listing(owner))
    return {one.audience: one.slots for one in found}


def stands(member: Person, situation: Situation) -> None:
    meant = replace(member.member, situation=situation)
    member.talk.change(lambda store: store.members.save(meant))


def labels(member: Person) -> list[str]:
    return [found.label for found in member.card.buttons()]


def test_somebody_without_a_pitch_sees_one_and_can_begin(member: Person):
    """S53, S18: the empty state."""
    member.says("/gv pitch").sees("who you are in less than a minute", "People ask", "For example", "I am Noa")
    member.presses("Write your pitch (5 minutes)")
    assert [field.name for field in member.form.fields] == ["who", "field", "context", "achievement", "special"]
    assert (member.form.page, member.form.pages) == (1, 2)
    member.fills(who="Ana Ruiz, a data analyst", field="health data").sees("Saved: your pitch", "I am Ana Ruiz")
    assert versions(member) == {"": Slots(who="Ana Ruiz, a data analyst", field="health data")}


def test_the_example_fits_the_situation(member: Person):
    """S64."""
    member.says("/help")
    stands(member, Situation.CHANGE)
    member.says("/gv pitch").sees("a nurse who now works with data").presses("The example, part by part")
    member.sees("Your way here", "I was a nurse for six years", "made up", "seconds")


def test_one_thing_is_missing_at_a_time_with_an_example(member: Person):
    """L9, S62."""
    member.says("/pitch set who: Ana; field: maps").sees("Comes next: your way here.", "For example")
    member.does_not_see("Comes next: what you did")
    member.says("/pitch set context - finished a course").sees("I finished a course.", "Comes next: what you did")


def test_a_pitch_says_how_long_it_takes(member: Person):
    """L9."""
    member.says("/pitch set who: Ana").sees(
        "3 words, about 1 second, at 140 words a minute", "Aim for 45 to 60 seconds"
    )


def test_a_whole_pitch_in_time_has_nothing_missing(member: Person):
    parts = "; ".join(
        f"{name}: {said.rstrip('.?')}"
        for name, said in {
            "who": "I am Ana, a junior web developer from Porto",
            "field": "I work on the front end, and I like pages that load fast. Most of all I like search",
            "context": "In June I finished a course of six months, with 900 hours of practice. Now I look for a job",
            "achievement": "Four of us built a page where neighbours lend tools. I made the search. It finds a drill"
            " in less than a second, and 60 people of my street use it",
            "special": "Before that I worked in a shop for three years. I listen first, and I stay calm",
            "why": "I tell you this because your team teaches juniors",
            "action": "Could we talk for 15 minutes next week? I would like to hear what you look for",
        }.items()
    )
    member.says(f"/pitch set {parts}").sees("Nothing is missing", "Say it aloud").does_not_see("Comes next")


def test_a_part_is_changed_and_emptied_in_the_form(member: Person):
    member.says("/pitch set who: Ana; field: maps").presses("Edit")
    assert [field.value for field in member.form.fields][:2] == ["Ana", "maps"]
    member.fills(who="Ana Ruiz", field="").sees("I am Ana Ruiz.")
    assert versions(member) == {"": Slots(who="Ana Ruiz")}
    member.presses("More parts")
    assert [field.name for field in member.form.fields] == ["why", "action"]
    member.fills(why="you teach")
    assert versions(member) == {"": Slots(who="Ana Ruiz", why="you teach")}


def test_a_part_named_alone_opens_the_page_it_is_on(member: Person):
    member.says("/pitch set who: Ana").says("/pitch set action")
    assert [field.name for field in member.form.fields] == ["why", "action"]
    member.says("/pitch set")
    assert member.form.fields[0].value == "Ana"


def test_a_pitch_emptied_of_all_its_parts_is_removed_and_can_be_put_back(member: Person):
    member.says("/pitch set who: Ana").presses("Edit").fills(who="").sees("Removed: your pitch", "I am Ana")
    assert versions(member) == {}
    member.presses("Put back").sees("Put back: your pitch", "I am Ana.")
    assert versions(member) == {"": Slots(who="Ana")}


def test_a_version_for_some_people_takes_the_rest_from_the_everyday_one(member: Person):
    """S53."""
    member.says("/pitch set who: Ana; field: maps; why: you like maps")
    member.says("/pitch for recruiters").fills(whom="recruiters", why="you hire juniors")
    member.sees("Saved: your pitch for recruiters", "I am Ana. My field is maps.", "because you hire juniors")
    member.sees("From the pitch for everybody: who you are and your field.").does_not_see("you like maps")
    member.says("/pitch").sees("you like maps").does_not_see("juniors")
    member.says("/pitch show recruiter").sees("juniors")
    member.says("/pitch set for: developers; why: you build maps").sees("Saved: your pitch for developers")
    member.says("/pitch versions").sees("3 versions", "For everybody", "For developers", "For recruiters")
    member.says("/pitch for the recruiters").sees("Your pitch for recruiters")


def test_an_everyday_pitch_changed_changes_what_versions_take_from_it(member: Person):
    member.says("/pitch set who: Ana").says("/pitch set for: recruiters; why: you hire juniors")
    member.says("/pitch set who: Ana Ruiz").says("/pitch show recruiters").sees("I am Ana Ruiz.")


def test_a_version_is_removed_and_put_back(member: Person):
    member.says("/pitch set who: Ana").says("/pitch set for: recruiters; why: you hire juniors")
    member.says("/pitch remove recruiters").sees("Removed: your pitch for recruiters", "you hire juniors")
    back = member.button("Put back")
    member.says("/pitch show recruiters").sees("You have no pitch for “recruiters” yet.")
    member.presses_again(back).sees("Put back: your pitch for recruiters", "I am Ana.")
    member.presses_again(back).sees("You answered that already.")
    assert versions(member)["recruiters"] == Slots(why="you hire juniors")


def test_what_was_written_meanwhile_is_not_overwritten_by_putting_back(member: Person):
    member.says("/pitch set for: recruiters; why: you hire").says("/pitch remove recruiters")
    back = member.button("Put back")
    member.says("/pitch set for: recruiters; why: you pay well")
    member.presses_again(back).sees("You have another version for “recruiters” already")
    assert versions(member)["recruiters"].why == "you pay well"


def test_a_button_of_a_version_that_is_gone_says_so(member: Person):
    member.says("/pitch set who: Ana").says("/pitch set for: recruiters; why: you hire").says("/pitch versions")
    show = [found for found in member.card.buttons() if found.label == "Show"][-1]
    member.says("/pitch remove recruiters")
    member.presses_again(show).sees("I couldn't find that any more.")


def test_wrong_input_is_told_kindly(member: Person):
    member.says("/pitch set hello there").sees("I don't see which part", "who, field, context")
    member.says("/pitch set who: Ana; who: Ben").sees("You wrote “who” two times")
    member.says("/pitch for 🙂").sees("I can't read for whom “🙂” is.")
    member.says("/pitch show chefs").sees("You have no pitch for “chefs” yet.", "pitch new chefs")
    member.says("/pitch remove everybody").sees("You have no pitch for “everybody”")
    member.says(f"/pitch set who: {'a' * 450}").sees("That is 450 characters; I can take 400.")
    member.says(f"/pitch set for: {'a' * 70}; who: Ana").sees("I can take 60")
    assert versions(member) == {}


def test_twenty_versions_are_enough(member: Person):
    for number in range(20):
        member.says(f"/pitch set for: group {number}; why: you are number {number}")
        assert not member.failed()
    member.says("/pitch set for: more; why: you are more").sees("all I can keep")
    member.says("/pitch versions").sees("20 versions")


def test_a_rule_about_a_pitch_can_be_muted(member: Person):
    member.says("/pitch set achievement: built a map").sees("What you did has no number")
    member.presses("Don't say this again")
    member.says("/pitch").does_not_see("no number").sees("1 rule stays silent")


def test_the_card_before_an_event_has_the_pitch_that_fits(member: Person):
    """S51, S53."""
    member.says("/event add Python developers meetup, 20 march 18:30, Hall 1").says("/event prep Python")
    member.does_not_see("Your pitch. Say it aloud").presses("Write your pitch (5 minutes)")
    member.fills(who="Ana")
    member.says("/event prep Python").sees("Your pitch. Say it aloud once before you go.", "I am Ana.")
    assert "Write your pitch (5 minutes)" not in labels(member)
    member.says("/pitch set for: developers; why: you share your code").says("/event prep Python")
    member.sees("Your pitch for developers", "because you share your code")


def test_a_pitch_is_not_shown_where_others_read(member: Person):
    member.says("/pitch set who: Ana the astronaut").says("/event add PyDay, 20 march 18:30, Hall 1")
    in_the_channel(member, "/event prep PyDay").does_not_see("astronaut")
    assert "Write your pitch (5 minutes)" not in labels(member)


def test_drafts_read_what_somebody_says_of_themselves(member: Person, talk: Talk):
    """S53: the function that other features ask."""
    member.says("/pitch set who: Ana; why: you teach").says("/pitch set for: recruiters; why: you hire")

    class Asking:
        def __init__(self, store: object) -> None:
            self.store, self.member = store, member.member

    lines = talk.look(lambda store: [saying.lines(Asking(store), whom) for whom in ("", "recruiter", "chefs")])  # type: ignore[arg-type]
    assert lines == [
        "I am Ana. I tell you this because you teach.",
        "I am Ana. I tell you this because you hire.",
        "I am Ana. I tell you this because you teach.",
    ]


def test_a_pitch_is_exported_and_outlives_a_restart(member: Person, talk: Talk):
    member.says("/pitch set who: Ana")
    talk.restart()
    member.says("/pitch").sees("I am Ana.")


def test_a_part_is_emptied_by_none(member: Person):
    member.says("/pitch set who: Ana; action: a call").says("/pitch set action - none").does_not_see("a call")
    assert versions(member) == {"": Slots(who="Ana")}
    member.says("/pitch edit").fills(who="Ana", field="None.", context="n/a", special="maps").does_not_see(
        "None", "n/a"
    )
    assert versions(member) == {"": Slots(who="Ana", special="maps")}
    member.says("/pitch set special - none")
    member.says("/pitch set who - none").sees("Removed: your pitch").presses("Put back").sees("I am Ana")


def test_an_audience_keeps_its_capitals(member: Person):
    member.says("/pitch set for: people at SAP; why: you hire").sees("Saved: your pitch for people at SAP")
    member.says("/pitch remove people at SAP").sees("Removed: your pitch for people at SAP")


def test_an_audience_of_signs_leaves_the_pitch_for_everybody_alone(member: Person):
    member.says("/pitch set who: Ana").says("/pitch new ????").sees("I can't read for whom “????” is.")
    member.says("/pitch set for: ????; who: Ben").sees("I can't read for whom “????” is.")
    assert versions(member) == {"": Slots(who="Ana")}


def test_a_pitch_typed_without_a_command_waits_in_the_form(member: Person):
    """S53: nothing is changed by a command that shows."""
    member.says("/pitch set field: maps").says("/pitch I am Ana, a data analyst")
    values = {field.name: field.value for field in member.form.fields if field.value}
    assert values == {"who": "I am Ana, a data analyst", "field": "maps"}
    assert versions(member) == {"": Slots(field="maps")}
    member.fills(**values).sees("Saved: your pitch", "I am Ana, a data analyst. My field is maps.")
    member.says("/pitch recruiters").sees("You have no pitch for “recruiters” yet.", "pitch new recruiters")
    member.says("/pitch write action - a call").sees("Saved").says("/pitch delete everybody").sees("Removed")
