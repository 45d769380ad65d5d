"""One suite on both databases: contacts, and finding them by any word of their name."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.contacts.model import Contact, ContactId, Tier, Which
from bot.kit import companies, words
from bot.kit.times import Interval
from storage import contacts as contacts_module
from storage.schema import contact_terms
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, write_members

_ids = count(1000)


@pytest.fixture
def known(database: Database) -> Database:
    """Two members who know nobody."""
    database.write_now(write_members)
    return database


def contact(name: str, *, of: int = MINE.id, number: int | None = None) -> Contact:
    return replace(
        MINE.contact,
        id=ContactId(number or next(_ids)),
        owner=of,
        name=name,
        role="",
        company="",
        met_at="",
        cares="",
        note="",
    )


def add(database: Database, *people: Contact) -> tuple[Contact, ...]:
    database.write_now(lambda store: [store.contacts.add(one) for one in people])
    return people


def names(database: Database, typed: str, *, limit: int = 26) -> list[str]:
    found = database.read_now(lambda store: store.contacts.named(MINE.id, words.terms(typed), limit=limit))
    return [one.name for one in found]


def test_a_contact_comes_back_as_it_was_saved(known: Database) -> None:
    (one,) = add(known, replace(contact("Ana Ruiz 🦊 \\ % _"), every=Interval(6, "week"), tier=Tier.LIGHT, parked=True))
    assert known.read_now(lambda store: store.contacts.find(MINE.id, one.id)) == one
    changed = replace(one, name="Ana", role="chef", company="Lune", met_at="PyDay", every=None, parked=False)
    known.write_now(lambda store: store.contacts.save(changed))
    assert known.read_now(lambda store: store.contacts.find(MINE.id, one.id)) == changed


def test_an_id_is_used_once_whoever_it_belongs_to(known: Database) -> None:
    (one,) = add(known, contact("Ana"))
    with pytest.raises(IntegrityError):
        add(known, contact("Ben", of=THEIRS.id, number=one.id))


def test_several_contacts_by_id(known: Database) -> None:
    ana, ben, _ = add(known, contact("Ana"), contact("Ben"), contact("Cleo", of=THEIRS.id))
    wanted = [ana.id, ben.id, ana.id, ContactId(7)]
    assert known.read_now(lambda store: store.contacts.several(MINE.id, wanted)) == {ana.id: ana, ben.id: ben}
    assert known.read_now(lambda store: store.contacts.several(MINE.id, [])) == {}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ana Ruiz", "ana"),
        ("Ana Ruiz", "RUI"),
        ("Ana Ruiz", "rui an"),
        ("Chloé Dubois", "chloe"),
        ("Chloe Dubois", "CHLOÉ"),
        ("José", "jose\u0301"),
        ("Łukasz Żak", "lukasz zak"),
        ("İpek Işık", "ipek isik"),
        ("Jürgen Groß", "jurgen gross"),
        ("Анна Петрова", "пет"),
        ("王小明", "王小"),
        ("Anne-Marie O'Neil", "marie neil"),
        ("Jean–Luc", "jean luc"),
        ("R2 D2", "d2"),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_word(known: Database, name: str, typed: str) -> None:
    add(known, contact(name), contact("Somebody Else"))
    assert names(known, typed) == [name]


@pytest.mark.parametrize("typed", ["na", "ruiz x", "ana ana-maria", "ruizz", "xana"])
def test_a_name_is_not_found_by_anything_else(known: Database, typed: str) -> None:
    add(known, contact("Ana Ruiz"))
    assert names(known, typed) == []


@pytest.mark.parametrize("wildcard", ["%", "_", "a%", "a_a", "*", "a*", "[a-z]", "\\", "'", "an%a"])
def test_wildcards_stand_for_themselves(known: Database, wildcard: str) -> None:
    add(known, contact("Ana Ruiz"), contact("Zoe"))
    # Folding leaves no such sign in a term; straight to the query they are letters like any other.
    assert known.read_now(lambda store: store.contacts.named(MINE.id, (wildcard,))) == ()


def test_nothing_typed_finds_nobody(known: Database) -> None:
    add(known, contact("Ana"))
    assert names(known, "") == []


def test_those_found_are_in_order_of_their_names_up_to_a_limit(known: Database) -> None:
    add(known, *(contact(f"Ana {last}") for last in ("Zoltan", "äther", "Baker", "Ærø", "baker")))
    assert names(known, "ana") == ["Ana Ærø", "Ana äther", "Ana Baker", "Ana baker", "Ana Zoltan"]
    assert names(known, "ana", limit=2) == ["Ana Ærø", "Ana äther"]


def test_a_new_name_is_found_and_the_old_one_is_not(known: Database) -> None:
    (one,) = add(known, contact("Ana Ruiz"))
    known.write_now(lambda store: store.contacts.save(replace(one, name="Anouk Ruiz")))
    assert names(known, "anou") == ["Anouk Ruiz"]
    assert names(known, "ana") == []
    assert names(known, "ruiz") == ["Anouk Ruiz"]


def test_saving_somebody_elses_contact_leaves_no_terms(known: Database) -> None:
    (one,) = add(known, contact("Ana", of=THEIRS.id))
    known.write_now(lambda store: store.contacts.save(replace(one, owner=MINE.id, name="Stolen")))
    count = select(func.count()).select_from(contact_terms).where(contact_terms.c.owner == MINE.id)
    assert known.engine.read(lambda connection: connection.execute(count).scalar()).result() == 0
    assert known.read_now(lambda store: store.contacts.find(THEIRS.id, one.id)) == one


def test_a_name_without_a_letter_is_listed_and_not_found(known: Database) -> None:
    (one,) = add(known, contact("🦊"))
    assert known.read_now(lambda store: store.contacts.page(MINE.id)) == (one,)
    assert names(known, "🦊") == []


def test_a_word_that_comes_twice_in_a_name_is_one_term(known: Database) -> None:
    add(known, contact("William William Carlos"))
    assert names(known, "william") == ["William William Carlos"]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=12).map(words.clean).filter(bool), min_size=1, max_size=5), st.data())
def test_any_name_is_found_by_any_beginning_of_its_words(known: Database, some: list[str], data: st.DataObject) -> None:
    people = add(known, *map(contact, some))
    one = data.draw(st.sampled_from(people))
    typed = words.terms(one.name)
    if typed:
        cut = tuple(term[: data.draw(st.integers(1, len(term)))] for term in typed)
        found = known.read_now(lambda store: store.contacts.named(MINE.id, cut, limit=10_000))
        assert one in found
        assert all(any(theirs.startswith(term) for theirs in words.terms(who.name)) for who in found for term in cut)


def test_pages_go_by_folded_name(known: Database) -> None:
    add(known, *map(contact, ("émile", "Zoe", "ana", "Émile B", "Ben", "Łukasz")))
    first = known.read_now(lambda store: store.contacts.page(MINE.id, limit=3))
    assert [one.name for one in first] == ["ana", "Ben", "émile"]
    rest = known.read_now(lambda store: store.contacts.page(MINE.id, after=first[-1]))
    assert [one.name for one in rest] == ["Émile B", "Łukasz", "Zoe"]
    assert known.read_now(lambda store: store.contacts.count(MINE.id)) == 6


def test_namesakes_are_in_order_of_their_ids(known: Database) -> None:
    add(known, contact("Ana", number=9003), contact("ana", number=9001), contact("Ána", number=9002))
    page = known.read_now(lambda store: store.contacts.page(MINE.id))
    assert [one.id for one in page] == [9001, 9002, 9003]
    assert known.read_now(lambda store: store.contacts.named(MINE.id, ("ana",))) == page


def test_namesakes_on_both_sides_of_a_page_are_all_there(known: Database) -> None:
    add(known, *(contact(name) for name in ("Ana", "ana", "Ána", "Ben")))
    first = known.read_now(lambda store: store.contacts.page(MINE.id, limit=2))
    rest = known.read_now(lambda store: store.contacts.page(MINE.id, after=first[-1]))
    assert [one.name for one in (*first, *rest)] == ["Ana", "ana", "Ána", "Ben"]


def test_those_of_a_tier(known: Database) -> None:
    close, _, _ = add(
        known,
        replace(contact("Ana"), tier=Tier.CLOSE),
        contact("Ben"),
        replace(contact("Cleo", of=THEIRS.id), tier=Tier.CLOSE),
    )
    assert known.read_now(lambda store: store.contacts.with_tier(MINE.id, Tier.CLOSE)) == (close,)
    assert known.read_now(lambda store: store.contacts.with_tier(MINE.id, Tier.LIGHT)) == ()


def test_a_tier_keeps_the_last_interval_that_was_set(known: Database) -> None:
    assert known.read_now(lambda store: store.contacts.intervals(MINE.id)) == {}
    for every in (Interval(45, "day"), Interval(2, "month")):
        known.write_now(lambda store, one=every: store.contacts.set_interval(MINE.id, Tier.CLOSE, one))
    assert known.read_now(lambda store: store.contacts.intervals(MINE.id)) == {Tier.CLOSE: Interval(2, "month")}


def test_a_contact_needs_a_member(database: Database) -> None:
    with pytest.raises(IntegrityError):
        add(database, contact("Ana"))


def test_the_moment_of_making_is_kept_to_the_microsecond(known: Database) -> None:
    (one,) = add(known, contact("Ana"))
    found = known.read_now(lambda store: store.contacts.find(MINE.id, one.id))
    assert found is not None
    assert found.created_at == NOW


def test_many_are_added_as_one_by_one(known: Database) -> None:
    one = replace(contact("Ana Ruiz"), company="Acme", tags=("python",), note="tall", every=Interval(6, "week"))
    many = [one, contact("🦊"), *(contact(f"Ben Number{n}") for n in range(250))]
    known.write_now(lambda store: store.contacts.add_many(many))
    known.write_now(lambda store: store.contacts.add_many([]))
    assert known.read_now(lambda store: store.contacts.several(MINE.id, [each.id for each in many])) == {
        each.id: each for each in many
    }
    for typed in ("ruiz", "acme", "python"):
        assert known.read_now(lambda store, typed=typed: store.contacts.matching(MINE.id, (typed,))) == (one,)


def test_many_without_a_word_to_find_them_by(known: Database) -> None:
    fox = contact("🦊")
    known.write_now(lambda store: store.contacts.add_many([fox]))
    assert known.read_now(lambda store: store.contacts.find(MINE.id, fox.id)) == fox


@pytest.mark.parametrize("wrong", ["a\0b", "a\ud800b"])
def test_what_one_of_many_cannot_hold_refuses_all(known: Database, wrong: str) -> None:
    with pytest.raises(ValueError, match="text can't contain"):
        known.write_now(lambda store: store.contacts.add_many([contact("Ana"), replace(contact("Ben"), company=wrong)]))
    assert known.read_now(lambda store: store.contacts.count(MINE.id)) == 0


def test_any_word_of_a_person_finds_them_and_notes_do_not(known: Database) -> None:
    (one,) = add(
        known,
        replace(
            contact("Ana"), company="Acme", role="chef", tags=("Python",), skills=("SQL",), place="Porto", note="secret"
        ),
    )
    for typed in (("acme",), ("che", "por"), ("py",), ("sql", "ana")):
        assert known.read_now(lambda store, typed=typed: store.contacts.matching(MINE.id, typed)) == (one,)
    for typed in (("secret",), ("acme", "x"), ()):
        assert known.read_now(lambda store, typed=typed: store.contacts.matching(MINE.id, typed)) == ()
    assert names(known, "acme") == []


def test_archived_people_are_found_only_when_asked_for(known: Database) -> None:
    ana, ben = add(known, replace(contact("Ana"), archived_at=NOW), replace(contact("Ben"), tier=Tier.CLOSE))
    assert names(known, "ana") == []
    assert known.read_now(lambda store: store.contacts.named(MINE.id, ("ana",), archived=True)) == (ana,)
    assert known.read_now(lambda store: store.contacts.matching(MINE.id, ("an",))) == ()
    assert known.read_now(lambda store: store.contacts.page(MINE.id)) == (ben,)
    assert known.read_now(lambda store: store.contacts.page(MINE.id, which=Which(archived=True))) == (ana,)
    assert known.read_now(lambda store: store.contacts.with_tier(MINE.id, Tier.WARM)) == ()
    assert known.read_now(lambda store: store.contacts.count(MINE.id)) == 1


def test_a_list_holds_those_who_fit_every_filter(known: Database) -> None:
    close = Which(Tier.CLOSE, (("t", "python"), ("c", "acme")))
    ana, *_ = add(
        known,
        replace(contact("Ana"), tier=Tier.CLOSE, company="Acme", tags=("python",)),
        replace(contact("Ben"), company="Acme", tags=("python",)),
        replace(contact("Cleo"), tier=Tier.CLOSE, company="Acmeville", tags=("python",)),
        replace(contact("Dan"), tier=Tier.CLOSE, company="Acme", role="python"),
    )
    assert known.read_now(lambda store: store.contacts.page(MINE.id, which=close)) == (ana,)
    assert known.read_now(lambda store: store.contacts.count(MINE.id, close)) == 1


def test_the_vocabulary_is_each_word_once(known: Database) -> None:
    add(known, replace(contact("Ana Oak"), company="Oak"), replace(contact("Ana Elm"), tags=("python",)))
    found = known.read_now(lambda store: store.contacts.vocabulary(MINE.id, names=True, limit=9))
    assert sorted(found) == ["ana", "elm", "oak"]
    assert len(known.read_now(lambda store: store.contacts.vocabulary(MINE.id, names=False, limit=9))) == 4
    assert len(known.read_now(lambda store: store.contacts.vocabulary(MINE.id, names=False, limit=2))) == 2


def test_people_with_notes_come_newest_first(known: Database) -> None:
    ana, _, cleo = add(known, replace(contact("Ana"), note="a"), contact("Ben"), replace(contact("Cleo"), cares="c"))
    assert known.read_now(lambda store: store.contacts.noted(MINE.id, limit=9)) == (cleo, ana)
    assert known.read_now(lambda store: store.contacts.noted(MINE.id, limit=1)) == (cleo,)
    assert known.read_now(lambda store: store.contacts.count_noted(MINE.id)) == 2


def test_whom_somebody_introduced(known: Database) -> None:
    (ana,) = add(known, contact("Ana"))
    ben, _ = add(known, replace(contact("Ben"), through=ana.id), contact("Cleo"))
    assert known.read_now(lambda store: store.contacts.introduced(MINE.id, ana.id, limit=9)) == (ben,)


def test_people_are_found_by_where_they_were_met(known: Database) -> None:
    met = (("Cleo", "PyDay"), ("Ana", "PyDay 2025"), ("Ben", ""))
    at = [replace(contact(name), met_at=where) for name, where in met]
    add(known, *at, replace(contact("Dora"), met_at="PyDay", archived_at=NOW))
    add(known, replace(contact("Eve", of=THEIRS.id), met_at="PyDay"))
    places = known.read_now(lambda store: store.contacts.met_at(MINE.id))
    assert set(places) >= {"PyDay", "PyDay 2025"}
    assert len(set(places)) == len(places)

    def names_of(*where: str, limit: int = 9) -> list[str]:
        found = known.read_now(lambda store: store.contacts.from_there(MINE.id, where, limit=limit))
        return [one.name for one in found]

    assert set(names_of("PyDay", "PyDay 2025")) & {"Ana", "Cleo", "Dora", "Eve"} == {"Ana", "Cleo"}
    assert names_of("nowhere") == []
    assert len(names_of("PyDay", "PyDay 2025", limit=1)) == 1


# Names out of several, and those that begin so first


def called(database: Database, names: list[str], *rest: str, everywhere: bool = False) -> list[str]:
    def found(store: Store) -> list[str]:
        look = store.contacts.matching if everywhere else store.contacts.named
        return [one.name for one in look(MINE.id, rest, called=names)]

    return database.read_now(found)


def test_people_are_found_by_one_of_several_whole_names(known: Database) -> None:
    add(known, contact("Robert Oak"), contact("Rob Elm"), contact("Robertson Fox"), contact("Oak Robert", of=THEIRS.id))
    assert called(known, ["robert", "rob"]) == ["Rob Elm", "Robert Oak"]
    assert called(known, ["robert", "rob"], "el") == ["Rob Elm"]
    assert called(known, ["robert", "rob"], "rob", "oa") == ["Robert Oak"]
    assert called(known, ["bob"]) == called(known, []) == []


def test_a_name_is_no_company_and_the_other_words_are_any(known: Database) -> None:
    add(known, replace(contact("Robert Oak"), company="Acme"), replace(contact("Ann Elm"), company="Robert"))
    assert called(known, ["robert"]) == ["Robert Oak"]
    assert called(known, ["robert"], "acm") == []
    assert called(known, ["robert"], "acm", everywhere=True) == ["Robert Oak"]


@pytest.mark.parametrize("few", [0, 5, contacts_module.FEW])
def test_both_ways_of_looking_find_the_same(known: Database, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(contacts_module, "FEW", few)
    contacts_module._who_has.cache_clear()
    add(
        known,
        *(contact(f"Aaron Anand{n:02}") for n in range(12)),
        contact("Ana"),
        contact("Ana Zed"),
        contact("Bo Ana"),
    )
    assert names(known, "ana")[:2] == ["Ana", "Ana Zed"]
    assert names(known, "ana")[2:] == [*(f"Aaron Anand{n:02}" for n in range(12)), "Bo Ana"]
    assert names(known, "ana", limit=1) == ["Ana"]
    assert names(known, "ana", limit=3) == ["Ana", "Ana Zed", "Aaron Anand00"]
    assert called(known, ["ana", "aaron"], "an")[-3:] == ["Ana", "Ana Zed", "Bo Ana"]
    contacts_module._who_has.cache_clear()


# Companies


def at(database: Database, company: str) -> list[str]:
    which = Which(company=companies.company(company))

    def found(store: Store) -> list[str]:
        page = store.contacts.page(MINE.id, which=which)
        assert store.contacts.count(MINE.id, which) == len(page)
        return [one.name for one in page]

    return database.read_now(found)


def test_people_are_found_by_the_whole_name_of_their_company(known: Database) -> None:
    spelled = {
        "Ana": "Acme",
        "Ben": "ACME, Inc.",
        "Cleo": "Acme Labs",
        "Dan": "Acmeville",
        "Eve": "",
        "Fox": "The Acme Co.",
    }
    people = [replace(contact(name), company=company) for name, company in spelled.items()]
    add(known, *people[:3], replace(contact("Gus", of=THEIRS.id), company="Acme"))
    known.write_now(lambda store: store.contacts.add_many(people[3:]))
    assert at(known, "acme ltd") == ["Ana", "Ben", "Fox"]
    assert at(known, "Acme Labs") == ["Cleo"]
    assert at(known, "labs") == []


def test_another_company_is_found_and_the_old_one_is_not(known: Database) -> None:
    (one,) = add(known, replace(contact("Ana"), company="Acme"))
    known.write_now(lambda store: store.contacts.save(replace(one, company="Lune S.A.")))
    assert (at(known, "acme"), at(known, "Lune")) == ([], ["Ana"])
    known.write_now(lambda store: store.contacts.save(replace(one, company="")))
    assert at(known, "Lune") == []
