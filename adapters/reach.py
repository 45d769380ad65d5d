"""How foreign addresses are reached: names are looked up once, and only what was checked is connected to."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Collection, Sequence

from aiohttp.abc import AbstractResolver, ResolveResult

from adapters.guard import Network, allowed, is_listed, is_ours

MOST_LOOKUPS = 32
"""Lookups at once. One can take the system half a minute, whoever has stopped waiting for it."""

MOST_TRIED = 8
"""Addresses of one name that are tried."""

AddrInfo = tuple[int, int, int, str, tuple[object, ...]]
"""As from `socket.getaddrinfo`: family, kind, protocol, name, and where to connect to."""

LookUp = Callable[[str], Awaitable[Sequence[str]]]
"""The IP addresses of a name; OSError when there are none."""


class Blocked(OSError):
    """Not connected to. An OSError, so that it goes the way of whatever can't be reached."""


class Names:
    """Asks the system, on threads that neither hold up anybody else's work nor the end of the process.

    `whole` names are looked up as they stand, and not below the network's own domain, where `calendar.example.org`
    may be somebody else's.
    """

    def __init__(self, *, whole: bool = True) -> None:
        self._free = threading.Semaphore(MOST_LOOKUPS)
        self._end = "." if whole else ""

    async def __call__(self, name: str) -> list[str]:
        if not self._free.acquire(blocking=False):
            raise Blocked
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[str]] = loop.create_future()

        def settle(ips: list[str] | Blocked) -> None:
            if found.done():  # nobody waits any longer
                return
            if isinstance(ips, Blocked):
                found.set_exception(ips)
            else:
                found.set_result(ips)

        def look() -> None:
            try:
                ips = _ask(name + self._end)
            except (OSError, ValueError):  # ValueError: it isn't a name
                ips = Blocked()
            finally:
                self._free.release()
            with contextlib.suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(settle, ips)

        threading.Thread(target=look, name="grapevine-lookup", daemon=True).start()
        return await found


def _ask(name: str) -> list[str]:
    # As bytes: the codec for text would read it in another way than we did.
    found = socket.getaddrinfo(name.encode("ascii"), None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [str(sockaddr[0]) for _, _, _, _, sockaddr in found]


class Reach(AbstractResolver):
    """aiohttp asks it for the addresses of a name and for each socket: both are checked, the second one on the very
    address that is connected to. `allow` is the operator's list."""

    def __init__(
        self,
        *,
        look_up: LookUp,
        allow: Collection[Network],
        ports: Collection[int],
        ours: Callable[[str], bool] = is_ours,
    ) -> None:
        self._look_up = look_up
        self._allow = allow
        self._ports = ports
        self._ours = ours

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """One address that isn't allowed, and none of the name's is: it would be a matter of luck which is taken."""
        ips = list(dict.fromkeys(await self._look_up(host)))
        if not ips or not all(map(self._permits, ips)):
            raise Blocked
        return [
            ResolveResult(hostname=host, host=ip, port=port, family=_family(ip), proto=0, flags=socket.AI_NUMERICHOST)
            for ip in ips[:MOST_TRIED]
        ]

    async def close(self) -> None:
        """Lookups on their way end by themselves."""

    def open(self, to: AddrInfo) -> socket.socket:
        """For aiohttp's `socket_factory`. Raises Blocked."""
        family, kind, protocol, _, sockaddr = to
        ip, port = str(sockaddr[0]), sockaddr[1]
        if port not in self._ports or not self._permits(ip):
            raise Blocked
        return socket.socket(family, kind, protocol)

    def _permits(self, ip: str) -> bool:
        if not allowed(ip, self._allow):
            return False
        # Behind our own public address, what listens may trust whoever comes from there.
        return is_listed(ip, self._allow) or not self._ours(ip)


def _family(ip: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in ip else socket.AF_INET
