"""Where nudges come: directly, or to a place the member chose, as long as it is closed to others and open to us."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Reply
from bot.kit.cards import Card
from bot.members.model import Place, Room
from bot.outbox.model import Ambiguous, Refused, Stop
from tests.features import digests
from tests.talk import PLATFORM, REALM, Person, StoryClock, Talk, shown

GROUP = Place(PLATFORM, REALM, "G1", private=False)
OTHER = Place(PLATFORM, REALM, "G2", private=False)
THREAD = Place(PLATFORM, REALM, "D1:17.5", private=True)
GONE = Refused("not_in_channel", permanent=True, scope="place")


def there(who: Person, said: str, place: Place = GROUP, room: Room = "closed") -> Person:
    """Something typed in another place; the answer is for them alone, as platforms show it."""
    return who._does(replace(who._request(said), where=replace(place, private=True), room=room))


def press(who: Person, card: Card, label: str, place: Place = GROUP) -> Reply:
    """A button on a card that stands in another place."""
    wire = next(one for one in card.buttons() if one.label == label).wire()
    who._does(replace(who._request(wire), where=place, room="closed", pressed=True))
    assert who.reply is not None
    return who.reply


def chosen(who: Person) -> Place | None:
    found = who.talk.look(lambda store: store.members.nudged(who.member.id))
    assert found is not None
    return found[1]


def posted(talk: Talk) -> list[str]:
    return [message.card.title for message in talk.posted]


# Choosing


def test_a_private_channel_gets_the_nudges_and_says_who_reads_them(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz, recruiter @Acme - likes chess; promised my CV")
    there(member, "/settings here").sees("Your nudges come here now", "Everybody who is in here", "/invite @Grapevine")
    there(member, "/settings here").sees("come here already").does_not_see("Everybody")
    clock.move(days=1)
    assert posted(talk) == ["Say thanks: Ana Ruiz"]
    member.was_sent_nothing()
    member.says("/settings direct").sees("directly again").says("/settings direct").sees("directly already")
    clock.move(days=1)
    member.was_sent("Keep your promise: Ana Ruiz")
    assert len(talk.posted) == 1


def test_full_nudges_stay_short_where_others_read(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana; promised my secret CV").says("/settings nudges full")
    there(member, "/settings here").sees("stay out of them, though your nudges are full")
    member.says("/met Ben").says("/followup add Ben tomorrow 15:00 - a secret plan")
    clock.move(days=3)
    told = [message.text for message in talk.posted]
    assert any("Keep your promise" in text or "2 people" in text for text in told)
    assert any("Ben" in text for text in told)
    assert not any("secret" in text for text in told)
    member.says("/settings direct").says("/met Cleo; promised another secret")
    clock.move(days=3)
    assert any("another secret" in message.text for message in member.mailed)


def test_a_thread_of_the_direct_conversation_is_a_place_of_its_own(talk: Talk, member: Person, clock: StoryClock):
    member.says("/settings nudges full").says("/met Ana; promised my CV")
    there(member, "/settings here", THREAD, "thread").sees("come to this thread now", "Nobody else")
    assert chosen(member) == THREAD
    clock.move(days=2)
    assert any("my CV" in message.text for message in talk.posted)  # nobody else reads it: full nudges are full
    assert member.mailed == []


def test_where_others_may_come_it_is_refused_with_what_to_do(talk: Talk, member: Person):
    there(member, "/settings here", digests.CHANNEL, "open").sees("anybody may come to read", "in a private channel")
    assert member.failed()
    assert chosen(member) is None


def test_in_the_direct_conversation_it_means_directly(talk: Talk, member: Person):
    there(member, "/settings here")
    member.says("/settings here").sees("directly again").says("/settings here").sees("directly already")
    assert chosen(member) is None
    # A platform may not tell whose conversation of two it is; ours is known once it was opened.
    there(member, "/settings here")
    ours = Place(PLATFORM, REALM, "D1", private=True)
    member.talk.change(lambda store: store.outbox.opened({member.handle: ours}))
    there(member, "/settings here", Place(PLATFORM, REALM, "D2", private=True), "open").sees("anybody may come to read")
    assert chosen(member) == GROUP
    there(member, "/settings here", ours, "open").sees("directly again")
    assert chosen(member) is None


def test_settings_show_where_with_a_button(member: Person):
    member.says("/settings").sees("Nudges come: directly to you").does_not_see("Get them here")
    there(member, "/settings").sees("Get them here")
    there(member, f"/{member.button('Get them here').call.name}").sees("come here now")
    there(member, "/settings").sees("Nudges come: here, where others read them too")
    there(member, "/settings", OTHER).sees("to the channel or group you chose, where others")
    member.presses("Get them directly").sees("directly again")
    assert chosen(member) is None


def test_the_choice_outlives_a_restart_and_is_nobody_elses(talk: Talk, clock: StoryClock):
    ana, ben = talk.person("ana").says("/met Ina"), talk.person("ben").says("/met Jon")
    there(ana, "/settings here")
    talk.restart()
    clock.move(days=1)
    assert posted(talk) == ["Say thanks: Ina"]
    ben.was_sent("Say thanks: Jon")
    assert ana.mailed == []


def test_the_choice_is_in_the_export_and_goes_with_the_member(talk: Talk, member: Person):
    there(member, "/settings here")
    owner = member.member.id
    (row,) = talk.look(lambda store: list(store.privacy.rows(owner, "handles")))
    assert (row["nudges_to"], row["nudges_shared"]) == ("G1", True)
    member.says("/mydata delete").presses("Yes, delete everything")
    assert talk.change(lambda store: store.members.shut(GROUP)) == ()


def test_what_waits_goes_where_nudges_come_by_now(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    there(member, "/settings here")
    clock.until("2026-03-06 08:59")
    clock.skip(minutes=2)
    talk.plan()
    member.says("/settings direct")
    talk.settle()
    member.was_sent("Say thanks: Ana")
    assert talk.posted == []


def test_the_question_after_silence_comes_directly(talk: Talk, member: Person, clock: StoryClock):
    there(member, "/settings here").says("/met Ana").says("/followup cadence Ana every 7 days")
    clock.move(weeks=20)
    assert [message.card.title for message in member.mailed] == ["Are my reminders still useful?"]
    assert talk.posted
    assert "Are my reminders still useful?" not in posted(talk)


# Others who read there


@pytest.mark.parametrize("label", ["Done", "Tomorrow", "Next week", "Show", "Stop"])
def test_buttons_there_do_nothing_for_others(talk: Talk, member: Person, clock: StoryClock, label: str):
    member.says("/met Ana; promised my CV")
    there(member, "/settings here")
    clock.move(days=1)
    before = member.open_followups()
    reply = press(talk.person("ben").says("/help"), talk.posted[0].card, label)
    assert (reply.failed, reply.replaces, reply.public) == (True, False, False)
    assert isinstance(reply.answer, Card)
    assert "Ana" not in shown(reply.answer, member.tz)
    assert member.open_followups() == before


def test_what_the_owner_opens_there_is_for_their_eyes_only(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV")
    there(member, "/settings here")
    clock.move(days=2)
    card = next(message.card for message in talk.posted if "promise" in message.card.title)
    reply = press(member, card, "Show")
    assert "my CV" in member.text
    assert (reply.failed, reply.replaces, reply.public) == (False, False, False)
    reply = press(member, card, "Done")
    assert not reply.failed
    assert not reply.replaces
    assert press(member, card, "Done").failed


def test_a_list_that_somebody_else_asks_for_there_replaces_nothing(talk: Talk, member: Person, clock: StoryClock):
    for name in ("Ana", "Ben", "Cleo", "Dan"):
        member.says(f"/met {name}")
    there(member, "/settings here")
    clock.move(days=1)
    noor = talk.person("noor").says("/met Secretive Person").says("/followup add Secretive today")
    reply = press(noor, talk.posted[0].card, "See the list")
    assert "Secretive" in noor.text
    assert (reply.replaces, reply.public) == (False, False)


# A place that is closed to us


@pytest.mark.parametrize("code", ["not_in_channel", "is_archived", "channel_not_found", "50001", "something_new"])
def test_a_place_that_refuses_falls_back_at_once_and_says_why_once(
    talk: Talk, member: Person, clock: StoryClock, code: str
):
    member.says("/met Ana; promised my CV").says("/settings nudges full")
    there(member, "/settings here")
    talk.mailbox.replies.append(Refused(code, permanent=True, scope="place"))
    clock.until("2026-03-06 09:00")
    titles = [message.card.title for message in member.mailed]
    assert sorted(titles) == ["Say thanks: Ana", "Your nudges come to you directly again"]
    assert chosen(member) is None
    clock.move(days=1)
    assert [message.card.title for message in member.mailed[2:]] == ["Keep your promise: Ana"]
    assert talk.posted == []


def test_everybody_who_chose_the_place_falls_back(talk: Talk, clock: StoryClock):
    people = [talk.person(name).says(f"/met {name.upper()}") for name in ("ana", "ben", "cleo")]
    for who, place in zip(people, (GROUP, GROUP, OTHER), strict=True):
        there(who, "/settings here", place)
    clock.until("2026-03-06 08:59")
    clock.skip(minutes=2)
    talk.plan()
    talk.change(lambda store: store.outbox.put(digests.a_digest(people[0], "d:1", place=OTHER)))
    talk.mailbox.replies += [GONE]
    talk.settle()
    refused = {who.name for who in people if chosen(who) is None}
    assert refused in ({"ana", "ben"}, {"cleo"})
    for who in people:
        thanks = [one for one in (*who.mailed, *talk.posted) if one.card.title == f"Say thanks: {who.name.upper()}"]
        assert len(thanks) == 1, who.name
        told = [one for one in who.mailed if "directly again" in one.card.title]
        assert len(told) == (who.name in refused)


def test_it_may_be_chosen_again_once_we_are_let_in(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV")
    there(member, "/settings here")
    talk.mailbox.replies.append(GONE)
    clock.move(days=1)
    assert len(member.mailed) == 2
    there(member, "/settings here").sees("Your nudges come here now")
    clock.move(days=1)
    assert posted(talk) == ["Keep your promise: Ana"]
    there(member, "/settings here").says("/met Ben")
    talk.mailbox.replies.append(GONE)
    clock.move(days=1)
    assert [one.card.title for one in member.mailed].count("Your nudges come to you directly again") == 2


def test_a_place_that_closed_meanwhile_gets_nothing(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    there(member, "/settings here")
    talk.change(lambda store: store.outbox.stop(Stop(f"{PLATFORM}/{REALM}/G1", "is_archived")))
    clock.move(days=1)
    member.was_sent("Say thanks: Ana")


def test_one_that_may_have_arrived_there_is_not_sent_again(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    there(member, "/settings here")
    talk.mailbox.replies += [Ambiguous("timeout"), GONE]
    clock.move(days=1)
    assert [message.card.title for message in member.mailed] == ["Your nudges come to you directly again"]
    assert chosen(member) is None
