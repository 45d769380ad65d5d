"""Who has a wanted quality, how well it is covered, and how a line of qualities is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contacts.model import ContactId
from bot.goals import reading as goal_reading
from bot.kit import companies
from bot.kit.errors import UserError
from bot.members.model import MemberId, Situation
from bot.plan import keeping, reading, rules, steps
from bot.plan.model import MOST, Facts, Gap, Item, Level, Quality, Wanted, WantedId
from bot.plan.situations import STARTS
from tests.builders import CREATED

R, S, C, K, P, I = Quality  # noqa: E741 - one letter each keeps the tables below readable


def wanted(quality: Quality, text: str, target: int | None = None, number: int = 1) -> Wanted:
    return Wanted(WantedId(number), MemberId(1), quality, text, CREATED, target)


def person(
    name: str = "Ana",
    *,
    number: int = 1,
    role: str = "",
    kind: str = "",
    sector: str = "",
    company: str = "",
    place: str = "",
    skills: tuple[str, ...] = (),
    interests: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
) -> Facts:
    key = companies.company(company)
    return Facts(ContactId(number), name, role, kind, sector, key, place, skills, interests, tags)


# Matching


@pytest.mark.parametrize(
    ("quality", "text", "theirs", "why"),
    [
        (R, "data engineer", {"role": "Senior Data Engineer at heart"}, "Senior Data Engineer at heart"),
        (R, "Data Engineers", {"role": "data engineer"}, "data engineer"),
        (R, "engineer", {"role": "data engineer"}, "data engineer"),
        (R, "data engineer", {"role": "engineer"}, ""),
        (R, "data engineer", {"role": "data analyst", "kind": "engineer"}, "data analyst engineer"),
        (R, "mentor", {"kind": "mentor"}, "mentor"),
        (R, "frontend developer", {"role": "front end dev"}, "front end dev"),
        (R, "front-end developer", {"role": "Frontend Developer"}, "Frontend Developer"),
        (R, "recruiter", {"role": "recruiting lead"}, ""),
        (R, "ios developer", {"role": "iOS developer"}, "iOS developer"),
        (S, "fintech", {"sector": "Fin-Tech"}, "Fin-Tech"),
        (S, "health", {"sector": "healthcare"}, ""),
        (C, "Acme", {"company": "ACME, Inc."}, "acme"),
        (C, "Acme", {"company": "Acme Labs"}, ""),
        (C, "Meta", {"company": "Metabase"}, ""),
        (K, "Python", {"skills": ("python", "SQL")}, "python"),
        (K, "Python", {"tags": ("Python",)}, "Python"),
        (K, "Python", {"role": "Python developer"}, "Python developer"),
        (K, "C", {"skills": ("C++",)}, ""),
        (K, "C++", {"skills": ("C++",)}, "C++"),
        (K, "machine learning", {"skills": ("machine", "learning")}, ""),
        (K, "machine learning", {"tags": ("machine-learning",)}, "machine-learning"),
        (P, "Berlin", {"place": "Berlin, Germany"}, "Berlin, Germany"),
        (P, "Germany", {"place": "Berlin, Germany"}, "Berlin, Germany"),
        (P, "York", {"place": "New York"}, ""),
        (P, "New York", {"place": "Brooklyn, New York"}, "Brooklyn, New York"),
        (P, "São Paulo", {"place": "sao paulo"}, "sao paulo"),
        (I, "climate", {"interests": ("Climate", "chess")}, "Climate"),
        (I, "climate", {"tags": ("climate",)}, "climate"),
        (I, "climate", {"role": "climate scientist"}, ""),
    ],
)
def test_a_person_has_a_quality_by_whole_words_of_the_right_field(
    quality: Quality, text: str, theirs: dict[str, str], why: str
):
    """S3, U17."""
    one, facts = wanted(quality, text), person(**theirs)  # pyright: ignore[reportArgumentType]
    assert rules.reason(one, facts) == why
    assert bool(rules.fitting([one], facts)) is bool(why)


@settings(max_examples=40)
@given(st.text("abcdé &-", min_size=1, max_size=12), st.text("abcdé &-", min_size=1, max_size=12))
def test_a_company_never_fits_as_a_part_of_another(text: str, other: str):
    """S3."""
    if not rules.forms(text):
        return
    for there in (other, f"{text}{other}", f"{other} {text}"):
        same = companies.company(text) == companies.company(there)
        assert bool(rules.fitting([wanted(C, text)], person(company=there))) is same


def test_one_quality_is_a_fit_and_two_are_a_strong_one_told_first():
    """L2."""
    plan = [wanted(R, "recruiter", number=1), wanted(P, "Berlin", number=2), wanted(I, "chess", number=3)]
    people = [
        person("Ben", number=1, role="recruiter"),
        person("Cleo", number=2, role="recruiter", place="Berlin"),
        person("Dan", number=3, place="Porto"),
    ]
    found = rules.overview(plan, people)
    by_text = {gap.wanted.text: gap for gap in found.gaps}
    assert (found.fitting, found.strong) == (2, 1)
    assert by_text["recruiter"].people == (2, 1)
    assert by_text["chess"].people == ()
    assert found.fit(ContactId(2)).strong
    assert not found.fit(ContactId(1)).strong


@pytest.mark.parametrize(
    ("number", "target", "level"),
    [
        (0, None, Level.EMPTY),
        (1, None, Level.THIN),
        (2, None, Level.COVERED),
        (0, 1, Level.EMPTY),
        (1, 1, Level.COVERED),
        (2, 3, Level.THIN),
        (3, 3, Level.COVERED),
    ],
)
def test_a_quality_is_covered_by_as_many_as_wanted_or_by_two(number: int, target: int | None, level: Level):
    """S4."""
    assert rules.level(number, wanted(R, "recruiter", target)) is level


def test_gaps_come_the_emptiest_first_and_name_a_few():
    """S4."""
    plan = [wanted(R, "recruiter", number=1), wanted(P, "Berlin", number=2), wanted(I, "chess", number=3)]
    people = [person(f"P{n:02}", number=n, role="recruiter") for n in range(1, 20)]
    found = rules.overview(plan, [*people, person("Ana", number=20, place="Berlin")])
    assert [(gap.wanted.text, gap.level, gap.number) for gap in found.gaps] == [
        ("chess", Level.EMPTY, 0),
        ("Berlin", Level.THIN, 1),
        ("recruiter", Level.COVERED, 19),
    ]
    assert found.gaps[2].people == (1, 2, 3, 4, 5)


_WORDS = st.sampled_from(
    "data engineer engineers front end frontend dev developer sr senior berlin new york a in fin tech fintech agencies"
    " agency coaches go c++ c".split()
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@given(_TEXTS, _TEXTS, st.sampled_from([R, S, K, P, I]))
def test_whoever_fits_is_among_those_who_are_looked_up(text: str, theirs: str, quality: Quality):
    """S4."""
    one = wanted(quality, text)
    facts = person(role=theirs, sector=theirs, place=theirs, skills=(theirs,), interests=(theirs,))
    terms, _ = rules.looked_up([one])
    field = {R: "r", S: "r", K: "t", P: "r", I: "t"}[quality]
    if rules.fitting([one], facts):
        assert {(field, word) for word in rules.words.terms(theirs)} & terms


# Reading a line


@pytest.mark.parametrize(
    ("line", "items"),
    [
        (
            "roles: data engineer 3, recruiter; places: Berlin; interests: climate x2",
            [(R, "data engineer", 3), (R, "recruiter", None), (P, "Berlin", None), (I, "climate", 2)],
        ),
        ("Role: recruiter. City: Berlin", [(R, "recruiter", None), (P, "Berlin", None)]),
        ("roles - recruiter, designer", [(R, "recruiter", None), (R, "designer", None)]),
        ("3 data engineers", [(R, "data engineers", 3)]),
        ("data engineers (3)", [(R, "data engineers", 3)]),
        ("data engineer ×3", [(R, "data engineer", 3)]),
        ("two designers and 3 recruiters", [(R, "designers", 2), (R, "recruiters", 3)]),
        ("a recruiter", [(R, "recruiter", None)]),
        ("I want to know recruiters", [(R, "recruiters", None)]),
        ("2 people in fintech", [(S, "fintech", 2)]),
        ("at Stripe", [(C, "Stripe", None)]),
        ("in Berlin", [(P, "Berlin", None)]),
        ("somebody who works at Brimvole", [(C, "Brimvole", None)]),
        ("people who know SQL; 2 people into chess", [(K, "SQL", None), (I, "chess", 2)]),
        ("data engineers in Berlin", [(R, "data engineers", None), (P, "Berlin", None)]),
        ("climbing", [(None, "climbing", None)]),
        ("companies: Acme, Inc., Studio 3, 2x N26", [(C, "Acme Inc", None), (C, "Studio 3", None), (C, "N26", 2)]),
        ("skills: Python 3, SQL x2", [(K, "Python 3", None), (K, "SQL", 2)]),
        ("roles: recruiter, Recruiters 2; places: Berlin, berlin", [(R, "recruiter", 2), (P, "Berlin", None)]),
        ("roles: data engineer (ETL, Spark), tester", [(R, "data engineer (ETL, Spark)", None), (R, "tester", None)]),
        (
            "roles:\n- recruiter\n- designer 2\nplaces:\n- Porto",
            [(R, "recruiter", None), (R, "designer", 2), (P, "Porto", None)],
        ),
    ],
)
def test_one_line_says_many_qualities(line: str, items: list[tuple[Quality | None, str, int | None]]):
    """S3."""
    assert [(item.quality, item.text, item.target) for item in reading.read(line)] == items


@pytest.mark.parametrize(
    "line", ["recruiter x0", "roles: recruiter x100", f"roles: {'long ' * 20}", "roles: !!!, ***a"]
)
def test_what_cannot_be_an_entry_is_refused_with_nothing_read(line: str):
    if line.startswith("roles: !"):
        assert [item.text for item in reading.read(line)] == ["a"]
        return
    with pytest.raises(UserError):
        reading.read(line)


_ENTRY = st.text("ab 3xX×()-:=.&,;'é\n", max_size=14)
_LINES = st.lists(
    st.tuples(st.sampled_from(["roles: ", "Company: ", "skills=", "places: ", "interest: ", "sector: ", ""]), _ENTRY),
    max_size=6,
).map(lambda parts: "; ".join(label + said for label, said in parts))


@given(_LINES, st.sampled_from(list(Quality)))
def test_what_is_read_and_spelled_reads_the_same(line: str, otherwise: Quality):
    """S3."""
    try:
        items = reading.read(line, otherwise)
    except UserError:
        return
    assert set(reading.read(reading.spell(items))) == set(items)
    for quality in Quality:
        some = tuple(item for item in items if item.quality is quality)
        assert reading.listed(quality, reading.spell_list(some)) == some


@pytest.mark.parametrize(
    "bad", ["(" * 3000, "roles:" * 500, "a and 3 " * 370, "people who " * 270, "- " * 1500, "x2 " * 990]
)
def test_a_hostile_line_is_read_in_no_time(bad: str):
    try:
        assert len(reading.read(bad, R)) <= 1500
    except UserError:
        return


def test_lists_are_named_emptied_or_given_anew():
    assert reading.lists("roles") == {R: None}
    assert reading.lists("roles: a, b x2; places: -") == {R: (Item("a", R), Item("b", R, 2)), P: ()}
    assert reading.lists("whatever") == {}


# Where somebody stands, and the next step


@pytest.mark.parametrize("situation", list(Situation))
def test_each_situation_proposes_qualities_and_an_example_that_can_be_read(situation: Situation):
    """S64."""
    for line in (STARTS[situation].line, STARTS[situation].example):
        items = reading.read(line)
        assert len(items) >= 3
        assert all(item.quality is not None for item in items)


@pytest.mark.parametrize(
    ("quality", "text", "target", "sentence"),
    [
        (R, "data engineer", None, "Have 2 coffee chats with data engineers by 31 March 2026"),
        (R, "Data engineers", 9, "Have 3 coffee chats with Data engineers by 31 March 2026"),
        (R, "engineers", 1, "Have 1 coffee chat with an engineer by 31 March 2026"),
        (C, "Acme", None, "Have 2 coffee chats with people at Acme by 31 March 2026"),
        (S, "fintech", None, "Have 2 coffee chats with people in fintech by 31 March 2026"),
        (S, "space travel", 1, "Have 1 coffee chat with somebody in the space travel sector by 31 March 2026"),
        (K, "SQL", None, "Have 2 coffee chats with people who know SQL by 31 March 2026"),
        (P, "Berlin", None, "Have 2 coffee chats with people in Berlin by 31 March 2026"),
        (I, "chess", None, "Have 2 coffee chats with people who like chess by 31 March 2026"),
    ],
)
def test_a_gap_becomes_a_goal_with_a_number_and_a_day(quality: Quality, text: str, target: int | None, sentence: str):
    """S4."""
    today = date(2026, 3, 5)
    gap = Gap(wanted(quality, text, target), Level.EMPTY, (), 0)
    assert steps.goal(gap, today) == sentence
    read = goal_reading.read(sentence, today)
    assert (read.target, read.deadline) == (int(sentence.split()[1]), date(2026, 3, 31))
    if quality is C:
        assert read.company == "Acme"


def test_a_list_has_room_for_thirty():
    assert MOST == 30
    assert keeping.items([wanted(R, "recruiter", 2)], R) == (Item("recruiter", R, 2),)
