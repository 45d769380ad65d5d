"""The web process: whether we are well and how it goes, for whoever watches. Nothing about anyone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from types import MappingProxyType

from aiohttp import web

CHECK_SECONDS = 5.0
"""How long a check may take; who asks for our health has a time limit too."""

STOP_SECONDS = 5.0

Check = Callable[[], Awaitable[str]]
"""Says in plain words what is wrong, nothing when all is well."""

NONE: Mapping[str, Check] = MappingProxyType({})

Endpoint = Callable[[web.Request], Awaitable[web.StreamResponse]]
"""Takes what a platform posts."""

NO_ENDPOINTS: Mapping[str, Endpoint] = MappingProxyType({})

Page = Callable[[], Awaitable[tuple[str, bytes]]]
"""Content type and text of a page made anew for each request."""

_log = logging.getLogger(__name__)


class Web:
    """A web server that runs until `stop`."""

    def __init__(self, runner: web.AppRunner) -> None:
        self._runner = runner

    @property
    def port(self) -> int:
        """The port it listens on, also where 0 was asked for."""
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Take no new requests, finish those on their way (5 s at most), and free the port."""
        await self._runner.cleanup()


async def serve(
    host: str,
    port: int,
    checks: Mapping[str, Check],
    *,
    ready: Mapping[str, Check] = NONE,
    metrics: Page | None = None,
    posts: Mapping[str, Endpoint] = NO_ENDPOINTS,
) -> Web:
    """Serve `/healthz`: 200 when every check is content, else 503 with one plain line for each that isn't.

    `/readyz` is the same with the checks of `ready` added: whether to send us anything new, while `/healthz` says
    whether to start us again. `/metrics` is there when `metrics` is; `posts` are endpoints by path. Raises OSError when
    the port can't be had.
    """
    runner = web.AppRunner(
        app(checks, ready=ready, metrics=metrics, posts=posts), access_log=None, shutdown_timeout=STOP_SECONDS
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return Web(runner)


def app(
    checks: Mapping[str, Check],
    *,
    ready: Mapping[str, Check] = NONE,
    metrics: Page | None = None,
    posts: Mapping[str, Endpoint] = NO_ENDPOINTS,
) -> web.Application:
    async def healthz(request: web.Request) -> web.Response:
        return await _checked(checks)

    async def readyz(request: web.Request) -> web.Response:
        return await _checked({**ready, **checks})

    application = web.Application()
    application.router.add_get("/healthz", healthz)
    application.router.add_get("/readyz", readyz)
    if metrics is not None:
        application.router.add_get("/metrics", partial(_page, metrics))
    for path, endpoint in posts.items():
        application.router.add_post(path, endpoint)
    application.on_response_prepare.append(_bare)
    return application


async def _checked(checks: Mapping[str, Check]) -> web.Response:
    answers = await asyncio.gather(*(_ask(name, check) for name, check in checks.items()))
    wrong = [answer for answer in answers if answer]
    return web.Response(text="\n".join(wrong or ["ok"]) + "\n", status=503 if wrong else 200)


async def _page(page: Page, request: web.Request) -> web.Response:
    kind, text = await page()
    return web.Response(body=text, headers={"Content-Type": kind})


async def _ask(name: str, check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            reason = await check()
    except TimeoutError:
        return f"{name}: no answer within {CHECK_SECONDS:.0f} s"
    except Exception as error:
        # The error's text may name a host or a user.
        _log.error("check %s failed: %s", name, type(error).__name__)
        return f"{name}: not working"
    return f"{name}: {reason}" if reason else ""


async def _bare(request: web.Request, response: web.StreamResponse) -> None:
    """No version of anything, and nothing for caches."""
    response.headers["Server"] = "Grapevine"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
