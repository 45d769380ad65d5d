"""Whom and which event a goal names, and what that means for what counts: plain values, and what members see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.goals import filters, fitting, naming
from bot.goals.model import Action, Goal, GoalId, Outing
from bot.members.model import MemberId
from tests.talk import Person, StoryClock, Talk

MARCH = date(2026, 3, 5)
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Have coffee with Anna by 30 June", ("Anna",)),
        ("Ask May Lee and Jordan for advice by June", ("May Lee", "Jordan")),
        ("Have coffee with Anna, Ben and Cleo by June", ("Anna", "Ben", "Cleo")),
        ("Message Karl Müller about the job by Friday", ("Karl Müller",)),
        ("Catch up with Jean-Luc O’Brien in April", ("Jean-Luc O'Brien",)),
        ("Have 1 call with Sam and 1 call with Ana by May", ("Sam", "Ana")),
        ("Follow up with Dr. Smith next week", ("Smith",)),
        ("Meet Anna at PyCon", ("Anna",)),
        ("Have coffee with 李明 by June", ("李明",)),
        ("Reach out to Stripe by May", ("Stripe",)),
        ("Call May by Friday", ("May",)),
        ("Have coffee w/ Anna by 30 April", ("Anna",)),
        ("coffee w Anna", ("Anna",)),
        ("Have coffee with my friend Anna by May", ("Anna",)),
        ("Have lunch with my old colleague Tom Berg by May", ("Tom Berg",)),
        ("Talk to my manager by May", ()),
        ("Talk to Anna's manager by May", ()),
        ("Talk to Django developers", ()),
        ("Reach out to Django Girls organisers by May", ()),
        ("Have Coffee With Developers By June", ()),
        ("Have 3 coffee chats with Product Managers by June", ()),
        ("Talk to HR this month", ()),
        ("Talk to 3 people at Acme by May", ()),
        ("Chat with people on LinkedIn by Friday", ()),
        ("call Monday", ()),
        ("", ()),
    ],
)
def test_people_are_named_where_a_person_is_expected(text: str, names: tuple[str, ...]):
    assert naming.people(text) == names


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("Talk to a friend of my brother who works at Netflix", True),
        ("Talk to Anna's manager by May", True),
        ("Talk to 2 friends by May", False),
        ("Have coffee with Anna by May", False),
    ],
)
def test_somebody_known_through_others_is_nobody_that_could_be_told(text: str, through: bool):
    assert naming.through_others(text) is through


@pytest.mark.parametrize(
    ("text", "title", "counts"),
    [
        ("Go to the next PyLadies meetup by 30 April", "PyLadies Berlin, April", True),
        ("Go to the next PyLadies meetup by 30 April", "Cooking class", False),
        ("Attend PyCon US 2026 and meet 3 speakers", "PyCon US", True),
        ("Attend PyCon US 2026 and meet 3 speakers", "PyCon", True),
        ("Attend PyCon US 2026 and meet 3 speakers", "PyCon DE", False),
        ("Attend PyCon and JSConf by June", "JSConf Budapest", True),
        ("go to pycon by May", "PyCon 2026", True),
        ("Attend 2 PyLadies meetups by June", "Cooking class", False),
        ("Attend 2 JavaScript meetups by June", "Frontend night", True),
        ("Attend a React meetup", "Frontend night", True),
        ("Attend networking events every month", "Frontend night", True),
    ],
)
def test_a_named_event_is_only_itself(text: str, title: str, counts: bool):
    names = naming.events(text)
    assert (not names or naming.is_event(names, title)) is counts


def test_only_the_event_that_is_named_counts():
    plain = Goal(GoalId(1), MemberId(1), "Attend the Fair by June", MARCH, NOON, Action.EVENT)
    fair, class_ = Outing(1, MARCH, "Book Fair", True), Outing(2, MARCH, "Cooking class", True)
    early = replace(fair, day=MARCH - timedelta(days=1))
    assert [fitting.fits_outing(plain, one) for one in (fair, class_, early)] == [True, False, False]
    assert fitting.fits_outing(replace(plain, text="Attend 2 events"), class_)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Speak at PyCon by 31 March", True),
        ("Give a talk at the PyLadies meetup", True),
        ("Be a volunteer at 1 conference", True),
        ("Attend 2 talks by June", False),
        ("Go to an event and speak to 2 people", False),
    ],
)
def test_who_speaks_or_hosts_was_more_than_there(text: str, stage: bool):
    assert naming.on_stage(text) is stage


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Talk to 3 people who work remotely in Berlin", ("work remotely", "Berlin")),
        ("Talk to 3 women in tech", ("women",)),
        ("Talk to 2 people from Women Who Code by June", ()),
        ("Have 3 coffee chats in May", ()),
        ("Message 3 new developers by May", ("new developers",)),
        ("Have 5 chats, at least 3 of them recruiters", ("at least 3 of them recruiters",)),
        ("Have 3 coffee chats with developers in Java", ("Java",)),
    ],
)
def test_what_nothing_logged_can_be_held_against_is_named(text: str, left: tuple[str, ...]):
    assert naming.unchecked(text) == left


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Share 3 articles with contacts", True),
        ("Send 2 links to Ana by June", True),
        ("Share 3 links with my network", False),
        ("Share an article every week", False),
        ("Help 3 beginners", False),
    ],
)
def test_what_is_given_to_people_is_no_post(text: str, shares: bool):
    assert naming.shares(text) is shares


@pytest.mark.parametrize(
    ("text", "role", "company", "sector", "channel"),
    [
        ("Ask 3 people in my field for a coffee chat", "", "", "", ""),
        ("Talk to 3 people in our industry", "", "", "", ""),
        ("Talk to 3 people in the games industry", "", "", "games industry", ""),
        ("Have 2 coffee chats with senior developers", "senior developer", "", "", ""),
        ("Talk to 2 senior backend developers", "senior backend developer", "", "", ""),
        ("Talk to a senior at Acme", "senior", "Acme", "", ""),
        ("Talk to 2 juniors or a lead", "junior or lead", "", "", ""),
        ("Talk to tech leads", "tech lead", "", "", ""),
        ("Have 5 chats, at least 3 of them recruiters", "", "", "", ""),
        ("get mentors", "mentor", "", "", ""),
        ("Help 3 beginners on Discord", "beginner", "", "", "Discord"),
        ("Talk to 4 people at Google and Meta", "", "Google or Meta", "", ""),
        ("Talk to 4 people at Acme, Lune or Foo", "", "Acme or Lune or Foo", "", ""),
        ("Talk to 4 people at Procter & Gamble", "", "Procter & Gamble", "", ""),
        ("Talk to 4 people at Acme and Attend PyCon", "", "Acme", "", ""),
        ("Post 1 article on dev.to", "", "", "", "dev.to"),
        ("Write 1 LinkedIn post every week", "", "", "", "LinkedIn"),
        ("Write 2 posts on Medium by June", "", "", "", "Medium"),
    ],
)
def test_words_are_filters_only_where_somebody_could_fit_them(
    text: str, role: str, company: str, sector: str, channel: str
):
    read = (filters.role(text), filters.company(text), filters.sector(text), filters.channel(text))
    assert read == (role, company, sector, channel)


# As members see it


def stands(member: Person, said: str) -> Person:
    return member.says("/goal show 1").sees(said)


def test_people_in_my_field_are_anybody(member: Person):
    member.says("/goal set Ask 3 people in my field for a coffee chat by June")
    member.says('/met Tim Poe, junior developer how:"coffee chat"').sees("1 of 3")


def test_only_the_person_who_is_named_counts(member: Person):
    member.says("/contact add Anna Berg\nBob Stone").says("/goal set Have coffee with Anna by 30 June")
    member.sees("coffee chat (Anna)").does_not_see("I don't know")
    member.says('/contact talked Bob how:"coffee chat"').does_not_see("Counts for")
    member.says('/contact talked Anna how:"coffee chat"').sees("1 of 1")


def test_a_name_that_nobody_has_yet_is_said_and_counts_once_logged(member: Person):
    member.says("/goal set Have coffee with Anna by 30 June").sees("I don't know Anna yet.", "as soon as you log them")
    member.says('/met Anna Berg how:"coffee chat"').sees("1 of 1")
    member.says("/goal show 1").does_not_see("I don't know")


def test_a_name_in_small_letters_is_asked_about_where_somebody_is_called_so(member: Person):
    member.says("/goal set have coffee with anna by 30 June").does_not_see("Do you mean")
    member.says("/contact add Anna Berg").says("/goal show 1").sees("Do you mean Anna Berg?")
    member.says('/goal edit 1 what:"have coffee with Anna by 30 June"').sees("(Anna)").does_not_see("Do you mean")
    member.says("/goal set have 2 calls with colleagues by June").does_not_see("Do you mean")


def test_a_new_name_counts_what_was_logged_before(member: Person):
    member.says("/goal set Have coffee with Anna by 30 June").says('/met Ana how:"coffee chat"')
    stands(member, "0 of 1")
    member.says("/contact edit Ana name:Anna").sees("is now at 1 of 1")


def test_a_company_may_be_what_is_named(member: Person):
    member.says("/goal set Message Stripe by 30 June").says("/met Ana @Stripe how:message").sees("1 of 1")


def test_help_for_nobody_in_particular_is_not_for_who_is_named(member: Person):
    member.says("/contact add Anna").says("/goal set Help Anna with her CV by June")
    member.says("/did helped a beginner").does_not_see("Counts for")
    member.says("/gave Anna - feedback on her CV").sees("1 of 1")


def test_a_friend_of_my_brother_is_counted_by_hand(member: Person):
    member.says("/goal set Talk to a friend of my brother by May").sees("by hand, with +1: I can't tell who that is")
    member.says("/met Ana, friend").does_not_see("Counts for")


def test_speaking_is_counted_by_hand(member: Person, clock: StoryClock):
    member.says("/goal set Speak at PyCon by 31 March").sees("by hand, with +1", "doesn't say that you spoke")


def test_people_at_either_company_count(member: Person):
    member.says("/goal set Talk to 4 people at Google and Meta by June").sees("at Google or Meta")
    member.says("/met Pia Lang @Meta").sees("1 of 4")
    member.says("/met Kim Poe @Google").sees("2 of 4")
    member.says("/met Jo Fox @Metabase").does_not_see("Counts for")


def test_what_cannot_be_checked_is_said(member: Person):
    member.says("/goal set Talk to 3 women in Berlin by June")
    member.sees("I can't check “women” or “Berlin”", "take out what doesn't fit with “Not this one”")


def test_new_people_are_those_not_talked_to_before(member: Person, clock: StoryClock):
    member.says("/met Old").says("/contact add Fresh")
    clock.move(days=1)
    member.says("/goal set Talk to 4 new people by June")
    member.says("/contact talked Old").does_not_see("Counts for")
    member.says("/contact talked Fresh").sees("1 of 4")


def test_an_article_for_a_contact_is_shared_and_a_blog_post_is_not(member: Person):
    member.says("/contact add Zoe, developer")
    member.says("/goal set Share 3 articles with contacts by June")
    member.says("/goal set Help 3 beginners on Discord by June")
    member.says("/did wrote a blog post about hooks").does_not_see("Counts for")
    member.says("/gave Zoe - a hand with her CV").does_not_see("Counts for")
    member.says("/gave Zoe - an article about testing").sees("“Share 3 articles", "1 of 3").does_not_see("beginners")
    member.says("/did helped a beginner on Discord").sees("“Help 3 beginners", "1 of 3")
    member.says("/did helped a beginner on Slack").does_not_see("Counts for")


def test_a_post_elsewhere_does_not_count_for_dev_to(member: Person):
    member.says("/goal set Post 1 article on dev.to by June")
    member.says("/did posted an article on LinkedIn").does_not_see("Counts for")
    member.says("/did posted an article on dev.to").sees("1 of 1")


def test_a_connection_counts_where_it_is_known_to_be(member: Person):
    member.says("/goal set Add 10 people on LinkedIn by June").says("/met Zoe").does_not_see("Counts for")
    member.says("/contact show Zoe").does_not_see("Add 10 people")
    member.says("/contact edit Zoe channel:LinkedIn").sees("is now at 1 of 10")
    member.says("/contact show Zoe").sees("Add 10 people")


def test_an_application_elsewhere_does_not_count(member: Person):
    member.says("/goal set Apply to Acme by May").does_not_see("I don't know")
    member.says("/did applied to Lune").does_not_see("Counts for")
    member.says("/did applied to Acme").sees("1 of 1")


def test_a_google_recruiter_is_a_recruiter_at_google(member: Person):
    member.says("/goal set Talk to 2 Google recruiters by June").says("/met Ana, recruiter @Google").sees("1 of 2")
    member.says("/met Bo, recruiter @Lune").does_not_see("Counts for")


def test_who_counts_already_is_said(member: Person):
    member.says("/contact add Ana, developer").says("/goal set Message 3 developers by June")
    member.says("/goal set Send 9 messages by June")
    member.says("/contact talked Ana how:message").sees("1 of 3", "1 of 9").does_not_see("counts already")
    member.says("/contact talked Ana how:message").sees("Ana counts already for “Message 3 developers by June”.")
    member.sees("2 of 9").does_not_see("counts already for “Send")
    member.says("/contact talked Ana how:call").does_not_see("counts already")


def test_to_meet_somebody_who_is_named_is_to_see_them_again(member: Person, clock: StoryClock):
    member.says("/met Anna").says("/met Bo")
    clock.move(days=1)
    member.says("/goal set Meet Anna by June").says("/contact talked Bo").does_not_see("Counts for")
    member.says("/contact talked Anna").sees("1 of 1")


def test_what_of_today_counts_for_a_new_goal_is_said(member: Person):
    member.says("/met Ana").says("/goal set Have 2 conversations by June").sees("Ana, today, counts already.")
    for name in ("Bo", "Cleo", "Dee"):
        member.says(f"/met {name}")
    member.says("/goal set Talk to 9 people by June").sees("Dee, Cleo, Bo and 1 more, today, count already.")
    member.says("/goal set Send 9 messages by June").does_not_see("already")
    member.says("/did wrote a post on X").says("/goal set Publish 2 posts by June").sees("A post on X, today, counts")


def test_whoever_is_named_counts_whatever_they_are_to_one(talk: Talk):
    you = talk.person().says("/goal set Have coffee with my friend Anna by 30 April")
    you.says('/met Bob Stone how:"coffee chat"').does_not_see("Counts for")
    you.says('/met Anna Berg how:"coffee chat"').sees("1 of 1")


def test_a_talk_with_one_of_two_is_no_lunch_with_both(talk: Talk):
    you = talk.person().says('/met Bob Stone how:"coffee chat"')
    you.says("/goal set lunch with Sue and Bob").sees("0 of 1", "by hand, with +1", "whether you all met")
    you.says("/goal set Have coffee with Sue or Bob").sees("1 of 1")


def test_who_is_meant_by_w_is_a_role_as_after_with():
    assert filters.role("Have coffee w Python developers by May") == "python developer"


def test_each_of_those_who_are_named_together_counts_once(talk: Talk):
    you = talk.person().says("/goal set Message Anna, Ben and Cleo by 30 April").sees("0 of 3")
    you.says("/met Anna how:message").sees("1 of 3").says("/contact talked Anna how:message").does_not_see("2 of 3")
    you.says("/met Ben how:message").sees("2 of 3")
