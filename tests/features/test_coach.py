"""“Send to my coach”: what is previewed is what one person sees, once, and nothing else leaves its owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from adapters.discord import render as discord
from adapters.slack import render as slack
from bot.kit.cards import Block, Card, Quote, Strong, footnote, say
from bot.members.model import Handle, Place
from bot.review import letter as letters
from bot.review.model import Known, Sent
from bot.review.told import Told
from tests.features.reviewed import (
    ASK,
    COACH,
    MARCH,
    OUTSIDERS,
    a_month,
    add_review,
    became,
    letters_of,
    quotes,
    review_of,
    sent,
)
from tests.gallery.content import BUTTONS, HOSTILE
from tests.talk import Person, Talk


@pytest.fixture
def coach(talk: Talk) -> Person:
    """Somebody on the platform who has never written to the bot."""
    return talk.person(COACH)


@pytest.fixture
def member(talk: Talk, coach: Person) -> Person:
    """Somebody who finished the review of March."""
    member = talk.person("U0MEMBER1").says("/help")
    add_review(member)
    member.inbox.clear()
    return member


# What they see


def test_a_preview_is_exactly_what_they_will_see(member: Person, coach: Person) -> None:
    """S16, S61."""
    member.says(ASK).sees("Send this to your coach?", f"To @{COACH}", "This is all that they will see")
    previewed = quotes(member.card)
    coach.was_sent_nothing()
    member.presses("Send it")
    member.talk.clock.move(minutes=1)
    message = coach.was_sent(
        "shows you a month: March 2026", "@U0MEMBER1 chose to show you this", "You need not answer"
    )
    assert quotes(message.card) == previewed
    assert not message.card.buttons()
    assert became(member) == [Sent.ARRIVED]
    member.was_sent_nothing()


def test_a_letter_has_goals_their_check_and_result_the_numbers_and_own_words(member: Person) -> None:
    member.says(ASK).sees(
        "Big picture: Find a job as a backend developer, like [a contact], until 30 June 2026",
        "Recruiters, and people like [a contact] who build [link]",
        "Call [a contact] sooner: [a contact]",
        "2 conversations, no follow-up done, no event, no help noted.",
        "1. Have 3 coffee chats with recruiters like [a contact] by 31 March 2026",
        "Result: 2 of 3 coffee chats. Carried on.",
        "Why: [a contact] was ill, [a contact]",
        "2. Comment on 2 posts of [a contact] every week",
        "SMART: S not yet, M not yet, A not yet, R not yet, T not yet.",
        "My goals for April 2026",
    )
    shown = member.text.casefold()
    assert not any(name in shown for name in OUTSIDERS)
    assert "recruiter @" not in shown
    assert "my cv" not in shown, "people who were looked at are not in it"


def test_names_of_people_whom_nobody_logged_are_left_out_too(member: Person, coach: Person) -> None:
    member.says("/review reopen month:2026-03-01").says("/goal set Have coffee with Anna Berg at Zorblatt by 31 March")
    review = review_of(member)
    change = replace(review, change="My boss Karl said no", network="People from Hamburg")
    member.talk.change(lambda store: store.reviews.save(change))
    member.says("/review finish month:2026-03-01").says(ASK)
    member.sees("Have coffee with [somebody] at Zorblatt", "My boss [somebody] said no", "People from Hamburg")
    member.does_not_see("Anna", "Berg", "Karl")
    member.sees("I left out names that I know or recognise. Please check before you send.").presses("Send it")
    member.talk.clock.move(minutes=1)
    text = coach.was_sent("My boss [somebody] said no").text
    assert "left out" not in text, "nothing is claimed to the coach that nobody can be sure of"


def test_whys_stay_with_the_member_if_they_want(member: Person, coach: Person) -> None:
    member.says(ASK).sees("Why: ").presses("Without the whys")
    member.does_not_see("Why: ", "was ill").presses("With the whys").sees("Why: ").presses("Without the whys")
    member.presses("Send it")
    member.talk.clock.move(minutes=1)
    assert "was ill" not in coach.was_sent("March 2026").text
    assert len(letters_of(member)) == 1


def test_what_was_previewed_goes_even_if_goals_change_meanwhile(member: Person, coach: Person) -> None:
    member.says(ASK)
    previewed, button = quotes(member.card), member.button("Send it")
    member.says("/goal edit 1 what:Sleep").says("/goal set Learn the trombone by 30 April").says("/goal aim Rest")
    member.presses_again(button)
    member.says("/goal drop trombone")
    member.talk.clock.move(minutes=1)
    message = coach.was_sent("March 2026")
    assert quotes(message.card) == previewed
    assert "trombone" not in message.text


def test_an_older_preview_is_gone_with_a_newer_one(member: Person, coach: Person) -> None:
    member.says(ASK)
    old = member.button("Send it")
    member.says(ASK).presses_again(old).sees("That preview is gone", "sent nothing")
    assert member.failed()
    member.talk.clock.move(minutes=1)
    coach.was_sent_nothing()


def test_a_preview_is_deleted_after_a_day(member: Person, coach: Person) -> None:
    member.says(ASK)
    button = member.button("Send it")
    member.talk.clock.skip(hours=24)
    member.presses_again(button).sees("That preview is gone")
    member.talk.settle()
    assert letters_of(member) == ()
    coach.was_sent_nothing()


def test_dont_send_deletes_the_preview(member: Person, coach: Person) -> None:
    member.says(ASK)
    button = member.button("Send it")
    member.presses("Don't send").sees("Not sent", "Nobody saw it").presses_again(button).sees("That preview is gone")
    assert letters_of(member) == ()
    member.talk.clock.move(days=1)
    coach.was_sent_nothing()


@pytest.mark.parametrize("text", [HOSTILE.name, HOSTILE.note, "*" * 300, "株式会社" * 200, "a\n" * 200, "-" * 600])
@pytest.mark.parametrize("count", [1, 20])
def test_a_letter_is_one_message_on_every_platform(text: str, count: int) -> None:
    month = a_month(text)
    month = replace(month, goals=month.goals * count, ahead=month.ahead * count)
    said = letters.text(month, Known())
    assert letters.cost(said) <= letters.ROOM
    blocks: list[Block] = [say("x" * 300), say("x" * 100)]
    for heading, body in letters.sections(said):
        blocks += [say(Strong(heading)), Quote(body)]
    card = Card("x" * 90, (*blocks, footnote("x" * 120)), BUTTONS * 2, summary="x")
    assert len(discord.parts(card)) == len(slack.parts(card)) == 1
    heads = [heading for heading, _ in letters.sections(said)]
    assert heads[:2] == ["The network I want", "What must change"]


def test_a_long_month_says_how_much_more_there_is() -> None:
    month = a_month("Have chats with people who test software for a living")
    said = letters.text(replace(month, goals=month.goals * 10), Known())
    assert "more goals" in said


def test_an_empty_month_reads_well_too() -> None:
    said = letters.text(Told(MARCH, MARCH, date(2026, 4, 1)), Known())
    assert "Not written down yet." in said
    assert said.endswith("My goals of March 2026\nNone.")


# To whom


def test_only_a_month_that_is_finished_can_be_sent(talk: Talk) -> None:
    new = talk.person("U0MEMBER2").says("/help").says(ASK)
    new.sees("You have not finished looking back on March 2026")
    assert new.failed()


@pytest.mark.parametrize("said", ["", "maria", "@maria", "ULRICH", "U012", "#general", "123456789012345678"])
def test_somebody_who_is_nobody_here_is_refused(member: Person, said: str) -> None:
    member.says(f"/grapevine review coach {said}".strip())
    if said:
        member.sees("I couldn't read", "as a person here")
    else:
        assert [field.name for field in member.form.fields] == ["to", "month", "why"]
    assert letters_of(member) == ()


@pytest.mark.parametrize("said", [f"<@{COACH}>", f"<@{COACH}|maria>", COACH])
def test_a_mention_and_an_id_name_a_person(member: Person, said: str) -> None:
    member.says(f"/grapevine review coach {said}").sees(f"To @{COACH}")


def test_nobody_is_their_own_coach_and_no_bot_is_one(member: Person) -> None:
    member.says("/grapevine review coach <@U0MEMBER1>").sees("That is you.")
    member.says("/grapevine review coach <@USLACKBOT>").sees("That is a bot")
    assert letters_of(member) == ()


def test_the_last_coach_is_filled_in(member: Person) -> None:
    sent(member).says("/grapevine review coach")
    assert {field.name: field.value for field in member.form.fields}["to"] == f"<@{COACH}>"


def test_the_finished_review_offers_it(member: Person) -> None:
    member.says("/grapevine review").presses("Send to my coach").fills(to=COACH, month="2026-03", why="no")
    member.sees("Send this to your coach?").does_not_see("Why: ")


def test_a_month_goes_to_a_few_people(member: Person) -> None:
    for number in range(5):
        member.says(f"/grapevine review coach <@U0COACH{number}>").presses("Send it").sees("On its way")
    member.says(ASK).presses("Send it").sees("March 2026 went to 5 people already")
    assert member.failed()


# Once


def test_it_goes_to_each_person_once(member: Person, coach: Person) -> None:
    member.says(ASK)
    button = member.button("Send it")
    member.presses_again(button).presses_again(button).sees("It went already", f"on its way to @{COACH}")
    member.talk.clock.move(minutes=1)
    coach.was_sent("March 2026")
    for again in (lambda: member.presses_again(button), lambda: member.says(ASK)):
        again()
        member.sees("It went already", f"went to @{COACH} on Thursday 5 March 2026")
    member.talk.clock.move(hours=1)
    coach.was_sent_nothing()
    member.says("/grapevine review coach <@U0COACH33>").presses("Send it").sees("On its way")


def test_a_restart_between_preview_and_sending_changes_nothing(member: Person, coach: Person) -> None:
    member.says(ASK)
    member.talk.restart()
    member.presses("Send it")
    member.talk.restart()
    member.talk.clock.move(minutes=1)
    coach.was_sent("March 2026")


def test_who_was_shown_a_month_can_be_read(member: Person) -> None:
    sent(member).says("/grapevine review document").sees("Who was shown this month", f"@{COACH}", "sent on Thursday")
    member.presses("What they see").sees("shows you a month: March 2026", "Result: 2 of 3 coffee chats")
    member.says("/grapevine mydata export")
    everything = member.card.attachments[0].content.decode()
    assert "Result: 2 of 3 coffee chats" in everything
    assert COACH in everything


@pytest.mark.parametrize(
    ("platform", "realm", "said", "answer"),
    [
        ("console", "local", "maria", "You have not finished looking back"),
        ("console", "local", "@maria", "You have not finished looking back"),
        ("console", "local", "<@maria>", "You have not finished looking back"),
        ("console", "local", "nobody", "Nobody here is called “nobody”"),
        ("console", "local", COACH, "Nobody here is called"),
        ("discord", "discord", "<@123456789012345678>", "You have not finished looking back"),
        ("discord", "discord", "<@!123456789012345678>", "You have not finished looking back"),
        ("discord", "discord", "123456789012345678", "You have not finished looking back"),
        ("discord", "discord", COACH, "I couldn't read"),
        ("discord", "discord", "maria", "I couldn't read"),
    ],
)
def test_each_platform_has_its_own_ids(talk: Talk, platform: str, realm: str, said: str, answer: str) -> None:
    def asks(name: str, line: str) -> Person:
        place = Place(platform, realm, name, private=True)
        request = replace(somebody._request(line), who=Handle(platform, realm, name), where=place)
        return somebody._does(request)

    somebody = talk.person("olga")
    asks("maria", "/help")
    asks("olga", f"/grapevine review coach {said}").sees(answer)
