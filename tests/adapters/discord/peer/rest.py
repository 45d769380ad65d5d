"""Discord's API over HTTP: tokens, faults, rate limits, and every request written down."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from aiohttp import web

from tests.adapters.discord.peer import applications, asked, hooks, messages, scheduled
from tests.adapters.discord.peer.asked import Asked
from tests.adapters.discord.peer.faults import Fault
from tests.adapters.discord.peer.model import Call, Refusal

if TYPE_CHECKING:
    from tests.adapters.discord.peer.discord import FakeDiscord


class Route(NamedTuple):
    """`free`: what the address itself admits, without a token."""

    name: str
    method: str
    path: re.Pattern[str]
    answer: Callable[[Asked], Any]
    free: bool


def _route(name: str, method: str, path: str, answer: Callable[[Asked], Any], *, free: bool = False) -> Route:
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)
    return Route(name, method, re.compile(pattern), answer, free)


_HOOK = "/webhooks/{application}/{token}"
ROUTES = (
    _route("me", "GET", "/users/@me", applications.me),
    _route("application", "GET", "/(?:oauth2/)?applications/@me", applications.application),
    _route("direct", "POST", "/users/@me/channels", messages.open_direct),
    _route("guilds", "GET", "/users/@me/guilds", applications.guilds),
    _route("user", "GET", "/users/{user}", applications.user),
    _route("guild", "GET", "/guilds/{guild}", applications.guild),
    _route("scheduled", "GET", "/guilds/{guild}/scheduled-events", scheduled.several),
    _route("channels", "GET", "/guilds/{guild}/channels", scheduled.channels),
    _route("member", "GET", "/guilds/{guild}/members/{user}", applications.member),
    _route("thread", "POST", "/channels/{channel}/messages/{message}/threads", messages.open_thread),
    _route("channel", "GET", "/channels/{channel}", messages.channel),
    _route("send", "POST", "/channels/{channel}/messages", messages.send),
    _route("list", "GET", "/channels/{channel}/messages", messages.several),
    _route("message", "GET", "/channels/{channel}/messages/{message}", messages.one),
    _route("edit", "PATCH", "/channels/{channel}/messages/{message}", messages.edit),
    _route("delete", "DELETE", "/channels/{channel}/messages/{message}", messages.delete),
    _route("commands", "GET", "/applications/{application}/commands", applications.commands),
    _route("put_commands", "PUT", "/applications/{application}/commands", applications.put_commands),
    _route("commands", "GET", "/applications/{application}/guilds/{guild}/commands", applications.commands),
    _route("put_commands", "PUT", "/applications/{application}/guilds/{guild}/commands", applications.put_commands),
    _route("callback", "POST", "/interactions/{interaction}/{token}/callback", hooks.callback, free=True),
    _route("followup", "POST", _HOOK, hooks.followup, free=True),
    _route("original", "GET", f"{_HOOK}/messages/{{message}}", hooks.message, free=True),
    _route("edit_original", "PATCH", f"{_HOOK}/messages/@original", hooks.edit, free=True),
    _route("edit_followup", "PATCH", f"{_HOOK}/messages/{{message}}", hooks.edit, free=True),
    _route("delete_original", "DELETE", f"{_HOOK}/messages/@original", hooks.delete, free=True),
    _route("delete_followup", "DELETE", f"{_HOOK}/messages/{{message}}", hooks.delete, free=True),
)
"""Their names are those of calls and faults."""


def _json(said: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """discord.py reads JSON only where the type says that and nothing else."""
    headers = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(said).encode(), status=status, headers=headers)


class Rest:
    def __init__(self, discord: FakeDiscord) -> None:
        self._discord = discord

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/v10/{path:.*}", self._called),
            web.get("/cdn/attachments/{channel}/{id}/{name}", self._fetched),
        ]

    async def _fetched(self, request: web.Request) -> web.Response:
        file = self._discord.world.files.get(request.match_info["id"])
        return web.Response(status=404) if file is None else web.Response(body=file.content)

    async def _called(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        route, at = _found(request.method, path)
        told = await asked.read(self._discord.world, request, path, at)
        channel = at.get("channel", "")
        call = Call(route.name if route else "unknown", request.method, path, told.body, self._discord.clock())
        call.channel = channel
        self._discord.calls.append(call)
        given = request.headers.get("Authorization", "")
        return await self._through(request, call, lambda: self._answer(route, given, told))

    def _answer(self, route: Route | None, given: str, told: Asked) -> Any:
        """Raises Refusal."""
        if told.path == "/gateway/bot":
            self._admit(given)
            return self._discord.gateway.told()
        if route is None:
            raise Refusal(404, 0, "404: Not Found")
        if not route.free:
            self._admit(given)
        return route.answer(told)

    def _admit(self, given: str) -> None:
        if given != f"Bot {self._discord.token}" or not self._discord.token_works:
            raise Refusal(401, 0, "401: Unauthorized")

    # Faults

    async def _through(self, request: web.Request, call: Call, answer: Callable[[], Any]) -> web.StreamResponse:
        """One request, and what becomes of it on the way there and back."""
        fault = self._discord.faults.draw(call.name, call.channel)
        if fault is None:
            return self._answering(call, answer, "")
        call.answer = fault.kind
        match fault.kind:
            case "limited" | "limited_shared" | "limited_globally" | "cloudflare":
                return self._limited(fault)
            case "failed_before":
                return _failed()
            case "reset_before":
                return _reset(request)
            case "hangs_before":
                await self._discord.closing.wait()
                return _reset(request)
            case "late":
                await self._closed_within(fault.seconds)
            case "says":
                return self._says(fault)
        said = self._answering(call, answer, fault.kind)
        match fault.kind:
            case "failed_after":
                return _failed()
            case "malformed":
                half = bytes(said.body)[:9] if isinstance(said.body, bytes) else b"{"
                return web.Response(body=half, headers={"Content-Type": "application/json"})
            case "says_after":
                return self._says(fault)
            case "hangs":
                await self._discord.closing.wait()
        return _reset(request)

    async def _closed_within(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._discord.closing.wait()
        except TimeoutError:
            return

    def _limited(self, fault: Fault) -> web.Response:
        shared, everything = fault.kind == "limited_shared", fault.kind == "limited_globally"
        self._discord.invalid += not shared
        after = {"Retry-After": str(max(1, round(fault.seconds)))}
        if fault.kind == "cloudflare":
            return web.Response(
                status=429, text="<html>error code: 1015</html>", content_type="text/html", headers=after
            )
        scope = "shared" if shared else "global" if everything else "user"
        headers = {"Via": "1.1 google", "X-RateLimit-Scope": scope, **after}
        if everything:
            headers["X-RateLimit-Global"] = "true"
        else:
            headers |= {"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "0", "X-RateLimit-Bucket": fault.name}
            headers |= {"X-RateLimit-Reset-After": str(fault.seconds)}
        said = {"message": "You are being rate limited.", "retry_after": fault.seconds, "global": everything}
        return _json(said, 429, headers)

    def _says(self, fault: Fault) -> web.Response:
        self._discord.invalid += fault.status in (401, 403, 429)
        return _json({"message": "This is refused.", "code": fault.code}, fault.status)

    def _answering(self, call: Call, answer: Callable[[], Any], fault: str) -> web.Response:
        try:
            said, status = answer(), 200
        except Refusal as refusal:
            said, status = refusal.told(), refusal.status
            call.answer = fault or str(refusal.code)
            self._discord.refused.append(f"{call.method} {call.path}: {refusal} {json.dumps(refusal.errors or {})}")
        else:
            call.accepted = True
            call.answer = fault or "ok"
        self._discord.invalid += status in (401, 403)
        self._discord.heard(call, said if isinstance(said, dict) else {})
        return web.Response(status=204) if said is None else _json(said, status)


def _found(method: str, path: str) -> tuple[Route | None, dict[str, str]]:
    for route in ROUTES:
        found = route.path.fullmatch(path) if route.method == method else None
        if found is not None:
            return route, found.groupdict()
    return None, {}


def _failed() -> web.Response:
    return web.Response(status=500, text="<html>Server Error</html>", content_type="text/html")


def _reset(request: web.Request) -> web.Response:
    """The connection breaks off, as with a reset."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
