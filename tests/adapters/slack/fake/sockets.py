"""Socket Mode: each payload goes to one of the app's sockets, and comes back as an acknowledgement, or doesn't."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Literal

from aiohttp import WSMsgType, web

from adapters.slack import limits
from tests.adapters.slack.fake.model import APP, Body, Delivery, token


class Sockets:
    """`url` is that of the fake; `woken` is called when a socket comes or goes."""

    def __init__(self, woken: Callable[[], None]) -> None:
        self.url = ""
        self.open: list[web.WebSocketResponse] = []
        self.served: list[int] = []
        """Which socket each payload went to, counted from the first one ever opened."""
        self.refused_tickets = 0
        self.most = limits.SOCKETS
        self._numbers: dict[web.WebSocketResponse, int] = {}
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Body]] = {}
        self._turn = 0
        self._woken = woken

    def ticket(self) -> str:
        """An address that opens one socket."""
        ticket = token(size=24).lower()
        self._tickets.add(ticket)
        return f"{self.url.replace('http', 'ws', 1)}link/?ticket={ticket}&app_id={APP}"

    async def connected(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            self.refused_tickets += 1
            return web.Response(status=401)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.open) >= self.most:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets", "debug_info": _HOST})
            await socket.close()
            return socket
        self._numbers[socket] = len(self._numbers)
        info = {"app_id": APP}
        debug = {**_HOST, "started": "", "build_number": 1, "approximate_connection_time": 18_060}
        count = len(self.open) + 1
        await socket.send_json(
            {"type": "hello", "num_connections": count, "connection_info": info, "debug_info": debug}
        )
        self.open.append(socket)
        self._woken()
        try:
            async for frame in socket:
                if frame.type == WSMsgType.TEXT:
                    self._acked(frame.data)
        finally:
            if socket in self.open:
                self.open.remove(socket)
            self._woken()
        return socket

    def _acked(self, data: str) -> None:
        try:
            said = json.loads(data)
        except ValueError:
            return
        waiting = self._waiting.pop(said.get("envelope_id", ""), None) if isinstance(said, dict) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(said.get("payload") or {})

    async def deliver(self, delivery: Delivery, within: float, *, reason: str = "") -> bool:
        """Give a payload to the next socket; whether it was acknowledged within so many seconds."""
        if not self.open:
            return False
        socket = self.open[self._turn % len(self.open)]
        self._turn += 1
        self.served.append(self._numbers[socket])
        envelope = token(size=24).lower()
        sent: Body = {"envelope_id": envelope, "payload": delivery.payload, "type": delivery.kind}
        sent["accepts_response_payload"] = delivery.answers
        if delivery.kind == "events_api":
            sent |= {"retry_attempt": delivery.attempts - 1, "retry_reason": reason}
        waiting: asyncio.Future[Body] = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = waiting
        began = time.monotonic()
        try:
            async with asyncio.timeout(within):
                await socket.send_json(sent)
                answer = await waiting
        except (TimeoutError, ConnectionError):
            return False
        finally:
            self._waiting.pop(envelope, None)
        delivery.latency = time.monotonic() - began
        delivery.answer = answer if delivery.answers else {}
        return True

    async def disconnect(
        self, reason: Literal["warning", "refresh_requested", "link_disabled"] = "refresh_requested", *, only: int = -1
    ) -> None:
        """Say goodbye to a socket, by its place among the open ones; after a warning it stays open for a while."""
        socket = self.open[only]
        await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": _HOST})
        if reason != "warning":
            if socket in self.open:
                self.open.remove(socket)
            await socket.close()
            self._woken()

    async def close(self) -> None:
        for socket in list(self.open):
            await socket.close()


_HOST = {"host": "applink-1"}
