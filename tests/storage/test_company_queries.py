"""One suite on both databases: dream companies, and the people on the way there. Somebody else has the same ones."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from bot.contacts.model import Contact, ContactId
from bot.journal.model import Entry, EntryId
from bot.plan.company_model import Chain, Company, CompanyId, Heard, Somebody, State, Step, Taken
from storage.schema_words import leads
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, Someone, every_row, write_members

ACME = Company(CompanyId(1001), MINE.id, "Acme, Inc.", NOW, "fintech", "Lune", "Berlin", "quiet 🦊 \\ % _ 'x'\nwords")
LUNE = Company(CompanyId(1002), MINE.id, "Lune", NOW + timedelta(seconds=1))
STEPS = (Taken(Step.RESEARCH, State.DONE, TODAY), Taken(Step.APPLY, State.BEGUN, date(2026, 3, 1)))


def somebody(whose: Someone, number: int, name: str, company: str = "", **facts: object) -> Contact:
    found = Contact(ContactId(whose.id * 10_000 + number), whose.id, name, NOW, company=company)
    return replace(found, **facts)  # pyright: ignore[reportArgumentType]


def people(whose: Someone) -> list[Contact]:
    """At Acme: Åsa, and Ana, whom Ben introduced; Dan, who is put away, whom Cleo did; Eve is at Acme Labs."""
    ben = somebody(whose, 1, "Ben", "Zorb")
    cleo = somebody(whose, 2, "Cleo")
    return [
        ben,
        cleo,
        somebody(whose, 3, "Ana", "ACME", role="chef", through=ben.id),
        somebody(whose, 4, "Åsa", "acme inc"),
        somebody(whose, 5, "Dan", "Acme", through=cleo.id, archived_at=NOW),
        somebody(whose, 6, "Eve", "Acme Labs", sector="Fintech", through=ben.id),
        somebody(whose, 7, "Fay", role="fintech lead"),
        somebody(whose, 8, "Gus", sector="fintech", archived_at=NOW),
    ]


@pytest.fixture
def known(database: Database) -> Database:
    """I have two companies and eight people; so has somebody else, of the same names."""

    def work(store: Store) -> None:
        write_members(store)
        for whose in (MINE, THEIRS):
            store.contacts.add_many(people(whose))
        theirs = [replace(one, id=CompanyId(one.id + 1000), owner=THEIRS.id) for one in (ACME, LUNE)]
        store.companies.add([replace(ACME, taken=STEPS), LUNE, *theirs])
        store.companies.add([])

    database.write_now(work)
    return database


def test_companies_come_back_as_they_were_saved(known: Database) -> None:
    assert known.read_now(lambda store: store.companies.listing(MINE.id)) == (replace(ACME, taken=STEPS), LUNE)
    assert known.read_now(lambda store: store.companies.find(MINE.id, LUNE.id)) == LUNE
    changed = replace(ACME, name="Zorb", grouping="", similar="", place="", note="")
    known.write_now(lambda store: store.companies.save(changed))
    assert known.read_now(lambda store: store.companies.find(MINE.id, ACME.id)) == replace(changed, taken=STEPS)


def test_they_are_found_by_any_spelling_and_never_by_a_part(known: Database) -> None:
    """U17."""
    for name, found in (("ACME", [ACME.id]), ("Acme Labs", []), ("Ac", []), ("", [])):
        keys = [replace(ACME, name=name).key] if name else []
        assert [one.id for one in known.read_now(lambda store, k=keys: store.companies.keyed(MINE.id, k))] == found


def test_one_that_is_there_is_not_added_again(known: Database) -> None:
    again = replace(ACME, id=CompanyId(1005), name="ACME GmbH", taken=STEPS[:1])
    before = every_row(known)
    known.write_now(lambda store: store.companies.add([again]))
    assert every_row(known) == before


def test_steps_are_said_once_and_taken_back(known: Database) -> None:
    for state, day in ((State.BEGUN, TODAY), (State.DONE, TODAY + timedelta(days=1))):
        said = Taken(Step.STORY, state, day)
        known.write_now(lambda store, one=said: store.companies.take(MINE.id, LUNE.id, one))
        found = known.read_now(lambda store: store.companies.find(MINE.id, LUNE.id))
        assert found is not None
        assert found.taken == (said,)
    known.write_now(lambda store: store.companies.reopen(MINE.id, LUNE.id, Step.STORY))
    assert known.read_now(lambda store: store.companies.find(MINE.id, LUNE.id)) == LUNE
    known.write_now(lambda store: store.companies.take(MINE.id, CompanyId(9), STEPS[0]))  # one that is gone


def test_a_company_goes_with_its_steps(known: Database) -> None:
    assert known.write_now(lambda store: store.companies.remove(MINE.id, ACME.id))
    assert not known.write_now(lambda store: store.companies.remove(MINE.id, ACME.id))
    assert every_row(known)["company_steps"] == []


def test_its_note_is_sealed(known: Database) -> None:
    assert "quiet" not in repr(every_row(known)["companies"])


def test_people_there_are_counted_up_to_a_limit_and_stand_by_name(known: Database) -> None:
    ana, second = Somebody(10_003, "Ana", "chef"), Somebody(10_004, "Åsa")
    found = known.read_now(lambda store: store.companies.people(MINE.id, ["acme", "lune", "zorb", "acme"], limit=5))
    assert found == {"acme": (ana, second), "zorb": (Somebody(10_001, "Ben"),)}
    assert known.read_now(lambda store: store.companies.people(MINE.id, ["acme"], limit=1)) == {"acme": (ana,)}
    assert known.read_now(lambda store: store.companies.people(MINE.id, ["", "lune"], limit=1)) == {}
    assert known.read_now(lambda store: store.companies.people(MINE.id, [], limit=1)) == {}


def test_chains_name_who_introduced_whom(known: Database) -> None:
    """S7, S23. Of people put away too; not of those who work there themselves."""
    ben, cleo = Somebody(10_001, "Ben"), Somebody(10_002, "Cleo")
    chains = (Chain(ben, Somebody(10_003, "Ana", "chef")), Chain(cleo, Somebody(10_005, "Dan")))
    assert known.read_now(lambda store: store.companies.chains(MINE.id, "acme", limit=3)) == chains
    assert known.read_now(lambda store: store.companies.chains(MINE.id, "acme", limit=1)) == chains[:1]
    assert known.read_now(lambda store: store.companies.chains(MINE.id, "lune", limit=1)) == ()
    known.write_now(lambda store: store.contacts.save(somebody(MINE, 1, "Ben", "Acme GmbH")))
    assert known.read_now(lambda store: store.companies.chains(MINE.id, "acme", limit=3)) == chains[1:]


def test_leads_there_name_from_whom_they_came(known: Database) -> None:
    """S7, S44."""

    def work(store: Store) -> None:
        rows = ((1, 10_001, "Acme Inc"), (2, 10_001, "ACME"), (3, 10_003, "Acme"), (4, 10_002, "Acme Labs"))
        for number, contact, company in rows:
            said = {"state": "open", "day": TODAY, "created_at": NOW + timedelta(seconds=number), "company": company}
            lead = {"id": number, "owner": MINE.id, "contact": contact, "kind": f"kind {number}", **said}
            store.members._connection.execute(insert(leads), lead)

    known.write_now(work)
    heard = (Heard(Somebody(10_001, "Ben"), "kind 2"),)
    assert known.read_now(lambda store: store.companies.heard(MINE.id, "acme", limit=3)) == heard
    assert known.read_now(lambda store: store.companies.heard(MINE.id, "zorb", limit=3)) == ()
    assert known.read_now(lambda store: store.companies.heard(THEIRS.id, "acme", limit=3)) == ()


def test_people_of_a_field_have_just_these_words(known: Database) -> None:
    eve = (Somebody(10_006, "Eve"),)
    assert known.read_now(lambda store: store.companies.alike(MINE.id, "FinTech", limit=3)) == eve
    for sector in ("fin", "fintech games", "", "!"):
        assert known.read_now(lambda store, said=sector: store.companies.alike(MINE.id, said, limit=3)) == ()


def test_notes_of_talks_there_come_newest_first(known: Database) -> None:
    """S45."""

    def work(store: Store) -> None:
        notes = ((1, 10_003, "first", 9), (2, 10_004, "", 8), (3, 10_005, "second", 7), (4, 10_006, "elsewhere", 1))
        for number, contact, note, days in notes:
            day = TODAY - timedelta(days=days)
            store.journal.add(Entry(EntryId(number), MINE.id, contact, NOW, day, note=note))

    known.write_now(work)
    found = known.read_now(lambda store: store.companies.talks(MINE.id, "acme", limit=3))
    assert [(one.who.name, one.note) for one in found] == [("Dan", "second"), ("Ana", "first")]
    assert len(known.read_now(lambda store: store.companies.talks(MINE.id, "acme", limit=1))) == 1
    assert known.read_now(lambda store: store.companies.talks(THEIRS.id, "acme", limit=3)) == ()
