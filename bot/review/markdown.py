"""What people typed, as CommonMark that shows it letter by letter.

https://spec.commonmark.org/0.31.2/ names the characters that may be escaped, and what begins a block. Bars and tildes
are no markup there, but they are where many people paste their documents.
"""

from __future__ import annotations

import re

from bot.kit import words

_MARKUP = re.compile(
    r"""
      [\\`*_\[\]<>|~]
    | (?<!\S) \#               # a heading, or the end of one
    | \A [-+=] (?= [-+=\s] | \Z )  # a point of a list, a line across, the line below a heading
    | (?: (?<= \A\d ) | (?<= \A\d\d ) | (?<= \A\d{3} ) | (?<= \A\d{4} ) | (?<= \A\d{5} )
        | (?<= \A\d{6} ) | (?<= \A\d{7} ) | (?<= \A\d{8} ) | (?<= \A\d{9} ) ) [.)] (?= \s | \Z )  # of a numbered list
    | & (?= \#?[A-Za-z0-9]{1,32}; )  # a letter by its name or number
    """,
    re.VERBOSE,
)


def escaped(text: str) -> str:
    """One line; its breaks become spaces. It may stand at the beginning of a block or within a line."""
    line = " ".join(words.clean(text, lines=False).split())
    return _MARKUP.sub(lambda found: f"\\{found[0]}", line)


def quoted(text: str) -> str:
    """Somebody's own words as a block quotation, a paragraph for each of their lines; empty for what says nothing."""
    lines = [escaped(line) for line in words.clean(text).split("\n")]
    return "\n>\n".join(f"> {line}" for line in lines if line)
