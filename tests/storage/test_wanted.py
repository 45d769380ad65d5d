"""One suite on both databases: wanted qualities, and the people who may have them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.contacts.model import Contact, ContactId
from bot.plan import rules
from bot.plan.model import Quality, Wanted, WantedId
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, write_members

ROLE = Wanted(WantedId(11), MINE.id, Quality.ROLE, "Data engineer", NOW, 3)
PLACE = Wanted(WantedId(10), MINE.id, Quality.PLACE, "Berlin", NOW)
OTHER = Wanted(WantedId(12), MINE.id, Quality.ROLE, "recruiter", NOW)
COMPANY = Wanted(WantedId(13), MINE.id, Quality.COMPANY, "Acme, Inc.", NOW)
SKILL = Wanted(WantedId(14), MINE.id, Quality.SKILL, "Python", NOW)


def someone(number: int, name: str, **facts: object) -> Contact:
    plain = Contact(ContactId(number), MINE.id, name, NOW)
    return replace(plain, **facts)  # pyright: ignore[reportArgumentType]


PEOPLE = (
    someone(501, "Ana", role="Senior data engineer", company="ACME"),
    someone(502, "Ben", role="Front end dev", place="Berlin, Germany", skills=("Python",)),
    someone(503, "Cleo", role="engineer", sector="data", company="Acme Labs"),
    someone(504, "Dan", role="recruiter", tags=("python",), place="New Berlin"),
    someone(505, "Eve", role="data engineer", place="Berlin", archived_at=NOW),
    someone(506, "Fay", kind="recruiter", interests=("python",)),
)


@pytest.fixture
def known(database: Database) -> Database:
    def work(store: Store) -> None:
        write_members(store)
        store.contacts.add_many([*PEOPLE, replace(PEOPLE[0], id=ContactId(601), owner=THEIRS.id)])
        store.wanted.add([PLACE, ROLE, OTHER, COMPANY, SKILL, replace(ROLE, id=WantedId(21), owner=THEIRS.id)])
        store.wanted.add([])

    database.write_now(work)
    return database


def test_qualities_come_back_by_list_in_the_order_they_were_added(known: Database) -> None:
    listing = known.read_now(lambda store: store.wanted.listing(MINE.id))
    assert listing == (ROLE, OTHER, COMPANY, SKILL, PLACE)
    assert known.read_now(lambda store: store.wanted.find(MINE.id, ROLE.id)) == ROLE


def test_the_same_quality_is_not_added_twice(known: Database) -> None:
    again = [replace(ROLE, id=WantedId(99), text="data engineers", target=9)]
    again.append(replace(COMPANY, id=WantedId(98), text="ACME"))
    known.write_now(lambda store: store.wanted.add(again))
    assert len(known.read_now(lambda store: store.wanted.listing(MINE.id))) == 5


def test_a_quality_is_changed_and_removed(known: Database) -> None:
    changed = replace(ROLE, text="data engineers", target=None)
    known.write_now(lambda store: store.wanted.save(changed))
    assert known.read_now(lambda store: store.wanted.find(MINE.id, ROLE.id)) == changed
    assert known.write_now(lambda store: store.wanted.remove(MINE.id, [ROLE.id, PLACE.id])) == 2
    assert known.write_now(lambda store: store.wanted.remove(MINE.id, [ROLE.id])) == 0
    assert len(known.read_now(lambda store: store.wanted.listing(THEIRS.id))) == 1


def fitting(known: Database, wanted: Wanted) -> set[str]:
    def work(store: Store) -> Iterator[str]:
        for facts in store.wanted.people(MINE.id, *rules.looked_up([wanted])):
            if rules.fitting([wanted], facts):
                yield facts.name

    return known.read_now(lambda store: set(work(store)))


def test_people_are_found_by_words_and_whole_companies(known: Database) -> None:
    """S4, U17."""
    assert fitting(known, ROLE) == {"Ana"}
    assert fitting(known, replace(ROLE, text="frontend developer")) == {"Ben"}
    assert fitting(known, OTHER) == {"Dan", "Fay"}
    assert fitting(known, COMPANY) == {"Ana"}
    assert fitting(known, SKILL) == {"Ben", "Dan"}
    assert fitting(known, replace(SKILL, quality=Quality.INTEREST)) == {"Dan", "Fay"}
    assert fitting(known, PLACE) == {"Ben"}
    assert fitting(known, replace(ROLE, text="nobody")) == set()


def test_who_has_several_is_read_once_and_as_they_are(known: Database) -> None:
    wanted = [ROLE, COMPANY, SKILL, PLACE]
    found = known.read_now(lambda store: store.wanted.people(MINE.id, *rules.looked_up(wanted)))
    names = [facts.name for facts in found]
    assert len(names) == len(set(names))
    ana = next(facts for facts in found if facts.name == "Ana")
    assert (ana.contact, ana.role, ana.company, ana.skills) == (501, "Senior data engineer", "acme", ())
    ben = next(facts for facts in found if facts.name == "Ben")
    assert (ben.place, ben.skills, ben.company) == ("Berlin, Germany", ("Python",), "")
    assert known.read_now(lambda store: store.wanted.people(MINE.id, (), ())) == ()


def test_a_plan_of_any_length_is_compared_in_three_statements(known: Database) -> None:
    wanted = [replace(ROLE, id=WantedId(n), text=f"role number {n}") for n in range(30)]
    wanted += [replace(SKILL, id=WantedId(n), text=f"skill {n}") for n in range(100, 130)]
    wanted += [replace(COMPANY, id=WantedId(n), text=f"Firm {n}") for n in range(200, 230)]
    heard: list[str] = []

    def hear(connection: object, cursor: object, statement: str, *rest: object) -> None:
        heard.append(statement)

    event.listen(sa.Engine, "before_cursor_execute", hear)
    try:
        known.read_now(lambda store: store.wanted.people(MINE.id, *rules.looked_up(wanted)))
    finally:
        event.remove(sa.Engine, "before_cursor_execute", hear)
    assert len(heard) == 3
