"""Files that a card brings along, written where only their owner can read them; a folder for each local member."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.kit.cards import Attachment

TAKEN = timedelta(days=1)
"""A copy so young was taken along before a deletion, not forgotten on the disk."""


class Removed(NamedTuple):
    """How many files went, and those that stay."""

    gone: int
    kept: tuple[Path, ...]


def folder_of(root: Path, member: str) -> Path:
    """A member's own folder. A name that no folder should have is spelled by its hash."""
    plain = re.fullmatch(r"[a-z0-9_-]{1,40}", member) is not None
    # "=" stands in no plain name, so that no two members share a folder.
    return root / (member if plain else f"={hashlib.sha256(member.encode()).hexdigest()[:24]}")


def remove(folder: Path, now: datetime) -> Removed:
    """Delete the files, but for copies taken within a day of `now`, the time of the machine. Raises OSError."""
    gone, kept = 0, list[Path]()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if now.timestamp() - path.stat().st_mtime < TAKEN.total_seconds():
            kept.append(path)
        else:
            path.unlink()
            gone += 1
    if gone and not kept:
        folder.rmdir()
    return Removed(gone, tuple(kept))


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
