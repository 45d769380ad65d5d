"""Regular expressions that are compiled when they are first used: a grammar of hundreds would cost every start a tenth
of a second, and most starts read no sentence with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class _Later:
    """Stands for the pattern until one of its methods is asked for; from then on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


if TYPE_CHECKING:

    def later(pattern: str, flags: int = 0) -> re.Pattern[str]: ...

else:
    later = _Later
