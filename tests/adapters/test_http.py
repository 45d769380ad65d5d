import asyncio
import socket

import aiohttp
import pytest

from adapters import http


async def well() -> str:
    return ""


async def asked(web: http.Web, path: str = "/healthz") -> tuple[int, str, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{web.port}{path}") as answer:
        return answer.status, await answer.text(), dict(answer.headers)


def get(checks: dict[str, http.Check], path: str = "/healthz") -> tuple[int, str, dict[str, str]]:
    async def story() -> tuple[int, str, dict[str, str]]:
        web = await http.serve("127.0.0.1", 0, checks)
        try:
            return await asked(web, path)
        finally:
            await web.stop()

    return asyncio.run(story())


def test_health_is_ok_when_every_check_is_content():
    status, text, _ = get({"tick": well, "database": well})
    assert (status, text) == (200, "ok\n")


def test_health_says_plainly_what_is_wrong():
    async def stalled() -> str:
        return "no beat for a minute"

    status, text, _ = get({"tick": stalled, "database": well})
    assert (status, text) == (503, "tick: no beat for a minute\n")


def test_a_check_that_fails_tells_nothing_private():
    async def fails() -> str:
        raise ConnectionError("postgresql://grapevine:secret@db")

    status, text, _ = get({"database": fails})
    assert (status, text) == (503, "database: not working\n")


def test_a_check_that_hangs_does_not_hold_up_the_answer(monkeypatch: pytest.MonkeyPatch):
    async def hangs() -> str:
        await asyncio.Event().wait()
        return ""

    monkeypatch.setattr(http, "CHECK_SECONDS", 0.01)
    status, text, _ = get({"database": hangs})
    assert status == 503
    assert text.startswith("database: no answer")


def test_nothing_else_is_served_and_no_version_is_told():
    status, _, headers = get({}, "/")
    assert status == 404
    assert headers["Server"] == "Grapevine"
    assert headers["Cache-Control"] == "no-store"


def test_the_port_is_free_after_stop():
    async def story() -> None:
        web = await http.serve("127.0.0.1", 0, {})
        port = web.port
        await asked(web)
        await web.stop()
        again = await http.serve("127.0.0.1", port, {})
        assert again.port == port
        await again.stop()

    asyncio.run(story())


def test_a_taken_port_is_an_error_at_once():
    async def story() -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            with pytest.raises(OSError, match="address"):
                await http.serve("127.0.0.1", taken.getsockname()[1], {})

    asyncio.run(story())


def test_what_stops_is_not_ready_and_still_healthy():
    async def stopping() -> str:
        return "stopping"

    async def story() -> list[tuple[int, str]]:
        web = await http.serve("127.0.0.1", 0, {"database": well}, ready={"process": stopping})
        try:
            return [(await asked(web, path))[:2] for path in ("/readyz", "/healthz")]
        finally:
            await web.stop()

    assert asyncio.run(story()) == [(503, "process: stopping\n"), (200, "ok\n")]


def test_what_is_not_healthy_is_not_ready_either():
    async def stalled() -> str:
        return "no beat for a minute"

    assert get({"tick": stalled}, "/readyz")[:2] == (503, "tick: no beat for a minute\n")
    assert get({"tick": well}, "/readyz")[:2] == (200, "ok\n")


def test_figures_are_served_only_when_they_are_wanted():
    async def page() -> tuple[str, bytes]:
        return "text/plain; version=0.0.4; charset=utf-8", b"grapevine_due 0.0\n"

    async def story() -> tuple[int, str, dict[str, str]]:
        web = await http.serve("127.0.0.1", 0, {}, metrics=page)
        try:
            return await asked(web, "/metrics")
        finally:
            await web.stop()

    status, text, headers = asyncio.run(story())
    assert (status, text) == (200, "grapevine_due 0.0\n")
    assert headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert get({}, "/metrics")[0] == 404
