"""Calls of Slack's Web API for what people see at once: one call, one attempt, one kind of error."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import cast

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.inbound import Body

SECONDS = 10.0


class Failed(Exception):
    """Slack said no, or nothing. `code` is its word for it; `wait` the seconds that it asks us to wait."""

    def __init__(self, code: str, wait: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.wait = wait


async def post(client: AsyncWebClient, method: str, values: Mapping[str, object], *, seconds: float = SECONDS) -> Body:
    """Raises Failed."""
    return await _call(client, method, seconds, {"json": {k: v for k, v in values.items() if v is not None}})


async def get(client: AsyncWebClient, method: str, values: Mapping[str, str], *, seconds: float = SECONDS) -> Body:
    """For the methods that take no JSON. Raises Failed."""
    return await _call(client, method, seconds, {"http_verb": "GET", "params": dict(values)})


async def _call(client: AsyncWebClient, method: str, seconds: float, given: dict[str, object]) -> Body:
    try:
        async with asyncio.timeout(seconds):
            said = await client.api_call(method, **given)  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
    except SlackApiError as error:
        raise _failed(error) from None
    except TimeoutError:
        raise Failed("no_answer") from None
    except (SlackClientError, aiohttp.ClientError, OSError, ValueError) as error:
        raise Failed(type(error).__name__) from None
    found = cast("object", said.data)  # pyright: ignore[reportUnknownMemberType]
    return cast("Body", found) if isinstance(found, dict) else {}


def code_of(error: Exception) -> str:
    """What to call an error in a message to operators: Slack's word for it, or the kind of error."""
    return _failed(error).code if isinstance(error, SlackApiError) else type(error).__name__


def _failed(error: SlackApiError) -> Failed:
    # Of an answer that isn't JSON the SDK hands on what aiohttp gave it, where the status has another name.
    response: object = error.response  # pyright: ignore[reportUnknownMemberType]
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    if status == 429:
        headers = cast("Mapping[str, str]", getattr(response, "headers", {}))
        wait = next((value for name, value in headers.items() if name.casefold() == "retry-after"), "1")
        return Failed("ratelimited", float(wait) if wait.isdigit() else 1.0)
    data: object = getattr(response, "data", None)
    code = cast("Body", data).get("error") if isinstance(data, dict) else None
    return Failed(code if isinstance(code, str) else f"http_{status}")
