import time as stopwatch
import unicodedata

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kit import words

# Weighted towards what makes cleaning hard: joiners, marks, emoji, flags, breaks, letters that NFC takes apart.
_AWKWARD = (
    "ae1#\n\r\t \u200b\u200c\u200d\ufe0e\ufe0f\u20e3\u0301\u0327\u0338\u0345\u0958\u202e\U000e0067\U000e007f"
    "↔❤👩🏽🏴🇩क्षیم"
)
anything = st.text(st.one_of(st.sampled_from(_AWKWARD), st.characters(codec=None)), max_size=30)
UNITS = ["graphemes", "utf16", "code points"]


@pytest.mark.parametrize(
    ("dirty", "safe"),
    [
        ("a\x00b\x1b[0m\x85c", "ab[0m\nc"),
        ("  one\r\ntwo\u2028three\tfour ", "one\ntwo\nthree four"),
        ("a\ud800b\ufdd0c\U0010ffff", "abc"),
        ("\u202eevil\u2066\u200f", "evil"),
        ("A\u200bn\ufeffna\u00ad\u2060", "Anna"),
        ("a\u200db\u200cc\ufe0f", "abc"),
        ("e\u0301", "é"),
        ("a" + "\u0301" * 50, unicodedata.normalize("NFC", "a" + "\u0301" * 4)),
        ("hi\U000e0068\U000e0069", "hi"),
    ],
)
def test_what_is_unseen_or_hostile_goes(dirty: str, safe: str) -> None:
    assert words.clean(dirty) == safe


@pytest.mark.parametrize(
    "text",
    ["👩🏽‍💻", "👨‍👩‍👧", "❤️‍🔥", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "🇩🇪", "می‌خواهم", "क्‍ष", "র‍্যাব", "Łukasz", "ไม้"],
)
def test_emoji_flags_and_scripts_that_need_joiners_stay_whole(text: str) -> None:
    assert words.clean(text) == text


def test_without_lines_a_break_is_a_space() -> None:
    assert words.clean("one\r\ntwo\nthree", lines=False) == "one two three"


@given(anything, st.booleans())
@example("❤\u200d↔\u200c\u0338", True)
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    once = words.clean(text, lines=lines)
    assert words.clean(once, lines=lines) == once


@given(anything)
def test_clean_text_is_nfc_and_can_be_stored(text: str) -> None:
    safe = words.clean(text)
    assert unicodedata.is_normalized("NFC", safe)
    assert "\0" not in safe
    safe.encode()


@pytest.mark.parametrize("bomb", ["a\u0301\u0327", "\u0301\u0327", "\u200d", "👩\u200d", "\U000e0041", "क्\u200d", "\r"])
def test_cleaning_takes_linear_time(bomb: str) -> None:
    started = stopwatch.perf_counter()
    words.clean(bomb * 50_000)
    assert stopwatch.perf_counter() - started < 5


def test_quotes_and_dashes_of_phones_become_plain() -> None:
    assert words.plain_quotes("„Hi“ «you» it’s – 5\u00a0pm…") == '"Hi" "you" it\'s - 5 pm...'


def test_utf16_counts_like_javascript() -> None:
    assert words.utf16("a👩") == 3


@pytest.mark.parametrize(
    ("text", "limit", "unit", "short"),
    [
        ("hello", 5, "graphemes", "hello"),
        ("hello", 4, "graphemes", "hel…"),
        ("hello world", 7, "graphemes", "hello…"),
        ("👩🏽‍💻👩🏽‍💻", 8, "utf16", "👩🏽‍💻…"),
        ("👩🏽‍💻👩🏽‍💻", 7, "utf16", "…"),
        ("👩🏽‍💻👩🏽‍💻", 2, "graphemes", "👩🏽‍💻👩🏽‍💻"),
        ("abc", 0, "graphemes", ""),
    ],
)
def test_text_is_clipped_between_graphemes(text: str, limit: int, unit: words.Unit, short: str) -> None:
    assert words.clip(text, limit, unit=unit) == short


@given(anything, st.integers(0, 12), st.sampled_from(UNITS))
def test_clipped_text_is_within_its_limit(text: str, limit: int, unit: words.Unit) -> None:
    assert _length(words.clip(text, limit, unit=unit), unit) <= limit


@given(anything, st.integers(2, 12), st.sampled_from(UNITS))
def test_parts_keep_all_but_white_space_within_their_limit(text: str, limit: int, unit: words.Unit) -> None:
    parts = words.split(text, limit, unit)
    assert all(_length(part, unit) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_text_is_split_at_a_line_or_a_word() -> None:
    assert words.split("one two three\nfour", 14) == ["one two three", "four"]
    assert words.split("hello world foo bar", 8) == ["hello", "world", "foo bar"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Straße", "STRASSE"), ("İzmir", "izmir"), ("Işık", "isik"), ("José", "jose"), ("Ł", "l"), ("Søren", "SOREN")],
)
def test_search_ignores_case_and_accents(one: str, other: str) -> None:
    assert words.fold(one) == words.fold(other)


@given(anything)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = words.fold(words.clean(text))
    assert words.fold(once) == once


def test_terms_are_folded_words() -> None:
    assert words.terms("Jean-Luc O’Brien ❤️ (Acme)") == ("jean", "luc", "o", "brien", "acme")


def test_counts_and_lists_read_as_english() -> None:
    assert [words.plural(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert words.plural(2, "company") == "2 companies"
    assert words.plural(2, "person", "people") == "2 people"
    assert [words.join(w) for w in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


def test_a_typing_error_finds_its_word() -> None:
    assert words.close("folowup", ["followup", "goal", "met"]) == ("followup",)


def _length(text: str, unit: words.Unit) -> int:
    if unit == "graphemes":
        return len(regex.findall(r"\X", text))
    return words.utf16(text) if unit == "utf16" else len(text)
