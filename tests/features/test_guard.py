"""Stories of the guard: a kind word before an ask, once a month at most, and never in the way."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from bot.context import Context
from bot.guard import asking, ideas, warning
from bot.guard.muting import muted, muted_rules
from bot.journal.model import Ask
from bot.kit.cards import Button
from bot.members.model import Place
from tests.features.test_ledger import with_them
from tests.talk import PLATFORM, REALM, Person, StoryClock, Talk

HINT = "This is a hint, and you decide."


@pytest.fixture
def ana(member: Person) -> Person:
    """Met today: a referral is too soon."""
    return member.says("/met Ana Ruiz, recruiter @Acme")


def context(member: Person, store) -> Context:
    place = Place(PLATFORM, REALM, member.name, private=True)
    return Context(member.member, place, member.talk.now(), store)


def the_rules(member: Person, name: str, ask: Ask = Ask.REFERRAL, *, note: bool = False) -> list[str]:
    """What the guard would say now; `note`: and says."""

    def found(store):
        ctx = context(member, store)
        (contact,) = [one for one in store.contacts.page(ctx.member.id) if one.name == name]
        cautions = warning.before_ask(ctx, contact, ask)
        if note:
            warning.note_said(ctx, cautions, contact)
        return [one.rule.value for one in cautions]

    return member.talk.change(found)


def test_before_an_ask_it_shows_the_history_and_what_to_do_first(ana: Person):
    """S37, S31."""
    ana.says("/contact edit Ana cares:climate tech").says("/asked before Ana for a referral")
    ana.sees("Before you ask Ana Ruiz for a referral", "Because your first talk with Ana Ruiz was today.")
    ana.sees("First, give something small", "An idea: Send something to read", "1 talk, the last today", HINT)
    assert ana.card.tone == "ask"


def test_ask_anyway_goes_on_and_nothing_is_said_again_for_a_month(ana: Person, clock: StoryClock):
    ana.says("/asked before Ana referral").presses("Ask anyway").sees(
        "You can ask Ana Ruiz for a referral", "you decide"
    )
    ana.says("/asked before Ana job").sees("You can ask")
    clock.skip(days=29)
    assert the_rules(ana, "Ana Ruiz") == ["no-follow-up"], "the thanks are late by now; nobody said that"
    clock.skip(days=1)
    assert the_rules(ana, "Ana Ruiz") == ["no-follow-up", "too-soon"]


def test_ask_anyway_goes_on_where_there_is_more_to_say_than_is_shown(member: Person, clock: StoryClock):
    """The rest waits for another day: nobody has to press twice."""
    member.says("/met Ana Ruiz - promised my CV").says("/contact add " + "\n".join(f"Newcomer {n}" for n in range(30)))
    clock.skip(days=4)
    assert the_rules(member, "Ana Ruiz") == ["no-follow-up", "too-soon"]
    member.says("/asked before Ana referral").presses("Ask anyway").sees("You can ask Ana Ruiz for a referral")
    assert the_rules(member, "Ana Ruiz") == []
    clock.skip(days=1)
    assert the_rules(member, "Ana Ruiz") == ["collecting"]


def test_the_month_is_counted_in_days_of_the_member(talk: Talk):
    far = talk.person("far", zone="Pacific/Auckland").says("/met Ana Ruiz")
    far.says("/asked before Ana job").sees("Before you ask")
    local = far.tz
    begun = talk.now().astimezone(local).date()
    while talk.now().astimezone(local).date() < begun + timedelta(days=30):
        assert "too-soon" not in the_rules(far, "Ana Ruiz", Ask.JOB)
        talk.clock.skip(hours=11)
    assert "too-soon" in the_rules(far, "Ana Ruiz", Ask.JOB)


def test_days_since_somebody_was_added_are_the_members_own(talk: Talk):
    """At 18:00 UTC it is tomorrow in Auckland."""
    far = talk.person("far", zone="Pacific/Auckland").says("/contact add Cleo")
    talk.clock.skip(days=13, hours=8)
    assert the_rules(far, "Cleo", Ask.ADVICE) == []
    talk.clock.skip(hours=16)
    assert the_rules(far, "Cleo", Ask.ADVICE) == ["silent"]


def test_what_is_asked_is_asked_for_when_nobody_said(ana: Person):
    ana.says("/asked before Ana").sees("What would you ask for?").presses("A job").sees("for a job", HINT)


def test_a_small_ask_is_fine_at_once(ana: Person):
    """S42."""
    ana.says("/asked before Ana for feedback").sees("You can ask Ana Ruiz for feedback").does_not_see(HINT)
    ana.presses("I asked").fills(what="feedback on my CV").sees("Logged: you asked Ana Ruiz for feedback")


def test_an_ask_that_was_logged_gets_one_line_and_that_counts_as_said(ana: Person):
    """S37: it is logged all the same."""
    ana.says("/asked Ana for a job").sees(
        "Logged: you asked", "A hint. Because your first talk", "Next, give something"
    )
    assert len(with_them(ana)) == 1
    ana.says("/asked Ana for a referral").does_not_see("A hint.")
    ana.says("/asked before Ana referral").sees("You can ask")


def test_putting_right_what_was_asked_says_nothing_more(ana: Person, clock: StoryClock):
    ana.says("/asked Ana for advice").does_not_see("A hint.")
    clock.move(minutes=1)
    ana.presses("A job").sees("Changed").does_not_see("A hint.")


def test_a_late_promise_comes_before_an_ask(ana: Person, clock: StoryClock):
    """S40."""
    ana.says("/met Ben Oak - promised my CV")
    clock.move(days=60)
    ana.says("/asked before Ben feedback").sees("Because your promise to Ben Oak was due on Saturday 7 March.")
    ana.presses("Show what is due").sees("Ben Oak", "my CV")


def test_silence_and_asking_alone_are_noticed(ana: Person, clock: StoryClock):
    """S38, S39."""
    ana.says("/contact add Cleo Fox")
    clock.skip(days=20)
    ana.says("/asked before Cleo feedback").sees("you added Cleo Fox", "I know of no talk since", "say hello")
    ana.says("/contact add Dan Elk").says("/contact talked Dan day:yesterday")
    clock.skip(days=40)
    ana.says("/asked Dan for advice").does_not_see("A hint.")
    clock.skip(days=300)
    ana.says("/asked Dan for advice").does_not_see("A hint.")
    clock.skip(days=80)
    assert the_rules(ana, "Dan Elk", Ask.HELP) == []
    ana.says("/asked Dan for advice; yesterday")
    assert the_rules(ana, "Dan Elk", Ask.HELP) == ["ask-only"]
    ana.says("/gave Dan a link")
    assert the_rules(ana, "Dan Elk", Ask.HELP) == []


def test_collecting_is_about_nobody_alone_and_said_once_a_month(ana: Person):
    """S41."""
    ana.says("/contact add " + "\n".join(f"Person{number:02}" for number in range(30)))
    ana.says("/asked before Ana feedback").sees("Because you added 31 people in 30 days, and talked to 1 of them.")
    ana.says("/asked before Person03 feedback").sees("You can ask")
    ana.says("/met Ben").says("/asked before Ben feedback").does_not_see("31 people", "32 people")


def test_a_rule_is_muted_from_where_it_speaks(ana: Person):
    ana.says("/asked before Ana referral").presses("This, about Ana Ruiz")
    ana.sees("Muted", "about Ana Ruiz").presses("Undo").sees("On again")
    ana.says("/met Ben").says("/asked before Ben referral").presses("This, about anybody").sees("Muted")
    ana.says("/met Cleo")
    assert the_rules(ana, "Cleo") == []
    ana.says("/rules unmute too-soon").sees("On again", "once a month")
    assert the_rules(ana, "Cleo") == ["too-soon"]


def test_the_list_of_rules_mutes_each_of_them(ana: Person):
    """Each rule can be muted, and says why it is there."""
    ana.says("/rules").sees("Before you ask", "Messages", "Steps and tips", "too-soon: on", "draft-too-long: on")
    ana.presses("A message is too long").sees("Muted: “A message is too long”")
    ana.says("/rules").sees("draft-too-long: muted")
    ana.presses("A message is too long").sees("On again")
    ana.presses_again(ana.button("Mute")).sees("Muted")
    ana.says("/rules unmute tips").sees("It was not muted")


def test_a_rule_tells_about_whom_it_is_silent(ana: Person):
    ana.says("/met Ben Oak").says("/rules mute too-soon Ana").says("/rules mute too-soon Ben")
    ana.says("/rules mute too-soon Ben").says("/rules").sees("too-soon: on, but silent about 2 people")
    assert [one.label for one in ana.card.actions] == ["Mute …", "About whom …"]
    ana.says("/rules too-soon").sees("Because a job or a referral needs trust", "Ana Ruiz", "Ben Oak")
    ana.presses("Unmute", "Ben Oak").sees("On again", "about Ben Oak")
    assert the_rules(ana, "Ben Oak") == ["too-soon"]
    assert the_rules(ana, "Ana Ruiz") == []


@pytest.mark.parametrize(
    ("said", "sees"),
    [
        ("/rules mute zorb", "I have no rule called “zorb”."),
        ("/rules mute too-soon Zed", "I don't know anyone called “Zed”"),
        ("/rules mute collecting Ana", "is not about one person"),
        ("/rules show zorb", "I have no rule called “zorb”."),
        ("/asked before Zed job", "I don't know anyone called “Zed”"),
    ],
)
def test_what_is_not_understood_says_what_to_try(ana: Person, said: str, sees: str):
    ana.says(said).sees(sees)
    assert ana.failed()


def test_others_ask_whether_their_rule_is_muted(ana: Person):
    def found(store):
        ctx = context(ana, store)
        (contact,) = store.contacts.page(ctx.member.id)
        return muted(ctx, "draft-too-long"), muted(ctx, "draft-too-long", contact.id), muted_rules(ctx, contact.id)

    assert ana.talk.look(found) == (False, False, frozenset())
    ana.says("/rules mute draft-too-long Ana").says("/rules mute tips")
    assert ana.talk.look(found) == (False, True, {"draft-too-long", "tips"})
    ana.says("/rules mute draft-too-long")
    assert ana.talk.look(found)[:2] == (True, True)


def test_a_mute_goes_along_in_a_merge_and_away_with_the_person(ana: Person):
    ana.says("/met Ann Ruiz, recruiter @Acme").says("/rules mute too-soon Ann Ruiz")
    ana.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    assert the_rules(ana, ana.talk.look(lambda store: store.contacts.page(ana.member.id))[0].name) == []
    ana.says("/contact forget Ana").presses("Erase").says("/rules").sees("too-soon: on").does_not_see("silent about 1")


def test_a_message_is_written_from_where_the_guard_speaks(ana: Person, clock: StoryClock):
    """S37, S38, S40: what to do first is one press away."""
    ana.says("/asked before Ana feedback").presses("Write it").sees("Ana")
    assert not ana.failed()
    clock.skip(days=3)
    ana.says("/followup done Ana").says("/met Ben Oak")
    clock.skip(days=3)
    ana.says("/asked before Ben job").sees("a thank-you to Ben Oak was due").presses("Write the thanks").sees("Ben")
    assert not ana.failed()
    ana.says("/contact add Cleo Fox")
    clock.skip(days=20)
    ana.says("/asked before Cleo feedback").presses("Write a hello").sees("Cleo")
    assert not ana.failed()


def test_people_who_are_close_may_be_asked(ana: Person):
    """S22: whom one knew before is not new."""
    ana.says("/contact edit Ana kind:friend").says("/asked before Ana job").sees("You can ask")
    ana.says("/met Ben").says("/contact tier Ben close").says("/asked before Ben job").sees("You can ask")


def test_ideas_for_a_give_come_from_what_is_known(ana: Person):
    """S31, S34."""
    ana.says("/contact edit Ana interests:chess cares:climate tech").says("/contact add Ben Oak #chess")
    ana.says("/gave ideas Ana").sees(
        "climate tech", "Because you know somebody else with “chess”. For example: Ben Oak."
    )
    ana.presses("I did", "Introduce them").fills(what="met Ben", sort="introduction").sees("You gave an introduction.")

    def first(store):
        ctx = context(ana, store)
        (ben,) = [one for one in store.contacts.page(ctx.member.id) if one.name == "Ben Oak"]
        return ideas.suggestion(ctx, ben)

    found = ana.talk.look(first)
    assert "Ana" not in found.what + found.because
    ana.says("/met Zoe").says("/gave ideas Zoe").sees("Praise something").does_not_see("For example")


def test_a_card_about_one_person_has_no_word_of_another(ana: Person, clock: StoryClock):
    """A guard shows nothing of anybody else, and nothing of another member."""
    other = ana.talk.person("olga").says("/met Ana Ruiz, zorblatt @Zorblatt - zorblatt; promised zorblatt")
    other.says("/asked Ana for zorblatt").says("/rules mute too-soon Ana")
    ana.says("/met Quilla Vex, kwyjibo @Mirrow, Brimfest - xylo; promised tessa").says(
        "/contact edit Quilla cares:quop"
    )
    ana.says("/contact edit Quilla interests:brimvole").says("/gave Quilla a quirk").says("/asked Quilla for a quonk")
    ana.says("/contact edit Ana cares:climate interests:brimvole")
    clock.skip(days=5)
    alien = ("Quilla", "Vex", "kwyjibo", "Mirrow", "Brimfest", "xylo", "tessa", "quop", "quirk", "quonk", "zorblatt")
    for said in ("/asked before Ana job", "/asked Ana for a job", "/asked before Ana feedback", "/gave list Ana"):
        ana.says(said).does_not_see(*alien)
        for pressed in ana.card.buttons():
            assert not any(word in pressed.wire() for word in alien)


def test_nothing_is_said_twice_within_a_month_whatever_happens(talk: Talk):
    """For the same person and rule, over random months of asks, talks and gives; and never while muted."""
    dice = random.Random(37)
    member = talk.person()
    names: list[str] = []
    said: dict[tuple[str, str], date] = {}
    silent: set[tuple[str, str]] = set()
    spoke = 0
    for turn in range(120):
        if turn % 8 == 0:
            names.append(f"Person{turn}")
            member.says(f"/contact add {names[-1]}")
        name = dice.choice(names[-3:])
        match dice.randrange(9):
            case 0:
                member.says(f"/contact talked {name}")
            case 1:
                member.says(f"/gave {name} - a link")
            case 2:
                member.says(f"/asked {name} - advice day:yesterday")
            case 3:
                rule = dice.choice(["too-soon", "silent", "ask-only"])
                muting = dice.random() < 0.4
                member.says(f"/rules {'mute' if muting else 'unmute'} {rule} {name}")
                (silent.add if muting else silent.discard)((rule, name))
            case _:
                for rule in the_rules(member, name, dice.choice(list(Ask)), note=True):
                    last = said.get((rule, name))
                    assert last is None or (talk.now().date() - last).days >= 30
                    assert (rule, name) not in silent
                    said[rule, name] = talk.now().date()
                    spoke += 1
        for rule, told in _told(member, names).items():
            last = said.setdefault(rule, told)  # a line beneath an ask, too
            assert told == last or (told - last).days >= 30
            said[rule] = told
        talk.clock.skip(hours=dice.randrange(1, 24 * 9))
    assert spoke > 10


def _told(member: Person, names: list[str]) -> dict[tuple[str, str], date]:
    """What was said so far, by rule and name, with its day: lines beneath logged asks are among it."""

    def found(store):
        owner = member.member.id
        people = {one.id: one.name for one in store.contacts.page(owner)}
        rows = store.privacy.rows(owner, "cautions")
        by_id = {str(number): name for number, name in people.items()}
        return [(row["rule"], by_id.get(str(row["contact"]), str(row["contact"])), row["day"]) for row in rows]

    return {(rule, name): day for rule, name, day in member.talk.look(found) if name in names}


def test_whoever_helps_to_ask_shows_the_card_and_goes_on_with_the_same_call(ana: Person):
    """What `draft` does: the same call again finds nothing left to say."""

    def work(store):
        ctx = context(ana, store)
        (contact,) = store.contacts.page(ctx.member.id)
        found = warning.before_ask(ctx, contact, Ask.REFERRAL)
        again = Button("Ask anyway", asking.before.call(contact.id, sort="referral"))
        card = asking.spoken(ctx, contact, Ask.REFERRAL, found, again)
        return card, warning.before_ask(ctx, contact, Ask.REFERRAL)

    card, left = ana.talk.change(work)
    assert "Ask anyway" in [one.label for one in card.buttons()]
    assert left == ()


@pytest.mark.parametrize(
    "said", ["too-soon", "too soon", "TOOSOON", "to-soon", "You ask for a lot, and you hardly know each other"]
)
def test_a_rule_is_found_by_what_people_type_for_its_name(ana: Person, said: str):
    ana.says(f"/rules {said}").sees("(too-soon)", "Because a job or a referral needs trust.")
    ana.says(f"/rules mute {said}").sees("Muted: “You ask for a lot")
    ana.says(f"/rules on {said}").sees("On again")
    ana.says(f"/rules off {said} about Ana").sees("about Ana Ruiz")
    assert the_rules(ana, "Ana Ruiz") == []
    ana.says(f"/rules unmute {said} Ana").sees("On again")
    assert the_rules(ana, "Ana Ruiz") == ["too-soon"]


def test_the_form_of_a_mute_shows_what_each_rule_says(ana: Person):
    ana.says("/rules mute")
    labels = {one.text: one.label for one in ana.form.fields[0].choices}
    assert labels["ask-only"] == "You only ask somebody, and nothing else happens"
    ana.fills(rule="ask-only", who="Ana").sees("Muted", "about Ana Ruiz")


def test_what_was_said_already_is_no_go_ahead(ana: Person):
    """S37: the hint comes once, and the card does not take it back."""
    ana.says("/asked Ana for a referral").sees("A hint. Because your first talk")
    ana.says("/asked before Ana for a referral").sees("You know my hint, and you decide.").does_not_see("Go ahead")
    assert ana.card.tone == "plain"
    ana.says("/asked before Ana for advice").sees("Go ahead")
    ana.says("/rules mute too-soon").says("/asked before Ana for a referral").sees("Go ahead")


@pytest.mark.parametrize("said", ["a referral from Ana", "for a referral from ana", "referral from ana ruiz"])
def test_whom_to_ask_may_stand_behind_what_for(ana: Person, said: str):
    ana.says(f"/asked before {said}").presses("A referral").sees("Before you ask Ana Ruiz for a referral")
