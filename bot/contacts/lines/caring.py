"""What somebody cares about, where a note says it in so many words. The note keeps every word of it (S34)."""

from __future__ import annotations

import re

from bot.kit.patterns import later

LIMIT = 100
"""Characters; what is longer is a story, and stays in the note alone."""

_SAID = later(
    r"(?<![\w'’-])(?<!\bi )(?:cares (?:a lot |deeply |really |very much |mostly |only )?about"
    r"|(?:(?:is|she's|he's|they're|very|so|really) )?passionate about)\s+"
    rf"(?P<what>[^,;.!?()\n:]{{2,{LIMIT}}})",
    re.IGNORECASE,
)
_NOT = later(r"\b(?:not|never|no|hardly|nobody|who|don't|doesn't|didn't|i|i'm|i am)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NOBODY = later(
    r"(?:me|us|you|it|that|this|them|him|her|what|how|whether|nothing|anything|everything)\b", re.IGNORECASE
)
_MORE = later(
    r"\s+(?:-+|–|—|but|because|since|so|and (?:she|he|they|i|we|is|has|wants|works|can|will))\s.*$", re.IGNORECASE
)


def about(note: str) -> str:
    """“climate” of “tall, cares about climate; likes tea”; empty where the note doesn't say it plainly."""
    for found in _SAID.finditer(note):
        what = _MORE.sub("", found["what"]).strip(" -–—\"'”’")
        if what and not _NOT.search(note[: found.start()]) and not _NOBODY.match(what):
            return " ".join(what.split())
    return ""
