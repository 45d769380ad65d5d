"""How a list of dream companies is read, and the rules of their steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.members.model import MemberId
from bot.plan import company_lines as lines
from bot.plan import company_rules as rules
from bot.plan.company_lines import Wish
from bot.plan.company_model import Chain, Company, CompanyId, Heard, Somebody, State, Step, Taken, Ways

TODAY = date(2026, 3, 5)
ACME = Company(CompanyId(1), MemberId(1), "Acme", datetime(2026, 3, 1, tzinfo=UTC), grouping="fintech")
ANA, BEN = Somebody(1, "Ana Ruiz", "recruiter"), Somebody(2, "Ben")


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("Acme", [Wish("Acme")]),
        ("Acme, Stripe like Acme, N26 (fintech, Berlin)", [
            Wish("Acme"), Wish("Stripe", similar="Acme"), Wish("N26", "fintech", place="Berlin"),
        ]),
        ("Acme (Berlin)", [Wish("Acme", place="Berlin")]),
        ("Acme (in Smallville)", [Wish("Acme", place="Smallville")]),
        ("Acme (fintech, like Zorb, Munich, Germany)", [Wish("Acme", "fintech", "Zorb", "Munich, Germany")]),
        ("Acme is similar to Zorb", [Wish("Acme", similar="Zorb")]),
        ("Acme, Inc., Lune", [Wish("Acme, Inc."), Wish("Lune")]),
        ("Acme, Co. (Berlin); Lune", [Wish("Acme, Co.", place="Berlin"), Wish("Lune")]),
        ("Acme UG (haftungsbeschränkt)", [Wish("Acme UG (haftungsbeschränkt)")]),
        ("fintech: N26, Lune\nZorb", [Wish("N26", "fintech"), Wish("Lune", "fintech"), Wish("Zorb")]),
        ("https://acme.example", [Wish("https://acme.example")]),
        ("- Acme\n2. Lune\n• Zorb", [Wish("Acme"), Wish("Lune"), Wish("Zorb")]),
        ("Acme, and Lune", [Wish("Acme"), Wish("Lune")]),
        ("Ernst and Young", [Wish("Ernst and Young")]),
        ("Like Minds", [Wish("Like Minds")]),
        ("like Acme", [Wish("like Acme")]),
        ("Coca-Cola - they hire in autumn, I think", [Wish("Coca-Cola", note="they hire in autumn, I think")]),
        ("Acme, Lune – a note", [Wish("Acme"), Wish("Lune", note="a note")]),
        ("Acme, ACME Inc. (fintech)", [Wish("Acme", "fintech")]),
        ("Acme - one\nacme gmbh - two\nAcme - one", [Wish("Acme", note="one; two; one")]),
        (" , ;\n(fintech)\n- ", [Wish("(fintech)")]),
        ("", []),
        (", ;", []),
    ],
)  # fmt: skip
def test_a_list_is_read_as_it_is_meant(said: str, wishes: list[Wish]):
    """S6."""
    assert list(lines.read(said)) == wishes


NAMES = st.from_regex(r"[A-Z][a-z]{2,7}( [A-Z][a-z]{2,7})?", fullmatch=True).filter(lambda name: "Like" not in name)


@settings(max_examples=40)
@given(st.lists(st.builds(Wish, NAMES, st.sampled_from(["", "fintech", "games"]), NAMES | st.just("")), max_size=6))
def test_what_is_spelled_reads_as_the_same(wishes: list[Wish]):
    """S6. Whatever the names are, each company once."""
    several = list({one.key: one for one in wishes}.values())
    said = [f"{one.name}{f' ({one.grouping})' if one.grouping else ''}" for one in several]
    told = [lines.read(line)[0] for line in said]
    assert [one.name for one in told] == [one.name for one in several]
    assert [one.name for one in lines.read("; ".join(said))] == [one.name for one in several]
    for one in several:
        if one.similar:
            assert lines.read(f"{one.name} like {one.similar}") == (replace(one, grouping=""),)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_breaks_it_and_no_company_comes_twice(text: str):
    found = lines.read(text)
    assert len({one.key for one in found}) == len(found)
    assert all(one.name for one in found)


def test_a_long_line_is_read_in_no_time():
    for text in ("(" * 3000, "Acme like " * 300, "a, " * 1000, " - " * 1000, "Acme (" * 500 + ")" * 500):
        lines.read(text)


# Steps


def taken(*said: tuple[Step, State]) -> Company:
    return replace(ACME, taken=tuple(Taken(step, state, TODAY - timedelta(days=3)) for step, state in said))


def test_the_next_step_is_the_first_that_is_not_done():
    """L8."""
    steps = list(Step)
    assert [step.value for step in steps] == ["research", "story", "people", "apply", "follow-up"]
    for number in range(5):
        one = taken(*((step, State.DONE) for step in steps[:number]))
        standings = rules.standings(one, known=False)
        ahead = rules.following(standings)
        assert ahead is not None
        assert (ahead.step, rules.done(standings)) == (steps[number], number)
        advice = rules.advice(one, standings, Ways(), TODAY)
        assert advice.step is steps[number]
        assert advice.do
        assert advice.because
    done = rules.standings(taken(*((step, State.DONE) for step in steps)), known=False)
    assert rules.following(done) is None
    assert rules.advice(ACME, done, Ways(), TODAY).step is None


def test_somebody_known_there_does_the_step_of_people_by_itself():
    """L8, S7."""
    people = 2
    assert rules.standings(ACME, known=True)[people].state is State.DONE
    assert rules.standings(ACME, known=False)[people].state is State.OPEN
    begun = taken((Step.PEOPLE, State.BEGUN))
    assert rules.standings(begun, known=True)[people].state is State.BEGUN


@pytest.mark.parametrize(
    ("step", "state", "known", "kept"),
    [
        (Step.STORY, State.DONE, False, State.DONE),
        (Step.STORY, State.BEGUN, False, State.BEGUN),
        (Step.STORY, State.OPEN, True, None),
        (Step.PEOPLE, State.OPEN, False, None),
        (Step.PEOPLE, State.OPEN, True, State.BEGUN),
    ],
)
def test_what_is_kept_of_a_press(step: Step, state: State, known: bool, kept: State | None):
    found = rules.after_press(ACME, step, state, TODAY, known=known)
    assert found == (None if kept is None else Taken(step, kept, TODAY))


def test_a_second_press_keeps_the_day_of_the_first():
    one = taken((Step.STORY, State.DONE))
    assert rules.after_press(one, Step.STORY, State.DONE, TODAY, known=False) == one.taken[0]


@pytest.mark.parametrize(
    ("ways", "asks", "because"),
    [
        (Ways((), (Chain(BEN, ANA),), (Heard(ANA, "lead"),)), BEN.id, "Ben introduced you to Ana Ruiz"),
        (Ways((ANA,)), ANA.id, "Ana Ruiz works there"),
        (Ways((), (), (Heard(BEN, "introduction"),)), BEN.id, "you have an introduction there from Ben"),
        (Ways(alike=(BEN,)), BEN.id, "Ben works in fintech too"),
        (Ways(), None, "you know nobody there yet"),
    ],
)
def test_the_surest_way_to_people_comes_first_and_says_why(ways: Ways, asks: int | None, because: str):
    """S7."""
    one = taken((Step.RESEARCH, State.DONE), (Step.STORY, State.DONE), (Step.PEOPLE, State.BEGUN))
    advice = rules.advice(one, rules.standings(one, known=bool(ways.people)), ways, TODAY)
    assert (advice.step, advice.ask) == (Step.PEOPLE, asks)
    assert because in advice.because


def test_the_reminder_comes_a_week_after_applying_and_never_in_the_past():
    """L8."""
    applied = rules.standings(taken((Step.APPLY, State.DONE)), known=True)
    assert rules.follow_up_day(applied, TODAY) == date(2026, 3, 9)
    assert rules.follow_up_day(applied, date(2026, 5, 1)) == date(2026, 5, 2)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "You have 1. Ten to"), (9, "You have 9."), (10, ""), (15, ""), (16, "16")]
)
def test_ten_to_fifteen_are_hinted(count: int, said: str):
    """L8, S6."""
    hint = rules.hint(count, "Acme")
    assert said in hint
    assert bool(hint) == bool(said)
