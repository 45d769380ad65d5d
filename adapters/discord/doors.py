"""Where the commands are on Discord, for cards that name them: what can be pressed there is a mention by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from adapters.discord import catalog, limits
from bot.kit.args import Scene
from bot.kit.cards import Card, Code, Span
from bot.kit.commands import Catalogue
from bot.kit.mentions import CommandMention

C = TypeVar("C", bound=Scene)


@dataclass(frozen=True, slots=True)
class Doors:
    """`paths` has the name on Discord (`goal set`, with the prefix) of each command that has one there; all others are
    typed behind `root`. `ids` are those of what Discord lists, by name: without one a command is only told, not linked.
    """

    paths: Mapping[str, str] = field(default_factory=dict[str, str])
    root: str = "grapevine"
    ids: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(
        cls, catalogue: Catalogue[C], *, prefix: str = "", root: str = "grapevine", ids: Mapping[str, str] | None = None
    ) -> Doors:
        groups = {prefix + group.name: group.name for group in catalogue.listed() if group.front}
        paths: dict[str, str] = {}
        for one in catalog.commands(catalogue, prefix=prefix, root=root):
            group = groups.get(one["name"])
            if group is None:
                continue
            inside = [each["name"] for each in one.get("options", ()) if each["type"] == limits.SUBCOMMAND]
            paths |= {group if name == group else f"{group} {name}": f"{one['name']} {name}" for name in inside}
            if not inside:
                paths[group] = one["name"]
        return cls(paths, root, ids or {})

    def shown(self, card: Card) -> Card:
        """The card with every command as people find it here; the same once more changes nothing."""
        return card.mentioning(self._put)

    def _put(self, mention: CommandMention) -> Span:
        if mention.id:
            return mention
        path = self.paths.get(mention.command)
        here = replace(mention, command=path) if path else CommandMention(self.root, mention.typed)
        id = self.ids.get(here.command.partition(" ")[0], "")
        return replace(here, id=id) if id else Code(f"/{here.typed}")


UNKNOWN = Doors()
"""While nothing is known of the commands: every one is typed behind the root, which takes them all."""
