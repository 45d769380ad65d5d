"""The lines that a person typed here, kept for the arrow keys: sealed, since a line may hold a private note."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from adapters.console.limits import REMEMBERED

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
        self.lines = [line for line in map(self._opened, kept[-REMEMBERED:]) if line] if self.on else []
        if self.on and len(kept) > 2 * REMEMBERED:
            self._write(kept[-REMEMBERED:])

    def add(self, line: str) -> None:
        """Keep a line, unless it is the last one again."""
        if not self.on or not line.strip() or (self.lines and self.lines[-1] == line):
            return
        self.lines.append(line)
        with (
            contextlib.suppress(OSError, ValueError),
            os.fdopen(self._opened_for(os.O_APPEND), "a", encoding="ascii") as file,
        ):
            file.write(base64.b64encode(self._seal(line)).decode("ascii") + "\n")

    def turn(self, *, on: bool) -> None:
        """Turned off, the file is emptied and stays so until it is turned on. Raises OSError."""
        self.on = on
        self.lines.clear()
        self._write([] if on else [OFF])

    def _read(self) -> list[str]:
        try:
            return self.file.read_text(encoding="ascii").split()
        except (OSError, UnicodeDecodeError):
            return []

    def _opened(self, kept: str) -> str | None:
        try:
            return self._open(base64.b64decode(kept, validate=True))
        except binascii.Error:
            return None

    def _write(self, kept: list[str]) -> None:
        with os.fdopen(self._opened_for(os.O_TRUNC), "w", encoding="ascii") as file:
            file.writelines(f"{line}\n" for line in kept)

    def _opened_for(self, flag: int) -> int:
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | flag, 0o600)
        os.fchmod(descriptor, 0o600)
        return descriptor
