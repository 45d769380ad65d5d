"""What people might have typed into the examples: plain, and the worst that may reach a view.

What comes from people passed `words.clean` at the boundary, so hostile content here has passed it too.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.kit import words
from bot.kit.calls import Call
from bot.kit.cards import Action, Button


@dataclass(frozen=True)
class Content:
    """What people might have typed."""

    name: str
    role: str
    company: str
    where: str
    note: str
    promise: str


PLAIN = Content("Ana Ruiz", "recruiter", "Acme", "PyDay", "hiring juniors in autumn, loves chess", "my CV")

HOSTILE = Content(
    *(
        words.clean(text)
        for text in (
            "<!channel> @everyone **A** `x` \u202eziuR\u202c " + "W" * 30,
            "[1] Done\x1b[2J\x1b]0;owned\x07 _role_ ~~no~~ ||spoiler||",
            "株式会社" * 30,
            "<https://evil.example|bank.example> [bank.example](https://evil.example) <@U1> <#C1> &lt;b&gt;",
            "✓ Done: everything\n\n> quoted\n# Title\n```\ncode\n"
            + "👩\u200d👩\u200d👧\u200d👦🏽é\u0301\u0301\u0301\u0301\u0301\u0301 " * 40
            + "\nhttps://example.org/"
            + "path/" * 60,
            "x" * 300,
        )
    )
)

BUTTONS: tuple[Action, ...] = (Button("Done", Call("followup done")), Button("Show", Call("followup show")))
