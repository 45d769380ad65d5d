"""Names of companies: which are one, which are two, and what holds for any text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.kit import companies, words

FORMS = (
    *("Inc", "Inc.", "Incorporated", "LLC", "L.L.C.", "Ltd", "Ltd.", "Limited", "PLC", "plc", "P.L.C.", "Corp.", "Co."),
    *(
        "Corporation",
        "Company",
        "& Co.",
        "Co., Ltd.",
        "Pty Ltd",
        "Pty. Ltd.",
        "Pvt Ltd",
        "Pvt. Ltd.",
        "Private Limited",
    ),
    *("GmbH", "gGmbH", "GmbH & Co. KG", "GmbH & Co KGaA", "Ges.m.b.H.", "AG", "UG (haftungsbeschränkt)", "SE", "e.V."),
    *("e. V.", "e.K.", "KG", "OHG", "S.A.", "SA", "S.A.S.", "SAS", "SARL", "S.à r.l.", "S.A.R.L.", "SNC", "et Cie"),
    *("S.r.l.", "Srl", "S.p.A.", "SpA", "S.L.", "S.L.U.", "S.A. de C.V.", "S. de R.L. de C.V.", "Lda", "Lda.", "Ltda"),
    *(
        "B.V.",
        "BV",
        "N.V.",
        "VOF",
        "AB",
        "AB (publ)",
        "Oy",
        "Oyj",
        "ApS",
        "A/S",
        "AS",
        "ASA",
        "Sp. z o.o.",
        "sp. z o. o.",
    ),
    *(
        "s.r.o.",
        "a.s.",
        "Kft.",
        "Zrt.",
        "d.o.o.",
        "d. d.",
        "EOOD",
        "A.Ş.",
        "Ltd. Şti.",
        "K.K.",
        "株式会社",
        "ООО",
        "ПАО",
    ),
    *("Sdn Bhd", "Sdn. Bhd.", "Pte. Ltd.", "SA/NV", "UAB"),
)
NAMES = (
    "Acme",
    "Lune Labs",
    "Marks & Spencer",
    "L'Oréal",
    "3M",
    "7-Eleven",
    "Яндекс",
    "トヨタ",
    "Straße 9",
    "H&M",
    "Disney+",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_a_legal_form_makes_no_other_company(name: str, form: str) -> None:
    assert companies.company(f"{name} {form}") == companies.company(name)
    assert companies.company(f"{name}, {form}") == companies.company(name)
    assert companies.company(f"{name} {form}".upper()) == companies.company(name) or form in ("e.V.", "e. V.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme, Inc.", "acme"),
        ("The Acme Company", "ACME"),
        ("Ford Motor Company", "Ford Motor Co., Ltd."),
        ("Marks & Spencer plc", "Marks and Spencer"),
        ("Bang & Olufsen", "Bang og Olufsen A/S"),
        ("Tiffany & Co.", "Tiffany and Company"),
        ("I.B.M. Corp.", "IBM"),
        ("J. P. Morgan", "J.P. Morgan & Co."),
        ("McDonald’s", "McDonalds"),
        ("L’Oréal S.A.", "L'OREAL"),
        ("Straße GmbH", "STRASSE"),
        ("Cafe\u0301 Noir", "Café noir"),
        ("Amazon.com, Inc.", "Amazon"),
        ("Booking.com B.V.", "booking.com"),
        ("https://www.acme.com/", "Acme"),
        ("www.acme.com", "acme.com"),
        ("Character.AI", "Character AI"),
        ("T-Mobile", "T Mobile"),
        ("Yahoo!", "Yahoo"),
        ("株式会社トヨタ", "トヨタ(株)"),
        ("Toyota ㈱", "Toyota"),
        ("ООО «Яндекс»", "Яндекс"),
        ("The The", "the"),
        ("The Limited", "Limited"),
    ],
)
def test_one_company_in_two_spellings(one: str, other: str) -> None:
    assert companies.company(one) == companies.company(other)
    assert companies.same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta", "Metabase"),
        ("Apple", "Apple Bank"),
        ("Acme", "Acme Labs"),
        ("Acme", "Acme Group"),
        ("Acme", "Acme Holding"),
        ("Delta Air Lines", "Delta"),
        ("Bank of America", "Bank of Scotland"),
        ("wordpress.org", "wordpress.com"),
        ("Disney", "Disney+"),
        ("C", "C++"),
        ("Rivian EV", "Rivian"),
        ("Marks Spencer", "Marks & Spencer"),
        ("AB InBev", "InBev"),
        ("Inco", "In"),
        ("Google Ireland Limited", "Google"),
        ("Incorporated Ideas", "Ideas"),
        ("A & B", "AB"),
        ("!!!", "???"),
    ],
)
def test_two_companies(one: str, other: str) -> None:
    assert companies.company(one) != companies.company(other)
    assert not companies.same(one, other)


@pytest.mark.parametrize(
    "name", ["AG", "Inc.", "The Limited", "Co", "& Co.", "S.A.", "GmbH & Co. KG", "The", "!!!", "🦊", "&", ".com"]
)
def test_something_is_left_of_every_name(name: str) -> None:
    assert companies.company(name)


def test_nothing_is_no_company_and_the_same_as_none() -> None:
    assert companies.company("") == companies.company("  ") == ""
    assert not companies.same("", "")
    assert not companies.same("", "Acme")


PIECES = st.sampled_from(
    ["Acme", "the", "&", "and", "+", "y", ".com", "com", "A", "B.", "S", "Co", "de", "C.V.", "É", "'", "!", *FORMS]
)
JUMBLED = st.lists(PIECES, max_size=8).flatmap(
    lambda some: st.sampled_from([" ", "", ", ", "."]).map(lambda by: by.join(some))
)
ANY = st.text(max_size=60) | JUMBLED


@given(ANY)
def test_comparing_twice_changes_nothing(text: str) -> None:
    once = companies.company(text)
    assert companies.company(once) == once


@given(ANY)
def test_a_text_with_a_letter_keeps_one(text: str) -> None:
    assume(words.terms(text))
    assert words.terms(companies.company(text))


@given(ANY)
def test_case_and_space_around_make_no_difference(text: str) -> None:
    assert companies.company(f"  {text.casefold()}\n") == companies.company(text.casefold())


@given(st.lists(st.from_regex(r"[a-z]{3,8}x", fullmatch=True), min_size=1, max_size=4), st.sampled_from(FORMS))
def test_only_whole_forms_at_the_end_go(said: list[str], form: str) -> None:
    name = " ".join(said)
    assert companies.company(f"{name} {form}") == name
    assert companies.company(f"{name}{form[0].lower()}x") != name
