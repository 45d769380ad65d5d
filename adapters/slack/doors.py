"""Where the commands are on Slack, for cards that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.kit.args import Scene
from bot.kit.cards import Card, Code, Span
from bot.kit.commands import Catalogue
from bot.kit.mentions import CommandMention

C = TypeVar("C", bound=Scene)


@dataclass(frozen=True, slots=True)
class Doors:
    """`words` has the slash command of each group that has one; all others are typed behind `root`."""

    words: Mapping[str, str] = field(default_factory=dict[str, str])
    root: str = "grapevine"

    @classmethod
    def of(cls, catalogue: Catalogue[C], *, prefix: str = "", root: str = "grapevine") -> Doors:
        return cls({group.name: prefix + group.name for group in catalogue.listed() if group.front}, root)

    def shown(self, card: Card) -> Card:
        """The card with every command as people type it here."""
        return card.mentioning(self._put)

    def _put(self, mention: CommandMention) -> Span:
        group, _, rest = mention.typed.partition(" ")
        word = self.words.get(group)
        return Code(f"/{word} {rest}".rstrip() if word else f"/{self.root} {mention.typed}")


UNKNOWN = Doors()
"""While nothing is known of the commands: every one is typed behind the root, which takes them all."""
