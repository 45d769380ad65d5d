"""The body of an answer from somewhere foreign: taken apart as it comes, and never more of it than asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

LARGEST = 5_000_000
"""Bytes of a body, unpacked. A calendar with 10,000 events has three million."""

PIECE = 65_536
"""Bytes that are unpacked at once: a bomb is found out after one of them too many."""

MOST_MEMBERS = 100
"""Files packed one after the other into one gzip stream. Real ones have one; empty ones cost time."""

_GZIP, _ZLIB, _RAW = 31, 15, -15  # what zlib calls the three ways to wrap the same thing
_GZIP_BEGINS = 0x1F
_WRAPPED = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}


class TooBig(Exception):
    """More than `LARGEST` bytes, packed or unpacked."""


class Garbled(Exception):
    """Packed in a way that we didn't ask for, or not to its end."""


class Body:
    """Give it the pieces, then take the whole. `encoding` is the Content-Encoding, empty for none. Raises Garbled."""

    def __init__(self, encoding: str, *, largest: int = LARGEST) -> None:
        encoding = encoding.strip().lower()
        if encoding not in {"", "identity", *_WRAPPED}:
            raise Garbled
        self._wrapped = _WRAPPED.get(encoding, 0)
        self._unpacker = zlib.decompressobj(self._wrapped or _RAW)
        self._members = 0
        self._largest = largest
        self._came = 0
        self._pieces: list[bytes] = []
        self._size = 0

    def take(self, data: bytes) -> None:
        """Raises TooBig and Garbled."""
        self._came += len(data)
        if self._came > self._largest:
            raise TooBig
        for piece in self._unpacked(data) if self._wrapped else (data,):
            self._size += len(piece)
            if self._size > self._largest:
                raise TooBig
            self._pieces.append(piece)

    def whole(self) -> bytes:
        """Raises Garbled when the end is missing."""
        if self._members and not self._unpacker.eof:
            raise Garbled
        return b"".join(self._pieces)

    def _unpacked(self, data: bytes) -> Iterator[bytes]:
        piece = b""
        # A full piece may leave something inside that needs no more data to come out.
        while data or (len(piece) == PIECE and not self._unpacker.eof):
            if not self._members:
                self._begin(data)
            elif self._unpacker.eof:
                if self._wrapped != _GZIP or data[0] != _GZIP_BEGINS:
                    return  # what some servers put behind it; browsers drop it too
                self._begin(data)
            try:
                piece = self._unpacker.decompress(data, PIECE)
            except zlib.error:
                raise Garbled from None
            if piece:
                yield piece
            data = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail

    def _begin(self, data: bytes) -> None:
        """Another file in the stream, the first one included."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Garbled
        raw = self._wrapped == _ZLIB and data[0] & 0x0F != zlib.DEFLATED  # what some servers mean by deflate
        self._unpacker = zlib.decompressobj(_RAW if raw else self._wrapped)
