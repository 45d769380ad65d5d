"""What was given, as it follows a name: “Ana an article about hiring”, “Ana Ruiz - feedback on her CV”; and kinds."""

from __future__ import annotations

import re

from bot.kit import words
from bot.kit.args import OneOf, Scene, Text

_DASH = re.compile(r"(?<!\s)\s+-{1,2}\s+\S")
_PARTICLES = frozenset("de da do dos du del della di la le van von der den ten ter bin ibn al el y e zu".split())
"""Small words within names."""
_STARTERS = frozenset(
    "a an the my some two three four five several few feedback advice help tips tip links link notes contacts time"
    " his her their its honest good quick lots plenty more another one an introduction access ideas moral".split()
)
_WORD = re.compile(r"\S+")
_MARKS = frozenset('&+"“„«')
"""Signs with which no word of a name begins."""
_QUOTED = re.compile(r'"([^"]*)"')


OTHER = "other"
"""What a line may be instead of a deed."""


class KindOf(OneOf):
    """A kind of deed; also “other”, which no list shows, for what is none of them."""

    def read(self, text: str, scene: Scene) -> str:
        return OTHER if words.fold(text) == OTHER else super().read(text, scene)

    def check(self, text: str) -> None:
        if words.fold(text) != OTHER:
            super().check(text)


class Given(Text):
    """The end of a line that begins with a name: behind a dash, else from the first word that can be none of it."""

    starters = _STARTERS
    """Words with which it begins, even where no word of the line has a capital."""
    turned = frozenset({"to", "with"})
    """Words behind which the name stands that should come first: “pizza to ana”."""

    def __init__(self, about: str, *, limit: int, label: str) -> None:
        super().__init__(about, placing="tail", label=label, limit=limit, lines=True)

    def read(self, text: str, scene: Scene) -> str:
        said = _LED.sub("", text, count=1) or text
        quoted = _QUOTED.fullmatch(said.strip())
        return super().read(quoted[1].strip() or said if quoted else said, scene)

    def tail(self, text: str) -> int | None:
        dash = _DASH.search(text)
        if dash is not None:
            return dash.start() + len(dash[0]) - len(dash[0].lstrip())
        said = list(_WORD.finditer(text))
        capital = bool(said) and said[0][0][:1].isupper()
        if said and not capital and said[0][0].lower() in self.starters:
            return None  # “an article to Ana”: hearing.py looks for the person
        for word in said[1:]:
            plain = word[0].lower()
            if not capital and plain in self.turned:
                return None
            small = capital and word[0][:1].islower() and plain not in _PARTICLES
            if small or plain in self.starters or word[0][:1].isdigit() or word[0][0] in _MARKS:
                return word.start()
        return None


class Asked(Given):
    """What somebody was asked for, behind their name: “Ana for a referral”, “ana if she has time”."""

    starters = _STARTERS | frozenset(
        "for to if about whether how what why when where which who referral mentorship job internship review".split()
    )
    turned = frozenset({"from"})

    def read(self, text: str, scene: Scene) -> str:
        return _FOR.sub("", super().read(text, scene), count=1)


_FOR = re.compile(r"\Afor\s+(?=\S)", re.IGNORECASE)
_LED = re.compile(r"\s*-{1,2}\s+")
