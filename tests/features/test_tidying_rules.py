"""Rules of merging: names that are near, one record of two, and back again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts.model import Contact, ContactId, Stage, Tier
from bot.followups.model import Kind
from bot.kit.times import Interval
from bot.tidying import rules
from bot.tidying.model import Pair, Why
from tests.builders import a_contact, a_followup


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "Ana R."),
        ("Ana R", "Ana Ruiz"),
        ("Ana", "Ana Ruiz"),
        ("Ana Ruiz", "Ana María Ruiz"),
        ("Ruiz, Ana", "Ana Ruiz"),
        ("Ana Ruiz", "Ann Ruiz"),
        ("Jon Smith", "John Smith"),
        ("Jhon Smith", "John Smith"),
        ("José Pérez", "Jose Perez"),
        ("Аnа Ruiz", "Ana Ruiz"),
    ],
)
def test_names_that_may_be_one_persons(one: str, other: str) -> None:
    assert rules.near(one, other)
    assert rules.near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana", "Ben"),
        ("Ana Ruiz", "Ana Sol"),
        ("Ana", "Anatol Ruiz"),
        ("Al", "Ed"),
        ("Bo", "Jo"),
        ("", "Ana"),
        ("!", "?"),
    ],
)
def test_names_of_different_people(one: str, other: str) -> None:
    assert not rules.near(one, other)
    assert not rules.near(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_nearness_has_no_direction(one: str, other: str) -> None:
    assert rules.near(one, other) == rules.near(other, one)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Ana", "Аna", True),
        ("Ana", "Ana", False),
        ("Ana", "Ben", False),
        ("Анна", "Анна", False),
        ("Pаul", "Paul R", True),  # the second letter is Cyrillic
    ],
)
def test_names_that_mislead_the_eye(one: str, other: str, told: bool) -> None:
    assert rules.mistakable(one, other) is told


def a_full(name: str, **facts: object) -> Contact:
    return replace(a_contact(name), **facts)


def test_empty_facts_are_filled_and_differing_ones_are_noted() -> None:
    kept = a_full("Ana Ruiz", role="chef", note="tall")
    other = a_full("Ana Ruiz", role="baker", company="Acme", note="kind", cares="bread")
    union = rules.merged(kept, other)
    assert (union.contact.role, union.contact.company, union.contact.cares) == ("chef", "Acme", "bread")
    assert union.contact.note == "tall\nkind\nrole: baker"
    assert union.noted == (("role", "baker"),)


def test_lists_are_united_without_doubles() -> None:
    union = rules.merged(a_full("A", tags=("Chess", "tea")), a_full("A", tags=("chess", "go"), links=("https://a",)))
    assert union.contact.tags == ("Chess", "tea", "go")
    assert union.contact.links == ("https://a",)


def test_what_somebody_chose_beats_what_nobody_did() -> None:
    other = a_full("A", tier=Tier.CLOSE, every=Interval(6, "week"), stage=Stage.ALLY)
    union = rules.merged(a_full("A", parked=True), other).contact
    assert (union.tier, union.every, union.stage, union.parked) == (
        Tier.CLOSE,
        Interval(6, "week"),
        Stage.ALLY,
        False,
    )
    noted = rules.merged(a_full("A", tier=Tier.LIGHT, every=Interval(1, "year")), other).noted
    assert noted == (("tier", "close"), ("keep in touch", "every 6 weeks"))


def test_nobody_is_introduced_by_themselves() -> None:
    one, other = a_full("A"), a_full("A")
    assert rules.merged(replace(one, through=other.id), other).contact.through is None
    assert rules.merged(one, replace(other, through=one.id)).contact.through is None
    assert rules.merged(one, replace(other, through=ContactId(999_999))).contact.through == 999_999


TEXTS = st.sampled_from(["", "a", "b", "ä"])
PEOPLE = st.builds(
    a_full,
    st.sampled_from(["Ana", "Ana Ruiz", "Ben"]),
    role=TEXTS,
    company=TEXTS,
    email=TEXTS,
    note=TEXTS,
    cares=TEXTS,
    tags=st.lists(TEXTS.filter(bool), max_size=3).map(tuple),
    tier=st.sampled_from(Tier),
    parked=st.booleans(),
)


@given(PEOPLE, PEOPLE)
def test_merging_and_undoing_is_where_it_began(kept: Contact, other: Contact) -> None:
    union = rules.merged(kept, other)
    assert rules.unmerged(union.contact, kept, union.contact) == (kept, ())


@given(PEOPLE, PEOPLE)
def test_no_word_of_either_is_lost(kept: Contact, other: Contact) -> None:
    everything = repr(rules.merged(kept, other).contact).casefold()
    for person in (kept, other):
        for said in (person.role, person.company, person.email, person.note, person.cares, *person.tags):
            assert rules.words.fold(said) in rules.words.fold(everything)


def test_of_each_reminder_the_newest_stays() -> None:
    waiting = [a_followup(kind) for kind in (Kind.THANKS, Kind.PROMISE, Kind.CADENCE, Kind.PROMISE, Kind.THANKS)]
    assert rules.surplus(waiting) == (waiting[0],)
    named = [a_followup(Kind.CHECK_IN, named=True), a_followup(Kind.CHECK_IN)]
    assert rules.surplus(named) == ()


def test_more_reasons_come_first_and_those_told_apart_not_at_all() -> None:
    people = {one.id: one for one in (a_full("Ana"), a_full("Ana"), a_full("Ben"))}
    one, two, three = people
    found: list[tuple[Why, Pair]] = [
        ("name", (one, two)),
        ("phone", (one, three)),
        ("link", (one, three)),
        ("name", (two, three)),
    ]
    pairs = rules.alike(found, people, frozenset({(two, three)}))
    assert [(pair.one.name, pair.other.name, len(pair.why)) for pair in pairs] == [("Ana", "Ben", 2), ("Ana", "Ana", 1)]
