"""A request as its answer is worked out from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from adapters.discord import limits
from tests.adapters.discord.peer.model import Body, File, Refusal, invalid
from tests.adapters.discord.peer.world import World


@dataclass(frozen=True)
class Asked:
    """`at` are the parts of its path; `path` is the whole of it, without the version."""

    world: World
    method: str
    path: str
    at: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: list[File] = field(default_factory=list)

    def form(self) -> Body:
        """The body as an object, with what was attached under “files”. Raises Refusal."""
        if not isinstance(self.body, dict):
            raise Refusal(400, 50109, "The request body contains invalid JSON.")
        for file in self.files:
            if len(file.content) > limits.FILE_BYTES:
                raise Refusal(413, 40005, "Request entity too large")
        return {**self.body, "files": self.files} if self.files or "attachments" in self.body else dict(self.body)

    def number(self, name: str, otherwise: int, least: int, most: int) -> int:
        """Raises Refusal."""
        given = self.query.get(name, str(otherwise))
        if not given.isdecimal() or not least <= int(given) <= most:
            raise invalid([f"$.{name}: int value should be between {least} and {most}."])
        return int(given)


async def read(world: World, request: web.Request, path: str, at: Mapping[str, str]) -> Asked:
    body: Any = None
    files: list[File] = []
    if request.content_type.startswith("multipart/"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files.append(File(world.fresh(), value.filename, value.file.read()))
            elif name == "payload_json":
                body = _json(str(value))
    elif request.can_read_body:
        body = _json(await request.text())
    return Asked(world, request.method, path, at, request.query, body, files)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
