"""Stories of tips: one at a time, an answer to a question, how-to cards, and each of them can be put away."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import FEATURES
from bot.kit.commands import Catalogue
from bot.members.model import Situation
from bot.tips import howto, rules
from bot.tips.known import BY_NAME, NAMES, TIPS
from bot.tips.model import Tip
from tests.builders import TODAY
from tests.talk import Person, StoryClock, Talk

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)


def stands(member: Person, situation: Situation) -> None:
    meant = replace(member.member, situation=situation)
    member.talk.change(lambda store: store.members.save(meant))


# Which one comes


def test_each_tip_has_a_name_of_its_own_and_there_are_more_than_a_year_has_weeks():
    """S58."""
    assert len(NAMES) == len(TIPS) > 53
    assert (
        len({tip.text for tip in TIPS})
        == len({tip.question for tip in TIPS if tip.question} | {""}) + sum(not tip.question for tip in TIPS) - 1
    )
    assert all(len(rules.mute(name)) <= 40 for name in NAMES)


def test_every_situation_has_tips_of_its_own():
    """S64."""
    assert {one for tip in TIPS for one in tip.situations} == set(Situation)


def test_the_one_not_shown_for_longest_comes_and_none_twice_a_day():
    """S58."""
    told: dict[str, object] = {}
    day, seen = TODAY, []
    tips = TIPS[:5]
    for _ in range(3):
        while (one := rules.choose(tips, told, frozenset(), None, day)) is not None:  # type: ignore[arg-type]
            told[one.name] = day
            seen.append(one.name)
        day += timedelta(days=1)
    assert seen == [tip.name for tip in tips] * 3


@pytest.mark.parametrize("situation", Situation)
def test_those_for_the_own_situation_come_first_and_those_of_others_never(situation: Situation):
    """S64."""
    told: dict[str, object] = {}
    order: list[Tip] = []
    while (one := rules.choose(TIPS, told, frozenset(), situation, TODAY)) is not None:  # type: ignore[arg-type]
        told[one.name] = TODAY
        order.append(one)
    own = sum(situation in one.situations for one in TIPS)
    assert own >= 2
    assert all(situation in one.situations for one in order[:own])
    assert not any(one.situations for one in order[own:])


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from([None, *Situation]))
def test_a_tip_that_was_put_away_never_comes(away: set[str], situation: Situation | None):
    """No rule speaks that is muted."""
    muted = {rules.mute(name) for name in away}
    one = rules.choose(TIPS, {}, muted, situation, TODAY)
    assert one is None or one.name not in away


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what is networking", "what-it-is"),
        ("is it fake?", "fake"),
        ("does it look desperate", "desperate"),
        ("I'm too shy", "shy"),
        ("I am scared of people", "shy"),
        ("I have nothing to give", "nothing-to-give"),
        ("what if they don't reply", "silence-is-fine"),
        ("I don't know anybody", "family-counts"),
        ("is my English good enough", "my-english"),
        ("when can I ask for a job", "ask-advice"),
        ("how do I talk to a recruiter", "recruiters"),
        ("they rejected me", "said-no"),
        ("do I need LinkedIn", "need-linkedin"),
    ],
)
def test_a_question_finds_its_answer(question: str, name: str):
    """S58, S62."""
    assert name in [one.name for one in rules.about(TIPS, question)][:3]


# Stories


def test_tips_come_one_at_a_time_with_the_reason(member: Person):
    """S58."""
    member.says("/gv tips").sees("What is networking?", "It comes because you have not seen it yet.")
    member.presses("Another tip").sees("What is networking not?")
    member.says("/tips next").sees("Is it not fake?")


def test_a_situation_brings_its_own_tips_first(member: Person):
    """S64."""
    member.says("/help")
    stands(member, Situation.FIRST_JOB)
    member.says("/tips").sees("I have no experience", "because of where you stand: first job")


def test_a_tip_that_is_not_for_somebody_is_put_away_for_good(member: Person, clock: StoryClock):
    """S58: muted on request."""
    member.says("/tips").presses("Not for me").sees("You will not see that tip again", "What is networking?")
    clock.move(days=1)
    for _ in range(3):
        member.says("/tips").does_not_see("What is networking?")
    member.says("/tips read name:what-it-is").presses("Bring it back").sees("What is networking?", "Not for me")


def test_taking_it_back_shows_the_tip_again(member: Person):
    member.says("/tips").presses("Not for me").presses("Undo").sees("What is networking?", "Not for me")


def test_when_all_are_seen_today_it_says_so_and_begins_anew_tomorrow(member: Person, talk: Talk, clock: StoryClock):
    member.says("/help")
    owner, day = member.member.id, talk.now().date()
    talk.change(lambda store: [store.tips.tell(owner, name, day) for name in NAMES])
    member.says("/tips").sees("That is all for today", "worth more than all of them read").presses("Events")
    member.sees("Events in ten minutes")
    clock.move(days=1)
    member.says("/tips").sees("What is networking?", "because you have not seen it for longest")


def test_a_new_day_begins_at_midnight_of_the_member(talk: Talk, clock: StoryClock):
    tokyo = talk.person("ken", zone="Asia/Tokyo")
    tokyo.says("/tips")
    owner = tokyo.member.id
    days = talk.look(lambda store: store.tips.told(owner))
    assert list(days.values()) == [talk.now().date() + timedelta(days=1)], "it is Friday in Tokyo already"


def test_tips_are_turned_off_and_on(member: Person):
    """S58."""
    member.says("/tips off").sees("Tips are off", "When you ask for one, you still get it.")
    member.says("/tips").sees("What is networking?", "Tips are off on other cards.")
    member.says("/tips off").says("/tips on").sees("Tips are on")
    member.says("/tips").does_not_see("Tips are off")


def test_a_question_is_answered(member: Person):
    """S58, S62."""
    member.says("/tips is it fake?").sees("Is it not fake?", "do not pretend")
    member.says("/tips how do I end a talk?").sees("How do I end a talk?")
    member.says("/tips xylophones").sees("I have no tip about “xylophones”.", "tips list")
    member.says("/tips the").sees("I have no tip about")


def test_a_question_with_several_answers_lists_them(member: Person):
    member.says("/tips job").sees("About “job”").presses("Read")
    assert not member.failed()


def test_all_tips_can_be_read_by_page(member: Person):
    member.says("/tips list").sees(f"All tips: {len(TIPS)}, page 1 of").presses("Read", "Is it not fake?")
    member.sees("do not pretend")
    member.says("/tips list").presses("More").sees("page 2 of")
    member.says("/tips list page:99").sees("99")
    assert member.failed()


def test_a_button_of_a_tip_that_is_gone_says_so(member: Person):
    member.says("/tips read name:gone").sees("I couldn't find that any more.")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("linkedin", "LinkedIn in ten minutes"),
        ("Twitter", "X (Twitter) in ten minutes"),
        ("discord", "Slack and Discord in ten minutes"),
        ("Slack?", "Slack and Discord in ten minutes"),
        ("meetups", "Events in ten minutes"),
    ],
)
def test_there_is_a_how_to_card_for_each_place(member: Person, said: str, title: str):
    """S59."""
    member.says(f"/tips how {said}").sees(title, "What you can write", "Better not", "To read on")


def test_how_to_cards_are_chosen_by_button_and_a_place_without_one_is_told(member: Person):
    member.says("/tips how").sees("Ten minutes: where?").presses("X").sees("X (Twitter)").presses("Events")
    member.sees("Events in ten minutes")
    member.says("/tips how xing").sees(
        "I have no how-to card about “xing”.", "LinkedIn, X, Slack and Discord, and events"
    )


@pytest.mark.parametrize("one", howto.HOW_TO.values(), ids=list(howto.HOW_TO))
def test_a_how_to_card_takes_ten_minutes_and_its_buttons_lead_somewhere(one: howto.HowTo):
    """S59, S63: with phrases to write."""
    assert sum(int(step.split()[0]) for step in one.steps) == 10
    assert len(one.phrases) >= 3
    assert len(one.nots) >= 2
    assert all(url.startswith("https://") for _, url in one.links)
    for _, name, opens in one.does:
        command = CATALOGUE.command(name)
        assert not command.hidden
        assert opens or not any(param.required for param in command.params), name


def test_a_digest_and_a_member_are_told_from_one_source():
    """S49, S58: texts with a question are told with it."""
    assert BY_NAME["fake"].said.startswith("Is it not fake? It is fake when")
    assert BY_NAME["small-start"].said == BY_NAME["small-start"].text


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("/tips how on LinkedIn", "LinkedIn in ten minutes"),
        ("/tips how to use slack", "Slack and Discord in ten minutes"),
        ("/tips how at an event", "Events in ten minutes"),
        ("/tips how to write on discord?", "Slack and Discord in ten minutes"),
        ("/tips discord", "Slack and Discord in ten minutes"),
    ],
)
def test_a_place_is_found_within_a_question(member: Person, said: str, title: str):
    """S59."""
    member.says(said).sees(title)


def test_an_answer_about_a_place_leads_to_its_card(member: Person):
    """S59."""
    member.says("/tips linkedin").sees("Do I need LinkedIn?").presses("LinkedIn in ten minutes")
    member.sees("What you can write")


def test_the_question_of_a_tip_brings_that_tip_alone(member: Person):
    """S58."""
    member.says("/tips what is networking?").sees("You get to know people").does_not_see("networking not")


def test_words_of_no_question_bring_no_odd_answer(member: Person):
    member.says("/tips").says("/tips another").sees("What is networking not?").says("/tips more").sees(
        "Is it not fake?"
    )
    member.says("/tips none").sees("I have no tip about “none”.").says("/tips stop").sees("Tips are off")


def test_tips_that_answer_no_question_stand_once_in_a_list(member: Person):
    text = next(tip.text for tip in TIPS if tip.name == "volunteer")
    member.says("/tips event help chairs tickets")
    assert member.text.count(text[:60]) == 1


def test_each_tip_is_short_enough_to_read_at_once():
    """S62: no sentence of a tip or a how-to card has more than 15 words."""
    texts = [tip.text for tip in TIPS]
    texts += [text for one in howto.HOW_TO.values() for text in (*one.steps, *one.nots)]
    sentences = [said for text in texts for said in re.split(r"(?<=[.!?…])[”]?\s+", text)]
    assert [said for said in sentences if len(said.split()) > 15] == []
