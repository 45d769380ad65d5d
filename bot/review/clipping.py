"""A text cut where a word ends."""

from __future__ import annotations

from bot.kit import words

_LEAST = 2 / 3
"""Of what there is room for: a word that is longer than the rest is cut."""


def clip(text: str, limit: int) -> str:
    """`text`, or its first words and "…", within `limit` graphemes."""
    cut = words.clip(text, limit)
    if cut == text:
        return text
    begins = cut.removesuffix("…")
    if text[len(begins) :][:1].isspace():
        return cut
    whole = begins.rpartition(" ")[0].rstrip(" ,;:–-")
    return f"{whole}…" if len(whole) >= _LEAST * len(begins) else cut
