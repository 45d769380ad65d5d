"""The lists of known words: how they are written, and what they know."""

from pathlib import Path

import pytest

from bot.contacts.lines import gazetteer
from bot.contacts.lines.gazetteer import company, doubtful_given, given, place, plain
from bot.kit import words

FOLDER = Path(gazetteer.__file__).parent / "known"
LEAST = {"given_names": 5000, "given_names_doubtful": 300, "companies": 900, "places": 1800, "plain_words": 3000}


def lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")


def test_each_list_has_a_size_that_helps():
    assert {path.stem for path in FOLDER.glob("*")} == set(LEAST)
    for name, least in LEAST.items():
        assert len(gazetteer.listed(name)) >= least, name


@pytest.mark.parametrize("name", list(LEAST))
def test_a_list_is_sorted_unique_and_folded(name: str):
    *entries, end = lines(name)
    assert end == ""
    assert entries == sorted(set(entries))
    assert [entry for entry in entries if not entry or entry != " ".join(words.fold(entry).split())] == []
    if name not in ("companies", "places"):
        assert [entry for entry in entries if " " in entry] == []


def test_a_sure_name_is_neither_a_plain_word_nor_a_doubtful_name():
    assert gazetteer.listed("given_names") & gazetteer.listed("plain_words") == frozenset()
    assert gazetteer.listed("given_names") & gazetteer.listed("given_names_doubtful") == frozenset()


@pytest.mark.parametrize(
    "names",
    [
        "Jennifer Oliver Bob Siobhán",
        "Begoña José Paco Guadalupe",
        "João Thiago Luciana Zé",
        "François Élodie Benoît Chloé",
        "Jürgen Juergen Käthe Uschi",
        "Joost Femke Sjoerd Marijke",
        "Åsa Bjørn Jyrki Guðrún",
        "Małgorzata Łukasz Zsófia Jiří",
        "Željko Snežana Ilinca Giorgos",
        "Ayşe Çağla Işıl Emre",
        "Fatima Yousef Shirin Noam",
        "Priya Arjun Harpreet Lakshmi",
        "Xiaoming Hyejin Takeshi Sakura",
        "Nguyễn Somchai Siti Liwayway",
        "Chiamaka Olumide Kwame Fatou",
        "Wanjiku Abebe Sipho Tatenda",
        "Oleksandr Світлана Nino Hovhannes",
        "Kęstutis Jānis Kadri Mykola",
    ],
)
def test_names_of_many_cultures_are_known(names: str):
    assert [name for name in names.split() if not given(name)] == []


@pytest.mark.parametrize("name", ["Jean-Luc", "Karl-Heinz", "Ji-woo", "Mei-Ling"])
def test_a_double_name_is_known_by_its_parts_or_as_one(name: str):
    assert given(name)


@pytest.mark.parametrize("text", ["follow-up", "Grace-Will", "Ana-", "-Ana", "-", "Ana-Qwertz"])
def test_not_every_hyphen_makes_a_double_name(text: str):
    assert not given(text)


@pytest.mark.parametrize("word", ["Mark", "will", "May", "Grace", "Hunter", "Rich", "Drew", "Amber", "Art", "Guy"])
def test_a_name_that_is_a_word_too_is_doubtful(word: str):
    assert doubtful_given(word)
    assert not given(word)


@pytest.mark.parametrize("word", ["Met", "Super", "someone", "Planning", "told", "deadlines", "Don’t", "follow-up"])
def test_a_plain_word_is_no_name(word: str):
    assert plain(word)
    assert not given(word)
    assert not company(word)


@pytest.mark.parametrize("name", ["Ana", "Kwame", "Siemens", "Zanzibar", "Qwertz", ""])
def test_what_is_no_common_word_is_not_plain(name: str):
    assert not plain(name)


@pytest.mark.parametrize(
    "text",
    ["Siemens AG", "siemens", "AT&T", "Bang and Olufsen", "MIT", "Red Cross", "the  Red Cross", "Nestlé"],
)
def test_a_company_is_known_however_it_is_written(text: str):
    assert company(text)


def test_a_part_of_a_company_or_of_a_place_is_not_the_whole():
    assert not company("Bang")
    assert not company("Ana Ruiz")
    assert not place("York Minster")
    assert not place("")


@pytest.mark.parametrize("text", ["Nairobi", "new york", "São Paulo", "Sao Paulo", "Köln", "Bavaria", "Texas", "U.S."])
def test_a_place_is_known_with_and_without_accents(text: str):
    assert place(text)


def test_a_list_is_read_once():
    assert gazetteer.listed("given_names") is gazetteer.listed("given_names")
