"""The lines that a person typed here, kept for the arrow keys: sealed, since a line may hold a private note."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from adapters.console.limits import REMEMBERED

SPLIT = "\x1f"
"""Between who typed a line and the line, within the seal."""

OFF = "off"
"""All that the file holds when its owner wants no history."""


class History:
    """One file, mode 0600, a sealed line each. A line that no longer opens (its key is gone) is left out; a disk that
    can't be written, or a line that no text file could hold, keeps nobody from talking."""

    def __init__(self, file: Path, seal: Callable[[str], bytes], open_: Callable[[bytes], str | None]) -> None:
        self.file = file
        self._seal = seal
        self._open = open_
        kept = self._read()
        self.on = kept != [OFF]
        self.who = ""
        """Who types now."""
        known = [(whose, line) for whose, line in map(self._opened, kept[-REMEMBERED:]) if line] if self.on else []
        self.lines = [line for _, line in known]
        self._whose = [whose for whose, _ in known]
        if self.on and len(kept) > 2 * REMEMBERED:
            self._write(kept[-REMEMBERED:])

    def add(self, line: str) -> None:
        """Keep a line, unless it is the last one again."""
        if not self.on or not line.strip() or (self.lines and self.lines[-1] == line):
            return
        self.lines.append(line)
        self._whose.append(self.who)
        with (
            contextlib.suppress(OSError, ValueError),
            os.fdopen(self._opened_for(os.O_APPEND), "a", encoding="ascii") as file,
        ):
            file.write(self._sealed(self.who, line) + "\n")

    def turn(self, *, on: bool) -> None:
        """Turned off, the file is emptied and stays so until it is turned on. Raises OSError."""
        self.on = on
        self.lines.clear()
        self._whose.clear()
        self._write([] if on else [OFF])

    def forget(self, who: str) -> int:
        """Erase the lines that `who` typed, and those of which nobody knows who did; how many. Raises OSError."""
        if not self.on or not self.file.exists():
            return 0
        left = [(whose, line) for whose, line in zip(self._whose, self.lines, strict=True) if whose not in (who, "")]
        gone = len(self.lines) - len(left)
        self._whose[:], self.lines[:] = [whose for whose, _ in left], [line for _, line in left]
        # Also what no longer opens, or is older than what is remembered: it may be theirs.
        self._write([self._sealed(whose, line) for whose, line in left])
        return gone

    def _read(self) -> list[str]:
        try:
            return self.file.read_text(encoding="ascii").split()
        except (OSError, UnicodeDecodeError):
            return []

    def _sealed(self, whose: str, line: str) -> str:
        return base64.b64encode(self._seal(f"{whose}{SPLIT}{line}")).decode("ascii")

    def _opened(self, kept: str) -> tuple[str, str]:
        """Who typed a line, and the line; both empty when it doesn't open."""
        try:
            text = self._open(base64.b64decode(kept, validate=True)) or ""
        except binascii.Error:
            return "", ""
        whose, split, line = text.partition(SPLIT)
        return (whose, line) if split else ("", text)

    def _write(self, kept: list[str]) -> None:
        with os.fdopen(self._opened_for(os.O_TRUNC), "w", encoding="ascii") as file:
            file.writelines(f"{line}\n" for line in kept)

    def _opened_for(self, flag: int) -> int:
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | flag, 0o600)
        os.fchmod(descriptor, 0o600)
        return descriptor
