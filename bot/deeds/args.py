"""What was given, as it follows a name: “Ana an article about hiring”, “Ana Ruiz - feedback on her CV”."""

from __future__ import annotations

import re

from bot.kit.args import Scene, Text

_DASH = re.compile(r"(?<!\s)\s+-{1,2}\s+\S")
_PARTICLES = frozenset("de da do dos du del della di la le van von der den ten ter bin ibn al el y e zu".split())
"""Small words within names."""
_STARTERS = frozenset(
    "a an the my some two three four five several few feedback advice help tips tip links link notes contacts time"
    " his her their its honest good quick lots plenty more another one an introduction access ideas moral".split()
)
_WORD = re.compile(r"\S+")


class Given(Text):
    """The end of a line that begins with a name: behind a dash, else from the first word that can be none of it."""

    def __init__(self, about: str, *, limit: int, label: str) -> None:
        super().__init__(about, placing="tail", label=label, limit=limit, lines=True)

    def read(self, text: str, scene: Scene) -> str:
        return super().read(_LED.sub("", text, count=1) or text, scene)

    def tail(self, text: str) -> int | None:
        dash = _DASH.search(text)
        if dash is not None:
            return dash.start() + len(dash[0]) - len(dash[0].lstrip())
        said = list(_WORD.finditer(text))
        capital = bool(said) and said[0][0][:1].isupper()
        for word in said[1:]:
            plain = word[0].lower()
            small = capital and word[0][:1].islower() and plain not in _PARTICLES
            if small or plain in _STARTERS or word[0][:1].isdigit():
                return word.start()
        return None


_LED = re.compile(r"\s*-{1,2}\s+")
