"""Whose names are left out of a letter: names by rule, ways to reach people, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.kit import words
from bot.review.letter import without_names
from bot.review.model import Known
from bot.review.naming import asked

KNOWN = Known(
    people=(
        "Ana Ruiz",
        "Will Turner",
        "May",
        "Robert King",
        "José da Silva",
        "Jean-Luc O’Brien",
        "王小明",
        "Mark Stone",
        "Łukasz Żak",
        "Grace",
    ),
    companies=("Acme", "Stone Partners", "Booking.com", "King", "May & Sons"),
)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        # In full: any case, accents or none, over hyphens and line breaks
        ("Coffee with Ana Ruiz", "Coffee with [a contact]"),
        ("coffee with ana ruiz and ROBERT KING", "coffee with [a contact] and [a contact]"),
        ("Ana  Ruiz, Ana-Ruiz", "[a contact], [a contact]"),
        ("Ana\nRuiz’s CV", "[a contact]’s CV"),
        ("Jose da silva; Lukasz Zak", "[a contact]; [a contact]"),
        ("Ask Jean Luc O'Brien", "Ask [a contact]"),
        # One word of a name, with a capital
        ("Ana's advice", "[a contact]'s advice"),
        ("Thank Silva and Żak", "Thank [a contact] and [a contact]"),
        ("Ana and ANA", "[a contact] and [a contact]"),
        ("Jean-Luc, O’Brien", "[a contact], [a contact]"),
        ("Meet Ana-Maria", "Meet [a contact]"),
        ("Ana R. told me", "[a contact]. told me"),
        ("Anaheim, Ruizes and Lucy", "Anaheim, [somebody] and [somebody]"),
        # Short forms
        ("Call Bob", "Call [a contact]"),
        # In small letters: only where the text has no capitals
        ("meet ana and jose at acme", "meet [a contact] and [a contact] at acme"),
        ("Meet with ana at Acme", "Meet with [somebody] at Acme"),
        # Ordinary words
        ("Will I do it? I will ask Will.", "Will I do it? I will ask [a contact]."),
        ("Will introduced me", "[a contact] introduced me"),
        ("Will needs a hand", "[a contact] needs a hand"),
        ("Will’s talk", "[a contact]’s talk"),
        ("Dr. Will can help", "Dr. [a contact] can help"),
        ("Ask for grace, thank Grace", "Ask for grace, thank [a contact]"),
        ("Mark 3 posts; Mark posted", "Mark 3 posts; [a contact] posted"),
        ("I WILL MARK MY POSTS", "I WILL MARK MY POSTS"),
        ("Will Turner and Grace Hopper", "[a contact] and [a contact]"),
        # Months
        ("3 chats by May 2026", "3 chats by May 2026"),
        ("talk to May in May", "talk to [a contact] in May"),
        ("May has time. May I ask?", "[a contact] has time. May I ask?"),
        ("by 3 May, May 3rd, in April or May", "by 3 May, May 3rd, in April or May"),
        # Companies
        ("Apply at Stone Partners and at King", "Apply at Stone Partners and at King"),
        ("Ask King at Acme", "Ask [a contact] at Acme"),
        ("A chat at Booking.com", "A chat at Booking.com"),
        ("A recruiter @Acme", "A recruiter @Acme"),
        # Scripts without spaces and capitals
        ("与王小明喝咖啡", "与[a contact]喝咖啡"),
        # Ways to reach somebody, whoever it is
        ("write to x.y+z@mail.example.org.", "write to [a contact]."),
        ("mailto:x@example.org", "[a contact]"),
        ("call +351 912 345 678 or (030) 1234-5678", "call [a contact] or [a contact]"),
        ("follow @jane_d and @jane@social.example", "follow [a contact] and [a contact]"),
        ("<@U012AB3CD> and <@!123456789012345678>", "[a contact] and [a contact]"),
        ("jane#1234 on Discord", "[a contact] on Discord"),
        ("https://www.linkedin.com/in/jane-d, please", "[link], please"),
        ("see www.jane.example (linkedin.com/in/jane)", "see [link] ([link])"),
        # What looks like it and is none
        ("by 2026-03-31 or 31.03.2026, 10 000 000 times", "by 2026-03-31 or 31.03.2026, 10 000 000 times"),
        ("in 2025-2026 with 3 x 45 minutes", "in 2025-2026 with 3 x 45 minutes"),
        ("3 to 5 posts about Node.js and C#", "3 to 5 posts about Node.js and C#"),
        ("", ""),
    ],
)
def test_names_are_left_out_and_words_stay(typed: str, left: str) -> None:
    assert without_names(typed, KNOWN) == left


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Have coffee with Anna Berg by 31 March", "Have coffee with [somebody] by 31 March"),
        ("My boss Karl said no", "My boss [somebody] said no"),
        ("Anna van der Berg and Zorin helped, Mark too", "[somebody] and [somebody] helped, Mark too"),
        ("Thank Tom, Mark and Lena Stone", "Thank [somebody], [somebody] and [somebody]"),
        ("Ana, ana@example.org", "[somebody], [a contact]"),
        ("Zorin & Vexx helped, Zorin and Anna too", "[somebody] & [somebody] helped, [somebody] and [somebody] too"),
        ("Find a mentor like Grace Hopper", "Find a mentor like [somebody]"),
        ("ANNA HELPED ME", "[somebody] HELPED ME"),
        # In small letters
        ("ask karl for advice", "ask [somebody] for advice"),
        ("my boss karl said no", "my boss [somebody] said no"),
        ("Have a coffee with karl by 31 March", "Have a coffee with [somebody] by 31 March"),
        # A word that no list has
        ("ask my coach Zorin Vexx", "ask my coach [somebody]"),
        ("Zorin said no; Dr. Vexx’s idea", "[somebody] said no; Dr. [somebody]’s idea"),
        ("Thank O’Zorin and J. Vexx", "Thank [somebody] and J. [somebody]"),
        # With another meaning
        ("Talk to Jordan and ask May", "Talk to Jordan and ask [somebody]"),
        ("Ask Mark; mark it on Sunday", "Ask [somebody]; mark it on Sunday"),
        ("Speak at the Ruby meetup in Sofia in May", "Speak at the Ruby meetup in Sofia in May"),
        ("Ask Sofia about German", "Ask [somebody] about German"),
        # What is nobody's
        ("Comment on LinkedIn, go to PyCon US, learn UX", "Comment on LinkedIn, go to PyCon US, learn UX"),
        ("Apply to Netflix and to Zorblatt by Friday", "Apply to Netflix and to [somebody] by Friday"),
        ("Apply to Zorblatt or at Zorblatt", "Apply to Zorblatt or at Zorblatt"),
        ("Go to the meetup of Women Who Code in Berlin", "Go to the meetup of Women Who Code in Berlin"),
        ("与王小明喝咖啡", "与王小明喝咖啡"),
    ],
)
def test_whoever_reads_as_a_name_is_left_out_too(typed: str, left: str) -> None:
    assert without_names(typed, Known()) == left


def test_a_store_is_asked_for_each_word_and_its_long_forms() -> None:
    terms = asked(["Call Bob, Jean-Luc", "与王小明喝"])
    assert terms >= {"call", "bob", "robert", "jean", "luc", "王小明"}


LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)
NAME = st.text(LETTERS, min_size=2, max_size=8)
FULL = st.lists(NAME, min_size=2, max_size=4).map(" ".join)


def holds(text: str, name: str) -> bool:
    said, wanted = words.terms(text), words.terms(name)
    return any(said[at : at + len(wanted)] == wanted for at in range(len(said)))


@given(
    st.lists(FULL, min_size=1, max_size=4),
    st.lists(st.sampled_from([" ", "-", ", ", " and ", "\n", "’s ", ". ", " @", "//"]), min_size=12, max_size=12),
    st.lists(st.sampled_from([str, str.upper, str.lower, words.fold]), min_size=6, max_size=6),
    st.permutations(range(6)),
)
@settings(max_examples=300)
def test_no_full_name_survives(people: list[str], between: list[str], cases: list, order: list[int]) -> None:
    known = Known(tuple(people), tuple(people[:1]))
    said = [cases[at](people[at % len(people)]) for at in order]
    text = "".join(part for pair in zip(said, between, strict=False) for part in pair)
    assume(not any(holds("a contact link", one) for one in people))
    left = without_names(text, known)
    assert not any(holds(left, one) for one in people)


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
@settings(max_examples=300)
def test_any_text_can_be_read(text: str, people: list[str]) -> None:
    once = without_names(text, Known(tuple(people)))
    assert once == words.clean(once)


@given(
    st.lists(st.sampled_from("write a post about testing each week on LinkedIn by Friday 3 May".split()), max_size=9)
)
def test_a_text_without_names_stays_as_it_is(said: list[str]) -> None:
    assert without_names(" ".join(said), Known()) == " ".join(said)


def test_long_hostile_text_is_read_at_once() -> None:
    for text in (
        "a@" * 3000,
        "a." * 3000,
        "1 " * 3000,
        "@" * 6000,
        "www." * 2000,
        "<@" * 3000,
        "1-" * 3000,
        "-" * 6000,
    ):
        without_names(text, KNOWN)
