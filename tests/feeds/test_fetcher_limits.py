"""Answers that are too large, too slow or packed too well (A9, A10, A11): an end in time, and within bounds."""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import time
import zlib
from itertools import product
from pathlib import Path

import pytest

from adapters.bodies import LARGEST, MOST_MEMBERS, PIECE, Body, Garbled, TooBig
from adapters.fetcher import Fetcher, Reason
from tests.feeds.wild import Answer, Asked, Server, fails, read, reply, serving, why_not

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 100_000_000
"""Bytes by which the process may grow (A10)."""

CHUNKED = "Transfer-Encoding: chunked"
ZEROS = bytes(1_000_000)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def endless(head: bytes, again: bytes) -> Answer:
    """Writes that again and again, until nobody listens."""

    async def write(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(0)  # drain alone lets nobody else go on

    return write


def drip(head: bytes, drop: bytes, *, every: float = 0.02) -> Answer:
    async def write(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(every)

    return write


def packed(size: int, *, level: int = 9) -> tuple[bytes, bytes]:
    """A gzip stream of that many zeros: its beginning, and a million of them as often as you like."""
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    begin = packer.compress(ZEROS) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(ZEROS) + packer.flush(zlib.Z_FULL_FLUSH)
    return begin, again * (size // len(ZEROS))


HEAD = b"HTTP/1.1 200 OK\r\n"
PACKED = HEAD + b"Content-Encoding: gzip\r\n\r\n"


def test_a_body_may_be_as_large_as_the_limit_and_no_larger():
    fits = b"x" * LARGEST
    assert asyncio.run(read(reply(fits))).body == fits
    assert asyncio.run(read(reply(gzip.compress(fits, mtime=0), "Content-Encoding: gzip"))).body == fits
    assert asyncio.run(fails(reply(fits + b"x"))) is Reason.TOO_BIG
    assert asyncio.run(fails(reply(gzip.compress(fits + b"x", mtime=0), "Content-Encoding: gzip"))) is Reason.TOO_BIG


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(endless(HEAD + b"\r\n", ZEROS), id="no length"),
        pytest.param(endless(HEAD + b"Content-Length: 10000000000\r\n\r\n", b""), id="ten gigabytes announced"),
        pytest.param(endless(HEAD + CHUNKED.encode() + b"\r\n\r\n", chunk(ZEROS)), id="chunked"),
        pytest.param(endless(HEAD + CHUNKED.encode() + b"\r\n\r\n", chunk(b"x" * 10) * 5_000), id="small chunks"),
        pytest.param(endless(PACKED, gzip.compress(b"", mtime=0)), id="one file after the other"),
        pytest.param(endless(PACKED + gzip.compress(b"x", mtime=0), b"\0" * 65_536), id="more behind the end"),
    ],
)
def test_a_body_without_end_is_dropped_at_the_limit(answer: Answer):
    began = time.monotonic()
    assert asyncio.run(fails(answer)) in {Reason.TOO_BIG, Reason.BROKEN}
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(b"short", "Content-Length: 100"), Reason.BROKEN),
        (reply(b"all and more", "Content-Length: 3"), Reason.BROKEN),
        (reply(b"x", "Content-Length: -1"), Reason.BROKEN),
        (reply(b"x", "Content-Length: many"), Reason.BROKEN),
        (reply(b"x", "Content-Length: 1", "Content-Length: 2"), Reason.BROKEN),
        (reply(b"x", "Content-Length: " + "9" * 400), Reason.BROKEN),
        (reply(b"zz\r\nx\r\n", CHUNKED), Reason.BROKEN),
        (reply(chunk(b"half"), CHUNKED), Reason.BROKEN),
        (reply(b"no gzip", "Content-Encoding: gzip"), Reason.BROKEN),
        (reply(gzip.compress(b"x" * 999, mtime=0)[:-9], "Content-Encoding: gzip"), Reason.BROKEN),
        (reply(b"x", "Content-Encoding: br"), Reason.BROKEN),
        (reply(b"x", "Content-Encoding: zstd"), Reason.BROKEN),
        (reply(gzip.compress(gzip.compress(b"x"), mtime=0), "Content-Encoding: gzip, gzip"), Reason.BROKEN),
        (reply(gzip.compress(gzip.compress(b"x"), mtime=0), *["Content-Encoding: gzip"] * 2), Reason.BROKEN),
        (HEAD + b"X: " + b"x" * 100_000 + b"\r\n\r\n", Reason.BROKEN),
        (HEAD + b"x" * 100_000, Reason.BROKEN),
        (HEAD + b"X: 1\r\n" * 10_000 + b"\r\n", Reason.BROKEN),
        (b"HTTP/1.1 200 " + b"x" * 100_000 + b"\r\n\r\n", Reason.BROKEN),
    ],
)
def test_an_answer_that_does_not_hold_what_it_says_is_dropped(answer: bytes, reason: Reason):
    assert asyncio.run(fails(answer)) is reason


def test_what_is_packed_inside_a_file_stays_so():
    twice = gzip.compress(gzip.compress(b"x", mtime=0), mtime=0)
    assert asyncio.run(read(reply(twice, "Content-Encoding: gzip"))).body == gzip.compress(b"x", mtime=0)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(drip(HEAD + b"\r\n", b"x"), id="body"),
        pytest.param(drip(HEAD, b"X: 1\r\n", every=0.1), id="headers"),
        pytest.param(drip(b"", b"H", every=0.1), id="first line"),
        pytest.param(drip(HEAD + CHUNKED.encode() + b"\r\n\r\n", chunk(b"x")), id="chunks"),
        pytest.param(drip(HEAD + CHUNKED.encode() + b"\r\n\r\n", b"1;a=b"), id="size of a chunk"),
        pytest.param(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="soon"),
        pytest.param(drip(HEAD + b"Content-Length: 9\r\n\r\n", b""), id="nothing"),
        pytest.param(drip(PACKED, b"\0"), id="packed"),
    ],
)
def test_an_answer_in_drops_ends_in_time(answer: Answer):
    began = time.monotonic()
    assert asyncio.run(fails(answer, seconds=0.3)) in {Reason.TOO_SLOW, Reason.BROKEN}
    assert time.monotonic() - began < 0.8


def test_the_time_is_that_of_all_hops():
    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(reply(b"", "Location: /again", status="302 Found"))

    began = time.monotonic()
    assert asyncio.run(fails(slow, seconds=0.4)) is Reason.TOO_SLOW
    assert time.monotonic() - began < 0.8


def test_a_lookup_that_hangs_ends_in_time():
    async def hang(name: str) -> list[str]:
        await asyncio.Event().wait()
        return []

    async def story() -> None:
        async with Fetcher(look_up=hang) as fetcher:
            assert await why_not(fetcher, Server(port=80).address(), seconds=0.2) is Reason.TOO_SLOW

    asyncio.run(story())


def heavy(answer: Answer, *, times: int = 1, seconds: float = 5) -> dict:
    """How a process of its own got on with it."""

    async def story() -> dict:
        async with serving({"/warm": reply(b"x"), "/bomb": answer}) as server:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.feeds.heavy", str(server.port), str(times), str(seconds)),
                cwd=ROOT,
                stdout=asyncio.subprocess.PIPE,
            )
            out, _ = await process.communicate()
        return json.loads(out)

    return asyncio.run(story())


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        pytest.param(PACKED + b"".join(packed(4_000_000_000)), 1, id="four gigabytes in four megabytes"),
        pytest.param(PACKED + b"".join(packed(1_000_000_000)), 8, id="eight bombs at once"),
        pytest.param(endless(HEAD + b"\r\n", ZEROS), 8, id="eight bodies without end"),
        pytest.param(reply(b"x" * LARGEST), 8, id="eight that are as large as may be"),
    ],
)
def test_no_bomb_takes_a_hundred_megabytes(answer: Answer, times: int):
    seen = heavy(answer, times=times)
    assert seen["ends"] in (["TOO_BIG"], [f"{LARGEST} bytes"])
    assert seen["grew"] < MEMORY, seen
    assert seen["seconds"] < 8, seen


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000), id="always soon"),
        pytest.param(endless(HEAD, b"X: 1\r\n" * 1_000), id="headers"),
        pytest.param(endless(HEAD + b"X: ", ZEROS.replace(b"\0", b"x")), id="one header"),
        pytest.param(endless(HEAD + CHUNKED.encode() + b"\r\n\r\n", b"1" + b";a" * 10_000), id="size of a chunk"),
        pytest.param(endless(HEAD + CHUNKED.encode() + b"\r\n\r\n0\r\n", b"X: 1\r\n" * 1_000), id="trailers"),
    ],
)
def test_a_flood_around_the_body_takes_no_hundred_megabytes_either(answer: Answer):
    seen = heavy(answer, seconds=1)
    assert seen["grew"] < MEMORY, seen
    assert seen["seconds"] < 3, seen


@pytest.mark.parametrize("encoding", ["", "identity", "gzip", "x-gzip", "deflate", "DEFLATE", "raw deflate"])
def test_what_was_packed_is_unpacked_however_it_comes(encoding: str):
    for size, step in product((0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1_000_003), (1, 1_000, 10_000_000)):
        unpacked(size, step, encoding)


def unpacked(size: int, step: int, encoding: str) -> None:
    data = (b"BEGIN:VEVENT\r\n" * (size // 14 + 1))[:size]
    kinds = {"gzip": 31, "x-gzip": 31, "deflate": 15, "DEFLATE": 15, "raw deflate": -15}
    packer = zlib.compressobj(9, zlib.DEFLATED, kinds[encoding]) if encoding in kinds else None
    sent = packer.compress(data) + packer.flush() if packer else data
    if step == 1 and len(sent) > 20_000:
        return  # a byte at a time has been seen with less
    body = Body(encoding.removeprefix("raw "))
    for at in range(0, len(sent), step):
        body.take(sent[at : at + step])
    assert body.whole() == data, (size, step)


def test_files_packed_one_after_the_other_are_one():
    body = Body("gzip")
    body.take(gzip.compress(b"a", mtime=0) + gzip.compress(b"b") + b"\0\0 what browsers drop too")
    assert body.whole() == b"ab"
    many = Body("gzip")
    with pytest.raises(Garbled):
        many.take(gzip.compress(b"", mtime=0) * (MOST_MEMBERS + 1))


def test_a_bomb_is_found_out_after_one_piece_too_many():
    body = Body("gzip", largest=1_000_000)
    with pytest.raises(TooBig):
        body.take(b"".join(packed(900_000_000)))
    assert body._size <= 1_000_000 + PIECE
