"""A canary that nobody may reach, whatever address they give: no name, no spelling, no hop (A1 to A8)."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncGenerator
from ipaddress import ip_network

import aiohttp
import pytest

from adapters import reach
from adapters.addresses import Address, Refused, parse_address
from adapters.fetcher import Fetcher, FetchError, Reason
from adapters.reach import MOST_LOOKUPS, Blocked, Names, Reach
from tests.feeds import wild
from tests.feeds.test_addresses import LOCALHOSTS
from tests.feeds.wild import HOST, Server, leading, reply, seeing, serving, why_not

LITERALS = (
    *(
        "127.0.0.1",
        "127.0.0.2",
        "127.1.2.3",
        "0.0.0.0",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::127.0.0.1",
    ),
    *("64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "fec0::1"),
    *(
        "0:0:0:0:0:ffff:127.0.0.1",
        "::ffff:0.0.0.0",
        "::ffff:0:127.0.0.1",
        "169.254.169.254",
        "fd00:ec2::254",
        "ff02::1",
    ),
)
NAMES = (
    *("localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "ip6-localhost", "db", "redis"),
    *("canary.example.org", "CANARY.example.org.", "xn--canary-cua.example.org", "ⓒanary.example.org"),
    *("canary。example。org", "canary.example.org%00.example.net", "127.0.0.1.nip.example", "metadata.google.internal"),
)
SPELLINGS = (*LOCALHOSTS, *(f"[{ip}]" if ":" in ip else ip for ip in LITERALS), *NAMES)
AROUND = (
    *("http://{}:{}/", "{}:{}/", "HTTP://{}:{}/a?b", "http://example.org@{}:{}/", "http://{}:{}#@example.org/"),
    *("http://{}:{}\\@example.org/", "feed:http://{}:{}/", "http://{}:{}/..%2f", "//{}:{}/"),
)


@contextlib.asynccontextmanager
async def canaries() -> AsyncGenerator[Server]:
    """One on all of this machine's own addresses at a single port, counted together."""
    async with serving(reply(b"secret")) as canary, contextlib.AsyncExitStack() as stack:
        with contextlib.suppress(OSError):  # no IPv6 here
            listening = await asyncio.start_server(lambda _, writer: met(canary, writer), "::1", canary.port)
            await stack.enter_async_context(listening)
        yield canary


def met(canary: Server, writer: asyncio.StreamWriter) -> None:
    canary.met += 1
    writer.close()


async def attack(fetcher: Fetcher, text: str, port: int) -> bool:
    """Whether it was refused at once, so that nothing was even looked up."""
    try:
        address = parse_address(text, ports={port})
    except Refused:
        return True
    # What is left of these is a name that the attacker may hold.
    await why_not(fetcher, address)
    return False


def test_no_spelling_reaches_this_machine():
    async def story() -> None:
        names = wild.Names()  # every name there is means 127.0.0.1
        async with canaries() as canary, Fetcher(ports={canary.port}, look_up=names, step=0.01) as fetcher:
            corpus = [around.format(host, canary.port) for host in SPELLINGS for around in AROUND]
            assert len(SPELLINGS) >= 60
            refused = [await attack(fetcher, text, canary.port) for text in corpus]
            assert refused.count(True) > len(corpus) * 0.8
            assert canary.met == 0

    asyncio.run(story())


def test_the_canary_can_be_reached_by_who_may():
    async def story() -> None:
        async with canaries() as canary, seeing(canary) as fetcher:
            await fetcher.fetch(canary.address(host="canary.example.org"))
            assert canary.met == 1

    asyncio.run(story())


@pytest.mark.parametrize("host", LITERALS)
def test_an_address_that_was_stored_in_spite_of_all_is_refused_when_it_is_connected_to(host: str):
    async def story() -> None:
        async with canaries() as canary, Fetcher(ports={canary.port}, step=0.01) as fetcher:
            assert await why_not(fetcher, Address("http", host, canary.port, "/")) is Reason.UNREACHABLE
            assert canary.met == 0

    asyncio.run(story())


@pytest.mark.parametrize("host", LOCALHOSTS)
def test_a_stored_number_in_an_odd_spelling_is_no_address_for_the_system_either(host: str):
    async def story() -> None:
        async with canaries() as canary, Fetcher(ports={canary.port}, step=0.01) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.fetch(Address("http", host, canary.port, "/"), seconds=2)
            assert canary.met == 0

    asyncio.run(story())


@pytest.mark.parametrize(
    "ips",
    [
        *(["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"], ["2606:4700:4700::1111", "::1"]),
        *(["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], ["fe80::1%lo"], ["localhost"], [""], []),
    ],
)
def test_one_bad_address_of_a_name_is_enough_to_connect_to_none(ips: list[str]):
    opened: list[object] = []

    class Watched(Reach):
        def open(self, to):
            opened.append(to)
            return super().open(to)

    async def story() -> None:
        async def look_up(name: str) -> list[str]:
            return ips

        watched = Watched(look_up=look_up, allow=(), ports={80})
        with pytest.raises(Blocked):
            await watched.resolve(HOST, 80)
        async with canaries() as canary, Fetcher(ports={canary.port}, look_up=look_up, step=0.01) as fetcher:
            assert await why_not(fetcher, canary.address()) is Reason.UNREACHABLE
            assert canary.met == 0

    asyncio.run(story())
    assert opened == []


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8080, 65535])
def test_a_socket_is_made_for_the_ports_of_the_web_alone(port: int):
    guarded = Reach(look_up=wild.Names(), allow=(), ports={80, 443})
    with pytest.raises(Blocked):
        guarded.open((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("8.8.8.8", port)))
    with guarded.open((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("8.8.8.8", 443))) as good:
        assert good.fileno() >= 0


def test_no_race_between_addresses_gets_around_the_socket():
    # Were names ever resolved elsewhere, aiohttp would still ask for each socket that it tries.
    async def story() -> None:
        async with serving(reply(b"front"), host="127.0.0.2") as front, canaries() as canary:
            guarded = Reach(look_up=wild.Names(), allow=(ip_network("127.0.0.2/32"),), ports={front.port, canary.port})

            class Careless(Reach):
                async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
                    ips = ("127.0.0.1", "::1", "127.0.0.2")
                    kinds = [socket.AF_INET6 if ":" in ip else socket.AF_INET for ip in ips]
                    return [
                        {"hostname": host, "host": ip, "port": port, "family": kind, "proto": 0, "flags": 0}
                        for ip, kind in zip(ips, kinds, strict=True)
                    ]

            careless = Careless(look_up=wild.Names(), allow=(), ports={})
            for happy in (0.0001, None):
                connector = aiohttp.TCPConnector(
                    resolver=careless, socket_factory=guarded.open, happy_eyeballs_delay=happy, force_close=True
                )
                async with aiohttp.ClientSession(connector=connector) as session:
                    async with session.get(f"http://{HOST}:{front.port}/") as answer:
                        assert await answer.read() == b"front"
                    with pytest.raises(aiohttp.ClientError):
                        await session.get(f"http://{HOST}:{canary.port}/")
            assert canary.met == 0

    asyncio.run(story())


def test_a_name_that_changes_its_mind_between_two_hops_is_asked_again():
    async def story() -> None:
        async with canaries() as canary, serving(leading("/again"), host="127.0.0.2") as front:
            names = wild.Names(feeds_example_org=[["127.0.0.2"], ["127.0.0.1"]])
            allow = (ip_network("127.0.0.2/32"),)
            ports = {front.port, canary.port}
            async with Fetcher(allow=allow, ports=ports, look_up=names, step=0.01) as fetcher:
                assert await why_not(fetcher, front.address()) is Reason.UNREACHABLE
            assert names.asked == [HOST, HOST], "once for each hop, and never between the check and the connection"
            assert (front.met, canary.met) == (1, 0)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        *(
            (f"http://{host}:{{port}}/", None)
            for host in ("localhost", "127.1", "2130706433", "0x7f.1", "db", "１２７.0.0.1")
        ),
        ("http://127.0.0.1:{port}/", Reason.UNREACHABLE),
        ("http://[::1]:{port}/", Reason.UNREACHABLE),
        ("http://[::ffff:127.0.0.1]:{port}/", Reason.UNREACHABLE),
        ("http://canary.example.org:{port}/", Reason.UNREACHABLE),
        ("//canary.example.org:{port}/", Reason.UNREACHABLE),
        ("http://169.254.169.254/latest/meta-data/", Reason.UNREACHABLE),
        ("file:///etc/passwd", Reason.REDIRECTS),
        ("gopher://127.0.0.1:{port}/_GET", Reason.REDIRECTS),
        ("http://user:pw@canary.example.org:{port}/", Reason.REDIRECTS),
        ("http://canary.example.org:22/", Reason.REDIRECTS),
        ("\\\\127.0.0.1:{port}/", Reason.REDIRECTS),
    ],
)
def test_no_hop_leads_to_this_machine(location: str, reason: Reason | None):
    async def story() -> None:
        async with canaries() as canary:
            lead = leading(location.format(port=canary.port))
            async with serving(lead, host="127.0.0.2") as front:
                names = wild.Names(feeds_example_org=[["127.0.0.2"]])
                allow, ports = (ip_network("127.0.0.2/32"),), {front.port, canary.port, 80}
                async with Fetcher(allow=allow, ports=ports, look_up=names, step=0.01) as fetcher:
                    found = await why_not(fetcher, front.address())
                    assert found is reason or (reason is None and found in {Reason.UNREACHABLE, Reason.REDIRECTS})
            assert (front.met, canary.met) == (1, 0)

    asyncio.run(story())


def test_this_machine_is_refused_by_a_public_address_too():
    def guarded(*allow: str) -> Reach:
        networks = tuple(map(ip_network, allow))
        return Reach(look_up=wild.Names(), allow=networks, ports={80}, ours=lambda ip: ip == "8.8.8.8")

    to = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("8.8.8.8", 80))
    with pytest.raises(Blocked):
        guarded().open(to)
    guarded("8.8.8.8/32").open(to).close()


def test_the_system_is_asked_for_names():
    async def story() -> None:
        assert {"127.0.0.1", "::1"} & set(await Names(whole=False)("localhost"))
        with pytest.raises(Blocked):
            await Names()("no-such-name.invalid")

    asyncio.run(story())


def test_lookups_that_hang_are_bounded(monkeypatch: pytest.MonkeyPatch):
    done = threading.Event()

    def hang(name: str) -> list[str]:
        done.wait()
        return ["8.8.8.8"]

    async def story() -> None:
        monkeypatch.setattr(reach, "_ask", hang)
        names = Names()
        tasks = [asyncio.create_task(names(f"h{n}.example.org")) for n in range(MOST_LOOKUPS)]
        await asyncio.sleep(0)
        with pytest.raises(Blocked):
            await names("one-more.example.org")
        tasks[0].cancel()
        done.set()
        found = await asyncio.gather(*tasks[1:])
        assert found == [["8.8.8.8"]] * (MOST_LOOKUPS - 1)
        assert await names("one-more.example.org") == ["8.8.8.8"]

    asyncio.run(story())
