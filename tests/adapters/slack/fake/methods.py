"""What the methods of the Web API have in common: how one is declared, and what it may ask of its caller."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tests.adapters.slack.fake.model import Body, Refusal
from tests.adapters.slack.fake.workspace import Workspace


@dataclass
class Asked:
    """One call: its arguments as they came, form-encoded or as JSON, and what its token may do."""

    space: Workspace
    args: Body
    scopes: frozenset[str]
    url: str
    """Of the fake, with a slash at its end."""

    def text(self, name: str, *, error: str = "invalid_arguments") -> str:
        """An argument that must be there."""
        found = self.args.get(name)
        if found is None or found == "":
            raise Refusal(error, response_metadata={"messages": [f"[ERROR] missing required field: {name}"]})
        return str(found)

    def maybe(self, name: str) -> str:
        found = self.args.get(name)
        return "" if found is None else str(found)

    def flag(self, name: str, otherwise: bool = False) -> bool:
        found = self.args.get(name)
        return otherwise if found is None else str(found).lower() in ("1", "true")

    def json(self, name: str) -> Any:
        """An argument that is JSON, or the text of it; None when it isn't there."""
        found = self.args.get(name)
        if not isinstance(found, str):
            return found
        if not found:
            return None
        try:
            return json.loads(found)
        except ValueError:
            raise Refusal(f"invalid_{name}_format" if name in ("blocks", "metadata") else "invalid_arguments") from None

    def demand(self, scope: str) -> None:
        """Raises Refusal unless the token has this scope."""
        if scope not in self.scopes:
            raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(self.scopes)))


@dataclass(frozen=True)
class Method:
    """`scope` may be empty. `reads`: takes no JSON, and arguments may stand in the query."""

    answer: Callable[[Asked], Body]
    scope: str = ""
    reads: bool = False
    token: Literal["bot", "app", "any"] = "bot"


Methods = Mapping[str, Method]
