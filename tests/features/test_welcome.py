"""The welcome is offered once, beneath the first answer; the way back has no backlog."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.goals.model import State
from bot.ports import Store
from tests.talk import Person, StoryClock, Talk

OFFER = "Start here (90 seconds)"
A_FORTNIGHT = timedelta(days=14)


def test_the_first_command_is_answered_as_typed_with_one_button_beneath(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").sees("✓ Logged: Ana Ruiz")
    assert [one.label for one in member.card.buttons()].count(OFFER) == 1


def test_the_welcome_is_offered_once(member: Person):
    member.says("/contact list").sees(OFFER)
    member.says("/contact list").does_not_see(OFFER)


@pytest.mark.parametrize("first", ["/nonsense", "/contact show Zed", "/met"])
def test_a_first_slip_does_not_use_the_welcome_up(member: Person, first: str):
    member.says(first)
    member.says("/contact list").sees(OFFER)


def test_what_the_first_command_changed_stays_changed(member: Person):
    member.says("/settings zone Berlin").sees(OFFER)
    assert (member.member.zone, member.member.welcomed) == ("Europe/Berlin", True)


def test_the_welcome_leads_through_clock_aim_goal_and_people(member: Person, clock: StoryClock):
    member.says("/help").presses(OFFER).sees("What time is it where you are?", "3 more after this")
    member.presses("Somewhere else").fills(zone="Lisbon")
    member.sees("What is your big picture?", "Saved: Europe/Lisbon", "settings zone")
    member.presses("Find a job").sees("One goal to begin with", "Saved: Find a job", "goal aim")
    member.sees("It fits your big picture", "Have 3 coffee chats with people who do the job I want by 31 March")
    member.presses("Take it").sees("Goal saved", HOLDS)
    member.does_not_see("more after this").presses("Next: three people").sees("Three people", "The last step")
    member.presses("Name three people").fills(first="Ana Ruiz", second="Ben").sees(
        "You are all set", "Ana Ruiz and Ben", "contact tier Ana Ruiz close"
    )
    member.does_not_see("skipped").says("/contact list").sees("2 people you know")
    member.says("/goal list").sees("You have 1 goal", "Your big picture: Find a job")
    clock.move(weeks=40)
    assert not [message for message in member.inbox if "Ana" in message.text or "Ben" in message.text]


HOLDS = "✓ All five checks hold."

WORDS_A_MINUTE = 238
"""Silent reading of English (Brysbaert 2019, doi 10.1016/j.jml.2019.104047)."""
PRESS, KEY = 1.35 + 1.1 + 0.2, 0.28
"""Seconds to decide, point and click, and to type a letter (keystroke-level model, Card, Moran and Newell 1980)."""


def test_the_shortest_way_through_takes_less_than_90_seconds(talk: Talk):
    member = talk.person(zone="Europe/Lisbon")
    presses = (OFFER, "That's right", "Find a job", "Take it", "Next: three people", "Name three people")
    member.says("/help")
    read = 0
    for label in presses[:-1]:
        read += words_of(member.presses(label).text)
    read += words_of(member.presses(presses[-1]).form.title)
    typed = {"first": "Ana", "second": "Ben", "third": "Cleo"}
    member.fills(**typed).sees("You are all set", "Ana, Ben and Cleo").does_not_see("skipped")
    clicks, letters = len(presses) + 1, sum(len(name) for name in typed.values()) + len(typed)
    read += words_of(member.text)
    assert clicks == 7
    assert read / WORDS_A_MINUTE * 60 + clicks * PRESS + letters * KEY < 90


def words_of(card: str) -> int:
    """Words and figures, without the numbers of buttons and what is drawn."""
    return sum(1 for word in card.split() if re.search(r"\w", word) and not re.fullmatch(r"\[\d+\]", word))


def test_every_step_can_be_skipped(member: Person):
    member.says("/welcome").presses("Skip").sees("big picture").presses("Skip").sees("One goal", "For example:")
    member.presses("Skip").sees("Three people").presses("Skip").sees("You are all set", "What I skipped")
    assert member.member.zone_from == "default"
    assert kept(member) == (None, 0, 0)
    member.presses("What I skipped").sees("What time is it where you are?")


def kept(member: Person) -> tuple[str | None, int, int]:
    """The big picture, and how many goals and people there are."""
    owner = member.member.id

    def look(store: Store) -> tuple[str | None, int, int]:
        aim = store.goals.aim(owner)
        goals = store.goals.listing(owner, State.ACTIVE)
        return (None if aim is None else aim.said), len(goals), store.contacts.count(owner)

    return member.talk.look(look)


def test_the_welcome_goes_on_where_it_was_left(member: Person):
    member.says("/welcome").presses("That's right").sees("big picture")
    member.says("/contact list").does_not_see(OFFER)
    member.talk.restart()
    member.says("/welcome").does_not_see("What time is it").sees("big picture", "2 more after this")
    member.presses("Be known for my expertise").says("/met Ana")
    member.says("/welcome").sees("Write 2 posts about what I know by 31 March", "The last step")
    member.presses("Take it").presses("Finish").sees("You are all set").does_not_see("skipped")


def test_what_is_known_is_not_asked(member: Person):
    member.says("/settings zone Lisbon").says("/goal aim Change from sales to design").says("/met Ana")
    member.says("/welcome").sees("One goal to begin with", "For example:", "The last step")
    member.says("/goal set Have 2 calls by end of month").says("/welcome").sees("You are all set")
    assert kept(member) == ("Change from sales to design", 1, 1)


def test_ones_own_words_stay_as_typed_and_the_check_is_answered_within_the_welcome(member: Person):
    member.says("/welcome").presses("Skip").presses("In my own words").fills(text="Leave  sales, for design")
    member.sees("Saved: Leave sales, for design").presses("Change it")
    assert member.form.fields[0].value == "Have 3 conversations with people in my field by 31 March"
    member.fills(text="learn A LOT about design!").sees("Goal saved", "learn A LOT about design!", "Measurable?")
    member.presses("Another number")
    assert [field.value for field in member.form.fields] == ["learn A LOT about design!", "", "", ""]
    member.fills(what="learn A LOT about design!", number="4").sees("4 to go", "Time-bound?", "Next: three people")
    member.presses("By 31 March").sees("by Tuesday 31 March 2026").presses("It serves: Leave sales, for design")
    member.sees(HOLDS).presses("Next: three people")
    member.sees("Three people")


def test_words_can_be_kept_and_a_big_picture_picked_late(member: Person):
    member.says("/welcome").presses("Skip").presses("Skip").presses("Change it").fills(text="See 3 people more often")
    member.presses("Keep my words").sees("Kept as you wrote it", "Next: three people").presses("Find a job")
    member.sees("Serves: Find a job.").presses("Next: three people").sees("Three people")


def test_a_vague_goal_is_made_clear_within_the_welcome(member: Person):
    member.says("/welcome").presses("Skip").presses("Skip").presses("Change it").fills(text="Network more")
    member.presses("Use this sentence").sees("Have 3 coffee chats", "by 31 March 2026.", "Next: three people")
    member.presses("In my own words")
    assert [field.name for field in member.form.fields] == ["text"]
    member.fills(text="Leave sales").sees("Serves: Leave sales.", "Next: three people")


def test_two_goals_in_one_are_split_within_the_welcome(member: Person):
    member.says("/welcome").presses("Skip").presses("Skip").presses("Change it")
    member.fills(text="Attend 2 meetups and write 3 posts by June").presses("Split into 2")
    member.sees("Split into 2 goals", "Write 3 posts by June").presses("Next: three people").sees("Three people")
    assert kept(member)[1] == 2


@pytest.mark.parametrize("family", ["Find a job", "Build a support community", "Build my profile", "Be known"])
@pytest.mark.parametrize("days", [0, 12, 13, 300])
def test_each_example_passes_all_five_questions(member: Person, clock: StoryClock, family: str, days: int):
    member.says("/welcome").presses("That's right")
    clock.move(days=days)
    label = next(one.label for one in member.card.buttons() if one.label.startswith(family))
    member.presses(label).presses("Take it").sees(HOLDS)
    goal = member.talk.look(lambda store: store.goals.listing(member.member.id, State.ACTIVE))[0]
    assert goal.cadence is not None or (goal.deadline is not None and goal.deadline >= clock().date() + A_FORTNIGHT)


def test_a_second_press_on_an_old_card_changes_nothing(member: Person, clock: StoryClock):
    here = member.says("/welcome").button("That's right")
    picks = member.presses("That's right").button("Find a job")
    takes = member.presses("Find a job").button("Take it")
    member.presses("Take it").presses_again(takes).sees("You have this goal already", "Next: three people")
    member.says("/settings zone Tokyo").says("/goal aim Change from sales to design")
    member.presses_again(picks).sees("Your big picture stays: Change from sales to design")
    member.presses_again(here).sees("Saved: Asia/Tokyo")
    assert member.member.zone == "Asia/Tokyo"
    member.presses("Name three people").fills(first="Ana")
    member.says('/welcome whom first:"ana"').sees("In your list already: ana").does_not_see("Written down")
    clock.move(weeks=8)
    member.says("/goal drop 1").presses_again(takes).sees("One goal to begin with").does_not_see("31 March")
    assert kept(member) == ("Change from sales to design", 0, 1)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])
def test_the_end_says_when_the_first_reminder_can_come(talk: Talk, clock: StoryClock, zone: str):
    member = talk.person(zone=zone)
    member.says("/welcome").presses("Skip").presses("Skip").presses("Skip").presses("Skip")
    said = re.search(r"the first reminder is for tomorrow at 09:00, (\S+)\.", member.text)
    assert said is not None
    assert said[1] == zone
    tomorrow = clock().astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    member.says("/met Ana").says("/welcome start skip:whom").sees("The next reminder: tomorrow at 09:00")
    clock.move(days=2)
    member.was_sent("Ana", at=f"{tomorrow} 09:00")


def test_the_end_heeds_the_nudge_time_and_a_pause(member: Person):
    member.says("/settings time 10:30").says("/welcome start skip:whom").sees("tomorrow at 10:30")
    member.says("/pause until 20 march").says("/welcome start skip:whom").sees("Friday 20 March at 10:30")
    member.says("/pause").says("/welcome start skip:whom").sees("Reminders are paused").does_not_see("10:30")


def test_somebody_known_is_not_written_down_twice(member: Person):
    member.says("/met Ana Ruiz").says("/welcome start skip:what").sees("You are all set")
    member.says('/welcome whom first:"ana ruiz"').sees("In your list already: ana ruiz")
    member.says("/contact list").sees("1 person you know")


def test_several_names_in_one_field_are_several_people(member: Person):
    member.says("/welcome whom").fills(first="Ana Ruiz, Ben,", second=" ,").sees("Written down: Ana Ruiz and Ben.")
    member.says("/welcome whom").fills(first="A" * 90).sees("80")
    assert kept(member) == (None, 0, 2)


def test_after_two_quiet_weeks_there_is_a_welcome_back_with_three_people(member: Person, clock: StoryClock):
    for name in ("Ana", "Ben", "Cleo", "Dan"):
        member.says(f"/met {name}")
    clock.move(days=15)
    member.says("/contact list").sees("Welcome back", "Worth a word", "A fresh start")
    assert len([one for one in member.card.buttons() if one.label == "Show"]) == 3
    member.says("/contact list").does_not_see("Welcome back")


def test_on_a_question_the_welcome_back_is_one_line_above_it(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/goal set Have 3 coffee chats by June")
    clock.move(days=15)
    member.says("/goal check-in").does_not_see("Worth a word")
    assert member.text.index("Welcome back") < member.text.index("Have 3") < member.text.index("How likely is it")
    assert member.card.buttons()[0].label == "Likely"


def test_a_slip_does_not_use_the_welcome_back_up(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=15)
    member.says("/nonsense")
    member.says("/contact list").sees("Welcome back")


def test_thirteen_days_are_no_quiet_spell(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=13)
    member.says("/contact list").does_not_see("Welcome back")
