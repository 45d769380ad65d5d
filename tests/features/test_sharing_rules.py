"""What a line to share says, when two links are one, and who cares: tables of plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts.model import Contact, ContactId
from bot.members.model import MemberId
from bot.sharing import rules
from bot.sharing.model import Handed, Helper, Share, ShareId, Sort, State
from tests.builders import CREATED, TODAY, a_contact

ANA = replace(
    a_contact("Ana"),
    role="Recruiter",
    sector="fintech",
    skills=("C++", "data science"),
    interests=("art",),
    tags=("py-day",),
    cares="Climate tech, and chess",
)


def a_share(text: str = "", link: str = "", topics: tuple[str, ...] = (), number: int = 1) -> Share:
    return Share(ShareId(number), MemberId(1), Sort.LINK, TODAY, CREATED, link, text, topics)


@pytest.mark.parametrize(
    ("line", "link", "text", "topics"),
    [
        ("https://a.example/x - why #one #two", "https://a.example/x", "why", ("one", "two")),
        ("A title (https://a.example/x#part).", "https://a.example/x#part", "A title", ()),
        ("www.a.example/x", "https://www.a.example/x", "", ()),
        ("a.example/x is good", "https://a.example/x", "is good", ()),
        ("<https://a.example/x|a title>", "https://a.example/x", "", ()),
        ("a title about C# and F#", "", "a title about C# and F#", ()),
        ("ftp://a.example/x", "", "ftp://a.example/x", ()),
        ("https://user:pass@a.example/x", "", "https://user:pass@a.example/x", ()),
        ("#Python #python talk", "", "talk", ("python",)),
        ("one https://a.example and https://b.example", "https://a.example", "one and https://b.example", ()),
    ],
)
def test_a_line_is_a_link_a_text_and_topics(line: str, link: str, text: str, topics: tuple[str, ...]):
    assert rules.read(line) == rules.Said(link, text, topics)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.example/x/", "http://A.example/x?utm_source=mail&fbclid=1#part", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x", "https://a.example/X", False),
        ("https://a.example/x", "https://b.example/x", False),
    ],
)
def test_two_links_are_one_where_only_what_counts_visitors_differs(one: str, other: str, same: bool):
    assert rules.same(a_share(link=one), a_share("other words", link=other)) is same


def test_titles_without_a_link_are_one_by_their_words():
    assert rules.same(a_share("A talk on Résumés"), a_share("a talk, on resumes!"))
    assert not rules.same(a_share("a talk"), replace(a_share("a talk"), kind=Sort.NEWS))


@pytest.mark.parametrize(
    ("share", "why"),
    [
        (a_share(topics=("climate-tech",)), "cares about “climate-tech”"),
        (a_share("on CHESS"), "cares about “chess”"),
        (a_share(topics=("chess-tech",)), "cares about “chess-tech”"),
        (a_share("about data"), "knows “data science”"),
        (a_share(topics=("art",)), "is interested in “art”"),
        (a_share("articles"), ""),
        (a_share("PyDay"), ""),
        (a_share(topics=("py-day",)), "has your tag “py-day”"),
        (a_share("fintech"), "works in “fintech”"),
        (a_share("for the recruiter"), "works as “Recruiter”"),
        (a_share("how to get a good job with and without"), ""),
        (a_share(link="https://a.example/posts/2026/recruiter-fintech.html"), "works in “fintech”"),
    ],
)
def test_somebody_cares_by_whole_words_and_says_why(share: Share, why: str):
    """S30, S34."""
    found = rules.match(ANA, rules.topics(share))
    assert (found.why if found else "") in (why, why and "works as “Recruiter”")


def test_a_tag_weighs_more_than_a_word_and_caring_more_than_a_tag():
    one, other = a_contact("One"), replace(a_contact("Two"), tags=("soup",))
    both = replace(one, cares="soup")
    topics = rules.topics(a_share("bread", topics=("soup",)))
    weighed = [rules.match(person, topics) for person in (both, other, replace(one, skills=("bread",)))]
    assert [found.weight if found else 0 for found in weighed] == [4, 3, 1]


def test_people_are_told_of_what_they_care_about_most_and_not_twice():
    soup, both = a_share("soup", number=1), a_share(topics=("chess", "art"), number=2)
    assert rules.best(ANA, [soup, both, a_share("art", number=3)], []) == both
    told = Handed(1, ShareId(2), ANA.id, MemberId(1), State.NOT, TODAY)
    assert rules.best(ANA, [soup, both], [told]) is None


def test_news_goes_to_ten_at_most_and_first_to_who_heard_none_for_longest():
    """S29."""
    helpers = [Helper(ContactId(n), "lead", TODAY) for n in range(1, 9)]
    heard: dict[ContactId, date] = {ContactId(1): TODAY, ContactId(2): TODAY - timedelta(days=90)}
    handed = [Handed(1, ShareId(1), ContactId(3), MemberId(1), State.TOLD, TODAY)]
    found = rules.to_tell(helpers, [ContactId(20), ContactId(21), ContactId(4)], heard, handed)
    assert [one.contact for one in found] == [4, 5, 6, 7, 8, 20, 21, 2, 1]
    assert len(rules.to_tell([], map(ContactId, range(99)), {}, handed)) == 9


@given(st.text(max_size=400))
def test_any_line_can_be_read_and_matched(line: str):
    said = rules.read(line)
    share = a_share(said.text, said.link, said.topics)
    assert rules.same(share, share)
    rules.match(ANA, rules.topics(share))


def test_a_person_of_nothing_cares_about_nothing():
    bare: Contact = a_contact("Bare")
    assert rules.match(bare, rules.topics(a_share("chess art", topics=("soup",)))) is None
