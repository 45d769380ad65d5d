"""The child that reads foreign bytes: what it answers, and how it ends when it doesn't."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import psutil
import pytest

from adapters.feeds import child, wire
from adapters.feeds.child import read_in_child
from bot.events.model import REASONS, Item, Occurrence, Reading, Unreadable
from tests.feeds.writing import calendar, event, read, rss

pytestmark = pytest.mark.asyncio
SPAN = {"start": date(2026, 3, 1), "end": date(2026, 3, 15), "zone": "Europe/Berlin"}

HANGS = "import time\ntime.sleep(600)\n"
COMPUTES = "while True: pass\n"
DIES = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"
CHATTERS = "import sys\nwhile True: sys.stdout.write('x' * 65536)\n"
TELLS = (
    "import os, sys\nsys.stdin.read()\nprint(sorted(os.environ), os.getsid(0) == os.getpid(), file=open({!r}, 'w'))\n"
)


def children() -> list[psutil.Process]:
    """Ours that read; other tests have processes of their own."""
    found: list[psutil.Process] = []
    for each in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):
            if "adapters.feeds.child" in each.cmdline():
                found.append(each)
    return found


@pytest.fixture
def replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`replaced(code)`: the child runs `code` after setting its own limits, as hostile bytes would make it do."""

    def replace(code: str) -> None:
        folder = tmp_path / "adapters" / "feeds"
        folder.mkdir(parents=True)
        (tmp_path / "adapters" / "__init__.py").touch()
        (folder / "__init__.py").touch()
        limits = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 2))\n"
        (folder / "child.py").write_text(limits + code)
        monkeypatch.setattr(child, "_ROOT", tmp_path)

    return replace


async def test_a_calendar_and_a_feed_come_back_as_they_are_read_here():
    data = calendar(
        *event("UID:1", "DTSTART:20260305T170000Z"), *event("UID:2", "DTSTART;VALUE=DATE:20260306", "RRULE:x")
    )
    assert await read_in_child(data, "calendar", **SPAN) == read(data, "2026-03-01", "2026-03-15")
    (item,) = (await read_in_child(rss("<title>Tea</title>"), "feed", zone="UTC")).items
    assert item.title == "Tea"


async def test_at_most_a_thousand_occurrences_of_a_fetched_calendar_come_back():
    hourly = (event(f"UID:{number}", "DTSTART:20260301T000000Z", "RRULE:FREQ=HOURLY;COUNT=300") for number in range(4))
    reading = await read_in_child(calendar(*(line for one in hourly for line in one)), "calendar", **SPAN)
    assert len(reading.occurrences) == 1_000
    assert reading.truncated


@pytest.mark.parametrize("data", [b"", b"hello", b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100])
async def test_what_is_no_calendar_says_so(data: bytes):
    with pytest.raises(Unreadable) as raised:
        await read_in_child(data, "calendar", **SPAN)
    assert raised.value.reason == ("broken" if data[:5] == b"BEGIN" else "not a calendar")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (HANGS, "took too long"),
        (COMPUTES, "took too long"),
        (DIES, "too big"),
        (CHATTERS, "too big"),
        ("x", "broken"),
        ("", "broken"),
    ],
)
async def test_a_child_that_goes_wrong_is_ended_and_the_reason_is_plain(replaced, code: str, reason: str):
    replaced(code)
    with pytest.raises(Unreadable) as raised:
        await read_in_child(b"x" * 100_000, "calendar", **SPAN, seconds=1.0 if code == HANGS else 10.0)
    assert raised.value.reason == reason
    assert not children()


async def test_a_child_has_nothing_of_our_environment_and_leads_its_own_session(replaced, tmp_path: Path):
    os.environ["GRAPEVINE_SECRET_OF_TEST"] = "x"
    try:
        replaced(TELLS.format(str(tmp_path / "told")))
        with pytest.raises(Unreadable):
            await read_in_child(b"", "calendar", **SPAN)
    finally:
        del os.environ["GRAPEVINE_SECRET_OF_TEST"]
    told = (tmp_path / "told").read_text()
    assert "SECRET" not in told
    assert told.strip().endswith("True")


async def test_a_caller_that_goes_away_takes_its_child_along(replaced):
    replaced(HANGS)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await read_in_child(b"", "calendar", **SPAN)
    assert not children()


async def test_at_most_two_children_are_at_work(replaced):
    replaced(HANGS)
    readings = [asyncio.create_task(read_in_child(b"", "calendar", **SPAN, seconds=1.0)) for _ in range(5)]
    async with asyncio.timeout(20):
        await asyncio.wait(readings, return_when=asyncio.FIRST_COMPLETED)
    assert len(children()) <= child.AT_ONCE
    assert sum(each.done() for each in readings) <= child.AT_ONCE
    for each in readings:
        each.cancel()
    await asyncio.wait(readings)
    assert not children()


async def test_bytes_that_need_more_memory_than_there_is_are_too_big():
    """A child of its own with our limits, and as much memory as no feed needs."""
    code = (
        "from adapters.feeds import child\nimport resource\n"
        "child.MEMORY = 200_000_000\nchild._read = lambda *_: bytearray(300_000_000)\n"
        "raise SystemExit(child.main(['feed', 'UTC']))\n"
    )
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        code,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    said, _ = await started.communicate(b"")
    with pytest.raises(Unreadable) as raised:
        wire.read(said)
    assert raised.value.reason == "too big"


async def test_five_megabytes_cost_this_process_little_memory():
    text = "\r\n".join(
        "\r\n".join(event(f"UID:{n}", "DTSTART:20260305T170000Z", "SUMMARY:" + "x" * 190)) for n in range(20_000)
    )
    data = calendar("BEGIN:VEVENT", "UID:a", "END:VEVENT", text)
    assert len(data) > 4_500_000
    before = psutil.Process().memory_info().rss
    reading = await read_in_child(data, "calendar", **SPAN)
    assert reading.truncated
    assert psutil.Process().memory_info().rss - before < 50_000_000


async def test_readings_and_reasons_survive_the_wire():
    instant = datetime(2026, 3, 5, 17, tzinfo=UTC)
    reading = Reading(
        occurrences=(
            Occurrence("1", "i", "T", instant, instant, "Europe/Berlin"),
            Occurrence("2", "i", "T", SPAN["start"], SPAN["end"]),
        ),
        items=(Item("1", "T", "", None, instant), Item("2", "T", "", SPAN["start"], None)),
        warnings=("w",),
        name="n",
        zone="UTC",
        truncated=True,
    )
    assert wire.read(wire.spell(reading)) == reading
    for reason in REASONS:
        with pytest.raises(Unreadable) as raised:
            wire.read(wire.spell(Unreadable(reason)))
        assert raised.value.reason == reason


@pytest.mark.parametrize(
    "said", [b"", b"[]", b"{}", b"3", b'{"reading": {}}', b'{"reading": {"occurrences": [{"x": 1}]}}']
)
async def test_an_answer_that_is_none_is_broken(said: bytes):
    with pytest.raises(Unreadable) as raised:
        wire.read(said)
    assert raised.value.reason == "broken"
