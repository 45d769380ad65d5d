"""Whose turn it is: two requests at one host, eight in all, and nobody waits for somebody else's slow site (A15)."""

from __future__ import annotations

import asyncio

from tests.feeds.wild import Asked, reply, seeing, serving, until, why_not

FEED = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_no_more_than_two_are_at_one_host():
    async def story() -> None:
        gate = asyncio.Event()

        async def wait(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await gate.wait()
            writer.write(reply(FEED))

        async with serving(wait) as server, serving(reply(FEED)) as other, seeing(server, other) as fetcher:
            tasks = [asyncio.create_task(fetcher.fetch(server.address(f"/{n}"))) for n in range(9)]
            await until(lambda: server.open == 2)
            # Those that wait for their turn there keep nobody else from theirs.
            assert (await fetcher.fetch(other.address(host="other.example.org"))).body == FEED
            assert server.open == 2
            gate.set()
            await asyncio.gather(*tasks)
            assert (server.most, server.met) == (2, 9)
            assert fetcher._hosts == {}

    asyncio.run(story())


def test_no_more_than_eight_are_anywhere():
    async def story() -> None:
        gate = asyncio.Event()

        async def wait(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await gate.wait()
            writer.write(reply(FEED))

        async with serving(wait) as server, seeing(server) as fetcher:
            hosts = [f"h{n}.example.org" for n in range(20)]
            tasks = [asyncio.create_task(fetcher.fetch(server.address(host=host))) for host in hosts]
            await until(lambda: server.open == 8)
            gate.set()
            await asyncio.gather(*tasks)
            assert (server.most, server.met) == (8, 20)

    asyncio.run(story())


def test_waiting_for_a_turn_takes_nothing_from_the_time():
    async def story() -> None:
        gate = asyncio.Event()

        async def wait(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await gate.wait()
            writer.write(reply(FEED))

        async with serving(wait) as server, seeing(server) as fetcher:
            first = [asyncio.create_task(fetcher.fetch(server.address())) for _ in range(2)]
            await until(lambda: server.open == 2)
            late = asyncio.create_task(fetcher.fetch(server.address(), seconds=0.4))
            asyncio.get_running_loop().call_later(0.5, gate.set)
            assert (await late).body == FEED
            await asyncio.gather(*first)

    asyncio.run(story())


def test_a_turn_is_given_back_when_a_fetch_fails_or_is_called_off():
    async def story() -> None:
        async def never(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await asyncio.Event().wait()

        async with serving({"/never": never, "/bad": b"x", "/good": reply(FEED)}) as server, seeing(server) as fetcher:
            for _ in range(3):
                await why_not(fetcher, server.address("/bad"))
            tasks = [asyncio.create_task(fetcher.fetch(server.address("/never"))) for _ in range(2)]
            await until(lambda: server.open == 2)
            for task in tasks:
                task.cancel()
            assert (await fetcher.fetch(server.address("/good"))).body == FEED

    asyncio.run(story())
