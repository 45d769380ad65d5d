"""Lines about people: how many of the labelled ones are understood, and by which rules."""

import pytest

from bot.contacts.quickline import NoName, QuickLine, explained, read_line
from tests.understanding import scoring

AIMS = {
    "name": 0.98,
    "role": 0.95,
    "company": 0.95,
    "met_at": 0.95,
    "followup": 0.95,
    "through": 0.98,
    "promise": 0.95,
    "email": 0.99,
    "phone": 0.99,
    "handle": 0.99,
    "links": 0.99,
    "tags": 0.99,
}
"""How much of each field must be right."""


@pytest.fixture(scope="module")
def rates() -> dict[str, tuple[int, int]]:
    """Of the working half: lines by three hands. The kept half is for `make bench` alone."""
    return scoring.notes(scoring.HERE / "notes_working.jsonl")


@pytest.mark.parametrize("field", list(AIMS))
def test_a_field_is_read_right_often_enough(rates: dict[str, tuple[int, int]], field: str):
    right, total = rates[field]
    assert right / total >= AIMS[field], f"{field}: {right} of {total}"


def said(line: str) -> dict[str, object]:
    """What is understood of a line, without what is empty."""
    return {field: value for field, value in explained(read_line(line)).items() if value}


# Names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ludwig van Beethoven, composer", "Ludwig van Beethoven"),
        ("Prof. Dr. Ida Brandt from Acme", "Prof. Dr. Ida Brandt"),
        ("J. R. Hartley, author", "J. R. Hartley"),
        ("Jean-Luc O'Brien-Díaz works at Acme", "Jean-Luc O'Brien-Díaz"),
        ("Nour al-Masri, nurse", "Nour al-Masri"),
        ("Анна Петрова, врач", "Анна Петрова"),
        ("अनिता शर्मा - designer", "अनिता शर्मा"),
        ("ana ruiz from acme", "ana ruiz"),
        ("met tom at the gym", "tom"),
        ("Tom Baker, chef", "Tom Baker"),
        ("A*n*a", "A*n*a"),
        ("Just met Ana Ruiz!", "Ana Ruiz"),
        ("Had a quick coffee with Ana Ruiz", "Ana Ruiz"),
        ("At PyDay I met Ana Ruiz", "Ana Ruiz"),
        ("Yesterday, I met Ana Ruiz", "Ana Ruiz"),
        ("Ben introduced me to Ana Ruiz", "Ana Ruiz"),
        ("via Ben: Ana Ruiz, baker", "Ana Ruiz"),
        ("PyDay: Ana Ruiz, baker", "Ana Ruiz"),
        ("I owe Ana Ruiz a coffee", "Ana Ruiz"),
        ("Ping Ana Ruiz on friday", "Ana Ruiz"),
        ("My neighbour Ana knows a lawyer", "Ana"),
        ("a designer called Ana Ruiz", "Ana Ruiz"),
        ("recruiter from Acme, Ana Ruiz", "Ana Ruiz"),
        ("name: Ana Ruiz, role: baker", "Ana Ruiz"),
        ("Ana: promised my CV", "Ana"),
        ("* Ana Ruiz, baker", "Ana Ruiz"),
        ("She gave me her card: Ana Ruiz, baker", "Ana Ruiz"),
    ],
)
def test_a_name_is_found_wherever_it_stands(line: str, name: str):
    assert read_line(line).name == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ana.ruiz@acme.example", "Ana Ruiz"),
        ("info@acme.example", "info"),
        ("a.r99@acme.example", "a.r99"),
        ("@ana_r1, designer", "@ana_r1"),
        ("@ana_ruiz", "Ana Ruiz"),
        ("<@U12345>, designer", "<@U12345>"),
        ("linkedin.com/in/ana-ruiz", "Ana Ruiz"),
        ("+351 912 345 678", "+351 912 345 678"),
        ("designer at Lune, met at PyDay", "designer at Lune"),
    ],
)
def test_who_has_no_name_is_called_what_the_line_says_best(line: str, name: str):
    read = read_line(line)
    assert read.name == name
    assert not read.named
    assert explained(read)["name"] is None


@pytest.mark.parametrize(
    "line", ["", "  ", ", baker", "; promised my CV", "promised my CV; next fri", "I'll send the CV", "#a"]
)
def test_a_line_about_nobody_is_refused(line: str):
    with pytest.raises(NoName):
        read_line(line)


# Work


@pytest.mark.parametrize(
    ("line", "role", "company"),
    [
        ("Ana, growth @Lune", "growth", "Lune"),
        ("Ana, head of growth at Lune", "head of growth", "Lune"),
        ("Ana, VP of Sales, Lune", "VP of Sales", "Lune"),
        ("Ana is a PhD student in robotics at the University of Oslo", "PhD student in robotics", "University of Oslo"),
        ("Ana works in HR at Lune", "HR", "Lune"),
        ("Ana works at Lune as a nurse", "nurse", "Lune"),
        ("Ana leads data at Lune", "leads data", "Lune"),
        ("Ana, founder of Lune", "founder", "Lune"),
        ("Ana, founder and CEO @ Lune", "founder and CEO", "Lune"),
        ("Ana (baker, Lune GmbH)", "baker", "Lune GmbH"),
        ("Ana | Baker | Lune | ana@lune.example", "Baker", "Lune"),
        ("Ana from Bank of Finland, economist", "economist", "Bank of Finland"),
        ("Ana, lawyer at Marsh & Oak", "lawyer", "Marsh & Oak"),
        ("Ana, clerk at Lune, Inc.", "clerk", "Lune, Inc."),
        ("Ana, developer at acme.io", "developer", "acme.io"),
        ("ana works at lune and loves chess", "", "lune"),
        ("Ana from Berlin", "", ""),
        ("Ana, 2 years, likes tea", "", ""),
        ("Ana, great cook", "", ""),
        ("Ana (friend of Igor)", "", ""),
        ("Ana runs marathons", "", ""),
    ],
)
def test_what_somebody_does_and_where(line: str, role: str, company: str):
    read = read_line(line)
    assert (read.role, read.company) == (role, company)


# Where, and through whom


@pytest.mark.parametrize(
    ("line", "where", "company"),
    [
        ("Met Ana at Lune", "Lune", ""),
        ("Ana at Lune", "", "Lune"),
        ("Ana, baker at Lune, met at the PyDay", "PyDay", "Lune"),
        ("Met Ana from Lune at the Berlin JS meetup", "Berlin JS meetup", "Lune"),
        ("Met Ana on the train to Hamburg", "train to Hamburg", ""),
        ("Ana from yoga class", "yoga class", ""),
        ("Ana, via LinkedIn", "LinkedIn", ""),
        ("Ana, baker @Lune, Startup Grind", "Startup Grind", "Lune"),
        ("Ana, baker, Lune, Web Summit", "Web Summit", "Lune"),
        ("At the climbing gym: Ana", "climbing gym", ""),
    ],
)
def test_a_place_is_told_from_a_company(line: str, where: str, company: str):
    read = read_line(line)
    assert (read.where, read.company) == (where, company)


@pytest.mark.parametrize(
    "line",
    [
        "Ana, via Ben Oak",
        "Ana; introduced by Ben Oak",
        "Ben Oak introduced me to Ana",
        "Ana, intro from Ben Oak",
        "Was introduced to Ana by Ben Oak",
        "Ana. Ben Oak introduced us.",
        "Thanks to Ben Oak I met Ana",
        "Ana (through Ben Oak)",
    ],
)
def test_who_introduced_somebody_is_told_by_name(line: str):
    read = read_line(line)
    assert (read.name, read.through) == ("Ana", "Ben Oak")


# What comes next


@pytest.mark.parametrize(
    ("line", "promise", "when"),
    [
        ("Ana; I'll send her slides", "send her slides", ""),
        ("Ana; promised to send slides next week", "send slides", "next week"),
        ("Ana; I owe her a coffee", "a coffee", ""),
        ("Ana, need to send her my CV by friday", "send her my CV", "by friday"),
        ("Ana. Told her I'd share the deck", "share the deck", ""),
        ("Ana; sending her the deck on friday", "sending her the deck", "friday"),
        ("I promised Ana that I would read her draft", "read her draft", ""),
        ("remind me to send Ana the deck tomorrow", "send Ana the deck", "tomorrow"),
        ("Ana; I'll send slides and ping her next week", "send slides", "next week"),
        ("Ana, she'll send me slides", "", ""),
        ("Ana promised to send slides", "", ""),
        ("Ana; she promised me an intro", "", ""),
        ("Ana will call me back on monday", "", ""),
        ("Ana; next friday", "", "next friday"),
        ("Ana; call her on friday", "", "friday"),
        ("Ana. Check in in two weeks", "", "in two weeks"),
        ("Ana, touch base in a month", "", "in a month"),
        ("Ana, on friday; ping her in 2 weeks", "", "in 2 weeks"),
        ("Ana - starts at Lune in May", "", ""),
        ("Met Ana on friday", "", ""),
        ("next fri: call Ana about the flat", "", "next fri"),
    ],
)
def test_what_is_promised_and_when_to_follow_up(line: str, promise: str, when: str):
    read = read_line(line)
    assert ("; ".join(read.promises), read.when) == (promise, when)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Ana (@ana_r)", {"handle": "@ana_r"}),
        ("Ana, @anaruiz on github", {"handle": "@anaruiz", "note": "on github"}),
        ("Ana, tel 0171 2345678", {"phone": "0171 2345678"}),
        ("Ana, (555) 012-3456 #chess", {"phone": "(555) 012-3456", "tags": ["chess"]}),
        ("Ana, born 2001-02-03", {"note": "born 2001-02-03"}),
        ("Ana, ranked #1", {"note": "ranked #1"}),
        ("Ana; her mail is ana@acme.example", {"email": "ana@acme.example"}),
        ("Ana, https://ana.example/cv.", {"links": ["https://ana.example/cv"]}),
        ("Ana, a@b.example, c@d.example", {"email": "a@b.example", "note": "c@d.example"}),
        ("Met Ana yesterday", {"note": "yesterday"}),
    ],
)
def test_what_shows_itself_is_taken_out(line: str, fields: dict[str, object]):
    assert said(line) == {"name": "Ana", **fields}


def test_what_is_empty_is_explained_as_nothing():
    assert explained(QuickLine("Ana", promises=("a", "b"), met="yesterday", note="tall")) == {
        "name": "Ana",
        "role": None,
        "company": None,
        "met_at": None,
        "through": None,
        "promise": "a; b",
        "followup": None,
        "email": None,
        "phone": None,
        "handle": None,
        "links": [],
        "tags": [],
        "note": "tall; yesterday",
    }
