"""Column types that mean the same on SQLite and PostgreSQL.

Each type refuses a wrong value when it is bound, before any SQL runs: `TypeError` for a value of the wrong kind,
`ValueError` for one of the right kind that can't be stored. Messages never repeat the value. `None` is always NULL.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import BigInteger, Date, Dialect, LargeBinary, SmallInteger, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.vault import Sealed

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MAX_ID = 2**63 - 1


def check_text(value: object) -> str:
    """Return `value` if both databases can hold it as text.

    PostgreSQL refuses NUL and neither database can hold a lone surrogate, but SQLite stores NUL without a word, so a
    row would be poisonous only after a move between the two.
    """
    if not isinstance(value, str):
        raise TypeError(f"text is a str, not {type(value).__name__}")
    if "\0" in value:
        raise ValueError("text can't contain NUL")
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError("text can't contain a lone surrogate")
    return value


class Instant(TypeDecorator[datetime]):
    """A moment: an aware `datetime`, stored as microseconds since 1970 in UTC and given back in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if not isinstance(value, datetime):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"an instant is a datetime, not {type(value).__name__}")
        if value.utcoffset() is None:
            raise TypeError("an instant needs a time zone: this datetime is naive")
        try:
            since = value.astimezone(UTC) - EPOCH
        except OverflowError:
            raise TypeError("this instant lies outside the years 1 to 9999 in UTC") from None
        return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Day(TypeDecorator[date]):
    """A day in somebody's calendar: ISO text on SQLite, DATE on PostgreSQL; both sort by calendar."""

    impl = Date
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | None:
        if value is None:
            return None
        # A datetime is a date to isinstance, and would lose its time and zone without a word.
        if not isinstance(value, date) or isinstance(value, datetime):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"a day is a date, not {type(value).__name__}")
        return value


class Clock(TypeDecorator[time]):
    """A time of day as a wish ("09:00"), to the minute and without zone; stored as minutes after midnight."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if not isinstance(value, time):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"a time of day is a time, not {type(value).__name__}")
        if value.tzinfo is not None:
            raise TypeError("a time of day has no zone of its own")
        if value.second or value.microsecond:
            raise ValueError("a time of day is whole minutes")
        return value.hour * 60 + value.minute

    def process_result_value(self, value: Any | None, dialect: Dialect) -> time | None:
        return None if value is None else time(*divmod(value, 60))


class Words(TypeDecorator[str]):
    """Plain text that both databases hold alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else check_text(value)


class Term(TypeDecorator[str]):
    """Text compared byte by byte on both databases, so that prefix ranges and order agree and use the index."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        collation = "C" if dialect.name == "postgresql" else "BINARY"
        return Text(collation=collation)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else check_text(value)


class Tags(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts in order, stored as a JSON list; equal tuples are equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, tuple):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"tags are a tuple of str, not {type(value).__name__}")
        return json.dumps([check_text(tag) for tag in value], ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:
        if value == "[]":  # as most are
            return ()
        return None if value is None else tuple(json.loads(value))


class Secret(TypeDecorator[bytes]):
    """Private text as `Vault.seal` made it. Plain `str` and `bytes` are refused, so nothing private lands unsealed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError(f"a secret column takes what Vault.seal returns, not {type(value).__name__}")
        return bytes(value)


class Id(TypeDecorator[int]):
    """One of our own ids: 1 to 2**63 - 1, made before the insert."""

    # INTEGER, not BIGINT, is what lets SQLite use a primary key as the row's address instead of a second index.
    impl = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"an id is an int, not {type(value).__name__}")
        if not 1 <= value <= MAX_ID:
            raise ValueError("an id lies between 1 and 2**63 - 1")
        return value
