"""The Web API over HTTP: tokens, scopes, faults, and every call written down."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from aiohttp import web

from adapters.slack import limits
from tests.adapters.slack.fake import chat, conversations, uploads, views
from tests.adapters.slack.fake.methods import Asked, Method, Methods
from tests.adapters.slack.fake.model import Body, Call, Refusal

if TYPE_CHECKING:
    from tests.adapters.slack.fake.slack import FakeSlack

METHODS: Methods = {**chat.METHODS, **conversations.METHODS, **views.METHODS, **uploads.METHODS}
Shown: TypeAlias = Callable[[Body], web.Response]


def _as_json(said: Body) -> web.Response:
    return web.json_response(said)


def _as_upload(said: Body) -> web.Response:
    return web.Response(text=f"OK - {said['size']}") if said["ok"] else web.Response(status=400, text=said["error"])


def _as_hook(said: Body) -> web.Response:
    """An address that may not be used any more isn't found."""
    if said["ok"]:
        return web.Response(text="ok")
    return web.json_response(said, status=404 if said["error"] in ("used_url", "expired_url") else 400)


def _failed() -> web.Response:
    return web.Response(status=500, text="<html>Server Error</html>", content_type="text/html")


class WebApi:
    """Everything that the app calls: `/api/<method>`, the upload addresses and the response_urls."""

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack
        self._methods: Methods = {
            **METHODS,
            "apps.connections.open": Method(self._connect, "connections:write", True, "app"),
        }

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self._called),
            web.post("/upload/v1/{id}", self._uploaded),
            web.post("/actions/{team}/{number}/{id}", self._answered),
        ]

    def _connect(self, asked: Asked) -> Body:
        return {"url": self._slack.sockets.ticket()}

    # Calls

    async def _called(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        args = await _args(request)
        method = self._methods.get(name)
        if method is not None and method.reads and _is_json(request):
            # Slack doesn't look into a JSON body here.
            args = dict(request.query)
        call = Call(name, args, self._slack.space.clock())
        self._slack.calls.append(call)
        given = request.headers.get("Authorization", "").removeprefix("Bearer ") or str(args.get("token") or "")
        return await self._through(request, call, lambda: self._answer(name, given, args))

    def _answer(self, name: str, token: str, args: Body) -> Body:
        """Raises Refusal."""
        method = self._methods.get(name)
        if method is None:
            raise Refusal("unknown_method", req_method=name)
        self._admit(token, method)
        scopes = self._slack.scopes if token == self._slack.bot_token else frozenset({"connections:write"})
        asked = Asked(self._slack.space, args, scopes, self._slack.url)
        if method.scope:
            asked.demand(method.scope)
        return method.answer(asked)

    def _admit(self, token: str, method: Method) -> None:
        if not token:
            raise Refusal("not_authed")
        known = {self._slack.bot_token: "bot", self._slack.app_token: "app"}.get(token)
        if token in self._slack.dead_tokens:
            raise Refusal(self._slack.dead_tokens[token])
        if known is None:
            raise Refusal("invalid_auth")
        if method.token not in ("any", known):
            raise Refusal("not_allowed_token_type")

    async def _through(
        self, request: web.Request, call: Call, answer: Callable[[], Body], shown: Shown = _as_json
    ) -> web.StreamResponse:
        """One call, and what becomes of it on the way there and back. `shown` makes the answer's shape."""
        fault = self._slack.faults.draw(call.method, str(call.args.get("channel") or ""))
        if fault is None:
            return self._answering(call, answer, shown, "")
        call.answer = fault.kind
        match fault.kind:
            case "refused":
                headers = {"Retry-After": str(max(1, round(fault.seconds)))}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            case "failed_before":
                return _failed()
            case "reset_before":
                return _reset(request)
            case "hangs_before":
                await self._slack.closing.wait()
                return _reset(request)
            case "late":
                await self._closed_within(fault.seconds)
            case "says":
                return web.json_response({"ok": False, "error": fault.code})
        said = self._answering(call, answer, shown, fault.kind)
        match fault.kind:
            case "failed_after":
                return _failed()
            case "malformed":
                return web.Response(text=(said.text or "")[:9], content_type="application/json")
            case "says_after":
                return web.json_response({"ok": False, "error": fault.code})
            case "hangs":
                await self._slack.closing.wait()
        return _reset(request)

    async def _closed_within(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._slack.closing.wait()
        except TimeoutError:
            return

    def _answering(self, call: Call, answer: Callable[[], Body], shown: Shown, fault: str) -> web.Response:
        try:
            said = {"ok": True, **answer()}
        except Refusal as refusal:
            said = {"ok": False, "error": refusal.code, **refusal.more}
        call.accepted = said["ok"]
        call.answer = fault or said.get("error", "ok")
        self._slack.heard(call, said)
        response = shown(said)
        response.headers["X-OAuth-Scopes"] = ",".join(sorted(self._slack.scopes))
        return response

    # Files and answers by URL

    async def _uploaded(self, request: web.Request) -> web.StreamResponse:
        id, content = request.match_info["id"], await _file(request)
        call = Call("upload", {"id": id}, self._slack.space.clock())
        self._slack.calls.append(call)

        def take() -> Body:
            upload = self._slack.space.uploads.get(id)
            if upload is None or len(content) != upload.length:
                raise Refusal("bad_upload")
            upload.content = content
            return {"size": len(content)}

        return await self._through(request, call, take, _as_upload)

    async def _answered(self, request: web.Request) -> web.StreamResponse:
        id, args = request.match_info["id"], await _args(request)
        call = Call("response_url", {**args, "id": id}, self._slack.space.clock())
        self._slack.calls.append(call)

        def take() -> Body:
            self._answer_by_url(id, args)
            return {}

        return await self._through(request, call, take, _as_hook)

    def _answer_by_url(self, id: str, args: Body) -> None:
        """Raises Refusal."""
        space = self._slack.space
        issued = space.answering.get(id)
        if issued is None or (space.clock() - issued.at).total_seconds() > limits.RESPONSE_URL:
            raise Refusal("expired_url")
        if issued.uses >= limits.RESPONSE_URL_USES:
            raise Refusal("used_url")
        asked = Asked(space, args, self._slack.scopes, self._slack.url)
        original, channel = issued.message, space.channels[issued.channel]
        there = original is not None and original in channel.messages
        if asked.flag("delete_original"):
            issued.uses += 1
            if original is not None and there:
                space.delete(original)
            return
        text, blocks = chat.content(asked)
        issued.uses += 1
        if asked.flag("replace_original") and original is not None and there:
            space.edit(original, chat.stored(text), blocks)
            return
        only_for = "" if args.get("response_type") == "in_channel" else issued.user
        said = space.post(channel, chat.stored(text), blocks, only_for=only_for, thread=asked.maybe("thread_ts"))
        # What was answered to a command may be replaced by its next answer.
        issued.message = original or said


def respond(slack: FakeSlack, user: str, channel: str, said: Body | str) -> None:
    """What the app put into its acknowledgement of a command: shown like an answer by URL."""
    args = {"text": said} if isinstance(said, str) else said
    asked = Asked(slack.space, args, slack.scopes, slack.url)
    text, blocks = chat.content(asked)
    only_for = "" if args.get("response_type") == "in_channel" else user
    slack.space.post(slack.space.channels[channel], chat.stored(text), blocks, only_for=only_for)


def _is_json(request: web.Request) -> bool:
    return request.content_type == "application/json"


async def _args(request: web.Request) -> Body:
    found: Body = dict(request.query)
    if request.method != "POST":
        return found
    if _is_json(request):
        try:
            said = json.loads(await request.text() or "{}")
        except ValueError:
            return found
        return found | said if isinstance(said, dict) else found
    return found | dict(await request.post())


async def _file(request: web.Request) -> bytes:
    if request.content_type.startswith("multipart/"):
        for value in (await request.post()).values():
            if isinstance(value, web.FileField):
                return value.file.read()
        return b""
    return await request.read()


def _reset(request: web.Request) -> web.Response:
    """The connection breaks off, as with a reset."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
