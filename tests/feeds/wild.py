"""Servers on this machine that answer as they please, and a fetcher that may see them."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path

import pytest

from adapters.addresses import Address, parse_address
from adapters.fetcher import Fetched, Fetcher, FetchError, Reason

LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
HOST = "feeds.example.org"

Answer = bytes | Callable[["Asked", asyncio.StreamWriter], Awaitable[None]]
"""What a server writes; it hangs up then."""


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]


@dataclass
class Server:
    """`met` counts connections, `asked` holds the requests, `most` is how many were open at once."""

    port: int = 0
    met: int = 0
    open: int = 0
    most: int = 0
    asked: list[Asked] = field(default_factory=list)

    def address(self, target: str = "/events.ics", *, host: str = HOST, scheme: str = "http") -> Address:
        return Address(scheme, host, self.port, target)


def reply(body: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer; its Content-Length is right unless given."""
    if not any(header.lower().startswith(("content-length", "transfer-encoding")) for header in headers):
        headers = (*headers, f"Content-Length: {len(body)}")
    return "\r\n".join((f"HTTP/1.1 {status}", *headers, "", "")).encode("utf-8") + body


def leading(to: str, *, status: str = "302 Found") -> bytes:
    return reply(b"", f"Location: {to}", status=status)


@contextlib.asynccontextmanager
async def serving(
    answer: Answer | Mapping[str, Answer], *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> AsyncGenerator[Server]:
    """One answer for all, or one for each path."""
    server = Server()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.met += 1
        server.open += 1
        server.most = max(server.most, server.open)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            asked = Asked(head[0].split(" ")[1], dict(line.split(": ", 1) for line in head[1:] if line))
            server.asked.append(asked)
            said = answer[asked.path] if isinstance(answer, Mapping) else answer
            if isinstance(said, bytes):
                writer.write(said)
            else:
                await said(asked, writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # hung up
        finally:
            server.open -= 1
            writer.close()

    listening = await asyncio.start_server(meet, host, 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    tasks = asyncio.all_tasks()
    try:
        yield server
    finally:
        listening.close()
        for task in asyncio.all_tasks() - tasks - {asyncio.current_task()}:
            task.cancel()


async def until(happened: Callable[[], bool]) -> None:
    """Let everybody else go on until then. Raises TimeoutError when it doesn't happen."""
    async with asyncio.timeout(5):
        while not happened():  # noqa: ASYNC110 - of many servers and at any time
            await asyncio.sleep(0)


class Names:
    """In place of DNS: one answer after the other for each name, the last one again and again."""

    def __init__(self, **known: Sequence[Sequence[str]]) -> None:
        self._known = {name.replace("_", "."): list(answers) for name, answers in known.items()}
        self.asked: list[str] = []

    async def __call__(self, name: str) -> Sequence[str]:
        self.asked.append(name)
        answers = self._known.get(name, [["127.0.0.1"]])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def seeing(*servers: Server, names: Names | None = None, ca_file: Path | None = None, step: float = 0.01) -> Fetcher:
    """A fetcher that may read these servers."""
    ports = {server.port for server in servers}
    return Fetcher(allow=LOOPBACK, ports=ports, look_up=names or Names(), ca_file=ca_file, step=step)


async def read(answer: Answer, *, etag: str | None = None, modified: str | None = None, seconds: float = 5) -> Fetched:
    async with serving(answer) as server, seeing(server) as fetcher:
        return await fetcher.fetch(server.address(), etag=etag, modified=modified, seconds=seconds)


async def why_not(fetcher: Fetcher, address: Address, *, seconds: float = 5) -> Reason:
    with pytest.raises(FetchError) as error:
        await fetcher.fetch(address, seconds=seconds)
    return error.value.reason


async def fails(answer: Answer, *, seconds: float = 5) -> Reason:
    async with serving(answer) as server, seeing(server) as fetcher:
        return await why_not(fetcher, server.address(), seconds=seconds)


def stored(text: str, *, ports: Sequence[int]) -> Address:
    return parse_address(text, ports=ports)
