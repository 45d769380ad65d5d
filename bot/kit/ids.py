"""Record ids: made by us before the insert, 63 bits, ordered by time, spelled in base32.

Encryption binds to an id, and bulk inserts need nothing returned. 42 bits are milliseconds since 2020 (until 2159),
21 bits are random; within a process ids only grow.
"""

from __future__ import annotations

import secrets
import threading
from datetime import UTC, datetime

from bot.kit.errors import UserError

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32, lower case: no i, l, o, u."""

LENGTH = 13
RANDOM_BITS = 21
LARGEST = 2**63 - 1
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}

_lock = threading.Lock()
_last = 0


class UnknownRecord(UserError):
    """I couldn't find that any more.

    It may have been removed. Type the command again to see what is there.
    """


def new_id(now: datetime) -> int:
    """A new id, larger than every id this process made before."""
    global _last  # noqa: PLW0603
    milliseconds = max(0, int((now - _EPOCH).total_seconds() * 1000))
    fresh = (milliseconds << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
    with _lock:
        _last = max(fresh, _last + 1 + secrets.randbelow(64)) & LARGEST
        return _last


def spell_id(number: int) -> str:
    """13 letters and digits."""
    letters: list[str] = []
    for _ in range(LENGTH):
        number, rest = divmod(number, 32)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))


def read_id(text: str) -> int:
    """The id spelled by `text`; raises UnknownRecord, the same as for a record that isn't there."""
    if len(text) != LENGTH or any(letter not in _VALUES for letter in text):
        raise UnknownRecord
    number = 0
    for letter in text:
        number = number * 32 + _VALUES[letter]
    if not 0 < number <= LARGEST:
        raise UnknownRecord
    return number


def is_id(text: str) -> bool:
    return len(text) == LENGTH and all(letter in _VALUES for letter in text)
