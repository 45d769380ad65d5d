"""Text for a terminal that doesn't know every letter: the nearest that it has, so that a mark stays a mark."""

from __future__ import annotations

import unicodedata

_NEAREST = str.maketrans(
    {
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("–—─━·", "-"),
        **dict.fromkeys("│┃", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘┼╷╵", "+"),
        "✓": "+",
        "✗": "x",
        "•": "*",
        "…": "...",
        "█": "#",
        "░": ".",
    }
)
_CORNERS = str.maketrans({"╭": "┌", "╮": "┐", "╰": "└", "╯": "┘", "✓": "√", "✗": "x"})
"""The font of the Linux console has the right-hand ones."""


def fit(text: str, encoding: str | None, kind: str = "") -> str:
    """As a terminal of that encoding (unknown: UTF-8) and `kind` (its TERM) can show it; a letter without any nearest
    one becomes “?”."""
    if kind == "linux":
        text = text.translate(_CORNERS)
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return "".join(_nearest(letter, encoding or "utf-8") for letter in text)
    return text


def _nearest(letter: str, encoding: str) -> str:
    for candidate in (letter, letter.translate(_NEAREST), _bare(letter)):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        if candidate:
            return candidate
    return "?"


def _bare(letter: str) -> str:
    """Without its accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
