"""What the fetcher brings back, and what it says when there is nothing (A2, A12, A13, A15, A16)."""

from __future__ import annotations

import asyncio
import logging
import time
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from adapters.fetcher import HOPS, USER_AGENT, VERSION, Fetcher, FetchError, Reason
from tests.feeds.certificates import Authority
from tests.feeds.wild import (
    HOST,
    Answer,
    Names,
    Server,
    fails,
    leading,
    read,
    reply,
    seeing,
    serving,
    why_not,
)

ROOT = Path(__file__).resolve().parents[2]
FEED = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
FOREVER = "301 Moved Permanently"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("trust") / "authority.pem")


def test_a_feed_comes_with_what_to_ask_with_the_next_time():
    headers = (
        'ETag: "a1"',
        "Last-Modified: Thu, 05 Mar 2026 18:00:00 GMT",
        "Content-Type: Text/Calendar; Charset=UTF-8",
    )
    found = asyncio.run(read(reply(FEED, *headers)))
    assert (found.kind, found.body, found.moved) == ("body", FEED, None)
    assert (found.etag, found.modified) == ('"a1"', "Thu, 05 Mar 2026 18:00:00 GMT")
    assert (found.content_type, found.charset) == ("text/calendar", "utf-8")
    assert FEED.decode() not in repr(found)


def test_what_is_as_it_was_is_not_sent_again():
    async def story() -> None:
        same = reply(b"", status="304 Not Modified")
        async with serving(same) as server, seeing(server) as fetcher:
            found = await fetcher.fetch(server.address(), etag='W/"a1"', modified="Thu, 05 Mar 2026 18:00:00 GMT")
            assert (found.kind, found.body, found.etag) == ("same", b"", 'W/"a1"')
            assert found.modified == "Thu, 05 Mar 2026 18:00:00 GMT"
            asked = server.asked[0].headers
            assert asked["If-None-Match"] == 'W/"a1"'
            assert asked["If-Modified-Since"] == "Thu, 05 Mar 2026 18:00:00 GMT"

    asyncio.run(story())


def test_the_same_as_nothing_is_an_error():
    assert asyncio.run(fails(reply(b"", status="304 Not Modified"))) is Reason.BROKEN


def test_a_request_says_who_asks_and_nothing_about_anybody():
    async def story() -> None:
        cookie = reply(FEED, "Set-Cookie: id=1")
        async with serving(cookie) as server, seeing(server) as fetcher:
            await fetcher.fetch(server.address())
            await fetcher.fetch(server.address("/a?b=%20c"), etag="a\r\nX-Evil: 1", modified="x" * 1_000)
            first, second = server.asked
            assert set(first.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
            assert first.headers["Connection"] == "close"
            assert first.headers["User-Agent"] == USER_AGENT
            assert first.headers["Accept-Encoding"] == "gzip"
            assert second.path == "/a?b=%20c"
            assert set(second.headers) == set(first.headers)

    asyncio.run(story())


def test_the_version_is_the_projects():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


def test_no_proxy_of_the_environment_gets_between(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert asyncio.run(read(reply(FEED))).body == FEED


@pytest.mark.parametrize(
    ("said", "kind", "charset"),
    [
        ("", "", None),
        ("text/calendar", "text/calendar", None),
        ('text/xml;a=b; charset="ISO-8859-1"', "text/xml", "iso-8859-1"),
        ("text/html; charset=ü", "text/html", None),
        ("(" * 8_000, "", None),
        ("text/calendar; " + "(" * 8_000, "text/calendar", None),
    ],
)
def test_any_content_type_is_taken_as_far_as_it_can_be_read(said: str, kind: str, charset: str | None):
    found = asyncio.run(read(reply(FEED, f"Content-Type: {said}")))
    assert (found.content_type, found.charset) == (kind, charset)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        *((code, Reason.NOT_FOUND) for code in (404, 410)),
        *((code, Reason.FORBIDDEN) for code in (401, 403, 407, 451)),
        *((code, Reason.BUSY) for code in (429, 503)),
        *((code, Reason.BROKEN) for code in (201, 204, 206, 300, 302, 400, 418, 500, 502, 599)),
    ],
)
def test_an_answer_without_a_feed_has_its_reason(status: int, reason: Reason):
    assert asyncio.run(fails(reply(b"root:x:0:0", status=f"{status} Secret"))) is reason


@pytest.mark.parametrize(
    "said",
    [b"SSH-2.0-OpenSSH_9.2\r\n", b"-ERR unknown command\r\n", b"\x00" * 100, b"HTTP/9.9 200\r\n\r\n", b"\r\n\r\n\r\n"],
)
def test_what_is_no_http_tells_nothing_of_itself(said: bytes):
    assert asyncio.run(fails(said)) in {Reason.BROKEN, Reason.UNREACHABLE}


def test_a_server_that_hangs_up_is_asked_once():
    async def story() -> None:
        async with serving(b"") as server, seeing(server) as fetcher:
            assert await why_not(fetcher, server.address()) is Reason.UNREACHABLE
            assert server.met == 1

    asyncio.run(story())


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        (("Retry-After: 120",), timedelta(minutes=2)),
        (("Retry-After: 0",), timedelta(0)),
        (("Retry-After: 99999999",), timedelta(hours=24)),
        (("Date: Thu, 05 Mar 2026 18:00:00 GMT", "Retry-After: Thu, 05 Mar 2026 18:05:00 GMT"), timedelta(minutes=5)),
        (("Date: Thu, 05 Mar 2026 18:00:00 GMT", "Retry-After: Thu, 05 Mar 2020 18:05:00 GMT"), timedelta(0)),
        (("Date: Thu, 05 Mar 2026 18:00:00 GMT", "Retry-After: Thu, 05 Mar 2099 18:05:00 GMT"), timedelta(hours=24)),
        (("Retry-After: Thu, 05 Mar 2026 18:05:00 GMT",), None),
        (("Retry-After: soon",), None),
        (("Retry-After: -5",), None),
        (("Retry-After: ٣",), None),
        (("Retry-After: " + "9" * 5_000,), None),
        ((), None),
    ],
)
def test_how_long_a_busy_site_asks_for_is_kept_up_to_a_day(headers: tuple[str, ...], wait: timedelta | None):
    async def story() -> None:
        busy = reply(b"", *headers, status="429 Too Many Requests")
        async with serving(busy) as server, seeing(server) as fetcher:
            with pytest.raises(FetchError) as error:
                await fetcher.fetch(server.address())
            assert error.value.retry_after == wait

    asyncio.run(story())


async def led(answers: Mapping[str, Answer], start: str = "/1") -> tuple[str, str | None, int]:
    """Where it was in the end, where it moved to, and how many requests that took."""
    async with serving(answers) as server, seeing(server) as fetcher:
        found = await fetcher.fetch(server.address(start))
        return found.address.target, found.moved.target if found.moved else None, len(server.asked)


def test_a_move_for_good_is_told_when_every_hop_was():
    home = reply(FEED)
    for_good = {"/1": leading("/2", status=FOREVER), "/2": leading("3", status="308 Permanent Redirect"), "/3": home}
    assert asyncio.run(led(for_good)) == ("/3", "/3", 3)
    for status in ("302 Found", "303 See Other", "307 Temporary Redirect"):
        assert asyncio.run(led(for_good | {"/2": leading("/3", status=status)})) == ("/3", None, 3)
        assert asyncio.run(led(for_good | {"/1": leading("/2", status=status)})) == ("/3", None, 3)
    assert asyncio.run(led({"/1": home})) == ("/1", None, 1)


def test_three_hops_are_the_most():
    chain: Mapping[str, Answer] = {f"/{number}": leading(f"/{number + 1}") for number in range(1, 21)}
    assert asyncio.run(led({**chain, "/4": reply(FEED)})) == ("/4", None, HOPS + 1)

    async def story(answers: Mapping[str, Answer]) -> int:
        async with serving(answers) as server, seeing(server) as fetcher:
            assert await why_not(fetcher, server.address("/1")) is Reason.REDIRECTS
            return len(server.asked)

    assert asyncio.run(story(chain)) == HOPS + 1
    assert asyncio.run(story({"/1": leading("/1")})) == HOPS + 1
    assert asyncio.run(story({"/1": leading("/2"), "/2": leading("/1")})) == HOPS + 1


def test_only_what_changes_nothing_is_asked_after_a_redirect():
    async def story() -> None:
        answers: Mapping[str, Answer] = {"/1": leading("/2"), "/2": reply(b"", status="304 Not Modified")}
        async with serving(answers) as server, seeing(server) as fetcher:
            assert (await fetcher.fetch(server.address("/1"), etag='"a"')).kind == "same"
            assert [asked.headers["If-None-Match"] for asked in server.asked] == ['"a"', '"a"']

    asyncio.run(story())


def test_a_good_certificate_of_the_operators_authority_is_trusted(authority: Authority):
    async def story() -> None:
        tls = authority.server(HOST)
        async with serving(reply(FEED), tls=tls) as server, seeing(server, ca_file=authority.file) as fetcher:
            assert (await fetcher.fetch(server.address(scheme="https"))).body == FEED

    asyncio.run(story())


@pytest.mark.parametrize("wrong", ["expired", "of another host", "of an unknown authority", "of one unknown here"])
def test_a_bad_certificate_is_refused(authority: Authority, tmp_path: Path, wrong: str):
    tls = authority.server("other.example.org" if wrong == "of another host" else HOST, expired=wrong == "expired")
    trusted = {"of an unknown authority": Authority(tmp_path / "other.pem").file, "of one unknown here": None}

    async def story() -> None:
        ca_file = trusted.get(wrong, authority.file)
        async with serving(reply(FEED), tls=tls) as server, seeing(server, ca_file=ca_file) as fetcher:
            assert await why_not(fetcher, server.address(scheme="https")) is Reason.TLS
            assert server.asked == []

    asyncio.run(story())


def test_a_server_without_a_certificate_gets_no_request():
    said = bytearray()

    async def story() -> None:
        async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"220 mail.example.org ESMTP\r\n")
            said.extend(await reader.read(10_000))
            writer.close()

        async with await asyncio.start_server(greet, "127.0.0.1", 0) as listening:
            server = Server(port=listening.sockets[0].getsockname()[1])
            async with seeing(server) as fetcher:
                assert await why_not(fetcher, server.address(scheme="https")) is Reason.TLS

    asyncio.run(story())
    assert b"GET" not in said


def test_a_secure_address_leads_to_no_insecure_one(authority: Authority):
    async def story() -> None:
        async with serving(reply(FEED)) as plain:
            down = leading(plain.address().url)
            tls = authority.server(HOST)
            async with serving(down, tls=tls) as secure, seeing(plain, secure, ca_file=authority.file) as fetcher:
                assert await why_not(fetcher, secure.address(scheme="https")) is Reason.REDIRECTS
            assert plain.met == 0

    asyncio.run(story())


def test_our_own_address_is_not_read():
    async def story() -> None:
        async with serving(reply(FEED)) as server:
            ours = Fetcher(allow=(ip_network("127.0.0.0/8"),), ports={server.port}, look_up=Names(), own_hosts=[HOST])
            async with ours as fetcher:
                assert await why_not(fetcher, server.address(), seconds=0.1) is Reason.UNREACHABLE
            assert server.met == 0

    asyncio.run(story())


def test_every_reason_says_what_happened_and_what_to_try():
    for reason in Reason:
        assert reason.message.endswith(".")
        assert reason.hint.endswith(".")
    assert len({reason.message for reason in Reason}) == len(Reason)


def test_a_private_network_that_may_be_read_is_logged(caplog: pytest.LogCaptureFixture):
    async def story(server: Server) -> None:
        async with Fetcher():
            assert caplog.records == []
        async with seeing(server):
            assert "127.0.0.0/8" in caplog.text

    caplog.set_level(logging.INFO)
    asyncio.run(story(Server(port=80)))


def test_a_fetcher_that_is_not_open_says_so():
    async def story() -> None:
        fetcher = Fetcher()
        with pytest.raises(RuntimeError, match="async with"):
            await fetcher.fetch(Server(port=80).address())

    asyncio.run(story())


def test_what_is_refused_and_what_can_not_be_reached_look_the_same():
    async def nowhere(name: str) -> list[str]:
        raise OSError

    async def took(fetcher: Fetcher, address) -> tuple[str, float]:
        began = time.monotonic()
        with pytest.raises(FetchError) as error:
            await fetcher.fetch(address, seconds=5)
        assert error.value.__cause__ is None
        return f"{error.value!r} {error.value.reason.message} {error.value.reason.hint}", time.monotonic() - began

    async def story() -> None:
        async with serving(reply(FEED)) as server:
            pass  # nobody listens on its port any more
        step = 0.4
        refusing = Fetcher(ports={server.port}, look_up=Names(), step=step)
        unknown = Fetcher(ports={server.port}, look_up=nowhere, step=step)
        async with seeing(server, step=step) as reaching, refusing, unknown:
            seen = await asyncio.gather(
                took(reaching, server.address()),
                took(refusing, server.address()),
                took(refusing, server.address(host="169.254.169.254")),
                took(unknown, server.address()),
            )
        assert len({said for said, _ in seen}) == 1
        assert all(step <= seconds < step * 2 for _, seconds in seen), seen

    asyncio.run(story())
