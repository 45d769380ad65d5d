"""Words: text made safe at the boundary, cut between what people see as characters, compared and counted."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import regex

Unit = Literal["graphemes", "utf16", "code points"]
"""How a limit counts: Slack counts code points, Discord UTF-16 units, people graphemes."""

LONGEST_GUESS = 40
"""Characters of a word that `close` looks at: comparing costs the product of both lengths."""

# Scripts that join or stack: only there do the two joiners change what is written (compare RFC 5892, A.1 and A.2).
_JOINING = "".join(
    rf"\p{{Script={script}}}"
    for script in (
        *("Arabic", "Syriac", "Mongolian", "Nko", "Mandaic", "Adlam", "Devanagari", "Bengali", "Gurmukhi", "Gujarati"),
        *("Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Myanmar", "Khmer", "Tibetan", "Javanese"),
    )
)
_BREAKS = regex.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Default_Ignorable_Code_Point holds the zero-width, bidi, filler and tag characters and the variation selectors.
_UNSEEN = regex.compile(
    r"[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]"
    r"--[\n\u200C\u200D\uFE0E\uFE0F\U000E0020-\U000E007F]]",
    regex.V1,
)
_JOINERS = regex.compile(r"([\u200C\u200D])[\u200C\u200D]+")
_PICTURE = r"\p{Extended_Pictographic}[\U0001F3FB-\U0001F3FF]?[\uFE0E\uFE0F]?"
_VISIBLE_ONLY_IN_COMPANY = regex.compile(
    rf"""
      (?P<kept> \U0001F3F4 [\U000E0030-\U000E0039\U000E0061-\U000E007A]{{3,6}} \U000E007F    # flags of England, Texas
      | {_PICTURE} (?: \u200D {_PICTURE} )*+                                                # families, professions
      | [0-9\#*] \uFE0F \u20E3                                                               # keycaps
      | (?<= [\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA] ) [\u200C\u200D] # a virama shown as such
      | (?<= [[{_JOINING}]&&[\p{{L}}\p{{M}}]] ) [\u200C\u200D] (?= [[{_JOINING}]&&\p{{L}}] )
      | (?<= [[{_JOINING}]&&\p{{L}}] ) \u200D (?= [\u094D\u09CD\u0D4D\u0DCA] )               # Bengali ya-phalaa
      )
    | [\u200C\u200D\uFE0E\uFE0F\U000E0020-\U000E007F]
    """,
    regex.V1 | regex.VERBOSE,
)
_PILE = regex.compile(r"(\p{M}{4})\p{M}++")
_GRAPHEME = regex.compile(r"\X")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+")
_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛‹›", "'")
    | dict.fromkeys("–—―−‐‑‒", "-")
    | dict.fromkeys("\u00a0\u202f\u2007", " ")
    | {"…": "..."}
)
_UNHEARD = dict.fromkeys(map(ord, "\u200c\u200d\ufe0e\ufe0f"))
# Letters that Unicode doesn't take apart, and that people type without their stroke.
_STROKES = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th", "æ": "ae", "œ": "oe"})


def clean(text: str, *, lines: bool = True) -> str:
    """Text from outside without what is unseen or hostile: NFC, trimmed; cleaning twice changes nothing more.

    Goes: NUL and control characters, lone surrogates, noncharacters, bidi controls, zero-width characters, marks
    beyond four on one letter. Stays: joiners inside emoji and scripts that need them, flags, and the line breaks
    if `lines` (else they become spaces).
    """
    before = None
    while text != before:  # taking something out can bring two others together; a third round is rare
        before = text
        text = _clean_once(text, break_="\n" if lines else " ")
    return text


def _clean_once(text: str, *, break_: str) -> str:
    text = _BREAKS.sub("\n", text).replace("\n", break_).replace("\t", " ")
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _UNSEEN.sub("", text)
    text = _JOINERS.sub(r"\1", text)
    text = _VISIBLE_ONLY_IN_COMPANY.sub(lambda found: found["kept"] or "", text)
    # Before NFC, whose sorting is quadratic in the length of a pile of marks, and after, since it takes letters apart.
    text = _PILE.sub(r"\1", text)
    return _PILE.sub(r"\1", unicodedata.normalize("NFC", text)).strip()


def plain_quotes(text: str) -> str:
    """The quotes, dashes, dots and fixed spaces that phones and word processors put in, as on a keyboard."""
    return text.translate(_PLAIN)


def utf16(text: str) -> int:
    """How many UTF-16 units `text` has, as JavaScript and Discord count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int, *, unit: Unit = "graphemes") -> str:
    """`text`, or its beginning and "…", within `limit` units; a grapheme stays whole or goes."""
    if len(text) <= limit and (unit != "utf16" or utf16(text) <= limit):
        return text
    if limit < 1:
        return ""
    beginning = text[: limit + 1]
    if beginning.isascii() and "\r" not in beginning:  # each character is one of any unit
        return text[: limit - 1].rstrip() + "…"
    size = cut = 0
    for found in _GRAPHEME.finditer(text):
        size += _size(found.group(), unit)
        if size > limit:
            return text[:cut].rstrip() + "…"
        if size < limit:
            cut = found.end()
    return text


def split(text: str, limit: int, unit: Unit = "graphemes") -> list[str]:
    """`text` in parts of at most `limit` units, cut at a line, else a word, else a grapheme.

    Nothing is lost but white space at the cuts; no text gives no parts. A grapheme that is longer than a whole part
    is cut between code points. ValueError for a limit under 2, which one code point may need.
    """
    if limit < 2:
        raise ValueError("a part needs room for at least 2 units")
    pieces = [piece for grapheme in _graphemes(text) for piece in _within(grapheme, limit, unit)]
    parts: list[str] = []
    start = 0
    while start < len(pieces):
        end, size = start, 0
        while end < len(pieces) and (size := size + _size(pieces[end], unit)) <= limit:
            end += 1
        cut = end if end == len(pieces) else _cut(pieces, start, end)
        part = _trimmed(pieces, start, cut)
        if part:
            parts.append(part)
        start = cut
        while parts and start < len(pieces) and pieces[start].isspace():
            start += 1
    return parts


def fold(text: str) -> str:
    """`text` as search compares it: without case, accents and the variants of a letter ("Straße" is "strasse")."""
    if text.isascii():
        return text.lower()  # what all the rest comes to
    apart = unicodedata.normalize("NFKD", _PILE.sub(r"\1", text.translate(_UNHEARD))).casefold()
    apart = unicodedata.normalize("NFKD", apart.translate(_STROKES))
    # Kana voicing (class 8) and virama (9) tell letters apart; the other marks are accents and points.
    bare = "".join(letter for letter in apart if unicodedata.combining(letter) in (0, 8, 9))
    return unicodedata.normalize("NFC", bare)


def terms(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in their order: "Jean-Luc O’Brien" gives jean, luc, o, brien."""
    return tuple(_WORD.findall(fold(text)))


def capital(text: str) -> str:
    """The text with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def plural(n: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 day", "3 days"."""
    return f"{n} {one}" if n == 1 else f"{n} {many or _many(one)}"


def join(words: Iterable[str], last: str = "and") -> str:
    """A list as a sentence has it: "A, B and C"."""
    *others, final = list(words) or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def close(word: str, choices: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The choices that `word` may have been meant for, best first."""
    by_fold = {fold(choice[:LONGEST_GUESS]): choice for choice in choices}
    found = difflib.get_close_matches(fold(word[:LONGEST_GUESS])[:LONGEST_GUESS], by_fold, n=limit)
    return tuple(by_fold[each] for each in found)


def _many(one: str) -> str:
    if one.endswith(("s", "x", "ch", "sh")):
        return one + "es"
    if one.endswith("y") and one[-2:-1] not in "aeiou":
        return one[:-1] + "ies"
    return one + "s"


def _graphemes(text: str) -> Iterator[str]:
    return (found.group() for found in _GRAPHEME.finditer(text))


def _size(text: str, unit: Unit) -> int:
    match unit:
        case "graphemes":
            return 1
        case "utf16":
            return utf16(text)
        case "code points":
            return len(text)


def _within(grapheme: str, limit: int, unit: Unit) -> Sequence[str]:
    return (grapheme,) if _size(grapheme, unit) <= limit else tuple(grapheme)


def _cut(pieces: Sequence[str], start: int, end: int) -> int:
    if pieces[end].isspace():
        return end
    word = 0
    for index in range(end - 1, start, -1):
        if "\n" in pieces[index] and index - start >= (end - start) // 2:
            return index
        if not word and pieces[index].isspace():
            word = index
    return word or end


def _trimmed(pieces: Sequence[str], start: int, end: int) -> str:
    while end > start and pieces[end - 1].isspace():
        end -= 1
    return "".join(pieces[start:end])
