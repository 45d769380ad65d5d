"""A workspace takes the app away: nothing goes there, after 30 days its people are erased, and nobody else's are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.contacts.model import Contact, ContactId
from bot.installs.leaving import PEOPLE, PURGE, ROWS
from bot.kit import ids
from bot.members.model import Handle, Place
from bot.outbox.model import State, Stop
from storage.schema import handles
from storage.store import Store
from tests.storage.rows import every_row
from tests.talk import PLATFORM, Person, Talk

HERE, THERE = "T1", "T2"
A_WHILE = PURGE + timedelta(hours=1)


def of(talk: Talk, realm: str, user: str = "U1") -> Person:
    """Somebody of a workspace; equal user ids are different people."""
    person = talk.person(f"{realm}/{user}")
    person.handle = Handle(PLATFORM, realm, user)
    return person


def says(person: Person, *said: str) -> Person:
    place = Place(PLATFORM, person.handle.realm, "D1", private=True)
    for each in said:
        person._does(replace(person._request(each), where=place))
    return person


@pytest.fixture
def two(talk: Talk) -> tuple[Person, Person]:
    """The same user id in two workspaces."""
    both = of(talk, HERE), of(talk, THERE)
    for one in both:
        says(one, f"/met Ana {one.handle.realm}; promised my CV", "/followup add Ana tomorrow 15:00", "/goal set Rest")
    return both


def removed(talk: Talk, realm: str = HERE) -> None:
    talk.run(talk.bot.removed(PLATFORM, realm, talk.now()))


def installed(talk: Talk, realm: str = HERE) -> None:
    talk.run(talk.bot.installed(PLATFORM, realm, talk.now()))


def passes(talk: Talk, by: timedelta) -> None:
    talk.clock.skip(minutes=by / timedelta(minutes=1))
    talk.settle()


def sent_to(talk: Talk) -> set[str]:
    """The workspaces that anything was sent to."""
    return talk.look(lambda store: {one.to.realm for one in store.outbox.listing((State.SENT,), limit=1000)})


def known(talk: Talk, person: Person) -> bool:
    return talk.look(lambda store: store.members.find(person.handle)) is not None


def link(talk: Talk, person: Person, handle: Handle) -> None:
    """Another account of the same person."""

    def work(store: Store) -> None:
        found = store.members.find(person.handle)
        assert found is not None
        values = {"platform": handle.platform, "realm": handle.realm, "user": handle.user}
        store.members._connection.execute(insert(handles).values(member=found.id, used_at=talk.now(), **values))

    talk.database.write_now(work)


@pytest.fixture(autouse=True)
def nobody_looks(talk: Talk) -> None:
    """Messages are looked for in the outbox: to two people of one id, the mailbox knows no difference."""
    talk.mailbox.arrived = lambda place, card, marker: None


def test_what_waits_is_cancelled_and_nothing_is_sent_there(talk: Talk, two: tuple[Person, Person]):
    talk.clock.skip(hours=21)
    talk.plan()
    removed(talk)
    states = talk.look(lambda store: {one.to.realm: one.state for one in store.outbox.listing(tuple(State), limit=99)})
    assert states == {HERE: State.CANCELLED, THERE: State.PENDING}
    talk.clock.move(days=20)
    assert sent_to(talk) == {THERE}
    stops = talk.look(lambda store: store.outbox.stops(talk.now()))
    assert stops == (Stop(f"{PLATFORM}/{HERE}", "app_uninstalled"),)


def test_people_are_erased_after_thirty_days_and_those_of_the_other_workspace_stay(
    talk: Talk, two: tuple[Person, Person]
):
    here, there = two
    mine, theirs = here.member.id, there.member.id
    removed(talk)
    passes(talk, PURGE - timedelta(minutes=1))
    assert known(talk, here)
    passes(talk, timedelta(minutes=2))
    assert not known(talk, here)
    assert numbers(talk) & {mine, theirs} == {theirs}
    says(there, "/contact list").sees("Ana T2")
    says(here, "/contact list").sees("Nobody here yet")
    assert every_row(talk.database)["installs"] == []


def numbers(talk: Talk) -> set[int]:
    rows = every_row(talk.database)
    return {value for several in rows.values() for row in several for value in row if type(value) is int}


@pytest.mark.parametrize("again", [1, 29])
def test_the_first_word_counts_however_often_it_comes(talk: Talk, two: tuple[Person, Person], again: int):
    removed(talk)
    before = every_row(talk.database)
    removed(talk)
    assert every_row(talk.database) == before
    passes(talk, timedelta(days=again))
    removed(talk)
    passes(talk, A_WHILE - timedelta(days=again))
    assert not known(talk, two[0])


def test_who_comes_back_in_time_finds_everything_and_is_reminded(talk: Talk, two: tuple[Person, Person]):
    here, _ = two
    removed(talk)
    passes(talk, timedelta(days=29))
    installed(talk)
    passes(talk, timedelta(days=60))
    talk.clock.move(days=8)
    assert HERE in sent_to(talk)
    says(here, "/contact list").sees("Ana T1")


@pytest.mark.parametrize("code", ["account_inactive", "token_revoked"])
def test_being_let_in_takes_back_what_the_sender_found_out_by_itself(talk: Talk, code: str):
    def stop(name: str, until: bool) -> Stop:
        return Stop(name, code, talk.now() + timedelta(minutes=5) if until else None)

    for name, until in ((f"{PLATFORM}/{HERE}", False), (f"{PLATFORM}/{THERE}", False), (f"{PLATFORM}/T3", True)):
        found = stop(name, until)
        talk.change(lambda store, stop=found: store.outbox.stop(stop))
    for realm in (HERE, "T3"):
        installed(talk, realm)
    stops = talk.look(lambda store: store.outbox.stops(talk.now()))
    assert {one.name for one in stops} == {f"{PLATFORM}/{THERE}", f"{PLATFORM}/T3"}, "what only waits still does"


def test_a_workspace_we_never_heard_of_may_come_and_go(talk: Talk):
    installed(talk, "T9")
    installed(talk, "T9")
    removed(talk, "T9")
    passes(talk, A_WHILE)
    assert every_row(talk.database)["installs"] == []


def test_it_can_leave_again_and_the_thirty_days_begin_anew(talk: Talk, two: tuple[Person, Person]):
    removed(talk)
    passes(talk, timedelta(days=20))
    installed(talk)
    removed(talk)
    passes(talk, timedelta(days=20))
    assert known(talk, two[0])
    passes(talk, timedelta(days=11))
    assert not known(talk, two[0])


def test_whoever_has_an_account_elsewhere_loses_the_one_there_and_nothing_else(talk: Talk, two: tuple[Person, Person]):
    here, _ = two
    elsewhere = Handle("discord", "all", "77")
    link(talk, here, elsewhere)
    member = here.member
    removed(talk)
    passes(talk, A_WHILE)
    assert not known(talk, here)
    found = talk.look(lambda store: store.members.find(elsewhere))
    assert found is not None
    assert found.id == member.id
    assert talk.look(lambda store: store.members.home(member.id)) == elsewhere
    assert talk.look(lambda store: store.contacts.count(member.id)) == 1


def test_two_accounts_in_the_workspace_that_left_are_one_person_gone(talk: Talk, two: tuple[Person, Person]):
    here, _ = two
    link(talk, here, Handle(PLATFORM, HERE, "U2"))
    gone = here.member.id
    removed(talk)
    passes(talk, A_WHILE)
    assert gone not in numbers(talk)


def test_nobody_is_erased_where_somebody_was_here_since(talk: Talk, two: tuple[Person, Person]):
    # The word that we were taken away may come late, after we are back.
    here, _ = two
    removed(talk)
    passes(talk, timedelta(days=3))
    says(here, "/contact list").sees("Ana T1")
    passes(talk, A_WHILE)
    assert known(talk, here)
    assert not talk.look(lambda store: store.outbox.stops(talk.now()))
    talk.clock.move(days=8)
    assert HERE in sent_to(talk)


def test_what_was_done_while_it_left_keeps_nobody(talk: Talk, two: tuple[Person, Person]):
    removed(talk)
    passes(talk, timedelta(hours=3))
    says(two[0], "/help")
    passes(talk, A_WHILE)
    assert not known(talk, two[0])


def test_many_people_go_in_steps(talk: Talk):
    people = [of(talk, HERE, f"U{number:03}") for number in range(2 * PEOPLE + 3)]
    for one in people:
        says(one, "/help")
    kept = says(of(talk, THERE), "/help")
    removed(talk)
    talk.clock.skip(days=31)
    purge = next(job for job in talk.bot.jobs if job.name == "purge")
    steps: list[int] = []
    while not steps or steps[-1]:
        steps.append(talk.run(talk.bot.run_job(purge)))
    assert steps == [PEOPLE, PEOPLE, 3, 0]
    assert [row[0] for row in every_row(talk.database)["members"]] == [kept.member.id]


def test_somebody_with_very_many_rows_goes_alone_and_bit_by_bit(talk: Talk):
    rich, poor = of(talk, HERE, "U1"), of(talk, HERE, "U2")
    for one in (rich, poor):
        says(one, "/help")
    owner, now = rich.member.id, talk.now()
    people = [Contact(ContactId(ids.new_id(now)), owner, f"Person {number}", now) for number in range(ROWS)]
    talk.change(lambda store: store.contacts.add_many(people))
    removed(talk)
    talk.clock.skip(days=31)
    purge = next(job for job in talk.bot.jobs if job.name == "purge")
    assert [talk.run(talk.bot.run_job(purge)) for _ in range(3)] == [1, 1, 0]
    assert every_row(talk.database)["contacts"], "what is left is found by nobody"
    talk.settle()
    rows = every_row(talk.database)
    assert not any(rows[table] for table in ("members", "handles", "contacts", "contact_terms"))


def test_a_restart_in_the_middle_goes_on(talk: Talk, two: tuple[Person, Person]):
    removed(talk)
    says(of(talk, HERE, "U2"), "/help")
    talk.clock.skip(days=31)
    purge = next(job for job in talk.bot.jobs if job.name == "purge")
    talk.run(talk.bot.run_job(purge))
    talk.restart()
    talk.settle()
    assert {row[:2] for row in every_row(talk.database)["handles"]} == {(PLATFORM, THERE)}


def test_a_list_of_where_we_are_makes_up_for_what_was_missed(talk: Talk):
    def listed(*there: str, whose: str = "123") -> None:
        talk.run(talk.bot.present(PLATFORM, there, lambda realm: realm in whose, talk.now()))

    def known() -> dict[str, bool]:
        return dict(talk.look(lambda store: store.installs.known(PLATFORM)))

    def stopped() -> set[str]:
        return {stop.name for stop in talk.look(lambda store: store.outbox.stops(talk.now()))}

    listed("1", "2")
    assert known() == {"1": True, "2": True}
    listed("2")
    assert (known(), stopped()) == ({"1": False, "2": True}, {f"{PLATFORM}/1"})
    before = every_row(talk.database)
    listed("2")
    assert every_row(talk.database) == before
    listed("1", "2")
    assert (known(), stopped()) == ({"1": True, "2": True}, set())
    listed(whose="1")
    assert known() == {"1": False, "2": True}
    passes(talk, A_WHILE)
    assert known() == {"2": True}, "a removal is forgotten in the end"
    assert stopped() == {f"{PLATFORM}/1"}
    listed("1", "2")
    assert (known(), stopped()) == ({"1": True, "2": True}, set())
