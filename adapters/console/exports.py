"""Files that a card brings along, written where only their owner can read them."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

from bot.kit.cards import Attachment


def save(attachment: Attachment, folder: Path) -> Path:
    """Write it under a name that is not taken (file 0600, folder 0700); where it lies. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = Path(re.sub(r"[^A-Za-z0-9._-]+", "-", attachment.name).lstrip(".-")[-80:] or "export")
    for number in itertools.count(1):
        path = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(attachment.content)
        return path
    raise AssertionError("counting never ends")
