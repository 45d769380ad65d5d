"""The gateway: hello, identify, heartbeats, events in order, and sessions that outlive their sockets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import WSMsgType, web

from tests.adapters.discord.peer import payloads
from tests.adapters.discord.peer.model import APPLICATION, BOT, Body, token
from tests.adapters.discord.peer.world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, MEMBERS, PRESENCES, GUILD_MESSAGES, DIRECT_MESSAGES, CONTENT = 1, 1 << 1, 1 << 8, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = MEMBERS | PRESENCES | CONTENT


@dataclass(eq=False)
class Session:
    """`sent` is every event with its number: what a resumed session is told again. `waiting` goes to its socket."""

    id: str
    shard: int
    of: int
    intents: int
    seq: int = 0
    sent: list[tuple[int, str]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    waiting: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    def serves(self, guild: str) -> bool:
        return (int(guild) >> 22) % self.of == self.shard if guild else self.shard == 0

    def tell(self, event: str, data: Body) -> None:
        self.seq += 1
        frame = json.dumps({"op": DISPATCH, "t": event, "s": self.seq, "d": data})
        self.sent.append((self.seq, frame))
        if self.socket is not None:
            self.waiting.put_nowait(frame)


class Gateway:
    """`url` is its address. `privileged`: the intents that the portal allows. `shards`: how many it advises."""

    def __init__(self, world: World, admits: Callable[[str], bool], *, privileged: int, shards: int) -> None:
        self.url = ""
        self.privileged = privileged
        self.shards = shards
        self.heartbeat_seconds = 41.25
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0
        self.heartbeats = 0
        self.dropped: list[tuple[str, int]] = []
        """Events that nobody was told of, with the intent that was lacking."""
        self._world = world
        self._admits = admits
        self._sockets: set[web.WebSocketResponse] = set()

    @property
    def open(self) -> list[Session]:
        """Sessions that somebody listens to, by their shard."""
        return sorted((each for each in self.sessions.values() if each.socket), key=lambda each: each.shard)

    def told(self) -> Body:
        limit = {"total": 1000, "remaining": 1000 - self.identified, "reset_after": 14_400_000, "max_concurrency": 1}
        return {"url": self.url, "shards": self.shards, "session_start_limit": limit}

    async def connected(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self._sockets.add(socket)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_seconds * 1000}, "s": None})
        session: Session | None = None
        writing: asyncio.Task[None] | None = None
        try:
            async for frame in socket:
                if frame.type != WSMsgType.TEXT:
                    continue
                said = json.loads(frame.data)
                match said["op"]:
                    case 1:
                        self.heartbeats += 1
                        await socket.send_json({"op": ACK, "d": None, "s": None})
                    case 2:
                        session = await self._identify(socket, said["d"])
                    case 6:
                        session = await self._resume(socket, said["d"])
                if session is not None and writing is None:
                    writing = asyncio.create_task(_write(session, socket))
                    self._world.wake()
        finally:
            self._sockets.discard(socket)
            if writing is not None:
                writing.cancel()
            if session is not None and session.socket is socket:
                session.socket = None
            self._world.wake()
        return socket

    async def _identify(self, socket: web.WebSocketResponse, said: Body) -> Session | None:
        number, of = said.get("shard") or (0, 1)
        wrong = 0
        if not self._admits(said["token"]):
            wrong = 4004
        elif not 0 <= number < of:
            wrong = 4010
        elif said["intents"] & PRIVILEGED & ~self.privileged:
            wrong = 4014
        if wrong:
            await socket.close(code=wrong)
            return None
        self.identified += 1
        session = Session(token(16), number, of, said["intents"], socket=socket)
        self.sessions[session.id] = session
        guilds = [each for each in self._world.guilds.values() if each.installed and session.serves(each.id)]
        ready: Body = {"v": 10, "user": self._world.people[BOT].told(), "session_id": session.id}
        ready |= {"guilds": [{"id": each.id, "unavailable": True} for each in guilds], "shard": [number, of]}
        ready |= {"resume_gateway_url": self.url, "application": {"id": APPLICATION, "flags": 0}}
        session.tell("READY", ready)
        if session.intents & GUILDS:
            for guild in guilds:
                session.tell("GUILD_CREATE", payloads.guild(self._world, guild))
        return session

    async def _resume(self, socket: web.WebSocketResponse, said: Body) -> Session | None:
        session = self.sessions.get(said["session_id"])
        if session is None or not self._admits(said["token"]):
            await socket.send_json({"op": INVALID, "d": False, "s": None})
            return None
        self.resumed += 1
        session.socket, session.waiting = socket, asyncio.Queue()
        for number, frame in session.sent:
            if number > (said["seq"] or 0):
                session.waiting.put_nowait(frame)
        session.tell("RESUMED", {})
        return session

    # Events

    def tell(self, event: str, data: Body, *, guild: str = "", intent: int = 0) -> int:
        """Tell whoever has that server, and listens to such events; how many sessions were told."""
        found = [each for each in self._newest() if each.serves(guild)]
        told = [each for each in found if not intent or each.intents & intent]
        for session in told:
            session.tell(event, data)
        if found and not told:
            self.dropped.append((event, intent))
        return len(told)

    def listens(self, guild: str, intent: int) -> bool:
        return any(each.intents & intent for each in self._newest() if each.serves(guild))

    def _newest(self) -> list[Session]:
        """For each shard the session that identified last: an older one has been left."""
        return list({(each.shard, each.of): each for each in self.sessions.values()}.values())

    # What happens to connections

    async def disconnect(self, how: Literal["reconnect", "drops", "invalid"] = "reconnect", *, shard: int = 0) -> None:
        """`reconnect`: Discord asks for it. `drops`: the connection breaks. `invalid`: the session is over, too."""
        session = next(each for each in self.open if each.shard == shard)
        socket = session.socket
        assert socket is not None
        if how == "reconnect":
            await socket.send_json({"op": RECONNECT, "d": None, "s": None})
            return
        session.socket = None
        if how == "invalid":
            del self.sessions[session.id]
            await socket.send_json({"op": INVALID, "d": False, "s": None})
            return
        await socket.close(code=1001)

    def forgets(self) -> None:
        """Nobody can resume what they had."""
        self.sessions.clear()

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.close()


async def _write(session: Session, socket: web.WebSocketResponse) -> None:
    """Send what waits, in its order, for as long as this is the session's socket."""
    waiting: Any = session.waiting
    while True:
        frame = await waiting.get()
        try:
            await socket.send_str(frame)
        except ConnectionError:
            return
